//! Guests who left: what becomes of them, letting them in again, and whoever comes with their address.
//!
//! Invariant: whatever a home says reaches guests of its own connection alone, and whoever comes after a
//! leaver inherits nothing.

use crate::{Desk, Refusal, invitations::letter::write_to};
use model::{
    Actor, ActorKind, Admin, AdminState, At, Duty, Email, Event, EventName, FreezeReason, Guest,
    GuestState, HomeIdentity, HomeProfile, Id, MailContent, ReceiptKind, kind,
};
use store::{GrantScope, Tx};

/// How many guests the start page lists.
const LISTED: i64 = 20;

/// What a frozen guest's page tells besides the guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Since when the guest is frozen.
    pub since: At,
    /// Why.
    pub reason: FreezeReason,
    /// When everything personal is erased.
    pub closes_at: At,
    /// Names of the apps that were assigned and wait in the archive.
    pub apps: Vec<String>,
    /// Names of the groups that wait there.
    pub groups: Vec<String>,
}

pub(crate) fn leaving(
    desk: &Desk,
    tx: &mut Tx<'_>,
    guest: &Guest,
) -> Result<Option<Leaving>, Refusal> {
    let Some(frozen) = guest.frozen else {
        return Ok(None);
    };
    let (mut apps, mut groups) = (Vec::new(), Vec::new());
    for target in tx.archived_access_of(&guest.id)? {
        if let Ok(id) = target.parse::<Id<kind::Group>>() {
            groups.extend(tx.find_group(&id)?.map(|group| group.name));
        } else if let Ok(id) = target.parse::<Id<kind::App>>() {
            apps.extend(tx.find_app(&id)?.map(|app| app.name));
        }
    }
    Ok(Some(Leaving {
        since: frozen.at,
        reason: frozen.reason,
        closes_at: frozen.at.plus(desk.settings.lifetimes.closing),
        apps,
        groups,
    }))
}

/// Lets a frozen guest in again, because an admin says that the person is back: what was archived is
/// given back, no session and no token is. Whoever lets them in answers for them, where nobody does.
///
/// # Errors
/// [`Refusal::Unknown`]; [`Refusal::StateConflict`] for a guest who is not frozen;
/// [`Refusal::AddressTaken`], [`Refusal::NothingLinked`] or [`Refusal::SponsorMissing`].
pub fn thaw(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::Leaver, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        let Some(frozen) = guest.frozen else {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        };
        if tx
            .holder_of_address(&guest.partner_id, &guest.email)?
            .is_some()
        {
            return Err(Refusal::AddressTaken);
        }
        if frozen.from != GuestState::Invited && tx.identities_of(id)?.is_empty() {
            return Err(Refusal::NothingLinked);
        }
        if active_sponsor(tx, &guest)?.is_none() {
            let admin = by.id.as_deref().and_then(|it| it.parse().ok());
            let admin: Id<kind::Admin> = admin.ok_or(Refusal::SponsorMissing)?;
            tx.set_sponsor(id, &admin)?;
        }
        tx.thaw_guest(id, now, &*desk.random)?
            .ok_or(Refusal::StateConflict("changing at this moment"))?;
        if frozen.reason == FreezeReason::SubjectReused {
            // The admin says that it is the same person: the home's next word is taken as it comes.
            tx.record_home_profile(id, &HomeProfile::default())?;
        }
        let detail = serde_json::json!({ "did": "thawed", "was": frozen.reason });
        tx.audit(about(now, by.clone(), &guest).detail(detail));
        Ok(())
    })
}

/// Freezes the guests whose address somebody else holds by now, in the words of the home that both come
/// from (S06). It takes a home that may speak for the address, and reaches only guests of the same
/// connection and issuer: no home can freeze another's people. Whoever came gets nothing.
pub(crate) fn freeze_recreated(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (newcomer, address): (&HomeIdentity, &Email),
    now: At,
) -> Result<(), Refusal> {
    let reason = FreezeReason::Recreated;
    for guest in tx.others_known_as(newcomer, address)? {
        if freeze(desk, tx, &guest.id, reason, now)? {
            tell(desk, tx, &guest, reason, now)?;
        }
    }
    Ok(())
}

/// Freezes the guest whose account came back as somebody else's (S07).
pub(crate) fn freeze_reused(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: &Id<kind::Guest>,
    now: At,
) -> Result<(), Refusal> {
    let reason = FreezeReason::SubjectReused;
    let Some(guest) = tx.find_guest(id)? else {
        return Ok(());
    };
    if freeze(desk, tx, id, reason, now)? {
        tell(desk, tx, &guest, reason, now)?;
    }
    Ok(())
}

