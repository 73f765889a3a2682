//! The endpoint of an app that is posted to: it keeps what came, and answers as it is told.

use parking_lot::Mutex;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
};

/// How it answers.
#[derive(Clone, Copy, Debug)]
pub enum Manner {
    /// This status, with this body.
    Says(u16, &'static str),
    /// To somewhere else.
    Redirects,
    /// More than anybody reads.
    Floods,
    /// Not at all: it hangs up.
    HangsUp,
}

/// What came in one request.
#[derive(Clone, Debug)]
pub struct Came {
    pub token: String,
    pub authorization: Option<String>,
    pub media_type: String,
}

#[derive(Clone)]
pub struct Ear {
    pub address: String,
    pub manner: Arc<Mutex<Manner>>,
    came: Arc<Mutex<Vec<Came>>>,
}

impl Ear {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let ear = Self {
            address: format!("http://{}/events", listener.local_addr().unwrap()),
            manner: Arc::new(Mutex::new(Manner::Says(202, ""))),
            came: Arc::default(),
        };
        let heard = ear.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let heard = heard.clone();
                std::thread::spawn(move || heard.hear(stream));
            }
        });
        ear
    }

    pub fn becomes(&self, manner: Manner) {
        *self.manner.lock() = manner;
    }

    /// Takes out what came.
    pub fn take(&self) -> Vec<Came> {
        std::mem::take(&mut *self.came.lock())
    }

    fn hear(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while reader.read_line(&mut head).is_ok_and(|n| n > 2) {}
        let field = |name: &str| {
            head.lines().find_map(|line| {
                let (given, value) = line.split_once(':')?;
                let same = given.eq_ignore_ascii_case(name);
                same.then(|| value.trim().to_owned())
            })
        };
        let length = field("content-length").and_then(|n| n.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        let _ = reader.read_exact(&mut body);
        self.came.lock().push(Came {
            token: String::from_utf8(body).unwrap(),
            authorization: field("authorization"),
            media_type: field("content-type").unwrap_or_default(),
        });
        let (status, more, body) = match *self.manner.lock() {
            Manner::Says(status, body) => (status, String::new(), body.to_owned()),
            Manner::Redirects => (
                302,
                format!("location: {}\r\n", self.address),
                String::new(),
            ),
            Manner::Floods => (202, String::new(), "x".repeat(2 << 20)),
            Manner::HangsUp => return,
        };
        let answer = format!(
            "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\n{more}content-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        let _ = stream.write_all(answer.as_bytes());
    }
}
