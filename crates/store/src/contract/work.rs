//! Outbox, signing keys, imports and purging.

use super::{
    signing_in::{admin, mail_code, sign_in},
    world::World,
};
use crate::{
    GrantScope, Homes, ImportBatch, Lease, NewAdminLink, NewOutboxItem, Purged, Store, Waiting,
};
use model::{
    AdminSession, App, At, Destination, ImportStep, LogoutNotice, OutboxKind, OutboxState,
    SigningAlg, SigningKeyRecord, Span, Whole,
};

pub(super) fn outbox_item(w: &World<'_>, kind: OutboxKind) -> NewOutboxItem {
    NewOutboxItem {
        id: w.id(),
        kind,
        guest_id: None,
        app_id: None,
        payload: vec![0, 159, 146, 150],
        created_at: w.now,
        receipt_id: None,
    }
}

pub fn claimed_work_is_hidden_until_its_lease_ends(store: &Store) {
    let w = World::new(store);
    let item = outbox_item(&w, OutboxKind::Mail);
    w.write(|tx| tx.insert_outbox(&item));
    let lease = Span::mins(1);
    let claim = |now| w.write(|tx| tx.claim_outbox(now, lease, 10));
    assert!(
        claim(w.now.minus(Span::millis(1))).is_empty(),
        "not due yet"
    );
    let first = claim(w.now);
    assert_eq!(
        first
            .iter()
            .map(|i| (&i.payload, i.attempts))
            .collect::<Vec<_>>(),
        [(&item.payload, 1)]
    );
    assert!(claim(w.now).is_empty());
    assert!(claim(w.now.plus(lease).minus(Span::millis(1))).is_empty());
    assert_eq!(claim(w.now.plus(lease)).first().unwrap().attempts, 2);
}

pub fn claims_take_the_oldest_by_a_microsecond_and_no_more_than_asked(store: &Store) {
    let w = World::new(store);
    for n in [3, 1, 2] {
        let mut item = outbox_item(&w, OutboxKind::Mail);
        item.created_at = At::from_micros(w.now.micros() + n);
        item.payload = vec![u8::try_from(n).unwrap()];
        w.write(|tx| tx.insert_outbox(&item));
    }
    let later = w.later(Span::secs(1));
    let taken: Vec<_> = w
        .write(|tx| tx.claim_outbox(later, Span::mins(1), 2))
        .into_iter()
        .map(|i| i.payload)
        .collect();
    assert_eq!(taken, [[1], [2]]);
    assert_eq!(
        w.read(|tx| tx.next_outbox_due()),
        Some(At::from_micros(w.now.micros() + 3))
    );
}

pub fn finished_work_is_forgotten_but_receipted(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let mut item = outbox_item(&w, OutboxKind::Mail);
    item.guest_id = Some(cast.guest.id.clone());
    w.write(|tx| tx.insert_outbox(&item));
    assert!(w.write(|tx| tx.retry_outbox(&item.id, "451 later", w.later(Span::mins(2)))));
    assert_eq!(
        w.read(|tx| tx.next_outbox_due()),
        Some(w.later(Span::mins(2)))
    );
    assert!(w.write(|tx| tx.finish_outbox(&item.id, w.later(Span::mins(3)))));
    assert!(!w.write(|tx| tx.finish_outbox(&item.id, w.now)));
    assert!(!w.write(|tx| tx.bury_outbox(&item.id, "no", w.now)));
    assert!(!w.write(|tx| tx.retry_outbox(&item.id, "no", w.now)));
    assert!(
        w.write(|tx| tx.claim_outbox(w.later(Span::days(1)), Span::mins(1), 10))
            .is_empty()
    );
    assert_eq!(w.read(|tx| tx.next_outbox_due()), None);
    assert_eq!(w.read(|tx| tx.outbox_payload_bytes()), 0);
    let deliveries = w.read(|tx| tx.deliveries_of(&cast.guest.id));
    let receipt = deliveries.first().unwrap();
    assert_eq!(
        (receipt.state, receipt.done_at),
        (OutboxState::Done, Some(w.later(Span::mins(3))))
    );
}

pub fn buried_work_keeps_its_reason(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let mut item = outbox_item(&w, OutboxKind::Logout);
    item.guest_id = Some(cast.guest.id.clone());
    item.app_id = Some(cast.app.id.clone());
    w.write(|tx| tx.insert_outbox(&item));
    assert!(w.write(|tx| tx.bury_outbox(&item.id, "410 gone", w.now)));
    let deliveries = w.read(|tx| tx.deliveries_of(&cast.guest.id));
    let receipt = deliveries.first().unwrap();
    assert_eq!(
        (receipt.state, receipt.last_error.as_deref()),
        (OutboxState::Dead, Some("410 gone"))
    );
    assert_eq!(receipt.app_id, Some(cast.app.id));
    assert_eq!(w.read(|tx| tx.outbox_payload_bytes()), 0);
}

