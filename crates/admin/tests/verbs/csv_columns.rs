//! Files of others are read as they are, and what our own columns say is done (N7).
use crate::common::{CONTACT, House, house};
use admin::{
    GuestFilter, RowCode, admins,
    csv::{self, Outcome, Report},
    guests,
};
use model::{At, Guest, InvitationMail, Mail, MailContent};
use testkit::on_every_store;

const OURS: &str = "Email,DisplayName,InviteContactUsUrl,InviteAppResources,Partner,Roles,Start,End,Sponsor,PersonalMessage,SendMail";

fn apply(house: &House, file: &str) -> Report {
    let upload = house.upload(file.as_bytes());
    let planned = csv::report(&house.desk, &upload.id).unwrap();
    house.send(&upload.id, csv::Sending::Inviting);
    let done = csv::report(&house.desk, &upload.id).unwrap();
    assert_eq!(planned, done, "what was shown is what is done");
    done
}

fn codes(report: &Report) -> Vec<RowCode> {
    report.rows.iter().map(|row| row.code).collect()
}

fn guest(house: &House, email: &str) -> Guest {
    let filter = GuestFilter {
        text: Some(email.to_owned()),
        limit: 10,
        ..GuestFilter::default()
    };
    guests::list(&house.desk, &filter).unwrap().remove(0)
}

fn letters(house: &House) -> Vec<(Mail, InvitationMail)> {
    let mails = house.mails().into_iter();
    mails
        .filter_map(|mail| match &mail.content {
            MailContent::Invitation(content) => Some((mail.clone(), content.clone())),
            _ => None,
        })
        .collect()
}

fn apps_of(house: &House, guest: &Guest) -> Vec<String> {
    let view = guests::detail(&house.desk, &guest.id).unwrap().unwrap();
    view.apps.into_iter().map(|it| it.name).collect()
}

