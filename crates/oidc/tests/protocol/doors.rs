//! The other doors that must close with access: introspection, userinfo, silent authorization, the panel, a new
//! sign-in. And those of other apps, which stay open (O05).

use crate::{
    house::{House, house, parameter, userinfo, with},
    introspection,
};
use model::{EventName, Reason};
use oidc::{
    OAuthCode,
    authorize::{AuthorizeOutcome, authorize},
    panel,
};
use serde_json::json;
use testkit::on_every_store;

/// These end sessions and nothing else: the panel still shows the app to whoever signs in.
const OF_THE_SESSION: [&str; 6] = [
    "confirmation too old",
    "second factor wanted",
    "connection disabled",
    "cut over to the home",
    "session ended",
    "session over",
];

/// After these a guest may not even sign in.
const OF_THE_GUEST: [&str; 9] = [
    "guest suspended",
    "guest removed",
    "guest frozen",
    "guest's end date",
    "partner suspended",
    "partner ended",
    "contract's end",
    "connection disabled",
    "cut over to the home",
];

/// Whatever was switched off, each door is closed and the audit chain has one line that says why.
pub fn are_closed(h: &House, (name, expected): (&str, Reason), access: &str) {
    let why = match name {
        "client disabled" => Reason::AppDisabled,
        _ => expected,
    };
    introspection_is_closed(h, name, access);
    userinfo_is_closed(h, (name, why), access);
    silence_is_closed(h, (name, why), &h.cookie);
    panel_shows_what_is_open(h, name, why);

    let end = h.end_of_chain();
    match h.sign_in(&h.guest.id, &h.proof()) {
        Err(reason) => {
            assert!(OF_THE_GUEST.contains(&name), "{name}: {reason}");
            assert_eq!(reason, expected, "{name}: sign-in");
            let line = (EventName::SignIn, expected);
            assert_eq!(h.refusals_since(end), [line], "{name}: sign-in");
        }
        Ok(cookie) => {
            assert!(!OF_THE_GUEST.contains(&name), "{name}: sign-in");
            if name == "second factor wanted" {
                let outcome = authorize(&h.cx, &h.request(), Some(&cookie)).unwrap();
                assert!(matches!(outcome, AuthorizeOutcome::StepUp { .. }));
            } else if OF_THE_SESSION.contains(&name) {
                let outcome = authorize(&h.cx, &h.request(), Some(&cookie)).unwrap();
                assert!(
                    matches!(outcome, AuthorizeOutcome::Redirect { ref url } if url.contains("code="))
                );
            } else {
                silence_is_closed(h, (name, why), &cookie);
            }
        }
    }
}

/// An app that is switched off is told nothing; any other, that the token counts no more.
fn introspection_is_closed(h: &House, name: &str, access: &str) {
    let answer = introspection::ask(h, &introspection::asking(h, access));
    match (name, answer) {
        ("client disabled", Err(error)) => assert_eq!(error.code, OAuthCode::InvalidClient),
        (_, answer) => assert_eq!(
            answer.unwrap(),
            json!({ "active": false }),
            "{name}: introspection"
        ),
    }
}

fn userinfo_is_closed(h: &House, (name, why): (&str, Reason), access: &str) {
    let line = match name {
        // So long after, the token is over by itself.
        "session over" => (EventName::Jwt, Reason::Expired),
        _ => (EventName::Userinfo, why),
    };
    let end = h.end_of_chain();
    let seen = userinfo(&h.cx, access).unwrap_err();
    let answer = (seen.code, seen.reason);
    assert_eq!(answer, (OAuthCode::InvalidToken, line.1), "{name}");
    assert_eq!(h.refusals_since(end), [line], "{name}: userinfo");
}

