//! The requests of the seeded app.

use crate::seed::Seeded;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
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

fn form(seeded: &Seeded, pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .append_pair("client_id", &seeded.client_id)
        .append_pair("client_secret", &seeded.client_secret)
        .finish()
}
