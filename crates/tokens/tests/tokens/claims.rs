use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{SigningAlg, SubjectSeed, SubjectType};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokens::{AccessToken, IdToken, LogoutToken, Person, half_hash, subject};

fn seed(n: u8) -> SubjectSeed {
    SubjectSeed {
        public: format!("public-{n}"),
        pairwise: format!("pairwise-{n}"),
    }
}

#[test]
fn j11_a_public_subject_is_the_drawn_one_everywhere() {
    for sector in ["app_1", "app_2"] {
        assert_eq!(subject(&seed(1), SubjectType::Public, sector), "public-1");
    }
}

#[test]
fn j11_a_pairwise_subject_is_stable_different_everywhere_and_discloses_nothing() {
    let pairwise = |n, sector: &str| subject(&seed(n), SubjectType::Pairwise, sector);
    let one = pairwise(1, "app_1");
    assert_eq!(one, pairwise(1, "app_1"));
    assert_eq!(URL_SAFE_NO_PAD.decode(&one).unwrap().len(), 32);
    assert_ne!(one, pairwise(1, "app_2"));
    assert_ne!(one, pairwise(2, "app_1"));
    assert!(!one.contains("pairwise"));
    // It does not depend on what is shown to others.
    let mut other_public = seed(1);
    other_public.public = "else".into();
    assert_eq!(one, subject(&other_public, SubjectType::Pairwise, "app_1"));
}

#[test]
fn j11_seed_and_sector_do_not_run_into_each_other() {
    let of = |pairwise: &str, sector: &str| {
        let seed = SubjectSeed {
            public: String::new(),
            pairwise: pairwise.into(),
        };
        subject(&seed, SubjectType::Pairwise, sector)
    };
    assert_ne!(of("ab", "c"), of("a", "bc"));
}

#[test]
fn at_hash_is_the_left_half_of_the_digest() {
    let expected = URL_SAFE_NO_PAD.encode(&Sha256::digest("token")[..16]);
    assert_eq!(half_hash(SigningAlg::Es256, "token"), expected);
    assert_eq!(half_hash(SigningAlg::Es256, "").len(), 22);
}

#[test]
fn an_id_token_leaves_out_what_is_not_known_and_says_that_it_is_for_a_guest() {
    let claims = IdToken {
        iss: "https://guests.example".into(),
        sub: "s".into(),
        aud: "app_1".into(),
        exp: 300,
        auth_time: 1,
        sid: "ses_1".into(),
        person: Person {
            idp: "https://home.example".into(),
            partner: "Fabrikam".into(),
            partner_id: "ptn_1".into(),
            email_verified: Some(false),
            ..Person::default()
        },
        ..IdToken::default()
    };
    let expected = json!({
        "iss": "https://guests.example", "sub": "s", "aud": "app_1", "exp": 300, "iat": 0,
        "auth_time": 1, "sid": "ses_1", "idp": "https://home.example", "partner": "Fabrikam",
        "partner_id": "ptn_1", "email_verified": false, "guest": true,
    });
    assert_eq!(serde_json::to_value(claims).unwrap(), expected);
}

#[test]
fn an_access_token_has_the_claims_of_rfc_9068_and_its_family() {
    let of_a_guest = AccessToken {
        sid: Some("ses_1".into()),
        family: Some("fam_1".into()),
        ..AccessToken::default()
    };
    let value = serde_json::to_value(of_a_guest).unwrap();
    assert_eq!(
        (&value["sid"], &value["family"]),
        (&json!("ses_1"), &json!("fam_1"))
    );
    for name in [
        "iss",
        "sub",
        "aud",
        "client_id",
        "iat",
        "exp",
        "jti",
        "scope",
    ] {
        assert!(value.get(name).is_some(), "{name}");
    }
    assert!(value["aud"].is_string());
}

#[test]
fn a_logout_token_names_the_event_has_no_nonce_and_lives_two_minutes() {
    let claims = LogoutToken {
        iss: "i".into(),
        sub: "s".into(),
        aud: "app_1".into(),
        iat: 0,
        exp: LogoutToken::LIFETIME.as_secs(),
        jti: "out_1".into(),
        sid: "ses_1".into(),
        events: LogoutToken::events(),
    };
    let expected = json!({
        "iss": "i", "sub": "s", "aud": "app_1", "iat": 0, "exp": 120, "jti": "out_1",
        "sid": "ses_1",
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    assert_eq!(serde_json::to_value(claims).unwrap(), expected);
}
