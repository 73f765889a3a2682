//! What holds on every route: the table is the ledger, so a new row is covered the day it stands.

use base64::{Engine, engine::general_purpose::STANDARD};
use model::{Actor, ActorKind, AdminRole, Reason};
use product::{Answer, Product};
use testkit::on_every_store;
use web::{Access, Origin, http::Method, table};

/// Paths of the table, each with its method, `{}` filled with something that names nothing.
fn rows() -> impl Iterator<Item = (&'static web::Route<web::Handler>, String)> {
    table().map(|row| (row, row.pattern.replace("{}", "nothing")))
}

const fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
    }
}

/// W01, S10, X04.
fn carries_every_header(answer: &Answer, what: &str) {
    let header = |name: &str| answer.header(name).unwrap_or_default().to_owned();
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{what}: {part} in {policy}");
    }
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(
        header("cross-origin-opener-policy"),
        "same-origin",
        "{what}"
    );
    assert!(
        header("strict-transport-security").contains("max-age=31536000; includeSubDomains"),
        "{what}"
    );
    let keeps = header("cache-control");
    let public = ["/jwks", "/.well-known/", "/assets/"];
    if !public.iter().any(|p| what.contains(p)) {
        assert_eq!(keeps, "no-store", "{what}");
    }
}

on_every_store! {
    fn w01_s10_x04_every_answer_carries_the_security_headers(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut browser = product.browser();
        for (row, path) in rows() {
            let what = format!("{} {path}", name(row.method));
            let answer = browser.send(name(row.method), &path, &[], "");
            assert!(answer.status < 500 || path == "/readyz", "{what}: {}", answer.status);
            carries_every_header(&answer, &what);
        }
        for (method, path, status) in [
            ("GET", "/no/such/page", 404),
            ("DELETE", "/authorize", 405),
            ("POST", "/", 405),
            ("GET", "/assets/nothing", 404),
        ] {
            let answer = browser.send(method, path, &[], "");
            assert_eq!(answer.status, status, "{method} {path}");
            carries_every_header(&answer, path);
        }
        let long = browser.get(&format!("/?{}", "x".repeat(9_000)));
        assert_eq!(long.status, 414);
        carries_every_header(&long, "a long address");
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let large = browser.send("POST", "/token", &[kind], &"x".repeat(33 * 1024));
        assert_eq!(large.status, 413, "D01");
        carries_every_header(&large, "a large body");
    }

    fn routes_for_admins_and_guests_send_everybody_else_to_sign_in(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut stranger = product.browser();
        let mut guest = product.guest(0);
        for (row, path) in rows() {
            let ask = |browser: &mut product::Browser| match row.method {
                Method::Post => browser.post(&path, &[]),
                _ => browser.get(&path),
            };
            match row.access {
                Access::Public => {}
                Access::Guest => {
                    let answer = ask(&mut stranger);
                    assert_eq!(answer.status, 303, "{path}");
                    assert!(answer.location().starts_with("/sign-in?"), "{path}");
                }
                Access::Admin => {
                    for browser in [&mut stranger, &mut guest] {
                        let answer = ask(browser);
                        assert_eq!(answer.status, 303, "{path}");
                        assert_eq!(answer.location(), "/admin/sign-in", "{path}");
                    }
                }
            }
        }
    }

    fn x10_programs_are_answered_in_json_also_when_they_are_refused(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut program = product.browser();
        let paths = [
            "/token", "/userinfo", "/introspect", "/revoke", "/par", "/device_authorization", "/register", "/jwks",
            "/.well-known/", "/ssf/", "/scim/",
        ];
        let mut seen = 0;
        for (row, path) in rows().filter(|(row, path)| row.method != Method::Options && paths.iter().any(|it| path.starts_with(it))) {
            let what = format!("{} {path}", name(row.method));
            let bodies: &[&str] = if row.body == 0 { &[""] } else { &["", "{}", "<script>alert(1)</script>"] };
            for body in bodies {
                let answer = program.send(name(row.method), &path, &[("content-type", "application/json"), ("accept", "text/html")], body);
                let kind = answer.header("content-type").unwrap_or_default();
                let is_json = kind.starts_with("application/json") || kind.starts_with("application/scim+json");
                assert!(is_json || answer.body.is_empty(), "{what}: {} {kind} {}", answer.status, answer.body);
                seen += 1;
            }
        }
        assert!(seen > 40, "{seen}");
    }

    fn r40_on_every_route_a_role_does_what_it_may_and_nothing_more(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let own = [
            "/admin/passkey", "/admin/passkey/skip", "/admin/sign-out", "/admin/step-up",
            "/admin/guests/export", "/admin/guests/views", "/admin/guests/views/forget",
            "/admin/audit/export", "/admin/terms/{}/export", "/admin/apps/{}/claims",
        ];
        let inviting = [
            "/admin/invite", "/admin/import", "/admin/import/{}/check", "/admin/import/{}/rows/{}",
            "/admin/import/{}/apply", "/admin/guests/{}/resend",
            "/admin/guests/{}/request/dismiss",
        ];
        let answering = ["/admin/requests/{}/approve", "/admin/requests/{}/refuse"];
        let owning = [
            "/admin/apps/{}/redirects", "/admin/apps/{}/listing", "/admin/apps/{}/assignments", "/admin/apps/{}/notices",
            "/admin/apps/{}/secret", "/admin/apps/{}/test", "/admin/apps/{}/test/callback", "/admin/assignments/{}/remove",
        ];
        let ruling = [
            "/admin/admins", "/admin/admins/{}", "/admin/admins/{}/link", "/admin/sponsors/disable",
            "/admin/sponsors/{}/enable", "/admin/keys", "/admin/settings", "/admin/settings/logo",
            "/admin/settings/logo/remove",
        ];
        // Pages that do nothing but ask before a change.
        let asking = [
            "/admin/invite", "/admin/import", "/admin/guests/bulk", "/admin/removals",
            "/admin/guests/{}/suspend", "/admin/guests/{}/remove", "/admin/guests/{}/erase",
            "/admin/partners/{}/suspend", "/admin/partners/{}/end", "/admin/connections/{}/disable",
            "/admin/apps/{}/disable", "/admin/apps/{}/secret", "/admin/assignments/{}/remove",
        ];
        // What an app owner may look at, who is bound to no app here: own pages and lists that are empty.
        let without_reach = [
            "/admin", "/admin/guests", "/admin/apps", "/admin/apps/{}", "/admin/apps/{}/secret",
            "/admin/guests/{}", "/admin/assignments/{}/remove", "/admin/apps/{}/claims", "/admin/apps/{}/config",
            "/admin/passkey", "/admin/step-up", "/admin/requests", "/admin/requests/{}",
        ];
        let mut owner = product.admin("owner@contoso.example");
        for role in AdminRole::ALL {
            let email = format!("{role}@contoso.example");
            let mut browser = product.admin(&format!("the-{email}"));
            let all = admin::admins::list(desk).unwrap();
            let who = all.iter().find(|it| it.email.as_str().starts_with(&format!("the-{role}"))).unwrap();
            admin::sponsors::set_role(desk, &by, &who.id, *role).unwrap();
            for (row, path) in rows().filter(|(row, _)| row.access == Access::Admin) {
                let (pattern, posts) = (row.pattern, row.method == Method::Post);
                if pattern == "/admin/sign-out" {
                    continue;
                }
                let looks = !posts && !asking.contains(&pattern);
                let allowed = match role {
                    AdminRole::Owner => true,
                    AdminRole::Admin => looks || !ruling.contains(&pattern),
                    AdminRole::Inviter => looks || own.contains(&pattern) || inviting.contains(&pattern) || answering.contains(&pattern),
                    AdminRole::AppOwner if posts => {
                        (own.contains(&pattern) && !matches!(pattern, "/admin/audit/export" | "/admin/terms/{}/export")) || owning.contains(&pattern) || answering.contains(&pattern)
                    }
                    AdminRole::AppOwner => without_reach.contains(&pattern),
                    AdminRole::Auditor => looks || own.contains(&pattern),
                };
                let answer = if posts { browser.post(&path, &[]) } else { browser.get(&path) };
                let refused = answer.status == 403 && answer.body.contains("admin_role");
                assert_eq!(refused, !allowed, "{role} {path}: {}", answer.status);
            }
            assert_eq!(browser.post("/admin/sign-out", &[]).status, 303, "{role}");
        }
        assert_eq!(owner.get("/admin").status, 200);
        let filter = admin::AuditFilter { limit: 500, ..admin::AuditFilter::default() };
        let lines = admin::audit::list(desk, &filter).unwrap();
        assert!(lines.iter().any(|it| it.event.reason == Some(Reason::AdminRole) && it.event.actor.id.is_some()));
    }

    fn s03_a_post_without_our_page_behind_it_is_refused_on_every_route(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let forms = rows().filter(|(row, _)| row.origin == Origin::OwnPage);
        for (_, path) in forms {
            let bare = admin.post_bare(&path, &[("name", "x")]);
            assert_eq!(bare.status, 403, "{path} without the field");
            assert!(bare.body.contains("csrf"), "{path} names its reason");
            let foreign = admin.post_bare(&path, &[("csrf", "somebody-elses-secret")]);
            assert_eq!(foreign.status, 403, "{path} with another's field");
        }
        let csrf = admin.cookie(web::http::CSRF).map(str::to_owned).unwrap_or_else(|| {
            admin.get("/admin");
            admin.cookie(web::http::CSRF).unwrap().to_owned()
        });
        let body = format!("csrf={csrf}&name=Woodgrove");
        let kind = ("content-type", "application/x-www-form-urlencoded");
        for (header, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let answer = admin.send("POST", "/admin/groups", &[kind, (header, value)], &body);
            assert_eq!(answer.status, 403, "{header}: {value}");
        }
        let ours = [kind, ("origin", product.origin.as_str()), ("sec-fetch-site", "same-origin")];
        assert_eq!(admin.send("POST", "/admin/groups", &ours, &body).status, 303, "the control");
    }

    fn s04_a_get_of_a_route_that_changes_something_is_refused(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        for (row, path) in rows().filter(|(row, _)| row.method == Method::Post) {
            let is_page_too = table()
                .any(|other| other.pattern == row.pattern && other.method == Method::Get);
            if !is_page_too {
                for method in ["GET", "HEAD"] {
                    assert_eq!(admin.send(method, &path, &[], "").status, 405, "{method} {path}");
                }
            }
        }
        let before = product.portico.store.read(|tx| tx.verify_audit()).unwrap();
        for (_, path) in rows().filter(|(row, _)| row.method == Method::Get && row.access == Access::Admin) {
            admin.get(&path);
        }
        let after = product.portico.store.read(|tx| tx.verify_audit()).unwrap();
        assert_eq!(format!("{before:?}"), format!("{after:?}"), "looking around changed something");
    }

    /// SAML is not spoken here, so nothing of it may be taken for a sign-in.
    fn u17_a_saml_response_signs_nobody_in_wherever_it_is_posted(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut browser = product.browser();
        let response = "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"><saml:Assertion \
            xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"><saml:Subject><saml:NameID>ana@fabrikam.example\
            </saml:NameID></saml:Subject></saml:Assertion></samlp:Response>";
        let forms = [("SAMLResponse", STANDARD.encode(response)), ("RelayState", "/".into())];
        let form: Vec<(&str, &str)> = forms.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let usual = ["/saml", "/saml2", "/saml/acs", "/saml2/acs", "/sso/saml", "/broker/nothing/acs", "/broker/nothing/saml", "/SAML2/POST"];
        for path in usual {
            // Nobody reads a body there.
            assert!(matches!(browser.post(path, &form).status, 404 | 413), "{path}");
            assert_eq!(browser.get(&format!("{path}?SAMLResponse=x")).status, 404, "{path}");
        }
        for (row, path) in rows().filter(|(row, _)| row.access == Access::Public && row.method != Method::Options) {
            let answer = match row.method {
                Method::Get => browser.get(&format!("{path}?SAMLResponse={}", url::form_urlencoded::byte_serialize(forms[0].1.as_bytes()).collect::<String>())),
                Method::Post => browser.post(&path, &form),
                other => browser.send(name(other), &path, &[], response),
            };
            let session = [web::http::SESSION, web::http::ADMIN].iter().find(|it| browser.cookie(it).is_some());
            assert!(session.is_none() && answer.status < 500 || path == "/readyz", "{} {path}: {} {session:?}", name(row.method), answer.status);
        }
        assert!(browser.get("/").location().starts_with("/sign-in"));
    }

    fn i09_only_our_own_name_is_served_and_no_header_changes_links(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut browser = product.browser();
        for path in ["/", "/sign-in", "/authorize", "/.well-known/openid-configuration"] {
            let answer = browser.send("GET", path, &[("host", "evil.example")], "");
            assert_eq!(answer.status, 421, "{path}");
            assert!(!answer.body.contains("evil.example"));
        }
        let forwarded = [
            ("x-forwarded-host", "evil.example"),
            ("forwarded", "host=evil.example;proto=http"),
            ("x-forwarded-proto", "http"),
        ];
        let document = browser.send("GET", "/.well-known/openid-configuration", &forwarded, "");
        assert_eq!(document.text("issuer"), product.origin);
        assert!(!document.body.contains("evil.example"));
    }
}
