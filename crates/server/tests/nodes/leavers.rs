//! Homes are asked, and signals fetched, by one node at a time; whatever a node held when it died is
//! taken over.

use crate::cluster::Cluster;
use load::{
    company::{Company, ENCRYPTION_KEY, Founding},
    double::Mood,
};
use model::{Clock, SignalDelivery, SignalEvent, Span};
use std::time::{Duration, Instant};
use testkit::{Database, SystemClock};

const ENVIRONMENT: [(&str, &str); 2] = [ENCRYPTION_KEY, ("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8")];
const PEOPLE: usize = 12;
/// A home is asked within the last tenth of the period.
const PERIOD: Duration = Duration::from_secs(60);
const EARLIEST: Duration = Duration::from_secs(53);
/// A lease began a moment before the question that came of it.
const LEASE: Duration = Duration::from_secs(59);
const PATIENCE: Duration = Duration::from_secs(150);

/// A partner whose people are asked about once a minute, and whose signals are fetched.
fn company(cluster: &Cluster) -> Company {
    let by = Founding {
        store: &cluster.store,
        seeded: &cluster.seeded,
        now: SystemClock.now(),
        period: Span::mins(1),
        quiet: Span::secs(5),
    };
    let company = Company::found(&by, "litware", PEOPLE).unwrap();
    company.agree(&by, SignalDelivery::Poll).unwrap();
    company
}

fn gaps(instants: &[Instant]) -> impl Iterator<Item = Duration> {
    let pairs = instants.windows(2);
    pairs.map(|pair| pair[1].duration_since(pair[0]))
}

#[test]
fn n1_u16_of_two_nodes_one_asks_about_a_guest_and_one_fetches_at_a_time() {
    let mut cluster = Cluster::prepare(Database::Postgres, 0);
    let company = company(&cluster);
    cluster.launch(&ENVIRONMENT);
    cluster.launch(&ENVIRONMENT);
    let home = &company.home;
    home.wait_for_questions(2 * PEOPLE + 1, PATIENCE).unwrap();
    for person in &company.people {
        let asked = home.asked_about(&person.subject);
        assert!(!asked.is_empty(), "{} was forgotten", person.guest);
        for gap in gaps(&asked) {
            assert!(gap >= EARLIEST, "asked again after {gap:?}");
        }
    }
    // While nothing waits, a stream is fetched of once a second, not once by each node.
    let polled = home.polled();
    assert!(polled.len() > 20, "{}", polled.len());
    for gap in gaps(&polled) {
        assert!(gap >= Duration::from_millis(900), "fetched after {gap:?}");
    }
}

#[test]
fn n1_u16_what_a_node_held_when_it_died_is_taken_over_after_its_lease() {
    let mut cluster = Cluster::prepare(Database::Postgres, 0);
    let company = company(&cluster);
    let (home, left) = (&company.home, company.person(PEOPLE - 1).unwrap());
    home.is(Mood::Mute);
    cluster.launch(&ENVIRONMENT);
    home.wait_for_questions(1, PERIOD).unwrap();
    let (asked, _) = home.asked().remove(0);
    while home.polled().is_empty() {
        home.rest(Duration::from_millis(50));
    }
    cluster.launch(&ENVIRONMENT);
    cluster.kill_first();
    home.hand_over(
        home.signal(&left.subject, SignalEvent::AccountDisabled)
            .unwrap(),
    );
    home.is(Mood::Well);

    let (before, mut moments) = (home.polled().len(), 0);
    while home.waiting() > 0 || home.asked_about(&asked).len() < 2 {
        moments += 1;
        assert!(moments < 1_000, "nobody took over");
        home.rest(Duration::from_millis(100));
    }
    let twice = home.asked_about(&asked);
    for gap in gaps(&twice) {
        assert!(gap >= EARLIEST, "asked again after {gap:?}");
    }
    let polled = home.polled();
    let resumed = polled[before].duration_since(polled[before - 1]);
    assert!(resumed >= LEASE, "fetched again after {resumed:?}");
    let guest = cluster.store.read(|tx| tx.find_guest(&left.guest));
    assert!(
        guest.unwrap().unwrap().frozen.is_some(),
        "no signal is lost"
    );
}
