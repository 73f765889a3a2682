//! Clients that prove themselves with JWTs: T08, J01, J09 (RFC 7523, OIDC Core §9).

use crate::{
    house::{House, ISSUER, Pairs, house, house_with, pairs, secret_of, with},
    signing::{
        ClientKey, assertion_claims, changed, compact, fresh_id, is_believed, key_set, nested,
        pushed, with_assertion, with_octets,
    },
};
use model::{App, ClientAuthMethod, EventName, Reason, SigningAlg, Span};
use oidc::{ClientRequest, OAuthCode, OAuthError, par::push};
use openssl::pkey::PKey;
use serde_json::{Value, json};
use testkit::{TestStore, on_every_store};

const KEYS_AT: &str = "https://app.example/keys";

/// A house whose app signs with this key.
fn signing_house(store: &TestStore, key: &ClientKey) -> House {
    house_with(store, |app| {
        app.auth_method = ClientAuthMethod::PrivateKeyJwt;
        app.client.jwks = Some(key_set(&[key]));
    })
}

fn secret_jwt_house(store: &TestStore) -> House {
    house_with(store, |app| app.auth_method = ClientAuthMethod::SecretJwt)
}

fn asking(jwt: &str) -> Pairs {
    with_assertion(pairs(&[("token", "none")]), jwt)
}

fn believed(house: &House, jwt: &str) -> Result<(), OAuthError> {
    is_believed(house, &ClientRequest::form(&asking(jwt)))
}

/// Not believed, told nothing, and one line in the chain.
fn refused(house: &House, jwt: &str, what: &str, reason: Reason) {
    let end = house.end_of_chain();
    let error = believed(house, jwt).unwrap_err();
    assert_eq!(
        (error.code, error.code.status()),
        (OAuthCode::InvalidClient, 401),
        "{what}"
    );
    assert_eq!(error.hint, "client authentication failed", "{what}");
    assert_eq!(
        house.refusals_since(end),
        [(EventName::ClientAuth, reason)],
        "{what}"
    );
}

