//! Guests: lists, one guest's page, suspending and resuming.

use crate::{
    Desk, Refusal,
    confidence::{self, Confidence},
    desk::done,
    leavers::{Leaving, leaving},
    receipts, text,
};
use model::{
    Actor, Assignee, Assignment, At, ChainedEvent, Email, Event, EventName, Group, Guest,
    GuestState, Id, Invitation, InvitationRequest, Language, NewReceipt, Partner, PasskeyOwner,
    ReceiptKind, Session, Telling, kind,
};
use policy::{Ask, Decision, decide};
use std::collections::BTreeMap;
use store::{AuditFilter, GrantScope, GuestCounts, GuestFilter, StoreError, Tx};

/// An app and whether the guest may open it.
#[derive(Clone, Debug)]
pub struct AppAccess {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Where it is started.
    pub launch_url: Option<String>,
    /// May the guest, why, until when.
    pub decision: Decision,
}

/// A linked identity, for a page.
#[derive(Clone, Debug)]
pub struct IdentityView {
    /// The connection's name.
    pub connection_name: String,
    /// The issuer.
    pub issuer: String,
    /// The first characters of the subject.
    pub subject: String,
    /// Through which connection.
    pub connection_id: Id<kind::Connection>,
}

/// A guest with everything the page shows.
#[derive(Debug)]
pub struct GuestView {
    /// The guest.
    pub guest: Guest,
    /// The guest's partner.
    pub partner: Partner,
    /// The sponsor's name.
    pub sponsor_name: Option<String>,
    /// Set while the guest is frozen.
    pub leaving: Option<Leaving>,
    /// Every app that something assigns to the guest.
    pub apps: Vec<AppAccess>,
    /// When apps last got tokens for the guest, by app.
    pub used: BTreeMap<Id<kind::App>, At>,
    /// Apps assigned to the guest directly, for taking them away.
    pub assignments: Vec<Assignment>,
    /// Groups the guest is a member of.
    pub groups: Vec<Group>,
    /// Invitations, newest first.
    pub invitations: Vec<Invitation>,
    /// Sessions that live, oldest first.
    pub sessions: Vec<Session>,
    /// How many passkeys the guest has here.
    pub passkeys: usize,
    /// Linked identities.
    pub identities: Vec<IdentityView>,
    /// Somebody for whom the guest's link did not work asks for another one.
    pub request: Option<InvitationRequest>,
    /// The newest lines of the guest's history.
    pub audit: Vec<ChainedEvent>,
}

/// Lists guests by filter, in id order.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, filter: &GuestFilter) -> Result<Vec<Guest>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_guests(filter))?)
}

/// A guest as lists show it.
#[derive(Clone, Debug)]
pub struct GuestLine {
    /// The guest.
    pub guest: Guest,
    /// The partner's name.
    pub partner_name: String,
    /// The sponsor's name.
    pub sponsor_name: Option<String>,
    /// How many apps the policy lets the guest open now.
    pub apps: usize,
    /// How sure it is that they are still at their company.
    pub sure: Confidence,
}

/// A page of guests by filter, in id order, and how many match in all, in a fixed number of statements.
///
/// # Errors
/// [`Refusal::Store`].
pub fn page(desk: &Desk, filter: &GuestFilter) -> Result<(Vec<GuestLine>, i64), Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read::<_, StoreError>(|tx| {
        Ok((lines(tx, filter, now)?, tx.count_matching_guests(filter)?))
    })?)
}

