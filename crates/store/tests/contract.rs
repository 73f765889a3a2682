//! The store's contract on every database.

use testkit::{Database, TestStore};

macro_rules! tests {
    ($($group:ident { $($name:ident)+ })+) => {
        $(mod $group {
            $(mod $name {
                #[test]
                fn sqlite_memory() {
                    crate::run(stringify!($name), crate::Database::Memory);
                }
                #[test]
                fn sqlite_file() {
                    crate::run(stringify!($name), crate::Database::File);
                }
                #[test]
                fn postgres() {
                    crate::run(stringify!($name), crate::Database::Postgres);
                }
            })+
        })+
    };
}
store::contract_cases!(tests);

fn run(name: &str, database: Database) {
    store::contract::run(name, &TestStore::new(database));
}
