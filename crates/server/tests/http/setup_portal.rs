//! U4: a partner's IT admin connects the company's sign-in by a mailed link. Nobody signs in through it
//! before a test passed and the host approved.

use crate::hostile_home::{
    Begun, House, Partner,
    home::{Home, METADATA, Reply},
};
use model::{Actor, ActorKind, Connection, HomeSettings, Span};
use product::{Answer, Browser};
use serde_json::json;
use testkit::on_every_store;
use web::http::{SESSION, SETUP};

const IDA: &str = "ida@litware.example";

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

/// A number that no other name of the tests has.
fn number() -> usize {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

/// Litware, whose Ida got a link.
struct Scene {
    house: House,
    partner: model::Partner,
    home: Home,
    link: String,
}

impl Scene {
    fn set(house: House) -> Self {
        let desk = &house.product.portico.desk;
        let domains = ["litware.example".to_owned()];
        let partner = admin::partners::add(desk, &by(), "Litware", &domains).unwrap();
        let scene = Self {
            home: Home::open(),
            partner,
            link: String::new(),
            house,
        };
        let mut grace = scene.admin();
        let sent = grace.post(
            &format!("/admin/partners/{}/setup", scene.partner.id),
            &[("email", IDA), ("language", "en")],
        );
        assert_eq!(sent.status, 303, "{}", sent.body);
        let link = scene.mailed("/setup/");
        Self { link, ..scene }
    }

    fn admin(&self) -> Browser {
        self.house
            .product
            .admin(&format!("grace{}@contoso.example", number()))
    }

    /// The path of the link in the newest mail.
    fn mailed(&self, begins: &str) -> String {
        self.house.product.deliver();
        let text = self.house.product.mails.take().pop().unwrap().content.text;
        let mut words = text.split_whitespace();
        let link = words.find(|word| word.contains(begins)).unwrap();
        link.strip_prefix(&self.house.product.origin)
            .unwrap()
            .to_owned()
    }

    fn code(&self) -> String {
        self.house.product.deliver();
        let mail = self.house.product.mails.take().pop().unwrap();
        let subject = mail.content.subject.chars();
        subject.filter(char::is_ascii_digit).collect()
    }

    /// A browser that proved the mailbox.
    fn enter(&self) -> Browser {
        let mut browser = self.house.product.browser();
        let asked = browser.post(&format!("{}/code", self.link), &[]);
        assert_eq!(asked.location(), self.link, "{}", asked.body);
        let answer = self.post(&mut browser, "enter", &[("code", &self.code())]);
        assert_eq!(answer.location(), self.link, "{}", answer.body);
        browser
    }

    fn post(&self, browser: &mut Browser, verb: &str, form: &[(&str, &str)]) -> Answer {
        browser.post(&format!("{}/{verb}", self.link), form)
    }

    fn connect(&self, browser: &mut Browser, issuer: &str) -> Answer {
        self.post(
            browser,
            "connect",
            &[("issuer", issuer), ("client_id", "portico")],
        )
    }

    /// Through pages 1 and 2.
    fn fill(&self, browser: &mut Browser) {
        let chosen = self.post(
            browser,
            "provider",
            &[("domains", "litware.example"), ("template", "generic")],
        );
        assert_eq!(
            chosen.location(),
            format!("{}?step=2", self.link),
            "{}",
            chosen.body
        );
        let pasted = format!("{}/.well-known/openid-configuration", self.home.issuer);
        let connected = self.connect(browser, &pasted);
        assert_eq!(
            connected.location(),
            format!("{}?step=3", self.link),
            "{}",
            connected.body
        );
    }

    /// Begins a test; the partner as it would be if the draft were its connection.
    fn begin_test(&self, mut browser: Browser) -> (Partner, Begun) {
        let answer = self.post(&mut browser, "test", &[]);
        let redirect = answer.parameter("redirect_uri").expect(&answer.body);
        let id = redirect.split('/').nth(4).unwrap().parse().unwrap();
        let elsewhere = self
            .house
            .connected(&format!("x{}", number()), HomeSettings::default());
        let partner = Partner {
            connection: Connection {
                id,
                ..elsewhere.connection
            },
            home: self.home.clone(),
            email: IDA.into(),
        };
        (partner, Begun::at(browser, &answer))
    }

    /// A test that ends with this change of good claims.
    fn test(&self, browser: Browser, change: &serde_json::Value) -> (Answer, Browser) {
        let (partner, begun) = self.begin_test(browser);
        self.house.assert(&partner, begun, change)
    }

    fn connections(&self) -> usize {
        let desk = &self.house.product.portico.desk;
        let view = admin::partners::detail(desk, &self.partner.id)
            .unwrap()
            .unwrap();
        view.connections
            .iter()
            .filter(|it| it.kind == model::ConnectionKind::Oidc)
            .count()
    }

    fn approve(&self) -> Answer {
        let mut grace = self.admin();
        let path = format!("/admin/partners/{}/setup", self.partner.id);
        let page = grace.get(&path);
        let version = page
            .body
            .split("name=\"version\" value=\"")
            .nth(1)
            .unwrap_or_default();
        let version = version.split('"').next().unwrap();
        grace.post(&format!("{path}/approve"), &[("version", version)])
    }
}

on_every_store! {
    fn u4_from_the_link_to_a_live_connection(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut browser = scene.enter();
        let first = browser.get(&scene.link);
        assert!(first.body.contains("litware.example"), "known domains are filled in: {}", first.body);
        scene.fill(&mut browser);
        let early = scene.post(&mut browser, "submit", &[]);
        assert_eq!(early.status, 400, "nothing untested is handed over");
        assert_eq!(scene.connections(), 0);

        let (back, mut browser) = scene.test(browser, &json!({ "aud": "somebody-else" }));
        assert_eq!(back.location(), format!("{}?step=3", scene.link), "{}", back.body);
        assert!(browser.cookie(SESSION).is_none());
        let page = browser.get(&format!("{}?step=3", scene.link));
        assert!(page.body.contains("audience"), "which value is wrong: {}", page.body);
        assert!(!page.body.contains("/submit"), "a failed test hands nothing over");

        let (back, mut browser) = scene.test(browser, &json!({ "sub": "ida-1234567890", "amr": ["mfa"] }));
        assert_eq!(back.status, 303);
        assert!(browser.cookie(SESSION).is_none(), "a test signs nobody in");
        let page = browser.get(&scene.link);
        for shown in ["ida-…90", "/submit", "mfa", "passed"] {
            assert!(page.body.contains(shown), "{shown}: {}", page.body);
        }
        assert!(!page.body.contains("ida-1234567890"), "the subject is shortened");
        assert_eq!(scene.post(&mut browser, "submit", &[]).status, 303);
        assert_eq!(scene.connections(), 0, "the host has not approved");
        let frozen = scene.connect(&mut browser, "https://login.other.example");
        assert_eq!(frozen.status, 400, "what was handed over is not changed");

        let mut grace = scene.admin();
        assert!(grace.get("/admin").body.contains("A set-up waits for approval"));
        assert_eq!(scene.approve().status, 303);
        assert_eq!(scene.connections(), 1);
        let page = browser.get(&scene.link);
        assert!(page.body.contains("Approved"), "{}", page.body);
        // The very connection that was tested: its redirect URI stays.
        let mut guest = scene.house.product.browser();
        let answer = guest.post("/sign-in", &[("email", "bob@litware.example"), ("continue_to", "/")]);
        assert!(answer.location().starts_with(&scene.home.issuer), "{}", answer.location());
    }

    fn only_the_mailbox_of_the_link_comes_in_and_looking_changes_nothing(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut scanner = scene.house.product.browser();
        for _ in 0..20 {
            assert_eq!(scanner.get(&scene.link).status, 200);
        }
        assert_eq!(scene.house.product.deliver(), 0, "looking mails nothing");
        let page = scanner.get(&scene.link);
        assert!(!page.body.contains(IDA) && page.body.contains("i••@litware.example"));
        for verb in ["provider", "connect", "domain", "colleague", "test", "submit", "reopen"] {
            let answer = scene.post(&mut scanner, verb, &[("domains", "evil.example"), ("email", "eve@litware.example")]);
            assert_eq!(answer.location(), scene.link, "{verb} leads to the door: {}", answer.body);
        }
        assert_eq!(scene.house.product.deliver(), 0);
        // A code of one browser opens no other.
        scanner.post(&format!("{}/code", scene.link), &[]);
        let code = scene.code();
        let mut other = scene.house.product.browser();
        other.post(&format!("{}/code", scene.link), &[]);
        scene.house.product.deliver();
        assert_eq!(scene.post(&mut other, "enter", &[("code", &code)]).status, 400);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(scene.post(&mut scanner, "enter", &[("code", wrong)]).status, 400);
        }
        assert_eq!(scene.post(&mut scanner, "enter", &[("code", &code)]).status, 400, "five guesses were too many");
    }

    fn a_link_that_was_withdrawn_or_is_too_old_says_so_and_shuts_browsers_that_were_in(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut browser = scene.enter();
        assert!(browser.get(&scene.link).body.contains("/provider"));
        let mut grace = scene.admin();
        let path = format!("/admin/partners/{}/setup", scene.partner.id);
        let page = grace.get(&path).body;
        let revoke = page.split("/revoke\"").next().unwrap().rsplit('"').next().unwrap().to_owned();
        assert_eq!(grace.post(&format!("{revoke}/revoke"), &[]).status, 303);
        let shut = browser.get(&scene.link);
        assert!(shut.body.contains("setup_link_revoked"), "{}", shut.body);
        grace.post(&path, &[("email", IDA), ("language", "de")]);
        let link = scene.mailed("/setup/");
        assert!(browser.get(&link).body.contains("Code schicken"), "the language of the link");
        scene.house.clock.advance(Span::days(31));
        assert!(browser.get(&link).body.contains("setup_link_expired"));
        assert!(browser.get("/setup/no-such-token").body.contains("setup_link_unknown"));
    }

    fn whatever_is_pasted_the_page_names_what_was_expected_and_keeps_the_value(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut browser = scene.enter();
        for (domain, wrong) in [("co.uk", true), ("exa mple", true), ("gmail.com", true), ("", true), ("LITWARE.Example", false)] {
            let answer = scene.post(&mut browser, "provider", &[("domains", domain), ("template", "")]);
            assert_eq!(answer.status == 400, wrong, "{domain}: {}", answer.body);
            assert!(!wrong || answer.body.contains(domain), "{domain} stays");
        }
        for (pasted, expected) in [
            ("<html><body>", "source of a page"), ("10.0.0.1", "IP address"), ("ida@litware.example", "mail address"),
            ("http://login.litware.example", "https://"), ("https://co.uk", "suffix"), ("", "Enter the address"),
            ("what is this", "no web address"), ("https://user:pw@login.litware.example", "before the @"),
            ("https://intranet", "one network"),
        ] {
            let answer = scene.connect(&mut browser, pasted);
            assert_eq!(answer.status, 400, "{pasted}");
            assert!(answer.body.contains(expected), "{pasted}: {}", answer.body);
            let kept = pasted.replace('<', "&#60;").replace('>', "&#62;");
            assert!(answer.body.contains(&kept), "{pasted} stays");
        }
        // A page for people where the configuration should be.
        scene.home.say(METADATA, Reply::text("text/html", "<!doctype html><title>Sign in</title>"));
        let answer = scene.connect(&mut browser, &scene.home.issuer);
        assert!(answer.body.contains("A page for people"), "{}", answer.body);
    }

    fn a_test_belongs_to_one_browser_and_never_becomes_a_sign_in(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let before = scene.house.people();
        let mut browser = scene.enter();
        scene.fill(&mut browser);
        let (partner, begun) = scene.begin_test(browser);
        let stolen = Begun { browser: scene.house.product.browser(), ..begun };
        let (page, thief) = scene.house.assert(&partner, stolen, &json!({}));
        assert_eq!(page.status, 400, "{}", page.body);
        assert!(thief.cookie(SESSION).is_none() && thief.cookie(SETUP).is_none());
        assert_eq!(scene.house.people(), before);
    }

    fn a_colleague_of_the_company_gets_a_link_of_their_own_and_nobody_else_does(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut browser = scene.enter();
        scene.fill(&mut browser);
        for (email, status) in [("eve@tailspin.example", 400), ("nobody", 400), ("bob@litware.example", 303)] {
            let answer = scene.post(&mut browser, "colleague", &[("email", email), ("step", "2")]);
            assert_eq!(answer.status, status, "{email}: {}", answer.body);
            if status == 303 {
                let told = browser.get(answer.location()).body;
                assert!(told.contains("The link is on its way."), "{told}");
            }
        }
        let own = scene.mailed("/setup/");
        assert_ne!(own, scene.link);
        let bob = Scene { link: own, ..scene };
        let mut browser = bob.enter();
        let page = browser.get(&bob.link);
        assert!(page.body.contains(&bob.home.issuer), "the same saved state: {}", page.body);
    }

    fn what_the_host_saw_is_what_it_approves(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut browser = scene.enter();
        scene.fill(&mut browser);
        let (_, mut browser) = scene.test(browser, &json!({}));
        scene.post(&mut browser, "submit", &[]);
        let mut grace = scene.admin();
        let path = format!("/admin/partners/{}/setup", scene.partner.id);
        let old = grace.post(&format!("{path}/approve"), &[("version", "1")]);
        assert_eq!(old.status, 400, "{}", old.body);
        assert_eq!(grace.post(&format!("{path}/back"), &[]).status, 303);
        assert!(browser.get(&scene.link).body.contains("/submit"), "with the partner again");
        assert_eq!(scene.connections(), 0);
    }
}
