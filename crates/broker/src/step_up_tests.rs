use super::*;
use crate::fake_house::House;
use model::{Clock, Guest};

/// A guest with an authenticator app that is being set up.
struct Ana {
    house: House,
    guest: Guest,
    session: Session,
}

impl Ana {
    fn new() -> Self {
        let house = House::new();
        let guest = house.guest("ana@fabrikam.example");
        let connection = house.invitation_accounts();
        let session = house.session(&guest, &connection);
        Self {
            house,
            guest,
            session,
        }
    }

    fn set_up(&self) -> TotpSetup {
        self.house.broker.begin_totp(&self.session).unwrap();
        let account = self.guest.email.as_str();
        let setup = self.house.broker.totp_setup(&self.guest.id, account);
        setup.unwrap().unwrap()
    }

    /// What the app shows now.
    fn code(&self, setup: &TotpSetup) -> String {
        let app = Totp::from_url(&setup.link).unwrap();
        let now = u64::try_from(self.house.clock.now().secs()).unwrap();
        app.generate(now).to_string()
    }

    fn prove(&self, code: &str) -> Result<(), Reason> {
        let outcome = self.house.broker.step_up_with_totp(&self.session, code);
        outcome.map_err(|error| error.reason().unwrap())
    }

    fn amr(&self) -> Vec<String> {
        let found = self
            .house
            .store
            .read(|tx| tx.find_session(&self.session.id));
        found.unwrap().unwrap().amr
    }

    fn stepped_up_at(&self) -> Option<At> {
        let found = self
            .house
            .store
            .read(|tx| tx.stepped_up_at(&self.session.id));
        found.unwrap()
    }
}

#[test]
fn a_right_code_confirms_the_app_and_strengthens_the_session() {
    let ana = Ana::new();
    let setup = ana.set_up();
    assert!(
        ana.house
            .broker
            .second_factors(&ana.guest.id)
            .unwrap()
            .is_empty()
    );
    let spaced = ana
        .code(&setup)
        .chars()
        .map(|c| format!("{c} "))
        .collect::<String>();
    assert_eq!(ana.prove(&spaced), Ok(()));
    assert_eq!(ana.amr(), ["pwd", "otp", "mfa"], "what the home said stays");
    assert_eq!(ana.stepped_up_at(), Some(ana.house.clock.now()));
    assert!(ana.house.broker.second_factors(&ana.guest.id).unwrap().totp);
    let again = ana.house.broker.totp_setup(&ana.guest.id, "ana");
    assert!(again.unwrap().is_none(), "the secret is shown no more");
    assert!(ana.house.audit().contains(&("step_up".into(), None)));
}

#[test]
fn a_code_counts_once_and_only_around_its_time() {
    let ana = Ana::new();
    let setup = ana.set_up();
    let code = ana.code(&setup);
    ana.prove(&code).unwrap();
    assert_eq!(ana.prove(&code), Err(Reason::TotpInvalid));
    ana.house.clock.advance(Span::mins(2));
    let next = ana.code(&setup);
    ana.house.clock.advance(Span::mins(2));
    assert_eq!(
        ana.prove(&next),
        Err(Reason::TotpInvalid),
        "two minutes old"
    );
    assert_eq!(ana.prove(&ana.code(&setup)), Ok(()));
}

#[test]
fn after_five_wrong_codes_even_the_right_one_waits_and_nothing_locks_for_good() {
    let ana = Ana::new();
    let setup = ana.set_up();
    for _ in 0..TRIES {
        assert_eq!(ana.prove("000000"), Err(Reason::TotpInvalid));
    }
    assert_eq!(ana.prove(&ana.code(&setup)), Err(Reason::TooManyTries));
    ana.house.clock.advance(FIRST_PAUSE);
    assert_eq!(
        ana.prove("000000"),
        Err(Reason::TotpInvalid),
        "one try after each pause"
    );
    assert_eq!(ana.prove(&ana.code(&setup)), Err(Reason::TooManyTries));
    ana.house.clock.advance(LONGEST_PAUSE);
    assert_eq!(ana.prove(&ana.code(&setup)), Ok(()));
    assert_eq!(
        ana.prove("000000"),
        Err(Reason::TotpInvalid),
        "counted from none again"
    );
}

#[test]
fn a_first_factor_needs_a_fresh_sign_in_and_another_one_the_first() {
    let ana = Ana::new();
    let setup = ana.set_up();
    ana.house.clock.advance(Span::mins(11));
    let late = ana.house.broker.begin_totp(&ana.session).unwrap_err();
    assert_eq!(late.reason(), Some(Reason::LoginRequired));
    // What was begun in time may be finished.
    ana.prove(&ana.code(&setup)).unwrap();
    assert!(ana.house.broker.may_add_factor(&ana.session).unwrap());
    let connection = ana.house.invitation_accounts();
    let another = ana.house.session(&ana.guest, &connection);
    assert!(
        !ana.house.broker.may_add_factor(&another).unwrap(),
        "fresh, but not stepped up"
    );
    let refused = ana.house.broker.begin_totp(&another).unwrap_err();
    assert_eq!(refused.reason(), Some(Reason::LoginRequired));
}

#[test]
fn an_ended_session_is_not_strengthened() {
    let ana = Ana::new();
    let setup = ana.set_up();
    let scope = store::GrantScope::Session(&ana.session.id);
    let now = ana.house.clock.now();
    ana.house
        .store
        .write(|tx| tx.end_grants(&scope, now))
        .unwrap();
    assert_eq!(ana.prove(&ana.code(&setup)), Err(Reason::SessionEnded));
    assert_eq!(ana.stepped_up_at(), None);
}

#[test]
fn the_secret_is_sealed_for_its_guest() {
    let ana = Ana::new();
    let setup = ana.set_up();
    let factor = ana
        .house
        .store
        .read(|tx| tx.find_totp(&ana.guest.id))
        .unwrap()
        .unwrap();
    let plain = Totp::from_url(&setup.link).unwrap();
    let plain = plain.secret().as_bytes();
    assert!(!factor.sealed.windows(plain.len()).any(|part| part == plain));
    let bob = ana.house.guest("bob@fabrikam.example");
    let moved =
        |tx: &mut store::Tx<'_>| tx.begin_totp(&bob.id, &factor.sealed, ana.house.clock.now());
    assert!(ana.house.store.write(moved).unwrap());
    assert!(ana.house.broker.totp_setup(&bob.id, "bob").is_err());
}
