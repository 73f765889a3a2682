//! Who a proven sign-in is: a known guest, somebody whose invitation is open, or nobody.

use super::{
    Denied,
    moving::{self, MoveOffer, Moving},
};
use crate::landing::{distrust, why_closed};
use model::{
    At, Connection, ConnectionKind, Email, FreezeReason, Guest, GuestState, HomeProfile,
    HomeSignIn, Id, Invitation, Partner, PartnerDomain, Reason, SignIn, SignInStep, Span, kind,
};
use store::{StoreError, Tx};

/// After so long without a word of a home, an account under another name and another address is taken
/// for somebody else's (S07).
const LONG_AWAY: Span = Span::days(30);

/// A guest whose invitation waits for this person.
pub(super) struct Found {
    pub(super) guest: Guest,
    pub(super) invitation: Invitation,
    pub(super) proof: HomeSignIn,
    pub(super) profile: HomeProfile,
    /// The invitation's link was opened in this browser.
    pub(super) by_link: bool,
    /// The invited address is vouched for.
    pub(super) vouched: bool,
    /// A frozen guest who had this account and this address; the host invited the person anew.
    pub(super) takes_from: Option<Guest>,
}

pub(super) enum Step {
    Known(Box<Guest>, HomeProfile),
    /// Known by an invitation account, and their company has a sign-in of its own by now.
    Offered(Box<Guest>, HomeProfile, Box<MoveOffer>),
    /// Known by an invitation account, and signed in at home.
    Moving(Box<Moving>),
    Invited(Box<Found>),
}

