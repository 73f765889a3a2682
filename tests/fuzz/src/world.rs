//! A provider in memory: three apps of different kinds, one guest who is signed in.

use admin::Desk;
use load::{proof::ProofKey, seed};
use model::{
    App, Assignee, Assignment, ClientAuthMethod, Clock, Documents, Id, Language, Lifetimes, Random,
    ResponseType, Settings, SigningAlg, Unreadable,
};
use oidc::{ClientKeys, Cx};
use std::{cell::RefCell, rc::Rc, sync::Arc};
use store::{Location, NewSession, Store, StoreError};
use testkit::{TestClock, TestRandom, test_vault};
use tokens::SharedKeys;

/// Our issuer.
pub const ISSUER: &str = "https://id.contoso.example";
/// The registered addresses.
pub const REDIRECTS: [&str; 3] = [
    "https://app.example/cb",
    "https://hybrid.example/cb?a=b",
    "http://127.0.0.1/cb",
];
/// A challenge that no request needs a verifier for.
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// So many inputs see one world; then its database has grown enough.
const INPUTS: usize = 5_000;

pub struct World {
    pub cx: Cx,
    pub desk: Desk,
    pub clock: Arc<TestClock>,
    pub apps: [App; 3],
    pub cookie: String,
    pub key: ProofKey,
}

struct Nothing;

impl Documents for Nothing {
    fn json(&self, url: &str) -> Result<serde_json::Value, Unreadable> {
        Err(Unreadable {
            url: url.to_owned(),
            problem: "nothing is there".into(),
        })
    }
}

thread_local! {
    static WORLD: RefCell<Option<(Rc<World>, usize)>> = const { RefCell::new(None) };
}

/// The world of this thread, new from time to time.
pub fn world() -> Rc<World> {
    WORLD.with_borrow_mut(|slot| {
        let used = slot.as_ref().map_or(INPUTS, |(_, used)| *used);
        if used >= INPUTS {
            *slot = Some((Rc::new(World::new()), 0));
        }
        let (world, used) = slot.as_mut().unwrap();
        *used += 1;
        Rc::clone(world)
    })
}

impl World {
    fn new() -> Self {
        let store = Store::open(&Location::Memory, 1).unwrap();
        store.migrate().unwrap();
        let clock = Arc::new(TestClock::new());
        let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(1));
        let key = ProofKey::draw().unwrap();
        let (apps, cookie) = inhabit(&store, &clock, &key);
        let settings = Arc::new(Settings {
            issuer: ISSUER.into(),
            company: "Contoso".into(),
            contact_url: None,
            language: Language::En,
            lifetimes: Lifetimes::default(),
            limits: model::Limits::default(),
            dynamic_registration: true,
            ..Settings::default()
        });
        let cx = Cx {
            store: store.clone(),
            keys: Arc::new(SharedKeys::default()),
            vault: test_vault(Arc::clone(&random)),
            clock: clock.clone(),
            random: Arc::clone(&random),
            settings: Arc::clone(&settings),
            client_keys: Arc::new(ClientKeys::new(Arc::new(Nothing))),
            client_ca: None,
            homes: Arc::new(testkit::SilentHomes),
        };
        oidc::keys::ensure_keys(&cx).unwrap();
        let desk = Desk {
            store,
            vault: Arc::clone(&cx.vault),
            clock: clock.clone(),
            random,
            settings,
        };
        Self {
            cx,
            desk,
            clock,
            apps,
            cookie,
            key,
        }
    }

    /// A request of the app that is in order, as pairs.
    pub fn request(&self, app: usize) -> Vec<(String, String)> {
        let app = &self.apps[app];
        [
            ("client_id", app.id.as_str()),
            ("redirect_uri", &app.redirect_uris[0]),
            ("response_type", "code"),
            ("scope", "openid profile email"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }
}

/// Fills an empty store; the apps and the guest's cookie.
fn inhabit(store: &Store, clock: &TestClock, key: &ProofKey) -> ([App; 3], String) {
    let (random, now) = (TestRandom::from_seed(2), clock.now());
    for key in testkit::signing_keys(now) {
        store.write(|tx| tx.insert_signing_key(&key)).unwrap();
    }
    let (partner, connection) = seed::partner(&random, now);
    let guest = seed::guest(0, &partner, &random, now).unwrap();
    let (session, cookie) = seed::session(&guest, &connection, &random, now);
    let mut n = 0;
    let apps = REDIRECTS.map(|redirect| {
        let mut app = seed::app(SigningAlg::Es256, &random, now);
        app.slug = format!("app-{n}");
        app.redirect_uris = vec![redirect.into()];
        app.client.authorization_details_types = vec!["payment".into()];
        n += 1;
        app
    });
    let [mut first, mut hybrid, mut native] = apps;
    first.auth_method = ClientAuthMethod::PrivateKeyJwt;
    first.client.jwks = Some(serde_json::json!({ "keys": [key.jwk()] }));
    hybrid.client.response_types = ResponseType::ALL.to_vec();
    native.auth_method = ClientAuthMethod::None;
    let apps = [first, hybrid, native];
    store
        .write(|tx| {
            tx.insert_partner(&partner)?;
            tx.insert_connection(&connection)?;
            tx.insert_guest(&guest)?;
            for app in &apps {
                tx.insert_app(app)?;
                tx.insert_assignment(&Assignment {
                    id: Id::new(now, &random),
                    app_id: app.id.clone(),
                    assignee: Assignee::Partner(partner.id.clone()),
                    roles: Vec::new(),
                    starts_at: None,
                    ends_at: None,
                    created_at: now,
                })?;
            }
            let token = cookie.hashed();
            tx.insert_session(&NewSession { session, token })?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    (apps, cookie.expose().to_owned())
}
