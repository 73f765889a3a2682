//! What a change would change, held against the change itself.
use crate::common::{House, active, assign, house};
use admin::{
    Ask, Condition, Decision, Effect, Refusal, Remedy, apps,
    assignments::{self, NewAssignment},
    groups, guests, partners,
    preview::{self, Change, Preview},
    terms::{self, Publishing},
    why,
};
use load::seed;
use model::{
    App, AppState, Assignee, At, Connection, Group, Guest, Id, Language, Partner, Party, Random,
    Reason, Span, TermsText, TrustContract, kind,
};
use std::collections::BTreeMap;
use store::{Location, NewSession, StoreError};
use testkit::{Database, TestRandom, TestStore, on_every_store};

/// Draws for a world.
struct Dice(TestRandom);

impl Dice {
    fn below(&self, most: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes) % most
    }

    fn often(&self, of_four: u64) -> bool {
        self.below(4) < of_four
    }

    fn one<'a, T>(&self, of: &'a [T]) -> &'a T {
        let n = usize::try_from(self.below(of.len() as u64)).unwrap();
        &of[n]
    }
}

struct World {
    house: House,
    dice: Dice,
    partners: Vec<(Partner, Connection)>,
    guests: Vec<Guest>,
    groups: Vec<Group>,
    apps: Vec<App>,
    /// The newest session of a guest.
    sessions: BTreeMap<Id<kind::Guest>, Id<kind::Session>>,
}

type Key = (Id<kind::Guest>, Id<kind::App>);
type Stand = (Option<Reason>, Option<At>);

impl World {
    fn draw(store: &TestStore, number: u64) -> Self {
        let house = house(store);
        let partners =
            ["fabrikam", "tailspin"].map(|it| house.federated(it, &format!("{it}.example")));
        let third = |it: &mut apps::Registration| it.party = Party::Third;
        let mut world = Self {
            dice: Dice(TestRandom::from_seed(number)),
            groups: vec![house.group("Engineering"), house.group("Sales")],
            apps: vec![
                house.app("Parts"),
                house.app("Vault"),
                house.app_with("Chat", third),
            ],
            partners: partners.to_vec(),
            guests: Vec::new(),
            sessions: BTreeMap::new(),
            house,
        };
        for n in 0..8 {
            world.guest(n);
        }
        for app in world.apps.clone() {
            world.rules(&app);
        }
        let trust = world.contract();
        world.agree(&world.partners[0].0, &trust);
        world
    }

    fn guest(&mut self, n: u64) {
        let dice = &self.dice;
        let domain = dice.one(&["fabrikam", "tailspin"]);
        let email = format!("g{n}@{domain}.example");
        let guest = if dice.often(1) {
            self.house.invite(&email).guest
        } else {
            active(&self.house, &email)
        };
        let (now, desk) = (self.house.now(), &self.house.desk);
        desk.store
            .write(|tx| {
                tx.confirm_guest(
                    &guest.id,
                    now.minus(Span::hours(7)),
                    Some(now.plus(Span::days(3))),
                )
            })
            .unwrap();
        if dice.often(1) {
            guests::suspend(desk, &self.house.by(), &guest.id).ok();
        }
        for group in &self.groups {
            if dice.often(2) {
                groups::add_member(desk, &self.house.by(), &group.id, &guest.id).unwrap();
            }
        }
        for _ in 0..dice.below(3) {
            self.sign_in(&guest);
        }
        self.guests.push(guest);
    }

    /// A session with the words of its home.
    fn sign_in(&mut self, guest: &Guest) {
        let (_, connection) = self
            .partners
            .iter()
            .find(|(it, _)| it.id == guest.partner_id)
            .unwrap();
        let (now, random) = (self.house.now(), &*self.house.desk.random);
        let (mut session, cookie) = seed::session(guest, connection, random, now);
        session.amr = vec![(*self.dice.one(&["pwd", "mfa", "hwk"])).to_owned()];
        if self.dice.often(1) {
            session.expires_at = now;
        }
        let new = NewSession {
            session: session.clone(),
            token: cookie.hashed(),
        };
        self.house
            .desk
            .store
            .write(|tx| tx.insert_session(&new))
            .unwrap();
        // Of two that live, the newer; one that is over at once is none.
        if session.expires_at > now {
            self.sessions.insert(guest.id.clone(), session.id);
        }
        self.house.clock.advance(Span::secs(1));
    }

