//! Token exchange: T24 (RFC 8693).

use crate::{
    house::{House, ISSUER, Pairs, house, house_with, pairs, part, secret_of, userinfo, with},
    signing::{ClientKey, Proof},
};
use model::{App, ClientAuthMethod, Clock, EventName, GrantType, Party, Reason, SigningAlg, Span};
use oidc::{
    ClientRequest, OAuthCode, OAuthError,
    introspection::introspect,
    token::{TokenResponse, exchange},
};
use serde_json::{Value, json};
use testkit::{TestStore, on_every_store};

const ACCESS: &str = "urn:ietf:params:oauth:token-type:access_token";
const API: &str = "https://orders.example";

/// A house whose app may call another one.
pub fn two_apps(store: &TestStore) -> (House, App) {
    two_apps_with(store, |_| {})
}

fn two_apps_with(store: &TestStore, change: impl FnOnce(&mut App)) -> (House, App) {
    let house = house_with(store, |app| {
        app.client.extra_grants = vec![GrantType::TokenExchange];
        change(app);
    });
    let called = house.another_app(|app| app.client.resources = vec![API.into()]);
    allow(&house, &called);
    (house, called)
}

/// Lets the house's app get tokens for another.
fn allow(house: &House, called: &App) {
    let mut app = house.app.clone();
    app.client.token_exchange_audiences = vec![called.id.to_string()];
    house.cx.store.write(|tx| tx.update_app(&app)).unwrap();
}

pub fn exchanging(app: &App, token: &str, called: &App) -> Pairs {
    pairs(&[
        ("grant_type", GrantType::TokenExchange.as_str()),
        ("subject_token", token),
        ("subject_token_type", ACCESS),
        ("audience", called.id.as_str()),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ])
}

fn swap(house: &House, token: &str, called: &App) -> Result<TokenResponse, OAuthError> {
    house.post(&exchanging(&house.app, token, called))
}

fn introspected(house: &House, app: &App, token: &str) -> Value {
    let form = pairs(&[
        ("token", token),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ]);
    introspect(&house.cx, &ClientRequest::form(&form)).unwrap()
}

/// The error, and exactly one line about it in the chain.
fn refused(house: &House, form: &Pairs, expected: (OAuthCode, Reason), what: &str) {
    let end = house.end_of_chain();
    let error = house.post(form).unwrap_err();
    assert_eq!((error.code, error.reason), expected, "{what}");
    let line = (EventName::TokenExchange, expected.1);
    assert_eq!(house.refusals_since(end), [line], "{what}");
}

