//! What the console lists, changes at once and takes out: G02, X05.
use crate::common::{House, active, assign, house};
use admin::{
    AuditFilter, GuestFilter, SponsoredBy,
    audit::{self, ExportFormat},
    bulk_change::{self, Change, ChangeCode},
    guest_export, guest_views, guests,
};
use model::{Assignee, Event, EventName, Guest, GuestState, Reason, Span};
use testkit::on_every_store;

fn names(house: &House, filter: GuestFilter) -> Vec<String> {
    let filter = GuestFilter {
        limit: 50,
        ..filter
    };
    let (lines, total) = guests::page(&house.desk, &filter).unwrap();
    assert_eq!(
        usize::try_from(total),
        Ok(lines.len()),
        "the count is of the same filter"
    );
    let mut names: Vec<String> = lines
        .into_iter()
        .map(|it| it.guest.email.to_string())
        .collect();
    names.sort();
    names
}

fn of(address: &[&str]) -> Vec<String> {
    address
        .iter()
        .map(|it| format!("{it}@fabrikam.example"))
        .collect()
}

fn change(house: &House, guests: &[&Guest], what: &Change) -> Vec<ChangeCode> {
    let ids: Vec<_> = guests.iter().map(|it| it.id.clone()).collect();
    let mut codes = Vec::new();
    let told = |it: bulk_change::Outcome| codes.push((it.guest, it.code));
    bulk_change::change(&house.desk, &house.by(), &ids, what, told).unwrap();
    let code = |guest: &&Guest| codes.iter().find(|it| it.0 == guest.id).unwrap().1;
    guests.iter().map(code).collect()
}

fn rows(table: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(table)
        .unwrap()
        .trim_start_matches('\u{feff}');
    let parsed = text.split("\r\n").filter(|it| !it.is_empty());
    parsed
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect()
}

