//! The system clock and the operating system's randomness, each in its one place.

use anyhow::Context;
use model::{At, Clock, Random};
use std::{sync::LazyLock, time::Instant};

/// The system clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the system clock"
    )]
    fn now(&self) -> At {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        At::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// Nanoseconds since the first call, on a clock that never goes back: for measuring.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that measures; nothing is decided by it"
)]
pub fn ticks() -> u64 {
    static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);
    u64::try_from(BEGINNING.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug)]
pub struct OsRandom;

impl OsRandom {
    /// Makes sure that the generator works.
    ///
    /// # Errors
    /// When it does not; then nothing may start (K06).
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system for randomness"
    )]
    pub fn checked() -> anyhow::Result<Self> {
        let mut probe = [0_u8; 1];
        getrandom::fill(&mut probe)
            .context("the operating system's random generator does not work")?;
        Ok(Self)
    }
}

impl Random for OsRandom {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system for randomness"
    )]
    fn fill(&self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            // A secret that is not random is worse than no answer.
            tracing::error!("the operating system's random generator failed; stopping");
            std::process::abort();
        }
    }
}
