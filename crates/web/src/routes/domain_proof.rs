//! A domain's postmaster confirms whose the domain is. Looking at the link confirms nothing.

use super::outcome;
use crate::{
    exchange::Exchange,
    http::Response,
    pages::guest::{DomainProof, ErrorKind},
};
use admin::{Refusal, domains};

pub fn page(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match domains::mailed_proof(exchange.desk(), token) {
        Ok((domain, partner)) => Response::page(
            200,
            &DomainProof {
                frame: exchange.frame(),
                domain: domain.domain,
                partner,
                action: Some(format!("/domain-proof/{token}")),
            },
        ),
        Err(refusal) => gone(exchange, &refusal),
    }
}

pub fn confirm(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    let shown = domains::mailed_proof(exchange.desk(), token);
    match shown
        .and_then(|(_, partner)| Ok((domains::confirm_by_mail(exchange.desk(), token)?, partner)))
    {
        Ok((domain, partner)) => Response::page(
            200,
            &DomainProof {
                frame: exchange.frame(),
                domain: domain.domain,
                partner,
                action: None,
            },
        ),
        Err(refusal) => gone(exchange, &refusal),
    }
}

fn gone(exchange: &Exchange<'_>, refusal: &Refusal) -> Response {
    match refusal {
        Refusal::Store(error) => exchange.failure(error),
        _ => outcome::guessed(exchange, || {
            exchange.error(410, ErrorKind::NotFound, refusal.reason())
        }),
    }
}
