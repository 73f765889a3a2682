//! F01 for leavers whose home says nothing, or lets its signals be fetched: while a guest is asked about, and
//! while what was fetched is not acknowledged yet.

use crate::house::House;
use load::{company::Person, double::Double, holding::Way};
use model::{EventName, FreezeReason, SignalDelivery, SignalEvent};
use std::time::{Duration, Instant};
use store::AuditFilter;
use testkit::Database;

/// Steps of a question; the flag says whether its answer counts afterwards.
const ASKING: [(&str, bool); 3] = [
    ("probe.claimed", false),
    ("probe.answered", false),
    ("probe.written", true),
];
const PEOPLE: usize = 6;
const MOMENT: Duration = Duration::from_millis(250);
/// Nobody is asked about again within a lease, nor earlier than a tenth before a period is over.
const APART: Duration = Duration::from_secs(53);

/// How often something that a home said was heeded.
fn heeded(house: &House, person: &Person) -> usize {
    let filter = AuditFilter {
        guest_id: Some(person.guest.clone()),
        limit: 1_000,
        ..AuditFilter::default()
    };
    let lines = house.store.read(|tx| tx.list_events(&filter)).unwrap();
    let changes = lines
        .iter()
        .filter(|line| line.event.name == EventName::Leaver && line.event.reason.is_none());
    changes.count()
}

fn frozen(house: &House, person: &Person) -> Option<FreezeReason> {
    let guest = house.store.read(|tx| tx.find_guest(&person.guest));
    guest.unwrap().unwrap().frozen.map(|it| it.reason)
}

/// Looks every now and then, for two minutes and a half at most.
fn wait(home: &Double, what: &str, is_so: impl Fn() -> bool) {
    let mut moments = 0;
    while !is_so() {
        moments += 1;
        assert!(moments < 600, "not in time: {what}");
        home.rest(MOMENT);
    }
}

fn are_apart(asked: &[Instant], step: &str) {
    for pair in asked.windows(2) {
        let gap = pair[1].duration_since(pair[0]);
        assert!(gap >= APART, "{step}: asked again after {gap:?}");
    }
}

/// The first of the people has left their company when the node dies.
fn dies_while_asking((step, counts): (&str, bool), database: Database) {
    let mut house = House::prepare(database);
    let company = house.company(PEOPLE, None);
    let (home, left) = (&company.home, company.person(0).unwrap());
    home.dismiss(&left.subject);
    house.launch(step);
    let held: Vec<_> = company.people.iter().map(|it| house.holding(it)).collect();
    // The first question kills it, which ends the load, too.
    house.under_load(|house| {
        let mut client = house.client();
        while client.get("/healthz", "Accept: */*").is_ok() {
            home.rest(MOMENT);
        }
    });
    house.revive();
    if counts {
        assert_eq!(house.open_ways(&held[0]), [], "{step}: gone at once");
        assert_eq!(frozen(&house, left), Some(FreezeReason::GoneAtHome));
    } else {
        // Nobody knows what the lost answer was, so the grace of one period more ends it.
        assert_eq!(frozen(&house, left), None, "{step}: half done");
        wait(home, "the end of the grace", || {
            house.open_ways(&held[0]).is_empty()
        });
        assert_eq!(frozen(&house, left), None, "{step}: nobody says so");
    }
    for (person, held) in company.people.iter().zip(&held).skip(1) {
        wait(home, "a question", || {
            !home.asked_about(&person.subject).is_empty()
        });
        let ways = house.open_ways(held);
        assert!(ways.contains(&Way::Userinfo), "{step}: {ways:?}");
        are_apart(&home.asked_about(&person.subject), step);
    }
    let asked = home.asked_about(&left.subject);
    are_apart(&asked, step);
    let once = usize::from(counts);
    assert_eq!(heeded(&house, left), once, "{step}");
    // Of the freezing, or of the family that ended with the refused refresh.
    assert!(house.app.next().unwrap().sid.starts_with("ses_"), "{step}");
    assert_eq!(house.app.more(), [], "{step}: told once");
    if counts {
        assert_eq!(asked.len(), 1, "{step}: an answer that counts is enough");
    }
    house.is_sound();
}

fn dies_while_fetching(database: Database) {
    let mut house = House::prepare(database);
    let company = house.company(1, Some(SignalDelivery::Poll));
    let (home, left) = (&company.home, company.person(0).unwrap());
    home.hand_over(
        home.signal(&left.subject, SignalEvent::AccountDisabled)
            .unwrap(),
    );
    house.launch("poll.taken");
    let held = house.holding(left);
    house.under_load(|house| {
        let mut client = house.client();
        while client.get("/healthz", "Accept: */*").is_ok() {
            home.rest(MOMENT);
        }
    });
    assert_eq!(home.waiting(), 1, "it was not acknowledged");
    house.revive();
    assert_eq!(house.open_ways(&held), [], "what was taken counts");
    assert_eq!(frozen(&house, left), Some(FreezeReason::AccountDisabled));
    wait(home, "the acknowledgement", || home.waiting() == 0);
    assert!(house.app.next().unwrap().sid.starts_with("ses_"));
    assert_eq!(house.app.more(), [], "told once");
    assert_eq!(heeded(&house, left), 1, "it came twice and counts once");
    house.is_sound();
}

#[test]
fn f01_n1_a_crash_while_a_home_is_asked_loses_no_leaver_and_asks_nobody_twice() {
    std::thread::scope(|scope| {
        for step in ASKING {
            for database in [Database::File, Database::Postgres] {
                scope.spawn(move || dies_while_asking(step, database));
            }
        }
    });
}

#[test]
fn f01_u16_a_crash_before_signals_are_acknowledged_lets_them_come_again_and_count_once() {
    std::thread::scope(|scope| {
        for database in [Database::File, Database::Postgres] {
            scope.spawn(move || dies_while_fetching(database));
        }
    });
}
