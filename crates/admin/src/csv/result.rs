use super::{Column, Report, Sheet};
use crate::{Desk, Refusal};
use std::collections::HashMap;

/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Puts a quote mark in front of what a spreadsheet would take for a formula (X05). A cell that
/// begins with such a pair already gets one more, so that reading takes away exactly what was added.
pub(crate) fn guard(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Takes away what [`guard`] added.
pub(crate) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// The upload with three more columns: result, code and message. It may be uploaded again. Cells
/// are safe to open in a spreadsheet; the separator is the comma, the encoding UTF-8 with BOM.
#[must_use]
pub fn result_file(sheet: &Sheet, report: &Report) -> Vec<u8> {
    let by_line: HashMap<u64, _> = report.rows.iter().map(|plan| (plan.line, plan)).collect();
    let labels = sheet.labels();
    // A result file that was uploaded again carries our columns already; they are replaced.
    let kept: Vec<usize> = (0..labels.len())
        .filter(|n| {
            labels
                .get(*n)
                .is_some_and(|label| !["result", "code", "message"].contains(&label.as_str()))
        })
        .collect();
    let mut lines = Vec::with_capacity(report.rows.len() + 1);
    let mut header: Vec<String> = kept
        .iter()
        .filter_map(|n| labels.get(*n))
        .map(|label| guard(label))
        .collect();
    header.extend(["result", "code", "message"].map(str::to_owned));
    lines.push(header);
    let added = sheet.each(|row| {
        let cells: Vec<&str> = row.cells().collect();
        let original = |n: &usize| guard(unguard(cells.get(*n).copied().unwrap_or("")));
        let mut line: Vec<String> = kept.iter().map(original).collect();
        if let Some(plan) = by_line.get(&row.line) {
            line.push(plan.outcome.to_string());
            line.push(plan.code.to_string());
            line.push(guard(&plan.message));
        }
        lines.push(line);
        Ok::<_, std::convert::Infallible>(())
    });
    match added {
        Ok(()) => write(lines),
        Err(never) => match never {},
    }
}

/// A file with the labels and one example row (R35, R36).
#[must_use]
pub fn template() -> Vec<u8> {
    let labels = Column::ALL.map(|column| column.label().to_owned()).to_vec();
    let example = [
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
    ];
    write(vec![labels, example.map(str::to_owned).to_vec()])
}

/// All apps and groups with what a file may call them (R35).
///
/// # Errors
/// [`Refusal::Store`].
pub fn ids(desk: &Desk) -> Result<Vec<u8>, Refusal> {
    let (apps, groups) = desk
        .store
        .read(|tx| Ok::<_, Refusal>((tx.list_apps()?, tx.list_groups()?)))?;
    let mut lines = vec![["kind", "id", "slug", "name"].map(str::to_owned).to_vec()];
    lines.extend(apps.iter().map(|app| {
        vec![
            "app".into(),
            app.id.to_string(),
            app.slug.clone(),
            guard(&app.name),
        ]
    }));
    lines.extend(groups.iter().map(|it| {
        vec![
            "group".into(),
            it.id.to_string(),
            String::new(),
            guard(&it.name),
        ]
    }));
    Ok(write(lines))
}

pub(super) fn write(lines: Vec<Vec<String>>) -> Vec<u8> {
    // Writing to memory cannot fail; the byte order mark tells spreadsheets that it is UTF-8.
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for line in lines {
        if writer.write_record(&line).is_err() {
            break;
        }
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x05_guarding_is_undone_by_reading() {
        for cell in [
            "=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''=1", "'quoted'", "Ana", "", "'",
        ] {
            let guarded = guard(cell);
            assert!(!guarded.starts_with(FORMULA), "{cell:?}");
            assert_eq!(unguard(&guarded), cell, "{cell:?}");
        }
    }
}
