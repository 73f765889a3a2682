//! A key and what it signs: proofs of possession (RFC 9449 §4), assertions (RFC 7523), anything.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::At;
use openssl::{
    bn::{BigNum, BigNumContext},
    ec::{EcGroup, EcKey},
    ecdsa::EcdsaSig,
    nid::Nid,
    pkey::Private,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};

/// A key on P-256.
pub struct ProofKey {
    key: EcKey<Private>,
    jwk: Value,
}

static MADE: AtomicU64 = AtomicU64::new(0);

impl ProofKey {
    /// Draws one.
    ///
    /// # Errors
    /// When the library cannot.
    pub fn draw() -> Result<Self> {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
        let key = EcKey::generate(&group)?;
        let (mut x, mut y) = (BigNum::new()?, BigNum::new()?);
        let mut context = BigNumContext::new()?;
        key.public_key()
            .affine_coordinates(&group, &mut x, &mut y, &mut context)?;
        let text = |number: &BigNum| -> Result<String> {
            Ok(URL_SAFE_NO_PAD.encode(number.to_vec_padded(32)?))
        };
        let jwk = json!({ "kty": "EC", "crv": "P-256", "x": text(&x)?, "y": text(&y)? });
        Ok(Self { key, jwk })
    }

    /// Its public part.
    #[must_use]
    pub const fn jwk(&self) -> &Value {
        &self.jwk
    }

    /// A proof for a POST to an address, never the same twice.
    ///
    /// # Errors
    /// When the library cannot sign.
    pub fn proof(&self, address: &str, now: At) -> Result<String> {
        let header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": self.jwk });
        let claims = json!({
            "jti": fresh_id(now), "htm": "POST", "htu": address, "iat": now.secs(),
        });
        self.sign(&header, &claims)
    }

    /// An assertion with which a client proves itself at an issuer, never the same twice.
    ///
    /// # Errors
    /// When the library cannot sign.
    pub fn assertion(&self, client_id: &str, issuer: &str, now: At) -> Result<String> {
        let claims = json!({
            "iss": client_id, "sub": client_id, "aud": issuer, "jti": fresh_id(now),
            "iat": now.secs(), "exp": now.secs() + 60,
        });
        self.sign(&json!({ "alg": "ES256" }), &claims)
    }

    /// A token over any header and claims, by ES256.
    ///
    /// # Errors
    /// When the library cannot sign.
    pub fn sign(&self, header: &Value, claims: &Value) -> Result<String> {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encode(header), encode(claims));
        let signature = EcdsaSig::sign(&Sha256::digest(&signed), &self.key)?;
        let mut octets = signature.r().to_vec_padded(32).context("r")?;
        octets.extend(signature.s().to_vec_padded(32).context("s")?);
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(octets)))
    }
}

/// An identifier that is never the same twice.
#[must_use]
pub fn fresh_id(now: At) -> String {
    format!("{}-{}", now.micros(), MADE.fetch_add(1, Ordering::Relaxed))
}
