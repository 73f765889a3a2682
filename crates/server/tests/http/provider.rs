//! The pages between an app and its answer: consent, devices, answers by form, logout in frames.

use crate::hostile_home::{Begun, House};
use admin::{apps, assignments, registration};
use model::{Actor, ActorKind, App, Assignee, Clock, PartnerState, Secret};
use product::{Answer, Browser, Product};
use serde_json::{Value, json};
use testkit::on_every_store;

const REDIRECT: &str = "https://other.example/cb";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// Registers an app by its metadata and gives it to the seeded partner.
fn app(product: &Product, metadata: Value) -> (App, Secret) {
    let desk = &product.portico.desk;
    let by = Actor::plain(ActorKind::Operator);
    let mut all = json!({
        "client_name": "Shared Drawings",
        "redirect_uris": [REDIRECT],
        "grant_types": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_method": "client_secret_post",
    });
    let more = metadata.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(more);
    let wished = registration::parse(all.as_object().unwrap()).unwrap();
    let (app, secret) = apps::register(desk, &by, &wished).unwrap();
    let partners = admin::partners::list(desk).unwrap();
    let partner = partners
        .into_iter()
        .find(|row| row.state == PartnerState::Active)
        .unwrap();
    let given = assignments::NewAssignment {
        app_id: app.id.clone(),
        assignee: Assignee::Partner(partner.id),
        roles: Vec::new(),
        starts_at: None,
        ends_at: None,
    };
    assignments::assign(desk, &by, &given).unwrap();
    (app, secret.unwrap_or_else(|| Secret::new("")))
}

fn request(app: &App, more: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs([
        ("client_id", app.id.as_str()),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "openid profile email"),
        ("state", "st & ate"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]);
    query.extend_pairs(more);
    format!("/authorize?{}", query.finish())
}

fn redeem(browser: &mut Browser, (app, secret): &(App, Secret), code: &str) -> Answer {
    browser.post_bare(
        "/token",
        &[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
            ("client_id", app.id.as_str()),
            ("client_secret", secret.expose()),
        ],
    )
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap();
    let value = rest.split('"').next().unwrap();
    value.replace("&amp;", "&").replace("&#38;", "&")
}

