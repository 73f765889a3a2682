//! What admins set while the product runs.

use model::{Actor, ActorKind, SettingKey};
use product::Product;
use testkit::on_every_store;

/// The least PNG that may be a logo: what counts is its header.
const LOGO: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\xf0\0\0\0\x50\x08\x06\0\0\0";

fn set(product: &Product, key: SettingKey, value: &str) -> Result<(), admin::Refusal> {
    let by = Actor::plain(ActorKind::Operator);
    admin::settings::change(&product.portico.desk, &by, &[(key, value.into())], None)
}

fn version(page: &str) -> &str {
    let rest = page.split("name=\"version\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

on_every_store! {
    fn what_an_admin_saves_counts_at_the_next_request_on_every_node(store: &TestStore) {
        let (product, _) = Product::start(store);
        let other = product.another_node(store.handle());
        let mut admin = product.admin("ada@contoso.example");
        let mut reader = other.browser();
        assert!(!reader.get("/sign-in").body.contains("Nordwind"));
        let page = admin.get("/admin/settings");
        assert_eq!(page.status, 200);
        let seen = version(&page.body).to_owned();
        let mut pairs = vec![
            ("version", seen.as_str()), ("support", "Nordwind <b>1234</b>"), ("brand.accent", "#7a1f5c"),
            ("language", "de"), ("languages", "de"),
        ];
        let saved = admin.post("/admin/settings", &pairs);
        assert_eq!((saved.status, saved.location()), (303, "/admin/settings?done=saved"), "{}", saved.body);
        let page = reader.get("/sign-in").body;
        assert!(page.contains("Nordwind &#60;b&#62;1234&#60;/b&#62;") && page.contains("lang=\"de\""), "{page}");
        assert!(!page.contains("value=\"en\""), "English is not offered");
        let css = reader.get("/brand/7a1f5c.css");
        assert!(css.status == 200 && css.body.contains("--accent:#7a1f5c"), "{}", css.body);
        let discovery = reader.get("/.well-known/openid-configuration").json();
        assert_eq!(discovery["ui_locales_supported"], serde_json::json!(["de"]));
        // A page that an app's request leads to goes by them too.
        assert!(reader.get("/authorize?client_id=nobody").body.contains("Nordwind"));
        // Somebody who looked before that does not undo it.
        pairs[1].1 = "Nobody";
        assert_eq!(admin.post("/admin/settings", &pairs).status, 400);
        assert!(reader.get("/sign-in").body.contains("Nordwind"));
        let filter = admin::AuditFilter { limit: 10, ..admin::AuditFilter::default() };
        let lines = product.portico.store.read(|tx| tx.list_events(&filter)).unwrap();
        let line = lines.iter().find(|it| it.event.name == model::EventName::Settings && it.event.reason.is_none()).unwrap();
        assert_eq!(line.event.detail["set"]["brand.accent"], "#7a1f5c");
        assert_eq!(line.event.detail["set"]["support"], serde_json::Value::Null, "it may name people");
    }

    fn what_stands_in_the_configuration_is_shown_and_stays(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let page = admin.get("/admin/settings").body;
        assert!(page.contains("<code>company</code>") && !page.contains("name=\"company\""), "{page}");
        let refusal = set(&product, SettingKey::Company, "Other").unwrap_err();
        assert_eq!(refusal.code(), "setting_fixed");
        let seen = version(&page).to_owned();
        let sent = [("version", seen.as_str()), ("company", "Other"), ("support", "Call")];
        assert_eq!(admin.post("/admin/settings", &sent).status, 303);
        let page = product.browser().get("/sign-in").body;
        assert!(page.contains("Contoso") && !page.contains("Other") && page.contains("Call"), "{page}");
    }

    fn a_value_that_does_not_fit_is_refused_by_its_field(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let seen = version(&admin.get("/admin/settings").body).to_owned();
        for (field, value, says) in [
            ("brand.accent", "#ffcc00", "The nearest that has enough is #"),
            ("language", "tlh", "Choose among the languages"),
            ("mail.from", "a\r\nBcc: b@c.example", "Write a mail address"),
            ("limits.codes", "0", "Write a whole number from 1 to 1000000"),
        ] {
            let answer = admin.post("/admin/settings", &[("version", &seen), (field, value)]);
            assert_eq!(answer.status, 400, "{field}");
            assert!(answer.body.contains(says) && answer.body.contains("has-wrong"), "{field}: {}", answer.body);
        }
        assert_eq!(version(&admin.get("/admin/settings").body), seen, "nothing was changed");
    }

    fn x01_x02_only_a_small_png_or_webp_becomes_the_logo_and_its_address_changes_with_it(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        assert!(admin::settings::set_logo(desk, &by, Some(b"<svg onload=alert(1)>")).is_err());
        let mut reader = product.browser();
        assert!(!reader.get("/sign-in").body.contains("<img"));
        admin::settings::set_logo(desk, &by, Some(LOGO)).unwrap();
        let page = reader.get("/sign-in").body;
        let path = page.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let logo = reader.get(&path);
        assert_eq!((logo.status, logo.header("content-type")), (200, Some("image/png")));
        assert_eq!(logo.header("x-content-type-options"), Some("nosniff"));
        admin::settings::set_logo(desk, &by, Some(LOGO)).unwrap();
        assert_eq!(reader.get(&path).status, 404, "another image has another address");
        admin::settings::set_logo(desk, &by, None).unwrap();
        assert!(!reader.get("/sign-in").body.contains("<img"));
    }

    fn only_an_owner_changes_settings(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let _other_owner = product.admin("bo@contoso.example");
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        let all = admin::admins::list(desk).unwrap();
        let ada = all.iter().find(|it| it.email.as_str() == "ada@contoso.example").unwrap();
        admin::sponsors::set_role(desk, &by, &ada.id, model::AdminRole::Auditor).unwrap();
        assert_eq!(admin.get("/admin/settings").status, 200);
        assert_eq!(admin.post("/admin/settings", &[("support", "Mine")]).status, 403);
        set(&product, SettingKey::Support, "Theirs").unwrap();
        assert!(product.browser().get("/sign-in").body.contains("Theirs"));
    }
}
