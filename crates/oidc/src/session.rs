//! Guests' single sign-on sessions.

use crate::{Cx, OidcFailure, params::with_query};
use model::{
    Actor, App, Event, EventName, Family, Granted, Guest, GuestState, HashedSecret, HomeSignIn, Id,
    PartnerState, Reason, Secret, Session, Span, kind,
};
use std::collections::BTreeSet;
use store::{GrantScope, NewSession, StoreError, Tx};

/// The use of a session is noted at most so often.
const TOUCH: Span = Span::mins(1);

/// A signed-in guest.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub guest: Guest,
}

impl SignedIn {
    /// A new family of this session at an app, with nothing granted but a scope.
    pub(crate) fn family(&self, cx: &Cx, app: &App, scope: &str) -> Family {
        let now = cx.clock.now();
        Family {
            id: Id::new(now, &*cx.random),
            session_id: self.session.id.clone(),
            guest_id: self.guest.id.clone(),
            app_id: app.id.clone(),
            scope: scope.to_owned(),
            granted: Granted::default(),
            exchanged_from: None,
            confirmation: None,
            created_at: now,
            expires_at: now.plus(cx.settings.lifetimes.family_at(app)),
            access_until: None,
            revoked_at: None,
        }
    }
}

/// Begins a session for a guest who has just proved who they are, under a new secret (S01).
///
/// # Errors
/// The inner error is the reason why this guest may not sign in now.
pub fn start(
    cx: &Cx,
    guest: &Id<kind::Guest>,
    proof: &HomeSignIn,
) -> Result<Result<Secret, Reason>, OidcFailure> {
    let now = cx.clock.now();
    let cookie = Secret::draw(&*cx.random);
    let refused = cx.store.write(|tx| {
        // First, so that no suspension can look for sessions while this one is being added unseen.
        tx.hold_guest(guest)?;
        let reason = match sign_in_fails(tx, guest, proof, now)? {
            None => begin(cx, tx, (guest, proof), &cookie)?,
            reason => reason,
        };
        let event = match reason {
            Some(reason) => Event::refusal(now, Actor::guest(guest), EventName::SignIn, reason),
            None => Event::change(now, Actor::guest(guest), EventName::SignIn),
        };
        tx.audit(
            event
                .guest(guest)
                .detail(serde_json::json!({ "connection": proof.connection_id })),
        );
        Ok::<_, StoreError>(reason)
    })?;
    Ok(refused.map_or(Ok(cookie), Err))
}

/// Adds the session, unless the partner was suspended while we looked.
fn begin(
    cx: &Cx,
    tx: &mut Tx<'_>,
    (guest, proof): (&Id<kind::Guest>, &HomeSignIn),
    cookie: &Secret,
) -> Result<Option<Reason>, StoreError> {
    let now = cx.clock.now();
    // Never longer than the home's own.
    let longest = now.plus(cx.settings.lifetimes.session);
    let ends_at = proof.session.ends_at.map_or(longest, |it| it.min(longest));
    let session = Session {
        id: Id::new(now, &*cx.random),
        guest_id: guest.clone(),
        connection_id: proof.connection_id.clone(),
        home_issuer: proof.issuer.clone(),
        auth_time: proof.auth_time.min(now),
        amr: proof.amr.clone(),
        acr: proof.acr.clone(),
        created_at: now,
        seen_at: now,
        expires_at: ends_at,
        ended_at: None,
    };
    let token = cookie.hashed();
    let id = session.id.clone();
    let begun = tx.insert_session(&NewSession { session, token })?;
    if let Some(sid) = proof.session.sid.as_deref().filter(|_| begun) {
        tx.keep_home_sid(&id, sid)?;
    }
    // A passkey of ours is a second factor that we saw ourselves.
    let ours = proof.issuer == cx.settings.issuer && proof.amr.iter().any(|it| it == "mfa");
    if begun && ours {
        tx.record_step_up(&id, &[], now)?;
    }
    Ok((!begun).then_some(Reason::PartnerSuspended))
}

