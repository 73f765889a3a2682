//! T02 and T13 within one process, and authorizations that race with a removal. The same over two
//! processes is in the server's tests.

use crate::house::{House, house, post};
use oidc::token::TokenResponse;
use std::sync::Barrier;
use testkit::on_every_store;

const CALLERS: [usize; 3] = [2, 8, 32];
const ROUNDS: usize = 5;

/// Lets many post the same form at once; the answers of those who got tokens.
fn race(house: &House, callers: usize, form: &[(String, String)]) -> Vec<TokenResponse> {
    let start = Barrier::new(callers);
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..callers)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    post(&house.cx, form)
                })
            })
            .collect();
        all.into_iter()
            .filter_map(|caller| caller.join().unwrap().ok())
            .collect()
    })
}

/// One got tokens, and the others' replay has ended what they stand for.
fn one_and_dead(house: &House, winners: &[TokenResponse]) {
    assert_eq!(winners.len(), 1);
    let token = winners.first().unwrap().refresh_token.as_ref().unwrap();
    assert!(house.refresh(token.expose()).is_err());
}

on_every_store! {
    fn t02_a_code_that_many_present_at_once_works_for_one(store: &TestStore) {
        let house = house(store);
        for callers in CALLERS {
            for _ in 0..ROUNDS {
                let form = house.redemption(&house.code());
                one_and_dead(&house, &race(&house, callers, &form));
            }
        }
    }

    fn t13_a_refresh_token_that_many_present_at_once_has_one_successor(store: &TestStore) {
        let house = house(store);
        for callers in CALLERS {
            for _ in 0..ROUNDS {
                let form = house.refreshing(house.tokens().refresh_token.unwrap().expose());
                one_and_dead(&house, &race(&house, callers, &form));
            }
        }
    }

    fn whatever_is_issued_while_a_removal_runs_is_dead_when_it_has_answered(store: &TestStore) {
        let house = house(store);
        let start = Barrier::new(9);
        let issued: Vec<TokenResponse> = std::thread::scope(|scope| {
            let askers: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        let mut got = Vec::new();
                        for _ in 0..10 {
                            let asked = house.authorize(&house.request());
                            if let oidc::authorize::AuthorizeOutcome::Redirect { url } = asked
                                && let Some(code) = crate::house::parameter(&url, "code")
                            {
                                got.extend(house.redeem(&code));
                            }
                        }
                        got
                    })
                })
                .collect();
            start.wait();
            admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
            askers.into_iter().flat_map(|t| t.join().unwrap()).collect()
        });
        for tokens in issued {
            assert!(oidc::userinfo::userinfo(&house.cx, tokens.access_token.expose()).is_err());
            assert!(house.refresh(tokens.refresh_token.unwrap().expose()).is_err());
        }
    }
}
