//! The authorization code grant: T01 to T06.

use crate::house::{
    House, Pairs, house, house_with, node, parameter, post, redemption_of, request_of, userinfo,
    with,
};
use model::{App, ClientAuthMethod, EventName, Reason, Span};
use oidc::{OAuthCode, authorize::AuthorizeOutcome};
use store::{Location, Store};
use testkit::on_every_store;

on_every_store! {
    fn t01_a_replayed_code_ends_everything_it_gave(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        let first = house.redeem(&code).unwrap();
        assert!(userinfo(&house.cx, first.access_token.expose()).is_ok());
        let second = house.redeem(&code).unwrap_err();
        assert_eq!((second.code, second.reason), (OAuthCode::InvalidGrant, Reason::Replay));
        assert_eq!(house.refused(), (EventName::Code, Reason::Replay));
        let refresh = first.refresh_token.unwrap();
        assert_eq!(house.refresh(refresh.expose()).unwrap_err().code, OAuthCode::InvalidGrant);
        let userinfo = userinfo(&house.cx, first.access_token.expose());
        assert_eq!(userinfo.unwrap_err().code, OAuthCode::InvalidToken);
        assert!(house.redeem(&house.code()).is_ok(), "the session goes on");
    }

    fn t03_a_code_with_another_clients_credentials_is_burnt(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let code = house.code();
        let stolen = redemption_of(&other, &code);
        let error = house.post(&stolen).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::WrongClient));
        assert_eq!(house.refused(), (EventName::Code, Reason::WrongClient));
        assert_eq!(house.redeem(&code).unwrap_err().code, OAuthCode::InvalidGrant, "burnt");
    }

    fn t04_a_wrong_or_missing_verifier_burns_the_code(store: &TestStore) {
        let house = house(store);
        let nearly = "a-verifier-of-more-than-forty-three-characterz";
        let long = "v".repeat(129);
        for verifier in [Some(nearly), Some("short"), Some(""), Some(long.as_str()), None] {
            let code = house.code();
            let form = with(house.redemption(&code), "code_verifier", verifier);
            let error = house.post(&form).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::PkceMismatch), "{verifier:?}");
            let right = house.redeem(&code).unwrap_err();
            assert_eq!(right.reason, Reason::Replay, "the right one comes too late");
        }
    }

    fn t04_the_challenge_itself_is_no_verifier(store: &TestStore) {
        let house = house(store);
        let challenge = house.request().into_iter().find(|(n, _)| n == "code_challenge").unwrap().1;
        let form = with(house.redemption(&house.code()), "code_verifier", Some(&challenge));
        assert_eq!(house.post(&form).unwrap_err().reason, Reason::PkceMismatch);
    }

    fn t05_a_code_with_another_redirect_uri_is_refused(store: &TestStore) {
        let house = house(store);
        for uri in [Some("https://app.example/cb/"), Some("https://evil.example/cb"), Some(""), None] {
            let form = with(house.redemption(&house.code()), "redirect_uri", uri);
            let error = house.post(&form).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::RedirectMismatch), "{uri:?}");
        }
    }

    fn t06_a_code_is_good_for_sixty_seconds_and_not_one_more(store: &TestStore) {
        let house = house(store);
        let (early, late) = (house.code(), house.code());
        house.clock.advance(Span::secs(59));
        assert!(house.redeem(&early).is_ok());
        house.clock.advance(Span::secs(1));
        let error = house.redeem(&late).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::Expired));
        assert_eq!(house.refused(), (EventName::Code, Reason::Expired));
    }

    fn an_unknown_code_is_refused_and_written_down(store: &TestStore) {
        let house = house(store);
        for code in ["never-issued", &house.cookie.clone()] {
            let error = house.redeem(code).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::GrantUnknown));
        }
        assert_eq!(house.refused(), (EventName::Code, Reason::GrantUnknown));
        let none = with(house.redemption("x"), "code", None);
        assert_eq!(house.post(&none).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn a_code_dies_with_the_access_it_stands_for(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        assert_eq!(house.redeem(&code).unwrap_err().code, OAuthCode::InvalidGrant);
    }

    fn each_authorization_gives_another_code(store: &TestStore) {
        let house = house(store);
        let AuthorizeOutcome::Redirect { url } = house.authorize(&request_of(&house.app)) else {
            panic!("a redirect");
        };
        let first = parameter(&url, "code").unwrap();
        assert!(first.len() >= 43, "256 bits");
        assert_ne!(first, house.code());
    }

    fn t01_a_replay_by_another_client_ends_the_tokens_too(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let code = house.code();
        let tokens = house.redeem(&code).unwrap();
        let error = house.post(&redemption_of(&other, &code)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::Replay));
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err());
    }

    fn t14_a_replayed_code_is_known_to_a_process_that_was_started_later(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        let tokens = house.redeem(&code).unwrap();
        let reopened = match store.location() {
            Location::Memory => store.handle(),
            location => Store::open(location, 4).unwrap(),
        };
        let later = node(reopened, house.clock.clone(), 9);
        let error = post(&later, &house.redemption(&code)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::Replay));
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err(), "at every node");
    }

    fn t05_the_port_of_a_native_app_is_part_of_what_is_compared(store: &TestStore) {
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::None;
            app.redirect_uris = vec!["http://127.0.0.1/cb".into()];
        });
        let used = "http://127.0.0.1:51004/cb";
        let redeem = |uri: &str| {
            let code = house.code_for(&with(house.request(), "redirect_uri", Some(used)));
            let form = with(house.redemption(&code), "client_secret", None);
            house.post(&with(form, "redirect_uri", Some(uri)))
        };
        for other in ["http://127.0.0.1/cb", "http://127.0.0.1:51005/cb"] {
            assert_eq!(redeem(other).unwrap_err().reason, Reason::RedirectMismatch, "{other}");
        }
        assert!(redeem(used).is_ok());
    }

    fn a_code_is_no_other_kind_of_secret(store: &TestStore) {
        let house = house(store);
        let refresh = house.tokens().refresh_token.unwrap();
        assert_eq!(house.redeem(refresh.expose()).unwrap_err().reason, Reason::GrantUnknown);
        assert_eq!(house.refresh(&house.code()).unwrap_err().reason, Reason::GrantUnknown);
        assert!(house.refresh(refresh.expose()).is_ok(), "nothing was used up");
    }

    fn a_misused_code_leaves_no_family_alive(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let now = model::Clock::now(&*house.clock);
        let alive = || house.cx.store.read(|tx| tx.live_grants_of(&house.guest.id, now)).unwrap().len();
        let misused: [fn(&House, &App, &str) -> Pairs; 3] = [
            |_, other, code| redemption_of(other, code),
            |house, _, code| with(house.redemption(code), "code_verifier", None),
            |house, _, code| with(house.redemption(code), "redirect_uri", Some("https://evil.example/cb")),
        ];
        for form in misused {
            let code = house.code();
            assert_eq!(alive(), 1);
            assert!(house.post(&form(&house, &other, &code)).is_err());
            assert_eq!(alive(), 0, "else it would wait for hours for a token that never comes");
        }
        let late = house.code();
        house.clock.advance(Span::secs(60));
        assert!(house.redeem(&late).is_err());
        assert_eq!(alive(), 0);
    }
}
