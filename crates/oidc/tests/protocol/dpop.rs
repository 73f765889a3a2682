//! Proofs of possession: RFC 9449.

use crate::{
    house::{House, Pairs, house, house_with, pairs, part, request_of, with},
    signing::{ClientKey, Proof, changed, compact, fresh_id, nested, pushed, referring},
};
use model::{App, ClientAuthMethod, Clock, EventName, Reason, SigningAlg, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    dpop::nonce,
    introspection::introspect,
    par::push,
    token::{TokenResponse, exchange},
    userinfo::{Presentation, Scheme, Userinfo, userinfo},
};
use serde_json::{Value, json};
use testkit::on_every_store;

fn proving(house: &House, form: &Pairs, proof: &str) -> Result<TokenResponse, OAuthError> {
    let request = ClientRequest {
        dpop: Some(proof),
        ..ClientRequest::form(form)
    };
    exchange(&house.cx, &request)
}

fn bound_tokens(house: &House, key: &ClientKey) -> TokenResponse {
    let proof = Proof::at_token(house, key).signed();
    proving(house, &house.redemption(&house.code()), &proof).unwrap()
}

fn public(app: &mut App) {
    app.auth_method = ClientAuthMethod::None;
}

fn without_secret(form: Pairs) -> Pairs {
    with(form, "client_secret", None)
}

/// What a guest's claims are asked with.
fn told(
    house: &House,
    token: &str,
    scheme: Scheme,
    proof: Option<&str>,
) -> Result<Userinfo, OAuthError> {
    let shown = Presentation {
        scheme,
        proof,
        ..Presentation::bearer(token)
    };
    userinfo(&house.cx, &shown)
}

