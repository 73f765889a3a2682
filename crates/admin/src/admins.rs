//! Admins: the first one, recovery, one-time links, sessions.

use crate::{Desk, Refusal, desk::done, text};
use model::{
    Actor, ActorKind, Admin, AdminRole, AdminSession, AdminState, At, BoundTo, Email, EventName,
    HashedSecret, Id, PasskeyOwner, Secret, Span, kind,
};
use store::{NewAdminLink, StoreError, Tx};

/// How often the use of a session is written down.
const TOUCH: Span = Span::mins(1);

/// A session that has just begun.
#[derive(Debug)]
pub struct AdminSignIn {
    /// Who.
    pub admin: Admin,
    /// The cookie value; only its hash is stored.
    pub cookie: Secret,
}

/// On a database without any admin: makes the first one and returns the path of a one-time link,
/// `/admin/link/<token>`. `None` when there is an admin already.
///
/// # Errors
/// [`Refusal`] for an unusable name or a failing database.
pub fn bootstrap_link(desk: &Desk, name: &str, email: &Email) -> Result<Option<Secret>, Refusal> {
    let actor = Actor::plain(ActorKind::System);
    desk.change(&actor, EventName::Admin, |tx, now| {
        if !tx.list_admins()?.is_empty() {
            return Ok(None);
        }
        let admin = insert(desk, tx, AdminRole::Owner, (name, email), now)?;
        tx.audit(done(now, &actor, EventName::Admin, "first_added"));
        new_link(desk, tx, &admin.id, now).map(Some)
    })
}

/// Gives an admin a new one-time link and returns its path; earlier unused links die. Passkeys
/// and sessions stay as they are.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::AdminDisabled`].
pub fn recover(desk: &Desk, by: &Actor, email: &Email) -> Result<Secret, Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        let admin = tx
            .find_admin_by_email(email)?
            .ok_or(Refusal::Unknown("admin"))?;
        if admin.state != AdminState::Active {
            return Err(Refusal::AdminDisabled);
        }
        tx.audit(done(now, by, EventName::Admin, "link_made").detail(about(&admin, "link_made")));
        new_link(desk, tx, &admin.id, now)
    })
}

/// Adds an owner, who may do everything, and returns the path of their one-time link.
///
/// # Errors
/// As [`add_as`].
pub fn add(desk: &Desk, by: &Actor, name: &str, email: &Email) -> Result<(Admin, Secret), Refusal> {
    add_as(desk, by, AdminRole::Owner, (name, email))
}

/// Adds an admin with a role and returns the path of their one-time link.
///
/// # Errors
/// [`Refusal::Taken`] when the address is an admin's already, or a fault of the name.
pub fn add_as(
    desk: &Desk,
    by: &Actor,
    role: AdminRole,
    (name, email): (&str, &Email),
) -> Result<(Admin, Secret), Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        let admin = insert(desk, tx, role, (name, email), now)?;
        tx.audit(done(now, by, EventName::Admin, "added").detail(about(&admin, "added")));
        let link = new_link(desk, tx, &admin.id, now)?;
        Ok((admin, link))
    })
}

/// Finds an admin.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(desk: &Desk, id: &Id<kind::Admin>) -> Result<Option<Admin>, Refusal> {
    Ok(desk.store.read(|tx| tx.find_admin(id))?)
}

/// All admins, oldest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<Admin>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_admins())?)
}

/// Whether a one-time link could be used now. Changes nothing, so link previews do no harm.
///
/// # Errors
/// [`Refusal::Store`].
pub fn link_is_open(desk: &Desk, token: &str) -> Result<bool, Refusal> {
    let now = desk.clock.now();
    Ok(desk
        .store
        .read(|tx| tx.admin_link_is_open(&HashedSecret::of(token), now))?)
}

/// Uses a one-time link up and begins a session; exactly one caller succeeds.
///
/// # Errors
/// [`Refusal::LinkInvalid`] when it is unknown, used, replaced or too old.
pub fn consume_link(desk: &Desk, token: &str) -> Result<AdminSignIn, Refusal> {
    let anonymous = Actor::plain(ActorKind::Anonymous);
    desk.change(&anonymous, EventName::Admin, |tx, now| {
        let id = tx
            .consume_admin_link(&HashedSecret::of(token), now)?
            .ok_or(Refusal::LinkInvalid)?;
        begin(desk, tx, &id, now, "link_used")
    })
}

/// Begins a session for an admin who proved who they are by passkey.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::AdminDisabled`].
pub fn start_session(desk: &Desk, id: &Id<kind::Admin>) -> Result<AdminSignIn, Refusal> {
    desk.change(&Actor::admin(id), EventName::Admin, |tx, now| {
        begin(desk, tx, id, now, "signed_in")
    })
}

/// How long a proof of who somebody is counts for what cannot be taken back.
pub const FRESH: Span = Span::mins(5);

/// Somebody at work in the console.
#[derive(Clone, Debug)]
pub struct AtWork {
    /// Who.
    pub admin: Admin,
    /// When they last proved it.
    pub proven_at: At,
}

