//! The chain: gapless, linked, and telling where it was broken.

use super::world::World;
use crate::{AuditFilter, AuditVerdict, ChainBreak, Store, StoreError, Tx};
use model::{Actor, ActorKind, At, Event, EventName, Reason, Span};

fn event(w: &World<'_>) -> Event {
    Event::change(w.now, Actor::plain(ActorKind::System), EventName::Keys)
}

/// Five lines in three transactions.
fn chain<'s>(store: &'s Store) -> World<'s> {
    let w = World::new(store);
    for lines in [1, 3, 1] {
        w.write(|tx| {
            (0..lines).for_each(|_| tx.audit(event(&w)));
            Ok(())
        });
    }
    w
}

fn verdict(w: &World<'_>) -> AuditVerdict {
    w.read(|tx| tx.verify_audit())
}

fn after(store: &Store, tampering: &str) -> AuditVerdict {
    let w = chain(store);
    w.write(|tx| tx.tamper(tampering));
    verdict(&w)
}

const fn broken(seq: i64, fault: ChainBreak) -> AuditVerdict {
    AuditVerdict::Broken { seq, fault }
}

pub fn chain_is_gapless_linked_and_intact(store: &Store) {
    let w = chain(store);
    assert_eq!(verdict(&w), AuditVerdict::Intact { lines: 5 });
    let lines = w.read(|tx| {
        tx.list_events(&AuditFilter {
            limit: 10,
            ..AuditFilter::default()
        })
    });
    assert_eq!(
        lines.iter().map(|l| l.seq).collect::<Vec<_>>(),
        [5, 4, 3, 2, 1]
    );
    for pair in lines.windows(2) {
        let [newer, older] = pair else { continue };
        assert_eq!(newer.previous_hash, older.hash);
    }
    assert_eq!(lines.last().unwrap().previous_hash, vec![0; 32]);
}

pub fn empty_chain_is_intact(store: &Store) {
    assert_eq!(
        verdict(&World::new(store)),
        AuditVerdict::Intact { lines: 0 }
    );
}

pub fn audit_lines_read_back_and_are_filtered(store: &Store) {
    let w = World::new(store);
    let (partner, guest, app) = (w.id(), w.id(), w.id());
    w.write(|tx| {
        tx.audit(
            Event::refusal(w.now, Actor::app(&app), EventName::Code, Reason::Replay)
                .partner(&partner)
                .guest(&guest)
                .app(&app)
                .detail(serde_json::json!({ "z": 1, "a": ["ü", null] })),
        );
        tx.audit(event(&w));
        Ok(())
    });
    let only = [
        AuditFilter {
            guest_id: Some(guest.clone()),
            limit: 9,
            ..AuditFilter::default()
        },
        AuditFilter {
            partner_id: Some(partner),
            limit: 9,
            ..AuditFilter::default()
        },
        AuditFilter {
            app_id: Some(app.clone()),
            limit: 9,
            ..AuditFilter::default()
        },
        AuditFilter {
            before: Some(2),
            limit: 9,
            ..AuditFilter::default()
        },
    ];
    for filter in only {
        let lines = w.read(|tx| tx.list_events(&filter));
        assert_eq!(lines.iter().map(|l| l.seq).collect::<Vec<_>>(), [1]);
        let found = &lines.first().unwrap().event;
        assert_eq!(
            (found.at, found.reason, found.guest_id.as_ref()),
            (w.now, Some(Reason::Replay), Some(&guest))
        );
        assert_eq!(
            (
                &found.actor,
                found.detail.get("a").unwrap().get(0).unwrap().as_str()
            ),
            (&Actor::app(&app), Some("ü"))
        );
    }
}

pub fn altered_line_is_found(store: &Store) {
    assert_eq!(
        after(store, "UPDATE audit_events SET at = at + 1 WHERE seq = 3"),
        broken(3, ChainBreak::Altered)
    );
}

pub fn line_given_a_reason_afterwards_is_found(store: &Store) {
    assert_eq!(
        after(store, "UPDATE audit_events SET reason = '' WHERE seq = 2"),
        broken(2, ChainBreak::Altered)
    );
}

