//! A partner's directory over HTTP: who may come, what its people get, and that leaving is at once.

mod contract;
mod groups;
mod home;
mod removed;
mod together;

use admin::scim as directory;
use model::{Actor, ActorKind, Connection, GuestState, Id, ScimSubject, kind};
use product::{Answer, Browser, Product};
use serde_json::{Value, json};
use testkit::on_every_store;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// A directory that has a token.
struct Directory {
    browser: Browser,
    base: String,
    token: String,
    connection: Connection,
}

/// The connection that seeded guests sign in through.
fn connection(product: &Product) -> Connection {
    let found = product.portico.store.read(|tx| {
        let partners = tx.list_partners()?;
        let mut all = Vec::new();
        for partner in partners {
            all.extend(tx.connections_of(&partner.id)?);
        }
        Ok::<_, store::StoreError>(all)
    });
    let oidc = |it: &Connection| it.kind == model::ConnectionKind::Oidc;
    found.unwrap().into_iter().find(oidc).unwrap()
}

impl Directory {
    fn of(product: &Product) -> Self {
        Self::through(product, connection(product), ScimSubject::ExternalId)
    }

    fn through(product: &Product, connection: Connection, subject: ScimSubject) -> Self {
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        directory::set_subject(desk, &by, &connection.id, subject).unwrap();
        let (_, token) = directory::make_token(desk, &by, &connection.id, 30).unwrap();
        Self {
            browser: product.browser(),
            base: format!("/scim/v2/{}", connection.id),
            token: token.expose().to_owned(),
            connection,
        }
    }

    /// The same directory over another connection.
    fn another(&self, product: &Product) -> Self {
        Self {
            browser: product.browser(),
            base: self.base.clone(),
            token: self.token.clone(),
            connection: self.connection.clone(),
        }
    }

    fn send(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        self.send_if(method, path, body, &[])
    }

    fn send_if(&mut self, method: &str, path: &str, body: &Value, more: &[(&str, &str)]) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![
            ("authorization", bearer.as_str()),
            ("content-type", "application/scim+json"),
        ];
        headers.extend_from_slice(more);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        self.browser
            .send(method, &format!("{}{path}", self.base), &headers, &body)
    }

    fn set_active(&mut self, id: &str, active: &Value) -> Answer {
        let patch = json!({
            "schemas": [PATCH],
            "Operations": [{ "op": "Replace", "path": "active", "value": active }],
        });
        self.send("PATCH", &format!("/Users/{id}"), &patch)
    }
}

fn user(name: &str, external: &str) -> Value {
    json!({
        "schemas": [USER], "userName": name, "externalId": external,
        "emails": [{ "value": format!("{name}@fabrikam.example"), "type": "work", "primary": true }],
        "displayName": name,
    })
}

/// The nth seeded guest, and the subject by which the home knows them.
fn subject_of(product: &Product, n: usize) -> (model::Guest, String) {
    let desk = &product.portico.desk;
    let filter = admin::GuestFilter {
        limit: 100,
        ..Default::default()
    };
    let all = admin::guests::list(desk, &filter).unwrap();
    let guest = all.into_iter().nth(n).unwrap();
    let home = connection(product);
    let identity = model::HomeIdentity {
        connection_id: home.id,
        issuer: home.issuer,
        subject: format!("subject {n}"),
    };
    let link = |tx: &mut store::Tx<'_>| tx.link_identity(&identity, &guest.id, desk.clock.now());
    assert!(product.portico.store.write(link).unwrap());
    (guest, identity.subject)
}

/// A guest as it is now.
fn now_is(product: &Product, id: &Id<kind::Guest>) -> model::Guest {
    let view = admin::guests::detail(&product.portico.desk, id).unwrap();
    view.unwrap().guest
}

