//! Requests for another invitation.

use super::{
    signing_in::new_invitation,
    world::{CALLERS, Cast, World, race},
};
use crate::{CodeCheck, NewRecovery, Store};
use model::{
    Freeze, FreezeReason, GuestState, HashedSecret, Id, InvitationRequest, Reason, RecoveryState,
    Span, kind,
};

fn request(w: &World<'_>, cast: &Cast, invitation: &Id<kind::Invitation>) -> InvitationRequest {
    InvitationRequest {
        id: w.id(),
        guest_id: cast.guest.id.clone(),
        invitation_id: invitation.clone(),
        reason: Reason::AddressDiffers,
        account: Some("carol@fabrikam.example".into()),
        asked_at: w.now,
    }
}

/// A recovery of the guest whose code is `123`, held by a browser with this cookie.
fn recovery(w: &World<'_>, cast: &Cast, cookie: &str) -> NewRecovery {
    NewRecovery {
        id: w.id(),
        guest_id: cast.guest.id.clone(),
        binding: HashedSecret::of(cookie),
        code: HashedSecret::of("123"),
        tries: 2,
        created_at: w.now,
        expires_at: w.later(Span::mins(10)),
    }
}

fn typed(w: &World<'_>, cast: &Cast, (cookie, code): (&str, &str)) -> CodeCheck {
    let browser = HashedSecret::of(cookie);
    let until = w.later(Span::days(3));
    w.write(|tx| {
        let of = (&browser, &cast.guest.id);
        tx.try_recovery_code(of, |_| HashedSecret::of(code), (w.now, until))
    })
}

pub fn a_recovery_is_asked_answered_and_used_once_and_in_its_own_browser(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let guest = &cast.guest.id;
    for cookie in ["a", "b", "c"] {
        w.write(|tx| tx.insert_recovery(&recovery(&w, &cast, cookie)));
    }
    assert_eq!(typed(&w, &cast, ("a", "9")), CodeCheck::Wrong(1));
    assert_eq!(typed(&w, &cast, ("a", "9")), CodeCheck::Gone);
    assert_eq!(typed(&w, &cast, ("a", "123")), CodeCheck::Gone);
    assert_eq!(typed(&w, &cast, ("nobody's", "123")), CodeCheck::Gone);
    assert_eq!(w.read(|tx| tx.open_recovery_of(guest, w.now)), None);
    assert_eq!(typed(&w, &cast, ("b", "123")), CodeCheck::Right);
    let first = w.read(|tx| tx.open_recovery_of(guest, w.now)).unwrap();
    assert_eq!(typed(&w, &cast, ("c", "123")), CodeCheck::Right);
    let open = w.read(|tx| tx.open_recovery_of(guest, w.now)).unwrap();
    assert_ne!(open.id, first.id, "the newer one takes its place");
    assert_eq!(
        w.read(|tx| tx.recoveries_to_decide(10, w.now)),
        std::slice::from_ref(&open)
    );
    let answer = |id, to| {
        let times = (w.now, w.later(Span::days(1)));
        w.write(|tx| tx.decide_recovery(id, to, times))
    };
    assert!(!answer(&first.id, RecoveryState::Approved));
    assert!(answer(&open.id, RecoveryState::Approved));
    assert!(!answer(&open.id, RecoveryState::Refused), "once");
    let use_up = |cookie: &str, at| {
        let browser = HashedSecret::of(cookie);
        w.write(|tx| tx.complete_recovery(&browser, guest, at))
    };
    assert!(!use_up("b", w.now), "another browser's");
    assert!(!use_up("c", w.later(Span::days(1))), "too late");
    assert!(use_up("c", w.now));
    assert!(!use_up("c", w.now), "once");
    assert_eq!(w.read(|tx| tx.open_recovery_of(guest, w.now)), None);
}

pub fn one_of_many_answers_to_a_recovery_counts(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    for callers in CALLERS {
        let cookie = format!("of {callers}");
        w.write(|tx| tx.insert_recovery(&recovery(&w, &cast, &cookie)));
        assert_eq!(typed(&w, &cast, (&cookie, "123")), CodeCheck::Right);
        let open = w.read(|tx| tx.open_recovery_of(&cast.guest.id, w.now));
        let id = open.unwrap().id;
        let answers = race(callers, |n| {
            let to = [RecoveryState::Approved, RecoveryState::Refused][n % 2];
            let times = (w.now, w.later(Span::days(1)));
            w.write(|tx| tx.decide_recovery(&id, to, times))
        });
        assert_eq!(answers.into_iter().filter(|counts| *counts).count(), 1);
        let ended = w.write(|tx| tx.end_recoveries(&cast.guest.id, w.now));
        assert!(ended <= 1);
    }
}

