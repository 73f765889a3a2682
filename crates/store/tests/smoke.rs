//! Every statement prepares and runs on every database.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]
use model::*;
use store::*;
use testkit::on_every_store;

on_every_store! {
    fn an_empty_store_answers_every_question(store: &TestStore) {
        let random = testkit::TestRandom::from_seed(1);
        let now = testkit::TestClock::new().now();
        store.write(|tx| {
            tx.audit(Event::change(now, Actor::plain(ActorKind::System), EventName::Keys));
            assert!(tx.facts(&Id::new(now, &random), &Id::new(now, &random))?.is_none());
            assert!(tx.facts_of_guest(&Id::new(now, &random))?.is_empty());
            assert!(tx.facts_for_session(&Id::new(now, &random), &Id::new(now, &random))?.is_none());
            assert!(tx.grant_view(&Id::new(now, &random))?.is_none());
            let (p, c, g, a, gr, s) = (Id::new(now,&random), Id::new(now,&random), Id::new(now,&random), Id::new(now,&random), Id::new(now,&random), Id::new(now,&random));
            for scope in [GrantScope::Partner(&p), GrantScope::Connection(&c), GrantScope::Guest(&g), GrantScope::App(&a), GrantScope::Session(&s),
                          GrantScope::GuestAtApp(&g,&a), GrantScope::GroupAtApp(&gr,&a), GrantScope::PartnerAtApp(&p,&a), GrantScope::Family(&Id::new(now,&random))] {
                assert!(tx.end_grants(&scope, now)?.is_empty());
            }
            assert!(tx.list_guests(&GuestFilter { text: Some("a%_".into()), limit: 10, ..GuestFilter::default() })?.is_empty());
            tx.purge(now)?;
            Ok::<_, StoreError>(())
        }).unwrap();
        assert_eq!(store.read(|tx| tx.verify_audit()).unwrap(), AuditVerdict::Intact { lines: 1 });
    }
}
