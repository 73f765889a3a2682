use super::*;
use crate::fake_home::{
    ACCESS_TOKEN, CLIENT_ID, Counted, Home, StoppedClock, jwks, outbound, sign, signer,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::Span;
use serde_json::{Value, json};

struct Scene {
    home: Home,
    clock: Arc<StoppedClock>,
    providers: Providers,
}

impl Scene {
    fn new() -> Self {
        let clock = Arc::new(StoppedClock::new());
        let random = Arc::new(Counted::new());
        let signer = signer(&clock, &random);
        let providers = Providers::new(outbound(), clock.clone(), random, signer);
        Self {
            home: Home::open(),
            clock,
            providers,
        }
    }

    fn begin(&self) -> Begun {
        self.providers
            .begin(&self.home.party(), &Wishes::default())
            .unwrap()
    }

    fn callback(&self) -> Callback {
        Callback {
            code: Secret::new("a-code"),
            iss: Some(self.home.issuer.clone()),
        }
    }

    fn finish(&self, begun: &Begun) -> Result<Verified, Refusal> {
        self.providers
            .finish(&self.home.party(), &begun.remembered, &self.callback())
    }

    /// Finishes with the good claims changed by `change`; `null` removes a claim.
    fn finish_with(&self, change: &Value) -> Result<Verified, Refusal> {
        let begun = self.begin();
        self.home.will_assert(&self.changed(&begun, change));
        self.finish(&begun)
    }

    fn changed(&self, begun: &Begun, change: &Value) -> Value {
        let mut claims = self.home.claims(&begun.remembered.nonce, self.clock.now());
        for (name, value) in change.as_object().unwrap() {
            if value == "absent" {
                claims.as_object_mut().unwrap().remove(name);
            } else {
                claims[name] = value.clone();
            }
        }
        claims
    }

    /// Finishes with a token under this header, signed by the key of that number.
    fn finish_under(&self, number: u8, header: &Value) -> Result<Verified, Refusal> {
        let begun = self.begin();
        self.home.will_issue(&sign(
            number,
            header,
            &self.changed(&begun, &json!({})).to_string(),
        ));
        self.finish(&begun)
    }
}

fn reason(outcome: Result<Verified, Refusal>) -> Reason {
    outcome.map(|_| ()).unwrap_err().reason
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v.into_owned())
}

#[test]
fn the_request_carries_state_nonce_and_an_s256_challenge() {
    let scene = Scene::new();
    let wishes = Wishes {
        login_hint: Some("ana+b2b@fabrikam.example".into()),
        prompt: Some("login".into()),
        max_age: Some(300),
        acr_values: vec!["phr".into(), "phrh".into()],
        ui_locales: Some("de-AT en".into()),
    };
    let begun = scene.providers.begin(&scene.home.party(), &wishes).unwrap();
    let of = |name| parameter(&begun.url, name);
    assert_eq!(begun.url.path(), "/authorize");
    assert_eq!(of("response_type").as_deref(), Some("code"));
    assert_eq!(of("client_id").as_deref(), Some(CLIENT_ID));
    assert_eq!(of("redirect_uri"), Some(scene.home.party().redirect_uri));
    assert_eq!(of("scope").as_deref(), Some("openid profile email"));
    assert_eq!(of("state").as_deref(), Some(begun.state.expose()));
    assert_eq!(
        of("nonce").as_deref(),
        Some(begun.remembered.nonce.expose())
    );
    assert_eq!(of("code_challenge_method").as_deref(), Some("S256"));
    assert_ne!(
        of("code_challenge").as_deref(),
        Some(begun.remembered.pkce_verifier.expose())
    );
    assert_eq!(
        of("login_hint").as_deref(),
        Some("ana+b2b@fabrikam.example")
    );
    assert_eq!(of("prompt").as_deref(), Some("login"));
    assert_eq!(of("max_age").as_deref(), Some("300"));
    assert_eq!(of("acr_values").as_deref(), Some("phr phrh"));
    assert_eq!(of("ui_locales").as_deref(), Some("de-AT en"));
}

