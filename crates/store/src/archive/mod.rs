//! A copy of everything as lines of text that either database reads: what a backup holds, and what moves
//! from one database to another.
//!
//! The first line says what made it and at which schema; then comes each table, a line with its columns
//! and a line for every row; the last line holds the SHA-256 of all before it. Nothing of an archive is
//! kept unless all of it was read and that sum is right.

mod moved;
mod rows;
mod tables;

pub use moved::MOVED;

use crate::{Store, StoreError, Tx};
use model::{At, hex};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};
use tables::Table;

/// The form of archives that this binary writes, and the newest that it reads.
const FORM: u32 = 1;
/// Rows that are inserted by one statement, at most.
const BATCH: usize = 500;
/// Bytes of rows that are inserted by one statement, unless one row alone has more.
const BATCH_BYTES: usize = 1024 * 1024;
/// Tables with a row from the beginning.
const NEVER_EMPTY: [&str; 2] = ["audit_head", "audit_checks"];

/// Why an archive could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is no archive, or not a whole one.
    #[error("this is not a whole archive: {0}")]
    Damaged(String),
    /// It was made by a newer version.
    #[error(
        "it was made by Portico {0}, which is newer than this one; use that version or a later one"
    )]
    Newer(String),
    /// The database that should be filled is in use.
    #[error("the database is not empty; nothing was changed. Name an empty one")]
    InUse,
    /// It must not be taken as it is.
    #[error("{0}")]
    Refused(String),
    /// What arrived is not what left.
    #[error("the rows of {0} differ from those that were read; nothing was changed")]
    Differs(String),
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveHead {
    /// The form of the archive.
    pub portico_archive: u32,
    /// The version that made it.
    pub made_by: String,
    /// When, in microseconds since 1970.
    pub made_at: i64,
    /// The migrations of its schema.
    pub schema: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct TableLine {
    table: String,
    columns: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Tail {
    rows: u64,
    sha256: String,
}

/// What went through: the rows of each table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveSummary {
    /// Name and rows of each table.
    pub tables: Vec<(String, u64)>,
}

impl ArchiveSummary {
    /// All rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }

    /// The rows of one table.
    #[must_use]
    pub fn of(&self, table: &str) -> u64 {
        let found = self.tables.iter().find(|(name, _)| name == table);
        found.map_or(0, |(_, rows)| *rows)
    }
}

impl Store {
    /// Writes an archive of what the database holds at one instant. Others read and write meanwhile.
    ///
    /// # Errors
    /// [`ArchiveError`] from the database or from `out`.
    pub fn write_archive(
        &self,
        (made_by, made_at): (&str, At),
        out: &mut dyn Write,
    ) -> Result<ArchiveSummary, ArchiveError> {
        let head = ArchiveHead {
            portico_archive: FORM,
            made_by: made_by.to_owned(),
            made_at: made_at.micros(),
            schema: self.migration_status()?.applied,
        };
        self.snapshot(|tx| {
            let mut out = Summed::new(out);
            out.line(&head)?;
            let mut summary = ArchiveSummary::default();
            for table in tx.tables()? {
                let columns = table.columns.iter().map(|(name, _)| name.clone());
                out.line(&TableLine {
                    table: table.name.clone(),
                    columns: columns.collect(),
                })?;
                let mut rows = 0;
                tx.each_row(&table, |row| {
                    rows += 1;
                    out.line(&row)
                })?;
                summary.tables.push((table.name, rows));
            }
            let tail = Tail {
                rows: summary.rows(),
                sha256: out.sum(),
            };
            out.line(&tail)?;
            Ok(summary)
        })
    }

    /// Fills an empty database from an archive, brings it up to the schema of this binary, and lets
    /// `finish` do what has to be done before anybody sees it: all in one transaction.
    ///
    /// # Errors
    /// [`ArchiveError`]; the database is as it was then.
    pub fn read_archive(
        &self,
        input: &mut dyn BufRead,
        finish: impl FnOnce(&mut Tx<'_>) -> Result<(), ArchiveError>,
    ) -> Result<(ArchiveHead, ArchiveSummary), ArchiveError> {
        let mut input = Lines::new(input);
        let head = input.head()?;
        self.write_alone(|tx| {
            if head.portico_archive > FORM || tx.lacks_migrations(&head.schema)? {
                return Err(ArchiveError::Newer(head.made_by));
            }
            let tables = tx.prepare(&head.schema)?;
            let summary = fill(tx, &tables, &mut input)?;
            tx.migrate_all()?;
            finish(tx)?;
            Ok((head, summary))
        })
    }
}

/// Reads tables and rows up to the last line.
fn fill(
    tx: &mut Tx<'_>,
    tables: &[Table],
    input: &mut Lines<'_>,
) -> Result<ArchiveSummary, ArchiveError> {
    let mut summary = ArchiveSummary::default();
    let mut open: Option<Filling> = None;
    loop {
        let sum = input.sum();
        let line = input.next()?;
        if line.starts_with('[') {
            let filling = open
                .as_mut()
                .ok_or_else(|| damaged("a row without a table"))?;
            filling.row(tx, line.trim_end())?;
            continue;
        }
        if let Some(filling) = open.take() {
            summary.tables.push(filling.finish(tx)?);
        }
        if let Ok(line) = serde_json::from_str::<TableLine>(&line) {
            open = Some(Filling::new(tables, &line)?);
            continue;
        }
        let tail: Tail = serde_json::from_str(&line).map_err(|e| damaged(&e.to_string()))?;
        if tail.sha256 != sum || tail.rows != summary.rows() {
            return Err(damaged("its sum is wrong"));
        }
        return Ok(summary);
    }
}

/// A table that is being filled.
struct Filling {
    table: Table,
    batch: String,
    waiting: usize,
    rows: u64,
}

impl Filling {
    fn new(tables: &[Table], line: &TableLine) -> Result<Self, ArchiveError> {
        let unknown = || damaged(&format!("there is no such table: {}", line.table));
        let known = tables.iter().find(|it| it.name == line.table);
        let table = known.ok_or_else(unknown)?;
        let named = table.columns.iter().map(|(name, _)| name);
        if !named.eq(line.columns.iter()) {
            return Err(damaged(&format!("the columns of {} differ", line.table)));
        }
        Ok(Self::of(table.clone()))
    }

    const fn of(table: Table) -> Self {
        Self {
            table,
            batch: String::new(),
            waiting: 0,
            rows: 0,
        }
    }

    fn row(&mut self, tx: &mut Tx<'_>, row: &str) -> Result<(), ArchiveError> {
        self.batch.push(if self.waiting == 0 { '[' } else { ',' });
        self.batch.push_str(row);
        self.waiting += 1;
        if self.waiting == BATCH || self.batch.len() > BATCH_BYTES {
            self.flush(tx)?;
        }
        Ok(())
    }

    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<(), ArchiveError> {
        if self.waiting > 0 {
            self.batch.push(']');
            let inserted = tx.insert_rows(&self.table, &self.batch)?;
            if inserted != self.waiting {
                return Err(damaged(&format!("rows of {}", self.table.name)));
            }
            self.rows += self.waiting as u64;
            self.waiting = 0;
            self.batch.clear();
        }
        Ok(())
    }

    fn finish(mut self, tx: &mut Tx<'_>) -> Result<(String, u64), ArchiveError> {
        self.flush(tx)?;
        Ok((self.table.name, self.rows))
    }
}

impl Tx<'_> {
    /// Brings an empty database to a schema, by its migrations, with no row in it.
    fn prepare(&mut self, schema: &[String]) -> Result<Vec<Table>, ArchiveError> {
        for table in self.tables()? {
            if !NEVER_EMPTY.contains(&&*table.name) && self.has_rows(&table)? {
                return Err(ArchiveError::InUse);
            }
        }
        self.migrate_to(schema)?;
        let tables = self.tables()?;
        for table in tables.iter().rev() {
            self.empty_table(table)?;
        }
        Ok(tables)
    }
}

fn damaged(what: &str) -> ArchiveError {
    ArchiveError::Damaged(what.to_owned())
}

/// Writes lines and sums them up.
struct Summed<'w> {
    out: &'w mut dyn Write,
    hash: Sha256,
}

