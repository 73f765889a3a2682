//! Delivering the mail that waits in the outbox.

use crate::{Desk, MailRenderer, Mailer, OutgoingMail};
use model::{Id, Mail, OutboxItem, kind};

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
    let plain = match desk.vault.open(&mail_context(&item.id), &item.payload) {
        Ok(plain) => plain,
        Err(error) => return Delivery::Dead(error.to_string()),
    };
    let Ok(mail) = serde_json::from_slice::<Mail>(&plain) else {
        return Delivery::Dead("the mail does not read as one".into());
    };
    let content = match renderer.render(&mail) {
        Ok(content) => content,
        Err(error) => return Delivery::Retry(error),
    };
    let outgoing = OutgoingMail {
        id: item.id.to_string(),
        to: mail.to.clone(),
        reply_to: mail
            .reply_to
            .as_deref()
            .and_then(|address| address.parse().ok()),
        written_at: item.created_at,
        content,
    };
    match mailer.send(&outgoing) {
        Ok(()) => Delivery::Done,
        Err(error) if error.permanent => Delivery::Dead(error.message),
        Err(error) => Delivery::Retry(error.message),
    }
}
