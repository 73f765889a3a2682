//! F01 for the kill switch: before, while and after a removal is written, and while its notices leave.

use crate::house::House;
use model::GuestState;
use testkit::Database;

/// Steps within and around the transaction; the flag says whether the removal counts afterwards.
const WRITING: [(&str, bool); 3] = [
    ("removal.begun", false),
    ("removal.written", false),
    ("removal.committed", true),
];
/// Steps of a delivery; the flag says whether the app had heard before the crash.
const DELIVERING: [(&str, bool); 3] = [
    ("delivery.claimed", false),
    ("delivery.sent", true),
    ("delivery.recorded", true),
];

fn on_both(case: impl Fn(Database)) {
    for database in [Database::File, Database::Postgres] {
        case(database);
    }
}

fn dies_while_writing((step, counts): (&str, bool), database: Database) {
    let mut house = House::start(database, step);
    let (held, others) = (house.tokens(0), house.tokens(1));
    let target = format!("/admin/guests/{}/remove", house.guest(0));
    let answer = house.under_load(|house| house.admin_posts(&target));
    assert_eq!(answer, None, "{step}: the process should have died");
    house.revive();

    let guest = house.store.read(|tx| tx.find_guest(&house.guest(0)));
    let removed = guest.unwrap().unwrap().state == GuestState::Removed;
    assert_eq!(removed, counts, "{step}");
    assert_eq!(house.goes_on(&held).is_none(), counts, "{step}: tokens");
    assert_eq!(house.is_signed_in(0), !counts, "{step}: session");
    if !counts {
        assert_eq!(
            house.app.more(),
            [],
            "{step}: nothing ended, nobody is told"
        );
        // The admin, who got no answer, asks again.
        assert_eq!(house.admin_posts(&target), Some(303));
        assert!(house.goes_on(&held).is_none());
    }
    let told = house.app.next().unwrap();
    assert!(told.sid.starts_with("ses_"), "{told:?}");
    assert_eq!(house.app.more(), [], "{step}: told once");
    assert!(house.goes_on(&others).is_some(), "{step}: somebody else");
    house.is_sound();
}

fn dies_while_delivering((step, heard): (&str, bool), database: Database) {
    let mut house = House::start(database, step);
    let held = house.tokens(0);
    let target = format!("/admin/guests/{}/remove", house.guest(0));
    // The answer may be lost with the process, which dies a moment later.
    let answer = house.under_load(|house| house.admin_posts(&target));
    assert!(answer.is_none_or(|status| status == 303), "{answer:?}");
    let first = heard.then(|| house.app.next().unwrap());
    house.revive();
    assert!(house.goes_on(&held).is_none(), "{step}");
    if step == "delivery.recorded" {
        assert_eq!(house.app.more(), [], "{step}: recorded, so never again");
    } else {
        let again = house.app.next().unwrap();
        assert!(
            first.is_none_or(|first| first == again),
            "{step}: another jti"
        );
    }
    house.is_sound();
}

#[test]
fn f01_a_crash_while_a_removal_is_written_leaves_all_or_nothing_of_it() {
    on_both(|database| {
        for step in WRITING {
            dies_while_writing(step, database);
        }
    });
}

#[test]
fn f01_a_crash_while_an_app_is_told_loses_no_notice_and_repeats_only_the_same_one() {
    std::thread::scope(|scope| {
        for step in DELIVERING {
            for database in [Database::File, Database::Postgres] {
                scope.spawn(move || dies_while_delivering(step, database));
            }
        }
    });
}
