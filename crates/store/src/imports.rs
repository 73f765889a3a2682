//! Invitation files: how far each is, and which node works on it.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, read, read_json, read_opt},
    schema::{import_batches, import_rows},
};
use diesel::prelude::*;
use model::{At, Id, ImportStep, Whole, kind};

/// An invitation file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportBatch {
    /// Its id.
    pub id: Id<kind::ImportBatch>,
    /// How far it is.
    pub step: ImportStep,
    /// The labels as they stand in the file.
    pub labels: Vec<String>,
    /// How many rows the file has. Behind them stand those who lose something for not being in it.
    pub rows: i64,
    /// Rows up to this one are through with the present step.
    pub at_row: i64,
    /// What it is the whole list of.
    pub whole: Option<Whole>,
    /// Who uploaded it.
    pub created_by: Option<Id<kind::Admin>>,
    /// When.
    pub created_at: At,
    /// Who sent it.
    pub sent_by: Option<Id<kind::Admin>>,
    /// When all of it was done.
    pub applied_at: Option<At>,
}

/// Who works on a file, for how long.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    /// Drawn anew for each round of work.
    pub holder: &'a str,
    /// Nobody else may before.
    pub until: At,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = import_batches)]
struct Row {
    id: String,
    step: String,
    labels: String,
    row_count: i64,
    at_row: i64,
    whole_partner_id: Option<String>,
    whole_app_id: Option<String>,
    created_by: Option<String>,
    created_at: i64,
    sent_by: Option<String>,
    applied_at: Option<i64>,
}

impl TryFrom<Row> for ImportBatch {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let whole = match (row.whole_partner_id, row.whole_app_id) {
            (Some(id), _) => Some(Whole::Partner(read(&id)?)),
            (None, Some(id)) => Some(Whole::App(read(&id)?)),
            (None, None) => None,
        };
        Ok(Self {
            id: read(&row.id)?,
            step: read(&row.step)?,
            labels: read_json(&row.labels)?,
            rows: row.row_count,
            at_row: row.at_row,
            whole,
            created_by: read_opt(row.created_by.as_deref())?,
            created_at: at(row.created_at),
            sent_by: read_opt(row.sent_by.as_deref())?,
            applied_at: at_opt(row.applied_at),
        })
    }
}

/// Those of a query over files on which a node may go on now.
macro_rules! due {
    ($query:expr, $now:expr) => {
        $query
            .filter(import_batches::step.eq_any(WORK.map(ImportStep::as_str)))
            .filter(
                import_batches::lease_until
                    .is_null()
                    .or(import_batches::lease_until.le($now.micros())),
            )
    };
}

/// Steps at which there is something to do.
const WORK: [ImportStep; 2] = [ImportStep::Checking, ImportStep::Sending];