/// Takes an account at home away from a guest: sessions end, and without any account left the guest
/// freezes. No other account takes its place but by a new invitation (L07, S18).
///
/// # Errors
/// [`Refusal::Unknown`] for a guest or an account that is not there; [`Refusal::StateConflict`] for a
/// guest who is not in use.
pub fn unlink_account(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Guest>,
    connection: &Id<kind::Connection>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Link, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if !matches!(guest.state, GuestState::Active | GuestState::Suspended) {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        }
        let all = tx.identities_of(id)?;
        let (gone, left): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|it| it.connection_id == *connection);
        if gone.is_empty() {
            return Err(Refusal::Unknown("account"));
        }
        for identity in &gone {
            if !tx.unlink_identity(identity, id)? {
                return Err(Refusal::StateConflict("changing at this moment"));
            }
        }
        // Nobody is asked about the guest by an account that is not theirs any more.
        tx.forget_home_grant(id)?;
        let ends = (&GrantScope::Guest(id), ReceiptKind::AccountUnlinked);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let detail = serde_json::json!({
            "did": "unlinked", "connection": connection, "left": left.len(), "ended": receipt.grants(),
        });
        let event = Event::change(now, by.clone(), EventName::Link).guest(id);
        tx.audit_ending(event.partner(&guest.partner_id).detail(detail), receipt)?;
        if left.is_empty() {
            freeze(desk, tx, id, FreezeReason::Unlinked, now)?;
        }
        Ok(())
    })
}

/// Freezes a guest for something that Portico noticed itself; `false` when it was frozen or removed.
pub(crate) fn freeze(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: &Id<kind::Guest>,
    reason: FreezeReason,
    now: At,
) -> Result<bool, Refusal> {
    let Some(frozen) = tx.freeze_guest(id, reason, now, &*desk.random)? else {
        return Ok(false);
    };
    let detail = serde_json::json!({
        "did": "frozen", "because": reason, "ended": frozen.receipt.grants(), "archived": frozen.archived,
    });
    let event = about(now, Actor::plain(ActorKind::System), &frozen.before);
    tx.audit_ending(event.detail(detail), frozen.receipt)?;
    Ok(true)
}

/// Takes an account from a frozen guest, for the one who was invited anew at the same address.
pub(crate) fn unlink(
    tx: &mut Tx<'_>,
    former: &Guest,
    (identity, heir): (&HomeIdentity, &Id<kind::Guest>),
    now: At,
) -> Result<(), store::StoreError> {
    if tx.unlink_identity(identity, &former.id)? {
        let detail = serde_json::json!({ "did": "unlinked", "for": heir });
        tx.audit(about(now, Actor::guest(heir), former).detail(detail));
    }
    Ok(())
}

/// Tells whoever answers for a guest that it froze; all admins where nobody does.
pub(crate) fn tell(
    desk: &Desk,
    tx: &mut Tx<'_>,
    guest: &Guest,
    reason: FreezeReason,
    now: At,
) -> Result<(), Refusal> {
    for reader in who_answers(tx, guest)? {
        let content = MailContent::GuestFrozen {
            name: guest.display_name.clone(),
            email: guest.email.clone(),
            reason,
            link: desk.settings.link(&format!("/admin/guests/{}", guest.id)),
        };
        write_to(desk, tx, reader, content, now)?;
    }
    Ok(())
}

/// The addresses of whoever answers for a guest; of all admins where nobody does.
pub(crate) fn who_answers(tx: &mut Tx<'_>, guest: &Guest) -> Result<Vec<Email>, Refusal> {
    let readers = match active_sponsor(tx, guest)? {
        Some(sponsor) => vec![sponsor],
        None => managers(tx)?,
    };
    Ok(readers.into_iter().map(|reader| reader.email).collect())
}

/// Guests who froze for something an admin should look at, the latest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn to_look_at(desk: &Desk) -> Result<Vec<Guest>, Refusal> {
    let reasons = [
        FreezeReason::Recreated,
        FreezeReason::SubjectReused,
        FreezeReason::SponsorGone,
    ];
    Ok(desk
        .store
        .read(|tx| tx.guests_frozen_for(&reasons, LISTED))?)
}

pub(crate) fn active_sponsor(tx: &mut Tx<'_>, guest: &Guest) -> Result<Option<Admin>, Refusal> {
    let sponsor = match &guest.sponsor_id {
        Some(id) => tx.find_admin(id)?,
        None => None,
    };
    Ok(sponsor.filter(|admin| admin.state == AdminState::Active))
}

/// Those of them who may change guests and partners.
pub(crate) fn managers(tx: &mut Tx<'_>) -> Result<Vec<Admin>, Refusal> {
    let mut all = active_admins(tx)?;
    all.retain(|admin| admin.role.may(Duty::Manage));
    Ok(all)
}

pub(crate) fn active_admins(tx: &mut Tx<'_>) -> Result<Vec<Admin>, Refusal> {
    let all = tx.list_admins()?.into_iter();
    Ok(all
        .filter(|admin| admin.state == AdminState::Active)
        .collect())
}

pub(crate) fn about(now: At, by: Actor, guest: &Guest) -> Event {
    Event::change(now, by, EventName::Leaver)
        .guest(&guest.id)
        .partner(&guest.partner_id)
}
