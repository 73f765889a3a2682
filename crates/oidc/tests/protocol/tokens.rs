//! What tokens say and where they are good: J04, J05, J11, J12.

use crate::house::{House, house, house_with, parameter, part, userinfo, with};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{Clock, EventName, Reason, SigningAlg, Span, SubjectType};
use oidc::{OAuthCode, authorize::AuthorizeOutcome, backchannel::logout_token};
use serde_json::{Value, json};
use testkit::on_every_store;

fn logout_of(house: &House) -> String {
    let notice = model::LogoutNotice {
        app_id: house.app.id.clone(),
        guest_id: house.guest.id.clone(),
        session_id: house.session.id.clone(),
    };
    let item = model::Id::new(house.clock.now(), &*house.cx.random);
    let delivery = logout_token(&house.cx, &notice, &item).unwrap().unwrap();
    delivery.token.expose().to_owned()
}

on_every_store! {
    fn j04_no_kind_of_token_passes_for_another(store: &TestStore) {
        let house = house_with(store, |app| {
            app.backchannel_logout_uri = Some("https://app.example/logout".into());
        });
        let tokens = house.tokens();
        let logout = logout_of(&house);
        let typ = |token: &str| part(token, 0).get("typ").cloned();
        assert_eq!(typ(tokens.access_token.expose()), Some(json!("at+jwt")));
        assert_eq!(typ(&logout), Some(json!("logout+jwt")));
        for other in [tokens.id_token.as_ref().unwrap().expose(), &logout, "", "a.b.c"] {
            let error = userinfo(&house.cx, other).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::TokenInvalid));
        }
        for hint in [tokens.access_token.expose(), &logout] {
            let request = with(with(house.request(), "id_token_hint", Some(hint)), "prompt", Some("none"));
            let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
                panic!("a redirect");
            };
            assert_eq!(parameter(&url, "error").as_deref(), Some("login_required"));
            let ask = oidc::logout::read(&house.cx, &[("id_token_hint".into(), hint.to_owned())]).unwrap();
            assert!(ask.app.is_none());
        }
    }

    fn j05_a_token_is_for_one_audience(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let (ours, theirs) = (house.tokens(), house.redeem_for(&other));
        assert_eq!(part(ours.id_token.as_ref().unwrap().expose(), 1).get("aud"), Some(&json!(house.app.id)));
        assert_eq!(part(theirs.id_token.as_ref().unwrap().expose(), 1).get("aud"), Some(&json!(other.id)));
        for tokens in [&ours, &theirs] {
            let claims = part(tokens.access_token.expose(), 1);
            assert_eq!(claims.get("aud"), Some(&json!(crate::house::ISSUER)), "userinfo, and nobody's API");
        }
        assert_ne!(
            part(ours.access_token.expose(), 1).get("client_id"),
            part(theirs.access_token.expose(), 1).get("client_id")
        );
    }

    fn j11_subjects_are_random_stable_and_differ_between_apps(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let public = house.another_app(|app| {
            app.slug = "public".into();
            app.name = "Public".into();
            app.subject_type = SubjectType::Public;
        });
        let sub = |tokens: &oidc::token::TokenResponse| crate::house::claim(tokens.id_token.as_ref().unwrap(), "sub");
        let mine = sub(&house.tokens());
        assert_eq!(mine, sub(&house.tokens()), "stable");
        let all = [mine, sub(&house.redeem_for(&other)), sub(&house.redeem_for(&public))];
        for (n, subject) in all.iter().enumerate() {
            assert!(subject.len() >= 22, "128 bits: {subject}");
            assert!(!subject.contains('@') && !subject.contains(house.guest.id.as_str()));
            assert!(all.iter().skip(n + 1).all(|other| other != subject));
        }
        let told = userinfo(&house.cx, house.tokens().access_token.expose()).unwrap();
        assert_eq!(told.get("sub"), Some(&json!(all.first())));
    }

    fn j12_the_id_token_says_at_most_what_the_home_said(store: &TestStore) {
        let house = house(store);
        house.clock.advance(Span::mins(7));
        let tokens = house.tokens();
        let claims = part(tokens.id_token.as_ref().unwrap().expose(), 1);
        let says = |name: &str| claims.get(name).cloned().unwrap_or(Value::Null);
        assert_eq!(says("auth_time"), json!(house.session.auth_time.secs()));
        assert_eq!(says("acr"), json!("urn:example:loa2"));
        assert_eq!(says("amr"), json!(["pwd"]));
        assert_eq!(says("idp"), json!(house.connection.issuer));
        assert_eq!(says("partner"), json!("Fabrikam"));
        assert_eq!(says("guest"), json!(true));
        assert_eq!(says("roles"), json!(["reader"]));
        assert_eq!(says("email_verified"), json!(false), "nobody vouched for the address");
        assert_eq!(says("nonce"), json!("a nonce"));
        assert_eq!(says("sid"), json!(house.session.id));
        assert_eq!(says("at_hash"), json!(tokens::half_hash(SigningAlg::Es256, tokens.access_token.expose())));
    }

    fn id_tokens_are_signed_as_registered_and_access_tokens_always_alike(store: &TestStore) {
        let house = house(store);
        let rsa = house.another_app(|app| app.id_token_alg = SigningAlg::Rs256);
        let (ec, rsa) = (house.tokens(), house.redeem_for(&rsa));
        let alg = |token: &model::Secret| part(token.expose(), 0).get("alg").cloned();
        assert_eq!(alg(ec.id_token.as_ref().unwrap()), Some(json!("ES256")));
        assert_eq!(alg(rsa.id_token.as_ref().unwrap()), Some(json!("RS256")));
        for tokens in [&ec, &rsa] {
            assert_eq!(alg(&tokens.access_token), Some(json!("ES256")));
        }
    }

    fn no_token_outlives_the_access(store: &TestStore) {
        let house = house(store);
        let end = house.clock.now().plus(Span::secs(90));
        let change = admin::guests::GuestChange {
            display_name: "Guest".into(),
            language: house.guest.language,
            ends_at: Some(end),
        };
        admin::guests::update(&house.desk, &House::by(), &house.guest.id, &change).unwrap();
        let tokens = house.tokens();
        assert_eq!(tokens.expires_in, 90);
        for token in [&tokens.access_token, tokens.id_token.as_ref().unwrap()] {
            assert_eq!(part(token.expose(), 1).get("exp"), Some(&json!(end.secs())));
        }
    }

    fn an_access_token_expires_after_five_minutes(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        assert_eq!(tokens.expires_in, 300);
        house.clock.advance(Span::secs(299));
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_ok());
        house.clock.advance(Span::secs(60));
        let error = userinfo(&house.cx, tokens.access_token.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::Expired));
    }

    fn userinfo_says_what_the_scope_covers(store: &TestStore) {
        let house = house(store);
        let narrow = with(house.request(), "scope", Some("openid"));
        let tokens = house.redeem(&house.code_for(&narrow)).unwrap();
        let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
        for hidden in ["name", "email", "email_verified", "locale"] {
            assert_eq!(told.get(hidden), None, "{hidden}");
        }
        let told = userinfo(&house.cx, house.tokens().access_token.expose()).unwrap();
        assert_eq!(told.get("name"), Some(&json!("Guest 0")));
        assert_eq!(told.get("email"), Some(&json!("guest0@fabrikam.example")));
    }

    fn a_logout_token_says_who_and_carries_no_nonce(store: &TestStore) {
        let house = house_with(store, |app| {
            app.backchannel_logout_uri = Some("https://app.example/logout".into());
        });
        let claims = part(&logout_of(&house), 1);
        let id_token = part(house.tokens().id_token.as_ref().unwrap().expose(), 1);
        for same in ["iss", "sub", "aud", "sid"] {
            assert_eq!(claims.get(same), id_token.get(same), "{same}");
        }
        assert_eq!(
            claims.get("events"),
            Some(&json!({"http://schemas.openid.net/event/backchannel-logout": {}}))
        );
        assert!(claims.get("jti").is_some() && claims.get("iat").is_some() && claims.get("exp").is_some());
        assert_eq!(claims.get("nonce"), None);
    }

    fn j01_a_token_that_we_did_not_sign_as_such_is_refused_and_written_down(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().access_token;
        let [header, payload, signature] = [0, 1, 2].map(|n| token.expose().split('.').nth(n).unwrap());
        let with_alg = |alg: &str| {
            let mut parts = part(token.expose(), 0);
            parts["alg"] = json!(alg);
            URL_SAFE_NO_PAD.encode(parts.to_string())
        };
        let mut richer = part(token.expose(), 1);
        richer["roles"] = json!(["admin"]);
        let richer = URL_SAFE_NO_PAD.encode(richer.to_string());
        for (forged, reason) in [
            (format!("{}.{payload}.", with_alg("none")), Reason::AlgInvalid),
            (format!("{}.{payload}.{signature}", with_alg("None")), Reason::AlgInvalid),
            (format!("{}.{payload}.{signature}", with_alg("HS256")), Reason::AlgInvalid),
            (format!("{}.{payload}.{signature}", with_alg("RS256")), Reason::AlgInvalid),
            (format!("{header}.{payload}."), Reason::TokenInvalid),
            (format!("{header}.{richer}.{signature}"), Reason::TokenInvalid),
            (format!("{header}.{payload}.{signature}.{signature}"), Reason::TokenInvalid),
        ] {
            let end = house.end_of_chain();
            let error = userinfo(&house.cx, &forged).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, reason), "{forged}");
            assert_eq!(house.refusals_since(end), [(EventName::Jwt, reason)], "{forged}");
        }
        assert!(userinfo(&house.cx, token.expose()).is_ok());
    }

    fn j05_another_issuers_token_is_refused_though_the_keys_are_the_same(store: &TestStore) {
        let house = house(store);
        let mut elsewhere = house.cx.clone();
        std::sync::Arc::make_mut(&mut elsewhere.settings).issuer = "https://other.example".into();
        let foreign = crate::house::post(&elsewhere, &house.redemption(&house.code())).unwrap().access_token;
        assert_eq!(userinfo(&house.cx, foreign.expose()).unwrap_err().reason, Reason::TokenInvalid);
        assert!(userinfo(&elsewhere, foreign.expose()).is_ok());
    }
}
