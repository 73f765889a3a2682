//! What a request demands beyond its scope: single claims, contexts, subjects (OIDC Core §5.5).

use crate::{
    house::{
        House, Pairs, back, house, house_with, needed, parameter, part, request_of, userinfo, with,
    },
    signing::nested,
};
use model::{HomeSignIn, IdTokenClaims, Reason, ResponseType, Span};
use oidc::authorize::{AuthorizeOutcome, authorize};
use serde_json::{Value, json};
use testkit::on_every_store;

const LOA2: &str = "urn:example:loa2";
const LOA3: &str = "urn:example:loa3";

fn demanding(house: &House, claims: &Value) -> Pairs {
    with(house.request(), "claims", Some(&claims.to_string()))
}

fn error_of(house: &House, request: &Pairs) -> String {
    match house.authorize(request) {
        AuthorizeOutcome::Redirect { url } => {
            parameter(&url, "error").unwrap_or_else(|| panic!("no error: {url}"))
        }
        other => panic!("no redirect but {other:?}"),
    }
}

/// The cookie of a session in which the home vouches for a context.
fn session_with(house: &House, acr: Option<&str>) -> String {
    let proof = HomeSignIn {
        acr: acr.map(str::to_owned),
        groups: None,
        ..house.proof()
    };
    house.sign_in(&house.guest.id, &proof).unwrap()
}

fn code_with(house: &House, request: &Pairs, cookie: &str) -> Option<String> {
    match authorize(&house.cx, request, Some(cookie)).unwrap() {
        AuthorizeOutcome::Redirect { url } => parameter(&url, "code"),
        _ => None,
    }
}

