//! Delivering the mail that waits in the outbox.

use crate::{Desk, MailRenderer, Mailer, OutgoingMail, Refusal, invitations::letter::sealed};
use model::{
    GuestState, Id, InvitationMail, InvitationState, Mail, MailContent, OutboxItem, Settings, Span,
    kind,
};
use store::{NewOutboxItem, StoreError};

/// Longest name in a From header.
const SENDER_NAME: usize = 60;

/// The vault context of a mail that waits in the outbox: `outbox:<item id>`, so that one item's
/// sealed mail cannot be put under another item.
#[must_use]
pub fn mail_context(id: &Id<kind::OutboxItem>) -> String {
    format!("outbox:{id}")
}

/// What came of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Delivered.
    Done,
    /// Not now; why.
    Retry(String),
    /// Never; why.
    Dead(String),
}

/// Opens, renders and sends one mail. Holds no transaction; the caller writes the outcome down.
pub fn deliver_mail(
    desk: &Desk,
    item: &OutboxItem,
    renderer: &dyn MailRenderer,
    mailer: &dyn Mailer,
) -> Delivery {
    let mail = match open(desk, item) {
        Ok(mail) => mail,
        Err(error) => return Delivery::Dead(error),
    };
    match is_wanted(desk, &mail) {
        Ok(true) => {}
        Ok(false) => return Delivery::Done,
        Err(error) => return Delivery::Retry(error.to_string()),
    }
    let content = match content(desk, &mail, renderer) {
        Ok(content) => content,
        Err(error) => return Delivery::Retry(error),
    };
    let outgoing = OutgoingMail {
        content,
        ..outgoing(&desk.settings, &mail, item.id.to_string(), item.created_at)
    };
    match mailer.send(&outgoing) {
        Ok(()) => Delivery::Done,
        Err(error) if error.permanent => Delivery::Dead(error.message),
        Err(error) => Delivery::Retry(error.message),
    }
}

/// A mail with its headers by the settings, still without what it says.
#[must_use]
pub fn outgoing(
    settings: &Settings,
    mail: &Mail,
    id: String,
    written_at: model::At,
) -> OutgoingMail {
    let reply_to = mail.reply_to.as_deref().and_then(|it| it.parse().ok());
    OutgoingMail {
        id,
        to: mail.to.clone(),
        reply_to: reply_to.or_else(|| settings.mail.reply_to.clone()),
        from: settings.mail.from.clone(),
        from_name: sender_name(settings, mail),
        bounce: settings.mail.bounce.clone(),
        unsubscribe: matches!(mail.content, MailContent::Invitation(_)),
        written_at,
        content: crate::RenderedMail::default(),
    }
}

/// What a mail says, with the logo that its HTML shows.
fn content(
    desk: &Desk,
    mail: &Mail,
    renderer: &dyn MailRenderer,
) -> Result<crate::RenderedMail, String> {
    let mut content = renderer.render(mail, &desk.settings)?;
    if desk.settings.logo.is_some() {
        let logo = crate::settings::logo(desk).map_err(|error| error.to_string())?;
        content.logo = logo.map(|(logo, image)| (logo.kind.media_type(), image));
    }
    Ok(content)
}

/// Sends a mail at once, to see whether and how it arrives.
///
/// # Errors
/// What the mail server said.
pub fn send_now(
    desk: &Desk,
    mail: &Mail,
    renderer: &dyn MailRenderer,
    mailer: &dyn Mailer,
) -> Result<(), String> {
    let now = desk.clock.now();
    let id: Id<kind::OutboxItem> = Id::new(now, &*desk.random);
    let outgoing = OutgoingMail {
        content: content(desk, mail, renderer)?,
        ..outgoing(&desk.settings, mail, id.to_string(), now)
    };
    mailer.send(&outgoing).map_err(|error| error.message)
}

/// Writes a mail to an admin who wants to see how it arrives.
///
/// # Errors
/// [`Refusal::Store`].
pub fn send_test(desk: &Desk, by: &model::Admin, mail: &Mail) -> Result<(), Refusal> {
    let actor = model::Actor::admin(&by.id);
    desk.change(&actor, model::EventName::Settings, |tx, now| {
        tx.insert_outbox(&sealed(desk, None, mail, now)?)?;
        tx.audit(crate::desk::done(
            now,
            &actor,
            model::EventName::Settings,
            "test_mail",
        ));
        Ok(())
    })
}

/// Whose name the sender's address carries: the inviter's together with the company's on an invitation,
/// else the company's.
fn sender_name(settings: &Settings, mail: &Mail) -> String {
    let name = match &mail.content {
        MailContent::Invitation(it) => format!("{} ({})", it.inviter_name, settings.company),
        _ => settings.company.clone(),
    };
    let shown = name.chars().filter(|c| !crate::text::is_control(*c));
    shown.take(SENDER_NAME).collect()
}

fn open(desk: &Desk, item: &OutboxItem) -> Result<Mail, String> {
    let plain = desk.vault.open(&mail_context(&item.id), &item.payload);
    let plain = plain.map_err(|error| error.to_string())?;
    serde_json::from_slice(&plain).map_err(|_| "the mail does not read as one".to_owned())
}

/// Whether a mail still says what is so: nobody is reminded of an invitation that is not open any more.
fn is_wanted(desk: &Desk, mail: &Mail) -> Result<bool, StoreError> {
    let MailContent::Invitation(InvitationMail {
        invitation_id: Some(id),
        reminder: 1..,
        ..
    }) = &mail.content
    else {
        return Ok(true);
    };
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let Some(invitation) = tx.find_invitation(id)? else {
            return Ok(false);
        };
        let guest = tx.find_guest(&invitation.guest_id)?;
        Ok(invitation.state == InvitationState::Open
            && invitation.expires_at > now
            && guest.is_some_and(|it| it.state == GuestState::Invited))
    })
}

/// The reminder that follows a delivered invitation, while its link works; to be written down together with
/// the delivery.
///
/// # Errors
/// [`Refusal::Store`] when the mail cannot be read any more.
pub fn reminder_after(desk: &Desk, item: &OutboxItem) -> Result<Option<NewOutboxItem>, Refusal> {
    let Ok(mut mail) = open(desk, item) else {
        return Ok(None);
    };
    let MailContent::Invitation(it) = &mut mail.content else {
        return Ok(None);
    };
    let mut days = desk.settings.mail.reminders.iter();
    let next = days.find(|days| **days > it.reminder).copied();
    let first = item.created_at.minus(Span::days(it.reminder));
    let Some((next, at)) = next.map(|days| (days, first.plus(Span::days(days)))) else {
        return Ok(None);
    };
    let invitation = match &it.invitation_id {
        Some(id) if at < it.expires_at => desk.store.read(|tx| tx.find_invitation(id))?,
        _ => None,
    };
    let Some(invitation) = invitation else {
        return Ok(None);
    };
    it.reminder = next;
    let guest = Some(invitation.guest_id);
    Ok(Some(sealed(desk, guest, &mail, at)?))
}
