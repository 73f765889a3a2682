//! A transmitter of Shared Signals of our own: it keeps one stream and what waits in it.

use crate::hostile_home::home::KEY;
use parking_lot::Mutex;
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
};

/// What lets somebody in there.
pub const TOKEN: &str = "let-me-in";
pub const STREAM: &str = "stream-1";
/// Who we are to it.
pub const AUDIENCE: &str = "portico-at-the-transmitter";

/// What it knows and was told.
pub struct Inside {
    /// What it says of itself; tests change it.
    pub metadata: Value,
    /// What it answers about a new stream beside what was asked for.
    pub created: Value,
    pub status: String,
    /// The body of the newest wish for a stream; none once it is deleted.
    pub wish: Option<Value>,
    /// The states of verification events that were asked for.
    pub states: Vec<String>,
    /// Tokens that wait, by `jti`.
    pub waiting: BTreeMap<String, String>,
    pub acknowledged: Vec<String>,
    pub errors: Map<String, Value>,
    /// The next answer to a poll, instead of what waits.
    pub broken: Option<(u16, String)>,
    /// It does not hear what is acknowledged.
    pub deaf: bool,
    pub polls: usize,
}

#[derive(Clone)]
pub struct Transmitter {
    pub issuer: String,
    pub inside: Arc<Mutex<Inside>>,
}

impl Transmitter {
    /// With an issuer that has a path.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let issuer = format!("{base}/tenant-7");
        let at = |path: &str| format!("{base}{path}");
        let metadata = json!({
            "spec_version": "1_0", "issuer": issuer, "jwks_uri": at("/keys"),
            "delivery_methods_supported": ["urn:ietf:rfc:8935", "urn:ietf:rfc:8936"],
            "configuration_endpoint": at("/streams"), "status_endpoint": at("/status"),
            "verification_endpoint": at("/verify"), "default_subjects": "ALL",
        });
        let inside = Inside {
            metadata,
            created: json!({ "poll_at": at("/poll") }),
            status: "enabled".into(),
            wish: None,
            states: Vec::new(),
            waiting: BTreeMap::new(),
            acknowledged: Vec::new(),
            errors: Map::new(),
            broken: None,
            deaf: false,
            polls: 0,
        };
        let opened = Self {
            issuer,
            inside: Arc::new(Mutex::new(inside)),
        };
        let served = opened.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                std::thread::spawn(move || served.serve(stream));
            }
        });
        opened
    }

    fn serve(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while reader.read_line(&mut head).is_ok_and(|n| n > 2) {}
        let field = |name: &str| {
            head.lines().find_map(|line| {
                let (given, value) = line.split_once(':')?;
                given
                    .eq_ignore_ascii_case(name)
                    .then(|| value.trim().to_owned())
            })
        };
        let length = field("content-length").and_then(|n| n.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        let _ = reader.read_exact(&mut body);
        let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
        let mut words = head.split(' ');
        let (method, target) = (words.next().unwrap(), words.next().unwrap_or_default());
        let known = field("authorization").as_deref() == Some(&format!("Bearer {TOKEN}"));
        let (status, answer) = self.answer((method, target), known, &body);
        let text = if answer.is_null() {
            String::new()
        } else {
            answer
                .as_str()
                .map_or_else(|| answer.to_string(), str::to_owned)
        };
        let head = format!(
            "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            text.len()
        );
        let _ = stream.write_all(&[head, text].concat().into_bytes());
    }

    fn answer(&self, (method, target): (&str, &str), known: bool, body: &Value) -> (u16, Value) {
        let mut inside = self.inside.lock();
        match (method, target) {
            ("GET", "/.well-known/ssf-configuration/tenant-7") => (200, inside.metadata.clone()),
            ("GET", "/keys") => (200, json!({ "keys": [KEY.public()] })),
            _ if !known => (401, Value::Null),
            ("POST", "/streams") => {
                inside.wish = Some(body.clone());
                (201, created(&inside, &self.issuer, body))
            }
            ("DELETE", "/streams?stream_id=stream-1") => {
                inside.wish = None;
                (204, Value::Null)
            }
            ("GET", "/status?stream_id=stream-1") => (200, json!({ "status": inside.status })),
            ("POST", "/status") if body["stream_id"] == STREAM => {
                inside.status = body["status"].as_str().unwrap().to_owned();
                (200, json!({ "status": inside.status }))
            }
            ("POST", "/verify") if body["stream_id"] == STREAM => {
                let state = body["state"].as_str().unwrap().to_owned();
                inside.states.push(state);
                (204, Value::Null)
            }
            ("POST", "/poll") => poll(&mut inside, body),
            _ => (404, Value::Null),
        }
    }
}

fn created(inside: &Inside, issuer: &str, wish: &Value) -> Value {
    let method = wish["delivery"]["method"].clone();
    let mut answer = json!({
        "stream_id": STREAM, "iss": issuer, "aud": AUDIENCE,
        "delivery": { "method": method, "endpoint_url": inside.created["poll_at"] },
        "events_delivered": wish["events_requested"],
    });
    for (name, value) in inside.created.as_object().unwrap() {
        answer[name] = value.clone();
    }
    answer
}

/// RFC 8936 §2.4 and §2.5.
fn poll(inside: &mut Inside, wish: &Value) -> (u16, Value) {
    inside.polls += 1;
    assert_eq!(wish["returnImmediately"], true);
    if !inside.deaf {
        for jti in wish["ack"].as_array().unwrap() {
            let jti = jti.as_str().unwrap();
            assert!(
                inside.waiting.remove(jti).is_some(),
                "{jti} was not waiting"
            );
            inside.acknowledged.push(jti.to_owned());
        }
        for (jti, error) in wish["setErrs"].as_object().unwrap() {
            assert!(
                inside.waiting.remove(jti).is_some(),
                "{jti} was not waiting"
            );
            inside.errors.insert(jti.clone(), error.clone());
        }
    }
    if let Some((status, text)) = inside.broken.take() {
        return (status, text.into());
    }
    let most = usize::try_from(wish["maxEvents"].as_u64().unwrap()).unwrap();
    let sets: Map<String, Value> = inside
        .waiting
        .iter()
        .take(most)
        .map(|(jti, token)| (jti.clone(), token.clone().into()))
        .collect();
    let more = inside.waiting.len() > sets.len();
    (200, json!({ "sets": sets, "moreAvailable": more }))
}
