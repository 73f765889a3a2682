//! The authorization endpoint: A01 to A16.

use crate::house::{
    House, ISSUER, Pairs, REDIRECT, back, house, house_with, needed, parameter, with,
};
use model::{ClientAuthMethod, EventName, Pkce, Reason, Span};
use oidc::authorize::{AuthorizeOutcome, authorize};
use testkit::on_every_store;

/// Where an error goes that may go back to the app, with its code.
fn error_at(outcome: AuthorizeOutcome) -> (String, String) {
    match outcome {
        AuthorizeOutcome::Redirect { url } => {
            assert_eq!(parameter(&url, "code"), None);
            assert_eq!(parameter(&url, "iss").as_deref(), Some(ISSUER), "A12");
            assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"));
            let target = url.split('?').next().unwrap().to_owned();
            (target, parameter(&url, "error").unwrap())
        }
        other => panic!("no redirect but {other:?}"),
    }
}

fn sent_back(house: &House, request: &Pairs) -> String {
    let (target, error) = error_at(house.authorize(request));
    assert_eq!(target, REDIRECT);
    error
}

fn page_error(outcome: AuthorizeOutcome) -> Reason {
    match outcome {
        AuthorizeOutcome::PageError { reason, .. } => reason,
        other => panic!("no page but {other:?}"),
    }
}

