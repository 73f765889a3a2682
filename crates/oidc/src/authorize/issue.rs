//! Deciding and issuing, in one transaction, so that no removal can fall between the two.

use super::{claims::scope_of, incoming::Incoming, request::AuthorizeRequest, response::Redirect};
use crate::{
    Cx, OidcFailure, consent,
    session::SignedIn,
    token::mint::{self, IdTokenFor, Ticket},
};
use model::{Actor, App, Code, ConsentFact, Event, EventName, Family, Reason, Secret};
use policy::{Ask, Decision, decide};
use store::{GrantView, NewCode, StoreError, Tx};

/// How it ended.
pub enum Issued {
    /// With this answer.
    Done(Vec<(&'static str, String)>),
    /// The guest may not.
    Denied(Box<Decision>),
    /// The home has to confirm the guest first.
    Unconfirmed,
    /// The guest has to prove a second factor first.
    MfaOwed,
    /// The guest has to agree to terms of use first.
    TermsOwed,
    /// The guest has to be asked first.
    ConsentOwed,
    /// The session ended meanwhile.
    SessionGone,
    /// The pushed request was used meanwhile.
    RequestUsed,
}

/// Everything that an answer is made from.
pub struct Asked<'a> {
    pub app: &'a App,
    pub redirect: &'a Redirect,
    pub request: &'a AuthorizeRequest,
    pub incoming: &'a Incoming,
    pub signed_in: &'a SignedIn,
    /// Whether the guest just said yes to this request.
    pub consents: bool,
}

enum Step {
    Stop(Issued),
    Go(Box<Decision>, Option<Box<GrantView>>),
}

/// Issues what was asked for, if the policy says yes.
pub fn issue(cx: &Cx, asked: &Asked<'_>) -> Result<Issued, OidcFailure> {
    let code = Secret::draw(&*cx.random);
    let step = cx
        .store
        .write(|tx| decide_and_insert(cx, tx, asked, &code))?;
    let (decision, view) = match step {
        Step::Stop(issued) => return Ok(issued),
        Step::Go(decision, view) => (decision, view),
    };
    let mut pairs = Vec::new();
    if asked.request.response_type.has_code() {
        pairs.push(("code", code.expose().to_owned()));
    }
    if let Some(view) = view {
        let ticket = Ticket {
            resource: asked.request.granted.resources.first().cloned(),
            ..Ticket::of(cx, *view, *decision)
        };
        pairs.extend(front_channel(cx, asked, &ticket, &code)?);
    }
    Ok(Issued::Done(pairs))
}

fn decide_and_insert(
    cx: &Cx,
    tx: &mut Tx<'_>,
    asked: &Asked<'_>,
    code: &Secret,
) -> Result<Step, StoreError> {
    let now = cx.clock.now();
    let (app, guest) = (asked.app, &asked.signed_in.guest);
    let session = &asked.signed_in.session.id;
    // Takes the row that every ending of the session writes before it looks for families: on
    // PostgreSQL reading alone would let one end what it sees while this adds a family unseen.
    tx.begin_grant(session, &app.id, now)?;
    let Some(mut facts) = tx.facts_for_session(session, &app.id)? else {
        return Ok(Step::Stop(Issued::SessionGone));
    };
    let owed = asked.request.prompt.owes_consent(facts.consent)
        || (facts.consent == ConsentFact::Given && exceeds_consent(tx, asked)?);
    // Nobody is asked for a consent that would lead to a refusal.
    if owed {
        facts.consent = ConsentFact::Given;
    }
    let decision = decide(&facts, Ask::Grant, now);
    match decision.denied_for() {
        Some(Reason::HomeUnconfirmed) => return Ok(Step::Stop(Issued::Unconfirmed)),
        Some(Reason::MfaRequired) => return Ok(Step::Stop(Issued::MfaOwed)),
        Some(Reason::TermsOpen) => return Ok(Step::Stop(Issued::TermsOwed)),
        _ => {}
    }
    if let Some(reason) = decision.denied_for() {
        let event = Event::refusal(now, Actor::guest(&guest.id), EventName::Authorize, reason);
        tx.audit(
            event
                .guest(&guest.id)
                .partner(&guest.partner_id)
                .app(&app.id),
        );
        return Ok(Step::Stop(Issued::Denied(Box::new(decision))));
    }
    if owed && !asked.consents {
        return Ok(Step::Stop(Issued::ConsentOwed));
    }
    if let Some(pushed) = &asked.incoming.pushed
        && !tx.consume_pushed_request(pushed, now)?
    {
        return Ok(Step::Stop(Issued::RequestUsed));
    }
    if owed {
        consent::give(tx, (&guest.id, &app.id), &asked.request.scope, now)?;
        let event = Event::change(now, Actor::guest(&guest.id), EventName::Consent);
        tx.audit(event.guest(&guest.id).app(&app.id));
    }
    let front = asked.request.response_type.is_front_channel();
    let family = Family {
        access_until: front.then(|| cx.access_until(&decision)),
        ..family(cx, asked)
    };
    tx.insert_family(&family)?;
    if asked.request.response_type.has_code() {
        tx.insert_code(&new_code(cx, &family, asked, code))?;
    }
    let view = if front {
        tx.grant_view(&family.id)?.map(Box::new)
    } else {
        None
    };
    Ok(Step::Go(Box::new(decision), view))
}

/// Whether a consent given before was for less. Details are asked about each time: no two are alike.
/// So are single claims that its scope does not cover.
fn exceeds_consent(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<bool, StoreError> {
    let given = tx.consented_scope(&asked.signed_in.guest.id, &asked.app.id)?;
    let given = given.unwrap_or_default();
    let granted = &asked.request.granted;
    let single = granted.claims.id_token.union(&granted.claims.userinfo);
    let mut wanted = asked
        .request
        .scope
        .split(' ')
        .chain(single.map(|claim| scope_of(claim)));
    let covered = wanted.all(|scope| given.split(' ').any(|known| known == scope));
    Ok(!covered || !granted.authorization_details.is_empty())
}

fn family(cx: &Cx, asked: &Asked<'_>) -> Family {
    let request = asked.request;
    Family {
        granted: request.granted.clone(),
        ..asked.signed_in.family(cx, asked.app, &request.scope)
    }
}

fn new_code(cx: &Cx, family: &Family, asked: &Asked<'_>, code: &Secret) -> NewCode {
    let bound_to = asked.incoming.dpop_jkt.clone();
    let record = Code {
        family_id: family.id.clone(),
        app_id: family.app_id.clone(),
        redirect_uri: asked.redirect.uri.clone(),
        challenge: asked.request.challenge.clone(),
        nonce: asked.request.nonce.clone(),
        dpop_jkt: bound_to.or_else(|| asked.request.dpop_jkt.clone()),
        expires_at: family.created_at.plus(cx.settings.lifetimes.code),
    };
    NewCode {
        code: record,
        hash: code.hashed(),
    }
}

/// The tokens that pass through the browser (OIDC Core §3.2.2.5, §3.3.2.5).
fn front_channel(
    cx: &Cx,
    asked: &Asked<'_>,
    ticket: &Ticket,
    code: &Secret,
) -> Result<Vec<(&'static str, String)>, OidcFailure> {
    let kind = asked.request.response_type;
    let mut pairs = Vec::new();
    let mut access_token = None;
    if kind.has_token() {
        let made = mint::access_token(cx, asked.app, ticket)?;
        pairs.push(("access_token", made.token.expose().to_owned()));
        pairs.push(("token_type", "Bearer".to_owned()));
        pairs.push(("expires_in", made.expires_in.to_string()));
        pairs.push(("scope", ticket.scope.clone()));
        access_token = Some(made.token);
    }
    if kind.has_id_token() {
        let about = IdTokenFor {
            nonce: asked.request.nonce.clone(),
            access_token: access_token.as_ref().map(Secret::expose),
            code: kind.has_code().then(|| code.expose()),
            state: asked.redirect.state.as_deref(),
        };
        let token = mint::id_token(cx, asked.app, ticket, &about)?;
        pairs.push(("id_token", token.expose().to_owned()));
    }
    Ok(pairs)
}
