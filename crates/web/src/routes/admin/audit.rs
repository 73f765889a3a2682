//! The audit chain by what an auditor asks for, newest first.

use super::{
    Answer, app_choices, attachment, choice, lines::audit_lines, optional, or_none, partner_in,
    partner_names, settle, unknown,
};
use crate::{
    exchange::Exchange,
    http::{Pairs, Response},
    pages::{
        Choice, Form as _, Problem,
        admin::{AuditFilterForm, AuditList},
    },
};
use ::admin::{
    AuditFilter, Refusal, admins,
    audit::{self, ExportFormat},
    guests,
};
use model::{ActorKind, Admin, At, EventName, Id, Reason, kind};

const LINES: i64 = 50;

/// What the chain is filtered by.
struct Wish {
    filter: AuditFilter,
    form: AuditFilterForm,
    pairs: Vec<(String, String)>,
}

impl Wish {
    fn read(exchange: &Exchange<'_>, given: &Pairs) -> Result<Self, Response> {
        let mut form = AuditFilterForm::sent(given);
        let partner = partner_in(exchange, &mut form.partner)?;
        let guest_id = guest_in(exchange, &mut form)?;
        let actor_kind: Option<ActorKind> = form.actor.value.parse().ok();
        let actor_id = actor_kind
            .is_none()
            .then(|| given.get("actor"))
            .flatten()
            .map(str::to_owned);
        let since = optional(&mut form.since, Problem::Date, At::parse_beginning);
        let until = optional(&mut form.until, Problem::Date, At::parse);
        let filter = AuditFilter {
            guest_id,
            partner_id: partner.map(|it| it.id),
            app_id: form.app.value.parse().ok(),
            actor_kind,
            actor_id,
            name: form.event.value.parse().ok(),
            reason: form.reason.value.parse().ok(),
            reference: given.get("reference").map(str::to_owned),
            since,
            until,
            before: given.get("before").and_then(|n| n.parse().ok()),
            limit: LINES,
        };
        let pairs = form.pairs(given);
        Ok(Self {
            filter,
            form,
            pairs,
        })
    }

    fn is_sound(&self) -> bool {
        self.form.problems().is_empty()
    }

    fn offer(&mut self, exchange: &Exchange<'_>, admins: &[Admin]) -> Result<(), Response> {
        let frame = exchange.frame();
        let any = || frame.t("any");
        let form = &mut self.form;
        let listed = |values: Vec<(&str, String)>, chosen: &str| -> Vec<Choice> {
            let each = values.into_iter();
            each.map(|(value, label)| choice(value, &label, &[chosen]))
                .collect()
        };
        let kinds = ActorKind::ALL
            .iter()
            .map(|it| (it.as_str(), frame.word("actor", it)))
            .chain(admins.iter().map(|it| (it.id.as_str(), it.name.clone())))
            .collect();
        form.actor.choices = or_none(listed(kinds, &form.actor.value), any());
        let mut events: Vec<_> = EventName::ALL
            .iter()
            .map(|it| (it.as_str(), frame.word("event", it)))
            .collect();
        events.sort_by(|a, b| a.1.cmp(&b.1));
        form.event.choices = or_none(listed(events, &form.event.value), any());
        let reasons = Reason::ALL
            .iter()
            .map(|it| (it.as_str(), it.as_str().to_owned()))
            .collect();
        form.reason.choices = or_none(listed(reasons, &form.reason.value), any());
        form.partner.choices = partner_names(exchange)?;
        form.app.choices = or_none(app_choices(exchange, &[&form.app.value])?, any());
        Ok(())
    }
}

/// The guest whom a field names, by id or address; the chain keeps ids of guests who are gone.
fn guest_in(
    exchange: &Exchange<'_>,
    form: &mut AuditFilterForm,
) -> Result<Option<Id<kind::Guest>>, Response> {
    if form.guest.value.is_empty() {
        return Ok(None);
    }
    if let Ok(id) = form.guest.value.parse() {
        return Ok(Some(id));
    }
    let found = match form.guest.value.parse() {
        Ok(email) => {
            guests::invited_as(exchange.desk(), &email).map_err(|e| exchange.trouble(&e))?
        }
        Err(_) => Vec::new(),
    };
    match found.as_slice() {
        [only] => Ok(Some(only.id.clone())),
        several => {
            let ids: Vec<&str> = several.iter().map(|it| it.id.as_str()).collect();
            unknown(exchange, &mut form.guest, &ids);
            Ok(None)
        }
    }
}

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, &exchange.request.query_pairs(), None))
}

fn show(exchange: &Exchange<'_>, given: &Pairs, refusal: Option<&Refusal>) -> Answer {
    let desk = exchange.desk();
    let trouble = |e: Refusal| exchange.trouble(&e);
    let admins = admins::list(desk).map_err(trouble)?;
    let mut wish = Wish::read(exchange, given)?;
    wish.offer(exchange, &admins)?;
    let lines = if wish.is_sound() {
        audit::list(desk, &wish.filter).map_err(trouble)?
    } else {
        Vec::new()
    };
    let full = i64::try_from(lines.len()).unwrap_or(0) == LINES;
    let older = lines
        .last()
        .filter(|line| full && line.seq > 1)
        .map(|line| {
            let mut link = super::list_link("/admin/audit?");
            link.extend_pairs(&wish.pairs);
            link.append_pair("before", &line.seq.to_string()).finish()
        });
    Ok(Response::page(
        if refusal.is_some() { 409 } else { 200 },
        &AuditList {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            state: audit::state(desk).map_err(trouble)?,
            lines: audit_lines(exchange, &lines)?,
            form: wish.form,
            hidden: wish.pairs,
            older,
        },
    ))
}

/// Everything that the filter matches, as a file. It changes nothing but the chain, which tells of it.
pub fn export(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (actor, wish) = (exchange.actor()?, Wish::read(exchange, &exchange.form)?);
        if !wish.is_sound() {
            return show(exchange, &exchange.form, None);
        }
        let (format, media_type, name) = match exchange.form.get("format") {
            Some("jsonl") => (ExportFormat::JsonLines, "application/jsonl", "audit.jsonl"),
            _ => (ExportFormat::Csv, "text/csv; charset=utf-8", "audit.csv"),
        };
        match audit::export(exchange.desk(), &actor, &wish.filter, format) {
            Ok(file) => Ok(attachment(file, media_type, name)),
            Err(e @ Refusal::TooMany(_)) => show(exchange, &exchange.form, Some(&e)),
            Err(e) => Err(exchange.trouble(&e)),
        }
    })())
}
