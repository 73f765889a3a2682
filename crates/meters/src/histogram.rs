use std::{
    marker::PhantomData,
    sync::atomic::{AtomicU64, Ordering},
};

/// The most buckets that a histogram has, without the last one, which has no bound.
const MOST: usize = 14;

/// The bounds of a histogram.
pub trait Bounds {
    /// What each bucket takes at most, ascending; no more than 14.
    const UP_TO: &'static [u64];
    /// How many of what is measured are one of what is told: 10⁹ nanoseconds are a second.
    const SCALE: f64;
}

const MICROSECOND: u64 = 1_000;
const MILLISECOND: u64 = 1_000_000;
const SECOND: f64 = 1e9;

/// Durations in nanoseconds, from a tenth of a millisecond to ten seconds.
#[derive(Debug)]
pub struct Slow;

impl Bounds for Slow {
    const UP_TO: &'static [u64] = &[
        100 * MICROSECOND,
        500 * MICROSECOND,
        MILLISECOND,
        MILLISECOND * 5 / 2,
        5 * MILLISECOND,
        10 * MILLISECOND,
        25 * MILLISECOND,
        50 * MILLISECOND,
        100 * MILLISECOND,
        250 * MILLISECOND,
        500 * MILLISECOND,
        1_000 * MILLISECOND,
        2_500 * MILLISECOND,
        10_000 * MILLISECOND,
    ];
    const SCALE: f64 = SECOND;
}

/// Durations in nanoseconds, from ten microseconds to a tenth of a second.
#[derive(Debug)]
pub struct Fast;

impl Bounds for Fast {
    const UP_TO: &'static [u64] = &[
        10 * MICROSECOND,
        25 * MICROSECOND,
        50 * MICROSECOND,
        100 * MICROSECOND,
        250 * MICROSECOND,
        500 * MICROSECOND,
        MILLISECOND,
        MILLISECOND * 5 / 2,
        5 * MILLISECOND,
        10 * MILLISECOND,
        100 * MILLISECOND,
    ];
    const SCALE: f64 = SECOND;
}

/// Numbers of things.
#[derive(Debug)]
pub struct Sizes;

impl Bounds for Sizes {
    const UP_TO: &'static [u64] = &[1, 2, 4, 8, 16, 32, 64, 128, 256];
    const SCALE: f64 = 1.0;
}

/// How often something was how large. Nothing is locked: who reads while others measure may see one of them
/// in the sum and not in a bucket yet.
#[derive(Debug)]
pub struct Histogram<B> {
    buckets: [AtomicU64; MOST + 1],
    sum: AtomicU64,
    bounds: PhantomData<B>,
}

impl<B> Default for Histogram<B> {
    fn default() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; MOST + 1],
            sum: AtomicU64::new(0),
            bounds: PhantomData,
        }
    }
}

/// A histogram as it was at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Of all that was measured.
    pub sum: f64,
    /// How much was measured.
    pub count: u64,
    /// What a bucket takes at most, and how much is in it; the last one takes everything.
    pub buckets: Vec<(f64, u64)>,
}

impl<B: Bounds> Histogram<B> {
    /// Measures something.
    pub fn measure(&self, size: u64) {
        let bucket = B::UP_TO.partition_point(|most| *most < size);
        if let Some(bucket) = self.buckets.get(bucket) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
        self.sum.fetch_add(size, Ordering::Relaxed);
    }

    /// How it stands.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a sum of more than 2^53 nanoseconds is a hundred days; its last digits are of no use"
    )]
    pub fn snapshot(&self) -> Snapshot {
        let bounds = B::UP_TO.iter().map(|most| *most as f64 / B::SCALE);
        let counts = self.buckets.iter().map(|it| it.load(Ordering::Relaxed));
        let buckets: Vec<_> = bounds.chain([f64::INFINITY]).zip(counts).collect();
        Snapshot {
            sum: self.sum.load(Ordering::Relaxed) as f64 / B::SCALE,
            count: buckets.iter().map(|(_, number)| number).sum(),
            buckets,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_takes_what_is_as_large_as_its_bound_and_the_last_one_everything() {
        let sizes = Histogram::<Sizes>::default();
        for size in [1, 2, 3, 256, 257, 100_000] {
            sizes.measure(size);
        }
        let Snapshot {
            sum,
            count,
            buckets,
        } = sizes.snapshot();
        assert_eq!((sum, count), (100_519.0, 6));
        let filled: Vec<_> = buckets.into_iter().filter(|(_, n)| *n > 0).collect();
        assert_eq!(
            filled,
            [(1.0, 1), (2.0, 1), (4.0, 1), (256.0, 1), (f64::INFINITY, 2)]
        );
    }

    #[test]
    fn durations_are_told_in_seconds() {
        let durations = Histogram::<Slow>::default();
        durations.measure(1_500_000);
        let Snapshot { sum, buckets, .. } = durations.snapshot();
        assert!((sum - 0.001_5).abs() < 1e-12, "{sum}");
        assert!(buckets.contains(&(0.002_5, 1)), "{buckets:?}");
        for bounds in [Slow::UP_TO, Fast::UP_TO, Sizes::UP_TO] {
            assert!(bounds.len() <= MOST && bounds.is_sorted());
        }
    }
}
