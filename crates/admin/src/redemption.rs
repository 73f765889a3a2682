//! From a proven sign-in to a guest: the only place where an invitation is used up and an
//! identity is linked.
//!
//! Invariant: a guest is found by (connection, issuer, subject) alone. An address only decides
//! whether an *open invitation* may be accepted with it, and only when the home may speak for
//! the address's domain (L01, L02).

mod moving;
mod notices;
mod step;

use crate::{
    Desk, Refusal, confirmation, groups,
    landing::{Landing, LandingView, look},
    leavers, scim,
};
use model::{
    Actor, ActorKind, At, Email, Event, EventName, Guest, GuestState, HomeIdentity, HomeProfile,
    HomeSignIn, Id, Invitation, InvitationState, Reason, SignIn, kind,
};
pub use moving::MoveOffer;
use moving::Moving;
use policy::{Ask, decide};
use step::{Fail, Found, Step, find_step};
use store::{StoreError, Tx};

/// What a proven sign-in leads to.
#[derive(Debug)]
pub enum Resolution {
    /// A known guest; begin a session and go where the sign-in wanted to go.
    SignedIn(Box<Guest>),
    /// The invitation was used up just now; begin a session and go there.
    Redeemed(Box<Guest>, String),
    /// The home did not vouch for the invited address: mail a code to it first.
    MailboxProof {
        /// The invited address.
        to: Email,
    },
    /// Signed in to an invitation account, and the company has a sign-in of its own: go on there, with
    /// [`offered`], or stay for now, with [`stay`].
    MoveOffered(Box<MoveOffer>),
    /// No link was opened, but an invitation waits for exactly this person: show it with one button.
    Accept(Box<LandingView>),
    /// No.
    Refused(Denied),
}

/// A refusal as its page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// Why, as far as the person may know.
    pub reason: Reason,
    /// Who had invited.
    pub inviter_name: Option<String>,
    /// How to reach the host.
    pub contact_url: Option<String>,
    /// The account that was used, in the words of its home.
    pub account: Option<String>,
    /// The invited address, where an invitation led here; pages show it masked.
    pub invited: Option<Email>,
    audit: Reason,
    guest_id: Option<Id<kind::Guest>>,
    /// Somebody new came from this home with this address, for which the home may speak.
    newcomer: Option<(HomeIdentity, Email)>,
    /// The guest's own account came back as somebody else's (S07).
    reused: bool,
}

/// What a person recognises the account by that they used: its address, else its subject.
#[must_use]
pub fn account_of(proof: &HomeSignIn) -> String {
    proof.email.clone().unwrap_or_else(|| proof.subject.clone())
}

/// Why the person at the browser is the one who was invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// They opened the link, and their home or their mailbox vouches for the invited address.
    AddressMatches,
    /// They opened the link and proved the invited mailbox within this sign-in.
    MailboxProven,
    /// They opened no link; the address is vouched for and they pressed *Accept* on our page.
    AcceptedHere,
}

impl Evidence {
    /// As the audit chain writes it.
    const fn as_str(self) -> &'static str {
        match self {
            Self::AddressMatches => "address",
            Self::MailboxProven => "mailbox",
            Self::AcceptedHere => "accepted_here",
        }
    }
}

