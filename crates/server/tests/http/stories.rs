//! Account-takeover stories of guests: what a home, a forwarded link or a form may say, and what comes of it.

use crate::hostile_home::{Begun, House, Partner};
use model::{
    Actor, ActorKind, ConnectionState, GuestState, HomeSettings, ProviderTemplate, Reason,
};
use serde_json::{Value, json};
use testkit::on_every_store;
use web::http::SESSION;

const TENANT: &str = "1f0e3dad-9990-4345-b743-9f8ffabdffc4";
const OTHER_TENANT: &str = "00000000-0000-4000-8000-000000000017";

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

impl House {
    /// Has a partner's home be of a product, and its tenant pinned where the product has tenants.
    fn becomes(&self, partner: &Partner, template: ProviderTemplate, tenant: &str) {
        let settings = HomeSettings {
            template,
            tenants: template
                .tenant_claim()
                .map(|_| tenant.to_owned())
                .into_iter()
                .collect(),
            ..HomeSettings::default()
        };
        let id = &partner.connection.id;
        let store = &self.product.portico.store;
        assert!(
            store
                .write(|tx| tx.set_home_settings(id, &settings))
                .is_ok()
        );
    }
}

/// Good claims, with the tenant's name in its place.
fn of_tenant(template: ProviderTemplate, tenant: &str, mut claims: Value) -> Value {
    if let Some(claim) = template.tenant_claim() {
        claims[claim] = tenant.into();
    }
    claims
}

