//! N9: twelve ways of standing before an invitation with the wrong account, or with none. Each ends
//! within two clicks in success, or on a page that names the reason, the account that was used, the
//! masked invited address, who can help, and one button that leads on.

use crate::hostile_home::{
    Begun, House, Partner,
    home::{METADATA, Reply},
};
use admin::InviteRequest;
use model::{Guest, HomeSettings, InvitationState, ProviderTemplate, Span};
use product::{Answer, Browser};
use serde_json::json;
use testkit::on_every_store;
use web::http::SESSION;

const MASKED: &str = "b••@litware.example";
const BOB: &str = "bob@litware.example";

/// Litware, whose Bob has a link.
struct Scene {
    house: House,
    litware: Partner,
    link: String,
}

impl Scene {
    fn set(house: House) -> Self {
        let litware = house.partner("litware");
        let link = house.invited(BOB);
        Self {
            house,
            litware,
            link,
        }
    }

    /// Presses *Accept* in a new browser.
    fn accept(&self) -> Begun {
        let mut browser = self.house.product.browser();
        let answer = browser.post(&self.link, &[]);
        Begun::at(browser, &answer)
    }

    /// Comes back from home as somebody.
    fn as_account(&self, subject: &str, email: &str) -> (Answer, Browser) {
        let said = json!({ "sub": subject, "email": email });
        self.house.assert(&self.litware, self.accept(), &said)
    }

    /// Presses the button that the page shows, goes home and comes back as the invited account.
    fn go_on(&self, mut browser: Browser, page: &Answer, prompt: Option<&str>) {
        let (action, form) = button(page);
        let fields: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let answer = browser.post(&action, &fields);
        assert_eq!(
            answer.parameter("prompt").as_deref(),
            prompt,
            "{}",
            answer.body
        );
        let begun = Begun::at(browser, &answer);
        let said = json!({ "sub": "bob", "email": BOB });
        let (answer, browser) = self.house.assert(&self.litware, begun, &said);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
    }

    fn bob(&self) -> Guest {
        let desk = &self.house.product.portico.desk;
        let filter = admin::GuestFilter {
            text: Some(BOB.into()),
            limit: 2,
            ..Default::default()
        };
        admin::guests::list(desk, &filter).unwrap().remove(0)
    }

    /// Presses *Ask for another invitation* at `action`: Ada hears of it once, by mail and in the console.
    fn is_asked(&self, browser: &mut Browser, action: &str, account: Option<&str>) {
        self.house.product.deliver();
        self.house.product.mails.take();
        for _ in 0..3 {
            let answer = browser.post(action, &[]);
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert!(answer.body.contains("Ada Byron"), "{}", answer.body);
        }
        let desk = &self.house.product.portico.desk;
        let open = admin::requests::open(desk).unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].0.account.as_deref(), account);
        self.house.product.deliver();
        let mails = self.house.product.mails.take();
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["ada@contoso.example"]);
        let mut admin = self.house.product.admin("grace@contoso.example");
        let link = format!("/admin/guests/{}", open[0].1.id);
        assert!(
            admin.get("/admin").body.contains(&link),
            "on the start page"
        );
        let page = admin.get(&link);
        assert!(
            page.body.contains("asks for another invitation"),
            "{}",
            page.body
        );
        let put_aside = admin.post(&format!("{link}/request/dismiss"), &[]);
        assert_eq!(put_aside.status, 303, "{}", put_aside.body);
        assert!(admin::requests::open(desk).unwrap().is_empty());
    }
}

/// Tailspin, whose people come from one Google Workspace domain, and Eve's link.
fn tailspin(house: &House) -> (Partner, Begun) {
    let settings = HomeSettings {
        template: ProviderTemplate::Google,
        tenants: vec!["tailspin.example".into()],
        ..HomeSettings::default()
    };
    let tailspin = house.connected("tailspin", settings);
    let link = house.invited("eve@tailspin.example");
    let mut browser = house.product.browser();
    let answer = browser.post(&link, &[]);
    let begun = Begun::at(browser, &answer);
    (tailspin, begun)
}

