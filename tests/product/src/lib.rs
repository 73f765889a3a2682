//! For tests from outside: the product on a port of its own, a browser without pages.
//!
//! Invariant: everything here fails loudly; a test without its product must not pass.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod browser;
mod product;

pub use browser::{Answer, Browser};
pub use product::{Mails, Product, Seed};
