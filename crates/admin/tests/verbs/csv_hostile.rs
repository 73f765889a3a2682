//! Files that are none, and cells that nobody means well (X05, X07): each gets a clear answer, nothing is kept half.
use crate::common::{CONTACT, House, house};
use admin::{
    GuestFilter, Refusal, RowCode,
    csv::{self, Column, Outcome, Sending},
    guests,
};
use std::io::Write;
use testkit::on_every_store;

const OURS: &str = "Email,DisplayName,InviteAppID,InviteReplyUrl,InviteAppResources,InviteGroupResources,InviteContactUsUrl,Language,Partner,Roles,Start,End,Sponsor,PersonalMessage,SendMail";

/// A ZIP as Excel and others begin it: a local header with the name of the first part.
fn archive(part: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0".to_vec();
    bytes.extend([0; 12]);
    bytes.extend(u16::try_from(part.len()).unwrap().to_le_bytes());
    bytes.extend([0; 2]);
    bytes.extend(part.as_bytes());
    bytes.extend([0x78, 0x9c, 0xff, 0xfe, 0]);
    bytes
}

/// Nothing of a file stays behind.
fn keeps_nothing(house: &House, what: &str) {
    let kept = csv::list(&house.desk, &house.ada, 10).unwrap();
    assert!(kept.is_empty(), "{what}: {kept:?}");
}

/// A row with one cell as given and good ones beside it.
fn row(n: usize, column: Column, cell: &str) -> Vec<String> {
    let email = format!("g{n}@f.example");
    let good = |it: &Column| match it {
        Column::Email => email.clone(),
        Column::DisplayName => "Guest".to_owned(),
        Column::InviteContactUsUrl => CONTACT.to_owned(),
        _ => String::new(),
    };
    let pick = |it: &Column| {
        if *it == column {
            cell.to_owned()
        } else {
            good(it)
        }
    };
    Column::ALL.iter().map(pick).collect()
}

