use super::{Column, export::unguard, header::Columns, kind};
use csv::{ReaderBuilder, StringRecord, StringRecordsIter};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use model::Particulars;
use std::borrow::Cow;

/// Most data rows of a file (R39).
pub const MOST_ROWS: usize = 100_000;
/// Most bytes of a file.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// Why a whole file cannot be used. Nothing of it is applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// There is nothing in it.
    #[error("The file is empty. Download the template and fill it in.")]
    Empty,
    /// It is a picture, a document, a program …
    #[error(
        "This is not a CSV file. In your spreadsheet choose \"Save as\" and the type \"CSV UTF-8\"."
    )]
    NotCsv,
    /// It is a spreadsheet's own file.
    #[error(
        "This is an Excel or LibreOffice file. Open it there, choose \"Save as\" and the type \"CSV UTF-8\"."
    )]
    Workbook,
    /// It is an archive. Nothing is unpacked here.
    #[error("This file is compressed. Unpack it and choose the CSV file that was in it.")]
    Packed,
    /// It is a page of a browser.
    #[error(
        "This is a web page, not a CSV file. Save the list from your spreadsheet as \"CSV UTF-8\"."
    )]
    WebPage,
    /// It is too large.
    #[error("The file is larger than 50 MB. Split it into several files.")]
    TooLarge,
    /// It has too many rows.
    #[error("The file has more than 100,000 rows. Split it into several files.")]
    TooManyRows,
    /// The first line holds no labels (R20).
    #[error(
        "The first line must hold the labels, such as Email,DisplayName,InviteContactUsUrl. Download the template to see all."
    )]
    NoHeader,
    /// A label is nearly one of ours (R21).
    #[error("There is no column {given:?}. Did you mean {meant:?}?")]
    LabelMisspelt {
        /// The label in the file.
        given: String,
        /// The label it is near to.
        meant: &'static str,
    },
    /// A label stands twice.
    #[error("The column {0} stands twice. Keep one of them.")]
    LabelTwice(&'static str),
    /// A required column is missing (R22).
    #[error("The column {0} is missing. Add it.")]
    ColumnMissing(&'static str),
    /// There is a header and nothing below it.
    #[error("The file holds labels but no rows. Add a line for each person.")]
    NoRows,
}

impl FileFault {
    /// Every code, with the names of the particulars that a text about it has to have.
    pub const CODES: [(&'static str, &'static [&'static str]); 12] = [
        ("file_empty", &[]),
        ("file_not_csv", &[]),
        ("file_workbook", &[]),
        ("file_packed", &[]),
        ("file_web_page", &[]),
        ("file_too_large", &[]),
        ("file_too_many_rows", &[]),
        ("header_missing", &[]),
        ("label_unknown", &["given", "meant"]),
        ("label_twice", &["label"]),
        ("column_missing", &["label"]),
        ("file_no_rows", &[]),
    ];

    /// What the text names, for texts in other languages.
    #[must_use]
    pub fn particulars(&self) -> Particulars {
        let none = Particulars::default();
        match self {
            Self::LabelMisspelt { given, meant } => none.text("given", given).text("meant", meant),
            Self::LabelTwice(label) | Self::ColumnMissing(label) => none.text("label", label),
            _ => none,
        }
    }

    /// The stable spelling.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::NotCsv => "file_not_csv",
            Self::Workbook => "file_workbook",
            Self::Packed => "file_packed",
            Self::WebPage => "file_web_page",
            Self::TooLarge => "file_too_large",
            Self::TooManyRows => "file_too_many_rows",
            Self::NoHeader => "header_missing",
            Self::LabelMisspelt { .. } => "label_unknown",
            Self::LabelTwice(_) => "label_twice",
            Self::ColumnMissing(_) => "column_missing",
            Self::NoRows => "file_no_rows",
        }
    }
}

/// An invitation file that can be read row by row. Holds the text once and no rows.
#[derive(Debug)]
pub struct Sheet<'a> {
    text: Cow<'a, str>,
    /// Where the labels begin; before them stands the version of Entra ID's template, if anything.
    from: usize,
    delimiter: u8,
    layout: Layout,
    rows: usize,
}

/// Which cell of a row means what.
#[derive(Debug, Default)]
pub struct Layout {
    labels: Vec<String>,
    columns: Columns,
}

/// One data row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line in the file on which it begins, counted from 1.
    pub line: u64,
    pub(crate) cells: Vec<String>,
}

/// Reads a file: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252; separated by
/// comma, semicolon or tab (R36). `contact_needed` says that no default contact exists.
///
/// # Errors
/// The first [`FileFault`].
pub fn read(bytes: &[u8], contact_needed: bool) -> Result<Sheet<'_>, FileFault> {
    if bytes.len() > MOST_BYTES {
        return Err(FileFault::TooLarge);
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(FileFault::Empty);
    }
    let from = labels_at(&text);
    let delimiter = sniff(text.get(from..).unwrap_or_default());
    let mut sheet = Sheet {
        text,
        from,
        delimiter,
        layout: Layout::default(),
        rows: 0,
    };
    let mut reader = sheet.reader();
    let header = reader.headers().map_err(|_| FileFault::NotCsv)?;
    let labels: Vec<String> = header.iter().map(|label| label.trim().to_owned()).collect();
    drop(reader);
    sheet.layout = Layout::of(labels, contact_needed)?;
    sheet.rows = sheet.count_rows()?;
    if sheet.rows == 0 {
        Err(FileFault::NoRows)
    } else {
        Ok(sheet)
    }
}

