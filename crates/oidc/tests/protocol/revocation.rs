//! An app gives a token back: RFC 7009 and T26.

use crate::house::{House, Pairs, house, house_with, pairs, secret_of, userinfo, with};
use model::{ClientAuthMethod, EventName, Reason};
use oidc::{ClientRequest, OAuthCode, OAuthError, revocation};
use testkit::on_every_store;

fn giving_back(house: &House, token: &str) -> Pairs {
    pairs(&[
        ("token", token),
        ("client_id", house.app.id.as_str()),
        ("client_secret", house.secret.expose()),
    ])
}

fn revoke(house: &House, form: &[(String, String)]) -> Result<(), OAuthError> {
    let request = ClientRequest {
        authorization: None,
        ..ClientRequest::form(form)
    };
    revocation::revoke(&house.cx, &request)
}

on_every_store! {
    fn either_token_given_back_ends_both_and_the_session_goes_on(store: &TestStore) {
        let house = house(store);
        for hint in ["access_token", "refresh_token", "no_such_type"] {
            let tokens = house.tokens();
            let (access, refresh) = (tokens.access_token, tokens.refresh_token.unwrap());
            let given = if hint == "refresh_token" { &refresh } else { &access };
            let form = with(giving_back(&house, given.expose()), "token_type_hint", Some(hint));
            revoke(&house, &form).unwrap();
            assert_eq!(userinfo(&house.cx, access.expose()).unwrap_err().code, OAuthCode::InvalidToken);
            assert_eq!(house.refresh(refresh.expose()).unwrap_err().code, OAuthCode::InvalidGrant);
            assert!(revoke(&house, &form).is_ok(), "T26: given back twice");
        }
        assert!(house.redeem(&house.code()).is_ok());
    }

    fn t26_a_token_that_is_none_or_another_clients_changes_nothing(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let theirs = house.redeem_for(&other);
        let refresh = theirs.refresh_token.unwrap();
        for token in ["nonsense", "a.b.c", theirs.access_token.expose(), refresh.expose(), theirs.id_token.as_ref().unwrap().expose()] {
            revoke(&house, &giving_back(&house, token)).unwrap();
        }
        assert_eq!(house.refused(), (EventName::Revoke, Reason::WrongClient));
        assert!(userinfo(&house.cx, theirs.access_token.expose()).is_ok());
        let form = with(house.refreshing(refresh.expose()), "client_id", Some(other.id.as_str()));
        let form = with(form, "client_secret", Some(secret_of(&other).expose()));
        assert!(house.post(&form).is_ok());
    }

    fn a_used_refresh_token_given_back_is_no_replay_and_changes_nothing(store: &TestStore) {
        let house = house(store);
        let first = house.tokens().refresh_token.unwrap();
        let second = house.refresh(first.expose()).unwrap();
        revoke(&house, &giving_back(&house, first.expose())).unwrap();
        assert!(house.refresh(second.refresh_token.unwrap().expose()).is_ok());
    }

    fn only_the_client_itself_gives_its_tokens_back(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().access_token;
        let form = giving_back(&house, token.expose());
        for wrong in [
            with(form.clone(), "client_secret", Some("wrong")),
            with(form.clone(), "client_secret", None),
            with(with(form.clone(), "client_id", None), "client_secret", None),
        ] {
            assert_eq!(revoke(&house, &wrong).unwrap_err().code, OAuthCode::InvalidClient);
        }
        assert_eq!(revoke(&house, &with(form.clone(), "token", None)).unwrap_err().code, OAuthCode::InvalidRequest);
        let mut twice = form;
        twice.push(("token".into(), token.expose().to_owned()));
        assert_eq!(revoke(&house, &twice).unwrap_err().code, OAuthCode::InvalidRequest);
        assert!(userinfo(&house.cx, token.expose()).is_ok());
    }

    fn a_public_client_gives_its_tokens_back_by_its_name(store: &TestStore) {
        let house = house_with(store, |app| app.auth_method = ClientAuthMethod::None);
        let form = with(house.redemption(&house.code()), "client_secret", None);
        let tokens = house.post(&form).unwrap();
        let form = with(giving_back(&house, tokens.access_token.expose()), "client_secret", None);
        revoke(&house, &form).unwrap();
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err());
    }
}
