use crate::StoreError;
use diesel::{
    PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, connection::SimpleConnection,
    migration::MigrationConnection, sql_query, sql_types::BigInt,
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
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    conn.run_pending_migrations(migrations)
        .map(|_| ())
        .map_err(|e| StoreError::Sql(format!("migration failed: {e}")))
}

fn status<DB, C>(
    conn: &mut C,
    migrations: EmbeddedMigrations,
) -> Result<MigrationStatus, StoreError>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    conn.setup()?;
    let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Sql(e.to_string());
    let applied = conn
        .applied_migrations()
        .map_err(failed)?
        .iter()
        .map(ToString::to_string)
        .collect();
    let pending = conn
        .pending_migrations(migrations)
        .map_err(failed)?
        .iter()
        .map(|m| m.name().to_string())
        .collect();
    Ok(MigrationStatus { applied, pending })
}
