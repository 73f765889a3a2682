//! The token endpoint (RFC 6749 §3.2).

pub(crate) mod client_auth;
mod code;
pub(crate) mod mint;
mod refresh;

use crate::{Cx, OAuthCode, OAuthError, OidcFailure, Params};
use model::{Actor, App, Event, EventName, Id, Reason, Secret, kind};
use policy::{Ask, Decision, decide};
use serde::Serialize;
use store::{GrantScope, GrantView, StoreError, Tx};

/// A request as it came.
#[derive(Clone, Copy, Debug)]
pub struct TokenRequest<'a> {
    /// The form.
    pub form: &'a [(String, String)],
    /// The `Authorization` header.
    pub authorization: Option<&'a str>,
}

/// A successful answer (RFC 6749 §5.1, OIDC Core §3.1.3.3).
#[derive(Debug, Serialize)]
pub struct TokenResponse {
    /// A JWT for userinfo and the app's own API (RFC 9068).
    pub access_token: Secret,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds the access token lives.
    pub expires_in: i64,
    /// Works once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// Who signed in.
    pub id_token: Secret,
    /// What was granted.
    pub scope: String,
}

/// What a grant redeemed, once the policy said yes.
pub(crate) struct Redeemed {
    view: GrantView,
    decision: Decision,
    refresh_token: Option<Secret>,
    nonce: Option<String>,
    scope: String,
}

/// How a redemption ended. Refusals are values, because their traces must be committed.
enum Redemption {
    Done(Box<Redeemed>),
    Refused(OAuthError),
}

/// Exchanges a grant for tokens.
///
/// # Errors
/// [`OAuthError`], ready for the client.
pub fn exchange(cx: &Cx, request: &TokenRequest<'_>) -> Result<TokenResponse, OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    // 1. Which client is it?
    let app = client_auth::authenticate(cx, &params, request.authorization)?;
    // 2. What does it bring, and may it?
    let grant = match params.get("grant_type") {
        Some("authorization_code") => Grant::Code,
        Some("refresh_token") if app.refresh == model::RefreshUse::Allowed => Grant::Refresh,
        Some("refresh_token") => {
            return Err(OAuthError::new(
                OAuthCode::UnauthorizedClient,
                Reason::GrantTypeNotAllowed,
                "the client is not registered for refresh tokens",
            ));
        }
        Some(_) => {
            return Err(OAuthError::new(
                OAuthCode::UnsupportedGrantType,
                Reason::GrantTypeUnsupported,
                "grant_type is not offered",
            ));
        }
        None => return Err(OAuthError::request("grant_type is missing")),
    };
    // 3. and 4. Consume it and decide, in one transaction.
    let redemption = match grant {
        Grant::Code => code::redeem(cx, &app, &params)?,
        Grant::Refresh => refresh::redeem(cx, &app, &params)?,
    };
    // 5. Sign, with no connection held.
    match redemption {
        Redemption::Done(redeemed) => Ok(mint::mint(cx, &app, *redeemed)?),
        Redemption::Refused(error) => Err(error),
    }
}

enum Grant {
    Code,
    Refresh,
}

/// What a grant may make tokens from, and the refresh token that comes next.
type Succeeded = (GrantView, Decision, Option<Secret>);

/// The part that every grant shares and none can skip: is the family live, does the policy allow
/// it, and what comes next. Runs in the transaction that consumed.
fn decide_and_succeed(
    cx: &Cx,
    tx: &mut Tx<'_>,
    app: &App,
    family: &Id<kind::Family>,
    event: EventName,
) -> Result<Result<Succeeded, OAuthError>, StoreError> {
    let now = cx.clock.now();
    let Some(view) = tx.grant_view(family)? else {
        return Ok(Err(OAuthError::grant(
            Reason::SessionEnded,
            "the grant has ended",
        )));
    };
    let decision = decide(&view.facts, Ask::Grant, now);
    if let Some(reason) = decision.denied_for() {
        revoke(cx, tx, family)?;
        let refused = Event::refusal(now, Actor::app(&app.id), event, reason);
        tx.audit(
            refused
                .guest(&view.guest.id)
                .partner(&view.guest.partner_id)
                .app(&app.id),
        );
        return Ok(Err(OAuthError::grant(reason, "access has ended")));
    }
    let successor = match app.refresh {
        model::RefreshUse::Allowed => {
            let token = Secret::draw(&*cx.random);
            tx.insert_refresh_token(family, &token.hashed(), now)?;
            Some(token)
        }
        model::RefreshUse::Never => None,
    };
    Ok(Ok((view, decision, successor)))
}

/// Ends a family after a replay or a refusal, and has its app told.
fn revoke(cx: &Cx, tx: &mut Tx<'_>, family: &Id<kind::Family>) -> Result<(), StoreError> {
    let scope = GrantScope::Family(family);
    tx.end_access(&scope, cx.clock.now(), &*cx.random)?;
    Ok(())
}

/// A refusal whose trace is committed with whatever else the transaction did.
fn refuse(
    cx: &Cx,
    tx: &mut Tx<'_>,
    app: &App,
    (event, reason, hint): (EventName, Reason, &'static str),
) -> Redemption {
    tx.audit(Event::refusal(cx.clock.now(), Actor::app(&app.id), event, reason).app(&app.id));
    Redemption::Refused(OAuthError::grant(reason, hint))
}

impl From<StoreError> for OAuthError {
    fn from(error: StoreError) -> Self {
        OidcFailure::from(error).into()
    }
}
