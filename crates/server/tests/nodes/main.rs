//! Two `serve` processes on one PostgreSQL: what one has answered holds on the other at once, and
//! single-use things work once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cluster;
mod invitation;
mod leavers;
mod logs;
mod races;
mod smtp;
mod staleness;
