//! The two schemas are one: same tables, columns, nullability, keys and indexes; and each migration
//! can be undone and done again.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection,
    backend::Backend, migration::MigrationConnection, sql_query, sql_types::Text,
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use std::collections::BTreeSet;
use store::Location;
use testkit::{Database, TestStore};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

const SQLITE_COLUMNS: &str = "SELECT m.name || '.' || p.name || ' ' || lower(replace(p.type, 'BLOB', 'bytea')) || \
     CASE WHEN p.\"notnull\" = 1 THEN ' not null' ELSE '' END || \
     CASE WHEN p.pk > 0 THEN ' key ' || p.pk ELSE '' END AS line \
     FROM sqlite_schema m JOIN pragma_table_info(m.name) p \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";

const POSTGRES_COLUMNS: &str = "SELECT c.table_name || '.' || c.column_name || ' ' || c.data_type || \
     CASE WHEN c.is_nullable = 'NO' THEN ' not null' ELSE '' END || \
     COALESCE(' key ' || (SELECT array_position(x.indkey::int2[], a.attnum) + 1 FROM pg_index x \
       JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attname = c.column_name \
       WHERE x.indisprimary AND x.indrelid = ('public.\"' || c.table_name || '\"')::regclass \
       AND a.attnum = ANY (x.indkey)), '') AS line \
     FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_\\_%'";

const SQLITE_INDEXES: &str = "SELECT il.name || ' on ' || m.name || ' (' || \
     (SELECT group_concat(o.name, ',') FROM (SELECT ii.name FROM pragma_index_info(il.name) ii ORDER BY ii.seqno) o) \
     || ')' || CASE WHEN il.\"unique\" = 1 THEN ' unique' ELSE '' END || \
     CASE WHEN il.partial = 1 THEN ' where ' || substr(i.sql, instr(i.sql, ' WHERE ') + 7) ELSE '' END AS line \
     FROM sqlite_schema m JOIN pragma_index_list(m.name) il JOIN sqlite_schema i ON i.name = il.name \
     WHERE m.type = 'table' AND il.origin = 'c'";

const POSTGRES_INDEXES: &str = "SELECT i.relname || ' on ' || t.relname || ' (' || \
     array_to_string(ARRAY(SELECT a.attname FROM unnest(x.indkey) WITH ORDINALITY k (n, o) \
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY k.o), ',') \
     || ')' || CASE WHEN x.indisunique THEN ' unique' ELSE '' END || \
     COALESCE(' where ' || replace(btrim(pg_get_expr(x.indpred, x.indrelid), '()'), '::text', ''), '') AS line \
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
     JOIN pg_namespace n ON n.oid = t.relnamespace \
     WHERE n.nspname = 'public' AND NOT x.indisprimary AND t.relname NOT LIKE '\\_\\_%'";

const SQLITE_REFERENCES: &str = "SELECT m.name || '.' || f.\"from\" || ' references ' || f.\"table\" || '.' || f.\"to\" AS line \
     FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";

const POSTGRES_REFERENCES: &str = "SELECT t.relname || '.' || a.attname || ' references ' || o.relname || '.' || b.attname AS line \
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class o ON o.oid = c.confrelid \
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1] \
     JOIN pg_attribute b ON b.attrelid = o.oid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'";

fn set(lines: Vec<Line>) -> BTreeSet<String> {
    lines.into_iter().map(|l| l.line).collect()
}

fn sqlite(conn: &mut SqliteConnection, query: &str) -> BTreeSet<String> {
    set(sql_query(query).load(conn).unwrap())
}

fn postgres(conn: &mut PgConnection, query: &str) -> BTreeSet<String> {
    set(sql_query(query).load(conn).unwrap())
}

fn open_sqlite(store: &TestStore) -> SqliteConnection {
    let Location::File(path) = store.location() else {
        panic!("not a file")
    };
    SqliteConnection::establish(&path.to_string_lossy()).unwrap()
}

fn open_postgres(store: &TestStore) -> PgConnection {
    let Location::Postgres(url) = store.location() else {
        panic!("not a server")
    };
    PgConnection::establish(url).unwrap()
}

fn assert_same(what: &str, lite: &BTreeSet<String>, pg: &BTreeSet<String>) {
    assert!(lite.len() > 10, "{what}: {lite:?}");
    let only_lite: Vec<_> = lite.difference(pg).collect();
    let only_pg: Vec<_> = pg.difference(lite).collect();
    assert!(
        only_lite.is_empty() && only_pg.is_empty(),
        "{what}: only SQLite {only_lite:#?}, only PostgreSQL {only_pg:#?}"
    );
}

#[test]
fn both_databases_have_the_same_columns_indexes_and_references() {
    let (file, server) = (
        TestStore::new(Database::File),
        TestStore::new(Database::Postgres),
    );
    let (mut lite, mut pg) = (open_sqlite(&file), open_postgres(&server));
    assert_same(
        "columns",
        &sqlite(&mut lite, SQLITE_COLUMNS),
        &postgres(&mut pg, POSTGRES_COLUMNS),
    );
    assert_same(
        "indexes",
        &sqlite(&mut lite, SQLITE_INDEXES),
        &postgres(&mut pg, POSTGRES_INDEXES),
    );
    assert_same(
        "references",
        &sqlite(&mut lite, SQLITE_REFERENCES),
        &postgres(&mut pg, POSTGRES_REFERENCES),
    );
}

/// Undoes everything, sees that nothing is left, and does it again.
fn down_and_up<DB: Backend, C>(
    conn: &mut C,
    folder: &str,
    shape: impl Fn(&mut C) -> Vec<BTreeSet<String>>,
) where
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB>,
{
    let folder = format!("{}/../../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
    let migrations = || FileBasedMigrations::from_path(&folder).unwrap();
    let before = shape(conn);
    conn.revert_all_migrations(migrations()).unwrap();
    assert!(
        shape(conn).iter().all(BTreeSet::is_empty),
        "something is left: {:?}",
        shape(conn)
    );
    conn.run_pending_migrations(migrations()).unwrap();
    assert_eq!(shape(conn), before);
}

#[test]
fn sqlite_migrations_are_undone_and_done_again() {
    let store = TestStore::new(Database::File);
    down_and_up(&mut open_sqlite(&store), "sqlite", |conn| {
        [SQLITE_COLUMNS, SQLITE_INDEXES, SQLITE_REFERENCES]
            .map(|query| sqlite(conn, query))
            .to_vec()
    });
}

#[test]
fn postgres_migrations_are_undone_and_done_again() {
    let store = TestStore::new(Database::Postgres);
    down_and_up(&mut open_postgres(&store), "postgres", |conn| {
        [POSTGRES_COLUMNS, POSTGRES_INDEXES, POSTGRES_REFERENCES]
            .map(|query| postgres(conn, query))
            .to_vec()
    });
}

#[test]
fn migrating_again_changes_nothing_and_leaves_nothing_pending() {
    testkit::for_each_store(|store| {
        let status = store.migrate().unwrap();
        assert!(!status.applied.is_empty() && status.pending.is_empty());
        assert_eq!(store.migration_status().unwrap(), status);
        store.ping().unwrap();
    });
}
