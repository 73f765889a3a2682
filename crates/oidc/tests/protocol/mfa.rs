//! One multi-factor authentication, ever (N12): the home's where the contract names its words, else one
//! step-up here; and what tokens say of it.

use crate::house::{House, house, parameter, part, with};
use model::{HomeSignIn, TrustContract};
use oidc::authorize::AuthorizeOutcome;
use testkit::{TestStore, on_every_store};

/// A house whose app wants multi-factor authentication.
fn strict(store: &TestStore) -> House {
    let house = house(store);
    admin::apps::require_mfa(&house.desk, &House::by(), &house.app.id, true).unwrap();
    house
}

fn accept(house: &House, amr: &[&str], acr: &[&str]) {
    let list = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
    let trust = TrustContract {
        mfa_amr: list(amr),
        mfa_acr: list(acr),
        ..TrustContract::default()
    };
    let partner = &house.partner.id;
    admin::partners::update(&house.desk, &House::by(), partner, "Fabrikam", &trust).unwrap();
}

/// What the home says when the guest signs in, and what an app that asks then gets.
fn asks_after(house: &House, amr: &[&str], acr: Option<&str>) -> bool {
    let proof = HomeSignIn {
        amr: amr.iter().map(|it| (*it).to_owned()).collect(),
        acr: acr.map(str::to_owned),
        ..house.proof()
    };
    let cookie = house.sign_in(&house.guest.id, &proof).unwrap();
    match oidc::authorize::authorize(&house.cx, &house.request(), Some(&cookie)).unwrap() {
        AuthorizeOutcome::StepUp { continue_to } => {
            assert!(continue_to.starts_with("/authorize?"), "{continue_to}");
            true
        }
        AuthorizeOutcome::Redirect { url } => {
            assert!(parameter(&url, "code").is_some(), "{url}");
            false
        }
        other => panic!("{other:?}"),
    }
}

on_every_store! {
    fn n12_a_home_that_proves_it_in_agreed_words_means_no_further_question(store: &TestStore) {
        let house = strict(store);
        accept(&house, &["mfa"], &["urn:fabrikam:strong"]);
        assert!(!asks_after(&house, &["pwd", "mfa"], None));
        assert!(!asks_after(&house, &[], Some("urn:fabrikam:strong")));
    }

    fn n12_unknown_words_never_count_and_lead_to_one_step_up(store: &TestStore) {
        let house = strict(store);
        for (amr, acr) in [(vec!["mfa"], Some("urn:fabrikam:strong")), (vec![], None)] {
            assert!(asks_after(&house, &amr, acr), "the contract names nothing");
        }
        accept(&house, &["mfa"], &["urn:fabrikam:strong"]);
        for amr in [vec!["MFA"], vec!["mfa "], vec!["otp", "hwk"], vec![]] {
            assert!(asks_after(&house, &amr, Some("urn:fabrikam:strong2")), "{amr:?}");
        }
    }

    fn a_mailed_code_never_counts_whatever_the_contract_says_of_the_home(store: &TestStore) {
        let house = strict(store);
        accept(&house, &["otp", "mfa"], &[]);
        let invitation = house.invitation_accounts();
        for (amr, asks) in [(vec!["otp"], true), (vec!["pop", "user", "mfa"], false)] {
            let proof = HomeSignIn {
                connection_id: invitation.id.clone(),
                issuer: house.cx.settings.issuer.clone(),
                amr: amr.iter().map(|it| (*it).to_owned()).collect(),
                ..house.proof()
            };
            let cookie = house.sign_in(&house.guest.id, &proof).unwrap();
            let outcome = oidc::authorize::authorize(&house.cx, &house.request(), Some(&cookie));
            let asked = matches!(outcome.unwrap(), AuthorizeOutcome::StepUp { .. });
            assert_eq!(asked, asks, "{amr:?}");
        }
    }

    fn a_step_up_serves_every_app_of_the_session_and_shows_in_its_tokens(store: &TestStore) {
        let house = strict(store);
        let owed = house.authorize(&house.request());
        assert!(matches!(owed, AuthorizeOutcome::StepUp { .. }), "{owed:?}");
        let now = house.cx.clock.now();
        let session = &house.session.id;
        let stepped = |tx: &mut store::Tx<'_>| tx.record_step_up(session, &["otp", "mfa"], now);
        assert!(house.cx.store.write(stepped).unwrap());
        let token = part(house.tokens().id_token.unwrap().expose(), 1);
        let amr: Vec<&str> = token["amr"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
        assert!(amr.contains(&"otp") && amr.contains(&"mfa"), "{amr:?}");
        let home = house.session.auth_time.secs();
        assert_eq!(token["auth_time"], home, "the home's authentication is not made younger");
        let other = house.another_app(|_| {});
        admin::apps::require_mfa(&house.desk, &House::by(), &other.id, true).unwrap();
        house.redeem_for(&other);
    }

    fn silence_says_that_the_guest_has_to_do_something(store: &TestStore) {
        let house = strict(store);
        let AuthorizeOutcome::Redirect { url } =
            house.authorize(&with(house.request(), "prompt", Some("none")))
        else {
            panic!("an error for the app");
        };
        assert_eq!(parameter(&url, "error").as_deref(), Some("interaction_required"));
    }

    fn an_app_that_wants_it_from_now_on_loses_what_was_granted_without(store: &TestStore) {
        let house = house(store);
        let refresh = house.tokens().refresh_token.unwrap();
        admin::apps::require_mfa(&house.desk, &House::by(), &house.app.id, true).unwrap();
        let refused = house.refresh(refresh.expose()).unwrap_err();
        assert_eq!(refused.reason, model::Reason::MfaRequired);
    }
}
