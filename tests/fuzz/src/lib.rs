//! What hostile input must never bring about: a panic, a code at an address that is not registered, a
//! signature that counts although nobody made it, or an attribute that is not the sender's to set.
//!
//! Each target is a plain function. `cargo test -p fuzz` gives it every file of its stored corpus;
//! `tests/fuzz/run` lets libFuzzer look for more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a broken property must stop the run"
)]

mod directories;
mod requests;
mod signatures;
mod world;

/// Takes any bytes; panics when a property does not hold.
pub type Target = fn(&[u8]);

/// All targets by name; the name is also the folder of the corpus.
pub const TARGETS: [(&str, Target); 9] = [
    ("authorize", requests::authorize),
    ("redirect", requests::redirect),
    ("claims", requests::claims),
    ("metadata", requests::metadata),
    ("token", signatures::token),
    ("dpop", signatures::dpop),
    ("assertion", signatures::assertion),
    ("scim_filter", directories::filter),
    ("scim_patch", directories::patch),
];

/// A target by its name.
#[must_use]
pub fn target(name: &str) -> Option<Target> {
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.map(|(_, target)| *target)
}