/// Behind the line `version:v1.0` with which Entra ID's template begins.
fn labels_at(text: &str) -> usize {
    let version = "version:";
    let begins = text.trim_start_matches('"').get(..version.len());
    if !begins.is_some_and(|it| it.eq_ignore_ascii_case(version)) {
        return 0;
    }
    text.find('\n').map_or(0, |end| end + 1)
}

pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, FileFault> {
    if let Some(fault) = kind::fault_of(bytes) {
        return Err(fault);
    }
    let text = if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        UTF_16LE.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        UTF_16BE.decode_without_bom_handling(rest).0
    } else {
        let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(rest) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if looks_binary(rest) => return Err(FileFault::NotCsv),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(rest).0,
        }
    };
    // Programs hold zeros, and so does UTF-16 without its mark.
    if text.contains('\0') {
        return Err(FileFault::NotCsv);
    }
    if kind::is_web_page(&text) {
        return Err(FileFault::WebPage);
    }
    Ok(text)
}

fn looks_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    head.iter()
        .any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r'))
}

/// The separator that stands most often outside quotes in the first line; the comma if none does.
pub(crate) fn sniff(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(sign, _)| *sign == byte)
                .for_each(|(_, n)| *n += 1),
        }
    }
    let mut best = (b',', 0);
    for candidate in counts {
        if candidate.1 > best.1 {
            best = candidate;
        }
    }
    best.0
}

/// The line of a record. The reader may stand on ends of lines before it still: the LF of CR LF, and
/// those of empty lines.
pub(crate) fn line_of(text: &str, record: &StringRecord) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let ends = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n'));
    ends.fold(position.line(), |line, it| line + u64::from(*it == b'\n'))
}

impl Sheet<'_> {
    fn body(&self) -> &str {
        self.text.get(self.from..).unwrap_or_default()
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .from_reader(self.body().as_bytes())
    }

    fn count_rows(&self) -> Result<usize, FileFault> {
        let mut reader = self.reader();
        let mut record = csv::ByteRecord::new();
        let mut rows = 0;
        while reader
            .read_byte_record(&mut record)
            .map_err(|_| FileFault::NotCsv)?
        {
            rows += 1;
            if rows > MOST_ROWS {
                return Err(FileFault::TooManyRows);
            }
        }
        Ok(rows)
    }

    /// How many data rows there are, blank ones included.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Which cell means what.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Labels that mean nothing to us. Their cells are not read.
    #[must_use]
    pub fn ignored(&self) -> &[String] {
        &self.layout.columns.ignored
    }

    /// The text of one column in a row.
    #[must_use]
    pub fn cell(&self, row: &Row, column: Column) -> String {
        self.layout.cell(row, column)
    }

    /// Visits the rows in order.
    ///
    /// # Errors
    /// Whatever `visit` returns.
    pub fn each<E>(&self, mut visit: impl FnMut(&Row) -> Result<(), E>) -> Result<(), E> {
        let mut reader = self.reader();
        let records: StringRecordsIter<'_, _> = reader.records();
        // The text is valid UTF-8 and rows may differ in length, so no record can fail.
        for record in records.flatten() {
            let line = line_of(self.body(), &record) + u64::from(self.from > 0);
            let cells = record.iter().map(str::to_owned).collect();
            visit(&Row { line, cells })?;
        }
        Ok(())
    }
}

impl Layout {
    /// Reads the labels. `contact_needed` says that no default contact exists.
    pub(crate) fn of(labels: Vec<String>, contact_needed: bool) -> Result<Self, FileFault> {
        let columns = Columns::read(&labels, contact_needed)?;
        Ok(Self { labels, columns })
    }

    /// The labels as they stand in the file.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Whether a guest may be named after the address, since the file knows no names.
    pub(crate) fn is_without_names(&self) -> bool {
        self.columns.is_entra && self.columns.position(Column::DisplayName).is_none()
    }

    /// Whether whoever sends the file is the contact where none is named.
    pub(crate) const fn sender_is_contact(&self) -> bool {
        self.columns.is_later
    }

    /// The text of one column in a row: trimmed, and without the quote mark that result files put
    /// in front of formulas. Empty when the column or the cell is absent.
    #[must_use]
    pub fn cell(&self, row: &Row, column: Column) -> String {
        let cell = self
            .columns
            .position(column)
            .and_then(|n| row.cells.get(n))
            .map_or("", String::as_str);
        unguard(cell.trim()).trim().to_owned()
    }

    /// The place of a column.
    pub(crate) fn place_of(&self, column: Column) -> Option<usize> {
        self.columns.position(column)
    }

    /// Puts another text into a cell; `false` where the file has no such column.
    pub(crate) fn set_cell(&self, cells: &mut Vec<String>, column: Column, text: &str) -> bool {
        let Some(n) = self.columns.position(column) else {
            return false;
        };
        if cells.len() <= n {
            cells.resize(n + 1, String::new());
        }
        cells.get_mut(n).map(|it| text.clone_into(it)).is_some()
    }

    /// Whether a row is too short to hold this column.
    pub(crate) fn lacks(&self, row: &Row, column: Column) -> bool {
        self.columns
            .position(column)
            .is_some_and(|n| n >= row.cells.len())
    }
}

impl Row {
    /// All cells as they stand in the file.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str)
    }

    /// How many cells it has, not counting empty ones at the end.
    pub(crate) fn filled(&self) -> usize {
        let filled = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        filled.map(|(n, _)| n + 1).max().unwrap_or(0)
    }

    pub(crate) const fn len(&self) -> usize {
        self.cells.len()
    }
}
