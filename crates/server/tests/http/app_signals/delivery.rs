use super::{Heard, Manner, World};
use model::{Clock, Span};
use serde_json::{Value, json};
use testkit::on_every_store;

on_every_store! {
    fn h01_what_is_not_acknowledged_is_sent_again_as_it_was(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = world.opens(0);
        let app = world.product.app();
        let desk = &world.product.portico.desk;
        let assigned = desk.store.read(|tx| tx.assignments_of_app(&app.id)).unwrap().remove(0);
        world.admin(&format!("/admin/assignments/{}/remove", assigned.id));
        let mut tokens = Vec::new();
        let hostile = [
            Manner::Says(500, ""),
            Manner::Says(200, ""),
            Manner::Says(400, r#"{"err":"invalid_key"}"#),
            Manner::Redirects,
            Manner::Floods,
            Manner::HangsUp,
        ];
        for manner in hostile {
            world.ear.becomes(manner);
            assert_eq!(world.deliver(), 1, "{manner:?}");
            let came = world.ear.take();
            assert_eq!(came.len(), 1, "{manner:?}: asked once, and nowhere else");
            tokens.push(came[0].token.clone());
            assert_eq!(world.deliver(), 0, "not at once");
            world.clock.advance(Span::mins(20));
        }
        let view = admin::streams::find(desk, &app.id).unwrap().unwrap();
        assert_eq!((view.undelivered, view.acknowledged_at), (1, None));
        world.ear.becomes(Manner::Says(202, ""));
        let told_at = world.clock.now();
        assert_eq!(world.deliver(), 1);
        tokens.push(world.ear.take()[0].token.clone());
        let first = world.read(&tokens[0]).claims;
        assert!(tokens.iter().all(|token| world.read(token).claims == first), "the same each time");
        world.clock.advance(Span::days(1));
        assert_eq!(world.deliver(), 0, "acknowledged");
        let view = admin::streams::find(desk, &app.id).unwrap().unwrap();
        assert_eq!((view.undelivered, view.acknowledged_at), (0, Some(told_at)));
        let filter = admin::ReceiptFilter { app_id: Some(app.id), limit: 1, ..Default::default() };
        let receipt = admin::receipts::list(desk, &filter).unwrap().remove(0).id;
        let receipt = admin::receipts::find(desk, &receipt).unwrap().unwrap();
        let told = &receipt.apps[0];
        assert_eq!(told.signal, Some(admin::receipts::LogoutDelivery::Done(Some(told_at))));
        assert_eq!(told.signals.delivered, 1);
        let shown = world.product.admin("ada@contoso.example").get(&format!("/admin/receipts/{}", receipt.id.clone().unwrap()));
        assert!(shown.body.contains("By signal:"), "{}", shown.body);
        let file = admin::receipts::file(desk, &receipt);
        let holds = admin::receipts::check(desk, &file).unwrap();
        assert_eq!(holds, admin::receipts::FileVerdict::Holds);
    }

    fn h01_of_one_guest_nothing_is_told_before_what_happened_earlier(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = [world.opens(0), world.opens(1)];
        world.ear.becomes(Manner::Says(503, ""));
        let guest = world.guest(0);
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        // By then it is tried again after a minute.
        for pause in [1, 4, 16, 0] {
            assert_eq!(world.hears().len(), 1, "the first alone");
            world.clock.advance(Span::secs(pause));
        }
        world.admin(&format!("/admin/guests/{guest}/resume"));
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        world.admin(&format!("/admin/guests/{}/suspend", world.guest(1)));
        world.ear.becomes(Manner::Says(202, ""));
        let subject = |heard: &Heard| heard.claims["sub_id"]["sub"].to_string();
        let others: Vec<String> = world.hears().iter().map(subject).collect();
        assert_eq!(others.len(), 2, "another guest waits for nobody");
        assert_eq!(others[0], others[1]);
        let mut told = Vec::new();
        for _ in 0..20 {
            world.clock.advance(Span::secs(5));
            told.extend(world.hears().into_iter().filter(|it| !others.contains(&subject(it))));
        }
        let accounts: Vec<&str> = told.iter().map(|it| it.event.as_str()).filter(|it| it.starts_with("account")).collect();
        assert_eq!(accounts, ["account-disabled", "account-enabled", "account-disabled"]);
        let times: Vec<i64> = told.iter().map(|it| it.says["event_timestamp"].as_i64().unwrap()).collect();
        assert!(times.is_sorted(), "{times:?}");
    }

    fn h01_another_node_delivers_what_waited_when_one_stopped(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let _tokens = world.opens(0);
        world.admin(&format!("/admin/guests/{}/remove", world.guest(0)));
        // Taken up by a node that dies with it.
        let now = world.clock.now();
        let claim = |tx: &mut store::Tx<'_>| tx.claim_outbox(now, Span::secs(60), 10);
        assert_eq!(world.product.portico.store.write(claim).unwrap().len(), 1, "one at a time of one guest");
        assert_eq!(world.deliver(), 0, "nobody else has it for a minute");
        let next = world.product.another_node(store.handle());
        world.clock.advance(Span::secs(61));
        while next.deliver() > 0 {}
        let came = world.ear.take();
        assert_eq!(came.len(), 2);
        world.clock.advance(Span::days(1));
        assert_eq!(next.deliver() + world.deliver(), 0);
        assert!(world.ear.take().is_empty(), "once");
    }

    fn h01_a_paused_stream_keeps_and_a_disabled_one_drops(store: &TestStore) {
        let world = World::open(store);
        let stream = world.listen();
        let _tokens = world.opens(0);
        let set = |status: &str| {
            let token = world.token("ssf.manage");
            let wish = json!({ "stream_id": stream, "status": status, "reason": "night" });
            world.ask(&token, ("POST", "/ssf/status"), &wish)
        };
        let paused = set("paused");
        assert_eq!(paused.json(), json!({ "stream_id": stream, "status": "paused", "reason": "night" }));
        let guest = world.guest(0);
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        assert_eq!(world.deliver(), 0);
        assert_eq!(set("enabled").status, 200);
        assert_eq!(world.names(), ["account-disabled", "session-revoked"], "kept for now");
        assert_eq!(set("disabled").status, 200);
        world.admin(&format!("/admin/guests/{guest}/resume"));
        assert_eq!(set("enabled").status, 200);
        assert_eq!(world.names(), [] as [&str; 0], "nothing was kept");
        // What waits while the app goes away is dropped too.
        world.ear.becomes(Manner::Says(500, ""));
        world.admin(&format!("/admin/guests/{guest}/suspend"));
        world.hears();
        assert_eq!(set("disabled").status, 200);
        world.clock.advance(Span::hours(1));
        assert_eq!(world.deliver(), 0);
        assert_eq!(set("enabled").status, 200);
        assert_eq!(world.deliver(), 0);
        assert_eq!(set("sleepy").status, 400);
    }

    fn h01_an_ended_stream_is_told_nothing_more(store: &TestStore) {
        let world = World::open(store);
        let stream = world.listen();
        let _tokens = world.opens(0);
        let token = world.token("ssf.manage");
        world.admin(&format!("/admin/guests/{}/suspend", world.guest(0)));
        let app = world.product.app().id;
        let page = format!("/admin/apps/{app}");
        let mut ada = world.product.admin("ada@contoso.example");
        let shown = ada.get(&page).body;
        assert!(shown.contains("End the stream") && shown.contains(&world.ear.address), "{shown}");
        assert_eq!(ada.post(&format!("{page}/stream"), &[]).status, 303);
        assert!(ada.get(&page).body.contains("made no stream of signals"));
        assert_eq!(world.deliver(), 0, "what waited is dropped");
        assert!(world.ear.take().is_empty());
        let path = format!("/ssf/stream?stream_id={stream}");
        assert_eq!(world.ask(&token, ("GET", &path), &Value::Null).status, 404);
        assert_eq!(ada.post(&format!("{page}/stream"), &[]).status, 404);
        // Its own wish.
        let again = world.listen();
        let path = format!("/ssf/stream?stream_id={again}");
        assert_eq!(world.ask(&token, ("DELETE", &path), &Value::Null).status, 204);
        assert_eq!(world.ask(&token, ("DELETE", &path), &Value::Null).status, 404);
        world.admin(&format!("/admin/guests/{}/resume", world.guest(0)));
        assert_eq!(world.deliver(), 0);
    }

    fn h01_an_app_may_fetch_what_it_is_told(store: &TestStore) {
        let world = World::open(store);
        let token = world.token("ssf.manage");
        let made = world.ask(&token, ("POST", "/ssf/stream"), &json!({})).json();
        assert_eq!(made["delivery"]["method"], "urn:ietf:rfc:8936", "what an app gets that says nothing");
        let endpoint = made["delivery"]["endpoint_url"].as_str().unwrap();
        let path = endpoint.strip_prefix(&world.product.origin).unwrap().to_owned();
        let _tokens = [world.opens(0), world.opens(1)];
        let fetch = |body: Value| {
            let token = world.token("ssf.manage");
            let answer = world.ask(&token, ("POST", &path), &body);
            assert_eq!(answer.status, 200, "{}", answer.body);
            answer.json()
        };
        for n in [0, 1] {
            world.admin(&format!("/admin/guests/{}/suspend", world.guest(n)));
        }
        assert_eq!(world.deliver(), 0, "nobody posts it");
        let some = fetch(json!({ "maxEvents": 3, "returnImmediately": true }));
        assert_eq!((some["sets"].as_object().unwrap().len(), &some["moreAvailable"]), (3, &json!(true)));
        for (jti, set) in some["sets"].as_object().unwrap() {
            assert_eq!(world.read(set.as_str().unwrap()).claims["jti"], jti.as_str());
        }
        let again = fetch(json!({ "maxEvents": 3 }));
        assert_eq!(again, some, "until it is acknowledged");
        let mut all: Vec<String> = some["sets"].as_object().unwrap().keys().cloned().collect();
        let bad = all.pop().unwrap();
        let rest = fetch(json!({
            "ack": all, "setErrs": { bad: { "err": "invalid_key", "description": "\u{1b}[31m" }, "nobody's": { "err": "x" } },
        }));
        assert_eq!((rest["sets"].as_object().unwrap().len(), &rest["moreAvailable"]), (1, &json!(false)));
        let app = world.product.app().id;
        let view = || admin::streams::find(&world.product.portico.desk, &app).unwrap().unwrap();
        assert_eq!((view().undelivered, view().given_up), (1, 1));
        assert!(view().acknowledged_at.is_some());
        let last: Vec<&String> = rest["sets"].as_object().unwrap().keys().collect();
        let none = fetch(json!({ "maxEvents": 0, "ack": last }));
        assert_eq!(none, json!({ "sets": {}, "moreAvailable": false }));
        // Nobody fetches for a week.
        world.admin(&format!("/admin/guests/{}/resume", world.guest(0)));
        assert_eq!(view().undelivered, 1);
        world.clock.advance(Span::days(8));
        let now = world.clock.now();
        assert_eq!(world.product.portico.store.write(|tx| tx.settle_signals(now)).unwrap(), 1);
        assert_eq!(fetch(json!({}))["sets"], json!({}));
    }
}
