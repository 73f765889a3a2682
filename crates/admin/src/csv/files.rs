//! Files that are kept: uploading, looking, mending single rows, sending.

use super::{
    Column, Layout, Report, Row, RowPlan, Sheet, Totals, missing, read,
    result::OURS,
    rows::{address, shown},
    work::{self, Round},
};
use crate::{Desk, Refusal, RowCode, csv::FileFault};
use model::{Actor, Admin, At, Event, EventName, Id, ImportStep, Particulars, Whole, kind};
use store::{ImportBatch, ImportRow, MailTally, RowPage, StoreError, Tx};

/// So many rows are written down in one transaction, or read at once.
const AT_ONCE: usize = 500;

/// A kept file, as its pages need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its id.
    pub id: Id<kind::ImportBatch>,
    /// How far it is.
    pub step: ImportStep,
    /// How many rows it has.
    pub rows: i64,
    /// What its rows come to.
    pub totals: Totals,
    /// Rows that are used, but should be looked at.
    pub warned: usize,
    /// Rows that are still to be done.
    pub left: usize,
    /// What it is the whole list of, and who would lose that.
    pub whole: Option<Ending>,
    /// When it was uploaded.
    pub created_at: At,
}

/// A kept file in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: Id<kind::ImportBatch>,
    /// How far it is.
    pub step: ImportStep,
    /// How many rows it has.
    pub rows: i64,
    /// The name of what it is the whole list of.
    pub whole: Option<String>,
    /// When it was uploaded.
    pub created_at: At,
}

/// What a file that is a whole list would end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What it is the whole list of.
    pub whole: Whole,
    /// The name of that.
    pub name: String,
    /// How many have it now.
    pub listed: i64,
    /// How many may lose it by one file.
    pub most: i64,
    /// Rows in which nobody can be recognised; as long as there are any nobody loses anything.
    pub nameless: i64,
}

/// How a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Whoever is in it gets what is missing.
    Inviting,
    /// And so many, who are not in it, lose what it is the whole list of.
    Removing(i64),
}

/// What is to become of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowWish {
    /// What was suggested takes the place of what stands there.
    Use,
    /// It is left out.
    Skip,
    /// It is looked at again.
    Check,
}

/// Where rows come from.
pub(super) enum Source<'a> {
    /// A file.
    Sheet(Sheet<'a>),
    /// People whom a form names.
    People(Layout, Vec<Row>),
}

impl Source<'_> {
    const fn layout(&self) -> &Layout {
        match self {
            Self::Sheet(sheet) => sheet.layout(),
            Self::People(layout, _) => layout,
        }
    }

    fn each<E>(&self, visit: impl FnMut(&Row) -> Result<(), E>) -> Result<(), E> {
        match self {
            Self::Sheet(sheet) => sheet.each(visit),
            Self::People(_, rows) => rows.iter().try_for_each(visit),
        }
    }
}

/// Reads a file and keeps its rows for checking and sending. `whole` says what it is the whole list of.
///
/// # Errors
/// [`Refusal::File`] when the file as a whole cannot be used; then nothing is kept. [`Refusal::Unknown`] for a
/// partner or an app that is not there.
pub fn upload(
    desk: &Desk,
    by: &Admin,
    bytes: &[u8],
    whole: Option<Whole>,
) -> Result<File, Refusal> {
    let sheet = read(bytes, desk.settings.contact_url.is_none())?;
    keep(desk, by, &Source::Sheet(sheet), whole)
}

