//! The invitation file: read it, say what each row would do, do it, report.

mod apply;
mod cells;
mod check;
mod header;
mod lookup;
mod read;
mod result;
mod table;

pub use apply::{Upload, apply, check_file, check_upload, find_upload, upload};
pub use check::{Outcome, Report, RowPlan, Totals, check};
pub use header::Column;
pub use read::{FileFault, MOST_BYTES, MOST_ROWS, Row, Sheet, read};
pub(crate) use read::{decode, line_of, sniff};
pub(crate) use result::unguard;
pub use result::{ids, result_file, template};
pub(crate) use table::table;
