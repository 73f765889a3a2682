//! N4, N5, S05 and sponsor succession: nobody is left behind active, records close and are erased, and a
//! name or an address that changes at home changes nothing else.
use crate::common::{House, Who, house, house_with};
use admin::{
    AuditFilter, Refusal, closing, guests, leavers,
    redemption::{Resolution, resolve},
    removal, sponsors,
};
use model::{
    Admin, AdminRole, AdminState, Connection, FreezeReason, Guest, GuestState, HomeProfile, Id,
    MailContent, Reason, Span, SubjectSeed, kind,
};
use std::collections::BTreeMap;
use store::GuestFilter;
use testkit::{TestRandom, TestStore, on_every_store};

const ANA: &str = "ana@fabrikam.example";

impl House {
    fn accepted_with_message(&self, home: &Connection, subject: &str, email: &str) -> Guest {
        let mut request = admin::InviteRequest::new(email.parse().unwrap(), "Ana Silva");
        request.message = Some("See you, Ana Silva".into());
        let invited = admin::invitations::invite(&self.desk, &self.ada, &request).unwrap();
        let who = Who::verified(subject, email);
        let sign_in = self.proven(home, invited.invitation.as_ref(), who);
        match resolve(&self.desk, &sign_in).unwrap() {
            Resolution::Redeemed(guest, _) => *guest,
            other => panic!("{other:?}"),
        }
    }

    fn second_admin(&self) -> Admin {
        let email = "bea@contoso.example".parse().unwrap();
        admin::admins::add(&self.desk, &self.by(), "Bea", &email)
            .unwrap()
            .0
    }

    fn proof_of_closing(&self, id: &Id<kind::Guest>) -> Vec<serde_json::Value> {
        let filter = AuditFilter {
            guest_id: Some(id.clone()),
            limit: 50,
            ..AuditFilter::default()
        };
        let lines = admin::audit::list(&self.desk, &filter).unwrap();
        lines
            .into_iter()
            .filter(|line| line.event.name == model::EventName::GuestClosed)
            .map(|line| line.event.detail)
            .collect()
    }

    /// Everything the database says about guests, invitations and mail, as text.
    fn written(&self, id: &Id<kind::Guest>) -> String {
        let invitations = self.desk.store.read(|tx| tx.invitations_of(id)).unwrap();
        let identities = self.desk.store.read(|tx| tx.identities_of(id)).unwrap();
        let guest = self.guest(id);
        format!(
            "{guest:?} {} {invitations:?} {identities:?} {:?}",
            guest.email,
            self.mails()
        )
    }
}

