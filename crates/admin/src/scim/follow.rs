//! A guest follows what the directory says of a user: who goes, who comes back, and what is known of them.

use super::{
    Caller, Stop,
    door::{address, fingerprint, name_of, names, open_door, removed_by_host, speaks_for, sponsor},
    groups,
};
use crate::{
    Desk,
    assess::check_trust,
    leavers::{about, active_sponsor},
};
use ::scim::Fault;
use fail::fail_point;
use model::{
    Actor, ActorKind, At, Email, EventName, FreezeReason, Guest, GuestState, HomeIdentity, Id,
    Reason, ScimResource, Vault, kind,
};
use serde_json::json;
use store::{AuditFilter, StoreError, Tx};

/// How many lines of a guest's history are looked at for a withdrawn invitation.
const HISTORY: i64 = 200;

/// Lets the guest's state follow `active`, and what is known of name and address follow the rest.
/// What an admin decided stays: a suspended guest stays suspended, a removed one removed.
pub(super) fn follow(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    user: &ScimResource,
    now: At,
) -> Result<(), Stop> {
    let found = match &user.guest_id {
        Some(id) => tx.find_guest(id)?,
        None => None,
    };
    let Some(guest) = found else {
        return Ok(());
    };
    match (guest.state, user.is_active()) {
        (GuestState::Removed, true) => return Err(removed_by_host(guest.id)),
        (GuestState::Removed, false) => return Ok(()),
        _ => keep_profile(tx, caller, (user, &guest))?,
    }
    if user.is_active() {
        come_back(desk, tx, caller, (user, &guest), now)
    } else {
        leave(desk, tx, caller, (user, FreezeReason::Deprovisioned), now)
    }
}

/// Freezes the guest: everything of theirs ends in this transaction.
pub(super) fn leave(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    (user, reason): (&ScimResource, FreezeReason),
    now: At,
) -> Result<(), Stop> {
    let Some(id) = &user.guest_id else {
        return Ok(());
    };
    if let Some(frozen) = tx.freeze_guest(id, reason, now, &*desk.random)? {
        let detail = json!({
            "did": "frozen", "because": reason, "ended": frozen.receipt.grants(),
            "invitations": frozen.receipt.invitations, "archived": frozen.archived,
        });
        let event = about(now, caller.actor(), &frozen.before);
        tx.audit_ending(event.detail(detail), frozen.receipt)?;
    }
    fail_point!("scim.left");
    Ok(())
}

/// Thaws a guest whom a directory froze, and nobody else; what was archived is given back, no session and
/// no token is.
fn come_back(
    desk: &Desk,
    tx: &mut Tx<'_>,
    caller: &Caller,
    (user, guest): (&ScimResource, &Guest),
    now: At,
) -> Result<(), Stop> {
    let by_directory =
        |it: &FreezeReason| matches!(it, FreezeReason::Deprovisioned | FreezeReason::Deleted);
    let Some(frozen) = guest.frozen.filter(|it| by_directory(&it.reason)) else {
        return Ok(());
    };
    let refused = |fault, reason| Stop::Refused(fault, reason, Some(guest.id.clone()));
    let partner = tx.find_partner(&guest.partner_id)?;
    let partner = partner.ok_or_else(Fault::unknown)?;
    check_trust(&partner, now).map_err(crate::Refusal::from)?;
    if tx.holder_of_address(&partner.id, &guest.email)?.is_some() {
        let detail = "Somebody else was invited at this person's address since. Ask your contact.";
        return Err(refused(Fault::uniqueness(detail), Reason::AddressTaken));
    }
    let is_linked = !tx.identities_of(&guest.id)?.is_empty();
    if !is_linked && frozen.from != GuestState::Invited {
        let detail =
            "No account is linked to this person any more. Ask your contact to invite them anew.";
        return Err(refused(Fault::new(403, detail), Reason::NothingLinked));
    }
    if active_sponsor(tx, guest)?.is_none()
        && let Some(sponsor) = sponsor(tx, caller)?
    {
        tx.set_sponsor(&guest.id, &sponsor)?;
    }
    let back = tx.thaw_guest(&guest.id, now, &*desk.random)?;
    let back = back.ok_or(Stop::Lost)?;
    if back.state == GuestState::Invited && !is_linked && !was_withdrawn(tx, &back)? {
        open_door(desk, tx, caller, &back, now)?;
    }
    groups::settle_all(desk, tx, (&caller.connection, &caller.actor(), user), now)?;
    let detail = json!({ "did": "thawed", "was": frozen.reason });
    tx.audit(about(now, caller.actor(), guest).detail(detail));
    Ok(())
}

