//! What the list of guests costs when there are many of them.
//!
//! `cargo bench --workspace --bench guests`
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

use admin::{
    GuestFilter, SponsoredBy, audit, guest_export, guests,
    preview::{self, Change},
};
use common::{House, assign, house};
use load::seed;
use model::{AppState, Assignee, At, Guest, GuestState, Id, Span, kind};
use std::time::{Duration, Instant};
use store::StoreError;
use testkit::{Database, TestStore};

const MANY: usize = 100_000;
const TIMES: usize = 15;

type Row = (String, Duration);

fn main() {
    println!("{:<46} {:>12} {:>12}", "", "SQLite", "PostgreSQL");
    for guests in [1_000, MANY] {
        let [one, two] = [Database::File, Database::Postgres].map(|it| among(it, guests));
        for ((what, sqlite), (_, postgres)) in one.iter().zip(&two) {
            let what = format!("{what}, {guests} guests");
            println!("{what:<46} {sqlite:>12.1?} {postgres:>12.1?}");
        }
    }
}

/// Medians of pages by filter, each with how many match in all.
fn among(database: Database, many: usize) -> Vec<Row> {
    let store = TestStore::new(database);
    let house = house(&store);
    let (filters, last) = fill(&house, many);
    let mut rows: Vec<Row> = filters
        .into_iter()
        .map(|(what, filter)| {
            let filter = GuestFilter {
                limit: 50,
                ..filter
            };
            (what.to_owned(), median(|| page(&house, &filter)))
        })
        .collect();
    let deep = GuestFilter {
        after: Some(last.id),
        limit: 50,
        ..GuestFilter::default()
    };
    rows.push(("the last page".into(), median(|| page(&house, &deep))));
    let began = Instant::now();
    let all = GuestFilter::default();
    guest_export::export(&house.desk, &house.by(), &all).unwrap();
    rows.push(("everybody as a file".into(), began.elapsed()));
    rows.push((
        "what switching off an app of a partner changes".into(),
        switched_off(&house),
    ));
    let refused = admin::AuditFilter {
        actor_id: Some(house.ada.id.to_string()),
        name: Some(model::EventName::Export),
        limit: 50,
        ..admin::AuditFilter::default()
    };
    let lines = || drop(audit::list(&house.desk, &refused).unwrap());
    rows.push(("audit lines of one admin's exports".into(), median(lines)));
    rows
}

/// A preview that looks at every guest of a partner with nine in ten of all guests.
fn switched_off(house: &House) -> Duration {
    let app = admin::apps::list(&house.desk).unwrap().remove(0);
    let began = Instant::now();
    let off = Change::AppState(&app.id, AppState::Disabled);
    let seen = preview::of(&house.desk, off).unwrap();
    let took = began.elapsed();
    assert!(seen.pairs > 800 && !seen.at_least, "{}", seen.pairs);
    took
}

fn page(house: &House, filter: &GuestFilter) {
    let (lines, all) = guests::page(&house.desk, filter).unwrap();
    assert!(!lines.is_empty() && all > 0);
}

/// One of each kind.
fn filters(
    now: &At,
    (tailor, parts, vault): (Id<kind::Partner>, Id<kind::App>, Id<kind::App>),
) -> Vec<(&'static str, GuestFilter)> {
    let any = GuestFilter::default;
    vec![
        ("first page", any()),
        (
            "a surname",
            GuestFilter {
                text: Some("silva7".into()),
                ..any()
            },
        ),
        (
            "one letter",
            GuestFilter {
                text: Some("a".into()),
                ..any()
            },
        ),
        (
            "a partner",
            GuestFilter {
                partner_id: Some(tailor),
                ..any()
            },
        ),
        (
            "a state",
            GuestFilter {
                state: Some(GuestState::Invited),
                ..any()
            },
        ),
        (
            "an app of a partner",
            GuestFilter {
                app_id: Some(parts),
                ..any()
            },
        ),
        (
            "an app of a few",
            GuestFilter {
                app_id: Some(vault),
                ..any()
            },
        ),
        (
            "without sponsor",
            GuestFilter {
                sponsor: Some(SponsoredBy::Nobody),
                ..any()
            },
        ),
        (
            "ends soon",
            GuestFilter {
                ends_before: Some(now.plus(Span::days(8))),
                ..any()
            },
        ),
        (
            "unconfirmed",
            GuestFilter {
                unconfirmed: Some(now.plus(Span::days(400))),
                ..any()
            },
        ),
    ]
}

fn fill(house: &House, many: usize) -> (Vec<(&'static str, GuestFilter)>, Guest) {
    let (fabrikam, _) = house.federated("Fabrikam", "fabrikam.example");
    let (tailor, _) = house.federated("Tailor", "tailor.example");
    let (parts, vault) = (house.app("Parts"), house.app("Vault"));
    assign(house, &parts, Assignee::Partner(fabrikam.id.clone()));
    let (now, random) = (house.now(), &*house.desk.random);
    let numbers: Vec<usize> = (0..many).collect();
    let mut last = None;
    for some in numbers.chunks(1_000) {
        let written = house.desk.store.write(|tx| {
            for n in some {
                let partner = if n % 10 == 0 { &tailor } else { &fabrikam };
                let guest = Guest {
                    display_name: format!("Ana{n} Sílva{}", n % 997),
                    state: if n % 4 == 0 {
                        GuestState::Invited
                    } else {
                        GuestState::Active
                    },
                    ends_at: (n % 100 == 0).then(|| now.plus(Span::days(7))),
                    sponsor_id: (n % 50 != 0).then(|| house.ada.id.clone()),
                    ..seed::guest(*n, partner, random, now).unwrap()
                };
                tx.insert_guest(&guest)?;
                last = Some(guest);
            }
            Ok::<_, StoreError>(())
        });
        written.unwrap();
    }
    let some = house.desk.store.read(|tx| {
        tx.list_guests(&GuestFilter {
            partner_id: Some(tailor.id.clone()),
            limit: 100,
            ..GuestFilter::default()
        })
    });
    for guest in some.unwrap() {
        assign(house, &vault, Assignee::Guest(guest.id));
    }
    let any = GuestFilter::default;
    let filters = filters(&house.now(), (tailor.id, parts.id, vault.id));
    // The last page begins fifty guests before the end; any late one will do.
    let mut last = last.unwrap();
    let late = house.desk.store.read(|tx| {
        tx.list_guests(&GuestFilter {
            text: Some(format!("ana{}", many - 60)),
            limit: 1,
            ..any()
        })
    });
    if let Some(late) = late.unwrap().pop() {
        last = late;
    }
    (filters, last)
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    took.sort_unstable();
    took[TIMES / 2]
}
