//! What the people and the home of one partner do never reaches another partner's guests.

use super::{Begun, House, Partner, home::KEY};
use admin::{GuestFilter, InviteRequest};
use model::{Clock, HomeIdentity};
use product::{Answer, Browser};
use serde_json::{Value, json};
use testkit::on_every_store;
use web::http::SESSION;

const HEADER: &str = r#"{"alg":"RS256","kid":"home-1"}"#;

impl House {
    /// One partner's guests with links and live sessions.
    pub fn people_of(&self, partner: &Partner) -> String {
        let filter = GuestFilter {
            partner_id: Some(partner.connection.partner_id.clone()),
            limit: 1000,
            ..GuestFilter::default()
        };
        self.people_in(&filter)
    }

    /// The callback with a token in which the good claims are changed.
    pub fn assert(&self, partner: &Partner, begun: Begun, change: &Value) -> (Answer, Browser) {
        let mut claims = self.claims(partner, &begun);
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        partner.home.issue(&KEY.sign(HEADER, &claims.to_string()));
        let query = begun.query(&partner.home.issuer);
        self.call_back(partner, begun, &query)
    }

    pub fn begun(&self, partner: &Partner) -> Begun {
        self.begin(partner, None).ok().unwrap()
    }

    pub fn invited(&self, address: &str) -> String {
        let request = InviteRequest::new(address.parse().unwrap(), "Bob");
        admin::invitations::invite(&self.product.portico.desk, &self.ada, &request).unwrap();
        self.link()
    }

    pub fn code(&self) -> String {
        self.product.deliver();
        let subject = self.product.mails.take().pop().unwrap().content.subject;
        subject.chars().filter(char::is_ascii_digit).collect()
    }
}

