//! What the host says to a guest who lost every second factor and has proven the mailbox: the one thing
//! that a stolen mailbox cannot.

use crate::{Desk, Refusal, desk::done, invitations::letter::queue_mail};
use model::{
    Actor, EventName, FactorChange, Guest, GuestState, Id, Mail, MailContent, Recovery,
    RecoveryState, Span, kind,
};
use store::StoreError;

/// After the approval the new passkey is made within so long.
pub const WINDOW: Span = Span::days(1);
/// So many are listed at a time.
const LISTED: i64 = 50;

/// The recoveries that wait for an answer, with their guests, oldest first, fifty at most.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open(desk: &Desk) -> Result<Vec<(Recovery, Guest)>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| {
        let mut open = Vec::new();
        for recovery in tx.recoveries_to_decide(LISTED, now)? {
            let guest = tx.find_guest(&recovery.guest_id)?;
            if let Some(guest) = guest.filter(|it| it.state == GuestState::Active) {
                open.push((recovery, guest));
            }
        }
        Ok::<_, StoreError>(open)
    })?)
}

/// The recovery of a guest that waits for an answer.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open_of(desk: &Desk, guest: &Id<kind::Guest>) -> Result<Option<Recovery>, Refusal> {
    let now = desk.clock.now();
    let found = desk.store.read(|tx| tx.open_recovery_of(guest, now))?;
    Ok(found.filter(|it| it.state == RecoveryState::Asked))
}

/// Answers the recovery of a guest that waits, once. The guest hears of it by mail.
///
/// # Errors
/// [`Refusal::Unknown`] when none waits, [`Refusal::StateConflict`] when the guest is not active.
pub fn decide(
    desk: &Desk,
    by: &Actor,
    guest: &Id<kind::Guest>,
    approves: bool,
) -> Result<(), Refusal> {
    let (to, did, told) = if approves {
        let told = FactorChange::RecoveryApproved;
        (RecoveryState::Approved, "approved", told)
    } else {
        let told = FactorChange::RecoveryRefused;
        (RecoveryState::Refused, "refused", told)
    };
    desk.change(by, EventName::Recovery, |tx, now| {
        let guest = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        if guest.state != GuestState::Active {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        }
        let waits = tx.open_recovery_of(&guest.id, now)?;
        let Some(waits) = waits else {
            return Err(Refusal::Unknown("recovery"));
        };
        if !tx.decide_recovery(&waits.id, to, (now, now.plus(WINDOW)))? {
            return Err(Refusal::Unknown("recovery"));
        }
        let mail = Mail {
            to: guest.email.clone(),
            language: guest.language,
            reply_to: None,
            content: MailContent::FactorChanged {
                name: guest.display_name.clone(),
                change: told,
                contact_url: desk.settings.contact_url.clone(),
            },
        };
        queue_mail(desk, tx, Some(&guest.id), &mail, now)?;
        let event = done(now, by, EventName::Recovery, did);
        tx.audit(event.guest(&guest.id).partner(&guest.partner_id));
        Ok(())
    })
}