fn file(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = format!("{OURS}\n");
    for row in rows {
        let quoted = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text.push_str(&quoted.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text.into_bytes()
}

fn invited(house: &House) -> i64 {
    guests::count(&house.desk).unwrap().invited
}

on_every_store! {
    fn what_is_no_csv_file_is_named_for_what_it_is_and_nothing_of_it_is_kept(store: &TestStore) {
        let house = house(store);
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let cases: [(&str, Vec<u8>, &str, &str); 19] = [
            ("nothing", Vec::new(), "file_empty", "Download the template"),
            ("a mark alone", b"\xef\xbb\xbf".to_vec(), "file_empty", "Download the template"),
            ("blank lines", b"\r\n \r\n\t\r\n".to_vec(), "file_empty", "Download the template"),
            ("labels alone", OURS.as_bytes().to_vec(), "file_no_rows", "Add a line"),
            ("xlsx", archive("[Content_Types].xml"), "file_workbook", "Excel"),
            ("xlsx of another program", archive("xl/worksheets/sheet1.xml"), "file_workbook", "Save as"),
            ("ods", archive("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "file_workbook", "LibreOffice"),
            ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), "file_workbook", "Excel"),
            ("zip", archive("people.csv"), "file_packed", "Unpack"),
            ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0".to_vec(), "file_packed", "Unpack"),
            ("7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), "file_packed", "Unpack"),
            ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "file_not_csv", "CSV UTF-8"),
            ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "file_not_csv", "CSV UTF-8"),
            ("pdf", b"%PDF-1.7 x".to_vec(), "file_not_csv", "CSV UTF-8"),
            ("a program", b"\x7fELF\x02\x01\x01\0\0".to_vec(), "file_not_csv", "CSV UTF-8"),
            ("utf-16 without its mark", utf16("Email,DisplayName\na@f.example,A\n"), "file_not_csv", "CSV UTF-8"),
            ("html", b"\xef\xbb\xbf\n <!DOCTYPE html><title>Sign in</title>".to_vec(), "file_web_page", "web page"),
            ("a table as .xls", b"<table><tr><td>Email</td></tr></table>".to_vec(), "file_web_page", "spreadsheet"),
            ("prose", b"Dear Ana,\nplease find attached\n".to_vec(), "header_missing", "labels"),
        ];
        for (what, bytes, code, hint) in cases {
            let refused = csv::upload(&house.desk, &house.ada, &bytes, None).unwrap_err();
            let Refusal::File(fault) = &refused else { panic!("{what}: {refused:?}") };
            assert_eq!(fault.code(), code, "{what}");
            assert!(fault.to_string().contains(hint), "{what}: {fault}");
            assert_eq!(csv::check_file(&house.desk, &bytes).unwrap_err().code(), code, "{what}");
            keeps_nothing(&house, what);
        }
    }

    fn what_would_be_a_gigabyte_when_unpacked_is_not_unpacked(store: &TestStore) {
        let house = house(store);
        // Both say how much there is in them; neither is opened to see.
        let mut bomb = archive("people.csv");
        bomb.get_mut(22..26).unwrap().copy_from_slice(&[0xff; 4]);
        let mut gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
        gzip.write_all(&[0xff; 4]).unwrap();
        for bytes in [bomb, gzip] {
            let refused = csv::upload(&house.desk, &house.ada, &bytes, None).unwrap_err();
            assert_eq!(refused.code(), "file_packed");
        }
        let large = vec![b'a'; csv::MOST_BYTES + 1];
        let refused = csv::upload(&house.desk, &house.ada, &large, None).unwrap_err();
        assert_eq!(refused.code(), "file_too_large");
        assert!(refused.to_string().contains("Split it"), "{refused}");
        keeps_nothing(&house, "too large");
    }

    fn x05_x07_whatever_stands_in_a_cell_its_row_gets_a_clear_answer_and_stops_no_other(store: &TestStore) {
        let house = house(store);
        house.app("Moodle");
        house.group("Externals");
        let (html, formula) = ("<script>alert(1)</script>", "=HYPERLINK(\"http://evil.example\")");
        let (reversed, bell, emoji) = ("A\u{202e}nimda", "A\u{7}", "Ana 👩🏽‍🚀🏳️‍🌈");
        let (long, longer) = ("x".repeat(300), "x".repeat(20_000));
        let hostile: [&str; 7] = [html, formula, reversed, bell, emoji, &long, &longer];
        use RowCode::{
            AppUnknown, ContactInvalid, ControlCharacter, DateInvalid, GroupUnknown, Invite, MailInvalid,
            PartnerUnknown, ReplyUrlUnregistered, RoleInvalid, SponsorUnknown, SwitchInvalid, TooLong,
        };
        let cases: [(Column, [RowCode; 7]); 15] = [
            (Column::Email, [MailInvalid, MailInvalid, ControlCharacter, ControlCharacter, MailInvalid, MailInvalid, TooLong]),
            (Column::DisplayName, [Invite, Invite, ControlCharacter, ControlCharacter, Invite, TooLong, TooLong]),
            (Column::InviteAppId, [AppUnknown, AppUnknown, AppUnknown, AppUnknown, AppUnknown, AppUnknown, TooLong]),
            (Column::InviteReplyUrl, [ReplyUrlUnregistered, ReplyUrlUnregistered, ControlCharacter, ControlCharacter, ReplyUrlUnregistered, ReplyUrlUnregistered, TooLong]),
            (Column::InviteAppResources, [AppUnknown, AppUnknown, AppUnknown, AppUnknown, AppUnknown, AppUnknown, TooLong]),
            (Column::InviteGroupResources, [GroupUnknown, GroupUnknown, GroupUnknown, GroupUnknown, GroupUnknown, GroupUnknown, TooLong]),
            (Column::InviteContactUsUrl, [ContactInvalid, ContactInvalid, ControlCharacter, ControlCharacter, ContactInvalid, ContactInvalid, TooLong]),
            (Column::Language, [Invite, Invite, Invite, Invite, Invite, Invite, TooLong]),
            (Column::Partner, [PartnerUnknown, PartnerUnknown, PartnerUnknown, PartnerUnknown, PartnerUnknown, PartnerUnknown, TooLong]),
            (Column::Roles, [Invite, Invite, RoleInvalid, RoleInvalid, Invite, RoleInvalid, TooLong]),
            (Column::Start, [DateInvalid, DateInvalid, DateInvalid, DateInvalid, DateInvalid, DateInvalid, TooLong]),
            (Column::End, [DateInvalid, DateInvalid, DateInvalid, DateInvalid, DateInvalid, DateInvalid, TooLong]),
            (Column::Sponsor, [SponsorUnknown, SponsorUnknown, SponsorUnknown, SponsorUnknown, SponsorUnknown, SponsorUnknown, TooLong]),
            (Column::PersonalMessage, [Invite, Invite, ControlCharacter, ControlCharacter, Invite, Invite, TooLong]),
            (Column::SendMail, [SwitchInvalid, SwitchInvalid, SwitchInvalid, SwitchInvalid, SwitchInvalid, SwitchInvalid, TooLong]),
        ];
        let mut rows = vec![row(1_000, Column::DisplayName, "Good before")];
        let mut wanted = vec![Invite];
        for (column, codes) in cases {
            for (cell, code) in hostile.iter().zip(codes) {
                rows.push(row(rows.len(), column, cell));
                wanted.push(code);
            }
        }
        rows.push(row(1_001, Column::DisplayName, "Good after"));
        wanted.push(Invite);
        let upload = house.upload(&file(&rows));
        let checked = csv::report(&house.desk, &upload.id).unwrap();
        for ((plan, code), given) in checked.rows.iter().zip(&wanted).zip(&rows) {
            let head: Vec<String> = given.iter().map(|it| it.chars().take(30).collect()).collect();
            assert_eq!(plan.code, *code, "{head:?}: {}", plan.message);
            assert!(!plan.message.is_empty());
            assert!(plan.email.chars().count() <= 255, "{}", plan.email.len());
            let names = (&plan.particulars).into_iter().map(|(name, _)| name.as_str());
            let names: Vec<&str> = names.filter(|name| *name != "suggestion").collect();
            assert_eq!(names, code.named(), "{head:?}");
            let is_used = plan.outcome == Outcome::Invite;
            assert!(is_used || plan.field.is_some(), "{head:?}: which column");
        }
        house.send(&upload.id, Sending::Inviting);
        let used = i64::try_from(wanted.iter().filter(|it| **it == Invite).count()).unwrap();
        assert_eq!(invited(&house), used, "no half guest of any other row");
        assert_eq!(house.mails().len(), usize::try_from(used).unwrap());
        let filter = GuestFilter { text: Some("Good after".into()), limit: 2, ..GuestFilter::default() };
        assert_eq!(guests::list(&house.desk, &filter).unwrap().len(), 1);
        // The result file takes all of it, harmless in a spreadsheet, and may come back.
        let result = csv::result_file(&house.desk, &upload.id).unwrap();
        let again = house.upload(&result);
        assert_eq!((again.totals.invite, again.totals.problem), (0, wanted.len() - usize::try_from(used).unwrap()));
        house.verify_audit();
    }

    fn cells_and_labels_of_megabytes_are_refused_without_being_compared_to_anything(store: &TestStore) {
        let house = house(store);
        for n in 0..50 {
            house.app(&format!("App number {n}"));
        }
        let (huge, tags) = ("x".repeat(4_000_000), "a-".repeat(2_000_000));
        let rows = [
            row(1, Column::InviteAppResources, &huge),
            row(2, Column::Language, &tags),
            row(3, Column::Email, &huge),
            row(4, Column::DisplayName, "Good"),
        ];
        let report = csv::check_file(&house.desk, &file(&rows)).unwrap();
        let codes: Vec<RowCode> = report.rows.iter().map(|it| it.code).collect();
        assert_eq!(codes, [RowCode::TooLong, RowCode::TooLong, RowCode::TooLong, RowCode::Invite]);
        let labels = format!("Email,DisplayName,InviteContactUsUrl,{huge}\na@f.example,A,{CONTACT},\n");
        let ignored = csv::check_file(&house.desk, labels.as_bytes()).unwrap();
        assert_eq!(ignored.totals().invite, 1, "it is not one of ours");
    }
}
