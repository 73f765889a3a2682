//! Receipts: every ending has one, it says to the second what goes on, and the chain vouches for it.
use crate::common::{House, active, assign, house, sign_in};
use admin::{
    Delivery, ReceiptFilter, ReceiptLine, apps, assignments, connections, groups, guests, leavers,
    partners,
    receipts::{self, FileVerdict, LogoutDelivery, Receipt},
    registration, removal,
};
use model::{
    App, Assignee, ConnectionState, FreezeReason, Guest, HomeIdentity, Id, OutboxKind, Partner,
    ReceiptKind, Span, TrustContract, kind,
};
use store::StoreError;
use testkit::{TestStore, on_every_store};

/// A partner's guest with tokens of two apps, of which one listens.
struct Cast {
    house: House,
    partner: Partner,
    guest: Guest,
    session: Id<kind::Session>,
    listening: App,
    deaf: App,
}

fn cast(store: &TestStore) -> Cast {
    let house = house(store);
    let (partner, _) = house.federated("Fabrikam", "f.example");
    let listening = house.app_with("Moodle", |r| {
        r.backchannel_logout_uri = Some("https://moodle.contoso.example/logout".into());
    });
    let deaf = house.app("Wiki");
    let guest = active(&house, "ana@f.example");
    let session = sign_in(&house, &guest, &[&listening, &deaf]);
    Cast {
        house,
        partner,
        guest,
        session,
        listening,
        deaf,
    }
}

impl Cast {
    fn list(&self, change: impl FnOnce(&mut ReceiptFilter)) -> Vec<ReceiptLine> {
        let mut filter = ReceiptFilter {
            limit: 100,
            ..ReceiptFilter::default()
        };
        change(&mut filter);
        receipts::list(&self.house.desk, &filter).unwrap()
    }

    /// The only receipt there is.
    fn only(&self, of: ReceiptKind) -> Receipt {
        let all = self.list(|_| {});
        let kinds: Vec<_> = all.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [of]);
        receipts::find(&self.house.desk, &all[0].id)
            .unwrap()
            .unwrap()
    }

    fn check(&self, file: &[u8]) -> FileVerdict {
        receipts::check(&self.house.desk, file).unwrap()
    }

    /// Carries the work of a partner's ending out.
    fn sweep(&self) {
        let items = self
            .house
            .desk
            .store
            .write(|tx| tx.claim_outbox(self.house.now(), Span::mins(1), 100))
            .unwrap();
        let ending = items
            .iter()
            .find(|it| it.kind == OutboxKind::PartnerEnding)
            .unwrap();
        assert_eq!(partners::sweep(&self.house.desk, ending), Delivery::Done);
        let done = |tx: &mut store::Tx<'_>| tx.finish_outbox(&ending.id, self.house.now());
        assert!(self.house.desk.store.write(done).unwrap());
    }
}

/// What ends, and at how many of the two apps.
type End = (ReceiptKind, fn(&Cast), usize);

const ENDS: [End; 13] = [
    (
        ReceiptKind::GuestRemoved,
        |c| drop(removal::remove(&c.house.desk, &c.house.by(), &c.guest.id).unwrap()),
        2,
    ),
    (
        ReceiptKind::GuestSuspended,
        |c| guests::suspend(&c.house.desk, &c.house.by(), &c.guest.id).unwrap(),
        2,
    ),
    (ReceiptKind::GuestFrozen, leave, 2),
    (ReceiptKind::AccountUnlinked, unlink, 2),
    (
        ReceiptKind::FactorsReset,
        |c| guests::reset_factors(&c.house.desk, &c.house.by(), &c.guest.id).unwrap(),
        2,
    ),
    (
        ReceiptKind::PartnerSuspended,
        |c| partners::suspend(&c.house.desk, &c.house.by(), &c.partner.id).unwrap(),
        2,
    ),
    (
        ReceiptKind::PartnerEnded,
        |c| partners::end(&c.house.desk, &c.house.by(), &c.partner.id).unwrap(),
        2,
    ),
    (ReceiptKind::ContractNarrowed, narrow, 1),
    (ReceiptKind::ConnectionDisabled, disconnect, 2),
    (
        ReceiptKind::AppDisabled,
        |c| apps::disable(&c.house.desk, &c.house.by(), &c.listening.id).unwrap(),
        1,
    ),
    (
        ReceiptKind::AppWithdrawn,
        |c| registration::withdraw(&c.house.desk, &c.listening).unwrap(),
        1,
    ),
    (ReceiptKind::AssignmentRemoved, unassign, 1),
    (ReceiptKind::GroupLeft, leave_group, 1),
];

