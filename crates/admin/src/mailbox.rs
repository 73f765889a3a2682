//! Who may sign in by a code mailed to them.

use crate::{
    Desk, Refusal,
    landing::{distrust, why_closed},
    partners,
};
use model::{
    Actor, ActorKind, Connection, ConnectionKind, ConnectionState, Email, EventName, GuestState,
    Id, Language, kind,
};

/// How somebody signs in by mailbox.
#[derive(Clone, Debug)]
pub struct MailboxWay {
    /// Through which connection; of kind `invitation`.
    pub connection: Connection,
    /// The open invitation that the sign-in will offer to accept, for a guest who has not yet.
    pub invitation_id: Option<Id<kind::Invitation>>,
    /// The guest.
    pub guest_id: Id<kind::Guest>,
    /// The address the host wrote down.
    pub email: Email,
    /// The name the host gave.
    pub name: String,
    /// The language of the mail.
    pub language: Language,
}

/// Who may get a mail code at sign-in: a guest with an open invitation whose partner has no
/// enabled home identity provider, or an active guest who has an invitation account. Pages must
/// answer `None` and `Some` alike.
///
/// # Errors
/// [`Refusal::Store`].
pub fn eligible_for_mail_code(desk: &Desk, email: &Email) -> Result<Option<MailboxWay>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        for guest in tx.guests_invited_as(email)? {
            let Some(partner) = tx.find_partner(&guest.partner_id)? else {
                continue;
            };
            if distrust(&partner, now).is_some() {
                continue;
            }
            let way = |connection, invitation_id| MailboxWay {
                connection,
                invitation_id,
                guest_id: guest.id.clone(),
                email: guest.email.clone(),
                name: guest.display_name.clone(),
                language: guest.language,
            };
            match guest.state {
                GuestState::Active => {
                    for identity in tx.identities_of(&guest.id)? {
                        let Some(connection) = tx.find_connection(&identity.connection_id)? else {
                            continue;
                        };
                        if connection.kind == ConnectionKind::Invitation
                            && connection.state == ConnectionState::Enabled
                            && identity.subject == guest.id.as_str()
                        {
                            return Ok(Some(way(connection, None)));
                        }
                    }
                }
                GuestState::Invited => {
                    let preferred = tx.preferred_connection(&partner.id)?;
                    let Some(connection) =
                        preferred.filter(|c| c.kind == ConnectionKind::Invitation)
                    else {
                        continue;
                    };
                    let mut all = tx.invitations_of(&guest.id)?.into_iter();
                    if let Some(open) =
                        all.find(|it| why_closed(it, &guest, &partner, now).is_none())
                    {
                        return Ok(Some(way(connection, Some(open.id))));
                    }
                }
                GuestState::Suspended | GuestState::Frozen | GuestState::Removed => {}
            }
        }
        Ok(None)
    })
}

/// The invited guest of an invitation, to whose address a code may be mailed; `None` when the
/// invitation is gone.
///
/// # Errors
/// [`Refusal::Store`].
pub fn invited_guest(
    desk: &Desk,
    invitation: &Id<kind::Invitation>,
) -> Result<Option<model::Guest>, Refusal> {
    desk.store.read(|tx| {
        let Some(invitation) = tx.find_invitation(invitation)? else {
            return Ok(None);
        };
        Ok(tx.find_guest(&invitation.guest_id)?)
    })
}

/// The way in by a mailed code for whoever asks for one, whether anybody is known by the address or not
/// (E01): the account of who is, else the invitation accounts of the partner that the domain belongs to.
/// `None` when those are switched off.
///
/// # Errors
/// [`Refusal::Store`].
pub fn by_code(desk: &Desk, email: &Email) -> Result<Option<Connection>, Refusal> {
    if let Some(way) = eligible_for_mail_code(desk, email)? {
        return Ok(Some(way.connection));
    }
    let partner = desk
        .store
        .read(|tx| partners::by_domain(tx, email.domain()))?;
    if let Some(partner) = partner {
        return accounts_of(desk, &partner.id);
    }
    let by = Actor::plain(ActorKind::System);
    let individuals = desk.change(&by, EventName::SignIn, |tx, now| match partners::by_domain(
        tx,
        email.domain(),
    )? {
        Some(partner) => Ok(partner),
        None => partners::individuals(desk, tx, &by, now),
    })?;
    accounts_of(desk, &individuals.id)
}

/// The invitation accounts of a partner, where they are a way in.
fn accounts_of(desk: &Desk, partner: &Id<kind::Partner>) -> Result<Option<Connection>, Refusal> {
    let all = desk.store.read(|tx| tx.connections_of(partner))?;
    Ok(all
        .into_iter()
        .find(|it| it.kind == ConnectionKind::Invitation && it.state == ConnectionState::Enabled))
}

/// The guest to whose mailbox a code goes before a home replaces their invitation account.
///
/// # Errors
/// [`Refusal::Store`].
pub fn moving_guest(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<model::Guest>, Refusal> {
    Ok(desk.store.read(|tx| tx.find_guest(id))?)
}
