//! Response types beyond the code, for clients that registered them: OIDC Core §3.2 and §3.3.

use crate::house::{House, ISSUER, Pairs, house, house_with, in_fragment, part, userinfo, with};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{GrantType, Reason, ResponseType, SigningAlg};
use oidc::authorize::AuthorizeOutcome;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};
use testkit::{TestStore, on_every_store};

fn open_house(store: &TestStore, alg: SigningAlg) -> House {
    house_with(store, |app| {
        app.id_token_alg = alg;
        app.client.response_types = ResponseType::ALL.to_vec();
    })
}

fn of_type(house: &House, kind: &str) -> Pairs {
    with(house.request(), "response_type", Some(kind))
}

fn redirected(house: &House, request: &Pairs) -> String {
    match house.authorize(request) {
        AuthorizeOutcome::Redirect { url } => url,
        other => panic!("no redirect but {other:?}"),
    }
}

/// The left half of a hash, reckoned here anew.
fn half(alg: SigningAlg, text: &str) -> Value {
    let whole: Vec<u8> = if alg == SigningAlg::EdDsa {
        Sha512::digest(text).to_vec()
    } else {
        Sha256::digest(text).to_vec()
    };
    json!(URL_SAFE_NO_PAD.encode(&whole[..whole.len() / 2]))
}

