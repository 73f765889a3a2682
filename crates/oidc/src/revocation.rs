//! The revocation endpoint (RFC 7009): an app gives a token back, and all that came with it ends.

use crate::{
    ClientRequest, Cx, OAuthCode, OAuthError, Params, client,
    presented::{self, Presented},
};
use model::{Actor, App, Event, EventName, Id, Reason, kind};
use store::{GrantScope, StoreError};

/// Ends the family of a token that the client holds. A token that is unknown, over, or another
/// client's changes nothing and is no error (§2.2); the client learns no difference (T26).
///
/// # Errors
/// [`OAuthError`] when the client is not who it says, or names no token.
pub fn revoke(cx: &Cx, request: &ClientRequest<'_>) -> Result<(), OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let app = client::authenticate(cx, &params, request)?;
    let Some(token) = params.get("token") else {
        return Err(OAuthError::request("token is missing"));
    };
    let found = presented::find(cx, token)?;
    match found.as_ref().and_then(Presented::family) {
        Some(family) => end(cx, &app, &family).map_err(Into::into),
        // That of an app for itself is written down nowhere: it lives its minutes out.
        None if found.is_some() => Err(OAuthError::new(
            OAuthCode::UnsupportedTokenType,
            Reason::TokenInvalid,
            "a token from client_credentials cannot be revoked",
        )),
        None => Ok(()),
    }
}

/// The app itself asked, so it is not told by a logout token.
fn end(cx: &Cx, app: &App, family: &Id<kind::Family>) -> Result<(), StoreError> {
    let (now, actor) = (cx.clock.now(), Actor::app(&app.id));
    cx.store.write(|tx| {
        let Some(view) = tx.grant_view(family)? else {
            return Ok(());
        };
        if view.family.app_id != app.id {
            let event = Event::refusal(now, actor, EventName::Revoke, Reason::WrongClient);
            tx.audit(event.app(&app.id));
            return Ok(());
        }
        if !tx.end_grants(&GrantScope::Family(family), now)?.is_empty() {
            let event = Event::change(now, actor, EventName::Revoke).guest(&view.guest.id);
            tx.audit(event.partner(&view.guest.partner_id).app(&app.id));
        }
        Ok(())
    })
}
