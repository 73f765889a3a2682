//! What apps are told of their guests by signals, and how an app says where (H01).

mod delivery;
mod ear;
mod events;
mod streams;

use ear::{Ear, Manner};
use model::{Clock, Id, Secret, SigningAlg, Span, kind};
use product::{Answer, Browser, Product, Seed};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{TestClock, TestStore};
use tokens::{Jws, KeySet};

const CAEP: &str = "https://schemas.openid.net/secevent/caep/event-type/";
const RISC: &str = "https://schemas.openid.net/secevent/risc/event-type/";
const HEADER: &str = "Bearer what-the-app-wants-to-see";

/// One app that listens, with its guests.
pub struct World {
    pub product: Product,
    pub clock: Arc<TestClock>,
    pub ear: Ear,
}

/// What an app heard: the last part of the event's URI, its content, and the claims around it.
pub struct Heard {
    pub event: String,
    pub says: Value,
    pub claims: Value,
}

impl World {
    pub fn open(store: &TestStore) -> Self {
        let clock = Arc::new(TestClock::new());
        let seed = Seed {
            origin: None,
            guests: 2,
            ..Seed::default()
        };
        let product = Product::seeded(store, seed, clock.clone());
        let world = Self {
            product,
            clock,
            ear: Ear::open(),
        };
        world.register(&world.product.seeded.client_id, Some("ssf.manage ssf.read"));
        world
    }

    /// What an admin writes into an app's registration.
    pub fn register(&self, app: &str, scope: Option<&str>) {
        let id = app.parse().unwrap();
        let store = &self.product.portico.store;
        let mut app = store.read(|tx| tx.find_app(&id)).unwrap().unwrap();
        app.client.scope = scope.map(str::to_owned);
        let grants = &mut app.client.extra_grants;
        if !grants.contains(&model::GrantType::ClientCredentials) {
            grants.push(model::GrantType::ClientCredentials);
        }
        assert!(store.write(|tx| tx.update_app(&app)).unwrap());
    }

    /// A token of the app itself.
    pub fn token(&self, scope: &str) -> String {
        let seeded = &self.product.seeded;
        self.token_of((&seeded.client_id, &seeded.client_secret), scope)
    }

    pub fn token_of(&self, (id, secret): (&str, &str), scope: &str) -> String {
        let form = [
            ("grant_type", "client_credentials"),
            ("scope", scope),
            ("client_id", id),
            ("client_secret", secret),
        ];
        let answer = self.product.browser().post_bare("/token", &form);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.text("access_token")
    }

    /// Another app with the right to have a stream; its id and a token.
    pub fn another_app(&self) -> (String, String) {
        let id = self.product.seeded.api_id.clone();
        self.register(&id, Some("ssf.manage"));
        let secret = Secret::new("another-secret-another-secret-another");
        let app: Id<kind::App> = id.parse().unwrap();
        let now = self.clock.now();
        let keep = |tx: &mut store::Tx<'_>| tx.insert_app_secret(&app, &secret.hashed(), now);
        self.product.portico.store.write(keep).unwrap();
        let token = self.token_of((&id, secret.expose()), "ssf.manage");
        (id, token)
    }

    /// A request with a token of an app.
    pub fn ask(&self, token: &str, (method, path): (&str, &str), body: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        self.product.browser().send(method, path, &headers, &body)
    }

    /// A wish to be posted to.
    pub fn push(&self) -> Value {
        json!({ "delivery": {
            "method": "urn:ietf:rfc:8935", "endpoint_url": self.ear.address,
            "authorization_header": HEADER,
        }})
    }

    /// Makes the stream of the app; its id.
    pub fn listen(&self) -> String {
        let token = self.token("ssf.manage");
        let made = self.ask(&token, ("POST", "/ssf/stream"), &self.push());
        assert_eq!(made.status, 201, "{}", made.body);
        made.text("stream_id")
    }

    pub fn guest(&self, n: usize) -> Id<kind::Guest> {
        self.product.seeded.guests[n].clone()
    }

    /// The nth guest opens the app; what it got.
    pub fn opens(&self, n: usize) -> (Browser, Value) {
        let mut guest = self.product.guest(n);
        let request = load::requests::authorization(&self.product.seeded);
        let code = guest.get(&request).parameter("code").unwrap();
        let form = load::requests::redemption(&self.product.seeded, &code);
        let tokens = self.product.browser().post_form("/token", &form).json();
        assert!(tokens["access_token"].is_string(), "{tokens}");
        (guest, tokens)
    }

    /// Delivers until nothing is due.
    pub fn deliver(&self) -> usize {
        let mut all = 0;
        loop {
            let some = self.product.deliver();
            if some == 0 {
                return all;
            }
            all += some;
        }
    }

    /// Delivers, and what the app heard then.
    pub fn hears(&self) -> Vec<Heard> {
        self.deliver();
        let came = self.ear.take();
        came.iter().map(|it| self.read(&it.token)).collect()
    }

    /// Names of what the app heard.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.hears().into_iter().map(|it| it.event).collect();
        names.sort();
        names
    }

    /// A token as the app reads it, with our published keys.
    pub fn read(&self, token: &str) -> Heard {
        self.read_for(token, &self.product.seeded.client_id)
    }

    pub fn read_for(&self, token: &str, app: &str) -> Heard {
        let published = self.product.browser().get("/jwks").json();
        let token = Jws::parse(token).unwrap();
        let keys = KeySet::parse(&published).unwrap();
        let claims = token.verify(&keys, Some(SigningAlg::Rs256)).unwrap();
        assert_eq!(token.header("typ"), Some("secevent+jwt"));
        assert_eq!(claims["iss"], self.product.origin.as_str());
        assert_eq!(claims["aud"], app);
        let events = claims["events"].as_object().unwrap();
        assert_eq!(events.len(), 1);
        let (uri, says) = events.iter().next().unwrap();
        assert!(uri.starts_with("https://schemas.openid.net/secevent/"));
        Heard {
            event: uri.rsplit_once('/').unwrap().1.to_owned(),
            says: says.clone(),
            claims: claims.clone(),
        }
    }

    /// A change that an admin makes.
    pub fn admin(&self, path: &str) {
        let mut ada = self
            .product
            .admin(&format!("{}@contoso.example", self.clock.now().micros()));
        let done = ada.post(path, &[]);
        assert_eq!(done.status, 303, "{path}: {}", done.body);
        self.clock.advance(Span::secs(1));
    }

    /// The payload of an ID token, without a look at its signature.
    pub fn claims_of(token: &str) -> Value {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let part = token.split('.').nth(1).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    }
}
