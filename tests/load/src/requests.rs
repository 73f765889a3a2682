//! The requests of the seeded app.

use crate::seed::Seeded;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::Secret;
use sha2::{Digest, Sha256};

const VERIFIER: &str = "load-test-verifier-load-test-verifier-load-test";

/// Path and query of an authorization request with PKCE.
#[must_use]
pub fn authorization(seeded: &Seeded) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("client_id", seeded.client_id.as_str()),
            ("redirect_uri", &seeded.redirect_uri),
            ("response_type", "code"),
            ("scope", "openid profile email"),
            ("state", "s"),
            ("nonce", "n"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ])
        .finish();
    format!("/authorize?{query}")
}

/// The body that redeems a code of [`authorization`].
#[must_use]
pub fn redemption(seeded: &Seeded, code: &str) -> String {
    form(
        seeded,
        &[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &seeded.redirect_uri),
            ("code_verifier", VERIFIER),
        ],
    )
}

/// The body that uses a refresh token up.
#[must_use]
pub fn refresh(seeded: &Seeded, token: &str) -> String {
    form(
        seeded,
        &[("grant_type", "refresh_token"), ("refresh_token", token)],
    )
}

/// The body that revokes a token.
#[must_use]
pub fn revocation(seeded: &Seeded, token: &str) -> String {
    form(seeded, &[("token", token)])
}

/// The body of a pushed authorization request.
#[must_use]
pub fn push(seeded: &Seeded) -> String {
    let whole = authorization(seeded);
    let (_, query) = whole.split_once('?').unwrap_or_default();
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name != "client_id")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    form(seeded, &pairs)
}

/// Path and query of the authorization request that names a pushed one.
#[must_use]
pub fn pushed(seeded: &Seeded, request_uri: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &seeded.client_id)
        .append_pair("request_uri", request_uri)
        .finish();
    format!("/authorize?{query}")
}

/// The body with which the app asks for itself.
#[must_use]
pub fn client_credentials(seeded: &Seeded) -> String {
    form(seeded, &[("grant_type", "client_credentials")])
}

/// The body that exchanges an access token for one at the other app.
#[must_use]
pub fn token_exchange(seeded: &Seeded, access_token: &str) -> String {
    form(
        seeded,
        &[
            (
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
            ),
            ("subject_token", access_token),
            (
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
            ),
            ("audience", &seeded.api_id),
        ],
    )
}

/// The body that asks what a token stands for.
#[must_use]
pub fn introspection(seeded: &Seeded, token: &str) -> String {
    form(seeded, &[("token", token)])
}

/// The body with which a device begins.
#[must_use]
pub fn device(seeded: &Seeded) -> String {
    form(seeded, &[("scope", "openid profile email")])
}

/// The body with which a device asks for its tokens.
#[must_use]
pub fn device_redemption(seeded: &Seeded, device_code: &str) -> String {
    form(
        seeded,
        &[
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", device_code),
        ],
    )
}

fn form(seeded: &Seeded, pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .append_pair("client_id", &seeded.client_id)
        .append_pair("client_secret", &seeded.client_secret)
        .finish()
}

const CSRF: &str = "load-test-csrf-load-test-csrf-load-test-csr";

/// Header lines and form of anybody who posts nothing but their consent.
#[must_use]
pub fn visitor_post() -> (String, String) {
    let headers = format!("Cookie: __Host-portico-csrf={CSRF}\r\n");
    (headers, format!("csrf={CSRF}"))
}

/// Header lines and form of an admin who posts nothing but their consent.
#[must_use]
pub fn admin_post(cookie: &Secret) -> (String, String) {
    let headers = format!(
        "Cookie: __Host-portico-admin={}; __Host-portico-csrf={CSRF}\r\n",
        cookie.expose()
    );
    (headers, format!("csrf={CSRF}"))
}
