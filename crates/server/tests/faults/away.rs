//! F05, F07, F19: the database is down, slow, or cannot be reached by this node alone.
//!
//! Times are claims here, so they are measured and printed; what is asserted leaves room for a crowded machine.

use crate::house::House;
use load::{client::Answer, wire::State};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// What is promised: whoever cannot be answered is told so within a second.
const SOON: Duration = Duration::from_secs(1);
/// How much longer the same may take where several tests and builds share the processor.
const CROWDED: u32 = 5;
/// Work is done at full rate again so soon after the database is back.
const BACK: Duration = Duration::from_secs(5);
/// What answers from memory, and goes on doing so.
const FROM_MEMORY: [&str; 4] = [
    "/jwks",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
    "/healthz",
];

/// What is said from its form alone, before anything is looked up.
const NEEDS_NOTHING: [(&str, u16); 6] = [
    ("/.well-known/ssf-configuration", 200),
    ("/token", 405),
    ("/userinfo", 401),
    ("/ssf/stream", 401),
    ("/ssf/status", 401),
    ("/.well-known/oauth-protected-resource/scim/v2/{}", 404),
];

/// Asks once and says how long the answer took.
fn timed(ask: impl FnOnce() -> Answer) -> (Answer, Duration) {
    let began = Instant::now();
    (ask(), began.elapsed())
}

fn get(house: &House, target: &str, cookie: &str) -> (Answer, Duration) {
    timed(|| house.client().get(target, cookie).unwrap())
}

/// One request to each route, with whatever cookies let in; only those that need no database may answer.
fn everything_says_later(house: &House) -> Duration {
    let mut longest = Duration::ZERO;
    let (mut told, mut others) = (0, Vec::new());
    for route in web::table() {
        let path = route.pattern.replace("{}", "nothing");
        if FROM_MEMORY.contains(&route.pattern) || route.method != web::http::Method::Get {
            continue;
        }
        let cookie = match route.access {
            web::Access::Admin => house.admin_cookie(),
            _ => house.cookie(0),
        };
        let (answer, took) = get(house, &path, &cookie);
        longest = longest.max(took);
        if answer.status == 503 {
            told += 1;
            assert!(answer.retry_after.is_some(), "{path}: when to come again");
        } else if !NEEDS_NOTHING.contains(&(route.pattern, answer.status)) {
            others.push((route.pattern, answer.status));
        }
    }
    assert_eq!(others, [], "answered without the database");
    assert!(told > 80, "{told} routes");
    longest
}

/// Waits until the guest's browser gets codes again.
fn recovers(house: &House) -> Duration {
    let began = Instant::now();
    while !house.is_signed_in(1) {
        assert!(began.elapsed() < BACK * CROWDED, "not back");
    }
    began.elapsed()
}

fn memory_answers(house: &House, before: &[Vec<u8>]) {
    for (target, known) in FROM_MEMORY.iter().zip(before) {
        let (answer, took) = get(house, target, "Accept: */*");
        assert_eq!(answer.status, 200, "{target}");
        assert_eq!(&answer.body, known, "{target}: the same as before");
        assert!(took < SOON * CROWDED, "{target}: {took:?}");
    }
}

fn kept(house: &House) -> Vec<Vec<u8>> {
    let read = |target: &&str| get(house, target, "Accept: */*").0.body;
    FROM_MEMORY.iter().map(read).collect()
}

#[test]
fn f05_without_its_database_a_node_says_come_later_and_keys_and_discovery_go_on() {
    let (house, wire) = House::behind_a_wire(&[]);
    let (held, before) = (house.tokens(0), kept(&house));
    wire.becomes(State::Cut);
    let first = get(&house, &house.authorization(), &house.cookie(0));
    assert_eq!(first.0.status, 503);
    let longest = first.1.max(everything_says_later(&house));
    memory_answers(&house, &before);
    println!("F05: the longest wait for 503 was {longest:.2?}");
    assert!(longest < SOON * CROWDED, "{longest:?}");

    wire.becomes(State::Whole);
    let back = recovers(&house);
    println!("F05: back after {back:.2?}");
    assert!(house.goes_on(&held).is_some(), "what was held goes on");
    house.is_sound();
}

