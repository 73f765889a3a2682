//! What one request asks of the database: how long it waits in all, whether it may use what is kept free, and
//! what whoever waits for its answer sees from another thread.

use fail::fail_point;
use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

/// So long a request waits for connections, however often it needs one.
const PATIENCE: Duration = Duration::from_millis(800);
/// What ends access waits longer, since nobody waits before it.
const URGENT_PATIENCE: Duration = Duration::from_secs(5);
/// So long a request waits for its turn to write where there is one writer: a turn may be a large one, and there is
/// no other node that could take the request.
pub(crate) const TURN: Duration = Duration::from_secs(5);

/// Rises with every answer of a server, whoever asked.
static ANSWERS: AtomicU64 = AtomicU64::new(0);

thread_local! {
    /// The errand of the request that this thread answers; background work has none, and waits.
    static CURRENT: RefCell<Option<Arc<Errand>>> = const { RefCell::new(None) };
}

/// One request's dealings with the database.
#[derive(Debug)]
pub struct Errand {
    /// What is asked for, as a route has it; names the steps at which tests end the process.
    name: &'static str,
    is_urgent: bool,
    /// Nanoseconds for which it has waited.
    waited: AtomicU64,
    was_away: AtomicBool,
    /// Whether it has asked a server and not been answered.
    is_asking: AtomicBool,
    /// Whether that is the first question on this connection.
    is_first: AtomicBool,
}

impl Errand {
    /// One that ends access is urgent: a connection is kept free for it. `waited` is how long the request has
    /// waited already.
    #[must_use]
    pub fn new(name: &'static str, is_urgent: bool, waited: Duration) -> Arc<Self> {
        Arc::new(Self {
            name,
            is_urgent,
            waited: AtomicU64::new(u64::try_from(waited.as_nanos()).unwrap_or(u64::MAX)),
            was_away: AtomicBool::new(false),
            is_asking: AtomicBool::new(false),
            is_first: AtomicBool::new(false),
        })
    }

    /// Does the work of the request on this thread.
    pub fn run<T>(self: &Arc<Self>, work: impl FnOnce() -> T) -> T {
        /// Takes the errand away again, also when the work panics.
        struct Until;
        impl Drop for Until {
            fn drop(&mut self) {
                CURRENT.with_borrow_mut(|held| *held = None);
            }
        }
        CURRENT.with_borrow_mut(|held| *held = Some(Arc::clone(self)));
        let _until = Until;
        work()
    }

    /// How many answers servers gave, to anybody, while this one waits for one. The same number later on means that
    /// the server has been silent in between, and not just busy or waiting for somebody's lock.
    #[must_use]
    pub fn asking(&self) -> Option<u64> {
        let asks = self.is_asking.load(Ordering::Relaxed);
        asks.then(|| ANSWERS.load(Ordering::Relaxed))
    }

    /// Whether a connection is kept free for it.
    pub(crate) const fn is_urgent(&self) -> bool {
        self.is_urgent
    }

    /// How long it may still wait.
    pub(crate) fn patience(&self) -> Duration {
        let all = if self.is_urgent {
            URGENT_PATIENCE
        } else {
            PATIENCE
        };
        all.saturating_sub(Duration::from_nanos(self.waited.load(Ordering::Relaxed)))
    }

    /// Notes for how many nanoseconds it has waited.
    pub(crate) fn has_waited(&self, nanoseconds: u64) {
        self.waited.fetch_add(nanoseconds, Ordering::Relaxed);
    }
}

/// The errand of this thread.
pub(crate) fn current() -> Option<Arc<Errand>> {
    CURRENT.with_borrow(Clone::clone)
}

fn note(work: impl FnOnce(&Errand)) {
    CURRENT.with_borrow(|errand| {
        if let Some(errand) = errand {
            work(errand);
        }
    });
}

/// The work of this request has come to a step, at which tests end the process (F01): `/token.committed`, say.
pub fn reach(step: &str) {
    note(|errand| {
        // Only looked at where there are failpoints.
        let (_name, _step) = (errand.name, step);
        fail_point!(&format!("{_name}.{_step}"));
    });
}

/// A statement begins, so the one before it was answered.
pub(crate) fn step() {
    note(|errand| {
        if !errand.is_first.swap(false, Ordering::Relaxed) {
            ANSWERS.fetch_add(1, Ordering::Relaxed);
        }
    });
}

/// Nobody answered.
pub(crate) fn note_away() {
    note(|errand| errand.was_away.store(true, Ordering::Relaxed));
}

/// Whether work of this request came to nothing because the database did not answer in time.
#[must_use]
pub fn database_was_away() -> bool {
    CURRENT.with_borrow(|errand| {
        let errand = errand.as_ref();
        errand.is_some_and(|it| it.was_away.load(Ordering::Relaxed))
    })
}

/// A server is being asked, until this is dropped.
pub(crate) struct Asking;

impl Asking {
    pub(crate) fn begin() -> Self {
        note(|errand| {
            errand.is_first.store(true, Ordering::Relaxed);
            errand.is_asking.store(true, Ordering::Relaxed);
        });
        Self
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        ANSWERS.fetch_add(1, Ordering::Relaxed);
        note(|errand| errand.is_asking.store(false, Ordering::Relaxed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f05_a_request_waits_so_long_in_all_and_not_each_time() {
        let errand = Errand::new("/token", false, Duration::ZERO);
        let half = u64::try_from(PATIENCE.as_nanos() / 2).unwrap();
        errand.has_waited(half);
        assert_eq!(errand.patience(), PATIENCE / 2);
        errand.has_waited(half * 3);
        assert_eq!(errand.patience(), Duration::ZERO);
    }

    #[test]
    fn a_thread_that_answers_the_next_request_knows_nothing_of_the_last() {
        let errand = Errand::new("/token", true, Duration::ZERO);
        let (before, after) = errand.run(|| {
            let before = database_was_away();
            note_away();
            (before, database_was_away())
        });
        assert_eq!((before, after), (false, true));
        assert!(!database_was_away());
        assert!(!Errand::new("/token", false, Duration::ZERO).run(database_was_away));
    }

    #[test]
    fn f19_whoever_waits_for_the_answer_sees_whether_the_server_is_silent() {
        let errand = Errand::new("/token", false, Duration::ZERO);
        assert_eq!(errand.asking(), None);
        let (first, second, third) = errand.run(|| {
            let asking = Asking::begin();
            step();
            let first = errand.asking();
            // A lock is waited for: others get their answers.
            let other = std::thread::spawn(|| drop(Asking::begin()));
            other.join().unwrap();
            let second = errand.asking();
            step();
            let third = errand.asking();
            drop(asking);
            (first, second, third)
        });
        assert!(
            first.is_some() && first < second,
            "not silent: {first:?}, {second:?}"
        );
        assert!(second < third, "it goes on: {third:?}");
        assert_eq!(errand.asking(), None, "nobody is waited for");
    }
}
