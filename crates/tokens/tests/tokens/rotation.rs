use crate::fixture::{APP, ISSUER, START, expect, make, parts, sealer};
use model::{At, Lifetimes, SigningAlg, SigningKeyRecord, Span};
use serde_json::{Value, json};
use std::sync::Arc;
use tokens::{KeyError, KeyNeed, KeyRing, SharedKeys, TokenKind, VerifyError};

const ALG: SigningAlg = SigningAlg::Es256;

fn load(records: &[SigningKeyRecord]) -> KeyRing {
    KeyRing::load(records, &sealer()).unwrap()
}

fn sign(ring: &KeyRing, now: At) -> Result<String, KeyError> {
    let claims = json!({
        "iss": ISSUER, "aud": APP, "iat": now.secs(), "exp": now.secs() + 300,
    });
    ring.sign(ALG, TokenKind::Id, &claims, now)
}

fn signer(ring: &KeyRing, now: At) -> String {
    let [header, ..] = parts(&sign(ring, now).unwrap());
    let header: Value = serde_json::from_slice(&header).unwrap();
    header["kid"].as_str().unwrap().to_owned()
}

fn published(ring: &KeyRing, now: At) -> Vec<String> {
    let set = ring.jwks(now);
    let keys = set["keys"].as_array().unwrap();
    keys.iter()
        .map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

/// What is needed of the one algorithm that these tests move through time.
fn need(ring: &KeyRing, now: At) -> Option<KeyNeed> {
    let needs = ring.needs(&Lifetimes::default(), now);
    needs.into_iter().find(|need| need.alg == ALG)
}

#[test]
fn a_key_takes_over_after_it_was_published_and_the_old_one_verifies_until_it_retires() {
    let lifetimes = Lifetimes::default();
    let old = make(ALG, START, START);
    let handover = START.plus(lifetimes.key_active);
    let lead = handover.minus(lifetimes.key_lead);
    let ring = load(std::slice::from_ref(&old));
    assert_eq!(old.active_until, handover);

    // Nothing is needed until the lead time begins; then a successor for the handover is.
    assert_eq!(need(&ring, lead.minus(Span::secs(1))), None);
    let wanted = KeyNeed {
        alg: ALG,
        active_from: handover,
    };
    assert_eq!(need(&ring, lead), Some(wanted));

    let new = make(ALG, lead, wanted.active_from);
    let ring = load(&[old.clone(), new.clone()]);
    assert_eq!(need(&ring, lead), None);

    // Published before its first use.
    assert_eq!(published(&ring, lead), [old.kid.clone(), new.kid.clone()]);
    let last_moment = handover.minus(Span::millis(1));
    assert_eq!(signer(&ring, lead), old.kid);
    assert_eq!(signer(&ring, last_moment), old.kid);
    assert_eq!(signer(&ring, handover), new.kid);
    assert_eq!(need(&ring, handover), None);

    // The last token of the old key outlives its signing.
    let last_token = sign(&ring, last_moment).unwrap();
    let then = handover.plus(Span::mins(4));
    assert!(
        ring.verify(&last_token, &expect(TokenKind::Id), then)
            .is_ok()
    );

    let retired = old.published_until;
    assert_eq!(
        retired,
        handover.plus(lifetimes.id_token).plus(Span::days(1))
    );
    assert_eq!(published(&ring, retired.minus(Span::secs(1))).len(), 2);
    assert_eq!(published(&ring, retired), [new.kid]);
}

#[test]
fn an_expired_key_never_signs_nor_verifies() {
    let old = make(ALG, START, START);
    let ring = load(std::slice::from_ref(&old));
    let token = sign(&ring, START).unwrap();
    let hint = tokens::Expect {
        expiry: tokens::Expiry::Ignored,
        ..expect(TokenKind::Id)
    };
    let verify = |now| ring.verify(&token, &hint, now).map(drop);
    assert!(matches!(
        sign(&ring, old.active_until),
        Err(KeyError::NoActiveKey(ALG))
    ));
    assert_eq!(verify(old.published_until.minus(Span::secs(1))), Ok(()));
    assert_eq!(verify(old.published_until), Err(VerifyError::UnknownKey));
    assert!(matches!(
        sign(&ring, old.published_until),
        Err(KeyError::NoActiveKey(ALG))
    ));
}

#[test]
fn a_key_does_not_sign_before_its_time_but_verifies_for_nodes_whose_clock_is_ahead() {
    let soon = START.plus(Span::secs(5));
    let ring = load(&[make(ALG, soon, soon)]);
    assert!(matches!(
        sign(&ring, START),
        Err(KeyError::NoActiveKey(ALG))
    ));
    let token = sign(&ring, soon).unwrap();
    assert!(ring.verify(&token, &expect(TokenKind::Id), START).is_ok());
}

#[test]
fn the_newest_of_several_active_keys_signs() {
    let first = make(ALG, START, START);
    let second = make(ALG, START, START.plus(Span::days(1)));
    let now = START.plus(Span::days(2));
    for records in [[first.clone(), second.clone()], [second.clone(), first]] {
        assert_eq!(signer(&load(&records), now), second.kid);
    }
}

#[test]
fn an_empty_ring_needs_a_key_of_each_algorithm_at_once() {
    let needs = KeyRing::default().needs(&Lifetimes::default(), START);
    let expected = SigningAlg::ALL.iter().map(|alg| KeyNeed {
        alg: *alg,
        active_from: START,
    });
    assert_eq!(needs, expected.collect::<Vec<_>>());
    assert_eq!(KeyRing::default().jwks(START), json!({ "keys": [] }));
}

#[test]
fn a_key_is_needed_at_once_where_none_is_active_yet_or_any_more() {
    let at_once = |now| {
        Some(KeyNeed {
            alg: ALG,
            active_from: now,
        })
    };
    let later = load(&[make(ALG, START, START.plus(Span::days(2)))]);
    assert_eq!(need(&later, START), at_once(START));
    let ended = START.plus(Lifetimes::default().key_active);
    assert_eq!(
        need(&load(&[make(ALG, START, START)]), ended),
        at_once(ended)
    );
}

#[test]
fn a_ring_knows_its_keys_and_is_replaced_as_a_whole() {
    let (first, second) = (make(ALG, START, START), make(ALG, START, START));
    let shared = SharedKeys::new(load(std::slice::from_ref(&first)));
    let in_use = shared.current();
    assert!(in_use.knows(&first.kid) && !in_use.knows(&second.kid));
    shared.replace(load(&[first.clone(), second.clone()]));
    assert!(shared.current().knows(&second.kid));
    // Who still holds the former ring keeps a whole one.
    assert!(!in_use.knows(&second.kid));
    assert!(Arc::ptr_eq(&shared.current(), &shared.current()));
    assert_eq!(shared.current().records().count(), 2);
}
