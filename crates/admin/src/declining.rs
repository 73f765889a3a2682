//! An invited person says no: the invitation ends with everything made for it, whoever invited hears of it,
//! and the address may be closed to further invitations.

use crate::{
    Desk, Refusal,
    desk::done,
    invitations::letter::write_to,
    landing::{Landing, look},
    leavers, removal, text,
};
use model::{
    Actor, At, Event, EventName, Guest, GuestSaidMail, GuestWord, HashedSecret, Invitation,
    MailContent, Reason,
};
use store::Tx;

/// What an invited person says.
#[derive(Clone, Debug, Default)]
pub struct Declined {
    /// Why, in their words.
    pub note: String,
    /// No further invitations to this address.
    pub block: bool,
    /// The admins shall look at who invited.
    pub report: bool,
}

/// Declines the open invitation behind a link. `None` when there is none open.
///
/// # Errors
/// A fault of the note, or [`Refusal::Store`].
pub fn decline(desk: &Desk, token: &str, said: &Declined) -> Result<Option<Guest>, Refusal> {
    let note = text::passage("note", &said.note)?;
    let note = Some(note).filter(|text| !text.is_empty());
    let found = desk
        .store
        .read(|tx| tx.find_invitation_by_token(&HashedSecret::of(token)))?;
    let Some(invitation) = found else {
        return Ok(None);
    };
    let by = Actor::guest(&invitation.guest_id);
    desk.change(&by, EventName::Invite, |tx, now| {
        let guest = tx.find_guest(&invitation.guest_id)?;
        let open = matches!(look(tx, invitation.clone(), now)?, Landing::Open(_));
        let Some(guest) = guest.filter(|_| open) else {
            return Ok(None);
        };
        if said.block {
            tx.block_invitations(&guest.email, &invitation.id, now)?;
        }
        removal::end_in(desk, tx, (&by, &guest), now)?;
        let detail = serde_json::json!({
            "did": "declined", "invitation": invitation.id, "blocked": said.block, "reported": said.report,
        });
        let event = Event::change(now, by.clone(), EventName::Invite).detail(detail);
        tx.audit(event.guest(&guest.id).partner(&guest.partner_id));
        tell(desk, tx, (&invitation, &guest), (said, note.as_ref()), now)?;
        Ok(Some(guest))
    })
}

fn tell(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (invitation, guest): (&Invitation, &Guest),
    (said, note): (&Declined, Option<&String>),
    now: At,
) -> Result<(), Refusal> {
    let word = if said.block {
        GuestWord::Blocked
    } else {
        GuestWord::Declined
    };
    let inviter = invitation.inviter_email.as_deref();
    let inviter = inviter.and_then(|it| it.parse::<model::Email>().ok());
    let mut readers: Vec<_> = inviter.into_iter().map(|it| (it, word)).collect();
    if said.report {
        let admins = leavers::managers(tx)?.into_iter();
        readers.extend(admins.map(|admin| (admin.email, GuestWord::Reported)));
    }
    for (reader, said) in readers {
        let content = MailContent::GuestSaid(GuestSaidMail {
            said,
            name: guest.display_name.clone(),
            email: guest.email.clone(),
            note: note.cloned(),
            link: desk.settings.link(&format!("/admin/guests/{}", guest.id)),
        });
        write_to(desk, tx, reader, content, now)?;
    }
    Ok(())
}

/// Whether an address was closed to invitations by this link.
///
/// # Errors
/// [`Refusal::Store`].
pub fn blocked_by(desk: &Desk, token: &str) -> Result<bool, Refusal> {
    Ok(desk.store.read(|tx| {
        let found = tx.find_invitation_by_token(&HashedSecret::of(token))?;
        found.map_or(Ok(false), |it| tx.blocked_by(&it.id))
    })?)
}

/// Opens the address behind a link to invitations again.
///
/// # Errors
/// [`Refusal::Unknown`] when it was not closed by this link.
pub fn unblock(desk: &Desk, token: &str) -> Result<(), Refusal> {
    let found = desk
        .store
        .read(|tx| tx.find_invitation_by_token(&HashedSecret::of(token)))?;
    let invitation = found.ok_or(Refusal::Refused(Reason::InvitationUnknown))?;
    let by = Actor::guest(&invitation.guest_id);
    desk.change(&by, EventName::Invite, |tx, now| {
        if !tx.unblock_invitations(&invitation.id)? {
            return Err(Refusal::Unknown("block"));
        }
        tx.audit(done(now, &by, EventName::Invite, "unblocked").guest(&invitation.guest_id));
        Ok(())
    })
}