#[test]
fn a_good_answer_says_who_it_is() {
    let scene = Scene::new();
    let verified = scene.finish_with(&json!({})).unwrap();
    assert_eq!(
        (verified.issuer.as_str(), verified.subject.as_str()),
        (scene.home.issuer.as_str(), "ana-1")
    );
    assert_eq!(verified.name.as_deref(), Some("Ana Almeida"));
    assert_eq!(verified.email.as_deref(), Some("ana@fabrikam.example"));
    assert!(verified.email_verified);
    assert_eq!(verified.amr, ["pwd", "mfa"]);
    assert_eq!(verified.acr.as_deref(), Some("high"));
    assert_eq!(verified.auth_time, scene.clock.now().minus(Span::secs(60)));
    assert_eq!(verified.access_token.expose(), ACCESS_TOKEN);

    let requests = scene.home.requests_to("/token");
    let request = requests.first().unwrap();
    assert!(request.contains("grant_type=authorization_code") && request.contains("code=a-code"));
    assert!(request.contains("code_verifier="));
    assert!(
        request
            .to_ascii_lowercase()
            .contains("authorization: basic "),
        "{request}"
    );
    assert!(!request.contains("client_secret="));
}

#[test]
fn the_secret_travels_as_the_home_wants_it() {
    let scene = Scene::new();
    scene.home.behaviour.lock().metadata["token_endpoint_auth_methods_supported"] =
        json!(["client_secret_post"]);
    scene.finish_with(&json!({})).unwrap();
    let request = scene.home.requests_to("/token").remove(0);
    assert!(request.contains("client_secret=s3cret%2Fwith%2Bsigns"));
    assert!(!request.to_ascii_lowercase().contains("authorization:"));

    let mut public = scene.home.party();
    public.client_secret = None;
    let begun = scene.providers.begin(&public, &Wishes::default()).unwrap();
    scene.home.will_assert(&scene.changed(&begun, &json!({})));
    scene
        .providers
        .finish(&public, &begun.remembered, &scene.callback())
        .unwrap();
    let request = scene.home.requests_to("/token").remove(1);
    assert!(request.contains("client_id=") && !request.contains("client_secret="));
}

#[test]
fn u01_metadata_of_another_issuer_is_refused() {
    let scene = Scene::new();
    let issuer = scene.home.issuer.clone();
    for other in [
        format!("{issuer}/"),
        issuer.replace("http", "HTTP"),
        format!("{issuer}/tenant"),
        "x".into(),
    ] {
        scene.home.behaviour.lock().metadata["issuer"] = other.as_str().into();
        let refusal = scene.providers.probe(&scene.home.party()).unwrap_err();
        let expected = if other == "x" {
            Reason::HomeUnreachable
        } else {
            Reason::IssuerMismatch
        };
        assert_eq!(
            (refusal.event, refusal.reason),
            (EventName::UpstreamMetadata, expected),
            "{other}"
        );
    }
}

#[test]
fn n01_endpoints_at_forbidden_addresses_are_refused_with_the_metadata() {
    for endpoint in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
        for url in [
            "https://10.0.0.1/x",
            "http://home.example/x",
            "javascript:alert(1)",
        ] {
            let scene = Scene::new();
            scene.home.behaviour.lock().metadata[endpoint] = url.into();
            let refusal = scene
                .providers
                .begin(&scene.home.party(), &Wishes::default())
                .unwrap_err();
            assert_eq!(
                refusal.reason,
                Reason::AddressNotAllowed,
                "{endpoint} {url}"
            );
        }
    }
}

