use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::jws::{ES256, EdDSA, JwsSigner, JwsVerifier, PS256, RS256};
use model::{At, SigningAlg, SigningKeyRecord, Vault};
use openssl::{
    bn::{BigNum, BigNumContext, BigNumRef},
    error::ErrorStack,
    nid::Nid,
    pkey::{Id, PKey, Private},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::KeyError;

/// Anything shorter is refused (RFC 7518 §3.3).
pub(crate) const LEAST_RSA_BITS: i32 = 2048;
/// Smaller exponents make padding faults exploitable.
pub(crate) const LEAST_RSA_EXPONENT: u32 = 65_537;
/// Octets of a coordinate on P-256 (RFC 7518 §6.2.1.2).
const P256_COORDINATE: i32 = 32;

/// One key, parsed once.
pub(crate) struct Key {
    pub(crate) record: SigningKeyRecord,
    pub(crate) public: Value,
    pub(crate) signer: Box<dyn JwsSigner + Send + Sync>,
    pub(crate) verifier: Box<dyn JwsVerifier + Send + Sync>,
}

impl Key {
    /// Opens and parses a stored key. What verifies is derived from the sealed private key, so
    /// whoever can only write to the database cannot make us accept a key of theirs.
    pub(crate) fn load(record: &SigningKeyRecord, vault: &dyn Vault) -> Result<Self, KeyError> {
        let private = vault
            .open(&SigningKeyRecord::context(&record.kid), &record.private_key)
            .map(Zeroizing::new)
            .map_err(|source| KeyError::Sealed {
                kid: record.kid.clone(),
                source,
            })?;
        Self::parse(record, &private).map_err(|problem| KeyError::Unacceptable {
            kid: record.kid.clone(),
            problem: problem.to_string(),
        })
    }

    fn parse(record: &SigningKeyRecord, private: &[u8]) -> Result<Self, Problem> {
        let public = PublicPart::of(record.alg, private)?;
        let stored = serde_json::from_str::<Value>(&record.public_jwk).ok();
        if public.kid != record.kid || stored.as_ref() != Some(&public.jwk) {
            return Err(Problem::ForeignPublicPart);
        }
        let (signer, verifier): (
            Box<dyn JwsSigner + Send + Sync>,
            Box<dyn JwsVerifier + Send + Sync>,
        ) = match record.alg {
            SigningAlg::Rs256 => (
                Box::new(RS256.signer_from_der(private)?),
                Box::new(RS256.verifier_from_der(&public.spki)?),
            ),
            SigningAlg::Es256 => (
                Box::new(ES256.signer_from_der(private)?),
                Box::new(ES256.verifier_from_der(&public.spki)?),
            ),
            SigningAlg::Ps256 => (
                Box::new(PS256.signer_from_der(private)?),
                Box::new(PS256.verifier_from_der(&public.spki)?),
            ),
            SigningAlg::EdDsa => (
                Box::new(EdDSA.signer_from_der(private)?),
                Box::new(EdDSA.verifier_from_der(&public.spki)?),
            ),
        };
        Ok(Self {
            record: record.clone(),
            public: public.jwk,
            signer,
            verifier,
        })
    }

    /// Whether it may sign at that instant.
    pub(crate) fn is_active(&self, now: At) -> bool {
        self.record.active_from <= now && now < self.record.active_until
    }

    /// Whether it is published and verifies at that instant. That begins as soon as it is stored:
    /// a node whose clock is behind must not refuse what another node has just signed.
    pub(crate) fn is_published(&self, now: At) -> bool {
        now < self.record.published_until
    }
}

/// What the world may know of a key.
pub(crate) struct PublicPart {
    /// The thumbprint (RFC 7638).
    pub(crate) kid: String,
    /// The public JWK with `kid`, `alg` and `use`.
    pub(crate) jwk: Value,
    /// The SubjectPublicKeyInfo in DER.
    spki: Vec<u8>,
}

impl PublicPart {
    /// Derives it from a PKCS#8 private key, which must be of the algorithm's kind and strong (J03).
    pub(crate) fn of(alg: SigningAlg, private: &[u8]) -> Result<Self, Problem> {
        let key = PKey::private_key_from_pkcs8(private)?;
        let (mut jwk, canonical) = match alg {
            SigningAlg::Rs256 | SigningAlg::Ps256 => rsa_members(&key)?,
            SigningAlg::Es256 => ec_members(&key)?,
            SigningAlg::EdDsa => ed25519_members(&key)?,
        };
        let kid = URL_SAFE_NO_PAD.encode(Sha256::digest(canonical));
        if let Some(members) = jwk.as_object_mut() {
            members.insert("kid".into(), json!(kid));
            members.insert("alg".into(), json!(alg.as_str()));
            members.insert("use".into(), json!("sig"));
        }
        Ok(Self {
            kid,
            jwk,
            spki: key.public_key_to_der()?,
        })
    }
}

/// The members of a JWK and, for the thumbprint, the same in lexicographic order (RFC 7638 §3.3).
type Members = (Value, String);

fn rsa_members(key: &PKey<Private>) -> Result<Members, Problem> {
    let rsa = key.rsa().map_err(|_| Problem::AnotherKind)?;
    if rsa.n().num_bits() < LEAST_RSA_BITS {
        return Err(Problem::ShortModulus(rsa.n().num_bits()));
    }
    if *rsa.e() < *BigNum::from_u32(LEAST_RSA_EXPONENT)? {
        return Err(Problem::SmallExponent);
    }
    let text = |number: &BigNumRef| URL_SAFE_NO_PAD.encode(number.to_vec());
    let (e, n) = (text(rsa.e()), text(rsa.n()));
    let canonical = format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#);
    Ok((json!({ "kty": "RSA", "n": n, "e": e }), canonical))
}

fn ec_members(key: &PKey<Private>) -> Result<Members, Problem> {
    let ec = key.ec_key().map_err(|_| Problem::AnotherKind)?;
    if ec.group().curve_name() != Some(Nid::X9_62_PRIME256V1) {
        return Err(Problem::AnotherCurve);
    }
    ec.check_key().map_err(|_| Problem::InvalidPoint)?;
    let (mut x, mut y) = (BigNum::new()?, BigNum::new()?);
    let mut context = BigNumContext::new()?;
    ec.public_key()
        .affine_coordinates(ec.group(), &mut x, &mut y, &mut context)?;
    let text = |number: &BigNumRef| {
        let octets = number.to_vec_padded(P256_COORDINATE)?;
        Ok::<_, ErrorStack>(URL_SAFE_NO_PAD.encode(octets))
    };
    let (x, y) = (text(&x)?, text(&y)?);
    let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    Ok((
        json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y }),
        canonical,
    ))
}

fn ed25519_members(key: &PKey<Private>) -> Result<Members, Problem> {
    if key.id() != Id::ED25519 {
        return Err(Problem::AnotherKind);
    }
    let x = URL_SAFE_NO_PAD.encode(key.raw_public_key()?);
    let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    Ok((json!({ "kty": "OKP", "crv": "Ed25519", "x": x }), canonical))
}

/// Why a private key is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("it is not of the kind its algorithm needs")]
    AnotherKind,
    #[error("an RSA modulus of {0} bits is too short")]
    ShortModulus(i32),
    #[error("its RSA exponent is too small")]
    SmallExponent,
    #[error("its curve is not P-256")]
    AnotherCurve,
    #[error("its public point does not belong to it")]
    InvalidPoint,
    #[error("the stored public part or key id is not that of the private key")]
    ForeignPublicPart,
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] ErrorStack),
    #[error("the library refuses it: {0}")]
    Refused(#[from] josekit::JoseError),
}
