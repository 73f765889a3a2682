//! How long a sign-in counts as the word that the person is still at their company (N1): until the
//! next question to the home but one where it can be asked without the person, for hours where it
//! cannot, for weeks where a mailed code proved the mailbox.

use crate::Desk;
use model::{At, Guest, HomeProfile, HomeSignIn, SignIn, confirmed_through};
use store::{StoreError, Tx};

/// Keeps what a proven sign-in says about a guest, what lets us ask the home later, and until when
/// that counts. A passkey of ours says nothing about the mailbox, so it confirms nobody.
pub(crate) fn record(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (guest, profile): (&Guest, &HomeProfile),
    (sign_in, proof): (&SignIn, &HomeSignIn),
) -> Result<(), StoreError> {
    let (now, lifetimes) = (desk.clock.now(), &desk.settings.lifetimes);
    tx.record_home_profile(&guest.id, profile)?;
    let until = if is_ours(desk, proof) {
        if !proves_mailbox(proof) {
            return Ok(());
        }
        tx.forget_home_grant(&guest.id)?;
        now.plus(lifetimes.mailbox_proof)
    } else {
        let partner = tx.find_partner(&guest.partner_id)?;
        let agreed = partner.and_then(|partner| partner.trust.probe_every);
        let period = lifetimes.probe_period(agreed);
        let asked = (&guest.id, &proof.connection_id);
        if tx.take_home_grant(&sign_in.id, asked, now.plus(period))? {
            confirmed_through(now, period)
        } else {
            now.plus(lifetimes.unconfirmed)
        }
    };
    tx.confirm_guest(&guest.id, now, Some(until))
}

/// Whether a passkey is not enough any more: the mailbox has to be proven anew.
pub(crate) fn wants_mailbox(desk: &Desk, guest: &Guest, proof: &HomeSignIn, now: At) -> bool {
    is_ours(desk, proof)
        && !proves_mailbox(proof)
        && guest.confirmed_until.is_some_and(|until| until <= now)
}

fn is_ours(desk: &Desk, proof: &HomeSignIn) -> bool {
    proof.issuer == desk.settings.issuer
}

/// A mailed code says `otp` (RFC 8176), a passkey does not.
fn proves_mailbox(proof: &HomeSignIn) -> bool {
    proof.amr.iter().any(|method| method == "otp")
}
