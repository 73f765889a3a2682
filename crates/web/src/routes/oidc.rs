//! OpenID Connect over HTTP: parameters in, answers out; the rules are in the `oidc` crate.

use crate::{
    exchange::Exchange,
    http::{self, Response},
    i18n::Locale,
    pages::guest::{Denial, ErrorKind, SignOut},
    routes::sign_in,
};
use ::oidc::{
    OAuthCode, OAuthError,
    authorize::{AuthorizeOutcome, Denied, authorize as answer},
    token::{TokenRequest, exchange as exchange_grant},
};
use model::Reason;
use serde_json::json;

pub fn authorize(exchange: &Exchange<'_>) -> Response {
    respond(exchange, &exchange.request.query_pairs().0)
}

/// OIDC Core §3.1.2.1 allows POST; it is answered as the same request by GET, in which our cookies
/// come along.
pub fn authorize_post(exchange: &Exchange<'_>) -> Response {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&exchange.form.0)
        .finish();
    Response::see_other(&format!("/authorize?{query}"))
}

fn respond(exchange: &Exchange<'_>, pairs: &[(String, String)]) -> Response {
    let session = exchange.request.cookie(http::SESSION);
    match answer(&exchange.portal.oidc, pairs, session) {
        Ok(AuthorizeOutcome::Redirect { url }) => Response::see_other(&url),
        Ok(AuthorizeOutcome::PageError { reason, hint }) => {
            tracing::warn!(reference = exchange.reference(), %reason, hint, "an authorization request was refused");
            exchange.error(400, ErrorKind::BadRequest, Some(reason))
        }
        Ok(AuthorizeOutcome::SignIn(needed)) => sign_in::begin(exchange, &needed),
        Ok(AuthorizeOutcome::Denied(denied)) => denial(exchange, &denied),
        Err(error) => exchange.failure(&error),
    }
}

fn denial(exchange: &Exchange<'_>, denied: &Denied) -> Response {
    let reason = denied.decision.denied_for().unwrap_or(Reason::NotAssigned);
    let ask = whom_to_ask(exchange, denied);
    tracing::warn!(reference = exchange.reference(), %reason, app = %denied.app.id, guest = %denied.guest.id, "denied");
    Response::page(
        403,
        &Denial {
            frame: exchange.frame(),
            app: Some(denied.app.name.clone()),
            reason,
            ask,
            at: exchange.now(),
        },
    )
}

/// The app's contact, else whoever invited the guest, else the host.
fn whom_to_ask(exchange: &Exchange<'_>, denied: &Denied) -> Option<(Option<String>, String)> {
    if let Some(link) = &denied.app.contact_url {
        return Some((None, link.clone()));
    }
    let view = admin::guests::detail(&exchange.portal.desk, &denied.guest.id)
        .ok()
        .flatten();
    let invitation = view.and_then(|view| view.invitations.into_iter().next());
    match invitation {
        Some(it) => Some((Some(it.inviter_name), it.contact_url)),
        None => exchange
            .portal
            .oidc
            .settings
            .contact_url
            .clone()
            .map(|link| (None, link)),
    }
}

