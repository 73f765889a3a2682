//! Writing CSV: the one place, so that no cell of any file of ours is a formula where it is opened (X05).

/// Signs with which a spreadsheet begins a formula, those of full width too, and what it passes over before.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Whether a spreadsheet would take a cell for a formula; blanks before it do not help.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(' ').starts_with(FORMULA)
}

/// Puts a quote mark in front of what a spreadsheet would take for a formula. A cell that
/// begins with such a pair already gets one more, so that reading takes away exactly what was added.
pub(super) fn guard(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Takes away what writing added.
pub(crate) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// A file that is being written: separated by commas, UTF-8 with byte order mark, lines ended by CR LF.
pub(crate) struct Writer {
    csv: csv::Writer<Vec<u8>>,
}

impl Writer {
    /// With its labels.
    pub(crate) fn new<S: AsRef<str>>(labels: impl IntoIterator<Item = S>) -> Self {
        // The byte order mark tells spreadsheets that it is UTF-8.
        let mut writer = Self::behind(b"\xef\xbb\xbf");
        writer.line(labels);
        writer
    }

    /// The next piece of a file whose beginning is written already.
    pub(crate) fn going_on() -> Self {
        Self::behind(b"")
    }

    fn behind(written: &[u8]) -> Self {
        let csv = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(written.to_vec());
        Self { csv }
    }

    /// One line more; every cell is guarded.
    pub(crate) fn line<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let cells = cells.into_iter().map(|cell| guard(cell.as_ref()));
        // Writing to memory cannot fail.
        let _ = self.csv.write_record(cells);
    }

    /// The file.
    pub(crate) fn done(self) -> Vec<u8> {
        self.csv.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x05_guarding_is_undone_by_reading() {
        for cell in [
            "=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\0x", " =1", "＝1", "'=1", "''=1",
            "'quoted'", "Ana", "", "'", " Ana", "' =1",
        ] {
            let guarded = guard(cell);
            assert!(!is_formula(&guarded), "{cell:?}");
            assert_eq!(unguard(&guarded), cell, "{cell:?}");
        }
    }

    #[test]
    fn x05_no_cell_of_a_written_file_is_a_formula() {
        let mut writer = Writer::new(["=label", "b"]);
        writer.line(["=HYPERLINK(\"x\")", "a,b\r\n=c"]);
        let file = writer.done();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&file[3..]);
        let cells: Vec<Vec<String>> = reader
            .records()
            .map(|it| it.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(cells[0], ["'=label", "b"]);
        assert_eq!(cells[1], ["'=HYPERLINK(\"x\")", "a,b\r\n=c"]);
        let mut writer = Writer::new(["name"]);
        writer.line(["a,\"b\"\r\nc"]);
        let text = String::from_utf8(writer.done()).unwrap();
        assert!(text.contains("\"a,\"\"b\"\"\r\nc\""));
    }
}
