//! A token that somebody shows us: which family it belongs to, whatever its kind.

use crate::{Cx, OidcFailure};
use model::{HashedSecret, Id, kind};
use serde_json::Value;
use tokens::{Expect, Expiry, TokenKind, VerifyError, kid_of};

/// Claims, or what is wrong with the token.
type Outcome = Result<Result<Value, VerifyError>, OidcFailure>;

/// A token of ours.
pub(crate) enum Presented {
    /// An access token that has not expired, with its claims.
    Access(Value),
    /// A refresh token that was not used yet, with its family.
    Refresh(Id<kind::Family>),
}

impl Presented {
    /// The family it belongs to; `None` for the access token of an app that acts for itself.
    pub fn family(&self) -> Option<Id<kind::Family>> {
        match self {
            Self::Access(claims) => family_of(claims),
            Self::Refresh(family) => Some(family.clone()),
        }
    }
}

/// The family that the claims of an access token name.
pub(crate) fn family_of(claims: &Value) -> Option<Id<kind::Family>> {
    claims.get("family")?.as_str()?.parse().ok()
}

/// The claims of an access token of ours that has not expired and is for our own endpoints
/// (RFC 9068 §4).
pub(crate) fn access_claims(cx: &Cx, token: &str) -> Outcome {
    verified(cx, token, Some(&cx.settings.issuer))
}

/// The claims of an access token of ours that has not expired, whomever it is for.
pub(crate) fn issued_access_claims(cx: &Cx, token: &str) -> Outcome {
    verified(cx, token, None)
}

fn verified(cx: &Cx, token: &str, audience: Option<&str>) -> Outcome {
    let expect = Expect {
        kind: TokenKind::Access,
        issuer: &cx.settings.issuer,
        audience,
        expiry: Expiry::Enforced,
    };
    verify(cx, token, &expect)
}

/// The claims of a token that a key of ours signed which stands: one that was revoked counts at no node from
/// that instant on, whatever the node has loaded (K02).
pub(crate) fn verify(cx: &Cx, token: &str, expect: &Expect<'_>) -> Outcome {
    let now = cx.clock.now();
    let claims = match cx.keys.current().verify(token, expect, now) {
        Ok(claims) => claims,
        Err(error) => return Ok(Err(error)),
    };
    let kid = kid_of(token).unwrap_or_default();
    let stands = cx.store.read(|tx| tx.signing_key_stands(&kid, now))?;
    Ok(if stands {
        Ok(claims)
    } else {
        Err(VerifyError::UnknownKey)
    })
}

/// What a token is; `None` for anything that is no token of ours, or not one any more.
pub(crate) fn find(cx: &Cx, token: &str) -> Result<Option<Presented>, OidcFailure> {
    // Our refresh tokens have no dots, JWTs have two.
    if token.contains('.') {
        let claims = issued_access_claims(cx, token)?.ok();
        return Ok(claims.map(Presented::Access));
    }
    let hash = HashedSecret::of(token);
    let family = cx.store.read(|tx| tx.find_refresh_token(&hash))?;
    Ok(family.map(Presented::Refresh))
}