/// From the page that refused a foreign tenant to success.
fn comes_as_eve(house: &House, tailspin: &Partner, (page, mut browser): (Answer, Browser)) {
    let again = browser.post(&button(&page).0, &[]);
    assert_eq!(again.parameter("prompt").as_deref(), Some("select_account"));
    let said = json!({ "sub": "eve", "email": "eve@tailspin.example", "hd": "tailspin.example" });
    let (answer, browser) = house.assert(tailspin, Begun::at(browser, &again), &said);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(browser.cookie(SESSION).is_some());
}

/// The one button of a page that leads on, with its hidden fields.
fn button(page: &Answer) -> (String, Vec<(String, String)>) {
    let main = page.body.split("<main").nth(1).unwrap();
    let main = main.split("</main>").next().unwrap();
    let leading: Vec<&str> = main
        .split("<form ")
        .skip(1)
        .map(|form| form.split("</form>").next().unwrap())
        .filter(|form| form.contains("button go"))
        .collect();
    assert_eq!(leading.len(), 1, "one button leads on: {main}");
    let of = |text: &str, name: &str| {
        let from = text.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
        from.split('"').next().unwrap_or_default().to_owned()
    };
    let fields = leading[0]
        .split("<input ")
        .skip(1)
        .map(|it| (of(it, "name"), of(it, "value")))
        .filter(|(name, _)| name != "csrf")
        .collect();
    (of(leading[0], "action"), fields)
}

