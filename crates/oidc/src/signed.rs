//! What all JWTs of clients have in common: times, audience, and that each counts once.

use crate::{Cx, OidcFailure};
use model::{At, HashedSecret, Span};
use serde_json::Value;
use store::StoreError;

/// Clocks of clients may differ by so much (J13).
const FUTURE_SKEW: Span = Span::secs(60);
const EXPIRY_SKEW: Span = Span::secs(30);
/// And lifetimes counted by them may seem so much longer.
const LIFE_SKEW: Span = Span::secs(10);

/// Claims whose signature was verified.
pub(crate) struct Claims(Value);

impl Claims {
    pub const fn new(claims: Value) -> Self {
        Self(claims)
    }

    /// A text claim; empty ones do not count.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// An instant; a NumericDate may have a fraction (RFC 7519 §2).
    pub fn instant(&self, name: &str) -> Option<At> {
        let value = self.0.get(name)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the cast saturates, and such an instant is out of every bound"
        )]
        let secs = value.as_i64().or_else(|| Some(value.as_f64()? as i64))?;
        Some(At::from_secs(secs))
    }

    /// Whether it is for us and nobody else (T08): a text, or a list of one.
    pub fn is_for(&self, audience: &str) -> bool {
        match self.0.get("aud") {
            Some(Value::String(one)) => one == audience,
            Some(Value::Array(several)) => {
                several.len() == 1 && several.first().and_then(Value::as_str) == Some(audience)
            }
            _ => false,
        }
    }

    /// When it ends, if it is good now and not for longer than `longest`.
    pub fn good_until(&self, now: At, longest: Span) -> Option<At> {
        let until = self.instant("exp")?;
        let latest = now.plus(longest).plus(LIFE_SKEW);
        let lives = now < until.plus(EXPIRY_SKEW) && until <= latest;
        (lives && self.has_begun(now)).then_some(until)
    }

    /// Whether neither `iat` nor `nbf` lies ahead.
    pub fn has_begun(&self, now: At) -> bool {
        let latest = now.plus(FUTURE_SKEW);
        ["iat", "nbf"].iter().all(|name| {
            let absent = self.0.get(*name).is_none();
            absent || self.instant(name).is_some_and(|at| at <= latest)
        })
    }

    /// All of them.
    pub const fn value(&self) -> &Value {
        &self.0
    }
}

/// Whether an id is seen for the first time. `parts` are use, issuer and id, so that equal ids of
/// different clients or uses never meet.
pub(crate) fn is_first(cx: &Cx, parts: [&str; 3], until: At) -> Result<bool, OidcFailure> {
    // Lengths keep ("a", "bc") and ("ab", "c") apart.
    let name: String = parts
        .iter()
        .map(|part| format!("{}:{part}", part.len()))
        .collect();
    let keep = until.plus(EXPIRY_SKEW).plus(FUTURE_SKEW);
    Ok(cx
        .store
        .write(|tx| tx.remember(&HashedSecret::of(&name), keep))
        .map_err(|e: StoreError| e)?)
}
