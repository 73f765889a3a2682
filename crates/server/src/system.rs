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

/// Files that are kept for the database, mail, homes and the like.
const OTHER_FILES: usize = 256;

/// How many connections of clients this process may hold open, as far as the system says how many files.
#[must_use]
pub fn room_for_connections() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    room_in(&limits)
}

fn room_in(limits: &str) -> Option<usize> {
    let line = limits
        .lines()
        .find_map(|it| it.strip_prefix("Max open files"))?;
    let soft: usize = line.split_whitespace().next()?.parse().ok()?;
    // At least a part of them, where there are very few.
    Some(soft.saturating_sub(OTHER_FILES).max(soft / 4))
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
        Self::checked_by(getrandom::fill)
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

    use super::{OsRandom, room_in};
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

    #[test]
    fn f15_connections_leave_files_for_everything_else() {
        let limits = |soft: &str| {
            format!("Max processes  9  9  processes\nMax open files   {soft}   20000   files\n")
        };
        assert_eq!(room_in(&limits("1024")), Some(768));
        assert_eq!(room_in(&limits("64")), Some(16));
        assert_eq!(room_in(&limits("unlimited")), None);
        assert_eq!(room_in(""), None);
    }
}
