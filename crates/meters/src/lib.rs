//! What is counted and timed while Portico works.
//!
//! Invariant: nothing here says anything about a person, and counting costs a few atomic additions. Whoever
//! works counts; only `server` reads, and only it knows how long a tick is.

mod family;
mod histogram;

pub use family::Family;
pub use histogram::{Bounds, Fast, Histogram, Sizes, Slow, Snapshot};

use model::{GrantType, SigningAlg};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Nanoseconds on a clock that never goes back, from any beginning.
pub type Ticks = fn() -> u64;

/// So many partners are counted by themselves; those that come later are counted together.
pub const MOST_PARTNERS: usize = 500;
/// So many routes, reasons and the like have a count of their own.
const MOST: usize = 2_000;

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// From nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(AtomicU64::new(0))
    }
    /// So many more.
    pub fn count_many(&self, number: u64) {
        self.0.fetch_add(number, Ordering::Relaxed);
    }
    /// One more.
    pub fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    /// How many there were.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A number that rises and falls.
#[derive(Debug, Default)]
pub struct Gauge(AtomicI64);

impl Gauge {
    /// One more, until the guard is dropped.
    #[must_use]
    pub fn hold(&self) -> Held<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Held(self)
    }
    /// Puts another number in its place.
    pub fn set(&self, number: i64) {
        self.0.store(number, Ordering::Relaxed);
    }
    /// How many there are.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// One of what a [`Gauge`] counts.
#[derive(Debug)]
pub struct Held<'a>(&'a Gauge);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// An answered request: method, route and the class of its status (`2xx`).
pub type Answered = (&'static str, &'static str, &'static str);

/// What the listener counts.
#[derive(Debug)]
pub struct HttpMeters {
    /// Answers.
    pub requests: Family<Answered, Counter>,
    /// How long answers took, by method and route.
    pub durations: Family<(&'static str, &'static str), Histogram<Slow>>,
    /// Requests that are under way.
    pub in_flight: Gauge,
    /// Requests that were told to come later, because too much was waiting.
    pub shed: Counter,
}

/// What the data layer counts.
#[derive(Debug, Default)]
pub struct StoreMeters {
    /// How long work waited for a connection.
    pub pool_wait: Histogram<Slow>,
    /// Work that got no connection in time.
    pub pool_timeouts: Counter,
    /// Reads, each of one or several statements.
    pub reads: Histogram<Slow>,
    /// Reads that see one state.
    pub snapshots: Histogram<Slow>,
    /// Transactions that write, until they are durable.
    pub writes: Histogram<Slow>,
    /// Writers that wait for their turn (SQLite).
    pub writer_waiting: Gauge,
    /// How many transactions one commit made durable (SQLite).
    pub writer_group: Histogram<Sizes>,
}

/// How sign-ins by way of one partner ended.
#[derive(Debug, Default)]
pub struct SignIns {
    /// With a session.
    pub signed_in: Counter,
    /// With a refusal.
    pub refused: Counter,
}

/// Everything that is counted. One for each process that serves.
#[derive(Debug)]
pub struct Meters {
    ticks: Ticks,
    /// The listener.
    pub http: HttpMeters,
    /// Refusals, by their reason.
    pub refusals: Family<&'static str, Counter>,
    /// Sign-ins, by the partner's id; empty where none is known.
    pub sign_ins: Family<String, SignIns>,
    /// Answers with tokens, by grant.
    pub tokens: Family<GrantType, Counter>,
    /// Deliveries, by kind and how they ended.
    pub deliveries: Family<(&'static str, &'static str), Counter>,
    /// The data layer.
    pub store: StoreMeters,
    /// Signatures, by algorithm.
    pub signing: Family<SigningAlg, Histogram<Fast>>,
    /// Outbound requests, by how they ended.
    pub outbound: Family<&'static str, Histogram<Slow>>,
}

impl Default for Meters {
    /// Counts, and takes everything to last no time.
    fn default() -> Self {
        Self::new(|| 0)
    }
}

impl Meters {
    /// Measures by a clock.
    #[must_use]
    pub fn new(ticks: Ticks) -> Self {
        Self {
            ticks,
            http: HttpMeters {
                requests: Family::of(MOST),
                durations: Family::of(MOST),
                in_flight: Gauge::default(),
                shed: Counter::new(),
            },
            refusals: Family::of(MOST),
            sign_ins: Family::of(MOST_PARTNERS),
            tokens: Family::of(MOST),
            deliveries: Family::of(MOST),
            store: StoreMeters::default(),
            signing: Family::of(MOST),
            outbound: Family::of(MOST),
        }
    }

    /// The present, for [`Meters::since`].
    #[must_use]
    pub fn now(&self) -> u64 {
        (self.ticks)()
    }

    /// Nanoseconds since an earlier [`Meters::now`].
    #[must_use]
    pub fn since(&self, earlier: u64) -> u64 {
        self.now().saturating_sub(earlier)
    }
}
