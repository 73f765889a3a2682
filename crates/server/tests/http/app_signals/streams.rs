use super::{CAEP, RISC, World};
use model::Span;
use serde_json::{Value, json};
use testkit::on_every_store;

on_every_store! {
    fn h01_the_configuration_says_what_there_is(store: &TestStore) {
        let world = World::open(store);
        let document = world.product.browser().get("/.well-known/ssf-configuration").json();
        let origin = world.product.origin.as_str();
        assert_eq!(document["spec_version"], "1_0");
        assert_eq!(document["issuer"], origin);
        assert_eq!(document["default_subjects"], "ALL");
        assert_eq!(document["authorization_schemes"], json!([{ "spec_urn": "urn:ietf:rfc:6749" }]));
        assert_eq!(document["delivery_methods_supported"], json!(["urn:ietf:rfc:8935", "urn:ietf:rfc:8936"]));
        assert!(document.get("add_subject_endpoint").is_none() && document.get("remove_subject_endpoint").is_none());
        let token = world.token("ssf.manage");
        for (name, method) in [
            ("configuration_endpoint", "GET"), ("status_endpoint", "GET"), ("verification_endpoint", "POST"),
        ] {
            let path = document[name].as_str().unwrap().strip_prefix(origin).unwrap();
            let answer = world.ask(&token, (method, path), &json!({ "stream_id": "str_0" }));
            let expected = if name == "configuration_endpoint" { 200 } else { 404 };
            assert_eq!(answer.status, expected, "{name}: {}", answer.body);
            assert!(answer.header("content-type").unwrap().starts_with("application/json"));
        }
        let keys = document["jwks_uri"].as_str().unwrap().strip_prefix(origin).unwrap();
        assert!(world.product.browser().get(keys).json()["keys"].is_array());
    }

    fn h01_a_stream_is_made_read_changed_and_replaced(store: &TestStore) {
        let world = World::open(store);
        let token = world.token("ssf.manage");
        let ask = |method: &str, path: &str, body: &Value| world.ask(&token, (method, path), body);
        assert_eq!(ask("GET", "/ssf/stream", &Value::Null).json(), json!([]));
        let mut wish = world.push();
        wish["description"] = json!("Parts Portal");
        let made = ask("POST", "/ssf/stream", &wish);
        assert_eq!(made.status, 201);
        assert!(made.header("cache-control").unwrap().contains("no-store"));
        let made = made.json();
        let id = made["stream_id"].as_str().unwrap();
        let path = format!("/ssf/stream?stream_id={id}");
        let all: Vec<String> = ["caep/session-revoked", "caep/credential-change", "risc/account-disabled",
            "risc/account-enabled", "risc/account-purged"].iter().map(|it| {
            let (profile, name) = it.split_once('/').unwrap();
            format!("{}{name}", if profile == "caep" { CAEP } else { RISC })
        }).collect();
        assert_eq!(made["events_supported"], json!(all));
        assert_eq!((&made["iss"], &made["aud"]),
            (&json!(world.product.origin), &json!(world.product.seeded.client_id)));
        assert!(!made.to_string().contains("what-the-app-wants"), "what is sealed is not told");
        assert_eq!(ask("POST", "/ssf/stream", &wish).status, 409, "one is enough");
        assert_eq!(ask("GET", &path, &Value::Null).json(), made);
        assert_eq!(ask("GET", "/ssf/stream", &Value::Null).json(), json!([made]));

        let change = json!({ "stream_id": id, "events_requested": [all[2]], "iss": world.product.origin });
        let changed = ask("PATCH", "/ssf/stream", &change).json();
        assert_eq!(changed["events_delivered"], json!([all[2]]));
        assert_eq!(changed["description"], "Parts Portal", "what is not named stays");
        let wrong = json!({ "stream_id": id, "aud": "somebody-else" });
        assert_eq!(ask("PATCH", "/ssf/stream", &wrong).status, 400);
        // The whole of it, as it was read: the header stays with its address.
        let same = ask("PUT", "/ssf/stream", &changed);
        assert_eq!(same.status, 200, "{}", same.body);
        let store = &world.product.portico.store;
        let app = world.product.app().id;
        let kept = || store.read(|tx| tx.app_stream(&app)).unwrap().unwrap().authorization;
        assert!(kept().is_some());
        let other = json!({ "stream_id": id, "delivery": {
            "method": "urn:ietf:rfc:8935", "endpoint_url": format!("{}/elsewhere", world.ear.address),
        }});
        assert_eq!(ask("PATCH", "/ssf/stream", &other).status, 200);
        assert!(kept().is_none(), "and goes nowhere else");
        let replaced = ask("PUT", "/ssf/stream", &json!({ "stream_id": id })).json();
        assert_eq!(replaced["delivery"]["method"], "urn:ietf:rfc:8936");
        assert_eq!(replaced["events_delivered"], json!(all));
        assert!(replaced.get("description").is_none());
    }

    fn h01_only_addresses_that_may_be_posted_to_are_taken(store: &TestStore) {
        let world = World::open(store);
        let token = world.token("ssf.manage");
        for address in [
            "http://example.com/events", "https://10.0.0.1/events", "https://user:word@example.com/",
            "ftp://example.com/", "https://169.254.169.254/latest", "nowhere", "https://example.com/#here",
            &format!("{}/token", world.product.origin),
        ] {
            let wish = json!({ "delivery": { "method": "urn:ietf:rfc:8935", "endpoint_url": address }});
            let refused = world.ask(&token, ("POST", "/ssf/stream"), &wish);
            assert_eq!((refused.status, refused.text("error")), (400, "ssrf_blocked".into()), "{address}");
        }
        for delivery in [
            json!({ "method": "urn:ietf:rfc:8935" }),
            json!({ "method": "https://schemas.openid.net/secevent/risc/delivery-method/push", "endpoint_url": world.ear.address }),
            json!({ "method": "urn:ietf:rfc:8935", "endpoint_url": world.ear.address, "authorization_header": "a\r\nb: c" }),
        ] {
            let refused = world.ask(&token, ("POST", "/ssf/stream"), &json!({ "delivery": delivery }));
            assert_eq!((refused.status, refused.text("error")), (400, "invalid_request".into()), "{delivery}");
        }
        let garbage = world.ask(&token, ("POST", "/ssf/stream"), &json!([1]));
        assert_eq!(garbage.status, 400);
    }

    fn h01_nobody_reaches_the_stream_of_another_app(store: &TestStore) {
        let world = World::open(store);
        let stream = world.listen();
        let (_, stranger) = world.another_app();
        let path = format!("/ssf/stream?stream_id={stream}");
        let named = json!({ "stream_id": stream, "status": "disabled" });
        for (method, path) in [
            ("GET", path.as_str()), ("DELETE", &path), ("PATCH", "/ssf/stream"), ("PUT", "/ssf/stream"),
            ("GET", &format!("/ssf/status?stream_id={stream}")), ("POST", "/ssf/status"),
            ("POST", "/ssf/verification"), ("POST", &format!("/ssf/events/{stream}")),
        ] {
            let answer = world.ask(&stranger, (method, path), &named);
            assert_eq!((answer.status, answer.text("error")), (404, "stream_unknown".into()), "{method} {path}");
        }
        assert_eq!(world.ask(&stranger, ("GET", "/ssf/stream"), &Value::Null).json(), json!([]));
        let token = world.token("ssf.manage");
        let status = format!("/ssf/status?stream_id={stream}");
        assert_eq!(world.ask(&token, ("GET", &status), &Value::Null).text("status"), "enabled");
    }

    fn h01_only_a_token_of_the_app_itself_with_the_scope_counts(store: &TestStore) {
        let world = World::open(store);
        world.listen();
        let bare = world.product.browser().send("GET", "/ssf/stream", &[], "");
        assert_eq!(bare.status, 401);
        assert!(bare.header("www-authenticate").unwrap().starts_with("Bearer"));
        let look = |token: &str| world.ask(token, ("GET", "/ssf/stream"), &Value::Null).status;
        let change = |token: &str| {
            let wish = json!({ "stream_id": "str_0", "status": "paused" });
            world.ask(token, ("POST", "/ssf/status"), &wish).status
        };
        assert_eq!(look("garbage"), 401);
        let (_, tokens) = world.opens(0);
        assert_eq!(look(tokens["access_token"].as_str().unwrap()), 401, "a guest's token is not the app's");
        let reads = world.token("ssf.read");
        assert_eq!((look(&reads), change(&reads)), (200, 403));
        let manages = world.token("ssf.manage");
        assert_eq!((look(&manages), change(&manages)), (200, 404));
        world.register(&world.product.seeded.client_id, Some("other"));
        assert_eq!((look(&manages), look(&reads)), (403, 403), "from the next request on");
        let none = world.token("other");
        assert_eq!(look(&none), 403);
        world.register(&world.product.seeded.client_id, Some("ssf.manage"));
        assert_eq!(look(&manages), 200);
        world.admin(&format!("/admin/apps/{}/disable", world.product.app().id));
        assert_eq!(look(&manages), 401);
    }

    fn h01_a_verification_comes_over_the_stream_with_its_state(store: &TestStore) {
        let world = World::open(store);
        let stream = world.listen();
        let token = world.token("ssf.manage");
        let ask = |state: &str| {
            let wish = json!({ "stream_id": stream, "state": state });
            world.ask(&token, ("POST", "/ssf/verification"), &wish)
        };
        assert_eq!(ask("first").status, 204);
        let soon = ask("second");
        assert_eq!((soon.status, soon.text("error")), (429, "rate_limited".into()));
        assert!(soon.header("retry-after").is_some());
        let heard = world.hears();
        assert_eq!(heard.len(), 1);
        assert_eq!((heard[0].event.as_str(), &heard[0].says), ("verification", &json!({ "state": "first" })));
        assert_eq!(heard[0].claims["sub_id"], json!({ "format": "opaque", "id": stream }));
        world.clock.advance(Span::secs(11));
        let token = world.token("ssf.manage");
        let wish = json!({ "stream_id": stream });
        assert_eq!(world.ask(&token, ("POST", "/ssf/verification"), &wish).status, 204);
        assert_eq!(world.hears()[0].says, json!({}));
    }
}
