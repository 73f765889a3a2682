//! Why a guest may open an app, or not.

use crate::{Cx, OidcFailure};
use model::{App, Id, kind};
use policy::{Ask, Decision, decide};

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
