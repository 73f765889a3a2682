//! Who may open which app.

use crate::{Desk, Refusal, text};
use model::{Actor, Assignee, Assignment, At, Event, EventName, GuestState, Id, ReceiptKind, kind};
use store::{GrantScope, StoreError, Tx};

/// An assignment to make.
#[derive(Clone, Debug)]
pub struct NewAssignment {
    /// The app.
    pub app_id: Id<kind::App>,
    /// To whom.
    pub assignee: Assignee,
    /// Roles the app learns of.
    pub roles: Vec<String>,
    /// Not before.
    pub starts_at: Option<At>,
    /// Not from this instant on.
    pub ends_at: Option<At>,
}

/// Assigns an app. `None` when it is assigned to the same assignee already.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::StateConflict`] for a removed guest, [`Refusal::DatesReversed`]
/// or a fault of a role.
pub fn assign(desk: &Desk, by: &Actor, new: &NewAssignment) -> Result<Option<Assignment>, Refusal> {
    check_dates(new)?;
    let mut roles = new
        .roles
        .iter()
        .map(|role| text::line("role", role))
        .collect::<Result<Vec<_>, _>>()?;
    roles.sort_unstable();
    roles.dedup();
    let new = NewAssignment {
        roles,
        ..new.clone()
    };
    desk.change(by, EventName::Assignment, |tx, now| {
        write(desk, tx, (by, &new), now)
    })
}

fn check_dates(new: &NewAssignment) -> Result<(), Refusal> {
    if let (Some(start), Some(end)) = (new.starts_at, new.ends_at)
        && start >= end
    {
        return Err(Refusal::DatesReversed);
    }
    Ok(())
}

/// Whether an assignment can be made.
pub(crate) fn check(tx: &mut Tx<'_>, new: &NewAssignment) -> Result<(), Refusal> {
    check_dates(new)?;
    tx.find_app(&new.app_id)?.ok_or(Refusal::Unknown("app"))?;
    check_assignee(tx, &new.assignee)
}

fn write(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, new): (&Actor, &NewAssignment),
    now: At,
) -> Result<Option<Assignment>, Refusal> {
    check(tx, new)?;
    let assignment = Assignment {
        id: Id::new(now, &*desk.random),
        app_id: new.app_id.clone(),
        assignee: new.assignee.clone(),
        roles: new.roles.clone(),
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        created_at: now,
    };
    if !tx.insert_assignment(&assignment)? {
        return Ok(None);
    }
    tx.audit(event(now, by, "assigned", &assignment, 0));
    Ok(Some(assignment))
}

/// Lets a guest open an app until then: by a new assignment, or by a later end of the one there is.
pub(crate) fn give_until(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, new): (&Actor, &NewAssignment),
    now: At,
) -> Result<(), Refusal> {
    if write(desk, tx, (by, new), now)?.is_some() {
        return Ok(());
    }
    let there = tx.assignments_to(&new.assignee)?;
    let there = there.into_iter().find(|it| it.app_id == new.app_id);
    let there = there.ok_or(Refusal::Unknown("assignment"))?;
    tx.prolong_assignment(&there.id, new.ends_at, now)?;
    tx.audit(event(now, by, "prolonged", &there, 0));
    Ok(())
}

/// An assignment, with the name of its app.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(
    desk: &Desk,
    id: &Id<kind::Assignment>,
) -> Result<Option<(Assignment, String)>, Refusal> {
    Ok(desk.store.read(|tx| {
        let Some(found) = tx.find_assignment(id)? else {
            return Ok(None);
        };
        let app = tx.find_app(&found.app_id)?;
        Ok::<_, StoreError>(Some((found, app.map(|it| it.name).unwrap_or_default())))
    })?)
}

/// Takes an assignment away and ends what rested on it. Somebody who may open the app for another
/// reason signs in again without noticing.
///
/// # Errors
/// [`Refusal::Unknown`] when it was gone already.
pub fn unassign(desk: &Desk, by: &Actor, id: &Id<kind::Assignment>) -> Result<Assignment, Refusal> {
    desk.change(by, EventName::Assignment, |tx, now| {
        unassign_in(desk, tx, (by, id), now).map(|(gone, _)| gone)
    })
}

/// The same within the caller's transaction, with the receipt.
pub(crate) fn unassign_in(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, id): (&Actor, &Id<kind::Assignment>),
    now: At,
) -> Result<(Assignment, Id<kind::Receipt>), Refusal> {
    let gone = tx
        .delete_assignment(id)?
        .ok_or(Refusal::Unknown("assignment"))?;
    let scope = match &gone.assignee {
        Assignee::Guest(guest) => GrantScope::GuestAtApp(guest, &gone.app_id),
        Assignee::Group(group) => GrantScope::GroupAtApp(group, &gone.app_id),
        Assignee::Partner(partner) => GrantScope::PartnerAtApp(partner, &gone.app_id),
    };
    let ends = (&scope, ReceiptKind::AssignmentRemoved);
    let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
    let id = receipt.id.clone();
    let event = event(now, by, "unassigned", &gone, receipt.grants());
    tx.audit_ending(event, receipt)?;
    Ok((gone, id))
}

/// The name of whom an app is assigned to.
pub(crate) fn assignee_name(tx: &mut Tx<'_>, assignee: &Assignee) -> Result<String, StoreError> {
    Ok(match assignee {
        Assignee::Guest(id) => tx.find_guest(id)?.map(|guest| guest.display_name),
        Assignee::Group(id) => tx.find_group(id)?.map(|group| group.name),
        Assignee::Partner(id) => tx.find_partner(id)?.map(|partner| partner.name),
    }
    .unwrap_or_default())
}

fn check_assignee(tx: &mut Tx<'_>, assignee: &Assignee) -> Result<(), Refusal> {
    match assignee {
        Assignee::Guest(id) => {
            let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
            if guest.state == GuestState::Removed {
                return Err(Refusal::StateConflict(guest.state.as_str()));
            }
        }
        Assignee::Group(id) => drop(tx.find_group(id)?.ok_or(Refusal::Unknown("group"))?),
        Assignee::Partner(id) => drop(tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?),
    }
    Ok(())
}

fn event(now: At, by: &Actor, did: &str, assignment: &Assignment, ended: i64) -> Event {
    let detail = serde_json::json!({
        "did": did, "assignment": assignment.id, "assignee": assignment.assignee.id(), "ended": ended,
    });
    let event = Event::change(now, by.clone(), EventName::Assignment)
        .app(&assignment.app_id)
        .detail(detail);
    match &assignment.assignee {
        Assignee::Guest(id) => event.guest(id),
        Assignee::Partner(id) => event.partner(id),
        Assignee::Group(_) => event,
    }
}

/// What is assigned to a group, oldest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn to_group(desk: &Desk, group: &Id<kind::Group>) -> Result<Vec<Assignment>, Refusal> {
    Ok(desk
        .store
        .read(|tx| tx.assignments_to(&Assignee::Group(group.clone())))?)
}
