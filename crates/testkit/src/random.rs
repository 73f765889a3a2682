use model::Random;
use parking_lot::Mutex;
use rand_chacha::{
    ChaCha12Rng,
    rand_core::{RngCore, SeedableRng},
};

/// Randomness that repeats with its seed.
#[derive(Debug)]
pub struct TestRandom(Mutex<ChaCha12Rng>);

impl TestRandom {
    /// From a seed; print it where a failure depends on it.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed)))
    }
}

impl Random for TestRandom {
    fn fill(&self, buffer: &mut [u8]) {
        self.0.lock().fill_bytes(buffer);
    }
}
