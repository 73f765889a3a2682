//! Signing keys: made once, published before they sign, kept until the last token is over.

use crate::house::{House, house, node, part, userinfo, with};
use model::{EventName, SigningAlg, Span};
use oidc::{OAuthCode, discovery::jwks, keys};
use std::collections::BTreeSet;
use store::AuditFilter;
use testkit::on_every_store;

fn published(house: &House) -> BTreeSet<String> {
    let set = jwks(&house.cx);
    let all = set.get("keys").and_then(|k| k.as_array()).unwrap();
    for key in all {
        for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
            assert_eq!(key.get(private), None, "{private} is nobody's business");
        }
    }
    all.iter()
        .map(|k| k.get("kid").and_then(|k| k.as_str()).unwrap().to_owned())
        .collect()
}

fn kid(house: &House) -> String {
    let header = part(house.tokens().id_token.as_ref().unwrap().expose(), 0);
    header
        .get("kid")
        .and_then(|k| k.as_str())
        .unwrap()
        .to_owned()
}

/// How many keys may sign now.
fn signing(house: &House) -> usize {
    let now = model::Clock::now(&*house.clock);
    let ring = house.cx.keys.current();
    let active = |k: &&model::SigningKeyRecord| k.active_from <= now && now < k.active_until;
    ring.records().filter(active).count()
}

