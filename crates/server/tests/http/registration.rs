//! Clients that register themselves over HTTP (RFC 7591, RFC 7592).

use admin::registration;
use model::{Actor, ActorKind, InitialAccessToken, Span};
use product::{Answer, Browser, Product};
use serde_json::{Value, json};
use testkit::on_every_store;

fn invited(product: &Product, uses: i32) -> String {
    let token = InitialAccessToken {
        name: "a test".into(),
        uses_left: uses,
        expires_at: product.portico.clock.now().plus(Span::days(1)),
    };
    let by = Actor::plain(ActorKind::Operator);
    let secret = registration::invite(&product.portico.desk, &by, &token).unwrap();
    secret.expose().to_owned()
}

fn send(browser: &mut Browser, (method, path): (&str, &str), token: &str, body: &Value) -> Answer {
    let bearer = format!("Bearer {token}");
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
    ];
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    browser.send(method, path, &headers, &body)
}

const REGISTER: (&str, &str) = ("POST", "/register");

on_every_store! {
    fn a_client_registers_reads_changes_and_gives_up_its_registration(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut client = product.browser();
        let token = invited(&product, 1);
        let wished = json!({
            "client_name": "Robot", "redirect_uris": ["https://robot.example/cb"],
            "grant_types": ["authorization_code", "refresh_token"], "dpop_bound_access_tokens": true,
            "client_name#de": "Roboter", "unknown_member": [1, 2],
        });
        let made = send(&mut client, REGISTER, &token, &wished);
        assert_eq!(made.status, 201, "{}", made.body);
        let all = made.json();
        assert_eq!(all["client_name#de"], "Roboter");
        assert_eq!(all["dpop_bound_access_tokens"], true);
        assert_eq!(all["token_endpoint_auth_method"], "client_secret_basic", "the default of RFC 7591");
        assert_eq!(all["client_secret_expires_at"], 0);
        assert_eq!(all["third_party"], true, "guests are asked");
        assert!(!made.text("client_secret").is_empty());
        let own = made.text("registration_access_token");
        let link = made.text("registration_client_uri");
        let path = link.strip_prefix(&product.origin).unwrap();

        let read = send(&mut client, ("GET", path), &own, &Value::Null);
        assert_eq!((read.status, &read.json()["client_id"]), (200, &all["client_id"]));
        assert!(read.json().get("client_secret").is_none(), "shown once");
        let changed = json!({ "client_name": "Robot 2", "redirect_uris": ["https://robot.example/cb2"] });
        let put = send(&mut client, ("PUT", path), &own, &changed);
        assert_eq!((put.status, &put.json()["client_name"]), (200, &json!("Robot 2")), "{}", put.body);
        for wrong in ["", "nonsense", token.as_str()] {
            let refused = send(&mut client, ("GET", path), wrong, &Value::Null);
            assert_eq!(refused.status, 401, "{wrong}");
            assert!(refused.header("www-authenticate").unwrap().starts_with("Bearer"));
        }
        assert_eq!(send(&mut client, ("DELETE", path), &own, &Value::Null).status, 204);
        assert_eq!(send(&mut client, ("GET", path), &own, &Value::Null).status, 401);
    }

    fn x02_links_of_an_app_lead_to_https_and_nowhere_else(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut client = product.browser();
        let token = invited(&product, 1);
        for name in ["client_uri", "logo_uri", "policy_uri", "tos_uri", "initiate_login_uri"] {
            for link in ["javascript:alert(1)", "data:image/svg+xml,<svg onload=alert(1)>", "//evil.example/x", "http://robot.example/x", "/x"] {
                let wished = json!({ "redirect_uris": ["https://robot.example/cb"], name: link });
                let refused = send(&mut client, REGISTER, &token, &wished);
                assert_eq!((refused.status, refused.text("error").as_str()), (400, "invalid_client_metadata"), "{name} {link}: {}", refused.body);
            }
        }
    }

    fn a_token_registers_as_often_as_it_may_and_a_refusal_costs_no_use(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let mut client = product.browser();
        let token = invited(&product, 1);
        let wished = json!({ "redirect_uris": ["https://robot.example/cb"] });
        for (bad, error) in [
            (json!({ "redirect_uris": ["https://robot.example/cb#x"] }), "invalid_redirect_uri"),
            (json!({ "redirect_uris": ["javascript:alert(1)"] }), "invalid_redirect_uri"),
            (json!({ "redirect_uris": [] }), "invalid_redirect_uri"),
            (json!({ "redirect_uris": "x" }), "invalid_client_metadata"),
            (json!({ "redirect_uris": ["https://robot.example/cb"], "token_endpoint_auth_method": "magic" }), "invalid_client_metadata"),
            (json!({ "redirect_uris": ["https://robot.example/cb"], "response_types": ["id_token"] }), "invalid_client_metadata"),
            (json!({ "redirect_uris": ["https://robot.example/cb"], "token_endpoint_auth_method": "private_key_jwt" }), "invalid_client_metadata"),
            (json!({ "redirect_uris": ["https://robot.example/cb"], "jwks": { "keys": [{ "kty": "oct", "k": "AA" }] } }), "invalid_client_metadata"),
            (json!({ "redirect_uris": ["https://robot.example/cb"], "sector_identifier_uri": "https://nowhere.invalid/list" }), "invalid_client_metadata"),
        ] {
            let refused = send(&mut client, REGISTER, &token, &bad);
            assert_eq!((refused.status, refused.text("error").as_str()), (400, error), "{bad}: {}", refused.body);
        }
        let plain = client.send("POST", "/register", &[("content-type", "text/plain")], "{}");
        assert_eq!(plain.status, 415);
        assert_eq!(send(&mut client, REGISTER, "nonsense", &wished).status, 401);
        assert_eq!(send(&mut client, REGISTER, &token, &wished).status, 201);
        assert_eq!(send(&mut client, REGISTER, &token, &wished).status, 401, "used up");
        let late = invited(&product, 5);
        clock.advance(Span::days(2));
        assert_eq!(send(&mut client, REGISTER, &late, &wished).status, 401, "over");
    }

    fn nobody_may_open_an_app_that_registered_itself_before_an_admin_gives_it(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut client = product.browser();
        let token = invited(&product, 1);
        let wished = json!({ "redirect_uris": ["https://robot.example/cb"] });
        let made = send(&mut client, REGISTER, &token, &wished);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("client_id", made.text("client_id").as_str()), ("redirect_uri", "https://robot.example/cb"),
                ("response_type", "code"), ("scope", "openid"), ("code_challenge_method", "S256"),
                ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            ])
            .finish();
        assert_eq!(product.guest(0).get(&format!("/authorize?{query}")).status, 403);
    }
}
