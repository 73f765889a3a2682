//! A guest's own passkeys: seen, removed, and added by the ceremony of `passkey`.

use super::{outcome, send_to_sign_in};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::guest::{PasskeyRow, Passkeys},
};
use broker::{Broker, BrokerError};
use model::{Reason, Session, kind};

pub fn page(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let broker = &exchange.portal.broker;
    let own = match broker.own_factors(&signed_in.guest.id) {
        Ok(own) => own,
        Err(error) => return exchange.failure(&error),
    };
    let has_any = !own.passkeys.is_empty() || own.totp.is_some();
    let rows = own.passkeys.into_iter().enumerate();
    let page = Passkeys {
        frame: exchange.frame_in(Some(signed_in.guest.language)),
        rows: rows
            .map(|(n, it)| PasskeyRow {
                id: it.id.to_string(),
                number: n + 1,
                created_at: it.created_at,
                used_at: it.used_at,
            })
            .collect(),
        totp_since: own.totp.and_then(|it| it.confirmed_at),
        can_add: broker.offers_passkeys(),
        can_recover: has_any && broker.offers_passkeys(),
        removed: exchange.request.query == "removed",
    };
    Response::page(200, &page)
}

pub fn remove(exchange: &Exchange<'_>) -> Response {
    let Some(id) = exchange.id::<kind::Passkey>(0) else {
        return outcome::denial(exchange, Reason::PasskeyInvalid, None);
    };
    change(exchange, |broker, session| {
        broker.remove_passkey(session, &id)
    })
}

pub fn remove_totp(exchange: &Exchange<'_>) -> Response {
    change(exchange, Broker::remove_totp)
}

fn change(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&Broker, &Session) -> Result<(), BrokerError>,
) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match verb(&exchange.portal.broker, &signed_in.session) {
        Ok(()) => Response::see_other("/passkeys?removed"),
        // Who has a factor proves it first; who signed in long ago signs in again.
        Err(error) if error.reason() == Some(Reason::LoginRequired) => {
            Response::see_other(&super::back_to("/step-up", "/passkeys"))
        }
        Err(error) => outcome::refused(exchange, &error),
    }
}
