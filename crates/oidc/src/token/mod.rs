//! The token endpoint (RFC 6749 §3.2).

mod client_credentials;
mod code;
mod device;
mod exchange;
pub(crate) mod mint;
mod refresh;

use crate::{ClientRequest, Cx, OAuthCode, OAuthError, OidcFailure, Params, client, confirmation};
use meters::Counter;
use mint::Ticket;
use model::{Actor, App, Confirmation, Event, EventName, GrantType, Id, Reason, Secret, kind};
use policy::{Ask, Decision, decide};
use serde::Serialize;
use serde_json::Value;
use store::{GrantScope, GrantView, Issue, StoreError, Tx};

/// Where it is.
pub const PATH: &str = "/token";

/// A successful answer (RFC 6749 §5.1, OIDC Core §3.1.3.3, RFC 8693 §2.2.1).
#[derive(Debug, Serialize)]
pub struct TokenResponse {
    /// A JWT for userinfo, the app's own API or another app (RFC 9068).
    pub access_token: Secret,
    /// `Bearer`, or `DPoP` when it is bound to a key.
    pub token_type: &'static str,
    /// Seconds the access token lives.
    pub expires_in: i64,
    /// Works once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// Who signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<Secret>,
    /// What was granted.
    pub scope: String,
    /// What was granted in detail (RFC 9396 §7).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorization_details: Vec<Value>,
    /// What an exchange made (RFC 8693 §2.2.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_token_type: Option<&'static str>,
}

/// What a grant redeemed.
pub(crate) struct Redeemed {
    ticket: Ticket,
    refresh_token: Option<Secret>,
    nonce: Option<String>,
}

/// How a redemption ended. Refusals are values, because their traces must be committed.
enum Redemption {
    Done(Box<Redeemed>),
    Refused(OAuthError),
}

/// What every grant gets to see.
#[derive(Clone, Copy)]
struct Asking<'a> {
    cx: &'a Cx,
    app: &'a App,
    params: &'a Params<'a>,
    /// What the request proved possession of.
    confirmation: Option<&'a Confirmation>,
}

/// The grants of this endpoint; discovery advertises them, and a test walks through them.
pub const GRANTS: [GrantType; 5] = [
    GrantType::AuthorizationCode,
    GrantType::RefreshToken,
    GrantType::ClientCredentials,
    GrantType::DeviceCode,
    GrantType::TokenExchange,
];

/// Exchanges a grant for tokens.
///
/// # Errors
/// [`OAuthError`], ready for the client.
pub fn exchange(cx: &Cx, request: &ClientRequest<'_>) -> Result<TokenResponse, OAuthError> {
    let (grant, issued) = issue(cx, request)?;
    cx.store.meters().tokens.at(&grant, Counter::count);
    Ok(issued)
}

fn issue(cx: &Cx, request: &ClientRequest<'_>) -> Result<(GrantType, TokenResponse), OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    // 1. Which client is it?
    let app = client::authenticate(cx, &params, request)?;
    // 2. What does it bring, and may it?
    let grant = grant_type(&params, &app)?;
    let confirmation = confirmation::of(cx, &app, request, PATH)?;
    let asking = Asking {
        cx,
        app: &app,
        params: &params,
        confirmation: confirmation.as_ref(),
    };
    // 3. and 4. Consume it and decide, in one transaction.
    let redemption = match grant {
        GrantType::AuthorizationCode => code::redeem(&asking)?,
        GrantType::RefreshToken => refresh::redeem(&asking)?,
        GrantType::DeviceCode => device::redeem(&asking)?,
        GrantType::ClientCredentials => return Ok((grant, client_credentials::issue(&asking)?)),
        GrantType::TokenExchange => return Ok((grant, exchange::issue(&asking)?)),
        GrantType::Implicit => return Err(not_offered()),
    };
    // 5. Sign, with no connection held.
    match redemption {
        Redemption::Done(redeemed) => Ok((grant, mint::mint(cx, &app, *redeemed)?)),
        Redemption::Refused(error) => Err(error),
    }
}

