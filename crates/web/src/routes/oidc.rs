//! OpenID Connect over HTTP: parameters in, answers out; the rules are in the `oidc` crate.

use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::guest::{ErrorKind, ReturnToApp, SignOut, SignedOut},
    routes::{asking, consent, published::published, sign_in, terms},
};
use ::oidc::{
    ClientRequest, OAuthCode, OAuthError,
    authorize::{AuthorizeOutcome, ConsentAnswer, Denied, answer},
    discovery::Offers,
    logout::LogoutAsk,
    token::exchange as exchange_grant,
    userinfo::{Presentation, Scheme, Userinfo},
};
use model::Reason;
use serde_json::json;

pub fn authorize(exchange: &Exchange<'_>) -> Response {
    let pairs = exchange.request.query_pairs().0;
    respond(exchange, &pairs, ConsentAnswer::NotAsked)
}

/// OIDC Core §3.1.2.1 allows POST; it is answered as the same request by GET, in which our cookies
/// come along.
pub fn authorize_post(exchange: &Exchange<'_>) -> Response {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&exchange.form.0)
        .finish();
    Response::see_other(&format!("/authorize?{query}"))
}

/// Answers an authorization request, before or after the guest was asked for consent.
pub fn respond(
    exchange: &Exchange<'_>,
    pairs: &[(String, String)],
    said: ConsentAnswer,
) -> Response {
    note_client(exchange, pairs);
    let session = exchange.request.cookie(http::SESSION);
    match answer(&exchange.portal.oidc, pairs, session, said) {
        Ok(AuthorizeOutcome::Redirect { url }) => Response::see_other(&url),
        Ok(AuthorizeOutcome::Form { action, mut fields }) => {
            let frame = exchange.frame();
            // A test sign-in comes back to us, where every form proves whose it is.
            if action.starts_with(&exchange.settings().link("/admin/")) {
                fields.push(("csrf".to_owned(), frame.csrf.clone()));
            }
            Response::page(
                200,
                &ReturnToApp {
                    frame,
                    action,
                    fields,
                },
            )
        }
        Ok(AuthorizeOutcome::StepUp { continue_to }) => {
            Response::see_other(&super::back_to("/step-up", &continue_to))
        }
        Ok(AuthorizeOutcome::Terms {
            app_id,
            continue_to,
        }) => terms::ask_for(Some(&app_id), &continue_to),
        Ok(AuthorizeOutcome::Consent(ask)) => consent::ask(exchange, &ask),
        Ok(AuthorizeOutcome::PageError { reason, hint }) => {
            tracing::warn!(reference = exchange.reference(), %reason, hint, "an authorization request was refused");
            exchange.error(400, ErrorKind::BadRequest, Some(reason))
        }
        Ok(AuthorizeOutcome::SignIn(needed)) => sign_in::begin(exchange, &needed),
        Ok(AuthorizeOutcome::Denied(denied)) => denial(exchange, &denied),
        Err(error) => exchange.failure(&error),
    }
}

/// Notes the app that a request names as its client, if it has the form of one; whether it is the app is
/// another question.
fn note_client(exchange: &Exchange<'_>, pairs: &[(String, String)]) {
    let named = pairs.iter().find(|(name, _)| name == "client_id");
    if let Some(id) = named.and_then(|(_, id)| id.parse().ok()) {
        exchange.notes.app(&id);
    }
}

fn denial(exchange: &Exchange<'_>, denied: &Denied) -> Response {
    let reason = denied.decision.denied_for().unwrap_or(Reason::NotAssigned);
    exchange.notes.refused(reason);
    exchange.notes.app(&denied.app.id);
    exchange.notes.partner(&denied.guest.partner_id);
    tracing::warn!(reference = exchange.reference(), %reason, app = %denied.app.id, guest = %denied.guest.id, "denied");
    asking::why_not(exchange, (&denied.app, &denied.guest), reason)
}