/// Decides what a proven sign-in leads to, and does it where nothing more is needed.
///
/// # Errors
/// [`Refusal::Store`]; everything else is a [`Resolution`].
pub fn resolve(desk: &Desk, sign_in: &SignIn) -> Result<Resolution, Refusal> {
    let now = desk.clock.now();
    let step = desk.store.read::<_, Fail>(|tx| find_step(tx, sign_in, now));
    match step {
        Err(fail) => give_up(desk, sign_in, fail),
        Ok(Step::Known(guest, home)) => sign_in_known(desk, sign_in, (*guest, home)),
        Ok(Step::Offered(_, _, offer)) => Ok(Resolution::MoveOffered(offer)),
        Ok(Step::Moving(moving)) if moving.is_proven => {
            accept(desk, sign_in, Evidence::MailboxProven)
        }
        Ok(Step::Moving(moving)) => Ok(moving::ask_mailbox(desk, sign_in, *moving)?),
        Ok(Step::Invited(found)) if found.by_link && found.vouched => {
            accept(desk, sign_in, Evidence::AddressMatches)
        }
        Ok(Step::Invited(found)) if found.by_link => Ok(Resolution::MailboxProof {
            to: found.guest.email,
        }),
        Ok(Step::Invited(found)) => {
            let landing = desk.store.read(|tx| look(tx, found.invitation, now))?;
            match landing {
                Landing::Open(view) => Ok(Resolution::Accept(view)),
                Landing::Closed(problem) => give_up(desk, sign_in, Fail::denied(problem.reason)),
            }
        }
    }
}

/// Uses the invitation up: in one transaction the sign-in ends, the invitation is redeemed, the
/// guest becomes active, the identity is linked and the home's word is kept. Whoever comes second
/// changes nothing.
///
/// # Errors
/// [`Refusal::Store`]; everything else is a [`Resolution`].
pub fn accept(desk: &Desk, sign_in: &SignIn, evidence: Evidence) -> Result<Resolution, Refusal> {
    let now = desk.clock.now();
    let outcome = desk.store.write::<_, Fail>(|tx| {
        let found = match find_step(tx, sign_in, now)? {
            Step::Invited(found) => found,
            Step::Moving(moving) => {
                return moved(desk, tx, (sign_in, evidence), *moving).map(Resolution::SignedIn);
            }
            Step::Known(guest, _) | Step::Offered(guest, ..) => {
                return Err(Fail::about(Reason::InvitationUsed, &guest.id));
            }
        };
        let good = match evidence {
            Evidence::AddressMatches => found.by_link && found.vouched,
            Evidence::MailboxProven => found.by_link,
            Evidence::AcceptedHere => found.vouched,
        };
        if !good {
            return Err(Fail::about(Reason::NotInvited, &found.guest.id));
        }
        let (guest, continue_to) = redeem(desk, tx, (sign_in, evidence), *found)?;
        Ok(Resolution::Redeemed(Box::new(guest), continue_to))
    });
    outcome.or_else(|fail| give_up(desk, sign_in, fail))
}

fn moved(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (sign_in, evidence): (&SignIn, Evidence),
    moving: Moving,
) -> Result<Box<Guest>, Fail> {
    // The code went to the guest whom the sign-in names, and to nobody else.
    let asked = sign_in.moves_guest_id.as_ref() == Some(&moving.guest.id);
    if evidence != Evidence::MailboxProven || !asked {
        return Err(Fail::about(Reason::NotInvited, &moving.guest.id));
    }
    moving::carry_out(desk, tx, (sign_in, evidence), moving).map(Box::new)
}

/// The home that a guest who is signed in to an invitation account was offered, for a sign-in there
/// that replaces the account (`StartRequest::moves_guest_id` of the broker).
///
/// # Errors
/// [`Refusal::Store`]. `None` when nothing is offered to this sign-in.
pub fn offered(
    desk: &Desk,
    sign_in: &SignIn,
) -> Result<Option<(MoveOffer, Id<kind::Guest>)>, Refusal> {
    let now = desk.clock.now();
    match desk.store.read::<_, Fail>(|tx| find_step(tx, sign_in, now)) {
        Ok(Step::Offered(guest, _, offer)) => Ok(Some((*offer, guest.id))),
        Ok(_) | Err(Fail::Denied(_)) => Ok(None),
        Err(Fail::Store(error)) => Err(error.into()),
    }
}