fn grant_type(params: &Params<'_>, app: &App) -> Result<GrantType, OAuthError> {
    let Some(text) = params.get("grant_type") else {
        return Err(OAuthError::request("grant_type is missing"));
    };
    let grant = text.parse().ok();
    let Some(grant) = grant.filter(|grant| GRANTS.contains(grant)) else {
        return Err(not_offered());
    };
    if app.may_use(grant) {
        return Ok(grant);
    }
    Err(OAuthError::new(
        OAuthCode::UnauthorizedClient,
        Reason::GrantTypeNotAllowed,
        "the client is not registered for this grant_type",
    ))
}

const fn not_offered() -> OAuthError {
    OAuthError::new(
        OAuthCode::UnsupportedGrantType,
        Reason::GrantTypeUnsupported,
        "grant_type is not offered",
    )
}

/// Redeems a code for this program itself, which tries an app's sign-in: as [`exchange`] does but for the
/// client's authentication. Also what the tokens were made from.
pub(crate) fn redeem_own(
    cx: &Cx,
    app: &App,
    params: &Params<'_>,
) -> Result<(TokenResponse, GrantView, Decision), OAuthError> {
    let asking = Asking {
        cx,
        app,
        params,
        confirmation: None,
    };
    match code::redeem(&asking)? {
        Redemption::Done(redeemed) => {
            let ticket = &redeemed.ticket;
            let (view, decision) = (ticket.view.clone(), ticket.decision.clone());
            Ok((mint::mint(cx, app, *redeemed)?, view, decision))
        }
        Redemption::Refused(error) => Err(error),
    }
}

/// What a grant may make tokens from.
type Succeeded = (GrantView, Decision);

