//! What a measurement needs: data to work on, requests, `serve` as a process; also the quickest way
//! to a product with signed-in guests.

pub mod answering;
pub mod client;
pub mod company;
pub mod double;
pub mod ears;
pub mod holding;
pub mod homes;
pub mod process;
pub mod proof;
pub mod requests;
pub mod seed;
pub mod server;
pub mod waits;
pub mod wire;
