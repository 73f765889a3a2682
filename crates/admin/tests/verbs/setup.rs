//! Partners set their home identity provider up by a link, on every database.
use crate::common::{House, house};
use admin::{
    Refusal, realm,
    setup::{self, ConnectionDetails, SetupInvite, Visit},
};
use model::{
    HomeRecord, Id, MailContent, Partner, Reason, Secret, SetupAttempt, SetupFacts, SetupOutcome,
    SetupState, Span, TxtRecords, TxtUnknown,
};
use store::NewSetupAttempt;
use testkit::{TestStore, on_every_store};

/// A DNS with one record.
struct Record(String, String);

impl TxtRecords for Record {
    fn txt(&self, name: &str) -> Result<Vec<String>, TxtUnknown> {
        let there = name.trim_end_matches('.') == self.0;
        Ok(there.then(|| self.1.clone()).into_iter().collect())
    }
}

/// Sends a link and returns its token.
fn invited(house: &House, partner: &Partner) -> String {
    invited_with(house, partner, false)
}

fn invited_with(house: &House, partner: &Partner, auto_approve: bool) -> String {
    let invite = SetupInvite {
        partner_id: partner.id.clone(),
        email: "ida@fabrikam.example".parse().unwrap(),
        language: model::Language::En,
        auto_approve,
        inviter: ("Ada".into(), None),
    };
    let (_, link) = setup::send_link(&house.desk, &house.by(), &invite).unwrap();
    link.expose().rsplit('/').next().unwrap().to_owned()
}

/// Comes in with the mailed code; returns the visit and the browser's cookie.
fn enter(house: &House, token: &str) -> (Visit, Secret) {
    let binding = setup::request_code(&house.desk, token).unwrap();
    let code = house
        .mails()
        .into_iter()
        .find_map(|mail| match mail.content {
            MailContent::Code { code, .. } => Some(code),
            _ => None,
        });
    let code = code.unwrap();
    let cookie = setup::check_code(&house.desk, token, binding.expose(), code.expose()).unwrap();
    let visit = setup::visit(&house.desk, token, Some(cookie.expose())).unwrap();
    (visit.unwrap(), cookie)
}

fn connect(house: &House, visit: &Visit, client_id: &str) {
    let given = ConnectionDetails {
        issuer: "https://login.fabrikam.example".into(),
        client_id: client_id.into(),
        client_secret: None,
        forget_secret: false,
    };
    setup::connect(&house.desk, visit, &given).unwrap();
}

/// Writes down a test sign-in that passed with the draft as it stands.
fn pass(house: &House, visit: &Visit) {
    let now = house.now();
    let setup = setup::of_visit(&house.desk, visit).unwrap().setup;
    let facts = SetupFacts {
        issuer: "https://login.fabrikam.example".into(),
        subject: "a1b2…f6".into(),
        name: None,
        email: None,
        email_verified: false,
        groups: None,
        amr: Vec::new(),
        acr: None,
        clock_skew: 0,
        claims: Vec::new(),
        home: HomeRecord::default(),
    };
    let new = NewSetupAttempt {
        attempt: SetupAttempt {
            id: Id::new(now, &*house.desk.random),
            setup_id: setup.id,
            session_id: visit.session.id.clone(),
            email: visit.link.email.clone(),
            revision: setup.revision,
            created_at: now,
            outcome: Some(SetupOutcome::Passed(Box::new(facts))),
        },
        state: Secret::draw(&*house.desk.random).hashed(),
        upstream: Vec::new(),
        expires_at: now.plus(Span::mins(30)),
    };
    let written = house.desk.store.write(|tx| tx.insert_setup_attempt(&new));
    written.unwrap();
}

fn reason<T>(outcome: Result<T, Refusal>) -> Option<Reason> {
    outcome.err().and_then(|refusal| refusal.reason())
}

