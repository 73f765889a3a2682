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
    requests,
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
    let filter = InboxFilter {
        sponsor: (!all).then(|| by.id.clone()),
        after: query.text("after").parse().ok(),
        limit: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
        ..InboxFilter::default()
    };
    let mut lines = asking::inbox(desk, &filter).map_err(trouble)?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
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
            counts: asking::count(desk, &by.id).map_err(trouble)?,
            next,
            invitations: requests::open(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|(_, guest)| (guest.id.to_string(), guest.display_name))
                .collect(),
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

/// Whoever manages decides about all; whoever only invites, about guests whom they answer for.
fn may_decide(exchange: &Exchange<'_>, line: &InboxLine) -> Result<bool, Response> {
    let by = exchange.by()?;
    let own = line.sponsor.as_ref().is_some_and(|(id, _)| *id == by.id);
    Ok(by.role.may(Duty::Manage) || (own && by.role.may(Duty::Invite)))
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
            guest_id: found.guest.id.to_string(),
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
