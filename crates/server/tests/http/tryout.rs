//! What an app would learn of a guest, a test of its sign-in, and software that is known here.

use admin::presets::Preset;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use load::requests;
use model::{Actor, ActorKind, AdminRole, BoundTo, EventName, Reason, Span};
use oidc::preview::{Document, Source};
use product::{Answer, Browser, Product};
use std::collections::BTreeSet;
use testkit::on_every_store;

/// An admin in a browser in which the first guest is signed in too.
fn admin_and_guest(product: &Product) -> Browser {
    let mut browser = product.admin("ada@contoso.example");
    browser.set_cookie(web::http::SESSION, product.seeded.sessions.first().unwrap());
    browser
}

fn lines(product: &Product, did: &str) -> Vec<model::Event> {
    let filter = admin::AuditFilter {
        limit: 500,
        ..admin::AuditFilter::default()
    };
    let all = admin::audit::list(&product.portico.desk, &filter).unwrap();
    all.into_iter()
        .map(|line| line.event)
        .filter(|it| it.name == EventName::Tryout && (did.is_empty() || it.detail["did"] == did))
        .collect()
}

/// The hidden fields of the form on a page, but the one against forgery.
fn fields(page: &str) -> Vec<(String, String)> {
    let parts = page.split("<input type=\"hidden\" name=\"").skip(1);
    let all = parts.map(|part| {
        let (name, rest) = part.split_once("\" value=\"").unwrap();
        (name.to_owned(), rest.split('"').next().unwrap().to_owned())
    });
    all.filter(|(name, _)| name != "csrf").collect()
}

fn text(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect()
}

/// Begins a test and goes through the sign-in; the answer on its way back.
fn there(browser: &mut Browser, app: &str) -> Vec<(String, String)> {
    let begun = browser.post(&format!("/admin/apps/{app}/test"), &[]);
    assert_eq!(begun.status, 303, "{}", begun.body);
    let back = browser.get(begun.location());
    assert_eq!(back.status, 200, "{}", back.body);
    assert!(
        back.body
            .contains(&format!("/admin/apps/{app}/test/callback"))
    );
    assert!(back.body.contains("name=\"csrf\""));
    fields(&back.body)
}

/// No signed token stands on a page.
fn holds_no_token(answer: &Answer) {
    assert!(!answer.body.contains("eyJ"), "{}", answer.body);
}

