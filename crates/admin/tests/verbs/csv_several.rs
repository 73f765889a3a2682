//! Several people whom one form names: by the machinery of files.
use crate::common::{House, house};
use admin::{
    InviteRequest, Refusal, RowCode,
    csv::{self, Outcome, Sending},
};
use model::{At, ImportStep, Language, MailContent};
use testkit::on_every_store;

/// What everybody gets.
fn same(house: &House) -> InviteRequest {
    let mut same = InviteRequest::new("nobody@contoso.example".parse().unwrap(), "");
    same.message = Some("Welcome,\n=all of you".into());
    same.ends_at = At::parse("2030-12-31");
    same.language = Language::De;
    same.apps = vec![house.app("Moodle").id, house.app("Wiki").id];
    same
}

on_every_store! {
    fn each_gets_the_same_and_a_bad_address_blocks_nobody(store: &TestStore) {
        let house = house(store);
        house.partner("Fabrikam", "fabrikam.example");
        let same = same(&house);
        let people = csv::people(
            "Ana Lima <ana@fabrikam.example>, bo.ray@fabrikam.example\nnobody at all\n\
             ANA@fabrikam.example\n=cai@fabrikam.example",
        );
        let file = csv::several(&house.desk, &house.ada, &people, &same).unwrap();
        let file = house.work(&file.id, ImportStep::Checked);
        let told: Vec<_> = csv::report(&house.desk, &file.id)
            .unwrap()
            .rows
            .into_iter()
            .map(|row| (row.line, row.outcome, row.code))
            .collect();
        assert_eq!(
            told,
            [
                (1, Outcome::Invite, RowCode::Invite),
                (1, Outcome::Invite, RowCode::Invite),
                (2, Outcome::Problem, RowCode::MailInvalid),
                (3, Outcome::Skipped, RowCode::DuplicateRow),
                (4, Outcome::Invite, RowCode::Invite),
            ]
        );
        assert!(house.mails().is_empty(), "nothing is sent before somebody says so");
        let sent = house.send(&file.id, Sending::Inviting);
        assert_eq!(sent.totals.invite, 3);
        let mails = house.mails();
        assert_eq!(mails.len(), 3);
        for mail in &mails {
            let MailContent::Invitation(it) = &mail.content else {
                panic!("{:?}", mail.content);
            };
            assert_eq!(it.message.as_deref(), Some("Welcome,\n=all of you"));
            assert_eq!(it.apps.len(), 2);
            assert_eq!(mail.language, Language::De);
        }
        let page = admin::GuestFilter { limit: 10, ..admin::GuestFilter::default() };
        let (guests, _) = admin::guests::page(&house.desk, &page).unwrap();
        let mut names: Vec<_> = guests.iter().map(|it| it.guest.display_name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["=cai", "Ana Lima", "bo.ray"]);
        assert!(guests.iter().all(|it| it.guest.ends_at == same.ends_at));
        house.verify_audit();
    }

    fn more_people_than_a_form_takes_are_for_a_file(store: &TestStore) {
        let house = house(store);
        let same = same(&house);
        let many: Vec<String> = (0..=csv::MOST_PEOPLE).map(|n| format!("p{n}@f.example")).collect();
        let refused = csv::several(&house.desk, &house.ada, &csv::people(&many.join(",")), &same);
        assert!(matches!(refused, Err(Refusal::TooMany(100))));
        let nobody = csv::several(&house.desk, &house.ada, &csv::people(" ,\n"), &same);
        assert!(matches!(nobody, Err(Refusal::File(_))));
        assert!(csv::list(&house.desk, &house.ada, 10).unwrap().is_empty(), "nothing is kept");
    }
}