pub fn figures_tell_what_waits_and_since_when(store: &Store) {
    let w = World::new(store);
    let older = outbox_item(&w, OutboxKind::Mail);
    let newer = NewOutboxItem {
        created_at: w.later(Span::mins(1)),
        ..outbox_item(&w, OutboxKind::Mail)
    };
    let dead = outbox_item(&w, OutboxKind::Logout);
    assert!(w.read(|tx| tx.waiting_work(w.now)).is_empty());
    w.write(|tx| tx.insert_outbox_items(&[older.clone(), newer.clone(), dead.clone()]));
    w.write(|tx| tx.claim_outbox(w.now, Span::mins(1), 10));
    w.write(|tx| tx.bury_outbox(&dead.id, "gone", w.now));
    let waiting = Waiting {
        kind: OutboxKind::Mail,
        number: 2,
        retried: 1,
        most_tries: 1,
        since: older.created_at,
    };
    let at_once = Waiting {
        number: 1,
        ..waiting
    };
    assert_eq!(
        w.read(|tx| tx.waiting_work(w.now)),
        [at_once],
        "the other comes later"
    );
    let later = w.later(Span::mins(1));
    assert_eq!(w.read(|tx| tx.waiting_work(later)), [waiting]);
    assert_eq!(w.read(|tx| tx.work_given_up()), [(OutboxKind::Logout, 1)]);
    let homes = w.read(|tx| tx.home_figures());
    assert_eq!(homes, Homes::default());
}

pub fn waiting_mail_to_a_removed_guest_is_buried(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for kind in [OutboxKind::Mail, OutboxKind::Logout] {
        let mut item = outbox_item(&w, kind);
        item.guest_id = Some(cast.guest.id.clone());
        w.write(|tx| tx.insert_outbox(&item));
    }
    w.write(|tx| tx.insert_outbox(&outbox_item(&w, OutboxKind::Mail)));
    assert_eq!(w.write(|tx| tx.bury_mail_to(&cast.guest.id, w.now)), 1);
    let left = w.write(|tx| tx.claim_outbox(w.now, Span::mins(1), 10));
    assert_eq!(left.len(), 2);
    assert!(left.iter().any(|i| i.kind == OutboxKind::Logout));
}

pub fn due_work_of_one_destination_is_found_behind_much_of_another(store: &Store) {
    let w = World::new(store);
    let (slow, well) = (w.new_app("slow"), w.new_app("well"));
    for (app, due) in [(&slow, 0..300), (&well, 300..301)] {
        for n in due {
            let mut item = outbox_item(&w, OutboxKind::Logout);
            item.app_id = Some(app.id.clone());
            item.created_at = At::from_micros(w.now.micros() + n);
            w.write(|tx| tx.insert_outbox(&item));
        }
    }
    let mut later = outbox_item(&w, OutboxKind::Mail);
    later.created_at = w.later(Span::days(1));
    w.write(|tx| tx.insert_outbox(&later));
    let now = w.later(Span::secs(1));
    let due = w.read(|tx| tx.due_destinations(now));
    let apps: Vec<_> = due.iter().map(|it| it.app_id.clone().unwrap()).collect();
    assert_eq!(apps, [slow.id.clone(), well.id.clone()]);
    let to = |app: &App| Destination {
        kind: OutboxKind::Logout,
        app_id: Some(app.id.clone()),
    };
    let claim = |destination: &Destination, limit| {
        w.write(|tx| tx.claim_outbox_to(destination, now, Span::mins(1), limit))
    };
    assert_eq!(claim(&to(&well), 4).len(), 1);
    let some = claim(&to(&slow), 4);
    assert_eq!(some.len(), 4);
    assert!(some.iter().all(|it| it.destination() == to(&slow)));
    let left = w.read(|tx| tx.due_destinations(now));
    assert_eq!(left, [to(&slow)]);
}

