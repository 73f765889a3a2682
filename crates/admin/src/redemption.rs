//! From a proven sign-in to a guest: the only place where an invitation is used up and an
//! identity is linked.
//!
//! Invariant: a guest is found by (connection, issuer, subject) alone. An address only decides
//! whether an *open invitation* may be accepted with it, and only when the home may speak for
//! the address's domain (L01, L02).

use crate::{
    Desk, Refusal,
    landing::{Landing, LandingView, distrust, look, why_closed},
};
use model::{
    Actor, ActorKind, At, Connection, ConnectionKind, ConnectionState, Email, Event, EventName,
    Guest, GuestState, HomeProfile, HomeSignIn, Id, Invitation, InvitationState, Partner, Reason,
    SignIn, SignInStep, kind,
};
use policy::{Ask, decide};
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
        /// The invitation.
        invitation_id: Id<kind::Invitation>,
        /// The invited address.
        to: Email,
    },
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
    audit: Reason,
    guest_id: Option<Id<kind::Guest>>,
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
        Ok(Step::Invited(found)) if found.by_link && found.vouched => {
            accept(desk, sign_in, Evidence::AddressMatches)
        }
        Ok(Step::Invited(found)) if found.by_link => Ok(Resolution::MailboxProof {
            invitation_id: found.invitation.id,
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
            Step::Known(guest, _) => return Err(Fail::about(Reason::InvitationUsed, &guest.id)),
        };
        let good = match evidence {
            Evidence::AddressMatches => found.by_link && found.vouched,
            Evidence::MailboxProven => found.by_link,
            Evidence::AcceptedHere => found.vouched,
        };
        if !good {
            return Err(Fail::about(Reason::NotInvited, &found.guest.id));
        }
        redeem(tx, sign_in, *found, now)
    });
    match outcome {
        Ok((guest, continue_to)) => Ok(Resolution::Redeemed(Box::new(guest), continue_to)),
        Err(fail) => give_up(desk, sign_in, fail),
    }
}

/// A guest whose invitation waits for this person.
struct Found {
    guest: Guest,
    invitation: Invitation,
    proof: HomeSignIn,
    profile: HomeProfile,
    /// The invitation's link was opened in this browser.
    by_link: bool,
    /// The invited address is vouched for.
    vouched: bool,
}

enum Step {
    Known(Box<Guest>, HomeProfile),
    Invited(Box<Found>),
}

/// Why a transaction was given up.
enum Fail {
    Store(StoreError),
    Denied(Denied),
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Fail {
    const fn denied(reason: Reason) -> Self {
        Self::Denied(Denied {
            reason,
            inviter_name: None,
            contact_url: None,
            audit: reason,
            guest_id: None,
        })
    }

    fn about(reason: Reason, guest: &Id<kind::Guest>) -> Self {
        match Self::denied(reason) {
            Self::Denied(denied) => Self::Denied(Denied {
                guest_id: Some(guest.clone()),
                ..denied
            }),
            other @ Self::Store(_) => other,
        }
    }

    fn with(self, invitation: &Invitation) -> Self {
        match self {
            Self::Denied(denied) => Self::Denied(Denied {
                inviter_name: Some(invitation.inviter_name.clone()),
                contact_url: Some(invitation.contact_url.clone()),
                ..denied
            }),
            other @ Self::Store(_) => other,
        }
    }
}

fn find_step(tx: &mut Tx<'_>, sign_in: &SignIn, now: At) -> Result<Step, Fail> {
    let proof = match (&sign_in.proof, sign_in.step) {
        (Some(proof), SignInStep::Proven | SignInStep::Finished) if sign_in.expires_at > now => {
            proof
        }
        _ => return Err(Fail::denied(Reason::StateInvalid)),
    };
    if proof.connection_id != sign_in.connection_id {
        return Err(Fail::denied(Reason::MixUp));
    }
    let connection = tx
        .find_connection(&proof.connection_id)?
        .ok_or(Fail::denied(Reason::StateInvalid))?;
    if connection.state != ConnectionState::Enabled {
        return Err(Fail::denied(Reason::ConnectionDisabled));
    }
    let partner = tx
        .find_partner(&connection.partner_id)?
        .ok_or(Fail::denied(Reason::StateInvalid))?;
    let invitation = match &sign_in.invitation_id {
        Some(id) => tx.find_invitation(id)?,
        None => None,
    };
    let home = Home {
        connection: &connection,
        partner: &partner,
        proof,
    };
    if let Some(guest) = tx.find_guest_by_identity(&proof.identity())? {
        let guest = known(guest, &partner, invitation.as_ref(), now)?;
        return Ok(Step::Known(Box::new(guest), home.profile()));
    }
    match invitation {
        Some(invitation) => by_link(tx, &home, invitation, now),
        None => without_link(tx, &home, now),
    }
    .map(|found| Step::Invited(Box::new(found)))
}

/// Where a sign-in came from and what it said.
struct Home<'a> {
    connection: &'a Connection,
    partner: &'a Partner,
    proof: &'a HomeSignIn,
}