on_every_store! {
    fn t24_an_app_gets_a_token_with_which_it_may_call_another(store: &TestStore) {
        let (house, called) = two_apps(store);
        let tokens = house.tokens();
        let got = swap(&house, tokens.access_token.expose(), &called).unwrap();
        assert_eq!((got.issued_token_type, got.token_type), (Some(ACCESS), "Bearer"));
        assert!(got.refresh_token.is_none() && got.id_token.is_none());
        let claims = part(got.access_token.expose(), 1);
        assert_eq!((&claims["aud"], &claims["client_id"]), (&json!(called.id), &json!(house.app.id)));
        assert_eq!(claims["act"], json!({"sub": house.app.id}));
        let known_there = crate::house::claim(&house.redeem_for(&called).id_token.unwrap(), "sub");
        assert_eq!(claims["sub"], json!(known_there), "the subject as the called app knows it");
        assert_eq!(introspected(&house, &called, got.access_token.expose())["active"], json!(true));
        assert_eq!(introspected(&house, &house.app, got.access_token.expose()), json!({"active": false}));
        assert!(userinfo(&house.cx, got.access_token.expose()).is_err(), "it is for that app, not for us");
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_ok(), "nothing was used up");
        let form = with(with(exchanging(&house.app, tokens.access_token.expose(), &called), "audience", None), "resource", Some(API));
        let by_resource = house.post(&form).unwrap();
        assert_eq!(part(by_resource.access_token.expose(), 1)["aud"], json!(API));
    }

    fn t24_only_apps_that_were_allowed_can_be_called(store: &TestStore) {
        let (house, called) = two_apps(store);
        let third = house.another_app(|app| {
            app.slug = "third".into();
            app.name = "Third".into();
            app.client.resources = vec!["https://third.example".into()];
        });
        let token = house.tokens().access_token;
        let form = exchanging(&house.app, token.expose(), &called);
        let target = (OAuthCode::InvalidTarget, Reason::TargetNotAllowed);
        for audience in [third.id.as_str(), house.app.id.as_str(), ISSUER, "nonsense", "app_00000000000000000000000000000000", API] {
            refused(&house, &with(form.clone(), "audience", Some(audience)), target, audience);
        }
        let bare = with(form.clone(), "audience", None);
        for resource in ["https://third.example", "https://orders.example/", "https://evil.example", ISSUER] {
            refused(&house, &with(bare.clone(), "resource", Some(resource)), target, resource);
        }
        let request = (OAuthCode::InvalidRequest, Reason::InvalidRequest);
        refused(&house, &bare, request, "neither");
        refused(&house, &with(form.clone(), "resource", Some(API)), request, "both");
        let two = [bare, pairs(&[("resource", API), ("resource", API)])].concat();
        refused(&house, &two, request, "two resources");
    }

    fn t24_only_a_live_token_of_the_caller_itself_will_do(store: &TestStore) {
        let (house, called) = two_apps(store);
        let tokens = house.tokens();
        let (theirs, refresh) = (house.redeem_for(&called), tokens.refresh_token.as_ref().unwrap());
        let swapped = swap(&house, tokens.access_token.expose(), &called).unwrap().access_token;
        let bad = (OAuthCode::InvalidRequest, Reason::TokenInvalid);
        for (token, what) in [
            (theirs.access_token.expose(), "another client's"), (swapped.expose(), "one from an exchange"), (refresh.expose(), "a refresh token"),
            (tokens.id_token.as_ref().unwrap().expose(), "an ID token"), ("nonsense", "none"), ("a.b.c", "none"), (house.cookie.as_str(), "a cookie"),
        ] {
            refused(&house, &exchanging(&house.app, token, &called), bad, what);
        }
        let form = exchanging(&house.app, tokens.access_token.expose(), &called);
        let request = (OAuthCode::InvalidRequest, Reason::InvalidRequest);
        for (name, value) in [
            ("subject_token", None), ("subject_token_type", None), ("subject_token_type", Some("urn:ietf:params:oauth:token-type:id_token")),
            ("requested_token_type", Some("urn:ietf:params:oauth:token-type:refresh_token")), ("actor_token", Some("x")),
        ] {
            refused(&house, &with(form.clone(), name, value), request, name);
        }
        assert!(house.post(&with(form.clone(), "requested_token_type", Some(ACCESS))).is_ok());
        house.clock.advance(Span::mins(6));
        refused(&house, &form, bad, "expired");
    }

    fn t24_nothing_gets_wider_or_longer(store: &TestStore) {
        let (house, called) = two_apps(store);
        let narrow = with(house.request(), "scope", Some("openid email"));
        let token = house.redeem(&house.code_for(&narrow)).unwrap().access_token;
        let form = exchanging(&house.app, token.expose(), &called);
        assert_eq!(house.post(&form).unwrap().scope, "openid email");
        assert_eq!(house.post(&with(form.clone(), "scope", Some("openid"))).unwrap().scope, "openid");
        for more in ["openid profile", "openid email admin", "OPENID"] {
            refused(&house, &with(form.clone(), "scope", Some(more)), (OAuthCode::InvalidScope, Reason::ScopeInvalid), more);
        }
        // The access of the guest to the called app ends soon.
        let end = house.clock.now().plus(Span::secs(90));
        let change = admin::guests::GuestChange { display_name: "Guest".into(), language: house.guest.language, ends_at: Some(end) };
        admin::guests::update(&house.desk, &House::by(), &house.guest.id, &change).unwrap();
        assert_eq!(house.post(&form).unwrap().expires_in, 90);
    }

    fn t24_a_token_from_an_exchange_does_not_outlive_the_one_it_was_made_from(store: &TestStore) {
        let (house, called) = two_apps(store);
        let token = house.tokens().access_token;
        house.clock.advance(Span::secs(200));
        let got = swap(&house, token.expose(), &called).unwrap();
        assert_eq!(part(got.access_token.expose(), 1)["exp"], part(token.expose(), 1)["exp"]);
        assert_eq!(got.expires_in, 100);
    }

    fn t24_the_guest_must_be_allowed_to_open_both_apps(store: &TestStore) {
        let (house, called) = two_apps(store);
        let token = house.tokens().access_token;
        let got = swap(&house, token.expose(), &called).unwrap().access_token;
        let given = house.cx.store.read(|tx| tx.assignments_of_app(&called.id)).unwrap();
        for one in given {
            admin::assignments::unassign(&house.desk, &House::by(), &one.id).unwrap();
        }
        assert_eq!(introspected(&house, &called, got.expose()), json!({"active": false}), "same instant");
        refused(&house, &exchanging(&house.app, token.expose(), &called), (OAuthCode::InvalidRequest, Reason::NotAssigned), "the called one");
        assert!(userinfo(&house.cx, token.expose()).is_ok());
    }

    fn t24_a_called_app_of_a_third_party_needs_the_guests_consent(store: &TestStore) {
        let (house, _) = two_apps(store);
        let third = house.another_app(|app| {
            app.slug = "third".into();
            app.name = "Third".into();
            app.party = Party::Third;
        });
        allow(&house, &third);
        let token = house.tokens().access_token;
        refused(&house, &exchanging(&house.app, token.expose(), &third), (OAuthCode::InvalidRequest, Reason::ConsentMissing), "nobody was asked");
        let now = house.clock.now();
        house.cx.store.write(|tx| tx.give_consent(&house.guest.id, &third.id, "openid", now)).unwrap();
        let got = swap(&house, token.expose(), &third).unwrap().access_token;
        oidc::consent::withdraw(&house.cx, &house.guest.id, &third.id).unwrap();
        assert_eq!(introspected(&house, &third, got.expose()), json!({"active": false}));
    }

    fn t24_what_was_made_from_a_family_ends_with_it(store: &TestStore) {
        type End = fn(&House, &TokenResponse);
        let ends: [(&str, End); 3] = [
            ("given back", |house, tokens| {
                let form = pairs(&[("token", tokens.access_token.expose()), ("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose())]);
                oidc::revocation::revoke(&house.cx, &ClientRequest::form(&form)).unwrap();
            }),
            ("reused", |house, tokens| {
                let refresh = tokens.refresh_token.as_ref().unwrap();
                house.refresh(refresh.expose()).unwrap();
                house.refresh(refresh.expose()).unwrap_err();
            }),
            ("signed out", |house, _| drop(oidc::session::end(&house.cx, &house.cookie).unwrap())),
        ];
        for (name, end) in ends {
            let apart = crate::house::another_store(store);
            let (house, called) = two_apps(&apart);
            let tokens = house.tokens();
            let got = swap(&house, tokens.access_token.expose(), &called).unwrap().access_token;
            assert_eq!(introspected(&house, &called, got.expose())["active"], json!(true));
            end(&house, &tokens);
            assert_eq!(introspected(&house, &called, got.expose()), json!({"active": false}), "{name}");
            refused(&house, &exchanging(&house.app, tokens.access_token.expose(), &called), (OAuthCode::InvalidRequest, Reason::SessionEnded), name);
        }
    }

    fn t24_a_bound_token_is_exchanged_only_by_whoever_holds_its_key(store: &TestStore) {
        for method in [ClientAuthMethod::None, ClientAuthMethod::SecretPost] {
            let apart = crate::house::another_store(store);
            let (house, called) = two_apps_with(&apart, |app| app.auth_method = method);
            let (key, thief) = (ClientKey::new(SigningAlg::Es256), ClientKey::new(SigningAlg::Es256));
            let own = |form: Pairs| if method == ClientAuthMethod::None { with(form, "client_secret", None) } else { form };
            let proving = |form: &Pairs, key: &ClientKey| {
                let proof = Proof::at_token(&house, key).signed();
                exchange(&house.cx, &ClientRequest { dpop: Some(&proof), ..ClientRequest::form(form) })
            };
            let token = proving(&own(house.redemption(&house.code())), &key).unwrap().access_token;
            let form = own(exchanging(&house.app, token.expose(), &called));
            let bound = (OAuthCode::InvalidRequest, Reason::ProofInvalid);
            refused(&house, &form, bound, "without a proof");
            let error = proving(&form, &thief).unwrap_err();
            assert_eq!((error.code, error.reason), bound, "another's key");
            let got = proving(&form, &key).unwrap();
            assert_eq!(got.token_type, "DPoP");
            assert_eq!(part(got.access_token.expose(), 1)["cnf"], json!({"jkt": key.thumbprint()}));
        }
    }

    fn t21_only_clients_that_registered_it_may_exchange(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let error = swap(&house, house.tokens().access_token.expose(), &other).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::UnauthorizedClient, Reason::GrantTypeNotAllowed));
    }
}
