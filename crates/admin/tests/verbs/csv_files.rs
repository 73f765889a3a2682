//! Files as they are kept (security.md section 1.C, N7): checked and sent row by row by whoever comes, mended on
//! the page, and the whole list of a partner or an app.
use crate::common::{CONTACT, House, assign, house, house_with, live, sign_in};
use admin::{
    GuestFilter, InviteRequest, Refusal, RowCode, RowPage, audit,
    csv::{self, File, Outcome, RowPlan, RowWish, Sending},
    guests, sponsors,
};
use model::{Assignee, GuestState, Id, ImportStep, Reason, Span, Whole, kind};
use std::fmt::Write;
use testkit::on_every_store;

const HEADER: &str = "Email,DisplayName,InviteAppResources,InviteContactUsUrl";

fn file(rows: &[&str]) -> Vec<u8> {
    let mut text = format!("{HEADER}\n");
    for row in rows {
        writeln!(text, "{row},{CONTACT}").unwrap();
    }
    text.into_bytes()
}

fn many(numbers: std::ops::Range<usize>) -> Vec<u8> {
    let rows: Vec<String> = numbers
        .map(|n| format!("g{n}@f.example,Guest {n},"))
        .collect();
    file(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

fn rows(house: &House, id: &Id<kind::ImportBatch>) -> Vec<RowPlan> {
    csv::report(&house.desk, id).unwrap().rows
}

fn codes(house: &House, id: &Id<kind::ImportBatch>) -> Vec<RowCode> {
    rows(house, id).iter().map(|row| row.code).collect()
}

fn found(house: &House, file: &File) -> File {
    csv::find(&house.desk, &file.id).unwrap().unwrap()
}

fn settle(house: &House, file: &File, n: i64, wish: RowWish) -> RowPlan {
    csv::settle_row(&house.desk, &file.id, n, wish).unwrap();
    house.work(&file.id, ImportStep::Checked);
    let n = usize::try_from(n - 1).unwrap();
    rows(house, &file.id).remove(n)
}

fn emails(house: &House, state: GuestState) -> Vec<String> {
    let filter = GuestFilter {
        state: Some(state),
        limit: 1000,
        ..GuestFilter::default()
    };
    let mut all: Vec<String> = guests::list(&house.desk, &filter)
        .unwrap()
        .into_iter()
        .map(|guest| guest.email.to_string())
        .collect();
    all.sort();
    all
}

/// Guests of Fabrikam who are there already.
fn fabrikam(house: &House, numbers: std::ops::Range<usize>) -> model::Partner {
    let partner = house.partner("Fabrikam", "f.example");
    house.apply(&many(numbers));
    partner
}

on_every_store! {
    fn n7_a_large_file_is_checked_behind_the_page_and_then_sent_by_whoever_comes(store: &TestStore) {
        let house = house(store);
        let by = &house.ada;
        let uploaded = csv::upload(&house.desk, by, &many(0..2_500), None).unwrap();
        assert_eq!((uploaded.step, uploaded.totals.waiting), (ImportStep::Checking, 500));
        assert!(matches!(
            csv::send(&house.desk, by, &uploaded.id, Sending::Inviting),
            Err(Refusal::StateConflict(_))
        ));
        assert!(csv::go_on(&house.desk).unwrap());
        let checked = found(&house, &uploaded);
        assert_eq!((checked.step, checked.totals.invite, checked.left), (ImportStep::Checked, 2_500, 2_500));
        assert!(!csv::go_on(&house.desk).unwrap(), "nothing is done before somebody sends");
        csv::send(&house.desk, by, &uploaded.id, Sending::Inviting).unwrap();
        csv::advance(&house.desk, &uploaded.id, 200).unwrap();
        assert_eq!((found(&house, &uploaded).step, found(&house, &uploaded).left), (ImportStep::Sending, 2_300));
        while csv::go_on(&house.desk).unwrap() {}
        assert_eq!((found(&house, &uploaded).step, found(&house, &uploaded).left), (ImportStep::Sent, 0));
        assert_eq!(guests::count(&house.desk).unwrap().invited, 2_500);
        let mails = csv::mails(&house.desk, &uploaded.id).unwrap();
        assert_eq!((mails.waiting, mails.accepted), (2_500, 0));
        house.verify_audit();
    }

    fn c02_while_a_node_holds_a_file_no_other_does_and_a_dead_one_is_followed(store: &TestStore) {
        let house = house(store);
        let file = house.upload(&many(0..10));
        csv::send(&house.desk, &house.ada, &file.id, Sending::Inviting).unwrap();
        // A node that took the file and died.
        let (now, until) = (house.now(), house.now().plus(Span::secs(10)));
        let lease = store::Lease { holder: "dead", until };
        assert!(house.desk.store.write(|tx| tx.claim_import(&file.id, lease, now)).unwrap());
        assert!(!csv::go_on(&house.desk).unwrap());
        assert!(!csv::advance(&house.desk, &file.id, 100).unwrap());
        assert_eq!(found(&house, &file).left, 10);
        house.clock.advance(Span::secs(10));
        assert!(csv::go_on(&house.desk).unwrap());
        assert_eq!((found(&house, &file).step, house.mails().len()), (ImportStep::Sent, 10));
    }

    fn c01_two_admins_who_send_the_same_file_at_once_invite_each_person_once(store: &TestStore) {
        let house = house(store);
        let content = many(0..250);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| house.apply(&content));
            }
        });
        assert_eq!(guests::count(&house.desk).unwrap().invited, 250);
        assert_eq!(house.mails().len(), 250);
        house.verify_audit();
    }

    fn n7_suggestions_are_used_rows_left_out_and_looked_at_again(store: &TestStore) {
        let house = house(store);
        house.partner("Fabrikam", "fabrikam.example");
        house.app("Moodle");
        house.app("Sales Force");
        let file = house.upload(&file(&[
            "\"ana@fabrikam,example\",Ana,",
            "bo@fabrikan.example,Bo,",
            "cai@fabrikam.example,Cai,moodle Sales Forse",
            "dai@gmial.com,Dai,",
            "eve@fabrikam.example,,",
            "fay@fabrikam.example,Fay,Wiki",
            "gus@fabrikam.example,Gus,",
        ]));
        let before = rows(&house, &file.id);
        let meant: Vec<_> = before.iter().map(|row| row.suggestion.as_deref()).collect();
        assert_eq!(meant, [
            Some("ana@fabrikam.example"), Some("bo@fabrikam.example"), Some("moodle Sales Force"),
            Some("dai@gmail.com"), None, None, None,
        ]);
        assert_eq!(before[1].warning, Some(RowCode::DomainMisspelt));
        assert_eq!((file.totals.invite, file.totals.problem, file.warned), (3, 4, 2));
        for (n, email) in [(1, "ana@fabrikam.example"), (2, "bo@fabrikam.example"), (3, "cai@fabrikam.example")] {
            let row = settle(&house, &file, n, RowWish::Use);
            assert_eq!((row.outcome, row.email.as_str(), row.warning), (Outcome::Invite, email, None));
        }
        assert!(matches!(
            csv::settle_row(&house.desk, &file.id, 5, RowWish::Use), Err(Refusal::Unknown("suggestion"))
        ));
        assert!(matches!(csv::settle_row(&house.desk, &file.id, 8, RowWish::Skip), Err(Refusal::Unknown("row"))));
        assert_eq!(settle(&house, &file, 4, RowWish::Skip).code, RowCode::LeftOut);
        assert_eq!(settle(&house, &file, 5, RowWish::Skip).outcome, Outcome::Skipped);
        house.app("Wiki");
        assert_eq!(settle(&house, &file, 6, RowWish::Check).code, RowCode::Invite);
        csv::check_again(&house.desk, &file.id).unwrap();
        let file = house.work(&file.id, ImportStep::Checked);
        assert_eq!((file.totals.invite, file.totals.skipped, file.totals.problem), (5, 2, 0));
        house.send(&file.id, Sending::Inviting);
        let invited = emails(&house, GuestState::Invited);
        assert_eq!(invited, ["ana", "bo", "cai", "fay", "gus"].map(|it| format!("{it}@fabrikam.example")));
        for late in [
            csv::settle_row(&house.desk, &file.id, 1, RowWish::Skip), csv::check_again(&house.desk, &file.id),
        ] {
            assert!(matches!(late, Err(Refusal::StateConflict(_))), "{late:?}");
        }
    }

    fn n7_pages_show_problems_first_and_nothing_else_when_asked(store: &TestStore) {
        let house = house(store);
        let names: Vec<String> = (0..30)
            .map(|n| format!("{},Guest {n},", if n % 3 == 0 { format!("g{n}") } else { format!("g{n}@f.example") }))
            .collect();
        let file = house.upload(&file(&names.iter().map(String::as_str).collect::<Vec<_>>()));
        let page = |only_problems, after| {
            let page = RowPage { only_problems, after, limit: 8 };
            csv::page(&house.desk, &file.id, &page).unwrap()
        };
        let mut lines = Vec::new();
        let mut after = None;
        loop {
            let some = page(false, after);
            lines.extend(some.iter().map(|(_, row)| row.line));
            let Some((place, _)) = some.last() else { break };
            after = Some(*place);
        }
        let problems: Vec<u64> = (0..30).filter(|n| n % 3 == 0).map(|n| n + 2).collect();
        let good = (0..30).filter(|n| n % 3 != 0).map(|n| n + 2);
        assert_eq!(lines, problems.iter().copied().chain(good).collect::<Vec<_>>());
        let first = page(true, None);
        let second = page(true, first.last().map(|it| it.0));
        let only: Vec<u64> = first.iter().chain(&second).map(|(_, row)| row.line).collect();
        assert_eq!(only, problems);
    }

    fn s16_rows_beyond_an_admins_budget_are_refused_alone_and_leave_no_half_guest(store: &TestStore) {
        let house = house_with(store, |s| s.limits.invitations = 130);
        let file = house.upload(&many(0..150));
        let totals = house.send(&file.id, Sending::Inviting).totals;
        assert_eq!((totals.invite, totals.problem), (130, 20));
        assert_eq!(codes(&house, &file.id)[130..], [RowCode::LimitReached; 20]);
        assert_eq!(guests::count(&house.desk).unwrap().invited, 130);
        house.clock.advance(Span::days(1));
        let again = csv::result_file(&house.desk, &file.id).unwrap();
        let totals = house.apply(&again).totals();
        assert_eq!((totals.unchanged, totals.invite), (130, 20), "the result file, a day later");
    }

    fn p04_a_sender_who_may_not_invite_any_more_invites_nobody_else(store: &TestStore) {
        let house = house(store);
        let (eve, _) = admin::admins::add(
            &house.desk, &house.by(), "Eve", &"eve@contoso.example".parse().unwrap(),
        ).unwrap();
        let file = house.upload(&many(0..120));
        csv::send(&house.desk, &eve, &file.id, Sending::Inviting).unwrap();
        csv::advance(&house.desk, &file.id, 100).unwrap();
        sponsors::set_role(&house.desk, &house.by(), &eve.id, model::AdminRole::Auditor).unwrap();
        house.work(&file.id, ImportStep::Sent);
        assert_eq!(codes(&house, &file.id)[100..], [RowCode::SenderMayNot; 20]);
        assert_eq!(guests::count(&house.desk).unwrap().invited, 100);
    }

    fn n7_who_is_not_in_a_partners_whole_list_is_removed_with_a_receipt(store: &TestStore) {
        let house = house(store);
        let partner = fabrikam(&house, 0..40);
        let app = house.app("Moodle");
        house.partner("Litware", "l.example");
        house.apply(&file(&["zoe@l.example,Zoe,"]));
        let filter = GuestFilter { text: Some("g39@".into()), limit: 1, ..GuestFilter::default() };
        let leaver = guests::list(&house.desk, &filter).unwrap().remove(0);
        sign_in(&house, &leaver, &[&app]);
        let whole = || Some(Whole::Partner(partner.id.clone()));
        let file = house.upload_whole(&many(0..41), whole());
        let mut content = many(0..38);
        assert_eq!((file.totals.invite, file.totals.unchanged, file.totals.remove), (1, 40, 0));
        content.extend(format!("new@f.example,New,,{CONTACT}\n").bytes());
        let file = house.upload_whole(&content, whole());
        assert_eq!((file.totals.invite, file.totals.unchanged, file.totals.remove), (1, 38, 2));
        assert_eq!(live(&house, &leaver), 1, "nothing has changed yet");
        for sending in [Sending::Inviting, Sending::Removing(1), Sending::Removing(3)] {
            let refused = csv::send(&house.desk, &house.ada, &file.id, sending);
            assert!(matches!(refused, Err(Refusal::RemovalsUnconfirmed(2))), "{sending:?}");
        }
        let done = house.send(&file.id, Sending::Removing(2));
        assert_eq!((done.totals.invite, done.totals.remove, done.left), (1, 2, 0));
        assert_eq!(emails(&house, GuestState::Removed), ["g38@f.example", "g39@f.example"]);
        assert_eq!(live(&house, &leaver), 0);
        assert!(emails(&house, GuestState::Invited).contains(&"zoe@l.example".to_owned()));
        let receipt = admin::removal::receipt(&house.desk, &leaver.id).unwrap().unwrap();
        assert_eq!((receipt.sessions, receipt.apps.len()), (1, 1));
        // The result file tells of them, and brings nobody back.
        let result = csv::result_file(&house.desk, &file.id).unwrap();
        assert!(String::from_utf8_lossy(&result).contains("g39@f.example"));
        let totals = house.apply(&result).totals();
        assert_eq!((totals.unchanged, totals.invite, totals.problem), (39, 0, 0));
        house.verify_audit();
    }

    fn n7_a_whole_list_that_would_end_too_much_is_refused(store: &TestStore) {
        let house = house(store);
        let partner = fabrikam(&house, 0..40);
        let whole = || Some(Whole::Partner(partner.id.clone()));
        let file = house.upload_whole(&many(0..37), whole());
        assert_eq!(file.whole.as_ref().map(|it| (it.listed, it.most)), Some((40, 2)));
        let refused = csv::send(&house.desk, &house.ada, &file.id, Sending::Removing(3)).unwrap_err();
        assert!(matches!(refused, Refusal::Removals { missing: 3, listed: 40, most: 2 }), "{refused}");
        assert_eq!(found(&house, &file).step, ImportStep::Checked);
        let lines = audit::list(&house.desk, &admin::AuditFilter { limit: 1, ..Default::default() }).unwrap();
        assert_eq!(lines[0].event.reason, Some(Reason::RemovalCeiling));
        assert_eq!(emails(&house, GuestState::Removed), Vec::<String>::new());
    }

    fn n7_one_may_always_leave_and_the_ceiling_is_a_setting(store: &TestStore) {
        let house = house_with(store, |s| s.limits.reconcile = 50);
        let partner = fabrikam(&house, 0..4);
        let whole = || Some(Whole::Partner(partner.id.clone()));
        let file = house.upload_whole(&many(0..2), whole());
        house.send(&file.id, Sending::Removing(2));
        let file = house.upload_whole(&many(0..1), whole());
        house.send(&file.id, Sending::Removing(1));
        assert_eq!(emails(&house, GuestState::Removed).len(), 3);
    }

    fn n7_a_slip_in_a_whole_list_removes_nobody(store: &TestStore) {
        let house = house(store);
        let partner = fabrikam(&house, 0..3);
        let mut content = many(0..2);
        content.extend(format!("\"g2@f,example\",Guest,,{CONTACT}\n").bytes());
        let file = house.upload_whole(&content, Some(Whole::Partner(partner.id)));
        assert_eq!((file.totals.remove, file.whole.as_ref().unwrap().nameless), (1, 1));
        let refused = csv::send(&house.desk, &house.ada, &file.id, Sending::Removing(1));
        assert!(matches!(refused, Err(Refusal::RowsNameless(1))));
        assert_eq!(settle(&house, &file, 3, RowWish::Use).outcome, Outcome::Unchanged);
        assert_eq!(found(&house, &file).totals.remove, 0, "who is missing is found out anew");
        house.send(&file.id, Sending::Inviting);
        assert_eq!(guests::count(&house.desk).unwrap().invited, 3);
    }

    fn c03_rows_about_other_partners_are_refused_alone_in_a_whole_list(store: &TestStore) {
        let house = house(store);
        let partner = fabrikam(&house, 0..2);
        house.partner("Litware", "l.example");
        let content = format!(
            "Email,DisplayName,Partner,InviteContactUsUrl\ng0@f.example,G,,{CONTACT}\ng1@f.example,G,Fabrikam,{CONTACT}\n\
             zoe@l.example,Zoe,Litware,{CONTACT}\n"
        );
        let file = house.upload_whole(content.as_bytes(), Some(Whole::Partner(partner.id)));
        assert_eq!(codes(&house, &file.id), [RowCode::Unchanged, RowCode::Unchanged, RowCode::OtherPartner]);
        house.send(&file.id, Sending::Inviting);
        assert_eq!(emails(&house, GuestState::Invited), ["g0@f.example", "g1@f.example"]);
    }

    fn n7_who_is_not_in_an_apps_whole_list_loses_that_app_and_nothing_else(store: &TestStore) {
        let house = house(store);
        let (moodle, wiki) = (house.app("Moodle"), house.app("Wiki"));
        let guest = |email: &str| house.invite_with(email, |it: &mut InviteRequest| {
            it.apps = vec![moodle.id.clone(), wiki.id.clone()];
        }).unwrap().guest;
        let (ana, bo, cai) = (guest("ana@f.example"), guest("bo@f.example"), guest("cai@f.example"));
        let group = house.group("All");
        admin::groups::add_member(&house.desk, &house.by(), &group.id, &cai.id).unwrap();
        assign(&house, &moodle, Assignee::Group(group.id));
        sign_in(&house, &bo, &[&moodle, &wiki]);
        let content = file(&["ana@f.example,Ana,", "cai@f.example,Cai,", "dai@f.example,Dai,"]);
        let file = house.upload_whole(&content, Some(Whole::App(moodle.id.clone())));
        assert_eq!((file.totals.invite, file.totals.unchanged, file.totals.remove), (1, 2, 1));
        house.send(&file.id, Sending::Removing(1));
        let has = |guest: &model::Guest| -> Vec<_> {
            let view = guests::detail(&house.desk, &guest.id).unwrap().unwrap();
            view.assignments.into_iter().map(|it| it.app_id).collect()
        };
        assert!(has(&ana).contains(&moodle.id) && has(&bo) == [wiki.id]);
        assert_eq!(live(&house, &bo), 1, "what he holds at the other app");
        assert_eq!(guests::count(&house.desk).unwrap().removed, 0);
        let receipts = admin::receipts::list(&house.desk, &admin::ReceiptFilter { limit: 9, ..Default::default() }).unwrap();
        assert!(receipts.iter().any(|it| it.kind == model::ReceiptKind::AssignmentRemoved));
        let dai = guests::list(&house.desk, &GuestFilter { text: Some("dai@".into()), limit: 1, ..Default::default() });
        assert_eq!(has(&dai.unwrap()[0]), [moodle.id], "whoever is in it has the app");
    }

    fn p04_an_inviter_sends_no_whole_list(store: &TestStore) {
        let house = house(store);
        let partner = fabrikam(&house, 0..3);
        let file = house.upload_whole(&many(0..2), Some(Whole::Partner(partner.id)));
        let (eve, _) = admin::admins::add(
            &house.desk, &house.by(), "Eve", &"eve@contoso.example".parse().unwrap(),
        ).unwrap();
        sponsors::set_role(&house.desk, &house.by(), &eve.id, model::AdminRole::Inviter).unwrap();
        csv::send(&house.desk, &eve, &file.id, Sending::Removing(1)).unwrap();
        house.work(&file.id, ImportStep::Sent);
        assert_eq!(codes(&house, &file.id)[2], RowCode::SenderMayNot);
        assert_eq!(guests::count(&house.desk).unwrap().removed, 0);
    }
}