on_every_store! {
    fn single_claims_come_where_they_were_asked_for(store: &TestStore) {
        let house = house(store);
        let bare = with(house.request(), "scope", Some("openid"));
        for (place, other) in [("id_token", "userinfo"), ("userinfo", "id_token")] {
            for claim in ["name", "email", "email_verified", "locale"] {
                let claims = json!({ place: { claim: null, "nickname": {"essential": true} } });
                let request = with(bare.clone(), "claims", Some(&claims.to_string()));
                let tokens = house.redeem(&house.code_for(&request)).unwrap();
                let id_token = part(tokens.id_token.as_ref().unwrap().expose(), 1);
                let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
                let has = |said: &str| if said == "id_token" { id_token.get(claim) } else { told.get(claim) };
                assert!(has(place).is_some() && has(other).is_none(), "{claim} in {place}");
                assert!(id_token.get("nickname").is_none() && told.get("nickname").is_none());
            }
        }
    }

    fn single_claims_outlive_a_refresh_and_bring_nothing_else(store: &TestStore) {
        let house = house(store);
        let claims = json!({"id_token": {"name": null}, "userinfo": {"email": null}}).to_string();
        let request = with(with(house.request(), "scope", Some("openid")), "claims", Some(&claims));
        let first = house.redeem(&house.code_for(&request)).unwrap();
        let second = house.refresh(first.refresh_token.unwrap().expose()).unwrap();
        let id_token = part(second.id_token.as_ref().unwrap().expose(), 1);
        let told = userinfo(&house.cx, second.access_token.expose()).unwrap();
        assert_eq!((id_token.get("name"), id_token.get("email")), (Some(&json!("Guest 0")), None));
        assert!(told.get("email").is_some() && told.get("name").is_none() && told.get("email_verified").is_none());
    }

    fn claims_that_nobody_knows_are_passed_over_and_broken_ones_refused(store: &TestStore) {
        let house = house(store);
        for fine in [
            json!({}), json!({"id_token": null}), json!({"userinfo": {}, "id_token": {}}), json!({"other": 1}),
            json!({"id_token": {"acr": null}}), json!({"id_token": {"acr": {"essential": true}}}), json!({"id_token": {"auth_time": {"essential": true}}}),
            json!({"id_token": {"acr": {"values": [1, null]}}}), json!({"id_token": {"sub": null}}), json!({"id_token": {"name#de": null}}),
        ] {
            assert!(!house.code_for(&demanding(&house, &fine)).is_empty(), "{fine}");
        }
        for broken in ["[]", "1", "\"x\"", "null", "{", "", " ", "{\"id_token\":[]}", "{\"userinfo\":\"x\"}", "{}{}"] {
            let request = with(house.request(), "claims", Some(broken));
            if broken.is_empty() {
                assert!(!house.code_for(&request).is_empty(), "empty is absent");
            } else {
                assert_eq!(error_of(&house, &request), "invalid_request", "{broken}");
            }
        }
        for odd in [nested(2000), format!("{{\"x\":\"{}\"}}", "x".repeat(5000)), nested(200)] {
            assert_eq!(error_of(&house, &with(house.request(), "claims", Some(&odd))), "invalid_request");
        }
        let deep = format!("{{\"id_token\":{{\"acr\":{}}}}}", nested(100));
        assert!(!house.code_for(&with(house.request(), "claims", Some(&deep))).is_empty(), "passed over");
    }

    fn a_client_that_reads_at_userinfo_gets_a_bare_id_token(store: &TestStore) {
        let house = house_with(store, |app| {
            app.client.id_token_claims = IdTokenClaims::Userinfo;
            app.client.response_types = vec![ResponseType::Code, ResponseType::IdToken];
        });
        let tokens = house.tokens();
        let id_token = part(tokens.id_token.as_ref().unwrap().expose(), 1);
        let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
        for claim in ["name", "email", "email_verified", "locale"] {
            assert!(id_token.get(claim).is_none() && told.get(claim).is_some(), "{claim}");
        }
        assert_eq!(id_token.get("sub"), told.get("sub"));
        // What is asked for by name is there all the same.
        let request = demanding(&house, &json!({"id_token": {"email": null}}));
        let tokens = house.redeem(&house.code_for(&request)).unwrap();
        assert!(part(tokens.id_token.unwrap().expose(), 1).get("email").is_some());
        // And where there is no access token there is no other place (OIDC Core §5.4).
        let alone = with(request_of(&house.app), "response_type", Some("id_token"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&alone) else { panic!("a redirect") };
        let id_token = part(&crate::house::in_fragment(&url, "id_token").unwrap(), 1);
        assert!(id_token.get("name").is_some() && id_token.get("email").is_some());
    }

    fn an_essential_context_is_had_or_nothing_is(store: &TestStore) {
        let house = house(store);
        let asks = |values: Value| demanding(&house, &json!({"id_token": {"acr": {"essential": true, "values": values}}}));
        assert!(!house.code_for(&asks(json!([LOA3, LOA2]))).is_empty(), "one of them will do");
        let request = asks(json!([LOA3]));
        let needed = needed(&house, &request);
        assert_eq!(needed.wishes.acr_values, [LOA3]);
        let back = back(&needed);
        house.clock.advance(Span::secs(6));
        for weak in [None, Some(LOA2), Some("urn:EXAMPLE:loa3"), Some("")] {
            let cookie = session_with(&house, weak);
            let end = house.end_of_chain();
            let AuthorizeOutcome::Redirect { url } = authorize(&house.cx, &back, Some(&cookie)).unwrap() else {
                panic!("no circles");
            };
            assert_eq!(parameter(&url, "error").as_deref(), Some("unmet_authentication_requirements"), "{weak:?}");
            assert_eq!(house.refusals_since(end), [(model::EventName::Authorize, Reason::AuthenticationUnmet)]);
        }
        assert!(code_with(&house, &back, &session_with(&house, Some(LOA3))).is_some());
        let quiet = with(request, "prompt", Some("none"));
        assert_eq!(error_of(&house, &quiet), "unmet_authentication_requirements");
        let one = demanding(&house, &json!({"id_token": {"acr": {"essential": true, "value": LOA3}}}));
        assert!(matches!(house.authorize(&one), AuthorizeOutcome::SignIn(_)));
    }

    fn j12_a_wished_context_is_tried_for_once_and_never_made_up(store: &TestStore) {
        let house = house(store);
        for request in [
            with(house.request(), "acr_values", Some(&format!("{LOA3} urn:example:loa4"))),
            demanding(&house, &json!({"id_token": {"acr": {"values": [LOA3, "urn:example:loa4"]}}})),
        ] {
            let needed = needed(&house, &request);
            assert_eq!(needed.wishes.acr_values, [LOA3, "urn:example:loa4"]);
            let tokens = house.redeem(&house.code_for(&back(&needed))).unwrap();
            assert_eq!(part(tokens.id_token.unwrap().expose(), 1)["acr"], json!(LOA2), "what there is");
            let quiet = with(request, "prompt", Some("none"));
            assert!(!house.code_for(&quiet).is_empty());
        }
        let met = with(house.request(), "acr_values", Some(&format!("{LOA3} {LOA2}")));
        assert!(!house.code_for(&met).is_empty());
    }

    fn what_a_client_registered_counts_where_a_request_says_nothing(store: &TestStore) {
        let house = house_with(store, |app| {
            app.client.default_acr_values = vec![LOA3.into()];
            app.client.default_max_age = Some(60);
        });
        assert_eq!(needed(&house, &house.request()).wishes.acr_values, [LOA3]);
        let own = with(house.request(), "acr_values", Some(LOA2));
        assert!(!house.code_for(&own).is_empty());
        house.clock.advance(Span::secs(61));
        assert_eq!(needed(&house, &own).wishes.max_age, Some(60));
        assert!(!house.code_for(&with(own, "max_age", Some("100"))).is_empty());
    }

    fn a_demanded_subject_is_the_guest_who_is_there_or_nobody(store: &TestStore) {
        let house = house(store);
        let own = crate::house::claim(&house.tokens().id_token.unwrap(), "sub");
        let (_, other_cookie) = house.another_guest(1);
        for place in ["id_token", "userinfo"] {
            let request = demanding(&house, &json!({place: {"sub": {"value": own}}}));
            assert!(!house.code_for(&request).is_empty(), "{place}");
            assert!(matches!(authorize(&house.cx, &request, Some(&other_cookie)).unwrap(), AuthorizeOutcome::SignIn(_)));
            let quiet = with(request, "prompt", Some("none"));
            assert_eq!(code_with(&house, &quiet, &other_cookie), None);
            let wrong = demanding(&house, &json!({place: {"sub": {"value": house.guest.id}}}));
            assert_eq!(error_of(&house, &with(wrong, "prompt", Some("none"))), "login_required");
        }
    }
}
