//! What tables there are, as the database itself tells it, each after those that it refers to.

use crate::{StoreError, Tx};
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};

/// How a column is written in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    /// As 0 and 1.
    Boolean,
    /// As lower-case hexadecimal digits.
    Bytes,
}

/// A table, with its columns by name.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    tbl: String,
    #[diesel(sql_type = Text)]
    col: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    child: String,
    #[diesel(sql_type = Text)]
    parent: String,
}

const COLUMNS_PG: &str = "SELECT table_name::text AS tbl, column_name::text AS col, data_type::text AS kind \
     FROM information_schema.columns \
     WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%' \
     ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"";
const COLUMNS_LITE: &str = "SELECT m.name AS tbl, p.name AS col, p.type AS kind \
     FROM sqlite_schema m JOIN pragma_table_info(m.name) p \
     WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
     ORDER BY m.name, p.name";
const REFERENCES_PG: &str = "SELECT child.relname::text AS child, parent.relname::text AS parent \
     FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid \
     WHERE k.contype = 'f'";
const REFERENCES_LITE: &str = "SELECT m.name AS child, f.\"table\" AS parent \
     FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";

impl Kind {
    fn of(named: &str) -> Result<Self, StoreError> {
        match named.to_ascii_lowercase().as_str() {
            "text" => Ok(Self::Text),
            "bigint" | "integer" => Ok(Self::Integer),
            "boolean" => Ok(Self::Boolean),
            "bytea" | "blob" => Ok(Self::Bytes),
            other => Err(StoreError::Corrupt(format!("a column of type {other:?}"))),
        }
    }
}

impl Tx<'_> {
    /// Every table of ours, each after those that its rows refer to.
    pub(super) fn tables(&mut self) -> Result<Vec<Table>, StoreError> {
        let is_pg = matches!(self.conn, crate::tx::Conn::Pg(_));
        let (columns, references) = if is_pg {
            (COLUMNS_PG, REFERENCES_PG)
        } else {
            (COLUMNS_LITE, REFERENCES_LITE)
        };
        let columns: Vec<Column> = sql!(self, |c| sql_query(columns).load(c))?;
        let references: Vec<Reference> = sql!(self, |c| sql_query(references).load(c))?;
        let mut tables: Vec<Table> = Vec::new();
        for Column { tbl, col, kind } in columns {
            if tables.last().is_none_or(|table| table.name != tbl) {
                tables.push(Table {
                    name: tbl,
                    columns: Vec::new(),
                });
            }
            if let Some(table) = tables.last_mut() {
                table.columns.push((col, Kind::of(&kind)?));
            }
        }
        in_order(tables, &references)
    }
}

fn in_order(mut left: Vec<Table>, references: &[Reference]) -> Result<Vec<Table>, StoreError> {
    let mut done: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |table: &Table| {
            references.iter().any(|reference| {
                reference.child == table.name
                    && reference.parent != table.name
                    && left.iter().any(|other| other.name == reference.parent)
            })
        };
        let (later, now): (Vec<Table>, Vec<Table>) = left.iter().cloned().partition(waits);
        if now.is_empty() {
            return Err(StoreError::Corrupt(
                "tables that refer to each other in a circle".into(),
            ));
        }
        done.extend(now);
        left = later;
    }
    Ok(done)
}