on_every_store! {
    fn the_file_of_may_2016_is_read_as_it_is(store: &TestStore) {
        let house = house(store);
        let (app, group) = (house.app("Moodle"), house.group("Buyers"));
        let file = format!(
            "Email,DisplayName, InviteRedirectUrl,InvitedToApplications,InvitedToGroups,CcEmailAddress,Language,InvitationText\r\n\
             ana@f.example,Ana,,{},{},boss@f.example,de,\"Hallo, Ana\"\r\n",
            app.id, group.id
        );
        assert_eq!(codes(&apply(&house, &file)), [RowCode::Invite]);
        let ana = guest(&house, "ana@f.example");
        assert_eq!(apps_of(&house, &ana), ["Moodle"]);
        assert_eq!(house.desk.store.read(|tx| tx.groups_of(&ana.id)).unwrap().len(), 1);
        let all = letters(&house);
        let [(mail, letter)] = &all[..] else { panic!("{all:?}") };
        assert_eq!(mail.to.as_str(), "ana@f.example", "the link is for one person alone");
        assert_eq!(letter.message.as_deref(), Some("Hallo, Ana"));
        assert_eq!(letter.contact_url, format!("mailto:{}", house.ada.email));
    }

    fn the_template_of_entra_id_is_read_as_it_is(store: &TestStore) {
        let house = house(store);
        let file = "version:v1.0,,,\r\n\
            Email address to invite [inviteeEmail] Required,Redirection url [inviteRedirectURL] Required,\
            Send invitation message (true or false) [sendEmail],Customized invitation message [customizedMessageBody]\r\n\
            Example: chris@contoso.com,https://myapplications.microsoft.com,TRUE,\"Hi, there\"\r\n\
            ana.silva@f.example,https://myapplications.microsoft.com,TRUE,\"Hello, Ana\"\r\n\
            bo@f.example,https://myapps.microsoft.com,FALSE,\r\n";
        let report = apply(&house, file);
        assert_eq!(codes(&report), [RowCode::ExampleRow, RowCode::Invite, RowCode::Invite]);
        let lines: Vec<u64> = report.rows.iter().map(|it| it.line).collect();
        assert_eq!(lines, [3, 4, 5], "as they stand in the file");
        assert_eq!(guest(&house, "ana.silva@f.example").display_name, "ana.silva");
        let all = letters(&house);
        let [(mail, letter)] = &all[..] else { panic!("{all:?}") };
        assert_eq!((mail.to.as_str(), letter.message.as_deref()), ("ana.silva@f.example", Some("Hello, Ana")));
        let bo = guest(&house, "bo@f.example");
        let view = guests::detail(&house.desk, &bo.id).unwrap().unwrap();
        assert_eq!(view.invitations.len(), 1, "without a mail there is an invitation all the same");
        let again = csv::check_file(&house.desk, file.as_bytes()).unwrap();
        assert_eq!(codes(&again), [RowCode::ExampleRow, RowCode::Unchanged, RowCode::Unchanged]);
    }

    fn our_own_columns_say_partner_roles_days_and_who_answers(store: &TestStore) {
        let house = house(store);
        let fabrikam = house.partner("Fabrikam", "fabrikam.example");
        house.app("Moodle");
        let (eve, _) = admins::add(&house.desk, &house.by(), "Eve", &"eve@contoso.example".parse().unwrap()).unwrap();
        let file = format!(
            "{OURS}\nana@elsewhere.example,Ana,{CONTACT},Moodle,fabrikam,Buyer; Key user,2098-02-01,2099-03-31,EVE@contoso.example,Hi,\n"
        );
        assert_eq!(codes(&apply(&house, &file)), [RowCode::Invite]);
        let ana = guest(&house, "ana@elsewhere.example");
        assert_eq!(ana.partner_id, fabrikam.id);
        assert_eq!(ana.ends_at, At::parse("2099-04-01T00:00:00Z"));
        assert_eq!(ana.sponsor_id.as_ref(), Some(&eve.id));
        let view = guests::detail(&house.desk, &ana.id).unwrap().unwrap();
        let [given] = &view.assignments[..] else { panic!("{:?}", view.assignments) };
        assert_eq!(given.roles, ["Buyer", "Key user"]);
        assert_eq!(given.starts_at, At::parse("2098-02-01T00:00:00Z"));
        let twice = csv::check_file(&house.desk, file.as_bytes()).unwrap().rows.remove(0);
        assert_eq!((twice.outcome, twice.warning), (Outcome::Unchanged, None), "{}", twice.message);
        let longer = file.replace("2099-03-31", "2099-12-31");
        let kept = csv::check_file(&house.desk, longer.as_bytes()).unwrap().rows.remove(0);
        assert_eq!((kept.outcome, kept.warning), (Outcome::Unchanged, Some(RowCode::GuestKept)));
    }

    fn what_a_cell_of_ours_gets_wrong_is_named_and_stops_no_other_row(store: &TestStore) {
        let house = house(store);
        house.partner("Fabrikam", "fabrikam.example");
        let rows = [
            ("Fabrika,,,,,,", RowCode::PartnerUnknown, "Partner"),
            (",,soon,,,,", RowCode::DateInvalid, "Start"),
            (",,,31.12.2099,,,", RowCode::DateInvalid, "End"),
            (",,,2001-01-01,,,", RowCode::DatePast, "End"),
            (",,2099-02-01,2099-01-01,,,", RowCode::DatePast, "End"),
            (",,,,nobody@contoso.example,,", RowCode::SponsorUnknown, "Sponsor"),
            (",,,,,,maybe", RowCode::SwitchInvalid, "SendMail"),
        ];
        let role = format!(",{},,,,,", "x".repeat(201));
        let mut all = rows.to_vec();
        all.push((&role, RowCode::RoleInvalid, "Roles"));
        let mut file = OURS.to_owned();
        for (n, (cells, ..)) in all.iter().enumerate() {
            file.push_str(&format!("\np{n}@f.example,P,{CONTACT},,{cells}"));
        }
        file.push_str(&format!("\ngood@f.example,Good,{CONTACT},,Fabrikam,,,,,,\n"));
        let mut report = apply(&house, &file);
        let good = report.rows.pop().unwrap();
        assert_eq!(good.code, RowCode::Invite, "{}", good.message);
        for (row, (cells, code, field)) in report.rows.iter().zip(&all) {
            assert_eq!((row.code, row.field.as_deref()), (*code, Some(*field)), "{cells}: {}", row.message);
        }
        assert!(report.rows.first().unwrap().message.contains("Did you mean \"Fabrikam\"?"));
    }
}
