use super::{Column, Outcome, RowPlan, export::Writer, export::unguard, rows_of};
use crate::{Desk, Refusal, directory::Directory};
use model::{Id, Reach, kind};
use store::Tx;

/// Columns that a result file has beside those of the upload.
pub(super) const OURS: [&str; 3] = ["result", "code", "message"];

/// The upload with three more columns: result, code and message. It may be uploaded again. Cells
/// are safe to open in a spreadsheet; the separator is the comma, the encoding UTF-8 with BOM. Whoever loses
/// something for not being in the file stands at its end, and is passed over when it is read again.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::Store`].
pub fn result_file(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Vec<u8>, Refusal> {
    let found = desk.store.read(|tx| tx.find_import(id))?;
    let batch = found.ok_or(Refusal::Unknown("file"))?;
    // A result file that was uploaded again carries our columns already; they are replaced.
    let kept: Vec<usize> = (0..batch.labels.len())
        .filter(|n| {
            let label = batch.labels.get(*n);
            label.is_some_and(|label| !OURS.contains(&label.as_str()))
        })
        .collect();
    let label = |n: &usize| batch.labels.get(*n).map_or("", String::as_str);
    let mut writer = Writer::new(kept.iter().map(label).chain(OURS));
    let address = super::files::layout(desk, &batch)?.place_of(Column::Email);
    rows_of(desk, id, |row| {
        let mut cells: Vec<&str> = kept
            .iter()
            .map(|n| {
                if row.outcome == Outcome::Remove && address == Some(*n) {
                    return row.address.as_str();
                }
                row.cells.get(*n).map_or("", |cell| unguard(cell))
            })
            .collect();
        let plan = RowPlan::of(&row)?;
        cells.extend([plan.outcome.as_str(), plan.code.as_str(), &plan.message]);
        writer.line(cells);
        Ok(())
    })?;
    Ok(writer.done())
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