/// What stands against a new session: the guest, the partner, the way in.
fn sign_in_fails(
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    proof: &HomeSignIn,
    now: model::At,
) -> Result<Option<Reason>, StoreError> {
    let Some(guest) = tx.find_guest(guest)? else {
        return Ok(Some(Reason::GuestUnknown));
    };
    let reason = match guest.state {
        GuestState::Invited => Some(Reason::GuestInvited),
        GuestState::Suspended => Some(Reason::GuestSuspended),
        GuestState::Frozen => Some(Reason::GuestFrozen),
        GuestState::Removed => Some(Reason::GuestRemoved),
        GuestState::Active if guest.ends_at.is_some_and(|end| end <= now) => {
            Some(Reason::GuestEnded)
        }
        GuestState::Active => None,
    };
    if reason.is_some() {
        return Ok(reason);
    }
    let partner = tx.find_partner(&guest.partner_id)?;
    let reason = match partner.as_ref().map(|p| (p.state, p.trust.ends_at)) {
        Some((PartnerState::Active, end)) if end.is_none_or(|end| now < end) => None,
        Some((PartnerState::Suspended, _)) => Some(Reason::PartnerSuspended),
        _ => Some(Reason::PartnerEnded),
    };
    if reason.is_some() {
        return Ok(reason);
    }
    let connection = tx.find_connection(&proof.connection_id)?;
    let own = connection.filter(|c| c.partner_id == guest.partner_id);
    Ok(own.map_or(Some(Reason::ConnectionDisabled), |c| {
        let cut_over = c.cut_over_at.is_some_and(|at| at <= now);
        c.state
            .refuses()
            .or_else(|| cut_over.then_some(Reason::CutOver))
    }))
}

/// The guest behind a session cookie; `None` when the session was ended, is over or was idle too
/// long, or when the guest is not active.
///
/// # Errors
/// [`OidcFailure`].
pub fn current(cx: &Cx, cookie: &str) -> Result<Option<SignedIn>, OidcFailure> {
    let now = cx.clock.now();
    let found = cx
        .store
        .read(|tx| tx.find_session_guest(&HashedSecret::of(cookie), now))?;
    let Some((session, guest)) = found else {
        return Ok(None);
    };
    let idle = now.since(session.seen_at);
    if idle >= cx.settings.lifetimes.session_idle || guest.state != GuestState::Active {
        return Ok(None);
    }
    if idle >= TOUCH {
        cx.store.write(|tx| tx.touch_session(&session.id, now))?;
    }
    Ok(Some(SignedIn { session, guest }))
}

/// Ends a session with everything granted in it, and has the apps told. What it returns are the
/// addresses at which the browser itself has to tell some (OIDC Front-Channel Logout §2).
///
/// # Errors
/// [`OidcFailure`].
pub fn end(cx: &Cx, cookie: &str) -> Result<Vec<String>, OidcFailure> {
    let now = cx.clock.now();
    Ok(cx.store.write(|tx| {
        let Some(session) = tx.find_live_session(&HashedSecret::of(cookie), now)? else {
            return Ok(Vec::new());
        };
        let ended = tx.end_access(&GrantScope::Session(&session.id), now, &*cx.random)?;
        let actor = Actor::guest(&session.guest_id);
        tx.audit(Event::change(now, actor, EventName::Logout).guest(&session.guest_id));
        let apps: BTreeSet<_> = ended.into_iter().map(|grant| grant.app_id).collect();
        let mut addresses = Vec::new();
        for app in apps {
            let app = tx.find_app(&app)?;
            if let Some(uri) = app.and_then(|app| app.client.frontchannel_logout_uri) {
                let about = [
                    ("iss", cx.settings.issuer.as_str()),
                    ("sid", session.id.as_str()),
                ];
                addresses.push(with_query(&uri, &about));
            }
        }
        Ok::<_, StoreError>(addresses)
    })?)
}
