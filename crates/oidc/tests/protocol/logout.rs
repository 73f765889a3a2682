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
        let hint = house.tokens().id_token;
        house.clock.advance(model::Span::hours(2));
        let request = with(with(asking("", AFTER), "client_id", None), "id_token_hint", Some(hint.expose()));
        assert_eq!(read(&house.cx, &request).unwrap().app.unwrap().id, house.app.id);
    }

    fn o07_a_hint_of_one_app_with_the_name_of_another_is_nobodys_request(store: &TestStore) {
        let house = house_with(store, |app| app.post_logout_redirect_uris = vec![AFTER.into()]);
        let other = house.another_app(|_| {});
        let hint = house.redeem_for(&other).id_token;
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
}
