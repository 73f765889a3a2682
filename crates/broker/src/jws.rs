//! The signature of a JWT that a home issued, and what its header may say.

use crate::{Refusal, members};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, EventName, Reason, Span};
use openidconnect::{
    JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, SignatureVerificationError,
    core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::Value;

/// Longer tokens are not looked at.
const LONGEST: usize = 32 * 1024;
/// A token may have been issued so long ago at most (U05).
pub(crate) const OLDEST: Span = Span::mins(5);
/// Clocks may differ by so much.
pub(crate) const EXPIRY_SKEW: Span = Span::secs(30);
pub(crate) const FUTURE_SKEW: Span = Span::secs(60);

/// Signature algorithms we accept: never `none`, never one with a shared secret.
pub(crate) const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What the header must say.
#[derive(Clone, Copy)]
pub(crate) struct Accepts<'a> {
    /// Algorithms that the home announced.
    pub algorithms: &'a [CoreJwsSigningAlgorithm],
    /// Values of `typ`.
    pub types: &'a [&'a str],
    /// Whether a token without `typ` will do.
    pub untyped: bool,
}

/// A payload whose signature verifies.
pub(crate) struct Opened<'k> {
    pub payload: Vec<u8>,
    pub key: &'k CoreJsonWebKey,
    pub alg: CoreJwsSigningAlgorithm,
}

#[derive(Deserialize)]
struct Header {
    alg: Value,
    kid: Option<String>,
    typ: Option<String>,
    #[serde(default, deserialize_with = "members::there")]
    crit: Option<Value>,
}

/// `aud` (RFC 7519 §4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    pub(crate) fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }
}

fn refused(reason: Reason, note: &str) -> Refusal {
    Refusal::new(EventName::UpstreamToken, reason, note)
}

/// Verifies the signature with the keys at hand. [`Reason::UpstreamKey`] means that no key fits, so
/// that newer keys may help.
pub(crate) fn open<'k>(
    token: &str,
    keys: &'k CoreJsonWebKeySet,
    accepts: Accepts<'_>,
) -> Result<Opened<'k>, Refusal> {
    let malformed = || refused(Reason::UpstreamClaim, "not a signed JWT");
    if token.len() > LONGEST {
        return Err(malformed());
    }
    let (signed, signature) = token.rsplit_once('.').ok_or_else(malformed)?;
    let (header, payload) = signed.split_once('.').ok_or_else(malformed)?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed());
    let (header, payload, signature) = (decode(header)?, decode(payload)?, decode(signature)?);

    let header: Header = members::read(&header).map_err(|_| malformed())?;
    let alg = accepted_algorithm(&header, accepts)?;
    let key = find_key(keys, header.kid.as_deref(), &alg)?;
    key.verify_signature(&alg, signed.as_bytes(), &signature)
        .map_err(|error| match error {
            SignatureVerificationError::UnsupportedAlg(_) => {
                refused(Reason::AlgInvalid, "unsupported algorithm")
            }
            _ => refused(Reason::UpstreamSignature, "the signature does not verify"),
        })?;
    Ok(Opened { payload, key, alg })
}

fn accepted_algorithm(
    header: &Header,
    accepts: Accepts<'_>,
) -> Result<CoreJwsSigningAlgorithm, Refusal> {
    let fits = header.typ.as_deref().map_or(accepts.untyped, |typ| {
        let mut known = accepts.types.iter();
        known.any(|known| known.eq_ignore_ascii_case(typ))
    });
    if header.crit.is_some() || !fits {
        return Err(refused(
            Reason::UpstreamClaim,
            "the header names another kind of token",
        ));
    }
    CoreJwsSigningAlgorithm::deserialize(&header.alg)
        .ok()
        .filter(|alg| ALGORITHMS.contains(alg) && accepts.algorithms.contains(alg))
        .ok_or_else(|| refused(Reason::AlgInvalid, &header.alg.to_string()))
}

/// The one key that fits: of that id if the header names one, else the only one of the right type.
fn find_key<'k>(
    keys: &'k CoreJsonWebKeySet,
    kid: Option<&str>,
    alg: &CoreJwsSigningAlgorithm,
) -> Result<&'k CoreJsonWebKey, Refusal> {
    let mut fitting = keys.keys().iter().filter(|key| {
        kid.is_none_or(|kid| key.key_id().is_some_and(|id| id.as_str() == kid))
            && alg.key_type().as_ref() == Some(key.key_type())
            && key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
    });
    match (fitting.next(), fitting.next()) {
        (Some(key), None) => Ok(key),
        (None, _) => Err(refused(Reason::UpstreamKey, "no key of the home fits")),
        (Some(_), Some(_)) => Err(refused(Reason::UpstreamKey, "several keys of the home fit")),
    }
}

/// A NumericDate (RFC 7519 §2) may have a fraction; whole seconds are enough here.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion saturates and sends NaN to zero"
)]
pub(crate) fn numeric_date(seconds: f64) -> At {
    At::from_secs(seconds as i64)
}
