//! Terms of use: whatever mints or refreshes waits for the guest's yes, and a yes does not outlive what it was to.

use crate::{
    exchange::{exchanging, two_apps},
    house::{House, house, house_with, pairs, parameter, part, request_of, userinfo, with},
};
use admin::terms::{self, Publishing};
use model::{App, EventName, GrantType, Id, Language, Reason, Span, Terms, TermsText, kind};
use oidc::{
    ClientRequest, OAuthCode,
    authorize::{AuthorizeOutcome, authorize},
    introspection::introspect,
};
use testkit::on_every_store;

fn publish(house: &House, app: Option<&Id<kind::App>>, how: Publishing) -> Terms {
    let (desk, by) = (&house.desk, House::by());
    let draft = terms::draft(desk, &by, app).unwrap();
    let text = TermsText {
        language: Language::En,
        title: format!("Rules, version {}", draft.number),
        body: "Keep what you see to yourself.".into(),
    };
    terms::write(desk, &by, &draft.id, &text).unwrap();
    terms::publish(desk, &by, &draft.id, &how).unwrap()
}

fn again() -> Publishing {
    Publishing {
        asks_again: true,
        ..Publishing::default()
    }
}

fn agree(house: &House, version: &Terms) -> bool {
    terms::agree(&house.desk, &house.guest, &version.id, Language::En).unwrap()
}

