//! Connections that wait for use: how long a request waits for one, which are kept free for what ends access, and
//! that those to a server are not asked before each use whether they still live: that question is a round trip,
//! as long as the one that follows it.

use crate::{
    StoreError,
    errand::{self, Asking},
};
use diesel::{
    PgConnection, RunQueryDsl,
    r2d2::{ConnectionManager, Error, ManageConnection, Pool, PooledConnection},
};
use meters::Meters;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

/// How many connections are kept free for what ends access, beside the others.
const KEPT_FREE: u32 = 2;
/// What a connection to a server is to notice by itself: that the server cannot be reached any more. For
/// whatever the operator's URL does not say.
const WATCHFUL: [(&str, &str); 5] = [
    ("connect_timeout", "2"),
    ("tcp_user_timeout", "1000"),
    ("keepalives_idle", "1"),
    ("keepalives_interval", "1"),
    ("keepalives_count", "2"),
];

/// Rises whenever there is reason to doubt connections; one that was proven before has to be proven again.
static DOUBT: AtomicU64 = AtomicU64::new(1);

/// Has every connection that waits in a pool tested before its next use.
pub(crate) fn doubt_connections() {
    DOUBT.fetch_add(1, Ordering::Relaxed);
}

/// A pool, and a small one beside it that is kept free.
pub(crate) struct Pools<C: ManageConnection> {
    many: Pool<C>,
    kept_free: Pool<C>,
    /// Whether nobody answered when a connection was last wanted.
    refused: Arc<AtomicBool>,
}

impl Pools<Manager> {
    /// Connections to a server. A request that has an [`errand::Errand`] waits as long as that says, and other
    /// work as long as `wait`.
    pub(crate) fn of_server(url: &str, most: u32, wait: Duration) -> Result<Self, StoreError> {
        let refused = Arc::new(AtomicBool::new(false));
        let pool = |most| {
            let manager = Manager {
                inner: ConnectionManager::new(watchful(url)),
                refused: Arc::clone(&refused),
            };
            Pool::builder()
                .max_size(most)
                .min_idle(Some(1))
                .connection_timeout(wait)
                .error_handler(Box::new(Quiet))
                .build(manager)
        };
        Ok(Self {
            many: pool(most)?,
            kept_free: pool(KEPT_FREE)?,
            refused,
        })
    }
}

impl<C: ManageConnection> Pools<C> {
    /// Connections to a file, by builders that bound their number.
    pub(crate) fn of_file(
        make: impl Fn(u32) -> Result<Pool<C>, StoreError>,
        most: u32,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            many: make(most)?,
            kept_free: make(KEPT_FREE)?,
            refused: Arc::default(),
        })
    }

    /// How many connections are open, and how many of them are idle.
    pub(crate) fn state(&self) -> (u32, u32) {
        let state = self.many.state();
        (state.connections, state.idle_connections)
    }

    /// A connection, once one is free. What ends access takes one that is kept free where the others are not;
    /// everybody is told at once where the database cannot be reached at all (F05).
    pub(crate) fn take(&self, meters: &Meters) -> Result<PooledConnection<C>, StoreError> {
        let began = meters.now();
        let taken = self.taken();
        let waited = meters.since(began);
        meters.store.pool_wait.measure(waited);
        if let Some(errand) = errand::current() {
            errand.has_waited(waited);
        }
        if taken.is_err() {
            meters.store.pool_timeouts.count();
        }
        taken
    }

    fn taken(&self) -> Result<PooledConnection<C>, StoreError> {
        let Some(errand) = errand::current() else {
            return Ok(self.many.get()?);
        };
        if let Some(free) = self.many.try_get() {
            return Ok(free);
        }
        if self.refused.load(Ordering::Relaxed) && self.many.state().connections == 0 {
            return Err(StoreError::busy("the database cannot be reached"));
        }
        let (patience, pool) = if errand.is_urgent() {
            (errand.patience(), &self.kept_free)
        } else {
            (errand.patience(), &self.many)
        };
        if patience.is_zero() {
            return Err(StoreError::busy("no connection is free"));
        }
        Ok(pool.get_timeout(patience)?)
    }

    /// A connection for work that is no request's, such as a change of the schema.
    pub(crate) fn any(&self) -> Result<PooledConnection<C>, StoreError> {
        Ok(self.many.get()?)
    }
}

/// Whoever asks for a connection says why there is none.
#[derive(Debug)]
struct Quiet;

impl diesel::r2d2::HandleError<Error> for Quiet {
    fn handle_error(&self, error: Error) {
        tracing::debug!(%error, "no connection to the database");
    }
}

/// The URL with what keeps its connections from waiting for a server that is gone.
fn watchful(url: &str) -> String {
    let mut all = url.to_owned();
    for (name, value) in WATCHFUL {
        let is_said = |mark: char| url.contains(&format!("{mark}{name}="));
        if !is_said('?') && !is_said('&') {
            all.push(if all.contains('?') { '&' } else { '?' });
            all.push_str(name);
            all.push('=');
            all.push_str(value);
        }
    }
    all
}

/// A connection, and the doubt it was last proven under.
pub(crate) struct Proven {
    pub(crate) conn: PgConnection,
    under: u64,
}

/// Makes connections, and tests those that are in doubt.
pub(crate) struct Manager {
    inner: ConnectionManager<PgConnection>,
    refused: Arc<AtomicBool>,
}

impl ManageConnection for Manager {
    type Connection = Proven;
    type Error = Error;

    fn connect(&self) -> Result<Proven, Error> {
        let made = self.inner.connect();
        self.refused.store(made.is_err(), Ordering::Relaxed);
        // Not proven yet: what answers may be a standby.
        made.map(|conn| Proven { conn, under: 0 })
    }

    fn is_valid(&self, it: &mut Proven) -> Result<(), Error> {
        let doubt = DOUBT.load(Ordering::Relaxed);
        if it.under != doubt {
            let _asking = Asking::begin();
            let lives = diesel::sql_query("SELECT 1 WHERE NOT pg_is_in_recovery()")
                .execute(&mut it.conn)
                .map_err(Error::QueryError)?;
            if lives == 0 {
                return Err(Error::QueryError(diesel::result::Error::NotFound));
            }
            it.under = doubt;
        }
        Ok(())
    }

    fn has_broken(&self, it: &mut Proven) -> bool {
        self.inner.has_broken(&mut it.conn)
    }
}

#[cfg(test)]
mod tests {
    use super::watchful;

    #[test]
    fn f19_what_an_operator_says_of_the_connection_stands_and_the_rest_is_added() {
        let bare = watchful("postgres://portico@db/portico");
        assert!(
            bare.starts_with(
                "postgres://portico@db/portico?connect_timeout=2&tcp_user_timeout=1000&"
            )
        );
        let said = watchful("postgres://db/portico?sslmode=require&connect_timeout=9");
        assert!(
            said.starts_with("postgres://db/portico?sslmode=require&connect_timeout=9&tcp_user")
        );
        assert_eq!(said.matches("connect_timeout").count(), 1);
    }
}
