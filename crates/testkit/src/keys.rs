use crate::{TestClock, TestRandom, test_vault};
use model::{At, Clock, Lifetimes, Random, SigningAlg, SigningKeyRecord};
use std::sync::{Arc, OnceLock};
use tokens::{KeyRequest, generate};

static KEYS: OnceLock<Vec<SigningKeyRecord>> = OnceLock::new();

/// Signing keys, one for each algorithm, that come into use at an instant, sealed by [`test_vault`].
/// Made once for all tests of a process: RSA keys take long.
#[must_use]
pub fn signing_keys(now: At) -> Vec<SigningKeyRecord> {
    let made = KEYS.get_or_init(|| make(TestClock::new().now()));
    made.iter().map(|key| moved(key, now)).collect()
}

#[expect(clippy::expect_used, reason = "a test without its keys must fail")]
fn make(now: At) -> Vec<SigningKeyRecord> {
    let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(7));
    let vault = test_vault(Arc::clone(&random));
    let make = |alg: &SigningAlg| {
        let request = KeyRequest {
            alg: *alg,
            now,
            active_from: now,
            lifetimes: &Lifetimes::default(),
        };
        generate(&request, &*random, &*vault).expect("a key is made")
    };
    SigningAlg::ALL.iter().map(make).collect()
}

/// The same key, as if it had been made at another instant.
fn moved(key: &SigningKeyRecord, now: At) -> SigningKeyRecord {
    let later = |at: At| now.plus(at.since(key.created_at));
    SigningKeyRecord {
        created_at: now,
        active_from: later(key.active_from),
        active_until: later(key.active_until),
        published_until: later(key.published_until),
        ..key.clone()
    }
}
