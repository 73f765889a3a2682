//! What admins are to look at without having asked: on the start page until somebody puts it aside, and
//! by mail to each who may do something about it, at most once a day for each kind and thing.

use crate::{Desk, Refusal, invitations::letter::write_to, leavers::managers};
use model::{Actor, Alert, AlertKey, AlertKind, At, Event, EventName, MailContent};
use store::Tx;

/// The alerts that nobody put aside, newest first, fifty at most; what is held or waits for approval is
/// not among them, since the start page shows it by itself.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open(desk: &Desk) -> Result<Vec<Alert>, Refusal> {
    Ok(desk.store.read(|tx| tx.unseen_alerts())?)
}

/// Puts an alert aside until it happens again.
///
/// # Errors
/// [`Refusal::Unknown`] when there is none to put aside.
pub fn put_aside(desk: &Desk, by: &Actor, key: &AlertKey) -> Result<(), Refusal> {
    desk.change(by, EventName::Partner, |tx, now| {
        if !tx.put_alert_aside(key, now)? {
            return Err(Refusal::Unknown("alert"));
        }
        let detail = serde_json::json!({
            "did": "alert_put_aside", "alert": key.kind, "about": key.about,
        });
        tx.audit(
            Event::change(now, by.clone(), EventName::Partner)
                .partner(&key.partner_id)
                .detail(detail),
        );
        Ok(())
    })
}

/// The page on which an admin does something about it.
#[must_use]
pub fn href(key: &AlertKey) -> String {
    let partner = &key.partner_id;
    match key.kind {
        AlertKind::ConnectionHeld | AlertKind::KeysReplaced | AlertKind::ForeignTenant => {
            format!("/admin/connections/{}", key.about)
        }
        AlertKind::DomainLapsing | AlertKind::DomainLapsed => {
            format!("/admin/partners/{partner}/domains")
        }
        AlertKind::SetupWaits => format!("/admin/partners/{partner}/setup"),
        AlertKind::SetupApproved => format!("/admin/partners/{partner}"),
    }
}

/// Mails what is due, fifty alerts at most, so that no mailbox drowns. Returns how many alerts.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<usize, Refusal> {
    let now = desk.clock.now();
    // Looks before it writes, so that an idle node does not take the writer.
    let due = desk.store.read(|tx| tx.alerts_to_mail(now))?;
    let mut mailed = 0;
    for alert in &due {
        mailed += usize::from(desk.store.write(|tx| mail(desk, tx, alert, now))?);
    }
    Ok(mailed)
}

/// Writes the mails of one alert, by exactly one node.
fn mail(desk: &Desk, tx: &mut Tx<'_>, alert: &Alert, now: At) -> Result<bool, Refusal> {
    if !tx.claim_alert_mail(&alert.key, now)? {
        return Ok(false);
    }
    for reader in managers(tx)? {
        let content = MailContent::Alert {
            alert: alert.key.kind,
            partner: alert.partner.clone(),
            subject: alert.subject.clone(),
            note: alert.note.clone(),
            link: desk.settings.link(&href(&alert.key)),
        };
        write_to(desk, tx, reader.email, content, now)?;
    }
    Ok(true)
}
