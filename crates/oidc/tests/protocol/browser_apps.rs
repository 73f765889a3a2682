//! W05: what a public client gets whose tokens live in a page.

use crate::{
    house::{House, Pairs, house, house_with, with},
    signing::{ClientKey, Proof},
};
use model::{App, ClientAuthMethod, EventName, Reason, SigningAlg, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    token::{TokenResponse, exchange},
};
use std::sync::Arc;
use testkit::on_every_store;

const NATIVE: [&str; 4] = [
    "http://127.0.0.1/callback",
    "http://[::1]:7777/callback",
    "http://localhost:3000/callback",
    "com.example.app:/callback",
];

fn page(app: &mut App) {
    app.auth_method = ClientAuthMethod::None;
}

fn without_secret(form: Pairs) -> Pairs {
    with(form, "client_secret", None)
}

fn proving(house: &House, form: Pairs, key: &ClientKey) -> Result<TokenResponse, OAuthError> {
    let (form, proof) = (without_secret(form), Proof::at_token(house, key).signed());
    let request = ClientRequest {
        dpop: Some(&proof),
        ..ClientRequest::form(&form)
    };
    exchange(&house.cx, &request)
}

fn redeeming(house: &House) -> Pairs {
    without_secret(house.redemption(&house.code()))
}

on_every_store! {
    fn w05_a_page_without_a_proof_gets_no_refresh_token(store: &TestStore) {
        let house = house_with(store, page);
        let tokens = house.post(&redeeming(&house)).unwrap();
        assert!(tokens.refresh_token.is_none());
        assert!(tokens.id_token.is_some());
    }

    fn w05_one_address_on_the_web_makes_an_app_that_of_a_page(store: &TestStore) {
        for (n, uri) in NATIVE.into_iter().enumerate() {
            let house = crate::house::house_apart(store, |app| {
                page(app);
                app.redirect_uris = vec![uri.into()];
                if n % 2 == 1 {
                    app.redirect_uris.push("https://app.example/cb".into());
                }
            });
            let tokens = house.post(&redeeming(&house)).unwrap();
            assert_eq!(tokens.refresh_token.is_some(), n % 2 == 0, "{:?}", house.app.redirect_uris);
        }
        for uri in NATIVE {
            let mut app = house(&crate::house::another_store(store)).app.clone();
            page(&mut app);
            app.redirect_uris = vec![uri.into()];
            assert!(!app.runs_in_browser(), "{uri}");
        }
    }

    fn w05_a_page_with_a_proof_gets_tokens_that_rotate_and_are_bound_to_its_key(store: &TestStore) {
        let house = house_with(store, page);
        let key = ClientKey::new(SigningAlg::Es256);
        let first = proving(&house, redeeming(&house), &key).unwrap().refresh_token.unwrap();
        let second = proving(&house, house.refreshing(first.expose()), &key).unwrap().refresh_token.unwrap();
        assert_ne!(first.expose(), second.expose());
        let bare = house.post(&without_secret(house.refreshing(second.expose()))).unwrap_err();
        assert_eq!((bare.code, bare.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid));
        assert!(proving(&house, house.refreshing(second.expose()), &key).is_err(), "the family has ended");
    }

    fn w05_after_eight_hours_a_page_asks_for_the_person_again(store: &TestStore) {
        let mut house = house_with(store, page);
        Arc::make_mut(&mut house.cx.settings).lifetimes.family = Span::days(30);
        let key = ClientKey::new(SigningAlg::Es256);
        let mut token = proving(&house, redeeming(&house), &key).unwrap().refresh_token.unwrap();
        for _ in 0..7 {
            house.clock.advance(Span::hours(1));
            token = proving(&house, house.refreshing(token.expose()), &key).unwrap().refresh_token.unwrap();
        }
        house.clock.advance(Span::secs(3_599));
        token = proving(&house, house.refreshing(token.expose()), &key).unwrap().refresh_token.unwrap();
        house.clock.advance(Span::secs(1));
        let over = proving(&house, house.refreshing(token.expose()), &key).unwrap_err();
        assert_eq!((over.code, over.reason), (OAuthCode::InvalidGrant, Reason::SessionEnded));
    }

    fn w05_an_unbound_token_ends_when_its_app_becomes_that_of_a_page(store: &TestStore) {
        let house = house_with(store, |app| {
            page(app);
            app.redirect_uris = vec![NATIVE[0].into()];
        });
        let token = house.post(&redeeming(&house)).unwrap().refresh_token.unwrap();
        let mut moved = house.app.clone();
        moved.redirect_uris.push("https://app.example/cb".into());
        store.write(|tx| tx.update_app(&moved)).unwrap();
        let end = house.end_of_chain();
        let refused = house.post(&without_secret(house.refreshing(token.expose()))).unwrap_err();
        assert_eq!((refused.code, refused.reason), (OAuthCode::InvalidGrant, Reason::ProofInvalid));
        assert_eq!(house.refusals_since(end), [(EventName::Refresh, Reason::ProofInvalid)]);
    }

    fn w05_an_app_with_a_server_of_its_own_refreshes_as_long_as_configured(store: &TestStore) {
        let house = house(store);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::hours(9));
        assert!(house.refresh(token.expose()).is_ok());
    }
}
