//! An invited person says no, and the address may be closed to whoever invites.
use crate::common::{CONTACT, House, house, token};
use admin::{
    InviteFault, Refusal, RowCode, csv,
    declining::{self, Declined},
};
use model::{Guest, GuestState, GuestWord, MailContent};
use testkit::on_every_store;

fn state(house: &House, guest: &Guest) -> GuestState {
    admin::guests::find(&house.desk, &guest.id)
        .unwrap()
        .unwrap()
        .state
}

/// What was told to whom about a no.
fn told(house: &House) -> Vec<(String, GuestWord, Option<String>)> {
    let of = |mail: model::Mail| match mail.content {
        MailContent::GuestSaid(it) => Some((mail.to.to_string(), it.said, it.note)),
        _ => None,
    };
    house.mails().into_iter().filter_map(of).collect()
}

fn is_blocked<T>(answer: &Result<T, Refusal>) -> bool {
    matches!(
        answer,
        Err(Refusal::Invite(InviteFault::BlockedByRecipient))
    )
}

on_every_store! {
    fn a_no_ends_what_was_prepared_and_the_inviter_hears_why(store: &TestStore) {
        let house = house(store);
        let ana = house.invite("ana@fabrikam.example");
        house.mails();
        let said = Declined { note: "I moved on.".into(), ..Declined::default() };
        let link = token(&ana);
        assert!(declining::decline(&house.desk, &link, &said).unwrap().is_some());
        assert_eq!(state(&house, &ana.guest), GuestState::Removed);
        let expected = ("ada@contoso.example".to_owned(), GuestWord::Declined, Some("I moved on.".to_owned()));
        assert_eq!(told(&house), [expected]);
        assert!(declining::decline(&house.desk, &link, &said).unwrap().is_none(), "once");
        assert!(declining::decline(&house.desk, "nobody's", &said).unwrap().is_none());
        assert_eq!(told(&house).len(), 1, "nothing more is told");
        house.invite_with("ana@fabrikam.example", |it| it.renew = true).unwrap();
        house.verify_audit();
    }

    fn an_address_that_was_closed_is_invited_on_no_path_until_it_is_opened(store: &TestStore) {
        let house = house(store);
        let ana = house.invite("ana@fabrikam.example");
        let link = token(&ana);
        let said = Declined { block: true, ..Declined::default() };
        declining::decline(&house.desk, &link, &said).unwrap();
        assert!(declining::blocked_by(&house.desk, &link).unwrap());
        assert_eq!(told(&house)[0].1, GuestWord::Blocked);

        assert!(is_blocked(&house.invite_with("ANA@fabrikam.example", |it| it.renew = true)), "by the form");
        let file = format!("Email,DisplayName,InviteContactUsUrl\nana@fabrikam.example,Ana,{CONTACT}\n");
        let sheet = csv::read(file.as_bytes(), false).unwrap();
        assert_eq!(csv::check(&house.desk, &sheet).unwrap().rows[0].code, RowCode::BlockedByRecipient);
        house.invite("bo@fabrikam.example");

        declining::unblock(&house.desk, &link).unwrap();
        assert!(!declining::blocked_by(&house.desk, &link).unwrap());
        house.invite_with("ana@fabrikam.example", |it| it.renew = true).unwrap();
        assert!(declining::unblock(&house.desk, &link).is_err(), "there is nothing to undo");
    }

    fn a_block_keeps_another_mail_from_a_guest_who_has_not_accepted(store: &TestStore) {
        let house = house(store);
        let other = house.partner("Woodgrove", "woodgrove.example");
        let ana = house.invite("ana@fabrikam.example");
        let second = house.invite_with("ana@fabrikam.example", |it| it.partner = Some(other.id.clone())).unwrap();
        let said = Declined { block: true, ..Declined::default() };
        declining::decline(&house.desk, &token(&ana), &said).unwrap();
        assert_eq!(state(&house, &second.guest), GuestState::Invited, "another record");
        assert!(is_blocked(&admin::invitations::resend(&house.desk, &house.ada, &second.guest.id)));
    }

    fn a_report_reaches_the_admins(store: &TestStore) {
        let house = house(store);
        let ana = house.invite("ana@fabrikam.example");
        house.mails();
        let said = Declined { report: true, ..Declined::default() };
        declining::decline(&house.desk, &token(&ana), &said).unwrap();
        let said: Vec<_> = told(&house).into_iter().map(|it| it.1).collect();
        assert!(said.contains(&GuestWord::Declined) && said.contains(&GuestWord::Reported), "{said:?}");
    }
}
