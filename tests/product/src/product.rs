use crate::Browser;
use admin::{MailError, Mailer, OutgoingMail};
use load::seed::{Seeded, seed_into};
use model::{Actor, ActorKind, App, Clock, Random, SigningAlg, Span};
use parking_lot::Mutex;
use server::{
    config::Config,
    deliveries,
    wire::{Portico, Surroundings},
};
use std::{net::TcpListener, sync::Arc};
use store::Store;
use testkit::{TestClock, TestRandom, TestStore, test_vault};
use web::http::{Running, Signals, serve_on};

/// The mails that were sent, oldest first.
#[derive(Default)]
pub struct Mails {
    sent: Mutex<Vec<OutgoingMail>>,
    refused: Mutex<Option<MailError>>,
}

impl Mails {
    /// Takes all of them out.
    pub fn take(&self) -> Vec<OutgoingMail> {
        std::mem::take(&mut *self.sent.lock())
    }

    /// What the mail server answers from now on; without an error it takes every mail.
    pub fn answer(&self, error: Option<MailError>) {
        *self.refused.lock() = error;
    }
}

impl Mailer for Mails {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        if let Some(error) = self.refused.lock().clone() {
            return Err(error);
        }
        self.sent.lock().push(mail.clone());
        Ok(())
    }
}

/// What stands in the database before the product starts.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// How many signed-in guests of Fabrikam; all may open the one app.
    pub guests: usize,
    /// How the app's ID tokens are signed.
    pub alg: SigningAlg,
    /// The public address; without one it is where it listens.
    pub origin: Option<&'static str>,
}

impl Default for Seed {
    fn default() -> Self {
        Self {
            guests: 1,
            alg: SigningAlg::Rs256,
            origin: Some("https://id.contoso.example"),
        }
    }
}

/// A DNS that never answers, so that no test leaves the machine.
struct SilentDns;

impl model::TxtRecords for SilentDns {
    fn txt(&self, _: &str) -> Result<Vec<String>, model::TxtUnknown> {
        Err(model::TxtUnknown("nobody answers".into()))
    }
}

/// The product in this process, listening. Nothing happens in its background by itself.
pub struct Product {
    /// Everything, wired.
    pub portico: Arc<Portico>,
    /// What the database was seeded with.
    pub seeded: Arc<Seeded>,
    /// Where mails arrive.
    pub mails: Arc<Mails>,
    /// Its public address.
    pub origin: String,
    running: Option<Running>,
}

impl Product {
    /// With one guest, on a clock that is moved by hand.
    #[must_use]
    pub fn start(store: &TestStore) -> (Self, Arc<TestClock>) {
        let clock = Arc::new(TestClock::new());
        (Self::seeded(store, Seed::default(), clock.clone()), clock)
    }