on_every_store! {
    fn s01_inv_key_no_product_of_a_second_issuer_reaches_a_guest_by_the_address(store: &TestStore) {
        let house = House::open(store);
        for template in ProviderTemplate::ALL {
            let victim = house.partner(&format!("v{template}"));
            let mallory = house.partner(&format!("m{template}"));
            house.becomes(&victim, *template, TENANT);
            house.becomes(&mallory, *template, OTHER_TENANT);
            let before = house.people();
            // Her own tenant, with the victim's address and every word that could vouch for it.
            let said = json!({
                "sub": "new", "email": victim.email, "email_verified": true, "xms_edov": true,
                "preferred_username": victim.email, "upn": victim.email,
            });
            let said = of_tenant(*template, OTHER_TENANT, said);
            let (answer, browser) = house.assert(&mallory, house.begun(&mallory), &said);
            assert_eq!(answer.status, 403, "{template}");
            assert!(answer.body.contains("not_invited"), "{template}: {}", answer.body);
            assert!(browser.cookie(SESSION).is_none());
            assert_eq!(house.refusals().first(), Some(&Reason::EmailCollision), "{template}");
            // And the same words from her tenant at the victim's own connection, where tenants share it.
            if template.tenant_claim().is_some() {
                let said = of_tenant(*template, OTHER_TENANT, json!({}));
                let (answer, browser) = house.assert(&victim, house.begun(&victim), &said);
                assert!(answer.status >= 400 && browser.cookie(SESSION).is_none(), "{template}");
                assert_eq!(house.refusals().first(), Some(&Reason::UpstreamTenant), "{template}");
            }
            assert_eq!(house.people(), before, "{template}");
            let good = of_tenant(*template, TENANT, json!({}));
            let (answer, browser) = house.assert(&victim, house.begun(&victim), &good);
            assert!(answer.status == 303 && browser.cookie(SESSION).is_some(), "{template}: {}", answer.body);
        }
    }

    fn s05_the_buyer_of_a_domain_with_its_addresses_and_tenant_name_is_somebody_else(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        house.becomes(&partner, ProviderTemplate::Google, "litware.example");
        let of_google = |more: Value| {
            let mut claims = json!({ "hd": "litware.example" });
            claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            claims
        };
        let (answer, _) = house.assert(&partner, house.begun(&partner), &of_google(json!({})));
        assert_eq!(answer.status, 303, "{}", answer.body);
        let said = of_google(json!({ "sub": "bought" }));
        let (answer, browser) = house.assert(&partner, house.begun(&partner), &said);
        assert_eq!(answer.status, 403);
        assert!(answer.body.contains("not_invited"), "{}", answer.body);
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(house.ana(&partner).state, GuestState::Frozen, "until somebody looks who is who");
    }

    fn u10_a_connection_that_is_switched_off_ends_and_refuses_everything_that_came_through_it(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner_with_app("litware"), house.partner_with_app("proseware"));
        let link = house.invited("bob@litware.example");
        let mut browser = house.sign_in(&own, &json!({}));
        let mut foreign = house.sign_in(&other, &json!({}));
        let [tokens, theirs] = [&mut browser, &mut foreign].map(|it| house.tokens(it));
        let waiting = house.begun(&own);
        let mut invited = house.product.browser();
        let begun = invited.post(&link, &[]);
        let accepting = Begun::at(invited, &begun);
        let desk = &house.product.portico.desk;
        let before = house.people();
        admin::connections::set_state(desk, &by(), &own.connection.id, ConnectionState::Disabled).unwrap();
        // Whoever is at the home at this moment comes back to a refusal, linking or not.
        let asked = own.home.times_asked("/token");
        for begun in [waiting, accepting] {
            let (answer, browser) = house.assert(&own, begun, &json!({ "email": "bob@litware.example" }));
            assert!(answer.status >= 400 && answer.body.contains("connection_disabled"), "{}", answer.body);
            assert!(browser.cookie(SESSION).is_none());
        }
        assert_eq!(own.home.times_asked("/token"), asked, "no code is sent anywhere");
        let links = |text: &str| text.matches("HomeIdentity").count();
        assert_eq!(links(&house.people()), links(&before), "nothing was linked");
        // Refresh, userinfo, introspection, silent sign-in, panel, and grants made of its tokens.
        let token = tokens["access_token"].as_str().unwrap();
        let exchange = load::requests::token_exchange(&house.product.seeded, token);
        let exchanged = house.product.browser().post_form("/token", &exchange);
        assert_eq!(exchanged.status, 400, "{}", exchanged.body);
        assert_eq!(house.alive(&mut browser, &tokens), [false; 5]);
        let mut stranger = house.product.browser();
        let led = stranger.post("/sign-in", &[("email", &own.email), ("continue_to", "/")]);
        assert!(!led.location().starts_with(own.issuer()), "{}", led.location());
        assert_eq!(house.alive(&mut foreign, &theirs), [true; 5], "nobody else is concerned");
    }

    fn i02_what_a_browser_adds_to_an_acceptance_changes_nothing(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.connected("litware", HomeSettings::default()), house.partner("proseware"));
        let link = house.invited("bob@litware.example");
        let app = house.product.app();
        let mut browser = house.product.browser();
        let other_partner = other.connection.partner_id.to_string();
        let form = [
            ("email", "eve@proseware.example"), ("partner", other_partner.as_str()), ("partner_id", &other_partner),
            ("app", app.id.as_str()), ("apps", app.id.as_str()), ("connection", other.connection.id.as_str()),
            ("guest", "gst_1"), ("invitation", "inv_1"), ("expires_at", "9999999999"),
            ("continue_to", "https://evil.example/"), ("reply_url", "https://evil.example/"),
        ];
        let answer = browser.post(&link, &form);
        assert!(answer.location().starts_with(own.issuer()), "the home is the invitation's: {}", answer.location());
        let (answer, browser) = house.assert(&own, Begun::at(browser, &answer), &json!({ "email": "bob@litware.example" }));
        assert_eq!((answer.status, answer.location()), (303, "/"), "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
        let bob = house.ana(&own);
        assert_eq!(bob.email.as_str(), "bob@litware.example");
        let view = admin::guests::detail(&house.product.portico.desk, &bob.id).unwrap().unwrap();
        assert!(view.apps.is_empty() && view.groups.is_empty(), "{:?}", view.apps);
        assert_eq!(view.partner.id, own.connection.partner_id);
    }

    fn e03_no_request_waits_for_a_mail_and_known_and_unknown_are_answered_before_one_leaves(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        admin::partners::add(desk, &by(), "Woodgrove", &["woodgrove.example".into()]).unwrap();
        let link = house.invited("bob@woodgrove.example");
        let mut browser = house.product.browser();
        let led = browser.post(&link, &[]);
        assert_eq!(led.location(), "/sign-in/code", "{}", led.body);
        assert!(house.product.mails.take().is_empty(), "the answer came first");
        assert_eq!(house.product.deliver(), 1);
        assert_eq!(house.product.mails.take().len(), 1);
        for (address, mails) in [("bob@woodgrove.example", 1), ("eve@woodgrove.example", 0), ("zoe@nowhere.example", 0)] {
            let mut browser = house.product.browser();
            let led = browser.post("/sign-in", &[("email", address), ("continue_to", "/")]);
            assert_eq!((led.status, led.location()), (303, "/sign-in/code"), "{address}");
            assert_eq!(browser.post("/sign-in/code/new", &[]).status, 303, "{address}");
            assert!(house.product.mails.take().is_empty(), "{address}: nothing was sent within the requests");
            house.product.deliver();
            assert_eq!(!house.product.mails.take().is_empty(), mails == 1, "{address}");
        }
    }

    fn s18_the_console_takes_an_account_away_by_post_and_says_what_it_means(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let mut browser = house.sign_in(&partner, &json!({}));
        let mut ada = house.product.admin("grace@contoso.example");
        let page = format!("/admin/guests/{}", house.ana(&partner).id);
        let shown = ada.get(&page);
        assert!(shown.body.contains(&format!("{page}/unlink")), "{}", shown.body);
        let nobody = ada.post(&format!("{page}/unlink"), &[("account", "con_1")]);
        assert!((400..500).contains(&nobody.status), "{}", nobody.status);
        assert_eq!(browser.get("/").status, 200);
        let done = ada.post(&format!("{page}/unlink"), &[("account", partner.connection.id.as_str())]);
        assert_eq!(done.location(), format!("{page}?done=unlinked"), "{}", done.body);
        assert_ne!(browser.get("/").status, 200, "the session is over");
        let after = ada.get(&page);
        assert!(after.body.contains("The way back is a new invitation"), "{}", after.body);
        let thawed = ada.post(&format!("{page}/thaw"), &[]);
        assert_eq!(thawed.status, 409, "{}", thawed.body);
        let (answer, browser) = house.assert(&partner, house.begun(&partner), &json!({}));
        assert!(answer.status == 403 && browser.cookie(SESSION).is_none());
    }
}
