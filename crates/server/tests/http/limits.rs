//! I08, D07: guesses are slowed down, and nobody is shut out by somebody else's.

use crate::hostile_home::House;
use admin::AuditFilter;
use model::{Actor, ActorKind, EventName, Span};
use product::{Answer, Browser};
use testkit::on_every_store;
use web::http::{DEVICE, SESSION};

const BOB: &str = "bob@litware.example";

/// A look at a path from behind the proxy.
fn look(browser: &mut Browser, path: &str, from: &str) -> Answer {
    browser.send("GET", path, &[("x-forwarded-for", from)], "")
}

fn code(house: &House) -> Option<String> {
    house.product.deliver();
    let mail = house.product.mails.take().pop()?;
    let subject = mail.content.subject.chars();
    Some(subject.filter(char::is_ascii_digit).collect())
}

/// Bob of a company without a sign-in of its own, and his link.
fn bob(house: &House) -> String {
    let desk = &house.product.portico.desk;
    let by = Actor::plain(ActorKind::Operator);
    admin::partners::add(desk, &by, "Litware", &["litware.example".into()]).unwrap();
    house.invited(BOB)
}

fn ask(browser: &mut Browser) -> Answer {
    browser.post(
        "/sign-in",
        &[("email", BOB), ("way", "code"), ("continue_to", "/")],
    )
}

on_every_store! {
    fn i08_links_tried_out_from_one_network_are_told_to_wait_and_what_works_still_opens(store: &TestStore) {
        let house = House::open(store);
        let link = bob(&house);
        let mut browser = house.product.browser();
        let status = |browser: &mut Browser, n: usize, from: &str| {
            look(browser, &format!("/invite/guess-number-{n}"), from).status
        };
        for n in 0..60 {
            assert_eq!(status(&mut browser, n, "203.0.113.1"), 410, "{n}");
        }
        for n in 60..100 {
            // What the client wrote itself into the header does not help it.
            assert_eq!(status(&mut browser, n, "198.51.100.7, 203.0.113.1"), 429, "{n}");
        }
        let waits = look(&mut browser, "/setup/a-guess", "203.0.113.1");
        assert_eq!(waits.header("retry-after"), Some("3600"), "set-up links count with them");
        assert!(waits.body.contains("rate_limited"), "{}", waits.body);
        assert_eq!(look(&mut browser, &link, "203.0.113.1").status, 200, "a link that works opens");
        assert_eq!(status(&mut browser, 0, "203.0.113.2"), 410, "another network is not concerned");
        let filter = AuditFilter { limit: 1000, ..AuditFilter::default() };
        let lines = admin::audit::list(&house.product.portico.desk, &filter).unwrap();
        let told = lines.iter().filter(|it| it.event.name == EventName::InviteBruteForce).count();
        assert_eq!(told, 1, "the audit chain says it once, not for each guess");
        let refused = lines.iter().filter(|it| it.event.name == EventName::Redeem).count();
        assert!(refused <= 61, "and does not grow with guesses: {refused}");
        house.clock.advance(Span::mins(61));
        assert_eq!(status(&mut browser, 0, "203.0.113.1"), 410, "an hour later");
    }

    fn d07_codes_asked_for_by_others_leave_the_guests_own_device_its_own(store: &TestStore) {
        let house = House::open(store);
        let link = bob(&house);
        let mut own = house.product.browser();
        own.post(&link, &[]);
        let entered = own.post("/sign-in/code", &[("code", &code(&house).unwrap())]);
        assert_eq!(entered.status, 303, "{}", entered.body);
        assert!(own.cookie(SESSION).is_some() && own.cookie(DEVICE).is_some());
        own.post("/sign-out", &[]);

        let mut attacker = house.product.browser();
        let refused = (0..30).map(|_| ask(&mut attacker)).find(|it| it.status == 429);
        let refused = refused.expect("an end of codes");
        assert!(refused.body.contains("rate_limited"), "{}", refused.body);
        house.product.deliver();
        house.product.mails.take();

        assert_eq!(ask(&mut own).location(), "/sign-in/code");
        let code = code(&house).expect("a code for the known device");
        assert_eq!(own.post("/sign-in/code", &[("code", &code)]).status, 303);
        assert!(own.cookie(SESSION).is_some());
    }

    fn e01_addresses_of_nobody_run_out_of_codes_as_those_of_guests_do(store: &TestStore) {
        let house = House::open(store);
        bob(&house);
        let answers = |email: &str| -> Vec<u16> {
            let mut browser = house.product.browser();
            let form = [("email", email), ("way", "code"), ("continue_to", "/")];
            (0..8).map(|_| browser.post("/sign-in", &form).status).collect()
        };
        assert_eq!(answers("nobody@litware.example"), answers(BOB));
    }
}