#[test]
fn u03_after_a_mix_up_the_code_is_sent_nowhere() {
    let scene = Scene::new();
    let begun = scene.begin();
    for iss in [
        None,
        Some("https://partner-b.example".to_owned()),
        Some(format!("{}/", scene.home.issuer)),
    ] {
        let callback = Callback {
            iss,
            ..scene.callback()
        };
        let outcome = scene
            .providers
            .finish(&scene.home.party(), &begun.remembered, &callback);
        assert_eq!(reason(outcome), Reason::MixUp);
    }
    assert!(scene.home.requests_to("/token").is_empty());
}

#[test]
fn u03_a_home_that_promises_no_iss_need_not_send_it() {
    let scene = Scene::new();
    scene.home.behaviour.lock().metadata["authorization_response_iss_parameter_supported"] =
        json!("true");
    let begun = scene.begin();
    scene.home.will_assert(&scene.changed(&begun, &json!({})));
    let callback = Callback {
        iss: None,
        ..scene.callback()
    };
    assert!(
        scene
            .providers
            .finish(&scene.home.party(), &begun.remembered, &callback)
            .is_ok()
    );
}

#[test]
fn u05_tokens_that_are_not_for_us_now_are_refused() {
    let scene = Scene::new();
    let now = scene.clock.now().secs();
    for (change, expected) in [
        (
            json!({ "iss": "https://other.example" }),
            Reason::IssuerMismatch,
        ),
        (json!({ "aud": "another" }), Reason::UpstreamAudience),
        (json!({ "aud": [] }), Reason::UpstreamAudience),
        (
            json!({ "aud": [CLIENT_ID, "another"] }),
            Reason::UpstreamAudience,
        ),
        (
            json!({ "aud": [CLIENT_ID, "another"], "azp": "another" }),
            Reason::UpstreamAudience,
        ),
        (json!({ "azp": "another" }), Reason::UpstreamAudience),
        (json!({ "nonce": "absent" }), Reason::UpstreamNonce),
        (
            json!({ "nonce": "of-another-request" }),
            Reason::UpstreamNonce,
        ),
        (json!({ "exp": now - 30 }), Reason::UpstreamTime),
        (json!({ "exp": "absent" }), Reason::UpstreamClaim),
        (json!({ "iat": now - 301 }), Reason::UpstreamTime),
        (json!({ "iat": now + 61 }), Reason::UpstreamTime),
        (json!({ "iat": "absent" }), Reason::UpstreamClaim),
        (json!({ "nbf": now + 61 }), Reason::UpstreamTime),
        (json!({ "sub": "" }), Reason::UpstreamClaim),
        (json!({ "sub": "x".repeat(256) }), Reason::UpstreamClaim),
        (json!({ "sub": 7 }), Reason::UpstreamClaim),
        (json!({ "sub": "absent" }), Reason::UpstreamClaim),
        (
            json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }),
            Reason::UpstreamClaim,
        ),
    ] {
        assert_eq!(reason(scene.finish_with(&change)), expected, "{change}");
    }
}

#[test]
fn u05_the_edges_of_time_and_audience_are_accepted() {
    let scene = Scene::new();
    let now = scene.clock.now().secs();
    for change in [
        json!({ "exp": now - 29 }),
        json!({ "iat": now - 300 }),
        json!({ "iat": now + 60 }),
        json!({ "exp": now as f64 + 0.5 }),
        json!({ "aud": [CLIENT_ID] }),
        json!({ "aud": [CLIENT_ID, "another"], "azp": CLIENT_ID }),
        json!({ "sub": "x".repeat(255) }),
    ] {
        assert!(scene.finish_with(&change).is_ok(), "{change}");
    }
}