impl Home<'_> {
    /// The address that somebody entitled vouches for: the mailbox that was proved, or what the
    /// home asserts as verified within the domains of its partner.
    fn vouched_address(&self) -> Option<Email> {
        match self.connection.kind {
            ConnectionKind::Invitation => self.proof.email.as_ref()?.parse().ok(),
            ConnectionKind::Oidc => {
                let email: Email = self
                    .proof
                    .email
                    .as_ref()
                    .filter(|_| self.proof.email_verified)?
                    .parse()
                    .ok()?;
                let ours = self
                    .partner
                    .domains
                    .iter()
                    .any(|domain| domain == email.domain());
                ours.then_some(email)
            }
        }
    }

    /// What is kept of the home's word; the address counts as verified only if it is vouched for.
    fn profile(&self) -> HomeProfile {
        let vouched = self.vouched_address();
        HomeProfile {
            name: self.proof.name.clone(),
            email_verified: vouched.is_some(),
            email: self
                .proof
                .email
                .clone()
                .or_else(|| vouched.map(|email| email.to_string())),
        }
    }

    /// Whether somebody entitled says that this person is at the guest's invited address. The
    /// subject of an invitation account is the guest's id, so it vouches for one guest only.
    fn vouches_for(&self, guest: &Guest) -> bool {
        let is_own = self.connection.kind == ConnectionKind::Oidc
            || self.proof.subject == guest.id.as_str();
        is_own
            && self
                .vouched_address()
                .is_some_and(|vouched| vouched.key() == guest.email.key())
    }
}

fn known(
    guest: Guest,
    partner: &Partner,
    invitation: Option<&Invitation>,
    now: At,
) -> Result<Guest, Fail> {
    let reason = match guest.state {
        GuestState::Removed => Some(Reason::GuestRemoved),
        GuestState::Suspended => Some(Reason::GuestSuspended),
        GuestState::Invited => Some(Reason::GuestInvited),
        GuestState::Active if guest.ends_at.is_some_and(|end| end <= now) => {
            Some(Reason::GuestEnded)
        }
        GuestState::Active
            if invitation.is_some_and(|invitation| invitation.guest_id != guest.id) =>
        {
            // Somebody else's invitation, opened by a guest who has an own account.
            Some(Reason::StateConflict)
        }
        GuestState::Active => distrust(partner, now),
    };
    reason.map_or_else(
        || Ok(guest.clone()),
        |reason| Err(Fail::about(reason, &guest.id)),
    )
}

fn by_link(
    tx: &mut Tx<'_>,
    home: &Home<'_>,
    invitation: Invitation,
    now: At,
) -> Result<Found, Fail> {
    let unknown = || Fail::denied(Reason::InvitationUnknown);
    let guest = tx.find_guest(&invitation.guest_id)?.ok_or_else(unknown)?;
    if guest.partner_id != home.partner.id {
        return Err(Fail::about(Reason::WrongPartner, &guest.id).with(&invitation));
    }
    if let Some(reason) = why_closed(&invitation, &guest, home.partner, now) {
        return Err(Fail::about(reason, &guest.id).with(&invitation));
    }
    let vouched = home.vouches_for(&guest);
    if home.connection.kind == ConnectionKind::Invitation && !vouched {
        // They proved a mailbox, but not the invited one.
        return Err(Fail::about(Reason::NotInvited, &guest.id).with(&invitation));
    }
    Ok(Found {
        guest,
        invitation,
        proof: home.proof.clone(),
        profile: home.profile(),
        by_link: true,
        vouched,
    })
}

