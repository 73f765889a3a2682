//! Behind an invitation's link. GET looks, POST begins; the invitation is used up only when the
//! sign-in that began in this browser has come back.

use super::{
    outcome,
    outcome::settle,
    wrong_account::{self, Way},
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Problem as Wrong,
        guest::{Decline, DeclineForm, SaidNo},
    },
};
use admin::{
    Refusal,
    declining::{self, Declined},
    landing::{self, Landing, LandingView, Problem},
};
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
    // Whoever closed their address by this link finds here how to open it again.
    match declining::blocked_by(exchange.desk(), exchange.segment(0)) {
        Ok(true) => return said_no(exchange, true),
        Ok(false) => {}
        Err(error) => return exchange.failure(&error),
    }
    exchange
        .portal
        .record_refusal(EventName::Redeem, problem.reason);
    wrong_account::closed_link(exchange, exchange.segment(0), problem)
}

/// Asks before an invitation is declined.
pub fn ask_decline(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match landing::view(exchange.desk(), token) {
        Ok(Landing::Open(view)) => ask(exchange, &view, (DeclineForm::default(), &[])),
        Ok(Landing::Closed(problem)) => closed(exchange, problem),
        Err(error) => exchange.failure(&error),
    }
}

fn ask(
    exchange: &Exchange<'_>,
    view: &LandingView,
    (mut form, chosen): (DeclineForm, &[&str]),
) -> Response {
    let frame = exchange.frame_in(Some(view.language));
    let company = &frame.company;
    form.also.choices = [
        ("block", frame.t1("decline-block", "company", company)),
        ("report", frame.t1("decline-report", "company", company)),
    ]
    .into_iter()
    .map(|(value, label)| Choice {
        chosen: chosen.contains(&value),
        ..Choice::new(value, label)
    })
    .collect();
    let token = exchange.segment(0);
    let status = if form.note.problem.is_some() {
        400
    } else {
        200
    };
    Response::page(
        status,
        &Decline {
            frame,
            inviter_name: view.inviter_name.clone(),
            back: format!("/invite/{token}"),
            action: format!("/invite/{token}/decline"),
            form,
        },
    )
}

pub fn decline(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    let also: Vec<&str> = exchange.form.all("also");
    let said = Declined {
        note: exchange.form.text("note").to_owned(),
        block: also.contains(&"block"),
        report: also.contains(&"report"),
    };
    match declining::decline(exchange.desk(), token, &said) {
        Ok(Some(_)) => said_no(exchange, said.block),
        // It is not open: its own page says why.
        Ok(None) => Response::see_other(&format!("/invite/{token}")),
        Err(Refusal::TooLong { .. } | Refusal::ControlCharacter(_)) => {
            let mut form = DeclineForm::default();
            form.note.value = said.note;
            form.note.problem = Some(Wrong::TooLong);
            match landing::view(exchange.desk(), token) {
                Ok(Landing::Open(view)) => ask(exchange, &view, (form, &also)),
                Ok(Landing::Closed(problem)) => closed(exchange, problem),
                Err(error) => exchange.failure(&error),
            }
        }
        Err(error) => exchange.failure(&error),
    }
}

/// Opens the address to invitations again.
pub fn unblock(exchange: &Exchange<'_>) -> Response {
    match declining::unblock(exchange.desk(), exchange.segment(0)) {
        Ok(()) => said_no(exchange, false),
        Err(Refusal::Store(error)) => exchange.failure(&error),
        Err(_) => Response::see_other(&format!("/invite/{}", exchange.segment(0))),
    }
}

fn said_no(exchange: &Exchange<'_>, blocked: bool) -> Response {
    let token = exchange.segment(0);
    Response::page(
        200,
        &SaidNo {
            frame: exchange.frame(),
            unblock: blocked.then(|| format!("/invite/{token}/unblock")),
        },
    )
}
