//! Telling guests that their access ends, some days before and when it has ended.

use crate::{Desk, Refusal, invitations::letter::queue_mail};
use model::{Guest, Mail, MailContent, Span};

/// So many are told at a time.
const AT_ONCE: i64 = 200;
/// An end that came longer ago is no news.
const NEWS: Span = Span::days(7);

/// Tells whom it is time to tell; each is told by the one node that notes it first. Returns how many.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<usize, Refusal> {
    let mut told = tell(desk, 0)?;
    // The nearest first: whoever is told that two days are left need not hear of fourteen.
    for days in &desk.settings.mail.endings {
        told += tell(desk, *days)?;
    }
    Ok(told)
}

fn tell(desk: &Desk, days: i64) -> Result<usize, Refusal> {
    let now = desk.clock.now();
    let span = if days == 0 {
        (now.minus(NEWS), now)
    } else {
        (now, now.plus(Span::days(days)))
    };
    let due = desk
        .store
        .read(|tx| tx.guests_to_tell(span, days, AT_ONCE))?;
    let mut told = 0;
    for guest in due {
        told += usize::from(tell_one(desk, &guest, days)?);
    }
    Ok(told)
}

fn tell_one(desk: &Desk, guest: &Guest, days: i64) -> Result<bool, Refusal> {
    let Some(end) = guest.ends_at else {
        return Ok(false);
    };
    let now = desk.clock.now();
    desk.store.write(|tx| {
        if !tx.note_end_told(&guest.id, end, days)? {
            return Ok(false);
        }
        let sponsor = match &guest.sponsor_id {
            Some(id) => tx.find_admin(id)?,
            None => None,
        };
        let own = desk.settings.contact_url.clone();
        let contact_url = own
            .or_else(|| sponsor.as_ref().map(|it| format!("mailto:{}", it.email)))
            .unwrap_or_default();
        let name = guest.display_name.clone();
        let content = if days == 0 {
            MailContent::AccessEnded { name, contact_url }
        } else {
            MailContent::AccessEnding {
                name,
                ends_at: end,
                sponsor: sponsor.as_ref().map(|it| it.name.clone()),
                contact_url,
            }
        };
        let mail = Mail {
            to: guest.email.clone(),
            language: guest.language,
            reply_to: sponsor.map(|it| it.email.to_string()),
            content,
        };
        queue_mail(desk, tx, Some(&guest.id), &mail, now)?;
        Ok(true)
    })
}
