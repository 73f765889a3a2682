//! The invitation itself and the mail that carries its link.

use super::InviteRequest;
use crate::{Desk, Refusal, delivery::mail_context, landing};
use model::{
    Admin, At, Email, Guest, Id, Invitation, InvitationMail, InvitationState, Language, Mail,
    MailContent, OutboxKind, Secret, kind,
};
use store::{NewInvitation, NewOutboxItem, Tx};

/// What a letter says besides names.
pub(super) struct Letter {
    pub(super) language: Language,
    pub(super) message: Option<String>,
    pub(super) contact_url: String,
    pub(super) reply_url: Option<String>,
    pub(super) brand_app: Option<Id<kind::App>>,
    /// Whether it goes out by mail.
    pub(super) send: bool,
}

impl Letter {
    pub(super) fn of(desk: &Desk, by: &Admin, request: &InviteRequest) -> Self {
        let contact = request
            .contact_url
            .clone()
            .or_else(|| desk.settings.contact_url.clone());
        let message = request
            .message
            .as_deref()
            .map(|m| m.replace("\r\n", "\n").replace('\r', "\n"));
        Self {
            language: request.language,
            message: message
                .map(|m| m.trim().to_owned())
                .filter(|m| !m.is_empty()),
            contact_url: contact.unwrap_or_else(|| format!("mailto:{}", by.email)),
            reply_url: request.reply_url.clone(),
            brand_app: request.brand_app.clone(),
            send: request.send_mail,
        }
    }
}

/// Replaces whatever link is open by a new one and writes the mail that carries it, where one is wished for.
pub(super) fn write_letter(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, guest): (&Admin, &Guest),
    letter: Letter,
    now: At,
) -> Result<(Invitation, Secret), Refusal> {
    if tx.revoke_open_invitations(&guest.id)? > 0 {
        tx.bury_mail_to(&guest.id, now)?;
    }
    tx.close_invitation_request(&guest.id, now)?;
    let token = Secret::draw(&*desk.random);
    let invitation = Invitation {
        id: Id::new(now, &*desk.random),
        guest_id: guest.id.clone(),
        state: InvitationState::Open,
        language: letter.language,
        inviter_id: Some(by.id.clone()),
        inviter_name: by.name.clone(),
        inviter_email: Some(by.email.to_string()),
        message: letter.message,
        contact_url: letter.contact_url,
        brand_app_id: letter.brand_app,
        reply_url: letter.reply_url,
        created_at: now,
        expires_at: now.plus(desk.settings.lifetimes.invitation),
        redeemed_at: None,
    };
    tx.insert_invitation(&NewInvitation {
        invitation: invitation.clone(),
        token: token.hashed(),
    })?;
    let link = Secret::new(desk.settings.link(&format!("/invite/{}", token.expose())));
    if !letter.send {
        return Ok((invitation, link));
    }
    let brand = match &invitation.brand_app_id {
        Some(id) => tx.find_app(id)?.map(|app| app.name),
        None => None,
    };
    let apps = landing::apps_to_come(tx, &guest.id, now)?;
    let mail = Mail {
        to: guest.email.clone(),
        language: invitation.language,
        reply_to: invitation.inviter_email.clone(),
        content: MailContent::Invitation(InvitationMail {
            name: guest.display_name.clone(),
            inviter_name: invitation.inviter_name.clone(),
            inviter_email: invitation.inviter_email.clone(),
            message: invitation.message.clone(),
            brand,
            apps: apps.into_iter().map(|(_, name)| name).collect(),
            contact_url: invitation.contact_url.clone(),
            link: link.clone(),
            expires_at: invitation.expires_at,
            invitation_id: Some(invitation.id.clone()),
            reminder: 0,
        }),
    };
    queue_mail(desk, tx, Some(&guest.id), &mail, now)?;
    Ok((invitation, link))
}

/// Writes to somebody in the host's own language. It is among no guest's mail, which dies with their record.
pub(crate) fn write_to(
    desk: &Desk,
    tx: &mut Tx<'_>,
    to: Email,
    content: MailContent,
    now: At,
) -> Result<(), Refusal> {
    let mail = Mail {
        to,
        language: desk.settings.language,
        reply_to: None,
        content,
    };
    queue_mail(desk, tx, None, &mail, now)
}

/// Seals a mail and writes it into the outbox.
pub(crate) fn queue_mail(
    desk: &Desk,
    tx: &mut Tx<'_>,
    guest: Option<&Id<kind::Guest>>,
    mail: &Mail,
    now: At,
) -> Result<(), Refusal> {
    let item = sealed(desk, guest.cloned(), mail, now)?;
    tx.insert_outbox(&item)?;
    Ok(())
}

/// A mail as an outbox item that is due at `at`.
pub(crate) fn sealed(
    desk: &Desk,
    guest_id: Option<Id<kind::Guest>>,
    mail: &Mail,
    at: At,
) -> Result<NewOutboxItem, store::StoreError> {
    let id = Id::new(desk.clock.now(), &*desk.random);
    let plain = serde_json::to_vec(mail).map_err(|e| store::StoreError::Corrupt(e.to_string()))?;
    let payload = desk.vault.seal(&mail_context(&id), &plain);
    Ok(NewOutboxItem {
        id,
        kind: OutboxKind::Mail,
        guest_id,
        app_id: None,
        payload,
        created_at: at,
        receipt_id: None,
    })
}
