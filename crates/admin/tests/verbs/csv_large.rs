//! R39: the largest file that is taken, checked row by row.
use crate::common::{CONTACT, house};
use admin::csv;
use std::fmt::Write;
use testkit::{Database, TestStore};

#[test]
fn r39_a_hundred_thousand_rows_are_checked_each_by_itself() {
    let store = TestStore::new(Database::Memory);
    let house = house(&store);
    house.partner("Fabrikam", "fabrikam.example");
    house.app("Moodle");
    let mut file = String::from("Email,DisplayName,InviteAppResources,InviteContactUsUrl\n");
    for n in 0..csv::MOST_ROWS {
        // Every hundredth row names an app that is not there.
        let app = if n % 100 == 0 { "Moodel" } else { "moodle" };
        writeln!(file, "g{n}@fabrikam.example,Guest {n},{app},{CONTACT}").unwrap();
    }
    let sheet = csv::read(file.as_bytes(), true).unwrap();
    let totals = csv::check(&house.desk, &sheet).unwrap().totals();
    assert_eq!((totals.invite, totals.problem), (99_000, 1_000));
    file.push_str("one@too.many,X,,https://c.example\n");
    assert_eq!(
        csv::read(file.as_bytes(), true).unwrap_err().code(),
        "file_too_many_rows"
    );
}
