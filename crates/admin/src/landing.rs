//! The page behind an invitation link. Looking at it changes nothing, however often a mail
//! scanner fetches it (I07).

use crate::{Desk, Refusal};
use model::{
    At, Connection, ConnectionKind, Email, Guest, GuestState, HashedSecret, Id, Invitation,
    InvitationState, Language, Partner, PartnerState, Reason, SignIn, Terms, kind,
};
use policy::{Ask, decide};
use store::{StoreError, Tx};

/// An invitation as its link's page shows it.
#[derive(Clone, Debug)]
pub struct LandingView {
    /// The invitation.
    pub invitation_id: Id<kind::Invitation>,
    /// Whom it invites.
    pub guest_id: Id<kind::Guest>,
    /// The guest's name.
    pub display_name: String,
    /// The invited address, for the account hint; pages show it masked.
    pub email: Email,
    /// The guest's partner.
    pub partner_name: String,
    /// Who invites.
    pub inviter_name: String,
    /// The inviter's address.
    pub inviter_email: Option<String>,
    /// The personal message as plain text.
    pub message: Option<String>,
    /// How to reach the host.
    pub contact_url: String,
    /// The app whose brand stands on the page.
    pub brand: Option<String>,
    /// Names of the apps that the guest will be able to open.
    pub apps: Vec<String>,
    /// The terms of use that they will have to agree to.
    pub terms: Vec<Terms>,
    /// In which language.
    pub language: Language,
    /// Until when the link works.
    pub expires_at: At,
    /// The way in that *Accept* leads to.
    pub connection: Connection,
}

impl LandingView {
    /// Whether *Accept* leads to the partner's own sign-in.
    #[must_use]
    pub fn goes_home(&self) -> bool {
        self.connection.kind == ConnectionKind::Oidc
    }
}

/// Why a link does not work, and whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub reason: Reason,
    /// Who had invited.
    pub inviter_name: Option<String>,
    /// How to reach the host.
    pub contact_url: Option<String>,
    /// Whom it invited, if the link is ours; pages show the address masked.
    pub guest: Option<(Id<kind::Guest>, Email)>,
}

/// What stands behind a link.
#[derive(Clone, Debug)]
pub enum Landing {
    /// An open invitation.
    Open(Box<LandingView>),
    /// Something that cannot be accepted.
    Closed(Problem),
}

/// Looks at the invitation behind a link without changing anything.
///
/// # Errors
/// [`Refusal::Store`].
pub fn view(desk: &Desk, token: &str) -> Result<Landing, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| {
        let Some(invitation) = tx.find_invitation_by_token(&HashedSecret::of(token))? else {
            return Ok(Landing::Closed(Problem {
                reason: Reason::InvitationUnknown,
                inviter_name: None,
                contact_url: desk.settings.contact_url.clone(),
                guest: None,
            }));
        };
        look(tx, invitation, now)
    })?)
}

/// Looks at the invitation that a sign-in began with; `None` when it began without one.
///
/// # Errors
/// [`Refusal::Store`].
pub fn by_sign_in(desk: &Desk, sign_in: &SignIn) -> Result<Option<Landing>, Refusal> {
    let Some(id) = &sign_in.invitation_id else {
        return Ok(None);
    };
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| match tx.find_invitation(id)? {
        Some(invitation) => look(tx, invitation, now).map(Some),
        None => Ok(None),
    })?)
}

/// The guest of a used link with the way in that they have, for whoever opens it once more.
///
/// # Errors
/// [`Refusal::Store`].
pub fn used_by(desk: &Desk, token: &str) -> Result<Option<(Guest, Connection)>, Refusal> {
    desk.store.read(|tx| {
        let Some(invitation) = tx.find_invitation_by_token(&HashedSecret::of(token))? else {
            return Ok(None);
        };
        let Some(guest) = tx.find_guest(&invitation.guest_id)? else {
            return Ok(None);
        };
        let mut ways = Vec::new();
        for identity in tx.identities_of(&guest.id)? {
            ways.extend(tx.find_connection(&identity.connection_id)?);
        }
        ways.retain(|way| way.state.refuses().is_none());
        Ok(ways.pop().map(|way| (guest, way)))
    })
}