/// A request of a client for itself: a form in the body, parameters nowhere else, and at most one
/// `Authorization` header (T22).
fn from_client<T>(
    exchange: &Exchange<'_>,
    answer: impl FnOnce(&TokenRequest<'_>) -> Result<T, OAuthError>,
) -> Result<T, Response> {
    let request = exchange.request;
    let Some(form) = request.form() else {
        return Err(Response::text(
            415,
            "send application/x-www-form-urlencoded",
        ));
    };
    let wrong = |hint| OAuthError {
        code: OAuthCode::InvalidRequest,
        reason: Reason::InvalidRequest,
        hint,
    };
    let asked = if !request.query.is_empty() {
        Err(wrong("parameters belong into the body"))
    } else if request.header_count("authorization") > 1 {
        Err(wrong("one Authorization header only"))
    } else {
        answer(&TokenRequest {
            form: &form.0,
            authorization: request.header("authorization"),
        })
    };
    asked.map_err(|error| refused(exchange, &error))
}

pub fn token(exchange: &Exchange<'_>) -> Response {
    let tokens = from_client(exchange, |grant| {
        exchange_grant(&exchange.portal.oidc, grant)
    });
    let response = tokens.map_or_else(
        |refusal| refusal,
        |tokens| Response::json(200, &tokens).header("pragma", "no-cache"),
    );
    cors(exchange, response)
}

pub fn revoke(exchange: &Exchange<'_>) -> Response {
    let revoked = from_client(exchange, |request| {
        ::oidc::revocation::revoke(&exchange.portal.oidc, request)
    });
    cors(
        exchange,
        revoked.map_or_else(|refusal| refusal, |()| Response::text(200, "")),
    )
}

/// For the servers of apps alone: pages of other origins cannot read the answer.
pub fn introspect(exchange: &Exchange<'_>) -> Response {
    let told = from_client(exchange, |request| {
        ::oidc::introspection::introspect(&exchange.portal.oidc, request)
    });
    told.map_or_else(|refusal| refusal, |claims| Response::json(200, &claims))
}

/// Tokens are asked for by POST (RFC 6749 §3.2).
pub fn token_by_get(_: &Exchange<'_>) -> Response {
    Response::text(405, "use POST").header("allow", "POST")
}

fn refused(exchange: &Exchange<'_>, error: &OAuthError) -> Response {
    tracing::info!(path = %exchange.request.path, code = %error.code, reason = %error.reason, "a client was refused");
    let response = Response::json(
        error.code.status(),
        &json!({"error": error.code, "error_description": error.hint}),
    );
    if error.code == OAuthCode::InvalidClient && exchange.request.header("authorization").is_some()
    {
        response.header("www-authenticate", "Basic realm=\"portico\"")
    } else {
        response
    }
}

pub fn userinfo(exchange: &Exchange<'_>) -> Response {
    let bearer = exchange.request.header("authorization").and_then(bearer);
    let token = bearer.or_else(|| exchange.form.get("access_token"));
    let Some(token) = token else {
        return cors(
            exchange,
            Response::text(401, "").header("www-authenticate", "Bearer realm=\"portico\""),
        );
    };
    match ::oidc::userinfo::userinfo(&exchange.portal.oidc, token) {
        Ok(claims) => cors(exchange, Response::json(200, &claims)),
        Err(error) => {
            let challenge = format!(
                "Bearer realm=\"portico\", error=\"{}\", error_description=\"{}\"",
                error.code, error.hint
            );
            let body = json!({"error": error.code, "error_description": error.hint});
            cors(
                exchange,
                Response::json(error.code.status(), &body).header("www-authenticate", challenge),
            )
        }
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

pub fn jwks(exchange: &Exchange<'_>) -> Response {
    public(Response::json(
        200,
        &::oidc::discovery::jwks(&exchange.portal.oidc),
    ))
}

pub fn discovery(exchange: &Exchange<'_>) -> Response {
    public(Response::json(
        200,
        &::oidc::discovery::document(&exchange.portal.oidc, &Locale::available()),
    ))
}

/// Anybody may read it from anywhere, and keep it for five minutes.
fn public(response: Response) -> Response {
    response
        .header("cache-control", "public, max-age=300")
        .header("access-control-allow-origin", "*")
}

pub fn preflight(exchange: &Exchange<'_>) -> Response {
    let response = Response::text(204, "")
        .header("access-control-allow-methods", "GET, POST")
        .header(
            "access-control-allow-headers",
            "authorization, content-type",
        )
        .header("access-control-max-age", "600");
    cors(exchange, response)
}

/// Pages of registered apps may read the answer; nobody else's (W02).
fn cors(exchange: &Exchange<'_>, response: Response) -> Response {
    let Some(origin) = exchange.request.header("origin") else {
        return response;
    };
    match ::oidc::discovery::is_app_origin(&exchange.portal.oidc, origin) {
        Ok(true) => response
            .header("access-control-allow-origin", origin)
            .header("vary", "Origin"),
        Ok(false) => response,
        Err(error) => {
            tracing::error!(%error, "registered origins could not be read");
            response
        }
    }
}

/// Asks before anything ends; a GET ends nothing (rule 6).
pub fn logout(exchange: &Exchange<'_>) -> Response {
    logout_page(exchange, &exchange.request.query_pairs().0)
}

/// The same question for an app that asks by POST (OIDC RP-Initiated Logout §2); our own cookies do
/// not come along from another site, and are not needed.
pub fn logout_post(exchange: &Exchange<'_>) -> Response {
    logout_page(exchange, &exchange.form.0)
}

fn logout_page(exchange: &Exchange<'_>, pairs: &[(String, String)]) -> Response {
    match ::oidc::logout::read(&exchange.portal.oidc, pairs) {
        Ok(ask) => Response::page(
            200,
            &SignOut {
                frame: exchange.frame(),
                app: ask.app.map(|app| app.name),
                action: "/logout/now".into(),
                hidden: pairs
                    .iter()
                    .filter(|(name, _)| LOGOUT.contains(&name.as_str()))
                    .cloned()
                    .collect(),
            },
        ),
        Err(error) => exchange.failure(&error),
    }
}

/// Parameters of a logout request (OIDC RP-Initiated Logout §2).
const LOGOUT: [&str; 4] = [
    "id_token_hint",
    "client_id",
    "post_logout_redirect_uri",
    "state",
];

pub fn logout_now(exchange: &Exchange<'_>) -> Response {
    let cx = &exchange.portal.oidc;
    let ask = match ::oidc::logout::read(cx, &exchange.form.0) {
        Ok(ask) => ask,
        Err(error) => return exchange.failure(&error),
    };
    if let Some(cookie) = exchange.request.cookie(http::SESSION)
        && let Err(error) = ::oidc::session::end(cx, cookie)
    {
        return exchange.failure(&error);
    }
    let next = ask.return_to.unwrap_or_else(|| "/signed-out".into());
    Response::see_other(&next)
        .cookie(http::forget(http::SESSION))
        .cookie(http::forget(http::CSRF))
}
