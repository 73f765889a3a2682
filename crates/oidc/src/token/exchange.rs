//! Token exchange (RFC 8693): an app calls another on behalf of the guest. The guest must be
//! allowed to open both, the calling app must be allowed to call, and nothing gets wider.

use super::{Asking, TokenResponse, mint, narrowed};
use crate::{
    Cx, OAuthCode, OAuthError,
    presented::{family_of, issued_access_claims},
};
use mint::Ticket;
use model::{Actor, App, At, Confirmation, Event, EventName, Family, Granted, Id, Reason, kind};
use policy::{Ask, Decision, decide};
use serde_json::Value;
use store::{GrantView, StoreError, Tx};

/// The only kind of token that is taken and made (§3).
pub const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// What the exchange starts from.
struct Subject {
    family: Id<kind::Family>,
    /// What the token that was brought allows.
    scope: String,
    target: App,
    /// Whom the new token is for.
    audience: String,
    /// When the token that was brought ends.
    until: Option<At>,
}

/// Makes an access token for another app.
pub fn issue(asking: &Asking<'_>) -> Result<TokenResponse, OAuthError> {
    let Asking { cx, app, .. } = *asking;
    let subject = read(asking).inspect_err(|error| cx.record(refusal(asking, error.reason)))?;
    let made = cx.store.write(|tx| exchange(asking, tx, &subject))?;
    let (view, decision) = made?;
    let ticket = Ticket {
        resource: Some(subject.audience),
        confirmation: asking.confirmation.cloned(),
        actor: Some(app.id.clone()),
        ..Ticket::of(cx, view, decision)
    };
    let access = mint::access_token(cx, &subject.target, &ticket)?;
    Ok(TokenResponse {
        access_token: access.token,
        token_type: mint::token_type(asking.confirmation),
        expires_in: access.expires_in,
        refresh_token: None,
        id_token: None,
        scope: ticket.scope,
        authorization_details: Vec::new(),
        issued_token_type: Some(ACCESS_TOKEN),
    })
}

fn refusal(asking: &Asking<'_>, reason: Reason) -> Event {
    let (now, actor) = (asking.cx.clock.now(), Actor::app(&asking.app.id));
    Event::refusal(now, actor, EventName::TokenExchange, reason).app(&asking.app.id)
}

fn invalid(reason: Reason, hint: &'static str) -> OAuthError {
    OAuthError::new(OAuthCode::InvalidRequest, reason, hint)
}

/// The request, as far as it can be judged without looking at the guest.
fn read(asking: &Asking<'_>) -> Result<Subject, OAuthError> {
    let Asking {
        cx, app, params, ..
    } = *asking;
    if params.get("actor_token").is_some() {
        return Err(OAuthError::request("actor_token is not offered"));
    }
    let wanted = params.get("requested_token_type").unwrap_or(ACCESS_TOKEN);
    if wanted != ACCESS_TOKEN || params.get("subject_token_type") != Some(ACCESS_TOKEN) {
        return Err(OAuthError::request(
            "subject_token_type and requested_token_type must be that of an access token",
        ));
    }
    let token = params
        .get("subject_token")
        .ok_or_else(|| OAuthError::request("subject_token is missing"))?;
    let unacceptable = || invalid(Reason::TokenInvalid, "subject_token is not acceptable");
    let claims = issued_access_claims(cx, token)?.map_err(|_| unacceptable())?;
    // Its own tokens only; what was made for another by an exchange goes no further.
    let own = claims.get("client_id").and_then(Value::as_str) == Some(app.id.as_str());
    if !own || claims.get("act").is_some() {
        return Err(unacceptable());
    }
    // A bound token without its key is a stolen one.
    let cnf = claims.get("cnf").cloned();
    let bound = cnf.map(serde_json::from_value::<Confirmation>);
    if bound.is_some_and(|to| to.ok().as_ref() != asking.confirmation) {
        return Err(invalid(
            Reason::ProofInvalid,
            "subject_token is bound to another key",
        ));
    }
    let family = family_of(&claims).ok_or_else(unacceptable)?;
    let until = claims.get("exp").and_then(Value::as_i64);
    let scope = claims.get("scope").and_then(Value::as_str).unwrap_or("");
    let (target, audience) = target(cx, asking)?;
    Ok(Subject {
        family,
        scope: scope.to_owned(),
        target,
        audience,
        until: until.map(At::from_secs),
    })
}