on_every_store! {
    fn a_proof_with_each_algorithm_binds_the_tokens_to_its_key(store: &TestStore) {
        let house = house(store);
        for alg in SigningAlg::ALL {
            let key = ClientKey::new(*alg);
            let tokens = bound_tokens(&house, &key);
            assert_eq!(tokens.token_type, "DPoP", "{alg}");
            let claims = part(tokens.access_token.expose(), 1);
            assert_eq!(claims.get("cnf"), Some(&json!({"jkt": key.thumbprint()})), "{alg}");
            let form = pairs(&[
                ("token", tokens.access_token.expose()), ("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose()),
            ]);
            let answer = introspect(&house.cx, &ClientRequest::form(&form)).unwrap();
            assert_eq!(answer.get("token_type"), Some(&json!("DPoP")), "{alg}");
            assert_eq!(answer.get("cnf"), claims.get("cnf"), "{alg}");
        }
        let plain = house.tokens();
        assert_eq!((plain.token_type, part(plain.access_token.expose(), 1).get("cnf").cloned()), ("Bearer", None));
    }

    fn each_wrong_proof_is_refused_and_costs_no_code(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        let (other, rsa) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Rs256));
        let code = house.code();
        let now = house.clock.now().secs();
        let refused = |proof: &str, what: &str| {
            let end = house.end_of_chain();
            let error = proving(&house, &house.redemption(&code), proof).unwrap_err();
            assert_eq!((error.code, error.code.status()), (OAuthCode::InvalidDpopProof, 400), "{what}");
            assert_eq!(house.refusals_since(end), [(EventName::Jwt, Reason::ProofInvalid)], "{what}");
        };
        for (name, value) in [
            ("typ", Value::Null), ("typ", json!("JWT")), ("typ", json!("DPoP+JWT")), ("typ", json!(7)),
            ("jwk", Value::Null), ("jwk", key.private()), ("jwk", other.public()), ("jwk", rsa.public()),
            ("jwk", json!({"kty": "oct", "k": "AAAA"})), ("jwk", json!("key")), ("jwk", changed(&key.public(), "crv", &json!("P-384"))),
            ("alg", json!("none")), ("alg", json!("HS256")), ("alg", json!("ES384")), ("alg", json!("EdDSA")), ("alg", json!("RS256")),
            ("crit", json!(["htm"])), ("b64", json!(false)),
        ] {
            let mut proof = Proof::at_token(&house, &key);
            proof.header = changed(&proof.header, name, &value);
            refused(&proof.signed(), &format!("{name}={value}"));
        }
        for (name, value) in [
            ("htm", Value::Null), ("htm", json!("GET")), ("htm", json!("post")), ("htm", json!(["POST"])),
            ("htu", Value::Null), ("htu", json!("https://id.contoso.example/par")), ("htu", json!("http://id.contoso.example/token")),
            ("htu", json!("https://id.contoso.example:8443/token")), ("htu", json!("https://evil.example/token")),
            ("htu", json!("https://id.contoso.example/token/")), ("htu", json!("https://a@id.contoso.example/token")),
            ("htu", json!("https://id.contoso.example/TOKEN")), ("htu", json!("/token")), ("htu", json!("")),
            ("iat", Value::Null), ("iat", json!(now - 61)), ("iat", json!(now + 61)), ("iat", json!("now")), ("iat", json!(i64::MIN)),
            ("jti", Value::Null), ("jti", json!("")), ("jti", json!(1)), ("jti", json!("j".repeat(257))),
        ] {
            refused(&Proof::at_token(&house, &key).with(name, &value).signed(), &format!("{name}={value}"));
        }
        let right = Proof::at_token(&house, &key);
        let (signed, _) = right.signed().rsplit_once('.').map(|(s, t)| (s.to_owned(), t.to_owned())).unwrap();
        for nonsense in [
            "", "a.b.c", &signed, &format!("{signed}."), &compact(&right.header, &right.claims, |_| vec![0; 64]),
            &format!("{},{}", right.signed(), right.signed()),
        ] {
            refused(nonsense, nonsense);
        }
        assert!(proving(&house, &house.redemption(&code), &right.signed()).is_ok());
    }

    fn oversized_and_deep_proofs_are_refused(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        let header = json!({"alg": "ES256", "typ": "dpop+jwt", "jwk": key.public()}).to_string();
        let form = house.redemption(&house.code());
        for odd in [nested(5000), format!("\"{}\"", "x".repeat(20_000))] {
            for proof in [key.sign_texts(&header, &odd), key.sign_texts(&odd, &odd), key.sign_texts(&header, &format!("{{\"htm\":{odd}}}"))] {
                assert_eq!(proving(&house, &form, &proof).unwrap_err().code, OAuthCode::InvalidDpopProof);
            }
        }
    }

    fn the_address_may_be_spelled_in_any_equal_way(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        for htu in [
            "https://id.contoso.example/token?x=1", "https://id.contoso.example/token#f", "HTTPS://ID.contoso.example:443/token",
            "https://id.contoso.example/a/../token",
        ] {
            let proof = Proof::at_token(&house, &key).with("htu", &json!(htu)).signed();
            assert!(proving(&house, &house.redemption(&house.code()), &proof).is_ok(), "{htu}");
        }
        for iat in [-60, 60] {
            let at = house.clock.now().secs() + iat;
            let proof = Proof::at_token(&house, &key).with("iat", &json!(at)).signed();
            assert!(proving(&house, &house.redemption(&house.code()), &proof).is_ok(), "iat {iat}");
        }
    }

    fn a_proof_counts_once(store: &TestStore) {
        let house = house(store);
        let (key, other) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let proof = Proof::at_token(&house, &key);
        let code = house.code();
        assert!(proving(&house, &house.redemption(&house.code()), &proof.signed()).is_ok());
        let end = house.end_of_chain();
        let error = proving(&house, &house.redemption(&code), &proof.signed()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidDpopProof, Reason::Replay));
        assert_eq!(house.refusals_since(end), [(EventName::Jwt, Reason::Replay)]);
        let id = proof.claims["jti"].clone();
        let same_id = Proof::at_token(&house, &other).with("jti", &id).signed();
        assert!(proving(&house, &house.redemption(&code), &same_id).is_ok(), "another key's id is another id");
    }

    fn a_client_that_must_use_nonces_gets_told_and_nothing_is_used_up(store: &TestStore) {
        let house = house_with(store, |app| app.client.require_dpop_nonce = true);
        let key = ClientKey::new(SigningAlg::Es256);
        let code = house.code();
        let ask = |proof: Proof<'_>| proving(&house, &house.redemption(&code), &proof.signed());
        let old = nonce(&house.cx);
        house.clock.advance(Span::secs(1));
        let foreign = {
            let key = zeroize_key([8; 32]);
            let vault = tokens::Sealer::new(key, house.cx.random.clone());
            let mut cx = house.cx.clone();
            cx.vault = std::sync::Arc::new(vault);
            nonce(&cx)
        };
        for wrong in [Value::Null, json!(""), json!("guessed"), json!(foreign), json!(old.to_lowercase()), json!(format!("{old}A"))] {
            let error = ask(Proof::at_token(&house, &key).with("nonce", &wrong)).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::UseDpopNonce, Reason::ProofNonceNeeded), "{wrong}");
        }
        let good = ask(Proof::at_token(&house, &key).with("nonce", &json!(old))).unwrap();
        // At userinfo as well.
        let (access, proof) = (good.access_token.expose(), |nonce: Value| Proof::new(&house, &key, "GET", "/userinfo").with("nonce", &nonce));
        let without = proof(Value::Null).about(access).signed();
        assert_eq!(told(&house, access, Scheme::Dpop, Some(&without)).unwrap_err().code, OAuthCode::UseDpopNonce);
        let with_it = proof(json!(nonce(&house.cx))).about(access).signed();
        assert!(told(&house, access, Scheme::Dpop, Some(&with_it)).is_ok());
    }

    fn a_nonce_is_over_after_five_minutes_and_checked_wherever_it_is_sent(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        let made = nonce(&house.cx);
        let at_first = house.clock.now().secs();
        house.clock.advance(Span::secs(299));
        let early = Proof::at_token(&house, &key).with("nonce", &json!(made)).with("iat", &json!(at_first)).signed();
        assert!(proving(&house, &house.redemption(&house.code()), &early).is_ok(), "the nonce vouches for the time");
        house.clock.advance(Span::secs(1));
        let late = Proof::at_token(&house, &key).with("nonce", &json!(made)).signed();
        let error = proving(&house, &house.redemption(&house.code()), &late).unwrap_err();
        assert_eq!(error.code, OAuthCode::UseDpopNonce, "though this client need not send any");
    }

    fn a_code_that_was_asked_for_with_a_key_is_good_for_that_key(store: &TestStore) {
        let house = house(store);
        let (key, thief) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let request = with(house.request(), "dpop_jkt", Some(&key.thumbprint()));
        let code = house.code_for(&request);
        let proof = Proof::at_token(&house, &key).signed();
        assert!(proving(&house, &house.redemption(&code), &proof).is_ok());
        let code = house.code_for(&request);
        let wrong = Proof::at_token(&house, &thief).signed();
        let error = proving(&house, &house.redemption(&code), &wrong).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid));
        assert_eq!(house.refused(), (EventName::Code, Reason::ProofInvalid));
        let proof = Proof::at_token(&house, &key).signed();
        assert_eq!(proving(&house, &house.redemption(&code), &proof).unwrap_err().reason, Reason::Replay, "burnt");
        let none = house.redeem(&house.code_for(&request)).unwrap_err();
        assert_eq!((none.code, none.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid));
        for odd in ["short", &"=".repeat(43), &"a".repeat(44)] {
            let request = with(house.request(), "dpop_jkt", Some(odd));
            let refused = matches!(house.authorize(&request), oidc::authorize::AuthorizeOutcome::Redirect { ref url } if url.contains("error=invalid_request"));
            assert!(refused, "{odd}");
        }
    }

    fn a_request_that_is_pushed_with_a_proof_binds_its_code(store: &TestStore) {
        let house = house(store);
        let (key, other) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let form = with(house.request(), "client_secret", Some(house.secret.expose()));
        let push_with = |form: &Pairs, proof: &str| {
            push(&house.cx, &ClientRequest { dpop: Some(proof), ..ClientRequest::form(form) })
        };
        let at_par = |key| Proof::new(&house, key, "POST", "/par").signed();
        let uri = push_with(&form, &at_par(&key)).unwrap().request_uri;
        let code = house.code_for(&referring(&house.app, &uri));
        assert_eq!(house.redeem(&code).unwrap_err().reason, Reason::ProofInvalid);
        let uri = push_with(&form, &at_par(&key)).unwrap().request_uri;
        let code = house.code_for(&referring(&house.app, &uri));
        let proof = Proof::at_token(&house, &key).signed();
        assert!(proving(&house, &house.redemption(&code), &proof).is_ok());
        // Both ways at once must speak of the same key.
        let both = with(form.clone(), "dpop_jkt", Some(&key.thumbprint()));
        assert!(push_with(&both, &at_par(&key)).is_ok());
        assert_eq!(push_with(&both, &at_par(&other)).unwrap_err().code, OAuthCode::InvalidDpopProof);
        let elsewhere = Proof::at_token(&house, &key).signed();
        assert_eq!(push_with(&form, &elsewhere).unwrap_err().code, OAuthCode::InvalidDpopProof);
        let uri = pushed(&house, &house.app, &with(house.request(), "dpop_jkt", Some(&key.thumbprint()))).unwrap();
        let code = house.code_for(&referring(&house.app, &uri));
        assert_eq!(house.redeem(&code).unwrap_err().reason, Reason::ProofInvalid, "a pushed dpop_jkt counts too");
    }

    fn a_client_that_registered_so_gets_no_tokens_without_a_proof(store: &TestStore) {
        let house = house_with(store, |app| {
            app.client.dpop_bound_access_tokens = true;
            app.client.response_types = model::ResponseType::ALL.to_vec();
        });
        let code = house.code();
        let error = house.redeem(&code).unwrap_err();
        assert_eq!(error.code, OAuthCode::InvalidDpopProof);
        let key = ClientKey::new(SigningAlg::Es256);
        let proof = Proof::at_token(&house, &key).signed();
        let tokens = proving(&house, &house.redemption(&code), &proof).unwrap();
        let refresh = tokens.refresh_token.unwrap();
        assert_eq!(house.refresh(refresh.expose()).unwrap_err().code, OAuthCode::InvalidDpopProof);
        // Nor through the browser, where nothing can be proved.
        for kind in ["code token", "id_token token", "code id_token token"] {
            let request = with(house.request(), "response_type", Some(kind));
            let oidc::authorize::AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
                panic!("a redirect");
            };
            assert!(url.contains("error=unsupported_response_type") && !url.contains("access_token"), "{kind}");
        }
    }

    fn refresh_tokens_of_a_client_that_cannot_prove_itself_are_bound_too(store: &TestStore) {
        let house = house_with(store, public);
        let (key, thief) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let begin = || {
            let proof = Proof::at_token(&house, &key).signed();
            let form = without_secret(house.redemption(&house.code()));
            proving(&house, &form, &proof).unwrap().refresh_token.unwrap()
        };
        let with_key = |token: &str, key: &ClientKey| {
            let proof = Proof::at_token(&house, key).signed();
            proving(&house, &without_secret(house.refreshing(token)), &proof)
        };
        let second = with_key(begin().expose(), &key).unwrap();
        assert_eq!(second.token_type, "DPoP");
        assert!(with_key(second.refresh_token.unwrap().expose(), &key).is_ok());
        for (what, attempt) in [("another key", true), ("no key", false)] {
            let token = begin();
            let end = house.end_of_chain();
            let error = if attempt {
                with_key(token.expose(), &thief)
            } else {
                house.post(&without_secret(house.refreshing(token.expose())))
            }.unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid), "{what}");
            assert_eq!(house.refusals_since(end), [(EventName::Refresh, Reason::ProofInvalid)], "{what}");
            assert!(with_key(token.expose(), &key).is_err(), "{what}: the family has ended");
        }
    }

    fn a_client_that_proves_itself_may_change_its_key(store: &TestStore) {
        let house = house(store);
        let (first, second) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::EdDsa));
        let refresh = bound_tokens(&house, &first).refresh_token.unwrap();
        let proof = Proof::at_token(&house, &second).signed();
        let tokens = proving(&house, &house.refreshing(refresh.expose()), &proof).unwrap();
        assert_eq!(part(tokens.access_token.expose(), 1).get("cnf"), Some(&json!({"jkt": second.thumbprint()})));
    }

    fn a_bound_token_opens_userinfo_only_with_its_own_proof(store: &TestStore) {
        let house = house(store);
        let (key, thief) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
        let tokens = bound_tokens(&house, &key);
        let access = tokens.access_token.expose();
        let proof = |key| Proof::new(&house, key, "GET", "/userinfo");
        let right = proof(&key).about(access).signed();
        let end = house.end_of_chain();
        let error = told(&house, access, Scheme::Bearer, None).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::ProofInvalid), "as a bearer token");
        assert_eq!(house.refusals_since(end), [(EventName::Jwt, Reason::ProofInvalid)]);
        assert_eq!(told(&house, access, Scheme::Bearer, Some(&right)).unwrap_err().code, OAuthCode::InvalidToken, "by the wrong scheme");
        assert_eq!(told(&house, access, Scheme::Dpop, None).unwrap_err().code, OAuthCode::InvalidDpopProof);
        let stolen = proof(&thief).about(access).signed();
        assert_eq!(told(&house, access, Scheme::Dpop, Some(&stolen)).unwrap_err().code, OAuthCode::InvalidToken, "by another's key");
        for wrong in [
            proof(&key), proof(&key).about("another token"), proof(&key).about(access).with("ath", &json!("")),
            proof(&key).about(access).with("htm", &json!("POST")), Proof::at_token(&house, &key).about(access),
        ] {
            let error = told(&house, access, Scheme::Dpop, Some(&wrong.signed())).unwrap_err();
            assert_eq!(error.code, OAuthCode::InvalidDpopProof, "{}", wrong.claims);
        }
        assert!(told(&house, access, Scheme::Dpop, Some(&right)).is_ok());
        let again = told(&house, access, Scheme::Dpop, Some(&right)).unwrap_err();
        assert_eq!((again.code, again.reason), (OAuthCode::InvalidDpopProof, Reason::Replay));
        let posted = Presentation {
            scheme: Scheme::Dpop,
            method: "POST",
            proof: Some(&Proof::new(&house, &key, "POST", "/userinfo").about(access).signed()),
            ..Presentation::bearer(access)
        };
        assert!(userinfo(&house.cx, &posted).is_ok());
    }

    fn an_unbound_token_is_no_dpop_token(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        let tokens = house.tokens();
        let access = tokens.access_token.expose();
        let proof = Proof::new(&house, &key, "GET", "/userinfo").about(access).signed();
        let error = told(&house, access, Scheme::Dpop, Some(&proof)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::ProofInvalid));
        assert!(told(&house, access, Scheme::Bearer, None).is_ok());
    }

    fn t27_a_bound_token_is_refused_as_soon_as_access_ends(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        let tokens = bound_tokens(&house, &key);
        let access = tokens.access_token.expose();
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        let proof = Proof::new(&house, &key, "GET", "/userinfo").about(access).signed();
        let error = told(&house, access, Scheme::Dpop, Some(&proof)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::GuestRemoved));
    }

    fn the_same_proof_shown_by_many_at_once_counts_once(store: &TestStore) {
        let house = house(store);
        let key = ClientKey::new(SigningAlg::Es256);
        for _ in 0..10 {
            let proof = Proof::at_token(&house, &key).with("jti", &json!(fresh_id())).signed();
            let codes: Vec<String> = (0..4).map(|_| house.code_for(&request_of(&house.app))).collect();
            let start = std::sync::Barrier::new(4);
            let won: usize = std::thread::scope(|scope| {
                let all: Vec<_> = codes.iter().map(|code| scope.spawn(|| {
                    start.wait();
                    usize::from(proving(&house, &house.redemption(code), &proof).is_ok())
                })).collect();
                all.into_iter().map(|one| one.join().unwrap()).sum()
            });
            assert_eq!(won, 1);
        }
    }
}

fn zeroize_key(octets: [u8; 32]) -> zeroize::Zeroizing<[u8; 32]> {
    zeroize::Zeroizing::new(octets)
}
