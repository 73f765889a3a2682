//! INV-BLAST (S04): whatever the people, the home and the admins of one partner do, in any order, the guests
//! of another partner, their links, sessions and tokens stay as they are.

use super::{Begun, House, Partner, by, home::KEY};
use model::{Actor, Connection, ConnectionState, Guest, GuestState, HomeSettings, Random};
use product::{Answer, Browser};
use serde_json::{Value, json};
use testkit::{TestRandom, on_every_store};
use web::http::SESSION;

const STEPS: usize = 70;
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// One partner that does something, and another that must not notice.
struct Scene<'a> {
    house: &'a House,
    random: TestRandom,
    own: &'a Partner,
    other: &'a Partner,
    /// Another home of the own partner, to which keys are moved.
    second: Connection,
}

impl Scene<'_> {
    /// A number under `below`.
    fn draw(&self, below: usize) -> usize {
        let mut bytes = [0; 2];
        self.random.fill(&mut bytes);
        usize::from(u16::from_le_bytes(bytes)) % below
    }

    fn one_of<'a, T>(&self, all: &'a [T]) -> &'a T {
        all.get(self.draw(all.len())).unwrap()
    }

    /// What a home may say of anybody.
    fn words(&self) -> Value {
        let (own, other) = (self.own, self.other);
        let subjects = [json!("new"), json!(own.subject()), json!(other.subject())];
        let issuers = [
            json!(own.home.issuer),
            json!(own.home.issuer),
            json!(other.home.issuer),
        ];
        let addresses = [
            json!(own.email),
            json!(other.email),
            json!("x@nowhere.example"),
            json!(7),
        ];
        let flags = [json!(true), json!("true"), json!(false), json!(null)];
        json!({
            "sub": self.one_of(&subjects), "iss": self.one_of(&issuers),
            "email": self.one_of(&addresses), "email_verified": self.one_of(&flags),
        })
    }

    /// A sign-in at the own home with any words, by any detour.
    fn signs_in(&self) -> Option<(Answer, Browser)> {
        let (house, own, other) = (self.house, self.own, self.other);
        let mut begun = house.begin(own, None).ok()?;
        let words = self.words();
        Some(match self.draw(5) {
            0 => {
                let query = begun.query(&other.home.issuer);
                house.call_back(own, begun, &query)
            }
            1 => {
                let query = begun.query(&own.home.issuer);
                house.call_back(other, begun, &query)
            }
            2 => {
                begun.state = house.begun(other).state;
                house.assert(own, begun, &words)
            }
            3 => {
                let (_, mut browser) = house.assert(own, begun, &words);
                browser.post("/sign-in/accept", &[]);
                let answer = browser.post("/sign-in/code", &[("code", "123456")]);
                (answer, browser)
            }
            _ => house.assert(own, begun, &words),
        })
    }

    /// Somebody is invited, comes with any words, and proves the invited mailbox where that is asked.
    fn proves_a_mailbox(&self, number: usize) -> Option<(Answer, Browser)> {
        let address = format!("p{number}@{}", self.own.email.split_once('@')?.1);
        let request = admin::InviteRequest::new(address.parse().ok()?, "Somebody");
        let desk = &self.house.product.portico.desk;
        admin::invitations::invite(desk, &self.house.ada, &request).ok()?;
        let link = self.house.link();
        let mut browser = self.house.product.browser();
        let answer = browser.post(&link, &[]);
        answer.parameter("state")?;
        let (answer, mut browser) =
            self.house
                .assert(self.own, Begun::at(browser, &answer), &self.words());
        if answer.location() != "/sign-in/code" {
            return Some((answer, browser));
        }
        let code = self.house.code();
        let answer = browser.post("/sign-in/code", &[("code", &code)]);
        Some((answer, browser))
    }

    /// The own home ends sessions in anybody's name, at either endpoint.
    fn logs_out(&self, number: usize) {
        let (own, other) = (self.own, self.other);
        let mut claims = self.house.logout_claims(own, &format!("j{number}"));
        claims["iss"] = self
            .one_of(&[json!(own.home.issuer), json!(other.home.issuer)])
            .clone();
        claims["sub"] = self
            .one_of(&[json!(own.subject()), json!(other.subject())])
            .clone();
        claims["events"] = json!({ LOGOUT: {} });
        let header = r#"{"alg":"RS256","kid":"home-1","typ":"logout+jwt"}"#;
        let token = KEY.sign(header, &claims.to_string());
        self.house.say_logout(own, &format!("logout_token={token}"));
    }

    /// The own home begins to name people otherwise, and its connection is held.
    fn is_held(&self) {
        if let Ok(begun) = self.house.begin(self.own, None) {
            let words = json!({ "sub": format!("x@{}", self.own.email) });
            let (answer, _) = self.house.assert(self.own, begun, &words);
            assert!(answer.status >= 400, "{}", answer.status);
        }
    }

    /// An admin looks after the own partner: whatever state it is in, the verbs that fit are done.
    fn is_looked_after(&self) {
        let desk = &self.house.product.portico.desk;
        let connection = &self.own.connection;
        match self.draw(4) {
            0 => drop(admin::connections::release(
                desk,
                &by(),
                &connection.id,
                "agreed",
            )),
            1 => {
                let to = self.one_of(&[ConnectionState::Disabled, ConnectionState::Enabled]);
                drop(admin::connections::set_state(
                    desk,
                    &by(),
                    &connection.id,
                    *to,
                ));
            }
            2 => drop(admin::partners::suspend(
                desk,
                &by(),
                &connection.partner_id,
            )),
            _ => drop(admin::partners::resume(desk, &by(), &connection.partner_id)),
        }
    }

    fn own_guests(&self) -> Vec<Guest> {
        let filter = admin::GuestFilter {
            partner_id: Some(self.own.connection.partner_id.clone()),
            limit: 1000,
            ..admin::GuestFilter::default()
        };
        admin::guests::list(&self.house.product.portico.desk, &filter).unwrap()
    }

    /// A guest of the own partner is stopped, let in again, or loses the account.
    fn has_a_guest_stopped(&self) {
        let desk = &self.house.product.portico.desk;
        let guests = self.own_guests();
        let guest = self.one_of(&guests);
        drop(match guest.state {
            GuestState::Suspended => admin::guests::resume(desk, &by(), &guest.id),
            GuestState::Frozen => admin::leavers::thaw(desk, &by(), &guest.id),
            _ if self.draw(3) == 0 => admin::leavers::unlink_account(
                desk,
                &by(),
                &guest.id,
                &self
                    .one_of(&[&self.own.connection, &self.other.connection])
                    .id,
            ),
            _ => admin::guests::suspend(desk, &by(), &guest.id),
        });
    }

    /// Keys are moved by a file that names whoever it likes; two people stand for it.
    fn rekeys(&self) {
        let desk = &self.house.product.portico.desk;
        let (own, other) = (&self.own.connection, &self.other.connection);
        let ways = *self.one_of(&[
            (&own.id, &self.second.id),
            (&self.second.id, &own.id),
            (&other.id, &own.id),
            (&own.id, &other.id),
        ]);
        let subjects = [self.own.subject(), self.other.subject()];
        let file = format!(
            "old_subject,new_subject\n{},{}\n",
            self.one_of(&subjects),
            self.one_of(&subjects),
        );
        let ada = Actor::admin(&self.house.ada.id);
        if admin::rekey::propose(desk, &ada, ways, file.as_bytes()).is_ok() {
            drop(admin::rekey::approve(desk, &by(), &own.partner_id));
            drop(admin::rekey::discard(desk, &by(), &own.partner_id));
        }
    }

    /// Something happens. Returns whether it led to a session.
    fn act(&self, number: usize) -> bool {
        let came = match self.draw(12) {
            0 => {
                self.logs_out(number);
                None
            }
            1 => {
                self.is_held();
                None
            }
            2 | 3 => {
                self.is_looked_after();
                None
            }
            4 => {
                self.has_a_guest_stopped();
                None
            }
            5 => {
                self.rekeys();
                None
            }
            6 | 7 => self.proves_a_mailbox(number),
            _ => self.signs_in(),
        };
        // Whatever mail is under way is nobody's next code.
        self.house.product.deliver();
        self.house.product.mails.take();
        came.is_some_and(|(_, browser)| browser.cookie(SESSION).is_some())
    }

    /// The connection works again, so that the next steps are worth something.
    fn mend(&self) {
        let desk = &self.house.product.portico.desk;
        let connection = &self.own.connection;
        drop(admin::partners::resume(desk, &by(), &connection.partner_id));
        drop(admin::connections::release(
            desk,
            &by(),
            &connection.id,
            "agreed",
        ));
        let on = ConnectionState::Enabled;
        drop(admin::connections::set_state(
            desk,
            &by(),
            &connection.id,
            on,
        ));
    }
}

