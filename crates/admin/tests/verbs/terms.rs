//! Terms of use: drafts, versions, and who agreed.
use crate::common::{House, active, assign, house};
use admin::{
    Refusal,
    terms::{self, Publishing},
};
use model::{Assignee, Guest, Language, Reason, Span, Terms, TermsState, TermsText};
use testkit::{TestStore, on_every_store};

fn text(language: Language, body: &str) -> TermsText {
    TermsText {
        language,
        title: "Rules for guests".into(),
        body: body.into(),
    }
}

fn drafted(house: &House) -> Terms {
    let draft = terms::draft(&house.desk, &house.by(), None).unwrap();
    let english = text(Language::En, "Keep it to yourself.");
    terms::write(&house.desk, &house.by(), &draft.id, &english).unwrap()
}

fn published(house: &House, how: &Publishing) -> Terms {
    let draft = drafted(house);
    terms::publish(&house.desk, &house.by(), &draft.id, how).unwrap()
}

fn cast(store: &TestStore) -> (House, Guest) {
    let house = house(store);
    house.federated("Fabrikam", "fabrikam.example");
    let ana = active(&house, "ana@fabrikam.example");
    (house, ana)
}

on_every_store! {
    fn a_draft_is_one_and_begins_with_the_last_text(store: &TestStore) {
        let house = house(store);
        let draft = drafted(&house);
        let same = terms::draft(&house.desk, &house.by(), None).unwrap();
        assert_eq!((same.id.clone(), same.texts.len()), (draft.id.clone(), 1));
        let german = text(Language::De, "Behalten Sie es für sich.\n\nhttps://contoso.example");
        terms::write(&house.desk, &house.by(), &draft.id, &german).unwrap();
        let gone = TermsText { language: Language::En, title: " ".into(), body: String::new() };
        let left = terms::write(&house.desk, &house.by(), &draft.id, &gone).unwrap();
        assert_eq!(left.texts, std::slice::from_ref(&german));
        assert!(terms::read(&house.desk, &draft.id).unwrap().is_none(), "nobody reads a draft");
        terms::publish(&house.desk, &house.by(), &draft.id, &Publishing::default()).unwrap();
        let next = terms::draft(&house.desk, &house.by(), None).unwrap();
        assert_eq!((next.number, next.texts), (2, vec![german]));
        terms::discard(&house.desk, &house.by(), &next.id).unwrap();
        assert!(matches!(terms::discard(&house.desk, &house.by(), &next.id), Err(Refusal::Unknown(_))));
        house.verify_audit();
    }

    fn what_is_published_never_changes(store: &TestStore) {
        let house = house(store);
        let version = published(&house, &Publishing::default());
        let (desk, by) = (&house.desk, house.by());
        let other = text(Language::En, "Something else.");
        assert!(matches!(terms::write(desk, &by, &version.id, &other), Err(Refusal::StateConflict(_))));
        assert!(matches!(terms::discard(desk, &by, &version.id), Err(Refusal::StateConflict(_))));
        let again = Publishing { yearly: true, ..Publishing::default() };
        assert!(matches!(terms::publish(desk, &by, &version.id, &again), Err(Refusal::StateConflict(_))));
        assert_eq!(terms::read(desk, &version.id).unwrap().unwrap(), version);
    }

    fn publishing_wants_a_text_what_was_seen_and_a_day_that_is_not_over(store: &TestStore) {
        let house = house(store);
        let (desk, by) = (&house.desk, house.by());
        let draft = terms::draft(desk, &by, None).unwrap();
        let now = Publishing::default();
        assert!(matches!(terms::publish(desk, &by, &draft.id, &now), Err(Refusal::Missing(_))));
        let seen = Publishing { seen: Some(draft.changed_at), ..now };
        let written = drafted(&house);
        assert!(matches!(terms::publish(desk, &by, &draft.id, &seen), Err(Refusal::StateConflict(_))), "it was changed");
        let past = Publishing { counts_from: Some(house.now().minus(Span::secs(1))), ..now };
        assert!(matches!(terms::publish(desk, &by, &draft.id, &past), Err(Refusal::CountsTooEarly)));
        let later = Publishing { counts_from: Some(house.now().plus(Span::days(2))), seen: Some(written.changed_at), ..now };
        terms::publish(desk, &by, &draft.id, &later).unwrap();
        let next = drafted(&house);
        let sooner = Publishing { counts_from: Some(house.now().plus(Span::days(1))), ..now };
        assert!(matches!(terms::publish(desk, &by, &next.id, &sooner), Err(Refusal::CountsTooEarly)), "versions count in order");
    }

    fn x07_texts_are_plain_and_have_a_length(store: &TestStore) {
        let house = house(store);
        let (desk, by) = (&house.desk, house.by());
        let draft = terms::draft(desk, &by, None).unwrap();
        for (title, body, code) in [
            ("Rules", "a\u{202e}b".to_owned(), "control_character"),
            ("Ru\nles", "text".to_owned(), "control_character"),
            ("Rules", "x".repeat(terms::LONGEST + 1), "too_long"),
            ("Rules", " \n".to_owned(), "missing"),
            ("", "text".to_owned(), "missing"),
        ] {
            let given = TermsText { language: Language::En, title: title.into(), body };
            let refused = terms::write(desk, &by, &draft.id, &given).unwrap_err();
            assert!(refused.code().contains(code), "{title:?}: {}", refused.code());
        }
        let longest = text(Language::Ja, &"規".repeat(terms::LONGEST));
        assert!(terms::write(desk, &by, &draft.id, &longest).is_ok());
    }

    fn a_yes_is_kept_with_version_instant_and_language(store: &TestStore) {
        let (house, ana) = cast(store);
        let bo = active(&house, "bo@fabrikam.example");
        let version = published(&house, &Publishing::default());
        assert_eq!(terms::detail(&house.desk, &version.id).unwrap().unwrap().to_ask, Some(2));
        assert!(!terms::agree(&house.desk, &ana, &version.id, Language::De).unwrap(), "that was not shown");
        assert!(terms::agree(&house.desk, &ana, &version.id, Language::En).unwrap());
        assert!(!terms::agree(&house.desk, &ana, &version.id, Language::En).unwrap(), "once");
        let kept = terms::of_guest(&house.desk, &ana.id).unwrap();
        let said = &kept[0].agreed.agreement;
        assert_eq!((said.agreed_at, said.language, said.until), (house.now(), Language::En, None));
        let line = terms::detail(&house.desk, &version.id).unwrap().unwrap();
        assert_eq!((line.agreed, line.to_ask, line.state), (1, Some(1), TermsState::InForce));
        let held = admin::me::held(&house.desk, &ana.id).unwrap();
        assert_eq!(held["terms"][0]["text"], "Keep it to yourself.");
        assert!(terms::of_guest(&house.desk, &bo.id).unwrap().is_empty());
        let file = String::from_utf8(terms::export(&house.desk, &house.by(), &version.id).unwrap()).unwrap();
        assert!(file.contains("ana@fabrikam.example") && !file.contains("bo@fabrikam.example"), "{file}");
        let filter = admin::AuditFilter { guest_id: Some(ana.id), limit: 50, ..admin::AuditFilter::default() };
        let lines = admin::audit::list(&house.desk, &filter).unwrap();
        let agreed = lines.iter().find(|it| it.event.name == model::EventName::Terms).unwrap();
        assert_eq!(agreed.event.detail["terms"], serde_json::json!(version.id));
        house.verify_audit();
    }

    fn versions_stand_where_their_days_put_them(store: &TestStore) {
        let house = house(store);
        published(&house, &Publishing::default());
        let later = house.now().plus(Span::days(1));
        published(&house, &Publishing { counts_from: Some(later), ..Publishing::default() });
        drafted(&house);
        let states = || -> Vec<TermsState> {
            terms::list(&house.desk).unwrap().iter().map(|it| it.state).collect()
        };
        assert_eq!(states(), [TermsState::Draft, TermsState::ToCome, TermsState::InForce]);
        house.clock.advance(Span::days(1));
        assert_eq!(states(), [TermsState::Draft, TermsState::InForce, TermsState::Replaced]);
    }

    fn why_says_it_like_any_other_condition_and_the_app_stays_theirs(store: &TestStore) {
        let (house, ana) = cast(store);
        let app = house.app("Drawing Vault");
        assign(&house, &app, Assignee::Guest(ana.id.clone()));
        let version = published(&house, &Publishing::default());
        let why = || admin::why::explain(&house.desk, ana.id.as_str(), app.id.as_str(), None).unwrap().decision;
        assert_eq!(why().denied_for(), Some(Reason::TermsOpen));
        let panel = admin::panel::of(&house.desk, &ana).unwrap();
        assert!(panel.terms_open && panel.apps[0].waits_for_terms());
        let filter = admin::GuestFilter { limit: 10, ..admin::GuestFilter::default() };
        let (lines, _) = admin::guests::page(&house.desk, &filter).unwrap();
        assert_eq!(lines.iter().find(|it| it.guest.id == ana.id).unwrap().apps, 1, "counts count what was given");
        terms::agree(&house.desk, &ana, &version.id, Language::En).unwrap();
        assert!(why().is_allowed());
        assert!(!admin::panel::of(&house.desk, &ana).unwrap().terms_open);
    }
}