impl Tx<'_> {
    /// Begins a file. Its rows follow.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_import(&mut self, batch: &ImportBatch) -> Result<(), StoreError> {
        let (partner, app) = match &batch.whole {
            Some(Whole::Partner(id)) => (Some(id.as_str()), None),
            Some(Whole::App(id)) => (None, Some(id.as_str())),
            None => (None, None),
        };
        let labels = json(&batch.labels)?;
        sql!(self, |c| diesel::insert_into(import_batches::table)
            .values((
                import_batches::id.eq(batch.id.as_str()),
                // Until a release of ours wrote rows it stood here as a whole.
                import_batches::content.eq(&[] as &[u8]),
                import_batches::step.eq(batch.step.as_str()),
                import_batches::labels.eq(&labels),
                import_batches::row_count.eq(batch.rows),
                import_batches::at_row.eq(batch.at_row),
                import_batches::whole_partner_id.eq(partner),
                import_batches::whole_app_id.eq(app),
                import_batches::created_by.eq(batch.created_by.as_ref().map(Id::as_str)),
                import_batches::created_at.eq(batch.created_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Says how many rows a file has, once all are written down.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_import_rows(
        &mut self,
        id: &Id<kind::ImportBatch>,
        rows: i64,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            import_batches::table.find(id.as_str())
        )
        .set(import_batches::row_count.eq(rows))
        .execute(c))?;
        Ok(())
    }

    /// Finds a file.
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
        row.map(ImportBatch::try_from).transpose()
    }

    /// The newest files that were read in full, or those of them that somebody uploaded.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_imports(
        &mut self,
        by: Option<&Id<kind::Admin>>,
        limit: i64,
    ) -> Result<Vec<ImportBatch>, StoreError> {
        let rows = sql!(self, |c| {
            let mut query = import_batches::table
                .filter(import_batches::step.ne(ImportStep::Reading.as_str()))
                .order(import_batches::id.desc())
                .limit(limit)
                .select(Row::as_select())
                .into_boxed();
            if let Some(by) = by {
                query = query.filter(import_batches::created_by.eq(by.as_str()));
            }
            query.load(c)
        })?;
        rows.into_iter().map(ImportBatch::try_from).collect()
    }

    /// The oldest file that waits for a node.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn due_import(&mut self, now: At) -> Result<Option<Id<kind::ImportBatch>>, StoreError> {
        let id: Option<String> = sql!(self, |c| due!(import_batches::table, now)
            .order(import_batches::created_at)
            .select(import_batches::id)
            .first(c)
            .optional())?;
        read_opt(id.as_deref())
    }

    /// Takes a file for one round of work; `false` when somebody else works on it, or nothing is to be done.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        lease: Lease<'_>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(due!(
            import_batches::table.find(id.as_str()),
            now
        ))
        .set((
            import_batches::lease.eq(lease.holder),
            import_batches::lease_until.eq(lease.until.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Says, as the first statement of a transaction that works on a file, that it is still ours; `false`
    /// when somebody took it over, or it went on to another step.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        lease: Lease<'_>,
        (step, at_row): (ImportStep, i64),
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::lease.eq(lease.holder))
                .filter(import_batches::step.eq(step.as_str()))
        )
        .set((
            import_batches::lease_until.eq(lease.until.micros()),
            import_batches::at_row.eq(at_row),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Lets a file go, so that whoever comes next need not wait.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn release_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        holder: &str,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::lease.eq(holder))
        )
        .set((
            import_batches::lease.eq(None::<&str>),
            import_batches::lease_until.eq(None::<i64>),
        ))
        .execute(c))?;
        Ok(())
    }

    /// Takes a file from one step to the next, from this row on; `false` when it was at another one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn move_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        (from, to): (ImportStep, ImportStep),
        at_row: i64,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::step.eq(from.as_str()))
        )
        .set((
            import_batches::step.eq(to.as_str()),
            import_batches::at_row.eq(at_row),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Sends a file that was checked, once; `false` when it is not at that step.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn send_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        by: &Id<kind::Admin>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::step.eq(ImportStep::Checked.as_str()))
        )
        .set((
            import_batches::step.eq(ImportStep::Sending.as_str()),
            import_batches::at_row.eq(0),
            import_batches::sent_by.eq(by.as_str()),
            import_batches::sent_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Marks a file done; `false` when it was done already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_import(
        &mut self,
        id: &Id<kind::ImportBatch>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            import_batches::table
                .find(id.as_str())
                .filter(import_batches::step.eq(ImportStep::Sending.as_str()))
        )
        .set((
            import_batches::step.eq(ImportStep::Sent.as_str()),
            import_batches::applied_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Forgets invitation files that were uploaded no later than `before`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_imports(&mut self, before: At) -> Result<usize, StoreError> {
        let old = || import_batches::table.filter(import_batches::created_at.le(before.micros()));
        sql!(self, |c| diesel::delete(import_rows::table.filter(
            import_rows::batch_id.eq_any(old().select(import_batches::id))
        ))
        .execute(c))?;
        Ok(sql!(self, |c| diesel::delete(old()).execute(c))?)
    }
}
