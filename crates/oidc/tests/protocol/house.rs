//! One partner, one guest who is signed in, one app: and clock and randomness in the test's hand.

use admin::Desk;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use load::seed;
use model::{
    Actor, ActorKind, App, Assignee, Assignment, At, ChainedEvent, ClientAuthMethod, Clock,
    Connection, ConnectionKind, Documents, EventName, Guest, HomeSignIn, Id, Partner, Random,
    Reason, Secret, Session, Settings, SigningAlg, Span, Unreadable, Vault, kind,
};
use oidc::{
    ClientKeys, ClientRequest, Cx, OAuthError,
    authorize::{AuthorizeOutcome, SignInNeeded, authorize},
    discovery::Offers,
    token::{TokenResponse, exchange},
    userinfo::{Presentation, Userinfo},
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use store::{AuditFilter, Location, NewSession, Store, StoreError};
use testkit::{Database, SilentHomes, TestClock, TestRandom, TestStore, test_vault};
use tokens::SharedKeys;

pub const ISSUER: &str = "https://id.contoso.example";
pub const REDIRECT: &str = "https://app.example/cb";
pub const VERIFIER: &str = "a-verifier-of-more-than-forty-three-characters";

pub type Pairs = Vec<(String, String)>;

pub struct House {
    pub cx: Cx,
    pub desk: Desk,
    pub clock: Arc<TestClock>,
    pub partner: Partner,
    pub connection: Connection,
    pub guest: Guest,
    pub session: Session,
    pub cookie: String,
    pub app: App,
    pub secret: Secret,
    pub assignment: Assignment,
    pub published: Arc<Published>,
    /// A store of its own, which lives as long as the house.
    kept: Option<TestStore>,
}

pub fn house(store: &TestStore) -> House {
    house_with(store, |_| {})
}

/// With an app of another kind.
pub fn house_with(store: &TestStore, change: impl FnOnce(&mut App)) -> House {
    let clock = Arc::new(TestClock::new());
    store
        .write(|tx| {
            for key in testkit::signing_keys(clock.now()) {
                tx.insert_signing_key(&key)?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let published = Arc::new(Published::default());
    let mut cx = node(store.handle(), clock.clone(), 1);
    cx.client_keys = Arc::new(ClientKeys::new(published.clone()));
    let random = TestRandom::from_seed(2);
    let now = clock.now();
    let (partner, connection) = seed::partner(&random, now);
    let guest = seed::guest(0, &partner, &random, now).unwrap();
    let (mut session, cookie) = seed::session(&guest, &connection, &random, now);
    session.acr = Some("urn:example:loa2".into());
    let mut app = seed::app(SigningAlg::Es256, &random, now);
    change(&mut app);
    let secret = secret_of(&app);
    let assignment = assignment(&app, Assignee::Partner(partner.id.clone()), &random, now);
    let new = NewSession {
        session: session.clone(),
        token: cookie.hashed(),
    };
    let insert = |tx: &mut store::Tx<'_>| {
        tx.insert_partner(&partner)?;
        tx.insert_connection(&connection)?;
        tx.insert_app(&app)?;
        insert_secret(tx, &*cx.vault, &app, now)?;
        tx.insert_guest(&guest)?;
        tx.insert_assignment(&assignment)?;
        tx.insert_session(&new)?;
        Ok::<_, StoreError>(())
    };
    store.write(insert).unwrap();
    let desk = Desk {
        store: store.handle(),
        vault: Arc::clone(&cx.vault),
        clock: clock.clone(),
        random: Arc::clone(&cx.random),
        settings: Arc::clone(&cx.settings),
    };
    House {
        cx,
        desk,
        clock,
        partner,
        connection,
        guest,
        session,
        cookie: cookie.expose().to_owned(),
        app,
        secret,
        assignment,
        published,
        kept: None,
    }
}

/// On an empty store of the same kind, for tests of several houses.
pub fn house_apart(store: &TestStore, change: impl FnOnce(&mut App)) -> House {
    let own = another_store(store);
    let mut house = house_with(&own, change);
    house.kept = Some(own);
    house
}

/// An empty store on the same kind of database.
pub fn another_store(store: &TestStore) -> TestStore {
    TestStore::new(match store.location() {
        Location::Memory => Database::Memory,
        Location::File(_) => Database::File,
        Location::Postgres(_) => Database::Postgres,
    })
}

/// The endpoints over a store, with keys of their own memory.
pub fn node(store: Store, clock: Arc<dyn Clock>, seed: u64) -> Cx {
    let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(seed));
    let cx = Cx {
        store,
        keys: Arc::new(SharedKeys::default()),
        vault: test_vault(Arc::clone(&random)),
        clock,
        random,
        settings: Arc::new(Settings {
            issuer: ISSUER.into(),
            company: "Contoso".into(),
            contact_url: None,
            language: model::Language::En,
            lifetimes: model::Lifetimes {
                // Tests of replay see it at once; those of the retry switch it on.
                refresh_retry: Span::secs(0),
                ..model::Lifetimes::default()
            },
            limits: model::Limits::default(),
            dynamic_registration: false,
            ..Settings::default()
        }),
        client_keys: Arc::new(ClientKeys::new(Arc::new(Published::default()))),
        client_ca: None,
        homes: Arc::new(SilentHomes),
    };
    oidc::keys::ensure_keys(&cx).unwrap();
    cx
}

fn assignment(app: &App, assignee: Assignee, random: &dyn Random, now: At) -> Assignment {
    Assignment {
        id: Id::new(now, random),
        app_id: app.id.clone(),
        assignee,
        roles: vec!["reader".into()],
        starts_at: None,
        ends_at: None,
        created_at: now,
    }
}

/// Keeps the secret of an app as its registration does: sealed beside the hash where it is a key.
fn insert_secret(
    tx: &mut store::Tx<'_>,
    vault: &dyn Vault,
    app: &App,
    now: At,
) -> Result<(), StoreError> {
    let secret = secret_of(app);
    let sealed = (app.auth_method == ClientAuthMethod::SecretJwt)
        .then(|| vault.seal(&App::secret_context(&app.id), secret.expose().as_bytes()));
    tx.insert_sealed_app_secret(&app.id, &secret.hashed(), sealed.as_deref(), now)
}

/// Documents that clients publish, by address.
#[derive(Default)]
pub struct Published {
    documents: Mutex<HashMap<String, serde_json::Value>>,
    reads: AtomicUsize,
}

impl Published {
    /// Puts a document at an address, or takes it away.
    pub fn put(&self, url: &str, document: Option<serde_json::Value>) {
        let mut documents = self.documents.lock().unwrap();
        match document {
            Some(document) => documents.insert(url.to_owned(), document),
            None => documents.remove(url),
        };
    }

    /// How often anything was read.
    pub fn reads(&self) -> usize {
        self.reads.load(Ordering::SeqCst)
    }
}

impl Documents for Published {
    fn json(&self, url: &str) -> Result<serde_json::Value, Unreadable> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        let documents = self.documents.lock().unwrap();
        documents.get(url).cloned().ok_or_else(|| Unreadable {
            url: url.to_owned(),
            problem: "nothing is there".into(),
        })
    }
}

impl House {
    pub fn by() -> Actor {
        Actor::plain(ActorKind::Operator)
    }

    /// Another app, assigned to the partner.
    pub fn another_app(&self, change: impl FnOnce(&mut App)) -> App {
        let random = &*self.cx.random;
        let now = self.clock.now();
        let mut app = seed::app(SigningAlg::Es256, random, now);
        app.slug = "another".into();
        app.name = "Another".into();
        change(&mut app);
        let given = assignment(
            &app,
            Assignee::Partner(self.partner.id.clone()),
            random,
            now,
        );
        let insert = |tx: &mut store::Tx<'_>| {
            tx.insert_app(&app)?;
            insert_secret(tx, &*self.cx.vault, &app, now)?;
            tx.insert_assignment(&given)?;
            Ok::<_, StoreError>(())
        };
        self.cx.store.write(insert).unwrap();
        app
    }

    /// Another guest of the partner, signed in.
    pub fn another_guest(&self, n: usize) -> (Guest, String) {
        let random = &*self.cx.random;
        let now = self.clock.now();
        let guest = seed::guest(n, &self.partner, random, now).unwrap();
        let (session, cookie) = seed::session(&guest, &self.connection, random, now);
        let token = cookie.hashed();
        let insert = |tx: &mut store::Tx<'_>| {
            tx.insert_guest(&guest)?;
            tx.insert_session(&NewSession {
                session: session.clone(),
                token,
            })
        };
        self.cx.store.write(insert).unwrap();
        (guest, cookie.expose().to_owned())
    }

    /// An authorization request that is in order.
    pub fn request(&self) -> Pairs {
        request_of(&self.app)
    }

    pub fn authorize(&self, pairs: &[(String, String)]) -> AuthorizeOutcome {
        authorize(&self.cx, pairs, Some(&self.cookie)).unwrap()
    }

    pub fn code(&self) -> String {
        self.code_for(&self.request())
    }

    pub fn code_for(&self, pairs: &[(String, String)]) -> String {
        match self.authorize(pairs) {
            AuthorizeOutcome::Redirect { url } => parameter(&url, "code").unwrap(),
            other => panic!("no code but {other:?}"),
        }
    }

    pub fn redemption(&self, code: &str) -> Pairs {
        redemption_of(&self.app, code)
    }

    pub fn redeem(&self, code: &str) -> Result<TokenResponse, OAuthError> {
        self.post(&self.redemption(code))
    }

    pub fn refreshing(&self, token: &str) -> Pairs {
        pairs(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", token),
            ("client_id", self.app.id.as_str()),
            ("client_secret", self.secret.expose()),
        ])
    }

    pub fn refresh(&self, token: &str) -> Result<TokenResponse, OAuthError> {
        self.post(&self.refreshing(token))
    }

    pub fn post(&self, form: &[(String, String)]) -> Result<TokenResponse, OAuthError> {
        post(&self.cx, form)
    }

    pub fn tokens(&self) -> TokenResponse {
        self.redeem(&self.code()).unwrap()
    }

    /// Tokens of another app for the same guest.
    pub fn redeem_for(&self, app: &App) -> TokenResponse {
        let code = self.code_for(&request_of(app));
        self.post(&redemption_of(app, &code)).unwrap()
    }

    /// The newest refusal in the audit chain.
    pub fn refused(&self) -> (EventName, Reason) {
        self.refusals_since(0).pop().unwrap()
    }

    /// Where the audit chain ends now.
    pub fn end_of_chain(&self) -> i64 {
        self.lines(1).first().map_or(0, |line| line.seq)
    }

    /// The refusals that were written behind a place in the audit chain, oldest first.
    pub fn refusals_since(&self, seq: i64) -> Vec<(EventName, Reason)> {
        let mut lines = self.lines(100);
        lines.retain(|line| line.seq > seq);
        lines.reverse();
        lines
            .into_iter()
            .filter_map(|line| Some((line.event.name, line.event.reason?)))
            .collect()
    }

    fn lines(&self, limit: i64) -> Vec<ChainedEvent> {
        let filter = AuditFilter {
            limit,
            ..AuditFilter::default()
        };
        self.cx.store.read(|tx| tx.list_events(&filter)).unwrap()
    }

    /// A home's word about the guest, of this moment.
    pub fn proof(&self) -> HomeSignIn {
        HomeSignIn {
            connection_id: self.connection.id.clone(),
            issuer: self.connection.issuer.clone(),
            subject: "subject".into(),
            name: None,
            email: None,
            email_verified: false,
            auth_time: self.clock.now(),
            amr: Vec::new(),
            acr: None,
            groups: None,
            session: model::HomeSession::default(),
        }
    }

    /// The cookie of a new session after a home's word.
    pub fn sign_in(&self, guest: &Id<kind::Guest>, proof: &HomeSignIn) -> Result<String, Reason> {
        // As the redemption of a sign-in does before it.
        let now = self.clock.now();
        let confirmed = |tx: &mut store::Tx<'_>| tx.confirm_guest(guest, now, None);
        self.cx.store.write(confirmed).unwrap();
        let started = oidc::session::start(&self.cx, guest, proof).unwrap();
        started.map(|cookie| cookie.expose().to_owned())
    }

    /// The partner's connection for invitation accounts.
    pub fn invitation_accounts(&self) -> Connection {
        let ways = self.cx.store.read(|tx| tx.connections_of(&self.partner.id));
        let found = ways
            .unwrap()
            .into_iter()
            .find(|it| it.kind == ConnectionKind::Invitation);
        found.unwrap_or_else(|| {
            let new = Connection {
                id: Id::new(self.cx.clock.now(), &*self.cx.random),
                kind: ConnectionKind::Invitation,
                issuer: self.cx.settings.issuer.clone(),
                ..self.connection.clone()
            };
            self.cx
                .store
                .write(|tx| tx.insert_connection(&new))
                .unwrap();
            new
        })
    }

    /// The same guest, signed in to an invitation account.
    pub fn with_invitation_account(mut self) -> Self {
        self.connection = self.invitation_accounts();
        self.signed_in_again()
    }

    /// The same guest with a session of this moment.
    pub fn signed_in_again(mut self) -> Self {
        self.cookie = self.sign_in(&self.guest.id, &self.proof()).unwrap();
        self
    }
}

