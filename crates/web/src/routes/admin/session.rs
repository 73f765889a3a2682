//! Admins signing in: by passkey, or by a one-time link.

use super::{Answer, done, settle};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        admin::{AdminLink, AdminSignIn, Done},
        guest::{Ceremony, ErrorKind, PasskeyOffer},
    },
    routes::own_path,
};
use ::admin::admins;
use model::{PasskeyOwner, Reason, Secret};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, None))
}

fn show(exchange: &Exchange<'_>, refused: Option<Reason>) -> Answer {
    let begun = exchange
        .portal
        .broker
        .start_passkey_authentication()
        .map_err(|e| exchange.failure(&e))?;
    let query = exchange.request.query_pairs();
    let page = AdminSignIn {
        frame: exchange.frame(),
        ceremony: Ceremony {
            options: begun.options,
            id: String::new(),
        },
        continue_to: admin_path(
            query
                .get("continue_to")
                .or_else(|| exchange.form.get("continue_to")),
        ),
        refused,
    };
    let status = if refused.is_some() { 403 } else { 200 };
    Ok(Response::page(status, &page).cookie(http::make(http::CEREMONY, &begun.binding, None)))
}

pub(super) fn admin_path(given: Option<&str>) -> String {
    let path = own_path(given);
    if path.starts_with("/admin") {
        path
    } else {
        "/admin".into()
    }
}

pub fn with_passkey(exchange: &Exchange<'_>) -> Response {
    let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    let outcome = exchange
        .portal
        .broker
        .finish_passkey_authentication(binding, exchange.form.text("answer"));
    let admin_id = match outcome {
        Ok(PasskeyOwner::Admin(id)) => id,
        Ok(PasskeyOwner::Guest(_)) => return settle(show(exchange, Some(Reason::PasskeyInvalid))),
        Err(error) => match error.reason() {
            Some(reason) => return settle(show(exchange, Some(reason))),
            None => return exchange.failure(&error),
        },
    };
    match admins::start_session(exchange.desk(), &admin_id) {
        Ok(begun) => enter(&begun.cookie, &admin_path(exchange.form.get("continue_to"))),
        Err(refusal) => settle(show(
            exchange,
            refusal.reason().or(Some(Reason::AdminDisabled)),
        )),
    }
}

fn enter(cookie: &Secret, next: &str) -> Response {
    Response::see_other(next)
        .cookie(http::make(http::ADMIN, cookie, None))
        .cookie(http::forget(http::CEREMONY))
        .cookie(http::forget(http::CSRF))
}

/// Looking at a one-time link uses nothing up.
pub fn link(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match admins::link_is_open(exchange.desk(), token) {
        Ok(true) => Response::page(
            200,
            &AdminLink {
                frame: exchange.frame(),
                action: format!("/admin/link/{token}"),
            },
        ),
        Ok(false) => exchange.error(410, ErrorKind::NotFound, Some(Reason::LinkInvalid)),
        Err(error) => exchange.trouble(&error),
    }
}

pub fn use_link(exchange: &Exchange<'_>) -> Response {
    match admins::consume_link(exchange.desk(), exchange.segment(0)) {
        Ok(begun) => {
            let next = if exchange.portal.broker.offers_passkeys() {
                "/admin/passkey"
            } else {
                "/admin"
            };
            enter(&begun.cookie, next)
        }
        Err(refusal) => match refusal.reason() {
            Some(reason) => exchange.error(410, ErrorKind::NotFound, Some(reason)),
            None => exchange.trouble(&refusal),
        },
    }
}

pub fn sign_out(exchange: &Exchange<'_>) -> Response {
    if let Some(cookie) = exchange.request.cookie(http::ADMIN)
        && let Err(error) = admins::sign_out(exchange.desk(), cookie)
    {
        return exchange.trouble(&error);
    }
    Response::see_other("/admin/sign-in")
        .cookie(http::forget(http::ADMIN))
        .cookie(http::forget(http::CSRF))
}

pub fn offer_passkey(exchange: &Exchange<'_>) -> Response {
    settle(show_offer(exchange))
}

fn show_offer(exchange: &Exchange<'_>) -> Answer {
    let admin = exchange.by()?;
    let owner = PasskeyOwner::Admin(admin.id.clone());
    let begun = exchange
        .portal
        .broker
        .start_passkey_registration(&owner, admin.email.as_str(), &admin.name)
        .map_err(|e| exchange.failure(&e))?;
    let page = PasskeyOffer {
        frame: exchange.frame(),
        ceremony: Ceremony {
            options: begun.options,
            id: String::new(),
        },
        action: "/admin/passkey".into(),
        skip: Some("/admin/passkey/skip".into()),
    };
    Ok(Response::page(200, &page).cookie(http::make(http::CEREMONY, &begun.binding, None)))
}

pub fn create_passkey(exchange: &Exchange<'_>) -> Response {
    let Ok(admin) = exchange.by() else {
        return Response::see_other("/admin/sign-in");
    };
    let owner = PasskeyOwner::Admin(admin.id.clone());
    let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    match exchange.portal.broker.finish_passkey_registration(
        &owner,
        binding,
        exchange.form.text("answer"),
    ) {
        Ok(_) => done("/admin", Done::Passkey).cookie(http::forget(http::CEREMONY)),
        Err(error) => match error.reason() {
            Some(reason) => exchange.error(400, ErrorKind::BadRequest, Some(reason)),
            None => exchange.failure(&error),
        },
    }
}

pub fn skip_passkey(_: &Exchange<'_>) -> Response {
    Response::see_other("/admin").cookie(http::forget(http::CEREMONY))
}
