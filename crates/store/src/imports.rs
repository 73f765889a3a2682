//! Invitation files that were checked and may be applied once.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_opt},
    schema::import_batches,
};
use diesel::prelude::*;
use model::{At, Id, kind};

/// An uploaded invitation file.
#[derive(Clone, Debug)]
pub struct ImportBatch {
    /// Its id.
    pub id: Id<kind::ImportBatch>,
    /// The file as it was uploaded.
    pub content: Vec<u8>,
    /// Who uploaded it.
    pub created_by: Option<Id<kind::Admin>>,
    /// When.
    pub created_at: At,
    /// When it was applied in full.
    pub applied_at: Option<At>,
    /// What came of each row, as JSON.
    pub result: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = import_batches)]
struct Row {
    id: String,
    content: Vec<u8>,
    created_by: Option<String>,
    created_at: i64,
    applied_at: Option<i64>,
    result: Option<String>,
}

impl Tx<'_> {
    /// Keeps an uploaded file.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_import(&mut self, batch: &ImportBatch) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(import_batches::table)
            .values((
                import_batches::id.eq(batch.id.as_str()),
                import_batches::content.eq(&batch.content),
                import_batches::created_by.eq(batch.created_by.as_ref().map(Id::as_str)),
                import_batches::created_at.eq(batch.created_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds an uploaded file.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
    ) -> Result<Option<ImportBatch>, StoreError> {
        let row = sql!(self, |c| import_batches::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(|row| {
            Ok(ImportBatch {
                id: read(&row.id)?,
                content: row.content,
                created_by: read_opt(row.created_by.as_deref())?,
                created_at: at(row.created_at),
                applied_at: at_opt(row.applied_at),
                result: row.result,
            })
        })
        .transpose()
    }

    /// Marks a file applied and keeps the outcome; `false` when it was applied already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        result: &str,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::applied_at.is_null())
        )
        .set((
            import_batches::applied_at.eq(now.micros()),
            import_batches::result.eq(result)
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}