/// Whether the host withdrew the guest's last invitation.
fn was_withdrawn(tx: &mut Tx<'_>, guest: &Guest) -> Result<bool, StoreError> {
    let filter = AuditFilter {
        guest_id: Some(guest.id.clone()),
        limit: HISTORY,
        ..AuditFilter::default()
    };
    let lines = tx.list_events(&filter)?;
    let last = lines
        .iter()
        .find(|it| it.event.name == EventName::Invite && it.event.reason.is_none());
    Ok(last.is_some_and(|it| it.event.detail["did"] == "revoked"))
}

/// Names and addresses change; who the guest is and what they may open do not (N5). A directory speaks for
/// the domains that count for its partner as the home does, and proves no mailbox: a change within them
/// leaves `email_verified` as it was, one beyond them takes it away.
fn keep_profile(
    tx: &mut Tx<'_>,
    caller: &Caller,
    (user, guest): (&ScimResource, &Guest),
) -> Result<(), Stop> {
    let mut profile = guest.home.clone();
    if let Some(name) = name_of(&user.attributes) {
        profile.name = Some(name);
    }
    if let Some(email) = address(&user.attributes)? {
        let known = profile.email.as_deref().map(str::parse::<Email>);
        let same = known.is_some_and(|it| it.is_ok_and(|it| it.key() == email.key()));
        if !same {
            profile.email_verified = profile.email_verified && speaks_for(tx, caller, &email)?;
            profile.email = Some(email.to_string());
        }
    }
    if profile != guest.home {
        tx.record_home_profile(&guest.id, &profile)?;
    }
    Ok(())
}

/// Keeps that the host removes a guest, beyond the erasure of the record: no directory brings in again whom
/// the home, or the directory, calls by the same name. For the transaction of the removal, before the links
/// are gone.
///
/// # Errors
/// [`StoreError`] from the database.
pub fn bar(
    tx: &mut Tx<'_>,
    (vault, guest): (&dyn Vault, &Id<kind::Guest>),
    now: At,
) -> Result<(), StoreError> {
    let users = tx.scim_users_of(guest)?;
    for user in &users {
        for name in names(user) {
            let print = fingerprint(vault, name);
            tx.bar_from_scim(&user.connection_id, (&print, guest), now)?;
        }
    }
    for identity in tx.identities_of(guest)? {
        let print = fingerprint(vault, &identity.subject);
        tx.bar_from_scim(&identity.connection_id, (&print, guest), now)?;
    }
    tx.deactivate_scim_users(guest, now)
}

/// The host invited whoever was linked just now: the directory may keep them again, and its groups count.
pub(crate) fn linked(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (guest, identity): (&Id<kind::Guest>, &HomeIdentity),
    now: At,
) -> Result<(), StoreError> {
    let print = fingerprint(&*desk.vault, &identity.subject);
    tx.unbar_from_scim(&identity.connection_id, &print)?;
    let Some(user) = tx.scim_user_of(&identity.connection_id, guest)? else {
        return Ok(());
    };
    let Some(connection) = tx.find_connection(&identity.connection_id)? else {
        return Ok(());
    };
    let system = Actor::plain(ActorKind::System);
    groups::settle_all(desk, tx, (&connection, &system, &user), now)
}