on_every_store! {
    fn n4_a_frozen_record_closes_after_its_time_and_nothing_personal_is_left(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        assert!(house.written(&ana.id).contains("Ana Silva"));
        let now = house.now();
        store.write(|tx| tx.freeze_guest(&ana.id, FreezeReason::GoneAtHome, now, &*house.desk.random)).unwrap();
        house.clock.advance(Span::secs(30 * 86_400 - 1));
        assert_eq!(closing::sweep(&house.desk).unwrap().closed, 0);
        house.clock.advance(Span::secs(1));
        assert_eq!(closing::sweep(&house.desk).unwrap().closed, 1);
        assert_eq!(closing::sweep(&house.desk).unwrap().closed, 0, "one node, once");
        let closed = house.guest(&ana.id);
        assert_eq!((closed.state, closed.closed_at), (GuestState::Removed, Some(house.now())));
        assert_eq!(closed.subject, ana.subject, "no `sub` is ever given again");
        let left = house.written(&ana.id);
        for personal in ["Ana Silva", "Home Name", ANA, "ana-1", "See you"] {
            assert!(!left.contains(personal), "{personal}: {left}");
        }
        let proof = house.proof_of_closing(&ana.id);
        assert_eq!(proof.len(), 1);
        assert_eq!((&proof[0]["identities"], &proof[0]["invitations"]), (&1.into(), &1.into()));
        let refusal = leavers::thaw(&house.desk, &house.by(), &ana.id).unwrap_err();
        assert!(matches!(refusal, Refusal::StateConflict("removed")), "{refusal}");
        // L10: the address is nobody's any more, and whoever is invited there is new.
        let again = house.invite(ANA);
        assert!(again.guest.id != ana.id && again.guest.subject != ana.subject);
        house.verify_audit();
    }

    fn n4_with_no_days_a_removal_closes_at_once_and_apps_are_told_all_the_same(store: &TestStore) {
        let house = house_with(store, |s| s.lifetimes.closing = Span::secs(0));
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        removal::remove(&house.desk, &house.by(), &ana.id).unwrap();
        assert!(house.guest(&ana.id).closed_at.is_some());
        assert!(!house.written(&ana.id).contains("Ana Silva"));
    }

    fn n4_the_right_to_erasure_takes_effect_at_once(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        let file = format!(
            "Email,DisplayName,InviteContactUsUrl\r\n{ANA},Ana Silva,https://contoso.example/ada\r\n\
             bo@fabrikam.example,Bo,mailto:{ANA}\r\nmia@fabrikam.example,Mia,https://contoso.example/ada\r\n"
        );
        let upload = house.upload(file.as_bytes());
        closing::erase(&house.desk, &house.by(), &ana.id).unwrap();
        assert!(!house.written(&ana.id).contains("Ana Silva"));
        let left = admin::csv::report(&house.desk, &upload.id).unwrap().rows;
        let left: Vec<_> = left.iter().map(|row| row.email.as_str()).collect();
        assert_eq!(left, ["mia@fabrikam.example"], "rows that name her are forgotten, others are not");
        let again = closing::erase(&house.desk, &house.by(), &ana.id).unwrap_err();
        assert!(matches!(again, Refusal::StateConflict("closed")), "{again}");
        let back = house.proven(&home, None, Who::verified("ana-1", ANA));
        assert!(matches!(resolve(&house.desk, &back).unwrap(), Resolution::Refused(it) if it.reason == Reason::NotInvited));
        house.verify_audit();
    }

    fn s05_whoever_is_silent_for_90_days_freezes_and_a_thaw_counts_as_a_word(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        let invited = house.invite("bob@fabrikam.example").guest;
        house.clock.advance(Span::secs(90 * 86_400 - 1));
        assert_eq!(closing::sweep(&house.desk).unwrap().frozen, 0);
        house.clock.advance(Span::secs(1));
        assert_eq!(closing::sweep(&house.desk).unwrap().frozen, 1);
        assert_eq!(house.guest(&ana.id).frozen.unwrap().reason, FreezeReason::Unconfirmed);
        house.clock.advance(Span::days(14));
        closing::sweep(&house.desk).unwrap();
        assert_eq!(house.guest(&invited.id).frozen.unwrap().from, GuestState::Invited);
        leavers::thaw(&house.desk, &house.by(), &ana.id).unwrap();
        assert_eq!(closing::sweep(&house.desk).unwrap().frozen, 0);
        house.clock.advance(Span::days(90));
        closing::sweep(&house.desk).unwrap();
        assert_eq!(house.guest(&ana.id).state, GuestState::Frozen);
    }

    fn n4_the_guests_of_a_sponsor_who_went_are_taken_over_or_freeze_and_everybody_is_told(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        let last = sponsors::disable(&house.desk, &house.by(), &house.ada.id, None).unwrap_err();
        assert!(matches!(last, Refusal::LastAdmin), "{last}");
        let bea = house.second_admin();
        let cookie = admin::admins::start_session(&house.desk, &house.ada.id).unwrap().cookie;
        house.mails();
        let done = sponsors::disable(&house.desk, &house.by(), &house.ada.id, None).unwrap();
        let until = done.until.unwrap();
        assert_eq!(until, house.now().plus(Span::days(14)));
        assert!(admin::admins::session(&house.desk, cookie.expose()).unwrap().is_none());
        let told = |frozen| house.mails().into_iter().any(|mail| mail.to == bea.email
            && matches!(mail.content, MailContent::SponsorGone { frozen: it, guests: 1, .. } if it == frozen));
        assert!(told(false));
        house.clock.advance(Span::secs(14 * 86_400 - 1));
        assert_eq!(sponsors::sweep(&house.desk).unwrap(), 0);
        house.clock.advance(Span::secs(1));
        assert_eq!(sponsors::sweep(&house.desk).unwrap(), 1);
        assert_eq!(house.guest(&ana.id).frozen.unwrap().reason, FreezeReason::SponsorGone);
        assert!(told(true));
        assert_eq!(sponsors::sweep(&house.desk).unwrap(), 0, "once");
        // Whoever thaws answers for the guest.
        let operator = model::Actor::plain(model::ActorKind::Operator);
        let nobody = leavers::thaw(&house.desk, &operator, &ana.id).unwrap_err();
        assert!(matches!(nobody, Refusal::SponsorMissing), "{nobody}");
        leavers::thaw(&house.desk, &model::Actor::admin(&bea.id), &ana.id).unwrap();
        assert_eq!(house.guest(&ana.id).sponsor_id, Some(bea.id.clone()));
        house.verify_audit();
    }

    fn an_owner_stays_and_an_auditor_is_asked_to_do_nothing(store: &TestStore) {
        let house = house(store);
        let (desk, by) = (&house.desk, house.by());
        let bea = house.second_admin();
        let role_of = |id: &Id<kind::Admin>| {
            let all = admin::admins::list(desk).unwrap();
            all.into_iter().find(|it| it.id == *id).unwrap().role
        };
        sponsors::set_role(desk, &by, &bea.id, AdminRole::Auditor).unwrap();
        assert_eq!(role_of(&bea.id), AdminRole::Auditor);
        for gone in [AdminRole::Admin, AdminRole::Inviter, AdminRole::Auditor] {
            let last = sponsors::set_role(desk, &by, &house.ada.id, gone).unwrap_err();
            assert!(matches!(last, Refusal::LastAdmin), "{gone}: {last}");
        }
        assert!(matches!(sponsors::disable(desk, &by, &house.ada.id, None), Err(Refusal::LastAdmin)));
        sponsors::set_role(desk, &by, &house.ada.id, AdminRole::Owner).unwrap();
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        house.accepted_with_message(&home, "ana-1", ANA);
        let carl: model::Email = "carl@contoso.example".parse().unwrap();
        admin::admins::add(desk, &by, "Carl", &carl).unwrap();
        house.mails();
        sponsors::disable(desk, &by, &house.ada.id, None).unwrap();
        let told: Vec<_> = house.mails().into_iter()
            .filter(|mail| matches!(mail.content, MailContent::SponsorGone { .. }))
            .map(|mail| mail.to)
            .collect();
        assert_eq!(told, [carl], "an auditor can do nothing about it");
        house.verify_audit();
    }

    fn n4_a_successor_takes_all_guests_and_no_countdown_begins(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let ana = house.accepted_with_message(&home, "ana-1", ANA);
        let bea = house.second_admin();
        let done = sponsors::disable(&house.desk, &house.by(), &house.ada.id, Some(&bea.id)).unwrap();
        assert_eq!((done.handed_over, done.until), (1, None));
        assert_eq!(house.guest(&ana.id).sponsor_id, Some(bea.id.clone()));
        let back = sponsors::hand_over(&house.desk, &model::Actor::admin(&bea.id), Some(&bea.id), &house.ada.id);
        assert!(matches!(back, Err(Refusal::AdminDisabled)));
        sponsors::enable(&house.desk, &model::Actor::admin(&bea.id), &house.ada.id).unwrap();
        // A countdown ends with the hand-over.
        sponsors::disable(&house.desk, &house.by(), &bea.id, None).unwrap();
        sponsors::hand_over(&house.desk, &house.by(), Some(&bea.id), &house.ada.id).unwrap();
        house.clock.advance(Span::days(15));
        assert_eq!(sponsors::sweep(&house.desk).unwrap(), 0);
        let all = sponsors::list(&house.desk).unwrap();
        let states: Vec<_> = all.iter().map(|it| (it.admin.as_ref().unwrap().state, it.guests)).collect();
        assert_eq!(states, [(AdminState::Active, 1), (AdminState::Disabled, 0)]);
    }

    fn n5_a_new_name_and_address_at_home_cost_nothing_and_change_nothing_else(store: &TestStore) {
        let house = house(store);
        let (_, home) = house.federated("Fabrikam", "fabrikam.example");
        let many = if *store.location() == ::store::Location::Memory { 1_000 } else { 50 };
        let people: Vec<Guest> = (0..many).map(|n| house.accepted_with_message(&home, &format!("s{n}"), &format!("p{n}@fabrikam.example"))).collect();
        for (n, before) in people.iter().enumerate() {
            let email = format!("new{n}@fabrikam.example");
            let verified = n % 2 == 0;
            let who = Who { subject: &format!("s{n}"), email: Some(&email), verified };
            let sign_in = house.proven(&home, None, who);
            assert!(matches!(resolve(&house.desk, &sign_in).unwrap(), Resolution::SignedIn(it) if it.id == before.id));
            let after = house.guest(&before.id);
            assert_eq!((&after.subject, &after.email, after.state), (&before.subject, &before.email, GuestState::Active));
            assert_eq!((after.home.email.as_deref(), after.home.email_verified), (Some(email.as_str()), verified));
        }
        // The invited address changes only at the wish of an admin, and only to what the home vouches for.
        guests::take_home_address(&house.desk, &house.by(), &people[0].id).unwrap();
        assert_eq!(house.guest(&people[0].id).email.as_str(), "new0@fabrikam.example");
        let unverified = guests::take_home_address(&house.desk, &house.by(), &people[1].id).unwrap_err();
        assert!(matches!(unverified, Refusal::StateConflict(_)), "{unverified}");
    }
}

