//! What is signed verifies, and nothing else does.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fixture that cannot be made fails the test"
)]

mod claims;
mod fixture;
mod rotation;
mod seal;
mod sign;
mod verify;
mod weak_keys;