    fn rules(&self, app: &App) {
        let (desk, by, dice) = (&self.house.desk, self.house.by(), &self.dice);
        for _ in 0..3 {
            let assignee = self.assignee();
            let new = self.assignment(app, assignee);
            assignments::assign(desk, &by, &new).unwrap();
        }
        apps::require_mfa(desk, &by, &app.id, dice.often(2)).unwrap();
        let bound = dice
            .often(2)
            .then(|| Span::hours(i64::try_from(dice.below(24)).unwrap() + 1));
        apps::bound_confirmation(desk, &by, &app.id, bound).unwrap();
        if dice.often(1) {
            apps::disable(desk, &by, &app.id).unwrap();
        }
    }

    fn assignee(&self) -> Assignee {
        match self.dice.below(3) {
            0 => Assignee::Guest(self.dice.one(&self.guests).id.clone()),
            1 => Assignee::Group(self.dice.one(&self.groups).id.clone()),
            _ => Assignee::Partner(self.dice.one(&self.partners).0.id.clone()),
        }
    }

    fn assignment(&self, app: &App, assignee: Assignee) -> NewAssignment {
        let (now, dice) = (self.house.now(), &self.dice);
        NewAssignment {
            app_id: app.id.clone(),
            assignee,
            roles: Vec::new(),
            starts_at: dice.often(1).then(|| now.plus(Span::hours(1))),
            ends_at: dice.often(1).then(|| now.plus(Span::days(2))),
        }
    }

    fn contract(&self) -> TrustContract {
        let dice = &self.dice;
        let now = self.house.now();
        TrustContract {
            mfa_amr: if dice.often(2) {
                vec!["mfa".into()]
            } else {
                vec!["hwk".into()]
            },
            allowed_apps: dice.often(2).then(|| vec![dice.one(&self.apps).id.clone()]),
            recheck: dice
                .often(2)
                .then(|| Span::hours(i64::try_from(dice.below(24)).unwrap() + 1)),
            ends_at: dice.often(2).then(|| {
                if dice.often(2) {
                    now
                } else {
                    now.plus(Span::days(1))
                }
            }),
            ..TrustContract::default()
        }
    }

    fn agree(&self, partner: &Partner, trust: &TrustContract) {
        partners::update(
            &self.house.desk,
            &self.house.by(),
            &partner.id,
            &partner.name,
            trust,
        )
        .unwrap();
    }

    /// What is decided for everybody at every app, asked one by one as the next request of a session asks, or as
    /// the panel does of whoever has none; with whether something assigns the app.
    fn stands(&self) -> BTreeMap<Key, (Stand, bool)> {
        let now = self.house.now();
        let mut all = BTreeMap::new();
        for guest in &self.guests {
            for app in &self.apps {
                let session = self.sessions.get(&guest.id);
                let (of_session, facts) = self
                    .house
                    .desk
                    .store
                    .read(|tx| {
                        let of_session = match session {
                            Some(id) => tx.facts_for_session(id, &app.id)?,
                            None => None,
                        };
                        Ok::<_, StoreError>((of_session, tx.facts(&guest.id, &app.id)?.unwrap()))
                    })
                    .unwrap();
                let granted = of_session
                    .map(|it| policy::decide(&it, Ask::Grant, now))
                    .filter(is_live);
                let decision = granted.unwrap_or_else(|| policy::decide(&facts, Ask::Open, now));
                let stand = (decision.denied_for(), decision.until);
                let key = (guest.id.clone(), app.id.clone());
                all.insert(key, (stand, !facts.assignments.is_empty()));
            }
        }
        all
    }

    /// Previews a change, makes it, and compares.
    fn hold(&self, what: &str, change: Change<'_>, make: impl FnOnce(&House)) {
        let before = self.stands();
        let end = || self.house.desk.store.read(|tx| tx.audit_end()).unwrap();
        let lines = end();
        let seen = preview::of(&self.house.desk, change).unwrap();
        assert_eq!(self.stands(), before, "{what}: a preview writes nothing");
        assert_eq!(end(), lines, "{what}: not even a line");
        make(&self.house);
        let after = self.stands();
        let really: BTreeMap<Key, (Stand, Stand)> = before
            .iter()
            .filter(|(key, (_, reached))| *reached || after[*key].1)
            .map(|(key, (stand, _))| (key.clone(), (*stand, after[key].0)))
            .filter(|(_, (was, is))| was != is)
            .collect();
        assert_eq!(changed(&seen), really, "{what}");
        assert_eq!(seen.changed(), really.len(), "{what}");
    }
}

/// An empty store on the same database.
fn another(like: &TestStore) -> TestStore {
    TestStore::new(match like.location() {
        Location::Memory => Database::Memory,
        Location::File(_) => Database::File,
        Location::Postgres(_) => Database::Postgres,
    })
}

fn is_live(decision: &Decision) -> bool {
    let session = decision
        .because
        .iter()
        .find(|it| it.condition == Condition::Session);
    session.is_some_and(|it| it.fails.is_none())
}

