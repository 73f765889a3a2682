//! Apps that act for themselves: RFC 6749 §4.4.

use crate::house::{
    House, ISSUER, Pairs, house, house_with, pairs, part, secret_of, userinfo, with,
};
use model::{App, ClientAuthMethod, EventName, GrantType, Reason, Span};
use oidc::{ClientRequest, OAuthCode, introspection::introspect, revocation::revoke};
use serde_json::{Value, json};
use testkit::on_every_store;

fn machine(app: &mut App) {
    app.client.extra_grants = vec![GrantType::ClientCredentials];
    app.client.scope = Some("orders.read orders.write".into());
}

fn asking(app: &App) -> Pairs {
    pairs(&[
        ("grant_type", "client_credentials"),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ])
}

fn introspected(house: &House, app: &App, token: &str) -> Value {
    let form = pairs(&[
        ("token", token),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ]);
    introspect(&house.cx, &ClientRequest::form(&form)).unwrap()
}

on_every_store! {
    fn an_app_gets_a_token_for_itself_and_nothing_about_anybody(store: &TestStore) {
        let house = house_with(store, machine);
        let tokens = house.post(&asking(&house.app)).unwrap();
        assert!(tokens.refresh_token.is_none() && tokens.id_token.is_none());
        assert_eq!((tokens.token_type, tokens.expires_in, tokens.scope.as_str()), ("Bearer", 300, "orders.read orders.write"));
        let claims = part(tokens.access_token.expose(), 1);
        assert_eq!((&claims["sub"], &claims["client_id"], &claims["aud"]), (&json!(house.app.id), &json!(house.app.id), &json!(ISSUER)));
        for absent in ["sid", "family", "auth_time", "acr", "amr", "roles", "act"] {
            assert_eq!(claims.get(absent), None, "{absent}");
        }
        assert_eq!(part(tokens.access_token.expose(), 0)["typ"], json!("at+jwt"));
    }

    fn its_scope_is_what_it_registered_or_less(store: &TestStore) {
        let house = house_with(store, machine);
        let ask = |scope: &str| house.post(&with(asking(&house.app), "scope", Some(scope)));
        assert_eq!(ask("orders.read").unwrap().scope, "orders.read");
        for more in ["orders.admin", "orders.read orders.admin", "openid", "ORDERS.READ", "orders", "orders.read  orders.write", &"x ".repeat(10_000)] {
            assert_eq!(ask(more).unwrap_err().code, OAuthCode::InvalidScope);
        }
        let none = house.another_app(|app| app.client.extra_grants = vec![GrantType::ClientCredentials]);
        assert_eq!(house.post(&asking(&none)).unwrap().scope, "");
        assert_eq!(house.post(&with(asking(&none), "scope", Some("openid"))).unwrap_err().code, OAuthCode::InvalidScope);
    }

    fn t21_only_confidential_clients_that_registered_it_may(store: &TestStore) {
        let house = house(store);
        let error = house.post(&asking(&house.app)).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed));
        let public = house.another_app(|app| { machine(app); app.auth_method = ClientAuthMethod::None; });
        let form = with(asking(&public), "client_secret", None);
        assert_eq!(house.post(&form).unwrap_err().code, OAuthCode::UnauthorizedClient);
    }

    fn t18_a_disabled_app_gets_none_and_the_one_it_has_counts_no_more(store: &TestStore) {
        let house = house_with(store, machine);
        let token = house.post(&asking(&house.app)).unwrap().access_token;
        assert_eq!(introspected(&house, &house.app, token.expose())["active"], json!(true));
        admin::apps::disable(&house.desk, &House::by(), &house.app.id).unwrap();
        let end = house.end_of_chain();
        assert_eq!(house.post(&asking(&house.app)).unwrap_err().code, OAuthCode::InvalidClient);
        assert_eq!(house.refusals_since(end), [(EventName::ClientAuth, Reason::ClientUnauthenticated)]);
    }

    fn j04_a_token_of_an_app_is_no_guests_token(store: &TestStore) {
        let house = house_with(store, machine);
        let token = house.post(&asking(&house.app)).unwrap().access_token;
        assert_eq!(userinfo(&house.cx, token.expose()).unwrap_err().code, OAuthCode::InvalidToken);
        assert!(house.refresh(token.expose()).is_err());
        let request = with(with(house.request(), "id_token_hint", Some(token.expose())), "prompt", Some("none"));
        assert!(matches!(house.authorize(&request), oidc::authorize::AuthorizeOutcome::Redirect { ref url } if url.contains("login_required")));
    }

    fn introspection_tells_it_to_its_own_app_while_it_lives(store: &TestStore) {
        let house = house_with(store, machine);
        let other = house.another_app(machine);
        let token = house.post(&asking(&house.app)).unwrap().access_token;
        let answer = introspected(&house, &house.app, token.expose());
        assert_eq!((&answer["sub"], &answer["scope"]), (&json!(house.app.id), &json!("orders.read orders.write")));
        assert_eq!(introspected(&house, &other, token.expose()), json!({"active": false}));
        house.clock.advance(Span::mins(6));
        assert_eq!(introspected(&house, &house.app, token.expose()), json!({"active": false}));
    }

    fn it_cannot_be_revoked_and_the_client_is_told_so(store: &TestStore) {
        let house = house_with(store, machine);
        let token = house.post(&asking(&house.app)).unwrap().access_token;
        let form = with(asking(&house.app), "token", Some(token.expose()));
        assert_eq!(revoke(&house.cx, &ClientRequest::form(&form)).unwrap_err().code, OAuthCode::UnsupportedTokenType);
    }

    fn j05_it_is_for_one_resource_of_the_app(store: &TestStore) {
        let (one, two) = ("https://api.example", "https://other.example");
        let house = house_with(store, |app| { machine(app); app.client.resources = vec![one.into(), two.into()]; });
        let ask = |resources: &[&str]| {
            let mut form = asking(&house.app);
            form.extend(resources.iter().map(|r| ("resource".to_owned(), (*r).to_owned())));
            house.post(&form).map(|tokens| part(tokens.access_token.expose(), 1)["aud"].clone())
        };
        assert_eq!(ask(&[two]).unwrap(), json!(two));
        for wrong in [&[][..], &[one, two], &["https://evil.example"], &[ISSUER]] {
            assert_eq!(ask(wrong).unwrap_err().code, OAuthCode::InvalidTarget, "{wrong:?}");
        }
        let single = house.another_app(|app| { machine(app); app.client.resources = vec![one.into()]; });
        assert_eq!(part(house.post(&asking(&single)).unwrap().access_token.expose(), 1)["aud"], json!(one));
    }
}