impl Asking<'_> {
    /// The part that every grant shares and none can skip: is the family live, and does the policy
    /// allow it. Runs in the transaction that consumed.
    fn decide(
        &self,
        tx: &mut Tx<'_>,
        family: &Id<kind::Family>,
        event: EventName,
    ) -> Result<Result<Succeeded, OAuthError>, StoreError> {
        let now = self.cx.clock.now();
        let Some(view) = tx.grant_view(family)? else {
            return Ok(Err(OAuthError::grant(
                Reason::SessionEnded,
                "the grant has ended",
            )));
        };
        let decision = decide(&view.facts, Ask::Grant, now);
        if let Some(reason) = decision.denied_for() {
            self.revoke(tx, family)?;
            let refused = Event::refusal(now, Actor::app(&self.app.id), event, reason);
            tx.audit(
                refused
                    .guest(&view.guest.id)
                    .partner(&view.guest.partner_id)
                    .app(&self.app.id),
            );
            return Ok(Err(OAuthError::grant(reason, "access has ended")));
        }
        Ok(Ok((view, decision)))
    }

    /// Hands out the first tokens of a family: a refresh token too, if the app may have one.
    fn first(
        &self,
        tx: &mut Tx<'_>,
        event: EventName,
        (succeeded, nonce): (Succeeded, Option<String>),
    ) -> Result<Redemption, OAuthError> {
        let scope = succeeded.0.family.scope.clone();
        let ticket = self.ticket(succeeded, scope)?;
        let refreshes = self.app.may_use(GrantType::RefreshToken)
            && confirmation::may_refresh(self.app, self.confirmation);
        let token = refreshes.then(|| Secret::draw(&*self.cx.random));
        let hash = token.as_ref().map(Secret::hashed);
        let binds = refreshes && confirmation::binds_refresh(self.app);
        let issue = Issue {
            access_until: ticket.access_until,
            refresh_token: hash.as_ref(),
            confirmation: self.confirmation.filter(|_| binds),
            now: self.cx.clock.now(),
        };
        if let Some(refused) = self.note(tx, event, (&ticket.view.family.id, &issue))? {
            return Ok(refused);
        }
        Ok(Redemption::Done(Box::new(Redeemed {
            ticket,
            refresh_token: token,
            nonce,
        })))
    }

    /// Writes down what is about to be issued. What ended the family meanwhile comes first.
    fn note(
        &self,
        tx: &mut Tx<'_>,
        event: EventName,
        (family, issue): (&Id<kind::Family>, &Issue<'_>),
    ) -> Result<Option<Redemption>, StoreError> {
        if tx.note_issue(family, issue)? {
            return Ok(None);
        }
        let why = (Reason::SessionEnded, "the grant has ended");
        Ok(Some(self.refuse(tx, event, why)))
    }

    /// Ends a family after a replay or a refusal, and has its app told.
    fn revoke(&self, tx: &mut Tx<'_>, family: &Id<kind::Family>) -> Result<(), StoreError> {
        let scope = GrantScope::Family(family);
        tx.end_access(&scope, self.cx.clock.now(), &*self.cx.random)?;
        Ok(())
    }

    /// A refusal whose trace is committed with whatever else the transaction did.
    fn refuse(
        &self,
        tx: &mut Tx<'_>,
        event: EventName,
        (reason, hint): (Reason, &'static str),
    ) -> Redemption {
        let (now, actor) = (self.cx.clock.now(), Actor::app(&self.app.id));
        tx.audit(Event::refusal(now, actor, event, reason).app(&self.app.id));
        Redemption::Refused(OAuthError::grant(reason, hint))
    }

    /// What the tokens will say; an error when the request names a resource or details that were
    /// not granted.
    fn ticket(&self, (view, decision): Succeeded, scope: String) -> Result<Ticket, OAuthError> {
        Ok(Ticket {
            scope,
            resource: self.resource(&view)?,
            confirmation: self.confirmation.cloned(),
            authorization_details: self.details(&view)?,
            actor: None,
            access_until: self.cx.access_until(&decision),
            view,
            decision,
        })
    }

    /// The one resource that the token is for (RFC 8707 §2.2, J05): the named one, or the only one.
    fn resource(&self, view: &GrantView) -> Result<Option<String>, OAuthError> {
        let granted = &view.family.granted.resources;
        let named: Vec<&String> = self.params.all("resource").collect();
        let wrong = |hint| {
            Err(OAuthError::new(
                OAuthCode::InvalidTarget,
                Reason::ResourceInvalid,
                hint,
            ))
        };
        match (named.as_slice(), granted.as_slice()) {
            ([], []) => Ok(None),
            ([], [only]) => Ok(Some(only.clone())),
            ([], _) => wrong("several resources were granted; name the one that the token is for"),
            ([one], _) if granted.contains(one) => Ok(Some((*one).clone())),
            ([_], _) => wrong("resource was not granted"),
            _ => wrong("a token is for one resource"),
        }
    }

    /// The named details if they were granted, or all that were (RFC 9396 §6).
    fn details(&self, view: &GrantView) -> Result<Vec<Value>, OAuthError> {
        let granted = &view.family.granted.authorization_details;
        if self.params.get("authorization_details").is_none() {
            return Ok(granted.clone());
        }
        let asked = crate::authorize::authorization_details(self.params, self.app)?;
        if asked.iter().all(|detail| granted.contains(detail)) {
            return Ok(asked);
        }
        Err(OAuthError::new(
            OAuthCode::InvalidAuthorizationDetails,
            Reason::AuthorizationDetailsInvalid,
            "authorization_details exceed what was granted",
        ))
    }
}

/// The asked scope if it is part of the granted one; `None` if it is not.
fn narrowed(granted: &str, asked: Option<&str>) -> Option<String> {
    let Some(asked) = asked else {
        return Some(granted.to_owned());
    };
    let granted: Vec<&str> = granted.split(' ').collect();
    asked
        .split(' ')
        .all(|scope| granted.contains(&scope))
        .then(|| asked.to_owned())
}

impl From<StoreError> for OAuthError {
    fn from(error: StoreError) -> Self {
        OidcFailure::from(error).into()
    }
}
