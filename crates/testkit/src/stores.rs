use crate::{emitted, postgres};
use std::{
    ops::Deref,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use store::{Location, Store};

/// How long a test waits for a connection: a crowded machine is no finding.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The databases every test of behaviour runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// SQLite in memory.
    Memory,
    /// SQLite in a file, with group commit to disk.
    File,
    /// A database of its own on PostgreSQL.
    Postgres,
}

impl Database {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Memory, Self::File, Self::Postgres];
}

/// Runs one body on an empty store of every database in turn; for what [`crate::on_every_store`]
/// cannot express.
pub fn for_each_store(mut body: impl FnMut(&TestStore)) {
    for database in Database::ALL {
        body(&TestStore::new(database));
    }
}

/// A migrated store of its own for one test.
pub struct TestStore {
    store: Store,
    location: Location,
    directory: Option<PathBuf>,
    name: String,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl TestStore {
    /// An empty, migrated store.
    ///
    /// # Panics
    /// When the database cannot be had; a test must not pass without it.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a test without its database must fail")]
    pub fn new(database: Database) -> Self {
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("portico_test_{}_{number}", std::process::id());
        let (location, directory) = match database {
            Database::Memory => (Location::Memory, None),
            Database::File => {
                let directory = std::env::temp_dir().join(&name);
                std::fs::create_dir_all(&directory).expect("a directory for the test's database");
                (
                    Location::File(directory.join("portico.db")),
                    Some(directory),
                )
            }
            Database::Postgres => (Location::Postgres(postgres::fresh_database(&name)), None),
        };
        let store =
            Store::open_patient(&location, 40, PATIENCE).expect("the test's database opens");
        store.migrate().expect("the schema is made");
        Self {
            store,
            location,
            directory,
            name,
        }
    }

    /// Where the data is, for a second node on the same database. A database in memory has none.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// The database as it stands, as a backup that was restored elsewhere. A database in memory has none.
    ///
    /// # Panics
    /// When it cannot be copied.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::panic,
        reason = "a test without its database must fail"
    )]
    pub fn backup(&self) -> Self {
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("portico_test_{}_{number}", std::process::id());
        let (location, directory) = match &self.location {
            Location::Memory => panic!("a database in memory has no backup"),
            Location::File(path) => {
                let directory = std::env::temp_dir().join(&name);
                std::fs::create_dir_all(&directory).expect("a directory for the copy");
                let from = path.parent().expect("the database lies in a directory");
                for entry in std::fs::read_dir(from).expect("the directory reads") {
                    let entry = entry.expect("the directory reads");
                    if entry
                        .file_name()
                        .to_string_lossy()
                        .starts_with("portico.db")
                    {
                        std::fs::copy(entry.path(), directory.join(entry.file_name()))
                            .expect("the database is copied");
                    }
                }
                (
                    Location::File(directory.join("portico.db")),
                    Some(directory),
                )
            }
            Location::Postgres(_) => (
                Location::Postgres(postgres::copy_database(&self.name, &name)),
                None,
            ),
        };
        let store = Store::open_patient(&location, 10, PATIENCE).expect("the copy opens");
        Self {
            store,
            location,
            directory,
            name,
        }
    }

    /// The store itself, to be handed on.
    #[must_use]
    pub fn handle(&self) -> Store {
        self.store.clone()
    }
}

impl Deref for TestStore {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        emitted::note(&self.store, &self.name);
        if let Some(directory) = &self.directory {
            let _ = std::fs::remove_dir_all(directory);
        }
        if matches!(self.location, Location::Postgres(_)) {
            postgres::drop_database(&self.name);
        }
    }
}
