//! Closing the records of those who are gone, at their time or at once.

use crate::{Desk, Refusal, leavers, removal};
use model::{
    Actor, ActorKind, At, Event, EventName, FreezeReason, GuestState, Id, SignalEvent, Span,
    Telling, kind,
};
use store::Tx;

/// How many records one transaction closes, and one look takes.
const AT_ONCE: i64 = 100;
/// How many transactions of one sort one round makes, so that a round ends.
const ROUNDS: usize = 50;

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Guests frozen because nobody confirmed them.
    pub frozen: usize,
    /// Records closed.
    pub closed: usize,
    /// What directories of partners that ended had said, forgotten.
    pub directory: usize,
}

/// Erases everything personal of a guest at once, at their own wish say; whoever is not removed is removed
/// in the same transaction. What stays is the id, and lines of the audit chain that hold ids alone.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] for a record that is closed.
pub fn erase(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::GuestClosed, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if guest.closed_at.is_some() {
            return Err(Refusal::StateConflict("closed"));
        }
        if guest.state != GuestState::Removed {
            removal::kill(desk, tx, by, id, now)?;
        }
        let files = tx.forget_imports_naming(&guest.email)?;
        close(desk, tx, (by, id), files, now).map(drop)
    })
}

/// Freezes who has been silent for too long, closes the records whose time is over, and forgets what the
/// directories of partners that ended said. Any number of
/// nodes may do so at once: each row is taken by one conditional write.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<Swept, Refusal> {
    let now = desk.clock.now();
    let closing = desk.settings.lifetimes.closing;
    let mut swept = Swept {
        frozen: freeze_silent(desk, now)?,
        closed: 0,
        directory: 0,
    };
    let (system, before) = (Actor::plain(ActorKind::System), now.minus(closing));
    for _ in 0..ROUNDS {
        let due = desk.store.read(|tx| tx.guests_to_close(before, AT_ONCE))?;
        if due.is_empty() {
            break;
        }
        swept.closed += desk.store.write::<_, Refusal>(|tx| {
            let mut closed = 0;
            for id in &due {
                closed += usize::from(close(desk, tx, (&system, id), 0, now)?);
            }
            Ok(closed)
        })?;
    }
    for _ in 0..ROUNDS {
        let over = desk
            .store
            .read(|tx| tx.scim_of_ended_partners(before, AT_ONCE))?;
        if over.is_empty() {
            break;
        }
        swept.directory += desk.store.write::<_, Refusal>(|tx| {
            let mut forgotten = 0;
            for (id, version) in &over {
                forgotten += usize::from(tx.delete_scim_resource(id, *version)?);
            }
            Ok(forgotten)
        })?;
    }
    // Whoever is closed was invited before; a file may also hold people who are there still.
    let kept = closing.max(Span::days(1));
    desk.store.write(|tx| tx.forget_imports(now.minus(kept)))?;
    Ok(swept)
}

fn freeze_silent(desk: &Desk, now: At) -> Result<usize, Refusal> {
    let before = now.minus(desk.settings.lifetimes.unconfirmed_freeze);
    let (mut frozen, mut after) = (0, None);
    for _ in 0..ROUNDS {
        let silent = desk
            .store
            .read(|tx| tx.silent_guests(before, after.as_ref(), AT_ONCE))?;
        let Some(last) = silent.last().cloned() else {
            break;
        };
        frozen += desk.store.write::<_, Refusal>(|tx| {
            let mut frozen = 0;
            for id in &silent {
                if tx.hold_if_silent(id, before)? {
                    let reason = FreezeReason::Unconfirmed;
                    frozen += usize::from(leavers::freeze(desk, tx, id, reason, now)?);
                }
            }
            Ok(frozen)
        })?;
        after = Some(last);
    }
    Ok(frozen)
}

/// The proof in the audit chain says how much was erased, and holds no hash of it: whoever can guess an
/// address could recompute that.
pub(crate) fn close(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, id): (&Actor, &Id<kind::Guest>),
    files: usize,
    now: At,
) -> Result<bool, Refusal> {
    let Some(erased) = tx.close_guest(id, now)? else {
        return Ok(false);
    };
    let telling = Telling::at(now, &*desk.random);
    tx.queue_account_signals(
        std::slice::from_ref(id),
        SignalEvent::AccountPurged,
        telling,
    )?;
    let partner = tx.find_guest(id)?.map(|guest| guest.partner_id);
    let detail = serde_json::json!({
        "did": "closed", "identities": erased.identities, "factors": erased.factors,
        "invitations": erased.invitations, "mails": erased.mails, "sign_ins": erased.sign_ins,
        "access": erased.access, "directory": erased.directory, "files": files,
    });
    let mut event = Event::change(now, by.clone(), EventName::GuestClosed).guest(id);
    event.partner_id = partner;
    tx.audit(event.detail(detail));
    Ok(true)
}
