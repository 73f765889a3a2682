//! What homes tell us of their own accord; the rules are in the `broker` crate.

use crate::{exchange::Exchange, http::Response};
use broker::{BrokerError, set_error};
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
    Response::error_json(400, "invalid_request", reason.as_str())
}

/// A Security Event Token of a transmitter (RFC 8935 §2).
pub fn events(exchange: &Exchange<'_>) -> Response {
    let Some(connection) = exchange.id::<kind::Connection>(0) else {
        return not_taken(Reason::ClientUnauthenticated);
    };
    let request = exchange.request;
    let token = (request.media_type() == "application/secevent+jwt")
        .then(|| std::str::from_utf8(&request.body).ok())
        .flatten();
    let broker = &exchange.portal.broker;
    match broker.hear_event(&connection, bearer(exchange), token.map(str::trim)) {
        Ok(()) => Response::text(202, ""),
        Err(error) => match error.reason() {
            Some(reason) => not_taken(reason),
            None => unheard(exchange, &error),
        },
    }
}

/// RFC 8935 §2.3; what is not the token's fault is to be sent again.
fn not_taken(reason: Reason) -> Response {
    let told = |error| json!({ "err": error, "description": reason.as_str() });
    match set_error(reason) {
        Some(error) => Response::json(400, &told(error)).header("content-language", "en"),
        None => Response::json(503, &told("unavailable")).header("retry-after", "60"),
    }
}

/// Everything of a person is revoked (draft-parecki-oauth-global-token-revocation §3).
pub fn revoke_all(exchange: &Exchange<'_>) -> Response {
    let Some(connection) = exchange.id::<kind::Connection>(0) else {
        return not_revoked(Reason::ClientUnauthenticated);
    };
    let request = exchange.request;
    let body = (request.media_type() == "application/json").then_some(request.body.as_slice());
    let broker = &exchange.portal.broker;
    match broker.revoke_all(&connection, bearer(exchange), body) {
        Ok(()) => Response::text(204, ""),
        Err(error) => match error.reason() {
            Some(reason) => not_revoked(reason),
            None => unheard(exchange, &error),
        },
    }
}

fn not_revoked(reason: Reason) -> Response {
    let status = match reason {
        Reason::ClientUnauthenticated => 401,
        Reason::ConnectionDisabled => 403,
        // Somebody of another home is nobody here.
        Reason::GuestUnknown | Reason::IssuerMismatch => 404,
        _ => 400,
    };
    let response = Response::error_json(status, "invalid_request", reason.as_str());
    if status == 401 {
        // RFC 6750 §3.
        return response.header("www-authenticate", "Bearer error=\"invalid_token\"");
    }
    response
}

/// A bearer token (RFC 6750 §2.1), of which there is one.
fn bearer<'a>(exchange: &'a Exchange<'_>) -> Option<&'a str> {
    let request = exchange.request;
    let (scheme, token) = request.header("authorization")?.split_once(' ')?;
    let alone = request.header_count("authorization") == 1;
    (alone && scheme.eq_ignore_ascii_case("bearer")).then_some(token.trim())
}
