//! Signing out at an app's wish: O07. Nothing here ends a session; the page's POST does.

use crate::house::{Pairs, house_with, pairs, with};
use oidc::logout::read;
use testkit::on_every_store;

const AFTER: &str = "https://app.example/bye";

fn asking(client_id: &str, uri: &str) -> Pairs {
    pairs(&[
        ("client_id", client_id),
        ("post_logout_redirect_uri", uri),
        ("state", "s&t"),
    ])
}

on_every_store! {
    fn o07_the_way_back_leads_to_registered_addresses_only(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let id = house.app.id.as_str();
        let ask = read(&house.cx, &asking(id, AFTER)).unwrap();
        assert_eq!(ask.return_to.as_deref(), Some("https://app.example/bye?state=s%26t"));
        assert_eq!(ask.app.unwrap().id, house.app.id);
        for other in [
            "https://app.example/bye/", "https://app.example/bye?x=1", "https://evil.example/bye",
            "https://app.example/cb", "//evil.example", "javascript:alert(1)", "",
        ] {
            assert_eq!(read(&house.cx, &asking(id, other)).unwrap().return_to, None, "{other}");
        }
        let nobody = read(&house.cx, &with(asking(id, AFTER), "client_id", None)).unwrap();
        assert!(nobody.app.is_none() && nobody.return_to.is_none(), "an address alone names no app");
    }

    fn o07_an_expired_id_token_still_says_which_app_asks(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let hint = house.tokens().id_token.unwrap();
        house.clock.advance(model::Span::hours(2));
        let request = with(with(asking("", AFTER), "client_id", None), "id_token_hint", Some(hint.expose()));
        assert_eq!(read(&house.cx, &request).unwrap().app.unwrap().id, house.app.id);
    }

    fn o07_a_hint_of_one_app_with_the_name_of_another_is_nobodys_request(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let other = house.another_app(|_| {});
        let hint = house.redeem_for(&other).id_token.unwrap();
        let request = with(asking(house.app.id.as_str(), AFTER), "id_token_hint", Some(hint.expose()));
        let ask = read(&house.cx, &request).unwrap();
        assert!(ask.app.is_none() && ask.return_to.is_none());
    }

    fn looking_at_the_logout_page_ends_nothing(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        read(&house.cx, &asking(house.app.id.as_str(), AFTER)).unwrap();
        assert!(oidc::session::current(&house.cx, &house.cookie).unwrap().is_some());
        oidc::session::end(&house.cx, &house.cookie).unwrap();
        assert!(oidc::session::current(&house.cx, &house.cookie).unwrap().is_none());
    }

    fn o07_a_hint_with_a_client_id_that_names_nothing_is_nobodys_request(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let hint = house.tokens().id_token.unwrap();
        let own = with(asking(house.app.id.as_str(), AFTER), "id_token_hint", Some(hint.expose()));
        assert!(read(&house.cx, &own).unwrap().return_to.is_some());
        for other in ["nonsense", "app_00000000000000000000000000000000", " ", "*"] {
            let request = with(own.clone(), "client_id", Some(other));
            let ask = read(&house.cx, &request).unwrap();
            assert!(ask.app.is_none() && ask.return_to.is_none(), "{other:?}");
        }
    }

    fn o07_a_parameter_that_stands_twice_leads_nowhere(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let other = house.another_app(|_| {});
        for (name, value) in [("client_id", other.id.as_str()), ("post_logout_redirect_uri", "https://evil.example/")] {
            let mut request = asking(house.app.id.as_str(), AFTER);
            request.push((name.into(), value.into()));
            let back = read(&house.cx, &request).unwrap().return_to;
            assert!(back.is_none_or(|uri| uri.starts_with(AFTER)), "{name}");
        }
    }

    fn o07_a_forged_or_foreign_hint_names_no_app(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let hint = house.tokens().id_token.unwrap();
        let [header, payload, signature] = [0, 1, 2].map(|n| hint.expose().split('.').nth(n).unwrap());
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
        let of_other_issuer = {
            let mut elsewhere = house.cx.clone();
            std::sync::Arc::make_mut(&mut elsewhere.settings).issuer = "https://other.example".into();
            crate::house::post(&elsewhere, &house.redemption(&house.code())).unwrap().id_token.unwrap()
        };
        for forged in [
            format!("{header}.{payload}."),
            format!("{none}.{payload}."),
            format!("{none}.{payload}.{signature}"),
            format!("{header}.{payload}.{}", signature.chars().rev().collect::<String>()),
            of_other_issuer.expose().to_owned(),
            "x".repeat(20_000),
        ] {
            let request = with(with(asking("", AFTER), "client_id", None), "id_token_hint", Some(&forged));
            let ask = read(&house.cx, &request).unwrap();
            assert!(ask.app.is_none() && ask.return_to.is_none(), "{forged}");
        }
    }

    fn o07_a_registered_query_and_the_state_both_arrive(store: &TestStore) {
        let registered = "https://app.example/bye?tenant=a%20b";
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![registered.into()]);
        let ask = read(&house.cx, &asking(house.app.id.as_str(), registered)).unwrap();
        assert_eq!(ask.return_to.unwrap(), format!("{registered}&state=s%26t"));
        let plain = with(asking(house.app.id.as_str(), registered), "state", None);
        assert_eq!(read(&house.cx, &plain).unwrap().return_to.as_deref(), Some(registered));
    }

    fn o07_an_app_of_a_removed_guest_is_still_known(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let hint = house.tokens().id_token.unwrap();
        admin::removal::remove(&house.desk, &crate::house::House::by(), &house.guest.id).unwrap();
        let request = with(asking(house.app.id.as_str(), AFTER), "id_token_hint", Some(hint.expose()));
        assert!(read(&house.cx, &request).unwrap().return_to.is_some());
    }
}
