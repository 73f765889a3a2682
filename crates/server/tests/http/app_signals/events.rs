use super::{CAEP, HEADER, RISC, World};
use model::{Clock, PasskeyOwner, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::on_every_store;

on_every_store! {
    fn h01_a_removed_guest_is_told_under_the_subject_that_the_app_knows(store: &TestStore) {
        let world = World::open(store);
        let stream = world.listen();
        let (_, tokens) = world.opens(0);
        let id_token = World::claims_of(tokens["id_token"].as_str().unwrap());
        assert_eq!(world.deliver(), 0, "nothing happened yet");
        let at = world.clock.now().secs();
        world.admin(&format!("/admin/guests/{}/remove", world.guest(0)));
        world.deliver();
        let came = world.ear.take();
        assert_eq!(came.len(), 2);
        let mut ids = BTreeSet::new();
        for one in &came {
            assert_eq!(one.media_type, "application/secevent+jwt");
            assert_eq!(one.authorization.as_deref(), Some(HEADER));
            let heard = world.read(&one.token);
            let claims = &heard.claims;
            assert_eq!(claims["iss"], world.product.origin.as_str());
            assert_eq!(claims["aud"], world.product.seeded.client_id.as_str());
            assert_eq!(claims["iat"], at);
            assert_eq!(claims["sub_id"], json!({
                "format": "iss_sub", "iss": world.product.origin, "sub": id_token["sub"],
            }));
            assert!(claims.get("exp").is_none() && claims.get("sub").is_none() && claims.get("nonce").is_none());
            assert_eq!(heard.says, json!({
                "event_timestamp": at, "initiating_entity": "admin",
                "reason_admin": { "en": "guest_removed" },
            }));
            assert!(ids.insert(claims["jti"].to_string()));
            assert!(!claims.to_string().contains(world.guest(0).as_str()), "no id of ours but the subject");
        }
        let events: BTreeSet<String> = came.iter().map(|one| {
            let claims = world.read(&one.token).claims;
            claims["events"].as_object().unwrap().keys().next().unwrap().clone()
        }).collect();
        assert_eq!(events, BTreeSet::from([
            format!("{CAEP}session-revoked"), format!("{RISC}account-disabled"),
        ]));
        assert!(stream.starts_with("str_"));
    }

    fn h01_only_apps_that_got_a_token_for_a_guest_hear_of_it(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let (_, token) = world.another_app();
        let made = world.ask(&token, ("POST", "/ssf/stream"), &Value::Null);
        assert_eq!(made.status, 201, "{}", made.body);
        let path = format!("/ssf/events/{}", made.text("stream_id"));
        let _tokens = world.opens(0);
        for n in [0, 1] {
            world.admin(&format!("/admin/guests/{}/remove", world.guest(n)));
        }
        assert_eq!(world.names(), ["account-disabled", "session-revoked"], "of the one who came");
        let kept = world.ask(&token, ("POST", &path), &json!({ "returnImmediately": true })).json();
        assert_eq!(kept, json!({ "sets": {}, "moreAvailable": false }), "nothing of another app's guests");
    }

    fn h01_every_change_of_an_account_is_told_once(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = world.opens(0);
        let guest = world.guest(0);
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        assert_eq!(world.names(), ["account-disabled", "session-revoked"]);
        world.admin(&format!("/admin/guests/{guest}/resume"));
        assert_eq!(world.names(), ["account-enabled"]);
        let partner = world.product.portico.store.read(|tx| tx.list_partners()).unwrap().remove(0).id;
        world.admin(&format!("/admin/partners/{partner}/suspend"));
        assert_eq!(world.names(), ["account-disabled"], "the session had ended before");
        assert_eq!(world.names(), [] as [&str; 0], "once");
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        world.names();
        world.admin(&format!("/admin/guests/{guest}/resume"));
        assert_eq!(world.names(), [] as [&str; 0], "the partner is suspended");
        world.admin(&format!("/admin/partners/{partner}/resume"));
        assert_eq!(world.names(), ["account-enabled"]);
        world.admin(&format!("/admin/guests/{guest}/remove"));
        assert_eq!(world.names(), ["account-disabled"]);
        world.clock.advance(Span::days(31));
        oidc::keys::ensure_keys(&world.product.portico.oidc).unwrap();
        admin::closing::sweep(&world.product.portico.desk).unwrap();
        let heard = world.hears();
        assert_eq!(heard.len(), 1);
        assert_eq!(heard[0].event, "account-purged");
        assert!(heard[0].claims["sub_id"]["sub"].is_string(), "the app still has to know whom");
    }

    fn h01_an_ending_of_a_whole_partner_tells_of_each_guest_even_when_it_is_begun_twice(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = [world.opens(0), world.opens(1)];
        let partner = world.product.portico.store.read(|tx| tx.list_partners()).unwrap().remove(0).id;
        world.admin(&format!("/admin/partners/{partner}/end"));
        // The node that wrote it down stopped before it could say so.
        let now = world.clock.now();
        let claim = |tx: &mut store::Tx<'_>| tx.claim_outbox(now, Span::secs(60), 10);
        let work = world.product.portico.store.write(claim).unwrap();
        for item in &work {
            admin::partners::sweep(&world.product.portico.desk, item);
        }
        world.clock.advance(Span::secs(61));
        let heard = world.hears();
        let subjects: BTreeSet<String> = heard.iter().map(|it| it.claims["sub_id"]["sub"].to_string()).collect();
        assert_eq!((heard.len(), subjects.len()), (4, 2));
        assert!(heard.iter().all(|it| it.says["reason_admin"]["en"] == "partner_ended"));
    }

    fn h01_access_that_is_taken_ends_sessions_and_no_account(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let (mut guest, _) = world.opens(0);
        let app = world.product.app();
        let desk = &world.product.portico.desk;
        let assigned = desk.store.read(|tx| tx.assignments_of_app(&app.id)).unwrap().remove(0);
        world.admin(&format!("/admin/assignments/{}/remove", assigned.id));
        let heard = world.hears();
        assert_eq!(heard.len(), 1);
        assert_eq!((heard[0].event.as_str(), &heard[0].says["reason_admin"]["en"]),
            ("session-revoked", &json!("assignment_removed")));
        assert_eq!(heard[0].claims["sub_id"]["format"], "iss_sub");
        // One session of somebody who may have others.
        desk.store.write(|tx| tx.insert_assignment(&assigned)).unwrap();
        let (_, tokens) = world.opens(0);
        let sid = World::claims_of(tokens["id_token"].as_str().unwrap())["sid"].clone();
        assert_eq!(guest.post("/sign-out", &[]).status, 303);
        let heard = world.hears();
        assert_eq!(heard.len(), 1);
        let about = &heard[0].claims["sub_id"];
        assert_eq!((&about["format"], &about["user"]["format"]), (&json!("complex"), &json!("iss_sub")));
        assert_eq!(about["session"], json!({ "format": "opaque", "id": sid }));
    }

    fn h01_another_factor_is_told_as_a_change_of_credentials(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = world.opens(0);
        let guest = world.guest(0);
        let passkey = model::Passkey {
            id: model::Id::new(world.clock.now(), &*world.product.portico.oidc.random),
            owner: PasskeyOwner::Guest(guest.clone()),
            credential_id: "abc".into(),
            credential: "{}".into(),
            created_at: world.clock.now(),
            used_at: None,
        };
        assert!(world.product.portico.store.write(|tx| tx.insert_passkey(&passkey)).unwrap());
        world.admin(&format!("/admin/guests/{guest}/factors"));
        let heard = world.hears();
        let changed = heard.iter().find(|it| it.event == "credential-change").unwrap();
        assert_eq!(changed.says["credential_type"], "fido2-roaming");
        assert_eq!(changed.says["change_type"], "revoke");
        assert!(heard.iter().any(|it| it.event == "session-revoked"));
        assert_eq!(heard.len(), 2);
    }

    fn h01_an_app_hears_what_it_asked_for_alone(store: &TestStore) {
        let world = World::open(store);
        let token = world.token("ssf.manage");
        let mut wish = world.push();
        wish["events_requested"] = json!([format!("{RISC}account-disabled"), "https://example.com/its-own"]);
        let made = world.ask(&token, ("POST", "/ssf/stream"), &wish).json();
        assert_eq!(made["events_delivered"], json!([format!("{RISC}account-disabled")]));
        assert_eq!(made["events_requested"], wish["events_requested"]);
        let _tokens = world.opens(0);
        world.admin(&format!("/admin/guests/{}/remove", world.guest(0)));
        assert_eq!(world.names(), ["account-disabled"]);
    }
}
