//! What partners cost when there are many of them, and when one has many guests.
//!
//! `cargo bench -p admin --bench partners`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../tests/verbs/common/mod.rs"]
mod common;

use admin::{PartnerFilter, partners::Called};
use common::{House, house};
use load::seed;
use model::{App, Connection, Email, Family, Partner, Span};
use std::time::{Duration, Instant};
use store::{NewSession, StoreError};
use testkit::{Database, TestStore};

const MANY_PARTNERS: usize = 10_000;
const MANY_GUESTS: usize = 100_000;
const MANY_ACCOUNTS: usize = 10_000;
const LOOKUPS: usize = 2_000;

fn main() {
    println!("{:<34} {:>12} {:>12}", "", "SQLite", "PostgreSQL");
    let databases = [Database::File, Database::Postgres];
    for partners in [10, MANY_PARTNERS] {
        let [sqlite, postgres] = databases.map(|database| among(database, partners));
        for (what, n) in [
            "home of an address",
            "first page of the list",
            "a name typed",
        ]
        .iter()
        .zip(0..)
        {
            print_row(
                &format!("{what}, {partners} partners"),
                [sqlite[n], postgres[n]],
            );
        }
    }
    print_row("asking 10,000 accounts to move", databases.map(cut_over));
    print_row("suspending 100,000 guests", databases.map(suspend));
}

fn print_row(what: &str, [one, two]: [Duration; 2]) {
    println!("{what:<34} {one:>12.1?} {two:>12.1?}");
}

/// Median times among so many partners: to find the way in for an address, to list the first page, and
/// to find the partner that somebody typed.
fn among(database: Database, partners: usize) -> [Duration; 3] {
    let store = TestStore::new(database);
    let house = house(&store);
    for n in 0..partners {
        house.federated(&format!("Partner {n}"), &format!("p{n}.example"));
    }
    let any = |n: usize| (n * 7_919) % partners;
    let home = median(LOOKUPS, |n| {
        let email: Email = format!("ana@p{}.example", any(n)).parse().unwrap();
        let found = admin::realm::of_domain(&house.desk, email.domain()).unwrap();
        assert_eq!(found.len(), 1);
    });
    let page = median(LOOKUPS / 20, |_| {
        let first = PartnerFilter {
            limit: 50,
            ..PartnerFilter::default()
        };
        let (_, all) = admin::partners::page(&house.desk, &first).unwrap();
        assert_eq!(usize::try_from(all), Ok(partners));
    });
    let typed = median(LOOKUPS / 20, |n| {
        let name = format!("partner {}", any(n));
        let called = admin::partners::called(&house.desk, &name).unwrap();
        assert!(matches!(called, Called::Partner(_)));
    });
    [home, page, typed]
}

fn median(times: usize, mut work: impl FnMut(usize)) -> Duration {
    let mut took: Vec<Duration> = (0..times)
        .map(|n| {
            let began = Instant::now();
            work(n);
            began.elapsed()
        })
        .collect();
    took.sort_unstable();
    took[times / 2]
}

/// Sets the day on which the invitation accounts of a partner that has a sign-in of its own now end (N6).
fn cut_over(database: Database) -> Duration {
    let store = TestStore::new(database);
    let house = house(&store);
    let partner = house.partner("Fabrikam", "fabrikam.example");
    let accounts = house.mailbox_connection(&partner);
    let app = house.app("Parts");
    seat_all(&house, (&partner, &accounts, &app), MANY_ACCOUNTS);
    house.connect(&partner, "https://login.fabrikam.example");
    let day = house.now().plus(Span::days(30));
    let began = Instant::now();
    admin::cut_over::set(&house.desk, &house.by(), &partner.id, Some(day)).unwrap();
    began.elapsed()
}

/// Suspends a partner whose guests are all signed in to an app that listens.
fn suspend(database: Database) -> Duration {
    let store = TestStore::new(database);
    let house = house(&store);
    let (partner, connection) = house.federated("Fabrikam", "fabrikam.example");
    let app = house.app_with("Parts", |app| {
        app.backchannel_logout_uri = Some("https://parts.contoso.example/logout".into());
    });
    seat_all(&house, (&partner, &connection, &app), MANY_GUESTS);
    let began = Instant::now();
    admin::partners::suspend(&house.desk, &house.by(), &partner.id).unwrap();
    let took = began.elapsed();
    let view = admin::partners::detail(&house.desk, &partner.id)
        .unwrap()
        .unwrap();
    assert_eq!((view.living_guests, view.live_sessions), (100_000, 0));
    let filter = admin::ReceiptFilter {
        partner_id: Some(partner.id),
        limit: 1,
        ..admin::ReceiptFilter::default()
    };
    let receipt = admin::receipts::list(&house.desk, &filter)
        .unwrap()
        .remove(0);
    assert_eq!((receipt.sessions, receipt.grants), (100_000, 100_000));
    took
}

fn seat_all(house: &House, of: (&Partner, &Connection, &App), guests: usize) {
    let numbers: Vec<usize> = (0..guests).collect();
    for some in numbers.chunks(1_000) {
        let written = house.desk.store.write(|tx| {
            for n in some {
                seat(house, tx, of, *n)?;
            }
            Ok::<_, StoreError>(())
        });
        written.unwrap();
    }
}

/// One guest with a session and tokens.
fn seat(
    house: &House,
    tx: &mut store::Tx<'_>,
    (partner, connection, app): (&Partner, &Connection, &App),
    n: usize,
) -> Result<(), StoreError> {
    let (now, random) = (house.now(), &*house.desk.random);
    let guest = seed::guest(n, partner, random, now).unwrap();
    let (session, cookie) = seed::session(&guest, connection, random, now);
    let family = Family {
        access_until: Some(now.plus(Span::mins(5))),
        ..seed::family(&session, app, random)
    };
    tx.insert_guest(&guest)?;
    let token = cookie.hashed();
    tx.insert_session(&NewSession { session, token })?;
    tx.insert_family(&family)
}