/// Why a transaction was given up.
pub(super) enum Fail {
    Store(StoreError),
    Denied(Box<Denied>),
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Fail {
    pub(super) fn denied(reason: Reason) -> Self {
        Self::Denied(Box::new(Denied {
            reason,
            inviter_name: None,
            contact_url: None,
            account: None,
            invited: None,
            audit: reason,
            guest_id: None,
            newcomer: None,
            reused: false,
        }))
    }

    pub(super) fn about(reason: Reason, guest: &Id<kind::Guest>) -> Self {
        Self::denied(reason).telling(|denied| denied.guest_id = Some(guest.clone()))
    }

    /// Names whoever invited too.
    pub(super) fn with(self, invitation: &Invitation) -> Self {
        self.telling(|denied| {
            denied.inviter_name = Some(invitation.inviter_name.clone());
            denied.contact_url = Some(invitation.contact_url.clone());
        })
    }

    /// Names the invited address too.
    fn inviting(self, guest: &Guest) -> Self {
        self.telling(|denied| denied.invited = Some(guest.email.clone()))
    }

    fn telling(mut self, more: impl FnOnce(&mut Denied)) -> Self {
        if let Self::Denied(denied) = &mut self {
            more(denied);
        }
        self
    }
}

pub(super) fn find_step(tx: &mut Tx<'_>, sign_in: &SignIn, now: At) -> Result<Step, Fail> {
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
    if let Some(reason) = connection.state.refuses() {
        return Err(Fail::denied(reason));
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
        domains: tx.partner_domains(&partner.id)?,
        proof,
    };
    let mut takes_from = None;
    if let Some(guest) = tx.find_guest_by_identity(&proof.identity())? {
        match &invitation {
            Some(it) if is_invited_anew(tx, &guest, it)? => takes_from = Some(guest),
            _ => return by_identity(tx, (&home, sign_in), guest, invitation, now),
        }
    } else if tx.scim_says_gone(&connection.id, &proof.subject)? {
        // Nobody whom the partner's directory made inactive comes in by an invitation.
        return Err(Fail::denied(Reason::GuestFrozen));
    }
    if connection.kind == ConnectionKind::Invitation
        && let Some(fail) = moving::has_moved(tx, proof)?
    {
        return Err(fail);
    }
    if invitation.is_none()
        && let Some(moving) = moving::find(tx, &home, sign_in, now)?
    {
        return Ok(Step::Moving(Box::new(moving)));
    }
    match invitation {
        Some(invitation) => by_link(tx, &home, invitation, now),
        None => without_link(tx, &home, now),
    }
    .map(|found| {
        Step::Invited(Box::new(Found {
            takes_from,
            ..found
        }))
    })
}

/// What a known account leads to.
fn by_identity(
    tx: &mut Tx<'_>,
    (home, sign_in): (&Home<'_>, &SignIn),
    guest: Guest,
    invitation: Option<Invitation>,
    now: At,
) -> Result<Step, Fail> {
    if let Some(other) = invitation.filter(|it| it.guest_id != guest.id) {
        return Err(somebody_elses(tx, &guest, &other)?);
    }
    if sign_in
        .moves_guest_id
        .as_ref()
        .is_some_and(|it| *it != guest.id)
    {
        return Err(Fail::about(Reason::OtherGuest, &guest.id));
    }
    let guest = Box::new(if is_brought(tx, home, &guest)? {
        brought(guest, home, now)?
    } else {
        known(guest, home.partner, now)?
    });
    if home.is_somebody_new(&guest, now) {
        return Err(
            Fail::about(Reason::SubjectReused, &guest.id).telling(|denied| denied.reused = true)
        );
    }
    Ok(
        match moving::offer(tx, (home.connection, home.partner), now)? {
            Some(offer) => Step::Offered(guest, home.profile(), Box::new(offer)),
            None => Step::Known(guest, home.profile()),
        },
    )
}

/// Whether the host invited the person behind a frozen guest anew: the same partner, the same address,
/// another record. The account then goes over, and nothing else does. An account that came back as
/// somebody else's goes over to whoever its partner's people are that were invited (S07).
fn is_invited_anew(
    tx: &mut Tx<'_>,
    former: &Guest,
    invitation: &Invitation,
) -> Result<bool, StoreError> {
    if former.state != GuestState::Frozen || invitation.guest_id == former.id {
        return Ok(false);
    }
    let invited = tx.find_guest(&invitation.guest_id)?;
    Ok(invited.is_some_and(|it| {
        it.partner_id == former.partner_id
            && (it.email.key() == former.email.key()
                || former
                    .frozen
                    .is_some_and(|f| f.reason == FreezeReason::SubjectReused))
    }))
}

/// Where a sign-in came from and what it said.
pub(super) struct Home<'a> {
    pub(super) connection: &'a Connection,
    pub(super) partner: &'a Partner,
    domains: Vec<PartnerDomain>,
    pub(super) proof: &'a HomeSignIn,
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
                let ours = |d: &PartnerDomain| d.domain == email.domain() && d.state.counts();
                self.domains.iter().any(ours).then_some(email)
            }
        }
    }

    /// What is kept of the home's word; the address counts as verified only if it is vouched for.
    pub(super) fn profile(&self) -> HomeProfile {
        let vouched = self.vouched_address();
        HomeProfile {
            name: self.proof.name.clone(),
            email_verified: vouched.is_some(),
            // In the form whose domain compares with the partner's domains.
            email: vouched
                .map(|email| email.to_string())
                .or_else(|| self.proof.email.clone()),
        }
    }

    /// Whether the account came back after a long time under another name and another address than the
    /// person had: a sloppy home gave it to somebody else (S07).
    fn is_somebody_new(&self, guest: &Guest, now: At) -> bool {
        let fold = |text: &Option<String>| text.as_ref().map(|it| it.trim().to_lowercase());
        let (before, now_is) = (&guest.home, self.profile());
        let differs =
            |a: Option<String>, b: Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
        self.connection.kind == ConnectionKind::Oidc
            && guest
                .confirmed_at
                .is_some_and(|at| now.since(at) >= LONG_AWAY)
            && differs(fold(&before.name), fold(&now_is.name))
            && differs(fold(&before.email), fold(&now_is.email))
    }

    /// Whether the guest was invited at a domain that is no longer proven: nobody new may come
    /// through it, since its mailboxes may be somebody else's by now (S05).
    pub(super) fn has_lapsed_for(&self, guest: &Guest) -> bool {
        let lapsed = |d: &PartnerDomain| d.domain == guest.email.domain() && !d.state.counts();
        self.domains.iter().any(lapsed)
    }

    /// Whether somebody entitled says that this person is at the guest's invited address. The
    /// subject of an invitation account is the guest's id, so it vouches for one guest only.
    fn vouches_for(&self, guest: &Guest) -> bool {
        let is_own =
            self.connection.kind == ConnectionKind::Oidc || self.proof.subject == guest.id.as_str();
        is_own
            && self
                .vouched_address()
                .is_some_and(|vouched| vouched.key() == guest.email.key())
    }
}