/// Signs in with the invitation account once more; after the cut-over it is refused.
///
/// # Errors
/// [`Refusal::Store`]; everything else is a [`Resolution`].
pub fn stay(desk: &Desk, sign_in: &SignIn) -> Result<Resolution, Refusal> {
    let now = desk.clock.now();
    match desk.store.read::<_, Fail>(|tx| find_step(tx, sign_in, now)) {
        Ok(Step::Offered(guest, home, offer)) if offer.until.is_some() => {
            sign_in_known(desk, sign_in, (*guest, home))
        }
        Ok(Step::Offered(guest, ..)) => {
            give_up(desk, sign_in, Fail::about(Reason::CutOver, &guest.id))
        }
        Ok(_) => give_up(desk, sign_in, Fail::denied(Reason::StateInvalid)),
        Err(fail) => give_up(desk, sign_in, fail),
    }
}

fn redeem(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (sign_in, evidence): (&SignIn, Evidence),
    found: Found,
) -> Result<(Guest, String), Fail> {
    let now = desk.clock.now();
    let Found {
        mut guest,
        invitation,
        proof,
        profile,
        takes_from,
        ..
    } = found;
    if tx.redeem_invitation(&invitation.id, now)?.is_none() {
        // Somebody was faster, or it was withdrawn since we looked.
        let state = tx
            .find_invitation(&invitation.id)?
            .map(|invitation| invitation.state);
        let reason = match state {
            Some(InvitationState::Revoked) => Reason::InvitationRevoked,
            Some(InvitationState::Open) => Reason::InvitationExpired,
            _ => Reason::InvitationUsed,
        };
        return Err(Fail::about(reason, &guest.id).with(&invitation));
    }
    if !tx.activate_guest(&guest.id, now)? {
        return Err(Fail::about(Reason::StateConflict, &guest.id).with(&invitation));
    }
    if !tx.finish_sign_in(&sign_in.id, now)? {
        return Err(Fail::about(Reason::StateInvalid, &guest.id).with(&invitation));
    }
    if let Some(former) = takes_from {
        leavers::unlink(tx, &former, (&proof.identity(), &guest.id), now)?;
    }
    if !tx.link_identity(&proof.identity(), &guest.id, now)? {
        return Err(Fail::about(Reason::StateConflict, &guest.id).with(&invitation));
    }
    scim::linked(desk, tx, (&guest.id, &proof.identity()), now)?;
    guest.home = profile;
    confirmation::record(desk, tx, (&guest, &guest.home), (sign_in, &proof))?;
    groups::follow_home(desk, tx, &guest.id, &proof, now)?;
    guest.state = GuestState::Active;
    guest.accepted_at = Some(now);
    guest.confirmed_at = Some(now);
    let actor = Actor::guest(&guest.id);
    tx.close_invitation_request(&guest.id, now)?;
    let detail = serde_json::json!({
        "invitation": invitation.id, "connection": proof.connection_id, "by": evidence.as_str(),
    });
    for name in [EventName::Redeem, EventName::Link] {
        let event = Event::change(now, actor.clone(), name)
            .guest(&guest.id)
            .partner(&guest.partner_id);
        tx.audit(event.detail(detail.clone()));
    }
    notices::tell_of_acceptance(desk, tx, (&invitation, &guest), &proof)?;
    let continue_to = after_acceptance(tx, sign_in, &guest, &invitation, now)?;
    Ok((guest, continue_to))
}

/// Where to go after acceptance (R52): the app that was waiting, the reply URL, the only app, the panel.
fn after_acceptance(
    tx: &mut Tx<'_>,
    sign_in: &SignIn,
    guest: &Guest,
    invitation: &Invitation,
    now: At,
) -> Result<String, StoreError> {
    if sign_in.continue_to.split('?').next() == Some("/authorize") {
        return Ok(sign_in.continue_to.clone());
    }
    if let Some(url) = &invitation.reply_url {
        return Ok(url.clone());
    }
    let mut open = tx
        .facts_of_guest(&guest.id)?
        .into_iter()
        .filter(|app| decide(&app.facts, Ask::Hold, now).is_allowed());
    Ok(match (open.next(), open.next()) {
        (Some(only), None) => only.launch_url.unwrap_or_else(|| "/".into()),
        _ => "/".into(),
    })
}

