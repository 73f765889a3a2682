//! Keys of transmitters that sign with others than the home does.

use crate::{
    Outbound, Refusal,
    provider::{not_read, usable},
};
use model::{At, EventName, Reason, Span};
use openidconnect::{JsonWebKeySetUrl, core::CoreJsonWebKeySet};
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

/// Keys are fetched again after so long, or for one that is not known.
const LIFE: Span = Span::hours(1);
/// For one that is not known at most so often.
const PAUSE: Span = Span::secs(60);

struct Known {
    keys: Arc<CoreJsonWebKeySet>,
    fetched_at: At,
    sought_at: Option<At>,
}

/// The key sets fetched so far, by address.
#[derive(Default)]
pub(crate) struct KeySets {
    known: Mutex<HashMap<String, Known>>,
}

impl KeySets {
    /// The keys at an address; fetched newly for a key that is not among those at hand, once a minute
    /// at most.
    pub(crate) fn keys(
        &self,
        (partner, address): (&str, &str),
        (outbound, now): (&Outbound, At),
        newer: bool,
    ) -> Result<Arc<CoreJsonWebKeySet>, Refusal> {
        let sought_at = {
            let mut known = self.known.lock();
            match known.get_mut(address) {
                Some(it) if newer => {
                    if it.sought_at.is_some_and(|at| now.since(at) < PAUSE) {
                        return Ok(Arc::clone(&it.keys));
                    }
                    // Noted before the request, so that of many callers one goes.
                    it.sought_at = Some(now);
                    it.sought_at
                }
                Some(it) if now.since(it.fetched_at) < LIFE => return Ok(Arc::clone(&it.keys)),
                Some(it) => it.sought_at,
                None => None,
            }
        };
        let keys = Arc::new(fetch(partner, address, outbound)?);
        let fresh = Known {
            keys: Arc::clone(&keys),
            fetched_at: now,
            sought_at,
        };
        self.known.lock().insert(address.to_owned(), fresh);
        Ok(keys)
    }
}

fn fetch(partner: &str, address: &str, outbound: &Outbound) -> Result<CoreJsonWebKeySet, Refusal> {
    let address = JsonWebKeySetUrl::new(address.to_owned()).map_err(|e| {
        let reason = Reason::AddressNotAllowed;
        Refusal::new(EventName::UpstreamMetadata, reason, &e.to_string())
    })?;
    let send = |request| outbound.send(partner, request);
    let keys = CoreJsonWebKeySet::fetch(&address, &send).map_err(|e| not_read(&e))?;
    Ok(usable(&keys))
}
