//! Rows R22–R42, C01, C02, X05 and X07: what each row does, and that doing it twice does it once.
use crate::common::{CONTACT, House, house, house_with};
use admin::{
    GuestFilter, RowCode,
    csv::{self, Outcome, Report, RowPlan, Sending},
    guests, partners, removal,
};
use model::{GuestState, Language, PartnerState, TrustContract};
use testkit::on_every_store;

const HEADER: &str = "Email,DisplayName,InviteAppID,InviteReplyUrl,InviteAppResources,InviteGroupResources,InviteContactUsUrl,Language";

fn check(house: &House, rows: &str) -> Vec<RowPlan> {
    let file = format!("{HEADER}\n{rows}");
    let sheet = csv::read(file.as_bytes(), house.desk.settings.contact_url.is_none()).unwrap();
    csv::check(&house.desk, &sheet).unwrap().rows
}

fn code(house: &House, row: &str) -> RowCode {
    check(house, row).first().unwrap().code
}

fn apply(house: &House, rows: &str) -> Report {
    house.apply(format!("{HEADER}\n{rows}").as_bytes())
}

fn codes(report: &Report) -> Vec<RowCode> {
    report.rows.iter().map(|row| row.code).collect()
}

fn row(email: &str) -> String {
    format!("{email},Somebody,,,,,{CONTACT},")
}

