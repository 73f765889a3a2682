//! Why may this guest open this app, or not?

use crate::{Desk, Refusal};
use model::{App, At, Guest, GuestState, Id, kind};
use policy::{Ask, Decision, decide};
use store::Tx;

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
}

/// Explains whether a guest (id or invited address) may open an app (id, slug or name) at an
/// instant; `None` means now.
///
/// # Errors
/// [`Refusal::Unknown`] when either is not there.
pub fn explain(
    desk: &Desk,
    guest: &str,
    app: &str,
    at: Option<At>,
) -> Result<Explanation, Refusal> {
    let at = at.unwrap_or_else(|| desk.clock.now());
    desk.store.read(|tx| {
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
        })
    })
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
