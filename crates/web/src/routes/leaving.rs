//! What homes tell us of their own accord; the rules are in the `broker` crate.

use crate::{exchange::Exchange, http::Response};
use broker::BrokerError;
use model::{Reason, kind};
use serde_json::json;

/// A logout token of a home (OIDC Back-Channel Logout §2.5, §2.8).
pub fn home_logout(exchange: &Exchange<'_>) -> Response {
    let Some(connection) = exchange.id::<kind::Connection>(0) else {
        return refused(Reason::ConnectionDisabled);
    };
    let form = exchange.request.form().unwrap_or_default();
    let tokens = form.all("logout_token");
    let token = match tokens.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    match exchange.portal.broker.home_logout(&connection, token) {
        Ok(_) => Response::text(200, ""),
        Err(error) => unheard(exchange, &error),
    }
}

fn unheard(exchange: &Exchange<'_>, error: &BrokerError) -> Response {
    if let Some(reason) = error.reason() {
        return refused(reason);
    }
    tracing::error!(reference = exchange.reference(), %error, "a signal of a home was not taken");
    Response::json(500, &json!({ "error": "server_error" }))
}

fn refused(reason: Reason) -> Response {
    let told = json!({ "error": "invalid_request", "error_description": reason.as_str() });
    Response::json(400, &told)
}
