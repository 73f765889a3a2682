//! The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.6).

use super::{Redeemed, Redemption, decide_and_succeed, refuse, revoke};
use crate::{Cx, OAuthError, Params};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{App, Code, EventName, HashedSecret, Reason};
use sha2::{Digest, Sha256};
use store::{CodeRedemption, StoreError};

/// Uses the code up, whoever brings it, then looks whether they may have what it stands for.
pub fn redeem(cx: &Cx, app: &App, params: &Params<'_>) -> Result<Redemption, OAuthError> {
    let Some(given) = params.get("code") else {
        return Err(OAuthError::request("code is missing"));
    };
    let hash = HashedSecret::of(given);
    let now = cx.clock.now();
    let redemption = cx.store.write(|tx| {
        let code = match tx.consume_code(&hash, now)? {
            CodeRedemption::Taken(code) => code,
            CodeRedemption::Replayed(family) => {
                revoke(cx, tx, &family)?;
                return Ok(refuse(
                    cx,
                    tx,
                    app,
                    (EventName::Code, Reason::Replay, "the code was used before"),
                ));
            }
            CodeRedemption::Unknown => {
                return Ok(refuse(
                    cx,
                    tx,
                    app,
                    (
                        EventName::Code,
                        Reason::GrantUnknown,
                        "there is no such code",
                    ),
                ));
            }
        };
        if let Some((reason, hint)) = binding_fails(&code, app, params).or_else(|| {
            (code.expires_at <= now).then_some((Reason::Expired, "the code has expired"))
        }) {
            revoke(cx, tx, &code.family_id)?;
            return Ok(refuse(cx, tx, app, (EventName::Code, reason, hint)));
        }
        Ok::<_, StoreError>(
            match decide_and_succeed(cx, tx, app, &code.family_id, EventName::Code)? {
                Err(error) => Redemption::Refused(error),
                Ok((view, decision, refresh_token)) => {
                    let scope = view.family.scope.clone();
                    Redemption::Done(Box::new(Redeemed {
                        view,
                        decision,
                        refresh_token,
                        nonce: code.nonce,
                        scope,
                    }))
                }
            },
        )
    })?;
    Ok(redemption)
}

/// Client, redirect URI and PKCE verifier must be those of the request.
fn binding_fails(code: &Code, app: &App, params: &Params<'_>) -> Option<(Reason, &'static str)> {
    if code.app_id != app.id {
        return Some((Reason::WrongClient, "the code belongs to another client"));
    }
    if params.get("redirect_uri") != Some(&code.redirect_uri) {
        return Some((
            Reason::RedirectMismatch,
            "redirect_uri differs from that of the request",
        ));
    }
    let fits = match (&code.challenge, params.get("code_verifier")) {
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
