//! Removing a guest: what it will cut, the act, and the receipt.

use super::{done, receipts, settle, stake};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{Confirm, Done, RemoveGuest},
};
use ::admin::{closing, guests, radius::Ends, removal};
use model::kind;

pub fn ask(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Guest>(0)?;
        let view = exchange.found(guests::detail(exchange.desk(), &id))?;
        let stake = stake::of(exchange, Ends::Guests(std::slice::from_ref(&id)))?;
        Ok(Response::page(
            200,
            &RemoveGuest {
                frame: exchange.frame(),
                id: id.to_string(),
                name: view.guest.display_name,
                email: view.guest.email.to_string(),
                apps: view
                    .apps
                    .iter()
                    .filter(|a| a.decision.is_allowed())
                    .map(|a| a.name.clone())
                    .collect(),
                stake,
                residual_minutes: exchange
                    .portal
                    .oidc
                    .settings
                    .lifetimes
                    .access_token
                    .as_secs()
                    / 60,
            },
        ))
    })())
}

/// Asks before a guest is suspended.
pub fn ask_suspend(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Guest>(0)?;
        let guest = exchange.found(guests::find(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what: "guest-suspend",
                name: guest.display_name,
                stake: stake::of(exchange, Ends::Guests(std::slice::from_ref(&id)))?,
                action: format!("/admin/guests/{id}/suspend"),
                back: format!("/admin/guests/{id}"),
            },
        ))
    })())
}

/// Asks before everything personal of a guest is erased.
pub fn ask_erase(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Guest>(0)?;
        let view = exchange.found(guests::detail(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what: "guest-erase",
                name: view.guest.display_name,
                stake: stake::of(exchange, Ends::Guests(std::slice::from_ref(&id)))?,
                action: format!("/admin/guests/{id}/erase"),
                back: format!("/admin/guests/{id}"),
            },
        ))
    })())
}

pub fn erase(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Guest>(0)?, exchange.actor()?);
        closing::erase(exchange.desk(), &actor, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(done(&format!("/admin/guests/{id}"), Done::Erased))
    })())
}

pub fn remove(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Guest>(0)?, exchange.actor()?);
        removal::remove(exchange.desk(), &actor, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(Response::see_other(&format!("/admin/guests/{id}/removed")))
    })())
}

/// The receipt of a guest's removal, whichever it is.
pub fn receipt(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Guest>(0)?;
        let receipt = exchange.found(removal::receipt(exchange.desk(), &id))?;
        receipts::show(exchange, &receipt)
    })())
}