/// Keeps rows, and begins to check them.
pub(super) fn keep(
    desk: &Desk,
    by: &Admin,
    source: &Source<'_>,
    whole: Option<Whole>,
) -> Result<File, Refusal> {
    let now = desk.clock.now();
    let batch = ImportBatch {
        id: Id::new(now, &*desk.random),
        step: ImportStep::Reading,
        labels: source.layout().labels().to_vec(),
        rows: 0,
        at_row: 0,
        whole,
        created_by: Some(by.id.clone()),
        created_at: now,
        sent_by: None,
        applied_at: None,
    };
    desk.store.write::<_, Refusal>(|tx| {
        if let Some(whole) = &batch.whole {
            missing::name_of(tx, whole)?;
        }
        Ok(tx.insert_import(&batch)?)
    })?;
    let rows = keep_rows(desk, &batch, source)?;
    desk.change(&Actor::admin(&by.id), EventName::Import, |tx, now| {
        if rows == 0 {
            return Err(FileFault::NoRows.into());
        }
        tx.set_import_rows(&batch.id, rows)?;
        tx.move_import(&batch.id, (ImportStep::Reading, ImportStep::Checking), 0)?;
        let detail = serde_json::json!({ "did": "uploaded", "file": batch.id, "rows": rows });
        tx.audit(Event::change(now, Actor::admin(&by.id), EventName::Import).detail(detail));
        Ok(())
    })?;
    work::advance(desk, &batch.id, work::INLINE)?;
    find(desk, &batch.id)?.ok_or(Refusal::Unknown("file"))
}

fn keep_rows(desk: &Desk, batch: &ImportBatch, source: &Source<'_>) -> Result<i64, Refusal> {
    let layout = source.layout();
    let result = layout.labels().iter().position(|it| it == OURS[0]);
    let (mut n, mut rows) = (0, Vec::with_capacity(AT_ONCE));
    let write = |rows: &mut Vec<ImportRow>| {
        desk.store
            .write::<_, Refusal>(|tx| Ok(tx.add_import_rows(&batch.id, rows)?))?;
        rows.clear();
        Ok::<_, Refusal>(())
    };
    source.each(|row| {
        // Whoever a result file says was removed was not in the file that was sent.
        let removed = result.and_then(|at| row.cells.get(at));
        if removed.is_some_and(|it| it == super::Outcome::Remove.as_str()) {
            return Ok(());
        }
        n += 1;
        rows.push(kept(layout, row, n));
        if rows.len() == AT_ONCE {
            write(&mut rows)?;
        }
        Ok::<_, Refusal>(())
    })?;
    write(&mut rows)?;
    Ok(n)
}

fn kept(layout: &Layout, row: &Row, n: i64) -> ImportRow {
    let given = layout.cell(row, Column::Email);
    ImportRow {
        n,
        line: i64::try_from(row.line).unwrap_or(i64::MAX),
        cells: row.cells.clone(),
        email_key: address(&given).ok().map(|email| email.key()),
        address: shown(given),
        outcome: super::Outcome::Waiting,
        pending: false,
        code: None,
        message: String::new(),
        field: None,
        warning: None,
        suggestion: None,
        partner_id: None,
        guest_id: None,
        invitation_id: None,
        receipt_id: None,
        particulars: Particulars::default(),
    }
}

/// A kept row as it was read.
pub(crate) fn as_row(row: &ImportRow) -> Row {
    Row {
        line: u64::try_from(row.line).unwrap_or(0),
        cells: row.cells.clone(),
    }
}

/// Which cell of a kept file means what.
pub(super) fn layout(desk: &Desk, batch: &ImportBatch) -> Result<Layout, Refusal> {
    Ok(Layout::of(
        batch.labels.clone(),
        desk.settings.contact_url.is_none(),
    )?)
}

/// Finds a kept file.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Option<File>, Refusal> {
    desk.store.read(|tx| {
        let Some(batch) = tx
            .find_import(id)?
            .filter(|it| it.step != ImportStep::Reading)
        else {
            return Ok(None);
        };
        view(desk, tx, batch).map(Some)
    })
}

/// The newest kept files; of an admin who is bound to something only their own.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, by: &Admin, limit: i64) -> Result<Vec<Kept>, Refusal> {
    let own = (!by.reach().is_whole()).then_some(&by.id);
    desk.store.read(|tx| {
        let all = tx.list_imports(own, limit)?.into_iter();
        all.map(|batch| {
            let whole = batch.whole.as_ref();
            Ok(Kept {
                whole: whole.map(|it| missing::name_of(tx, it)).transpose()?,
                id: batch.id,
                step: batch.step,
                rows: batch.rows,
                created_at: batch.created_at,
            })
        })
        .collect()
    })
}

