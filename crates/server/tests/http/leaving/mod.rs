//! A home that ends sessions of its people: what it may say, and what it reaches.

mod forgeries;

use super::hostile_home::{
    House, Partner,
    home::{CLIENT_ID, KEY},
};
use admin::assignments::{NewAssignment, assign};
use model::{
    Actor, ActorKind, Assignee, Clock, ConnectionState, HomeSettings, Reason, Session, Span,
};
use product::{Answer, Browser};
use serde_json::{Value, json};
use testkit::on_every_store;
use web::http::SESSION;

pub const HEADER: &str = r#"{"alg":"RS256","kid":"home-1","typ":"logout+jwt"}"#;
const ID_TOKEN: &str = r#"{"alg":"RS256","kid":"home-1"}"#;
pub const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

impl House {
    /// The claims of a good logout token, without `sub` and `sid`.
    pub fn logout_claims(&self, partner: &Partner, jti: &str) -> Value {
        let now = self.clock.now().secs();
        json!({
            "iss": partner.issuer(), "aud": CLIENT_ID, "iat": now, "exp": now + 120, "jti": jti,
            "events": { LOGOUT: {} },
        })
    }

    /// What the endpoint of a partner's connection answers to a body.
    pub fn say_logout(&self, partner: &Partner, body: &str) -> Answer {
        let path = format!("/broker/{}/backchannel-logout", partner.connection.id);
        self.product.browser().post_form(&path, body)
    }

    /// A good logout token that names `whom`.
    pub fn log_out(&self, partner: &Partner, jti: &str, whom: &Value) -> Answer {
        let mut claims = self.logout_claims(partner, jti);
        for (name, value) in whom.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let token = KEY.sign(HEADER, &claims.to_string());
        self.say_logout(partner, &format!("logout_token={token}"))
    }

    /// Signs the partner's person in once more, with further claims.
    pub fn sign_in(&self, partner: &Partner, more: &Value) -> Browser {
        let (answer, browser) = self.assert(partner, self.begun(partner), more);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
        browser
    }

    pub fn sessions(&self, partner: &Partner) -> Vec<Session> {
        let (guest, now) = (self.ana(partner).id, self.clock.now());
        let store = &self.product.portico.store;
        store.read(|tx| tx.live_sessions_of(&guest, now)).unwrap()
    }