/// An invited guest who opened the app instead of the link (E09).
fn without_link(tx: &mut Tx<'_>, home: &Home<'_>, now: At) -> Result<Found, Fail> {
    if let Some(reason) = distrust(home.partner, now) {
        return Err(Fail::denied(reason));
    }
    let asserted = home
        .proof
        .email
        .as_deref()
        .and_then(|email| email.parse::<Email>().ok());
    let namesakes = match &asserted {
        Some(email) => tx.guests_invited_as(email)?,
        None => Vec::new(),
    };
    for guest in namesakes
        .iter()
        .filter(|g| g.partner_id == home.partner.id && home.vouches_for(g))
    {
        for invitation in tx.invitations_of(&guest.id)? {
            if why_closed(&invitation, guest, home.partner, now).is_none() {
                let (guest, proof) = (guest.clone(), home.proof.clone());
                return Ok(Found {
                    guest,
                    invitation,
                    proof,
                    profile: home.profile(),
                    by_link: false,
                    vouched: true,
                });
            }
        }
    }
    // The page says the same in both cases; only the audit chain knows that the address is a guest's.
    let collision = namesakes
        .iter()
        .find(|guest| guest.state != GuestState::Removed);
    Err(Fail::Denied(Denied {
        reason: Reason::NotInvited,
        inviter_name: None,
        contact_url: None,
        audit: collision.map_or(Reason::NotInvited, |_| Reason::EmailCollision),
        guest_id: collision.map(|guest| guest.id.clone()),
    }))
}

fn redeem(
    tx: &mut Tx<'_>,
    sign_in: &SignIn,
    found: Found,
    now: At,
) -> Result<(Guest, String), Fail> {
    let Found {
        mut guest,
        invitation,
        proof,
        profile,
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
    if !tx.link_identity(&proof.identity(), &guest.id, now)? {
        return Err(Fail::about(Reason::StateConflict, &guest.id).with(&invitation));
    }
    guest.home = profile;
    tx.record_home_profile(&guest.id, &guest.home, now)?;
    guest.state = GuestState::Active;
    guest.accepted_at = Some(now);
    guest.confirmed_at = Some(now);
    let actor = Actor::guest(&guest.id);
    let detail =
        serde_json::json!({ "invitation": invitation.id, "connection": proof.connection_id });
    for name in [EventName::Redeem, EventName::Link] {
        let event = Event::change(now, actor.clone(), name)
            .guest(&guest.id)
            .partner(&guest.partner_id);
        tx.audit(event.detail(detail.clone()));
    }
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
        .filter(|app| decide(&app.facts, Ask::Open, now).is_allowed());
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
    let finished = desk.store.write(|tx| {
        if !tx.finish_sign_in(&sign_in.id, now)? {
            return Ok(false);
        }
        tx.record_home_profile(&guest.id, &home, now)?;
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
    guest.confirmed_at = Some(now);
    Ok(Resolution::SignedIn(Box::new(guest)))
}

/// Ends the sign-in, writes the refusal down and says how to reach the host.
fn give_up(desk: &Desk, sign_in: &SignIn, fail: Fail) -> Result<Resolution, Refusal> {
    let mut denied = match fail {
        Fail::Store(error) => return Err(error.into()),
        Fail::Denied(denied) => denied,
    };
    let now = desk.clock.now();
    desk.store.write(|tx| {
        tx.finish_sign_in(&sign_in.id, now)?;
        let name = if denied.audit == Reason::EmailCollision {
            EventName::Link
        } else {
            EventName::SignIn
        };
        let mut event = Event::refusal(now, Actor::plain(ActorKind::Anonymous), name, denied.audit);
        event.guest_id.clone_from(&denied.guest_id);
        tx.audit(event.detail(serde_json::json!({ "connection": sign_in.connection_id })));
        Ok::<_, StoreError>(())
    })?;
    if denied.contact_url.is_none() {
        denied.contact_url.clone_from(&desk.settings.contact_url);
    }
    Ok(Resolution::Refused(denied))
}
