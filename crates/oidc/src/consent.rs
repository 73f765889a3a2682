//! What a guest agreed to for third-party apps, and how it is taken back. Apps of the host have the
//! consent of the admin who assigns them.

use crate::{Cx, OidcFailure};
use model::{Actor, At, Consent, Event, EventName, Id, ReceiptKind, kind};
use store::{GrantScope, StoreError, Tx};

/// A guest's consents, each with the app's name, newest first.
///
/// # Errors
/// [`OidcFailure`].
pub fn of_guest(cx: &Cx, guest: &Id<kind::Guest>) -> Result<Vec<(Consent, String)>, OidcFailure> {
    Ok(cx.store.read(|tx| tx.consents_of(guest))?)
}

/// Adds to what a guest agreed to for an app; a yes to less takes nothing back.
pub(crate) fn give(
    tx: &mut Tx<'_>,
    (guest, app): (&Id<kind::Guest>, &Id<kind::App>),
    scope: &str,
    now: At,
) -> Result<(), StoreError> {
    let before = tx.consented_scope(guest, app)?.unwrap_or_default();
    let mut all: Vec<&str> = before.split_whitespace().collect();
    for one in scope.split_whitespace() {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    tx.give_consent(guest, app, &all.join(" "), now)
}

/// Takes a consent back: the app loses all that it got for this guest, at once, and is told.
/// `false` when there was none.
///
/// # Errors
/// [`OidcFailure`].
pub fn withdraw(
    cx: &Cx,
    guest: &Id<kind::Guest>,
    app: &Id<kind::App>,
) -> Result<bool, OidcFailure> {
    let now = cx.clock.now();
    Ok(cx.store.write(|tx| {
        // The sessions first: an authorization that is under way holds one of their rows.
        tx.lock_sessions_of(guest)?;
        let withdrawn = tx.withdraw_consent(guest, app)?;
        if withdrawn {
            let ends = (
                &GrantScope::GuestAtApp(guest, app),
                ReceiptKind::ConsentWithdrawn,
            );
            let receipt = tx.end_for_receipt(ends, now, &*cx.random)?;
            let event = Event::change(now, Actor::guest(guest), EventName::Consent);
            let detail = serde_json::json!({ "did": "withdrawn" });
            tx.audit_ending(event.guest(guest).app(app).detail(detail), receipt)?;
        }
        Ok::<_, StoreError>(withdrawn)
    })?)
}
