//! What admins can do, on every database.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code
)]

mod alerts;
mod asking;
mod bulk;
mod closing;
mod common;
mod confidence;
mod console;
mod csv_columns;
mod csv_files;
mod csv_hostile;
mod csv_large;
mod csv_matrix;
mod csv_read;
mod csv_rows;
mod csv_several;
mod declining;
mod desk;
mod domains;
mod home_trust;
mod inviters;
mod leavers;
mod moving;
mod preview;
mod receipts;
mod redemption;
mod rekey;
mod scim;
mod setup;
mod terms;
