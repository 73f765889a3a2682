//! Rows as JSON arrays, made and read by the database itself.

use super::{
    ArchiveError,
    tables::{Kind, Table},
};
use crate::{StoreError, Tx, tx::Conn};
use diesel::{
    QueryableByName, RunQueryDsl, connection::DefaultLoadingMode, pg::PgRowByRowLoadingMode,
    sql_query, sql_types::Text,
};
use serde_json::Value;
use std::fmt::Write as _;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Tx<'_> {
    /// Hands over every row of a table, its columns in the order of their names, one by one: a table may be
    /// larger than memory.
    pub(super) fn each_row(
        &mut self,
        table: &Table,
        mut each: impl FnMut(Vec<Value>) -> Result<(), ArchiveError>,
    ) -> Result<(), ArchiveError> {
        let mut hand_over = |row: diesel::QueryResult<Row>| {
            let row = row.map_err(StoreError::from)?;
            let values = serde_json::from_str(&row.line)
                .map_err(|e| StoreError::Corrupt(format!("{}: {e}", table.name)))?;
            each(values)
        };
        match &mut self.conn {
            Conn::Pg(c) => {
                let query = sql_query(selection_pg(table));
                let rows = query.load_iter::<Row, PgRowByRowLoadingMode>(*c);
                rows.map_err(StoreError::from)?.try_for_each(&mut hand_over)
            }
            Conn::Lite(c) => {
                let query = sql_query(selection_lite(table));
                let rows = query.load_iter::<Row, DefaultLoadingMode>(*c);
                rows.map_err(StoreError::from)?.try_for_each(&mut hand_over)
            }
        }
    }

    /// Inserts rows: a JSON array of arrays whose values are those of `table.columns`.
    pub(super) fn insert_rows(&mut self, table: &Table, rows: &str) -> Result<usize, StoreError> {
        let count = match &mut self.conn {
            Conn::Pg(c) => sql_query(insertion_pg(table))
                .bind::<Text, _>(rows)
                .execute(*c)?,
            Conn::Lite(c) => sql_query(insertion_lite(table))
                .bind::<Text, _>(rows)
                .execute(*c)?,
        };
        Ok(count)
    }

    pub(super) fn empty_table(&mut self, table: &Table) -> Result<(), StoreError> {
        let name = &table.name;
        sql!(self, |c| sql_query(format!("DELETE FROM \"{name}\""))
            .execute(c))?;
        Ok(())
    }

    pub(super) fn has_rows(&mut self, table: &Table) -> Result<bool, StoreError> {
        let name = &table.name;
        let query = format!("SELECT '' AS line FROM \"{name}\" LIMIT 1");
        let rows: Vec<Row> = sql!(self, |c| sql_query(query).load(c))?;
        Ok(!rows.is_empty())
    }
}

fn listed(table: &Table, mut write: impl FnMut(&mut String, usize, &str, Kind)) -> String {
    let mut text = String::new();
    for (at, (name, kind)) in table.columns.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        write(&mut text, at, name, *kind);
    }
    text
}

fn selection_pg(table: &Table) -> String {
    let values = listed(table, |text, _, name, kind| {
        let _ = match kind {
            Kind::Text | Kind::Integer => write!(text, "\"{name}\""),
            Kind::Boolean => write!(text, "\"{name}\"::integer"),
            Kind::Bytes => write!(text, "encode(\"{name}\", 'hex')"),
        };
    });
    let name = &table.name;
    format!("SELECT json_build_array({values})::text AS line FROM \"{name}\"")
}

fn selection_lite(table: &Table) -> String {
    let values = listed(table, |text, _, name, kind| {
        let _ = match kind {
            Kind::Text | Kind::Integer | Kind::Boolean => write!(text, "\"{name}\""),
            Kind::Bytes => write!(
                text,
                "CASE WHEN \"{name}\" IS NOT NULL THEN lower(hex(\"{name}\")) END"
            ),
        };
    });
    let name = &table.name;
    format!("SELECT json_array({values}) AS line FROM \"{name}\"")
}

fn columns(table: &Table) -> String {
    listed(table, |text, _, name, _| {
        let _ = write!(text, "\"{name}\"");
    })
}

fn insertion_pg(table: &Table) -> String {
    let values = listed(table, |text, at, _, kind| {
        let _ = match kind {
            Kind::Text => write!(text, "v->>{at}"),
            Kind::Integer => write!(text, "(v->>{at})::bigint"),
            Kind::Boolean => write!(text, "(v->>{at})::integer::boolean"),
            Kind::Bytes => write!(text, "decode(v->>{at}, 'hex')"),
        };
    });
    let (name, columns) = (&table.name, columns(table));
    format!(
        "INSERT INTO \"{name}\" ({columns}) SELECT {values} FROM json_array_elements($1::json) AS v"
    )
}

fn insertion_lite(table: &Table) -> String {
    let values = listed(table, |text, at, _, kind| {
        let _ = match kind {
            Kind::Text | Kind::Integer | Kind::Boolean => {
                write!(text, "json_extract(value, '$[{at}]')")
            }
            Kind::Bytes => write!(text, "unhex(json_extract(value, '$[{at}]'))"),
        };
    });
    let (name, columns) = (&table.name, columns(table));
    format!("INSERT INTO \"{name}\" ({columns}) SELECT {values} FROM json_each($1)")
}
