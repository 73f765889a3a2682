//! Behind an invitation's link. GET looks, POST begins; the invitation is used up only when the
//! sign-in that began in this browser has come back.

use super::{
    outcome,
    outcome::settle,
    wrong_account::{self, Way},
};
use crate::{exchange::Exchange, http::Response};
use admin::landing::{self, Landing, Problem};
use model::{EventName, Reason};

pub fn landing(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match landing::view(&exchange.portal.desk, token) {
        Ok(Landing::Open(view)) => outcome::landing(exchange, &view, format!("/invite/{token}")),
        Ok(Landing::Closed(problem)) => closed(exchange, problem),
        Err(error) => exchange.failure(&error),
    }
}

pub fn accept(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match landing::begin(&exchange.portal.desk, token) {
        Ok(Landing::Open(view)) => settle(wrong_account::enter(
            exchange,
            &view,
            ("/", None),
            &Way::Link(token.to_owned()),
        )),
        Ok(Landing::Closed(problem)) => closed(exchange, problem),
        Err(error) => exchange.failure(&error),
    }
}

fn closed(exchange: &Exchange<'_>, problem: Problem) -> Response {
    if problem.reason == Reason::InvitationUnknown {
        return outcome::guessed(exchange, || told(exchange, problem));
    }
    told(exchange, problem)
}

fn told(exchange: &Exchange<'_>, problem: Problem) -> Response {
    exchange
        .portal
        .record_refusal(EventName::Redeem, problem.reason);
    wrong_account::closed_link(exchange, exchange.segment(0), problem)
}
