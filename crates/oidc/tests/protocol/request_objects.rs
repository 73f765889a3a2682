//! Signed requests: RFC 9101.

use crate::{
    house::{House, ISSUER, Pairs, house, house_with, pairs, parameter, with},
    signing::{
        ClientKey, assertion_claims, changed, compact, key_set, nested, pushed, referring,
        with_octets,
    },
};
use model::{EventName, Reason, SigningAlg};
use oidc::authorize::AuthorizeOutcome;
use serde_json::{Map, Value, json};
use testkit::{TestStore, on_every_store};

fn signing_house(store: &TestStore, key: &ClientKey) -> House {
    house_with(store, |app| {
        app.client.jwks = Some(key_set(&[key]));
        app.client.resources = vec!["https://api.example".into(), "https://other.example".into()];
    })
}

/// The request of the house as claims.
fn claims(house: &House) -> Value {
    let now = model::Clock::now(&*house.clock).secs();
    let mut claims = json!({ "iss": house.app.id, "aud": ISSUER, "exp": now + 300, "nbf": now });
    let request: Map<String, Value> = house
        .request()
        .into_iter()
        .map(|(name, value)| (name, json!(value)))
        .collect();
    claims.as_object_mut().unwrap().extend(request);
    claims
}

/// The least that has to stand outside, and where errors may go.
fn outside(house: &House, object: &str) -> Pairs {
    pairs(&[
        ("client_id", house.app.id.as_str()),
        ("redirect_uri", "https://app.example/cb"),
        ("request", object),
    ])
}

/// The error that the app is told, and one line in the chain.
fn refused(house: &House, object: &str, reason: Reason, what: &str) {
    let end = house.end_of_chain();
    let AuthorizeOutcome::Redirect { url } = house.authorize(&outside(house, object)) else {
        panic!("a redirect for {what}");
    };
    let error = parameter(&url, "error");
    assert_eq!(error.as_deref(), Some("invalid_request_object"), "{what}");
    let line = (EventName::Authorize, reason);
    assert_eq!(house.refusals_since(end), [line], "{what}");
}

