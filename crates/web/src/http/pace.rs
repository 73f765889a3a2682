//! Answers whose time must not tell what was found.

use actix_web::rt::time::{Instant, sleep_until};
use std::time::Duration;

/// Such an answer leaves at the next multiple of this after its request came in (E01). Long beside the
/// work it hides, short for a person.
const BEAT: Duration = Duration::from_millis(50);

/// Waits until the beat on which an answer to a request that began then may leave.
pub(super) async fn keep(began: Instant) {
    sleep_until(began + beat_after(began.elapsed())).await;
}

fn beat_after(took: Duration) -> Duration {
    let beats = took.as_nanos() / BEAT.as_nanos() + 1;
    BEAT.saturating_mul(u32::try_from(beats).unwrap_or(u32::MAX))
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
}
