//! Who administers, what they may do, and which partners and apps they are bound to.

use super::{Answer, app_choices, choice, done, settle};
use crate::{
    exchange::Exchange,
    http::{Pairs, Response},
    pages::{
        Choice, Form as _, Problem,
        admin::{AddAdminForm, AdminAdded, AdminDetail, AdminRow, Admins, Done, ReachForm},
    },
};
use ::admin::{PartnerFilter, Refusal, admins, partners, sponsors};
use model::{Admin, AdminRole, AdminState, BoundTo, Email, Id, kind};

/// Partners that can be ticked; of more, those already chosen and the first ones by name.
const OFFERED: i64 = 500;

pub fn list(exchange: &Exchange<'_>) -> Response {
    let query = exchange.request.query_pairs();
    settle(show_list(exchange, AddAdminForm::sent(&query), None))
}

fn roles(exchange: &Exchange<'_>, chosen: &str) -> Vec<Choice> {
    let frame = exchange.frame();
    let all = AdminRole::ALL.iter();
    all.map(|it| choice(it.as_str(), &frame.word("admin-role", it), &[chosen]))
        .collect()
}

fn show_list(exchange: &Exchange<'_>, mut form: AddAdminForm, refusal: Option<&Refusal>) -> Answer {
    if form.role.value.is_empty() {
        AdminRole::Inviter.as_str().clone_into(&mut form.role.value);
    }
    form.role.choices = roles(exchange, &form.role.value);
    let all = sponsors::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let row = |it: sponsors::Sponsor| {
        let admin = it.admin?;
        Some(AdminRow {
            is_bound: !admin.reach().is_whole(),
            id: admin.id.to_string(),
            name: admin.name,
            email: admin.email.to_string(),
            role: admin.role,
            state: admin.state,
            guests: it.guests,
        })
    };
    let bad = refusal.is_some() || !form.problems().is_empty();
    Ok(Response::page(
        if bad { 409 } else { 200 },
        &Admins {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            rows: all.into_iter().filter_map(row).collect(),
            form,
        },
    ))
}

/// Adds an admin. Their one-time link stands on the page this once.
pub fn add(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = AddAdminForm::sent(&exchange.form);
        let (email, role) = (form.email.value.parse::<Email>(), form.role.value.parse());
        let (Ok(email), Ok(role)) = (email, role) else {
            form.email.problem = Some(Problem::Email);
            return show_list(exchange, form, None);
        };
        match admins::add_as(exchange.desk(), &actor, role, (&form.name.value, &email)) {
            Ok((admin, link)) => Ok(show_link(exchange, &admin, link.expose())),
            Err(e @ Refusal::Store(_)) => Err(exchange.trouble(&e)),
            Err(e) => {
                let (field, problem) = match &e {
                    Refusal::Taken { .. } => (&mut form.email, Problem::Taken),
                    _ => (&mut form.name, Problem::Required),
                };
                field.problem = Some(problem);
                show_list(exchange, form, Some(&e))
            }
        }
    })())
}

fn show_link(exchange: &Exchange<'_>, admin: &Admin, path: &str) -> Response {
    let settings = &exchange.portal.oidc.settings;
    Response::page(
        200,
        &AdminAdded {
            frame: exchange.frame(),
            id: admin.id.to_string(),
            name: admin.name.clone(),
            link: settings.link(path),
            minutes: settings.lifetimes.admin_link.as_secs() / 60,
        },
    )
}

/// A new one-time link for somebody who is locked out; the one before dies.
pub fn new_link(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Admin>(0)?, exchange.actor()?);
        let admin = exchange.found(admins::find(exchange.desk(), &id))?;
        match admins::recover(exchange.desk(), &actor, &admin.email) {
            Ok(link) => Ok(show_link(exchange, &admin, link.expose())),
            Err(e @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&e)),
            Err(e) => show(exchange, None, Some(&e)),
        }
    })())
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    let query = exchange.request.query_pairs();
    // After a proof of who one is, the form stands there as it was sent.
    let sent = query.get("role").map(|_| &query);
    settle(show(exchange, sent, None))
}

fn show(exchange: &Exchange<'_>, sent: Option<&Pairs>, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Admin>(0)?;
    let admin = exchange.found(admins::find(exchange.desk(), &id))?;
    let mut form = ReachForm::default();
    match sent {
        Some(sent) => sent.text("role").clone_into(&mut form.role.value),
        None => admin.role.as_str().clone_into(&mut form.role.value),
    }
    form.role.choices = roles(exchange, &form.role.value);
    let chosen = |name: &str, own: Vec<String>| match sent {
        Some(sent) => sent.all(name).into_iter().map(str::to_owned).collect(),
        None => own,
    };
    let bound = &admin.bound_to;
    let own_partners = bound.partners.iter().map(ToString::to_string).collect();
    let own_apps = bound.apps.iter().map(ToString::to_string).collect();
    let partners = chosen("partners", own_partners);
    let apps = chosen("apps", own_apps);
    form.partners.choices = partner_choices(exchange, &texts(&partners))?;
    form.apps.choices = app_choices(exchange, &texts(&apps))?;
    Ok(Response::page(
        if refusal.is_some() { 409 } else { 200 },
        &AdminDetail {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            id: id.to_string(),
            name: admin.name,
            email: admin.email.to_string(),
            role: admin.role,
            is_off: admin.state == AdminState::Disabled,
            created_at: admin.created_at,
            form,
        },
    ))
}

fn texts(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// The first partners by name, and those chosen already wherever they stand.
fn partner_choices(exchange: &Exchange<'_>, ticked: &[&str]) -> Result<Vec<Choice>, Response> {
    let page = |filter: PartnerFilter| {
        let found = partners::page(exchange.desk(), &filter);
        found.map_err(|e| exchange.trouble(&e))
    };
    let (mut all, _) = page(PartnerFilter {
        limit: OFFERED,
        ..PartnerFilter::default()
    })?;
    let chosen = ticked.iter().filter_map(|id| id.parse().ok()).collect();
    let (own, _) = page(PartnerFilter {
        within: Some(chosen),
        limit: OFFERED,
        ..PartnerFilter::default()
    })?;
    for line in own {
        if all.iter().all(|it| it.partner.id != line.partner.id) {
            all.push(line);
        }
    }
    let of = |it: ::admin::PartnerLine| choice(it.partner.id.as_str(), &it.partner.name, ticked);
    Ok(all.into_iter().map(of).collect())
}

pub fn appoint(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Admin>(0)?, exchange.actor()?);
        let sent = &exchange.form;
        let Ok(role) = sent.text("role").parse::<AdminRole>() else {
            return show(exchange, Some(sent), Some(&Refusal::Unknown("role")));
        };
        let bound_to = BoundTo {
            partners: ids(sent, "partners"),
            apps: ids(sent, "apps"),
        };
        match sponsors::appoint(exchange.desk(), &actor, &id, (role, Some(&bound_to))) {
            Ok(()) => Ok(done(&format!("/admin/admins/{id}"), Done::Saved)),
            Err(e @ Refusal::Store(_)) => Err(exchange.trouble(&e)),
            Err(e) => show(exchange, Some(sent), Some(&e)),
        }
    })())
}

fn ids<K: model::Kind>(sent: &Pairs, name: &str) -> std::collections::BTreeSet<Id<K>> {
    let all = sent.all(name).into_iter();
    all.filter_map(|id| id.parse().ok()).collect()
}
