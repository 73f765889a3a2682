use crate::{StoreError, Tx, tx::Conn};
use diesel::{
    PgConnection, QueryableByName, RunQueryDsl, SqliteConnection,
    backend::Backend,
    connection::SimpleConnection,
    migration::{MigrationConnection, MigrationSource},
    pg::Pg,
    sql_query,
    sql_types::BigInt,
    sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// One node migrates at a time; the number has no meaning of its own.
const ADVISORY_LOCK: i64 = 0x706f_7274_6963_6f00;

/// Which migrations are applied and which are pending, by version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MigrationStatus {
    /// In the database.
    pub applied: Vec<String>,
    /// Known to this binary only.
    pub pending: Vec<String>,
    /// In the database and unknown to this binary: a newer one was here.
    pub unknown: Vec<String>,
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = BigInt)]
    #[expect(dead_code, reason = "only the lock matters")]
    locked: i64,
}

pub(crate) fn run_lite(conn: &mut SqliteConnection) -> Result<MigrationStatus, StoreError> {
    run(conn, SQLITE)?;
    status_lite(conn)
}

pub(crate) fn run_pg(conn: &mut PgConnection) -> Result<MigrationStatus, StoreError> {
    sql_query(format!(
        "SELECT 1::bigint AS locked FROM pg_advisory_lock({ADVISORY_LOCK})"
    ))
    .get_result::<Locked>(conn)?;
    let outcome = run(conn, POSTGRES);
    conn.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})"))?;
    outcome?;
    status_pg(conn)
}

pub(crate) fn status_lite(conn: &mut SqliteConnection) -> Result<MigrationStatus, StoreError> {
    status(conn, SQLITE)
}

pub(crate) fn status_pg(conn: &mut PgConnection) -> Result<MigrationStatus, StoreError> {
    status(conn, POSTGRES)
}

fn run<DB, C>(conn: &mut C, migrations: EmbeddedMigrations) -> Result<(), StoreError>
where
    DB: Backend,
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    conn.run_pending_migrations(migrations)
        .map(|_| ())
        .map_err(failed)
}

fn status<DB, C>(
    conn: &mut C,
    migrations: EmbeddedMigrations,
) -> Result<MigrationStatus, StoreError>
where
    DB: Backend,
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    conn.setup()?;
    let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Sql(e.to_string());
    let applied: Vec<String> = conn
        .applied_migrations()
        .map_err(failed)?
        .iter()
        .map(ToString::to_string)
        .collect();
    let known = versions_of::<DB>(&migrations)?;
    let unknown = applied.iter().filter(|it| !known.contains(it)).cloned();
    let unknown = unknown.collect();
    let pending = conn
        .pending_migrations(migrations)
        .map_err(failed)?
        .iter()
        .map(|m| m.name().to_string())
        .collect();
    Ok(MigrationStatus {
        applied,
        pending,
        unknown,
    })
}

fn versions_of<DB: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, StoreError> {
    let migrations = MigrationSource::<DB>::migrations(source).map_err(failed)?;
    Ok(migrations
        .iter()
        .map(|it| it.name().version().to_string())
        .collect())
}

fn run_where<DB, C>(
    conn: &mut C,
    source: EmbeddedMigrations,
    wanted: impl Fn(&str) -> bool,
) -> Result<(), StoreError>
where
    DB: Backend,
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    conn.setup()?;
    for migration in conn.pending_migrations(source).map_err(failed)? {
        if wanted(&migration.name().version().to_string()) {
            conn.run_migration(&*migration).map_err(failed)?;
        }
    }
    Ok(())
}

fn failed(error: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    StoreError::Sql(format!("migration failed: {error}"))
}

impl Tx<'_> {
    /// Whether this binary has never heard of one of these migrations.
    pub(crate) fn lacks_migrations(&mut self, versions: &[String]) -> Result<bool, StoreError> {
        let known = match self.conn {
            Conn::Pg(_) => versions_of::<Pg>(&POSTGRES)?,
            Conn::Lite(_) => versions_of::<Sqlite>(&SQLITE)?,
        };
        Ok(versions.iter().any(|it| !known.contains(it)))
    }

    /// Applies those of the pending migrations that are named, inside this transaction.
    pub(crate) fn migrate_to(&mut self, versions: &[String]) -> Result<(), StoreError> {
        self.migrate_where(|version| versions.iter().any(|it| it == version))
    }

    /// Applies all pending migrations, inside this transaction.
    pub(crate) fn migrate_all(&mut self) -> Result<(), StoreError> {
        self.migrate_where(|_| true)
    }

    fn migrate_where(&mut self, wanted: impl Fn(&str) -> bool) -> Result<(), StoreError> {
        match &mut self.conn {
            Conn::Pg(c) => run_where(*c, POSTGRES, wanted),
            Conn::Lite(c) => run_where(*c, SQLITE, wanted),
        }
    }
}
