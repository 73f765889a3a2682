//! F01 at random moments: the node is killed again and again while apps redeem, refresh and revoke. What was
//! answered counts, nothing is spent twice, and whoever got no answer asks again to a defined end.

use crate::house::{House, Tokens, tokens_in};
use load::{
    client::{Client, code_of},
    requests,
    seed::Seeded,
};
use model::Random;
use std::{sync::mpsc::channel, time::Duration};
use testkit::{Database, TestRandom};

/// Kills of each database in the short form; `FAULTS_KILLS` says how many in a long one.
const KILLS: usize = 6;
/// A node lives so long at most before it is killed, in milliseconds.
const LONGEST_LIFE: u16 = 400;
/// It is ready so soon again; twice that on a crowded machine, and again for a debug build.
const READY: Duration = Duration::from_secs(8);

#[expect(
    clippy::disallowed_methods,
    reason = "the long form is asked for by the environment"
)]
fn kills() -> usize {
    let asked = std::env::var("FAULTS_KILLS").ok();
    asked.map_or(KILLS, |text| text.parse().unwrap())
}

/// What was sent and not answered when the node died.
#[derive(Clone, Debug)]
enum Open {
    Authorization,
    Code(String),
    Refresh(String),
    Revocation(String),
}

/// What one app was told about one guest while a node lived.
#[derive(Debug)]
struct Ledger {
    spent_codes: Vec<String>,
    /// Refresh tokens of families that were revoked.
    ended: Vec<String>,
    held: Option<Tokens>,
    open: Open,
}

/// Goes from one code to the next until the node dies: two refreshes, then the family is revoked.
fn works(client: &mut Client, seeded: &Seeded, cookie: &str) -> Ledger {
    let mut it = Ledger {
        spent_codes: Vec::new(),
        ended: Vec::new(),
        held: None,
        open: Open::Authorization,
    };
    let authorize = requests::authorization(seeded);
    loop {
        it.open = Open::Authorization;
        let Ok(answer) = client.get(&authorize, cookie) else {
            return it;
        };
        let code = code_of(&answer).unwrap();
        it.open = Open::Code(code.clone());
        let Ok(answer) = client.post_form("/token", &requests::redemption(seeded, &code)) else {
            return it;
        };
        it.spent_codes.push(code);
        it.held = Some(tokens_in(&answer.body).unwrap());
        for _ in 0..2 {
            let old = it.held.as_ref().unwrap().refresh.clone();
            it.open = Open::Refresh(old.clone());
            let Ok(answer) = client.post_form("/token", &requests::refresh(seeded, &old)) else {
                return it;
            };
            it.held = Some(tokens_in(&answer.body).unwrap());
        }
        let last = it.held.as_ref().unwrap().refresh.clone();
        it.open = Open::Revocation(last.clone());
        let Ok(answer) = client.post_form("/revoke", &requests::revocation(seeded, &last)) else {
            return it;
        };
        assert_eq!(answer.status, 200);
        it.ended.push(last);
        it.held = None;
    }
}

fn holds(house: &House, it: &Ledger) {
    let refreshes = |token: &str| house.asks_for_tokens(&house.refresh_of(token));
    for token in &it.ended {
        assert!(refreshes(token).is_none(), "revoked and alive: {it:?}");
    }
    match (&it.open, &it.held) {
        (Open::Authorization, None) => {}
        (Open::Authorization, Some(held)) => panic!("held beyond its end: {}", held.refresh),
        // Nothing or one redemption was written; a second one gives nothing, whichever it was.
        (Open::Code(code), _) => {
            let again = house.redeems(code);
            assert!(house.redeems(code).is_none(), "spent twice: {it:?}");
            let left = again.and_then(|held| refreshes(&held.refresh));
            assert!(left.is_none(), "a family of a code that was replayed");
        }
        (Open::Refresh(token), _) => {
            let first = refreshes(token);
            let second = refreshes(token);
            let told = |it: &Option<Tokens>| it.as_ref().map(|it| it.refresh.clone());
            assert!(first.is_some(), "what was held is lost: {it:?}");
            assert_eq!(told(&first), told(&second), "one successor: {it:?}");
        }
        (Open::Revocation(token), _) => {
            assert_eq!(house.revokes_token(token), Some(200), "asked again");
            assert!(refreshes(token).is_none(), "revoked and alive: {it:?}");
        }
    }
    for code in &it.spent_codes {
        assert!(house.redeems(code).is_none(), "spent twice: {it:?}");
    }
}

fn dies_again_and_again(database: Database) {
    let mut house = House::start(database, "");
    let random = TestRandom::from_seed(7);
    let (mut longest, mut operations) = (Duration::ZERO, 0);
    for _ in 0..kills() {
        let mut moment = [0; 2];
        random.fill(&mut moment);
        let life = Duration::from_millis((u16::from_le_bytes(moment) % LONGEST_LIFE).into());
        let (_nobody_tells, told) = channel::<()>();
        let ledgers: Vec<Ledger> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..House::BUSY)
                .map(|n| {
                    let (mut client, seeded) = (house.client(), house.seeded());
                    let cookie = house.cookie(n);
                    scope.spawn(move || works(&mut client, &seeded, &cookie))
                })
                .collect();
            let _ = told.recv_timeout(life);
            house.kill();
            all.into_iter().map(|it| it.join().unwrap()).collect()
        });
        longest = longest.max(house.launch(""));
        for it in &ledgers {
            operations += it.spent_codes.len() + it.ended.len();
            holds(&house, it);
        }
        house.is_sound();
    }
    println!(
        "F01 on {database:?}: {} kills, {operations} codes and revocations answered, ready after {longest:.2?} at most",
        kills()
    );
    assert!(longest < READY, "ready after {longest:?}");
}

#[test]
fn f01_killed_at_any_moment_a_node_on_sqlite_has_lost_nothing_and_spent_nothing_twice() {
    dies_again_and_again(Database::File);
}

#[test]
fn f01_killed_at_any_moment_a_node_on_postgres_has_lost_nothing_and_spent_nothing_twice() {
    dies_again_and_again(Database::Postgres);
}
