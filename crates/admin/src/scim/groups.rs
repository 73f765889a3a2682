//! Groups: kept as the directory sends them; only those that the connection maps give anything.

use super::{
    Answer, Caller, Request, Stop, Wish, check_version, event, newcomer, sent, showing, values_of,
    write,
};
use crate::{Desk, groups::end_what_it_gave, receipts};
use ::scim::{Fault, Resource};
use model::{
    Actor, At, Connection, Event, EventName, GuestState, Id, ScimKind, ScimResource, kind,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use store::{StoreError, Tx};

type Users = BTreeSet<Id<kind::ScimResource>>;

/// The group of ours that a group of the directory is mapped to, by its name or external id.
fn ours(connection: &Connection, group: &ScimResource) -> Option<Id<kind::Group>> {
    let mapped = &connection.settings.groups;
    ["displayName", "externalId"]
        .into_iter()
        .filter_map(|name| group.attributes.get(name)?.as_str())
        .find_map(|value| mapped.get(value).cloned())
}

pub(super) fn members(
    tx: &mut Tx<'_>,
    caller: &Caller,
    group: &Id<kind::ScimResource>,
) -> Result<Vec<Value>, StoreError> {
    let all = tx.scim_members(group)?;
    let shown = |id: &Id<kind::ScimResource>| json!({ "value": id, "type": "User", "$ref": format!("{}/Users/{id}", caller.base) });
    Ok(all.iter().map(shown).collect())
}

/// Whose groups are settled: through which connection, who says so, and which user.
type Whose<'a> = (&'a Connection, &'a Actor, &'a ScimResource);

/// Puts a guest into a group of ours, or takes them out, as the groups of the directory say. Of a frozen
/// guest the archive is changed, so that thawing gives back what is right by then.
fn settle(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (connection, by, user): Whose<'_>,
    group: &Id<kind::Group>,
    now: At,
) -> Result<(), StoreError> {
    let found = match &user.guest_id {
        Some(id) => tx.find_guest(id)?,
        None => None,
    };
    let Some(guest) = found else {
        return Ok(());
    };
    let is_in = tx
        .scim_groups_of(&user.id)?
        .iter()
        .any(|it| ours(connection, it).as_ref() == Some(group));
    if is_in && tx.find_group(group)?.is_none() {
        return Ok(());
    }
    let changed = match (guest.state, is_in) {
        (GuestState::Removed, _) => false,
        (GuestState::Frozen, _) => tx.archive_member((group, &guest.id), is_in, now)?,
        (_, true) => tx.add_member(group, &guest.id, now)?,
        (_, false) => tx.remove_member(group, &guest.id)?,
    };
    if !changed {
        return Ok(());
    }
    let did = if is_in {
        "joined_by_directory"
    } else {
        "left_by_directory"
    };
    let event = Event::change(now, by.clone(), EventName::Group)
        .partner(&guest.partner_id)
        .guest(&guest.id);
    let detail = |ended: i64| json!({ "did": did, "group": group, "connection": connection.id, "ended": ended });
    if is_in || guest.state == GuestState::Frozen {
        tx.audit(event.detail(detail(0)));
        return Ok(());
    }
    let receipt = end_what_it_gave(desk, tx, (group, &guest.id), now)?;
    receipts::audit_cut(tx, event.detail(detail(receipt.grants())), receipt)
}

/// Brings a guest in line with all groups that the directory sends and the connection maps; for one
/// who has come, or come back.
pub(super) fn settle_all(
    desk: &Desk,
    tx: &mut Tx<'_>,
    whose: Whose<'_>,
    now: At,
) -> Result<(), StoreError> {
    let connection = whose.0;
    if connection.settings.groups.is_empty() {
        return Ok(());
    }
    let all = all_of(tx, connection)?;
    let mapped: BTreeSet<_> = all.iter().filter_map(|it| ours(connection, it)).collect();
    for group in &mapped {
        settle(desk, tx, whose, group, now)?;
    }
    Ok(())
}

/// Every group that a connection's directory sends.
fn all_of(tx: &mut Tx<'_>, connection: &Connection) -> Result<Vec<ScimResource>, StoreError> {
    let query = store::ScimQuery {
        connection: &connection.id,
        kind: ScimKind::Group,
        condition: None,
        sort: None,
        offset: 0,
        limit: i64::from(i32::MAX),
    };
    Ok(tx.list_scim_resources(&query)?.0)
}

/// Follows a change of what a connection's groups are mapped to, for everybody who is in those that it
/// is about.
pub(crate) fn remap(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (before, after): (&Connection, &Connection),
    by: &Actor,
    now: At,
) -> Result<(), StoreError> {
    for group in all_of(tx, after)? {
        let (was, is) = (ours(before, &group), ours(after, &group));
        if was == is {
            continue;
        }
        let mapped: BTreeSet<_> = was.into_iter().chain(is).collect();
        for id in tx.scim_members(&group.id)? {
            let user = tx.find_scim_resource(&after.id, ScimKind::User, &id)?;
            for (user, ours) in user
                .iter()
                .flat_map(|it| mapped.iter().map(move |g| (it, g)))
            {
                settle(desk, tx, (after, by, user), ours, now)?;
            }
        }
    }
    Ok(())
}

