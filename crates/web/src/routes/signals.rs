//! Streams of signals for apps over HTTP; the rules are in the `oidc` crate.

use super::{
    oidc::{nothing_shown, presented, shown_token, unauthorized, with_nonce},
    published::published,
};
use crate::{
    exchange::Exchange,
    http::{Method, Response},
};
use ::oidc::{
    signals::{self, SignalsError, Wants},
    userinfo::Scheme,
};
use model::App;
use serde_json::{Value, json};

/// Shared Signals Framework 1.0 §7.2.
pub fn configuration(exchange: &Exchange<'_>) -> Response {
    let document = signals::configuration(&exchange.portal.oidc);
    published(exchange, &document)
}

/// What is answered; nothing where there is nothing to say.
type Said = Result<Option<Value>, SignalsError>;

/// Answers an app that shows its own token.
fn for_app(
    exchange: &Exchange<'_>,
    (path, wants): (&str, Wants),
    work: impl FnOnce(&App) -> Said,
) -> Response {
    let request = exchange.request;
    let alone = request.header_count("authorization") == 1;
    let shown = request.header("authorization").filter(|_| alone);
    let Some((scheme, token)) = shown.and_then(presented) else {
        return nothing_shown();
    };
    let caller = shown_token(exchange, (scheme, token), |presentation| {
        signals::caller(&exchange.portal.oidc, presentation, (path, wants))
    });
    let answer = caller
        .map_err(SignalsError::from)
        .and_then(|app| work(&app));
    let created = request.method == Method::Post && path == signals::STREAM;
    let response = match answer {
        Ok(Some(body)) => Response::json(if created { 201 } else { 200 }, &body),
        Ok(None) => Response::text(204, ""),
        Err(error) => refused(exchange, &error, scheme),
    };
    with_nonce(exchange, response)
}

fn refused(exchange: &Exchange<'_>, error: &SignalsError, scheme: Scheme) -> Response {
    let path = &exchange.request.path;
    match (error, error.reason()) {
        (SignalsError::Token(error), _) => {
            exchange.notes.refused(error.reason);
            tracing::info!(%path, code = %error.code, reason = %error.reason, "an app was refused");
            return unauthorized(error, scheme);
        }
        (_, Some(reason)) => {
            exchange.notes.refused(reason);
            tracing::info!(%path, %reason, "an app was refused");
        }
        (error, None) => {
            tracing::error!(reference = exchange.reference(), %path, %error, "an endpoint failed");
        }
    }
    let told = match error {
        SignalsError::Failed(_) => json!({ "error": "server_error" }),
        error => json!({
            "error": error.reason(), "error_description": error.to_string(),
        }),
    };
    let response = Response::json(error.status(), &told);
    match error.status() {
        429 | 503 => response.header("retry-after", "10"),
        _ => response,
    }
}

fn query(exchange: &Exchange<'_>) -> Option<String> {
    let pairs = exchange.request.query_pairs();
    pairs.get("stream_id").map(str::to_owned)
}

/// Makes, reads, changes or ends the stream of an app (§8.1.1).
pub fn stream(exchange: &Exchange<'_>) -> Response {
    let (cx, body) = (&exchange.portal.oidc, &exchange.request.body);
    let may_reach = |address: &str| exchange.portal.broker.may_reach(address);
    let method = exchange.request.method;
    let wants = match method {
        Method::Get => Wants::Look,
        _ => Wants::Manage,
    };
    for_app(exchange, (signals::STREAM, wants), |app| match method {
        Method::Get => signals::read(cx, app, query(exchange).as_deref()).map(Some),
        Method::Post => signals::create(cx, app, body, &may_reach).map(Some),
        Method::Put => signals::replace(cx, app, body, &may_reach).map(Some),
        Method::Patch => signals::update(cx, app, body, &may_reach).map(Some),
        Method::Delete | Method::Options => {
            signals::delete(cx, app, query(exchange).as_deref()).map(|()| None)
        }
    })
}

/// Reads or changes the status of a stream (§8.1.2).
pub fn status(exchange: &Exchange<'_>) -> Response {
    let (cx, request) = (&exchange.portal.oidc, exchange.request);
    if request.method == Method::Get {
        return for_app(exchange, (signals::STATUS, Wants::Look), |app| {
            signals::status(cx, app, query(exchange).as_deref()).map(Some)
        });
    }
    for_app(exchange, (signals::STATUS, Wants::Manage), |app| {
        signals::set_status(cx, app, &request.body).map(Some)
    })
}

/// Has a verification event sent (§8.1.4.2).
pub fn verification(exchange: &Exchange<'_>) -> Response {
    let (cx, body) = (&exchange.portal.oidc, &exchange.request.body);
    for_app(exchange, (signals::VERIFICATION, Wants::Manage), |app| {
        signals::verify(cx, app, body).map(|()| None)
    })
}

/// Hands over what is kept for an app that fetches (RFC 8936 §2).
pub fn fetch(exchange: &Exchange<'_>) -> Response {
    let (cx, body) = (&exchange.portal.oidc, &exchange.request.body);
    let id = exchange.segment(0);
    let path = format!("{}/{id}", signals::FETCH);
    for_app(exchange, (&path, Wants::Manage), |app| {
        signals::fetch(cx, app, (id, body)).map(Some)
    })
}
