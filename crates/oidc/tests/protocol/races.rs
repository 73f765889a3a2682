//! T02 and T13 over two nodes of one process, and requests that race with a removal. The same over
//! two processes is in the server's tests.

use crate::house::{
    House, house, node, parameter, post, redemption_of, request_of, userinfo, with,
};
use model::{Clock, Guest};
use oidc::{
    Cx,
    authorize::{AuthorizeOutcome, authorize},
    token::TokenResponse,
};
use std::sync::{
    Barrier,
    atomic::{AtomicBool, AtomicUsize, Ordering},
    mpsc,
};
use store::{Location, Store};
use testkit::{TestStore, on_every_store};

const CALLERS: [usize; 3] = [2, 8, 32];
const ROUNDS: usize = 20;

/// The house's node and another on the same database: with connections of its own where several
/// may write.
fn two_nodes(house: &House, store: &TestStore) -> [Cx; 2] {
    let other = match store.location() {
        location @ Location::Postgres(_) => Store::open(location, 16).unwrap(),
        Location::Memory | Location::File(_) => store.handle(),
    };
    [house.cx.clone(), node(other, house.clock.clone(), 77)]
}

/// Lets many post the same form at once; the answers of those who got tokens.
fn race(nodes: &[Cx; 2], callers: usize, form: &[(String, String)]) -> Vec<TokenResponse> {
    let start = Barrier::new(callers);
    std::thread::scope(|scope| {
        let all: Vec<_> = nodes
            .iter()
            .cycle()
            .take(callers)
            .map(|cx| {
                scope.spawn(|| {
                    start.wait();
                    post(cx, form)
                })
            })
            .collect();
        all.into_iter()
            .filter_map(|caller| match caller.join().unwrap() {
                Ok(tokens) => Some(tokens),
                Err(error) => {
                    assert_eq!(error.code, oidc::OAuthCode::InvalidGrant, "{error}");
                    None
                }
            })
            .collect()
    })
}

/// One got tokens, and the others' replay has ended what they stand for: no family lives.
fn one_and_dead(house: &House, winners: &[TokenResponse]) {
    assert_eq!(winners.len(), 1);
    let winner = winners.first().unwrap();
    let now = house.clock.now();
    let live = house
        .cx
        .store
        .read(|tx| tx.live_grants_of(&house.guest.id, now));
    assert_eq!(live.unwrap().len(), 0, "families that live on");
    assert!(userinfo(&house.cx, winner.access_token.expose()).is_err());
    let token = winner.refresh_token.as_ref().unwrap();
    assert!(house.refresh(token.expose()).is_err());
}

/// What goes on while a guest is removed.
struct Removal {
    answered: AtomicBool,
    /// Requests that began after the answer.
    late: AtomicUsize,
}

impl Removal {
    /// Makes a request; one that began after the answer must not succeed.
    fn try_with<T>(&self, what: &str, request: impl FnOnce() -> Option<T>) -> Option<T> {
        let late = self.answered.load(Ordering::SeqCst);
        let got = request();
        if late {
            self.late.fetch_add(1, Ordering::SeqCst);
            assert!(got.is_none(), "{what} after the removal had answered");
        }
        got
    }

    fn is_over(&self) -> bool {
        self.late.load(Ordering::SeqCst) > 40
    }
}

fn code_of(cx: &Cx, house: &House, cookie: &str) -> Option<String> {
    match authorize(cx, &request_of(&house.app), Some(cookie)).unwrap() {
        AuthorizeOutcome::Redirect { url } => parameter(&url, "code"),
        _ => None,
    }
}

/// Authorizes, redeems, refreshes and asks userinfo until the removal is over.
fn live_through(house: &House, cx: &Cx, cookie: &str, removal: &Removal) {
    let mut held = Vec::new();
    while !removal.is_over() {
        held.extend(removal.try_with("authorized", || code_of(cx, house, cookie)));
        let got = held.pop().and_then(|code| {
            removal.try_with("redeemed", || {
                post(cx, &redemption_of(&house.app, &code)).ok()
            })
        });
        // Each second code is kept for later.
        held.extend(removal.try_with("authorized", || code_of(cx, house, cookie)));
        if let Some(tokens) = got {
            let refreshing = house.refreshing(tokens.refresh_token.unwrap().expose());
            removal.try_with("refreshed", || post(cx, &refreshing).ok());
            let access = tokens.access_token;
            removal.try_with("told", || userinfo(cx, access.expose()).ok());
        }
    }
    for code in held {
        let late = post(cx, &redemption_of(&house.app, &code));
        assert!(late.is_err(), "a code that was kept");
    }
}

/// Turns a switch at an app while four ask for codes there, and looks for grants that nothing ended.
fn end_while_granting(house: &House, nodes: &[Cx; 2], switch: impl FnOnce()) {
    let start = Barrier::new(5);
    std::thread::scope(|scope| {
        for cx in nodes.iter().cycle().take(4) {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                while code_of(cx, house, &house.cookie).is_some() {}
            });
        }
        start.wait();
        switch();
    });
    let now = house.clock.now();
    let live = house
        .cx
        .store
        .read(|tx| tx.live_grants_of(&house.guest.id, now));
    assert_eq!(live.unwrap().len(), 0, "families that no ending saw");
}