on_every_store! {
    fn many_nodes_that_start_at_once_make_one_key_each_kind(store: &TestStore) {
        let clock = std::sync::Arc::new(testkit::TestClock::new());
        let nodes: Vec<_> = std::thread::scope(|scope| {
            let starting: Vec<_> = (0..8)
                .map(|n| {
                    let (store, clock) = (store.handle(), clock.clone());
                    scope.spawn(move || node(store, clock, 100 + n))
                })
                .collect();
            starting.into_iter().map(|t| t.join().unwrap()).collect()
        });
        let first = jwks(nodes.first().unwrap());
        assert_eq!(first.get("keys").and_then(|k| k.as_array()).unwrap().len(), SigningAlg::ALL.len());
        for node in &nodes {
            keys::ensure_keys(node).unwrap();
            assert_eq!(jwks(node), first);
        }
    }

    fn a_rotated_key_is_published_before_it_signs_and_the_old_one_after(store: &TestStore) {
        let house = house(store);
        let old = kid(&house);
        let token = house.tokens().access_token;
        keys::rotate_now(&house.cx, &House::by()).unwrap();
        assert_eq!(kid(&house), old, "apps must have time to learn the new key");
        assert_eq!(published(&house).len(), 2 * SigningAlg::ALL.len());
        assert!(userinfo(&house.cx, token.expose()).is_ok());
        house.clock.advance(house.cx.settings.lifetimes.key_lead);
        keys::ensure_keys(&house.cx).unwrap();
        let house = house.signed_in_again();
        assert_ne!(kid(&house), old);
        assert!(published(&house).contains(&old), "a token of it may still be about");
    }

    fn keys_rotate_by_themselves_and_apps_always_know_the_next_one(store: &TestStore) {
        let mut house = house(store);
        let mut known = published(&house);
        let first = kid(&house);
        let mut signed = BTreeSet::new();
        for _ in 0..70 {
            house.clock.advance(Span::days(1));
            keys::ensure_keys(&house.cx).unwrap();
            house = house.signed_in_again();
            let kid = kid(&house);
            assert!(known.contains(&kid), "published a day before it signed");
            signed.insert(kid);
            known = published(&house);
        }
        assert_eq!(signed.len(), 3, "thirty days each");
        assert!(!known.contains(&first), "no token of it is about any more");
    }

    fn what_the_old_key_signed_is_good_after_the_new_one_took_over(store: &TestStore) {
        let house = house(store);
        let lead = house.cx.settings.lifetimes.key_lead;
        keys::rotate_now(&house.cx, &House::by()).unwrap();
        house.clock.advance(lead);
        house.clock.advance(Span::mins(-1));
        let house = house.signed_in_again();
        let last = house.tokens();
        house.clock.advance(Span::mins(1));
        let hint = with(house.request(), "id_token_hint", Some(last.id_token.as_ref().unwrap().expose()));
        let kid = |token: &str| part(token, 0).get("kid").cloned();
        let next = house.redeem(&house.code_for(&hint)).unwrap();
        for (old, new) in [(last.id_token.as_ref().unwrap(), next.id_token.as_ref().unwrap()), (&last.access_token, &next.access_token)] {
            assert_ne!(kid(old.expose()), kid(new.expose()));
        }
        for tokens in [&last, &next] {
            assert!(userinfo(&house.cx, tokens.access_token.expose()).is_ok());
        }
        let asked = [("id_token_hint".to_owned(), last.id_token.as_ref().unwrap().expose().to_owned())];
        assert_eq!(oidc::logout::read(&house.cx, &asked).unwrap().app.unwrap().id, house.app.id);
    }

    fn a_second_rotation_within_the_lead_shortens_nobodys_warning(store: &TestStore) {
        let mut house = house(store);
        let lead = house.cx.settings.lifetimes.key_lead;
        let mut published_at = vec![published(&house)];
        let mut signed = Vec::new();
        for hour in 0..30_usize {
            if hour == 1 || hour == 4 {
                keys::rotate_now(&house.cx, &House::by()).unwrap();
            }
            keys::ensure_keys(&house.cx).unwrap();
            house = house.signed_in_again();
            assert_eq!(signing(&house), SigningAlg::ALL.len(), "one of each kind signs");
            signed.push(kid(&house));
            published_at.push(published(&house));
            house.clock.advance(Span::hours(1));
        }
        assert_eq!(lead, Span::hours(24));
        for (hour, kid) in signed.iter().enumerate() {
            let day_before = published_at.get(hour.saturating_sub(23)).unwrap();
            assert!(day_before.contains(kid), "hour {hour}");
        }
        signed.dedup();
        assert_eq!(signed.len(), 3, "each rotation took over in its turn");
    }

    fn k02_a_revoked_key_counts_at_no_node_from_that_instant_on(store: &TestStore) {
        let house = house(store);
        let other = node(store.handle(), house.clock.clone(), 300);
        house.clock.advance(Span::mins(1));
        let tokens = house.tokens();
        let (access, id_token) = (tokens.access_token.expose(), tokens.id_token.as_ref().unwrap().expose());
        let hint = [("id_token_hint".to_owned(), id_token.to_owned())];
        let named = |cx| oidc::logout::read(cx, &hint).unwrap().app.map(|app| app.id);
        assert!(userinfo(&other, access).is_ok());
        assert_eq!(named(&other).as_ref(), Some(&house.app.id));

        let kids: BTreeSet<_> = [access, id_token].into_iter().filter_map(tokens::kid_of).collect();
        for kid in &kids {
            let kid = kid.as_str();
            assert!(keys::revoke(&house.cx, &House::by(), kid).unwrap());
            assert!(!keys::revoke(&house.cx, &House::by(), kid).unwrap(), "there is none any more");
            // The other node has not looked at its keys since.
            assert!(other.keys.current().knows(kid));
            // As it does each second.
            keys::follow(&other).unwrap();
            assert!(!jwks(&other).to_string().contains(kid), "nor is it published there");
            assert!(!other.keys.current().knows(kid), "nor does it sign there any more");
        }
        for cx in [&house.cx, &other] {
            assert_eq!(userinfo(cx, access).unwrap_err().code, OAuthCode::InvalidToken);
            assert_eq!(named(cx), None);
        }
        let filter = AuditFilter { name: Some(EventName::Keys), limit: 100, ..AuditFilter::default() };
        let lines = store.handle().read(|tx| tx.list_events(&filter)).unwrap();
        let revoked = lines.iter().filter(|line| line.event.detail["did"] == "revoked");
        assert_eq!(revoked.count(), kids.len(), "one line for each");

        let house = house.signed_in_again();
        let next = house.tokens();
        assert!(userinfo(&other, next.access_token.expose()).is_ok(), "others sign at once");
        assert_ne!(tokens::kid_of(next.access_token.expose()), tokens::kid_of(access));
    }

    fn k02_a_node_that_has_not_looked_since_accepts_nothing_of_a_revoked_key(store: &TestStore) {
        let house = house(store);
        let other = node(store.handle(), house.clock.clone(), 301);
        house.clock.advance(Span::mins(1));
        let access = house.tokens().access_token;
        let kid = tokens::kid_of(access.expose()).unwrap();
        assert!(keys::revoke(&house.cx, &House::by(), &kid).unwrap());
        assert!(other.keys.current().knows(&kid));
        assert_eq!(userinfo(&other, access.expose()).unwrap_err().code, OAuthCode::InvalidToken);
    }

    fn k02_a_successor_that_is_revoked_before_it_signs_is_made_anew(store: &TestStore) {
        let house = house(store);
        keys::rotate_now(&house.cx, &House::by()).unwrap();
        house.clock.advance(Span::mins(1));
        let now = model::Clock::now(&*house.clock);
        let waiting = |house: &House| -> Vec<String> {
            let ring = house.cx.keys.current();
            ring.records().filter(|key| now < key.active_from).map(|key| key.kid.clone()).collect()
        };
        let before = waiting(&house);
        let first = before.first().unwrap();
        assert!(keys::revoke(&house.cx, &House::by(), first).unwrap());
        let after = waiting(&house);
        assert_eq!(after.len(), before.len());
        assert!(!after.contains(first));
        assert!(userinfo(&house.cx, house.tokens().access_token.expose()).is_ok());
    }

    fn nodes_that_rotate_at_once_make_one_key_each_kind(store: &TestStore) {
        let house = house(store);
        let nodes: Vec<_> = (0..4).map(|n| node(store.handle(), house.clock.clone(), 200 + n)).collect();
        let start = std::sync::Barrier::new(nodes.len());
        std::thread::scope(|scope| {
            for cx in &nodes {
                scope.spawn(|| {
                    start.wait();
                    keys::rotate_now(cx, &House::by()).unwrap();
                });
            }
        });
        keys::ensure_keys(&house.cx).unwrap();
        assert_eq!(published(&house).len(), 2 * SigningAlg::ALL.len());
        house.clock.advance(house.cx.settings.lifetimes.key_lead);
        for cx in &nodes {
            keys::ensure_keys(cx).unwrap();
        }
        keys::ensure_keys(&house.cx).unwrap();
        assert_eq!(published(&house).len(), 2 * SigningAlg::ALL.len(), "the new ones sign; no others were needed");
        let house = house.signed_in_again();
        let token = house.tokens().access_token;
        for cx in &nodes {
            assert!(userinfo(cx, token.expose()).is_ok(), "at every node");
        }
    }
}