/// Makes active guests by rows alone, as many as a big partner has.
fn fill(house: &House, home: &Connection, many: usize) -> Vec<Guest> {
    let now = house.now();
    let made: Vec<Guest> = (0..many)
        .map(|n| Guest {
            id: Id::new(now, &*house.desk.random),
            partner_id: home.partner_id.clone(),
            email: format!("p{n}@fabrikam.example").parse().unwrap(),
            display_name: format!("Person {n}"),
            language: model::Language::En,
            state: GuestState::Active,
            sponsor_id: Some(house.ada.id.clone()),
            ends_at: None,
            created_at: now,
            accepted_at: Some(now),
            removed_at: None,
            confirmed_at: Some(now),
            confirmed_until: None,
            closed_at: None,
            frozen: None,
            home: HomeProfile::default(),
            subject: SubjectSeed {
                public: format!("public-{n}"),
                pairwise: format!("pairwise-{n}"),
            },
        })
        .collect();
    house
        .desk
        .store
        .write::<_, store::StoreError>(|tx| {
            for (n, guest) in made.iter().enumerate() {
                assert!(tx.insert_guest(guest)?);
                let identity = model::HomeIdentity {
                    connection_id: home.id.clone(),
                    issuer: home.issuer.clone(),
                    subject: format!("s{n}"),
                };
                assert!(tx.link_identity(&identity, &guest.id, now)?);
            }
            Ok(())
        })
        .unwrap();
    made
}

