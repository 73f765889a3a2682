//! Partners' set-ups: drafts that no sign-in finds, links, codes and test sign-ins.

use super::world::World;
use crate::{CodeCheck, NewSetupAttempt, NewSetupSession, Store, StoreError};
use model::{
    ConnectionKind, ConnectionState, HashedSecret, HomeRecord, Id, Language, Partner, Reason,
    SETUP_ATTEMPTS_KEPT, Setup, SetupAttempt, SetupDomain, SetupDraft, SetupFacts, SetupLink,
    SetupOutcome, SetupState, Span, kind,
};

fn setup(w: &World<'_>, partner: &Partner) -> Setup {
    let setup = Setup {
        id: w.id(),
        partner_id: partner.id.clone(),
        connection_id: w.id(),
        state: SetupState::Open,
        draft: SetupDraft {
            domains: vec![SetupDomain {
                domain: "fabrikam.example".into(),
                token: "t".into(),
                proven_at: Some(w.now),
            }],
            issuer: Some("https://login.fabrikam.example".into()),
            client_id: "portico".into(),
            ..SetupDraft::default()
        },
        client_secret: Some(vec![0, 255, 1]),
        auto_approve: true,
        revision: 1,
        version: 1,
        created_at: w.now,
        changed_at: w.now,
    };
    w.write(|tx| tx.insert_setup(&setup));
    setup
}

fn link(w: &World<'_>, setup: &Setup) -> (SetupLink, HashedSecret) {
    let (link, token) = (
        SetupLink {
            id: w.id(),
            setup_id: setup.id.clone(),
            email: "ida@fabrikam.example".parse().unwrap(),
            language: Language::De,
            inviter_name: "Mia".into(),
            inviter_email: None,
            created_at: w.now,
            expires_at: w.later(Span::days(30)),
            revoked_at: None,
        },
        w.hash(),
    );
    w.write(|tx| tx.insert_setup_link(&link, &token));
    (link, token)
}

/// A browser that asked for the code `right`, and the hash of its cookie.
fn asks(w: &World<'_>, link: &SetupLink) -> (Id<kind::SetupSession>, HashedSecret) {
    let (id, binding) = (w.id::<kind::SetupSession>(), w.hash());
    let new = NewSetupSession {
        code: code(id.as_str(), "right"),
        id: id.clone(),
        link_id: link.id.clone(),
        binding: binding.clone(),
        tries: 2,
        created_at: w.now,
        code_expires_at: w.later(Span::mins(10)),
    };
    w.write(|tx| tx.insert_setup_session(&new));
    (id, binding)
}

fn code(id: &str, typed: &str) -> HashedSecret {
    HashedSecret::of(&format!("{id}:{typed}"))
}

fn tries(
    w: &World<'_>,
    (link, binding): (&SetupLink, &HashedSecret),
    fresh: &HashedSecret,
    typed: &str,
) -> CodeCheck {
    w.write(|tx| {
        let hash = |id: &str| code(id, typed);
        tx.prove_setup_session((&link.id, binding), fresh, hash, w.now)
    })
}

fn attempt(
    w: &World<'_>,
    setup: &Setup,
    session: &Id<kind::SetupSession>,
    n: i64,
) -> NewSetupAttempt {
    let created_at = w.later(Span::secs(n));
    NewSetupAttempt {
        attempt: SetupAttempt {
            id: w.id(),
            setup_id: setup.id.clone(),
            session_id: session.clone(),
            email: "ida@fabrikam.example".parse().unwrap(),
            revision: setup.revision,
            created_at,
            outcome: None,
        },
        state: w.hash(),
        upstream: vec![1, 2, 3],
        expires_at: created_at.plus(Span::mins(30)),
    }
}

pub fn draft_reads_back_and_is_no_connection(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let made = setup(&w, &partner);
    let found = w.read(|tx| tx.find_setup(&made.id)).unwrap();
    assert_eq!(
        (
            found.draft,
            found.client_secret,
            found.connection_id.clone()
        ),
        (
            made.draft.clone(),
            made.client_secret.clone(),
            made.connection_id
        )
    );
    let id = found.connection_id;
    assert!(w.read(|tx| tx.find_connection(&id)).is_none());
    assert!(w.read(|tx| tx.connections_of(&partner.id)).is_empty());
    assert!(w.read(|tx| tx.preferred_connection(&partner.id)).is_none());
    assert!(!w.write(|tx| tx.set_connection_state(&id, ConnectionState::Enabled)));
}

