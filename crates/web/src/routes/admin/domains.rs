//! A partner's mail domains: how we know that they are its own.

use super::{Answer, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{AddDomainForm, DomainRow, Domains, Done},
    },
};
use ::admin::{Refusal, domains, partners};
use model::{Actor, Id, PartnerDomain, kind};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, AddDomainForm::default(), None))
}

fn show(exchange: &Exchange<'_>, form: AddDomainForm, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Partner>(0)?;
    let partner = exchange
        .found(partners::detail(exchange.desk(), &id))?
        .partner;
    let all = domains::list(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
    let page = Domains {
        frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        id: id.to_string(),
        name: partner.name,
        rows: all.into_iter().map(row).collect(),
        form,
    };
    Ok(Response::page(
        if refusal.is_some() { 400 } else { 200 },
        &page,
    ))
}

fn row(it: PartnerDomain) -> DomainRow {
    DomainRow {
        record: it.record_value().map(|value| (it.record_name(), value)),
        domain: it.domain,
        state: it.state,
        since: it.since,
        confirmed_at: it.confirmed_at,
        next_check_at: it.next_check_at,
    }
}

pub fn add(exchange: &Exchange<'_>) -> Response {
    let mut form = AddDomainForm::default();
    exchange
        .form
        .text("domain")
        .trim()
        .clone_into(&mut form.domain.value);
    let given = form.domain.value.clone();
    let outcome = act(exchange, |id, by| {
        domains::add(exchange.desk(), by, id, &given).map(drop)
    });
    settle(outcome.unwrap_or_else(|refusal| {
        form.domain.problem = Some(match refusal {
            Refusal::Missing(_) => Problem::Required,
            _ => Problem::Domain,
        });
        show(exchange, form, Some(&refusal))
    }))
}

/// One verb on one domain.
pub fn change(exchange: &Exchange<'_>) -> Response {
    let desk = exchange.desk();
    let domain = exchange.segment(1);
    let outcome = act(exchange, |id, by| match exchange.form.text("do") {
        "prove" => domains::request_proof(desk, by, id, domain).map(drop),
        "check" => {
            let dns = &*exchange.portal.dns;
            domains::check_now(desk, by, dns, (id, domain)).map(drop)
        }
        "mail" => domains::ask_postmaster(desk, by, id, domain),
        "attest" => domains::attest(desk, by, id, domain).map(drop),
        "lapse" => domains::lapse(desk, by, id, domain).map(drop),
        "remove" => domains::remove(desk, by, id, domain),
        _ => Err(Refusal::Missing("verb")),
    });
    settle(
        outcome.unwrap_or_else(|refusal| show(exchange, AddDomainForm::default(), Some(&refusal))),
    )
}

/// The outer error is a refusal that the page itself tells.
fn act(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&Id<kind::Partner>, &Actor) -> Result<(), Refusal>,
) -> Result<Answer, Refusal> {
    let who = exchange
        .named::<kind::Partner>(0)
        .and_then(|id| Ok((id, exchange.actor()?)));
    let (id, actor) = match who {
        Ok(who) => who,
        Err(response) => return Ok(Err(response)),
    };
    match verb(&id, &actor) {
        Ok(()) => Ok(Ok(done(
            &format!("/admin/partners/{id}/domains"),
            Done::Saved,
        ))),
        Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
            Ok(Err(exchange.trouble(&refusal)))
        }
        Err(refusal) => Err(refusal),
    }
}
