//! N6, S11: a guest with an invitation account goes over to the company's own sign-in, by proving both
//! sides in one browser, and keeps everything but the old way in.

use crate::hostile_home::{Begun, House, Partner};
use model::{Actor, ActorKind, Guest, HomeSettings, Span};
use product::{Answer, Browser};
use serde_json::json;
use testkit::on_every_store;
use web::http::SESSION;

const BOB: &str = "bob@litware.example";

/// Litware, whose Bob came in by mailed code before it connected a sign-in of its own.
struct Scene {
    house: House,
    litware: Partner,
    bob: Guest,
}

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

impl Scene {
    fn set(house: House) -> Self {
        let desk = &house.product.portico.desk;
        let domains = ["litware.example".to_owned()];
        let partner = admin::partners::add(desk, &by(), "Litware", &domains).unwrap();
        let link = house.invited(BOB);
        let mut browser = house.product.browser();
        let begun = browser.post(&link, &[]);
        assert_eq!(begun.location(), "/sign-in/code", "{}", begun.body);
        let answer = browser.post("/sign-in/code", &[("code", &code(&house))]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        let litware = house.connect(partner, HomeSettings::default());
        let bob = house.ana(&litware);
        Self {
            house,
            litware,
            bob,
        }
    }

    /// Mailed codes end in so long.
    fn cut_over_in(&self, span: Span) {
        let at = Some(self.bob.created_at.plus(span));
        let partner = &self.litware.connection.partner_id;
        admin::cut_over::set(&self.house.product.portico.desk, &by(), partner, at).unwrap();
    }

    /// Signs in by a mailed code: what the browser is shown then.
    fn by_code(&self) -> (Answer, Browser) {
        let mut browser = self.house.product.browser();
        let form = [("email", BOB), ("way", "code"), ("continue_to", "/")];
        let answer = browser.post("/sign-in", &form);
        assert_eq!(answer.location(), "/sign-in/code", "{}", answer.body);
        let answer = browser.post("/sign-in/code", &[("code", &code(&self.house))]);
        (answer, browser)
    }

    /// From the offer to the home and back as somebody.
    fn moves_as(&self, mut browser: Browser, subject: &str, email: &str) -> (Answer, Browser) {
        let answer = browser.post("/sign-in/move", &[]);
        let begun = Begun::at(browser, &answer);
        let said = json!({ "sub": subject, "email": email });
        self.house.assert(&self.litware, begun, &said)
    }

    /// Signs in at home first.
    fn home_first(&self, subject: &str, email: &str) -> (Answer, Browser) {
        let mut browser = self.house.product.browser();
        let answer = browser.post("/sign-in", &[("email", BOB), ("continue_to", "/")]);
        let begun = Begun::at(browser, &answer);
        let said = json!({ "sub": subject, "email": email });
        self.house.assert(&self.litware, begun, &said)
    }

    /// The connections that Bob's links lead through.
    fn links(&self) -> Vec<String> {
        let desk = &self.house.product.portico.desk;
        let links = desk.store.read(|tx| tx.identities_of(&self.bob.id));
        let links = links.unwrap();
        links
            .iter()
            .map(|it| format!("{} {}", it.connection_id, it.subject))
            .collect()
    }

    fn has_moved_to(&self, subject: &str) -> bool {
        self.links() == [format!("{} {subject}", self.litware.connection.id)]
    }
}

/// The code in the newest mail.
fn code(house: &House) -> String {
    house.product.deliver();
    let mail = house.product.mails.take().pop().expect("a mail");
    let subject = mail.content.subject.chars();
    subject.filter(char::is_ascii_digit).collect()
}

fn is_signed_in((answer, browser): &(Answer, Browser)) -> bool {
    answer.status == 303 && browser.cookie(SESSION).is_some()
}

on_every_store! {
    fn f04_n6_code_and_home_in_one_browser_move_the_guest(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        scene.cut_over_in(Span::days(30));
        let (page, browser) = scene.by_code();
        assert_eq!(page.status, 200, "{}", page.body);
        for said in ["/sign-in/move", "/sign-in/stay", "Litware"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(browser.cookie(SESSION).is_none(), "no session before the choice");
        // The address at home is another one: both sides are proved, so it does not matter.
        let moved = scene.moves_as(browser, "b-17", "robert@litware.example");
        assert!(is_signed_in(&moved), "{}", moved.0.body);
        assert!(scene.has_moved_to("b-17"), "{:?}", scene.links());
        assert_eq!(scene.house.ana(&scene.litware).id, scene.bob.id, "the same guest");
        // The old way in is dead: no code is mailed, and the home is known from now on.
        let mut browser = scene.house.product.browser();
        let form = [("email", BOB), ("way", "code"), ("continue_to", "/")];
        assert_eq!(browser.post("/sign-in", &form).location(), "/sign-in/code");
        assert_eq!(scene.house.product.deliver(), 0);
        assert!(is_signed_in(&scene.home_first("b-17", "robert@litware.example")));
    }

    fn n6_home_first_asks_for_the_mailbox_once_and_moves(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let (answer, mut browser) = scene.home_first("b-17", BOB);
        assert_eq!(answer.location(), "/sign-in/code", "{}", answer.body);
        let page = browser.get("/sign-in/code");
        assert!(page.body.contains("b••@litware.example"), "{}", page.body);
        let moved = browser.post("/sign-in/code", &[("code", &code(&scene.house))]);
        assert!(is_signed_in(&(moved, browser)));
        assert!(scene.has_moved_to("b-17"));
    }

    fn s11_the_home_alone_takes_no_account_over(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let before = scene.house.people();
        let (answer, mut browser) = scene.home_first("mallory", BOB);
        assert_eq!(answer.location(), "/sign-in/code", "{}", answer.body);
        let right = code(&scene.house);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            let answer = browser.post("/sign-in/code", &[("code", wrong)]);
            assert!(answer.status >= 400, "{}", answer.status);
        }
        let late = browser.post("/sign-in/code", &[("code", &right)]);
        assert!(late.status >= 400, "five guesses were too many");
        assert!(browser.cookie(SESSION).is_none());
        for path in ["/sign-in/accept", "/sign-in/move", "/sign-in/stay"] {
            assert!(browser.post(path, &[]).status >= 400, "{path}");
        }
        assert_eq!(scene.house.people(), before);
    }

    fn s11_a_mailbox_proved_in_one_browser_helps_no_other(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        scene.cut_over_in(Span::days(30));
        let before = scene.house.people();
        let (_, mut bob) = scene.by_code();
        let waits = bob.post("/sign-in/move", &[]);
        // Mallory of the same company opens what Bob's browser was sent to, and comes back in her own.
        let mallory = Begun::at(scene.house.product.browser(), &waits);
        let said = json!({ "sub": "mallory", "email": "mallory@litware.example" });
        let (page, browser) = scene.house.assert(&scene.litware, mallory, &said);
        assert!(page.status >= 400, "{}", page.body);
        assert!(browser.cookie(SESSION).is_none());
        let (page, _) = scene.home_first("mallory", "mallory@litware.example");
        assert!(page.body.contains("not_invited"), "{}", page.body);
        assert_eq!(scene.house.people(), before);
    }

    fn n6_an_account_of_another_guest_replaces_nothing(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        scene.cut_over_in(Span::days(30));
        let link = scene.house.invited("carol@litware.example");
        let mut browser = scene.house.product.browser();
        let answer = browser.post(&link, &[]);
        let said = json!({ "sub": "carol", "email": "carol@litware.example" });
        let carol = scene.house.assert(&scene.litware, Begun::at(browser, &answer), &said);
        assert!(is_signed_in(&carol));
        let before = scene.links();
        let (_, browser) = scene.by_code();
        let (page, mut browser) = scene.moves_as(browser, "carol", "carol@litware.example");
        assert!(page.body.contains("other_guest"), "{}", page.body);
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(scene.links(), before);
        // The button of that page goes on with the move that was begun.
        let answer = browser.post("/sign-in/switch", &[]);
        let said = json!({ "sub": "b-17", "email": BOB });
        let moved = scene.house.assert(&scene.litware, Begun::at(browser, &answer), &said);
        assert!(is_signed_in(&moved) && scene.has_moved_to("b-17"), "{}", moved.0.body);
    }

    fn n6_not_now_is_an_answer_until_the_last_day_and_no_longer(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        scene.cut_over_in(Span::hours(2));
        let (_, mut browser) = scene.by_code();
        let stayed = browser.post("/sign-in/stay", &[]);
        assert!(is_signed_in(&(stayed, browser)));

        scene.house.clock.advance(Span::hours(3));
        let (page, mut browser) = scene.by_code();
        assert!(page.body.contains("/sign-in/move"), "{}", page.body);
        assert!(!page.body.contains("/sign-in/stay"));
        let refused = browser.post("/sign-in/stay", &[]);
        assert!(refused.body.contains("cut_over"), "{}", refused.body);
        assert!(browser.cookie(SESSION).is_none());
        let (_, browser) = scene.by_code();
        assert!(is_signed_in(&scene.moves_as(browser, "b-17", BOB)), "the move itself stays open");
    }

    fn n6_the_cut_over_ends_the_sessions_and_the_apps_are_told(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let desk = &scene.house.product.portico.desk;
        let live = |_: ()| {
            let partner = &scene.litware.connection.partner_id;
            admin::partners::detail(desk, partner).unwrap().unwrap().live_sessions
        };
        scene.cut_over_in(Span::hours(1));
        admin::cut_over::sweep(desk).unwrap();
        let (_, mut panel) = scene.by_code();
        assert_eq!(panel.post("/sign-in/stay", &[]).status, 303);
        assert_eq!(panel.get("/").status, 200);
        assert_eq!(live(()), 2, "not before its time");
        scene.house.clock.advance(Span::hours(1));
        assert_eq!(panel.get("/").status, 303, "over without any sweep");
        admin::cut_over::sweep(desk).unwrap();
        admin::cut_over::sweep(desk).unwrap();
        assert_eq!(live(()), 0);
    }

    fn e01_an_address_with_a_mail_account_is_answered_as_any_other_of_its_domain(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        for (way, home) in [("", true), ("code", false)] {
            for email in [BOB, "nobody@litware.example"] {
                let mut browser = scene.house.product.browser();
                let form = [("email", email), ("way", way), ("continue_to", "/")];
                let answer = browser.post("/sign-in", &form);
                assert_eq!(answer.status, 303);
                let to_home = answer.location().starts_with(scene.litware.issuer());
                assert_eq!(to_home, home, "{email} {way}: {}", answer.location());
                assert!(home || answer.location() == "/sign-in/code");
            }
        }
    }

    fn nothing_is_cut_over_without_a_sign_in_of_their_own(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        let partner = admin::partners::add(desk, &by(), "Tailspin", &[]).unwrap();
        let refused = admin::cut_over::set(desk, &by(), &partner.id, Some(partner.created_at));
        assert_eq!(refused.unwrap_err().code(), "missing");
    }

    fn the_console_sets_the_last_day_and_counts_who_is_left(store: &TestStore) {
        let scene = Scene::set(House::open(store));
        let mut admin = scene.house.product.admin("grace@contoso.example");
        let page = format!("/admin/partners/{}", scene.litware.connection.partner_id);
        assert!(admin.get(&page).body.contains("1 guest still signs in by mailed code"));
        let path = format!("{page}/cut-over");
        let bad = admin.post(&path, &[("last_day", "soon")]);
        assert_eq!(bad.status, 400);
        assert!(bad.body.contains("value=\"soon\""), "what was typed stays");
        assert_eq!(admin.post(&path, &[("last_day", "2099-03-31")]).status, 303);
        assert!(admin.get(&page).body.contains("value=\"2099-03-31\""));
        assert_eq!(admin.post(&path, &[("last_day", "")]).status, 303);
        assert!(!admin.get(&page).body.contains("2099-03-31"));
    }
}
