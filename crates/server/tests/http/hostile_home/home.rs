//! A home identity provider that answers whatever a test puts into its mouth.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use openssl::{
    hash::MessageDigest,
    pkey::{PKey, Private},
    rsa::Rsa,
    sign::Signer,
};
use parking_lot::Mutex;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, LazyLock},
    time::Duration,
};

/// Who we are there.
pub const CLIENT_ID: &str = "portico";
/// The access token of every answer.
pub const ACCESS_TOKEN: &str = "an-access-token";
/// Where its metadata stands.
pub const METADATA: &str = "/.well-known/openid-configuration";

/// A key with the names that its header and key set use.
pub struct Key {
    kid: &'static str,
    key: PKey<Private>,
}

impl Key {
    fn new(kid: &'static str, bits: u32) -> Self {
        let key = PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap();
        Self { kid, key }
    }

    /// The public half.
    pub fn public(&self) -> Value {
        let rsa = self.key.rsa().unwrap();
        json!({
            "kty": "RSA", "use": "sig", "kid": self.kid,
            "n": B64.encode(rsa.n().to_vec()), "e": B64.encode(rsa.e().to_vec()),
        })
    }

    /// Both halves, as nobody should publish them.
    pub fn private(&self) -> Value {
        let mut jwk = self.public();
        jwk["d"] = B64.encode(self.key.rsa().unwrap().d().to_vec()).into();
        jwk
    }

    /// The public half as an attacker would use it for a shared secret.
    pub fn as_secret(&self) -> Vec<u8> {
        self.key.public_key_to_pem().unwrap()
    }

    /// A token over any header and payload by RS256, whatever the header says.
    pub fn sign(&self, header: &str, payload: &str) -> String {
        let signed = format!("{}.{}", B64.encode(header), B64.encode(payload));
        let mut signer = Signer::new(MessageDigest::sha256(), &self.key).unwrap();
        let signature = signer.sign_oneshot_to_vec(signed.as_bytes()).unwrap();
        format!("{signed}.{}", B64.encode(signature))
    }
}

/// A token signed with a shared secret.
pub fn hs256(secret: &[u8], header: &str, payload: &str) -> String {
    let signed = format!("{}.{}", B64.encode(header), B64.encode(payload));
    let key = PKey::hmac(secret).unwrap();
    let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
    let signature = signer.sign_oneshot_to_vec(signed.as_bytes()).unwrap();
    format!("{signed}.{}", B64.encode(signature))
}

/// The key that the home announces.
pub static KEY: LazyLock<Key> = LazyLock::new(|| Key::new("home-1", 2048));
/// A key of somebody else.
pub static OTHER: LazyLock<Key> = LazyLock::new(|| Key::new("home-1", 2048));
/// A key that anybody with time can break.
pub static WEAK: LazyLock<Key> = LazyLock::new(|| Key::new("home-1", 1024));

/// What stands at a path.
#[derive(Clone)]
pub enum Reply {
    /// Status, further header lines, body.
    Whole(u16, String, Vec<u8>),
    /// A body without an end.
    Endless,
    /// A byte now and then, without an end.
    Drip,
}

impl Reply {
    /// JSON, well.
    pub fn json(value: &Value) -> Self {
        Self::text("application/json", value.to_string())
    }

    /// Any text, well.
    pub fn text(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Whole(200, format!("content-type: {kind}\r\n"), body.into())
    }

    /// A redirect.
    pub fn redirect(to: &str) -> Self {
        Self::Whole(302, format!("location: {to}\r\n"), Vec::new())
    }
}

/// The home, in a thread of its own.
#[derive(Clone)]
pub struct Home {
    /// Its issuer identifier.
    pub issuer: String,
    replies: Arc<Mutex<HashMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Home {
    /// Opens an honest one.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let home = Self {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            replies: Arc::default(),
            asked: Arc::default(),
        };
        home.say(METADATA, Reply::json(&home.metadata()));
        home.say("/jwks", Reply::json(&json!({ "keys": [KEY.public()] })));
        let served = home.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let home = served.clone();
                std::thread::spawn(move || home.answer(stream));
            }
        });
        home
    }

    /// What an honest one says of itself.
    pub fn metadata(&self) -> Value {
        let at = |path: &str| format!("{}{path}", self.issuer);
        json!({
            "issuer": self.issuer,
            "authorization_endpoint": at("/authorize"),
            "token_endpoint": at("/token"),
            "jwks_uri": at("/jwks"),
            "userinfo_endpoint": at("/userinfo"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    /// From now on this stands at a path.
    pub fn say(&self, path: &str, reply: Reply) {
        self.replies.lock().insert(path.to_owned(), reply);
    }

    /// The token endpoint answers with this ID token.
    pub fn issue(&self, id_token: &str) {
        self.say(
            "/token",
            Reply::json(&json!({
                "access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": id_token,
            })),
        );
    }

    /// How often a path was asked for.
    pub fn times_asked(&self, path: &str) -> usize {
        self.asked.lock().iter().filter(|one| *one == path).count()
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
        let _ = reader.read_exact(&mut body);
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let reply = self.replies.lock().get(&path).cloned();
        self.asked.lock().push(path);
        let missing = || Reply::Whole(404, String::new(), Vec::new());
        match reply.unwrap_or_else(missing) {
            Reply::Whole(status, headers, body) => {
                let length = body.len();
                let head = format!(
                    "HTTP/1.1 {status} Status\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
                );
                let _ = stream.write_all(&[head.into_bytes(), body].concat());
            }
            Reply::Endless => without_end(&mut stream, &[b' '; 65_536], Duration::ZERO),
            Reply::Drip => without_end(&mut stream, b" ", Duration::from_millis(200)),
        }
    }
}

/// Writes until the other side has had enough.
fn without_end(stream: &mut TcpStream, piece: &[u8], pause: Duration) {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
    let mut written = stream.write_all(head.as_bytes());
    while written.is_ok() {
        if !pause.is_zero() {
            // Until the time is over, or the other side hangs up.
            let _ = stream.set_read_timeout(Some(pause));
            let _ = stream.read(&mut [0]);
        }
        written = stream.write_all(piece);
    }
}
