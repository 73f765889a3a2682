//! The offer of a passkey after a sign-in by mailed code (G5).

use super::send_to_sign_in;
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::guest::{Ceremony, PasskeyOffer},
};
use model::PasskeyOwner;
use oidc::session::SignedIn;

/// Where the person wanted to go, kept in the query of the form's targets.
fn next(exchange: &Exchange<'_>) -> String {
    let query = exchange.request.query_pairs();
    let wished = query.get("continue_to").unwrap_or("/");
    // After acceptance the way leads to a registered address of an app, too.
    if admin::apps::is_registered_target(&exchange.portal.desk, wished).unwrap_or(false) {
        wished.to_owned()
    } else {
        super::own_path(Some(wished))
    }
}

/// Who has a factor proves it first; who has none signed in lately. A stolen session can thereby not
/// give itself a passkey.
fn may_add(exchange: &Exchange<'_>, signed_in: &SignedIn) -> Result<bool, Response> {
    exchange
        .portal
        .broker
        .may_add_factor(&signed_in.session)
        .map_err(|error| exchange.failure(&error))
}

fn step_up_first(exchange: &Exchange<'_>) -> Response {
    Response::see_other(&super::back_to("/step-up", &exchange.frame().path))
}

pub fn offer(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let owner = PasskeyOwner::Guest(signed_in.guest.id.clone());
    let guest = &signed_in.guest;
    match may_add(exchange, signed_in) {
        Ok(true) => {}
        Ok(false) => return step_up_first(exchange),
        Err(response) => return response,
    }
    match exchange.portal.broker.start_passkey_registration(
        &owner,
        guest.email.as_str(),
        &guest.display_name,
    ) {
        Ok(begun) => {
            let query = if exchange.request.query.is_empty() {
                String::new()
            } else {
                format!("?{}", exchange.request.query)
            };
            let page = PasskeyOffer {
                frame: exchange.frame_in(Some(guest.language)),
                ceremony: Ceremony {
                    options: begun.options,
                    id: String::new(),
                },
                action: format!("/passkey{query}"),
                skip: Some(format!("/passkey/skip{query}")),
            };
            Response::page(200, &page).cookie(http::make(http::CEREMONY, &begun.binding, None))
        }
        Err(error) => exchange.failure(&error),
    }
}

pub fn create(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match may_add(exchange, signed_in) {
        Ok(true) => {}
        Ok(false) => return step_up_first(exchange),
        Err(response) => return response,
    }
    let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    match exchange.portal.broker.add_passkey(
        &signed_in.session,
        binding,
        exchange.form.text("answer"),
    ) {
        Ok(_) => Response::see_other(&next(exchange)).cookie(http::forget(http::CEREMONY)),
        Err(error) => match error.reason() {
            Some(reason) => super::outcome::denial(exchange, reason, None),
            None => exchange.failure(&error),
        },
    }
}

pub fn skip(exchange: &Exchange<'_>) -> Response {
    Response::see_other(&next(exchange)).cookie(http::forget(http::CEREMONY))
}
