//! Connections to PostgreSQL that are not asked before each use whether they still live: that question is a round
//! trip, as long as the one that follows it.

use diesel::{
    PgConnection,
    r2d2::{ConnectionManager, Error, ManageConnection},
};
use std::sync::atomic::{AtomicU64, Ordering};

/// Rises whenever there is reason to doubt connections; one that was proven before has to be proven again.
static DOUBT: AtomicU64 = AtomicU64::new(0);

/// Has every connection that waits in a pool tested before its next use.
pub(crate) fn doubt_connections() {
    DOUBT.fetch_add(1, Ordering::Relaxed);
}

/// A connection, and the doubt it was last proven under.
pub(crate) struct Proven {
    pub(crate) conn: PgConnection,
    under: u64,
}

/// Makes connections, and tests those that are in doubt.
pub(crate) struct Manager(ConnectionManager<PgConnection>);

impl Manager {
    pub(crate) fn new(url: &str) -> Self {
        Self(ConnectionManager::new(url))
    }
}

impl ManageConnection for Manager {
    type Connection = Proven;
    type Error = Error;

    fn connect(&self) -> Result<Proven, Error> {
        let under = DOUBT.load(Ordering::Relaxed);
        let conn = self.0.connect()?;
        Ok(Proven { conn, under })
    }

    fn is_valid(&self, it: &mut Proven) -> Result<(), Error> {
        let doubt = DOUBT.load(Ordering::Relaxed);
        if it.under != doubt {
            self.0.is_valid(&mut it.conn)?;
            it.under = doubt;
        }
        Ok(())
    }

    fn has_broken(&self, it: &mut Proven) -> bool {
        self.0.has_broken(&mut it.conn)
    }
}
