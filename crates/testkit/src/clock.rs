use model::{At, Clock, Span};
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Starts on 23 November 2026, 09:00 UTC.
    #[must_use]
    pub const fn new() -> Self {
        Self(AtomicI64::new(1_795_424_400_000_000))
    }

    /// Starts at whole seconds since the Unix epoch.
    #[must_use]
    pub const fn at(secs: i64) -> Self {
        Self(AtomicI64::new(At::from_secs(secs).micros()))
    }

    /// Moves forward, or back with a negative span.
    pub fn advance(&self, span: Span) {
        self.0.fetch_add(span.as_micros(), Ordering::SeqCst);
    }
}

impl Default for TestClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TestClock {
    fn now(&self) -> At {
        At::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// The real clock, for tools that measure a real server.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "measuring tools work with a server that uses the real clock"
    )]
    fn now(&self) -> At {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        At::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}
