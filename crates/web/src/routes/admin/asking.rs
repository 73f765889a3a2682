//! What guests ask for, and what whoever answers for them decides.

use super::{Answer, contract::last_day, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{ApproveForm, AskedRow, Done, RefuseForm, RequestDetail, Requests},
        guest::ErrorKind,
    },
};
use ::admin::{
    InboxFilter, InboxLine, Refusal,
    asking::{self, Evidence},
    requests, scope,
};
use model::{Actor, At, Duty, EventName, Id, Reason, Span, kind};

/// So many stand on a page.
const PAGE: usize = 50;
/// The end that is proposed lies so far ahead.
const PROPOSED: Span = Span::days(90);

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show_list(exchange))
}

fn show_list(exchange: &Exchange<'_>) -> Answer {
    let (desk, by) = (exchange.desk(), exchange.by()?);
    let trouble = |e: Refusal| exchange.trouble(&e);
    let query = exchange.request.query_pairs();
    let reach = exchange.reach();
    // Whoever is bound to something sees what they decide themselves.
    let all = query.text("all") == "1" && reach.is_whole();
    let own = if all {
        InboxFilter::default()
    } else {
        asking::waiting_for(by)
    };
    let filter = InboxFilter {
        after: query.text("after").parse().ok(),
        limit: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
        ..own
    };
    let mut lines = asking::inbox(desk, &filter).map_err(trouble)?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let mut counts = asking::count(desk, by).map_err(trouble)?;
    if !reach.is_whole() {
        counts.1 = counts.0;
    }
    let last = lines.last().filter(|_| more);
    let next = last.map(|line| {
        let all = if all { "all=1&" } else { "" };
        format!("/admin/requests?{all}after={}", line.request.id)
    });
    Ok(Response::page(
        200,
        &Requests {
            frame: exchange.frame(),
            rows: lines.into_iter().map(row).collect(),
            all,
            counts,
            next,
            invitations: invitations(exchange)?,
        },
    ))
}

fn row(line: InboxLine) -> AskedRow {
    AskedRow {
        id: line.request.id.to_string(),
        guest: line.guest_name,
        partner: line.partner_name,
        app: line.app_name,
        kind: line.request.kind,
        sponsor: line.sponsor.map(|(_, name)| name),
        asked_at: line.request.asked_at,
    }
}

/// The guests for whom another invitation was asked; nobody's business who looks after apps.
fn invitations(exchange: &Exchange<'_>) -> Result<Vec<(String, String)>, Response> {
    if exchange.reach().guests_by_app {
        return Ok(Vec::new());
    }
    let open = requests::open(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let named = open
        .into_iter()
        .map(|(_, guest)| (guest.id.to_string(), guest.display_name));
    Ok(named.collect())
}

/// Whoever manages decides about all; whoever looks after apps, about those; whoever only invites, about guests
/// whom they answer for.
fn may_decide(exchange: &Exchange<'_>, line: &InboxLine) -> Result<bool, Response> {
    let by = exchange.by()?;
    let own = line.sponsor.as_ref().is_some_and(|(id, _)| *id == by.id);
    Ok(by.role.may(Duty::Manage)
        || by.owns(&line.request.app_id)
        || (own && by.role.may(Duty::Invite)))
}

fn evidence(exchange: &Exchange<'_>) -> Result<(Id<kind::AccessRequest>, Evidence), Response> {
    let id = exchange.named(0)?;
    let found = exchange.found(asking::evidence(exchange.desk(), &id))?;
    Ok((id, found))
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (_, found) = evidence(exchange)?;
        show(
            exchange,
            found,
            (ApproveForm::default(), RefuseForm::default()),
            None,
        )
    })())
}

fn show(
    exchange: &Exchange<'_>,
    found: Evidence,
    (mut approve, refuse): (ApproveForm, RefuseForm),
    refusal: Option<&Refusal>,
) -> Answer {
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    if approve.last_day.value.is_empty() {
        let end = exchange.now().plus(PROPOSED);
        let end = found.partner_ends_at.map_or(end, |last| end.min(last));
        let end =
            At::from_micros(end.micros() - end.micros().rem_euclid(Span::days(1).as_micros()));
        approve.last_day.value = last_day(Some(end));
    }
    let may_decide = may_decide(exchange, &found.line)?;
    let bad = refusal.is_some();
    Ok(Response::page(
        if bad { 409 } else { 200 },
        &RequestDetail {
            frame,
            guest: guest_link(exchange, &found.guest.id)?,
            email: found.line.guest_email.clone(),
            state: found.guest.state,
            confirmed_at: found.guest.confirmed_at,
            last_used: found.line.last_used,
            until: found.decision.until,
            shut: found.decision.denied_for(),
            guest_ends_at: found.guest.ends_at,
            partner_ends_at: found.partner_ends_at,
            note: found.line.request.note.clone(),
            may_decide,
            row: row(found.line),
            approve,
            refuse,
        },
    ))
}

/// The guest's page, where it is within reach: who asks for an app need not be among its guests.
fn guest_link(exchange: &Exchange<'_>, id: &Id<kind::Guest>) -> Result<Option<String>, Response> {
    let reach = exchange.reach();
    let within = reach.is_whole()
        || scope::has_guest(exchange.desk(), &reach, id).map_err(|e| exchange.trouble(&e))?;
    Ok(within.then(|| format!("/admin/guests/{id}")))
}

/// The admin who may decide about it, or the page that says who may.
fn decider(exchange: &Exchange<'_>, found: &Evidence) -> Result<Actor, Response> {
    let actor = exchange.actor()?;
    if may_decide(exchange, &found.line)? {
        return Ok(actor);
    }
    let portal = exchange.portal;
    portal.record(&actor, EventName::Request, Reason::AdminRole);
    Err(exchange.error(403, ErrorKind::Forbidden, Some(Reason::AdminRole)))
}

pub fn approve(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, found) = evidence(exchange)?;
        let actor = decider(exchange, &found)?;
        let mut form = ApproveForm::default();
        form.last_day.value = exchange.form.text("last_day").trim().to_owned();
        let Some(end) = At::parse(&form.last_day.value) else {
            form.last_day.problem = Some(Problem::Date);
            return show(
                exchange,
                found,
                (form, RefuseForm::default()),
                Some(&Refusal::Missing("last day")),
            );
        };
        match asking::approve(exchange.desk(), &actor, &id, Some(end)) {
            Ok(_) => Ok(done("/admin/requests", Done::Given)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                if matches!(refusal, Refusal::DatesReversed) {
                    form.last_day.problem = Some(Problem::Date);
                }
                show(
                    exchange,
                    found,
                    (form, RefuseForm::default()),
                    Some(&refusal),
                )
            }
        }
    })())
}

pub fn refuse(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, found) = evidence(exchange)?;
        let actor = decider(exchange, &found)?;
        let mut form = RefuseForm::default();
        exchange
            .form
            .text("reason")
            .clone_into(&mut form.reason.value);
        match asking::refuse(exchange.desk(), &actor, &id, &form.reason.value) {
            Ok(()) => Ok(done("/admin/requests", Done::RequestRefused)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                form.reason.problem = Some(match refusal {
                    Refusal::Missing(_) => Problem::Required,
                    _ => Problem::TooLong,
                });
                show(
                    exchange,
                    found,
                    (ApproveForm::default(), form),
                    Some(&refusal),
                )
            }
        }
    })())
}
