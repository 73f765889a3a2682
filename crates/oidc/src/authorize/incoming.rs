//! Which request it is, after all: as it stands in the address, pushed before (RFC 9126), or in a
//! signed object (RFC 9101).

use super::again;
use crate::tryout;
use crate::{Cx, OAuthCode, OAuthError, OidcFailure, Params, client::keys, signed::Claims};
use model::{App, HashedSecret, PushedRequest, Reason, Span};
use serde_json::Value;
use tokens::{ForeignProblem, Jws};

/// How every `request_uri` of ours begins (RFC 9126 §2.2).
pub const REQUEST_URI: &str = "urn:ietf:params:oauth:request_uri:";
/// A request object may be good for so long.
const LONGEST: Span = Span::mins(60);

/// The request to answer.
pub struct Incoming {
    /// Its parameters, wherever they came from.
    pub params: Vec<(String, String)>,
    /// The pushed request that is used up when a code is issued.
    pub pushed: Option<HashedSecret>,
    /// The key that was proved when it was pushed.
    pub dpop_jkt: Option<String>,
    /// The one redirect URI that this request alone may name beside the registered ones: that of a test sign-in.
    pub own_redirect: Option<String>,
}

type Resolved<T> = Result<Result<T, OAuthError>, OidcFailure>;

/// Finds the parameters that count.
pub fn resolve(cx: &Cx, app: &App, given: &[(String, String)]) -> Resolved<Incoming> {
    let params = Params::new(given);
    if params.repeats_any(&["request", "request_uri"]) {
        return Ok(Err(OAuthError::request("request must stand once")));
    }
    match (params.get("request_uri"), params.get("request")) {
        (Some(_), Some(_)) => Ok(Err(OAuthError::request(
            "request and request_uri exclude each other",
        ))),
        (Some(uri), None) => pushed(cx, app, uri),
        (None, _) if app.client.require_pushed_authorization_requests => Ok(Err(OAuthError::new(
            OAuthCode::InvalidRequest,
            Reason::PushRequired,
            "this client must push its authorization requests",
        ))),
        (None, _) => {
            let plain: Vec<_> = given
                .iter()
                .filter(|(name, _)| name != again::MARK)
                .cloned()
                .collect();
            Ok(opened(cx, app, plain).map(|params| Incoming {
                params,
                pushed: None,
                dpop_jkt: None,
                own_redirect: None,
            }))
        }
    }
}

fn pushed(cx: &Cx, app: &App, uri: &str) -> Resolved<Incoming> {
    let Some(reference) = uri.strip_prefix(REQUEST_URI) else {
        return Ok(Err(OAuthError::new(
            OAuthCode::RequestUriNotSupported,
            Reason::RequestObjectUnsupported,
            "only a request_uri from the pushed authorization request endpoint is taken",
        )));
    };
    let hash = HashedSecret::of(reference);
    let found = cx.store.read(|tx| tx.find_pushed_request(&hash))?;
    let live =
        |request: &PushedRequest| request.app_id == app.id && cx.clock.now() < request.expires_at;
    Ok(match found.filter(live) {
        Some(request) => Ok(Incoming {
            params: request.params,
            pushed: Some(hash),
            dpop_jkt: request.dpop_jkt,
            own_redirect: tryout::is_of(reference).then(|| tryout::callback(cx, &app.id)),
        }),
        None => Err(OAuthError::new(
            OAuthCode::InvalidRequestUri,
            Reason::RequestUriInvalid,
            "the request_uri is unknown, used or over",
        )),
    })
}

/// The parameters inside a request object, if there is one; nothing outside it counts but the
/// client's name (RFC 9101 §6.3).
pub fn opened(
    cx: &Cx,
    app: &App,
    given: Vec<(String, String)>,
) -> Result<Vec<(String, String)>, OAuthError> {
    let params = Params::new(&given);
    let Some(object) = params.get("request") else {
        return if app.client.require_signed_request_object {
            Err(invalid("this client must sign its requests"))
        } else {
            Ok(given)
        };
    };
    let jws = Jws::parse(object).map_err(|_| invalid("the request object is no signed JWT"))?;
    let claims = keys::verify(cx, app, &jws, app.client.request_object_signing_alg)
        .map(Claims::new)
        .map_err(|problem| match problem {
            ForeignProblem::Algorithm => OAuthError::new(
                OAuthCode::InvalidRequestObject,
                Reason::AlgInvalid,
                "the algorithm of the request object is not acceptable",
            ),
            _ => invalid("the request object does not verify"),
        })?;
    let id = app.id.as_str();
    if claims.text("client_id") != Some(id) || claims.text("iss").is_some_and(|iss| iss != id) {
        return Err(invalid(
            "client_id and iss of the request object must be the client's",
        ));
    }
    if !claims.is_for(&cx.settings.issuer) {
        return Err(invalid(
            "aud of the request object must be our issuer identifier",
        ));
    }
    let now = cx.clock.now();
    let timed = match claims.value().get("exp") {
        Some(_) => claims.good_until(now, LONGEST).is_some(),
        None => claims.has_begun(now),
    };
    if !timed {
        return Err(invalid(
            "exp, iat or nbf of the request object is not acceptable",
        ));
    }
    let nested = ["request", "request_uri"];
    if nested
        .iter()
        .any(|name| claims.value().get(*name).is_some())
    {
        return Err(invalid(
            "a request object holds neither request nor request_uri",
        ));
    }
    Ok(parameters(claims.value()))
}

fn invalid(hint: &'static str) -> OAuthError {
    OAuthError::new(
        OAuthCode::InvalidRequestObject,
        Reason::RequestObjectInvalid,
        hint,
    )
}

/// Claims that speak of the JWT itself.
const ENVELOPE: [&str; 6] = ["iss", "aud", "exp", "iat", "nbf", "jti"];

/// Claims as the parameters they stand for: numbers and objects as their JSON text, each member of
/// a list of resources for itself.
fn parameters(claims: &Value) -> Vec<(String, String)> {
    let mut list = Vec::new();
    let members = claims.as_object().into_iter().flatten();
    for (name, value) in members.filter(|(name, _)| !ENVELOPE.contains(&name.as_str())) {
        match value {
            Value::String(text) => list.push((name.clone(), text.clone())),
            Value::Array(several) if name == "resource" => list.extend(
                several
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|text| (name.clone(), text.to_owned())),
            ),
            Value::Null => {}
            other => list.push((name.clone(), other.to_string())),
        }
    }
    list
}
