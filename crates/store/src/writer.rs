use crate::{StoreError, errand, kept::kept};
use diesel::{RunQueryDsl, SqliteConnection};
use meters::Meters;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// A batch is committed at the latest when it has so many members.
const LARGEST_BATCH: usize = 256;

/// How long whoever left the commit to others leaves it before a look whether there still are any.
const LOOK: Duration = Duration::from_millis(20);

/// Carries the caller's error type through diesel's transaction function.
pub(crate) struct Fail<E>(pub E);

impl<E: From<StoreError>> From<diesel::result::Error> for Fail<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self(E::from(error.into()))
    }
}

/// The one SQLite writer, with group commit.
///
/// Callers run in turn, each on its own thread and but for the first under its own savepoint, in one open
/// transaction. A caller that sees others waiting leaves the commit to them; the last one in the
/// queue commits for all. Nobody returns before the commit that holds its work is on disk, so one
/// `fsync` serves as many callers as queued up during the previous one.
pub(crate) struct Writer {
    state: Mutex<State>,
    committed: Condvar,
    queued: AtomicUsize,
}

struct State {
    conn: SqliteConnection,
    batch: Arc<Batch>,
    members: usize,
}

/// How the commit of one batch ended; unset while it is open.
#[derive(Default)]
struct Batch {
    outcome: OnceLock<Result<(), String>>,
}

impl Batch {
    fn result(&self) -> Result<(), StoreError> {
        match self.outcome.get() {
            Some(Err(message)) => Err(StoreError::Sql(message.clone())),
            _ => Ok(()),
        }
    }
}

impl Writer {
    pub(crate) fn new(conn: SqliteConnection) -> Self {
        Self {
            state: Mutex::new(State {
                conn,
                batch: Arc::default(),
                members: 0,
            }),
            committed: Condvar::new(),
            queued: AtomicUsize::new(0),
        }
    }

    /// Runs `work` as a member of a batch and returns once that batch is durable.
    pub(crate) fn run<T, E: From<StoreError>>(
        &self,
        meters: &Meters,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.queued.fetch_add(1, Ordering::SeqCst);
        let waiting = meters.store.writer_waiting.hold();
        let turn = self.turn();
        drop(waiting);
        self.queued.fetch_sub(1, Ordering::SeqCst);
        let Some(mut state) = turn else {
            return Err(StoreError::busy("too many wait for their turn to write").into());
        };

        let outcome = catch_unwind(AssertUnwindSafe(|| state.run_member(work)));

        // A panicking or failing member has been rolled back; the others must still be committed.
        if state.members > 0 {
            let others_follow = self.queued.load(Ordering::SeqCst) > 0;
            if others_follow && state.members < LARGEST_BATCH {
                let batch = Arc::clone(&state.batch);
                while batch.outcome.get().is_none() {
                    // Whoever was to follow may have given up waiting.
                    if self.queued.load(Ordering::SeqCst) == 0 {
                        state.commit();
                        self.committed.notify_all();
                    } else {
                        self.committed.wait_for(&mut state, LOOK);
                    }
                }
                drop(state);
                return finish(outcome, &batch);
            }
            meters.store.writer_group.measure(state.members as u64);
            let batch = state.commit();
            drop(state);
            self.committed.notify_all();
            return finish(outcome, &batch);
        }
        drop(state);
        finish(outcome, &Batch::default())
    }

    /// Waits for the turn; a request does not do so for ever.
    fn turn(&self) -> Option<MutexGuard<'_, State>> {
        match errand::current() {
            Some(_) => self.state.try_lock_for(errand::TURN),
            None => Some(self.state.lock()),
        }
    }

    /// Runs `work` on the bare connection, outside any batch.
    pub(crate) fn alone<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut state = self.state.lock();
        if state.members > 0 {
            let batch = state.commit();
            self.committed.notify_all();
            batch.result()?;
        }
        work(&mut state.conn)
    }
}

fn finish<T, E: From<StoreError>>(
    outcome: std::thread::Result<Result<T, E>>,
    batch: &Batch,
) -> Result<T, E> {
    match outcome {
        Err(panic) => resume_unwind(panic),
        Ok(Err(error)) => Err(error),
        Ok(Ok(value)) => batch.result().map(|()| value).map_err(E::from),
    }
}

impl State {
    fn run_member<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        // Until somebody joins, the transaction is the first member's alone.
        let alone = self.members == 0;
        self.execute(if alone {
            "BEGIN IMMEDIATE"
        } else {
            "SAVEPOINT member"
        })?;
        // Counted before it runs: whatever happens in it, the open transaction must be ended.
        self.members += 1;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut self.conn)));
        match (alone, matches!(outcome, Ok(Ok(_)))) {
            (true, true) => {}
            (true, false) => {
                self.members = 0;
                self.roll_back();
            }
            (false, true) => self.execute("RELEASE member")?,
            (false, false) => {
                self.execute("ROLLBACK TO member")?;
                self.execute("RELEASE member")?;
            }
        }
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn commit(&mut self) -> Arc<Batch> {
        let outcome = self.execute("COMMIT").map_err(|e| e.to_string());
        if outcome.is_err() {
            self.roll_back();
        }
        self.members = 0;
        let batch = std::mem::take(&mut self.batch);
        let _ = batch.outcome.set(outcome);
        batch
    }

    fn roll_back(&mut self) {
        // Ignored on purpose: SQLite may have rolled back by itself, and there is nothing left to undo.
        let _ = self.execute("ROLLBACK");
    }

    fn execute(&mut self, statement: &str) -> Result<(), StoreError> {
        kept(statement).execute(&mut self.conn)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::{Connection, connection::SimpleConnection, sql_query};

    #[test]
    fn f11_without_room_a_write_is_undone_and_told_later_reads_go_on_and_it_clears_itself() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute("CREATE TABLE notes (text TEXT); PRAGMA max_page_count = 8;")
            .unwrap();
        let (writer, meters) = (Writer::new(conn), Meters::default());
        let write = |size: usize| {
            writer.run(&meters, |conn| {
                let text = "x".repeat(size);
                Ok(sql_query(format!("INSERT INTO notes VALUES ('{text}')")).execute(conn)?)
            })
        };
        let count = || {
            writer.run(&meters, |conn| {
                // As many rows are touched as there are.
                Ok::<_, StoreError>(sql_query("UPDATE notes SET text = text").execute(conn)?)
            })
        };
        write(10).unwrap();
        let full = write(100_000).unwrap_err();
        assert!(matches!(full, StoreError::Unavailable(_)), "{full:?}");
        assert_eq!(count().unwrap(), 1, "nothing of it is left");
        writer
            .alone(|conn| Ok::<_, StoreError>(conn.batch_execute("PRAGMA max_page_count = 1000")?))
            .unwrap();
        write(100_000).unwrap();
        assert_eq!(count().unwrap(), 2);
    }
}
