//! For tests: a clock that is moved by hand, randomness from a seed, and every database.
//!
//! Invariant: a missing database fails the test loudly; nothing is skipped.

mod clock;
mod emitted;
mod homes;
mod keys;
mod postgres;
mod random;
mod stores;
mod vault;

pub use clock::{SystemClock, TestClock};
pub use homes::SilentHomes;
pub use keys::signing_keys;
pub use random::TestRandom;
pub use stores::{Database, TestStore, for_each_store};
pub use vault::test_vault;

/// Makes three tests of one function over a [`TestStore`]: SQLite in memory, SQLite in a file,
/// PostgreSQL.
#[macro_export]
macro_rules! on_every_store {
    ($($(#[$meta:meta])* fn $name:ident($store:ident: &TestStore) $body:block)+) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "bodies use what their file imports")]
                use super::*;
                $(#[$meta])*
                fn case($store: &$crate::TestStore) $body
                #[test]
                fn sqlite_memory() { case(&$crate::TestStore::new($crate::Database::Memory)); }
                #[test]
                fn sqlite_file() { case(&$crate::TestStore::new($crate::Database::File)); }
                #[test]
                fn postgres() { case(&$crate::TestStore::new($crate::Database::Postgres)); }
            }
        )+
    };
}