/// Sets who is in a group, and lets the guests follow. `before` is what it was mapped to.
fn set_members(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (caller, group): (&Caller, &ScimResource),
    (before, wanted): (Option<Id<kind::Group>>, &Users),
    now: At,
) -> Result<(), Stop> {
    let had: Users = tx.scim_members(&group.id)?.into_iter().collect();
    let after = ours(&caller.connection, group);
    let moved = before != after;
    let mapped: BTreeSet<_> = before.into_iter().chain(after).collect();
    for id in had.union(wanted) {
        let (was, is) = (had.contains(id), wanted.contains(id));
        if was == is && !moved {
            continue;
        }
        let user = tx.find_scim_resource(&caller.connection.id, ScimKind::User, id)?;
        let Some(user) = user else {
            return Err(Fault::value(format!("There is no user {id}.")).into());
        };
        if was != is {
            tx.set_scim_member(&group.id, id, is)?;
        }
        for ours in &mapped {
            settle(
                desk,
                tx,
                (&caller.connection, &caller.actor(), &user),
                ours,
                now,
            )?;
        }
    }
    Ok(())
}

/// Takes the members out of what was sent; they are kept apart.
fn take_members(attributes: &mut Map<String, Value>) -> Result<Users, Fault> {
    let Some(Value::Array(all)) = attributes.remove("members") else {
        return Ok(Users::new());
    };
    all.iter()
        .filter_map(|it| it.get("value")?.as_str())
        .map(|id| {
            id.parse()
                .map_err(|_| Fault::value(format!("There is no user {id:?}.")))
        })
        .collect()
}

fn name_key(attributes: &Map<String, Value>) -> String {
    let name = attributes.get("displayName").and_then(Value::as_str);
    name.unwrap_or_default().to_lowercase()
}

pub(super) fn create(desk: &Desk, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    let mut attributes = sent(Resource::Group, request)?;
    let wanted = take_members(&mut attributes)?;
    write(desk, caller, None, |tx, now| {
        let what = (name_key(&attributes), attributes.clone());
        let group = newcomer(desk, caller, ScimKind::Group, what, now);
        if !tx.insert_scim_resource(&group, &values_of(caller, &group))? {
            return Err(Fault::uniqueness("There is a group of that name already.").into());
        }
        set_members(desk, tx, (caller, &group), (None, &wanted), now)?;
        tx.audit(event(now, caller, "group_created", &group));
        Ok(showing(tx, caller, (201, request), &group)?)
    })
}

pub(super) fn change(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    id: &Id<kind::ScimResource>,
) -> Result<Answer, Fault> {
    let wish = Wish::of(Resource::Group, request)?;
    write(desk, caller, request.if_match.as_deref(), |tx, now| {
        let found = tx.find_scim_resource(&caller.connection.id, ScimKind::Group, id)?;
        let before = found.ok_or_else(Fault::unknown)?;
        check_version(request, &before)?;
        let mut document = before.attributes.clone();
        // Who says everything anew need not be told who was in it.
        if matches!(wish, Wish::Changed(_)) {
            document.insert("members".into(), members(tx, caller, id)?.into());
        }
        let mut attributes = wish.applied(Resource::Group, document)?;
        let wanted = take_members(&mut attributes)?;
        let mapped = ours(&caller.connection, &before);
        let group = ScimResource {
            name_key: name_key(&attributes),
            attributes,
            version: before.version + 1,
            modified_at: now,
            ..before
        };
        if !tx.update_scim_resource(&group, &values_of(caller, &group))? {
            return Err(Stop::Lost);
        }
        set_members(desk, tx, (caller, &group), (mapped, &wanted), now)?;
        tx.audit(event(now, caller, "group_changed", &group));
        Ok(showing(tx, caller, (200, request), &group)?)
    })
}

pub(super) fn delete(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    id: &Id<kind::ScimResource>,
) -> Result<Answer, Fault> {
    write(desk, caller, request.if_match.as_deref(), |tx, now| {
        let found = tx.find_scim_resource(&caller.connection.id, ScimKind::Group, id)?;
        let group = found.ok_or_else(Fault::unknown)?;
        check_version(request, &group)?;
        let mapped = ours(&caller.connection, &group);
        set_members(desk, tx, (caller, &group), (mapped, &Users::new()), now)?;
        if !tx.delete_scim_resource(&group.id, group.version)? {
            return Err(Stop::Lost);
        }
        tx.audit(event(now, caller, "group_deleted", &group));
        Ok(Answer {
            status: 204,
            body: None,
            etag: None,
            location: None,
        })
    })
}
