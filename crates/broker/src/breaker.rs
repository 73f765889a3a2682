//! A circuit breaker: whoever does not answer is left alone for a while, so that waiting for a sick
//! home takes nothing from the others.

use model::{At, Clock, Span};
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

/// So many failures in a row open the circuit.
const PATIENCE: u32 = 5;
/// The first rest; each failed trial doubles it.
const FIRST_REST: Span = Span::secs(5);
/// The longest rest.
const LONGEST_REST: Span = Span::secs(60);
/// So many sick hosts are remembered at most; those that rest are never forgotten for it.
const REMEMBERED: usize = 10_000;

/// What the last requests to one host came to.
#[derive(Clone, Copy)]
struct Health {
    /// Failures in a row.
    failures: u32,
    /// Once the circuit is open: when one request may try again.
    retry_at: At,
}

impl Health {
    fn rest(self) -> Span {
        let doubled = 1_i64 << self.failures.saturating_sub(PATIENCE).min(10);
        Span::secs((FIRST_REST.as_secs() * doubled).min(LONGEST_REST.as_secs()))
    }

    const fn is_open(self) -> bool {
        self.failures >= PATIENCE
    }
}

/// The circuits of all hosts. A host without failures takes no space.
pub(crate) struct Breaker {
    clock: Arc<dyn Clock>,
    sick: Mutex<HashMap<String, Health>>,
}

impl Breaker {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            sick: Mutex::default(),
        }
    }

    /// Whether a request may be tried. After a rest exactly one may, and the others wait for what
    /// comes of it.
    pub(crate) fn admits(&self, host: &str) -> bool {
        let now = self.clock.now();
        match self.sick.lock().get_mut(host) {
            Some(health) if health.is_open() => {
                let due = health.retry_at <= now;
                if due {
                    health.retry_at = now.plus(health.rest());
                }
                due
            }
            _ => true,
        }
    }

    /// Notes that the host answered.
    pub(crate) fn answered(&self, host: &str) {
        self.sick.lock().remove(host);
    }

    /// Notes that the host did not answer.
    pub(crate) fn failed(&self, host: &str) {
        let now = self.clock.now();
        let mut sick = self.sick.lock();
        if sick.len() >= REMEMBERED {
            sick.retain(|_, health| health.is_open() && now < health.retry_at);
        }
        let health = sick.entry(host.to_owned()).or_insert(Health {
            failures: 0,
            retry_at: now,
        });
        health.failures = health.failures.saturating_add(1);
        if health.is_open() {
            health.retry_at = now.plus(health.rest());
        }
        if health.failures == PATIENCE {
            tracing::warn!(host, "does not answer and is left alone for a while");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake_home::StoppedClock;

    fn breaker() -> (Breaker, Arc<StoppedClock>) {
        let clock = Arc::new(StoppedClock::new());
        (Breaker::new(Arc::clone(&clock) as Arc<dyn Clock>), clock)
    }

    fn fail(breaker: &Breaker, times: u32) {
        (0..times).for_each(|_| breaker.failed("a"));
    }

    #[test]
    fn five_failures_in_a_row_open_the_circuit_of_that_host_alone() {
        let (breaker, _) = breaker();
        fail(&breaker, 4);
        assert!(breaker.admits("a"));
        fail(&breaker, 1);
        assert!(!breaker.admits("a"));
        assert!(breaker.admits("b"));
    }

    #[test]
    fn an_answer_in_between_forgets_the_failures() {
        let (breaker, _) = breaker();
        fail(&breaker, 4);
        breaker.answered("a");
        fail(&breaker, 4);
        assert!(breaker.admits("a"));
    }

    #[test]
    fn after_a_rest_exactly_one_request_tries_and_its_answer_closes_the_circuit() {
        let (breaker, clock) = breaker();
        fail(&breaker, 5);
        clock.advance(FIRST_REST);
        assert!(breaker.admits("a"));
        assert!(!breaker.admits("a"), "the others wait for the trial");
        breaker.answered("a");
        assert!(breaker.admits("a") && breaker.admits("a"));
    }

    #[test]
    fn rests_double_up_to_a_minute() {
        let (breaker, clock) = breaker();
        fail(&breaker, 5);
        let mut rests = Vec::new();
        for _ in 0..6 {
            let mut waited = 0;
            while !breaker.admits("a") {
                clock.advance(Span::secs(1));
                waited += 1;
            }
            rests.push(waited);
            breaker.failed("a");
        }
        assert_eq!(rests, [5, 10, 20, 40, 60, 60]);
    }

    #[test]
    fn memory_is_bounded_and_keeps_those_that_rest() {
        let (breaker, _) = breaker();
        fail(&breaker, 5);
        (0..2 * REMEMBERED).for_each(|n| breaker.failed(&format!("h{n}")));
        assert!(breaker.sick.lock().len() <= REMEMBERED);
        assert!(!breaker.admits("a"));
    }
}
