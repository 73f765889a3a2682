//! A home identity provider for tests, that lies as asked, and the other ports.

use crate::{Outbound, OutboundPolicy, RelyingParty, assertion::Signer};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use model::{At, Clock, HomeSettings, Lifetimes, Random, Secret, SigningAlg, Span, Vault};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
};
use parking_lot::Mutex;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

pub(crate) const CLIENT_ID: &str = "portico-at-fabrikam";
/// What the fake home issues as access token.
pub(crate) const ACCESS_TOKEN: &str = "an-access-token";

/// A clock that stands until it is moved.
pub(crate) struct StoppedClock(AtomicI64);

impl StoppedClock {
    pub(crate) fn new() -> Self {
        Self(AtomicI64::new(At::from_secs(1_800_000_000).micros()))
    }
    pub(crate) fn advance(&self, span: Span) {
        self.0.fetch_add(span.as_micros(), Ordering::SeqCst);
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> At {
        At::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Distinct, repeatable bytes.
pub(crate) struct Counted(AtomicU64);

impl Counted {
    pub(crate) const fn new() -> Self {
        Self(AtomicU64::new(1))
    }
}

impl Random for Counted {
    fn fill(&self, buffer: &mut [u8]) {
        for byte in buffer {
            // SplitMix64, so that every digit turns up.
            let mut z = self
                .0
                .fetch_add(1, Ordering::SeqCst)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *byte = (z >> 40).to_le_bytes()[0];
        }
    }
}

/// What the home answers.
pub(crate) struct Behaviour {
    pub metadata: Value,
    pub keys: Value,
    pub token_status: u16,
    pub token_answer: String,
    pub userinfo: Value,
    /// What stands there instead of metadata.
    pub page: Option<String>,
    /// Whether nothing is answered at all.
    pub away: bool,
}

/// The home, in a thread of its own.
#[derive(Clone)]
pub(crate) struct Home {
    pub issuer: String,
    pub behaviour: Arc<Mutex<Behaviour>>,
    requests: Arc<Mutex<Vec<String>>>,
}

/// The key of a given number, made of a fixed seed.
pub(crate) fn key(number: u8) -> CoreEdDsaPrivateSigningKey {
    let mut der = vec![
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    der.extend_from_slice(&[number; 32]);
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
        STANDARD.encode(der)
    );
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(
        &pem,
        Some(JsonWebKeyId::new(format!("key-{number}"))),
    )
    .unwrap()
}

pub(crate) fn jwks(numbers: &[u8]) -> Value {
    let keys: Vec<_> = numbers
        .iter()
        .map(|n| serde_json::to_value(key(*n).as_verification_key()).unwrap())
        .collect();
    json!({ "keys": keys })
}

/// A token over any header and payload, signed by the key of a number.
pub(crate) fn sign(number: u8, header: &Value, payload: &str) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let signed = format!("{}.{}", part(&header.to_string()), part(payload));
    let signature = key(number)
        .sign(&CoreJwsSigningAlgorithm::EdDsa, signed.as_bytes())
        .unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

impl Home {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let metadata = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA", "HS256", "none"],
            "authorization_response_iss_parameter_supported": true,
        });
        let behaviour = Behaviour {
            metadata,
            keys: jwks(&[1]),
            token_status: 200,
            token_answer: String::from("{}"),
            userinfo: Value::Null,
            page: None,
            away: false,
        };
        let home = Self {
            issuer,
            behaviour: Arc::new(Mutex::new(behaviour)),
            requests: Arc::default(),
        };
        let served = home.clone();
        std::thread::spawn(move || {
            listener
                .incoming()
                .flatten()
                .for_each(|stream| served.answer(stream))
        });
        home
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while reader.read_line(&mut head).is_ok_and(|n| n > 2) {}
        let length = head.lines().find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length:")
                .and_then(|n| n.trim().parse().ok())
        });
        let mut body = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut body).unwrap();
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        self.requests
            .lock()
            .push(format!("{head}{}", String::from_utf8_lossy(&body)));
        let behaviour = self.behaviour.lock();
        if behaviour.away {
            return;
        }
        let (status, answer) = match path.as_str() {
            "/.well-known/openid-configuration" => {
                let page = behaviour.page.clone();
                (200, page.unwrap_or_else(|| behaviour.metadata.to_string()))
            }
            "/jwks" => (200, behaviour.keys.to_string()),
            "/token" => (behaviour.token_status, behaviour.token_answer.clone()),
            "/userinfo" if !behaviour.userinfo.is_null() => (200, behaviour.userinfo.to_string()),
            _ => (404, String::new()),
        };
        drop(behaviour);
        let head = format!(
            "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            answer.len()
        );
        let _ = stream.write_all(format!("{head}{answer}").as_bytes());
    }

    /// The requests so far to a path.
    pub(crate) fn requests_to(&self, path: &str) -> Vec<String> {
        let asked = |request: &&String| request.split(' ').nth(1) == Some(path);
        self.requests.lock().iter().filter(asked).cloned().collect()
    }

    /// Good claims for a nonce.
    pub(crate) fn claims(&self, nonce: &Secret, now: At) -> Value {
        json!({
            "iss": self.issuer, "sub": "ana-1", "aud": CLIENT_ID, "nonce": nonce.expose(),
            "iat": now.secs(), "exp": now.secs() + 300, "auth_time": now.secs() - 60,
            "name": "Ana Almeida", "email": "ana@fabrikam.example", "email_verified": true,
            "amr": ["pwd", "mfa"], "acr": "high",
        })
    }

    /// The home will answer the token request with this ID token.
    pub(crate) fn will_issue(&self, id_token: &str) {
        let answer =
            json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": id_token });
        let mut behaviour = self.behaviour.lock();
        behaviour.token_status = 200;
        behaviour.token_answer = answer.to_string();
    }

    /// The home will issue these claims under its first key.
    pub(crate) fn will_assert(&self, claims: &Value) {
        self.will_issue(&sign(
            1,
            &json!({ "alg": "EdDSA", "kid": "key-1" }),
            &claims.to_string(),
        ));
    }

    pub(crate) fn party(&self) -> RelyingParty {
        RelyingParty {
            key: "ptn".into(),
            issuer: self.issuer.clone(),
            client_id: CLIENT_ID.into(),
            client_secret: Some(Secret::new("s3cret/with+signs")),
            redirect_uri: "https://id.host.example/broker/con/callback".into(),
            subject: "con".into(),
            settings: HomeSettings::default(),
            home: None,
        }
    }
}

/// What a broker signs with: one ES256 key.
pub(crate) fn signer(clock: &StoppedClock, random: &Arc<Counted>) -> Signer {
    let random: Arc<dyn Random> = random.clone();
    let vault: Arc<dyn Vault> = Arc::new(tokens::Sealer::new(
        zeroize::Zeroizing::new([7; 32]),
        Arc::clone(&random),
    ));
    let now = clock.now();
    let request = tokens::KeyRequest {
        alg: SigningAlg::Es256,
        now,
        active_from: now,
        lifetimes: &Lifetimes::default(),
    };
    let record = tokens::generate(&request, &*random, &*vault).unwrap();
    let ring = tokens::KeyRing::load(&[record], &*vault).unwrap();
    Signer {
        keys: Arc::new(tokens::SharedKeys::new(ring)),
        issuer: "https://id.host.example".into(),
        random,
    }
}

/// A client that reaches the fake home.
pub(crate) fn outbound() -> Outbound {
    let mut policy = OutboundPolicy::new(&["127.0.0.0/8".to_owned()], true).unwrap();
    policy.limits.total = Duration::from_secs(5);
    Outbound::new(policy, Arc::new(StoppedClock::new()))
}
