//! Reading and checking an invitation file of 10,000 rows against a database that holds half of the
//! people already.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/verbs/common/mod.rs"]
mod common;

use common::{CONTACT, house};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use testkit::{Database, TestStore};

const ROWS: usize = 10_000;

fn check_files(c: &mut Criterion) {
    for database in [Database::File, Database::Postgres] {
        check_file(c, database);
    }
}

fn check_file(c: &mut Criterion, database: Database) {
    let store = TestStore::new(database);
    let house = house(&store);
    house.partner("Fabrikam", "fabrikam.example");
    let apps: Vec<String> = (0..20)
        .map(|n| house.app(&format!("App {n}")).slug)
        .collect();
    house.group("Externals");
    let file = |rows: usize| {
        let mut text = String::from(
            "Email,DisplayName,InviteAppResources,InviteGroupResources,InviteContactUsUrl\n",
        );
        for n in 0..rows {
            let (one, two) = (&apps[n % 20], &apps[(n + 7) % 20]);
            text.push_str(&format!(
                "g{n}@fabrikam.example,Guest {n},{one} {two},Externals,{CONTACT}\n"
            ));
        }
        text
    };
    house.apply(file(ROWS / 2).as_bytes());

    let whole = file(ROWS);
    let mut group = c.benchmark_group("csv");
    group.sample_size(10);
    let name = format!("check 10,000 rows, {database:?}");
    group.bench_function(name, |b| {
        b.iter(|| {
            let sheet = admin::csv::read(black_box(whole.as_bytes()), true).unwrap();
            let totals = admin::csv::check(&house.desk, &sheet).unwrap().totals();
            assert_eq!((totals.invite, totals.unchanged), (ROWS / 2, ROWS / 2));
        });
    });
    group.finish();
}

criterion_group!(benches, check_files);
criterion_main!(benches);
