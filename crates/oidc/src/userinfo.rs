//! Userinfo (OIDC Core §5.3). The token's signature is not enough: its family is asked for too.

use crate::{
    Cx, OAuthCode, OAuthError,
    presented::{access_claims, family_of},
    token::mint::person,
};
use model::{Actor, Event, EventName, Reason};
use policy::{Ask, decide};
use serde_json::{Value, json};

/// The claims of whoever the access token stands for.
///
/// # Errors
/// [`OAuthError`] with `invalid_token` from the instant at which access ended (T27).
pub fn userinfo(cx: &Cx, token: &str) -> Result<Value, OAuthError> {
    let invalid = |reason| {
        OAuthError::new(
            OAuthCode::InvalidToken,
            reason,
            "the access token is not valid",
        )
    };
    let now = cx.clock.now();
    let claims = access_claims(cx, token).map_err(|error| {
        let reason = match error {
            tokens::VerifyError::Algorithm => Reason::AlgInvalid,
            tokens::VerifyError::Time => Reason::Expired,
            _ => Reason::TokenInvalid,
        };
        cx.record(cx.refusal(EventName::Jwt, reason));
        invalid(reason)
    })?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    let family = family_of(&claims).ok_or_else(|| invalid(Reason::TokenInvalid))?;
    let view = cx
        .store
        .read(|tx| tx.grant_view(&family))?
        .ok_or_else(|| invalid(Reason::SessionEnded))?;
    let decision = decide(&view.facts, Ask::Grant, now);
    if let Some(reason) = decision.denied_for() {
        let event = Event::refusal(
            now,
            Actor::app(&view.facts.app_id),
            EventName::Userinfo,
            reason,
        );
        cx.record(event.guest(&view.guest.id).app(&view.facts.app_id));
        return Err(invalid(reason));
    }
    let mut answer =
        serde_json::to_value(person(&view, &decision, text("scope"))).unwrap_or_else(|_| json!({}));
    if let Some(object) = answer.as_object_mut() {
        object.insert("sub".into(), json!(text("sub")));
    }
    Ok(answer)
}