/// A tested draft with a proven domain is handed over; what the host approves counts as proven then.
fn handed_over(store: &TestStore, (auto, prove): (bool, &str), expected: SetupState) {
    let house = house(store);
    let partner = house.partner("Fabrikam", "fabrikam.example");
    let desk = &house.desk;
    let (visit, _) = enter(&house, &invited_with(&house, &partner, auto));
    let domains = [
        "fabrikam.example".to_owned(),
        "fabrikam-cars.example".to_owned(),
    ];
    setup::choose_provider(desk, &visit, (&domains, None), None).unwrap();
    let drafted = setup::of_visit(desk, &visit).unwrap().setup;
    let visit = Visit {
        setup: drafted,
        ..visit
    };
    let mut named = visit.setup.draft.domains.iter();
    if let Some(named) = named.find(|it| it.domain == prove) {
        let dns = Record(named.record_name(), named.record_value());
        setup::check_domain(desk, &visit, &dns, prove).unwrap();
    }
    connect(&house, &visit, "portico");
    pass(&house, &visit);
    assert_eq!(setup::submit(desk, &visit).unwrap().state, expected);
    let is_proven = || {
        let known = desk.store.read(|tx| tx.partner_domains(&partner.id));
        let mut known = known.unwrap().into_iter();
        known.any(|it| it.domain == prove && it.state == model::DomainState::Proven)
    };
    let live = expected == SetupState::Approved;
    assert_eq!(is_proven(), live, "nothing is proven before it is approved");
    if !live {
        setup::approve(desk, &house.by(), &partner.id, None).unwrap();
        assert_eq!(is_proven(), !prove.is_empty());
    }
    house.verify_audit();
}

