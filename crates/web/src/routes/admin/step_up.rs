//! Proving anew who one is, before something that cannot be taken back.

use super::{Answer, session::admin_path, settle};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{admin::AdminStepUp, guest::Ceremony},
};
use ::admin::admins;
use model::{PasskeyOwner, Reason};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, None))
}

fn show(exchange: &Exchange<'_>, refused: Option<Reason>) -> Answer {
    let by = exchange.by()?;
    let query = exchange.request.query_pairs();
    let next = query
        .get("continue_to")
        .or_else(|| exchange.form.get("continue_to"));
    let begun = exchange
        .portal
        .broker
        .start_passkey_authentication()
        .map_err(|e| exchange.failure(&e))?;
    let page = AdminStepUp {
        frame: exchange.frame(),
        ceremony: Ceremony {
            options: begun.options,
            id: String::new(),
        },
        has_passkey: admins::has_passkey(exchange.desk(), &by.id)
            .map_err(|e| exchange.trouble(&e))?,
        continue_to: admin_path(next),
        refused,
    };
    let status = if refused.is_some() { 403 } else { 200 };
    Ok(Response::page(status, &page).cookie(http::make(http::CEREMONY, &begun.binding, None)))
}

pub fn prove(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let by = exchange.by()?;
        let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
        let outcome = exchange
            .portal
            .broker
            .finish_passkey_authentication(binding, exchange.form.text("answer"));
        match outcome {
            Ok(PasskeyOwner::Admin(id)) if id == by.id => {}
            // Somebody else's passkey proves nothing about this session.
            Ok(_) => return show(exchange, Some(Reason::PasskeyInvalid)),
            Err(error) => {
                return match error.reason() {
                    Some(reason) => show(exchange, Some(reason)),
                    None => Err(exchange.failure(&error)),
                };
            }
        }
        let cookie = exchange.request.cookie(http::ADMIN).unwrap_or_default();
        admins::prove(exchange.desk(), &by.id, cookie).map_err(|e| exchange.trouble(&e))?;
        let next = admin_path(exchange.form.get("continue_to"));
        Ok(Response::see_other(&next).cookie(http::forget(http::CEREMONY)))
    })())
}
