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
    /// It must be valid now; half a minute is granted for clocks that differ.
    Enforced,
    /// It must be valid now; so much is granted, half a minute at most.
    Within(Span),
    /// An old one will do, as for an `id_token_hint` (OIDC Core §3.1.2.1).
    Ignored,
}

/// The members of a header that we write and read; any other, `crit` and `b64` among them, and any
/// repetition is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
}

/// The key that a token says it was signed with; nothing is verified.
#[must_use]
pub fn kid_of(token: &str) -> Option<String> {
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next()?).ok()?;
    serde_json::from_slice::<Header>(&header).ok()?.kid
}

pub(crate) fn verify(
    ring: &KeyRing,
    token: &str,
    expect: &Expect<'_>,
    now: At,
) -> Result<Value, VerifyError> {
    if token.len() > LONGEST {
        return Err(VerifyError::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(VerifyError::Malformed)?;
    let (header, payload) = signed.split_once('.').ok_or(VerifyError::Malformed)?;
    if payload.contains('.') {
        return Err(VerifyError::Malformed);
    }
    let decode = |part: &str| {
        URL_SAFE_NO_PAD
            .decode(part)
            .map_err(|_| VerifyError::Malformed)
    };
    let (header, payload, signature) = (decode(header)?, decode(payload)?, decode(signature)?);

    let header: Header = serde_json::from_slice(&header).map_err(|_| VerifyError::Malformed)?;
    let Ok(alg) = header.alg.parse::<model::SigningAlg>() else {
        return Err(VerifyError::Algorithm);
    };
    let kid = header.kid.as_deref().ok_or(VerifyError::UnknownKey)?;
    let key = ring.published(kid, now).ok_or(VerifyError::UnknownKey)?;
    if key.record.alg != alg {
        return Err(VerifyError::Algorithm);
    }
    if header.typ.as_deref() != Some(expect.kind.as_str()) {
        return Err(VerifyError::Kind);
    }
    key.verifier
        .verify(signed.as_bytes(), &signature)
        .map_err(|_| VerifyError::Signature)?;

    let claims: Value = serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    check_claims(&claims, expect, now)?;
    Ok(claims)
}

fn check_claims(claims: &Value, expect: &Expect<'_>, now: At) -> Result<(), VerifyError> {
    if claims.get("iss").and_then(Value::as_str) != Some(expect.issuer) {
        return Err(VerifyError::Issuer);
    }
    let audience = single_audience(claims).ok_or(VerifyError::Audience)?;
    if expect.audience.is_some_and(|expected| expected != audience) {
        return Err(VerifyError::Audience);
    }
    let expires = instant(claims, "exp")?.ok_or(VerifyError::Time)?;
    let granted = match expect.expiry {
        Expiry::Enforced => Some(EXPIRY_SKEW),
        Expiry::Within(span) => Some(span.clamp(Span::secs(0), EXPIRY_SKEW)),
        Expiry::Ignored => None,
    };
    if granted.is_some_and(|span| expires.plus(span) <= now) {
        return Err(VerifyError::Time);
    }
    let issued = instant(claims, "iat")?.ok_or(VerifyError::Time)?;
    let not_before = instant(claims, "nbf")?.map_or(issued, |nbf| nbf.max(issued));
    if not_before > now.plus(FUTURE_SKEW) {
        return Err(VerifyError::Time);
    }
    Ok(())
}

/// The audience, where there is exactly one: a token is never for two (J05).
fn single_audience(claims: &Value) -> Option<&str> {
    match claims.get("aud")? {
        Value::String(one) => Some(one),
        Value::Array(several) => match several.as_slice() {
            [one] => one.as_str(),
            _ => None,
        },
        _ => None,
    }
}

/// An instant in whole seconds, as we write them; anything else in its place is refused.
fn instant(claims: &Value, name: &str) -> Result<Option<At>, VerifyError> {
    claims
        .get(name)
        .map(|value| value.as_i64().map(At::from_secs).ok_or(VerifyError::Time))
        .transpose()
}
