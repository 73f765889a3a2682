//! Pushed authorization requests: RFC 9126.

use crate::{
    house::{House, Pairs, back, house, house_with, needed, pairs, parameter, secret_of, with},
    signing::{pushed, referring},
};
use model::{ClientAuthMethod, EventName, HashedSecret, Reason, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    authorize::{AuthorizeOutcome, authorize},
    par::push,
};
use testkit::on_every_store;

const OURS: &str = "urn:ietf:params:oauth:request_uri:";

fn push_form(house: &House, form: &Pairs) -> Result<String, OAuthError> {
    push(&house.cx, &ClientRequest::form(form)).map(|pushed| pushed.request_uri)
}

fn own(house: &House) -> Pairs {
    with(
        house.request(),
        "client_secret",
        Some(house.secret.expose()),
    )
}

fn page(outcome: AuthorizeOutcome) -> Reason {
    match outcome {
        AuthorizeOutcome::PageError { reason, .. } => reason,
        other => panic!("no page but {other:?}"),
    }
}

on_every_store! {
    fn a_pushed_request_is_answered_as_if_the_browser_had_brought_it(store: &TestStore) {
        let house = house(store);
        let answer = push(&house.cx, &ClientRequest::form(&own(&house))).unwrap();
        assert!(answer.request_uri.starts_with(OURS) && answer.request_uri.len() >= OURS.len() + 43, "256 bits");
        assert_eq!(answer.expires_in, house.cx.settings.lifetimes.pushed_request.as_secs());
        let AuthorizeOutcome::Redirect { url } = house.authorize(&referring(&house.app, &answer.request_uri)) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"));
        assert!(house.redeem(&parameter(&url, "code").unwrap()).is_ok());
    }

    fn it_counts_once_and_for_nine_minutes(store: &TestStore) {
        let house = house(store);
        let uri = pushed(&house, &house.app, &house.request()).unwrap();
        let refers = referring(&house.app, &uri);
        assert!(!house.code_for(&refers).is_empty());
        let end = house.end_of_chain();
        assert_eq!(page(house.authorize(&refers)), Reason::RequestUriInvalid, "used");
        assert_eq!(house.refusals_since(end), [(EventName::Authorize, Reason::RequestUriInvalid)]);
        let [early, late] = [0, 1].map(|_| referring(&house.app, &pushed(&house, &house.app, &house.request()).unwrap()));
        let life = house.cx.settings.lifetimes.pushed_request;
        assert!(life < Span::mins(10), "FAPI 2.0 §5.3.2.2");
        house.clock.advance(Span::secs(life.as_secs() - 1));
        assert!(!house.code_for(&early).is_empty());
        house.clock.advance(Span::secs(1));
        assert_eq!(page(house.authorize(&late)), Reason::RequestUriInvalid, "over");
    }

    fn two_browsers_with_the_same_request_get_one_code(store: &TestStore) {
        let house = house(store);
        for _ in 0..10 {
            let refers = referring(&house.app, &pushed(&house, &house.app, &house.request()).unwrap());
            let start = std::sync::Barrier::new(4);
            let codes: usize = std::thread::scope(|scope| {
                let all: Vec<_> = (0..4).map(|_| scope.spawn(|| {
                    start.wait();
                    match house.authorize(&refers) {
                        AuthorizeOutcome::Redirect { url } => usize::from(url.contains("code=")),
                        _ => 0,
                    }
                })).collect();
                all.into_iter().map(|one| one.join().unwrap()).sum()
            });
            assert_eq!(codes, 1);
        }
    }

    fn looking_at_it_uses_nothing_up(store: &TestStore) {
        let house = house(store);
        let refers = referring(&house.app, &pushed(&house, &house.app, &house.request()).unwrap());
        let AuthorizeOutcome::SignIn(needed) = authorize(&house.cx, &refers, None).unwrap() else {
            panic!("a sign-in");
        };
        assert!(!house.code_for(&back(&needed)).is_empty(), "back from the sign-in it is still there");
    }

    fn prompt_login_works_for_a_pushed_request_too(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(1));
        let uri = pushed(&house, &house.app, &with(house.request(), "prompt", Some("login"))).unwrap();
        let back = back(&needed(&house, &referring(&house.app, &uri)));
        let house = house.signed_in_again();
        assert!(!house.code_for(&back).is_empty());
    }

    fn another_client_cannot_use_it(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let uri = pushed(&house, &house.app, &house.request()).unwrap();
        assert_eq!(page(house.authorize(&referring(&other, &uri))), Reason::RequestUriInvalid);
        assert!(!house.code_for(&referring(&house.app, &uri)).is_empty());
        for guessed in ["", "x", &uri[OURS.len()..uri.len() - 1], &"A".repeat(20_000)] {
            let refers = referring(&house.app, &format!("{OURS}{guessed}"));
            assert_eq!(page(house.authorize(&refers)), Reason::RequestUriInvalid);
        }
    }

    fn what_the_browser_adds_does_not_count(store: &TestStore) {
        let house = house(store);
        let uri = pushed(&house, &house.app, &house.request()).unwrap();
        let mut request = referring(&house.app, &uri);
        request.extend(pairs(&[
            ("state", "planted"), ("scope", "openid"), ("redirect_uri", "https://evil.example/cb"), ("response_type", "token"),
            ("code_challenge", "planted"), ("prompt", "none"), ("max_age", "0"),
        ]));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
            panic!("a redirect");
        };
        assert!(url.starts_with("https://app.example/cb?code="), "{url}");
        assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"));
        assert_eq!(house.redeem(&parameter(&url, "code").unwrap()).unwrap().scope, "openid profile email");
        let mut twice = referring(&house.app, &pushed(&house, &house.app, &house.request()).unwrap());
        twice.push(("request_uri".into(), "x".into()));
        assert_eq!(page(house.authorize(&twice)), Reason::InvalidRequest);
    }

    fn what_is_wrong_with_a_request_is_said_when_it_is_pushed(store: &TestStore) {
        let house = house(store);
        for (name, value, code, reason) in [
            ("redirect_uri", Some("https://evil.example/cb"), OAuthCode::InvalidRequest, Reason::RedirectMismatch),
            ("redirect_uri", None, OAuthCode::InvalidRequest, Reason::RedirectMismatch),
            ("response_type", Some("token"), OAuthCode::UnsupportedResponseType, Reason::ResponseTypeUnsupported),
            ("response_type", Some("code token"), OAuthCode::UnsupportedResponseType, Reason::ResponseTypeUnsupported),
            ("response_type", None, OAuthCode::InvalidRequest, Reason::InvalidRequest),
            ("response_mode", Some("pigeon"), OAuthCode::InvalidRequest, Reason::InvalidRequest),
            ("scope", Some("profile"), OAuthCode::InvalidScope, Reason::ScopeInvalid),
            ("code_challenge", None, OAuthCode::InvalidRequest, Reason::PkceInvalid),
            ("code_challenge_method", Some("plain"), OAuthCode::InvalidRequest, Reason::PkceInvalid),
            ("prompt", Some("none login"), OAuthCode::InvalidRequest, Reason::InvalidRequest),
            ("request_uri", Some("urn:ietf:params:oauth:request_uri:x"), OAuthCode::InvalidRequest, Reason::InvalidRequest),
            ("request", Some("e30.e30."), OAuthCode::InvalidRequestObject, Reason::RequestObjectInvalid),
            ("resource", Some("https://api.example"), OAuthCode::InvalidTarget, Reason::ResourceInvalid),
            ("authorization_details", Some("[{\"type\":\"x\"}]"), OAuthCode::InvalidAuthorizationDetails, Reason::AuthorizationDetailsInvalid),
            ("claims", Some("[]"), OAuthCode::InvalidRequest, Reason::InvalidRequest),
            ("dpop_jkt", Some("x"), OAuthCode::InvalidRequest, Reason::InvalidRequest),
        ] {
            let end = house.end_of_chain();
            let error = push_form(&house, &with(own(&house), name, value)).unwrap_err();
            assert_eq!((error.code, error.reason), (code, reason), "{name}={value:?}");
            assert_eq!(house.refusals_since(end), [(EventName::PushedRequest, reason)], "{name}={value:?}");
        }
        let mut twice = own(&house);
        twice.push(("state".into(), "x".into()));
        assert_eq!(push_form(&house, &twice).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn only_the_client_itself_pushes(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        for wrong in [
            with(own(&house), "client_secret", Some("wrong")), with(own(&house), "client_secret", None),
            with(own(&house), "client_secret", Some(secret_of(&other).expose())), with(own(&house), "client_id", None),
        ] {
            assert_eq!(push_form(&house, &wrong).unwrap_err().code, OAuthCode::InvalidClient);
        }
        let public = house.another_app(|app| {
            app.slug = "public".into();
            app.name = "Public".into();
            app.auth_method = ClientAuthMethod::None;
        });
        let form = crate::house::request_of(&public);
        let uri = push_form(&house, &form).unwrap();
        assert!(!house.code_for(&referring(&public, &uri)).is_empty());
    }

    fn what_proved_the_client_is_not_kept_with_the_request(store: &TestStore) {
        let house = house(store);
        let uri = pushed(&house, &house.app, &house.request()).unwrap();
        let hash = HashedSecret::of(&uri[OURS.len()..]);
        let kept = house.cx.store.read(|tx| tx.find_pushed_request(&hash)).unwrap().unwrap();
        assert!(!kept.params.iter().any(|(name, value)| name.contains("secret") || value == house.secret.expose()));
        assert!(kept.params.iter().any(|(name, _)| name == "state"));
    }

    fn a_client_that_registered_so_must_push(store: &TestStore) {
        let house = house_with(store, |app| app.client.require_pushed_authorization_requests = true);
        let end = house.end_of_chain();
        let AuthorizeOutcome::Redirect { url } = house.authorize(&house.request()) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "error").as_deref(), Some("invalid_request"));
        assert_eq!(house.refusals_since(end), [(EventName::Authorize, Reason::PushRequired)]);
        let with_object = with(house.request(), "request", Some("e30.e30."));
        assert!(matches!(house.authorize(&with_object), AuthorizeOutcome::Redirect { ref url } if url.contains("error=invalid_request")));
        let uri = pushed(&house, &house.app, &house.request()).unwrap();
        assert!(!house.code_for(&referring(&house.app, &uri)).is_empty());
    }

    fn a_guest_who_was_removed_after_the_push_gets_no_code(store: &TestStore) {
        let house = house(store);
        let refers = referring(&house.app, &pushed(&house, &house.app, &house.request()).unwrap());
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        assert!(matches!(house.authorize(&refers), AuthorizeOutcome::Denied(_)));
    }
}
