//! Time that is taken: how long a body may, and answers whose time must not tell what was found.

use actix_web::rt::time::{Instant, sleep_until, timeout};
use std::{pin::pin, time::Duration};

/// Such an answer leaves at the next multiple of this after its request came in (E01). Long beside the
/// work it hides, short for a person.
const BEAT: Duration = Duration::from_millis(50);
/// A large body has to come at so many bytes a second, once its first seconds are over (D02).
const SLOWEST: u64 = 16 * 1024;

/// How long a database server may say nothing to one question before it is believed to be gone (F19).
const SILENCE: Duration = Duration::from_millis(800);
/// How often one looks.
const LOOK: Duration = Duration::from_millis(100);

/// Nobody answered for long.
#[derive(Debug)]
pub(super) struct Silence;

/// Waits for work unless the server that it asks is silent. `asking` tells how many questions were asked, while
/// there is no answer to the last.
pub(super) async fn unless_silent<T>(
    work: impl Future<Output = T>,
    asking: impl Fn() -> Option<u64>,
) -> Result<T, Silence> {
    let mut work = pin!(work);
    let mut seen = (asking(), Instant::now());
    loop {
        if let Ok(done) = timeout(LOOK, &mut work).await {
            return Ok(done);
        }
        let now = asking();
        if now.is_none() || now != seen.0 {
            seen = (now, Instant::now());
        } else if seen.1.elapsed() >= SILENCE {
            return Err(Silence);
        }
    }
}

/// Waits until the beat on which an answer to a request that began then may leave.
pub(super) async fn keep(began: Instant) {
    sleep_until(began + beat_after(began.elapsed())).await;
}

fn beat_after(took: Duration) -> Duration {
    let beats = took.as_nanos() / BEAT.as_nanos() + 1;
    BEAT.saturating_mul(u32::try_from(beats).unwrap_or(u32::MAX))
}

/// How long after its beginning more of a large body has to come, when so much of it has. The size that is
/// taken bounds the whole time.
pub(super) fn patience(first: Duration, received: usize) -> Duration {
    let received = u64::try_from(received).unwrap_or(u64::MAX);
    first + Duration::from_millis(received.saturating_mul(1_000) / SLOWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e01_whatever_the_work_takes_the_answer_leaves_on_a_beat_that_comes_after_it() {
        for (took, leaves) in [(0, 50), (1, 50), (49, 50), (50, 100), (51, 100), (340, 350)] {
            let leaves = Duration::from_millis(leaves);
            assert_eq!(beat_after(Duration::from_millis(took)), leaves, "{took} ms");
        }
    }

    /// Whether a body of so many bytes that comes evenly at a rate gets through.
    fn arrives(size: usize, each_second: usize) -> bool {
        let seconds = size.div_ceil(each_second);
        (0..seconds).all(|gone| {
            let next = Duration::from_secs(u64::try_from(gone + 1).unwrap());
            next <= patience(Duration::from_secs(10), gone * each_second)
        })
    }

    #[test]
    fn d02_a_file_may_come_over_a_slow_line_and_drops_are_cut_off() {
        assert!(arrives(50 << 20, 125_000), "50 MB at 1 Mbit a second");
        assert!(arrives(10 << 20, 16 * 1024));
        assert!(!arrives(10 << 20, 15 * 1024));
        assert!(!arrives(10 << 20, 1));
        let silent = patience(Duration::from_secs(10), 0);
        assert_eq!(silent, Duration::from_secs(10));
        let longest = patience(Duration::from_secs(10), 50 << 20);
        assert_eq!(longest, Duration::from_secs(3_210));
    }
}