/// Asks once more whether the invitation is open, for the button *Accept*: the answer names the
/// invitation and the connection to start the sign-in with. Nothing is used up before the sign-in
/// has come back.
///
/// # Errors
/// [`Refusal::Store`].
pub fn begin(desk: &Desk, token: &str) -> Result<Landing, Refusal> {
    view(desk, token)
}

pub(crate) fn look(
    tx: &mut Tx<'_>,
    invitation: Invitation,
    now: At,
) -> Result<Landing, StoreError> {
    let guest = tx.find_guest(&invitation.guest_id)?;
    let invited = guest.as_ref().map(|it| (it.id.clone(), it.email.clone()));
    let closed = |reason| {
        Ok(Landing::Closed(Problem {
            reason,
            inviter_name: Some(invitation.inviter_name.clone()),
            contact_url: Some(invitation.contact_url.clone()),
            guest: invited.clone(),
        }))
    };
    let Some(guest) = guest else {
        return closed(Reason::InvitationUnknown);
    };
    let Some(partner) = tx.find_partner(&guest.partner_id)? else {
        return closed(Reason::InvitationUnknown);
    };
    if let Some(reason) = why_closed(&invitation, &guest, &partner, now) {
        return closed(reason);
    }
    let Some(connection) = tx.preferred_connection(&partner.id)? else {
        return closed(Reason::ConnectionDisabled);
    };
    let brand = match &invitation.brand_app_id {
        Some(id) => tx.find_app(id)?.map(|app| app.name),
        None => None,
    };
    let apps = apps_to_come(tx, &guest.id, now)?;
    let ids: Vec<Id<kind::App>> = apps.iter().map(|(id, _)| id.clone()).collect();
    let terms = tx.terms_in_force(&ids, now)?;
    Ok(Landing::Open(Box::new(LandingView {
        guest_id: guest.id.clone(),
        invitation_id: invitation.id,
        terms,
        apps: apps.into_iter().map(|(_, name)| name).collect(),
        display_name: guest.display_name,
        email: guest.email,
        partner_name: partner.name,
        inviter_name: invitation.inviter_name,
        inviter_email: invitation.inviter_email,
        message: invitation.message,
        contact_url: invitation.contact_url,
        brand,
        language: invitation.language,
        expires_at: invitation.expires_at,
        connection,
    })))
}

/// Why an invitation cannot be accepted; `None` when it is open.
pub(crate) fn why_closed(
    invitation: &Invitation,
    guest: &Guest,
    partner: &Partner,
    now: At,
) -> Option<Reason> {
    match invitation.state {
        InvitationState::Redeemed => return Some(Reason::InvitationUsed),
        InvitationState::Revoked => return Some(Reason::InvitationRevoked),
        InvitationState::Open if invitation.expires_at <= now => {
            return Some(Reason::InvitationExpired);
        }
        InvitationState::Open => {}
    }
    match guest.state {
        GuestState::Active => Some(Reason::InvitationUsed),
        GuestState::Suspended => Some(Reason::GuestSuspended),
        GuestState::Frozen => Some(Reason::GuestFrozen),
        GuestState::Removed => Some(Reason::GuestRemoved),
        GuestState::Invited => distrust(partner, now),
    }
}

/// Why a partner's people may not sign in now; `None` when they may.
pub(crate) fn distrust(partner: &Partner, now: At) -> Option<Reason> {
    match partner.state {
        PartnerState::Suspended => Some(Reason::PartnerSuspended),
        PartnerState::Ended => Some(Reason::PartnerEnded),
        PartnerState::Active => partner
            .trust
            .ends_at
            .is_some_and(|end| end <= now)
            .then_some(Reason::PartnerEnded),
    }
}

/// The apps, with their names, that a guest can open, or could if they had accepted.
pub(crate) fn apps_to_come(
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    now: At,
) -> Result<Vec<(Id<kind::App>, String)>, StoreError> {
    let mut names = Vec::new();
    for mut app in tx.facts_of_guest(guest)? {
        app.facts.guest_state = GuestState::Active;
        if decide(&app.facts, Ask::Hold, now).is_allowed() {
            names.push((app.facts.app_id, app.name));
        }
    }
    Ok(names)
}
