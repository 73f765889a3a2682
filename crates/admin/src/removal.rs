//! The kill switch: one transaction after which every request of the guest is refused, and the
//! receipt that says what ended when.

use crate::{
    Desk, Refusal, closing,
    guests::{apps_of, move_to},
    scim,
};
use fail::fail_point;
use model::{
    Actor, At, Event, EventName, Guest, GuestState, Id, InvitationState, OutboxKind, OutboxState,
    PasskeyOwner, Span, kind,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{AuditFilter, GrantScope, OutboxDelivery, Tx};

/// What a removal would end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlastRadius {
    /// Apps the guest holds tokens of.
    pub apps: Vec<AppAtStake>,
    /// Live sessions.
    pub sessions: usize,
    /// Open invitations.
    pub invitations: usize,
    /// Passkeys.
    pub passkeys: usize,
    /// Apps that something assigns to the guest.
    pub assigned: usize,
}

/// One app the guest holds tokens of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppAtStake {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Token families that live.
    pub grants: usize,
    /// Whether the app registered for logout tokens.
    pub listens: bool,
    /// When the last access token that it holds ends; `None` when none lives.
    pub tokens_until: Option<At>,
}

/// How an app learns of the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoutDelivery {
    /// It registered no back-channel logout URI; it notices when its tokens end.
    DoesNotListen,
    /// There was nothing to tell: the guest held no tokens of it.
    NothingToTell,
    /// On its way; the last failure, if there was one.
    Waiting(Option<String>),
    /// Told.
    Done(Option<At>),
    /// Given up.
    Dead(Option<String>),
}

/// What ended at one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppReceipt {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// From this instant on every request is refused.
    pub cut_at: At,
    /// How it learns of the end.
    pub logout: LogoutDelivery,
    /// Access tokens that an app checks offline end then at the latest; `None` where there were none.
    pub offline_until: Option<At>,
}

/// What a removal ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The guest.
    pub guest_id: Id<kind::Guest>,
    /// The guest's name.
    pub display_name: String,
    /// When.
    pub removed_at: At,
    /// Sessions that ended.
    pub sessions: u64,
    /// Invitations that were withdrawn.
    pub invitations: u64,
    /// App by app.
    pub apps: Vec<AppReceipt>,
}

/// What a removal would end, for the question before it.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn blast_radius(desk: &Desk, id: &Id<kind::Guest>) -> Result<BlastRadius, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        let mut grants: BTreeMap<Id<kind::App>, usize> = BTreeMap::new();
        for grant in tx.live_grants_of(id, now)? {
            *grants.entry(grant.app_id).or_default() += 1;
        }
        let at_large: BTreeMap<_, _> = tx.tokens_at_large(id, now)?.into_iter().collect();
        // A grant that ended may have left a token behind that an app still takes.
        for app in at_large.keys() {
            grants.entry(app.clone()).or_default();
        }
        let mut apps = Vec::with_capacity(grants.len());
        for (app_id, grants) in grants {
            let app = tx.find_app(&app_id)?.ok_or(Refusal::Unknown("app"))?;
            apps.push(AppAtStake {
                tokens_until: at_large.get(&app_id).copied(),
                app_id,
                name: app.name,
                grants,
                listens: app.backchannel_logout_uri.is_some(),
            });
        }
        let open = tx
            .invitations_of(id)?
            .iter()
            .filter(|it| it.state == InvitationState::Open)
            .count();
        Ok(BlastRadius {
            apps,
            sessions: tx.live_sessions_of(id, now)?.len(),
            invitations: open,
            passkeys: tx.passkeys_of(&PasskeyOwner::Guest(id.clone()))?.len(),
            assigned: apps_of(tx, id, now)?.len(),
        })
    })
}

/// Removes a guest for good: state, sessions, token families, codes in flight, invitations,
/// identities, passkeys and waiting mail end in one transaction, and the apps that listen are told
/// from the outbox. Removing a removed guest answers with the receipt it already has.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn remove(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<Receipt, Refusal> {
    let outcome = desk.change(by, EventName::GuestRemoved, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if guest.state != GuestState::Removed {
            kill(desk, tx, by, &guest.id, now)?;
            if desk.settings.lifetimes.closing == Span::secs(0) {
                closing::close(tx, (by, &guest.id), 0, now)?;
            }
        }
        fail_point!("removal.written");
        Ok(())
    });
    fail_point!("removal.committed");
    match outcome {
        // Somebody else removed the guest between our look and our write: that is what was asked.
        Ok(()) | Err(Refusal::StateConflict("removed")) => {
            receipt(desk, id)?.ok_or(Refusal::Unknown("guest"))
        }
        Err(refusal) => Err(refusal),
    }
}