fn changed(seen: &Preview) -> BTreeMap<Key, (Stand, Stand)> {
    let listed = seen.listed.iter().map(|it| {
        let key = (it.guest_id.clone(), it.app_id.clone());
        let [was, is] = [it.before, it.after].map(|it| (it.denied, it.until));
        (key, (was, is))
    });
    listed.collect()
}

fn other(state: AppState) -> AppState {
    match state {
        AppState::Enabled => AppState::Disabled,
        AppState::Disabled => AppState::Enabled,
    }
}

on_every_store! {
    fn a_preview_says_what_is_decided_after_the_change(store: &TestStore) {
        let mut changed_at_all = 0;
        for number in 0..4 {
            let another = another(store);
            let world = World::draw(&another, number);
            changed_at_all += every_change(&world);
            world.house.verify_audit();
        }
        assert!(changed_at_all > 10, "{changed_at_all} of the changes changed something");
    }
}

/// How many of the changes changed something.
fn every_change(world: &World) -> usize {
    let (desk, by) = (&world.house.desk, world.house.by());
    let app = world.dice.one(&world.apps);
    let guest = world.dice.one(&world.guests);
    let group = world.dice.one(&world.groups);
    let mut changed = 0;
    let mut hold = |what: &str, change: Change<'_>, make: &dyn Fn()| {
        changed += usize::from(preview::of(desk, change).unwrap().changed() > 0);
        world.hold(what, change, |_| make());
    };
    let wanted = !desk.store.read(|tx| tx.app_wants_mfa(&app.id)).unwrap();
    hold("mfa", Change::Mfa(&app.id, wanted), &|| {
        apps::require_mfa(desk, &by, &app.id, wanted).unwrap()
    });
    let bound = Some(Span::hours(6));
    hold(
        "confirmation",
        Change::Confirmation(&app.id, bound),
        &|| {
            apps::bound_confirmation(desk, &by, &app.id, bound).unwrap();
        },
    );
    let state = other(apps::detail(desk, &app.id).unwrap().unwrap().app.state);
    hold("state", Change::AppState(&app.id, state), &|| match state {
        AppState::Enabled => apps::enable(desk, &by, &app.id).unwrap(),
        AppState::Disabled => apps::disable(desk, &by, &app.id).unwrap(),
    });
    for (partner, _) in &world.partners {
        let trust = world.contract();
        hold("contract", Change::Contract(&partner.id, &trust), &|| {
            world.agree(partner, &trust)
        });
    }
    for _ in 0..3 {
        let new = world.assignment(world.dice.one(&world.apps), world.assignee());
        hold("give", Change::Give(&new), &|| {
            drop(assignments::assign(desk, &by, &new).unwrap())
        });
    }
    let given = apps::detail(desk, &app.id).unwrap().unwrap().assignments;
    let (gone, _) = world.dice.one(&given);
    hold("take", Change::Take(&gone.id), &|| {
        drop(assignments::unassign(desk, &by, &gone.id).unwrap())
    });
    hold("join", Change::Join(&group.id, &guest.id), &|| {
        let _ = groups::add_member(desk, &by, &group.id, &guest.id).unwrap();
    });
    hold("leave", Change::Leave(&group.id, &guest.id), &|| {
        let _ = groups::remove_member(desk, &by, &group.id, &guest.id).unwrap();
    });
    for (app, asks_again) in [(Some(&app.id), true), (None, true), (None, false)] {
        let draft = terms::draft(desk, &by, app).unwrap();
        let text = TermsText {
            language: Language::En,
            title: "Rules".into(),
            body: "Keep it.".into(),
        };
        terms::write(desk, &by, &draft.id, &text).unwrap();
        let how = Publishing {
            asks_again,
            ..Publishing::default()
        };
        hold("terms", Change::Publish(&draft.id, &how), &|| {
            drop(terms::publish(desk, &by, &draft.id, &how).unwrap())
        });
    }
    changed
}

