//! F01 for what apps do: before and after the commit, and before the answer, of a code, a refresh, a revocation, a
//! removal and a rotation of keys. Whoever got no answer asks again, and what comes of it is defined.

use crate::house::{House, Tokens};
use testkit::Database;

/// The steps of a request, and whether it counts once the process died there.
const STEPS: [(&str, bool); 3] = [("written", false), ("committed", true), ("answered", true)];

fn at_every_step(route: &str, case: impl Fn(Database, &str, bool) + Sync) {
    for database in [Database::File, Database::Postgres] {
        std::thread::scope(|scope| {
            for (step, counts) in STEPS {
                let case = &case;
                let point = format!("{route}.{step}");
                scope.spawn(move || case(database, &point, counts));
            }
        });
    }
}

/// The first request to the token endpoint dies; those that made `held` came before.
fn after(requests: usize, point: &str) -> String {
    format!("{point}#{}", requests + 1)
}

#[test]
fn f01_a_code_whose_answer_was_lost_works_once_or_not_at_all() {
    at_every_step("/token", |database, point, counts| {
        let mut house = House::start(database, point);
        let code = house.code(0).unwrap();
        assert!(house.redeems(&code).is_none(), "{point}: no answer");
        house.revive();
        let again = house.redeems(&code);
        assert_eq!(again.is_some(), !counts, "{point}: asked again");
        // Redeemed twice, it ends what it gave.
        assert!(house.redeems(&code).is_none(), "{point}: once more");
        let left = again.and_then(|held| house.goes_on(&held));
        assert!(left.is_none(), "{point}: a second family");
        assert!(house.is_signed_in(0), "{point}: a new code is got");
        house.is_sound();
    });
}

#[test]
fn f01_a_refresh_whose_answer_was_lost_has_one_successor() {
    at_every_step("/token", |database, point, _| {
        let mut house = House::start(database, &after(1, point));
        let held = house.tokens(0);
        assert!(house.refreshes(&held).is_none(), "{point}: no answer");
        house.revive();
        // Within the time for a second try the app is told what it was to be told.
        let first = house.refreshes(&held).unwrap();
        let second = house.refreshes(&held).unwrap();
        assert_eq!(first.refresh, second.refresh, "{point}: one successor");
        assert!(house.goes_on(&first).is_some(), "{point}");
        house.is_sound();
    });
}

#[test]
fn f01_a_revocation_that_was_answered_or_written_holds_and_another_can_be_asked_again() {
    at_every_step("/revoke", |database, point, counts| {
        let mut house = House::start(database, point);
        let (held, other) = (house.tokens(0), house.tokens(1));
        assert!(house.revokes(&held).is_none(), "{point}: no answer");
        house.revive();
        if !counts {
            assert_eq!(house.revokes(&held), Some(200), "{point}: asked again");
        }
        assert!(house.refreshes(&held).is_none(), "{point}: ended");
        assert!(house.goes_on(&other).is_some(), "{point}: somebody else");
        house.is_sound();
    });
}

#[test]
fn f01_a_rotation_of_keys_that_broke_off_leaves_keys_that_sign_and_are_known() {
    // Each write of the rotation in turn.
    for database in [Database::File, Database::Postgres] {
        std::thread::scope(|scope| {
            for nth in 1..=4 {
                for step in ["written", "committed"] {
                    scope.spawn(move || rotation_breaks_off(database, step, nth));
                }
            }
        });
    }
}

fn rotation_breaks_off(database: Database, step: &str, nth: usize) {
    let point = format!("/admin/keys.{step}#{nth}");
    let mut house = House::start(database, &point);
    let held = house.tokens(0);
    assert_eq!(house.admin_posts("/admin/keys"), None, "{point}: no answer");
    house.revive();
    let renewed: Tokens = house.goes_on(&held).unwrap();
    assert!(house.goes_on(&renewed).is_some(), "{point}");
    assert!(
        house.knows_who_signed(&renewed),
        "{point}: keys of tokens are published"
    );
    assert_eq!(
        house.admin_posts("/admin/keys"),
        Some(303),
        "{point}: asked again"
    );
    assert!(house.knows_who_signed(&house.tokens(1)), "{point}");
    house.is_sound();
}
