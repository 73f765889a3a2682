//! Sessions, codes, refresh tokens and how they end.

use super::world::{Cast, World};
use crate::{CodeRedemption, GrantScope, RefreshRedemption, Store, StoreError};
use model::{Assignee, Family, Id, PartnerState, Span, kind};
use std::collections::BTreeSet;

pub fn session_is_found_by_its_cookie_while_it_lives(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (token, id) = (&cast.session.token, &cast.session.session.id);
    let end = cast.session.session.expires_at;
    let found = |now| w.read(|tx| tx.find_live_session(token, now)).map(|s| s.id);
    assert_eq!(found(w.now), Some(id.clone()));
    assert_eq!(found(end.minus(Span::millis(1))), Some(id.clone()));
    assert_eq!(found(end), None);
    assert!(
        w.read(|tx| tx.find_live_session(&w.hash(), w.now))
            .is_none()
    );
    let (session, guest) = w.read(|tx| tx.find_session_guest(token, w.now)).unwrap();
    assert_eq!(
        (session.amr, guest.id),
        (cast.session.session.amr.clone(), cast.guest.id.clone())
    );
    w.write(|tx| tx.touch_session(id, w.later(Span::mins(1))));
    assert_eq!(
        w.read(|tx| tx.find_session(id)).unwrap().seen_at,
        w.later(Span::mins(1))
    );
    w.write(|tx| tx.end_grants(&GrantScope::Session(id), w.now));
    assert_eq!(found(w.now), None);
    assert!(w.read(|tx| tx.find_session_guest(token, w.now)).is_none());
    assert!(
        w.read(|tx| tx.live_sessions_of(&cast.guest.id, w.now))
            .is_empty()
    );
    assert_eq!(
        w.read(|tx| tx.find_session(id)).unwrap().ended_at,
        Some(w.now)
    );
}

pub fn session_cookies_are_unique(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let mut twin = w.new_session(&cast.guest, &cast.connection);
    twin.token = cast.session.token.clone();
    assert!(matches!(
        w.try_write(|tx| tx.insert_session(&twin)),
        Err(StoreError::Conflict(_))
    ));
}

pub fn t01_code_is_taken_once_and_its_replay_names_the_family(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let hash = &cast.code.hash;
    let CodeRedemption::Taken(code) = w.write(|tx| tx.consume_code(hash, w.now)) else {
        panic!("not taken")
    };
    assert_eq!(
        (code.family_id, code.app_id),
        (cast.family.id.clone(), cast.app.id.clone())
    );
    assert_eq!(
        (code.redirect_uri, code.challenge),
        (
            cast.code.code.redirect_uri.clone(),
            cast.code.code.challenge.clone()
        )
    );
    assert_eq!(
        (code.nonce, code.expires_at),
        (None, cast.code.code.expires_at)
    );
    for _ in 0..2 {
        let again = w.write(|tx| tx.consume_code(hash, w.now));
        assert!(matches!(again, CodeRedemption::Replayed(family) if family == cast.family.id));
    }
    assert!(matches!(
        w.write(|tx| tx.consume_code(&w.hash(), w.now)),
        CodeRedemption::Unknown
    ));
}

/// What successors are derived with.
const SALT: &[u8] = b"salt";

pub fn code_needs_its_session_and_app(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (mut family, mut code) = w.new_grant(&cast.session.session, &cast.app);
    family.session_id = w.id();
    assert!(matches!(
        w.try_write(|tx| {
            tx.insert_family(&family)?;
            tx.insert_code(&code)
        }),
        Err(StoreError::Conflict(_))
    ));
    let (family, _) = w.new_grant(&cast.session.session, &cast.app);
    code.code.family_id = w.id();
    assert!(matches!(
        w.try_write(|tx| {
            tx.insert_family(&family)?;
            tx.insert_code(&code)
        }),
        Err(StoreError::Conflict(_))
    ));
    assert!(
        w.read(|tx| tx.grant_view(&family.id)).is_none(),
        "the family went with its code"
    );
}

pub fn refresh_token_is_taken_once_and_its_reuse_names_the_family(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (hash, successor) = (w.hash(), w.hash());
    let family = &cast.family.id;
    w.write(|tx| tx.insert_refresh_token(family, &hash, w.now));
    let rotated = w.write(|tx| {
        let outcome = tx.consume_refresh_token(&hash, SALT, w.now)?;
        tx.insert_refresh_token(family, &successor, w.now)?;
        Ok(outcome)
    });
    assert_eq!(rotated, RefreshRedemption::Taken(family.clone()));
    let present = |hash| w.write(|tx| tx.consume_refresh_token(hash, SALT, w.now));
    assert_eq!(
        present(&hash),
        RefreshRedemption::Replayed(crate::UsedToken {
            family_id: family.clone(),
            used_at: w.now,
            successor_salt: SALT.to_vec(),
        })
    );
    assert_eq!(
        present(&successor),
        RefreshRedemption::Taken(family.clone())
    );
    assert_eq!(present(&w.hash()), RefreshRedemption::Unknown);
}

