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
        Self::checked_by(|probe| getrandom::fill(probe))
    }

    fn checked_by<E: std::error::Error + Send + Sync + 'static>(
        fill: impl FnOnce(&mut [u8]) -> Result<(), E>,
    ) -> anyhow::Result<Self> {
        fill(&mut [0; 1]).context("the operating system's random generator does not work")?;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::OsRandom;
    use model::Random;
    use std::{collections::BTreeSet, io::Error};

    #[test]
    fn k06_without_a_random_generator_nothing_starts() {
        let refused = OsRandom::checked_by(|_| Err(Error::other("no entropy"))).unwrap_err();
        assert_eq!(
            format!("{refused:#}"),
            "the operating system's random generator does not work: no entropy"
        );
        OsRandom::checked().unwrap();
    }

    #[test]
    fn k06_what_the_system_draws_does_not_come_twice_and_fills_all_that_was_asked_for() {
        let draw = || {
            let mut drawn = [0; 32];
            OsRandom.fill(&mut drawn);
            drawn
        };
        let all: BTreeSet<[u8; 32]> = (0..1_000).map(|_| draw()).collect();
        assert_eq!(all.len(), 1_000);
        let ever_set = (0..32).all(|place| all.iter().any(|it| it[place] != 0));
        assert!(ever_set);
    }
}