/// The same without the count.
pub(crate) fn lines(
    tx: &mut Tx<'_>,
    filter: &GuestFilter,
    now: At,
) -> Result<Vec<GuestLine>, StoreError> {
    let guests = tx.list_guests(filter)?;
    let partners = tx.names_of_partners(guests.iter().map(|it| &it.partner_id))?;
    let admins = tx.list_admins()?;
    let all_sure = confidence::of_in(tx, &guests, now)?;
    let ids: Vec<Id<kind::Guest>> = guests.iter().map(|guest| guest.id.clone()).collect();
    let mut apps: BTreeMap<Id<kind::Guest>, usize> = BTreeMap::new();
    for app in tx.facts_of_guests(&ids)? {
        if decide(&app.facts, Ask::Hold, now).is_allowed() {
            *apps.entry(app.facts.guest_id).or_default() += 1;
        }
    }
    let lines = guests.into_iter().zip(all_sure).map(|(guest, sure)| {
        let sponsor = admins
            .iter()
            .find(|it| Some(&it.id) == guest.sponsor_id.as_ref());
        GuestLine {
            partner_name: partners.get(&guest.partner_id).cloned().unwrap_or_default(),
            sponsor_name: sponsor.map(|it| it.name.clone()),
            apps: apps.get(&guest.id).copied().unwrap_or(0),
            sure,
            guest,
        }
    });
    Ok(lines.collect())
}

/// How many guests a filter finds.
///
/// # Errors
/// [`Refusal::Store`].
pub fn count_matching(desk: &Desk, filter: &GuestFilter) -> Result<i64, Refusal> {
    Ok(desk.store.read(|tx| tx.count_matching_guests(filter))?)
}

/// How many guests there are in each state.
///
/// # Errors
/// [`Refusal::Store`].
pub fn count(desk: &Desk) -> Result<GuestCounts, Refusal> {
    Ok(desk.store.read(|tx| tx.count_guests())?)
}

/// A guest with everything the page shows; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<GuestView>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let Some(guest) = tx.find_guest(id)? else {
            return Ok(None);
        };
        let partner = tx
            .find_partner(&guest.partner_id)?
            .ok_or(Refusal::Unknown("partner"))?;
        let sponsor_name = match &guest.sponsor_id {
            Some(admin) => tx.find_admin(admin)?.map(|admin| admin.name),
            None => None,
        };
        Ok(Some(GuestView {
            leaving: leaving(desk, tx, &guest)?,
            apps: apps_of(tx, id, now)?,
            used: tx.last_use_of_apps(id)?,
            assignments: tx.assignments_to(&Assignee::Guest(id.clone()))?,
            groups: tx.groups_of(id)?,
            invitations: tx.invitations_of(id)?,
            sessions: tx.live_sessions_of(id, now)?,
            passkeys: tx.passkeys_of(&PasskeyOwner::Guest(id.clone()))?.len(),
            identities: identities_of(tx, id)?,
            request: tx.open_invitation_request_of(id)?,
            audit: tx.list_events(&AuditFilter {
                guest_id: Some(id.clone()),
                limit: 50,
                ..AuditFilter::default()
            })?,
            guest,
            partner,
            sponsor_name,
        }))
    })
}

/// Every app that something assigns to a guest, with the decision: what the panel shows.
///
/// # Errors
/// [`Refusal::Store`].
pub fn apps(desk: &Desk, id: &Id<kind::Guest>) -> Result<Vec<AppAccess>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| apps_of(tx, id, now))?)
}

/// What the host may change about a guest.
#[derive(Clone, Debug)]
pub struct GuestChange {
    /// The name.
    pub display_name: String,
    /// Language of mail and pages.
    pub language: Language,
    /// When all access ends by itself.
    pub ends_at: Option<At>,
}

/// Changes a guest's name, language and end. The decision looks at the end, so a nearer one
/// bounds what is granted from now on.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::StateConflict`] for a removed guest, or a fault of the name.
pub fn update(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Guest>,
    change: &GuestChange,
) -> Result<(), Refusal> {
    let display_name = text::line("name", &change.display_name)?;
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if guest.state == GuestState::Removed {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        }
        let guest = Guest {
            display_name,
            language: change.language,
            ends_at: change.ends_at,
            ..guest
        };
        tx.update_guest(&guest)?;
        tx.audit(
            done(now, by, EventName::Guest, "changed")
                .guest(id)
                .partner(&guest.partner_id),
        );
        Ok(())
    })
}

