//! Home identity providers that only publish their metadata: what starting a sign-in asks of one.

use crate::{answering, proof::ProofKey};
use anyhow::Result;
use serde_json::{Value, json};

/// Answers for any number of homes; the n-th one's issuer is `{base}/p{n}`.
///
/// # Errors
/// When there is no port.
pub fn serve() -> Result<String> {
    let keys = keys(&ProofKey::draw()?).to_string();
    let address = answering::serve(move |base, asked| {
        let home = asked.path.strip_suffix("/.well-known/openid-configuration");
        let body = home.map_or_else(
            || keys.clone(),
            |home| metadata(&format!("{base}{home}")).to_string(),
        );
        (200, body)
    })?;
    Ok(address)
}

/// What a home says of itself.
pub(crate) fn metadata(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    })
}

/// The key set of a home with one key.
pub(crate) fn keys(key: &ProofKey) -> Value {
    let mut jwk = key.jwk().clone();
    for (name, value) in [("use", "sig"), ("alg", "ES256"), ("kid", "1")] {
        jwk[name] = value.into();
    }
    json!({ "keys": [jwk] })
}