on_every_store! {
    fn a_link_ends_after_thirty_days_or_when_it_is_withdrawn(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let token = invited(&house, &partner);
        let (visit, cookie) = enter(&house, &token);
        assert!(setup::visit(&house.desk, &token, None).unwrap().is_none(), "another browser");
        assert_eq!(reason(setup::look(&house.desk, "nothing")), Some(Reason::SetupLinkUnknown));
        house.clock.advance(Span::secs(30 * 86_400 - 1));
        assert!(setup::visit(&house.desk, &token, Some(cookie.expose())).unwrap().is_some());
        house.clock.advance(Span::secs(1));
        assert_eq!(reason(setup::look(&house.desk, &token)), Some(Reason::SetupLinkExpired));
        let newer = invited(&house, &partner);
        let link = setup::look(&house.desk, &newer).unwrap().link;
        setup::revoke_link(&house.desk, &house.by(), &partner.id, &link.id).unwrap();
        assert_eq!(reason(setup::look(&house.desk, &newer)), Some(Reason::SetupLinkRevoked));
        assert_eq!(setup::newest(&house.desk, &partner.id).unwrap().unwrap().setup.id, visit.setup.id);
    }

    fn a_draft_is_no_way_in_until_it_was_tested_as_it_stands_and_approved(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let (desk, by) = (&house.desk, house.by());
        let (visit, _) = enter(&house, &invited(&house, &partner));
        let hint = visit.setup.connection_id.to_string();
        let no_way_in = || {
            assert!(realm::of_hint(desk, &hint).unwrap().is_none());
            assert!(realm::of_name(desk, "Fabrikam").unwrap().is_empty());
            assert!(realm::of_hint(desk, "fabrikam.example").unwrap().is_none());
        };
        connect(&house, &visit, "portico");
        assert_eq!(reason(setup::submit(desk, &visit)), Some(Reason::SetupUntested));
        pass(&house, &visit);
        connect(&house, &visit, "another");
        assert_eq!(reason(setup::submit(desk, &visit)), Some(Reason::SetupUntested), "changed since");
        pass(&house, &visit);
        no_way_in();
        assert!(setup::approve(desk, &by, &partner.id, None).is_err(), "not handed over");
        let told = |expected: &[&str]| {
            admin::alerts::sweep(desk).unwrap();
            let mut told: Vec<_> = house.mails().into_iter()
                .filter_map(|mail| match mail.content {
                    MailContent::Alert { alert, .. } => Some(alert.as_str()),
                    _ => None,
                })
                .collect();
            told.sort_unstable();
            assert_eq!(told, expected);
        };
        told(&[]);
        let submitted = setup::submit(desk, &visit).unwrap();
        assert_eq!(submitted.state, SetupState::Submitted);
        told(&["setup_waits"]);
        no_way_in();
        let stale = setup::approve(desk, &by, &partner.id, Some(submitted.version - 1));
        assert_eq!(reason(stale), Some(Reason::StateConflict));
        let connection = setup::approve(desk, &by, &partner.id, Some(submitted.version)).unwrap();
        assert_eq!(connection.id.to_string(), hint);
        assert_eq!(realm::of_hint(desk, &hint).unwrap().unwrap().client_id, "another");
        assert!(setup::reopen(desk, &visit).is_err(), "approval is final");
        told(&["setup_approved", "setup_waits"]);
        house.verify_audit();
    }

    fn who_has_a_link_is_told_what_the_host_made_of_it_and_what_is_to_change(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let (desk, by) = (&house.desk, house.by());
        let (visit, _) = enter(&house, &invited(&house, &partner));
        setup::add_colleague(desk, &visit, &"bob@fabrikam.example".parse().unwrap()).unwrap();
        let gone = setup::add_colleague(desk, &visit, &"zoe@fabrikam.example".parse().unwrap()).unwrap();
        setup::revoke_link(desk, &by, &partner.id, &gone.id).unwrap();
        connect(&house, &visit, "portico");
        pass(&house, &visit);
        setup::submit(desk, &visit).unwrap();
        let note = "Please send a lasting id.\r\nThen hand it over again.";
        let escape = setup::send_back(desk, &by, &partner.id, "a\u{1b}b");
        assert!(matches!(escape, Err(Refusal::ControlCharacter("note"))));
        setup::send_back(desk, &by, &partner.id, note).unwrap();
        let returned = || setup::of_visit(desk, &visit).unwrap().setup.draft.returned;
        let (at, kept) = (house.now(), "Please send a lasting id.\nThen hand it over again.");
        assert_eq!(returned(), Some(model::SetupReturn { at, note: kept.into() }));
        setup::submit(desk, &visit).unwrap();
        assert_eq!(returned(), None, "handed over again");
        setup::approve(desk, &by, &partner.id, None).unwrap();
        let mut told: Vec<_> = house.mails().into_iter()
            .filter_map(|mail| match mail.content {
                MailContent::SetupDecided { partner, approved, note } => {
                    assert_eq!(partner, "Fabrikam");
                    Some((mail.to.to_string(), approved, note))
                }
                _ => None,
            })
            .collect();
        told.sort_unstable();
        let one = |to: &str, approved, note: &str| (format!("{to}@fabrikam.example"), approved, note.to_owned());
        let expected = [
            one("bob", false, kept), one("bob", true, ""),
            one("ida", false, kept), one("ida", true, ""),
        ];
        assert_eq!(told, expected);
        house.verify_audit();
    }

    fn a_proven_domain_of_the_partner_needs_no_approval_where_the_host_said_so(store: &TestStore) {
        handed_over(store, (true, "fabrikam.example"), SetupState::Approved);
    }

    fn without_a_proven_domain_the_host_looks(store: &TestStore) {
        handed_over(store, (true, ""), SetupState::Submitted);
    }

    fn a_domain_that_the_host_does_not_list_is_no_proof(store: &TestStore) {
        handed_over(store, (true, "fabrikam-cars.example"), SetupState::Submitted);
    }

    fn the_host_looks_where_it_did_not_say_otherwise(store: &TestStore) {
        handed_over(store, (false, "fabrikam.example"), SetupState::Submitted);
    }

    fn a_record_that_is_not_there_or_another_proves_nothing(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let desk = &house.desk;
        let (visit, _) = enter(&house, &invited(&house, &partner));
        let named = visit.setup.draft.domains[0].clone();
        for dns in [Record(named.record_name(), "something else".into()), Record("elsewhere".into(), named.record_value())] {
            let refused = setup::check_domain(desk, &visit, &dns, &named.domain);
            assert_eq!(reason(refused), Some(Reason::DomainUnproven));
        }
        let dns = Record(named.record_name(), named.record_value());
        let unknown = setup::check_domain(desk, &visit, &dns, "tailspin.example");
        assert!(matches!(unknown, Err(Refusal::Unknown("domain"))));
        assert!(setup::of_visit(desk, &visit).unwrap().setup.draft.domains[0].proven_at.is_none());
    }

    fn a_colleague_gets_a_link_at_a_domain_of_the_company_alone_and_not_too_often(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let desk = &house.desk;
        let (visit, _) = enter(&house, &invited(&house, &partner));
        let add = |email: &str| setup::add_colleague(desk, &visit, &email.parse().unwrap());
        assert!(matches!(add("eve@tailspin.example"), Err(Refusal::Colleague(_))));
        assert!(matches!(add("eve@sub.fabrikam.example"), Err(Refusal::Colleague(_))));
        for _ in 0..5 {
            add("bob@fabrikam.example").unwrap();
        }
        assert!(matches!(add("bob@fabrikam.example"), Err(Refusal::ResendLimit)));
        let view = setup::newest(desk, &partner.id).unwrap().unwrap();
        let working = view.links.iter().filter(|it| it.refuses(house.now()).is_none());
        let working: Vec<&str> = working.map(|it| it.email.as_str()).collect();
        assert_eq!(working.len(), 2, "the newest of each mailbox: {working:?}");
    }
}
