//! From an invitation account to the partner's own sign-in (N6): one browser proves both sides, and the
//! guest keeps everything but the old way in.

use super::{
    Evidence, Resolution,
    step::{Fail, Home, known},
};
use crate::{Desk, confirmation, groups, scim};
use model::{
    Actor, At, Connection, ConnectionKind, Email, Event, EventName, Guest, GuestState,
    HomeIdentity, HomeProfile, HomeSignIn, Id, Partner, Reason, SignIn, kind,
};
use store::{GrantScope, StoreError, Tx};

/// The partner's own sign-in, offered to a guest who came in by an invitation account.
#[derive(Clone, Debug)]
pub struct MoveOffer {
    /// Where the guest signs in from then on.
    pub home: Connection,
    /// Until when the invitation account is a way in; `None` when that is over.
    pub until: Option<At>,
}

/// A guest who is signed in at home and has an invitation account.
pub(super) struct Moving {
    pub(super) guest: Guest,
    from: HomeIdentity,
    to: HomeSignIn,
    profile: HomeProfile,
    /// The invitation account was signed in to, in this browser, before it went home.
    pub(super) is_proven: bool,
}

/// What is offered to whoever came through a connection; nothing until the admin has set a cut-over.
pub(super) fn offer(
    tx: &mut Tx<'_>,
    (connection, partner): (&Connection, &Partner),
    now: At,
) -> Result<Option<MoveOffer>, Fail> {
    let Some(at) = connection.cut_over_at else {
        return Ok(None);
    };
    let preferred = tx.preferred_connection(&partner.id)?;
    match preferred.filter(|it| it.kind == ConnectionKind::Oidc) {
        Some(home) => Ok(Some(MoveOffer {
            home,
            until: Some(at).filter(|at| *at > now),
        })),
        None if at <= now => Err(Fail::denied(Reason::CutOver)),
        None => Ok(None),
    }
}

/// The guest whom a sign-in at home without a link may be: the one who signed in here before it, else
/// one whose invitation account has the asserted address. The address decides nothing by itself: its
/// mailbox is proven next (INV-KEY).
pub(super) fn find(
    tx: &mut Tx<'_>,
    home: &Home<'_>,
    sign_in: &SignIn,
    now: At,
) -> Result<Option<Moving>, Fail> {
    if home.connection.kind != ConnectionKind::Oidc {
        return Ok(None);
    }
    let candidates = match &sign_in.moves_guest_id {
        Some(id) => tx.find_guest(id)?.into_iter().collect(),
        None => asserted(tx, home)?,
    };
    for guest in candidates {
        let Some(from) = invitation_account(tx, &guest)? else {
            continue;
        };
        if guest.partner_id != home.partner.id {
            return Err(Fail::about(Reason::WrongPartner, &guest.id));
        }
        let guest = known(guest, home.partner, now)?;
        if home.has_lapsed_for(&guest) {
            return Err(Fail::about(Reason::DomainLapsed, &guest.id));
        }
        return Ok(Some(Moving {
            guest,
            from,
            to: home.proof.clone(),
            profile: home.profile(),
            is_proven: sign_in.mailbox_proven,
        }));
    }
    Ok(None)
}

fn asserted(tx: &mut Tx<'_>, home: &Home<'_>) -> Result<Vec<Guest>, StoreError> {
    let email = home.proof.email.as_deref().map(str::parse::<Email>);
    let Some(Ok(email)) = email else {
        return Ok(Vec::new());
    };
    let mut guests = tx.guests_invited_as(&email)?;
    guests.retain(|it| it.partner_id == home.partner.id && it.state == GuestState::Active);
    Ok(guests)
}

/// The invitation account of a guest who has no other way in.
fn invitation_account(tx: &mut Tx<'_>, guest: &Guest) -> Result<Option<HomeIdentity>, StoreError> {
    let mut all = tx.identities_of(&guest.id)?;
    let (Some(only), true) = (all.pop(), all.is_empty()) else {
        return Ok(None);
    };
    let connection = tx.find_connection(&only.connection_id)?;
    let is_ours = connection.is_some_and(|it| it.kind == ConnectionKind::Invitation)
        && only.subject == guest.id.as_str();
    Ok(is_ours.then_some(only))
}

/// Whether a proof here is of somebody who signs in at home by now.
pub(super) fn has_moved(tx: &mut Tx<'_>, proof: &HomeSignIn) -> Result<Option<Fail>, StoreError> {
    let Ok(id) = proof.subject.parse::<Id<kind::Guest>>() else {
        return Ok(None);
    };
    let guest = tx.find_guest(&id)?;
    Ok(guest
        .filter(|guest| guest.state == GuestState::Active)
        .map(|guest| Fail::about(Reason::MovedHome, &guest.id)))
}

/// Asks for the mailbox of the invitation account.
pub(super) fn ask_mailbox(
    desk: &Desk,
    sign_in: &SignIn,
    moving: Moving,
) -> Result<Resolution, StoreError> {
    let guest = moving.guest;
    desk.store
        .write(|tx| tx.set_sign_in_move(&sign_in.id, &guest.id))?;
    Ok(Resolution::MailboxProof { to: guest.email })
}

/// Puts the home's identity in the place of the invitation account. What was granted on the old one
/// ends; the guest, and so the `sub` at each app, the groups and the assignments stay.
pub(super) fn carry_out(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (sign_in, evidence): (&SignIn, Evidence),
    moving: Moving,
) -> Result<Guest, Fail> {
    let now = desk.clock.now();
    let Moving {
        mut guest,
        from,
        to,
        profile,
        ..
    } = moving;
    if !tx.finish_sign_in(&sign_in.id, now)? {
        return Err(Fail::about(Reason::StateInvalid, &guest.id));
    }
    if !tx.unlink_identity(&from, &guest.id)?
        || !tx.link_identity(&to.identity(), &guest.id, now)?
    {
        return Err(Fail::about(Reason::StateConflict, &guest.id));
    }
    scim::linked(desk, tx, (&guest.id, &to.identity()), now)?;
    let ended = tx.end_access(&GrantScope::Guest(&guest.id), now, &*desk.random)?;
    confirmation::record(desk, tx, (&guest, &profile), (sign_in, &to))?;
    groups::follow_home(desk, tx, &guest.id, &to, now)?;
    let detail = serde_json::json!({
        "from": from.connection_id, "connection": to.connection_id,
        "by": evidence.as_str(), "ended": ended.len(),
    });
    let event = Event::change(now, Actor::guest(&guest.id), EventName::Move);
    tx.audit(
        event
            .guest(&guest.id)
            .partner(&guest.partner_id)
            .detail(detail),
    );
    guest.home = profile;
    guest.confirmed_at = Some(now);
    Ok(guest)
}