pub fn setup_is_one_of_a_partner_until_it_is_approved(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let first = setup(&w, &partner);
    let again = Setup {
        id: w.id(),
        connection_id: w.id(),
        created_at: w.later(Span::secs(1)),
        ..first.clone()
    };
    let second = w.try_write(|tx| tx.insert_setup(&again));
    assert!(matches!(second, Err(StoreError::Conflict(_))));
    let submitted = Setup {
        state: SetupState::Submitted,
        ..first.clone()
    };
    assert!(w.write(|tx| tx.update_setup(&first, &submitted)));
    assert_eq!(w.read(|tx| tx.submitted_setups()).len(), 1);
    assert!(
        !w.write(|tx| tx.update_setup(&first, &submitted)),
        "what was changed meanwhile is not written over"
    );
    let read = w.read(|tx| tx.find_setup(&first.id)).unwrap();
    let approved = Setup {
        state: SetupState::Approved,
        ..read.clone()
    };
    assert!(w.write(|tx| tx.update_setup(&read, &approved)));
    let read = w.read(|tx| tx.find_setup(&first.id)).unwrap();
    assert!(
        !w.write(|tx| tx.update_setup(&read, &first)),
        "approval is final"
    );
    w.write(|tx| tx.insert_setup(&again));
    let all = w.read(|tx| tx.setups_of(&partner.id));
    assert_eq!(
        all.iter().map(|it| &it.id).collect::<Vec<_>>(),
        [&again.id, &first.id]
    );
}

pub fn setup_link_is_found_by_its_token_and_withdrawn_once(store: &Store) {
    let w = World::new(store);
    let made = setup(&w, &w.partner("Fabrikam"));
    let (link, token) = link(&w, &made);
    let found = w.read(|tx| tx.find_setup_link_by_token(&token)).unwrap();
    assert_eq!(
        (found.id.clone(), found.refuses(w.now)),
        (link.id.clone(), None)
    );
    assert!(
        w.read(|tx| tx.find_setup_link_by_token(&w.hash()))
            .is_none()
    );
    assert_eq!(
        found.refuses(w.later(Span::days(30))),
        Some(Reason::SetupLinkExpired)
    );
    assert_eq!(found.refuses(w.later(Span::secs(30 * 86_400 - 1))), None);
    assert!(w.write(|tx| tx.revoke_setup_link(&link.id, w.now)));
    assert!(!w.write(|tx| tx.revoke_setup_link(&link.id, w.now)));
    let found = w.read(|tx| tx.find_setup_link_by_token(&token)).unwrap();
    assert_eq!(found.refuses(w.now), Some(Reason::SetupLinkRevoked));
}

pub fn setup_code_proves_one_browser_once_under_a_fresh_cookie(store: &Store) {
    let w = World::new(store);
    let made = setup(&w, &w.partner("Fabrikam"));
    let (link, _) = link(&w, &made);
    let (session, binding) = asks(&w, &link);
    let fresh = w.hash();
    assert!(
        w.read(|tx| tx.find_setup_session(&binding)).is_none(),
        "not proven yet"
    );
    assert_eq!(
        tries(&w, (&link, &w.hash()), &fresh, "right"),
        CodeCheck::Gone
    );
    assert_eq!(
        tries(&w, (&link, &binding), &fresh, "wrong"),
        CodeCheck::Wrong(1)
    );
    assert_eq!(
        tries(&w, (&link, &binding), &fresh, "right"),
        CodeCheck::Right
    );
    assert_eq!(
        tries(&w, (&link, &binding), &w.hash(), "right"),
        CodeCheck::Gone
    );
    assert!(
        w.read(|tx| tx.find_setup_session(&binding)).is_none(),
        "the old cookie is dead"
    );
    let (found, of) = w.read(|tx| tx.find_setup_session(&fresh)).unwrap();
    assert_eq!((found.id, of.id), (session, link.id.clone()));
    // A browser of before goes on when another one asks; a code that was not used does not.
    let (_, second) = asks(&w, &link);
    let (_, third) = asks(&w, &link);
    assert_eq!(
        tries(&w, (&link, &second), &w.hash(), "right"),
        CodeCheck::Gone
    );
    assert_eq!(
        tries(&w, (&link, &third), &w.hash(), "right"),
        CodeCheck::Right
    );
    assert!(w.read(|tx| tx.find_setup_session(&fresh)).is_some());
    assert_eq!(w.read(|tx| tx.count_setup_codes(&link.id, w.now)), 3);
}

