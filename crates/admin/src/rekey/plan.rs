//! The mapping file: what each row would do.

use super::partner_of;
use crate::{
    Desk, Refusal,
    csv::{FileFault, MOST_BYTES, MOST_ROWS, decode, line_of, sniff, unguard},
};
use csv::{ReaderBuilder, StringRecord};
use model::{Guest, GuestState, HomeIdentity, Id, RekeyEntry, kind, text_enum};
use std::collections::HashSet;
use store::{StoreError, Tx};

/// The column with the subject at the old home.
const OLD: &str = "old_subject";
/// The column with the subject at the new one.
const NEW: &str = "new_subject";
/// The column with the issuer at the new home, where it serves several.
const ISSUER: &str = "new_issuer";

text_enum! {
    /// Why a row cannot be used.
    RekeyFault {
        /// A cell is empty.
        CellEmpty = "cell_empty",
        /// Nobody has the old subject.
        OldUnknown = "old_unknown",
        /// The old subject stands in an earlier row.
        OldTwice = "old_twice",
        /// The new subject stands in an earlier row.
        NewTwice = "new_twice",
        /// The new subject is a guest's already.
        NewTaken = "new_taken",
        /// The guest was removed.
        GuestRemoved = "guest_removed",
    }
}

/// One row of the file.
#[derive(Clone, Debug)]
pub struct RekeyRow {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// The subject at the old home.
    pub old: String,
    /// The subject at the new one.
    pub new: String,
    /// What it would do and the guest's name, or why it cannot.
    pub entry: Result<(RekeyEntry, String), RekeyFault>,
}

/// What a file would do. Nothing was changed.
#[derive(Clone, Debug)]
pub struct RekeyPlan {
    /// Whose guests.
    pub partner_id: Id<kind::Partner>,
    /// In the order of the file.
    pub rows: Vec<RekeyRow>,
    /// How many people of the old connection the file leaves out.
    pub left_out: usize,
    /// The file's text as it was read.
    pub text: String,
}

impl RekeyPlan {
    /// How many rows cannot be used.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.rows.iter().filter(|row| row.entry.is_err()).count()
    }
}

/// Says what a mapping file would do: columns `old_subject` and `new_subject`, and `new_issuer` where the
/// new home has several issuers.
///
/// # Errors
/// [`Refusal::File`] for a file that cannot be read as a whole; [`Refusal::Unknown`] and
/// [`Refusal::Connection`] for connections between which nobody can move.
pub fn plan(
    desk: &Desk,
    ways: (&Id<kind::Connection>, &Id<kind::Connection>),
    file: &[u8],
) -> Result<RekeyPlan, Refusal> {
    let text = text_of(file)?;
    let cells = read(&text)?;
    desk.store.read(|tx| {
        let (partner, old_issuer, new_issuer) = partner_of(tx, ways)?;
        let mut seen = Seen::default();
        let issuers = (old_issuer.as_str(), new_issuer.as_str());
        let rows = cells
            .into_iter()
            .map(|cell| check(tx, ways, issuers, (cell, &mut seen)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let all = usize::try_from(tx.count_accounts(ways.0)?).unwrap_or(0);
        let used = rows.iter().filter(|row| row.entry.is_ok()).count();
        Ok(RekeyPlan {
            partner_id: partner.id,
            rows,
            left_out: all.saturating_sub(used),
            text,
        })
    })
}

struct Cells {
    line: u64,
    old: String,
    new: String,
    issuer: String,
}

#[derive(Default)]
struct Seen {
    old: HashSet<String>,
    new: HashSet<(String, String)>,
}

fn check(
    tx: &mut Tx<'_>,
    ways: (&Id<kind::Connection>, &Id<kind::Connection>),
    (old_issuer, new_issuer): (&str, &str),
    (cells, seen): (Cells, &mut Seen),
) -> Result<RekeyRow, StoreError> {
    let issuer = if cells.issuer.is_empty() {
        new_issuer.to_owned()
    } else {
        cells.issuer.clone()
    };
    let new = (issuer, cells.new.clone());
    let entry = if cells.old.is_empty() || cells.new.is_empty() {
        Err(RekeyFault::CellEmpty)
    } else if !seen.old.insert(cells.old.clone()) {
        Err(RekeyFault::OldTwice)
    } else if !seen.new.insert(new.clone()) {
        Err(RekeyFault::NewTwice)
    } else {
        find(tx, ways, ((old_issuer, &cells.old), new))?
    };
    Ok(RekeyRow {
        line: cells.line,
        old: cells.old,
        new: cells.new,
        entry,
    })
}

/// The guest of an old key, for whom the new one is free.
fn find(
    tx: &mut Tx<'_>,
    (from, to): (&Id<kind::Connection>, &Id<kind::Connection>),
    ((old_issuer, old), new): ((&str, &str), (String, String)),
) -> Result<Result<(RekeyEntry, String), RekeyFault>, StoreError> {
    let Some((guest, old)) = tx.find_guest_by_subject(from, (old_issuer, old))? else {
        return Ok(Err(RekeyFault::OldUnknown));
    };
    if guest.state == GuestState::Removed {
        return Ok(Err(RekeyFault::GuestRemoved));
    }
    let wanted = HomeIdentity {
        connection_id: to.clone(),
        issuer: new.0.clone(),
        subject: new.1.clone(),
    };
    if tx.find_guest_by_identity(&wanted)?.is_some() {
        return Ok(Err(RekeyFault::NewTaken));
    }
    Ok(Ok(entry(guest, old, new)))
}

fn entry(guest: Guest, old: HomeIdentity, new: (String, String)) -> (RekeyEntry, String) {
    let entry = RekeyEntry {
        guest_id: guest.id,
        old: (old.issuer, old.subject),
        new,
    };
    (entry, guest.display_name)
}

fn text_of(file: &[u8]) -> Result<String, FileFault> {
    if file.len() > MOST_BYTES {
        return Err(FileFault::TooLarge);
    }
    let text = decode(file)?;
    if text.trim().is_empty() {
        return Err(FileFault::Empty);
    }
    Ok(text.into_owned())
}

fn read(text: &str) -> Result<Vec<Cells>, FileFault> {
    let mut reader = ReaderBuilder::new()
        .delimiter(sniff(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let labels = reader.headers().map_err(|_| FileFault::NotCsv)?.clone();
    let column = |label: &str| {
        labels
            .iter()
            .position(|it| it.trim().eq_ignore_ascii_case(label))
    };
    let old = column(OLD).ok_or(FileFault::ColumnMissing(OLD))?;
    let new = column(NEW).ok_or(FileFault::ColumnMissing(NEW))?;
    let issuer = column(ISSUER);
    let mut all = Vec::new();
    for record in reader.records().flatten() {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if all.len() == MOST_ROWS {
            return Err(FileFault::TooManyRows);
        }
        all.push(Cells {
            line: line_of(text, &record),
            old: cell(&record, Some(old)),
            new: cell(&record, Some(new)),
            issuer: cell(&record, issuer),
        });
    }
    if all.is_empty() {
        return Err(FileFault::NoRows);
    }
    Ok(all)
}

fn cell(record: &StringRecord, column: Option<usize>) -> String {
    let cell = column.and_then(|n| record.get(n)).unwrap_or_default();
    unguard(cell.trim()).trim().to_owned()
}
