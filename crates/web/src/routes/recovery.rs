//! The way back of a guest who lost every second factor: a mailed code, an answer of the host, a new
//! passkey in the same browser.

use super::{own_path, send_to_sign_in, sign_in};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Problem,
        guest::{Ceremony, CodeForm, Recovery as Shown},
    },
};
use broker::BrokerError;
use model::{PasskeyOwner, Reason, Recovery, RecoveryState, Span};
use oidc::session::SignedIn;

/// The browser keeps its part for so long: three days for the answer, one for the passkey.
const KEPT: Span = Span::days(5);

/// Wherever the recovery of this browser is.
pub fn page(exchange: &Exchange<'_>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    show(exchange, guest, None)
}

/// Mails the code.
pub fn begin(exchange: &Exchange<'_>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let broker = &exchange.portal.broker;
    match broker.begin_recovery(&guest.session, &guest.guest) {
        Ok(binding) => here(exchange).cookie(http::make(http::RECOVERY, &binding, Some(KEPT))),
        Err(error) => refused(exchange, guest, &error),
    }
}

/// Takes the code, and has the host asked.
pub fn code(exchange: &Exchange<'_>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let typed = (binding(exchange), exchange.form.text("code"));
    let broker = &exchange.portal.broker;
    match broker.ask_for_recovery(&guest.session, &guest.guest, typed) {
        Ok(()) => here(exchange),
        Err(error) => refused(exchange, guest, &error),
    }
}

/// Makes the new passkey.
pub fn passkey(exchange: &Exchange<'_>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let ceremony = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    let answer = (ceremony, exchange.form.text("answer"));
    let broker = &exchange.portal.broker;
    match broker.complete_recovery(&guest.session, binding(exchange), answer) {
        Ok(()) => Response::see_other(&next(exchange))
            .cookie(http::forget(http::CEREMONY))
            .cookie(http::forget(http::RECOVERY)),
        Err(error) => refused(exchange, guest, &error),
    }
}

fn refused(exchange: &Exchange<'_>, guest: &SignedIn, error: &BrokerError) -> Response {
    match error.reason() {
        Some(Reason::LoginRequired) => sign_in_anew(exchange, guest),
        Some(reason) => {
            tracing::warn!(reference = exchange.reference(), %reason, "no recovery");
            show(exchange, guest, Some(reason))
        }
        None => exchange.failure(error),
    }
}

fn show(exchange: &Exchange<'_>, guest: &SignedIn, refused: Option<Reason>) -> Response {
    let broker = &exchange.portal.broker;
    let found = broker.recovery(&guest.guest.id, binding(exchange));
    let response = found.and_then(|found| match found {
        Some(it) if it.state == RecoveryState::Approved => make(exchange, guest, (&it, refused)),
        found => Ok(step(exchange, guest, (found.as_ref(), refused))),
    });
    response.unwrap_or_else(|error| exchange.failure(&error))
}

fn blank(exchange: &Exchange<'_>, guest: &SignedIn, refused: Option<Reason>) -> Shown {
    Shown {
        frame: exchange.frame_in(Some(guest.guest.language)),
        code: None,
        masked: guest.guest.email.masked(),
        minutes: exchange.portal.oidc.settings.lifetimes.mail_code.as_secs() / 60,
        asked_until: None,
        ceremony: None,
        make_until: None,
        host_refused: false,
        query: query(exchange),
        refused,
    }
}

fn step(
    exchange: &Exchange<'_>,
    guest: &SignedIn,
    (found, refused): (Option<&Recovery>, Option<Reason>),
) -> Response {
    let mut page = blank(exchange, guest, refused);
    match found.map(|it| (it.state, it.expires_at)) {
        // After too many tries only another code helps.
        Some((RecoveryState::Proving, _)) if refused != Some(Reason::TooManyTries) => {
            let mut form = CodeForm::default();
            if refused == Some(Reason::CodeWrong) {
                form.code.problem = Some(Problem::Code);
                page.refused = None;
            }
            page.code = Some(form);
        }
        Some((RecoveryState::Asked, at)) => page.asked_until = Some(at),
        Some((RecoveryState::Refused, _)) => page.host_refused = true,
        _ => {}
    }
    Response::page(status(refused), &page)
}

/// The new passkey is made after a fresh sign-in only, so that a stolen session cannot.
fn make(
    exchange: &Exchange<'_>,
    guest: &SignedIn,
    (approved, refused): (&Recovery, Option<Reason>),
) -> Result<Response, BrokerError> {
    let broker = &exchange.portal.broker;
    if !broker.is_fresh(&guest.session) {
        return Ok(sign_in_anew(exchange, guest));
    }
    let (id, email) = (&guest.guest.id, guest.guest.email.as_str());
    let owner = PasskeyOwner::Guest(id.clone());
    let begun = broker.start_passkey_registration(&owner, email, &guest.guest.display_name)?;
    let mut page = blank(exchange, guest, refused);
    page.make_until = Some(approved.expires_at);
    page.ceremony = Some(Ceremony {
        options: begun.options,
        id: String::new(),
    });
    Ok(Response::page(status(refused), &page).cookie(http::make(
        http::CEREMONY,
        &begun.binding,
        None,
    )))
}

fn sign_in_anew(exchange: &Exchange<'_>, guest: &SignedIn) -> Response {
    sign_in::anew(exchange, guest, format!("/recovery{}", query(exchange)))
}

const fn status(refused: Option<Reason>) -> u16 {
    match refused {
        None => 200,
        Some(reason) => match super::outcome::status_of(reason) {
            429 => 429,
            _ => 400,
        },
    }
}

fn binding<'a>(exchange: &'a Exchange<'_>) -> &'a str {
    exchange.request.cookie(http::RECOVERY).unwrap_or_default()
}

fn here(exchange: &Exchange<'_>) -> Response {
    Response::see_other(&format!("/recovery{}", query(exchange)))
}

/// Where the guest wanted to go.
fn next(exchange: &Exchange<'_>) -> String {
    own_path(exchange.request.query_pairs().get("continue_to"))
}

fn query(exchange: &Exchange<'_>) -> String {
    super::back_to("", &next(exchange))
}
