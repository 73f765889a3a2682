//! The SQLite writer commits for many at once, and every answer is true when it is given.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use model::{Clock, Id, Partner, PartnerState, TrustContract};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Barrier,
};
use store::{Location, Store, StoreError};
use testkit::{Database, TestClock, TestRandom, TestStore};

const WRITERS: usize = 24;
const ROUNDS: usize = 8;

fn partner(name: String, random: &TestRandom) -> Partner {
    let now = TestClock::new().now();
    Partner {
        id: Id::new(now, random),
        name,
        state: PartnerState::Active,
        trust: TrustContract::default(),
        domains: Vec::new(),
        created_at: now,
    }
}

fn file(store: &TestStore) -> &Path {
    let Location::File(path) = store.location() else {
        panic!("not a file")
    };
    path
}

/// What a process would find that started after this one was killed now.
fn as_after_a_crash(store: &TestStore) -> Store {
    let copy = file(store).with_file_name("copy.db");
    for end in ["", "-wal"] {
        let (mut from, mut to) = (
            file(store).as_os_str().to_owned(),
            copy.as_os_str().to_owned(),
        );
        from.push(end);
        to.push(end);
        std::fs::copy(from, to).unwrap();
    }
    Store::open(&Location::File(copy), 2).unwrap()
}

#[test]
fn every_row_is_seen_by_another_node_when_its_write_has_answered() {
    let store = TestStore::new(Database::File);
    let elsewhere = Store::open(store.location(), 8).unwrap();
    let random = TestRandom::from_seed(1);
    let barrier = Barrier::new(WRITERS);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (store, elsewhere, random, barrier) = (&store, &elsewhere, &random, &barrier);
            scope.spawn(move || {
                barrier.wait();
                for round in 0..ROUNDS {
                    let it = partner(format!("{writer}/{round}"), random);
                    store.write(|tx| tx.insert_partner(&it)).unwrap();
                    let found = elsewhere.read(|tx| tx.find_partner(&it.id)).unwrap();
                    assert!(found.is_some(), "{writer}/{round}");
                }
            });
        }
    });
    let left = as_after_a_crash(&store)
        .read(|tx| tx.list_partners())
        .unwrap();
    assert_eq!(left.len(), WRITERS * ROUNDS);
}

#[test]
fn failing_and_panicking_members_of_a_batch_undo_only_themselves() {
    let store = TestStore::new(Database::File);
    let random = TestRandom::from_seed(2);
    let barrier = Barrier::new(WRITERS);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (store, random, barrier) = (&store, &random, &barrier);
            scope.spawn(move || {
                barrier.wait();
                for round in 0..ROUNDS {
                    let it = partner(format!("{writer}/{round}"), random);
                    let outcome = catch_unwind(AssertUnwindSafe(|| {
                        store.write(|tx| {
                            tx.insert_partner(&it)?;
                            match (writer + round) % 3 {
                                0 => Ok(()),
                                1 => Err(StoreError::Corrupt("on purpose".into())),
                                _ => panic!("on purpose"),
                            }
                        })
                    }));
                    assert_eq!(
                        matches!(outcome, Ok(Ok(()))),
                        (writer + round).is_multiple_of(3)
                    );
                }
            });
        }
    });
    let kept = (0..WRITERS * ROUNDS)
        .filter(|n| (n / ROUNDS + n % ROUNDS).is_multiple_of(3))
        .count();
    assert_eq!(
        as_after_a_crash(&store)
            .read(|tx| tx.list_partners())
            .unwrap()
            .len(),
        kept
    );
}

#[test]
fn two_writers_on_one_file_wait_for_each_other() {
    let store = TestStore::new(Database::File);
    let second = Store::open(store.location(), 2).unwrap();
    let random = TestRandom::from_seed(3);
    std::thread::scope(|scope| {
        for (name, node) in [("a", store.handle()), ("b", second)] {
            let random = &random;
            scope.spawn(move || {
                for round in 0..20 {
                    node.write(|tx| tx.insert_partner(&partner(format!("{name}/{round}"), random)))
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(store.read(|tx| tx.list_partners()).unwrap().len(), 40);
}