#[test]
fn u05_wrong_signatures_and_algorithms_are_refused() {
    let scene = Scene::new();
    // Another key under the name of the right one.
    assert_eq!(
        reason(scene.finish_under(2, &json!({ "alg": "EdDSA", "kid": "key-1" }))),
        Reason::UpstreamSignature
    );
    for alg in ["none", "None", "HS256", "XX", ""] {
        assert_eq!(
            reason(scene.finish_under(1, &json!({ "alg": alg, "kid": "key-1" }))),
            Reason::AlgInvalid,
            "{alg}"
        );
    }
    assert_eq!(
        reason(scene.finish_under(1, &json!({ "alg": "PS256", "kid": "key-1" }))),
        Reason::AlgInvalid
    );
    assert_eq!(
        reason(scene.finish_under(1, &json!({ "alg": "ES256", "kid": "key-1" }))),
        Reason::UpstreamKey
    );
    let critical = json!({ "alg": "EdDSA", "kid": "key-1", "crit": ["b64"], "b64": false });
    assert_eq!(
        reason(scene.finish_under(1, &critical)),
        Reason::UpstreamClaim
    );
    let logout = json!({ "alg": "EdDSA", "kid": "key-1", "typ": "logout+jwt" });
    assert_eq!(
        reason(scene.finish_under(1, &logout)),
        Reason::UpstreamClaim
    );

    let begun = scene.begin();
    let unsigned = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#),
        URL_SAFE_NO_PAD.encode(scene.changed(&begun, &json!({})).to_string())
    );
    scene.home.will_issue(&unsigned);
    assert_eq!(reason(scene.finish(&begun)), Reason::AlgInvalid);
}

#[test]
fn u05_an_unknown_key_is_sought_once_a_minute() {
    let scene = Scene::new();
    let unknown = json!({ "alg": "EdDSA", "kid": "key-9" });
    for _ in 0..3 {
        assert_eq!(reason(scene.finish_under(9, &unknown)), Reason::UpstreamKey);
    }
    assert_eq!(
        scene.home.requests_to("/jwks").len(),
        2,
        "once with the metadata, once for the unknown key"
    );

    scene.home.behaviour.lock().keys = jwks(&[1, 9]);
    scene.clock.advance(Span::secs(59));
    assert_eq!(reason(scene.finish_under(9, &unknown)), Reason::UpstreamKey);
    scene.clock.advance(Span::secs(1));
    assert!(scene.finish_under(9, &unknown).is_ok());
    assert!(scene.finish_under(9, &unknown).is_ok());
    assert_eq!(scene.home.requests_to("/jwks").len(), 3);
    assert_eq!(
        scene
            .home
            .requests_to("/.well-known/openid-configuration")
            .len(),
        1
    );
}

#[test]
fn metadata_is_read_again_after_an_hour() {
    let scene = Scene::new();
    scene.begin();
    scene.clock.advance(Span::mins(59));
    scene.begin();
    assert_eq!(
        scene
            .home
            .requests_to("/.well-known/openid-configuration")
            .len(),
        1
    );
    scene.clock.advance(Span::mins(1));
    scene.begin();
    assert_eq!(
        scene
            .home
            .requests_to("/.well-known/openid-configuration")
            .len(),
        2
    );
}

#[test]
fn a_token_without_key_id_needs_the_one_key_to_be_clear() {
    let scene = Scene::new();
    assert!(scene.finish_under(1, &json!({ "alg": "EdDSA" })).is_ok());
    scene.home.behaviour.lock().keys = jwks(&[1, 2]);
    scene.clock.advance(Span::hours(1));
    assert_eq!(
        reason(scene.finish_under(1, &json!({ "alg": "EdDSA" }))),
        Reason::UpstreamKey
    );
}

#[test]
fn u08_only_the_json_value_true_verifies_an_address() {
    let scene = Scene::new();
    for value in [
        json!("true"),
        json!("True"),
        json!(1),
        json!("false"),
        json!(false),
        json!(null),
        json!([true]),
        json!({ "x": true }),
        json!("absent"),
    ] {
        let verified = scene
            .finish_with(&json!({ "email_verified": value }))
            .unwrap();
        assert!(!verified.email_verified, "{value}");
    }
    assert!(
        scene
            .finish_with(&json!({ "email_verified": true }))
            .unwrap()
            .email_verified
    );
}