on_every_store! {
    fn r22_r27_r29_cells_that_are_needed_are_asked_for(store: &TestStore) {
        let house = house(store);
        assert_eq!(
            code(&house, &format!(",Ana,,,,,{CONTACT},")),
            RowCode::MailInvalid
        );
        assert_eq!(
            code(&house, &format!("ana@f.example,,,,,,{CONTACT},")),
            RowCode::NameMissing
        );
        assert_eq!(
            code(&house, "ana@f.example,Ana,,,,,,"),
            RowCode::ContactMissing
        );
        assert_eq!(
            code(&house, "ana@f.example,Ana,,,,,http://c.example,"),
            RowCode::ContactInvalid
        );
        assert_eq!(
            code(&house, "ana@f.example,Ana,,,,,javascript:alert(1),"),
            RowCode::ContactInvalid
        );
        assert_eq!(
            code(&house, "ana@f.example,Ana,,,,,mailto:a@c.example,"),
            RowCode::Invite
        );
        let plan = check(&house, &row("\"ana@fabrikam,example\"")).remove(0);
        assert_eq!(plan.code, RowCode::MailInvalid);
        assert!(
            plan.message
                .contains("Did you mean \"ana@fabrikam.example\"?"),
            "{}",
            plan.message
        );
        assert_eq!(plan.field.as_deref(), Some("Email"));
    }

    fn r22_the_hosts_own_contact_stands_in(store: &TestStore) {
        let house = house_with(store, |settings| settings.contact_url = Some(CONTACT.into()));
        assert_eq!(code(&house, "ana@f.example,Ana,,,,,,"), RowCode::Invite);
        assert_eq!(
            code(&house, "ana@f.example,Ana"),
            RowCode::Invite,
            "the tail is optional then"
        );
    }

    fn r26_short_rows_may_only_leave_out_optional_cells(store: &TestStore) {
        let house = house(store);
        assert_eq!(
            code(&house, &format!("ana@f.example,Ana,,,,,{CONTACT}")),
            RowCode::Invite
        );
        let plan = check(&house, "ana@f.example,Ana,,,,").remove(0);
        assert_eq!(plan.code, RowCode::CellsMissing);
        assert!(plan.message.contains("6 of 8"), "{}", plan.message);
        assert_eq!(
            code(&house, &format!("ana@f.example,Ana,,,,,{CONTACT},en,x")),
            RowCode::CellsExtra
        );
        assert_eq!(
            code(&house, &format!("ana@f.example,Ana,,,,,{CONTACT},en,,,")),
            RowCode::Invite
        );
        assert_eq!(code(&house, ",,,,,,,"), RowCode::BlankRow);
    }

    fn r31_r32_apps_and_groups_are_named_by_id_slug_or_name(store: &TestStore) {
        let house = house(store);
        let (moodle, sales) = (house.app("Moodle"), house.app("Sales Force"));
        let group = house.group("My Externals");
        let many = format!("Moodle  {}\n sales-force;MOODLE Sales Force", sales.id);
        let report = apply(
            &house,
            &format!(
                "ana@f.example,Ana,moodle,,\"{many}\",my externals {},{CONTACT},",
                group.id
            ),
        );
        assert_eq!(codes(&report), [RowCode::Invite]);
        let guest = guests::list(
            &house.desk,
            &GuestFilter {
                limit: 9,
                ..GuestFilter::default()
            },
        )
        .unwrap()
        .remove(0);
        let view = guests::detail(&house.desk, &guest.id).unwrap().unwrap();
        let mut apps: Vec<_> = view.assignments.into_iter().map(|a| a.app_id).collect();
        apps.sort();
        let mut wanted = [moodle.id, sales.id];
        wanted.sort();
        assert_eq!(apps, wanted);
        assert_eq!(view.groups.len(), 1);

        let plan = check(&house, &format!("bob@f.example,Bob,,,Moodel,,{CONTACT},")).remove(0);
        assert_eq!(plan.code, RowCode::AppUnknown);
        assert!(
            plan.message.contains("Did you mean \"Moodle\"?") || plan.message.contains("\"moodle\""),
            "{}",
            plan.message
        );
        assert_eq!(
            code(&house, &format!("bob@f.example,Bob,,,,Nobody,{CONTACT},")),
            RowCode::GroupUnknown
        );
        assert_eq!(
            code(&house, &format!("bob@f.example,Bob,Nothing,,,,{CONTACT},")),
            RowCode::AppUnknown
        );
    }

    fn r31_an_unknown_app_leaves_no_partial_guest(store: &TestStore) {
        let house = house(store);
        house.app("Moodle");
        let report = apply(
            &house,
            &format!("bob@f.example,Bob,,,Moodle Unknown,,{CONTACT},"),
        );
        assert_eq!(codes(&report), [RowCode::AppUnknown]);
        assert_eq!(guests::count(&house.desk).unwrap().invited, 0);
    }

    fn r33_the_reply_url_is_a_registered_address_or_ours(store: &TestStore) {
        let house = house(store);
        house.app("Moodle");
        for (url, good) in [
            ("https://moodle.contoso.example/callback", true),
            ("https://moodle.contoso.example/", true),
            ("https://id.contoso.example/welcome", true),
            ("https://moodle.contoso.example/callback2", false),
            ("https://id.contoso.example.evil.example/", false),
            ("https://id.contoso.example@evil.example/", false),
            ("https://evil.example/", false),
            ("javascript:alert(1)", false),
            ("//evil.example", false),
        ] {
            let found = code(&house, &format!("ana@f.example,Ana,,{url},,,{CONTACT},"));
            let wanted = if good {
                RowCode::Invite
            } else {
                RowCode::ReplyUrlUnregistered
            };
            assert_eq!(found, wanted, "{url}");
        }
    }

    fn r34_an_unknown_language_is_a_warning_and_english(store: &TestStore) {
        let house = house(store);
        let plan = check(&house, &format!("ana@f.example,Ana,,,,,{CONTACT},tlh")).remove(0);
        assert_eq!(
            (plan.outcome, plan.warning),
            (Outcome::Invite, Some(RowCode::LanguageUnknown))
        );
        apply(
            &house,
            &format!("ana@f.example,Ana,,,,,{CONTACT},tlh\nbo@f.example,Bo,,,,,{CONTACT},zh-HANT"),
        );
        let languages: Vec<Language> = house.mails().iter().map(|mail| mail.language).collect();
        assert_eq!(languages, [Language::En, Language::ZhHant]);
    }

    fn r42_each_kind_of_row_has_its_code(store: &TestStore) {
        let house = house(store);
        let (moodle, wiki) = (house.app("Moodle"), house.app("Wiki"));
        let small = house.partner("Small", "small.example");
        let strict = house.partner("Strict", "strict.example");
        let gone = house.partner("Gone", "gone.example");
        let paused = house.partner("Paused", "paused.example");
        let by = house.by();
        let quota = TrustContract {
            guest_quota: Some(1),
            ..TrustContract::default()
        };
        partners::update(&house.desk, &by, &small.id, "Small", &quota).unwrap();
        let contract = TrustContract {
            allowed_apps: Some(vec![wiki.id]),
            ..TrustContract::default()
        };
        partners::update(&house.desk, &by, &strict.id, "Strict", &contract).unwrap();
        partners::end(&house.desk, &by, &gone.id).unwrap();
        partners::suspend(&house.desk, &by, &paused.id).unwrap();
        let suspended = house.invite("sus@f.example").guest;
        guests::suspend(&house.desk, &by, &suspended.id).unwrap();
        let removed = house.invite("rem@f.example").guest;
        removal::remove(&house.desk, &by, &removed.id).unwrap();
        house.invite("there@f.example");
        let rows = [
            row("one@small.example"),
            row("two@small.example"),
            format!("x@strict.example,X,,,{},,{CONTACT},", moodle.id),
            row("x@gone.example"),
            row("x@paused.example"),
            row("sus@f.example"),
            row("rem@f.example"),
            row("there@f.example"),
            format!("there2@f.example,T,,,,,{CONTACT},"),
            row("THERE2@f.example"),
            format!("l@f.example,{},,,,,{CONTACT},", "x".repeat(201)),
        ]
        .join("\n");
        let wanted = [
            RowCode::Invite,
            RowCode::QuotaReached,
            RowCode::AppNotInContract,
            RowCode::PartnerEnded,
            RowCode::PartnerSuspended,
            RowCode::GuestSuspended,
            RowCode::GuestRemoved,
            RowCode::Unchanged,
            RowCode::Invite,
            RowCode::DuplicateRow,
            RowCode::TooLong,
        ];
        let planned: Vec<RowCode> = check(&house, &rows).iter().map(|plan| plan.code).collect();
        assert_eq!(planned, wanted, "dry run");
        assert_eq!(codes(&apply(&house, &rows)), wanted, "applied");
        assert_eq!(
            partners::detail(&house.desk, &small.id)
                .unwrap()
                .unwrap()
                .living_guests,
            1
        );
        let strict = partners::detail(&house.desk, &strict.id).unwrap().unwrap();
        assert_eq!(
            (strict.partner.state, strict.living_guests),
            (PartnerState::Active, 0)
        );
        house.verify_audit();
    }

    fn r38_r43_story_files_alone_and_combined(store: &TestStore) {
        let house = house(store);
        let (moodle, salesforce) = (house.app("Moodle"), house.app("Salesforce"));
        let (one, two) = (house.group("MyGroup1"), house.group("Externals"));
        let alice = format!("Email,DisplayName,InviteContactUsUrl\nalice@a.example,Alice,{CONTACT}\n");
        let bob = format!(
            "Email,DisplayName,InviteAppID,InviteAppResources,InviteContactUsUrl\nbob@b.example,Bob,{},{} {},{CONTACT}\n",
            moodle.id, moodle.id, salesforce.id
        );
        let carol = format!(
            "Email,DisplayName,InviteAppID,InviteReplyUrl,InviteAppResources,InviteGroupResources,InviteContactUsUrl\n\
             carol@c.example,Carol,,,,{} {},{CONTACT}\n",
            one.id, two.id
        );
        let combined = format!(
            "{HEADER}\n{}\nbob@b.example,Bob,{},,{} {},,{CONTACT},\ncarol@c.example,Carol,,,,MyGroup1 Externals,{CONTACT},\n",
            format_args!("alice@a.example,Alice,,,,,{CONTACT},"),
            moodle.id,
            moodle.id,
            salesforce.id
        );
        for file in [&alice, &bob, &carol] {
            assert_eq!(codes(&house.apply(file.as_bytes())), [RowCode::Invite]);
        }
        let mails = house.mails();
        assert_eq!(mails.len(), 3, "one mail per row");
        let brands: Vec<Option<String>> = mails
            .iter()
            .map(|mail| match &mail.content {
                model::MailContent::Invitation(it) => it.brand.clone(),
                _ => None,
            })
            .collect();
        assert_eq!(brands, [None, Some("Moodle".into()), None]);

        assert_eq!(codes(&house.apply(combined.as_bytes())), [RowCode::Unchanged; 3]);
        assert_eq!(house.mails().len(), 3, "no second mail");

        let all = guests::list(
            &house.desk,
            &GuestFilter {
                text: Some("bob@".into()),
                limit: 9,
                ..GuestFilter::default()
            },
        );
        let bob = all.unwrap().remove(0);
        removal::remove(&house.desk, &house.by(), &bob.id).unwrap();
        let report = house.apply(combined.as_bytes());
        assert_eq!(
            codes(&report),
            [
                RowCode::Unchanged,
                RowCode::GuestRemoved,
                RowCode::Unchanged
            ]
        );
        assert_eq!(guests::count(&house.desk).unwrap().removed, 1);
        assert_eq!(
            guests::detail(&house.desk, &bob.id)
                .unwrap()
                .unwrap()
                .guest
                .state,
            GuestState::Removed
        );
        house.verify_audit();
    }

    fn c01_a_file_applied_twice_returns_its_first_result(store: &TestStore) {
        let house = house(store);
        let file = format!("{HEADER}\n{}\n{}", row("a@f.example"), row("b@f.example"));
        let upload = house.upload(file.as_bytes());
        let report = || csv::report(&house.desk, &upload.id).unwrap();
        let first = (house.send(&upload.id, Sending::Inviting), report());
        let (second, report) = (house.send(&upload.id, Sending::Inviting), report());
        let (first, second) = (first, (second, report));
        assert_eq!(first, second);
        assert_eq!(codes(&second.1), [RowCode::Invite; 2]);
        assert_eq!(house.mails().len(), 2);
        assert_eq!(codes(&house.apply(file.as_bytes())), [RowCode::Unchanged; 2]);
        assert_eq!(house.mails().len(), 2);
    }

    fn c02_a_file_cut_off_in_the_middle_is_finished_each_row_once(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        let line = |n: usize| format!("g{n}@f.example,G {n},,,{},,{CONTACT},\n", app.id);
        let rows: String = (0..450).map(line).collect();
        // What a process that dies after two chunks leaves behind: 200 rows done, the file unfinished.
        let upload = house.upload(format!("{HEADER}\n{rows}").as_bytes());
        apply(&house, &(0..200).map(line).collect::<String>());
        let totals = house.send(&upload.id, Sending::Inviting).totals;
        assert_eq!((totals.unchanged, totals.invite), (200, 250));
        assert_eq!(guests::count(&house.desk).unwrap().invited, 450);
        assert_eq!(house.mails().len(), 450, "each got one mail");
        house.verify_audit();
    }

    fn r42_two_admins_who_apply_one_file_at_once_invite_each_person_once(store: &TestStore) {
        let house = house(store);
        let rows: String = (0..300)
            .map(|n| format!("{}\n", row(&format!("g{n}@f.example"))))
            .collect();
        let upload = house.upload(format!("{HEADER}\n{rows}").as_bytes());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| house.send(&upload.id, Sending::Inviting));
            }
        });
        assert_eq!(guests::count(&house.desk).unwrap().invited, 300);
        assert_eq!(house.mails().len(), 300);
    }

    fn an_expired_invitation_is_sent_again_and_missing_access_is_added_without_mail(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        apply(&house, &row("a@f.example"));
        let more = format!("a@f.example,A,,,{},,{CONTACT},", app.id);
        assert_eq!(codes(&apply(&house, &more)), [RowCode::AddsAccess]);
        assert_eq!(house.mails().len(), 1);
        house.clock.advance(model::Span::days(15));
        assert_eq!(codes(&apply(&house, &more)), [RowCode::Invite]);
    }

    fn x05_the_result_file_is_safe_in_a_spreadsheet_and_reads_back(store: &TestStore) {
        let house = house(store);
        let rows = format!(
            "=cmd()@f.example,\"=HYPERLINK(\"\"x\"\")\",,,,,{CONTACT},\n+a@f.example,+Ana,,,,,{CONTACT},\n"
        );
        let upload = house.upload(format!("{HEADER}\n{rows}").as_bytes());
        house.send(&upload.id, Sending::Inviting);
        let file = csv::result_file(&house.desk, &upload.id).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
        let again = csv::read(&file, true).unwrap();
        let mut names = Vec::new();
        again
            .each(|row| {
                names.push(again.cell(row, csv::Column::DisplayName));
                Ok::<_, ()>(())
            })
            .unwrap();
        assert_eq!(names, ["=HYPERLINK(\"x\")", "+Ana"]);
        let header = text.lines().next().unwrap();
        assert!(header.ends_with("result,code,message"), "{header}");
        let twice = csv::result_file(&house.desk, &house.upload(&file).id).unwrap();
        assert_eq!(
            String::from_utf8(twice).unwrap().lines().next().unwrap(),
            header
        );
    }

    fn x07_line_breaks_and_control_characters_never_reach_a_mail(store: &TestStore) {
        let house = house(store);
        for bad in [
            "A\nBcc: x@y.example",
            "A\r\nB",
            "A\u{7}",
            "A\u{2028}B",
            "A\u{202e}B",
        ] {
            assert_eq!(
                code(&house, &format!("a@f.example,\"{bad}\",,,,,{CONTACT},")),
                RowCode::ControlCharacter,
                "{bad:?}"
            );
        }
        let breaking = "\"a@f.example\r\nBcc: x@y.example\"";
        assert_eq!(code(&house, &row(breaking)), RowCode::ControlCharacter);
        assert_eq!(
            code(&house, "a@f.example,A,,,,,\"https://c.example\nX: y\","),
            RowCode::ControlCharacter
        );
    }

    fn the_template_is_a_file_we_read_and_the_ids_are_listed(store: &TestStore) {
        let house = house(store);
        let app = house.app("Moodle");
        assert_eq!(csv::read(&csv::template(), true).unwrap().rows(), 1);
        assert!(
            String::from_utf8(csv::ids(&house.desk, model::Reach::default()).unwrap())
                .unwrap()
                .contains(app.id.as_str())
        );
    }
}
