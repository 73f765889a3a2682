//! Back-channel logout: who is told that a session ended, and with what token (O04).

use crate::house::{House, house_with, parameter, part, post, redemption_of, request_of, userinfo};
use model::{
    App, Clock, Id, LogoutNotice, OutboxItem, OutboxKind, SigningAlg, Span, SubjectType, kind,
};
use oidc::{
    authorize::{AuthorizeOutcome, authorize},
    backchannel::logout_token,
};
use serde_json::json;
use std::sync::Barrier;
use testkit::{TestStore, on_every_store};
use tokens::{Expect, Expiry, TokenKind};

const LISTENS: &str = "https://app.example/backchannel";

fn listening(app: &mut App) {
    app.backchannel_logout_uri = Some(LISTENS.into());
}

fn house(store: &TestStore) -> House {
    house_with(store, listening)
}

/// The notices that wait, taken once.
fn told(house: &House) -> Vec<(OutboxItem, LogoutNotice)> {
    let lease = Span::days(1);
    let now = house.clock.now();
    let items = house
        .cx
        .store
        .write(|tx| tx.claim_outbox(now, lease, 10_000))
        .unwrap();
    items
        .into_iter()
        .filter(|item| item.kind == OutboxKind::Logout)
        .map(|item| {
            let notice = serde_json::from_slice(&item.payload).unwrap();
            (item, notice)
        })
        .collect()
}

/// A first sign-in at an app, if it still succeeds.
fn enters(house: &House, app: &App, cookie: &str) -> bool {
    let outcome = authorize(&house.cx, &request_of(app), Some(cookie)).unwrap();
    let AuthorizeOutcome::Redirect { url } = outcome else {
        return false;
    };
    let code = parameter(&url, "code");
    code.is_some_and(|code| post(&house.cx, &redemption_of(app, &code)).is_ok())
}

on_every_store! {
    fn o04_every_app_that_is_entered_while_its_guest_is_removed_is_told(store: &TestStore) {
        let house = house(store);
        let apps: Vec<App> = (0..6)
            .map(|n| {
                house.another_app(|app| {
                    listening(app);
                    app.slug = format!("app{n}");
                    app.name = format!("App {n}");
                })
            })
            .collect();
        for round in 1..40 {
            let (guest, cookie) = house.another_guest(round);
            let start = Barrier::new(apps.len() + 1);
            let entered: Vec<&App> = std::thread::scope(|scope| {
                let all: Vec<_> = apps
                    .iter()
                    .map(|app| {
                        let (start, house, cookie) = (&start, &house, &cookie);
                        scope.spawn(move || {
                            start.wait();
                            enters(house, app, cookie).then_some(app)
                        })
                    })
                    .collect();
                start.wait();
                admin::removal::remove(&house.desk, &House::by(), &guest.id).unwrap();
                all.into_iter().filter_map(|t| t.join().unwrap()).collect()
            });
            let told = told(&house);
            for app in entered {
                let is_told = |(_, n): &(_, LogoutNotice)| n.app_id == app.id && n.guest_id == guest.id;
                assert!(told.iter().any(is_told), "round {round}: {} goes on with a removed guest", app.name);
            }
        }
    }

    fn o04_signing_out_tells_each_listening_app_once(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|app| {
            listening(app);
            app.slug = "second".into();
            app.name = "Second".into();
        });
        let deaf = house.another_app(|_| {});
        for app in [&house.app, &house.app, &other, &deaf] {
            house.redeem_for(app);
        }
        assert!(told(&house).is_empty(), "nothing ended yet");
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        let mut apps: Vec<Id<kind::App>> = told(&house).into_iter().map(|(_, n)| n.app_id).collect();
        apps.sort();
        let mut listening = vec![house.app.id.clone(), other.id];
        listening.sort();
        assert_eq!(apps, listening);
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        assert!(told(&house).is_empty(), "it ended once");
    }

    fn t01_an_app_whose_tokens_a_replay_ended_is_told(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        house.redeem(&code).unwrap();
        assert!(house.redeem(&code).is_err());
        let (_, notice) = told(&house).pop().unwrap();
        assert_eq!((notice.app_id, notice.session_id), (house.app.id.clone(), house.session.id.clone()));
    }

    fn a_logout_token_verifies_with_the_published_keys_as_what_it_is(store: &TestStore) {
        let house = house_with(store, |app| {
            listening(app);
            app.id_token_alg = SigningAlg::Rs256;
        });
        let sub = crate::house::claim(house.tokens().id_token.as_ref().unwrap(), "sub");
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        let (item, notice) = told(&house).pop().unwrap();
        let delivery = logout_token(&house.cx, &notice, &item.id).unwrap().unwrap();
        assert_eq!(delivery.uri, LISTENS);
        let token = delivery.token.expose();
        assert_eq!(part(token, 0).get("alg"), Some(&json!("RS256")), "as the app's ID tokens");
        let expect = |kind| Expect {
            kind,
            issuer: crate::house::ISSUER,
            audience: Some(house.app.id.as_str()),
            expiry: Expiry::Enforced,
        };
        let now = house.clock.now();
        let keys = house.cx.keys.current();
        let claims = keys.verify(token, &expect(TokenKind::Logout), now).unwrap();
        assert_eq!(claims.get("sub"), Some(&json!(sub)), "whom the app knows, though removed");
        assert_eq!(claims.get("sid"), Some(&json!(house.session.id)));
        assert_eq!(claims.get("jti"), Some(&json!(item.id)));
        let life = ["exp", "iat"].map(|name| claims.get(name).and_then(serde_json::Value::as_i64).unwrap());
        assert_eq!(life, [now.secs() + 120, now.secs()]);
        for other in [TokenKind::Id, TokenKind::Access] {
            assert!(keys.verify(token, &expect(other), now).is_err());
        }
        assert!(userinfo(&house.cx, token).is_err());
    }

    fn each_try_of_a_delivery_is_the_same_event_at_another_time(store: &TestStore) {
        let house = house(store);
        house.tokens();
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        let (item, notice) = told(&house).pop().unwrap();
        let once = || {
            let delivery = logout_token(&house.cx, &notice, &item.id).unwrap().unwrap();
            part(delivery.token.expose(), 1)
        };
        let first = once();
        house.clock.advance(Span::hours(3));
        let second = once();
        for same in ["jti", "sid", "sub", "aud", "events"] {
            assert_eq!(first.get(same), second.get(same), "{same}");
        }
        assert_ne!(first.get("exp"), second.get("exp"), "else a late try would be refused as old");
    }

    fn an_app_that_is_gone_or_deaf_gets_no_logout_token(store: &TestStore) {
        let house = house_with(store, |app| app.subject_type = SubjectType::Public);
        let now = house.clock.now();
        let notice = |app: &Id<kind::App>, guest: &Id<kind::Guest>| LogoutNotice {
            app_id: app.clone(),
            guest_id: guest.clone(),
            session_id: house.session.id.clone(),
        };
        let random = &*house.cx.random;
        for notice in [
            notice(&house.app.id, &house.guest.id),
            notice(&Id::new(now, random), &house.guest.id),
            notice(&house.app.id, &Id::new(now, random)),
        ] {
            let item = Id::new(now, random);
            assert!(logout_token(&house.cx, &notice, &item).unwrap().is_none());
        }
    }
}
