//! Devices without a browser: RFC 8628.

use crate::{
    house::{House, Pairs, house, house_with, pairs, part, secret_of, userinfo, with},
    signing::{ClientKey, Proof},
};
use model::{App, ClientAuthMethod, EventName, GrantType, Reason, SigningAlg, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    device::{DeviceAuthorization, approve, begin, find, refuse},
    session::{SignedIn, current},
    token::{TokenResponse, exchange},
};
use serde_json::json;
use testkit::on_every_store;

fn device(app: &mut App) {
    app.client.extra_grants = vec![GrantType::DeviceCode];
}

fn beginning(app: &App) -> Pairs {
    pairs(&[
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
        ("scope", "openid email"),
    ])
}

fn started(house: &House) -> DeviceAuthorization {
    begin(&house.cx, &ClientRequest::form(&beginning(&house.app))).unwrap()
}

fn polling(app: &App, code: &str) -> Pairs {
    pairs(&[
        ("grant_type", GrantType::DeviceCode.as_str()),
        ("device_code", code),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ])
}

fn poll(house: &House, at: &DeviceAuthorization) -> Result<TokenResponse, OAuthError> {
    house.post(&polling(&house.app, at.device_code.expose()))
}

fn guest(house: &House) -> SignedIn {
    current(&house.cx, &house.cookie).unwrap().unwrap()
}

