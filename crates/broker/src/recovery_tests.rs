use super::*;
use crate::{fake_authenticator::Authenticator, fake_house::House};
use model::{Admin, Clock};

/// A guest with one passkey, who signed in just now; and the admin who answers for them.
struct Ana {
    house: House,
    guest: Guest,
    session: Session,
    lost: Authenticator,
    made: Made,
}

/// Numbers for new authenticators.
struct Made(std::cell::Cell<u8>);

impl Made {
    fn next(&self) -> u8 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
}

impl Ana {
    fn new() -> Self {
        let house = House::new();
        let now = house.clock.now();
        let mia = Admin {
            id: Id::new(now, &*house.broker.random),
            email: "mia@host.example".parse().unwrap(),
            name: "Mia".into(),
            state: AdminState::Active,
            role: model::AdminRole::Owner,
            bound_to: model::BoundTo::default(),
            created_at: now,
        };
        assert!(house.store.write(|tx| tx.insert_admin(&mia)).unwrap());
        let guest = house.guest("ana@fabrikam.example");
        let connection = house.invitation_accounts();
        let session = house.session(&guest, &connection);
        let mut lost = Authenticator::new(1);
        let owner = PasskeyOwner::Guest(guest.id.clone());
        let begun = house
            .broker
            .start_passkey_registration(&owner, "ana", "Ana");
        let begun = begun.unwrap();
        let answer = lost.register(&begun.options);
        let broker = &house.broker;
        broker
            .add_passkey(&session, begun.binding.expose(), &answer)
            .unwrap();
        house.mails();
        Self {
            house,
            guest,
            session,
            lost,
            made: Made(std::cell::Cell::new(1)),
        }
    }

    fn begin(&self) -> Result<(Secret, String), Reason> {
        let broker = &self.house.broker;
        let binding = broker
            .begin_recovery(&self.session, &self.guest)
            .map_err(|error| error.reason().unwrap())?;
        let mut mails = self.house.mails();
        mails.retain(|mail| matches!(mail.content, MailContent::Code { .. }));
        let mail = mails.last().unwrap();
        assert_eq!(mail.to, self.guest.email);
        let MailContent::Code { code, .. } = &mail.content else {
            panic!("no code");
        };
        Ok((binding, code.expose().to_owned()))
    }

    fn ask(&self, binding: &Secret, code: &str) -> Result<(), Reason> {
        let typed = (binding.expose(), code);
        let broker = &self.house.broker;
        let asked = broker.ask_for_recovery(&self.session, &self.guest, typed);
        asked.map_err(|error| error.reason().unwrap())
    }

    fn decide(&self, to: RecoveryState) -> bool {
        let now = self.house.clock.now();
        let decided = self.house.store.write(|tx| {
            let Some(open) = tx.open_recovery_of(&self.guest.id, now)? else {
                return Ok(false);
            };
            tx.decide_recovery(&open.id, to, (now, now.plus(Span::days(1))))
        });
        decided.unwrap()
    }

    fn complete(&self, session: &Session, binding: &Secret) -> Result<(), Reason> {
        let broker = &self.house.broker;
        let owner = PasskeyOwner::Guest(self.guest.id.clone());
        let begun = broker.start_passkey_registration(&owner, "ana", "Ana");
        let begun = begun.unwrap();
        let answer = Authenticator::new(self.made.next()).register(&begun.options);
        let made = (begun.binding.expose(), answer.as_str());
        broker
            .complete_recovery(session, binding.expose(), made)
            .map_err(|error| error.reason().unwrap())
    }

    fn passkeys(&self) -> usize {
        let own = self.house.broker.own_factors(&self.guest.id).unwrap();
        own.passkeys.len()
    }

    fn lost_one_counts(&mut self) -> bool {
        let broker = &self.house.broker;
        let begun = broker.start_passkey_authentication().unwrap();
        let answer = self.lost.authenticate(&begun.options);
        let found = broker.finish_passkey_authentication(begun.binding.expose(), &answer);
        found.is_ok()
    }
}

fn another_session(ana: &Ana) -> Session {
    let connection = ana
        .house
        .store
        .read(|tx| tx.find_connection(&ana.session.connection_id));
    ana.house.session(&ana.guest, &connection.unwrap().unwrap())
}

fn is_live(ana: &Ana, session: &Session) -> bool {
    let found = ana.house.store.read(|tx| tx.find_session(&session.id));
    found.unwrap().unwrap().ended_at.is_none()
}

