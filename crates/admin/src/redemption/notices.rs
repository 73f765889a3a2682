//! Who hears that somebody else came with what is a guest's.

use super::{Denied, account_of};
use crate::{Desk, Refusal, invitations::letter::write_to, leavers};
use model::{
    At, Email, Guest, GuestState, HashedSecret, HomeSignIn, Invitation, MailContent, OtherAccount,
    Reason, SignIn, Span,
};
use store::{StoreError, Tx};

/// Whoever invited hears of it when the account is not the invited address (S02).
pub(super) fn tell_of_acceptance(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (invitation, guest): (&Invitation, &Guest),
    proof: &HomeSignIn,
) -> Result<(), StoreError> {
    let asserted = proof.email.as_deref().and_then(|it| it.parse().ok());
    let is_same = asserted.is_some_and(|it: Email| it.key() == guest.email.key());
    let Some(to) = inviter(invitation).filter(|_| !is_same) else {
        return Ok(());
    };
    let content = MailContent::AcceptedByOther {
        name: guest.display_name.clone(),
        email: guest.email.clone(),
        account: account_of(proof),
        link: page_of(desk, guest),
    };
    match write_to(desk, tx, to, content, desk.clock.now()) {
        Err(Refusal::Store(error)) => Err(error),
        // Queueing fails in no other way.
        _ => Ok(()),
    }
}

/// Whoever answers for a guest hears that an account came with the guest's verified address (L01);
/// whoever invited, that another account opened the link (I05, I06). Once a day for a guest and a way in,
/// so that nobody fills a mailbox by it.
pub(super) fn tell_of_refusal(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (sign_in, denied): (&SignIn, &Denied),
    now: At,
) -> Result<(), Refusal> {
    let Some(proof) = &sign_in.proof else {
        return Ok(());
    };
    let by_link = matches!(
        denied.audit,
        Reason::AddressDiffers | Reason::OtherGuest | Reason::WrongPartner
    );
    let (with, guest, invitation) = match &sign_in.invitation_id {
        Some(id) if by_link => {
            let Some(invitation) = tx.find_invitation(id)? else {
                return Ok(());
            };
            let guest = tx.find_guest(&invitation.guest_id)?;
            (OtherAccount::Link, guest, Some(invitation))
        }
        None if denied.audit == Reason::EmailCollision && proof.email_verified => {
            let guest = match &denied.guest_id {
                Some(id) => tx.find_guest(id)?,
                None => None,
            };
            // Who froze for it is told of already.
            let lives = guest.filter(|it| it.state != GuestState::Frozen);
            (OtherAccount::Address, lives, None)
        }
        _ => return Ok(()),
    };
    let Some(guest) = guest else {
        return Ok(());
    };
    let key = format!("notice:{with}:{}:{}", guest.id, proof.connection_id);
    if tx.count_attempt(&HashedSecret::of(&key), Span::days(1), now)? > 1 {
        return Ok(());
    }
    let readers = match invitation.as_ref().and_then(inviter) {
        Some(inviter) => vec![inviter],
        None => leavers::who_answers(tx, &guest)?,
    };
    let home = tx.find_connection(&proof.connection_id)?;
    for reader in readers {
        let content = MailContent::OtherAccount {
            with,
            name: guest.display_name.clone(),
            email: guest.email.clone(),
            account: account_of(proof),
            home: home.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
            link: page_of(desk, &guest),
        };
        write_to(desk, tx, reader, content, now)?;
    }
    Ok(())
}

fn inviter(invitation: &Invitation) -> Option<Email> {
    invitation.inviter_email.as_deref()?.parse().ok()
}

fn page_of(desk: &Desk, guest: &Guest) -> String {
    desk.settings.link(&format!("/admin/guests/{}", guest.id))
}