pub fn missing_line_is_found(store: &Store) {
    assert_eq!(
        after(store, "DELETE FROM audit_events WHERE seq = 2"),
        broken(2, ChainBreak::Missing)
    );
}

pub fn missing_first_line_is_found(store: &Store) {
    assert_eq!(
        after(store, "DELETE FROM audit_events WHERE seq = 1"),
        broken(1, ChainBreak::Missing)
    );
}

pub fn missing_last_lines_are_found(store: &Store) {
    assert_eq!(
        after(store, "DELETE FROM audit_events WHERE seq > 3"),
        broken(4, ChainBreak::Missing)
    );
}

pub fn deleted_chain_is_found(store: &Store) {
    assert_eq!(
        after(store, "DELETE FROM audit_events"),
        broken(1, ChainBreak::Missing)
    );
}

pub fn line_that_continues_another_is_found(store: &Store) {
    let tampering = "UPDATE audit_events SET previous_hash = (SELECT e.hash FROM audit_events e WHERE e.seq = 1) WHERE seq = 4";
    assert_eq!(after(store, tampering), broken(4, ChainBreak::Unlinked));
}

pub fn moved_end_is_found(store: &Store) {
    let w = chain(store);
    w.write(|tx| tx.tamper("UPDATE audit_head SET seq = 4"));
    assert_eq!(verdict(&w), broken(4, ChainBreak::WrongEnd));
    w.write(|tx| tx.tamper("UPDATE audit_head SET seq = 5, hash = (SELECT e.hash FROM audit_events e WHERE e.seq = 4)"));
    assert_eq!(verdict(&w), broken(5, ChainBreak::WrongEnd));
}

pub fn chain_is_checked_bit_by_bit_and_anew_every_day(store: &Store) {
    let w = chain(store);
    let check = |now: At| {
        let step = w.read(|tx| tx.check_audit_further());
        (w.write(|tx| tx.keep_audit_step(&step, now)), step.fault)
    };
    let state = || {
        let state = w.read(|tx| tx.audit_state());
        (state.lines, state.verified, state.broken)
    };
    let today = w.now.plus(Span::days(2));
    assert_eq!(state(), (5, 0, None), "nothing was checked");
    assert_eq!(check(today), (true, None));
    assert_eq!(state(), (5, 5, None));
    // What two nodes checked at the same time counts once.
    let twice = w.read(|tx| tx.check_audit_further());
    w.write(|tx| {
        tx.audit(event(&w));
        Ok(())
    });
    assert_eq!(state(), (6, 5, None), "the newest line was not checked");
    let newer = w.read(|tx| tx.check_audit_further());
    assert!(twice.is_empty() && !newer.is_empty());
    assert!(w.write(|tx| tx.keep_audit_step(&newer, today)));
    assert!(!w.write(|tx| tx.keep_audit_step(&newer, today)));
    assert_eq!(state(), (6, 6, None));
    w.write(|tx| tx.tamper("UPDATE audit_events SET detail = '{}' WHERE seq = 3"));
    assert_eq!(
        check(today),
        (true, None),
        "this round is over; the next one begins"
    );
    assert_eq!(state(), (6, 6, None));
    let tomorrow = today.plus(Span::days(1));
    assert_eq!(check(tomorrow), (true, Some((3, ChainBreak::Altered))));
    assert_eq!(state(), (6, 2, Some(3)));
}

pub fn undone_transaction_leaves_no_line(store: &Store) {
    let w = chain(store);
    let failed: Result<(), StoreError> = w.store.write(|tx: &mut Tx<'_>| {
        tx.audit(event(&w));
        tx.insert_partner(&w.new_partner("Ghost"))?;
        Err(StoreError::Corrupt("changed our mind".into()))
    });
    assert!(failed.is_err());
    assert_eq!(verdict(&w), AuditVerdict::Intact { lines: 5 });
    w.write(|tx| {
        tx.audit(event(&w));
        Ok(())
    });
    assert_eq!(verdict(&w), AuditVerdict::Intact { lines: 6 });
    assert!(w.read(|tx| tx.list_partners()).is_empty());
}