fn silence_is_closed(h: &House, (name, why): (&str, Reason), cookie: &str) {
    let end = h.end_of_chain();
    let quiet = with(h.request(), "prompt", Some("none"));
    let AuthorizeOutcome::Redirect { url } = authorize(&h.cx, &quiet, Some(cookie)).unwrap() else {
        panic!("{name}: prompt=none shows nothing");
    };
    assert_eq!(parameter(&url, "code"), None, "{name}");
    let reason = match parameter(&url, "error").as_deref() {
        Some("login_required") => Reason::LoginRequired,
        Some("access_denied" | "interaction_required") => why,
        other => panic!("{name}: {other:?}"),
    };
    let line = (EventName::Authorize, reason);
    assert_eq!(h.refusals_since(end), [line], "{name}: silence");
}

/// What the panel of the house's guest opens.
fn shown(h: &House) -> Vec<admin::panel::PanelApp> {
    let mut all = admin::panel::of(&h.desk, &h.guest).unwrap().apps;
    all.retain(|app| app.decision.is_allowed());
    all
}

fn panel_shows_what_is_open(h: &House, name: &str, why: Reason) {
    let open = OF_THE_SESSION.contains(&name);
    let has = shown(h).iter().any(|app| app.app_id == h.app.id);
    assert_eq!(has, open, "{name}: panel");
    let (_, decision) = panel::why(&h.cx, &h.guest.id, &h.app.id).unwrap().unwrap();
    let told = (!open).then_some(why);
    assert_eq!(decision.denied_for(), told, "{name}: why");
}

on_every_store! {
    fn o05_taking_one_app_away_leaves_the_others(store: &TestStore) {
        type Switch = fn(&House);
        let switches: [(&str, Switch); 2] = [
            ("assignment removed", |h| {
                admin::assignments::unassign(&h.desk, &House::by(), &h.assignment.id).unwrap();
            }),
            ("client disabled", |h| admin::apps::disable(&h.desk, &House::by(), &h.app.id).unwrap()),
        ];
        let house = house(store);
        let other = house.another_app(|_| {});
        for (name, switch) in switches {
            let (gone, stays) = (house.redeem_for(&house.app), house.redeem_for(&other));
            switch(&house);
            assert!(userinfo(&house.cx, gone.access_token.expose()).is_err(), "{name}");
            assert!(userinfo(&house.cx, stays.access_token.expose()).is_ok(), "{name}");
            assert!(oidc::session::current(&house.cx, &house.cookie).unwrap().is_some(), "{name}");
            let form = with(house.refreshing(stays.refresh_token.unwrap().expose()), "client_id", Some(other.id.as_str()));
            let form = with(form, "client_secret", Some(crate::house::secret_of(&other).expose()));
            assert!(house.post(&form).is_ok(), "{name}");
            assert_eq!(shown(&house).iter().map(|app| &app.app_id).collect::<Vec<_>>(), [&other.id], "{name}");
            give_back(&house);
        }
    }

    fn the_panel_shows_what_a_guest_may_open_and_until_when(store: &TestStore) {
        let house = house(store);
        let other = house.another_app(|app| app.launch_url = Some("https://another.example/".into()));
        let shown = shown(&house);
        let names: Vec<&str> = shown.iter().map(|app| app.name.as_str()).collect();
        assert_eq!(names, ["Another", "Measured"]);
        let first = shown.first().unwrap();
        assert_eq!((&first.app_id, first.launch_url.as_deref(), first.decision.until), (&other.id, Some("https://another.example/"), None));
        let unknown = model::Id::new(model::Clock::now(&*house.clock), &*house.cx.random);
        assert!(panel::why(&house.cx, &unknown, &house.app.id).unwrap().is_none());
        let (app, decision) = panel::why(&house.cx, &house.guest.id, &house.app.id).unwrap().unwrap();
        assert_eq!((app.id, decision.denied_for()), (house.app.id.clone(), None));
    }
}

/// Everything as it was, for the next switch.
fn give_back(house: &House) {
    let back = |tx: &mut store::Tx<'_>| {
        tx.insert_assignment(&house.assignment)?;
        tx.set_app_state(&house.app.id, model::AppState::Enabled)?;
        Ok::<_, store::StoreError>(())
    };
    house.cx.store.write(back).unwrap();
}
