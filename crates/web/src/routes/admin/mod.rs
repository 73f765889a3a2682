//! What an admin sees and does. Every row of these routes demands an admin session; every handler
//! calls one verb of the `admin` crate and shows what came of it.

pub mod admins;
pub mod app_metadata;
pub mod app_rules;
pub mod apps;
pub mod asking;
pub mod assignments;
pub mod audit;
pub mod bulk;
pub mod connection;
pub mod contract;
pub mod cut_over;
pub mod dashboard;
pub mod directory;
pub mod domains;
pub mod groups;
pub mod guest_list;
pub mod guests;
pub mod import;
pub mod invite;
pub mod keys;
mod lines;
pub mod mails;
pub mod partners;
pub mod policy;
pub mod presets;
mod preview;
pub mod receipts;
pub mod rekey;
pub mod removal;
pub mod session;
pub mod settings;
pub mod setup;
pub mod sponsors;
mod stake;
pub mod step_up;
pub mod terms;
pub mod tryout;
pub mod why;

use crate::{
    exchange::Exchange,
    http::Response,
    pages::{Choice, Field, Frame, Problem, admin::Done, guest::ErrorKind},
};
use ::admin::{Desk, PartnerFilter, Refusal, partners::Called};
use actix_web::web::Bytes;
use model::{Actor, ActorKind, Admin, Partner};
use std::borrow::Borrow;

/// A handler's way out: the response, or a refusal turned into one.
pub(super) type Answer = Result<Response, Response>;

impl Exchange<'_> {
    pub(super) fn desk(&self) -> &Desk {
        &self.portal.desk
    }

    /// The admin whom the table let in.
    pub(super) fn by(&self) -> Result<&Admin, Response> {
        self.admin
            .as_ref()
            .ok_or_else(|| Response::see_other("/admin/sign-in"))
    }

    pub(super) fn actor(&self) -> Result<Actor, Response> {
        self.by().map(|admin| Actor::admin(&admin.id))
    }

    /// The thing an id of the path names, or the page that there is none.
    pub(super) fn named<K: model::Kind>(&self, n: usize) -> Result<model::Id<K>, Response> {
        self.id(n)
            .ok_or_else(|| self.error(404, ErrorKind::NotFound, None))
    }

    /// What was found, or the page that there is none.
    pub(super) fn found<T>(&self, found: Result<Option<T>, Refusal>) -> Result<T, Response> {
        found
            .map_err(|e| self.trouble(&e))?
            .ok_or_else(|| self.error(404, ErrorKind::NotFound, None))
    }

    /// A refusal that belongs to no form: a page of its own.
    pub(super) fn trouble(&self, refusal: &Refusal) -> Response {
        match refusal {
            Refusal::Store(error) => self.failure(error),
            Refusal::Unknown(_) => self.error(404, ErrorKind::NotFound, None),
            _ => self.error(409, ErrorKind::BadRequest, refusal.reason()),
        }
    }

    /// The frame of a page that says why the last wish was refused.
    pub(super) fn frame_refusing(&self, refusal: &Refusal) -> Frame {
        tracing::warn!(
            reference = self.reference(),
            code = refusal.code(),
            "an admin's wish was refused"
        );
        Frame {
            refusal: Some(self.told(refusal)),
            ..self.frame()
        }
    }

    /// The name of whoever did something, where it is an admin.
    pub(super) fn name_of(&self, by: &Actor) -> Result<String, Response> {
        let admins = ::admin::admins::list(self.desk()).map_err(|e| self.trouble(&e))?;
        let is_doer =
            |it: &Admin| by.kind == ActorKind::Admin && by.id.as_deref() == Some(it.id.as_str());
        let admin = admins.into_iter().find(is_doer);
        Ok(admin.map_or_else(|| self.frame().somebody(by.kind), |admin| admin.name))
    }

    /// Why a wish was refused, in the reader's language.
    pub(super) fn told(&self, refusal: &Refusal) -> String {
        self.frame().refusal(refusal)
    }
}

/// Back to a page that tells what was done.
pub(super) fn done(path: &str, done: Done) -> Response {
    Response::see_other(&format!("{path}?done={done}"))
}

/// A file to keep.
pub(super) fn attachment(content: Vec<u8>, media_type: &str, name: &str) -> Response {
    named(Response::new(200, media_type, content), name)
}

/// The name under which a response is kept.
pub(super) fn named(response: Response, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    response.header("content-disposition", disposition)
}

/// Turns the two ways out into one.
pub(super) fn settle(answer: Answer) -> Response {
    answer.unwrap_or_else(|refusal| refusal)
}

