//! Links that begin at a company's sign-in, and those that open an app from there.

use super::sign_in;
use crate::{exchange::Exchange, http::Response, pages::guest::ErrorKind};
use admin::apps;
use oidc::authorize::{SignInNeeded, SignInWishes};

/// To the panel, through the home that the link names.
pub fn panel(exchange: &Exchange<'_>) -> Response {
    if is_signed_in(exchange) {
        return Response::see_other("/");
    }
    sign_in::begin(exchange, &needed(exchange, "/".into()))
}

/// To an app, through the home that the link names: where the app wants to be told to begin (OIDC Core
/// §4), else where it starts. The app asks us whether the guest may.
pub fn app(exchange: &Exchange<'_>) -> Response {
    let found = match apps::by_slug(exchange.desk(), exchange.segment(0)) {
        Ok(found) => found,
        Err(error) => return exchange.failure(&error),
    };
    let Some(app) = found else {
        return exchange.error(404, ErrorKind::NotFound, None);
    };
    if !is_signed_in(exchange) {
        let here = format!("/start/{}", app.slug);
        return sign_in::begin(exchange, &needed(exchange, here));
    }
    let issuer = &exchange.portal.oidc.settings.issuer;
    let begins = app
        .client
        .initiate_login_uri
        .as_deref()
        .and_then(|uri| url::Url::parse(uri).ok())
        .map(|mut uri| {
            uri.query_pairs_mut().append_pair("iss", issuer);
            uri.to_string()
        });
    match begins.or(app.launch_url) {
        Some(target) => Response::see_other(&target),
        None => Response::see_other("/"),
    }
}

fn is_signed_in(exchange: &Exchange<'_>) -> bool {
    exchange.portal.guest_of(exchange.request).is_some()
}

fn needed(exchange: &Exchange<'_>, continue_to: String) -> SignInNeeded {
    let query = exchange.request.query_pairs();
    SignInNeeded {
        continue_to,
        login_hint: query.get("login_hint").map(str::to_owned),
        home_hint: oidc::authorize::home_hint(|name| query.get(name)),
        ui_locales: query.get("ui_locales").map(str::to_owned),
        wishes: SignInWishes::default(),
    }
}
