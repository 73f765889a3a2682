//! The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.6, RFC 9449 §10).

use super::{Asking, Redemption};
use crate::OAuthError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{Code, Confirmation, EventName, HashedSecret, Reason};
use sha2::{Digest, Sha256};
use store::CodeRedemption;

/// Uses the code up, whoever brings it, then looks whether they may have what it stands for.
pub fn redeem(asking: &Asking<'_>) -> Result<Redemption, OAuthError> {
    let Some(given) = asking.params.get("code") else {
        return Err(OAuthError::request("code is missing"));
    };
    let hash = HashedSecret::of(given);
    let now = asking.cx.clock.now();
    asking.cx.store.write(|tx| {
        let code = match tx.consume_code(&hash, now)? {
            CodeRedemption::Taken(code) => code,
            CodeRedemption::Replayed(family) => {
                asking.revoke(tx, &family)?;
                let why = (Reason::Replay, "the code was used before");
                return Ok(asking.refuse(tx, EventName::Code, why));
            }
            CodeRedemption::Unknown => {
                let why = (Reason::GrantUnknown, "there is no such code");
                return Ok(asking.refuse(tx, EventName::Code, why));
            }
        };
        if let Some(why) = binding_fails(&code, asking).or_else(|| {
            (code.expires_at <= now).then_some((Reason::Expired, "the code has expired"))
        }) {
            asking.revoke(tx, &code.family_id)?;
            return Ok(asking.refuse(tx, EventName::Code, why));
        }
        let succeeded = match asking.decide(tx, &code.family_id, EventName::Code)? {
            Ok(succeeded) => succeeded,
            Err(error) => return Ok(Redemption::Refused(error)),
        };
        asking.first(tx, EventName::Code, (succeeded, code.nonce))
    })
}

/// Client, redirect URI, PKCE verifier and key must be those of the request.
fn binding_fails(code: &Code, asking: &Asking<'_>) -> Option<(Reason, &'static str)> {
    if code.app_id != asking.app.id {
        return Some((Reason::WrongClient, "the code belongs to another client"));
    }
    if asking.params.get("redirect_uri") != Some(&code.redirect_uri) {
        return Some((
            Reason::RedirectMismatch,
            "redirect_uri differs from that of the request",
        ));
    }
    let proved = match asking.confirmation {
        Some(Confirmation::Key(jkt)) => Some(jkt),
        _ => None,
    };
    if code.dpop_jkt.is_some() && code.dpop_jkt.as_ref() != proved {
        return Some((
            Reason::ProofInvalid,
            "the code is bound to another key than that of the DPoP proof",
        ));
    }
    let fits = match (&code.challenge, asking.params.get("code_verifier")) {
        (Some(challenge), Some(verifier)) => {
            let computed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
            HashedSecret::of(&computed).matches(&HashedSecret::of(challenge))
                && is_verifier(verifier)
        }
        (None, None) => true,
        _ => false,
    };
    (!fits).then_some((
        Reason::PkceMismatch,
        "code_verifier does not fit code_challenge",
    ))
}

/// RFC 7636 §4.1: 43 to 128 unreserved characters.
fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
}