pub fn a_notice_that_was_given_up_is_sent_again_under_the_same_id(store: &Store) {
    let w = World::new(store);
    let app = w.app("deaf");
    let mut notice = outbox_item(&w, OutboxKind::Logout);
    notice.app_id = Some(app.id.clone());
    let mut mail = outbox_item(&w, OutboxKind::Mail);
    mail.app_id = Some(app.id.clone());
    w.write(|tx| tx.insert_outbox_items(&[notice.clone(), mail.clone()]));
    assert_eq!(w.read(|tx| tx.notices_to(&app.id)), (1, 0));
    assert!(w.write(|tx| tx.give_up_notice(&notice.id, "the app answered 500", w.now)));
    assert!(w.write(|tx| tx.bury_outbox(&mail.id, "no such mailbox", w.now)));
    assert_eq!(w.read(|tx| tx.notices_to(&app.id)), (0, 1));
    let later = w.later(Span::days(2));
    assert_eq!(w.write(|tx| tx.resend_notices(&app.id, later)), 1);
    let again = w.write(|tx| tx.claim_outbox(later, Span::mins(1), 10));
    let again: Vec<_> = again
        .iter()
        .map(|it| (&it.id, &it.payload, it.attempts))
        .collect();
    assert_eq!(again, [(&notice.id, &notice.payload, 1)]);
    assert_eq!(w.write(|tx| tx.resend_notices(&app.id, later)), 0);
}

pub fn logout_notices_go_once_to_each_listening_app_and_session(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let mut listening = w.new_app("listening");
    listening.backchannel_logout_uri = Some("https://listening.example/out".into());
    w.write(|tx| tx.insert_app(&listening));
    w.grant(&cast.session.session, &listening);
    w.grant(&cast.session.session, &listening);
    let count = w.write(|tx| {
        let ended = tx.end_grants(&GrantScope::Guest(&cast.guest.id), w.now)?;
        assert_eq!(ended.len(), 3);
        tx.queue_logout_notices(&ended, (w.now, None), w.random())
    });
    assert_eq!(count, 1);
    let items = w.write(|tx| tx.claim_outbox(w.now, Span::mins(1), 10));
    let notice: LogoutNotice = serde_json::from_slice(&items.first().unwrap().payload).unwrap();
    assert_eq!(
        (notice.app_id, notice.session_id),
        (listening.id, cast.session.session.id.clone())
    );
    assert_eq!(items.len(), 1);
}

pub(super) fn signing_key(w: &World<'_>, alg: SigningAlg) -> SigningKeyRecord {
    SigningKeyRecord {
        kid: w.id::<model::kind::Event>().to_string(),
        alg,
        private_key: vec![0, 1, 2, 255],
        public_jwk: "{\"kty\":\"EC\"}".into(),
        created_at: w.now,
        active_from: w.later(Span::days(1)),
        active_until: w.later(Span::days(31)),
        published_until: w.later(Span::days(32)),
    }
}

pub fn signing_key_is_one_per_algorithm_and_start(store: &Store) {
    let w = World::new(store);
    let first = signing_key(&w, SigningAlg::Rs256);
    assert!(w.write(|tx| tx.insert_signing_key(&first)));
    assert!(!w.write(|tx| tx.insert_signing_key(&signing_key(&w, SigningAlg::Rs256))));
    assert!(w.write(|tx| tx.insert_signing_key(&signing_key(&w, SigningAlg::Es256))));
    let keys = w.read(|tx| tx.list_signing_keys(w.now));
    assert_eq!(keys.len(), 2);
    let kept = keys.iter().find(|k| k.alg == SigningAlg::Rs256).unwrap();
    assert_eq!(
        (&kept.kid, &kept.private_key, &kept.public_jwk),
        (&first.kid, &first.private_key, &first.public_jwk)
    );
    assert!(
        w.read(|tx| tx.list_signing_keys(first.published_until))
            .is_empty()
    );
}

pub fn signing_keys_hand_over_at_an_instant(store: &Store) {
    let w = World::new(store);
    let key = signing_key(&w, SigningAlg::Rs256);
    w.write(|tx| tx.insert_signing_key(&key));
    w.write(|tx| tx.insert_signing_key(&signing_key(&w, SigningAlg::Es256)));
    let handover = w.later(Span::days(10));
    assert_eq!(
        w.write(|tx| tx.end_signing_keys(SigningAlg::Rs256, handover)),
        1
    );
    assert_eq!(
        w.write(|tx| tx.end_signing_keys(SigningAlg::Rs256, handover)),
        0
    );
    let keys = w.read(|tx| tx.list_signing_keys(w.now));
    let ends: Vec<_> = keys
        .iter()
        .filter(|k| k.alg == SigningAlg::Rs256)
        .map(|k| k.active_until)
        .collect();
    assert_eq!(ends, [handover]);
    assert!(
        keys.iter()
            .any(|k| k.alg == SigningAlg::Es256 && k.active_until == key.active_until)
    );
}

fn import(w: &World<'_>, step: ImportStep) -> ImportBatch {
    let batch = ImportBatch {
        id: w.id(),
        step,
        labels: vec!["Email".into(), "=Ü".into()],
        rows: 3,
        at_row: 0,
        whole: Some(Whole::Partner(w.id())),
        created_by: Some(w.id()),
        created_at: w.now,
        sent_by: None,
        applied_at: None,
    };
    w.write(|tx| tx.insert_import(&batch));
    batch
}