pub(crate) fn kill(
    desk: &Desk,
    tx: &mut Tx<'_>,
    by: &Actor,
    id: &Id<kind::Guest>,
    now: At,
) -> Result<(), Refusal> {
    let sessions = tx.live_sessions_of(id, now)?.len();
    scim::bar(tx, (&*desk.vault, id), now)?;
    let guest = move_to(tx, id, |_| GuestState::Removed, now)?;
    fail_point!("removal.begun");
    let ended = tx.end_access(&GrantScope::Guest(id), now, &*desk.random)?;
    let invitations = tx.revoke_open_invitations(id)?;
    tx.unlink_identities(id)?;
    tx.forget_home_grant(id)?;
    tx.delete_passkeys(&PasskeyOwner::Guest(id.clone()))?;
    tx.delete_totp(id)?;
    tx.bury_mail_to(id, now)?;
    tx.forget_archived_access(id)?;
    // Families that had run out by themselves are no cut; but naming their app costs nothing.
    let mut facts = RemovalFacts {
        apps: ended.into_iter().map(|grant| grant.app_id).collect(),
        sessions: u64::try_from(sessions).unwrap_or_default(),
        invitations: u64::try_from(invitations).unwrap_or_default(),
        tokens_until: Some(BTreeMap::new()),
    };
    for (app, until) in tx.tokens_at_large(id, now)? {
        facts.apps.insert(app.clone());
        facts
            .tokens_until
            .get_or_insert_default()
            .insert(app, until.secs());
    }
    let detail = serde_json::to_value(facts).unwrap_or_default();
    tx.audit(
        Event::change(now, by.clone(), EventName::GuestRemoved)
            .guest(id)
            .partner(&guest.partner_id)
            .detail(detail),
    );
    Ok(())
}

/// What a removal ended and how far the apps have been told; `None` when the guest is not removed.
///
/// # Errors
/// [`Refusal::Store`].
pub fn receipt(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<Receipt>, Refusal> {
    let now = desk.clock.now();
    let longest = desk.settings.lifetimes.access_token;
    desk.store.read(|tx| {
        let Some(guest) = tx.find_guest(id)? else {
            return Ok(None);
        };
        let (GuestState::Removed, Some(removed_at)) = (guest.state, guest.removed_at) else {
            return Ok(None);
        };
        let facts = removal_facts(tx, &guest)?;
        let deliveries = tx.deliveries_of(id)?;
        let mut apps = Vec::new();
        for app_id in &facts.apps {
            let Some(app) = tx.find_app(app_id)? else {
                continue;
            };
            let logout = match app.backchannel_logout_uri {
                None => LogoutDelivery::DoesNotListen,
                Some(_) => delivery_at(&deliveries, app_id, removed_at),
            };
            apps.push(AppReceipt {
                app_id: app.id,
                name: app.name,
                cut_at: removed_at,
                logout,
                offline_until: facts.offline_until(app_id, removed_at.plus(longest)),
            });
        }
        for app in apps_of(tx, id, now)? {
            if !facts.apps.contains(&app.app_id) {
                apps.push(AppReceipt {
                    app_id: app.app_id,
                    name: app.name,
                    cut_at: removed_at,
                    logout: LogoutDelivery::NothingToTell,
                    offline_until: None,
                });
            }
        }
        Ok(Some(Receipt {
            guest_id: guest.id,
            display_name: guest.display_name,
            removed_at,
            sessions: facts.sessions,
            invitations: facts.invitations,
            apps,
        }))
    })
}

/// What the audit line of a removal says of it.
#[derive(Default, serde::Serialize, serde::Deserialize)]
struct RemovalFacts {
    /// Every app that had been granted something.
    apps: BTreeSet<Id<kind::App>>,
    sessions: u64,
    invitations: u64,
    /// When the last token of each app that held one ends, in seconds; lines of old do not say.
    tokens_until: Option<BTreeMap<Id<kind::App>, i64>>,
}

impl RemovalFacts {
    fn offline_until(&self, app: &Id<kind::App>, at_latest: At) -> Option<At> {
        match &self.tokens_until {
            Some(known) => known.get(app).map(|secs| At::from_secs(*secs)),
            None => Some(at_latest),
        }
    }
}

/// What the audit line of the removal says. Refused tries may have followed it.
fn removal_facts(tx: &mut Tx<'_>, guest: &Guest) -> Result<RemovalFacts, Refusal> {
    let mut before = None;
    loop {
        let filter = AuditFilter {
            guest_id: Some(guest.id.clone()),
            before,
            limit: 200,
            ..AuditFilter::default()
        };
        let lines = tx.list_events(&filter)?;
        let made = |name: EventName, refused: bool| name == EventName::GuestRemoved && !refused;
        if let Some(line) = lines
            .iter()
            .find(|line| made(line.event.name, line.event.reason.is_some()))
        {
            return Ok(serde_json::from_value(line.event.detail.clone()).unwrap_or_default());
        }
        match lines.last() {
            Some(last) => before = Some(last.seq),
            None => return Ok(RemovalFacts::default()),
        }
    }
}

/// The least finished of the deliveries that the removal caused.
fn delivery_at(
    deliveries: &[OutboxDelivery],
    app: &Id<kind::App>,
    removed_at: At,
) -> LogoutDelivery {
    let ours = deliveries.iter().filter(|item| {
        item.kind == OutboxKind::Logout
            && item.app_id.as_ref() == Some(app)
            && item.created_at == removed_at
    });
    let rank = |item: &&OutboxDelivery| match item.state {
        OutboxState::Waiting => 0,
        OutboxState::Dead => 1,
        OutboxState::Done => 2,
    };
    match ours.min_by_key(rank) {
        None => LogoutDelivery::NothingToTell,
        Some(item) => match item.state {
            OutboxState::Waiting => LogoutDelivery::Waiting(item.last_error.clone()),
            OutboxState::Dead => LogoutDelivery::Dead(item.last_error.clone()),
            OutboxState::Done => LogoutDelivery::Done(item.done_at),
        },
    }
}