#[test]
fn mailbox_and_host_together_replace_what_was_lost_in_one_go() {
    let mut ana = Ana::new();
    let other = another_session(&ana);
    let (binding, code) = ana.begin().unwrap();
    assert_eq!(
        ana.complete(&ana.session, &binding),
        Err(Reason::StateConflict)
    );
    ana.ask(&binding, &code).unwrap();
    let mails = ana.house.mails();
    let mut to: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ana@fabrikam.example", "mia@host.example"]);
    // A stolen mailbox comes so far and no further.
    assert_eq!(
        ana.complete(&ana.session, &binding),
        Err(Reason::StateConflict)
    );
    assert!(ana.decide(RecoveryState::Approved));
    assert_eq!(ana.passkeys(), 1, "nothing dies before the new one");
    let elsewhere = Secret::draw(&*ana.house.broker.random);
    assert_eq!(
        ana.complete(&ana.session, &elsewhere),
        Err(Reason::StateConflict)
    );
    assert!(is_live(&ana, &other));
    ana.complete(&ana.session, &binding).unwrap();
    assert_eq!(ana.passkeys(), 1);
    assert!(!ana.lost_one_counts(), "the old one is refused");
    assert!(is_live(&ana, &ana.session) && !is_live(&ana, &other), "F02");
    let stepped_up = ana.house.store.read(|tx| tx.stepped_up_at(&ana.session.id));
    assert!(stepped_up.unwrap().is_some());
    let told = ana.house.mails();
    let is_news = |mail: &Mail| {
        matches!(
            mail.content,
            MailContent::FactorChanged {
                change: FactorChange::Recovered,
                ..
            }
        )
    };
    assert!(told.iter().any(is_news), "{told:?}");
    assert_eq!(
        ana.complete(&ana.session, &binding),
        Err(Reason::StateConflict),
        "once"
    );
}

#[test]
fn a_refusal_ends_it_and_so_does_time() {
    let ana = Ana::new();
    let (binding, code) = ana.begin().unwrap();
    ana.ask(&binding, &code).unwrap();
    assert!(ana.decide(RecoveryState::Refused));
    assert!(!ana.decide(RecoveryState::Approved), "no is no");
    assert_eq!(
        ana.complete(&ana.session, &binding),
        Err(Reason::StateConflict)
    );

    let (late, code) = ana.begin().unwrap();
    ana.ask(&late, &code).unwrap();
    ana.house.clock.advance(ANSWER);
    assert!(!ana.decide(RecoveryState::Approved), "too late");

    let (slow, code) = ana.begin().unwrap();
    ana.ask(&slow, &code).unwrap();
    assert!(ana.decide(RecoveryState::Approved));
    assert_eq!(
        ana.complete(&ana.session, &slow),
        Err(Reason::LoginRequired),
        "after a fresh sign-in only"
    );
    ana.house.clock.advance(Span::days(1));
    let fresh = another_session(&ana);
    assert_eq!(ana.complete(&fresh, &slow), Err(Reason::StateConflict));
    assert_eq!(ana.passkeys(), 1);
}

#[test]
fn tries_codes_and_questions_are_counted() {
    let ana = Ana::new();
    let (binding, code) = ana.begin().unwrap();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 1..TRIES {
        assert_eq!(ana.ask(&binding, wrong), Err(Reason::CodeWrong));
    }
    assert_eq!(ana.ask(&binding, wrong), Err(Reason::TooManyTries));
    assert_eq!(ana.ask(&binding, &code), Err(Reason::TooManyTries));
    let (first, code) = ana.begin().unwrap();
    let (second, other) = ana.begin().unwrap();
    assert_eq!(ana.ask(&second, &code).is_ok(), code == other);
    ana.ask(&first, &code).unwrap();
    for _ in 3..BEGINNINGS {
        ana.begin().unwrap();
    }
    assert_eq!(ana.begin().unwrap_err(), Reason::RateLimited);
}

#[test]
fn a_factor_that_is_proven_ends_what_somebody_else_began() {
    let mut ana = Ana::new();
    let (binding, code) = ana.begin().unwrap();
    ana.ask(&binding, &code).unwrap();
    assert!(ana.decide(RecoveryState::Approved));
    assert!(ana.lost_one_counts());
    assert_eq!(
        ana.complete(&ana.session, &binding),
        Err(Reason::StateConflict)
    );
    let nobody = ana.house.guest("bob@fabrikam.example");
    let session = Session {
        guest_id: nobody.id.clone(),
        ..another_session(&ana)
    };
    let begun = ana.house.broker.begin_recovery(&session, &nobody);
    assert_eq!(begun.unwrap_err().reason(), Some(Reason::StateConflict));
}