impl<'w> Summed<'w> {
    fn new(out: &'w mut dyn Write) -> Self {
        Self {
            out,
            hash: Sha256::new(),
        }
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), ArchiveError> {
        let mut line = serde_json::to_vec(value).map_err(std::io::Error::from)?;
        line.push(b'\n');
        self.hash.update(&line);
        Ok(self.out.write_all(&line)?)
    }

    fn sum(&self) -> String {
        hex(&self.hash.clone().finalize())
    }
}

/// Reads lines and sums them up.
struct Lines<'r> {
    input: &'r mut dyn BufRead,
    hash: Sha256,
}

impl<'r> Lines<'r> {
    fn new(input: &'r mut dyn BufRead) -> Self {
        Self {
            input,
            hash: Sha256::new(),
        }
    }

    fn next(&mut self) -> Result<String, ArchiveError> {
        let mut line = Vec::new();
        self.input.read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            return Err(damaged("it ends too early"));
        }
        self.hash.update(&line);
        String::from_utf8(line).map_err(|_| damaged("a line of it is not text"))
    }

    fn head(&mut self) -> Result<ArchiveHead, ArchiveError> {
        serde_json::from_str(&self.next()?)
            .map_err(|_| damaged("its first line is not that of an archive"))
    }

    fn sum(&self) -> String {
        hex(&self.hash.clone().finalize())
    }
}

/// The sum of a table's rows, whatever their order.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct RowSum {
    rows: u64,
    sum: u128,
}

impl RowSum {
    fn add(&mut self, row: &[Value]) -> Result<(), ArchiveError> {
        let line = serde_json::to_vec(row).map_err(std::io::Error::from)?;
        let hash = Sha256::digest(&line);
        let mut part = [0; 16];
        part.copy_from_slice(&hash[..16]);
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(part));
        self.rows += 1;
        Ok(())
    }
}