fn sign_in_known(
    desk: &Desk,
    sign_in: &SignIn,
    (mut guest, home): (Guest, HomeProfile),
) -> Result<Resolution, Refusal> {
    let now = desk.clock.now();
    let proof = sign_in.proof.as_ref();
    if proof.is_some_and(|proof| confirmation::wants_mailbox(desk, &guest, proof, now)) {
        return give_up(
            desk,
            sign_in,
            Fail::about(Reason::MailboxUnproven, &guest.id),
        );
    }
    let finished = desk.store.write(|tx| {
        if !tx.finish_sign_in(&sign_in.id, now)? {
            return Ok(false);
        }
        if guest.state == GuestState::Invited {
            if !tx.activate_guest(&guest.id, now)? {
                return Ok(false);
            }
            tx.revoke_open_invitations(&guest.id)?;
            let detail =
                serde_json::json!({ "connection": sign_in.connection_id, "by": "directory" });
            tx.audit(
                Event::change(now, Actor::guest(&guest.id), EventName::Redeem)
                    .guest(&guest.id)
                    .partner(&guest.partner_id)
                    .detail(detail),
            );
        }
        if let Some(proof) = &sign_in.proof {
            confirmation::record(desk, tx, (&guest, &home), (sign_in, proof))?;
            groups::follow_home(desk, tx, &guest.id, proof, now)?;
        }
        let event = Event::change(now, Actor::guest(&guest.id), EventName::SignIn);
        let detail = serde_json::json!({ "connection": sign_in.connection_id });
        tx.audit(
            event
                .guest(&guest.id)
                .partner(&guest.partner_id)
                .detail(detail),
        );
        Ok::<_, StoreError>(true)
    })?;
    if !finished {
        return give_up(desk, sign_in, Fail::about(Reason::StateInvalid, &guest.id));
    }
    guest.home = home;
    guest.state = GuestState::Active;
    guest.accepted_at = guest.accepted_at.or(Some(now));
    guest.confirmed_at = Some(now);
    Ok(Resolution::SignedIn(Box::new(guest)))
}

/// Ends a sign-in that waits for something more, because the person begins another one.
///
/// # Errors
/// [`Refusal::Store`].
pub fn abandon(desk: &Desk, sign_in: &SignIn) -> Result<(), Refusal> {
    let now = desk.clock.now();
    desk.store.write(|tx| tx.finish_sign_in(&sign_in.id, now))?;
    Ok(())
}

/// Ends the sign-in, writes the refusal down and says how to reach the host.
fn give_up(desk: &Desk, sign_in: &SignIn, fail: Fail) -> Result<Resolution, Refusal> {
    let mut denied = match fail {
        Fail::Store(error) => return Err(error.into()),
        Fail::Denied(denied) => *denied,
    };
    let now = desk.clock.now();
    desk.store.write(|tx| {
        tx.finish_sign_in(&sign_in.id, now)?;
        let name = if denied.audit == Reason::EmailCollision {
            EventName::Link
        } else {
            EventName::SignIn
        };
        if let Some((identity, address)) = &denied.newcomer {
            leavers::freeze_recreated(desk, tx, (identity, address), now)?;
        }
        if let Some(guest) = denied.guest_id.as_ref().filter(|_| denied.reused) {
            leavers::freeze_reused(desk, tx, guest, now)?;
        }
        notices::tell_of_refusal(desk, tx, (sign_in, &denied), now)?;
        let mut event = Event::refusal(now, Actor::plain(ActorKind::Anonymous), name, denied.audit);
        event.guest_id.clone_from(&denied.guest_id);
        tx.audit(event.detail(serde_json::json!({ "connection": sign_in.connection_id })));
        Ok::<_, Refusal>(())
    })?;
    denied.account = sign_in.proof.as_ref().map(account_of);
    if denied.contact_url.is_none() {
        denied.contact_url.clone_from(&desk.settings.contact_url);
    }
    Ok(Resolution::Refused(denied))
}