fn leave(c: &Cast) {
    let (now, random) = (c.house.now(), &*c.house.desk.random);
    let work = |tx: &mut store::Tx<'_>| {
        let frozen = tx
            .freeze_guest(&c.guest.id, FreezeReason::GoneAtHome, now, random)?
            .unwrap();
        let event = model::Event::change(now, c.house.by(), model::EventName::Leaver);
        let event = event.guest(&c.guest.id).partner(&c.partner.id);
        tx.audit_ending(event, frozen.receipt)
    };
    c.house.desk.store.write(work).unwrap();
}

/// Of two accounts, so that the guest stays.
fn unlink(c: &Cast) {
    let store = &c.house.desk.store;
    let all = store.read(|tx| tx.connections_of(&c.partner.id)).unwrap();
    let link = |tx: &mut store::Tx<'_>| {
        for connection in &all {
            let identity = HomeIdentity {
                connection_id: connection.id.clone(),
                issuer: connection.issuer.clone(),
                subject: "ana".into(),
            };
            tx.link_identity(&identity, &c.guest.id, c.house.now())?;
        }
        Ok::<_, StoreError>(())
    };
    store.write(link).unwrap();
    leavers::unlink_account(&c.house.desk, &c.house.by(), &c.guest.id, &all[0].id).unwrap();
}

fn narrow(c: &Cast) {
    let trust = TrustContract {
        allowed_apps: Some(vec![c.deaf.id.clone()]),
        ..TrustContract::default()
    };
    partners::update(
        &c.house.desk,
        &c.house.by(),
        &c.partner.id,
        "Fabrikam",
        &trust,
    )
    .unwrap();
}

fn disconnect(c: &Cast) {
    let all = c
        .house
        .desk
        .store
        .read(|tx| tx.connections_of(&c.partner.id))
        .unwrap();
    let off = ConnectionState::Disabled;
    connections::set_state(&c.house.desk, &c.house.by(), &all[0].id, off).unwrap();
}

fn unassign(c: &Cast) {
    let given = assign(
        &c.house,
        &c.listening,
        Assignee::Partner(c.partner.id.clone()),
    );
    assignments::unassign(&c.house.desk, &c.house.by(), &given.id).unwrap();
}

fn leave_group(c: &Cast) {
    let group = c.house.group("Team");
    groups::add_member(&c.house.desk, &c.house.by(), &group.id, &c.guest.id).unwrap();
    assign(&c.house, &c.listening, Assignee::Group(group.id.clone()));
    assert!(groups::remove_member(&c.house.desk, &c.house.by(), &group.id, &c.guest.id).unwrap());
}

