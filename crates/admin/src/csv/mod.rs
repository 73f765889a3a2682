//! The invitation file: read it, say what each row would do, do it, report.
//!
//! A file is kept row by row. Checking and sending go on where they stopped, on whichever node: rows are
//! done in transactions that first hold the file's lease, so each is done once however often a node dies.

mod cells;
mod check;
mod export;
mod files;
mod header;
mod kind;
mod lookup;
mod missing;
mod read;
mod result;
mod rows;
mod several;
mod work;

pub use check::{Outcome, Report, RowPlan, Totals, check, check_file};
pub(crate) use export::{Writer, unguard};
pub(crate) use files::as_row;
pub use files::{
    File, Kept, RowWish, Sending, Shown, check_again, find, list, mails, page, report, send,
    settle_row, upload,
};
pub use header::Column;
pub use read::{FileFault, Layout, MOST_BYTES, MOST_ROWS, Row, Sheet, read};
pub(crate) use read::{decode, line_of, sniff};
pub use result::{ResultFile, ids, result_file, template};
pub(crate) use rows::RowFault;
pub use several::{MOST_PEOPLE, Person, people, several};
pub use work::{advance, go_on};
