//! Why may this guest open this app, or not?

use crate::{Desk, Refusal};
use model::{App, At, Event, Guest, GuestState, Id, Reason, kind};
use policy::{Ask, Decision, decide};
use store::{AuditFilter, Tx};

/// More refusals than one request writes down.
const LINES_OF_A_PAGE: i64 = 20;

/// A decision with the names it is about.
#[derive(Debug)]
pub struct Explanation {
    /// The guest.
    pub guest: Guest,
    /// The guest's partner.
    pub partner_name: String,
    /// The app.
    pub app: App,
    /// For which instant.
    pub at: At,
    /// The same answer that tokens, panel and denial page get.
    pub decision: Decision,
    /// What the page with the given reference said, and when.
    pub refused: Option<(Reason, At)>,
}

/// Explains whether a guest (id or invited address) may open an app (id, slug or name) at an
/// instant; `None` means now. Without an app, `guest` may be the reference of a page that refused: it
/// names guest, app and instant.
///
/// # Errors
/// [`Refusal::Unknown`] when either is not there.
pub fn explain(
    desk: &Desk,
    guest: &str,
    app: &str,
    at: Option<At>,
) -> Result<Explanation, Refusal> {
    desk.store.read(|tx| {
        let line = if app.trim().is_empty() {
            find_refusal(tx, guest)?
        } else {
            None
        };
        let (guest, app, refused) = match &line {
            Some(it) => (
                it.guest_id.as_ref().map_or("", |id| id.as_str()),
                it.app_id.as_ref().map_or("", |id| id.as_str()),
                it.reason.map(|reason| (reason, it.at)),
            ),
            None => (guest, app, None),
        };
        let at = at
            .or_else(|| refused.map(|it| it.1))
            .unwrap_or_else(|| desk.clock.now());
        let guest = find_guest(tx, guest.trim())?.ok_or(Refusal::Unknown("guest"))?;
        let app = find_app(tx, app.trim())?.ok_or(Refusal::Unknown("app"))?;
        let facts = tx
            .facts(&guest.id, &app.id)?
            .ok_or(Refusal::Unknown("guest"))?;
        let partner_name = tx
            .find_partner(&guest.partner_id)?
            .map(|p| p.name)
            .unwrap_or_default();
        Ok(Explanation {
            decision: decide(&facts, Ask::Open, at),
            guest,
            partner_name,
            app,
            at,
            refused,
        })
    })
}

/// The refusal on whose page a reference stood, if it was about a guest and an app.
fn find_refusal(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Event>, Refusal> {
    let filter = AuditFilter {
        reference: Some(reference.to_owned()),
        limit: LINES_OF_A_PAGE,
        ..AuditFilter::default()
    };
    let lines = tx.list_events(&filter)?;
    let mut events = lines.into_iter().map(|line| line.event);
    Ok(events.find(|it| it.guest_id.is_some() && it.app_id.is_some() && it.reason.is_some()))
}

/// The guest with this id, or the living one whom the host invited under this address, else the
/// newest of the removed ones.
fn find_guest(tx: &mut Tx<'_>, given: &str) -> Result<Option<Guest>, Refusal> {
    if let Ok(id) = given.parse::<Id<kind::Guest>>() {
        return Ok(tx.find_guest(&id)?);
    }
    let Ok(email) = given.parse() else {
        return Ok(None);
    };
    let mut all = tx.guests_invited_as(&email)?;
    let living = all
        .iter()
        .position(|guest| guest.state != GuestState::Removed)
        .unwrap_or(0);
    Ok(if all.is_empty() {
        None
    } else {
        Some(all.swap_remove(living))
    })
}

fn find_app(tx: &mut Tx<'_>, given: &str) -> Result<Option<App>, Refusal> {
    let key = given.to_lowercase();
    Ok(tx
        .list_apps()?
        .into_iter()
        .find(|app| app.id.as_str() == given || app.slug == key || app.name.to_lowercase() == key))
}
