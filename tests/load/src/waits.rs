//! Percentiles of waiting times.

use std::time::Duration;

/// A line with the median, the 99th percentile and the longest, in milliseconds.
#[must_use]
pub fn line(what: &str, waits: &mut [Duration]) -> String {
    waits.sort_unstable();
    let at = |share: usize| {
        let rank = (waits.len() * share).div_ceil(100).saturating_sub(1);
        waits.get(rank).copied().unwrap_or_default().as_secs_f64() * 1_000.0
    };
    format!(
        "{what}: p50 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        at(50),
        at(99),
        at(100)
    )
}
