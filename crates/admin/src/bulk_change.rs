//! Changing many guests at once: giving an app, another end, another sponsor. A bad row blocks no other, and
//! doing it again changes nothing. Removing many is [`crate::bulk`].

use crate::{Desk, Refusal, guests::extend_in, sponsors};
use model::{Actor, Assignee, Assignment, At, Event, EventName, Guest, GuestState, Id, kind};
use store::{GuestFilter, StoreError, Tx};

/// Guests that one page changes.
pub const MOST: usize = 2_000;
/// Guests of one transaction.
const AT_ONCE: usize = 100;

/// What is to change.
#[derive(Clone, Debug)]
pub enum Change {
    /// They get an app, until then.
    Give(Id<kind::App>, Option<At>),
    /// All their access ends then.
    Extend(Option<At>),
    /// This admin answers for them.
    Sponsor(Id<kind::Admin>),
}

model::text_enum! {
    /// What became of one of them.
    ChangeCode {
        /// Changed just now.
        Changed = "changed",
        /// It was so already.
        Unchanged = "unchanged",
        /// There is no such guest.
        GuestUnknown = "guest_unknown",
        /// The guest is removed or frozen.
        GuestGone = "guest_gone",
        /// The database did not take it; try again.
        Unavailable = "unavailable",
    }
}

/// What became of one guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who.
    pub guest: Id<kind::Guest>,
    /// Their name; empty where there is no such guest.
    pub name: String,
    /// What became of it.
    pub code: ChangeCode,
}

/// Everybody whom a filter matches, in id order.
///
/// # Errors
/// [`Refusal::TooMany`] beyond `most`.
pub fn matching(desk: &Desk, filter: &GuestFilter, most: usize) -> Result<Vec<Guest>, Refusal> {
    let filter = GuestFilter {
        after: None,
        limit: i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1),
        ..filter.clone()
    };
    let found = desk.store.read(|tx| tx.list_guests(&filter))?;
    if found.len() > most {
        return Err(Refusal::TooMany(most));
    }
    Ok(found)
}

/// Those of some guests who are there, in id order.
///
/// # Errors
/// [`Refusal::Store`].
pub fn named(desk: &Desk, ids: &[Id<kind::Guest>]) -> Result<Vec<Guest>, Refusal> {
    let mut found = Vec::with_capacity(ids.len());
    desk.store.read::<_, StoreError>(|tx| {
        for some in ids.chunks(500) {
            found.extend(tx.guests_of_ids(some)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Changes them, a hundred in one transaction; `told` hears of each as soon as that is durable.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::AdminDisabled`] for what is to be given; then nothing is changed.
pub fn change(
    desk: &Desk,
    by: &Actor,
    ids: &[Id<kind::Guest>],
    change: &Change,
    mut told: impl FnMut(Outcome),
) -> Result<(), Refusal> {
    desk.store.read(|tx| check(tx, change))?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    for some in ids.chunks(AT_ONCE) {
        let outcomes = desk.retry_conflicts(|| {
            let now = desk.clock.now();
            desk.store.write(|tx| {
                check(tx, change)?;
                some.iter()
                    .map(|id| one(desk, tx, (by, change), id, now))
                    .collect::<Result<Vec<_>, Refusal>>()
            })
        });
        match outcomes {
            Ok(outcomes) => outcomes.into_iter().for_each(&mut told),
            Err(_) => some.iter().for_each(|id| {
                told(Outcome {
                    guest: id.clone(),
                    name: String::new(),
                    code: ChangeCode::Unavailable,
                });
            }),
        }
    }
    Ok(())
}

fn check(tx: &mut Tx<'_>, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::Give(app, _) => drop(tx.find_app(app)?.ok_or(Refusal::Unknown("app"))?),
        Change::Extend(_) => {}
        Change::Sponsor(admin) => drop(sponsors::active(tx, admin)?),
    }
    Ok(())
}

fn one(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, change): (&Actor, &Change),
    id: &Id<kind::Guest>,
    now: At,
) -> Result<Outcome, Refusal> {
    let mut outcome = Outcome {
        guest: id.clone(),
        name: String::new(),
        code: ChangeCode::GuestUnknown,
    };
    let Some(guest) = tx.find_guest(id)? else {
        return Ok(outcome);
    };
    outcome.name.clone_from(&guest.display_name);
    outcome.code = if matches!(guest.state, GuestState::Removed | GuestState::Frozen) {
        ChangeCode::GuestGone
    } else if apply(desk, tx, (by, change), guest, now)? {
        ChangeCode::Changed
    } else {
        ChangeCode::Unchanged
    };
    Ok(outcome)
}

/// `false` when it was so already.
fn apply(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, change): (&Actor, &Change),
    guest: Guest,
    now: At,
) -> Result<bool, Refusal> {
    match change {
        Change::Give(app, ends_at) => {
            let assignment = Assignment {
                id: Id::new(now, &*desk.random),
                app_id: app.clone(),
                assignee: Assignee::Guest(guest.id.clone()),
                roles: Vec::new(),
                starts_at: None,
                ends_at: *ends_at,
                created_at: now,
            };
            if !tx.insert_assignment(&assignment)? {
                return Ok(false);
            }
            let detail = serde_json::json!({ "did": "assigned", "assignment": assignment.id });
            let event = Event::change(now, by.clone(), EventName::Assignment);
            tx.audit(event.app(app).guest(&guest.id).detail(detail));
        }
        Change::Extend(until) if guest.ends_at == *until => return Ok(false),
        Change::Extend(until) => extend_in(tx, by, guest, *until, now)?,
        Change::Sponsor(to) if guest.sponsor_id.as_ref() == Some(to) => return Ok(false),
        Change::Sponsor(to) => sponsors::assign_in(tx, by, &guest, to, now)?,
    }
    Ok(true)
}