fn remove_while_in_use(house: &House, nodes: &[Cx; 2], guest: &Guest, cookie: &str) {
    let removal = Removal {
        answered: AtomicBool::new(false),
        late: AtomicUsize::new(0),
    };
    let (at_work, in_use) = mpsc::channel();
    std::thread::scope(|scope| {
        for cx in nodes.iter().cycle().take(6) {
            let (at_work, removal) = (at_work.clone(), &removal);
            scope.spawn(move || {
                let code = code_of(cx, house, cookie).unwrap();
                assert!(post(cx, &redemption_of(&house.app, &code)).is_ok());
                at_work.send(()).unwrap();
                live_through(house, cx, cookie, removal);
            });
        }
        drop(at_work);
        // All are in the midst of it; one that failed before has dropped its end.
        let busy = in_use.iter().take(6).count();
        let removed = admin::removal::remove(&house.desk, &House::by(), &guest.id);
        removal.answered.store(true, Ordering::SeqCst);
        removed.unwrap();
        assert_eq!(busy, 6);
    });
    let now = house.clock.now();
    let live = house.cx.store.read(|tx| tx.live_grants_of(&guest.id, now));
    assert_eq!(live.unwrap().len(), 0, "families that live on");
}

on_every_store! {
    fn t02_a_code_that_many_present_at_once_works_for_one(store: &TestStore) {
        let house = house(store);
        let nodes = two_nodes(&house, store);
        for callers in CALLERS {
            for _ in 0..ROUNDS {
                let form = house.redemption(&house.code());
                one_and_dead(&house, &race(&nodes, callers, &form));
            }
        }
    }

    fn t13_a_refresh_token_that_many_present_at_once_has_one_successor(store: &TestStore) {
        let house = house(store);
        let nodes = two_nodes(&house, store);
        for callers in CALLERS {
            for _ in 0..ROUNDS {
                let form = house.refreshing(house.tokens().refresh_token.unwrap().expose());
                one_and_dead(&house, &race(&nodes, callers, &form));
            }
        }
    }

    fn t02_the_true_client_and_a_thief_at_once_never_both_get_tokens(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        for _ in 0..ROUNDS {
            let code = house.code();
            let (own, stolen) = (house.redemption(&code), redemption_of(&other, &code));
            let start = Barrier::new(2);
            let wait_and = |form| {
                start.wait();
                post(&house.cx, form)
            };
            let (first, thief) = std::thread::scope(|scope| {
                let thief = scope.spawn(|| wait_and(&stolen));
                (wait_and(&own), thief.join().unwrap())
            });
            assert!(thief.is_err());
            if let Ok(tokens) = first {
                assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err(), "the thief's try ended it");
            }
        }
    }

    fn o01_no_request_that_begins_after_a_removal_has_answered_succeeds(store: &TestStore) {
        let house = house(store);
        let nodes = two_nodes(&house, store);
        remove_while_in_use(&house, &nodes, &house.guest, &house.cookie);
        for n in 1..ROUNDS {
            let (guest, cookie) = house.another_guest(n);
            remove_while_in_use(&house, &nodes, &guest, &cookie);
        }
    }

    fn o01_whatever_was_issued_while_a_removal_ran_is_dead_when_it_has_answered(store: &TestStore) {
        let house = house(store);
        let start = Barrier::new(5);
        let issued: Vec<TokenResponse> = std::thread::scope(|scope| {
            let askers: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        let codes = (0..10).filter_map(|_| code_of(&house.cx, &house, &house.cookie));
                        codes.filter_map(|code| house.redeem(&code).ok()).collect::<Vec<_>>()
                    })
                })
                .collect();
            start.wait();
            admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
            askers.into_iter().flat_map(|t| t.join().unwrap()).collect()
        });
        for tokens in issued {
            assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err());
            let quiet = with(house.request(), "prompt", Some("none"));
            assert!(matches!(house.authorize(&quiet), AuthorizeOutcome::Redirect { url } if parameter(&url, "code").is_none()));
            assert!(house.refresh(tokens.refresh_token.unwrap().expose()).is_err());
        }
    }

    fn o05_no_grant_escapes_an_ending_at_its_app_that_runs_beside_it(store: &TestStore) {
        let house = house(store);
        let nodes = two_nodes(&house, store);
        let (desk, by) = (&house.desk, House::by());
        let mut given = house.assignment.clone();
        for _ in 0..ROUNDS {
            end_while_granting(&house, &nodes, || {
                admin::apps::disable(desk, &by, &house.app.id).unwrap();
            });
            admin::apps::enable(desk, &by, &house.app.id).unwrap();
            end_while_granting(&house, &nodes, || {
                admin::assignments::unassign(desk, &by, &given.id).unwrap();
            });
            let again = admin::assignments::NewAssignment {
                app_id: given.app_id,
                assignee: given.assignee,
                roles: Vec::new(),
                starts_at: None,
                ends_at: None,
            };
            given = admin::assignments::assign(desk, &by, &again).unwrap().unwrap();
        }
    }

    fn no_session_that_began_during_a_suspension_lives_after_it(store: &TestStore) {
        let house = house(store);
        for _ in 0..ROUNDS {
            let start = Barrier::new(5);
            let begun: Vec<String> = std::thread::scope(|scope| {
                let guests: Vec<_> = (0..4)
                    .map(|_| {
                        scope.spawn(|| {
                            start.wait();
                            let all = (0..5).map(|_| house.sign_in(&house.guest.id, &house.proof()));
                            all.filter_map(Result::ok).collect::<Vec<_>>()
                        })
                    })
                    .collect();
                start.wait();
                admin::guests::suspend(&house.desk, &House::by(), &house.guest.id).unwrap();
                guests.into_iter().flat_map(|t| t.join().unwrap()).collect()
            });
            admin::guests::resume(&house.desk, &House::by(), &house.guest.id).unwrap();
            for cookie in begun {
                assert!(oidc::session::current(&house.cx, &cookie).unwrap().is_none());
            }
        }
    }
}