/// Writes to a guest in the language that they chose themselves.
///
/// # Errors
/// [`Refusal::Store`].
pub fn speak(desk: &Desk, guest: &Guest, language: Language) -> Result<(), Refusal> {
    if guest.language == language {
        return Ok(());
    }
    let by = Actor::guest(&guest.id);
    desk.change(&by, EventName::Guest, |tx, now| {
        if tx.set_guest_language(&guest.id, language)? {
            tx.audit(
                done(now, &by, EventName::Guest, "language_chosen")
                    .guest(&guest.id)
                    .partner(&guest.partner_id),
            );
        }
        Ok(())
    })
}

/// Sets the instant at which all access of a guest ends by itself; `None` leaves it open. The decision looks
/// at it, so a nearer one bounds what is granted from now on.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] for a removed guest.
pub fn extend(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Guest>,
    until: Option<At>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        extend_in(tx, by, guest, until, now)
    })
}

pub(crate) fn extend_in(
    tx: &mut Tx<'_>,
    by: &Actor,
    guest: Guest,
    until: Option<At>,
    now: At,
) -> Result<(), Refusal> {
    if guest.state == GuestState::Removed {
        return Err(Refusal::StateConflict(guest.state.as_str()));
    }
    let detail = serde_json::json!({
        "did": "end_changed", "from": guest.ends_at.map(At::secs), "to": until.map(At::secs),
    });
    let event = Event::change(now, by.clone(), EventName::Guest)
        .guest(&guest.id)
        .partner(&guest.partner_id)
        .detail(detail);
    tx.set_guest_end(&guest.id, until)?;
    tx.audit(event);
    Ok(())
}

/// Makes the address at home, which the home may speak for, the invited one: mail goes there from now on.
/// It changes nothing about who the guest is.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::StateConflict`] for a guest not in use or without such an address,
/// [`Refusal::AddressTaken`] when it is another guest's.
pub fn take_home_address(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if !matches!(guest.state, GuestState::Active | GuestState::Suspended) {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        }
        let said = guest
            .home
            .email
            .as_ref()
            .filter(|_| guest.home.email_verified);
        let email = said
            .and_then(|it| it.parse().ok())
            .ok_or(Refusal::StateConflict(
                "without a confirmed address at home",
            ))?;
        if !tx.set_invited_address(&guest, &email)? {
            return Err(Refusal::AddressTaken);
        }
        let event = done(now, by, EventName::Guest, "address_taken_over");
        tx.audit(event.guest(id).partner(&guest.partner_id));
        Ok(())
    })
}

/// One guest, without anything around it.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<Guest>, Refusal> {
    Ok(desk.store.read(|tx| tx.find_guest(id))?)
}

/// Everybody whom the host invited under an address, newest first; for lists, and never to sign somebody in.
///
/// # Errors
/// [`Refusal::Store`].
pub fn invited_as(desk: &Desk, email: &Email) -> Result<Vec<Guest>, Refusal> {
    Ok(desk.store.read(|tx| tx.guests_invited_as(email))?)
}

/// Stops a guest: all sessions and grants end in the same transaction.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn suspend(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let mut receipt = NewReceipt::begin(ReceiptKind::GuestSuspended, now, &*desk.random);
        receipts::name_assigned(tx, id, &mut receipt)?;
        let guest = move_to(tx, id, |_| GuestState::Suspended, now)?;
        tx.end_with_receipt(&GrantScope::Guest(id), &mut receipt, &*desk.random)?;
        let detail = serde_json::json!({ "did": "suspended", "ended": receipt.grants() });
        let event = Event::change(now, by.clone(), EventName::Guest).guest(id);
        tx.audit_ending(event.partner(&guest.partner_id).detail(detail), receipt)?;
        Ok(())
    })
}

