//! The protocol as apps meet it, on every database; what a row of the security list demands is
//! named by its id.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assertions;
mod authorize;
mod browser_apps;
mod certificates;
mod claims;
mod client_credentials;
mod clients;
mod codes;
mod consent;
mod device;
mod discovery;
mod doors;
mod dpop;
mod endings;
mod exchange;
mod grants;
mod house;
mod hybrid;
mod introspection;
mod keys;
mod lifetimes;
mod logout;
mod mfa;
mod notices;
mod par;
mod pki;
mod races;
mod recheck;
mod refresh;
mod request_objects;
mod reserved;
mod resources;
mod response_modes;
mod retry;
mod revocation;
mod sessions;
mod signed_answers;
mod signing;
mod terms;
mod tokens;