pub fn test_sign_in_returns_once_to_its_own_browser(store: &Store) {
    let w = World::new(store);
    let made = setup(&w, &w.partner("Fabrikam"));
    let (link, _) = link(&w, &made);
    let ((ours, _), (other, _)) = (asks(&w, &link), asks(&w, &link));
    let new = attempt(&w, &made, &ours, 0);
    w.write(|tx| tx.insert_setup_attempt(&new));
    assert!(w.read(|tx| tx.is_setup_attempt(&new.state)));
    assert!(
        w.read(|tx| tx.find_sign_in_by_state(&new.state)).is_none(),
        "it is no sign-in"
    );
    let take = |session: &Id<kind::SetupSession>, after| {
        w.write(|tx| tx.take_setup_attempt(&new.state, session, w.later(after)))
    };
    assert!(take(&other, Span::secs(1)).is_none());
    assert!(take(&ours, Span::mins(30)).is_none(), "too late");
    let (taken, upstream) = take(&ours, Span::secs(1)).unwrap();
    assert_eq!(
        (taken.id.clone(), upstream),
        (new.attempt.id.clone(), vec![1, 2, 3])
    );
    assert!(take(&ours, Span::secs(1)).is_none(), "once");
    let failed = SetupOutcome::Failed {
        reason: Reason::UpstreamTime,
        note: "expired".into(),
    };
    assert!(w.write(|tx| tx.finish_setup_attempt(&taken.id, &failed)));
    let passed = SetupOutcome::Passed(Box::new(SetupFacts {
        issuer: "https://login.fabrikam.example".into(),
        subject: "a1b2…f6".into(),
        name: None,
        email: None,
        email_verified: false,
        groups: None,
        amr: vec!["mfa".into()],
        acr: None,
        clock_skew: -3,
        claims: Vec::new(),
        home: HomeRecord::default(),
    }));
    assert!(
        !w.write(|tx| tx.finish_setup_attempt(&taken.id, &passed)),
        "written once"
    );
    let second = attempt(&w, &made, &ours, 1);
    w.write(|tx| tx.insert_setup_attempt(&second));
    assert!(w.write(|tx| tx.finish_setup_attempt(&second.attempt.id, &passed)));
    let all = w.read(|tx| tx.setup_attempts_of(&made.id));
    assert_eq!(
        all.into_iter().map(|it| it.outcome).collect::<Vec<_>>(),
        [Some(passed), Some(failed)]
    );
}

pub fn test_sign_ins_are_forgotten_but_the_newest(store: &Store) {
    let w = World::new(store);
    let made = setup(&w, &w.partner("Fabrikam"));
    let (link, _) = link(&w, &made);
    let (session, _) = asks(&w, &link);
    for n in 0..25 {
        let new = attempt(&w, &made, &session, n);
        w.write(|tx| tx.insert_setup_attempt(&new));
    }
    let all = w.read(|tx| tx.setup_attempts_of(&made.id));
    assert_eq!(all.len(), SETUP_ATTEMPTS_KEPT);
    let newest = all.first().unwrap().created_at;
    let oldest = all.last().unwrap().created_at;
    assert_eq!(
        (newest, oldest),
        (w.later(Span::secs(24)), w.later(Span::secs(5)))
    );
}

pub fn connection_that_was_drafted_long_ago_is_the_newest(store: &Store) {
    let w = World::new(store);
    let partner = w.partner("Fabrikam");
    let drafted: Id<kind::Connection> = Id::new(w.now, w.random());
    let (early, late) = (w.later(Span::days(1)), w.later(Span::days(2)));
    w.connection_at(&partner, ConnectionKind::Oidc, early);
    let mut approved = w.connection_at(&partner, ConnectionKind::Oidc, late);
    w.write(|tx| tx.set_connection_state(&approved.id, ConnectionState::Disabled));
    approved.id = drafted.clone();
    w.write(|tx| tx.insert_connection(&approved));
    let preferred = w.read(|tx| tx.preferred_connection(&partner.id)).unwrap();
    assert_eq!(preferred.id, drafted);
}
