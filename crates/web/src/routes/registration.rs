//! Clients that register themselves (RFC 7591, RFC 7592).

use crate::{exchange::Exchange, http::Response, pages::guest::ErrorKind};
use admin::{
    Refusal,
    registration::{self, Registered},
};
use model::{App, Documents, Reason, kind};
use serde_json::{Map, Value, json};

/// The token of an `Authorization: Bearer` header.
fn bearer<'a>(exchange: &'a Exchange<'_>) -> &'a str {
    let header = exchange.request.header("authorization").unwrap_or_default();
    match header.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => "",
    }
}

/// The metadata in the body.
fn metadata(exchange: &Exchange<'_>) -> Result<Map<String, Value>, Response> {
    if exchange.request.media_type() != "application/json" {
        return Err(Response::error_json(
            415,
            "invalid_request",
            "send application/json",
        ));
    }
    serde_json::from_slice(&exchange.request.body).map_err(|_| {
        Response::error_json(
            400,
            "invalid_client_metadata",
            "the body must be a JSON object of client metadata",
        )
    })
}

/// RFC 7591 §3.2.2.
fn refused(exchange: &Exchange<'_>, refusal: &Refusal) -> Response {
    tracing::info!(
        reference = exchange.reference(),
        code = refusal.code(),
        "a registration was refused"
    );
    match refusal {
        Refusal::RegistrationRefused => {
            Response::error_json(401, "invalid_token", &refusal.to_string()).header(
                "www-authenticate",
                "Bearer realm=\"portico\", error=\"invalid_token\"",
            )
        }
        Refusal::Url { field, .. } if field.contains("redirect URI") => {
            Response::error_json(400, "invalid_redirect_uri", &refusal.to_string())
        }
        Refusal::RedirectMissing => {
            Response::error_json(400, "invalid_redirect_uri", &refusal.to_string())
        }
        Refusal::Store(_) => {
            Response::error_json(503, "temporarily_unavailable", &refusal.to_string())
        }
        _ => Response::error_json(400, "invalid_client_metadata", &refusal.to_string()),
    }
}

/// What a client is told about itself (RFC 7591 §3.2.1, RFC 7592 §3).
fn described(exchange: &Exchange<'_>, app: &App) -> Map<String, Value> {
    let mut all = registration::describe(app);
    let link = exchange
        .portal
        .oidc
        .settings
        .link(&format!("/register/{}", app.id));
    all.insert("registration_client_uri".into(), json!(link));
    all
}

fn documents<'a>(exchange: &'a Exchange<'_>) -> &'a dyn Documents {
    exchange.portal.oidc.client_keys.documents()
}

/// A stranger's registration; off unless the operator switched it on.
pub fn register(exchange: &Exchange<'_>) -> Response {
    if !exchange.portal.oidc.settings.dynamic_registration {
        return exchange.error(404, ErrorKind::NotFound, Some(Reason::RegistrationRefused));
    }
    let given = match metadata(exchange) {
        Ok(given) => given,
        Err(response) => return response,
    };
    let token = bearer(exchange);
    match registration::register(exchange.desk(), documents(exchange), token, &given) {
        Ok(registered) => created(exchange, &registered),
        Err(refusal) => refused(exchange, &refusal),
    }
}

fn created(exchange: &Exchange<'_>, registered: &Registered) -> Response {
    let mut all = described(exchange, &registered.app);
    if let Some(secret) = &registered.secret {
        all.insert("client_secret".into(), json!(secret));
        all.insert("client_secret_expires_at".into(), json!(0));
    }
    let token = json!(registered.registration_token);
    all.insert("registration_access_token".into(), token);
    Response::json(201, &all)
}

/// The app of the path, if the token manages it.
fn managed(exchange: &Exchange<'_>) -> Result<App, Refusal> {
    let id = exchange
        .id::<kind::App>(0)
        .ok_or(Refusal::RegistrationRefused)?;
    registration::managed(exchange.desk(), &id, bearer(exchange))
}

pub fn read(exchange: &Exchange<'_>) -> Response {
    match managed(exchange) {
        Ok(app) => Response::json(200, &known(exchange, &app)),
        Err(refusal) => refused(exchange, &refusal),
    }
}

/// What a client is told that holds its token already: the token stays (RFC 7592 §3).
fn known(exchange: &Exchange<'_>, app: &App) -> Map<String, Value> {
    let mut all = described(exchange, app);
    all.insert("registration_access_token".into(), json!(bearer(exchange)));
    all
}

pub fn replace(exchange: &Exchange<'_>) -> Response {
    let given = match metadata(exchange) {
        Ok(given) => given,
        Err(response) => return response,
    };
    let replaced = managed(exchange)
        .and_then(|app| registration::replace(exchange.desk(), documents(exchange), &app, &given));
    match replaced {
        Ok(app) => Response::json(200, &known(exchange, &app)),
        Err(refusal) => refused(exchange, &refusal),
    }
}

pub fn withdraw(exchange: &Exchange<'_>) -> Response {
    let withdrawn = managed(exchange).and_then(|app| registration::withdraw(exchange.desk(), &app));
    match withdrawn {
        Ok(()) => Response::text(204, ""),
        Err(refusal) => refused(exchange, &refusal),
    }
}
