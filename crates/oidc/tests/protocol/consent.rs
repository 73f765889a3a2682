//! Third-party apps ask, remember, and can be sent away again.

use crate::house::{House, Pairs, house, house_with, parameter, userinfo, with};
use model::{App, EventName, GrantType, Party, Reason};
use oidc::{
    OAuthCode,
    authorize::{AuthorizeOutcome, ConsentAnswer, ConsentAsk, answer},
    consent::{of_guest, withdraw},
};
use testkit::on_every_store;

fn third(app: &mut App) {
    app.party = Party::Third;
    app.client.authorization_details_types = vec!["payment".into()];
}

fn says(house: &House, request: &Pairs, said: ConsentAnswer) -> AuthorizeOutcome {
    answer(&house.cx, request, Some(&house.cookie), said).unwrap()
}

fn asked(house: &House, request: &Pairs) -> ConsentAsk {
    match house.authorize(request) {
        AuthorizeOutcome::Consent(ask) => *ask,
        other => panic!("nobody is asked but {other:?}"),
    }
}

fn code_after_yes(house: &House, request: &Pairs) -> String {
    match says(house, request, ConsentAnswer::Yes) {
        AuthorizeOutcome::Redirect { url } => parameter(&url, "code").unwrap(),
        other => panic!("no code but {other:?}"),
    }
}

fn goes_through(house: &House, request: &Pairs) -> bool {
    matches!(house.authorize(request), AuthorizeOutcome::Redirect { ref url } if url.contains("code="))
}

