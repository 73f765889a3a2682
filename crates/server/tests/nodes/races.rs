//! T02 and T13: one code, one refresh token, many callers at two processes.

use crate::cluster::Cluster;
use product::Browser;
use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Barrier, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

const ROUNDS: usize = 200;
const CALLERS: [usize; 3] = [2, 8, 32];

/// What one caller was told: the refresh token that came back, or the error.
type Told = Result<String, String>;

/// Lets `callers` post the same form at once, half of them at each node, once for every form that
/// `next` makes; `judge` sees what they were told.
fn race(
    cluster: &Cluster,
    callers: usize,
    mut next: impl FnMut() -> String,
    mut judge: impl FnMut(Vec<Told>),
) {
    let form = Mutex::new(String::new());
    let told = Mutex::new(Vec::new());
    let (begin, end) = (Barrier::new(callers + 1), Barrier::new(callers + 1));
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for caller in 0..callers {
            let (form, told, begin, end, over) = (&form, &told, &begin, &end, &over);
            scope.spawn(move || {
                let mut app = cluster.browser(caller);
                loop {
                    begin.wait();
                    if over.load(Ordering::SeqCst) {
                        return;
                    }
                    let body = form.lock().unwrap().clone();
                    let outcome = post(&mut app, &body);
                    told.lock().unwrap().push(outcome);
                    end.wait();
                }
            });
        }
        // A verdict must let the callers go before it fails the test: they wait for the next round.
        let rounds = catch_unwind(AssertUnwindSafe(|| {
            for _ in 0..ROUNDS {
                *form.lock().unwrap() = next();
                begin.wait();
                end.wait();
                judge(std::mem::take(&mut *told.lock().unwrap()));
            }
        }));
        over.store(true, Ordering::SeqCst);
        begin.wait();
        rounds
    })
    .unwrap_or_else(|failure| resume_unwind(failure));
}

fn post(app: &mut Browser, form: &str) -> Told {
    let answer = app.post_form("/token", form);
    match answer.status {
        200 => Ok(answer.text("refresh_token")),
        _ => Err(answer.text("error")),
    }
}

fn one_wins_and_its_family_ends(cluster: &Cluster, app: &mut Browser, told: &[Told]) {
    let winners: Vec<&String> = told.iter().filter_map(|t| t.as_ref().ok()).collect();
    assert_eq!(winners.len(), 1, "{told:?}");
    let others = told.iter().filter_map(|t| t.as_ref().err());
    for error in others {
        assert_eq!(error, "invalid_grant");
    }
    let form = load::requests::refresh(&cluster.seeded, winners.first().unwrap());
    assert_eq!(
        post(app, &form),
        Err("invalid_grant".into()),
        "the others' replay ended the family"
    );
}

#[test]
fn t02_a_code_that_many_present_at_two_nodes_works_for_one_and_its_family_ends() {
    let cluster = Cluster::start(1, &[]);
    let session = cluster.seeded.sessions.first().unwrap();
    for callers in CALLERS {
        let mut round = 0;
        let mut app = cluster.browser(0);
        race(
            &cluster,
            callers,
            || {
                round += 1;
                load::requests::redemption(&cluster.seeded, &cluster.code(round, session))
            },
            |told| one_wins_and_its_family_ends(&cluster, &mut app, &told),
        );
    }
}

#[test]
fn t13_a_refresh_token_that_many_present_at_two_nodes_has_one_successor() {
    let cluster = Cluster::start(1, &[]);
    refresh_races(&cluster, |_, told| {
        // The app proves itself and asks again at once: everybody is told the same.
        let successors: BTreeSet<_> = told.iter().map(|t| t.as_ref().unwrap()).collect();
        assert_eq!(successors.len(), 1, "{told:?}");
    });
}

#[test]
fn t13_without_a_second_chance_one_refresh_wins_and_its_family_ends() {
    let cluster = Cluster::start(1, &[("PORTICO_LIFETIMES__REFRESH_RETRY", "0s")]);
    refresh_races(&cluster, |app, told| {
        one_wins_and_its_family_ends(&cluster, app, told);
    });
}

fn refresh_races(cluster: &Cluster, mut judge: impl FnMut(&mut Browser, &[Told])) {
    let session = cluster.seeded.sessions.first().unwrap();
    for callers in CALLERS {
        let mut round = 0;
        let mut app = cluster.browser(1);
        let mut first = cluster.browser(0);
        race(
            cluster,
            callers,
            || {
                round += 1;
                let code = cluster.code(round, session);
                let form = load::requests::redemption(&cluster.seeded, &code);
                load::requests::refresh(&cluster.seeded, &post(&mut first, &form).unwrap())
            },
            |told| judge(&mut app, &told),
        );
    }
}