    /// A partner whose person may use the app.
    pub fn partner_with_app(&self, name: &str) -> Partner {
        let partner = self.partner(name);
        let new = NewAssignment {
            app_id: self.product.app().id,
            assignee: Assignee::Partner(partner.connection.partner_id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        let by = Actor::plain(ActorKind::Operator);
        assign(&self.product.portico.desk, &by, &new)
            .unwrap()
            .unwrap();
        partner
    }

    pub fn tokens(&self, browser: &mut Browser) -> Value {
        let seeded = &self.product.seeded;
        let answer = browser.get(&load::requests::authorization(seeded));
        let code = answer
            .parameter("code")
            .unwrap_or_else(|| panic!("{}", answer.body));
        let form = load::requests::redemption(seeded, &code);
        self.product.browser().post_form("/token", &form).json()
    }

    /// What is alive of a session and its tokens: panel, authorize, userinfo, introspection, refresh.
    pub fn alive(&self, browser: &mut Browser, tokens: &Value) -> [bool; 5] {
        let seeded = &self.product.seeded;
        let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
        let bearer = format!("Bearer {}", text("access_token"));
        let mut app = self.product.browser();
        let form = load::requests::introspection(seeded, &text("access_token"));
        let refresh = load::requests::refresh(seeded, &text("refresh_token"));
        [
            browser.get("/").status == 200,
            browser
                .get(&load::requests::authorization(seeded))
                .parameter("code")
                .is_some(),
            app.send("GET", "/userinfo", &[("authorization", &bearer)], "")
                .status
                == 200,
            app.post_form("/introspect", &form).json()["active"] == true,
            app.post_form("/token", &refresh).status == 200,
        ]
    }
}

on_every_store! {
    fn u16_o09_a_logout_at_home_ends_that_session_on_every_surface(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner_with_app("litware"), house.partner_with_app("proseware"));
        let mut meant = house.sign_in(&own, &json!({ "sid": "s-1" }));
        let mut beside = house.sign_in(&own, &json!({ "sid": "s-2" }));
        let mut foreign = house.sign_in(&other, &json!({ "sid": "s-1" }));
        let [a, b, c] = [&mut meant, &mut beside, &mut foreign].map(|it| house.tokens(it));

        let answer = house.log_out(&own, "one", &json!({ "sid": "s-1" }));
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-store")));
        assert_eq!(house.alive(&mut meant, &a), [false; 5]);
        assert_eq!(house.alive(&mut beside, &b), [true; 5], "another session of the person");
        assert_eq!(house.alive(&mut foreign, &c), [true; 5], "another home's session of that name");

        let filter = admin::ReceiptFilter { limit: 10, ..admin::ReceiptFilter::default() };
        let receipts = admin::receipts::list(&house.product.portico.desk, &filter).unwrap();
        let said: Vec<_> = receipts.iter().map(|it| (it.kind, it.sessions, it.grants)).collect();
        assert_eq!(said, [(model::ReceiptKind::HomeSignal, 1, 1)], "of the one session that ended");

        let all = house.log_out(&own, "two", &json!({ "sub": own.subject() }));
        assert_eq!(all.status, 200);
        assert_eq!(house.sessions(&own).len(), 0);
        assert!(!house.sessions(&other).is_empty());
        let again = house.sign_in(&own, &json!({}));
        assert!(again.cookie(SESSION).is_some(), "a logout keeps nobody out");
    }

    fn u16_a_logout_of_nobody_is_answered_and_written_down(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("litware"), house.partner("proseware"));
        house.sign_in(&own, &json!({ "sid": "s-1" }));
        let before = house.people();
        let nobody = [
            json!({ "sid": "s-9" }),
            json!({ "sub": "nobody" }),
            json!({ "sub": other.subject() }),
            json!({ "sub": "nobody", "sid": "s-1" }),
            json!({ "sub": own.subject(), "sid": "s-9" }),
        ];
        for (number, whom) in nobody.iter().enumerate() {
            let answer = house.log_out(&own, &format!("n{number}"), whom);
            assert_eq!(answer.status, 200, "{whom}");
            assert_eq!(house.refusals().first(), Some(&Reason::SessionEnded), "{whom}");
        }
        assert_eq!(house.people(), before);
    }