on_every_store! {
    fn the_smallest_change_says_whom_else_it_touches(store: &TestStore) {
        let house = house(store);
        let (partner, _) = house.federated("Fabrikam", "fabrikam.example");
        let (parts, vault) = (house.app("Parts"), house.app("Vault"));
        for app in [&parts, &vault] {
            assign(&house, app, Assignee::Partner(partner.id.clone()));
        }
        let ana = active(&house, "ana@fabrikam.example");
        active(&house, "bo@fabrikam.example");
        let (desk, by) = (&house.desk, house.by());
        let asked = || {
            let all = why::explain(desk, ana.id.as_str(), "parts", None).unwrap().remedies;
            let short = all.iter().map(|it| (it.remedy, it.touches.map(|touches| touches.others)));
            short.collect::<Vec<_>>()
        };
        assert_eq!(asked(), []);
        guests::suspend(desk, &by, &ana.id).unwrap();
        assert_eq!(asked(), [(Remedy::ResumeGuest, Some(1))], "her other app");
        guests::resume(desk, &by, &ana.id).unwrap();
        apps::disable(desk, &by, &parts.id).unwrap();
        assert_eq!(asked(), [(Remedy::EnableApp, Some(1))], "Bo");
        let narrow = TrustContract { allowed_apps: Some(vec![vault.id.clone()]), ..TrustContract::default() };
        partners::update(desk, &by, &partner.id, "Fabrikam", &narrow).unwrap();
        assert_eq!(asked(), [(Remedy::EnableApp, None), (Remedy::AllowApp, None)], "neither helps alone");
        apps::enable(desk, &by, &parts.id).unwrap();
        let over = TrustContract { ends_at: Some(house.now()), ..TrustContract::default() };
        partners::update(desk, &by, &partner.id, "Fabrikam", &over).unwrap();
        assert_eq!(asked(), [(Remedy::ExtendContract, Some(3))]);
        partners::update(desk, &by, &partner.id, "Fabrikam", &TrustContract::default()).unwrap();
        partners::suspend(desk, &by, &partner.id).unwrap();
        assert_eq!(asked(), [(Remedy::ResumePartner, Some(3))]);
        partners::resume(desk, &by, &partner.id).unwrap();
        guests::extend(desk, &by, &ana.id, Some(house.now().plus(Span::hours(1)))).unwrap();
        let later = why::explain(desk, ana.id.as_str(), "parts", Some(house.now().plus(Span::days(1)))).unwrap();
        assert_eq!(later.remedies[0].remedy, Remedy::ExtendGuest);
        let chat = house.app("Chat");
        let of_chat = why::explain(desk, ana.id.as_str(), chat.id.as_str(), None).unwrap().remedies;
        assert_eq!(of_chat[0].remedy, Remedy::GiveApp);
        assert_eq!(of_chat[0].touches.unwrap().others, 0);
    }

    fn what_is_counted_is_bounded_and_says_so(store: &TestStore) {
        let house = house(store);
        let (partner, _) = house.federated("Fabrikam", "fabrikam.example");
        let app = house.app("Parts");
        assign(&house, &app, Assignee::Partner(partner.id.clone()));
        for n in 0..5 {
            active(&house, &format!("g{n}@fabrikam.example"));
        }
        let off = Change::AppState(&app.id, AppState::Disabled);
        let all = preview::upto(&house.desk, off, 5).unwrap();
        assert_eq!((all.pairs, all.at_least, all.count(Effect::Loses)), (5, false, 5));
        let some = preview::upto(&house.desk, off, 4).unwrap();
        assert_eq!((some.pairs, some.at_least, some.changed()), (4, true, 4));
        assert_eq!((some.listed.len(), some.unlisted()), (4, 0));
    }

    fn a_preview_is_refused_for_what_the_change_is_refused_for(store: &TestStore) {
        let house = house(store);
        let partner = house.partner("Fabrikam", "fabrikam.example");
        let app = house.app("Parts");
        let refused = |change: Change<'_>| preview::of(&house.desk, change).unwrap_err();
        assert!(matches!(refused(Change::AppState(&app.id, AppState::Enabled)), Refusal::StateConflict(_)));
        assert!(matches!(refused(Change::Confirmation(&app.id, Some(Span::mins(1)))), Refusal::Metadata { .. }));
        let trust = TrustContract { recheck: Some(Span::secs(1)), ..TrustContract::default() };
        assert!(matches!(refused(Change::Contract(&partner.id, &trust)), Refusal::Contract { member: "recheck", .. }));
        let (now, random) = (house.now(), &*house.desk.random);
        let nobody = NewAssignment {
            app_id: app.id.clone(), assignee: Assignee::Guest(Id::new(now, random)), roles: Vec::new(),
            starts_at: None, ends_at: None,
        };
        assert!(matches!(refused(Change::Give(&nobody)), Refusal::Unknown("guest")));
        let reversed = NewAssignment { starts_at: Some(now), ends_at: Some(now), ..nobody };
        assert!(matches!(refused(Change::Give(&reversed)), Refusal::DatesReversed));
        assert!(matches!(refused(Change::Take(&Id::new(now, random))), Refusal::Unknown("assignment")));
        assert!(matches!(refused(Change::Mfa(&Id::new(now, random), true)), Refusal::Unknown("app")));
    }
}
