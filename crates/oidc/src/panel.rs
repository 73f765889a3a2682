//! What a guest may open.

use crate::{Cx, OidcFailure};
use model::{App, At, Id, kind};
use policy::{Ask, Decision, decide};

/// An app on the panel.
#[derive(Clone, Debug)]
pub struct PanelApp {
    /// Its id.
    pub id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Where it starts.
    pub launch_url: Option<String>,
    /// When access ends by itself.
    pub until: Option<At>,
}

/// The apps that a guest may open now: exactly what the policy allows (R55).
///
/// # Errors
/// [`OidcFailure`].
pub fn apps_of(cx: &Cx, guest: &Id<kind::Guest>) -> Result<Vec<PanelApp>, OidcFailure> {
    let now = cx.clock.now();
    let apps = cx.store.read(|tx| tx.facts_of_guest(guest))?;
    Ok(apps
        .into_iter()
        .filter_map(|app| {
            let decision = decide(&app.facts, Ask::Open, now);
            decision.is_allowed().then_some(PanelApp {
                id: app.facts.app_id,
                name: app.name,
                launch_url: app.launch_url,
                until: decision.until,
            })
        })
        .collect())
}

/// Why a guest may or may not open an app now; `None` when either does not exist.
///
/// # Errors
/// [`OidcFailure`].
pub fn why(
    cx: &Cx,
    guest: &Id<kind::Guest>,
    app: &Id<kind::App>,
) -> Result<Option<(App, Decision)>, OidcFailure> {
    let now = cx.clock.now();
    let found = cx
        .store
        .read(|tx| Ok::<_, store::StoreError>((tx.find_app(app)?, tx.facts(guest, app)?)))?;
    Ok(match found {
        (Some(app), Some(facts)) => Some((app, decide(&facts, Ask::Open, now))),
        _ => None,
    })
}
