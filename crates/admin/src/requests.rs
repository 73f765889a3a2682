//! Requests for another invitation, by people for whom a link did not work. They change nothing but
//! what the inviter and the admins see.

use crate::{
    Desk, Refusal,
    desk::done,
    invitations::letter::write_to,
    landing::{Landing, by_sign_in, look},
    redemption,
};
use model::{
    Actor, ActorKind, At, Event, EventName, Guest, GuestState, HashedSecret, Id, Invitation,
    InvitationRequest, MailContent, Reason, SignIn, kind,
};
use store::{StoreError, Tx};

/// So many characters of what a home calls an account are kept.
const LONGEST_ACCOUNT: usize = 254;
/// So many requests are listed at a time.
const LISTED: i64 = 50;

/// Who hears of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The inviter's name.
    pub inviter_name: String,
    /// How to reach the host.
    pub contact_url: String,
}

/// Where somebody stands who asks.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// Before the link with this token.
    Link(&'a str),
    /// In a sign-in that an invitation's link began.
    SignIn(&'a SignIn),
}

/// Writes down that somebody asks for another invitation, and mails the inviter. While a request for
/// the same guest is open, asking again changes nothing. `None` where there is nothing to ask for: the
/// link works, is none of ours, or its guest was removed.
///
/// # Errors
/// [`Refusal::Store`].
pub fn ask(desk: &Desk, standing: Standing<'_>) -> Result<Option<Asked>, Refusal> {
    let now = desk.clock.now();
    let (invitation, reason, account) = match standing {
        Standing::Link(token) => {
            let found = desk.store.read(|tx| {
                let found = tx.find_invitation_by_token(&HashedSecret::of(token))?;
                found
                    .map(|it| Ok::<_, StoreError>((it.clone(), look(tx, it, now)?)))
                    .transpose()
            })?;
            match found {
                Some((invitation, Landing::Closed(problem))) => (invitation, problem.reason, None),
                _ => return Ok(None),
            }
        }
        Standing::SignIn(sign_in) => {
            let Some(id) = &sign_in.invitation_id else {
                return Ok(None);
            };
            let found = desk.store.read(|tx| tx.find_invitation(id))?;
            let Some(invitation) = found else {
                return Ok(None);
            };
            let reason = match by_sign_in(desk, sign_in)? {
                Some(Landing::Closed(problem)) => problem.reason,
                _ => Reason::AddressDiffers,
            };
            let account = sign_in.proof.as_ref().map(redemption::account_of);
            (invitation, reason, account)
        }
    };
    desk.store
        .write(|tx| write_down(desk, tx, &invitation, (reason, account), now))
}

fn write_down(
    desk: &Desk,
    tx: &mut Tx<'_>,
    invitation: &Invitation,
    (reason, account): (Reason, Option<String>),
    now: At,
) -> Result<Option<Asked>, Refusal> {
    let guest = tx.find_guest(&invitation.guest_id)?;
    let Some(guest) = guest.filter(|guest| guest.state != GuestState::Removed) else {
        return Ok(None);
    };
    let request = InvitationRequest {
        id: Id::new(now, &*desk.random),
        guest_id: guest.id.clone(),
        invitation_id: invitation.id.clone(),
        reason,
        account: account.map(|text| text.chars().take(LONGEST_ACCOUNT).collect()),
        asked_at: now,
    };
    if tx.insert_invitation_request(&request)? {
        let nobody = Actor::plain(ActorKind::Anonymous);
        let detail = serde_json::json!({ "invitation": invitation.id, "because": reason });
        tx.audit(
            Event::change(now, nobody, EventName::InviteAsked)
                .guest(&guest.id)
                .partner(&guest.partner_id)
                .detail(detail),
        );
        tell_inviter(desk, tx, (invitation, &guest), &request)?;
    }
    Ok(Some(Asked {
        inviter_name: invitation.inviter_name.clone(),
        contact_url: invitation.contact_url.clone(),
    }))
}

fn tell_inviter(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (invitation, guest): (&Invitation, &Guest),
    request: &InvitationRequest,
) -> Result<(), Refusal> {
    let address = invitation.inviter_email.as_deref();
    let Some(to) = address.and_then(|email| email.parse().ok()) else {
        return Ok(());
    };
    let content = MailContent::InvitationAsked {
        name: guest.display_name.clone(),
        email: guest.email.clone(),
        account: request.account.clone(),
        link: desk.settings.link(&format!("/admin/guests/{}", guest.id)),
    };
    write_to(desk, tx, to, content, request.asked_at)
}

/// The open requests with the guests whom the links were for, oldest first, fifty at most.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open(desk: &Desk) -> Result<Vec<(InvitationRequest, Guest)>, Refusal> {
    Ok(desk.store.read(|tx| {
        let mut open = Vec::new();
        for request in tx.open_invitation_requests(LISTED)? {
            if let Some(guest) = tx.find_guest(&request.guest_id)? {
                open.push((request, guest));
            }
        }
        Ok::<_, StoreError>(open)
    })?)
}

/// Puts the open request for a guest aside without another invitation.
///
/// # Errors
/// [`Refusal::Unknown`] when there is none.
pub fn dismiss(desk: &Desk, by: &Actor, guest: &Id<kind::Guest>) -> Result<(), Refusal> {
    desk.change(by, EventName::InviteAsked, |tx, now| {
        let guest = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        if !tx.close_invitation_request(&guest.id, now)? {
            return Err(Refusal::Unknown("request"));
        }
        let event = done(now, by, EventName::InviteAsked, "dismissed");
        tx.audit(event.guest(&guest.id).partner(&guest.partner_id));
        Ok(())
    })
}