/// Rows by what they come to, those of them that should be looked at, and those still to be done.
pub(super) fn count(
    tx: &mut Tx<'_>,
    id: &Id<kind::ImportBatch>,
) -> Result<(Totals, usize, usize), StoreError> {
    let (mut totals, mut warned, mut left) = (Totals::default(), 0, 0);
    for tally in tx.tally_import(id)? {
        let number = usize::try_from(tally.number).unwrap_or(0);
        *totals.of(tally.outcome) += number;
        warned += if tally.warned { number } else { 0 };
        left += if tally.pending { number } else { 0 };
    }
    Ok((totals, warned, left))
}

fn view(desk: &Desk, tx: &mut Tx<'_>, batch: ImportBatch) -> Result<File, Refusal> {
    let (totals, warned, left) = count(tx, &batch.id)?;
    let whole = match batch.whole.clone() {
        Some(whole) => Some(missing::ending(desk, tx, (&batch, whole))?),
        None => None,
    };
    Ok(File {
        id: batch.id,
        step: batch.step,
        rows: batch.rows,
        totals,
        warned,
        left,
        whole,
        created_at: batch.created_at,
    })
}

/// A row to show, and its place in the list.
pub type Shown = ((i32, i64), RowPlan);

/// Rows of a file to show, each with its place: by rank, which puts those first that somebody has to look at,
/// and by number.
///
/// # Errors
/// [`Refusal::Store`].
pub fn page(
    desk: &Desk,
    id: &Id<kind::ImportBatch>,
    page: &RowPage,
) -> Result<Vec<Shown>, Refusal> {
    let rows = desk.store.read(|tx| tx.page_of_import(id, page))?;
    rows.into_iter()
        .map(|(rank, row)| Ok(((rank, row.n), RowPlan::of(&row)?)))
        .collect()
}