on_every_store! {
    fn n03_every_ending_has_a_receipt_that_says_to_the_second_what_goes_on(store: &TestStore) {
        for (what, end, at_apps) in ENDS {
            let own = TestStore::new(match store.location() {
                store::Location::Memory => testkit::Database::Memory,
                store::Location::File(_) => testkit::Database::File,
                store::Location::Postgres(_) => testkit::Database::Postgres,
            });
            let c = cast(&own);
            c.house.clock.advance(Span::secs(17));
            end(&c);
            let receipt = c.only(what);
            assert_eq!(receipt.at, c.house.now(), "{what}");
            assert_eq!((receipt.apps.len(), receipt.grants()), (at_apps, at_apps as i64), "{what}");
            assert!(receipt.apps.iter().all(|app| app.guests == 1 && app.cut_at == receipt.at), "{what}");
            let last = c.house.now().minus(Span::secs(17)).plus(Span::secs(217));
            assert!(receipt.apps.iter().all(|app| app.offline_until == Some(last)), "{what}");
            if receipt.sessions > 0 {
                assert_eq!(receipt.sessions, 1, "{what}");
            }
            let moodle = receipt.apps.iter().find(|app| app.name == "Moodle");
            if let Some(moodle) = moodle {
                assert_eq!(moodle.logout, LogoutDelivery::Waiting(None), "{what}");
            }
            let wiki = receipt.apps.iter().find(|app| app.name == "Wiki");
            if let Some(wiki) = wiki {
                assert_eq!(wiki.logout, LogoutDelivery::DoesNotListen, "{what}");
            }
            // Whoever asks about the partner or the app finds it.
            let of_partner = c.list(|f| {
                f.partner_id = Some(c.partner.id.clone());
                f.with_guests = true;
            });
            let of_app = c.list(|f| f.app_id = Some(c.listening.id.clone()));
            let is_of_app = matches!(what, ReceiptKind::AppDisabled | ReceiptKind::AppWithdrawn);
            assert_eq!(of_partner.len(), usize::from(!is_of_app), "{what}");
            assert_eq!(of_app.len(), 1, "{what}");
            assert_eq!(c.check(&receipts::file(&c.house.desk, &receipt)), FileVerdict::Holds, "{what}");
            c.house.verify_audit();
        }
    }

    fn n03_a_receipt_follows_its_notices_and_no_others(store: &TestStore) {
        let c = cast(store);
        guests::suspend(&c.house.desk, &c.house.by(), &c.guest.id).unwrap();
        let moodle = || {
            let first = c.list(|f| f.guest_id = Some(c.guest.id.clone())).pop().unwrap();
            let receipt = receipts::find(&c.house.desk, &first.id).unwrap().unwrap();
            receipt.apps.into_iter().find(|app| app.name == "Moodle").unwrap()
        };
        let store = &c.house.desk.store;
        let taken = store.write(|tx| tx.claim_outbox(c.house.now(), Span::mins(1), 10)).unwrap();
        let notice = taken.iter().find(|item| item.kind == OutboxKind::Logout).unwrap();
        let later = c.house.now().plus(Span::mins(2));
        store.write(|tx| tx.retry_outbox(&notice.id, "status 503", later)).unwrap();
        assert_eq!(moodle().logout, LogoutDelivery::Waiting(Some("status 503".into())));
        // The same guest at the same app, another ending.
        c.house.clock.advance(Span::secs(1));
        guests::resume(&c.house.desk, &c.house.by(), &c.guest.id).unwrap();
        sign_in(&c.house, &c.guest, &[&c.listening]);
        guests::suspend(&c.house.desk, &c.house.by(), &c.guest.id).unwrap();
        let told_at = c.house.now().plus(Span::secs(3));
        store.write(|tx| tx.finish_outbox(&notice.id, told_at)).unwrap();
        assert_eq!(moodle().logout, LogoutDelivery::Done(Some(told_at)));
        let newest = c.list(|f| f.guest_id = Some(c.guest.id.clone())).remove(0);
        let newest = receipts::find(&c.house.desk, &newest.id).unwrap().unwrap();
        let at = newest.apps.iter().find(|app| app.name == "Moodle").unwrap();
        assert_eq!(at.logout, LogoutDelivery::Waiting(None));
        assert_eq!(at.offline_until, Some(c.house.now().plus(Span::secs(217))));
    }

    fn o06_the_receipt_of_a_partner_counts_its_guests_and_says_when_all_are_told(store: &TestStore) {
        let c = cast(store);
        let bob = active(&c.house, "bob@f.example");
        sign_in(&c.house, &bob, &[&c.listening]);
        partners::suspend(&c.house.desk, &c.house.by(), &c.partner.id).unwrap();
        let moodle = || {
            let receipt = c.only(ReceiptKind::PartnerSuspended);
            assert_eq!(receipt.sessions, 2);
            receipt.apps.into_iter().find(|app| app.name == "Moodle").unwrap()
        };
        assert_eq!((moodle().guests, moodle().grants), (2, 2));
        assert_eq!(moodle().logout, LogoutDelivery::Waiting(None), "its notices are not written yet");
        c.sweep();
        assert_eq!(moodle().notices.waiting, 2);
        let notices = c.house.desk.store.write(|tx| tx.claim_outbox(c.house.now(), Span::mins(1), 10)).unwrap();
        let mut notices = notices.iter().filter(|item| item.kind == OutboxKind::Logout);
        let settle = |item: &model::OutboxItem, dead: bool| {
            c.house.desk.store.write(|tx| match dead {
                true => tx.give_up_notice(&item.id, "no answer", c.house.now()),
                false => tx.finish_outbox(&item.id, c.house.now()),
            }).unwrap()
        };
        settle(notices.next().unwrap(), false);
        assert_eq!((moodle().notices.delivered, moodle().logout), (1, LogoutDelivery::Waiting(None)));
        settle(notices.next().unwrap(), true);
        assert_eq!(moodle().logout, LogoutDelivery::Dead(Some("no answer".into())));
        // Ending what is suspended counts nothing a second time.
        c.house.clock.advance(Span::secs(1));
        partners::end(&c.house.desk, &c.house.by(), &c.partner.id).unwrap();
        let ended = c.list(|f| f.partner_id = Some(c.partner.id.clone())).remove(0);
        assert_eq!((ended.kind, ended.sessions, ended.grants), (ReceiptKind::PartnerEnded, 0, 0));
    }

    fn o06_a_token_that_was_under_way_beside_the_ending_of_a_partner_prolongs_its_receipt(store: &TestStore) {
        let c = cast(store);
        partners::suspend(&c.house.desk, &c.house.by(), &c.partner.id).unwrap();
        let late = c.house.now().plus(Span::secs(290));
        // What a transaction would leave that read the partner before and committed after.
        c.house.desk.store.write(|tx| {
            tx.insert_family(&model::Family {
                id: Id::new(c.house.now(), &*c.house.desk.random),
                session_id: c.session.clone(),
                guest_id: c.guest.id.clone(),
                app_id: c.deaf.id.clone(),
                scope: "openid".into(),
                granted: model::Granted::default(),
                exchanged_from: None,
                confirmation: None,
                created_at: c.house.now(),
                expires_at: c.house.now().plus(Span::hours(1)),
                access_until: Some(late),
                revoked_at: None,
            })
        }).unwrap();
        c.sweep();
        let receipt = c.only(ReceiptKind::PartnerSuspended);
        let at = |name: &str| receipt.apps.iter().find(|app| app.name == name).unwrap().offline_until;
        assert_eq!(at("Wiki"), Some(late));
        assert_eq!(at("Moodle"), Some(c.house.now().plus(Span::secs(217))));
        assert_eq!(c.check(&receipts::file(&c.house.desk, &receipt)), FileVerdict::Holds, "a later end is no contradiction");
    }

    fn n03_a_file_that_says_something_else_does_not_hold(store: &TestStore) {
        let c = cast(store);
        removal::remove(&c.house.desk, &c.house.by(), &c.guest.id).unwrap();
        let receipt = c.only(ReceiptKind::GuestRemoved);
        let file = String::from_utf8(receipts::file(&c.house.desk, &receipt)).unwrap();
        let until = receipt.tokens_until().unwrap();
        let changed = |from: &str, to: &str| {
            let other = file.replacen(from, to, 1);
            assert_ne!(other, file, "{from} is in the file");
            c.check(other.as_bytes())
        };
        let hash = receipts::hash_of(receipt.rests_on.as_ref().unwrap());
        assert_eq!(c.check(file.as_bytes()), FileVerdict::Holds);
        assert_eq!(changed(&until.to_string(), &until.minus(Span::secs(1)).to_string()), FileVerdict::OtherFacts);
        assert_eq!(changed("\"sessions\": 1", "\"sessions\": 2"), FileVerdict::OtherFacts);
        assert_eq!(changed("guest_removed", "guest_frozen"), FileVerdict::OtherFacts);
        assert_eq!(changed(&hash, &"0".repeat(64)), FileVerdict::OtherLine);
        assert_eq!(changed("\"line\": ", "\"line\": 9"), FileVerdict::OtherLine);
        for junk in ["", "{}", "[]", "null", "{\"format\": \"portico-receipt-1\"}"] {
            assert_eq!(c.check(junk.as_bytes()), FileVerdict::NoReceipt, "{junk}");
        }
        // Another removal is another line.
        let other = active(&c.house, "bob@f.example");
        removal::remove(&c.house.desk, &c.house.by(), &other.id).unwrap();
        let line = receipt.rests_on.as_ref().unwrap().seq;
        let bobs = c.list(|f| f.guest_id = Some(other.id.clone())).remove(0);
        assert_ne!(bobs.line, line);
        assert_eq!(c.check(file.as_bytes()), FileVerdict::Holds, "for as long as the chain lasts");
    }

    fn n03_a_receipt_is_forgotten_when_its_time_is_over_and_the_chain_is_not(store: &TestStore) {
        let c = cast(store);
        let desk = &c.house.desk;
        removal::remove(desk, &c.house.by(), &c.guest.id).unwrap();
        let receipt = c.only(ReceiptKind::GuestRemoved);
        let file = receipts::file(desk, &receipt);
        c.house.clock.advance(Span::days(399));
        partners::suspend(desk, &c.house.by(), &c.partner.id).unwrap();
        assert_eq!(receipts::prune(desk).unwrap(), 0);
        c.house.clock.advance(Span::days(2));
        assert_eq!(receipts::prune(desk).unwrap(), 1, "the older of two");
        assert_eq!(receipts::prune(desk).unwrap(), 0);
        let id = receipt.id.unwrap();
        assert!(receipts::find(desk, &id).unwrap().is_none());
        assert!(desk.store.read(|tx| tx.notices_of_receipt(&id)).unwrap().is_empty());
        c.only(ReceiptKind::PartnerSuspended);
        assert_eq!(c.check(&file), FileVerdict::Holds, "what was kept is still proven");
        c.house.verify_audit();
        let told = removal::receipt(desk, &c.guest.id).unwrap().unwrap();
        assert_eq!((told.id, told.at, told.sessions), (None, receipt.at, receipt.sessions));
        let ends = |apps: &[receipts::AppReceipt]| {
            let mut all: Vec<_> = apps.iter().map(|app| (app.name.clone(), app.offline_until)).collect();
            all.sort();
            all
        };
        assert_eq!(ends(&told.apps), ends(&receipt.apps), "the chain says it");
    }

    fn a_removal_from_before_receipts_were_kept_answers_from_its_audit_line(store: &TestStore) {
        let c = cast(store);
        let until = c.house.now().plus(Span::secs(100));
        let by = c.house.by();
        c.house.desk.store.write(|tx| {
            let now = c.house.now();
            tx.set_guest_state(&c.guest.id, model::GuestState::Active, model::GuestState::Removed, now)?;
            let event = model::Event::change(now, by.clone(), model::EventName::GuestRemoved);
            let detail = serde_json::json!({
                "apps": [c.deaf.id], "sessions": 3, "invitations": 1, "tokens_until": { c.deaf.id.as_str(): until.secs() },
            });
            tx.audit(event.guest(&c.guest.id).detail(detail));
            Ok::<_, StoreError>(())
        }).unwrap();
        let receipt = removal::receipt(&c.house.desk, &c.guest.id).unwrap().unwrap();
        assert_eq!((receipt.id, receipt.sessions, receipt.by), (None, 3, by));
        assert_eq!(receipt.apps[0].name, "Wiki");
        assert_eq!(receipt.apps[0].offline_until, Some(model::At::from_secs(until.secs())));
    }
}