on_every_store! {
    fn a_signed_request_with_each_algorithm_is_answered(store: &TestStore) {
        for alg in SigningAlg::ALL {
            let key = ClientKey::new(*alg);
            let apart = crate::house::another_store(store);
            let house = signing_house(&apart, &key);
            for typ in [json!({}), json!({"typ": "oauth-authz-req+jwt"}), json!({"typ": "JWT"})] {
                let object = key.sign(&typ, &claims(&house));
                let AuthorizeOutcome::Redirect { url } = house.authorize(&outside(&house, &object)) else {
                    panic!("a redirect");
                };
                assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"), "{alg}");
                assert!(house.redeem(&parameter(&url, "code").unwrap()).is_ok(), "{alg}");
            }
        }
    }

    fn what_stands_outside_does_not_count(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let object = key.sign(&json!({}), &changed(&claims(&house), "scope", &json!("openid")));
        let planted = with(with(house.request(), "state", Some("planted")), "nonce", Some("planted"));
        let request = with(planted, "request", Some(&object));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "state").as_deref(), Some("a state & more"));
        let tokens = house.redeem(&parameter(&url, "code").unwrap()).unwrap();
        assert_eq!(tokens.scope, "openid");
        assert_eq!(crate::house::claim(&tokens.id_token.unwrap(), "nonce"), "a nonce");
        // Nor does it fill in what the object leaves out.
        let object = key.sign(&json!({}), &changed(&claims(&house), "state", &Value::Null));
        let request = with(house.request(), "request", Some(&object));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "state"), None);
    }

    fn each_wrong_envelope_is_refused(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let other = house.another_app(|_| {});
        let now = model::Clock::now(&*house.clock).secs();
        for (name, value) in [
            ("client_id", Value::Null), ("client_id", json!(other.id)), ("iss", json!(other.id)), ("iss", json!("https://evil.example")),
            ("aud", Value::Null), ("aud", json!("https://id.evil.example")), ("aud", json!([ISSUER, "https://id.evil.example"])),
            ("exp", json!(now - 30)), ("exp", json!(now + 3611)), ("exp", json!("soon")), ("nbf", json!(now + 61)), ("iat", json!(now + 61)),
        ] {
            let object = key.sign(&json!({}), &changed(&claims(&house), name, &value));
            refused(&house, &object, Reason::RequestObjectInvalid, &format!("{name}={value}"));
        }
        for (name, value) in [("iss", Value::Null), ("exp", Value::Null), ("exp", json!(now + 3600)), ("aud", json!([ISSUER])), ("iat", json!(now + 10))] {
            let object = key.sign(&json!({}), &changed(&claims(&house), name, &value));
            assert!(!house.code_for(&outside(&house, &object)).is_empty(), "{name}={value}");
        }
    }

    fn j01_only_the_clients_own_signature_will_do(store: &TestStore) {
        let (key, stranger) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let house = signing_house(store, &key);
        let right = claims(&house);
        refused(&house, &stranger.sign(&json!({}), &right), Reason::RequestObjectInvalid, "a stranger's");
        refused(&house, &stranger.sign(&json!({"jwk": stranger.public()}), &right), Reason::RequestObjectInvalid, "jwk");
        refused(&house, &key.sign(&json!({"crit": ["x"]}), &right), Reason::RequestObjectInvalid, "J09");
        for alg in ["none", "None", "HS256", "RS512"] {
            let object = compact(&json!({"alg": alg}), &right, |_| Vec::new());
            refused(&house, &object, Reason::AlgInvalid, alg);
        }
        refused(&house, &with_octets(house.secret.expose().as_bytes(), &right), Reason::AlgInvalid, "by the secret");
        for nonsense in ["a.b.c", "x", "..", &nested(9000)] {
            refused(&house, nonsense, Reason::RequestObjectInvalid, nonsense);
        }
        for odd in [nested(5000), format!("\"{}\"", "x".repeat(20_000))] {
            let object = key.sign_texts(r#"{"alg":"ES256"}"#, &format!("{{\"claims\":{odd}}}"));
            refused(&house, &object, Reason::RequestObjectInvalid, "odd");
        }
    }

    fn j01_an_algorithm_other_than_the_registered_one_is_refused(store: &TestStore) {
        let (ec, rsa) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Rs256));
        let house = house_with(store, |app| {
            app.client.jwks = Some(key_set(&[&ec, &rsa]));
            app.client.request_object_signing_alg = Some(SigningAlg::Es256);
        });
        refused(&house, &rsa.sign(&json!({}), &claims(&house)), Reason::AlgInvalid, "RS256");
        assert!(!house.code_for(&outside(&house, &ec.sign(&json!({}), &claims(&house)))).is_empty());
    }

    fn j04_what_else_a_client_signs_is_no_request(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        refused(&house, &key.sign(&json!({}), &assertion_claims(&house, &house.app)), Reason::RequestObjectInvalid, "an assertion");
        let id_token = house.tokens().id_token.unwrap();
        refused(&house, id_token.expose(), Reason::RequestObjectInvalid, "an ID token of ours");
    }

    fn a_client_without_keys_cannot_sign(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = house(store);
        refused(&house, &key.sign(&json!({}), &claims(&house)), Reason::RequestObjectInvalid, "no keys");
    }

    fn a_client_that_registered_so_must_sign(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = house_with(store, |app| {
            app.client.jwks = Some(key_set(&[&key]));
            app.client.require_signed_request_object = true;
        });
        let AuthorizeOutcome::Redirect { url } = house.authorize(&house.request()) else {
            panic!("a redirect");
        };
        assert_eq!(parameter(&url, "error").as_deref(), Some("invalid_request_object"));
        assert!(pushed(&house, &house.app, &house.request()).is_err());
        let object = key.sign(&json!({}), &claims(&house));
        assert!(!house.code_for(&outside(&house, &object)).is_empty());
        let form = with(pairs(&[("client_id", house.app.id.as_str())]), "request", Some(&object));
        let uri = pushed(&house, &house.app, &form).unwrap();
        assert!(!house.code_for(&referring(&house.app, &uri)).is_empty());
    }

    fn a02_an_address_inside_is_compared_as_well(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        for uri in [json!("https://evil.example/cb"), json!("https://app.example/cb/"), Value::Null, json!(["https://app.example/cb"])] {
            let object = key.sign(&json!({}), &changed(&claims(&house), "redirect_uri", &uri));
            let outcome = house.authorize(&outside(&house, &object));
            assert!(matches!(outcome, AuthorizeOutcome::PageError { reason: Reason::RedirectMismatch, .. }), "{uri}");
        }
        // An object that cannot be read is told to a registered address only.
        let request = with(outside(&house, "x"), "redirect_uri", Some("https://evil.example/cb"));
        assert!(matches!(house.authorize(&request), AuthorizeOutcome::PageError { reason: Reason::RequestObjectInvalid, .. }));
    }

    fn numbers_objects_and_lists_inside_are_the_parameters_they_stand_for(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let mut rich = claims(&house);
        rich["max_age"] = json!(600);
        rich["claims"] = json!({"id_token": {"name": null}});
        rich["resource"] = json!(["https://api.example", "https://other.example"]);
        rich["scope"] = json!("openid");
        let code = house.code_for(&outside(&house, &key.sign(&json!({}), &rich)));
        let form = with(house.redemption(&code), "resource", Some("https://other.example"));
        let tokens = house.post(&form).unwrap();
        let id_token = crate::house::part(tokens.id_token.unwrap().expose(), 1);
        assert_eq!(id_token.get("name"), Some(&json!("Guest 0")));
        assert_eq!(crate::house::part(tokens.access_token.expose(), 1).get("aud"), Some(&json!("https://other.example")));
        for (name, value) in [("max_age", json!(-1)), ("max_age", json!(1.5)), ("scope", json!(7)), ("claims", json!([])), ("prompt", json!("none login")), ("request", json!("e30.e30.")), ("request_uri", json!("https://evil.example/r"))] {
            let object = key.sign(&json!({}), &changed(&claims(&house), name, &value));
            let AuthorizeOutcome::Redirect { url } = house.authorize(&outside(&house, &object)) else {
                panic!("a redirect");
            };
            assert!(parameter(&url, "error").is_some(), "{name}={value}");
        }
    }

    fn keys_at_an_address_sign_requests_too(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::EdDsa);
        let house = house_with(store, |app| app.client.jwks_uri = Some("https://app.example/keys".into()));
        house.published.put("https://app.example/keys", Some(key_set(&[&key])));
        assert!(!house.code_for(&outside(&house, &key.sign(&json!({}), &claims(&house)))).is_empty());
    }
}