/// Ends one session of a guest, or all of them, with everything that apps got through it. The guest may sign
/// in again.
///
/// # Errors
/// [`Refusal::Unknown`] when the session is not this guest's or over.
pub fn end_sessions(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Guest>,
    only: Option<&Id<kind::Session>>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        let scope = match only {
            Some(session) => {
                let live = tx.live_sessions_of(id, now)?;
                let known = live.iter().any(|it| it.id == *session);
                known.then_some(()).ok_or(Refusal::Unknown("session"))?;
                GrantScope::Session(session)
            }
            None => GrantScope::Guest(id),
        };
        let ends = (&scope, ReceiptKind::SessionsEnded);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let detail = serde_json::json!({ "did": "sessions_ended", "session": only });
        let event = Event::change(now, by.clone(), EventName::Guest).guest(id);
        tx.audit_ending(event.partner(&guest.partner_id).detail(detail), receipt)?;
        Ok(())
    })
}

/// Forgets a guest's passkeys and authenticator app, for whoever lost them, and ends all sessions. The
/// next sign-in proves the guest at home or by mailbox, and may add a new factor.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn reset_factors(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        let passkeys = tx.revoke_factors(id, Telling::at(now, &*desk.random))?;
        tx.end_recoveries(id, now)?;
        let ends = (&GrantScope::Guest(id), ReceiptKind::FactorsReset);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let detail = serde_json::json!({ "did": "factors_reset", "passkeys": passkeys });
        let event = Event::change(now, by.clone(), EventName::Guest).guest(id);
        tx.audit_ending(event.partner(&guest.partner_id).detail(detail), receipt)?;
        Ok(())
    })
}

/// Lets a suspended guest in again: back to active, or to invited if they never accepted. What was
/// ended stays ended.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn resume(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let back = |guest: &Guest| match guest.accepted_at {
            Some(_) => GuestState::Active,
            None => GuestState::Invited,
        };
        let found = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if found.state != GuestState::Suspended {
            return Err(Refusal::StateConflict(found.state.as_str()));
        }
        let guest = move_to(tx, id, back, now)?;
        tx.queue_enabled_signals(id, Telling::at(now, &*desk.random))?;
        let detail = serde_json::json!({ "did": "resumed" });
        tx.audit(
            Event::change(now, by.clone(), EventName::Guest)
                .guest(id)
                .partner(&guest.partner_id)
                .detail(detail),
        );
        Ok(())
    })
}

/// Moves a guest by a conditional write and returns what it was before. A guest who accepts at
/// the same moment is looked at again, so that a stop is never lost to a race.
pub(crate) fn move_to(
    tx: &mut Tx<'_>,
    id: &Id<kind::Guest>,
    to: impl Fn(&Guest) -> GuestState,
    now: At,
) -> Result<Guest, Refusal> {
    let mut state = "";
    for _ in 0..3 {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        state = guest.state.as_str();
        let next = to(&guest);
        if !guest.state.may_become(next) {
            break;
        }
        if tx.set_guest_state(id, guest.state, next, now)? {
            return Ok(guest);
        }
    }
    Err(Refusal::StateConflict(state))
}

pub(crate) fn apps_of(
    tx: &mut Tx<'_>,
    id: &Id<kind::Guest>,
    now: At,
) -> Result<Vec<AppAccess>, StoreError> {
    let assigned = tx.facts_of_guest(id)?;
    Ok(assigned
        .into_iter()
        .map(|app| AppAccess {
            decision: decide(&app.facts, Ask::Open, now),
            app_id: app.facts.app_id,
            name: app.name,
            launch_url: app.launch_url,
        })
        .collect())
}

pub(crate) fn identities_of(
    tx: &mut Tx<'_>,
    id: &Id<kind::Guest>,
) -> Result<Vec<IdentityView>, StoreError> {
    let mut views = Vec::new();
    for identity in tx.identities_of(id)? {
        let connection = tx.find_connection(&identity.connection_id)?;
        let shortened = identity.subject.chars().count() > 12;
        let mut subject: String = identity.subject.chars().take(12).collect();
        if shortened {
            subject.push('…');
        }
        views.push(IdentityView {
            connection_name: connection.map(|c| c.name).unwrap_or_default(),
            issuer: identity.issuer,
            subject,
            connection_id: identity.connection_id,
        });
    }
    Ok(views)
}
