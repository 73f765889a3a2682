//! Client authentication (RFC 6749 §2.3). The method is the registration's.

use crate::{Cx, OAuthCode, OAuthError, Params};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{App, AppState, ClientAuthMethod, EventName, HashedSecret, Id, Reason, kind};

/// What the request presents.
struct Presented {
    client_id: String,
    secret: Option<String>,
    method: ClientAuthMethod,
}

/// The client, or the same answer for every way in which it may not be it (T07).
pub fn authenticate(
    cx: &Cx,
    params: &Params<'_>,
    authorization: Option<&str>,
) -> Result<App, OAuthError> {
    let refused = || {
        OAuthError::new(
            OAuthCode::InvalidClient,
            Reason::ClientUnauthenticated,
            "client authentication failed",
        )
    };
    let presented = presented(params, authorization)?.ok_or_else(refused)?;
    let id = presented.client_id.parse::<Id<kind::App>>().ok();
    let found = match &id {
        Some(id) => cx.store.read(|tx| tx.find_client(id))?,
        None => None,
    };
    // An unknown client is compared with as much as a known one.
    let given = HashedSecret::of(presented.secret.as_deref().unwrap_or_default());
    let (app, secrets) = match found {
        Some((app, secrets)) => (Some(app), secrets),
        None => (None, vec![HashedSecret::of("")]),
    };
    let secret_fits = secrets
        .iter()
        .fold(false, |fits, secret| secret.matches(&given) | fits);
    let authenticated = app.filter(|app| {
        let proven = match app.auth_method {
            ClientAuthMethod::None => presented.secret.is_none(),
            _ => secret_fits && presented.secret.as_deref().is_some_and(|s| !s.is_empty()),
        };
        proven && presented.method == app.auth_method && app.state == AppState::Enabled
    });
    authenticated.ok_or_else(|| {
        let event = cx.refusal(EventName::ClientAuth, Reason::ClientUnauthenticated);
        cx.record(match &id {
            Some(id) => event.app(id),
            None => event,
        });
        refused()
    })
}

/// `None` when nothing names a client; an error when two methods are used at once (§2.3).
fn presented(
    params: &Params<'_>,
    authorization: Option<&str>,
) -> Result<Option<Presented>, OAuthError> {
    let in_form = (
        params.get("client_id"),
        params.pairs().iter().find(|(n, _)| n == "client_secret"),
    );
    match (authorization, in_form) {
        (Some(_), (_, Some(_))) => Err(OAuthError::request(
            "the client authenticates in two ways at once",
        )),
        (Some(header), (id, None)) => {
            let Some((client_id, secret)) = basic(header) else {
                return Ok(None);
            };
            if id.is_some_and(|id| id != client_id) {
                return Err(OAuthError::request(
                    "client_id differs from the authenticated client",
                ));
            }
            Ok(Some(Presented {
                client_id,
                secret: Some(secret),
                method: ClientAuthMethod::SecretBasic,
            }))
        }
        (None, (Some(id), Some((_, secret)))) => Ok(Some(Presented {
            client_id: id.to_owned(),
            secret: Some(secret.clone()),
            method: ClientAuthMethod::SecretPost,
        })),
        (None, (Some(id), None)) => Ok(Some(Presented {
            client_id: id.to_owned(),
            secret: None,
            method: ClientAuthMethod::None,
        })),
        (None, (None, _)) => Ok(None),
    }
}

/// Id and secret from a Basic header; both are form-urlencoded inside (RFC 6749 §2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some((form_decode(id), form_decode(secret)))
}

fn form_decode(text: &str) -> String {
    let pair = format!("v={}", text.replace('&', "%26").replace('=', "%3D"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
