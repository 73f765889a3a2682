//! Proofs of possession (RFC 9449 §4) of a client.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::Clock;
use openssl::{
    bn::BigNumContext,
    ec::{EcGroup, EcKey},
    ecdsa::EcdsaSig,
    nid::Nid,
    pkey::Private,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};
use testkit::SystemClock;

/// A key on P-256.
pub struct ProofKey {
    key: EcKey<Private>,
    header: String,
}

static MADE: AtomicU64 = AtomicU64::new(0);

impl ProofKey {
    pub fn draw() -> Result<Self> {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
        let key = EcKey::generate(&group)?;
        let (mut x, mut y) = (openssl::bn::BigNum::new()?, openssl::bn::BigNum::new()?);
        let mut context = BigNumContext::new()?;
        key.public_key()
            .affine_coordinates(&group, &mut x, &mut y, &mut context)?;
        let text = |number: &openssl::bn::BigNum| -> Result<String> {
            Ok(URL_SAFE_NO_PAD.encode(number.to_vec_padded(32)?))
        };
        let jwk = json!({ "kty": "EC", "crv": "P-256", "x": text(&x)?, "y": text(&y)? });
        let header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": jwk });
        let header = URL_SAFE_NO_PAD.encode(header.to_string());
        Ok(Self { key, header })
    }

    /// A proof for a POST to an address, never the same twice.
    pub fn proof(&self, address: &str) -> Result<String> {
        let now = SystemClock.now();
        let n = MADE.fetch_add(1, Ordering::Relaxed);
        let claims = json!({
            "jti": format!("{}-{n}", now.micros()), "htm": "POST", "htu": address, "iat": now.secs(),
        });
        let signed = format!(
            "{}.{}",
            self.header,
            URL_SAFE_NO_PAD.encode(claims.to_string())
        );
        let signature = EcdsaSig::sign(&Sha256::digest(&signed), &self.key)?;
        let mut octets = signature.r().to_vec_padded(32).context("r")?;
        octets.extend(signature.s().to_vec_padded(32).context("s")?);
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(octets)))
    }
}
