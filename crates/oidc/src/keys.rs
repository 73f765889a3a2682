//! Keeping signing keys: made ahead of need, shared by all nodes through the store.

use crate::{Cx, OidcFailure};
use model::{Actor, ActorKind, Event, EventName, SigningAlg, SigningKeyRecord};
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

/// Takes a key out of use at once and for good: nothing that it signed counts here any more, it is not
/// published, and another signs from now on (K02). `false` when there is no such key.
///
/// # Errors
/// [`OidcFailure`].
pub fn revoke(cx: &Cx, by: &Actor, kid: &str) -> Result<bool, OidcFailure> {
    let event = Event::change(cx.clock.now(), by.clone(), EventName::Keys);
    let was_there = cx.store.write(|tx| {
        let was_there = tx.delete_signing_key(kid)?;
        if was_there {
            tx.audit(event.detail(serde_json::json!({ "did": "revoked", "kid": kid })));
        }
        Ok::<_, StoreError>(was_there)
    })?;
    ensure_keys(cx)?;
    Ok(was_there)
}

/// Puts the keys into use that stand in the store, if another node or a command changed them.
///
/// # Errors
/// [`OidcFailure`]; the ring in use stays.
pub fn follow(cx: &Cx) -> Result<(), OidcFailure> {
    let now = cx.clock.now();
    let stored = cx.store.read(|tx| tx.list_signing_keys(now))?;
    let ring = cx.keys.current();
    let same = |a: &SigningKeyRecord, b: &SigningKeyRecord| {
        (&a.kid, a.active_until) == (&b.kid, b.active_until)
    };
    let standing: Vec<_> = ring
        .records()
        .filter(|key| now < key.published_until)
        .collect();
    let unchanged =
        standing.len() == stored.len() && stored.iter().zip(standing).all(|(a, b)| same(a, b));
    if !unchanged {
        cx.keys.replace(KeyRing::load(&stored, &*cx.vault)?);
    }
    Ok(())
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
