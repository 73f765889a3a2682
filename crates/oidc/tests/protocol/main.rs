//! The protocol as apps meet it, on every database; what a row of the security list demands is
//! named by its id.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assertions;
mod authorize;
mod clients;
mod codes;
mod discovery;
mod doors;
mod endings;
mod house;
mod introspection;
mod keys;
mod lifetimes;
mod logout;
mod notices;
mod races;
mod refresh;
mod revocation;
mod sessions;
mod signing;
mod tokens;