on_every_store! {
    fn l01_the_address_of_another_partners_guest_opens_nothing(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("mallory"), house.partner("litware"));
        let before = house.people();
        let change = json!({ "sub": "new", "email": other.email, "email_verified": true });
        let (answer, browser) = house.assert(&own, house.begun(&own), &change);
        assert_eq!(answer.status, 403);
        assert!(answer.body.contains("not_invited"), "{}", answer.body);
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(house.people(), before);
    }

    fn l02_a_new_account_with_the_address_of_a_guest_is_somebody_else(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let other = house.partner("mallory");
        let before = house.people_of(&other);
        let change = json!({ "sub": "made again" });
        let (answer, browser) = house.assert(&partner, house.begun(&partner), &change);
        assert_eq!(answer.status, 403);
        assert!(answer.body.contains("not_invited"), "{}", answer.body);
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(house.people_of(&other), before);
        let filter = GuestFilter {
            partner_id: Some(partner.connection.partner_id.clone()),
            limit: 10,
            ..GuestFilter::default()
        };
        let guests = store.read(|tx| tx.list_guests(&filter)).unwrap();
        assert!(guests.iter().all(|it| it.frozen.is_some_and(|f| f.reason == model::FreezeReason::Recreated)));
        // An admin sees why, and decides.
        let mut admin = house.product.admin("grace@contoso.example");
        let path = format!("/admin/guests/{}", guests[0].id);
        let page = admin.get(&path);
        assert!(page.body.contains("Frozen since") && page.body.contains("somebody else by now"), "{}", page.body);
        assert_eq!(admin.post(&format!("{path}/thaw"), &[]).location(), format!("{path}?done=thawed"));
        assert!(!admin.get(&path).body.contains("Frozen since"));
    }

    fn l04_a_proven_mailbox_counts_for_the_account_that_asked_for_it(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let link = house.invited("bob@litware.example");
        let mut waiting = Vec::new();
        for subject in ["one", "two"] {
            let mut browser = house.product.browser();
            let answer = browser.post(&link, &[]);
            let change = json!({ "sub": subject, "email": "bob@litware.example", "email_verified": null });
            let (answer, browser) = house.assert(&partner, Begun::at(browser, &answer), &change);
            assert_eq!(answer.location(), "/sign-in/code", "{}", answer.body);
            waiting.push((browser, house.code()));
        }
        let (mut second, code_of_second) = waiting.pop().unwrap();
        let (mut first, code_of_first) = waiting.pop().unwrap();
        assert_eq!(second.post("/sign-in/code", &[("code", &code_of_first)]).status, 400);
        assert!(second.cookie(SESSION).is_none(), "another account's code");
        assert_eq!(first.post("/sign-in/code", &[("code", &code_of_first)]).status, 303);
        assert!(first.cookie(SESSION).is_some());
        let late = second.post("/sign-in/code", &[("code", &code_of_second)]);
        assert!(late.status >= 400, "{}", late.status);
        assert!(second.cookie(SESSION).is_none(), "the invitation is used");
        let people = house.people_of(&partner);
        assert!(people.contains(r#"subject: "one""#) && !people.contains(r#"subject: "two""#));
    }

    fn l07_a_link_is_neither_changed_nor_moved_to_another_guest(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        house.invited("bob@litware.example");
        let filter = GuestFilter { limit: 100, ..GuestFilter::default() };
        let guests = store.read(|tx| tx.list_guests(&filter)).unwrap();
        let of = |address: &str| guests.iter().find(|g| g.email.as_str() == address).unwrap().id.clone();
        let (ana, bob) = (of("ana@litware.example"), of("bob@litware.example"));
        let link = HomeIdentity {
            connection_id: partner.connection.id.clone(),
            issuer: partner.home.issuer.clone(),
            subject: partner.subject(),
        };
        let before = house.people();
        let now = house.clock.now();
        let moved = store.write(|tx| tx.link_identity(&link, &bob, now)).unwrap_or(false);
        assert!(!moved, "it is Ana's");
        let mut admin = house.product.admin("grace@contoso.example");
        let page = admin.get(&format!("/admin/guests/{ana}"));
        assert_eq!(page.status, 200);
        for field in ["issuer", "subject", "connection"] {
            assert!(!page.body.contains(&format!("name=\"{field}\"")), "{field} can be typed");
        }
        for path in ["identity", "identities", "link"] {
            let fields = [("subject", "x"), ("issuer", "https://x.example"), ("guest", bob.as_str())];
            let answer = admin.post(&format!("/admin/guests/{ana}/{path}"), &fields);
            assert!(answer.status >= 400, "{path}: {}", answer.status);
        }
        assert_eq!(house.people(), before);
    }

    fn u12_no_step_of_a_sign_in_can_be_left_out(store: &TestStore) {
        let house = House::open(store);
        house.partner("litware");
        let link = house.invited("bob@litware.example");
        let before = house.people();
        for (path, form) in [
            ("/sign-in/accept", vec![]),
            ("/sign-in/code", vec![]),
            ("/sign-in/code", vec![("code", "")]),
            ("/sign-in/code", vec![("code", "123456")]),
        ] {
            let mut browser = house.product.browser();
            let begun = browser.post(&link, &[]);
            let mut begun = Begun::at(browser, &begun);
            let answer = begun.browser.post(path, &form);
            assert!((400..500).contains(&answer.status), "{path} {}", answer.status);
            assert!(begun.browser.cookie(SESSION).is_none(), "{path}");
        }
        assert_eq!(house.people(), before);
    }

    fn u14_an_error_longer_than_any_address_is_not_read(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let before = house.people();
        let begun = house.begun(&partner);
        let words = "%3Cscript%3E".repeat(4_000);
        let query = format!("error=x&error_description={words}&state={}", begun.state);
        let (answer, browser) = house.call_back(&partner, begun, &query);
        assert!((400..500).contains(&answer.status), "{}", answer.status);
        assert!(!answer.body.contains("script"));
        assert!(browser.cookie(SESSION).is_none());
        assert_eq!(house.people(), before);
    }
}