/// How far the mails of a file are.
///
/// # Errors
/// [`Refusal::Store`].
pub fn mails(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<MailTally, Refusal> {
    Ok(desk.store.read(|tx| tx.tally_mails_of_import(id))?)
}

/// The next rows of a file behind a place, those who are missing from it last.
pub(super) fn next_rows(
    desk: &Desk,
    id: &Id<kind::ImportBatch>,
    after: i64,
) -> Result<Vec<ImportRow>, Refusal> {
    let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    let read = |tx: &mut Tx<'_>| tx.import_rows_after(id, after, limit);
    Ok(desk.store.read(read)?)
}

/// What each row of a kept file would do, or what it did.
///
/// # Errors
/// [`Refusal::Store`].
pub fn report(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Report, Refusal> {
    let (mut rows, mut after) = (Vec::new(), 0);
    loop {
        let some = next_rows(desk, id, after)?;
        let Some(last) = some.last() else {
            return Ok(Report { rows });
        };
        after = last.n;
        for row in &some {
            rows.push(RowPlan::of(row)?);
        }
    }
}

/// Sends a file that was checked: any node does its rows from here on. Sending it again changes nothing.
///
/// # Errors
/// [`Refusal::Unknown`]; [`Refusal::StateConflict`] while it is being checked; what
/// [`Refusal::Removals`] and its like say of a whole list.
pub fn send(
    desk: &Desk,
    by: &Admin,
    id: &Id<kind::ImportBatch>,
    sending: Sending,
) -> Result<(), Refusal> {
    let actor = Actor::admin(&by.id);
    desk.change(&actor, EventName::Import, |tx, now| {
        // From here on nobody changes its rows. Written before it is read, so that of several people who send
        // it at one moment each sees what became of it.
        let is_sent = tx.send_import(id, &by.id, now)?;
        let batch = tx.find_import(id)?.ok_or(Refusal::Unknown("file"))?;
        if !is_sent {
            return match batch.step {
                ImportStep::Sending | ImportStep::Sent => Ok(()),
                ImportStep::Reading | ImportStep::Checking => {
                    Err(Refusal::StateConflict("being checked"))
                }
                ImportStep::Checked => Err(Refusal::StateConflict("changing at this moment")),
            };
        }
        if batch.whole.is_some() {
            missing::check(&view(desk, tx, batch)?, sending)?;
        }
        let detail = serde_json::json!({ "did": "sent", "file": id });
        tx.audit(Event::change(now, actor.clone(), EventName::Import).detail(detail));
        Ok(())
    })
}

/// Finds out anew what each row would do; rows that somebody left out stay so.
///
/// # Errors
/// [`Refusal::StateConflict`] when the file is not checked, or sent already.
pub fn check_again(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<(), Refusal> {
    desk.store.write(|tx| {
        let batch = tx.find_import(id)?.ok_or(Refusal::Unknown("file"))?;
        if !tx.move_import(id, (ImportStep::Checked, ImportStep::Checking), 0)? {
            return Err(Refusal::StateConflict(batch.step.as_str()));
        }
        tx.drop_missing_rows(&batch)?;
        Ok(())
    })?;
    work::advance(desk, id, work::INLINE).map(drop)
}

/// Mends a row, leaves it out, or looks at it again.
///
/// # Errors
/// [`Refusal::Unknown`]; [`Refusal::StateConflict`] when the file is not checked, or sent already.
pub fn settle_row(
    desk: &Desk,
    id: &Id<kind::ImportBatch>,
    n: i64,
    wish: RowWish,
) -> Result<(), Refusal> {
    let now = desk.clock.now();
    let is_whole = desk.store.write(|tx| {
        let batch = tx.find_import(id)?.ok_or(Refusal::Unknown("file"))?;
        // Where the file is a whole list, who is missing from it is found out anew.
        let next = match batch.whole {
            Some(_) => ImportStep::Checking,
            None => ImportStep::Checked,
        };
        if !tx.move_import(id, (ImportStep::Checked, next), batch.rows)? {
            return Err(Refusal::StateConflict(batch.step.as_str()));
        }
        let found = tx.find_import_row(id, n)?.filter(|it| it.n <= batch.rows);
        let mut row = found.ok_or(Refusal::Unknown("row"))?;
        let layout = layout(desk, &batch)?;
        match wish {
            RowWish::Skip => {
                let code = (RowCode::LeftOut, "The row is left out.".to_owned());
                RowPlan::skipped(0, row.address.clone(), code).write_to(&mut row);
                row.partner_id = None;
            }
            RowWish::Use | RowWish::Check => {
                if wish == RowWish::Use {
                    mend(&layout, &mut row)?;
                }
                let mut round = Round::begin(desk, tx, &batch, &layout)?;
                row.code = None;
                round.plan(tx, (&batch, std::slice::from_mut(&mut row)), now)?;
            }
        }
        tx.put_import_rows(id, &[row])?;
        tx.drop_missing_rows(&batch)?;
        Ok::<_, Refusal>(batch.whole.is_some())
    })?;
    if is_whole {
        work::advance(desk, id, work::INLINE)?;
    }
    Ok(())
}

/// Puts what was suggested in place.
fn mend(layout: &Layout, row: &mut ImportRow) -> Result<(), Refusal> {
    let named = row.field.as_deref().unwrap_or_default();
    let column = Column::ALL.into_iter().find(|it| it.label() == named);
    let (Some(column), Some(meant)) = (column, row.suggestion.clone()) else {
        return Err(Refusal::Unknown("suggestion"));
    };
    layout.set_cell(&mut row.cells, column, &meant);
    if column == Column::Email {
        row.email_key = address(&meant).ok().map(|email| email.key());
        row.address = meant;
    }
    Ok(())
}
