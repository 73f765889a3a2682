//! Requests for another invitation.

use super::{
    signing_in::new_invitation,
    world::{CALLERS, Cast, World, race},
};
use crate::Store;
use model::{GuestState, Id, InvitationRequest, Reason, Span, kind};

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