on_every_store! {
    fn a_guest_types_the_code_and_the_device_gets_tokens_once(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        assert_eq!(at.verification_uri, "https://id.contoso.example/device");
        assert_eq!(at.verification_uri_complete, format!("{}?user_code={}", at.verification_uri, at.user_code));
        assert_eq!((at.interval, at.expires_in), (5, 600));
        let waiting = poll(&house, &at).unwrap_err();
        assert_eq!(waiting.code, OAuthCode::AuthorizationPending);
        let ask = find(&house.cx, &at.user_code).unwrap().unwrap();
        assert_eq!((ask.app.id, ask.scopes), (house.app.id.clone(), vec!["openid".to_owned(), "email".to_owned()]));
        approve(&house.cx, &at.user_code, &guest(&house)).unwrap().unwrap();
        assert!(find(&house.cx, &at.user_code).unwrap().is_none(), "answered");
        let tokens = poll(&house, &at).unwrap();
        assert_eq!(tokens.scope, "openid email");
        assert_eq!(part(tokens.id_token.as_ref().unwrap().expose(), 1).get("nonce"), None);
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_ok());
        let again = poll(&house, &at).unwrap_err();
        assert_eq!((again.code, again.reason), (OAuthCode::InvalidGrant, Reason::Replay));
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err(), "T01: a replay ends what it gave");
        assert!(house.refresh(tokens.refresh_token.unwrap().expose()).is_err());
    }

    fn the_code_is_read_however_it_is_typed_and_is_hard_to_guess(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        let letters: String = at.user_code.chars().filter(|c| *c != '-').collect();
        assert_eq!((letters.len(), at.user_code.len()), (8, 9));
        assert!(letters.chars().all(|c| "BCDFGHJKLMNPQRSTVWXZ".contains(c)), "{letters}");
        for typed in [letters.to_lowercase(), format!(" {letters} "), at.user_code.replace('-', " "), at.user_code.to_lowercase()] {
            assert!(find(&house.cx, &typed).unwrap().is_some(), "{typed}");
        }
        for wrong in ["", "BCDF-GHJK", &letters[1..], &"B".repeat(100_000), "'; --"] {
            assert!(find(&house.cx, wrong).unwrap().is_none());
        }
        assert!(at.device_code.expose().len() >= 43, "256 bits");
        assert_ne!(started(&house).user_code, at.user_code);
    }

    fn a_guest_may_say_no(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        assert!(refuse(&house.cx, &at.user_code, &guest(&house)).unwrap());
        assert_eq!(house.refused(), (EventName::Device, Reason::ConsentRefused));
        assert_eq!(poll(&house, &at).unwrap_err().code, OAuthCode::AccessDenied);
        assert!(!refuse(&house.cx, &at.user_code, &guest(&house)).unwrap(), "once");
        assert_eq!(approve(&house.cx, &at.user_code, &guest(&house)).unwrap().unwrap_err(), Reason::Expired, "no is no");
        assert_eq!(poll(&house, &at).unwrap_err().code, OAuthCode::AccessDenied);
    }

    fn a_device_that_asks_too_often_is_slowed_down(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        let code = |expected: OAuthCode, what: &str| assert_eq!(poll(&house, &at).unwrap_err().code, expected, "{what}");
        code(OAuthCode::AuthorizationPending, "first");
        house.clock.advance(Span::secs(4));
        code(OAuthCode::SlowDown, "too early: ten seconds from now");
        house.clock.advance(Span::secs(9));
        code(OAuthCode::SlowDown, "again: fifteen");
        house.clock.advance(Span::secs(15));
        code(OAuthCode::AuthorizationPending, "in time");
        house.clock.advance(Span::secs(15));
        code(OAuthCode::AuthorizationPending, "in time");
    }

    fn after_ten_minutes_both_codes_are_over(store: &TestStore) {
        let house = house_with(store, device);
        let (unanswered, answered, late) = (started(&house), started(&house), started(&house));
        approve(&house.cx, &answered.user_code, &guest(&house)).unwrap().unwrap();
        house.clock.advance(Span::mins(10));
        assert!(find(&house.cx, &late.user_code).unwrap().is_none());
        assert_eq!(approve(&house.cx, &late.user_code, &guest(&house)).unwrap().unwrap_err(), Reason::Expired);
        for at in [unanswered, answered] {
            let error = poll(&house, &at).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::ExpiredToken, Reason::Expired));
        }
        let now = model::Clock::now(&*house.clock);
        assert!(house.cx.store.read(|tx| tx.live_grants_of(&house.guest.id, now)).unwrap().is_empty());
    }

    fn t03_another_client_gets_nothing_and_burns_an_approved_code(store: &TestStore) {
        let house = house_with(store, device);
        let other = house.another_app(device);
        let at = started(&house);
        let stolen = |at: &DeviceAuthorization| house.post(&polling(&other, at.device_code.expose())).unwrap_err();
        let error = stolen(&at);
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::GrantUnknown), "while it waits");
        approve(&house.cx, &at.user_code, &guest(&house)).unwrap().unwrap();
        let error = stolen(&at);
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::WrongClient));
        assert_eq!(house.refused(), (EventName::Device, Reason::WrongClient));
        assert_eq!(poll(&house, &at).unwrap_err().code, OAuthCode::InvalidGrant, "burnt");
        let unknown = house.post(&polling(&house.app, "never-issued")).unwrap_err();
        assert_eq!((unknown.code, unknown.reason), (OAuthCode::InvalidGrant, Reason::GrantUnknown));
        let typed = house.post(&polling(&house.app, &started(&house).user_code)).unwrap_err();
        assert_eq!(typed.reason, Reason::GrantUnknown, "the typed code is not the device's");
        let none = with(polling(&house.app, "x"), "device_code", None);
        assert_eq!(house.post(&none).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn a_guest_who_may_not_open_the_app_cannot_say_yes(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        let signed_in = guest(&house);
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        assert_eq!(approve(&house.cx, &at.user_code, &signed_in).unwrap().unwrap_err(), Reason::NotAssigned);
        assert_eq!(house.refused(), (EventName::Device, Reason::NotAssigned));
        assert_eq!(poll(&house, &at).unwrap_err().code, OAuthCode::AuthorizationPending);
    }

    fn o01_a_session_that_ended_meanwhile_approves_nothing(store: &TestStore) {
        let house = house_with(store, device);
        let at = started(&house);
        let signed_in = guest(&house);
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        assert!(approve(&house.cx, &at.user_code, &signed_in).unwrap().is_err());
    }

    fn t21_only_clients_that_registered_it_may_begin_or_ask(store: &TestStore) {
        let house = house(store);
        let error = begin(&house.cx, &ClientRequest::form(&beginning(&house.app))).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed));
        assert_eq!(house.post(&polling(&house.app, "x")).unwrap_err().code, OAuthCode::UnauthorizedClient);
        let able = house.another_app(device);
        let form = beginning(&able);
        for (wrong, code) in [
            (with(form.clone(), "client_secret", Some("wrong")), OAuthCode::InvalidClient),
            (with(form.clone(), "scope", None), OAuthCode::InvalidScope),
            (with(form.clone(), "scope", Some("email")), OAuthCode::InvalidScope),
            ([form.clone(), pairs(&[("scope", "openid")])].concat(), OAuthCode::InvalidRequest),
        ] {
            assert_eq!(begin(&house.cx, &ClientRequest::form(&wrong)).unwrap_err().code, code);
        }
        assert!(begin(&house.cx, &ClientRequest::form(&form)).is_ok());
    }

    fn a_public_device_may_bind_its_tokens_to_a_key(store: &TestStore) {
        let house = house_with(store, |app| { device(app); app.auth_method = ClientAuthMethod::None; });
        let form = with(beginning(&house.app), "client_secret", None);
        let at = begin(&house.cx, &ClientRequest::form(&form)).unwrap();
        approve(&house.cx, &at.user_code, &guest(&house)).unwrap().unwrap();
        let key = ClientKey::new(SigningAlg::Es256);
        let proof = Proof::at_token(&house, &key).signed();
        let form = with(polling(&house.app, at.device_code.expose()), "client_secret", None);
        let tokens = exchange(&house.cx, &ClientRequest { dpop: Some(&proof), ..ClientRequest::form(&form) }).unwrap();
        assert_eq!(part(tokens.access_token.expose(), 1)["cnf"], json!({"jkt": key.thumbprint()}));
        let bare = with(house.refreshing(tokens.refresh_token.unwrap().expose()), "client_secret", None);
        assert_eq!(house.post(&bare).unwrap_err().reason, Reason::ProofInvalid);
    }

    fn t02_many_who_poll_at_once_get_tokens_once(store: &TestStore) {
        let house = house_with(store, device);
        for _ in 0..10 {
            let at = started(&house);
            approve(&house.cx, &at.user_code, &guest(&house)).unwrap().unwrap();
            let start = std::sync::Barrier::new(6);
            let won: usize = std::thread::scope(|scope| {
                let all: Vec<_> = (0..6).map(|_| scope.spawn(|| { start.wait(); usize::from(poll(&house, &at).is_ok()) })).collect();
                all.into_iter().map(|one| one.join().unwrap()).sum()
            });
            assert_eq!(won, 1);
        }
    }

    fn two_guests_who_answer_at_once_are_not_both_heard(store: &TestStore) {
        let house = house_with(store, device);
        let (_, cookie) = house.another_guest(1);
        let other = current(&house.cx, &cookie).unwrap().unwrap();
        let first = guest(&house);
        for _ in 0..10 {
            let at = started(&house);
            let start = std::sync::Barrier::new(2);
            let said: usize = std::thread::scope(|scope| {
                let all: Vec<_> = [&first, &other].into_iter().map(|who| scope.spawn(|| {
                    start.wait();
                    usize::from(approve(&house.cx, &at.user_code, who).unwrap().is_ok())
                })).collect();
                all.into_iter().map(|one| one.join().unwrap()).sum()
            });
            assert_eq!(said, 1);
        }
    }
}