/// Random events of a home over days; after each day nobody is active whom nobody confirmed within the
/// bound, nobody frozen or removed is older than the time of closing, and nobody new inherits.
fn no_orphans(store: &TestStore, many: usize) {
    let house = house(store);
    let (_, home) = house.federated("Fabrikam", "fabrikam.example");
    let people = fill(&house, &home, many);
    let random = TestRandom::from_seed(4);
    let draw = |below: usize| {
        let mut bytes = [0; 4];
        model::Random::fill(&random, &mut bytes);
        usize::try_from(u32::from_le_bytes(bytes)).unwrap() % below
    };
    let mut heard: BTreeMap<String, model::At> = people
        .iter()
        .map(|guest| (guest.id.to_string(), house.now()))
        .collect();
    let limit = i64::try_from(many * 2).unwrap();
    for day in 0..26 {
        house.clock.advance(Span::days(5));
        let now = house.now();
        for _ in 0..many / 100 {
            let n = draw(many);
            let guest = &people[n];
            match draw(4) {
                0 => {
                    let reason = FreezeReason::GoneAtHome;
                    store
                        .write(|tx| tx.freeze_guest(&guest.id, reason, now, &*house.desk.random))
                        .unwrap();
                }
                1 if leavers::thaw(&house.desk, &house.by(), &guest.id).is_ok() => {
                    heard.insert(guest.id.to_string(), now);
                }
                2 => {
                    let mut request = admin::InviteRequest::new(guest.email.clone(), "New");
                    request.renew = true;
                    let invited = admin::invitations::invite(&house.desk, &house.ada, &request);
                    if let Ok(invited) = invited
                        && invited.guest.id != guest.id
                    {
                        let view = guests::detail(&house.desk, &invited.guest.id)
                            .unwrap()
                            .unwrap();
                        assert!(
                            view.apps.is_empty() && view.identities.is_empty(),
                            "day {day}"
                        );
                        assert!(people.iter().all(|it| it.subject != view.guest.subject));
                    }
                }
                _ => {
                    let email = guest.email.as_str();
                    let sign_in = house.proven(&home, None, Who::verified(&format!("s{n}"), email));
                    if let Resolution::SignedIn(it) = resolve(&house.desk, &sign_in).unwrap() {
                        assert_eq!(it.id, guest.id);
                        heard.insert(guest.id.to_string(), now);
                    }
                }
            }
        }
        while closing::sweep(&house.desk).unwrap() != closing::Swept::default() {}
        let filter = GuestFilter {
            limit,
            ..GuestFilter::default()
        };
        for guest in store.read(|tx| tx.list_guests(&filter)).unwrap() {
            let lifetimes = &house.desk.settings.lifetimes;
            if let Some(heard) = heard.get(guest.id.as_str())
                && guest.state == GuestState::Active
            {
                assert!(
                    now.since(*heard) < lifetimes.unconfirmed_freeze,
                    "day {day}: {guest:?}"
                );
            }
            let left = guest.frozen.map(|it| it.at).or(guest.removed_at);
            if let Some(left) = left.filter(|_| guest.closed_at.is_none()) {
                assert!(now.since(left) < lifetimes.closing, "day {day}: {guest:?}");
            }
        }
    }
    let filter = GuestFilter {
        state: Some(GuestState::Removed),
        limit,
        ..GuestFilter::default()
    };
    assert!(store.read(|tx| tx.count_matching_guests(&filter)).unwrap() > limit / 10);
    house.verify_audit();
}

#[test]
fn n4_of_ten_thousand_guests_nobody_is_left_active_whom_nobody_confirms() {
    no_orphans(&TestStore::new(testkit::Database::Memory), 10_000);
}

#[test]
fn n4_nobody_is_left_behind_on_the_other_databases_either() {
    for database in [testkit::Database::File, testkit::Database::Postgres] {
        no_orphans(&TestStore::new(database), 300);
    }
}
