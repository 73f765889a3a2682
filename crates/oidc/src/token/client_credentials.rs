//! The client credentials grant (RFC 6749 §4.4): an app for itself, without any guest.

use super::{Asking, TokenResponse, mint, narrowed};
use crate::{OAuthCode, OAuthError, OidcFailure};
use model::{Actor, ClientAuthMethod, Event, EventName, Id, Reason, Secret, SigningAlg, kind};
use policy::{Verdict, decide_for_app};
use tokens::{AccessToken, TokenKind};

/// Signs an access token for the app itself. It has no family; introspection asks whether the app
/// is still in use.
pub fn issue(asking: &Asking<'_>) -> Result<TokenResponse, OAuthError> {
    let Asking { cx, app, .. } = *asking;
    if app.auth_method == ClientAuthMethod::None {
        return Err(OAuthError::new(
            OAuthCode::UnauthorizedClient,
            Reason::GrantTypeNotAllowed,
            "a public client cannot ask for itself",
        ));
    }
    let now = cx.clock.now();
    if let Verdict::Deny(reason) = decide_for_app(app.state) {
        let actor = Actor::app(&app.id);
        cx.record(Event::refusal(now, actor, EventName::ClientCredentials, reason).app(&app.id));
        return Err(OAuthError::grant(reason, "access has ended"));
    }
    let registered = app.client.scope.as_deref().unwrap_or_default();
    let scope = narrowed(registered, asking.params.get("scope")).ok_or_else(|| {
        OAuthError::new(
            OAuthCode::InvalidScope,
            Reason::ScopeInvalid,
            "scope exceeds what the client registered",
        )
    })?;
    let lifetime = cx.settings.lifetimes.access_token;
    let claims = AccessToken {
        iss: cx.settings.issuer.clone(),
        sub: app.id.to_string(),
        aud: audience(asking)?,
        client_id: app.id.to_string(),
        iat: now.secs(),
        exp: now.plus(lifetime).secs(),
        jti: Id::<kind::Event>::new(now, &*cx.random).to_string(),
        scope: scope.clone(),
        cnf: asking.confirmation.cloned(),
        ..AccessToken::default()
    };
    let keys = cx.keys.current();
    let token = keys
        .sign(SigningAlg::Es256, TokenKind::Access, &claims, now)
        .map_err(OidcFailure::from)?;
    Ok(TokenResponse {
        access_token: Secret::new(token),
        token_type: mint::token_type(asking.confirmation),
        expires_in: lifetime.as_secs(),
        refresh_token: None,
        id_token: None,
        scope,
        authorization_details: Vec::new(),
        issued_token_type: None,
    })
}

/// The named resource of the app, or its only one, or we.
fn audience(asking: &Asking<'_>) -> Result<String, OAuthError> {
    let registered = &asking.app.client.resources;
    let named: Vec<&String> = asking.params.all("resource").collect();
    match (named.as_slice(), registered.as_slice()) {
        ([one], _) if registered.contains(one) => Ok((*one).clone()),
        ([], [only]) => Ok(only.clone()),
        ([], []) => Ok(asking.cx.settings.issuer.clone()),
        _ => Err(OAuthError::new(
            OAuthCode::InvalidTarget,
            Reason::ResourceInvalid,
            "name one resource that the client registered",
        )),
    }
}
