//! What tokens would say of a guest at an app now, by the functions that make them; nothing is signed.

mod sources;

pub(crate) use sources::MadeFrom;
pub use sources::{Claim, Document, Source};

use crate::{
    Cx, OidcFailure,
    authorize::SCOPES,
    session::SignedIn,
    token::mint::{IdTokenFor, Ticket, access_claims, id_claims},
    userinfo,
};
use model::{Actor, App, At, Event, EventName, Guest, Id, Session, kind};
use policy::{Ask, Decision, decide};
use serde_json::{Value, json};
use store::{GrantView, StoreError, Tx};

/// What an app would learn of a guest.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The app.
    pub app: App,
    /// The guest.
    pub guest: Guest,
    /// What the policy says.
    pub decision: Decision,
    /// For which scope.
    pub scope: String,
    /// Since when the session runs in which it would be; `None` for a new sign-in, as the home last said it.
    pub session_since: Option<At>,
    /// What the app would get; nothing where the policy says no.
    pub documents: Vec<(Document, Vec<Claim>)>,
}

/// The known part of a scope, which always has `openid`.
fn known(scope: &str) -> String {
    let asked: Vec<&str> = scope.split(' ').collect();
    let known = SCOPES.into_iter();
    let known: Vec<&str> = known
        .filter(|it| *it == "openid" || asked.contains(it))
        .collect();
    known.join(" ")
}

/// What tokens would say now. The look is written down (G02). `None` when guest or app are not there.
///
/// # Errors
/// [`OidcFailure`].
pub fn preview(
    cx: &Cx,
    by: &Actor,
    (guest, app): (&Id<kind::Guest>, &Id<kind::App>),
    scope: &str,
) -> Result<Option<Preview>, OidcFailure> {
    let now = cx.clock.now();
    let scope = known(scope);
    let found = cx.store.write(|tx| {
        let found = Found::read(cx, tx, (guest, app))?;
        if let Some(it) = &found {
            let detail = json!({ "did": "claims_shown", "scope": scope });
            let event = Event::change(now, by.clone(), EventName::Tryout);
            tx.audit(
                event
                    .guest(guest)
                    .partner(&it.guest.partner_id)
                    .app(app)
                    .detail(detail),
            );
        }
        Ok::<_, StoreError>(found)
    })?;
    Ok(found.map(|found| found.preview(cx, scope)))
}

struct Found {
    app: App,
    guest: Guest,
    partner_name: String,
    facts: model::Facts,
    /// The session of the guest, or one as a new sign-in would begin it.
    session: Option<Session>,
    is_live: bool,
}

impl Found {
    fn read(
        cx: &Cx,
        tx: &mut Tx<'_>,
        (guest, app): (&Id<kind::Guest>, &Id<kind::App>),
    ) -> Result<Option<Self>, StoreError> {
        let now = cx.clock.now();
        let (Some(mut guest), Some(app)) = (tx.find_guest(guest)?, tx.find_app(app)?) else {
            return Ok(None);
        };
        let idle = cx.settings.lifetimes.session_idle;
        let mut sessions = tx.live_sessions_of(&guest.id, now)?;
        sessions.retain(|it| now.since(it.seen_at) < idle);
        let live = sessions.pop();
        let is_live = live.is_some();
        let facts = match &live {
            Some(session) => tx.facts_for_session(&session.id, &app.id)?,
            None => tx.facts(&guest.id, &app.id)?,
        };
        let Some(facts) = facts else {
            return Ok(None);
        };
        let session = match live {
            Some(session) => Some(session),
            None => new_session(cx, tx, &guest)?,
        };
        if let Some(session) = &session {
            guest.home.email_verified &= tx.home_vouches(&guest.id, &session.connection_id)?;
        }
        let partner = tx.find_partner(&guest.partner_id)?;
        Ok(Some(Self {
            app,
            partner_name: partner.map(|it| it.name).unwrap_or_default(),
            facts,
            session,
            is_live,
            guest,
        }))
    }

    fn preview(self, cx: &Cx, scope: String) -> Preview {
        let ask = if self.is_live { Ask::Grant } else { Ask::Open };
        let decision = decide(&self.facts, ask, cx.clock.now());
        let since = self.session.as_ref().filter(|_| self.is_live);
        let session_since = since.map(|it| it.created_at);
        let documents = match &self.session {
            Some(session) if decision.is_allowed() => {
                let view = self.view(cx, session, &scope);
                documents(cx, &self.app, Ticket::of(cx, view, decision.clone()))
            }
            _ => Vec::new(),
        };
        Preview {
            app: self.app,
            guest: self.guest,
            decision,
            scope,
            session_since,
            documents,
        }
    }

    fn view(&self, cx: &Cx, session: &Session, scope: &str) -> GrantView {
        let signed_in = SignedIn {
            session: session.clone(),
            guest: self.guest.clone(),
        };
        GrantView {
            family: signed_in.family(cx, &self.app, scope),
            facts: self.facts.clone(),
            partner_name: self.partner_name.clone(),
            client: self.app.client.clone(),
            session: signed_in.session,
            guest: signed_in.guest,
            ask_home_at: None,
        }
    }
}

/// A session as the guest's next sign-in would begin it, through the way in that they have; what the home
/// will say of its own doing is not known.
fn new_session(cx: &Cx, tx: &mut Tx<'_>, guest: &Guest) -> Result<Option<Session>, StoreError> {
    let now = cx.clock.now();
    let home = tx.identities_of(&guest.id)?.pop();
    Ok(home.map(|home| Session {
        id: Id::new(now, &*cx.random),
        guest_id: guest.id.clone(),
        connection_id: home.connection_id,
        home_issuer: home.issuer,
        auth_time: now,
        amr: Vec::new(),
        acr: None,
        created_at: now,
        seen_at: now,
        expires_at: now.plus(cx.settings.lifetimes.session),
        ended_at: None,
    }))
}

fn documents(cx: &Cx, app: &App, ticket: Ticket) -> Vec<(Document, Vec<Claim>)> {
    // Of the values of these no sign-in repeats any; that they are there decides what the token says.
    let about = IdTokenFor {
        nonce: Some(String::new()),
        access_token: Some(""),
        code: None,
        state: None,
    };
    let json = |claims: Result<Value, _>| claims.unwrap_or_default();
    let id_token = json(serde_json::to_value(id_claims(cx, app, &ticket, &about)));
    let access = access_claims(cx, app, &ticket);
    let told = userinfo::answer(
        cx,
        (&ticket.view, &ticket.decision),
        &ticket.scope,
        &access.sub,
    );
    let access_token = json(serde_json::to_value(access));
    let from = MadeFrom {
        issuer: &cx.settings.issuer,
        app,
        view: &ticket.view,
        decision: &ticket.decision,
    };
    [
        (Document::IdToken, id_token),
        (Document::AccessToken, access_token),
        (Document::Userinfo, told),
    ]
    .into_iter()
    .map(|(document, claims)| (document, sources::masked(from.explain(document, &claims))))
    .collect()
}