on_every_store! {
    fn a01_an_unknown_client_gets_a_page_and_no_redirect(store: &TestStore) {
        let house = house(store);
        for id in ["app_00000000000000000000000000000000", "nonsense", ""] {
            let request = with(house.request(), "client_id", Some(id));
            assert_eq!(page_error(house.authorize(&request)), Reason::UnknownClient, "{id}");
            assert_eq!(house.refused(), (EventName::Authorize, Reason::UnknownClient));
        }
    }

    fn a02_a03_a06_a_redirect_uri_that_differs_by_anything_gets_a_page(store: &TestStore) {
        let house = house(store);
        let others = [
            "https://app.example/cbx", "https://app.example/cb/", "https://app.example/CB", "https://APP.example/cb",
            "https://app.example/cb?", "https://app.example/cb?x=1", "https://app.example/cb#", "https://app.example:443/cb",
            "https://app.example:8443/cb", "http://app.example/cb", "https://app.example/%2e%2e/cb", "https://app.example/a/../cb",
            "https://app.example\\cb", "https://app.example/cb\t", "https://app.example/\ncb", " https://app.example/cb",
            "https://app.example./cb", "https://\u{0430}pp.example/cb", "https://app.example@evil.example/cb",
            "https://a@b@app.example/cb", "https://user@app.example/cb", "//app.example/cb", "/cb", "javascript:alert(1)",
            "https://app.example/cb?code=planted", "https://app.example/cb?state=planted&iss=planted", "https://app.example/cb?error=x",
        ];
        for uri in others {
            let request = with(house.request(), "redirect_uri", Some(uri));
            assert_eq!(page_error(house.authorize(&request)), Reason::RedirectMismatch, "{uri:?}");
            assert_eq!(house.refused(), (EventName::Authorize, Reason::RedirectMismatch));
        }
        let missing = with(house.request(), "redirect_uri", None);
        assert_eq!(page_error(house.authorize(&missing)), Reason::RedirectMismatch);
        let mut twice = house.request();
        twice.push(("redirect_uri".into(), REDIRECT.into()));
        assert_eq!(page_error(house.authorize(&twice)), Reason::InvalidRequest);
    }

    fn a05_a_native_app_may_come_from_any_loopback_port_and_nothing_else(store: &TestStore) {
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::None;
            app.redirect_uris = vec!["http://127.0.0.1/cb".into(), "http://[::1]/cb".into()];
        });
        for good in ["http://127.0.0.1/cb", "http://127.0.0.1:51004/cb", "http://[::1]:4/cb"] {
            let request = with(house.request(), "redirect_uri", Some(good));
            let code = house.code_for(&request);
            assert!(!code.is_empty());
        }
        for bad in [
            "http://127.0.0.1:51004/other", "http://127.0.0.2:51004/cb", "http://localhost:51004/cb",
            "https://127.0.0.1:51004/cb", "http://127.0.0.1:51004/cb?x=1", "http://127.0.0.1:99999/cb",
            "http://u@127.0.0.1:51004/cb", "http://127.1:51004/cb", "http://127.0.0.1:051004/cb",
        ] {
            let request = with(house.request(), "redirect_uri", Some(bad));
            assert_eq!(page_error(house.authorize(&request)), Reason::RedirectMismatch, "{bad}");
        }
    }

    fn a05_the_port_of_a_confidential_app_is_compared(store: &TestStore) {
        let house = house_with(store, |app| app.redirect_uris = vec!["http://127.0.0.1/cb".into()]);
        let request = with(house.request(), "redirect_uri", Some("http://127.0.0.1:51004/cb"));
        assert_eq!(page_error(house.authorize(&request)), Reason::RedirectMismatch);
    }

    fn a09_a10_pkce_with_s256_is_required(store: &TestStore) {
        let house = house(store);
        let bare = with(with(house.request(), "code_challenge", None), "code_challenge_method", None);
        assert_eq!(sent_back(&house, &bare), "invalid_request");
        assert_eq!(house.refused(), (EventName::Authorize, Reason::PkceInvalid));
        for method in [Some("plain"), Some("s256"), Some(""), None] {
            let request = with(house.request(), "code_challenge_method", method);
            assert_eq!(sent_back(&house, &request), "invalid_request", "{method:?}");
        }
        let short = "a".repeat(42);
        let long = "a".repeat(44);
        let padded = format!("{}=", "a".repeat(42));
        let wrong = format!("{}+", "a".repeat(42));
        for challenge in [short, long, padded, wrong] {
            let request = with(house.request(), "code_challenge", Some(&challenge));
            assert_eq!(sent_back(&house, &request), "invalid_request", "{challenge}");
        }
    }

    fn a09_only_a_registration_can_waive_pkce_and_then_a_verifier_is_refused(store: &TestStore) {
        let house = house_with(store, |app| app.pkce = Pkce::Optional);
        let bare = with(with(house.request(), "code_challenge", None), "code_challenge_method", None);
        let with_verifier = house.redeem(&house.code_for(&bare)).unwrap_err();
        assert_eq!(with_verifier.reason, Reason::PkceMismatch);
        let form = with(house.redemption(&house.code_for(&bare)), "code_verifier", None);
        assert!(house.post(&form).is_ok());
    }

    fn a11_a_client_gets_no_response_type_but_those_it_registered(store: &TestStore) {
        let house = house(store);
        for kind in ["token", "none", "CODE", "code code", " code", "code ", "code none"] {
            let request = with(house.request(), "response_type", Some(kind));
            assert_eq!(sent_back(&house, &request), "unsupported_response_type", "{kind}");
        }
        for kind in ["id_token", "id_token token", "code token", "code id_token", "token id_token code"] {
            let request = with(house.request(), "response_type", Some(kind));
            let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
                panic!("a redirect for {kind}");
            };
            assert!(url.contains("#error=unsupported_response_type&"), "{kind}: {url}");
            assert!(!url.contains("token="), "{kind}: {url}");
        }
        let missing = with(house.request(), "response_type", None);
        assert_eq!(sent_back(&house, &missing), "invalid_request");
        for mode in ["web_message", "FRAGMENT", "jwt.query"] {
            let request = with(house.request(), "response_mode", Some(mode));
            assert_eq!(sent_back(&house, &request), "invalid_request", "{mode}");
        }
    }

    fn a12_a_success_carries_state_and_issuer(store: &TestStore) {
        let house = house(store);
        let AuthorizeOutcome::Redirect { url } = house.authorize(&house.request()) else {
            panic!("a redirect");
        };
        assert!(url.starts_with("https://app.example/cb?code="));
        assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"));
        assert_eq!(parameter(&url, "iss").as_deref(), Some(ISSUER));
        assert_eq!(parameter(&url, "error"), None);
    }

    fn a12_a_registered_query_stays_as_it_is(store: &TestStore) {
        let registered = "https://app.example/cb?tenant=a%20b";
        let house = house_with(store, |app| app.redirect_uris = vec![registered.into()]);
        let AuthorizeOutcome::Redirect { url } = house.authorize(&house.request()) else {
            panic!("a redirect");
        };
        assert!(url.starts_with(&format!("{registered}&code=")), "{url}");
    }

    fn a14_prompt_none_answers_the_app_without_a_page(store: &TestStore) {
        let house = house(store);
        let quiet = with(house.request(), "prompt", Some("none"));
        for session in [None, Some("no-such-session")] {
            let (target, error) = error_at(authorize(&house.cx, &quiet, session).unwrap());
            assert_eq!((target.as_str(), error.as_str()), (REDIRECT, "login_required"));
        }
        assert!(!house.code_for(&quiet).is_empty(), "with a session it is a code");
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        assert_eq!(sent_back(&house, &quiet), "access_denied");
        assert_eq!(house.refused(), (EventName::Authorize, Reason::NotAssigned));
        let mixed = with(house.request(), "prompt", Some("none login"));
        assert_eq!(sent_back(&house, &mixed), "invalid_request");
        let unknown = with(house.request(), "prompt", Some("silent"));
        assert_eq!(sent_back(&house, &unknown), "invalid_request");
    }

    fn a14_errors_never_go_to_an_unregistered_address_not_even_quietly(store: &TestStore) {
        let house = house(store);
        let request = with(with(house.request(), "prompt", Some("none")), "redirect_uri", Some("https://evil.example/cb"));
        assert_eq!(page_error(authorize(&house.cx, &request, None).unwrap()), Reason::RedirectMismatch);
    }

    fn a16_request_objects_are_refused_by_their_own_errors_and_nothing_is_fetched(store: &TestStore) {
        let house = house(store);
        let by_value = with(house.request(), "request", Some("e30.e30."));
        assert_eq!(sent_back(&house, &by_value), "invalid_request_object");
        for uri in ["https://evil.example/r", "http://127.0.0.1/r", "file:///etc/passwd", "urn:ietf:params:oauth:request_ur"] {
            let by_reference = with(house.request(), "request_uri", Some(uri));
            assert_eq!(sent_back(&house, &by_reference), "request_uri_not_supported", "{uri}");
        }
        let unknown = with(house.request(), "request_uri", Some("urn:ietf:params:oauth:request_uri:x"));
        assert_eq!(sent_back(&house, &unknown), "invalid_request_uri");
        let both = with(by_value, "request_uri", Some("https://evil.example/r"));
        assert_eq!(sent_back(&house, &both), "invalid_request");
        assert_eq!(house.published.reads(), 0);
    }

    fn a_parameter_that_stands_twice_is_refused(store: &TestStore) {
        let house = house(store);
        for name in ["response_type", "scope", "nonce", "prompt", "max_age", "code_challenge", "code_challenge_method"] {
            let mut request = with(house.request(), name, Some("code"));
            request.push((name.into(), "code".into()));
            assert_eq!(sent_back(&house, &request), "invalid_request", "{name}");
        }
        let mut state = house.request();
        state.push(("state".into(), "another".into()));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&state) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "state"), None, "nobody knows which of the two");
    }

    fn a_scope_needs_openid_and_unknown_ones_are_left_out(store: &TestStore) {
        let house = house(store);
        for scope in [None, Some("profile"), Some("OPENID")] {
            let request = with(house.request(), "scope", scope);
            assert_eq!(sent_back(&house, &request), "invalid_scope", "{scope:?}");
        }
        let request = with(house.request(), "scope", Some("admin openid email"));
        let tokens = house.redeem(&house.code_for(&request)).unwrap();
        assert_eq!(tokens.scope, "openid email");
    }

    fn somebody_without_a_session_is_sent_to_sign_in_and_comes_back_to_the_same_request(store: &TestStore) {
        let house = house(store);
        let request = with(house.request(), "login_hint", Some("alice@fabrikam.example"));
        let AuthorizeOutcome::SignIn(needed) = authorize(&house.cx, &request, None).unwrap() else {
            panic!("a sign-in");
        };
        assert_eq!(needed.login_hint.as_deref(), Some("alice@fabrikam.example"));
        let back = back(&needed);
        assert!(request.iter().all(|pair| back.contains(pair)));
        assert!(!house.code_for(&back).is_empty());
    }

    fn prompt_login_and_max_age_ask_for_a_new_sign_in(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(10));
        for (name, value, forced) in [("prompt", "login", true), ("prompt", "select_account", false), ("prompt", "create", false), ("max_age", "599", false)] {
            let request = with(house.request(), name, Some(value));
            let AuthorizeOutcome::SignIn(needed) = house.authorize(&request) else {
                panic!("a sign-in for {name}={value}");
            };
            assert_eq!(needed.wishes.force_login, forced, "{name}={value}");
            // A home that signs nobody in anew does not lead in circles.
            assert_eq!(sent_back(&house, &back(&needed)), "login_required", "{name}={value}");
        }
        let old_enough = with(house.request(), "max_age", Some("600"));
        assert!(!house.code_for(&old_enough).is_empty());
        let nonsense = with(house.request(), "max_age", Some("soon"));
        assert_eq!(sent_back(&house, &nonsense), "invalid_request");
    }

    fn prompt_login_is_met_only_by_a_sign_in_that_came_after_the_request(store: &TestStore) {
        let house = house(store);
        for prompt in ["login", "select_account", "create"] {
            house.clock.advance(Span::mins(1));
            let request = with(house.request(), "prompt", Some(prompt));
            let back = back(&needed(&house, &request));
            assert_eq!(sent_back(&house, &back), "login_required", "{prompt}: the old session");
            let cookie = house.sign_in(&house.guest.id, &house.proof()).unwrap();
            let anew = authorize(&house.cx, &back, Some(&cookie)).unwrap();
            assert!(matches!(anew, AuthorizeOutcome::Redirect { ref url } if url.contains("code=")), "{prompt}");
            let unmarked = authorize(&house.cx, &request, Some(&cookie)).unwrap();
            assert!(matches!(unmarked, AuthorizeOutcome::SignIn(_)), "{prompt}: each request asks for its own");
        }
    }

    fn the_mark_of_the_way_back_is_good_for_its_own_request_and_half_an_hour(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(1));
        let request = with(house.request(), "prompt", Some("login"));
        let marked = back(&needed(&house, &request));
        let mark = marked.iter().find(|(n, _)| n == "reauthenticated").unwrap().1.clone();
        let house = house.signed_in_again();
        let asks = |pairs: &Pairs| matches!(house.authorize(pairs), AuthorizeOutcome::SignIn(_));
        for other in [
            with(marked.clone(), "state", Some("another")),
            with(with(request.clone(), "nonce", None), "reauthenticated", Some(&mark)),
            with(request.clone(), "reauthenticated", Some("1")),
            with(request.clone(), "reauthenticated", Some(&mark.to_uppercase())),
        ] {
            assert!(asks(&other), "{other:?}");
        }
        let mut twice = marked.clone();
        twice.push(("reauthenticated".into(), "1".into()));
        assert!(!house.code_for(&twice).is_empty(), "the first of them counts, and it is ours");
        assert!(!house.code_for(&marked).is_empty());
        house.clock.advance(Span::secs(29 * 60));
        assert!(!house.code_for(&marked).is_empty());
        house.clock.advance(Span::secs(61));
        let cookie = house.sign_in(&house.guest.id, &house.proof()).unwrap();
        assert!(matches!(authorize(&house.cx, &marked, Some(&cookie)).unwrap(), AuthorizeOutcome::SignIn(_)));
    }

    fn max_age_zero_is_met_by_a_sign_in_of_this_moment(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::secs(5));
        let request = with(house.request(), "max_age", Some("0"));
        let back = back(&needed(&house, &request));
        house.clock.advance(Span::secs(5));
        let house = house.signed_in_again();
        house.clock.advance(Span::secs(55));
        assert!(!house.code_for(&back).is_empty(), "the way back took a while");
        house.clock.advance(Span::secs(6));
        assert_eq!(sent_back(&house, &back), "login_required");
    }

    fn an_id_token_hint_about_somebody_else_asks_for_a_sign_in(store: &TestStore) {
        let house = house(store);
        let own = house.tokens().id_token.unwrap();
        let fits = with(house.request(), "id_token_hint", Some(own.expose()));
        assert!(!house.code_for(&fits).is_empty());
        let other = house.another_app(|_| {});
        let foreign = house.redeem_for(&other).id_token.unwrap();
        for hint in [foreign.expose(), "nonsense"] {
            let request = with(house.request(), "id_token_hint", Some(hint));
            assert!(matches!(house.authorize(&request), AuthorizeOutcome::SignIn(_)));
            let quiet = with(request, "prompt", Some("none"));
            assert_eq!(sent_back(&house, &quiet), "login_required");
        }
    }

    fn a_denied_guest_gets_our_page_and_a_quiet_request_is_answered_to_the_app(store: &TestStore) {
        let house = house(store);
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        let AuthorizeOutcome::Denied(denied) = house.authorize(&house.request()) else {
            panic!("a denial");
        };
        assert_eq!(denied.decision.denied_for(), Some(Reason::NotAssigned));
        let quiet = with(house.request(), "prompt", Some("none"));
        assert_eq!(sent_back(&house, &quiet), "access_denied");
    }

    fn nonce_and_state_have_a_length_that_is_ours_to_carry(store: &TestStore) {
        let house = house(store);
        let longest = "n".repeat(1024);
        let request = with(house.request(), "nonce", Some(&longest));
        assert!(!house.code_for(&request).is_empty());
        let request = with(house.request(), "nonce", Some(&format!("{longest}n")));
        assert_eq!(sent_back(&house, &request), "invalid_request");
    }

    fn a12_every_answer_to_the_app_names_the_issuer_once_and_its_refusal_is_written_down(store: &TestStore) {
        let house = house(store);
        let refused: [(&str, &str, &str, Reason); 11] = [
            ("response_type", "token", "unsupported_response_type", Reason::ResponseTypeUnsupported),
            ("response_type", "", "invalid_request", Reason::InvalidRequest),
            ("response_mode", "pigeon", "invalid_request", Reason::InvalidRequest),
            ("scope", "profile", "invalid_scope", Reason::ScopeInvalid),
            ("request", "e30.e30.", "invalid_request_object", Reason::RequestObjectInvalid),
            ("request_uri", "https://a.example/r", "request_uri_not_supported", Reason::RequestObjectUnsupported),
            ("code_challenge", "", "invalid_request", Reason::PkceInvalid),
            ("code_challenge_method", "plain", "invalid_request", Reason::PkceInvalid),
            ("prompt", "silent", "invalid_request", Reason::InvalidRequest),
            ("max_age", "-1", "invalid_request", Reason::InvalidRequest),
            ("id_token_hint", "nonsense", "login_required", Reason::LoginRequired),
        ];
        for (name, value, error, reason) in refused {
            let mut request = with(house.request(), name, Some(value));
            if name == "id_token_hint" {
                request = with(request, "prompt", Some("none"));
            }
            let end = house.end_of_chain();
            let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
                panic!("{name}={value}");
            };
            assert!(url.starts_with("https://app.example/cb?error="), "{url}");
            assert_eq!(url.matches("iss=").count(), 1, "{url}");
            assert_eq!(error_at(AuthorizeOutcome::Redirect { url }).1, error, "{name}={value}");
            assert_eq!(house.refusals_since(end), [(EventName::Authorize, reason)], "{name}={value}");
        }
    }

    fn a01_a02_each_refusal_on_our_own_page_is_written_down_once(store: &TestStore) {
        let house = house(store);
        for (name, value, reason) in [
            ("client_id", "nonsense", Reason::UnknownClient),
            ("redirect_uri", "https://app.example/cb/", Reason::RedirectMismatch),
            ("redirect_uri", "", Reason::RedirectMismatch),
        ] {
            let end = house.end_of_chain();
            let request = with(house.request(), name, Some(value));
            assert_eq!(page_error(house.authorize(&request)), reason, "{name}={value}");
            assert_eq!(house.refusals_since(end), [(EventName::Authorize, reason)], "{name}={value}");
        }
    }

    fn max_age_counts_from_the_homes_sign_in_to_the_second(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(5));
        for (max_age, enough) in [("299", false), ("300", true), ("4294967295", true)] {
            let request = with(house.request(), "max_age", Some(max_age));
            let redirected = matches!(house.authorize(&request), AuthorizeOutcome::Redirect { .. });
            assert_eq!(redirected, enough, "{max_age}");
        }
        // A mark alone buys nothing: without a new session the old age counts.
        let asked = |max_age| with(house.request(), "max_age", Some(max_age));
        for max_age in ["0", "299"] {
            assert_eq!(sent_back(&house, &back(&needed(&house, &asked(max_age)))), "login_required");
        }
    }

    fn max_age_is_not_met_by_a_home_that_answers_with_an_old_authentication(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(5));
        let back = back(&needed(&house, &with(house.request(), "max_age", Some("120"))));
        let old = model::HomeSignIn { auth_time: house.session.auth_time, ..house.proof() };
        let cookie = house.sign_in(&house.guest.id, &old).unwrap();
        let (_, error) = error_at(authorize(&house.cx, &back, Some(&cookie)).unwrap());
        assert_eq!(error, "login_required");
    }
}
