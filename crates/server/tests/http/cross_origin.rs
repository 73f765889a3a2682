//! Which pages of other origins may read what (A18, W02), and what the token endpoint takes (T22).

use product::Product;
use testkit::on_every_store;

const APP: &str = "https://app.example";

on_every_store! {
    fn w02_only_origins_of_registered_apps_may_read_tokens(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut browser = product.browser();
        let allowed = |answer: &product::Answer| {
            answer.header("access-control-allow-origin").map(str::to_owned)
        };
        for path in ["/token", "/userinfo"] {
            for method in ["OPTIONS", "POST"] {
                let ours = browser.send(method, path, &[("origin", APP)], "");
                if method == "OPTIONS" || path == "/userinfo" {
                    assert_eq!(allowed(&ours).as_deref(), Some(APP), "{method} {path}");
                }
                for other in ["https://evil.example", "null", "https://app.example.evil.example", "http://app.example"] {
                    let answer = browser.send(method, path, &[("origin", other)], "");
                    assert_eq!(allowed(&answer), None, "{method} {path} from {other}");
                }
                assert_eq!(ours.header("access-control-allow-credentials"), None);
            }
        }
        for path in ["/jwks", "/.well-known/openid-configuration"] {
            let answer = browser.send("GET", path, &[("origin", "https://anybody.example")], "");
            assert_eq!(allowed(&answer).as_deref(), Some("*"), "{path}");
        }
    }

    fn keys_and_discovery_are_sent_again_only_to_who_kept_something_else(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut app = product.browser();
        for path in ["/jwks", "/.well-known/openid-configuration", "/.well-known/ssf-configuration"] {
            let whole = app.get(path);
            let tag = whole.header("etag").unwrap().to_owned();
            let kept = app.send("GET", path, &[("if-none-match", &tag)], "");
            assert_eq!((kept.status, kept.body.as_str(), kept.header("etag")), (304, "", Some(tag.as_str())), "{path}");
            let other = app.send("GET", path, &[("if-none-match", "\"other\"")], "");
            assert_eq!((other.status, other.body), (200, whole.body), "{path}");
        }
    }

    fn w02_apps_pages_may_give_tokens_back_and_never_introspect(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let code = guest.get(&load::requests::authorization(&product.seeded)).parameter("code").unwrap();
        let mut app = product.browser();
        let form = load::requests::redemption(&product.seeded, &code);
        let token = app.post_form("/token", &form).text("access_token");
        let form = format!(
            "token={token}&client_id={}&client_secret={}",
            product.seeded.client_id, product.seeded.client_secret
        );
        let headers = [("origin", APP), ("content-type", "application/x-www-form-urlencoded")];
        let told = app.send("POST", "/introspect", &headers, &form);
        assert_eq!((told.status, told.json()["active"].as_bool()), (200, Some(true)));
        assert_eq!(told.header("access-control-allow-origin"), None);
        let given = app.send("POST", "/revoke", &headers, &form);
        assert_eq!((given.status, given.body.as_str()), (200, ""));
        assert_eq!(given.header("access-control-allow-origin"), Some(APP));
        let told = app.send("POST", "/introspect", &headers, &form);
        assert_eq!(told.body, "{\"active\":false}");
        assert_eq!(app.get("/revoke").status, 405);
        assert_eq!(app.get("/introspect").status, 405);
    }

    fn a18_the_authorization_endpoint_never_answers_to_scripts(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let request = load::requests::authorization(&product.seeded);
        for method in ["GET", "OPTIONS"] {
            let answer = guest.send(method, &request, &[("origin", APP)], "");
            for name in answer.headers.keys() {
                assert!(!name.as_str().starts_with("access-control"), "{method}: {name}");
            }
        }
    }

    fn a19_answers_to_posts_redirect_by_303(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let request = load::requests::authorization(&product.seeded);
        let (path, query) = request.split_once('?').unwrap();
        let answer = guest.post_form(path, query);
        assert_eq!(answer.status, 303);
        assert_eq!(answer.location(), request, "the same request, by GET");
        let code = guest.get(&request).parameter("code");
        assert!(code.is_some());
        assert_eq!(guest.post("/sign-out", &[]).status, 303);
    }

    fn t22_the_token_endpoint_takes_forms_by_post_and_a_mistake_costs_no_code(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let code = guest.get(&load::requests::authorization(&product.seeded)).parameter("code").unwrap();
        let form = load::requests::redemption(&product.seeded, &code);
        let mut app = product.browser();
        assert_eq!(app.get(&format!("/token?{form}")).status, 405);
        let json = ("content-type", "application/json");
        assert_eq!(app.send("POST", "/token", &[json], "{}").status, 415);
        let form_kind = ("content-type", "application/x-www-form-urlencoded");
        let in_url = app.send("POST", &format!("/token?{form}"), &[form_kind], "");
        assert_eq!((in_url.status, in_url.text("error")), (400, "invalid_request".into()));
        let both = [form_kind, ("authorization", "Basic YTpi"), ("authorization", "Basic YTpi")];
        assert_eq!(app.send("POST", "/token", &both, &form).status, 400);
        let answer = app.post_form("/token", &form);
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("pragma"), Some("no-cache"));
    }
}
