use crate::{TestClock, TestRandom, test_vault};
use model::{Clock, Lifetimes, Random, SigningAlg, SigningKeyRecord};
use std::sync::{Arc, OnceLock};
use tokens::{KeyRequest, generate};

static KEYS: OnceLock<Vec<SigningKeyRecord>> = OnceLock::new();

/// Signing keys that are in use when a new [`TestClock`] starts, sealed by [`test_vault`]. Made once
/// for all tests of a process: RSA keys take long.
#[must_use]
#[expect(clippy::expect_used, reason = "a test without its keys must fail")]
pub fn signing_keys() -> &'static [SigningKeyRecord] {
    KEYS.get_or_init(|| {
        let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(7));
        let vault = test_vault(Arc::clone(&random));
        let now = TestClock::new().now();
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
    })
}
