//! The one local step-up: a second factor where the home proved none and an app asks for it (N12).

use super::{send_to_sign_in, sign_in};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Problem,
        guest::{Ceremony, NewTotp, StepUp, TotpForm},
    },
};
use broker::BrokerError;
use model::{PasskeyOwner, Reason};
use oidc::session::SignedIn;

/// Asks for the second factor that the guest has, or has the first one set up.
pub fn page(exchange: &Exchange<'_>) -> Response {
    ask(exchange, None)
}

/// Proves it by a passkey.
pub fn passkey(exchange: &Exchange<'_>) -> Response {
    prove(exchange, |guest, binding| {
        let answer = exchange.form.text("answer");
        let broker = &exchange.portal.broker;
        broker.step_up_with_passkey(&guest.session, binding, answer)
    })
}

/// Makes the first passkey.
pub fn new_passkey(exchange: &Exchange<'_>) -> Response {
    prove(exchange, |guest, binding| {
        let answer = exchange.form.text("answer");
        let broker = &exchange.portal.broker;
        broker.step_up_with_new_passkey(&guest.session, binding, answer)
    })
}

/// Proves it by the code of an authenticator app.
pub fn totp(exchange: &Exchange<'_>) -> Response {
    prove(exchange, |guest, _| {
        let code = exchange.form.text("code");
        exchange
            .portal
            .broker
            .step_up_with_totp(&guest.session, code)
    })
}

/// Draws the secret of an authenticator app, which the page then shows.
pub fn new_totp(exchange: &Exchange<'_>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match exchange.portal.broker.begin_totp(&guest.session) {
        Ok(()) => Response::see_other(&format!("/step-up{}", query(exchange))),
        Err(error) => refused(exchange, guest, &error),
    }
}

fn prove(
    exchange: &Exchange<'_>,
    by: impl FnOnce(&SignedIn, &str) -> Result<(), BrokerError>,
) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    match by(guest, binding) {
        Ok(()) => Response::see_other(&next(exchange)).cookie(http::forget(http::CEREMONY)),
        Err(error) => refused(exchange, guest, &error),
    }
}

fn refused(exchange: &Exchange<'_>, guest: &SignedIn, error: &BrokerError) -> Response {
    match error.reason() {
        Some(Reason::LoginRequired) => sign_in_anew(exchange, guest),
        Some(reason) => {
            tracing::warn!(reference = exchange.reference(), %reason, "no step-up");
            ask(exchange, Some(reason))
        }
        None => exchange.failure(error),
    }
}

/// A first factor is added to a fresh sign-in only, so that a stolen session cannot add one.
fn sign_in_anew(exchange: &Exchange<'_>, guest: &SignedIn) -> Response {
    sign_in::anew(exchange, guest, format!("/step-up{}", query(exchange)))
}

fn ask(exchange: &Exchange<'_>, refused: Option<Reason>) -> Response {
    let Some(guest) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match offer(exchange, guest, refused) {
        Ok(Some(response)) => response,
        Ok(None) => sign_in_anew(exchange, guest),
        Err(error) => exchange.failure(&error),
    }
}

/// The page; `None` when the guest has no factor and the sign-in is too old to add one.
fn offer(
    exchange: &Exchange<'_>,
    guest: &SignedIn,
    refused: Option<Reason>,
) -> Result<Option<Response>, BrokerError> {
    let broker = &exchange.portal.broker;
    let (id, email) = (&guest.guest.id, guest.guest.email.as_str());
    let has = broker.second_factors(id)?;
    let setup = broker.totp_setup(id, email)?;
    if has.is_empty() && !broker.may_add_factor(&guest.session)? {
        return Ok(None);
    }
    let ceremony = match (broker.offers_passkeys(), has.passkey, has.is_empty()) {
        (true, true, _) => Some(broker.start_passkey_authentication()?),
        (true, false, true) => {
            let owner = PasskeyOwner::Guest(id.clone());
            Some(broker.start_passkey_registration(&owner, email, &guest.guest.display_name)?)
        }
        _ => None,
    };
    let (binding, options) = match ceremony {
        Some(begun) => (Some(begun.binding), Some(begun.options)),
        None => (None, None),
    };
    let shown = options.map(|options| Ceremony {
        options,
        id: String::new(),
    });
    let (passkey, new_passkey) = if has.passkey {
        (shown, None)
    } else {
        (None, shown)
    };
    let setting_up = setup.filter(|_| has.is_empty());
    let mut form = TotpForm::default();
    if refused == Some(Reason::TotpInvalid) {
        form.code.problem = Some(Problem::Totp);
    }
    let notice = refused.filter(|reason| *reason != Reason::TotpInvalid);
    let page = StepUp {
        frame: exchange.frame_in(Some(guest.guest.language)),
        app: sign_in::waiting_app(exchange, &next(exchange)),
        passkey,
        new_passkey,
        totp: (has.totp || setting_up.is_some()).then_some(form),
        offers_totp: has.is_empty() && setting_up.is_none(),
        new_totp: setting_up.map(|it| NewTotp {
            secret: it.secret,
            link: it.link,
        }),
        query: query(exchange),
        can_recover: !has.is_empty() && broker.offers_passkeys(),
        refused: notice,
    };
    let response = Response::page(if refused.is_some() { 400 } else { 200 }, &page);
    Ok(Some(match binding {
        Some(binding) => response.cookie(http::make(http::CEREMONY, &binding, None)),
        None => response,
    }))
}

/// Where the guest wanted to go.
fn next(exchange: &Exchange<'_>) -> String {
    super::own_path(exchange.request.query_pairs().get("continue_to"))
}

fn query(exchange: &Exchange<'_>) -> String {
    super::back_to("", &next(exchange))
}
