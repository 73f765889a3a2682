//! Removing a guest: what it will cut, the act, and the receipt.

use super::{done, receipts, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{Confirm, Done, RemoveGuest, TokensAtStake},
};
use ::admin::{closing, guests, removal};
use model::kind;

pub fn ask(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Guest>(0)?;
        let view = exchange.found(guests::detail(exchange.desk(), &id))?;
        let radius =
            removal::blast_radius(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
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
                tokens: radius
                    .apps
                    .into_iter()
                    .map(|app| TokensAtStake {
                        name: app.name,
                        listens: app.listens,
                        until: app.tokens_until,
                    })
                    .collect(),
                sessions: i64::try_from(radius.sessions).unwrap_or(i64::MAX),
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
                guests: 1,
                sessions: i64::try_from(view.live_sessions).unwrap_or(i64::MAX),
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