pub fn live_grants_are_neither_over_nor_revoked(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let (revoked, _) = w.grant(&cast.session.session, &cast.app);
    w.write(|tx| tx.end_grants(&GrantScope::Family(&revoked.id), w.now));
    let live = w.read(|tx| tx.live_grants_of(&cast.guest.id, w.now));
    assert_eq!(
        live.iter().map(|g| &g.family_id).collect::<Vec<_>>(),
        [&cast.family.id]
    );
    assert_eq!(live.first().unwrap().created_at, cast.family.created_at);
    assert!(
        w.read(|tx| tx.live_grants_of(&cast.guest.id, cast.family.expires_at))
            .is_empty()
    );
}

/// Two partners, two connections of the first, three guests, two apps; one family each.
struct Crowd {
    cast: Cast,
    second_app: Family,
    second_connection: Family,
    colleague: Family,
    colleague_second_app: Family,
    foreigner: Family,
}

fn crowd(w: &World<'_>) -> Crowd {
    let cast = w.cast();
    let other_app = w.app("other");
    let other_connection = w.connection(&cast.partner);
    let colleague = w.guest(&cast.partner, "bob@fabrikam.example");
    let contoso = w.partner("Contoso");
    let foreigner = w.guest(&contoso, "carol@contoso.example");
    let foreign = w.session(&foreigner, &w.connection(&contoso)).session;
    let second = w.session(&cast.guest, &other_connection).session;
    let theirs = w.session(&colleague, &cast.connection).session;
    Crowd {
        second_app: w.grant(&cast.session.session, &other_app).0,
        second_connection: w.grant(&second, &cast.app).0,
        colleague: w.grant(&theirs, &cast.app).0,
        colleague_second_app: w.grant(&theirs, &other_app).0,
        foreigner: w.grant(&foreign, &cast.app).0,
        cast,
    }
}

impl Crowd {
    fn families(&self) -> [&Family; 6] {
        [
            &self.cast.family,
            &self.second_app,
            &self.second_connection,
            &self.colleague,
            &self.colleague_second_app,
            &self.foreigner,
        ]
    }
}

/// Ends a scope on a crowd and checks that exactly the expected families died and exactly the
/// expected sessions ended, that the second time there is nothing, and that codes in flight are
/// still told apart.
fn ends<'f>(
    w: &World<'_>,
    crowd: &'f Crowd,
    scope: &GrantScope<'_>,
    expected: &[&'f Family],
    sessions: &[&Id<kind::Session>],
) {
    let later = w.later(Span::secs(1));
    let ended = w.write(|tx| tx.end_grants(scope, later));
    let ids: BTreeSet<_> = ended.iter().map(|g| &g.family_id).collect();
    assert_eq!(ids, expected.iter().map(|f| &f.id).collect(), "{scope:?}");
    assert_eq!(ended.len(), ids.len());
    for family in crowd.families() {
        let view = w.read(|tx| tx.grant_view(&family.id)).unwrap();
        assert_eq!(
            view.family.revoked_at.is_some(),
            ids.contains(&family.id),
            "{scope:?} {family:?}"
        );
        assert_eq!(
            view.session.ended_at.is_some(),
            sessions.contains(&&family.session_id),
            "{scope:?} {family:?}"
        );
    }
    assert!(
        w.write(|tx| tx.end_grants(scope, w.later(Span::secs(2))))
            .is_empty(),
        "{scope:?}"
    );
    if let Some(first) = expected.first() {
        let view = w.read(|tx| tx.grant_view(&first.id)).unwrap();
        assert_eq!(view.family.revoked_at, Some(later), "the first end stays");
    }
}

pub fn ending_a_family_ends_nothing_else(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    ends(
        &w,
        &c,
        &GrantScope::Family(&c.second_app.id),
        &[&c.second_app],
        &[],
    );
}

pub fn ending_a_session_ends_its_families(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let session = &c.cast.session.session.id;
    ends(
        &w,
        &c,
        &GrantScope::Session(session),
        &[&c.cast.family, &c.second_app],
        &[session],
    );
}

pub fn ending_a_guest_ends_all_their_sessions(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [&c.cast.family, &c.second_app, &c.second_connection];
    let sessions = [&c.cast.family.session_id, &c.second_connection.session_id];
    ends(
        &w,
        &c,
        &GrantScope::Guest(&c.cast.guest.id),
        &expected,
        &sessions,
    );
}