on_every_store! {
    fn g02_what_tokens_would_say_is_shown_unsigned_and_the_look_is_written_down(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (app, guest) = (product.app(), product.seeded.guests[0].clone());
        let mut admin = product.admin("ada@contoso.example");
        let path = format!("/admin/apps/{}/claims", app.id);
        let found = admin.get(&format!("{path}?q=guest"));
        assert!(found.status == 200 && found.body.contains(guest.as_str()), "{}", found.body);
        assert!(lines(&product, "").is_empty(), "finding somebody shows nothing of them");
        let shown = admin.post(&path, &[("guest", guest.as_str()), ("scope", "email")]);
        assert_eq!(shown.status, 200, "{}", shown.body);
        for part in ["ID token", "Access token", "Userinfo", ">email_verified<", ">partner_id<", "new at each sign-in", "Fabrikam"] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        assert!(!shown.body.contains(">locale<"), "profile was not asked for");
        holds_no_token(&shown);
        let told = lines(&product, "claims_shown");
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].guest_id.as_ref(), told[0].app_id.as_ref()), (Some(&guest), Some(&app.id)));
        assert!(told[0].actor.id.is_some() && told[0].partner_id.is_some());
        assert_eq!(admin.post(&path, &[("guest", "nobody")]).status, 400);
        let unknown = "gst_0190a0a0a0a07a0a8a0a0a0a0a0a0a99";
        assert_eq!(admin.post(&path, &[("guest", unknown)]).status, 404);
        admin::guests::suspend(&product.portico.desk, &Actor::plain(ActorKind::Operator), &guest).unwrap();
        let refused = admin.post(&path, &[("guest", guest.as_str())]);
        assert!(refused.body.contains("guest_suspended") && refused.body.contains("no token"), "{}", refused.body);
        assert!(!refused.body.contains(">email_verified<"), "nothing is told of a guest who gets nothing");
    }

    fn a_preview_says_what_the_tokens_then_say(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (app, guest) = (product.app(), product.seeded.guests[0].clone());
        let by = Actor::plain(ActorKind::Operator);
        let scope = "profile email";
        let shown = oidc::preview::preview(&product.portico.oidc, &by, (&guest, &app.id), scope).unwrap().unwrap();
        let mut browser = product.guest(0);
        let code = browser.get(&requests::authorization(&product.seeded)).parameter("code").unwrap();
        let tokens = product.browser().post_form("/token", &requests::redemption(&product.seeded, &code));
        let mut seen = 0;
        for (document, claims) in &shown.documents {
            let name = document.as_str();
            let said: serde_json::Value = match name {
                "userinfo" => {
                    let bearer = format!("Bearer {}", tokens.text("access_token"));
                    product.browser().send("GET", "/userinfo", &[("authorization", &bearer)], "").json()
                }
                token => {
                    let token = tokens.text(token);
                    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
                    serde_json::from_slice(&payload).unwrap()
                }
            };
            let names: BTreeSet<&str> = claims.iter().map(|it| it.name.as_str()).collect();
            let said = said.as_object().unwrap();
            assert_eq!(names, said.keys().map(String::as_str).collect(), "{name}");
            for claim in claims {
                let Some(value) = &claim.value else { continue };
                let there = &said[&claim.name];
                let there = there.as_str().map_or_else(|| there.to_string(), str::to_owned);
                assert_eq!(*value, there, "{name} {}", claim.name);
                seen += 1;
            }
        }
        assert!(seen > 20, "{seen}");
    }

    fn each_claim_names_its_source_and_an_end_that_cuts_the_token_short(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let (app, guest) = (product.app(), product.seeded.guests[0].clone());
        let by = Actor::plain(ActorKind::Operator);
        let end = product.portico.clock.now().plus(Span::mins(2));
        admin::guests::extend(&product.portico.desk, &by, &guest, Some(end)).unwrap();
        let look = || oidc::preview::preview(&product.portico.oidc, &by, (&guest, &app.id), "email").unwrap().unwrap();
        let shown = look();
        assert!(shown.session_since.is_some() && shown.decision.until == Some(end));
        let source = |document: Document, name: &str| {
            let (_, claims) = shown.documents.iter().find(|(it, _)| *it == document).unwrap();
            let claim = claims.iter().find(|it| it.name == name).unwrap();
            (claim.source, claim.detail.clone())
        };
        for document in [Document::IdToken, Document::AccessToken] {
            let (from, detail) = source(document, "exp");
            assert_eq!((from, detail.get(..19)), (Source::Until, end.to_string().get(..19)), "{document}");
        }
        assert_eq!(source(Document::IdToken, "iss").0, Source::Portico);
        assert_eq!(source(Document::IdToken, "aud"), (Source::App, app.name.clone()));
        assert_eq!(source(Document::AccessToken, "aud").0, Source::Portico);
        assert_eq!(source(Document::IdToken, "nonce").0, Source::Request);
        assert_eq!(source(Document::Userinfo, "partner").0, Source::Partner);
        let home = source(Document::Userinfo, "idp");
        assert!(home.0 == Source::Home && home.1.starts_with("https://"), "{home:?}");
        clock.advance(Span::mins(3));
        let over = look();
        assert_eq!((over.decision.denied_for(), over.documents.len()), (Some(Reason::GuestEnded), 0));
    }

    fn a02_a_test_sign_in_runs_the_code_flow_once_and_ends_what_it_made(store: &TestStore) {
        let (product, _) = Product::start(store);
        let app = product.app();
        let mut browser = admin_and_guest(&product);
        let page = browser.get(&format!("/admin/apps/{}", app.id)).body;
        assert!(page.contains("Test sign-in"), "one button begins it");
        let begun = browser.post(&format!("/admin/apps/{}/test", app.id), &[]);
        let kept = browser.cookie(web::http::TRYOUT).unwrap().to_owned();
        let there = browser.get(begun.location());
        assert_eq!(there.status, 200, "{}", there.body);
        let answer = fields(&there.body);
        assert!(answer.iter().any(|(name, _)| name == "code"));
        let path = format!("/admin/apps/{}/test/callback", app.id);
        let done = browser.post(&path, &text(&answer));
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(done.body.contains("The sign-in works"), "{}", done.body);
        assert_eq!(done.body.matches('✓').count(), 9);
        for part in [">at_hash<", "code_challenge", "S256", ">email<", "{&#34;alg&#34;"] {
            assert!(done.body.contains(part), "{part}: {}", done.body);
        }
        holds_no_token(&done);
        let code = &answer.iter().find(|(name, _)| name == "code").unwrap().1;
        assert!(!done.body.contains(code.as_str()), "not even the used code");
        let now = product.portico.clock.now();
        let live = product.portico.store.read(|tx| tx.count_live_grants(&app.id, now)).unwrap();
        assert_eq!(live, (0, 0), "what was granted has ended");
        assert_eq!((lines(&product, "sign_in_test_begun").len(), lines(&product, "sign_in_tested").len()), (1, 1));
        product.deliver();
        assert_eq!(browser.post(&path, &text(&answer)).status, 400, "the browser kept nothing");
        browser.set_cookie(web::http::TRYOUT, &kept);
        let again = browser.post(&path, &text(&answer));
        assert!(again.body.contains("invalid_grant") && !again.body.contains(">email_verified<"), "{}", again.body);
        let used = browser.get(begun.location());
        assert_eq!(used.status, 400, "the request is used up");
    }

    fn a01_the_redirect_uri_of_a_test_works_in_that_test_alone(store: &TestStore) {
        let (product, _) = Product::start(store);
        let app = product.app();
        let mut browser = admin_and_guest(&product);
        let seeded = load::seed::Seeded {
            host: String::new(),
            client_id: product.seeded.client_id.clone(),
            client_secret: product.seeded.client_secret.clone(),
            api_id: String::new(),
            redirect_uri: format!("{}/admin/apps/{}/test/callback", product.origin, app.id),
            sessions: Vec::new(),
            guests: Vec::new(),
        };
        let plain = browser.get(&requests::authorization(&seeded));
        assert_eq!(plain.status, 400, "{}", plain.body);
        assert!(plain.body.contains("redirect_mismatch"), "{}", plain.body);
        assert_eq!(product.browser().post_form("/par", &requests::push(&seeded)).status, 400);
        let made_up = requests::pushed(&seeded, "urn:ietf:params:oauth:request_uri:test:guessed");
        assert_eq!(browser.get(&made_up).status, 400);
        // Nor does an answer count for anybody else.
        let answer = there(&mut browser, app.id.as_str());
        let path = format!("/admin/apps/{}/test/callback", app.id);
        assert_eq!(browser.post_bare(&path, &text(&answer)).status, 403, "without our field");
        let mut other = product.admin("bea@contoso.example");
        assert_eq!(other.post(&path, &text(&answer)).status, 400, "another admin has nothing to open it with");
        other.set_cookie(web::http::TRYOUT, browser.cookie(web::http::TRYOUT).unwrap());
        assert_eq!(other.post(&path, &text(&answer)).status, 400, "nor with what the first one kept");
        let elsewhere = format!("/admin/apps/{}/test/callback", product.seeded.api_id);
        assert_eq!(browser.post(&elsewhere, &text(&answer)).status, 400, "another app");
        let mut foreign = answer.clone();
        for field in &mut foreign {
            if field.0 == "state" {
                field.1 = "somebody-elses".to_owned();
            }
        }
        assert_eq!(browser.post(&path, &text(&foreign)).status, 400, "another state");
        assert_eq!(browser.post(&path, &text(&answer)).status, 200, "the control");
    }

    fn p03_an_app_owner_tries_and_looks_within_their_own_app(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        let app = product.app();
        let (ada, _) = admin::admins::add(desk, &by, "Ada", &"ada@contoso.example".parse().unwrap()).unwrap();
        let mut owner = product.admin("olga@contoso.example");
        let all = admin::admins::list(desk).unwrap();
        let olga = all.iter().find(|it| it.email.as_str() == "olga@contoso.example").unwrap();
        let bound = BoundTo { apps: BTreeSet::from([app.id.clone()]), ..BoundTo::default() };
        admin::sponsors::appoint(desk, &by, &olga.id, (AdminRole::AppOwner, Some(&bound))).unwrap();
        let (own, other) = (app.id.as_str(), product.seeded.api_id.as_str());
        assert_eq!(owner.post(&format!("/admin/apps/{own}/test"), &[]).status, 303);
        assert_eq!(owner.get(&format!("/admin/apps/{own}/config")).status, 200);
        let guest = product.seeded.guests[0].as_str();
        assert_eq!(owner.post(&format!("/admin/apps/{own}/claims"), &[("guest", guest)]).status, 200);
        for verb in ["test", "claims"] {
            let stopped = owner.post(&format!("/admin/apps/{other}/{verb}"), &[("guest", guest)]);
            assert_eq!(stopped.status, 404, "{verb}");
        }
        let all = admin::GuestFilter { limit: 50, ..admin::GuestFilter::default() };
        let stranger = {
            let partner = admin::partners::add(desk, &by, "Birch", &["birch.example".to_owned()]).unwrap();
            let mut request = admin::InviteRequest::new("bo@birch.example".parse().unwrap(), "Bo Birch".to_owned());
            request.partner = Some(partner.id);
            admin::invitations::invite(desk, &ada, &request).unwrap().guest
        };
        assert!(admin::guests::list(desk, &all).unwrap().iter().any(|it| it.id == stranger.id));
        assert!(!owner.get(&format!("/admin/apps/{own}/claims?q=birch")).body.contains("Bo Birch"));
        let beyond = owner.post(&format!("/admin/apps/{own}/claims"), &[("guest", stranger.id.as_str())]);
        assert_eq!(beyond.status, 404, "who does not have the app is nobody's to look at");
    }

    fn known_software_is_registered_by_its_address_and_gets_settings_to_copy(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let mut admin = product.admin("ada@contoso.example");
        for preset in Preset::ALL {
            let name = format!("The {preset}");
            let url = if *preset == Preset::Native { "" } else { "https://there.contoso.example/below/" };
            let made = admin.post("/admin/apps", &[("preset", preset.as_str()), ("app_url", url), ("app_name", &name)]);
            assert_eq!(made.status, 200, "{preset}: {}", made.body);
            let app = admin::apps::list(desk).unwrap().into_iter().find(|it| it.name == name).unwrap();
            let config = made.body.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap().to_owned();
            assert!(config.contains(app.id.as_str()) && config.contains(&product.origin), "{preset}: {config}");
            let public = !app.auth_method.has_secret();
            assert_eq!(config.contains("PUT-THE-CLIENT-SECRET-HERE"), !public, "{preset}");
            let callback = format!("https://there.contoso.example/below{}", preset.callback());
            let expected = if *preset == Preset::Native { "http://127.0.0.1/callback" } else { &callback };
            assert_eq!(app.redirect_uris, [expected], "{preset}");
            assert_eq!(Preset::of(&app), *preset, "known again by how it is registered");
            let page = admin.get(&format!("/admin/apps/{}/config", app.id)).body;
            assert!(page.contains(&config), "{preset}: the same afterwards");
            let other = admin.get(&format!("/admin/apps/{}/config?for=jenkins", app.id)).body;
            assert!(other.contains("jenkins.yaml"), "{preset}");
        }
        let named = admin.post("/admin/apps", &[("preset", "grafana"), ("app_url", "https://g.example")]);
        assert!(named.status == 200 && named.body.contains("Grafana"));
        let before = admin::apps::list(desk).unwrap().len();
        for (preset, url) in [("grafana", ""), ("grafana", "http://there.example"), ("grafana", "https://g.example/?a=b"), ("grafana", "https://g.example/'#"), ("none", "https://g.example")] {
            let refused = admin.post("/admin/apps", &[("preset", preset), ("app_url", url)]);
            assert_eq!(refused.status, 400, "{preset} {url}");
            assert!(url.is_empty() || refused.body.contains("value=\"http"), "what was typed is kept");
        }
        assert_eq!(admin::apps::list(desk).unwrap().len(), before);
    }
}
