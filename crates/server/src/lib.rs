//! Reads the configuration, wires everything, runs the commands.
//!
//! Invariant: only this crate reads the environment, files, the system clock and the operating
//! system's randomness.

pub mod backup;
pub mod cli;
pub mod config;
pub mod deliveries;
pub mod demo;
pub mod dns;
pub mod doctor;
#[cfg(feature = "failpoints")]
pub mod failpoints;
mod log_queue;
pub mod logging;
pub mod mail_sink;
pub mod metrics;
pub mod polling;
pub mod probing;
pub mod sealed_file;
pub mod system;
pub mod tls;
pub mod tombstones;
pub mod traces;
pub mod wire;
pub mod worker;

// What a test or a tool needs to take the place of the mail server.
pub use admin::{MailError, Mailer, OutgoingMail};
