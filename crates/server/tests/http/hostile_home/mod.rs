//! What a partner's home identity provider says wrongly is refused for the right reason, once, and
//! leaves every guest, link and session as it was.

mod apart;
mod blast;
pub mod home;
mod table;

use admin::{AuditFilter, GuestFilter, connections::NewOidcConnection};
use home::{CLIENT_ID, Home, KEY};
use model::{Actor, ActorKind, Admin, Clock, Connection, Guest, HomeSettings, Reason, Span};
use product::{Answer, Browser, Product, Seed};
use serde_json::{Value, json};
use std::sync::Arc;
use table::{Lie, Said};
use testkit::{TestClock, TestStore, on_every_store};
use web::http::SESSION;

/// The host, to which partners are added.
pub struct House {
    pub product: Product,
    pub clock: Arc<TestClock>,
    pub ada: Admin,
}

/// A partner whose one person has accepted.
pub struct Partner {
    pub home: Home,
    pub connection: Connection,
    pub email: String,
}

/// A sign-in that waits for the home.
pub struct Begun {
    pub browser: Browser,
    pub state: String,
    pub nonce: String,
}

impl Partner {
    /// Where the home is.
    pub fn issuer(&self) -> &str {
        &self.home.issuer
    }

    /// The person's subject; it has not the shape of an address.
    pub fn subject(&self) -> String {
        format!("sub of {}", self.email.replace('@', " at "))
    }
}

fn by() -> Actor {
    Actor::plain(ActorKind::Operator)
}

impl House {
    pub fn open(store: &TestStore) -> Self {
        let clock = Arc::new(TestClock::new());
        // A public address of plain http lets the homes of this machine be reached by it.
        let seed = Seed {
            origin: None,
            ..Seed::default()
        };
        let product = Product::seeded(store, seed, clock.clone());
        let email = "ada@contoso.example".parse().unwrap();
        let (ada, _) =
            admin::admins::add(&product.portico.desk, &by(), "Ada Byron", &email).unwrap();
        Self {
            product,
            clock,
            ada,
        }
    }

    /// A partner of its own, with a home that is honest so far and a person who came in through it.
    pub fn partner(&self, name: &str) -> Partner {
        let partner = self.connected(name, HomeSettings::default());
        let link = self.invited(&partner.email);
        let mut browser = self.product.browser();
        let answer = browser.post(&link, &[]);
        let begun = Begun::at(browser, &answer);
        let (answer, browser) = self.finish_well(&partner, begun);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
        partner
    }

    /// A partner of its own, with a home that is honest so far and nobody invited yet.
    pub fn connected(&self, name: &str, settings: HomeSettings) -> Partner {
        let domains = [format!("{name}.example")];
        let desk = &self.product.portico.desk;
        let partner = admin::partners::add(desk, &by(), name, &domains).unwrap();
        self.connect(partner, settings)
    }

    /// Gives a partner a home that is honest so far.
    pub fn connect(&self, partner: model::Partner, settings: HomeSettings) -> Partner {
        let desk = &self.product.portico.desk;
        let email = format!("ana@{}", partner.domains[0]);
        let partner_id = partner.id;
        let home = Home::open();
        let new = NewOidcConnection {
            partner_id,
            name: String::new(),
            issuer: home.issuer.clone(),
            client_id: CLIENT_ID.into(),
            client_secret: None,
            settings,
        };
        let connection = admin::connections::add_oidc(desk, &by(), &new).unwrap();
        Partner {
            home,
            connection,
            email,
        }
    }

    /// The path of the invitation's link in the newest mail.
    pub fn link(&self) -> String {
        self.product.deliver();
        let mails = self.product.mails.take();
        let words = mails
            .iter()
            .rev()
            .flat_map(|it| it.content.text.split_whitespace());
        let is_link = |word: &&str| word.contains("/invite/");
        let link = words.into_iter().find(is_link).unwrap();
        link.strip_prefix(&self.product.origin).unwrap().to_owned()
    }

    /// Sends a new browser to the home, for an app that wants it as fresh as `max_age` says.
    pub fn begin(
        &self,
        partner: &Partner,
        max_age: Option<u32>,
    ) -> Result<Begun, Box<(Answer, Browser)>> {
        let mut app = load::requests::authorization(&self.product.seeded);
        if let Some(max_age) = max_age {
            app.push_str(&format!("&max_age={max_age}"));
        }
        let mut browser = self.product.browser();
        let form = [("email", partner.email.as_str()), ("continue_to", &app)];
        let answer = browser.post("/sign-in", &form);
        if answer.status == 303 && answer.parameter("state").is_some() {
            Ok(Begun::at(browser, &answer))
        } else {
            Err(Box::new((answer, browser)))
        }
    }

    pub fn claims(&self, partner: &Partner, begun: &Begun) -> Value {
        let now = self.clock.now().secs();
        json!({
            "iss": partner.home.issuer, "sub": partner.subject(),
            "aud": CLIENT_ID, "nonce": begun.nonce, "iat": now, "exp": now + 300,
            "auth_time": now - 10, "name": "Ana", "email": partner.email, "email_verified": true,
        })
    }

