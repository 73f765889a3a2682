use crate::{KeyRing, TokenKind, VerifyError};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, Span};
use serde::Deserialize;
use serde_json::Value;

/// Longer tokens are not looked at.
const LONGEST: usize = 16 * 1024;
/// Clocks of nodes may differ by so much (J13).
const EXPIRY_SKEW: Span = Span::secs(30);
const FUTURE_SKEW: Span = Span::secs(60);

/// What a token of ours must be.
#[derive(Clone, Copy, Debug)]
pub struct Expect<'a> {
    /// Its kind.
    pub kind: TokenKind,
    /// Its issuer, exactly.
    pub issuer: &'a str,
    /// Its single audience; `None` where the caller looks at it itself.
    pub audience: Option<&'a str>,
    /// Whether it may have expired.
    pub expiry: Expiry,
}

/// Whether a token may have expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// It must be valid now.
    Enforced,
    /// An old one will do, as for an `id_token_hint` (OIDC Core §3.1.2.1).
    Ignored,
}

/// The members of a header that we write and read; any other, `crit` and `b64` among them, and any
/// repetition is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

pub(crate) fn verify(ring: &KeyRing, token: &str, expect: &Expect<'_>, now: At) -> Result<Value, VerifyError> {
    if token.len() > LONGEST {
        return Err(VerifyError::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(VerifyError::Malformed)?;
    let (header, payload) = signed.split_once('.').ok_or(VerifyError::Malformed)?;
    if payload.contains('.') {
        return Err(VerifyError::Malformed);
    }
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| VerifyError::Malformed);
    let (header, payload, signature) = (decode(header)?, decode(payload)?, decode(signature)?);

    let header: Header = serde_json::from_slice(&header).map_err(|_| VerifyError::Malformed)?;
    let Ok(alg) = header.alg.parse::<model::SigningAlg>() else { return Err(VerifyError::Algorithm) };
    let key = ring.published(&header.kid, now).ok_or(VerifyError::UnknownKey)?;
    if key.record.alg != alg {
        return Err(VerifyError::Algorithm);
    }
    if header.typ != expect.kind.as_str() {
        return Err(VerifyError::Kind);
    }
    key.verifier.verify(signed.as_bytes(), &signature).map_err(|_| VerifyError::Signature)?;

    let claims: Value = serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    check_claims(&claims, expect, now)?;
    Ok(claims)
}

fn check_claims(claims: &Value, expect: &Expect<'_>, now: At) -> Result<(), VerifyError> {
    if claims.get("iss").and_then(Value::as_str) != Some(expect.issuer) {
        return Err(VerifyError::Issuer);
    }
    // One value per token: an array is not of our making (J05).
    let audience = claims.get("aud").and_then(Value::as_str).ok_or(VerifyError::Audience)?;
    if expect.audience.is_some_and(|expected| expected != audience) {
        return Err(VerifyError::Audience);
    }
    let instant = |name: &str| claims.get(name).and_then(Value::as_i64).map(At::from_secs);
    let expires = instant("exp").ok_or(VerifyError::Time)?;
    if expect.expiry == Expiry::Enforced && expires.plus(EXPIRY_SKEW) <= now {
        return Err(VerifyError::Time);
    }
    let issued = instant("iat").ok_or(VerifyError::Time)?;
    let not_before = instant("nbf").unwrap_or(issued).max(issued);
    if not_before > now.plus(FUTURE_SKEW) {
        return Err(VerifyError::Time);
    }
    Ok(())
}