on_every_store! {
    fn s04_inv_blast_whatever_one_partner_does_the_guests_and_sessions_of_another_stay(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("mallory"), house.partner_with_app("litware"));
        let partner = admin::partners::detail(&house.product.portico.desk, &own.connection.partner_id);
        let second = house.connect(partner.unwrap().unwrap().partner, HomeSettings::default()).connection;
        let desk = &house.product.portico.desk;
        admin::connections::set_state(desk, &by(), &second.id, ConnectionState::Disabled).unwrap();
        let mut person = house.sign_in(&other, &json!({ "sid": "s-1" }));
        let tokens = house.tokens(&mut person);
        for seed in 0..3 {
            let scene = Scene { house: &house, random: TestRandom::from_seed(seed), own: &own, other: &other, second: second.clone() };
            let before = house.people_of(&other);
            assert!(before.contains(&other.subject()));
            let (mut sessions, seed) = (0, usize::try_from(seed).unwrap());
            for step in 0..STEPS {
                if step % 5 == 0 {
                    scene.mend();
                }
                sessions += usize::from(scene.act(seed * STEPS + step));
                assert_eq!(house.people_of(&other), before, "seed {seed}, step {step}");
            }
            assert!((1..STEPS).contains(&sessions), "some get in, and some do not: {sessions}");
        }
        assert_eq!(house.alive(&mut person, &tokens), [true; 5], "and so do their tokens");
        house.sign_in(&other, &json!({}));
    }
}
