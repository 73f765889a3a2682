//! Users: made, changed, deleted.

use super::{
    Answer, Caller, Request, Stop, Wish, check_version, door, event,
    follow::{follow, leave},
    groups, newcomer, sent, showing, values_of, write,
};
use crate::Desk;
use ::scim::{Fault, Resource};
use fail::fail_point;
use model::{FreezeReason, GuestState, Id, ScimKind, ScimResource, kind};
use serde_json::{Map, Value};
use store::{StoreError, Tx};

fn name_key(attributes: &Map<String, Value>) -> String {
    let name = attributes.get("userName").and_then(Value::as_str);
    name.unwrap_or_default().to_lowercase()
}

/// Whether there is no guest behind a user, or one who was removed: then somebody else may be meant by now.
fn is_nobody(tx: &mut Tx<'_>, user: &ScimResource) -> Result<bool, StoreError> {
    Ok(match &user.guest_id {
        None => true,
        Some(id) => tx
            .find_guest(id)?
            .is_none_or(|it| it.state == GuestState::Removed),
    })
}

pub(super) fn create(desk: &Desk, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    let mut attributes = sent(Resource::User, request)?;
    attributes.entry("active").or_insert(Value::Bool(true));
    write(desk, caller, None, |tx, now| {
        let what = (name_key(&attributes), attributes.clone());
        let mut user = newcomer(desk, caller, ScimKind::User, what, now);
        let account = door::enter(desk, tx, caller, &mut user, now)?;
        let values = values_of(caller, &user);
        if !tx.insert_scim_resource(&user, &values)? {
            return Err(Fault::uniqueness("There is a user of that name already.").into());
        }
        door::link(tx, account.as_ref(), &user, now)?;
        follow(desk, tx, caller, &user, now)?;
        tx.audit(event(now, caller, "user_created", &user));
        Ok(showing(tx, caller, (201, request), &user)?)
    })
}

pub(super) fn change(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    id: &Id<kind::ScimResource>,
) -> Result<Answer, Fault> {
    let wish = Wish::of(Resource::User, request)?;
    let done = write(desk, caller, request.if_match.as_deref(), |tx, now| {
        let found = tx.find_scim_resource(&caller.connection.id, ScimKind::User, id)?;
        let before = found.ok_or_else(Fault::unknown)?;
        check_version(request, &before)?;
        let mut attributes = wish.applied(Resource::User, before.attributes.clone())?;
        // Who says nothing of it lets nobody in: it stays as it was.
        let active = before.attributes.get("active").cloned();
        attributes
            .entry("active")
            .or_insert(active.unwrap_or(Value::Bool(true)));
        if attributes == before.attributes {
            follow(desk, tx, caller, &before, now)?;
            return Ok(showing(tx, caller, (200, request), &before)?);
        }
        let mut user = ScimResource {
            name_key: name_key(&attributes),
            attributes,
            version: before.version + 1,
            modified_at: now,
            ..before
        };
        let comes = user.is_active() && is_nobody(tx, &user)?;
        let mut account = None;
        if comes {
            user.guest_id = None;
            account = door::enter(desk, tx, caller, &mut user, now)?;
        }
        let values = values_of(caller, &user);
        if !tx.update_scim_resource(&user, &values)? {
            return Err(Stop::Lost);
        }
        fail_point!("scim.updated");
        door::link(tx, account.as_ref(), &user, now)?;
        if comes && user.guest_id.is_some() {
            let whose = (&caller.connection, &caller.actor(), &user);
            groups::settle_all(desk, tx, whose, now)?;
        }
        follow(desk, tx, caller, &user, now)?;
        tx.audit(event(now, caller, "user_changed", &user));
        Ok(showing(tx, caller, (200, request), &user)?)
    });
    fail_point!("scim.committed");
    done
}

pub(super) fn delete(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    id: &Id<kind::ScimResource>,
) -> Result<Answer, Fault> {
    let done = write(desk, caller, request.if_match.as_deref(), |tx, now| {
        let found = tx.find_scim_resource(&caller.connection.id, ScimKind::User, id)?;
        let user = found.ok_or_else(Fault::unknown)?;
        check_version(request, &user)?;
        if !tx.delete_scim_resource(&user.id, user.version)? {
            return Err(Stop::Lost);
        }
        fail_point!("scim.deleted");
        leave(desk, tx, caller, (&user, FreezeReason::Deleted), now)?;
        tx.audit(event(now, caller, "user_deleted", &user));
        Ok(Answer {
            status: 204,
            body: None,
            etag: None,
            location: None,
        })
    });
    fail_point!("scim.gone");
    done
}
