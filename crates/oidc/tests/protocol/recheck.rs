//! N1 at the refresh grant: a home whose word is older than its period is asked before anything is
//! extended, and nothing is used up while it is.

use crate::house::{House, house};
use model::{
    Clock, FreezeReason, HashedSecret, HomeCheck, HomeIdentity, Id, Reason, SignIn, SignInStep,
    Span, kind,
};
use oidc::OAuthCode;

use std::sync::{Arc, Mutex};
use store::Store;
use testkit::{TestClock, TestRandom, on_every_store};

/// What the home says when it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    There,
    Gone,
    Nothing,
}

struct Home {
    store: Store,
    clock: Arc<TestClock>,
    says: Says,
    asked: Mutex<usize>,
}

impl HomeCheck for Home {
    fn confirm(&self, guest: &Id<kind::Guest>) {
        *self.asked.lock().unwrap() += 1;
        let now = self.clock.now();
        self.store
            .write(|tx| {
                match self.says {
                    Says::There => tx.confirm_guest(guest, now, Some(now.plus(Span::mins(30))))?,
                    Says::Gone => {
                        let random = TestRandom::from_seed(77);
                        tx.freeze_guest(guest, FreezeReason::GoneAtHome, now, &random)?;
                    }
                    Says::Nothing => {}
                }
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    }
}

/// A guest whom the home confirmed just now, for two periods of a quarter of an hour.
fn watched(house: &mut House, says: Says) -> Arc<Home> {
    let now = house.clock.now();
    let identity = HomeIdentity {
        connection_id: house.connection.id.clone(),
        issuer: house.connection.issuer.clone(),
        subject: "ana-1".into(),
    };
    let sign_in = SignIn {
        id: Id::new(now, &*house.cx.random),
        binding: HashedSecret::of("binding"),
        connection_id: house.connection.id.clone(),
        invitation_id: None,
        moves_guest_id: None,
        mailbox_proven: false,
        continue_to: "/".into(),
        state: HashedSecret::of("state"),
        upstream: Vec::new(),
        step: SignInStep::Started,
        proof: None,
        expires_at: now.plus(Span::mins(30)),
    };
    house
        .desk
        .store
        .write(|tx| {
            assert!(tx.link_identity(&identity, &house.guest.id, now)?);
            tx.insert_sign_in(&sign_in)?;
            tx.keep_sign_in_grant(&sign_in.id, b"sealed")?;
            let whose = (&house.guest.id, &house.connection.id);
            assert!(tx.take_home_grant(&sign_in.id, whose, now.plus(Span::mins(15)))?);
            tx.confirm_guest(&house.guest.id, now, Some(now.plus(Span::mins(30))))
        })
        .unwrap();
    let home = Arc::new(Home {
        store: house.desk.store.clone(),
        clock: house.clock.clone(),
        says,
        asked: Mutex::new(0),
    });
    house.cx.homes = home.clone();
    home
}

on_every_store! {
    fn n1_a_fresh_word_of_the_home_is_not_asked_for_again(store: &TestStore) {
        let mut house = house(store);
        let home = watched(&mut house, Says::There);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::mins(14));
        assert!(house.refresh(token.expose()).is_ok());
        assert_eq!(*home.asked.lock().unwrap(), 0);
    }

    fn n1_a_refresh_past_the_period_asks_the_home_and_goes_on_with_its_yes(store: &TestStore) {
        let mut house = house(store);
        let home = watched(&mut house, Says::There);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::mins(15));
        let next = house.refresh(token.expose()).unwrap().refresh_token.unwrap();
        assert_eq!(*home.asked.lock().unwrap(), 1, "once");
        assert!(house.refresh(next.expose()).is_ok());
        assert_eq!(*home.asked.lock().unwrap(), 1, "its word is fresh again");
        let error = house.refresh(token.expose()).unwrap_err();
        assert_eq!(error.reason, Reason::Replay, "the first one was used exactly once");
    }

    fn n1_a_refresh_past_the_period_is_refused_when_the_home_says_gone(store: &TestStore) {
        let mut house = house(store);
        let home = watched(&mut house, Says::Gone);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::mins(15));
        let error = house.refresh(token.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::GuestFrozen));
        assert_eq!(*home.asked.lock().unwrap(), 1);
    }

    fn n1_a_silent_home_has_one_period_of_grace_and_then_the_refresh_is_refused(store: &TestStore) {
        let mut house = house(store);
        let home = watched(&mut house, Says::Nothing);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::mins(29));
        let next = house.refresh(token.expose()).unwrap().refresh_token.unwrap();
        house.clock.advance(Span::mins(1));
        let error = house.refresh(next.expose()).unwrap_err();
        assert_eq!((error.code, error.reason), (OAuthCode::InvalidGrant, Reason::HomeUnconfirmed));
        assert_eq!(*home.asked.lock().unwrap(), 2, "each time, since it might be back");
    }

    fn n1_a_home_that_is_back_after_the_grace_still_saves_the_refresh(store: &TestStore) {
        let mut house = house(store);
        let home = watched(&mut house, Says::There);
        let token = house.tokens().refresh_token.unwrap();
        house.clock.advance(Span::hours(2));
        assert!(house.refresh(token.expose()).is_ok());
        assert_eq!(*home.asked.lock().unwrap(), 1);
    }
}
