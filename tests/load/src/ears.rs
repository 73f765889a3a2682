//! Apps that listen for logout tokens and signals, and apps that never answer.

use crate::answering;
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use std::{
    io::{BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

/// Longer than a lease lasts and a retry waits.
const LONGEST: Duration = Duration::from_secs(120);

/// One logout token (OIDC Back-Channel Logout §2.4) or Security Event Token (RFC 8417) as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Its `jti`.
    pub jti: String,
    /// Which session ended, or to whom something happened.
    pub sid: String,
    /// When it arrived.
    pub at: Instant,
}

/// Repeats of one token are the same, whenever they arrive.
impl PartialEq for Arrived {
    fn eq(&self, other: &Self) -> bool {
        (&self.jti, &self.sid) == (&other.jti, &other.sid)
    }
}

/// What an app does when a token arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It says 202.
    Answers,
    /// It keeps the connection open and says nothing.
    Dead,
}

/// An app's ears.
pub struct Ears {
    /// Its back-channel logout URI.
    pub uri: String,
    arrived: Receiver<Arrived>,
}

impl Ears {
    /// Listens on a port of its own.
    ///
    /// # Errors
    /// When there is no port.
    pub fn listen(manner: Manner) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let uri = format!("http://{}/logout", listener.local_addr()?);
        let (send, arrived) = channel();
        let send = Arc::new(send);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let send = Arc::clone(&send);
                std::thread::spawn(move || hear(stream, manner, &send));
            }
        });
        Ok(Self { uri, arrived })
    }

    /// The next token.
    ///
    /// # Errors
    /// When none comes.
    pub fn next(&self) -> Result<Arrived> {
        let next = self.arrived.recv_timeout(LONGEST);
        next.context("no logout token came")
    }

    /// Those that came so far and were not looked at.
    pub fn more(&self) -> Vec<Arrived> {
        self.arrived.try_iter().collect()
    }
}

/// Ends with the request.
fn hear(mut stream: TcpStream, manner: Manner, send: &Sender<Arrived>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let asked = answering::read(&mut reader)?;
    send.send(read(&asked.body)?).ok()?;
    if manner == Manner::Dead {
        // Until the other side has had enough.
        let _ = reader.read_to_end(&mut Vec::new());
        return Some(());
    }
    let ok = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write_all(ok).ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the time until a notice arrives is measured"
)]
fn read(body: &[u8]) -> Option<Arrived> {
    let at = Instant::now();
    let form = url::form_urlencoded::parse(body).find(|(name, _)| name == "logout_token");
    let token = match &form {
        Some((_, token)) => token.as_ref(),
        None => std::str::from_utf8(body).ok()?,
    };
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    let text = |pointer: &str| claims.pointer(pointer)?.as_str().map(str::to_owned);
    Some(Arrived {
        jti: text("/jti")?,
        sid: text("/sid").or_else(|| text("/sub_id/sub"))?,
        at,
    })
}
