//! The demonstration's clock: the system's, which the tour may put forward.

use crate::system::SystemClock;
use model::{At, Clock, Span};
use std::sync::atomic::{AtomicI64, Ordering};

/// The system clock and how far it is put forward, in microseconds.
#[derive(Debug, Default)]
pub struct DemoClock(AtomicI64);

impl DemoClock {
    /// Lets `span` pass at once.
    pub fn pass(&self, span: Span) {
        self.0.fetch_add(span.as_micros(), Ordering::SeqCst);
    }

    /// Goes so many days away from the present, for what is said to have happened then; 0 returns to it.
    pub fn stand(&self, days_ago: i64) {
        let away = Span::days(days_ago).as_micros();
        self.0.store(-away, Ordering::SeqCst);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> At {
        let ahead = self.0.load(Ordering::SeqCst);
        At::from_micros(SystemClock.now().micros().saturating_add(ahead))
    }
}