/// Whether the guest is led to the terms instead of to the app.
fn is_asked(house: &House, app: &App) -> bool {
    match house.authorize(&request_of(app)) {
        AuthorizeOutcome::Terms {
            app_id,
            continue_to,
        } => {
            assert_eq!(app_id, app.id);
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
    fn before_the_first_access_a_guest_agrees_once(store: &TestStore) {
        let house = house(store);
        assert!(!is_asked(&house, &house.app), "nothing is published");
        let version = publish(&house, None, Publishing::default());
        assert!(is_asked(&house, &house.app));
        assert!(agree(&house, &version));
        assert!(!agree(&house, &version), "there is nothing more to agree to");
        assert!(!is_asked(&house, &house.app));
        let (other, cookie) = house.another_guest(1);
        let outcome = authorize(&house.cx, &house.request(), Some(&cookie)).unwrap();
        assert!(matches!(outcome, AuthorizeOutcome::Terms { .. }), "{} did not agree", other.id);
    }

    fn silence_says_that_the_guest_has_to_do_something_about_terms(store: &TestStore) {
        let house = house(store);
        publish(&house, None, Publishing::default());
        let quiet = with(house.request(), "prompt", Some("none"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&quiet) else { panic!("back to the app") };
        assert_eq!(parameter(&url, "error").as_deref(), Some("interaction_required"));
        assert_eq!(house.refused(), (EventName::Authorize, Reason::TermsOpen));
    }

    fn a_new_version_ends_a_yes_on_every_path_at_the_next_request(store: &TestStore) {
        let house = house_with(store, |app| app.client.extra_grants = vec![GrantType::DeviceCode]);
        let first = publish(&house, None, Publishing::default());
        agree(&house, &first);
        let tokens = house.tokens();
        let waiting = house.code();
        let device = pairs(&[("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose()), ("scope", "openid")]);
        let device = oidc::device::begin(&house.cx, &ClientRequest::form(&device)).unwrap();
        let access = tokens.access_token.expose();
        assert!(userinfo(&house.cx, access).is_ok());

        let second = publish(&house, None, again());
        assert!(is_asked(&house, &house.app));
        let shown = pairs(&[("token", access), ("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose())]);
        assert_eq!(introspect(&house.cx, &ClientRequest::form(&shown)).unwrap()["active"], false);
        assert_eq!(userinfo(&house.cx, access).unwrap_err().reason, Reason::TermsOpen);
        let guest = oidc::session::current(&house.cx, &house.cookie).unwrap().unwrap();
        assert_eq!(oidc::device::approve(&house.cx, &device.user_code, &guest).unwrap(), Err(Reason::TermsOpen));
        let refused = house.redeem(&waiting).unwrap_err();
        assert_eq!((refused.code, refused.reason), (OAuthCode::InvalidGrant, Reason::TermsOpen));
        let refused = house.refresh(tokens.refresh_token.unwrap().expose()).unwrap_err();
        assert_eq!((refused.code, refused.reason), (OAuthCode::InvalidGrant, Reason::TermsOpen));

        assert!(!agree(&house, &first), "the old text is no answer any more");
        assert!(agree(&house, &second));
        assert!(!is_asked(&house, &house.app));
        assert!(oidc::device::approve(&house.cx, &device.user_code, &guest).unwrap().is_ok());
        assert!(house.refresh(house.tokens().refresh_token.unwrap().expose()).is_ok());
    }

    fn a_version_that_wants_no_new_yes_asks_only_those_who_gave_none(store: &TestStore) {
        let house = house(store);
        agree(&house, &publish(&house, None, Publishing::default()));
        let refresh = house.tokens().refresh_token.unwrap();
        let second = publish(&house, None, Publishing::default());
        assert!(!is_asked(&house, &house.app));
        assert!(house.refresh(refresh.expose()).is_ok());
        let (newcomer, _) = house.another_guest(1);
        let open = terms::open(&house.desk, &newcomer.id, Some(&house.app.id)).unwrap();
        assert_eq!(open.iter().map(|it| &it.id).collect::<Vec<_>>(), [&second.id], "the text that counts");
    }

    fn no_token_outlives_the_instant_from_which_a_version_counts(store: &TestStore) {
        let house = house(store);
        agree(&house, &publish(&house, None, Publishing::default()));
        let soon = house.cx.clock.now().plus(Span::secs(90));
        let second = publish(&house, None, Publishing { counts_from: Some(soon), ..again() });
        let tokens = house.tokens();
        let ends = part(tokens.access_token.expose(), 1)["exp"].as_i64().unwrap();
        assert!(ends <= soon.secs(), "{ends} {}", soon.secs());
        assert!(!agree(&house, &second), "it does not count yet");
        house.clock.advance(Span::secs(90));
        assert!(is_asked(&house, &house.app));
        let refused = house.refresh(tokens.refresh_token.unwrap().expose()).unwrap_err();
        assert_eq!(refused.reason, Reason::TermsOpen);
        assert!(agree(&house, &second));
    }

    fn a_yearly_yes_is_over_after_a_year(store: &TestStore) {
        let house = house(store);
        let version = publish(&house, None, Publishing { yearly: true, ..Publishing::default() });
        agree(&house, &version);
        house.clock.advance(Span::days(364));
        assert!(terms::open(&house.desk, &house.guest.id, None).unwrap().is_empty());
        house.clock.advance(Span::days(1));
        assert_eq!(terms::open(&house.desk, &house.guest.id, None).unwrap().len(), 1);
        assert!(agree(&house, &version));
        assert!(terms::open(&house.desk, &house.guest.id, None).unwrap().is_empty());
        let kept = terms::of_guest(&house.desk, &house.guest.id).unwrap();
        assert_eq!(kept.iter().map(|it| it.counts).collect::<Vec<_>>(), [true, false]);
    }

    fn terms_of_one_app_come_on_top_and_stand_before_no_other(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|_| {});
        let host = publish(&house, None, Publishing::default());
        let own = publish(&house, Some(&other.id), Publishing::default());
        assert_eq!((host.number, own.number), (1, 1));
        agree(&house, &host);
        assert!(!is_asked(&house, &house.app));
        assert!(is_asked(&house, &other));
        let open = terms::open(&house.desk, &house.guest.id, Some(&other.id)).unwrap();
        assert_eq!(open.len(), 1);
        assert!(agree(&house, &own));
        assert!(!is_asked(&house, &other));
    }

    fn nobody_calls_another_app_whose_terms_are_open(store: &TestStore) {
        let (house, called) = two_apps(store);
        let tokens = house.tokens();
        let own = publish(&house, Some(&called.id), Publishing::default());
        let form = exchanging(&house.app, tokens.access_token.expose(), &called);
        assert_eq!(house.post(&form).unwrap_err().reason, Reason::TermsOpen);
        assert!(agree(&house, &own));
        assert!(house.post(&form).is_ok());
    }

    fn whoever_may_not_is_refused_for_that_and_not_asked_first(store: &TestStore) {
        let house = house(store);
        publish(&house, None, Publishing::default());
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        let AuthorizeOutcome::Denied(denied) = house.authorize(&house.request()) else { panic!("denied") };
        assert_eq!(denied.decision.denied_for(), Some(Reason::NotAssigned));
    }
}
