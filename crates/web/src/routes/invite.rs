//! Behind an invitation's link. GET looks, POST begins; the invitation is used up only when the
//! sign-in that began in this browser has come back.

use super::{mail_code, outcome, sign_in};
use crate::{exchange::Exchange, http::Response, pages::guest::InvitationProblem};
use admin::landing::{self, Landing, Problem};
use broker::Wishes;
use model::EventName;

pub fn landing(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match landing::view(&exchange.portal.desk, token) {
        Ok(Landing::Open(view)) => outcome::landing(exchange, &view, format!("/invite/{token}")),
        Ok(Landing::Closed(problem)) => closed(exchange, problem),
        Err(error) => exchange.failure(&error),
    }
}

pub fn accept(exchange: &Exchange<'_>) -> Response {
    let view = match landing::begin(&exchange.portal.desk, exchange.segment(0)) {
        Ok(Landing::Open(view)) => view,
        Ok(Landing::Closed(problem)) => return closed(exchange, problem),
        Err(error) => return exchange.failure(&error),
    };
    let invitation = Some(view.invitation_id.clone());
    let begun = if view.goes_home() {
        let wishes = Wishes {
            login_hint: Some(view.email.to_string()),
            ..Wishes::default()
        };
        sign_in::go_home(exchange, &view.connection, invitation, ("/", wishes))
    } else {
        mail_code::start(exchange, &view.connection, invitation, ("/", &view.email))
    };
    begun.unwrap_or_else(|refusal| refusal)
}

fn closed(exchange: &Exchange<'_>, problem: Problem) -> Response {
    exchange
        .portal
        .record_refusal(EventName::Redeem, problem.reason);
    Response::page(
        410,
        &InvitationProblem {
            frame: exchange.frame(),
            reason: problem.reason,
            inviter_name: problem.inviter_name,
            contact_url: problem.contact_url,
            account: None,
            at: exchange.now(),
        },
    )
}
