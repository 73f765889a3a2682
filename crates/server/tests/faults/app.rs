//! An app that listens for logout tokens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

/// Longer than a lease lasts and a retry waits.
const LONGEST: Duration = Duration::from_secs(120);

/// One logout token as it arrived; only what the oracle looks at.
#[derive(Debug, PartialEq, Eq)]
pub struct Arrived {
    pub jti: String,
    pub sid: String,
}

/// The app's ears.
pub struct App {
    pub uri: String,
    arrived: Receiver<Arrived>,
}

impl App {
    pub fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let uri = format!("http://{}/logout", listener.local_addr().unwrap());
        let (send, arrived) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let send = send.clone();
                std::thread::spawn(move || answer(stream, &send));
            }
        });
        Self { uri, arrived }
    }

    /// The next token; it must come.
    pub fn next(&self) -> Arrived {
        self.arrived.recv_timeout(LONGEST).unwrap()
    }

    /// Those that came so far and were not looked at.
    pub fn more(&self) -> Vec<Arrived> {
        self.arrived.try_iter().collect()
    }
}

/// Ends with the request.
fn answer(mut stream: TcpStream, send: &Sender<Arrived>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line).ok()? > 2 {
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (_, token) = url::form_urlencoded::parse(&body).find(|(name, _)| name == "logout_token")?;
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    let text = |name: &str| claims.get(name)?.as_str().map(str::to_owned);
    send.send(Arrived {
        jti: text("jti")?,
        sid: text("sid")?,
    })
    .ok()?;
    let ok = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write_all(ok).ok()
}
