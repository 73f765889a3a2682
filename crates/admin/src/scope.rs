//! Whether something is within what an admin may see: the questions behind every route of an admin who is
//! bound to some partners or apps.

use crate::{Desk, Refusal, asking};
use model::{Admin, Id, Reach, kind};
use store::GuestFilter;

/// Whether a guest is.
///
/// # Errors
/// [`Refusal::Store`].
pub fn has_guest(desk: &Desk, reach: &Reach, id: &Id<kind::Guest>) -> Result<bool, Refusal> {
    let only = GuestFilter {
        id: Some(id.clone()),
        reach: reach.clone(),
        ..GuestFilter::default()
    };
    Ok(desk.store.read(|tx| tx.count_matching_guests(&only))? == 1)
}

/// Whether the app of an assignment is.
///
/// # Errors
/// [`Refusal::Store`].
pub fn has_assignment(
    desk: &Desk,
    reach: &Reach,
    id: &Id<kind::Assignment>,
) -> Result<bool, Refusal> {
    let found = desk.store.read(|tx| tx.find_assignment(id))?;
    Ok(found.is_some_and(|it| reach.has_app(&it.app_id)))
}

/// Whether a request waits that the admin decides: for an app that they look after, or of a guest of theirs for
/// an app within reach.
///
/// # Errors
/// [`Refusal::Store`].
pub fn has_request(
    desk: &Desk,
    admin: &Admin,
    id: &Id<kind::AccessRequest>,
) -> Result<bool, Refusal> {
    let reach = admin.reach();
    desk.store.read(|tx| {
        let Some(line) = asking::waiting(tx, id)? else {
            return Ok(false);
        };
        if admin.owns(&line.request.app_id) {
            return Ok(true);
        }
        let guest = tx.find_guest(&line.request.guest_id)?;
        Ok(guest.is_some_and(|guest| {
            guest.sponsor_id.as_ref() == Some(&admin.id)
                && reach.has_partner(&guest.partner_id)
                && reach.has_app(&line.request.app_id)
        }))
    })
}

/// Whether an invitation file is the admin's own.
///
/// # Errors
/// [`Refusal::Store`].
pub fn has_import(
    desk: &Desk,
    admin: &Id<kind::Admin>,
    id: &Id<kind::ImportBatch>,
) -> Result<bool, Refusal> {
    let found = desk.store.read(|tx| tx.find_import(id))?;
    Ok(found.is_some_and(|it| it.created_by.as_ref() == Some(admin)))
}
