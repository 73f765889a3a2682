//! Telling apps what happens to their guests (OpenID Shared Signals Framework 1.0, CAEP 1.0, RISC 1.0).
//!
//! Invariant: an app sees and changes its own stream alone, and hears of guests it got tokens for alone,
//! under the subjects that it knows.

mod fetching;
mod set;
mod streams;

pub use fetching::fetch;
pub use set::{Outgoing, Post, post};
pub use streams::{create, delete, read, replace, set_status, status, update, verify};

use crate::{
    Cx, OAuthCode, OAuthError, OidcFailure,
    userinfo::{Holder, Presentation, invalid, prove_possession, shown_claims},
};
use model::{Actor, App, Event, EventName, Id, Reason, SignalDelivery, kind};
use policy::{Verdict, decide_for_app};
use serde_json::{Value, json};
use store::StoreError;

/// What allows an app to manage its stream, and what allows it to look at it alone.
pub const MANAGE: &str = "ssf.manage";
const LOOK: &str = "ssf.read";

/// Where streams are made, changed, read and ended.
pub const STREAM: &str = "/ssf/stream";
/// Where their status is.
pub const STATUS: &str = "/ssf/status";
/// Where a verification is asked for.
pub const VERIFICATION: &str = "/ssf/verification";
/// Where the tokens of a stream are fetched; the stream's id follows.
pub const FETCH: &str = "/ssf/events";

/// Why an app got no answer.
#[derive(Debug, thiserror::Error)]
pub enum SignalsError {
    /// Its token does not count, or not for this.
    #[error(transparent)]
    Token(#[from] OAuthError),
    /// The request is not in order.
    #[error("{1}")]
    Request(Reason, &'static str),
    /// It has no such stream.
    #[error("there is no such stream")]
    Unknown,
    /// It has a stream already.
    #[error("an app has one stream")]
    Exists,
    /// It asks too often.
    #[error("ask again later")]
    TooSoon,
    /// Our fault.
    #[error(transparent)]
    Failed(#[from] OidcFailure),
}

impl SignalsError {
    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Token(error) => error.code.status(),
            Self::Request(..) => 400,
            Self::Unknown => 404,
            Self::Exists => 409,
            Self::TooSoon => 429,
            Self::Failed(OidcFailure::Store(StoreError::Unavailable(_))) => 503,
            Self::Failed(_) => 500,
        }
    }

    /// Why, for the answer and the log.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Token(error) => Some(error.reason),
            Self::Request(reason, _) => Some(*reason),
            Self::Unknown => Some(Reason::StreamUnknown),
            Self::Exists => Some(Reason::StateConflict),
            Self::TooSoon => Some(Reason::RateLimited),
            Self::Failed(_) => None,
        }
    }

    const fn wrong(hint: &'static str) -> Self {
        Self::Request(Reason::InvalidRequest, hint)
    }
}

impl From<StoreError> for SignalsError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// What a transmitter says of itself (Shared Signals Framework 1.0 §7.1). Whom an app is told of follows from
/// the tokens it got, so there is nowhere to add or remove anybody.
#[must_use]
pub fn configuration(cx: &Cx) -> Value {
    let at = |path: &str| cx.settings.link(path);
    json!({
        "spec_version": "1_0",
        "issuer": cx.settings.issuer,
        "jwks_uri": at("/jwks"),
        "delivery_methods_supported": SignalDelivery::ALL.iter().map(|it| it.method()).collect::<Vec<_>>(),
        "configuration_endpoint": at(STREAM),
        "status_endpoint": at(STATUS),
        "verification_endpoint": at(VERIFICATION),
        "critical_subject_members": ["user", "session"],
        "authorization_schemes": [{ "spec_urn": "urn:ietf:rfc:6749" }],
        "default_subjects": "ALL",
    })
}

/// What an app wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Change something, or fetch.
    Manage,
    /// Look.
    Look,
}

/// The app whose own token this is (RFC 6749 §4.4), if the token and the app's registration allow what it
/// wants: what an admin takes out of the registration counts at once.
///
/// # Errors
/// [`OAuthError`].
pub fn caller(
    cx: &Cx,
    shown: &Presentation<'_>,
    (path, wants): (&str, Wants),
) -> Result<App, OAuthError> {
    let claims = shown_claims(cx, shown)?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    let id: Option<Id<kind::App>> = text("client_id").parse().ok();
    // A token of a guest's family names the guest.
    let own = id.filter(|id| claims.get("family").is_none() && text("sub") == id.as_str());
    let id = own.ok_or_else(|| invalid(Reason::TokenInvalid))?;
    let app = cx.store.read(|tx| tx.find_app(&id))?;
    let app = app.ok_or_else(|| invalid(Reason::UnknownClient))?;
    let holder = Holder {
        app_id: &app.id,
        client: &app.client,
        path,
    };
    prove_possession(cx, &holder, &claims, shown)?;
    if let Verdict::Deny(reason) = decide_for_app(app.state) {
        refuse(cx, &app, reason);
        return Err(invalid(reason));
    }
    let registered = app.client.scope.as_deref().unwrap_or_default();
    let allows = |scopes: &str| {
        let enough = |scope: &str| scope == MANAGE || (wants == Wants::Look && scope == LOOK);
        scopes.split(' ').any(enough)
    };
    if allows(text("scope")) && allows(registered) {
        return Ok(app);
    }
    refuse(cx, &app, Reason::ScopeInvalid);
    Err(OAuthError::new(
        OAuthCode::InsufficientScope,
        Reason::ScopeInvalid,
        "the access token needs the scope ssf.manage",
    ))
}

fn refuse(cx: &Cx, app: &App, reason: Reason) {
    let actor = Actor::app(&app.id);
    let event = Event::refusal(cx.clock.now(), actor, EventName::AppStream, reason);
    cx.record(event.app(&app.id));
}