on_every_store! {
    fn apps_of_the_host_ask_nobody(store: &TestStore) {
        let house = house(store);
        assert!(goes_through(&house, &house.request()));
        assert!(goes_through(&house, &with(house.request(), "prompt", Some("consent"))));
        assert!(of_guest(&house.cx, &house.guest.id).unwrap().is_empty());
        assert!(!withdraw(&house.cx, &house.guest.id, &house.app.id).unwrap());
    }

    fn a_third_party_app_asks_once_and_remembers(store: &TestStore) {
        let house = house_with(store, third);
        let ask = asked(&house, &house.request());
        assert_eq!((ask.app.id, ask.guest.id), (house.app.id.clone(), house.guest.id.clone()));
        assert_eq!(ask.scopes, ["openid", "profile", "email"]);
        assert_eq!(ask.request, house.request());
        assert!(of_guest(&house.cx, &house.guest.id).unwrap().is_empty(), "asking is not consenting");
        let code = code_after_yes(&house, &house.request());
        assert!(house.redeem(&code).is_ok());
        let given = of_guest(&house.cx, &house.guest.id).unwrap();
        assert_eq!(given.first().map(|(c, name)| (c.scope.as_str(), name.as_str())), Some(("openid profile email", house.app.name.as_str())));
        assert!(goes_through(&house, &house.request()));
        assert!(goes_through(&house, &with(house.request(), "scope", Some("openid email"))), "less was agreed to as well");
        let again = asked(&house, &with(house.request(), "prompt", Some("consent")));
        assert_eq!(again.scopes, ["openid", "profile", "email"]);
    }

    fn no_means_no_token_and_is_not_remembered(store: &TestStore) {
        let house = house_with(store, third);
        let end = house.end_of_chain();
        let AuthorizeOutcome::Redirect { url } = says(&house, &house.request(), ConsentAnswer::No) else {
            panic!("back to the app");
        };
        assert_eq!(parameter(&url, "error").as_deref(), Some("access_denied"));
        assert_eq!(house.refusals_since(end), [(EventName::Authorize, Reason::ConsentRefused)]);
        asked(&house, &house.request());
    }

    fn a14_silence_cannot_ask(store: &TestStore) {
        let house = house_with(store, third);
        let quiet = with(house.request(), "prompt", Some("none"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&quiet) else { panic!("back to the app") };
        assert_eq!(parameter(&url, "error").as_deref(), Some("consent_required"));
        assert_eq!(house.refused(), (EventName::Authorize, Reason::ConsentMissing));
        code_after_yes(&house, &house.request());
        assert!(goes_through(&house, &quiet));
        let more = with(quiet, "scope", Some("openid profile email offline_access"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&more) else { panic!("back to the app") };
        assert_eq!(parameter(&url, "error").as_deref(), Some("consent_required"));
    }

    fn more_than_was_agreed_to_is_asked_for_anew(store: &TestStore) {
        let house = house_with(store, third);
        let little = with(house.request(), "scope", Some("openid"));
        code_after_yes(&house, &little);
        assert_eq!(asked(&house, &house.request()).scopes, ["openid", "profile", "email"]);
        // Single claims are not a way around it.
        for place in ["id_token", "userinfo"] {
            for claim in ["name", "email", "email_verified", "locale"] {
                let claims = format!("{{\"{place}\":{{\"{claim}\":null}}}}");
                let request = with(little.clone(), "claims", Some(&claims));
                assert_eq!(asked(&house, &request).claims, [claim], "{place}");
            }
        }
        let details = with(little.clone(), "authorization_details", Some(r#"[{"type":"payment","amount":1}]"#));
        assert_eq!(asked(&house, &details).details, ["payment"]);
        code_after_yes(&house, &details);
        asked(&house, &details);
        assert!(goes_through(&house, &little));
        code_after_yes(&house, &house.request());
        let covered = with(house.request(), "claims", Some(r#"{"id_token":{"email":null,"name":null}}"#));
        assert!(goes_through(&house, &covered), "the scope says as much");
    }

    fn nobody_is_asked_for_a_consent_that_would_lead_nowhere(store: &TestStore) {
        let house = house_with(store, third);
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        assert!(matches!(house.authorize(&house.request()), AuthorizeOutcome::Denied(_)));
        assert!(matches!(says(&house, &house.request(), ConsentAnswer::Yes), AuthorizeOutcome::Denied(_)));
        assert!(of_guest(&house.cx, &house.guest.id).unwrap().is_empty());
    }

    fn one_guests_yes_is_not_anothers(store: &TestStore) {
        let house = house_with(store, third);
        code_after_yes(&house, &house.request());
        let (other, cookie) = house.another_guest(1);
        let outcome = oidc::authorize::authorize(&house.cx, &house.request(), Some(&cookie)).unwrap();
        assert!(matches!(outcome, AuthorizeOutcome::Consent(ref ask) if ask.guest.id == other.id));
        let another = house.another_app(third);
        let outcome = house.authorize(&crate::house::request_of(&another));
        assert!(matches!(outcome, AuthorizeOutcome::Consent(_)), "nor one app another");
    }

    fn t18_a_consent_that_is_taken_back_ends_what_it_gave_at_once(store: &TestStore) {
        let house = house_with(store, third);
        let tokens = house.redeem(&code_after_yes(&house, &house.request())).unwrap();
        let waiting = code_after_yes(&house, &house.request());
        let other = house.another_app(|_| {});
        let stays = house.redeem_for(&other);
        assert!(withdraw(&house.cx, &house.guest.id, &house.app.id).unwrap());
        assert!(!withdraw(&house.cx, &house.guest.id, &house.app.id).unwrap(), "once");
        let filter = admin::ReceiptFilter { limit: 10, ..admin::ReceiptFilter::default() };
        let receipts = admin::receipts::list(&house.desk, &filter).unwrap();
        let said: Vec<_> = receipts.iter().map(|it| (it.kind, it.sessions, it.apps)).collect();
        assert_eq!(said, [(model::ReceiptKind::ConsentWithdrawn, 0, 1)], "and one receipt");
        assert!(receipts[0].tokens_until.is_some(), "of a token that is still out");
        let error = userinfo(&house.cx, tokens.access_token.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidToken, Reason::ConsentMissing));
        let error = house.refresh(tokens.refresh_token.unwrap().expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::ConsentMissing));
        assert!(house.redeem(&waiting).is_err());
        asked(&house, &house.request());
        assert!(userinfo(&house.cx, stays.access_token.expose()).is_ok());
        // A new yes does not revive what ended.
        code_after_yes(&house, &house.request());
        assert!(userinfo(&house.cx, tokens.access_token.expose()).is_err());
    }

    fn a_yes_to_a_device_is_a_consent(store: &TestStore) {
        let house = house_with(store, |app| { third(app); app.client.extra_grants = vec![GrantType::DeviceCode]; });
        let form = crate::house::pairs(&[("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose()), ("scope", "openid email")]);
        let at = oidc::device::begin(&house.cx, &oidc::ClientRequest::form(&form)).unwrap();
        let guest = oidc::session::current(&house.cx, &house.cookie).unwrap().unwrap();
        oidc::device::approve(&house.cx, &at.user_code, &guest).unwrap().unwrap();
        let given = of_guest(&house.cx, &house.guest.id).unwrap();
        assert_eq!(given.first().map(|(c, _)| c.scope.as_str()), Some("openid email"));
        assert!(goes_through(&house, &with(house.request(), "scope", Some("openid email"))));
        asked(&house, &house.request());
    }

    fn a_device_that_asks_for_less_takes_nothing_back(store: &TestStore) {
        let house = house_with(store, |app| { third(app); app.client.extra_grants = vec![GrantType::DeviceCode]; });
        code_after_yes(&house, &house.request());
        let form = crate::house::pairs(&[("client_id", house.app.id.as_str()), ("client_secret", house.secret.expose()), ("scope", "openid")]);
        let at = oidc::device::begin(&house.cx, &oidc::ClientRequest::form(&form)).unwrap();
        let guest = oidc::session::current(&house.cx, &house.cookie).unwrap().unwrap();
        oidc::device::approve(&house.cx, &at.user_code, &guest).unwrap().unwrap();
        assert!(goes_through(&house, &house.request()), "what was agreed to before still is");
    }
}
