//! What a transaction promises.

use super::world::{CALLERS, World, race};
use crate::{AuditVerdict, GuestFilter, Store, StoreError, Tx};
use model::{Actor, ActorKind, Event, EventName, GuestState};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub fn failed_write_leaves_nothing(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let guest = w.guest(&partner, "alice@fabrikam.example");
    let failed: Result<(), StoreError> = w.store.write(|tx: &mut Tx<'_>| {
        tx.insert_partner(&w.new_partner("Ghost"))?;
        assert!(tx.set_guest_state(&guest.id, GuestState::Active, GuestState::Removed, w.now)?);
        tx.audit(Event::change(
            w.now,
            Actor::plain(ActorKind::System),
            EventName::Partner,
        ));
        Err(StoreError::Corrupt("changed our mind".into()))
    });
    assert!(matches!(failed, Err(StoreError::Corrupt(_))));
    assert_eq!(w.read(|tx| tx.list_partners()).len(), 1);
    assert_eq!(
        w.read(|tx| tx.find_guest(&guest.id)).unwrap().state,
        GuestState::Active
    );
    assert_eq!(
        w.read(|tx| tx.verify_audit()),
        AuditVerdict::Intact { lines: 0 }
    );
}

pub fn conflict_undoes_the_rows_before_it(store: &Store) {
    let w = World::new(store);
    w.partner("Fabrikam");
    let outcome = w.try_write(|tx| {
        tx.insert_partner(&w.new_partner("Ghost"))?;
        tx.insert_partner(&w.new_partner("Fabrikam"))
    });
    assert!(matches!(outcome, Err(StoreError::Conflict(_))));
    assert_eq!(w.read(|tx| tx.list_partners()).len(), 1);
    w.partner("Ghost");
}

pub fn panic_in_a_write_leaves_nothing_and_the_store_usable(store: &Store) {
    let w = World::new(store);
    for round in 0..3 {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            w.store.write::<(), StoreError>(|tx| {
                tx.insert_partner(&w.new_partner("Ghost"))?;
                panic!("on purpose");
            })
        }));
        assert!(outcome.is_err());
        w.partner(&format!("Real{round}"));
    }
    assert_eq!(w.read(|tx| tx.list_partners()).len(), 3);
}

pub fn panic_in_a_read_leaves_the_store_usable(store: &Store) {
    let w = World::new(store);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        w.store.read::<(), StoreError>(|tx| {
            tx.list_partners()?;
            panic!("on purpose");
        })
    }));
    assert!(outcome.is_err());
    w.partner("Fabrikam");
    assert_eq!(w.read(|tx| tx.list_partners()).len(), 1);
}

pub fn write_reads_its_own_rows(store: &Store) {
    let w = World::new(store);
    let partner = w.new_partner("Fabrikam");
    let found = w.write(|tx| {
        tx.insert_partner(&partner)?;
        tx.find_partner(&partner.id)
    });
    assert_eq!(found.unwrap().id, partner.id);
}

pub fn every_writer_sees_its_row_elsewhere_once_it_returned(store: &Store) {
    for callers in CALLERS {
        let w = World::new(store);
        let partner = w.partner(&format!("Fabrikam{callers}"));
        race(callers, |caller| {
            let guest = w.new_guest(&partner, &format!("g{caller}@fabrikam.example"));
            assert!(w.write(|tx| tx.insert_guest(&guest)));
            assert!(w.read(|tx| tx.find_guest(&guest.id)).is_some());
        });
        assert_eq!(
            w.read(|tx| tx.count_living_guests(&partner.id)),
            i64::try_from(callers).unwrap()
        );
    }
}

/// Among many writers every third fails after its row and every third panics after its row.
pub fn failing_and_panicking_writers_undo_only_themselves(store: &Store) {
    for callers in CALLERS {
        let w = World::new(store);
        let partner = w.partner(&format!("Fabrikam{callers}"));
        let kept: usize = race(callers, |caller| {
            let guest = w.new_guest(&partner, &format!("g{caller}@fabrikam.example"));
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                w.try_write(|tx| {
                    assert!(tx.insert_guest(&guest)?);
                    match caller % 3 {
                        0 => Ok(()),
                        1 => Err(StoreError::Corrupt("on purpose".into())),
                        _ => panic!("on purpose"),
                    }
                })
            }));
            let succeeded = matches!(outcome, Ok(Ok(())));
            assert_eq!(succeeded, caller % 3 == 0);
            assert_eq!(w.read(|tx| tx.find_guest(&guest.id)).is_some(), succeeded);
            usize::from(succeeded)
        })
        .into_iter()
        .sum();
        let filter = GuestFilter {
            partner_id: Some(partner.id),
            limit: 100,
            ..GuestFilter::default()
        };
        assert_eq!(w.read(|tx| tx.list_guests(&filter)).len(), kept);
    }
}
