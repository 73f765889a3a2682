use crate::{
    StoreError, Tx,
    errand::{Asking, reach},
    migrate,
    pool::{Manager, Pools, doubt_connections},
    tx::Conn,
    writer::{Fail, Writer},
};
use diesel::{
    Connection, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    r2d2::{ConnectionManager, CustomizeConnection, Pool},
};
use meters::{Histogram, Meters, Slow};
use model::{Mark, Tombstones};
use std::{sync::Arc, time::Duration};

/// How long work that is no request's waits for a connection before it is told "later".
const CHECKOUT: Duration = Duration::from_secs(1);

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    File(std::path::PathBuf),
    /// A SQLite database in memory, gone with the process.
    Memory,
    /// A PostgreSQL connection URL.
    Postgres(String),
}

impl Location {
    /// Reads `sqlite:///abs/path`, `sqlite://./rel`, `sqlite::memory:` or `postgres://…`.
    ///
    /// # Errors
    /// A sentence that says what was expected; it never repeats the URL, which may hold a password.
    pub fn parse(url: &str) -> Result<Self, String> {
        if url == "sqlite::memory:" {
            return Ok(Self::Memory);
        }
        if let Some(path) = url.strip_prefix("sqlite://").filter(|p| !p.is_empty()) {
            return Ok(Self::File(path.into()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err("the database URL must be sqlite:///path/to/file, sqlite::memory: or postgres://user@host/database".into())
    }
}

enum Backend {
    Pg(Pools<Manager>),
    Lite {
        writer: Writer,
        readers: Option<Pools<ConnectionManager<SqliteConnection>>>,
    },
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    backend: Arc<Backend>,
    tombstones: Option<Arc<dyn Tombstones>>,
    meters: Arc<Meters>,
}

#[derive(Debug)]
struct ReaderPragmas;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for ReaderPragmas {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(
            "PRAGMA busy_timeout = 1000; PRAGMA query_only = ON; PRAGMA cache_size = -2000;",
        )
        .map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Store {
    /// Opens the database without changing its schema. `connections` bounds concurrent use.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be reached.
    pub fn open(location: &Location, connections: u32) -> Result<Self, StoreError> {
        Self::open_patient(location, connections, CHECKOUT)
    }

    /// As [`Store::open`], with another bound on how long a request waits for a connection.
    ///
    /// # Errors
    /// As there.
    pub fn open_patient(
        location: &Location,
        connections: u32,
        wait: Duration,
    ) -> Result<Self, StoreError> {
        let backend = match location {
            Location::Postgres(url) => Backend::Pg(Pools::of_server(url, connections, wait)?),
            Location::Memory => Backend::Lite {
                writer: Writer::new(open_writer(":memory:")?),
                readers: None,
            },
            Location::File(path) => {
                let path = path.to_string_lossy();
                let writer = Writer::new(open_writer(&path)?);
                let pool = |most| {
                    let pool = Pool::builder()
                        .max_size(most)
                        .min_idle(Some(1))
                        .connection_timeout(wait)
                        // A file does not go away like a server; there is nothing to test.
                        .test_on_check_out(false)
                        .connection_customizer(Box::new(ReaderPragmas))
                        .build(ConnectionManager::new(path.as_ref()))?;
                    Ok(pool)
                };
                let readers = Pools::of_file(pool, connections)?;
                Backend::Lite {
                    writer,
                    readers: Some(readers),
                }
            }
        };
        Ok(Self {
            backend: Arc::new(backend),
            tombstones: None,
            meters: Arc::default(),
        })
    }

    /// The same database, with endings kept outside of it too.
    #[must_use]
    pub fn with_tombstones(self, tombstones: Arc<dyn Tombstones>) -> Self {
        Self {
            tombstones: Some(tombstones),
            ..self
        }
    }

    /// The same database, measured. Clones from before are not.
    #[must_use]
    pub fn with_meters(self, meters: Arc<Meters>) -> Self {
        Self { meters, ..self }
    }

    /// What measures it, and whoever works with it.
    #[must_use]
    pub fn meters(&self) -> &Arc<Meters> {
        &self.meters
    }

    /// How many connections are open, and how many of them are idle; `None` where there is no pool.
    #[must_use]
    pub fn pool(&self) -> Option<(u32, u32)> {
        match &*self.backend {
            Backend::Pg(pool) => Some(pool.state()),
            Backend::Lite { readers, .. } => Some(readers.as_ref()?.state()),
        }
    }

    /// Does some work and measures how long it takes, from the time it asks for a connection.
    fn timed<T>(
        &self,
        kind: &'static str,
        durations: &Histogram<Slow>,
        work: impl FnOnce() -> T,
    ) -> T {
        let _span = tracing::trace_span!(target: "span", "store", kind).entered();
        let began = self.meters.now();
        let done = work();
        durations.measure(self.meters.since(began));
        done
    }

    /// Runs queries that change nothing. Each statement sees everything committed before it began.
    ///
    /// # Errors
    /// Whatever the closure returns, or [`StoreError`] turned into it.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.timed("read", &self.meters.store.reads, || self.read_in_time(work))
    }

    fn read_in_time<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &*self.backend {
            Backend::Pg(pool) => {
                let mut conn = pool.take(&self.meters)?;
                let _asking = Asking::begin();
                work(&mut Tx::new(Conn::Pg(&mut conn.conn)))
            }
            Backend::Lite {
                readers: Some(pool),
                ..
            } => {
                let mut conn = pool.take(&self.meters)?;
                work(&mut Tx::new(Conn::Lite(&mut conn)))
            }
            Backend::Lite {
                writer,
                readers: None,
            } => writer.run(&self.meters, |conn| work(&mut Tx::new(Conn::Lite(conn)))),
        }
    }

    /// As [`Store::read`], with every statement seeing the same state; for what is told in one answer.
    ///
    /// # Errors
    /// Whatever the closure returns, or [`StoreError`] turned into it.
    pub fn snapshot<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.timed("snapshot", &self.meters.store.snapshots, || {
            self.snapshot_in_time(work)
        })
    }

    fn snapshot_in_time<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &*self.backend {
            Backend::Pg(pool) => {
                let mut conn = pool.take(&self.meters)?;
                let _asking = Asking::begin();
                conn.conn
                    .build_transaction()
                    .read_only()
                    .repeatable_read()
                    .run(|conn| work(&mut Tx::new(Conn::Pg(conn))).map_err(Fail))
                    .map_err(|Fail(e)| e)
            }
            Backend::Lite {
                readers: Some(pool),
                ..
            } => {
                let mut conn = pool.take(&self.meters)?;
                conn.transaction(|conn| work(&mut Tx::new(Conn::Lite(conn))).map_err(Fail))
                    .map_err(|Fail(e)| e)
            }
            Backend::Lite {
                writer,
                readers: None,
            } => writer.run(&self.meters, |conn| work(&mut Tx::new(Conn::Lite(conn)))),
        }
    }

