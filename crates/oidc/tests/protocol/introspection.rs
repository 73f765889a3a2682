//! An app's API asks whether a token still counts: RFC 7662.

use crate::house::{House, Pairs, house, house_with, pairs, part, with};
use model::{ClientAuthMethod, Span};
use oidc::{ClientRequest, OAuthCode, OAuthError, introspection};
use serde_json::{Value, json};
use testkit::on_every_store;

pub fn asking(house: &House, token: &str) -> Pairs {
    pairs(&[
        ("token", token),
        ("client_id", house.app.id.as_str()),
        ("client_secret", house.secret.expose()),
    ])
}

pub fn ask(house: &House, form: &[(String, String)]) -> Result<Value, OAuthError> {
    let request = ClientRequest {
        authorization: None,
        ..ClientRequest::form(form)
    };
    introspection::introspect(&house.cx, &request)
}

fn told(house: &House, token: &str) -> Value {
    ask(house, &asking(house, token)).unwrap()
}

on_every_store! {
    fn an_access_token_that_counts_is_told_by_its_own_claims(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().access_token;
        let (answer, claims) = (told(&house, token.expose()), part(token.expose(), 1));
        assert_eq!(answer.get("active"), Some(&json!(true)));
        assert_eq!(answer.get("token_type"), Some(&json!("Bearer")));
        for name in ["scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "sid", "roles"] {
            assert_eq!(answer.get(name), claims.get(name), "{name}");
            assert!(answer.get(name).is_some(), "{name}");
        }
        assert_eq!(answer.get("family"), None, "that is ours alone");
    }

    fn a_refresh_token_is_told_and_not_used_up(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        let refresh = tokens.refresh_token.unwrap();
        let answer = told(&house, refresh.expose());
        assert_eq!(answer.get("active"), Some(&json!(true)));
        assert_eq!(answer.get("sub"), part(tokens.id_token.as_ref().unwrap().expose(), 1).get("sub"));
        assert!(house.refresh(refresh.expose()).is_ok());
        assert_eq!(told(&house, refresh.expose()), json!({"active": false}), "used up");
    }

    fn o01_an_ended_access_is_inactive_at_once(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        for token in [tokens.access_token, tokens.refresh_token.unwrap()] {
            assert_eq!(told(&house, token.expose()), json!({"active": false}));
        }
    }

    fn what_is_over_foreign_or_no_token_at_all_is_inactive_and_nothing_else(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let (ours, theirs) = (house.tokens(), house.redeem_for(&other));
        let inactive = json!({"active": false});
        for token in [
            "nonsense", "a.b.c", ours.id_token.as_ref().unwrap().expose(), theirs.access_token.expose(),
            theirs.refresh_token.as_ref().unwrap().expose(), &house.cookie,
        ] {
            assert_eq!(told(&house, token), inactive, "{token}");
        }
        house.clock.advance(Span::mins(7));
        assert_eq!(told(&house, ours.access_token.expose()), inactive, "expired");
    }

    fn only_confidential_clients_ask(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().access_token;
        let form = asking(&house, token.expose());
        let wrong = with(form.clone(), "client_secret", Some("wrong"));
        assert_eq!(ask(&house, &wrong).unwrap_err().code, OAuthCode::InvalidClient);
        assert_eq!(ask(&house, &with(form, "token", None)).unwrap_err().code, OAuthCode::InvalidRequest);
    }

    fn a_public_client_cannot_ask(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::None);
        let form = with(house.redemption(&house.code()), "client_secret", None);
        let token = house.post(&form).unwrap().access_token;
        let form = with(asking(&house, token.expose()), "client_secret", None);
        assert_eq!(ask(&house, &form).unwrap_err().code, OAuthCode::InvalidClient);
    }
}