on_every_store! {
    fn c04_only_the_token_of_the_connection_opens_it(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let users = format!("{}/Users", fabrikam.base);
        let mut stranger = product.browser();
        let none = stranger.get(&users);
        assert_eq!(none.status, 401);
        assert!(none.header("www-authenticate").unwrap().starts_with("Bearer"));
        for wrong in ["", "Bearer nonsense", "Basic YTpi"] {
            assert_eq!(stranger.send("GET", &users, &[("authorization", wrong)], "").status, 401, "{wrong}");
        }
        assert_eq!(product.guest(0).get(&users).status, 401, "a guest's session is no token");
        let other = format!("/scim/v2/{}/Users", "con_00000000000000000000000000000000");
        let bearer = format!("Bearer {}", fabrikam.token);
        let foreign = stranger.send("GET", &other, &[("authorization", &bearer)], "");
        assert_eq!(foreign.status, 403);
        let without = json!({ "userName": "a" });
        assert_eq!(fabrikam.send("POST", "/Users", &without).text("scimType"), "invalidSyntax");
        let long = format!("/Users?filter={}", "x".repeat(7000));
        assert_eq!(fabrikam.send("GET", &long, &Value::Null).status, 400);
        let ok = fabrikam.send("GET", "/Users", &Value::Null);
        assert_eq!((ok.status, ok.header("content-type")), (200, Some("application/scim+json")));
        clock.advance(model::Span::days(31));
        assert_eq!(fabrikam.send("GET", "/Users", &Value::Null).status, 401, "over");
    }

    fn h03_who_comes_without_a_good_token_is_told_where_the_directory_is_described(store: &TestStore) {
        let (product, _) = Product::start(store);
        let fabrikam = Directory::of(&product);
        let mut stranger = product.browser();
        let told = |token: Option<&str>| {
            let bearer = token.map(|it| format!("Bearer {it}"));
            let header: Vec<_> = bearer.iter().map(|it| ("authorization", it.as_str())).collect();
            let users = format!("{}/Users", fabrikam.base);
            let answer = product.browser().send("GET", &users, &header, "");
            assert_eq!(answer.status, 401);
            answer.header("www-authenticate").unwrap().to_owned()
        };
        for challenge in [told(None), told(Some("guessed"))] {
            let (_, address) = challenge.split_once("resource_metadata=\"").unwrap();
            let address = address.trim_end_matches('"').strip_prefix(&product.origin).unwrap();
            let document = stranger.get(address);
            assert_eq!((document.status, document.header("content-type")), (200, Some("application/json")));
            assert_eq!(document.text("resource"), format!("{}{}", product.origin, fabrikam.base));
            assert_eq!(document.json()["bearer_methods_supported"], json!(["header"]));
        }
        let odd = "/scim/v2/%22%2C%20realm%3D%22x/Users";
        let refused = stranger.get(odd);
        assert_eq!(refused.status, 401);
        assert!(!refused.header("www-authenticate").unwrap().contains("resource_metadata"));
        let nothing = "/.well-known/oauth-protected-resource/scim/v2/nothing";
        assert_eq!(stranger.get(nothing).status, 404);
    }

    fn c05_filters_are_read_by_grammar_and_hidden_attributes_are_not_there(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        assert_eq!(fabrikam.send("POST", "/Users", &user("ana", "x1")).status, 201);
        let deep = format!("{}userName pr{}", "(".repeat(1000), ")".repeat(1000));
        for wrong in [
            "userName eq \"a\" or 1 eq 1", "userName eq 'a'", "userName eq \"a", "password eq \"x\"",
            "groups.value eq \"x\"", "groups[value eq \"x\"]", "nothing pr", "userName eq \"a\\u0000\"",
            "userName eq \"a\" --", "active gt true", "name eq \"x\"", &deep,
        ] {
            let query: String = url::form_urlencoded::byte_serialize(wrong.as_bytes()).collect();
            let refused = fabrikam.send("GET", &format!("/Users?filter={query}"), &Value::Null);
            assert_eq!((refused.status, refused.text("scimType").as_str()), (400, "invalidFilter"), "{wrong}");
        }
        for (right, n) in [
            ("userName eq \"ANA\"", 1), ("externalId eq \"X1\"", 0), ("externalId eq \"x1\"", 1),
            ("emails[type eq \"work\" and value co \"@fabrikam\"]", 1), ("active eq true", 1),
            ("not (userName sw \"b\")", 1), ("userName eq \"' OR 1=1\"", 0), ("meta.created gt \"2001-01-01T00:00:00Z\"", 1),
        ] {
            let query: String = url::form_urlencoded::byte_serialize(right.as_bytes()).collect();
            let found = fabrikam.send("GET", &format!("/Users?filter={query}"), &Value::Null);
            assert_eq!(found.json()["totalResults"], n, "{right}: {}", found.body);
        }
    }

    fn n1_active_false_ends_everything_before_the_answer_and_true_revives_no_token(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let mut browser = product.guest(0);
        let code = browser.get(&load::requests::authorization(&product.seeded)).parameter("code").unwrap();
        let form = load::requests::redemption(&product.seeded, &code);
        let tokens = product.browser().post_form("/token", &form);
        let (access, refresh) = (tokens.text("access_token"), tokens.text("refresh_token"));
        let bearer = format!("Bearer {access}");

        let adopted = fabrikam.send("POST", "/Users", &user("somebody", &subject));
        assert_eq!(adopted.status, 201, "{}", adopted.body);
        let id = adopted.text("id");
        assert_eq!(fabrikam.send("POST", "/Users", &user("other", &subject)).status, 409);
        let off = fabrikam.set_active(&id, &json!("False"));
        assert_eq!((off.status, &off.json()["active"]), (200, &json!(false)), "{}", off.body);

        let dead = |browser: &mut Browser| {
            assert!(browser.get("/").location().starts_with("/sign-in"));
            let again = browser.get(&load::requests::authorization(&product.seeded));
            assert!(again.location().starts_with("/sign-in"), "{}", again.location());
            let mut app = product.browser();
            assert_eq!(app.send("GET", "/userinfo", &[("authorization", &bearer)], "").status, 401);
            let form = load::requests::refresh(&product.seeded, &refresh);
            assert_eq!(app.post_form("/token", &form).text("error"), "invalid_grant");
        };
        dead(&mut browser);
        let view = admin::guests::detail(&product.portico.desk, &guest.id).unwrap().unwrap();
        assert_eq!(view.guest.state, GuestState::Frozen);
        assert_eq!(fabrikam.set_active(&id, &json!(true)).status, 200);
        let view = admin::guests::detail(&product.portico.desk, &guest.id).unwrap().unwrap();
        assert_eq!(view.guest.state, GuestState::Active);
        dead(&mut browser);
        assert_eq!(fabrikam.send("DELETE", &format!("/Users/{id}"), &Value::Null).status, 204);
        assert_eq!(fabrikam.send("GET", &format!("/Users/{id}"), &Value::Null).status, 404);
        let view = admin::guests::detail(&product.portico.desk, &guest.id).unwrap().unwrap();
        assert_eq!(view.guest.frozen.unwrap().reason, model::FreezeReason::Deleted);
    }

    fn what_an_admin_decided_stays_whatever_the_directory_says(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let state = || admin::guests::detail(desk, &guest.id).unwrap().unwrap().guest.state;
        admin::guests::suspend(desk, &by, &guest.id).unwrap();
        assert_eq!(fabrikam.set_active(&id, &json!(true)).status, 200);
        assert_eq!(state(), GuestState::Suspended);
        assert_eq!(fabrikam.set_active(&id, &json!(false)).status, 200);
        assert_eq!(state(), GuestState::Frozen);
        assert_eq!(fabrikam.set_active(&id, &json!(true)).status, 200);
        assert_eq!(state(), GuestState::Suspended, "what it was before");
    }

    fn two_writers_at_once_and_what_does_not_change(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let made = fabrikam.send("POST", "/Users", &user("ana", "x1"));
        let (path, tag) = (format!("/Users/{}", made.text("id")), made.header("etag").unwrap().to_owned());
        let patch = |path: &str, value: Value| json!({
            "schemas": [PATCH], "Operations": [{ "op": "replace", "path": path, "value": value }],
        });
        let first = fabrikam.send_if("PATCH", &path, &patch("title", json!("a")), &[("if-match", &tag)]);
        assert_eq!(first.status, 200, "{}", first.body);
        let second = fabrikam.send_if("PATCH", &path, &patch("title", json!("b")), &[("if-match", &tag)]);
        assert_eq!(second.status, 412);
        let now = first.header("etag").unwrap();
        assert_eq!(fabrikam.send_if("GET", &path, &Value::Null, &[("if-none-match", now)]).status, 304);
        for (at, value, kind) in [
            ("id", json!("x"), "mutability"), ("meta.created", json!("x"), "mutability"),
            ("groups", json!([]), "mutability"), ("nothing", json!("x"), "invalidPath"),
            ("emails[type eq \"home\"].value", json!("a@b.example"), "noTarget"),
            ("displayName", json!("a\nb"), "invalidValue"), ("title", json!("x".repeat(300)), "invalidValue"),
            ("active", json!("perhaps"), "invalidValue"),
        ] {
            let refused = fabrikam.send("PATCH", &path, &patch(at, value));
            assert_eq!((refused.status, refused.text("scimType").as_str()), (400, kind), "{at}");
        }
        let html = "=1+1<script>alert(1)</script>";
        let kept = fabrikam.send("PATCH", &path, &patch("displayName", json!(html)));
        assert_eq!(kept.json()["displayName"], html);
        let unknown = fabrikam.send("GET", "/Users/scr_00000000000000000000000000000000", &Value::Null);
        let nonsense = fabrikam.send("GET", "/Users/nonsense", &Value::Null);
        assert_eq!((unknown.status, &unknown.body), (404, &nonsense.body));
    }
}