    /// Over an empty store, which is seeded.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn seeded(store: &TestStore, seed: Seed, clock: Arc<dyn Clock>) -> Self {
        let now = clock.now();
        let mut seeded = seed_into(store, seed.guests, seed.alg, now).unwrap();
        for key in testkit::signing_keys(now) {
            store.write(|tx| tx.insert_signing_key(&key)).unwrap();
        }
        let listener = anywhere();
        let port = listener.local_addr().unwrap().port();
        let here = format!("http://localhost:{port}");
        let origin = seed.origin.unwrap_or(&here);
        seeded.host = authority(origin).to_owned();
        Self::on(store.handle(), Arc::new(seeded), clock, (origin, listener))
    }

    /// One more node of the same product: its own caches, the same public address and database.
    #[must_use]
    pub fn another_node(&self, store: Store) -> Self {
        let clock = Arc::clone(&self.portico.clock);
        let seeded = Arc::clone(&self.seeded);
        Self::on(store, seeded, clock, (&self.origin, anywhere()))
    }

    fn on(
        store: Store,
        seeded: Arc<Seeded>,
        clock: Arc<dyn Clock>,
        (origin, listener): (&str, TcpListener),
    ) -> Self {
        let port = listener.local_addr().unwrap().port();
        let set = |key: &str, value: &str| (format!("PORTICO_{key}"), value.to_owned());
        let environment = vec![
            set("PUBLIC_URL", origin),
            set("COMPANY", "Contoso"),
            set("CONTACT_URL", "https://contoso.example/help"),
            set("OUTBOUND__ALLOW", "127.0.0.0/8"),
            set("REGISTRATION__DYNAMIC", "true"),
            set("LIMITS__CLIENT_ADDRESS_HEADER", "x-forwarded-for"),
            set("CLIENT_CERTIFICATES__HEADER", "x-client-cert"),
            set("CLIENT_CERTIFICATES__TRUSTED_PROXIES", "127.0.0.1/32"),
        ];
        let config = Config::load(None, environment, &[]).unwrap();
        let mails = Arc::new(Mails::default());
        let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(port.into()));
        let surroundings = Surroundings {
            clock,
            vault: test_vault(Arc::clone(&random)),
            random,
            mailer: Arc::clone(&mails) as Arc<dyn Mailer>,
            client_ca: None,
            dns: Arc::new(SilentDns),
        };
        let portico = Arc::new(Portico::build(&config, store, surroundings));
        oidc::keys::ensure_keys(&portico.oidc).unwrap();
        let running = serve_on(Arc::new(portico.portal()), listener, Signals::Ignored).unwrap();
        Self {
            portico,
            seeded,
            mails,
            origin: origin.to_owned(),
            running: Some(running),
        }
    }

    /// A browser that nobody has used.
    #[must_use]
    pub fn browser(&self) -> Browser {
        let address = self.running.as_ref().map(|r| r.address).unwrap();
        Browser::new(address, authority(&self.origin))
    }

    /// Its public host, and where it listens.
    #[must_use]
    pub fn host_and_address(&self) -> (String, std::net::SocketAddr) {
        let address = self.running.as_ref().map(|r| r.address).unwrap();
        (authority(&self.origin).to_owned(), address)
    }

    /// The browser of the nth seeded guest, signed in.
    #[must_use]
    pub fn guest(&self, n: usize) -> Browser {
        let mut browser = self.browser();
        browser.set_cookie(web::http::SESSION, self.seeded.sessions.get(n).unwrap());
        browser
    }

    /// The seeded app that guests are signed in to.
    ///
    /// # Panics
    /// When it is not there.
    #[must_use]
    pub fn app(&self) -> App {
        let id = self.seeded.client_id.parse().unwrap();
        let app = self.portico.store.read(|tx| tx.find_app(&id));
        app.unwrap().unwrap()
    }

    /// The browser of a new admin, signed in by a one-time link.
    #[must_use]
    pub fn admin(&self, email: &str) -> Browser {
        let by = Actor::plain(ActorKind::Operator);
        let (_, link) = admin::admins::add(
            &self.portico.desk,
            &by,
            "Ada Byron",
            &email.parse().unwrap(),
        )
        .unwrap();
        let mut browser = self.browser();
        let entered = browser.post(link.expose(), &[]);
        assert_eq!(entered.status, 303, "{}", entered.body);
        browser
    }

    /// Delivers what waits in the outbox now, and returns how much that was.
    ///
    /// # Panics
    /// When the outbox cannot be read.
    pub fn deliver(&self) -> usize {
        let now = self.portico.clock.now();
        let claim = |tx: &mut store::Tx<'_>| tx.claim_outbox(now, Span::secs(60), 10_000);
        let items = self.portico.store.write(claim).unwrap();
        for item in &items {
            deliveries::deliver(&self.portico, item);
        }
        items.len()
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            let _ = running.stop();
        }
    }
}

/// A listener of our own at a port that nobody else has.
fn anywhere() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").unwrap()
}

/// Host and port of an origin.
fn authority(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, rest)| rest)
}