on_every_store! {
    fn guests_are_listed_by_everything_an_admin_asks_for(store: &TestStore) {
        let house = house(store);
        let (fabrikam, _) = house.federated("Fabrikam", "fabrikam.example");
        let (parts, vault, desk) = (house.app("Parts"), house.app("Vault"), house.app("Desk"));
        let group = house.group("Engineering");
        let [ana, bo, cy] = ["ana", "bo", "cy"].map(|it| active(&house, &format!("{it}@fabrikam.example")));
        house.invite("dai@fabrikam.example");
        let by_app = |app: &model::App| GuestFilter { app_id: Some(app.id.clone()), ..GuestFilter::default() };
        assign(&house, &parts, Assignee::Guest(ana.id.clone()));
        assign(&house, &vault, Assignee::Group(group.id.clone()));
        assign(&house, &desk, Assignee::Partner(fabrikam.id.clone()));
        admin::groups::add_member(&house.desk, &house.by(), &group.id, &bo.id).unwrap();
        assert_eq!(names(&house, by_app(&parts)), of(&["ana"]));
        assert_eq!(names(&house, by_app(&vault)), of(&["bo"]));
        assert_eq!(names(&house, by_app(&desk)), of(&["ana", "bo", "cy", "dai"]));
        let members = GuestFilter { group_id: Some(group.id.clone()), ..GuestFilter::default() };
        assert_eq!(names(&house, members), of(&["bo"]));
        let invited = GuestFilter { state: Some(GuestState::Invited), ..GuestFilter::default() };
        assert_eq!(names(&house, invited), of(&["dai"]));
        let adas = SponsoredBy::Admin(house.ada.id.clone());
        assert_eq!(names(&house, GuestFilter { sponsor: Some(adas), ..GuestFilter::default() }).len(), 4);
        let nobodys = GuestFilter { sponsor: Some(SponsoredBy::Nobody), ..GuestFilter::default() };
        assert!(names(&house, nobodys).is_empty());
        let soon = house.now().plus(Span::days(3));
        guests::extend(&house.desk, &house.by(), &cy.id, Some(soon)).unwrap();
        let ends = |days| GuestFilter { ends_before: Some(house.now().plus(Span::days(days))), ..GuestFilter::default() };
        assert!(names(&house, ends(3)).is_empty(), "before, not at");
        assert_eq!(names(&house, ends(4)), of(&["cy"]));
        house.desk.store.write(|tx| tx.confirm_guest(&ana.id, house.now(), Some(soon))).unwrap();
        let late = |days| GuestFilter { unconfirmed: Some(house.now().plus(Span::days(days))), ..GuestFilter::default() };
        assert_eq!(names(&house, late(2)), of(&["bo", "cy"]), "whom nobody ever confirmed");
        assert_eq!(names(&house, late(3)), of(&["ana", "bo", "cy"]));
        let both = GuestFilter { text: Some("fabrikam C".into()), ..late(2) };
        assert_eq!(names(&house, both), of(&["cy"]));
    }

    fn a_page_goes_on_where_the_last_one_ended_while_others_are_invited(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "fabrikam.example");
        for n in 0..7 {
            house.invite(&format!("g{n}@fabrikam.example"));
            house.clock.advance(Span::secs(1));
        }
        let mut filter = GuestFilter { limit: 3, ..GuestFilter::default() };
        let mut seen = Vec::new();
        loop {
            let (lines, _) = guests::page(&house.desk, &filter).unwrap();
            let Some(last) = lines.last() else { break };
            filter.after = Some(last.guest.id.clone());
            seen.extend(lines.iter().map(|it| it.guest.email.to_string()));
            if seen.len() < 8 {
                house.invite(&format!("new{}@fabrikam.example", seen.len()));
                house.clock.advance(Span::secs(1));
            }
        }
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "nobody twice: {seen:?}");
        assert!(of(&["g0", "g1", "g2", "g3", "g4", "g5", "g6"]).iter().all(|it| seen.contains(it)));
    }

    fn many_are_changed_once_and_a_bad_one_blocks_no_other(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "fabrikam.example");
        let [ana, bo, cy] = ["ana", "bo", "cy"].map(|it| active(&house, &format!("{it}@fabrikam.example")));
        admin::removal::remove(&house.desk, &house.by(), &cy.id).unwrap();
        let app = house.app("Parts");
        let all = [&ana, &cy, &bo];
        let give = Change::Give(app.id.clone(), None);
        let first = change(&house, &all, &give);
        assert_eq!(first, [ChangeCode::Changed, ChangeCode::GuestGone, ChangeCode::Changed]);
        let again = change(&house, &all, &give);
        assert_eq!(again, [ChangeCode::Unchanged, ChangeCode::GuestGone, ChangeCode::Unchanged]);
        let until = house.now().plus(Span::days(30));
        for expected in [ChangeCode::Changed, ChangeCode::Unchanged] {
            assert_eq!(change(&house, &[&ana], &Change::Extend(Some(until))), [expected]);
        }
        assert_eq!(guests::find(&house.desk, &ana.id).unwrap().unwrap().ends_at, Some(until));
        let email = "eve@contoso.example".parse().unwrap();
        let (eve, _) = admin::admins::add(&house.desk, &house.by(), "Eve", &email).unwrap();
        assert_eq!(change(&house, &[&ana, &bo], &Change::Sponsor(eve.id.clone())), [ChangeCode::Changed; 2]);
        admin::sponsors::disable(&house.desk, &house.by(), &eve.id, Some(&house.ada.id)).unwrap();
        let gone = Change::Sponsor(eve.id);
        let refused = bulk_change::change(&house.desk, &house.by(), std::slice::from_ref(&ana.id), &gone, |_| {});
        assert_eq!(refused.unwrap_err().code(), "admin_disabled");
        let filter = AuditFilter { guest_id: Some(ana.id), name: Some(EventName::Assignment), limit: 10, ..AuditFilter::default() };
        assert_eq!(audit::list(&house.desk, &filter).unwrap().len(), 1, "one line for the app");
        house.verify_audit();
    }

    fn x05_g02_the_list_goes_out_as_a_safe_table_and_the_chain_tells_who_took_it(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "fabrikam.example");
        let hostile = |request: &mut admin::InviteRequest| request.display_name = "=HYPERLINK(1)".into();
        house.invite_with("eve@fabrikam.example", hostile).unwrap();
        house.invite("ana@fabrikam.example");
        let filter = GuestFilter { text: Some("eve".into()), ..GuestFilter::default() };
        let table = guest_export::export(&house.desk, &house.by(), &filter).unwrap();
        let rows = rows(&table);
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!((rows[0][1].as_str(), rows[1][1].as_str()), ("name", "'=HYPERLINK(1)"));
        assert_eq!(rows[1][2], "eve@fabrikam.example");
        let of_exports = AuditFilter { name: Some(EventName::Export), limit: 10, ..AuditFilter::default() };
        let lines = audit::list(&house.desk, &of_exports).unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].event.actor, house.by());
        assert_eq!(lines[0].event.detail["guests"], 1);
        assert!(!lines[0].event.detail.to_string().contains("eve"), "what was searched for may be a name");
    }

    fn g02_the_chain_is_filtered_and_goes_out_as_a_table_or_as_json(store: &TestStore) {
        let house = house(store);
        house.federated("Fabrikam", "fabrikam.example");
        let ana = active(&house, "ana@fabrikam.example");
        let refuse = |reason| {
            let event = Event::refusal(house.now(), house.by(), EventName::SignIn, reason).guest(&ana.id);
            audit::record(&house.desk, event).unwrap();
        };
        admin::referring_to("7K2-9QD", || refuse(Reason::NotAssigned));
        refuse(Reason::GuestFrozen);
        let count = |change: &dyn Fn(&mut AuditFilter)| {
            let mut filter = AuditFilter { limit: 100, ..AuditFilter::default() };
            change(&mut filter);
            audit::list(&house.desk, &filter).unwrap().len()
        };
        let all = count(&|_| {});
        assert!(all > 3, "{all}");
        assert_eq!(count(&|it| it.reference = Some(" 7k2-9qd ".into())), 1, "as it was read out");
        assert_eq!(count(&|it| it.reference = Some("ZZZ-ZZZ".into())), 0);
        assert_eq!(count(&|it| it.reason = Some(Reason::GuestFrozen)), 1);
        assert_eq!(count(&|it| it.name = Some(EventName::SignIn)), 2);
        assert_eq!(count(&|it| it.actor_kind = Some(model::ActorKind::Operator)), 1, "who added the admin");
        assert_eq!(count(&|it| it.actor_id = Some(house.ada.id.to_string())), all - 1);
        assert_eq!(count(&|it| it.guest_id = Some(ana.id.clone())), 3);
        house.clock.advance(Span::hours(1));
        let now = house.now();
        refuse(Reason::NotAssigned);
        assert_eq!(count(&|it| it.since = Some(now)), 1);
        assert_eq!(count(&|it| it.until = Some(now)), all);
        assert_eq!(count(&|it| it.before = Some(3)), 2);
        let filter = AuditFilter { name: Some(EventName::SignIn), ..AuditFilter::default() };
        let json = audit::export(&house.desk, &house.by(), &filter, ExportFormat::JsonLines).unwrap();
        let json: Vec<serde_json::Value> = json
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect();
        assert_eq!(json.len(), 3);
        assert_eq!(json[0]["reason"], "not_assigned");
        assert_eq!(json[0]["hash"].as_str().unwrap().len(), 64);
        let table = audit::export(&house.desk, &house.by(), &filter, ExportFormat::Csv).unwrap();
        assert_eq!(rows(&table).len(), 4);
        assert_eq!(count(&|it| it.name = Some(EventName::Export)), 2, "each export is a line");
        assert_eq!(audit::sweep(&house.desk).unwrap(), None);
        let state = audit::state(&house.desk).unwrap();
        assert_eq!((state.verified, state.broken), (state.lines, None));
        house.verify_audit();
    }

    fn each_admin_keeps_filters_of_their_own(store: &TestStore) {
        let house = house(store);
        let email = "eve@contoso.example".parse().unwrap();
        let (eve, _) = admin::admins::add(&house.desk, &house.by(), "Eve", &email).unwrap();
        let keep = |name: &str, query: &str| guest_views::keep(&house.desk, &house.ada.id, name, query);
        keep("Ends soon", "before=2026-12-31").unwrap();
        keep("Ends soon", "before=2027-01-31").unwrap();
        keep("Frozen", "state=frozen").unwrap();
        let of = |id| guest_views::list(&house.desk, id).unwrap();
        let names: Vec<_> = of(&house.ada.id).into_iter().map(|it| (it.name, it.query)).collect();
        let expected = [("Ends soon", "before=2027-01-31"), ("Frozen", "state=frozen")];
        assert_eq!(names, expected.map(|it| (it.0.to_owned(), it.1.to_owned())));
        assert!(of(&eve.id).is_empty());
        guest_views::forget(&house.desk, &eve.id, "Frozen").unwrap();
        assert_eq!(of(&house.ada.id).len(), 2, "nobody forgets another's");
        guest_views::forget(&house.desk, &house.ada.id, "Frozen").unwrap();
        assert_eq!(of(&house.ada.id).len(), 1);
        assert_eq!(keep(" ", "x=y").unwrap_err().code(), "missing");
        for n in 1..guest_views::MOST {
            keep(&format!("View {n}"), "").unwrap();
        }
        assert_eq!(keep("One more", "").unwrap_err().code(), "too_many");
    }
}