pub fn one_request_of_a_guest_is_open_at_a_time(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let new = new_invitation(&w, &cast.guest);
    w.write(|tx| tx.insert_invitation(&new));
    let first = request(&w, &cast, &new.invitation.id);
    assert!(w.write(|tx| tx.insert_invitation_request(&first)));
    let second = request(&w, &cast, &new.invitation.id);
    assert!(!w.write(|tx| tx.insert_invitation_request(&second)));
    let guest = &cast.guest.id;
    assert_eq!(
        w.read(|tx| tx.open_invitation_request_of(guest)),
        Some(first.clone())
    );
    assert_eq!(w.read(|tx| tx.open_invitation_requests(10)), [first]);
    assert!(w.write(|tx| tx.close_invitation_request(guest, w.later(Span::secs(1)))));
    assert!(!w.write(|tx| tx.close_invitation_request(guest, w.later(Span::secs(2)))));
    assert_eq!(w.read(|tx| tx.open_invitation_request_of(guest)), None);
    assert!(
        w.write(|tx| tx.insert_invitation_request(&second)),
        "another time"
    );
    w.write(|tx| tx.set_guest_state(guest, GuestState::Active, GuestState::Removed, w.now));
    assert_eq!(w.read(|tx| tx.open_invitation_requests(10)), []);
}

pub fn one_of_many_requests_for_a_guest_is_kept(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let new = new_invitation(&w, &cast.guest);
    w.write(|tx| tx.insert_invitation(&new));
    for callers in CALLERS {
        let kept = race(callers, |_| {
            let request = request(&w, &cast, &new.invitation.id);
            w.write(|tx| tx.insert_invitation_request(&request))
        });
        assert_eq!(kept.into_iter().filter(|kept| *kept).count(), 1);
        assert!(w.write(|tx| tx.close_invitation_request(&cast.guest.id, w.now)));
    }
}

pub fn a_frozen_guest_loses_everything_at_once_and_gets_back_only_what_was_archived(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let group = w.group("Externals");
    assert!(w.write(|tx| tx.add_member(&group.id, &cast.guest.id, w.now)));
    let freeze = || {
        w.write(|tx| {
            tx.freeze_guest(
                &cast.guest.id,
                FreezeReason::Deprovisioned,
                w.now,
                w.random(),
            )
        })
    };
    let frozen = freeze().unwrap();
    assert_eq!(
        (frozen.before.state, frozen.archived),
        (GuestState::Active, 2)
    );
    assert!(freeze().is_none(), "a second signal changes nothing");

    let guest = w.read(|tx| tx.find_guest(&cast.guest.id)).unwrap();
    assert_eq!(guest.state, GuestState::Frozen);
    assert_eq!(
        guest.frozen,
        Some(Freeze {
            at: w.now,
            reason: FreezeReason::Deprovisioned,
            from: GuestState::Active
        })
    );
    let view = w.read(|tx| tx.grant_view(&cast.family.id)).unwrap();
    assert!(view.family.revoked_at.is_some() && view.session.ended_at.is_some());
    assert!(view.facts.assignments.is_empty());
    assert!(w.read(|tx| tx.groups_of(&guest.id)).is_empty());

    let thaw = || w.write(|tx| tx.thaw_guest(&cast.guest.id, w.now, w.random()));
    let thawed = thaw().unwrap();
    assert_eq!((thawed.state, thawed.frozen), (GuestState::Active, None));
    assert!(thaw().is_none());
    let view = w.read(|tx| tx.grant_view(&cast.family.id)).unwrap();
    assert_eq!(view.facts.assignments[0].roles, ["reader"]);
    assert!(
        view.family.revoked_at.is_some() && view.session.ended_at.is_some(),
        "nothing revives"
    );
    assert_eq!(w.read(|tx| tx.groups_of(&guest.id))[0].id, group.id);
}

pub fn a_suspended_guest_who_is_frozen_and_thawed_is_suspended_still(store: &Store) {
    let w = World::new(store);
    let guest = w.cast().guest;
    let suspended = (GuestState::Active, GuestState::Suspended);
    assert!(w.write(|tx| tx.set_guest_state(&guest.id, suspended.0, suspended.1, w.now)));
    let reason = FreezeReason::AccountDisabled;
    assert!(
        w.write(|tx| tx.freeze_guest(&guest.id, reason, w.now, w.random()))
            .is_some()
    );
    let thawed = w
        .write(|tx| tx.thaw_guest(&guest.id, w.now, w.random()))
        .unwrap();
    assert_eq!(thawed.state, GuestState::Suspended);
}