on_every_store! {
    fn t08_an_assertion_with_each_algorithm_proves_the_client(store: &TestStore) {
        for alg in SigningAlg::ALL {
            let key = ClientKey::new(*alg);
            let apart = crate::house::another_store(store);
            let house = signing_house(&apart, &key);
            let jwt = || key.sign(&json!({}), &assertion_claims(&house, &house.app));
            let form = with_assertion(house.redemption(&house.code()), &jwt());
            assert!(house.post(&form).is_ok(), "{alg}");
            // The assertion names the client well enough.
            let form = with(with_assertion(house.redemption(&house.code()), &jwt()), "client_id", None);
            assert!(house.post(&form).is_ok(), "{alg}");
            let form = with_assertion(house.request(), &jwt());
            assert!(push(&house.cx, &ClientRequest::form(&form)).is_ok(), "{alg}");
        }
    }

    fn t08_each_wrong_claim_is_refused(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let other = house.another_app(|_| {});
        let right = assertion_claims(&house, &house.app);
        let now = model::Clock::now(&*house.clock).secs();
        let token_endpoint = format!("{ISSUER}/token");
        for (name, value) in [
            ("aud", json!(token_endpoint)), ("aud", json!([ISSUER, token_endpoint])), ("aud", json!([token_endpoint])),
            ("aud", json!([ISSUER])), ("aud", json!([ISSUER, ISSUER])), ("aud", json!([])), ("aud", Value::Null), ("aud", json!(format!("{ISSUER}/"))),
            ("aud", json!("https://id.evil.example")), ("aud", json!({"0": ISSUER})), ("aud", json!("")),
            ("iss", json!(other.id)), ("iss", Value::Null), ("iss", json!(ISSUER)), ("iss", json!([house.app.id])),
            ("exp", Value::Null), ("exp", json!(now - 30)), ("exp", json!(now + 311)), ("exp", json!(now + 3600)),
            ("exp", json!("soon")), ("exp", json!(i64::MAX)), ("exp", json!(1e300)), ("exp", json!(true)),
            ("iat", json!(now + 61)), ("iat", json!("now")), ("nbf", json!(now + 61)), ("nbf", json!({})),
            ("jti", Value::Null), ("jti", json!("")), ("jti", json!(7)), ("jti", json!("j".repeat(257))),
        ] {
            let jwt = key.sign(&json!({}), &changed(&right, name, &value));
            refused(&house, &jwt, &format!("{name}={value}"), Reason::ClientUnauthenticated);
        }
        for sub in [json!(other.id), json!("nobody"), json!("app_00000000000000000000000000000000")] {
            let jwt = key.sign(&json!({}), &changed(&right, "sub", &sub));
            assert_eq!(believed(&house, &jwt).unwrap_err().code, OAuthCode::InvalidClient, "{sub}");
        }
        let nameless = key.sign(&json!({}), &changed(&right, "sub", &Value::Null));
        assert_eq!(believed(&house, &nameless).unwrap_err().code, OAuthCode::InvalidClient);
        assert!(believed(&house, &key.sign(&json!({}), &right)).is_ok(), "nothing was used up");
    }

    fn t08_j13_clocks_may_differ_by_a_little(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let now = model::Clock::now(&*house.clock).secs();
        for (name, value) in [
            ("exp", now - 29), ("exp", now + 300), ("exp", now + 310), ("iat", now + 10), ("iat", now - 3600), ("nbf", now + 10),
        ] {
            let jwt = key.sign(&json!({}), &changed(&assertion_claims(&house, &house.app), name, &json!(value)));
            assert!(believed(&house, &jwt).is_ok(), "{name}={}", value - now);
        }
        for (name, value) in [("iat", Value::Null), ("iat", json!(1.5e9)), ("more", json!("told"))] {
            let jwt = key.sign(&json!({}), &changed(&assertion_claims(&house, &house.app), name, &value));
            assert!(believed(&house, &jwt).is_ok(), "{name}={value}");
        }
    }

    fn t08_an_assertion_counts_once_wherever_it_is_shown(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let claims = assertion_claims(&house, &house.app);
        let jwt = key.sign(&json!({}), &claims);
        assert!(believed(&house, &jwt).is_ok());
        refused(&house, &jwt, "the same", Reason::Replay);
        refused(&house, &key.sign(&json!({}), &claims), "signed anew", Reason::Replay);
        house.clock.advance(Span::secs(80));
        refused(&house, &jwt, "in the last moment of its life", Reason::Replay);
        let form = with_assertion(house.request(), &jwt);
        let error = push(&house.cx, &ClientRequest::form(&form)).unwrap_err();
        assert_eq!(error.code, OAuthCode::InvalidClient);
        let code = house.code();
        let form = with_assertion(house.redemption(&code), &jwt);
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidClient);
        let fresh = key.sign(&json!({}), &assertion_claims(&house, &house.app));
        assert!(house.post(&with_assertion(house.redemption(&code), &fresh)).is_ok(), "the code was not touched");
    }

    fn t08_equal_ids_of_two_clients_or_uses_are_no_replay(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let other = house.another_app(|app| {
            app.auth_method = ClientAuthMethod::PrivateKeyJwt;
            app.client.jwks = Some(key_set(&[&key]));
        });
        let id = json!("one id for all");
        for app in [&house.app, &other] {
            let claims = changed(&assertion_claims(&house, app), "jti", &id);
            assert!(believed(&house, &key.sign(&json!({}), &claims)).is_ok(), "{}", app.name);
        }
        let proof = crate::signing::Proof::at_token(&house, &key).with("jti", &id).signed();
        let jwt = key.sign(&json!({}), &assertion_claims(&house, &house.app));
        let form = with_assertion(house.redemption(&house.code()), &jwt);
        let request = ClientRequest { dpop: Some(&proof), ..ClientRequest::form(&form) };
        assert!(oidc::token::exchange(&house.cx, &request).is_ok());
    }

    fn t08_two_who_show_the_same_assertion_at_once_are_not_both_believed(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        for _ in 0..10 {
            let jwt = key.sign(&json!({}), &assertion_claims(&house, &house.app));
            let start = std::sync::Barrier::new(4);
            let won: usize = std::thread::scope(|scope| {
                let all: Vec<_> = (0..4).map(|_| scope.spawn(|| { start.wait(); believed(&house, &jwt).is_ok() })).collect();
                all.into_iter().map(|one| usize::from(one.join().unwrap())).sum()
            });
            assert_eq!(won, 1);
        }
    }

    fn j01_t08_only_the_registered_algorithm_will_do(store: &TestStore) {
        let (ec, rsa, pss) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Rs256), ClientKey::new(SigningAlg::Ps256));
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::PrivateKeyJwt;
            app.client.jwks = Some(key_set(&[&ec, &rsa]));
            app.client.token_endpoint_auth_signing_alg = Some(SigningAlg::Rs256);
        });
        let claims = || assertion_claims(&house, &house.app);
        assert!(believed(&house, &rsa.sign(&json!({}), &claims())).is_ok());
        for key in [&ec, &pss] {
            refused(&house, &key.sign(&json!({}), &claims()), key.alg.as_str(), Reason::AlgInvalid);
        }
    }

    fn j01_no_trick_with_the_algorithm_passes(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Rs256);
        let house = signing_house(store, &key);
        let claims = assertion_claims(&house, &house.app);
        for alg in ["none", "None", "NONE", "", "HS256", "HS384", "RS512", "ES384", "rs256", "RSA-OAEP"] {
            for signature in [&b""[..], b"signature"] {
                let jwt = compact(&json!({"alg": alg}), &claims, |_| signature.to_vec());
                refused(&house, &jwt, alg, Reason::AlgInvalid);
            }
        }
        let public: openssl::rsa::Rsa<openssl::pkey::Public> = {
            let text = |name: &str| key.public().get(name).unwrap().as_str().unwrap().to_owned();
            let number = |name: &str| openssl::bn::BigNum::from_slice(&decode(&text(name))).unwrap();
            openssl::rsa::Rsa::from_public_components(number("n"), number("e")).unwrap()
        };
        let spki = PKey::from_rsa(public).unwrap();
        for octets in [
            spki.public_key_to_pem().unwrap(), spki.public_key_to_der().unwrap(),
            key.public().to_string().into_bytes(), Vec::new(),
        ] {
            refused(&house, &with_octets(&octets, &claims), "HS256 by a public key", Reason::AlgInvalid);
        }
        let jwt = key.sign(&json!({}), &claims);
        let (signed, signature) = jwt.rsplit_once('.').unwrap();
        for forged in [format!("{signed}."), format!("{signed}.{}", &signature[..8]), format!("{signed}.{signature}.{signature}"), signed.to_owned()] {
            let error = believed(&house, &forged).unwrap_err();
            assert_eq!(error.code, OAuthCode::InvalidClient, "{forged}");
        }
        // Its own key in the header proves nothing about the client.
        let stranger = ClientKey::new(SigningAlg::Es256);
        let jwt = stranger.sign(&json!({"jwk": stranger.public()}), &claims);
        refused(&house, &jwt, "jwk", Reason::ClientUnauthenticated);
        refused(&house, &stranger.sign(&json!({"jku": KEYS_AT, "x5u": KEYS_AT}), &claims), "jku", Reason::ClientUnauthenticated);
        assert_eq!(house.published.reads(), 0);
    }

    fn j09_extensions_that_nobody_knows_are_refused(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let claims = assertion_claims(&house, &house.app);
        for header in [
            json!({"crit": ["exp"], "exp": 1}), json!({"crit": []}), json!({"b64": false, "crit": ["b64"]}), json!({"b64": false}), json!({"b64": true}),
        ] {
            let error = believed(&house, &key.sign(&header, &claims)).unwrap_err();
            assert_eq!(error.code, OAuthCode::InvalidClient, "{header}");
        }
    }

    fn j04_what_else_a_client_signs_is_no_assertion(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let claims = assertion_claims(&house, &house.app);
        for typ in ["oauth-authz-req+jwt", "dpop+jwt", "at+jwt", "logout+jwt", "secevent+jwt"] {
            refused(&house, &key.sign(&json!({"typ": typ}), &claims), typ, Reason::ClientUnauthenticated);
        }
        for typ in ["JWT", "jwt", "client-authentication+jwt"] {
            let claims = assertion_claims(&house, &house.app);
            assert!(believed(&house, &key.sign(&json!({"typ": typ}), &claims)).is_ok(), "{typ}");
        }
        let proof = crate::signing::Proof::at_token(&house, &key).signed();
        assert_eq!(believed(&house, &proof).unwrap_err().code, OAuthCode::InvalidClient);
    }

    fn j03_weak_private_and_foreign_keys_are_passed_over(store: &TestStore) {
        let (good, weak) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let mut off_curve = good.public();
        off_curve["y"] = good.public()["x"].clone();
        let mut encrypts = good.public();
        encrypts["use"] = json!("enc");
        let secret = json!({"kty": "oct", "k": "c2VjcmV0"});
        let small = { let rsa = openssl::rsa::Rsa::generate(1024).unwrap(); json!({"kty": "RSA", "n": encode(&rsa.n().to_vec()), "e": "AQAB"}) };
        for jwk in [off_curve, encrypts, weak.private(), secret, small, json!({}), json!("key"), json!({"kty": "EC", "crv": "P-192", "x": "AA", "y": "AA"})] {
            let house = crate::house::house_apart(store, |app| {
                app.auth_method = ClientAuthMethod::PrivateKeyJwt;
                app.client.jwks = Some(json!({"keys": [jwk]}));
            });
            for key in [&good, &weak] {
                let jwt = key.sign(&json!({}), &assertion_claims(&house, &house.app));
                assert_eq!(believed(&house, &jwt).unwrap_err().code, OAuthCode::InvalidClient, "{jwk}");
            }
        }
    }

    fn a_secret_signs_assertions_of_a_client_that_registered_so(store: &TestStore) {
        let house = secret_jwt_house(store);
        let claims = || assertion_claims(&house, &house.app);
        let right = secret_of(&house.app);
        assert!(believed(&house, &with_octets(right.expose().as_bytes(), &claims())).is_ok());
        for wrong in ["wrong", &right.hashed().as_bytes().iter().map(|b| format!("{b:02x}")).collect::<String>()] {
            refused(&house, &with_octets(wrong.as_bytes(), &claims()), wrong, Reason::ClientUnauthenticated);
        }
        refused(&house, &with_octets(b"", &claims()), "J03: no key at all", Reason::ClientUnauthenticated);
        let jwt = with_octets(right.expose().as_bytes(), &claims());
        assert!(believed(&house, &jwt).is_ok());
        refused(&house, &jwt, "again", Reason::Replay);
        let key = ClientKey::new(SigningAlg::Es256);
        refused(&house, &key.sign(&json!({}), &claims()), "ES256", Reason::AlgInvalid);
        let none = compact(&json!({"alg": "none"}), &claims(), |_| Vec::new());
        refused(&house, &none, "none", Reason::AlgInvalid);
    }

    fn both_secrets_sign_while_a_client_changes_over(store: &TestStore) {
        let house = secret_jwt_house(store);
        house.clock.advance(Span::secs(1));
        let new = admin::apps::add_secret(&house.desk, &House::by(), &house.app.id).unwrap();
        let by = |secret: &model::Secret| {
            believed(&house, &with_octets(secret.expose().as_bytes(), &assertion_claims(&house, &house.app)))
        };
        assert!(by(&house.secret).is_ok() && by(&new).is_ok());
        admin::apps::retire_secrets(&house.desk, &House::by(), &house.app.id).unwrap();
        assert!(by(&house.secret).is_err() && by(&new).is_ok());
    }

    fn t07_the_method_is_the_registrations_and_never_what_is_shown(store: &TestStore) {
        use ClientAuthMethod as Method;
        let key = ClientKey::new(SigningAlg::Es256);
        for registered in [Method::None, Method::SecretBasic, Method::SecretPost, Method::SecretJwt, Method::PrivateKeyJwt, Method::Tls, Method::SelfSignedTls] {
            let house = crate::house::house_apart(store, |app| {
                app.auth_method = registered;
                app.client.jwks = Some(key_set(&[&key]));
            });
            let id = house.app.id.as_str();
            let form = pairs(&[("token", "none"), ("client_id", id)]);
            let claims = || assertion_claims(&house, &house.app);
            let shown = [
                (Method::None, form.clone()),
                (Method::SecretPost, with(form.clone(), "client_secret", Some(house.secret.expose()))),
                (Method::SecretJwt, with_assertion(form.clone(), &with_octets(house.secret.expose().as_bytes(), &claims()))),
                (Method::PrivateKeyJwt, with_assertion(form.clone(), &key.sign(&json!({}), &claims()))),
            ];
            for (used, form) in shown {
                let outcome = is_believed(&house, &ClientRequest::form(&form));
                let may = used == registered && used != Method::None;
                assert_eq!(outcome.is_ok(), may, "{registered} by {used}");
                if let Err(error) = outcome {
                    assert_eq!(error.code, OAuthCode::InvalidClient, "{registered} by {used}");
                }
            }
        }
    }

    fn an_assertion_beside_something_else_or_of_another_type_is_a_wrong_request(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let other = house.another_app(|_| {});
        let jwt = key.sign(&json!({}), &assertion_claims(&house, &house.app));
        let form = asking(&jwt);
        for wrong in [
            with(form.clone(), "client_secret", Some("x")),
            with(form.clone(), "client_assertion_type", None),
            with(form.clone(), "client_assertion_type", Some("urn:ietf:params:oauth:client-assertion-type:saml2-bearer")),
            with(form.clone(), "client_id", Some(other.id.as_str())),
        ] {
            let error = is_believed(&house, &ClientRequest::form(&wrong)).unwrap_err();
            assert_eq!(error.code, OAuthCode::InvalidRequest, "{wrong:?}");
        }
        let basic = ClientRequest { authorization: Some("Basic eDp5"), ..ClientRequest::form(&form) };
        assert_eq!(is_believed(&house, &basic).unwrap_err().code, OAuthCode::InvalidRequest);
        assert!(believed(&house, &jwt).is_ok(), "nothing was used up");
    }

    fn published_keys_are_read_when_needed_and_no_more_often(store: &TestStore) {
        let (old, new) = (ClientKey::new(SigningAlg::Es256).named("old"), ClientKey::new(SigningAlg::Es256).named("new"));
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::PrivateKeyJwt;
            app.client.jwks_uri = Some(KEYS_AT.into());
        });
        let by = |key: &ClientKey| believed(&house, &key.sign(&json!({}), &assertion_claims(&house, &house.app)));
        house.published.put(KEYS_AT, Some(key_set(&[&old])));
        assert!(by(&old).is_ok() && by(&old).is_ok());
        assert_eq!(house.published.reads(), 1);
        // Nobody makes us read by naming keys that do not exist.
        for _ in 0..5 {
            assert!(by(&new).is_err());
        }
        assert_eq!(house.published.reads(), 1);
        house.published.put(KEYS_AT, Some(key_set(&[&new])));
        house.clock.advance(Span::secs(30));
        assert!(by(&new).is_ok(), "a key that is not known is looked for");
        assert!(by(&old).is_err(), "and the one that was taken away is gone");
        assert_eq!(house.published.reads(), 2);
        house.published.put(KEYS_AT, None);
        house.clock.advance(Span::mins(11));
        assert!(by(&new).is_ok(), "an address that does not answer for a while ends nothing");
        assert_eq!(house.published.reads(), 3);
    }

    fn a_published_key_without_a_name_can_be_replaced(store: &TestStore) {
        let (old, new) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let house = house_with(store, |app| {
            app.auth_method = ClientAuthMethod::PrivateKeyJwt;
            app.client.jwks_uri = Some(KEYS_AT.into());
        });
        let by = |key: &ClientKey| believed(&house, &key.sign(&json!({}), &assertion_claims(&house, &house.app)));
        house.published.put(KEYS_AT, Some(key_set(&[&old])));
        assert!(by(&old).is_ok());
        house.published.put(KEYS_AT, Some(key_set(&[&new])));
        house.clock.advance(Span::secs(30));
        assert!(by(&new).is_ok());
        assert!(by(&old).is_err());
    }

    fn what_is_no_key_set_holds_no_keys(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        for (n, document) in [Value::Null, json!([]), json!({"keys": {}}), json!({"keys": vec![key.public(); 51]})].into_iter().enumerate() {
            let house = crate::house::house_apart(store, |app| {
                app.auth_method = ClientAuthMethod::PrivateKeyJwt;
                app.client.jwks_uri = Some(KEYS_AT.into());
            });
            house.published.put(KEYS_AT, Some(document));
            let jwt = key.sign(&json!({}), &assertion_claims(&house, &house.app));
            assert_eq!(believed(&house, &jwt).unwrap_err().code, OAuthCode::InvalidClient, "{n}");
        }
    }

    fn oversized_and_deep_assertions_are_refused(store: &TestStore) {
        let key = ClientKey::new(SigningAlg::Es256);
        let house = signing_house(store, &key);
        let claims = assertion_claims(&house, &house.app);
        let right = claims.to_string();
        let id = json!(house.app.id);
        for odd in ["x".repeat(20_000), nested(5000)] {
            let claimed = format!(r#"{{"sub":{id},"iss":{id},"odd":{odd}}}"#);
            for jwt in [
                key.sign_texts(r#"{"alg":"ES256"}"#, &claimed),
                key.sign_texts(&format!(r#"{{"alg":"ES256","odd":{odd}}}"#), &right),
                key.sign_texts(&odd, &odd),
            ] {
                assert_eq!(believed(&house, &jwt).unwrap_err().code, OAuthCode::InvalidClient);
            }
        }
        for nonsense in ["", ".", "..", "...", "a.b.c", "e30.e30.", "bnVsbA.bnVsbA.", &"\u{1f511}".repeat(10)] {
            let outcome = believed(&house, nonsense).unwrap_err();
            assert_eq!(outcome.code, OAuthCode::InvalidClient, "{nonsense:?}");
        }
        assert!(believed(&house, &key.sign(&json!({}), &changed(&claims, "jti", &json!(fresh_id())))).is_ok());
    }

    fn a_secret_of_a_client_that_does_not_sign_with_it_is_kept_as_a_hash_alone(store: &TestStore) {
        let house = house(store);
        let sealed = house.cx.store.read(|tx| tx.sealed_app_secrets(&house.app.id)).unwrap();
        assert!(sealed.is_empty());
        assert!(pushed(&house, &house.app, &house.request()).is_ok());
        let apart = crate::house::another_store(store);
        let signs = secret_jwt_house(&apart);
        let sealed = signs.cx.store.read(|tx| tx.sealed_app_secrets(&signs.app.id)).unwrap();
        let plain = signs.secret.expose().as_bytes();
        assert!(sealed.iter().all(|s| !s.windows(plain.len()).any(|w| w == plain)));
        assert!(signs.cx.vault.open(&App::secret_context(&signs.app.id), sealed.first().unwrap()).is_ok());
    }
}

fn decode(text: &str) -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn encode(octets: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(octets)
}