/// The app to be called: by its `client_id` as `audience`, or by a `resource` that it registered.
fn target(cx: &Cx, asking: &Asking<'_>) -> Result<(App, String), OAuthError> {
    let refused = || {
        OAuthError::new(
            OAuthCode::InvalidTarget,
            Reason::TargetNotAllowed,
            "the client may not get tokens for that audience or resource",
        )
    };
    let allowed = &asking.app.client.token_exchange_audiences;
    let resources: Vec<&String> = asking.params.all("resource").collect();
    match (asking.params.get("audience"), resources.as_slice()) {
        (Some(audience), []) => {
            let id: Id<kind::App> = audience.parse().map_err(|_| refused())?;
            let found = cx.store.read(|tx| tx.find_app(&id))?;
            let app = found
                .filter(|app| allowed.iter().any(|id| id == app.id.as_str()))
                .ok_or_else(refused)?;
            Ok((app, audience.to_owned()))
        }
        (None, [resource]) => {
            for id in allowed.iter().filter_map(|id| id.parse().ok()) {
                let found = cx.store.read(|tx| tx.find_app(&id))?;
                if let Some(app) = found.filter(|app| app.client.resources.contains(resource)) {
                    return Ok((app, (*resource).clone()));
                }
            }
            Err(refused())
        }
        _ => Err(OAuthError::request("name one audience or one resource")),
    }
}

type Exchanged = Result<(GrantView, Decision), OAuthError>;

/// Decides for the calling app and for the called one, and adds a family that ends with the first.
fn exchange(
    asking: &Asking<'_>,
    tx: &mut Tx<'_>,
    subject: &Subject,
) -> Result<Exchanged, StoreError> {
    let now = asking.cx.clock.now();
    let refused = |tx: &mut Tx<'_>, error: OAuthError| {
        tx.audit(refusal(asking, error.reason));
        Ok(Err(error))
    };
    let ended = || invalid(Reason::SessionEnded, "the grant has ended");
    let Some(before) = tx.grant_view(&subject.family)? else {
        return refused(tx, ended());
    };
    // As at the authorization endpoint: nothing that ends the session may miss the new family.
    tx.begin_grant(&before.session.id, &subject.target.id, now)?;
    let source = match asking.decide(tx, &subject.family, EventName::TokenExchange)? {
        Ok((_, decision)) => decision,
        // Written down already.
        Err(error) => return Ok(Err(invalid(error.reason, "access has ended"))),
    };
    let Some(scope) = narrowed(&subject.scope, asking.params.get("scope")) else {
        let hint = "scope exceeds that of subject_token";
        let error = OAuthError::new(OAuthCode::InvalidScope, Reason::ScopeInvalid, hint);
        return refused(tx, error);
    };
    let mut family = Family {
        id: Id::new(now, &*asking.cx.random),
        session_id: before.session.id,
        guest_id: before.guest.id,
        app_id: subject.target.id.clone(),
        scope,
        granted: Granted::default(),
        exchanged_from: Some(before.family.id),
        confirmation: None,
        created_at: now,
        expires_at: before.family.expires_at,
        access_until: None,
        revoked_at: None,
    };
    let facts = tx.facts_for_session(&family.session_id, &family.app_id)?;
    let decision = facts.map(|facts| decide(&facts, Ask::Grant, now));
    let Some(mut decision) = decision else {
        return refused(tx, ended());
    };
    if let Some(reason) = decision.denied_for() {
        return refused(tx, invalid(reason, "the guest may not open that app"));
    }
    // Never longer than what it came from, which ends no later than the family it belongs to.
    let ends = [decision.until, source.until, subject.until];
    decision.until = ends.into_iter().flatten().min();
    family.access_until = Some(asking.cx.access_until(&decision));
    tx.insert_family(&family)?;
    Ok(match tx.grant_view(&family.id)? {
        Some(view) => Ok((view, decision)),
        None => return refused(tx, ended()),
    })
}