/// A request of a client for itself: a form in the body, parameters nowhere else, and at most one
/// `Authorization` header (T22).
fn from_client<T>(
    exchange: &Exchange<'_>,
    answer: impl FnOnce(&ClientRequest<'_>) -> Result<T, OAuthError>,
) -> Result<T, Response> {
    let request = exchange.request;
    let Some(form) = request.form() else {
        return Err(Response::error_json(
            415,
            "invalid_request",
            "send application/x-www-form-urlencoded",
        ));
    };
    note_client(exchange, &form.0);
    let wrong = |hint| OAuthError {
        code: OAuthCode::InvalidRequest,
        reason: Reason::InvalidRequest,
        hint,
    };
    let asked = if !request.query.is_empty() {
        Err(wrong("parameters belong into the body"))
    } else if request.header_count("authorization") > 1 || request.header_count("dpop") > 1 {
        Err(wrong("one Authorization and one DPoP header only"))
    } else {
        answer(&ClientRequest {
            form: &form.0,
            authorization: request.header("authorization"),
            dpop: request.header("dpop"),
            certificate: exchange.certificate().as_ref(),
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
        |tokens| with_nonce(exchange, Response::json(200, &tokens)).header("pragma", "no-cache"),
    );
    cors(exchange, response)
}

/// RFC 9126.
pub fn push(exchange: &Exchange<'_>) -> Response {
    let pushed = from_client(exchange, |request| {
        ::oidc::par::push(&exchange.portal.oidc, request)
    });
    let response = pushed.map_or_else(
        |refusal| refusal,
        |pushed| with_nonce(exchange, Response::json(201, &pushed)),
    );
    cors(exchange, response)
}

/// RFC 8628 §3.1.
pub fn device_authorization(exchange: &Exchange<'_>) -> Response {
    let begun = from_client(exchange, |request| {
        ::oidc::device::begin(&exchange.portal.oidc, request)
    });
    begun.map_or_else(|refusal| refusal, |begun| Response::json(200, &begun))
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
    const SIGNED: &str = "application/token-introspection+jwt";
    let cx = &exchange.portal.oidc;
    // RFC 9701 §4.
    let accepts = exchange.request.header("accept").unwrap_or_default();
    if accepts.split(',').any(|kind| kind.trim() == SIGNED) {
        let told = from_client(exchange, |request| {
            ::oidc::introspection::introspect_signed(cx, request)
        });
        return told.map_or_else(|refusal| refusal, |jwt| Response::new(200, SIGNED, jwt));
    }
    let told = from_client(exchange, |request| {
        ::oidc::introspection::introspect(cx, request)
    });
    told.map_or_else(|refusal| refusal, |claims| Response::json(200, &claims))
}

/// Tokens are asked for by POST (RFC 6749 §3.2).
pub fn token_by_get(_: &Exchange<'_>) -> Response {
    Response::error_json(405, "invalid_request", "use POST").header("allow", "POST")
}

fn refused(exchange: &Exchange<'_>, error: &OAuthError) -> Response {
    exchange.notes.refused(error.reason);
    tracing::info!(path = %exchange.request.path, code = %error.code, reason = %error.reason, "a client was refused");
    let response = Response::json(
        error.code.status(),
        &json!({"error": error.code, "error_description": error.hint}),
    );
    let response = with_nonce(exchange, response);
    if error.code == OAuthCode::InvalidClient && exchange.request.header("authorization").is_some()
    {
        response.header("www-authenticate", "Basic realm=\"portico\"")
    } else {
        response
    }
}

/// Whoever sends proofs gets a nonce for the next one (RFC 9449 §8.2).
pub(super) fn with_nonce(exchange: &Exchange<'_>, response: Response) -> Response {
    if exchange.request.header("dpop").is_none() {
        return response;
    }
    response.header("dpop-nonce", ::oidc::dpop::nonce(&exchange.portal.oidc))
}

pub fn userinfo(exchange: &Exchange<'_>) -> Response {
    let request = exchange.request;
    let shown = request.header("authorization").and_then(presented);
    let shown = shown.or_else(|| Some((Scheme::Bearer, exchange.form.get("access_token")?)));
    let Some((scheme, token)) = shown else {
        return cors(exchange, nothing_shown());
    };
    let answer = shown_token(exchange, (scheme, token), |presentation| {
        ::oidc::userinfo::userinfo(&exchange.portal.oidc, presentation)
    });
    let response = match answer {
        Ok(Userinfo::Plain(claims)) => Response::json(200, &claims),
        Ok(Userinfo::Signed(jwt)) => Response::new(200, "application/jwt", jwt),
        Err(error) => unauthorized(&error, scheme),
    };
    cors(exchange, with_nonce(exchange, response))
}

/// Nobody showed a token (RFC 6750 §3).
pub(super) fn nothing_shown() -> Response {
    Response::text(401, "")
        .header("www-authenticate", "Bearer realm=\"portico\"")
        .header("www-authenticate", dpop_challenge(""))
}

/// Looks at a token with all that came with it.
pub(super) fn shown_token<T>(
    exchange: &Exchange<'_>,
    (scheme, token): (Scheme, &str),
    look: impl FnOnce(&Presentation<'_>) -> T,
) -> T {
    let (request, certificate) = (exchange.request, exchange.certificate());
    let proofs = request.header_count("dpop");
    look(&Presentation {
        token,
        scheme,
        method: request.method.as_str(),
        proof: request.header("dpop").filter(|_| proofs == 1),
        certificate: certificate.as_ref(),
    })
}

/// RFC 6750 §3, RFC 9449 §7.1: at a resource a faulty proof is a faulty credential.
pub(super) fn unauthorized(error: &OAuthError, scheme: Scheme) -> Response {
    let status = match error.code.status() {
        400 => 401,
        status => status,
    };
    let said = format!(
        ", error=\"{}\", error_description=\"{}\"",
        error.code, error.hint
    );
    let challenge = match scheme {
        Scheme::Bearer => format!("Bearer realm=\"portico\"{said}"),
        Scheme::Dpop => dpop_challenge(&said),
    };
    let body = json!({"error": error.code, "error_description": error.hint});
    Response::json(status, &body).header("www-authenticate", challenge)
}

/// RFC 9449 §7.1.
fn dpop_challenge(said: &str) -> String {
    let algs = ::oidc::dpop::ALGORITHMS.join(" ");
    format!("DPoP realm=\"portico\"{said}, algs=\"{algs}\"")
}

pub(super) fn presented(header: &str) -> Option<(Scheme, &str)> {
    let (scheme, token) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        Some((Scheme::Bearer, token.trim()))
    } else if scheme.eq_ignore_ascii_case("dpop") {
        Some((Scheme::Dpop, token.trim()))
    } else {
        None
    }
}

pub fn jwks(exchange: &Exchange<'_>) -> Response {
    published(exchange, &::oidc::discovery::jwks(&exchange.portal.oidc))
}

pub fn discovery(exchange: &Exchange<'_>) -> Response {
    let portal = exchange.portal;
    let offers = Offers {
        languages: &portal.live.last_seen().languages,
        registration: portal.oidc.settings.dynamic_registration,
        certificates: portal.certificates.is_some(),
    };
    published(
        exchange,
        &::oidc::discovery::document(&portal.oidc, &offers),
    )
}

pub fn preflight(exchange: &Exchange<'_>) -> Response {
    let response = Response::text(204, "")
        .header("access-control-allow-methods", "GET, POST")
        .header(
            "access-control-allow-headers",
            "authorization, content-type, dpop",
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
            .header(
                "access-control-expose-headers",
                "dpop-nonce, www-authenticate",
            )
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
    let told = match exchange.request.cookie(http::SESSION) {
        Some(cookie) => match ::oidc::session::end(cx, cookie) {
            Ok(told) => told,
            Err(error) => return exchange.failure(&error),
        },
        None => Vec::new(),
    };
    signed_out(exchange, told, ask)
}

/// The browser has to visit the apps that learn of it there; until then, it stays on our page.
const VISIT_SECS: u8 = 2;

fn signed_out(exchange: &Exchange<'_>, told: Vec<String>, ask: LogoutAsk) -> Response {
    let response = if told.is_empty() {
        Response::see_other(ask.return_to.as_deref().unwrap_or("/signed-out"))
    } else {
        telling(exchange, told, ask)
    };
    response
        .cookie(http::forget(http::SESSION))
        .cookie(http::forget(http::CSRF))
}

/// A page with one frame for each app (OIDC Front-Channel Logout §2).
fn telling(exchange: &Exchange<'_>, told: Vec<String>, ask: LogoutAsk) -> Response {
    let policy = http::policy_with_frames(&told);
    let next = ask.return_to;
    let name = ask.app.map(|app| app.name).unwrap_or_default();
    let page = Response::page(
        200,
        &SignedOut {
            frame: exchange.frame(),
            back: next.clone().map(|link| (name, link)),
            told,
        },
    )
    .header("content-security-policy", policy);
    match next {
        Some(link) => page.header("refresh", format!("{VISIT_SECS};url={link}")),
        None => page,
    }
}
