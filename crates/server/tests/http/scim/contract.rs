//! What a directory may bring in, and how it is told when it may not.

use super::{Directory, PATCH, USER, now_is, subject_of, user};
use model::{Actor, ActorKind, GuestState, PartnerState, Reason};
use product::Product;
use serde_json::{Value, json};
use testkit::on_every_store;

fn refusals(product: &Product) -> Vec<Reason> {
    let filter = admin::AuditFilter {
        limit: 100,
        ..admin::AuditFilter::default()
    };
    let lines = admin::audit::list(&product.portico.desk, &filter).unwrap();
    lines.iter().filter_map(|it| it.event.reason).collect()
}

on_every_store! {
    fn a_directory_keeps_to_the_contract(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let partner = fabrikam.connection.partner_id.clone();
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let view = admin::partners::detail(desk, &partner).unwrap().unwrap();
        let mut trust = view.partner.trust.clone();
        trust.guest_quota = Some(i32::try_from(view.living_guests).unwrap() + 1);
        admin::partners::update(desk, &by, &partner, &view.partner.name, &trust).unwrap();
        assert_eq!(fabrikam.send("POST", "/Users", &user("ana", "x1")).status, 201);
        let full = fabrikam.send("POST", "/Users", &user("ben", "x2"));
        assert_eq!(full.status, 403, "{}", full.body);
        let again = fabrikam.send("POST", "/Users", &user("ANA", "x3"));
        assert_eq!((again.status, again.text("scimType").as_str()), (409, "uniqueness"));
    }

    fn nobody_comes_in_from_beyond_the_domains_of_the_partner(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let mut stranger = user("eve", "x9");
        stranger["emails"][0]["value"] = json!("eve@elsewhere.example");
        let refused = fabrikam.send("POST", "/Users", &stranger);
        assert_eq!(refused.status, 403, "{}", refused.body);
        assert_eq!(refusals(&product), [Reason::DomainUnproven]);
        let none = fabrikam.send("GET", "/Users", &Value::Null);
        assert_eq!(none.json()["totalResults"], 0);
        stranger["active"] = json!(false);
        let record = fabrikam.send("POST", "/Users", &stranger);
        assert_eq!(record.status, 201, "whoever is inactive is a record and no guest");
        assert_eq!(fabrikam.set_active(&record.text("id"), &json!(true)).status, 403);
    }

    fn o06_a_partner_that_is_stopped_brings_nobody_and_loses_people_all_the_same(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let partner = fabrikam.connection.partner_id.clone();
        let (guest, subject) = subject_of(&product, 0);
        let id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        admin::partners::suspend(desk, &by, &partner).unwrap();
        let refused = fabrikam.send("POST", "/Users", &user("ana", "x1"));
        assert_eq!(refused.status, 403, "{}", refused.body);
        assert_eq!(refusals(&product), [Reason::PartnerSuspended]);
        assert_eq!(fabrikam.set_active(&id, &json!(false)).status, 200);
        assert_eq!(now_is(&product, &guest.id).state, GuestState::Frozen);
        assert_eq!(fabrikam.set_active(&id, &json!(true)).status, 403);
        assert_eq!(now_is(&product, &guest.id).state, GuestState::Frozen);
        let end = |tx: &mut store::Tx<'_>| {
            tx.set_partner_state(&partner, PartnerState::Suspended, PartnerState::Ended)
        };
        assert!(product.portico.store.write(end).unwrap());
        assert_eq!(fabrikam.send("GET", "/Users", &Value::Null).status, 403);
    }

    fn n4_what_the_directory_of_a_partner_that_ended_said_is_forgotten(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        for name in ["ana", "ben"] {
            assert_eq!(fabrikam.send("POST", "/Users", &user(name, name)).status, 201);
        }
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        admin::partners::end(desk, &by, &fabrikam.connection.partner_id).unwrap();
        let closing = desk.settings.lifetimes.closing;
        let forgotten = || admin::closing::sweep(desk).unwrap().directory;
        assert_eq!(forgotten(), 0, "not before the time of every record");
        clock.advance(closing);
        clock.advance(model::Span::secs(1));
        assert_eq!((forgotten(), forgotten()), (2, 0));
    }

    fn c04_every_refusal_is_a_scim_error(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let base = fabrikam.base.clone();
        let bearer = format!("Bearer {}", fabrikam.token);
        let json_of = ("content-type", "application/scim+json");
        let long = format!("{base}/Users?filter={}", "x".repeat(10 * 1024));
        let large = "x".repeat(1024 * 1024 + 1);
        let body = user("ana", "x1").to_string();
        for (method, path, kind, body, status) in [
            ("TRACE", format!("{base}/Users"), json_of, "", 405),
            ("PUT", format!("{base}/Users"), json_of, "{}", 405),
            ("DELETE", format!("{base}/Groups"), json_of, "", 405),
            ("POST", format!("{base}/Schemas"), json_of, "{}", 405),
            ("POST", format!("{base}/Users"), ("content-type", "text/plain"), body.as_str(), 415),
            ("POST", format!("{base}/Users"), json_of, large.as_str(), 413),
            ("POST", format!("{base}/Users"), json_of, "[]", 400),
            ("GET", format!("{base}/Users/a/b"), json_of, "", 404),
            ("GET", format!("{base}/Nothing"), json_of, "", 404),
            ("GET", format!("{base}/Me"), json_of, "", 501),
            ("GET", long, json_of, "", 400),
        ] {
            let headers = [("authorization", bearer.as_str()), kind];
            let answer = fabrikam.browser.send(method, &path, &headers, body);
            let what = format!("{method} {}: {}", path.get(..60).unwrap_or(&path), answer.body);
            assert_eq!(answer.status, status, "{what}");
            assert_eq!(answer.header("content-type"), Some("application/scim+json"), "{what}");
            let said = answer.json();
            assert_eq!(said["status"], status.to_string(), "{what}");
            assert_eq!(said["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]));
            assert!(said["detail"].is_string(), "{what}");
        }
        let search = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
            "filter": format!("userName eq \"{}\"", "x".repeat(10 * 1024)),
        });
        let refused = fabrikam.send("POST", "/Users/.search", &search);
        assert_eq!((refused.status, refused.text("scimType").as_str()), (400, "invalidFilter"));
    }

    fn a_page_beyond_the_end_still_tells_how_many_there_are(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        for n in 0..5 {
            let made = fabrikam.send("POST", "/Users", &user(&format!("u{n}"), &format!("x{n}")));
            assert_eq!(made.status, 201, "{}", made.body);
        }
        for (query, total, shown) in [
            ("startIndex=2&count=2", 5, 2), ("startIndex=9", 5, 0), ("count=0", 5, 0),
            ("startIndex=0&count=-1", 5, 0), ("filter=userName%20sw%20%22u%22&count=3", 5, 3),
        ] {
            let page = fabrikam.send("GET", &format!("/Users?{query}"), &Value::Null).json();
            assert_eq!(page["totalResults"], total, "{query}");
            assert_eq!(page["Resources"].as_array().map_or(0, Vec::len), shown, "{query}");
            assert_eq!(page["itemsPerPage"], shown, "{query}");
        }
    }

    fn p03_a_directory_reaches_the_resources_of_its_own_connection_alone(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let made = fabrikam.send("POST", "/Users", &user("ana", "x1"));
        let mut litware = Directory::of_another(&product, "litware");
        let path = format!("/Users/{}", made.text("id"));
        let patch = json!({ "schemas": [PATCH], "Operations": [
            { "op": "replace", "path": "active", "value": false } ] });
        let mut put = user("ana", "x1");
        put["schemas"] = json!([USER]);
        let nobody = litware.send("GET", "/Users/scr_00000000000000000000000000000000", &Value::Null);
        for (method, body) in [
            ("GET", Value::Null), ("PUT", put), ("PATCH", patch), ("DELETE", Value::Null),
        ] {
            let answer = litware.send(method, &path, &body);
            assert_eq!((answer.status, &answer.body), (404, &nobody.body), "{method}");
        }
        let group = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "All",
            "members": [{ "value": made.text("id") }],
        });
        assert_eq!(litware.send("POST", "/Groups", &group).status, 400);
        assert_eq!(litware.send("GET", "/Users", &Value::Null).json()["totalResults"], 0);
        let own = litware.send("POST", "/Users", &{
            let mut own = user("ana", "x1");
            own["emails"][0]["value"] = json!("ana@litware.example");
            own
        });
        assert_eq!(own.status, 201, "the same names are free elsewhere: {}", own.body);
        assert_eq!(fabrikam.send("GET", &path, &Value::Null).json()["active"], true);
    }
}