/// Somebody else's invitation, opened by a guest who has an account of their own.
fn somebody_elses(tx: &mut Tx<'_>, guest: &Guest, other: &Invitation) -> Result<Fail, StoreError> {
    let reason = match guest.state {
        GuestState::Removed => Reason::GuestRemoved,
        GuestState::Suspended => Reason::GuestSuspended,
        GuestState::Frozen => Reason::GuestFrozen,
        GuestState::Invited | GuestState::Active => Reason::OtherGuest,
    };
    let fail = Fail::about(reason, &guest.id).with(other);
    let invited = tx.find_guest(&other.guest_id)?;
    // A partner's people learn nothing of another partner's, not even an address with its middle masked.
    Ok(
        match invited.filter(|it| it.partner_id == guest.partner_id) {
            Some(invited) => fail.inviting(&invited),
            None => fail,
        },
    )
}

/// Whether the partner's directory linked the account before the first sign-in (ADR 8), and still says that
/// the person works there.
fn is_brought(tx: &mut Tx<'_>, home: &Home<'_>, guest: &Guest) -> Result<bool, StoreError> {
    if guest.state != GuestState::Invited || home.connection.kind != ConnectionKind::Oidc {
        return Ok(false);
    }
    let user = tx.scim_user_of(&home.connection.id, &guest.id)?;
    Ok(user.is_some_and(|it| it.is_active()))
}

/// A guest whom the directory brought and who comes for the first time.
fn brought(guest: Guest, home: &Home<'_>, now: At) -> Result<Guest, Fail> {
    let reason = if guest.ends_at.is_some_and(|end| end <= now) {
        Some(Reason::GuestEnded)
    } else if home.has_lapsed_for(&guest) {
        Some(Reason::DomainLapsed)
    } else {
        distrust(home.partner, now)
    };
    match reason {
        Some(reason) => Err(Fail::about(reason, &guest.id)),
        None => Ok(guest),
    }
}

pub(super) fn known(guest: Guest, partner: &Partner, now: At) -> Result<Guest, Fail> {
    let reason = match guest.state {
        GuestState::Removed => Some(Reason::GuestRemoved),
        GuestState::Suspended => Some(Reason::GuestSuspended),
        GuestState::Frozen => Some(Reason::GuestFrozen),
        GuestState::Invited => Some(Reason::GuestInvited),
        GuestState::Active if guest.ends_at.is_some_and(|end| end <= now) => {
            Some(Reason::GuestEnded)
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
        return Err(Fail::about(reason, &guest.id)
            .with(&invitation)
            .inviting(&guest));
    }
    if home.has_lapsed_for(&guest) {
        return Err(Fail::about(Reason::DomainLapsed, &guest.id)
            .with(&invitation)
            .inviting(&guest));
    }
    let vouched = home.vouches_for(&guest);
    if home.connection.kind == ConnectionKind::Invitation && !vouched {
        // They proved a mailbox, but not the invited one.
        return Err(Fail::about(Reason::AddressDiffers, &guest.id)
            .with(&invitation)
            .inviting(&guest));
    }
    Ok(Found {
        guest,
        invitation,
        proof: home.proof.clone(),
        profile: home.profile(),
        by_link: true,
        vouched,
        takes_from: None,
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
        if home.has_lapsed_for(guest) {
            return Err(Fail::about(Reason::DomainLapsed, &guest.id));
        }
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
                    takes_from: None,
                });
            }
        }
    }
    // The page says the same in both cases; only the audit chain knows that the address is a guest's.
    let collision = namesakes
        .iter()
        .find(|guest| guest.state != GuestState::Removed);
    let is_home = home.connection.kind == ConnectionKind::Oidc;
    let newcomer = home
        .vouched_address()
        .filter(|_| is_home)
        .map(|address| (home.proof.identity(), address));
    Err(Fail::Denied(Box::new(Denied {
        reason: Reason::NotInvited,
        inviter_name: None,
        contact_url: None,
        account: None,
        invited: None,
        audit: collision.map_or(Reason::NotInvited, |_| Reason::EmailCollision),
        guest_id: collision.map(|guest| guest.id.clone()),
        newcomer,
        reused: false,
    })))
}
