use super::{Column, Outcome, RowPlan, export::Writer, export::unguard, files::next_rows};
use crate::{Desk, Refusal, directory::Directory};
use model::{Id, Reach, kind};
use store::{ImportBatch, ImportRow, Tx};

/// Columns that a result file has beside those of the upload.
pub(super) const OURS: [&str; 3] = ["result", "code", "message"];

/// The upload with three more columns: result, code and message. It may be uploaded again. Cells
/// are safe to open in a spreadsheet; the separator is the comma, the encoding UTF-8 with BOM. Whoever loses
/// something for not being in the file stands at its end, and is passed over when it is read again. It comes in
/// pieces of some rows each, so that no file is too long for it.
pub struct ResultFile {
    desk: Desk,
    batch: ImportBatch,
    /// Places of the columns that are kept.
    kept: Vec<usize>,
    address: Option<usize>,
    /// Rows up to this one were written; `None` when all were.
    after: Option<i64>,
}

impl ResultFile {
    /// Begins it.
    ///
    /// # Errors
    /// [`Refusal::Unknown`], or [`Refusal::Store`].
    pub fn open(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Self, Refusal> {
        let found = desk.store.read(|tx| tx.find_import(id))?;
        let batch = found.ok_or(Refusal::Unknown("file"))?;
        // A result file that was uploaded again carries our columns already; they are replaced.
        let is_kept = |(_, label): &(usize, &String)| !OURS.contains(&label.as_str());
        let labels = batch.labels.iter().enumerate();
        Ok(Self {
            kept: labels.filter(is_kept).map(|(n, _)| n).collect(),
            address: super::files::layout(desk, &batch)?.place_of(Column::Email),
            desk: desk.clone(),
            batch,
            after: Some(0),
        })
    }

    /// The rows behind a place, after the labels in front of the first ones.
    fn piece(&mut self, after: i64) -> Result<Option<Vec<u8>>, Refusal> {
        let rows = next_rows(&self.desk, &self.batch.id, after)?;
        if rows.is_empty() && after > 0 {
            return Ok(None);
        }
        let mut writer = if after == 0 {
            let label = |n: &usize| self.batch.labels.get(*n).map_or("", String::as_str);
            Writer::new(self.kept.iter().map(label).chain(OURS))
        } else {
            Writer::going_on()
        };
        for row in &rows {
            let plan = RowPlan::of(row)?;
            let mut cells: Vec<&str> = self.kept.iter().map(|n| self.cell(row, *n)).collect();
            cells.extend([plan.outcome.as_str(), plan.code.as_str(), &plan.message]);
            writer.line(cells);
        }
        self.after = rows.last().map(|row| row.n);
        Ok(Some(writer.done()))
    }

    fn cell<'a>(&self, row: &'a ImportRow, n: usize) -> &'a str {
        if row.outcome == Outcome::Remove && self.address == Some(n) {
            return &row.address;
        }
        row.cells.get(n).map_or("", |cell| unguard(cell))
    }
}

impl Iterator for ResultFile {
    type Item = Result<Vec<u8>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let after = self.after.take()?;
        self.piece(after).transpose()
    }
}

/// The result file as one.
///
/// # Errors
/// As for [`ResultFile::open`].
pub fn result_file(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Vec<u8>, Refusal> {
    let pieces: Result<Vec<_>, _> = ResultFile::open(desk, id)?.collect();
    Ok(pieces?.concat())
}

/// A file with the labels and one example row (R35, R36).
#[must_use]
pub fn template() -> Vec<u8> {
    let mut writer = Writer::new(Column::ALL.map(Column::label));
    writer.line([
        "ana@fabrikam.example",
        "Ana Lima",
        "",
        "",
        "",
        "",
        "https://contoso.example/contact",
        "en",
        "",
        "",
        "",
        "",
        "",
        "",
        "TRUE",
    ]);
    writer.done()
}

/// The apps and groups that somebody may invite to, with what a file may call them (R35).
///
/// # Errors
/// [`Refusal::Store`].
pub fn ids(desk: &Desk, reach: Reach) -> Result<Vec<u8>, Refusal> {
    let read = |tx: &mut Tx<'_>| Directory::load(tx, &desk.settings.issuer, reach);
    let Directory { apps, groups, .. } = desk.store.read(read)?;
    let mut writer = Writer::new(["kind", "id", "slug", "name"]);
    for app in &apps {
        writer.line(["app", app.id.as_str(), &app.slug, &app.name]);
    }
    for group in &groups {
        writer.line(["group", group.id.as_str(), "", &group.name]);
    }
    Ok(writer.done())
}
