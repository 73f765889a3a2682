//! Groups of guests.

use crate::{Desk, Refusal, desk::done, receipts, text};
use model::{
    Actor, ActorKind, AppCut, Assignee, At, Event, EventName, Group, Guest, GuestState, HomeSignIn,
    Id, NewReceipt, ReceiptKind, kind,
};
use policy::{Ask, decide};
use std::collections::BTreeSet;
use store::{GrantScope, StoreError, Tx};

/// A group with its members.
#[derive(Debug)]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// Its members.
    pub members: Vec<Guest>,
    /// Apps assigned to it: id and name.
    pub apps: Vec<(Id<kind::App>, String)>,
}

/// Makes a group.
///
/// # Errors
/// [`Refusal::Taken`] or a fault of the name.
pub fn create(desk: &Desk, by: &Actor, name: &str) -> Result<Group, Refusal> {
    let name = text::line("name", name)?;
    desk.change(by, EventName::Group, |tx, now| {
        let key = name.to_lowercase();
        if tx
            .list_groups()?
            .iter()
            .any(|group| group.name.to_lowercase() == key)
        {
            return Err(Refusal::Taken {
                what: "a group",
                given: name.clone(),
            });
        }
        let group = Group {
            id: Id::new(now, &*desk.random),
            name: name.clone(),
            created_at: now,
        };
        tx.insert_group(&group)?;
        let detail = serde_json::json!({ "did": "created", "group": group.id });
        tx.audit(Event::change(now, by.clone(), EventName::Group).detail(detail));
        Ok(group)
    })
}

/// All groups by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<Group>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_groups())?)
}

/// A group with its members; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::Group>) -> Result<Option<GroupView>, Refusal> {
    desk.store.read(|tx| {
        let Some(group) = tx.find_group(id)? else {
            return Ok(None);
        };
        let mut members = Vec::new();
        for guest in tx.members_of(id)? {
            members.extend(tx.find_guest(&guest)?);
        }
        let mut apps = Vec::new();
        for assignment in tx.assignments_to(&Assignee::Group(id.clone()))? {
            apps.extend(
                tx.find_app(&assignment.app_id)?
                    .map(|app| (app.id, app.name)),
            );
        }
        Ok(Some(GroupView {
            group,
            members,
            apps,
        }))
    })
}

/// Adds a guest to a group; `false` when it is a member already.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] for a removed guest.
pub fn add_member(
    desk: &Desk,
    by: &Actor,
    group: &Id<kind::Group>,
    guest: &Id<kind::Guest>,
) -> Result<bool, Refusal> {
    desk.change(by, EventName::Group, |tx, now| {
        tx.find_group(group)?.ok_or(Refusal::Unknown("group"))?;
        let found = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        if found.state == GuestState::Removed {
            return Err(Refusal::StateConflict(found.state.as_str()));
        }
        let added = tx.add_member(group, guest, now)?;
        if added {
            let detail = serde_json::json!({ "did": "member_added", "group": group });
            tx.audit(
                done(now, by, EventName::Group, "")
                    .guest(guest)
                    .detail(detail),
            );
        }
        Ok(added)
    })
}

/// Takes a guest out of a group; `false` when it was no member. Grants end at the group's apps
/// that nothing else gives the guest.
///
/// # Errors
/// [`Refusal::Store`].
pub fn remove_member(
    desk: &Desk,
    by: &Actor,
    group: &Id<kind::Group>,
    guest: &Id<kind::Guest>,
) -> Result<bool, Refusal> {
    desk.change(by, EventName::Group, |tx, now| {
        if !tx.remove_member(group, guest)? {
            return Ok(false);
        }
        let receipt = end_what_it_gave(desk, tx, (group, guest), now)?;
        let detail = serde_json::json!({
            "did": "member_removed", "group": group, "ended": receipt.grants(),
        });
        let event = Event::change(now, by.clone(), EventName::Group).guest(guest);
        receipts::audit_cut(tx, event.detail(detail), receipt)?;
        Ok(true)
    })
}

/// Ends what the guest may no longer open without the group; the receipt of it.
pub(crate) fn end_what_it_gave(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (group, guest): (&Id<kind::Group>, &Id<kind::Guest>),
    now: At,
) -> Result<NewReceipt, StoreError> {
    let mut receipt = NewReceipt::begin(ReceiptKind::GroupLeft, now, &*desk.random);
    for assignment in tx.assignments_to(&Assignee::Group(group.clone()))? {
        let facts = tx.facts(guest, &assignment.app_id)?;
        if facts.is_some_and(|facts| decide(&facts, Ask::Hold, now).is_allowed()) {
            continue;
        }
        let scope = GrantScope::GuestAtApp(guest, &assignment.app_id);
        receipt.cut(&assignment.app_id, AppCut::default());
        tx.end_with_receipt(&scope, &mut receipt, &*desk.random)?;
    }
    Ok(receipt)
}

/// Brings a guest's groups in line with what the home says at a sign-in: of the groups that the
/// connection maps, the guest is in those whose value came and in no other. Silence of the home
/// counts as none, unless it says that there are more than it tells.
pub(crate) fn follow_home(
    desk: &Desk,
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    proof: &HomeSignIn,
    now: At,
) -> Result<(), StoreError> {
    let connection = tx.find_connection(&proof.connection_id)?;
    let mapped = connection.map(|c| c.settings.groups).unwrap_or_default();
    let Some(said) = proof.groups.as_ref().filter(|_| !mapped.is_empty()) else {
        return Ok(());
    };
    let is_in = |group: &Id<kind::Group>| {
        mapped
            .iter()
            .any(|(value, ours)| ours == group && said.contains(value))
    };
    for group in mapped.values().collect::<BTreeSet<_>>() {
        let detail = |did: &str, ended: i64| {
            serde_json::json!({
                "did": did, "group": group, "connection": proof.connection_id, "ended": ended,
            })
        };
        let event = Event::change(now, Actor::plain(ActorKind::System), EventName::Group);
        let event = event.guest(guest);
        if is_in(group) {
            if tx.add_member(group, guest, now)? {
                tx.audit(event.detail(detail("joined_by_home", 0)));
            }
        } else if tx.remove_member(group, guest)? {
            let receipt = end_what_it_gave(desk, tx, (group, guest), now)?;
            let detail = detail("left_by_home", receipt.grants());
            receipts::audit_cut(tx, event.detail(detail), receipt)?;
        }
    }
    Ok(())
}