    pub fn finish_well(&self, partner: &Partner, begun: Begun) -> (Answer, Browser) {
        let claims = self.claims(partner, &begun).to_string();
        partner
            .home
            .issue(&KEY.sign(r#"{"alg":"RS256","kid":"home-1"}"#, &claims));
        let query = begun.query(&partner.home.issuer);
        self.call_back(partner, begun, &query)
    }

    pub fn call_back(&self, partner: &Partner, mut begun: Begun, query: &str) -> (Answer, Browser) {
        let path = format!("/broker/{}/callback?{query}", partner.connection.id);
        let answer = begun.browser.get(&path);
        (answer, begun.browser)
    }

    /// The partner's one guest.
    pub fn ana(&self, partner: &Partner) -> Guest {
        let filter = GuestFilter {
            partner_id: Some(partner.connection.partner_id.clone()),
            limit: 2,
            ..GuestFilter::default()
        };
        let mut guests = admin::guests::list(&self.product.portico.desk, &filter).unwrap();
        assert_eq!(guests.len(), 1);
        guests.remove(0)
    }

    /// Every guest with links and live sessions.
    pub fn people(&self) -> String {
        self.people_in(&GuestFilter {
            limit: 1000,
            ..GuestFilter::default()
        })
    }

    fn people_in(&self, filter: &GuestFilter) -> String {
        let now = self.clock.now();
        let dump = |tx: &mut store::Tx<'_>| {
            let mut lines = Vec::new();
            for guest in tx.list_guests(filter)? {
                let links = tx.identities_of(&guest.id)?;
                let sessions = tx.live_sessions_of(&guest.id, now)?;
                lines.push(format!("{guest:?} {links:?} {sessions:?}"));
            }
            Ok::<_, store::StoreError>(lines.join("\n"))
        };
        self.product.portico.store.read(dump).unwrap()
    }

    /// The refusals of a partner so far, and those of nobody's, newest first.
    pub fn refusals(&self) -> Vec<Reason> {
        let filter = AuditFilter {
            limit: 10_000,
            ..AuditFilter::default()
        };
        let lines = admin::audit::list(&self.product.portico.desk, &filter).unwrap();
        lines.iter().filter_map(|line| line.event.reason).collect()
    }

    /// Tells one lie and looks at what became of it. Returns what is wrong, if anything is.
    fn hear(&self, number: usize, lie: &Lie) -> Vec<String> {
        let partner = self.partner(&format!("p{number}"));
        // Whatever was remembered of the home is read again.
        self.clock.advance(Span::hours(1));
        let (people, refusals) = (self.people(), self.refusals().len());
        let (answer, browser) = (lie.tell)(&Said {
            house: self,
            partner: &partner,
        });
        let mut wrong = Vec::new();
        let mut check = |fine: bool, what: String| {
            if !fine {
                wrong.push(format!("{}: {what}", lie.name));
            }
        };
        let after = self.refusals();
        let new = after.get(..after.len() - refusals).unwrap_or_default();
        check(
            new == [lie.reason],
            format!("audited {new:?}, not {}", lie.reason),
        );
        check(answer.status >= 400, format!("answered {}", answer.status));
        check(
            answer.body.contains(lie.reason.as_str()),
            "the page does not name the reason".to_owned(),
        );
        check(
            !answer.body.contains("<script>alert"),
            "the home's own words are on the page".to_owned(),
        );
        check(browser.cookie(SESSION).is_none(), "a session".to_owned());
        check(self.people() == people, "a guest was touched".to_owned());
        wrong
    }
}

impl Begun {
    pub fn at(browser: Browser, answer: &Answer) -> Self {
        let of = |name| {
            answer
                .parameter(name)
                .unwrap_or_else(|| panic!("{}", answer.body))
        };
        Self {
            browser,
            state: of("state"),
            nonce: of("nonce"),
        }
    }

    /// The query of a good callback.
    pub fn query(&self, issuer: &str) -> String {
        url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("code", "a-code"), ("state", &self.state), ("iss", issuer)])
            .finish()
    }
}

on_every_store! {
    fn u05_every_lie_of_a_home_is_refused_for_its_reason_and_touches_nobody(store: &TestStore) {
        let house = House::open(store);
        let lies = table::lies();
        assert!(lies.len() >= 40, "{}", lies.len());
        let heard = lies.iter().enumerate().flat_map(|(number, lie)| house.hear(number, lie));
        let wrong: Vec<String> = heard.collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn u08_a_verified_address_is_the_json_value_true_and_nothing_else(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        assert!(house.ana(&partner).home.email_verified);
        let values = [json!("true"), json!("True"), json!(1), json!(null), json!([true]), json!({})];
        for value in values {
            let Ok(begun) = house.begin(&partner, None) else { panic!("refused") };
            let mut claims = house.claims(&partner, &begun);
            claims["email_verified"] = value.clone();
            partner.home.issue(&KEY.sign(r#"{"alg":"RS256","kid":"home-1"}"#, &claims.to_string()));
            let query = begun.query(&partner.home.issuer);
            let (answer, browser) = house.call_back(&partner, begun, &query);
            assert_eq!(answer.status, 303, "{value}: {}", answer.body);
            assert!(browser.cookie(SESSION).is_some(), "{value}: unverified, not refused");
            assert!(!house.ana(&partner).home.email_verified, "{value}");
        }
    }
}