/// The client secret of an app in these tests.
pub fn secret_of(app: &App) -> Secret {
    Secret::new(format!("the secret of {}", app.id))
}

/// Everything that can be switched on is.
pub const OFFERS: Offers<'static> = Offers {
    languages: &[model::Language::En, model::Language::De],
    registration: true,
    certificates: true,
};

/// The claims at userinfo, for a token that is bound to nothing.
pub fn userinfo(cx: &Cx, token: &str) -> Result<serde_json::Value, OAuthError> {
    oidc::userinfo::userinfo(cx, &Presentation::bearer(token)).map(|answer| match answer {
        Userinfo::Plain(claims) => claims,
        Userinfo::Signed(jwt) => part(&jwt, 1),
    })
}

pub fn post(cx: &Cx, form: &[(String, String)]) -> Result<TokenResponse, OAuthError> {
    exchange(cx, &ClientRequest::form(form))
}

pub fn request_of(app: &App) -> Pairs {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    pairs(&[
        ("client_id", app.id.as_str()),
        ("redirect_uri", app.redirect_uris.first().unwrap()),
        ("response_type", "code"),
        ("scope", "openid profile email"),
        ("state", "a state & more"),
        ("nonce", "a nonce"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ])
}

pub fn redemption_of(app: &App, code: &str) -> Pairs {
    pairs(&[
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", app.redirect_uris.first().unwrap()),
        ("code_verifier", VERIFIER),
        ("client_id", app.id.as_str()),
        ("client_secret", secret_of(app).expose()),
    ])
}

pub fn pairs(list: &[(&str, &str)]) -> Pairs {
    list.iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect()
}

/// The request with which a browser comes back from the sign-in it was sent to.
pub fn back(needed: &SignInNeeded) -> Pairs {
    let (path, query) = needed.continue_to.split_once('?').unwrap();
    assert_eq!(path, "/authorize");
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.into_owned().collect()
}

/// The sign-in that a request leads to.
pub fn needed(house: &House, request: &[(String, String)]) -> SignInNeeded {
    match house.authorize(request) {
        AuthorizeOutcome::SignIn(needed) => needed,
        other => panic!("no sign-in but {other:?}"),
    }
}

/// The same pairs with one set, or without it.
pub fn with(mut list: Pairs, name: &str, value: Option<&str>) -> Pairs {
    list.retain(|(n, _)| n != name);
    if let Some(value) = value {
        list.push((name.to_owned(), value.to_owned()));
    }
    list
}

/// A parameter of a URL's query.
pub fn parameter(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.into_owned())
}

/// A parameter of a URL's fragment.
pub fn in_fragment(url: &str, name: &str) -> Option<String> {
    let (_, fragment) = url.split_once('#')?;
    url::form_urlencoded::parse(fragment.as_bytes())
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.into_owned())
}

/// A part of a JWT: 0 is the header, 1 the claims.
pub fn part(token: &str, n: usize) -> serde_json::Value {
    let text = token.split('.').nth(n).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

/// A text claim of a JWT.
pub fn claim(token: &Secret, name: &str) -> String {
    match part(token.expose(), 1).get(name) {
        Some(serde_json::Value::String(text)) => text.clone(),
        other => panic!("{name} is {other:?}"),
    }
}