/// A page that tells the reason, the account, whom the invitation is for and who can help.
fn tells(answer: &Answer, reason: &str, account: Option<&str>, invited: Option<&str>) {
    assert!(answer.status >= 400, "{}", answer.status);
    for said in [Some(reason), account, invited, Some("Ada Byron")]
        .into_iter()
        .flatten()
    {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    assert!(
        !answer.body.contains(BOB),
        "the invited address stays masked"
    );
}

on_every_store! {
    fn n9_01_signed_in_at_home_as_somebody_else_of_the_same_company(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        // Carol has no account here: she may prove that the mailbox is hers, or change.
        let (answer, mut browser) = scene.as_account("carol", "carol@litware.example");
        assert_eq!(answer.location(), "/sign-in/code");
        let page = browser.get("/sign-in/code");
        for said in ["address_differs", "carol@litware.example", MASKED, "Ada Byron", "/sign-in/switch"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let answer = browser.post("/sign-in/switch", &[]);
        assert_eq!(answer.parameter("prompt").as_deref(), Some("login"));
        assert_eq!(answer.parameter("login_hint"), None);
        let stale = browser.post("/sign-in/code", &[("code", "123456")]);
        assert!(stale.status >= 400, "what waited for a code is over");
        // Ana is a guest already: her account is not for Bob's invitation.
        let (page, browser) = scene.as_account(&scene.litware.subject(), &scene.litware.email);
        tells(&page, "other_guest", Some("ana@litware.example"), Some(MASKED));
        assert!(browser.cookie(SESSION).is_none());
        scene.go_on(browser, &page, Some("login"));
    }

    fn n9_02_an_account_of_another_tenant_or_partner(store: &TestStore) {
        let house = House::open(store);
        let (tailspin, begun) = tailspin(&house);
        let scene = Scene::set(house);
        let said = json!({ "sub": "x", "email": "x@evil.example", "hd": "evil.example" });
        let (page, browser) = scene.house.assert(&tailspin, begun, &said);
        tells(&page, "tenant", Some("x@evil.example"), Some("e••@tailspin.example"));
        comes_as_eve(&scene.house, &tailspin, (page, browser));
        // Through another partner's door an address opens nothing, and nothing is said about whose it is.
        let before = format!("{:?}", scene.bob());
        let Ok(begun) = scene.house.begin(&tailspin, None) else { panic!("not begun") };
        let said = json!({ "sub": "y", "email": BOB, "hd": "tailspin.example" });
        let (page, browser) = scene.house.assert(&tailspin, begun, &said);
        assert_eq!(page.status, 403);
        assert!(page.body.contains("not_invited") && page.body.contains(BOB), "{}", page.body);
        assert!(!page.body.contains("Ada Byron") && !page.body.contains(MASKED));
        assert_eq!(button(&page).0, "/sign-in/switch");
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(format!("{:?}", scene.bob()), before);
    }

    fn n9_03_a_private_twin_with_the_same_address(store: &TestStore) {
        let house = House::open(store);
        let (tailspin, begun) = tailspin(&house);
        // A private account at the same provider belongs to no tenant.
        let said = json!({ "sub": "private", "email": "eve@tailspin.example" });
        let (page, browser) = house.assert(&tailspin, begun, &said);
        tells(&page, "tenant", Some("eve@tailspin.example"), Some("e••@tailspin.example"));
        comes_as_eve(&house, &tailspin, (page, browser));
    }

    fn n9_04_another_address_of_the_same_mailbox(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let (answer, mut browser) = scene.as_account("robert", "robert.lee@litware.example");
        assert_eq!(answer.location(), "/sign-in/code");
        let code = scene.house.code();
        let answer = browser.post("/sign-in/code", &[("code", &code)]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
        // From then on the account counts, whatever address it has.
        let Ok(begun) = scene.house.begin(&scene.litware, None) else { panic!("not begun") };
        let said = json!({ "sub": "robert", "email": "bobby@litware.example" });
        let (answer, browser) = scene.house.assert(&scene.litware, begun, &said);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
    }

    fn n9_05_forwarded_to_a_colleague(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let (answer, mut browser) = scene.as_account("carol", "carol@litware.example");
        assert_eq!(answer.location(), "/sign-in/code");
        assert_eq!(browser.post("/sign-in/code", &[("code", "000000")]).status, 400);
        scene.is_asked(&mut browser, "/sign-in/ask", Some("carol@litware.example"));
        assert!(browser.cookie(SESSION).is_none());
        let (answer, _) = scene.as_account("bob", BOB);
        assert_eq!(answer.status, 303, "Bob's link still works: {}", answer.body);
    }

    fn n9_06_forwarded_outside(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        // Without an account there, nobody gets past the other company's sign-in.
        let begun = scene.accept();
        let query = format!("error=access_denied&state={}", begun.state);
        let (page, mut browser) = scene.house.call_back(&scene.litware, begun, &query);
        tells(&page, "home_refused", None, Some(MASKED));
        assert_eq!(button(&page).0, "/sign-in/switch");
        assert!(page.body.contains("/sign-in/ask"));
        scene.is_asked(&mut browser, "/sign-in/ask", None);
        // Where codes are mailed, they go to the invited mailbox.
        let desk = &scene.house.product.portico.desk;
        let by = model::Actor::admin(&scene.house.ada.id);
        admin::partners::add(desk, &by, "Woodgrove", &["woodgrove.example".into()]).unwrap();
        let link = scene.house.invited("dora@woodgrove.example");
        let mut browser = scene.house.product.browser();
        assert_eq!(browser.post(&link, &[]).location(), "/sign-in/code");
        let page = browser.get("/sign-in/code");
        for said in ["d••@woodgrove.example", "Ada Byron", "/sign-in/ask"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let asked = browser.post("/sign-in/ask", &[]);
        assert_eq!(asked.status, 200, "{}", asked.body);
        assert_eq!(admin::requests::open(desk).unwrap().len(), 1);
    }

    fn n9_07_already_a_guest(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut signed_in = scene.as_account("bob", BOB).1;
        let answer = signed_in.get(&scene.link);
        assert_eq!((answer.status, answer.location()), (303, "/"), "{}", answer.body);
        let mut elsewhere = scene.house.product.browser();
        let page = elsewhere.get(&scene.link);
        assert_eq!(page.status, 410);
        tells(&page, "invitation_used", None, Some(MASKED));
        scene.go_on(elsewhere, &page, None);
    }

    fn n9_08_back_in_another_browser(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let begun = scene.accept();
        let query = begun.query(scene.litware.issuer());
        let path = format!("/broker/{}/callback?{query}", scene.litware.connection.id);
        let mut other = scene.house.product.browser();
        let page = other.get(&path);
        tells(&page, "state", None, Some(MASKED));
        assert!(other.cookie(SESSION).is_none());
        scene.go_on(other, &page, None);
    }

    fn n9_09_expired(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        scene.house.clock.advance(scene.house.product.portico.settings.lifetimes.invitation);
        scene.house.clock.advance(Span::secs(1));
        let mut browser = scene.house.product.browser();
        let page = browser.get(&scene.link);
        tells(&page, "invitation_expired", None, Some(MASKED));
        let (action, _) = button(&page);
        scene.is_asked(&mut browser, &action, None);
        let desk = &scene.house.product.portico.desk;
        assert_eq!(browser.post(&action, &[]).status, 200);
        admin::invitations::resend(desk, &scene.house.ada, &scene.bob().id).unwrap();
        let open = admin::requests::open(desk).unwrap();
        assert!(open.is_empty(), "another invitation answers the request");
    }

    fn n9_10_used_by_somebody_else(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let late = scene.accept();
        scene.as_account("bob", BOB);
        // In the middle of a sign-in: the link is gone meanwhile.
        let said = json!({ "sub": "carol", "email": "carol@litware.example" });
        let (page, mut browser) = scene.house.assert(&scene.litware, late, &said);
        tells(&page, "invitation_used", Some("carol@litware.example"), Some(MASKED));
        let (action, _) = button(&page);
        scene.is_asked(&mut browser, &action, Some("carol@litware.example"));
        assert!(browser.cookie(SESSION).is_none());
    }

    fn n9_11_revoked(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let desk = &scene.house.product.portico.desk;
        let by = model::Actor::admin(&scene.house.ada.id);
        admin::invitations::revoke(desk, &by, &scene.bob().id).unwrap();
        let mut browser = scene.house.product.browser();
        let page = browser.get(&scene.link);
        tells(&page, "invitation_revoked", None, Some(MASKED));
        let (action, _) = button(&page);
        scene.is_asked(&mut browser, &action, None);
        // Whoever was removed is not asked for again: the page names the person to write to.
        admin::removal::remove(desk, &by, &scene.bob().id).unwrap();
        let answer = browser.post(&action, &[]);
        assert!(answer.location().starts_with("/invite/"), "{}", answer.body);
        assert!(admin::requests::open(desk).unwrap().is_empty());
    }

    fn n9_12_the_home_does_not_answer(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        // For a day it is believed to be as it was.
        scene.house.clock.advance(Span::hours(25));
        let silence = || Reply::Whole(503, String::new(), Vec::new());
        scene.litware.home.say(METADATA, silence());
        let mut browser = scene.house.product.browser();
        let page = browser.post(&scene.link, &[]);
        assert_eq!(page.status, 502);
        tells(&page, "home_unreachable", None, Some(MASKED));
        assert_eq!(button(&page).0, scene.link, "the same once more");
        scene.litware.home.say(METADATA, Reply::json(&scene.litware.home.metadata()));
        scene.house.clock.advance(Span::hours(1));
        // It may also fall silent between there and back.
        let begun = scene.accept();
        scene.litware.home.say("/token", silence());
        let query = begun.query(scene.litware.issuer());
        let (page, browser) = scene.house.call_back(&scene.litware, begun, &query);
        tells(&page, "home_unreachable", None, Some(MASKED));
        scene.go_on(browser, &page, None);
        assert_eq!(scene.bob().state, model::GuestState::Active);
    }

    fn n9_asking_never_sends_mail_to_the_invited_nor_opens_a_link(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let desk = &scene.house.product.portico.desk;
        let mut browser = scene.house.product.browser();
        // A link that works needs no other one; a forged one asks nobody.
        assert_eq!(browser.post(&format!("{}/ask", scene.link), &[]).location(), scene.link);
        let forged = format!("/invite/{}/ask", "A".repeat(43));
        assert_eq!(browser.post(&forged, &[]).status, 303);
        for path in ["/sign-in/ask", "/sign-in/again", "/sign-in/switch"] {
            assert_eq!(browser.post(path, &[]).status, 400, "{path}");
            assert_eq!(browser.post(path, &[("state", "forged")]).status, 400, "{path}");
        }
        assert_eq!(browser.post_bare(&forged, &[]).status, 403, "without the page's own field");
        assert!(admin::requests::open(desk).unwrap().is_empty());
        assert_eq!(scene.house.product.deliver(), 0);
        let view = admin::guests::detail(desk, &scene.bob().id).unwrap().unwrap();
        assert_eq!(view.invitations[0].state, InvitationState::Open);
        let again = InviteRequest::new(BOB.parse().unwrap(), "Bob");
        admin::invitations::invite(desk, &scene.house.ada, &again).unwrap();
    }
}
