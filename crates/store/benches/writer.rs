//! Durable writes per second, each its own transaction: on a SQLite file, where they share commits,
//! and on PostgreSQL, for 1, 8 and 32 callers.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark measures and prints"
)]

use model::{At, HashedSecret, Id, kind};
use std::{
    sync::Barrier,
    time::{Duration, Instant},
};
use testkit::{Database, TestRandom, TestStore};

const FOR: Duration = Duration::from_secs(2);

fn rows_per_second(store: &TestStore, callers: usize, random: &TestRandom) -> f64 {
    let now = At::from_secs(1_795_424_400);
    let write = || {
        let hash = HashedSecret::of(Id::<kind::Event>::new(now, random).as_str());
        store.write(|tx| tx.insert_ceremony(&hash, &[0; 64], now))
    };
    // Opens the connections before the measurement.
    (0..callers).for_each(|_| write().unwrap());
    let barrier = Barrier::new(callers);
    let rows: u32 = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..callers)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    let begun = Instant::now();
                    let mut rows = 0;
                    while begun.elapsed() < FOR {
                        rows += u32::from(write().is_ok());
                    }
                    rows
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum()
    });
    f64::from(rows) / FOR.as_secs_f64()
}

fn main() {
    let random = TestRandom::from_seed(1);
    for database in [Database::File, Database::Postgres] {
        for callers in [1, 8, 32] {
            let store = TestStore::new(database);
            println!(
                "{database:?}, {callers:>2} callers: {:>7.0} rows/s",
                rows_per_second(&store, callers, &random)
            );
        }
    }
}
