//! Moving everything to another database. What is left behind can be read and not written.

use super::{ArchiveError, ArchiveSummary, Filling, RowSum, tables::Table};
use crate::{Store, StoreError, Tx, tx::Conn};
use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt,
};

/// What a database that was moved answers to every write.
pub const MOVED: &str = "this database was moved to another one";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

const WRITES: [&str; 3] = ["insert", "update", "delete"];

impl Store {
    /// Moves everything into an empty database and compares it there, row by row. Nobody writes here
    /// meanwhile, and nobody can afterwards, whatever process it is: what was left behind must not be
    /// mistaken for the present.
    ///
    /// # Errors
    /// [`ArchiveError`]; both databases are as they were then.
    pub fn move_to(&self, target: &Self) -> Result<ArchiveSummary, ArchiveError> {
        let schema = self.migration_status()?.applied;
        self.write_alone(|from| {
            let tables = from.tables()?;
            from.keep_writers_out(&tables)?;
            let summary = target.write_alone(|to| {
                let tables = to.prepare(&schema)?;
                let summary = carry(from, to, &tables)?;
                to.migrate_all()?;
                Ok::<_, ArchiveError>(summary)
            })?;
            from.forbid_writes(&tables)?;
            Ok(summary)
        })
    }

    /// Whether everything was moved to another database.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn was_moved(&self) -> Result<bool, StoreError> {
        self.read(|tx| {
            let query = match tx.conn {
                Conn::Pg(_) => {
                    "SELECT count(*) AS count FROM pg_trigger WHERE tgname = 'portico_moved'"
                }
                Conn::Lite(_) => {
                    "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'portico\\_moved\\_%' ESCAPE '\\'"
                }
            };
            let found: Count = sql!(tx, |c| sql_query(query).get_result(c))?;
            Ok(found.count > 0)
        })
    }

    /// Lets the database be written again, although everything was moved.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_back(&self) -> Result<(), StoreError> {
        self.write_alone(|tx| {
            let tables = tx.tables()?;
            let is_pg = matches!(tx.conn, Conn::Pg(_));
            let script: String = tables.iter().map(|it| allowing(is_pg, &it.name)).collect();
            tx.run_script(&script)
        })
    }
}

/// Copies every row and looks at it again where it arrived.
fn carry(
    from: &mut Tx<'_>,
    to: &mut Tx<'_>,
    tables: &[Table],
) -> Result<ArchiveSummary, ArchiveError> {
    let mut summary = ArchiveSummary::default();
    for table in tables {
        let (mut left, mut arrived) = (RowSum::default(), RowSum::default());
        let mut filling = Filling::of(table.clone());
        from.each_row(table, |row| {
            left.add(&row)?;
            let row = serde_json::to_string(&row).map_err(std::io::Error::from)?;
            filling.row(to, &row)
        })?;
        summary.tables.push(filling.finish(to)?);
        to.each_row(table, |row| arrived.add(&row))?;
        if left != arrived {
            return Err(ArchiveError::Differs(table.name.clone()));
        }
    }
    Ok(summary)
}

impl Tx<'_> {
    /// Keeps every other process from writing until this transaction ends. SQLite does so by itself.
    fn keep_writers_out(&mut self, tables: &[Table]) -> Result<(), StoreError> {
        if matches!(self.conn, Conn::Lite(_)) || tables.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = tables.iter().map(|it| format!("\"{}\"", it.name)).collect();
        self.run_script(&format!(
            "LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE",
            names.join(", ")
        ))
    }

    fn forbid_writes(&mut self, tables: &[Table]) -> Result<(), StoreError> {
        let is_pg = matches!(self.conn, Conn::Pg(_));
        if is_pg {
            self.run_script(&format!(
                "CREATE OR REPLACE FUNCTION portico_moved() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION '{MOVED}'; END $$"
            ))?;
        }
        let script: String = tables
            .iter()
            .map(|it| forbidding(is_pg, &it.name))
            .collect();
        self.run_script(&script)
    }

    fn run_script(&mut self, script: &str) -> Result<(), StoreError> {
        sql!(self, |c| c.batch_execute(script))?;
        Ok(())
    }
}

fn forbidding(is_pg: bool, table: &str) -> String {
    if is_pg {
        return format!(
            "CREATE TRIGGER portico_moved BEFORE INSERT OR UPDATE OR DELETE ON \"{table}\" \
             FOR EACH STATEMENT EXECUTE FUNCTION portico_moved();"
        );
    }
    let trigger = |write: &&str| {
        format!(
            "CREATE TRIGGER portico_moved_{table}_{write} BEFORE {write} ON \"{table}\" \
             BEGIN SELECT RAISE(ABORT, '{MOVED}'); END;"
        )
    };
    WRITES.iter().map(trigger).collect()
}

fn allowing(is_pg: bool, table: &str) -> String {
    if is_pg {
        return format!("DROP TRIGGER IF EXISTS portico_moved ON \"{table}\";");
    }
    let trigger = |write: &&str| format!("DROP TRIGGER IF EXISTS portico_moved_{table}_{write};");
    WRITES.iter().map(trigger).collect()
}
