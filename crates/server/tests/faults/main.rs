//! What a crash leaves behind: the process dies at a named step under load, and the next one finds
//! nothing half done, loses no notice and sends none twice but under the same `jti`.
//!
//! `tests/faults/run` builds what this needs, the feature `failpoints`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod away;
mod directory;
mod house;
mod importing;
mod kills;
mod leavers;
mod node_loss;
mod removal;
mod slow_clients;
mod steps;
