//! Who the client is (T07) and which grants it may use (T21).

use crate::house::{
    House, OFFERS, Pairs, house, house_with, redemption_of, request_of, secret_of, with,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{ClientAuthMethod, EventName, Reason, RefreshUse};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    token::{TokenResponse, exchange},
};
use testkit::on_every_store;

fn basic(house: &House, form: &Pairs, credentials: &str) -> Result<TokenResponse, OAuthError> {
    let form: Pairs = form
        .iter()
        .filter(|(n, _)| n != "client_id" && n != "client_secret")
        .cloned()
        .collect();
    let header = format!("Basic {}", STANDARD.encode(credentials));
    let request = ClientRequest {
        authorization: Some(&header),
        ..ClientRequest::form(&form)
    };
    exchange(&house.cx, &request)
}

on_every_store! {
    fn t07_every_wrong_client_gets_the_same_answer_and_burns_no_code(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        let right = house.redemption(&code);
        let nobody = "app_00000000000000000000000000000000";
        let wrong = [
            with(right.clone(), "client_secret", Some("wrong")),
            with(right.clone(), "client_secret", Some("")),
            with(right.clone(), "client_secret", None),
            with(right.clone(), "client_id", Some(nobody)),
            with(right.clone(), "client_id", Some("nonsense")),
            with(with(right.clone(), "client_id", Some(nobody)), "client_secret", Some("")),
            with(with(right.clone(), "client_id", None), "client_secret", None),
        ];
        let mut answers: Vec<OAuthError> = wrong.iter().map(|form| house.post(form).unwrap_err()).collect();
        assert_eq!(house.refused(), (EventName::ClientAuth, Reason::ClientUnauthenticated));
        answers.push(basic(&house, &right, "x:y").unwrap_err());
        answers.push(basic(&house, &right, "no colon").unwrap_err());
        let credentials = format!("{}:{}", house.app.id, house.secret.expose());
        answers.push(basic(&house, &right, &credentials).unwrap_err());
        for answer in &answers {
            assert_eq!(Some(answer), answers.first());
            assert_eq!((answer.code, answer.code.status()), (OAuthCode::InvalidClient, 401));
        }
        assert!(house.post(&right).is_ok(), "the code was not touched");
    }

    fn t07_a_client_registered_for_basic_uses_basic_and_nothing_else(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::SecretBasic);
        let form = house.redemption(&house.code());
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidClient);
        let credentials = format!("{}:{}", house.app.id, house.secret.expose());
        assert!(basic(&house, &form, &credentials).is_ok());
    }

    fn t07_two_methods_at_once_are_refused(store: &TestStore) {
        let house = house(store);
        let form = house.redemption(&house.code());
        let header = format!("Basic {}", STANDARD.encode(format!("{}:{}", house.app.id, house.secret.expose())));
        let request = ClientRequest { authorization: Some(&header), ..ClientRequest::form(&form) };
        assert_eq!(exchange(&house.cx, &request).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn t07_a_public_client_that_sends_a_secret_is_refused(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::None);
        let code = house.code();
        let with_secret = house.redemption(&code);
        assert_eq!(house.post(&with_secret).unwrap_err().code, OAuthCode::InvalidClient);
        let blank = with(with_secret.clone(), "client_secret", Some(""));
        assert_eq!(house.post(&blank).unwrap_err().code, OAuthCode::InvalidClient);
        let without = with(with_secret, "client_secret", None);
        assert!(house.post(&without).is_ok());
    }

    fn a_disabled_client_is_nobody(store: &TestStore) {
        let house = house(store);
        let form = house.redemption(&house.code());
        admin::apps::disable(&house.desk, &House::by(), &house.app.id).unwrap();
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidClient);
    }

    fn a_new_secret_replaces_the_old_one_at_once(store: &TestStore) {
        let house = house(store);
        let new = admin::apps::new_secret(&house.desk, &House::by(), &house.app.id).unwrap();
        let form = house.redemption(&house.code());
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidClient);
        let form = with(form, "client_secret", Some(new.expose()));
        assert!(house.post(&form).is_ok());
    }

    fn t21_grants_that_are_not_offered_are_refused_by_name(store: &TestStore) {
        let house = house(store);
        let form = house.redemption(&house.code());
        for grant in [
            "password", "implicit", "refresh", "AUTHORIZATION_CODE",
            "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:ietf:params:oauth:grant-type:saml2-bearer",
        ] {
            let other = with(form.clone(), "grant_type", Some(grant));
            assert_eq!(house.post(&other).unwrap_err().code, OAuthCode::UnsupportedGrantType, "{grant}");
        }
        for grant in [
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange",
        ] {
            let other = with(form.clone(), "grant_type", Some(grant));
            let error = house.post(&other).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed), "{grant}");
        }
        let none = with(form.clone(), "grant_type", None);
        assert_eq!(house.post(&none).unwrap_err().code, OAuthCode::InvalidRequest);
        let mut twice = form;
        twice.push(("grant_type".into(), "authorization_code".into()));
        assert_eq!(house.post(&twice).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn t21_a_client_without_refresh_tokens_gets_none_and_may_use_none(store: &TestStore) {
        let house = house_with(store, |app| app.refresh = RefreshUse::Never);
        let tokens = house.tokens();
        assert!(tokens.refresh_token.is_none());
        let error = house.refresh("whatever").unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed));
    }

    fn t07_each_method_that_discovery_names_works_for_its_own_clients_only(store: &TestStore) {
        use ClientAuthMethod::{SecretBasic, SecretPost};
        let house = house(store);
        let named = oidc::discovery::document(&house.cx, &OFFERS);
        let named = named.get("token_endpoint_auth_methods_supported").cloned().unwrap();
        for registered in [SecretBasic, SecretPost, ClientAuthMethod::None] {
            assert!(named.as_array().unwrap().iter().any(|m| m == registered.as_str()), "{registered}");
            let app = house.another_app(|app| {
                app.slug = registered.as_str().replace('_', "-");
                app.name = registered.to_string();
                app.auth_method = registered;
            });
            for used in [SecretBasic, SecretPost, ClientAuthMethod::None] {
                let form = redemption_of(&app, &house.code_for(&request_of(&app)));
                let end = house.end_of_chain();
                let answer = match used {
                    SecretPost => house.post(&form),
                    SecretBasic => basic(&house, &form, &format!("{}:{}", app.id, secret_of(&app).expose())),
                    _ => house.post(&with(form, "client_secret", None)),
                };
                let refusals = house.refusals_since(end);
                if used == registered {
                    assert!(answer.is_ok() && refusals.is_empty(), "{registered} by {used}");
                } else {
                    assert_eq!(answer.unwrap_err().code, OAuthCode::InvalidClient, "{registered} by {used}");
                    assert_eq!(refusals, [(EventName::ClientAuth, Reason::ClientUnauthenticated)]);
                }
            }
        }
    }

    fn t07_an_id_token_is_no_assertion(store: &TestStore) {
        let house = house(store);
        let form = with(house.redemption(&house.code()), "client_secret", None);
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let form = with(form, "client_assertion_type", Some(kind));
        let form = with(form, "client_assertion", Some(house.tokens().id_token.as_ref().unwrap().expose()));
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidRequest, "it speaks of another");
        assert_eq!(house.post(&with(form, "client_id", None)).unwrap_err().code, OAuthCode::InvalidClient);
    }

    fn t07_the_secret_of_another_client_is_a_wrong_one(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let form = with(house.redemption(&house.code()), "client_secret", Some(secret_of(&other).expose()));
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::InvalidClient);
    }

    fn basic_credentials_are_read_as_they_are_encoded(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::SecretBasic);
        let odd = model::Secret::new("a:b%41+d e&f=\u{e9}");
        let now = model::Clock::now(&*house.clock);
        house.cx.store.write(|tx| tx.insert_app_secret(&house.app.id, &odd.hashed(), now)).unwrap();
        let form = house.redemption(&house.code());
        let raw = format!("{}:{}", house.app.id, odd.expose());
        assert_eq!(basic(&house, &form, &raw).unwrap_err().code, OAuthCode::InvalidClient, "RFC 6749 2.3.1");
        let encoded: String = url::form_urlencoded::byte_serialize(odd.expose().as_bytes()).collect();
        assert!(basic(&house, &form, &format!("{}:{encoded}", house.app.id)).is_ok());
        for header in ["", "Basic", "Basic ", "Bearer abc", "Basic !!!", "Digest x=y"] {
            let request = ClientRequest { authorization: Some(header), ..ClientRequest::form(&[]) };
            assert_eq!(exchange(&house.cx, &request).unwrap_err().code, OAuthCode::InvalidClient, "{header:?}");
        }
    }

    fn a_client_id_beside_other_credentials_must_be_the_same(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::SecretBasic);
        let other = house.another_app(|_| {});
        let credentials = STANDARD.encode(format!("{}:{}", house.app.id, house.secret.expose()));
        let header = format!("basic {credentials}");
        let form = with(house.redemption(&house.code()), "client_secret", None);
        let ask = |form: &Pairs| exchange(&house.cx, &ClientRequest { authorization: Some(&header), ..ClientRequest::form(form) });
        let differs = with(form.clone(), "client_id", Some(other.id.as_str()));
        assert_eq!(ask(&differs).unwrap_err().code, OAuthCode::InvalidRequest);
        assert!(ask(&form).is_ok());
    }
}