    fn u16_a_logout_token_counts_once(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("litware"), house.partner("proseware"));
        let whom = json!({ "sub": own.subject() });
        assert_eq!(house.log_out(&own, "same", &whom).status, 200);
        house.sign_in(&own, &json!({}));
        let again = house.log_out(&own, "same", &whom);
        assert_eq!((again.status, again.text("error")), (400, "invalid_request".into()));
        assert_eq!(house.refusals().first(), Some(&Reason::Replay));
        assert_eq!(house.sessions(&own).len(), 1, "the session begun since lives");
        let elsewhere = house.log_out(&other, "same", &json!({ "sub": other.subject() }));
        assert_eq!(elsewhere.status, 200, "each home names its own tokens");
        assert_eq!(house.sessions(&other).len(), 0);
    }

    fn o09_a_session_ends_no_later_than_at_home(store: &TestStore) {
        let house = House::open(store);
        let partner = house.connected("litware", HomeSettings::default());
        let link = house.invited(&partner.email);
        let mut browser = house.product.browser();
        let answer = browser.post(&link, &[]);
        house.finish_well(&partner, crate::hostile_home::Begun::at(browser, &answer));
        let first = house.sessions(&partner).pop().unwrap();
        let ours = first.expires_at.since(first.created_at);
        let newest = |expiry: &Value| {
            house.clock.advance(Span::secs(1));
            house.sign_in(&partner, &json!({ "session_expiry": expiry }));
            let all = house.sessions(&partner).into_iter();
            all.max_by_key(|it| it.created_at).unwrap()
        };
        let soon = house.clock.now().plus(Span::mins(7));
        assert_eq!(newest(&json!(soon.secs())).expires_at.secs(), soon.secs());
        let late = json!(soon.plus(Span::days(400)).secs());
        for no_bound in [late, json!("soon"), json!(null), json!(-1), json!([7])] {
            let it = newest(&no_bound);
            assert_eq!(it.expires_at.since(it.created_at), ours, "{no_bound}");
        }
        let over = json!({ "session_expiry": house.clock.now().secs() - 1 });
        let (answer, browser) = house.assert(&partner, house.begun(&partner), &over);
        assert!(answer.status >= 400 && browser.cookie(SESSION).is_none());
        assert_eq!(house.refusals().first(), Some(&Reason::UpstreamTime));
        house.clock.advance(Span::mins(8));
        let alive = house.sessions(&partner).len();
        assert_eq!(alive, 6, "one of seven is over");
    }

    fn o09_a_hundred_leavers_are_out_at_the_answer(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner_with_app("litware");
        let mut left = Vec::new();
        for number in 0..100 {
            let sid = format!("s-{number}");
            let mut browser = house.sign_in(&partner, &json!({ "sid": sid }));
            let tokens = house.tokens(&mut browser);
            left.push((sid, browser, tokens));
        }
        for (sid, browser, tokens) in &mut left {
            assert_eq!(house.log_out(&partner, sid, &json!({ "sid": sid })).status, 200);
            assert_eq!(house.alive(browser, tokens), [false; 5], "{sid}");
        }
    }

    fn u16_no_forged_logout_token_ends_a_session_or_touches_a_guest(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("litware"), house.partner("proseware"));
        house.sign_in(&own, &json!({ "sid": "s-1" }));
        let before = house.people();
        let forged = forgeries::all(&house, &own, &other);
        assert!(forged.len() >= 25, "{}", forged.len());
        let mut wrong = Vec::new();
        for one in forged {
            let refusals = house.refusals().len();
            let answer = house.say_logout(&own, &one.body);
            let after = house.refusals();
            let new = after.get(..after.len() - refusals).unwrap_or_default();
            let told = (answer.status, answer.text("error"), answer.text("error_description"));
            let right = (400, "invalid_request".to_owned(), one.reason.to_string());
            if new != [one.reason] || told != right || house.people() != before {
                wrong.push(format!("{}: {told:?}, audited {new:?}", one.name));
            }
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{}", one.name);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let good = house.log_out(&own, "good", &json!({ "sub": own.subject(), "sid": "s-1" }));
        assert_eq!(good.status, 200);
        assert_ne!(house.people(), before, "what is not forged counts");
    }

    fn u16_a_connection_that_is_off_or_nobodys_hears_nothing(store: &TestStore) {
        let house = House::open(store);
        let own = house.partner("litware");
        let claims = house.logout_claims(&own, "one").to_string();
        let body = format!("logout_token={}", KEY.sign(HEADER, &claims));
        let mut stranger = house.product.browser();
        for id in ["con_00000000000000000000000000000000", "nothing"] {
            let answer = stranger.post_form(&format!("/broker/{id}/backchannel-logout"), &body);
            assert_eq!((answer.status, answer.text("error")), (400, "invalid_request".into()));
        }
        let by = Actor::plain(ActorKind::Operator);
        let off = ConnectionState::Disabled;
        let desk = &house.product.portico.desk;
        admin::connections::set_state(desk, &by, &own.connection.id, off).unwrap();
        let asked = own.home.times_asked("/jwks");
        house.clock.advance(Span::hours(2));
        assert_eq!(house.say_logout(&own, &body).status, 400);
        assert_eq!(house.refusals().first(), Some(&Reason::ConnectionDisabled));
        assert_eq!(own.home.times_asked("/jwks"), asked, "nothing is asked of it");
    }

    fn u16_a_key_that_is_new_at_home_is_fetched_for_a_logout(store: &TestStore) {
        let house = House::open(store);
        let own = house.partner("litware");
        let mut key = KEY.public();
        key["kid"] = "home-2".into();
        own.home.say("/jwks", crate::hostile_home::home::Reply::json(&json!({ "keys": [key] })));
        let mut claims = house.logout_claims(&own, "one");
        claims["sub"] = own.subject().into();
        let header = HEADER.replace("home-1", "home-2");
        let token = KEY.sign(&header, &claims.to_string());
        let answer = house.say_logout(&own, &format!("logout_token={token}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(house.sessions(&own).len(), 0);
    }
}