#[test]
fn f19_a_node_that_is_cut_off_from_the_database_refuses_soon_and_decides_nothing_from_memory() {
    let (house, wire) = House::behind_a_wire(&[]);
    let (held, before) = (house.tokens(0), kept(&house));
    wire.becomes(State::Silent);
    let bearer = format!("Authorization: Bearer {}", held.access);
    let authorize = house.authorization();
    let longest = std::thread::scope(|scope| {
        let asks = (0..40).map(|n| {
            let (mut client, bearer, authorize) = (house.client(), &bearer, &authorize);
            let cookie = house.cookie(n % 4);
            scope.spawn(move || {
                let (target, shown) = match n % 2 {
                    0 => ("/userinfo", bearer),
                    _ => (authorize.as_str(), &cookie),
                };
                let (answer, took) = timed(|| client.get(target, shown).unwrap());
                assert_eq!(answer.status, 503, "{n}");
                assert!(answer.retry_after.is_some());
                took
            })
        });
        let asks: Vec<_> = asks.collect();
        asks.into_iter().map(|it| it.join().unwrap()).max().unwrap()
    });
    memory_answers(&house, &before);
    println!("F19: the longest wait for 503 was {longest:.2?}");
    assert!(longest < SOON * CROWDED, "{longest:?}");

    // The guest is removed by another node meanwhile: this one must know it from its first answer on.
    let gone = house.store.write(|tx| {
        let guest = tx.find_guest(&house.guest(0))?.unwrap();
        let now = model::Clock::now(&testkit::SystemClock);
        assert!(tx.set_guest_state(
            &guest.id,
            model::GuestState::Active,
            model::GuestState::Suspended,
            now
        )?);
        Ok::<_, store::StoreError>(())
    });
    gone.unwrap();
    wire.becomes(State::Whole);
    let back = recovers(&house);
    println!("F19: back after {back:.2?}");
    assert!(house.goes_on(&held).is_none(), "ended meanwhile");
    house.is_sound();
}

#[test]
fn f07_while_the_database_is_slow_load_is_shed_and_a_removal_goes_through() {
    let few = [("PORTICO_DATABASE__CONNECTIONS", "2")];
    let (house, wire) = House::behind_a_wire(&few);
    let held = house.tokens(0);
    wire.becomes(State::Slow(Duration::from_millis(50)));
    let (over, told) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let authorize = house.authorization();
    let (status, took) = std::thread::scope(|scope| {
        for n in 0..24 {
            let (over, told, authorize) = (&over, &told, &authorize);
            let (mut client, cookie) = (house.client(), house.cookie(n % 4));
            scope.spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    let (answer, took) = timed(|| client.get(authorize, &cookie).unwrap());
                    told.lock().unwrap().push((answer.status, took));
                }
            });
        }
        // Once somebody was turned away, no connection is free.
        while !told
            .lock()
            .unwrap()
            .iter()
            .any(|(status, _)| *status == 503)
        {
            std::thread::yield_now();
        }
        let began = Instant::now();
        let status = house.admin_posts(&format!("/admin/guests/{}/remove", house.guest(0)));
        let took = began.elapsed();
        over.store(true, Ordering::SeqCst);
        (status, took)
    });
    let told = told.into_inner().unwrap();
    let of = |status| told.iter().filter(move |it| it.0 == status).map(|it| it.1);
    let longest = of(503).max().unwrap();
    println!(
        "F07: {} served, {} told to come later after at most {longest:.2?}, the removal took {took:.2?}",
        of(303).count() + of(302).count(),
        of(503).count()
    );
    assert_eq!(status, Some(303), "the removal went through");
    assert!(longest < SOON * CROWDED, "{longest:?}");
    assert!(of(500).next().is_none(), "nothing but later");
    wire.becomes(State::Whole);
    assert!(house.goes_on(&held).is_none());
    house.is_sound();
}