on_every_store! {
    fn a_third_party_app_asks_remembers_and_loses_everything_when_it_is_taken_back(store: &TestStore) {
        let (product, _) = Product::start(store);
        let third = app(&product, json!({
            "third_party": true, "client_name#de": "Geteilte Zeichnungen",
            "policy_uri": "https://other.example/policy", "tos_uri": "https://other.example/terms",
        }));
        let mut guest = product.guest(0);
        let page = guest.get(&request(&third.0, &[]));
        assert_eq!(page.status, 200);
        for part in ["Shared Drawings", "guest0@fabrikam.example", "https://other.example/policy", "https://other.example/terms"] {
            assert!(page.body.contains(part), "{part}");
        }
        let asked = hidden(&page.body, "request");

        let no = guest.post("/consent", &[("request", &asked), ("answer", "no")]);
        assert_eq!(no.parameter("error").as_deref(), Some("access_denied"));
        assert_eq!(no.parameter("state").as_deref(), Some("st & ate"));
        assert_eq!(guest.get(&request(&third.0, &[])).status, 200, "a no is not remembered");

        let yes = guest.post("/consent", &[("request", &asked), ("answer", "yes")]);
        let tokens = redeem(&mut guest, &third, &yes.parameter("code").unwrap());
        assert_eq!(tokens.status, 200, "{}", tokens.body);
        let again = guest.get(&request(&third.0, &[]));
        assert!(again.parameter("code").is_some(), "a yes is remembered");
        let anew = guest.get(&request(&third.0, &[("prompt", "consent")]));
        assert_eq!(anew.status, 200, "unless the app asks anew");
        let german = guest.get(&request(&third.0, &[("prompt", "consent"), ("ui_locales", "de")]));
        assert!(german.body.contains("Geteilte Zeichnungen"));

        assert!(guest.get("/me").body.contains("/consents"));
        let list = guest.get("/consents");
        assert!(list.body.contains("Shared Drawings"));
        let withdraw = format!("/consents/{}/withdraw", third.0.id);
        assert_eq!(guest.post(&withdraw, &[]).status, 303);
        assert!(!guest.get("/consents").body.contains("Shared Drawings"));
        let token = tokens.text("access_token");
        let bearer = format!("Bearer {token}");
        let told = guest.send("GET", "/userinfo", &[("authorization", &bearer)], "");
        assert_eq!(told.status, 401);
        let refreshed = guest.post_bare("/token", &[
            ("grant_type", "refresh_token"), ("refresh_token", &tokens.text("refresh_token")),
            ("client_id", third.0.id.as_str()), ("client_secret", third.1.expose()),
        ]);
        assert_eq!(refreshed.text("error"), "invalid_grant");
        assert_eq!(guest.get(&request(&third.0, &[])).status, 200, "it is asked again");
        let quiet = guest.get(&request(&third.0, &[("prompt", "none")]));
        assert_eq!(quiet.parameter("error").as_deref(), Some("consent_required"));
    }

    fn s11_nothing_agrees_for_a_guest_who_did_not_press_the_button(store: &TestStore) {
        let (product, _) = Product::start(store);
        let third = app(&product, json!({ "third_party": true }));
        let mut guest = product.guest(0);
        let page = guest.get(&request(&third.0, &[]));
        for helper in ["autofocus", "<script", "onclick", "http-equiv", "formaction"] {
            assert!(!page.body.contains(helper), "{helper}");
        }
        let asked = hidden(&page.body, "request");
        let by_address = guest.get(&format!("/consent?answer=yes&request={asked}"));
        assert_eq!((by_address.status, by_address.parameter("code")), (405, None));
        let fields = [("request", asked.as_str()), ("answer", "yes")];
        let from_elsewhere = guest.post_bare("/consent", &fields);
        assert_eq!((from_elsewhere.status, from_elsewhere.parameter("code")), (403, None));
        assert_eq!(guest.get(&request(&third.0, &[])).status, 200, "nothing was agreed to");
    }

    fn s15_a_guest_is_no_stepping_stone_for_apps_that_nobody_gave_them(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        // Guests register nothing.
        let wished = json!({ "redirect_uris": [REDIRECT] }).to_string();
        let kind = ("content-type", "application/json");
        assert_eq!(guest.send("POST", "/register", &[kind], &wished).status, 401);
        // What is not assigned asks no question that could be answered with yes.
        let third = json!({ "third_party": true });
        let wanted = registration::parse(json!({
            "client_name": "Stranger", "redirect_uris": [REDIRECT], "third_party": true,
            "grant_types": ["authorization_code", "refresh_token"],
        }).as_object().unwrap()).unwrap();
        let by = Actor::plain(ActorKind::Operator);
        let (stranger, _) = apps::register(&product.portico.desk, &by, &wanted).unwrap();
        let asked = request(&stranger, &[]).replace("scope=openid+profile+email", "scope=openid+offline_access");
        let page = guest.get(&asked);
        assert_eq!(page.status, 403, "{}", page.body);
        assert!(!page.body.contains("name=\"answer\""));
        let forced = guest.post("/consent", &[("request", &asked), ("answer", "yes")]);
        assert!(forced.parameter("code").is_none(), "{} {}", forced.status, forced.location());
        assert!(!guest.get("/consents").body.contains("Stranger"), "nothing was remembered");
        // An app that is not marked for refreshes gets none, whatever it asks for.
        let marked = |grants: Value| {
            let mut metadata = third.clone();
            metadata["grant_types"] = grants;
            app(&product, metadata)
        };
        let plain = marked(json!(["authorization_code"]));
        let refreshing = marked(json!(["authorization_code", "refresh_token"]));
        for (app, expected) in [(&plain, false), (&refreshing, true)] {
            let asked = request(&app.0, &[]).replace("scope=openid+profile+email", "scope=openid+offline_access");
            let page = guest.get(&asked);
            let asked = hidden(&page.body, "request");
            let yes = guest.post("/consent", &[("request", &asked), ("answer", "yes")]);
            let code = yes.parameter("code").unwrap_or_else(|| panic!("{} {}", yes.status, yes.location()));
            let tokens = redeem(&mut guest, app, &code);
            assert_eq!(tokens.status, 200, "{}", tokens.body);
            assert_eq!(tokens.json().get("refresh_token").is_some(), expected, "{}", tokens.body);
        }
    }

    fn apps_of_the_host_never_ask(store: &TestStore) {
        let (product, _) = Product::start(store);
        let own = app(&product, json!({}));
        let mut guest = product.guest(0);
        let answer = guest.get(&request(&own.0, &[("prompt", "consent")]));
        assert!(answer.parameter("code").is_some(), "{}", answer.status);
    }

    fn an_answer_by_form_goes_to_the_registered_address_alone(store: &TestStore) {
        let (product, _) = Product::start(store);
        let own = app(&product, json!({}));
        let mut guest = product.guest(0);
        let page = guest.get(&request(&own.0, &[("response_mode", "form_post")]));
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&format!("action=\"{REDIRECT}\"")));
        assert_eq!(hidden(&page.body, "iss"), product.origin);
        let form = page.body.split("data-return").nth(1).unwrap();
        let form = form.split("</form>").next().unwrap();
        assert!(!form.contains("csrf"), "our secret stays with us");
        let tokens = redeem(&mut guest, &own, &hidden(&page.body, "code"));
        assert_eq!(tokens.status, 200, "{}", tokens.body);
    }

    fn a_device_gets_its_tokens_after_the_guest_agreed_to_its_code(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let own = app(&product, json!({
            "grant_types": ["authorization_code", "refresh_token", DEVICE],
        }));
        let mut device = product.browser();
        let client = [("client_id", own.0.id.as_str()), ("client_secret", own.1.expose())];
        let scope = ("scope", "openid profile");
        let begun = device.post_bare("/device_authorization", &[client[0], client[1], scope]);
        assert_eq!(begun.status, 200, "{}", begun.body);
        let (code, typed) = (begun.text("device_code"), begun.text("user_code"));
        let poll = |device: &mut Browser| device.post_bare("/token", &[
            client[0], client[1], ("device_code", &code),
            ("grant_type", DEVICE),
        ]);
        assert_eq!(poll(&mut device).text("error"), "authorization_pending");
        assert_eq!(poll(&mut device).text("error"), "slow_down");

        let mut stranger = product.browser();
        assert!(stranger.get("/device").location().starts_with("/sign-in?"));
        let mut guest = product.guest(0);
        assert_eq!(guest.get("/device").status, 200);
        assert_eq!(guest.get("/device?user_code=XXXX-XXXX").status, 422);
        let page = guest.get(&format!("/device?user_code={}", typed.to_lowercase()));
        assert!(page.body.contains("Shared Drawings"), "{}", page.body);
        clock.advance(model::Span::secs(11));
        assert_eq!(poll(&mut device).text("error"), "authorization_pending", "a GET agrees to nothing");
        let done = guest.post("/device", &[("user_code", &typed), ("answer", "yes")]);
        assert_eq!(done.status, 200, "{}", done.body);
        clock.advance(model::Span::secs(11));
        let tokens = poll(&mut device);
        assert_eq!(tokens.status, 200, "{}", tokens.body);
        assert!(!tokens.text("id_token").is_empty());
        assert_eq!(poll(&mut device).text("error"), "invalid_grant", "once");
        let second = guest.post("/device", &[("user_code", &typed), ("answer", "yes")]);
        assert_eq!(second.status, 403, "nobody answers twice");
    }

    fn a_device_leads_home_where_the_homes_word_is_too_old_and_back_to_its_code(store: &TestStore) {
        let house = House::open(store);
        let litware = house.partner("litware");
        let desk = &house.product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let own = app(&house.product, json!({ "grant_types": ["authorization_code", "refresh_token", DEVICE] }));
        let id = litware.connection.partner_id.clone();
        let given = assignments::NewAssignment {
            app_id: own.0.id.clone(),
            assignee: Assignee::Partner(id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        assignments::assign(desk, &by, &given).unwrap();
        let trust = model::TrustContract { recheck: Some(model::Span::mins(5)), ..model::TrustContract::default() };
        admin::partners::update(desk, &by, &id, "litware", &trust).unwrap();
        let (_, mut guest) = house.finish_well(&litware, house.begun(&litware));
        house.clock.advance(model::Span::mins(6));
        let client = [("client_id", own.0.id.as_str()), ("client_secret", own.1.expose())];
        let begun = house.product.browser().post_bare("/device_authorization", &[client[0], client[1], ("scope", "openid")]);
        let typed = begun.text("user_code");
        let yes = [("user_code", typed.as_str()), ("answer", "yes")];
        let led = guest.post("/device", &yes);
        assert!(led.location().starts_with(&litware.home.issuer), "{} {}", led.location(), led.body);
        let (back, mut guest) = house.finish_well(&litware, Begun::at(guest, &led));
        assert_eq!(back.location(), format!("/device?user_code={typed}"));
        let done = guest.post("/device", &yes);
        assert_eq!(done.status, 200, "{}", done.body);
    }

    fn a_device_leads_to_the_second_factor_and_back_to_its_code(store: &TestStore) {
        let (product, _) = Product::start(store);
        let own = app(&product, json!({ "grant_types": ["authorization_code", "refresh_token", DEVICE] }));
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        admin::apps::require_mfa(desk, &by, &own.0.id, true).unwrap();
        let mut device = product.browser();
        let client = [("client_id", own.0.id.as_str()), ("client_secret", own.1.expose())];
        let begun = device.post_bare("/device_authorization", &[client[0], client[1], ("scope", "openid")]);
        let typed = begun.text("user_code");
        let mut guest = product.guest(0);
        let yes = [("user_code", typed.as_str()), ("answer", "yes")];
        let led = guest.post("/device", &yes);
        let here = format!("/device?user_code={typed}");
        assert_eq!((led.status, led.parameter("continue_to")), (303, Some(here.clone())), "{}", led.body);
        assert!(led.location().starts_with("/step-up?"), "{}", led.location());
        assert!(guest.get(&here).body.contains("Shared Drawings"), "the code still waits");
        crate::passkeys::step_up(&product, &guest);
        assert_eq!(guest.post("/device", &yes).status, 200);
        let refusals = admin::audit::list(desk, &admin::AuditFilter { limit: 100, ..Default::default() }).unwrap();
        assert!(refusals.iter().all(|line| line.event.reason.is_none()), "nobody was refused");
    }

    fn signing_out_has_apps_told_in_frames_and_then_goes_back(store: &TestStore) {
        let (product, _) = Product::start(store);
        let own = app(&product, json!({
            "frontchannel_logout_uri": "https://other.example/fc-logout?a=b",
            "post_logout_redirect_uris": ["https://other.example/bye"],
        }));
        let mut guest = product.guest(0);
        let code = guest.get(&request(&own.0, &[])).parameter("code").unwrap();
        let tokens = redeem(&mut guest, &own, &code);
        assert_eq!(tokens.status, 200);
        let asked = [
            ("client_id", own.0.id.as_str()), ("post_logout_redirect_uri", "https://other.example/bye"),
            ("state", "s"),
        ];
        let page = guest.post("/logout/now", &asked);
        assert_eq!(page.status, 200);
        assert!(page.body.contains("https://other.example/fc-logout?a=b&"), "{}", page.body);
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.ends_with("frame-src https://other.example"), "{policy}");
        assert_eq!(page.header("refresh"), Some("2;url=https://other.example/bye?state=s"));
        assert_eq!(guest.get("/").status, 303, "the session is over");
    }

    fn a_pushed_request_is_answered_once_and_the_certificate_header_counts_from_the_proxy(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let own = app(&product, json!({ "require_pushed_authorization_requests": true }));
        let mut guest = product.guest(0);
        let plain = guest.get(&request(&own.0, &[]));
        assert_eq!(plain.parameter("error").as_deref(), Some("invalid_request"));
        let pushed = guest.post_bare("/par", &[
            ("client_id", own.0.id.as_str()), ("client_secret", own.1.expose()), ("redirect_uri", REDIRECT),
            ("response_type", "code"), ("scope", "openid"), ("code_challenge", CHALLENGE), ("code_challenge_method", "S256"),
        ]);
        assert_eq!(pushed.status, 201, "{}", pushed.body);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("client_id", own.0.id.as_str()), ("request_uri", &pushed.text("request_uri"))])
            .finish();
        let answer = guest.get(&format!("/authorize?{query}"));
        assert!(answer.parameter("code").is_some(), "{}", answer.body);
        let again = guest.get(&format!("/authorize?{query}"));
        assert_eq!(again.status, 400, "used up");
        assert!(clock.now() > model::At::from_secs(0));
    }
}
