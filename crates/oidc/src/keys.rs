//! Keeping signing keys: made ahead of need, shared by all nodes through the store.

use crate::{Cx, OidcFailure};
use model::{Actor, ActorKind, Event, EventName, SigningAlg};
use store::StoreError;
use tokens::{KeyNeed, KeyRequest, KeyRing, generate};

/// Loads the keys, makes those that are needed, and puts the ring into use. Several nodes may do
/// this at once; one key is made.
///
/// # Errors
/// [`OidcFailure`]; the ring in use stays.
pub fn ensure_keys(cx: &Cx) -> Result<(), OidcFailure> {
    let now = cx.clock.now();
    let load = || {
        Ok::<_, OidcFailure>(KeyRing::load(
            &cx.store.read(|tx| tx.list_signing_keys(now))?,
            &*cx.vault,
        )?)
    };
    let mut ring = load()?;
    let needs = ring.needs(&cx.settings.lifetimes, now);
    if !needs.is_empty() {
        for need in &needs {
            make(cx, need)?;
        }
        ring = load()?;
    }
    cx.keys.replace(ring);
    Ok(())
}

/// Makes new keys take over as soon as apps can know them: after the lead time in which they are
/// published but do not sign.
///
/// # Errors
/// [`OidcFailure`].
pub fn rotate_now(cx: &Cx, by: &Actor) -> Result<(), OidcFailure> {
    let now = cx.clock.now();
    let handover = now.plus(cx.settings.lifetimes.key_lead);
    let event = Event::change(now, by.clone(), EventName::Keys);
    cx.store
        .record(event.detail(serde_json::json!({ "did": "rotated" })))?;
    for alg in SigningAlg::ALL {
        cx.store.write(|tx| tx.end_signing_keys(*alg, handover))?;
        make(
            cx,
            &KeyNeed {
                alg: *alg,
                active_from: handover,
            },
        )?;
    }
    ensure_keys(cx)
}

fn make(cx: &Cx, need: &KeyNeed) -> Result<(), OidcFailure> {
    let now = cx.clock.now();
    let request = KeyRequest {
        alg: need.alg,
        now,
        active_from: need.active_from,
        lifetimes: &cx.settings.lifetimes,
    };
    let key = generate(&request, &*cx.random, &*cx.vault)?;
    cx.store.write(|tx| {
        if tx.insert_signing_key(&key)? {
            let event = Event::change(now, Actor::plain(ActorKind::System), EventName::Keys);
            tx.audit(
                event.detail(serde_json::json!({ "did": "made", "kid": key.kid, "alg": key.alg })),
            );
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}
