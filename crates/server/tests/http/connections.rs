//! One connection in the console: what is agreed, a test sign-in at the live home, and the mapping.

use crate::hostile_home::{
    Begun, House,
    home::{METADATA, Reply},
};
use model::{Actor, ActorKind, AlertKey, AlertKind, ConnectionState, HomeAuthMethod, HomeSettings};
use serde_json::json;
use testkit::on_every_store;
use web::http::SESSION;

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

on_every_store! {
    fn an_admin_tests_a_live_connection_and_sees_what_each_mapping_makes_of_it(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let desk = &house.product.portico.desk;
        admin::groups::create(desk, &by(), "Engineers").unwrap();
        let path = format!("/admin/connections/{}", litware.connection.id);
        let people = house.people();
        let mut grace = house.product.admin("grace@contoso.example");
        let page = grace.get(&path);
        for agreed in [litware.issuer(), "portico", "/callback", "/jwks", "Another OpenID Connect provider"] {
            assert!(page.body.contains(agreed), "{agreed}: {}", page.body);
        }
        let answer = grace.post(&format!("{path}/test"), &[]);
        let begun = Begun::at(grace, &answer);
        let said = json!({
            "upn": "ana@litware.example", "roles": ["eng"], "refresh_token": "t0ken",
            "sub": "01890a5d-ac96-774b-bcce-b302099a8057",
        });
        let (back, mut grace) = house.assert(&litware, begun, &said);
        assert_eq!(back.status, 200, "{}", back.body);
        assert!(back.body.contains(&path), "the report is one click away: {}", back.body);
        assert!(grace.cookie(SESSION).is_none(), "a test signs nobody in");
        assert_eq!(house.people(), people, "and touches nobody");
        let page = grace.get(&path);
        for shown in ["upn", "roles", "passed", "0189…57"] {
            assert!(page.body.contains(shown), "{shown}: {}", page.body);
        }
        for hidden in ["t0ken", "01890a5d-ac96"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }

        let form = |verb, groups| [
            ("template", "okta"), ("tenants", ""), ("name_claim", "upn"), ("email_claim", "upn"),
            ("groups_claim", "roles"), ("groups", groups), ("do", verb),
        ];
        let preview = grace.post(&path, &form("preview", "eng = Engineers"));
        assert_eq!(preview.status, 200);
        assert!(preview.body.contains("<dd><bdi>Engineers</bdi></dd>"), "{}", preview.body);
        let stored = || desk.store.read(|tx| tx.find_connection(&litware.connection.id)).unwrap().unwrap();
        assert_eq!(stored().settings, HomeSettings::default(), "a preview changes nothing");
        let wrong = grace.post(&path, &form("save", "eng = Nobody"));
        assert_eq!(wrong.status, 400);
        assert!(wrong.body.contains("names a group that does not exist"), "{}", wrong.body);
        assert_eq!(grace.post(&path, &form("save", "eng = Engineers")).status, 303);
        let agreed = stored().settings;
        assert_eq!((agreed.claims.email.as_str(), agreed.groups.len()), ("upn", 1));
        assert_eq!(agreed.auth_method, HomeAuthMethod::Secret, "that is changed together with the secret");

        let client = |method, secret| [("client_id", "portico-2"), ("auth_method", method), ("client_secret", secret)];
        assert_eq!(grace.post(&format!("{path}/client"), &client("client_secret", "n3w")).status, 303);
        assert!(stored().client_secret.is_some());
        assert_eq!(stored().client_id, "portico-2");
        assert_eq!(grace.post(&format!("{path}/client"), &client("private_key_jwt", "")).status, 303);
        assert_eq!(stored().settings.auth_method, HomeAuthMethod::PrivateKeyJwt);
        assert!(stored().client_secret.is_none(), "a secret of no use is not kept");
        let history = grace.get(&format!("/admin/partners/{}", stored().partner_id));
        for did in ["client_changed", "agreed", "tested"] {
            assert!(history.body.contains(did), "{did}");
        }
    }

    fn a_test_that_comes_back_in_another_browser_is_nobodys(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let path = format!("/admin/connections/{}", litware.connection.id);
        let mut grace = house.product.admin("grace@contoso.example");
        let answer = grace.post(&format!("{path}/test"), &[]);
        let begun = Begun::at(house.product.browser(), &answer);
        let (back, _) = house.assert(&litware, begun, &json!({}));
        assert!(back.status >= 400, "{}", back.body);
        assert_eq!(litware.home.times_asked("/token"), 0, "the code went nowhere");
    }

    fn u01_a_home_that_calls_itself_something_else_is_not_added_and_the_page_says_what_it_says(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let desk = &house.product.portico.desk;
        let id = litware.connection.partner_id.clone();
        let path = format!("/admin/partners/{id}/connections");
        let mut grace = house.product.admin("grace@contoso.example");
        let count = || admin::partners::detail(desk, &id).unwrap().unwrap().connections.len();
        let before = count();
        let form = |issuer| [("connection_name", "L"), ("issuer", issuer), ("client_id", "portico"), ("template", "okta")];
        let good = litware.home.metadata();
        let mut lying = good.clone();
        lying["issuer"] = "https://other.example".into();
        litware.home.say(METADATA, Reply::json(&lying));
        let refused = grace.post(&path, &form(litware.issuer()));
        assert_eq!(refused.status, 400, "{}", refused.body);
        assert!(refused.body.contains("https://other.example"), "it names what was found: {}", refused.body);
        assert_eq!(count(), before);
        for nonsense in ["<html>", "ana@litware.example", "10.0.0.1", ""] {
            assert_eq!(grace.post(&path, &form(nonsense)).status, 400, "{nonsense}");
        }
        assert_eq!(count(), before);
        litware.home.say(METADATA, Reply::json(&good));
        let pasted = format!("{}/.well-known/openid-configuration", litware.issuer());
        assert_eq!(grace.post(&path, &form(&pasted)).status, 303);
        let all = admin::partners::detail(desk, &id).unwrap().unwrap().connections;
        let new = |it: &&model::Connection| it.issuer == litware.issuer() && it.id != litware.connection.id;
        let added = all.iter().find(new).unwrap();
        assert_eq!((added.issuer.as_str(), added.state), (litware.issuer(), ConnectionState::Enabled));
        assert_eq!(added.settings.template, model::ProviderTemplate::Okta);
        assert!(added.home.is_some(), "what it is like is agreed with it");

        let verb = |verb: &str| format!("/admin/connections/{}/{verb}", added.id);
        assert_eq!(grace.post(&verb("disable"), &[]).status, 303);
        litware.home.say(METADATA, Reply::json(&lying));
        assert_ne!(grace.post(&verb("enable"), &[]).status, 303, "nor is it switched on again");
        let state = || desk.store.read(|tx| tx.find_connection(&added.id)).unwrap().unwrap().state;
        assert_eq!(state(), ConnectionState::Disabled);
        litware.home.say(METADATA, Reply::json(&good));
        assert_eq!(grace.post(&verb("enable"), &[]).status, 303);
        assert_eq!(state(), ConnectionState::Enabled);
    }

    fn s12_new_keys_show_on_the_start_page_until_an_admin_puts_them_aside(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let desk = &house.product.portico.desk;
        let (partner, id) = (&litware.connection.partner_id, &litware.connection.id);
        let key = AlertKey::new(AlertKind::KeysReplaced, partner, id);
        let now = house.product.portico.clock.now();
        desk.store.write(|tx| tx.raise_alert(&key, ("Litware", "k1 <b> → k2"), now)).unwrap();
        let mut grace = house.product.admin("grace@contoso.example");
        let page = grace.get("/admin");
        let link = format!("/admin/connections/{id}");
        for shown in ["New keys", "k1 &#60;b&#62; → k2", &link] {
            assert!(page.body.contains(shown), "{shown}: {}", page.body);
        }
        let form = [("kind", "keys_replaced"), ("partner", partner.as_str()), ("about", id.as_str())];
        let wrong = [("kind", "nonsense"), ("partner", partner.as_str()), ("about", id.as_str())];
        assert_eq!(grace.post("/admin/alerts", &wrong).status, 404);
        assert!(grace.get("/admin").body.contains("New keys"));
        assert_eq!(grace.post("/admin/alerts", &form).status, 303);
        assert!(!grace.get("/admin").body.contains("New keys"));
        assert_eq!(grace.post("/admin/alerts", &form).status, 303, "somebody else was first");
        assert!(house.product.browser().post("/admin/alerts", &form).status >= 300, "not for everybody");
    }
}