#[test]
fn describing_claims_of_the_wrong_kind_are_left_out() {
    let scene = Scene::new();
    let verified = scene
        .finish_with(&json!({
            "name": ["Ana"], "email": 5, "amr": "mfa", "acr": { "a": 1 }, "auth_time": "yesterday",
            "address": "no object", "updated_at": "never",
        }))
        .unwrap();
    assert_eq!(
        (verified.name, verified.email, verified.acr),
        (None, None, None)
    );
    assert!(verified.amr.is_empty());
    assert_eq!(verified.auth_time, scene.clock.now());
    assert_eq!(
        scene
            .finish_with(&json!({ "name": "Ana\u{1b}[2J" }))
            .unwrap()
            .name,
        None
    );
}

#[test]
fn max_age_is_held_against_the_home() {
    let scene = Scene::new();
    let now = scene.clock.now().secs();
    let wishes = Wishes {
        max_age: Some(60),
        ..Wishes::default()
    };
    for (auth_time, expected) in [
        (json!(now - 90), None),
        (json!(now - 91), Some(Reason::UpstreamTime)),
        (json!("absent"), Some(Reason::UpstreamClaim)),
    ] {
        let begun = scene.providers.begin(&scene.home.party(), &wishes).unwrap();
        scene
            .home
            .will_assert(&scene.changed(&begun, &json!({ "auth_time": auth_time })));
        assert_eq!(
            scene.finish(&begun).err().map(|refusal| refusal.reason),
            expected,
            "{auth_time}"
        );
    }
}

#[test]
fn at_hash_is_checked_where_it_is_sent() {
    use openidconnect::{JsonWebKey, PrivateSigningKey};
    let scene = Scene::new();
    let key = crate::fake_home::key(1).as_verification_key();
    let hash = key
        .hash_bytes(ACCESS_TOKEN.as_bytes(), &CoreJwsSigningAlgorithm::EdDsa)
        .unwrap();
    let at_hash = URL_SAFE_NO_PAD.encode(&hash[..hash.len() / 2]);
    assert!(scene.finish_with(&json!({ "at_hash": at_hash })).is_ok());
}

#[test]
fn u14_what_the_home_writes_is_escaped_and_cut() {
    let scene = Scene::new();
    let begun = scene.begin();
    {
        let mut behaviour = scene.home.behaviour.lock();
        behaviour.token_status = 400;
        behaviour.token_answer =
            json!({ "error": "invalid_grant", "error_description": format!("<b>\u{1b}\n{}", "x".repeat(65_536)) })
                .to_string();
    }
    let refusal = scene.finish(&begun).map(|_| ()).unwrap_err();
    assert_eq!(refusal.reason, Reason::HomeRefused);
    assert!(refusal.note.chars().count() <= 200 && !refusal.note.chars().any(char::is_control));

    scene.home.behaviour.lock().token_answer = "<html>".repeat(10_000);
    let refusal = scene.finish(&begun).map(|_| ()).unwrap_err();
    assert_eq!(refusal.reason, Reason::HomeUnreachable);
    assert!(refusal.note.len() <= 200);
}

#[test]
fn answers_that_are_no_tokens_are_refused_cleanly() {
    let scene = Scene::new();
    for id_token in ["", "a", "a.b", "a.b.c", "....", "e30.e30.e30", "é.é.é"] {
        let begun = scene.begin();
        scene.home.will_issue(id_token);
        assert_eq!(
            reason(scene.finish(&begun)),
            Reason::UpstreamClaim,
            "{id_token}"
        );
    }
    let begun = scene.begin();
    scene.home.behaviour.lock().token_answer =
        json!({ "access_token": "x", "token_type": "Bearer" }).to_string();
    assert_eq!(reason(scene.finish(&begun)), Reason::UpstreamClaim);
}

#[path = "relying_party_answers_tests.rs"]
mod answers;