/// The content of a form's file, or what was pasted instead.
pub(super) fn uploaded(exchange: &Exchange<'_>) -> Bytes {
    let part = |name: &str| {
        let mut parts = exchange.request.parts.iter().flatten();
        parts.find(|it| it.name == name && !it.content.is_empty())
    };
    let given = part("file").or_else(|| part("pasted"));
    given.map(|it| it.content.clone()).unwrap_or_default()
}

/// The lines of a text area, without blanks and empty ones.
pub fn lines_of(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// All apps to choose from.
pub(super) fn app_choices(
    exchange: &Exchange<'_>,
    chosen: &[&str],
) -> Result<Vec<Choice>, Response> {
    let apps = ::admin::apps::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let reach = exchange.reach();
    Ok(apps
        .iter()
        .filter(|app| reach.has_app(&app.id))
        .map(|app| choice(app.id.as_str(), &app.name, chosen))
        .collect())
}

/// All groups to choose from.
pub(super) fn group_choices(
    exchange: &Exchange<'_>,
    chosen: &[&str],
) -> Result<Vec<Choice>, Response> {
    // A group may bring apps that are beyond somebody's reach.
    if !exchange.reach().is_whole() {
        return Ok(Vec::new());
    }
    let groups = ::admin::groups::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    Ok(groups
        .iter()
        .map(|group| choice(group.id.as_str(), &group.name, chosen))
        .collect())
}

/// Up to so many partners are offered while somebody writes one down; more are no help.
const OFFERED: i64 = 100;

/// The names of partners to offer, where there are few.
pub(super) fn partner_names(exchange: &Exchange<'_>) -> Result<Vec<Choice>, Response> {
    let reach = exchange.reach();
    if reach.guests_by_app {
        return Ok(Vec::new());
    }
    let first = PartnerFilter {
        within: reach.partners,
        limit: OFFERED,
        ..PartnerFilter::default()
    };
    let (partners, all) =
        ::admin::partners::page(exchange.desk(), &first).map_err(|e| exchange.trouble(&e))?;
    Ok(partners
        .into_iter()
        .filter(|_| all <= OFFERED)
        .map(|it| Choice::new(it.partner.name.clone(), it.partner.name))
        .collect())
}

/// The partner that a field names; `None` where it is empty, or where none goes by that, which the field
/// then says.
pub(super) fn partner_in(
    exchange: &Exchange<'_>,
    field: &mut Field,
) -> Result<Option<Partner>, Response> {
    if field.value.trim().is_empty() {
        return Ok(None);
    }
    let called = ::admin::partners::called(exchange.desk(), &field.value);
    let reach = exchange.reach();
    match called.map_err(|e| exchange.trouble(&e))? {
        Called::Partner(partner) if reach.has_partner(&partner.id) && !reach.guests_by_app => {
            field.value.clone_from(&partner.name);
            Ok(Some(*partner))
        }
        // Not even names that are alike of partners beyond somebody's reach.
        Called::Nobody(alike) if reach.is_whole() => {
            unknown(exchange, field, &alike);
            Ok(None)
        }
        Called::Partner(_) | Called::Nobody(_) => {
            unknown::<String>(exchange, field, &[]);
            Ok(None)
        }
    }
}

/// Says by a field that nothing is called so, and what is alike.
fn unknown<S: Borrow<str>>(exchange: &Exchange<'_>, field: &mut Field, alike: &[S]) {
    field.problem = Some(Problem::Unknown);
    field.said = (!alike.is_empty()).then(|| {
        let names = alike.join(" · ");
        exchange.frame().t1("did-you-mean", "names", names)
    });
}

/// An empty field is no value; one that cannot be read is marked.
fn optional<T>(
    field: &mut Field,
    problem: Problem,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    if field.value.is_empty() {
        return None;
    }
    let value = read(&field.value);
    if value.is_none() {
        field.problem = Some(problem);
    }
    value
}

/// A choice, marked if it was chosen before.
pub(super) fn choice(value: &str, label: &str, chosen: &[&str]) -> Choice {
    Choice {
        chosen: chosen.contains(&value),
        ..Choice::new(value, label)
    }
}

/// The choice of nothing, in front of the others.
pub(super) fn or_none(mut choices: Vec<Choice>, label: String) -> Vec<Choice> {
    choices.insert(0, Choice::new("", label));
    choices
}

/// The address of a list, to which the pairs of its filter are added.
fn list_link(list: &str) -> url::form_urlencoded::Serializer<'static, String> {
    url::form_urlencoded::Serializer::for_suffix(list.to_owned(), list.len())
}