pub fn import_is_applied_once(store: &Store) {
    let w = World::new(store);
    let mut batch = import(&w, ImportStep::Checked);
    let found = || w.read(|tx| tx.find_import(&batch.id)).unwrap();
    assert_eq!(found(), batch);
    let by = w.id();
    assert!(
        !w.write(|tx| tx.finish_import(&batch.id, w.now)),
        "it was not sent"
    );
    assert!(w.write(|tx| tx.send_import(&batch.id, &by, w.now)));
    assert!(!w.write(|tx| tx.send_import(&batch.id, &w.id(), w.now)));
    assert!(w.write(|tx| tx.finish_import(&batch.id, w.now)));
    assert!(!w.write(|tx| tx.finish_import(&batch.id, w.now)));
    let found = found();
    batch.step = ImportStep::Sent;
    batch.sent_by = Some(by);
    batch.applied_at = Some(w.now);
    assert_eq!(found, batch);
    assert_eq!(w.write(|tx| tx.forget_imports(w.now)), 1);
}

pub fn import_is_worked_on_by_one_node_until_its_lease_ends(store: &Store) {
    let w = World::new(store);
    let batch = import(&w, ImportStep::Checking);
    let until = w.now.plus(Span::secs(10));
    let lease = |holder| Lease { holder, until };
    assert_eq!(w.read(|tx| tx.due_import(w.now)), Some(batch.id.clone()));
    assert!(w.write(|tx| tx.claim_import(&batch.id, lease("one"), w.now)));
    assert!(!w.write(|tx| tx.claim_import(&batch.id, lease("two"), w.now)));
    assert_eq!(w.read(|tx| tx.due_import(w.now)), None);
    let at = |step| (step, 2);
    assert!(w.write(|tx| tx.hold_import(&batch.id, lease("one"), at(ImportStep::Checking))));
    assert!(!w.write(|tx| tx.hold_import(&batch.id, lease("two"), at(ImportStep::Checking))));
    assert!(!w.write(|tx| tx.hold_import(&batch.id, lease("one"), at(ImportStep::Sending))));
    // A node that stays silent for too long has lost it, also when it comes back.
    assert!(w.write(|tx| tx.claim_import(&batch.id, lease("two"), until)));
    assert!(!w.write(|tx| tx.hold_import(&batch.id, lease("one"), at(ImportStep::Checking))));
    w.write(|tx| tx.release_import(&batch.id, "one"));
    assert_eq!(
        w.read(|tx| tx.due_import(w.now)),
        None,
        "what is another's stays so"
    );
    w.write(|tx| tx.release_import(&batch.id, "two"));
    assert_eq!(w.read(|tx| tx.due_import(w.now)), Some(batch.id.clone()));
    let steps = (ImportStep::Checking, ImportStep::Checked);
    assert!(w.write(|tx| tx.move_import(&batch.id, steps, 3)));
    assert!(!w.write(|tx| tx.move_import(&batch.id, steps, 3)));
    assert!(
        !w.write(|tx| tx.claim_import(&batch.id, lease("one"), until)),
        "nothing to do"
    );
}

pub fn purge_forgets_only_what_is_over_for_a_day(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let dora = admin(&w, "dora@host.example");
    let it = sign_in(&w, &cast);
    mail_code(&w, &it, "123456", 3);
    let binding = w.hash();
    w.write(|tx| tx.insert_ceremony(&binding, &[1], w.later(Span::mins(5))));
    let link = NewAdminLink {
        token: w.hash(),
        admin_id: dora.id.clone(),
        expires_at: w.later(Span::mins(30)),
    };
    w.write(|tx| tx.insert_admin_link(&link));
    let session = AdminSession {
        admin_id: dora.id.clone(),
        created_at: w.now,
        proven_at: w.now,
        seen_at: w.now,
        expires_at: w.later(Span::hours(8)),
    };
    let token = w.hash();
    w.write(|tx| tx.insert_admin_session(&session, &token));
    let refresh = w.hash();
    w.write(|tx| tx.insert_refresh_token(&cast.family.id, &refresh, w.now));
    assert_eq!(
        w.write(|tx| tx.purge(w.later(Span::days(1)))),
        Purged::default()
    );
    let purged = w.write(|tx| tx.purge(w.later(Span::days(2))));
    assert_eq!(
        purged,
        Purged {
            attempts: 3,
            codes: 1,
            admin: 2
        }
    );
    assert!(w.read(|tx| tx.grant_view(&cast.family.id)).is_some());
    assert!(
        w.read(|tx| tx.find_session(&cast.session.session.id))
            .is_some()
    );
    assert!(w.read(|tx| tx.find_guest(&cast.guest.id)).is_some());
}
