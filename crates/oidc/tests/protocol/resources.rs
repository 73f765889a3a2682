//! Tokens for one resource (RFC 8707), with details (RFC 9396), and never for more than was granted.

use crate::house::{House, Pairs, house_with, parameter, part, userinfo, with};
use model::Reason;
use oidc::{OAuthCode, OAuthError, authorize::AuthorizeOutcome, token::TokenResponse};
use serde_json::{Value, json};
use testkit::on_every_store;

const ORDERS: &str = "https://orders.example";
const STOCK: &str = "https://stock.example/v1";

fn shop(store: &testkit::TestStore) -> House {
    house_with(store, |app| {
        app.client.resources = vec![ORDERS.into(), STOCK.into()];
        app.client.authorization_details_types = vec!["payment".into()];
    })
}

/// The request of the house, for these resources.
fn asking(house: &House, resources: &[&str]) -> Pairs {
    let named = resources.iter();
    let mut request = house.request();
    request.extend(named.map(|r| ("resource".to_owned(), (*r).to_owned())));
    request
}

fn redeem(house: &House, asked: &[&str], named: &[&str]) -> Result<TokenResponse, OAuthError> {
    let mut form = house.redemption(&house.code_for(&asking(house, asked)));
    form.extend(
        named
            .iter()
            .map(|r| ("resource".to_owned(), (*r).to_owned())),
    );
    house.post(&form)
}

fn audience(tokens: &TokenResponse) -> Value {
    part(tokens.access_token.expose(), 1)["aud"].clone()
}

fn error_of(house: &House, request: &Pairs) -> String {
    match house.authorize(request) {
        AuthorizeOutcome::Redirect { url } => parameter(&url, "error").unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

fn pay(amount: u32) -> Value {
    json!({ "type": "payment", "amount": amount })
}

on_every_store! {
    fn a_token_is_for_the_named_resource_or_the_only_one(store: &TestStore) {
        let house = shop(store);
        for (asked, named, aud) in [
            (&[][..], &[][..], crate::house::ISSUER),
            (&[ORDERS][..], &[][..], ORDERS),
            (&[ORDERS][..], &[ORDERS][..], ORDERS),
            (&[ORDERS, STOCK][..], &[STOCK][..], STOCK),
        ] {
            let tokens = redeem(&house, asked, named).unwrap();
            assert_eq!(audience(&tokens), json!(aud), "{asked:?} {named:?}");
            assert_eq!(userinfo(&house.cx, tokens.access_token.expose()).is_ok(), asked.is_empty(), "ours only when it is for us");
        }
    }

    fn j05_no_token_is_for_several_resources_or_for_one_that_was_not_granted(store: &TestStore) {
        let house = shop(store);
        for (asked, named) in [
            (&[ORDERS, STOCK][..], &[][..]),
            (&[ORDERS, STOCK][..], &[ORDERS, STOCK][..]),
            (&[ORDERS][..], &[STOCK][..]),
            (&[][..], &[ORDERS][..]),
            (&[ORDERS][..], &["https://orders.example/"][..]),
            (&[ORDERS][..], &["HTTPS://orders.example"][..]),
        ] {
            let error = redeem(&house, asked, named).unwrap_err();
            assert_eq!((error.code, error.reason), (OAuthCode::InvalidTarget, Reason::ResourceInvalid), "{asked:?} {named:?}");
        }
    }

    fn refreshing_may_choose_among_what_was_granted_and_never_widens(store: &TestStore) {
        let house = shop(store);
        let mut tokens = redeem(&house, &[ORDERS, STOCK], &[ORDERS]).unwrap();
        for resource in [STOCK, ORDERS] {
            let token = tokens.refresh_token.unwrap();
            tokens = house.post(&with(house.refreshing(token.expose()), "resource", Some(resource))).unwrap();
            assert_eq!(audience(&tokens), json!(resource));
        }
        let narrow = redeem(&house, &[ORDERS], &[]).unwrap().refresh_token.unwrap();
        let error = house.post(&with(house.refreshing(narrow.expose()), "resource", Some(STOCK))).unwrap_err();
        assert_eq!(error.code, OAuthCode::InvalidTarget);
    }

    fn only_registered_resources_can_be_asked_for(store: &TestStore) {
        let house = shop(store);
        for resource in ["https://evil.example", "https://orders.example/", "orders", "", "https://orders.example#x", &format!("https://{}.example", "x".repeat(9_000))] {
            assert_eq!(error_of(&house, &asking(&house, &[resource])), "invalid_target", "{resource}");
        }
    }

    fn details_of_registered_types_are_granted_and_can_be_narrowed(store: &TestStore) {
        let house = shop(store);
        let both = json!([pay(1), pay(2)]).to_string();
        let request = with(house.request(), "authorization_details", Some(&both));
        let form = house.redemption(&house.code_for(&request));
        let tokens = house.post(&form).unwrap();
        let claims = part(tokens.access_token.expose(), 1);
        assert_eq!(claims["authorization_details"], json!([pay(1), pay(2)]));
        let refreshing = house.refreshing(tokens.refresh_token.unwrap().expose());
        let one = json!([pay(2)]).to_string();
        let fewer = house.post(&with(refreshing, "authorization_details", Some(&one))).unwrap();
        assert_eq!(part(fewer.access_token.expose(), 1)["authorization_details"], json!([pay(2)]));
        let more = json!([pay(3)]).to_string();
        let refreshing = house.refreshing(fewer.refresh_token.unwrap().expose());
        let error = house.post(&with(refreshing, "authorization_details", Some(&more))).unwrap_err();
        assert_eq!(error.code, OAuthCode::InvalidAuthorizationDetails);
    }

    fn details_that_nobody_registered_or_that_are_none_are_refused(store: &TestStore) {
        let house = shop(store);
        let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        let many = json!(vec![pay(1); 10_000]).to_string();
        for details in ["{}", "[1]", "[{}]", r#"[{"type":"loan"}]"#, r#"[{"type":7}]"#, "x", &deep, &many] {
            let request = with(house.request(), "authorization_details", Some(details));
            let error = error_of(&house, &request);
            assert!(error == "invalid_authorization_details" || error == "invalid_request", "{error}: {}", details.get(..40).unwrap_or(details));
        }
    }

    fn ten_thousand_scopes_get_one_short_answer(store: &TestStore) {
        let house = shop(store);
        for scope in ["x ".repeat(10_000), format!("openid {}", "profile ".repeat(10_000)), "x".repeat(100_000)] {
            let end = house.end_of_chain();
            let AuthorizeOutcome::Redirect { url } = house.authorize(&with(house.request(), "scope", Some(&scope))) else {
                panic!("a redirect");
            };
            assert!(url.len() < 1_000, "{}", url.len());
            assert!(house.refusals_since(end).len() <= 1);
        }
    }
}
