//! Client authentication (RFC 6749 §2.3). The method is the registration's, never what a request
//! happens to carry.

mod assertion;
pub(crate) mod keys;
mod request;

pub use keys::ClientKeys;
pub use request::ClientRequest;

use crate::{Cx, OAuthCode, OAuthError, Params};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{App, AppState, ClientAuthMethod, EventName, HashedSecret, Id, Reason, kind};
use tokens::Certificate;

/// What the request presents.
struct Presented {
    client_id: String,
    proof: Proof,
}

enum Proof {
    /// Nothing in the request itself.
    Nothing,
    /// In the header.
    Basic(String),
    /// In the form.
    Post(String),
    /// A JWT.
    Assertion(String),
}

/// Why a client is not believed; the client itself learns nothing of it.
type Doubt = (Reason, &'static str);

/// The client, or the same answer for every way in which it may not be it (T07).
///
/// # Errors
/// [`OAuthError`] with `invalid_client`, or `invalid_request` when two methods are used at once.
pub fn authenticate(
    cx: &Cx,
    params: &Params<'_>,
    request: &ClientRequest<'_>,
) -> Result<App, OAuthError> {
    let refused = || {
        OAuthError::new(
            OAuthCode::InvalidClient,
            Reason::ClientUnauthenticated,
            "client authentication failed",
        )
    };
    let presented = presented(params, request.authorization)?.ok_or_else(refused)?;
    let id = presented.client_id.parse::<Id<kind::App>>().ok();
    let found = match &id {
        Some(id) => cx.store.read(|tx| tx.find_client(id))?,
        None => None,
    };
    // An unknown client is compared with as much as a known one.
    let (app, secrets) = match found {
        Some((app, secrets)) => (Some(app), secrets),
        None => (None, vec![HashedSecret::of("")]),
    };
    let secret_fits = secret_fits(&presented.proof, &secrets);
    let doubt = match &app {
        None => Some((Reason::UnknownClient, "there is no such client")),
        Some(app) if app.state != AppState::Enabled => {
            Some((Reason::AppDisabled, "the app is disabled"))
        }
        Some(app) => doubt(cx, app, &presented.proof, secret_fits, request.certificate)?,
    };
    match (app, doubt) {
        (Some(app), None) => Ok(app),
        (_, doubt) => {
            let (reason, hint) = doubt.unwrap_or((Reason::ClientUnauthenticated, ""));
            tracing::info!(client = presented.client_id, %reason, hint, "a client is not believed");
            // Only a replay or a wrong algorithm is more than somebody's wrong secret.
            let reason = match reason {
                Reason::Replay | Reason::AlgInvalid => reason,
                _ => Reason::ClientUnauthenticated,
            };
            let event = cx.refusal(EventName::ClientAuth, reason);
            cx.record(match &id {
                Some(id) => event.app(id),
                None => event,
            });
            Err(refused())
        }
    }
}

fn secret_fits(proof: &Proof, secrets: &[HashedSecret]) -> bool {
    let given = match proof {
        Proof::Basic(secret) | Proof::Post(secret) => secret.as_str(),
        _ => "",
    };
    let hash = HashedSecret::of(given);
    let fits = secrets
        .iter()
        .fold(false, |fits, secret| secret.matches(&hash) | fits);
    fits && !given.is_empty()
}

/// What stands against a known client; `None` when it proved itself by its registered method.
fn doubt(
    cx: &Cx,
    app: &App,
    proof: &Proof,
    secret_fits: bool,
    certificate: Option<&Certificate>,
) -> Result<Option<Doubt>, OAuthError> {
    const OTHER: Option<Doubt> = Some((
        Reason::ClientUnauthenticated,
        "it uses another method than it registered",
    ));
    const WRONG: Option<Doubt> = Some((Reason::ClientUnauthenticated, "its secret is wrong"));
    use ClientAuthMethod as Method;
    Ok(match (app.auth_method, proof) {
        (Method::None, Proof::Nothing) => None,
        (Method::SecretBasic, Proof::Basic(_)) | (Method::SecretPost, Proof::Post(_)) => {
            if secret_fits {
                None
            } else {
                WRONG
            }
        }
        (Method::SecretJwt | Method::PrivateKeyJwt, Proof::Assertion(jwt)) => {
            assertion::check(cx, app, jwt)?.err()
        }
        (Method::Tls | Method::SelfSignedTls, Proof::Nothing) => {
            certificate_doubt(cx, app, certificate)
        }
        _ => OTHER,
    })
}

fn certificate_doubt(cx: &Cx, app: &App, certificate: Option<&Certificate>) -> Option<Doubt> {
    let doubt = |hint| Some((Reason::ClientUnauthenticated, hint));
    let Some(certificate) = certificate else {
        return doubt("it presents no certificate");
    };
    if app.auth_method == ClientAuthMethod::SelfSignedTls {
        let key = certificate.public_key().unwrap_or_default();
        let known = keys::current_key_set(cx, app).is_ok_and(|keys| keys.holds(&key));
        return if known {
            None
        } else {
            doubt("the key of its certificate is not registered")
        };
    }
    let subject = app.client.tls_subject.as_ref();
    if !subject.is_some_and(|subject| certificate.is_for(subject)) {
        return doubt("its certificate has another subject");
    }
    let trusted = cx
        .client_ca
        .as_ref()
        .is_some_and(|ca| ca.trusts(certificate, cx.clock.now()));
    if trusted {
        None
    } else {
        doubt("no trusted authority issued its certificate")
    }
}

/// `None` when nothing names a client; an error when two methods are used at once (§2.3).
fn presented(
    params: &Params<'_>,
    authorization: Option<&str>,
) -> Result<Option<Presented>, OAuthError> {
    let two = || OAuthError::request("the client authenticates in two ways at once");
    let named = params.get("client_id").map(str::to_owned);
    let secret = params.pairs().iter().find(|(n, _)| n == "client_secret");
    let assertion = params.get("client_assertion");
    let (client_id, proof) = match (authorization, secret, assertion) {
        (Some(header), None, None) => {
            let Some((id, secret)) = basic(header) else {
                return Ok(None);
            };
            (Some(id), Proof::Basic(secret))
        }
        (None, Some((_, secret)), None) => (named.clone(), Proof::Post(secret.clone())),
        (None, None, Some(jwt)) => {
            if params.get("client_assertion_type") != Some(assertion::TYPE) {
                return Err(OAuthError::request("client_assertion_type is not known"));
            }
            let subject = assertion::subject(jwt);
            (subject, Proof::Assertion(jwt.to_owned()))
        }
        (None, None, None) => (named.clone(), Proof::Nothing),
        _ => return Err(two()),
    };
    let Some(client_id) = client_id else {
        return Ok(None);
    };
    if named.is_some_and(|named| named != client_id) {
        return Err(OAuthError::request(
            "client_id differs from the authenticated client",
        ));
    }
    Ok(Some(Presented { client_id, proof }))
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
