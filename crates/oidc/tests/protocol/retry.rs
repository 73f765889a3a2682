//! T12: the answer to a refresh got lost, and the same client asks again at once.

use crate::{
    house::{House, Pairs, house_with, node, post, secret_of, userinfo, with},
    signing::{ClientKey, Proof},
};
use model::{App, ClientAuthMethod, EventName, Reason, SigningAlg, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    token::{TokenResponse, exchange},
};
use std::sync::{Arc, Barrier};
use testkit::{TestStore, on_every_store};

/// A house that answers a retry within so long.
fn patient(store: &TestStore, window: Span, change: impl FnOnce(&mut App)) -> House {
    let mut house = house_with(store, change);
    Arc::make_mut(&mut house.cx.settings)
        .lifetimes
        .refresh_retry = window;
    house
}

const TEN: Span = Span::secs(10);

fn public(app: &mut App) {
    app.auth_method = ClientAuthMethod::None;
    app.redirect_uris = vec!["com.example.app:/callback".into()];
}

fn successor(answer: Result<TokenResponse, OAuthError>) -> String {
    answer.unwrap().refresh_token.unwrap().expose().to_owned()
}

fn proving(house: &House, form: &Pairs, key: &ClientKey) -> Result<TokenResponse, OAuthError> {
    let proof = Proof::at_token(house, key).signed();
    let request = ClientRequest {
        dpop: Some(&proof),
        ..ClientRequest::form(form)
    };
    exchange(&house.cx, &request)
}

/// The whole family is gone: replay was seen.
fn is_replay(house: &House, answer: Result<TokenResponse, OAuthError>, newest: &str) {
    let error = answer.unwrap_err();
    assert_eq!(
        (error.code, error.reason),
        (OAuthCode::InvalidGrant, Reason::Replay)
    );
    assert_eq!(house.refused(), (EventName::Refresh, Reason::Replay));
    let form = house.refreshing(newest);
    let form = if house.app.auth_method == ClientAuthMethod::None {
        with(form, "client_secret", None)
    } else {
        form
    };
    assert!(house.post(&form).is_err(), "the successor is dead");
}

on_every_store! {
    fn t12_a_confidential_client_that_asks_again_gets_the_same_successor(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let first = house.tokens().refresh_token.unwrap();
        let second = successor(house.refresh(first.expose()));
        house.clock.advance(Span::secs(9));
        let again = house.refresh(first.expose()).unwrap();
        assert_eq!(again.refresh_token.as_ref().unwrap().expose(), second);
        assert!(userinfo(&house.cx, again.access_token.expose()).is_ok());
        let third = successor(house.refresh(&second));
        assert_ne!(third, second);
        assert!(house.refresh(&third).is_ok(), "one family, one line");
    }

    fn t12_after_the_window_it_is_reuse(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let first = house.tokens().refresh_token.unwrap();
        let second = successor(house.refresh(first.expose()));
        house.clock.advance(TEN);
        is_replay(&house, house.refresh(first.expose()), &second);
    }

    fn t12_no_setting_makes_the_window_longer_than_ten_seconds(store: &TestStore) {
        let house = patient(store, Span::hours(1), |_| {});
        let first = house.tokens().refresh_token.unwrap();
        let second = successor(house.refresh(first.expose()));
        house.clock.advance(TEN);
        is_replay(&house, house.refresh(first.expose()), &second);
    }

    fn t12_once_the_successor_was_used_it_is_reuse(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let first = house.tokens().refresh_token.unwrap();
        let second = successor(house.refresh(first.expose()));
        let third = successor(house.refresh(&second));
        is_replay(&house, house.refresh(first.expose()), &third);
    }

    fn t12_a_public_client_gets_nothing_twice(store: &TestStore) {
        let house = patient(store, TEN, public);
        let form = |token: &str| with(house.refreshing(token), "client_secret", None);
        let redeem = with(house.redemption(&house.code()), "client_secret", None);
        let first = house.post(&redeem).unwrap().refresh_token.unwrap();
        let second = successor(house.post(&form(first.expose())));
        is_replay(&house, house.post(&form(first.expose())), &second);
    }

    fn t12_a_thief_of_an_unbound_token_gains_nothing_by_bringing_a_key(store: &TestStore) {
        let house = patient(store, TEN, public);
        let form = |token: &str| with(house.refreshing(token), "client_secret", None);
        let redeem = with(house.redemption(&house.code()), "client_secret", None);
        let first = house.post(&redeem).unwrap().refresh_token.unwrap();
        let second = successor(house.post(&form(first.expose())));
        let thief = ClientKey::new(SigningAlg::Es256);
        is_replay(&house, proving(&house, &form(first.expose()), &thief), &second);
    }

    fn t12_a_public_client_with_a_bound_token_may_ask_again_with_its_key(store: &TestStore) {
        let house = patient(store, TEN, public);
        let (key, thief) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let form = |token: &str| with(house.refreshing(token), "client_secret", None);
        let redeem = with(house.redemption(&house.code()), "client_secret", None);
        let first = proving(&house, &redeem, &key).unwrap().refresh_token.unwrap();
        let second = successor(proving(&house, &form(first.expose()), &key));
        assert_eq!(successor(proving(&house, &form(first.expose()), &key)), second);
        let error = proving(&house, &form(first.expose()), &thief).unwrap_err();
        assert_eq!(error.code, OAuthCode::InvalidGrant);
        assert!(proving(&house, &form(&second), &key).is_err(), "and a thief ends it");
    }

    fn t12_another_client_that_asks_again_ends_the_family(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let other = house.another_app(|_| {});
        let first = house.tokens().refresh_token.unwrap();
        let second = successor(house.refresh(first.expose()));
        let stolen = with(house.refreshing(first.expose()), "client_id", Some(other.id.as_str()));
        let stolen = with(stolen, "client_secret", Some(secret_of(&other).expose()));
        let error = house.post(&stolen).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::WrongClient));
        assert!(house.refresh(&second).is_err());
    }

    fn t12_t18_a_retry_is_decided_anew(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let first = house.tokens().refresh_token.unwrap();
        house.refresh(first.expose()).unwrap();
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        let error = house.refresh(first.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::NotAssigned));
    }

    fn t12_t13_many_who_ask_at_once_over_two_nodes_get_one_successor(store: &TestStore) {
        let house = patient(store, TEN, |_| {});
        let mut second_node = node(house.cx.store.clone(), house.clock.clone(), 77);
        second_node.settings = Arc::clone(&house.cx.settings);
        let nodes = [&house.cx, &second_node];
        for callers in [2, 8] {
            for _ in 0..10 {
                let form = house.refreshing(house.tokens().refresh_token.unwrap().expose());
                let start = Barrier::new(callers);
                let got: Vec<String> = std::thread::scope(|scope| {
                    let all: Vec<_> = nodes.iter().cycle().take(callers).map(|cx| scope.spawn(|| {
                        start.wait();
                        successor(post(cx, &form))
                    })).collect();
                    all.into_iter().map(|one| one.join().unwrap()).collect()
                });
                assert!(got.windows(2).all(|two| two[0] == two[1]), "one value only");
                let next = successor(house.refresh(got.first().unwrap()));
                assert!(house.refresh(&next).is_ok());
            }
        }
    }
}