pub fn ending_a_partner_ends_all_its_guests(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [
        &c.cast.family,
        &c.second_app,
        &c.second_connection,
        &c.colleague,
        &c.colleague_second_app,
    ];
    let sessions = [
        &c.cast.family.session_id,
        &c.second_connection.session_id,
        &c.colleague.session_id,
    ];
    let partner = &c.cast.partner.id;
    let later = w.later(Span::mins(5));
    w.write(|tx| tx.end_partner_access(partner, later));
    // Before anything is written down guest by guest.
    for family in expected {
        let facts = w.read(|tx| tx.grant_view(&family.id)).unwrap().facts;
        assert_eq!(facts.session.unwrap().ended_at, Some(later));
    }
    assert_eq!(
        w.read(|tx| tx.count_sessions_in(&GrantScope::Partner(partner), later)),
        0
    );
    let ending = model::PartnerEnding {
        partner_id: partner.clone(),
        receipt_id: None,
    };
    let sweep = || {
        let mut last = None;
        while let Some(next) =
            w.write(|tx| tx.sweep_partner(&ending, last.as_ref(), (later, w.random())))
        {
            last = Some(next);
        }
        last
    };
    assert!(sweep().is_some());
    for family in expected {
        let found = w.read(|tx| tx.grant_view(&family.id)).unwrap();
        assert_eq!(found.family.revoked_at, Some(later));
    }
    for session in sessions {
        let found = w.read(|tx| tx.find_session(session)).unwrap();
        assert_eq!(found.ended_at, Some(later));
    }
    let foreign = w.read(|tx| tx.grant_view(&c.foreigner.id)).unwrap();
    assert_eq!(foreign.family.revoked_at, None);
    let notices = w.read(|tx| tx.deliveries_of(&c.cast.guest.id)).len();
    sweep();
    assert_eq!(
        w.read(|tx| tx.deliveries_of(&c.cast.guest.id)).len(),
        notices
    );
}

pub fn a_session_begins_only_in_the_present_epoch_of_an_active_partner(store: &Store) {
    let w = World::new(store);
    let cast = w.cast();
    let partner = &cast.partner.id;
    let live = || w.read(|tx| tx.count_sessions_in(&GrantScope::Partner(partner), w.now));
    let begin = || {
        let new = w.new_session(&cast.guest, &cast.connection);
        w.write(|tx| tx.insert_session(&new))
    };
    let before = live();
    assert!(begin());
    assert_eq!(live(), before + 1);
    w.write(|tx| tx.set_partner_state(partner, PartnerState::Active, PartnerState::Suspended));
    w.write(|tx| tx.end_partner_access(partner, w.now));
    assert!(!begin());
    w.write(|tx| tx.set_partner_state(partner, PartnerState::Suspended, PartnerState::Active));
    // What was ended stays ended; what begins now lives.
    assert_eq!(live(), 0);
    assert!(begin());
    assert_eq!(live(), 1);
}

pub fn ending_a_connection_ends_what_came_through_it(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [
        &c.cast.family,
        &c.second_app,
        &c.colleague,
        &c.colleague_second_app,
    ];
    let sessions = [&c.cast.family.session_id, &c.colleague.session_id];
    ends(
        &w,
        &c,
        &GrantScope::Connection(&c.cast.connection.id),
        &expected,
        &sessions,
    );
}

pub fn ending_an_app_leaves_sessions_and_other_apps(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [
        &c.cast.family,
        &c.second_connection,
        &c.colleague,
        &c.foreigner,
    ];
    ends(&w, &c, &GrantScope::App(&c.cast.app.id), &expected, &[]);
}

pub fn ending_a_guest_at_an_app_leaves_their_other_apps(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [&c.cast.family, &c.second_connection];
    ends(
        &w,
        &c,
        &GrantScope::GuestAtApp(&c.cast.guest.id, &c.cast.app.id),
        &expected,
        &[],
    );
}

pub fn ending_a_group_at_an_app_hits_its_members_only(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let group = w.group("Editors");
    w.write(|tx| tx.add_member(&group.id, &c.colleague.guest_id, w.now));
    w.write(|tx| tx.add_member(&group.id, &c.foreigner.guest_id, w.now));
    w.assign(&c.cast.app, Assignee::Group(group.id.clone()));
    let expected = [&c.colleague, &c.foreigner];
    ends(
        &w,
        &c,
        &GrantScope::GroupAtApp(&group.id, &c.cast.app.id),
        &expected,
        &[],
    );
}

pub fn ending_a_partner_at_an_app_leaves_other_partners(store: &Store) {
    let w = World::new(store);
    let c = crowd(&w);
    let expected = [&c.cast.family, &c.second_connection, &c.colleague];
    ends(
        &w,
        &c,
        &GrantScope::PartnerAtApp(&c.cast.partner.id, &c.cast.app.id),
        &expected,
        &[],
    );
}