on_every_store! {
    fn a11_each_type_gives_its_parts_and_hashes_that_tie_them_together(store: &TestStore) {
        for alg in SigningAlg::ALL {
            let apart = crate::house::another_store(store);
            let house = open_house(&apart, *alg);
            for kind in ResponseType::ALL.iter().filter(|kind| kind.is_front_channel()) {
                let url = redirected(&house, &of_type(&house, kind.as_str()));
                let get = |name: &str| in_fragment(&url, name);
                assert_eq!((get("state").as_deref(), get("iss").as_deref()), (Some("a state & more"), Some(ISSUER)));
                let (code, access) = (get("code"), get("access_token"));
                assert_eq!((code.is_some(), access.is_some()), (kind.has_code(), kind.has_token()), "{kind}");
                if let Some(access) = &access {
                    assert_eq!(get("token_type").as_deref(), Some("Bearer"));
                    assert_eq!(get("expires_in").as_deref(), Some("300"));
                    assert!(userinfo(&house.cx, access).is_ok(), "{kind}");
                }
                assert_eq!(get("refresh_token"), None, "{kind}");
                let Some(id_token) = get("id_token") else {
                    assert!(!kind.has_id_token(), "{kind}");
                    continue;
                };
                let claims = part(&id_token, 1);
                assert_eq!(part(&id_token, 0)["alg"], json!(alg.as_str()));
                assert_eq!((&claims["nonce"], &claims["aud"]), (&json!("a nonce"), &json!(house.app.id)));
                let hash = |text: &Option<String>| text.as_deref().map(|text| half(*alg, text));
                assert_eq!(claims.get("c_hash").cloned(), hash(&code), "{kind} {alg}");
                assert_eq!(claims.get("at_hash").cloned(), hash(&access), "{kind} {alg}");
                assert_eq!(claims.get("s_hash"), Some(&half(*alg, "a state & more")), "{kind} {alg}");
            }
        }
    }

    fn the_code_of_a_hybrid_answer_gives_tokens_about_the_same_guest(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        for kind in ["code id_token", "code token", "code id_token token"] {
            let url = redirected(&house, &of_type(&house, kind));
            let tokens = house.redeem(&in_fragment(&url, "code").unwrap()).unwrap();
            let second = part(tokens.id_token.as_ref().unwrap().expose(), 1);
            assert_eq!(second["nonce"], json!("a nonce"), "OIDC Core §3.3.3.6");
            assert_eq!((second.get("c_hash"), second.get("s_hash")), (None, None), "they are the front channel's");
            if let Some(first) = in_fragment(&url, "id_token") {
                let first = part(&first, 1);
                assert_eq!((&first["sub"], &first["iss"], &first["sid"]), (&second["sub"], &second["iss"], &second["sid"]));
            }
        }
    }

    fn the_order_of_the_parts_does_not_matter_and_their_number_does(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        for kind in ["id_token code", "token id_token code", "token id_token"] {
            assert!(in_fragment(&redirected(&house, &of_type(&house, kind)), "id_token").is_some(), "{kind}");
        }
        for kind in ["token", "code code", "code  id_token", "code id_token none", "none", "code,id_token"] {
            assert!(redirected(&house, &of_type(&house, kind)).contains("error=unsupported_response_type"), "{kind}");
        }
    }

    fn a_nonce_is_needed_where_an_id_token_passes_through_the_browser(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        for kind in ResponseType::ALL {
            let url = redirected(&house, &with(of_type(&house, kind.as_str()), "nonce", None));
            assert_eq!(url.contains("error=invalid_request"), kind.has_id_token(), "{kind}: {url}");
        }
    }

    fn a09_pkce_is_needed_wherever_there_is_a_code(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        for kind in ResponseType::ALL {
            let bare = with(with(of_type(&house, kind.as_str()), "code_challenge", None), "code_challenge_method", None);
            let url = redirected(&house, &bare);
            assert_eq!(url.contains("error=invalid_request"), kind.has_code(), "{kind}: {url}");
        }
    }

    fn a11_a_type_is_for_clients_that_registered_just_it(store: &TestStore) {
        for registered in ResponseType::ALL {
            let house = crate::house::house_apart(store, |app| app.client.response_types = vec![*registered]);
            for asked in ResponseType::ALL {
                let url = redirected(&house, &of_type(&house, asked.as_str()));
                assert_eq!(url.contains("error=unsupported_response_type"), asked != registered, "{asked} where {registered} is registered");
            }
            assert_eq!(house.app.may_use(GrantType::AuthorizationCode), registered.has_code());
        }
        let plain = house(store);
        assert_eq!(plain.app.client.response_types, [ResponseType::Code], "that is what an app is registered with");
    }

    fn t21_a_client_without_codes_may_redeem_none(store: &TestStore) {
        let house = house_with(store, |app| app.client.response_types = vec![ResponseType::IdToken]);
        let error = house.redeem("whatever").unwrap_err();
        assert_eq!((error.code, error.reason), (oidc::OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed));
    }

    fn o01_a_token_from_the_browser_ends_with_access_too(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        let access = in_fragment(&redirected(&house, &of_type(&house, "id_token token")), "access_token").unwrap();
        assert!(userinfo(&house.cx, &access).is_ok());
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        assert_eq!(userinfo(&house.cx, &access).unwrap_err().reason, Reason::GuestRemoved);
    }

    fn t01_a_replayed_hybrid_code_ends_the_token_that_came_with_it(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        let url = redirected(&house, &of_type(&house, "code token"));
        let (code, access) = (in_fragment(&url, "code").unwrap(), in_fragment(&url, "access_token").unwrap());
        assert!(house.redeem(&code).is_ok());
        assert!(userinfo(&house.cx, &access).is_ok());
        assert_eq!(house.redeem(&code).unwrap_err().reason, Reason::Replay);
        assert!(userinfo(&house.cx, &access).is_err());
    }

    fn a_denied_guest_gets_no_tokens_through_the_browser(store: &TestStore) {
        let house = open_house(store, SigningAlg::Es256);
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        for kind in ResponseType::ALL {
            let quiet = with(of_type(&house, kind.as_str()), "prompt", Some("none"));
            let url = redirected(&house, &quiet);
            assert!(url.contains("error=access_denied") && !url.contains("token="), "{kind}");
            assert!(matches!(house.authorize(&of_type(&house, kind.as_str())), AuthorizeOutcome::Denied(_)));
        }
    }

    fn j05_a_token_from_the_browser_is_for_the_resource_that_was_named(store: &TestStore) {
        let house = house_with(store, |app| {
            app.client.response_types = ResponseType::ALL.to_vec();
            app.client.resources = vec!["https://api.example".into(), "https://other.example".into()];
        });
        let mut request = with(of_type(&house, "code token"), "resource", Some("https://api.example"));
        let access = in_fragment(&redirected(&house, &request), "access_token").unwrap();
        assert_eq!(part(&access, 1)["aud"], json!("https://api.example"));
        assert!(userinfo(&house.cx, &access).is_err(), "and for nobody else");
        request.push(("resource".into(), "https://other.example".into()));
        assert!(redirected(&house, &request).contains("error=invalid_target"), "a token is for one");
        let code_only = with(request, "response_type", Some("code"));
        assert!(matches!(house.authorize(&code_only), AuthorizeOutcome::Redirect { ref url } if url.contains("code=")));
    }
}