    /// Writes one audit line in a transaction of its own: for what was refused and changed nothing.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn record(&self, event: model::Event) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.audit(event);
            Ok(())
        })
    }

    /// Runs one transaction. When this returns `Ok`, its effects are durable and every transaction
    /// that starts afterwards, on any node, sees them. An `Err` from the closure undoes all of it.
    ///
    /// # Errors
    /// Whatever the closure returns, or [`StoreError`] turned into it.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.timed("write", &self.meters.store.writes, || {
            self.write_in_time(work)
        })
    }

    fn write_in_time<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let whole = |tx: &mut Tx<'_>| -> Result<(T, Option<Mark>), E> {
            let value = work(tx)?;
            tx.finish()?;
            let endings = tx.take_endings();
            let mut mark = None;
            if let Some(tombstones) = self.tombstones.as_ref().filter(|_| !endings.is_empty()) {
                let end = tx.audit_end()?;
                tombstones.bury(&endings, &end);
                mark = Some(end);
            }
            reach("written");
            Ok((value, mark))
        };
        let (value, mark) = match &*self.backend {
            Backend::Pg(pool) => {
                let mut conn = pool.take(&self.meters)?;
                let _asking = Asking::begin();
                conn.conn
                    .transaction(|conn| whole(&mut Tx::new(Conn::Pg(conn))).map_err(Fail))
                    .map_err(|Fail(e)| e)?
            }
            Backend::Lite { writer, .. } => {
                writer.run(&self.meters, |conn| whole(&mut Tx::new(Conn::Lite(conn))))?
            }
        };
        reach("committed");
        if let (Some(tombstones), Some(mark)) = (&self.tombstones, mark) {
            tombstones.committed(&mark);
        }
        Ok(value)
    }

    /// Runs one transaction that no other shares, for work that may take long or change the schema.
    ///
    /// # Errors
    /// Whatever the closure returns, or [`StoreError`] turned into it.
    pub(crate) fn write_alone<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let whole = |tx: &mut Tx<'_>| -> Result<T, Fail<E>> {
            let value = work(tx).map_err(Fail)?;
            tx.finish().map_err(|error| Fail(error.into()))?;
            Ok(value)
        };
        match &*self.backend {
            Backend::Pg(pool) => {
                let mut conn = pool.take(&self.meters)?;
                let _asking = Asking::begin();
                conn.conn
                    .transaction(|conn| whole(&mut Tx::new(Conn::Pg(conn))))
                    .map_err(|Fail(e)| e)
            }
            Backend::Lite { writer, .. } => writer.alone(|conn| {
                conn.immediate_transaction(|conn| whole(&mut Tx::new(Conn::Lite(conn))))
                    .map_err(|Fail(e)| e)
            }),
        }
    }

    /// Has connections to a server tested before their next use. To be called each second or so: between two calls
    /// a connection that broke may cost whoever gets it an error, which puts the others in doubt.
    pub fn doubt_connections(&self) {
        doubt_connections();
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// [`StoreError`] when there is none.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.read(|tx| {
            sql!(tx, |c| diesel::sql_query("SELECT 1").execute(c))?;
            Ok(())
        })
    }

    /// Brings the schema up to what this binary needs. Safe to call from several nodes at once.
    ///
    /// # Errors
    /// [`StoreError`] when a migration fails or the schema is newer than the binary.
    pub fn migrate(&self) -> Result<crate::MigrationStatus, StoreError> {
        match &*self.backend {
            Backend::Pg(pool) => migrate::run_pg(&mut pool.any()?.conn),
            Backend::Lite { writer, .. } => writer.alone(migrate::run_lite),
        }
    }

    /// Tells which migrations are applied and which are pending.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be asked.
    pub fn migration_status(&self) -> Result<crate::MigrationStatus, StoreError> {
        match &*self.backend {
            Backend::Pg(pool) => migrate::status_pg(&mut pool.any()?.conn),
            Backend::Lite { writer, .. } => writer.alone(migrate::status_lite),
        }
    }
}

fn open_writer(path: &str) -> Result<SqliteConnection, StoreError> {
    let mut conn = SqliteConnection::establish(path)
        .map_err(|e| StoreError::Unavailable(format!("{path}: {e}")))?;
    // FULL: a commit that was answered survives power loss.
    conn.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;",
    )?;
    Ok(conn)
}