impl AtWork {
    /// Whether the proof is new enough for what cannot be taken back.
    #[must_use]
    pub fn is_fresh(&self, now: At) -> bool {
        now.since(self.proven_at) < FRESH
    }
}

/// The admin behind a session cookie, unless the session is idle too long, over, or the admin was
/// switched off.
///
/// # Errors
/// [`Refusal::Store`].
pub fn session(desk: &Desk, cookie: &str) -> Result<Option<AtWork>, Refusal> {
    let now = desk.clock.now();
    let hash = HashedSecret::of(cookie);
    let Some((session, admin)) = desk.store.read(|tx| tx.find_admin_session(&hash, now))? else {
        return Ok(None);
    };
    let idle = now.since(session.seen_at);
    if admin.state != AdminState::Active || idle >= desk.settings.lifetimes.admin_idle {
        return Ok(None);
    }
    if idle >= TOUCH {
        desk.store.write(|tx| tx.touch_admin_session(&hash, now))?;
    }
    Ok(Some(AtWork {
        admin,
        proven_at: session.proven_at,
    }))
}

/// Notes that the admin behind a session cookie proved by passkey, just now, who they are.
///
/// # Errors
/// [`Refusal::Unknown`] when the session is somebody else's or over.
pub fn prove(desk: &Desk, id: &Id<kind::Admin>, cookie: &str) -> Result<(), Refusal> {
    let hash = HashedSecret::of(cookie);
    desk.change(&Actor::admin(id), EventName::Admin, |tx, now| {
        let session = tx.find_admin_session(&hash, now)?;
        let own = session.filter(|(session, _)| session.admin_id == *id);
        own.ok_or(Refusal::Unknown("session"))?;
        tx.prove_admin_session(&hash, now)?;
        tx.audit(done(
            now,
            &Actor::admin(id),
            EventName::Admin,
            "proved_anew",
        ));
        Ok(())
    })
}

/// Whether an admin has a passkey to prove with.
///
/// # Errors
/// [`Refusal::Store`].
pub fn has_passkey(desk: &Desk, id: &Id<kind::Admin>) -> Result<bool, Refusal> {
    let owner = PasskeyOwner::Admin(id.clone());
    Ok(desk
        .store
        .read(|tx| Ok::<_, StoreError>(!tx.passkeys_of(&owner)?.is_empty()))?)
}

/// Ends the session behind a cookie; an unknown one is fine.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sign_out(desk: &Desk, cookie: &str) -> Result<(), Refusal> {
    let now = desk.clock.now();
    let hash = HashedSecret::of(cookie);
    desk.store.write(|tx| {
        if let Some((session, _)) = tx.find_admin_session(&hash, now)? {
            tx.audit(done(
                now,
                &Actor::admin(&session.admin_id),
                EventName::Admin,
                "signed_out",
            ));
        }
        tx.delete_admin_session(&hash)?;
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}

fn about(admin: &Admin, did: &str) -> serde_json::Value {
    serde_json::json!({ "did": did, "admin": admin.id, "role": admin.role })
}

fn insert(
    desk: &Desk,
    tx: &mut Tx<'_>,
    role: AdminRole,
    (name, email): (&str, &Email),
    now: At,
) -> Result<Admin, Refusal> {
    let admin = Admin {
        id: Id::new(now, &*desk.random),
        email: email.clone(),
        name: text::line("name", name)?,
        state: AdminState::Active,
        role,
        bound_to: BoundTo::default(),
        created_at: now,
    };
    if tx.insert_admin(&admin)? {
        Ok(admin)
    } else {
        Err(Refusal::Taken {
            what: "an admin",
            given: email.to_string(),
        })
    }
}

fn new_link(
    desk: &Desk,
    tx: &mut Tx<'_>,
    admin: &Id<kind::Admin>,
    now: At,
) -> Result<Secret, Refusal> {
    let token = Secret::draw(&*desk.random);
    tx.insert_admin_link(&NewAdminLink {
        token: token.hashed(),
        admin_id: admin.clone(),
        expires_at: now.plus(desk.settings.lifetimes.admin_link),
    })?;
    Ok(Secret::new(format!("/admin/link/{}", token.expose())))
}

fn begin(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: &Id<kind::Admin>,
    now: At,
    did: &str,
) -> Result<AdminSignIn, Refusal> {
    let admin = tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
    if admin.state != AdminState::Active {
        return Err(Refusal::AdminDisabled);
    }
    let cookie = Secret::draw(&*desk.random);
    let session = AdminSession {
        admin_id: id.clone(),
        created_at: now,
        proven_at: now,
        seen_at: now,
        expires_at: now.plus(desk.settings.lifetimes.admin_session),
    };
    tx.insert_admin_session(&session, &cookie.hashed())?;
    tx.audit(done(now, &Actor::admin(id), EventName::Admin, did));
    Ok(AdminSignIn { admin, cookie })
}
