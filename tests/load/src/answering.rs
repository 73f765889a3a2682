//! A small HTTP server for doubles: one thread for each connection, which stays open between requests.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
};

/// What came in.
#[derive(Debug)]
pub struct Asked {
    /// The path with its query.
    pub path: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What answers: by the server's own address and the request, with a status and JSON.
pub trait Answer: Fn(&str, &Asked) -> (u16, String) + Send + Sync + 'static {}
impl<F: Fn(&str, &Asked) -> (u16, String) + Send + Sync + 'static> Answer for F {}

/// Answers every request; the address as `http://127.0.0.1:port`.
///
/// # Errors
/// When there is no port.
pub fn serve(answer: impl Answer) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}", listener.local_addr()?);
    let shared = Arc::new((base.clone(), answer));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || talk(stream, &shared.0, &shared.1));
        }
    });
    Ok(base)
}

/// Until the other side has had enough.
fn talk(mut stream: TcpStream, base: &str, answer: &impl Answer) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    while let Some(asked) = read(&mut reader) {
        let (status, body) = answer(base, &asked);
        let head = "Content-Type: application/json\r\nCache-Control: no-store\r\nContent-Length:";
        let whole = format!(
            "HTTP/1.1 {status} Status\r\n{head} {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(whole.as_bytes()).ok()?;
    }
    Some(())
}

/// The next request of a connection.
pub(crate) fn read(reader: &mut impl BufRead) -> Option<Asked> {
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let path = request.split(' ').nth(1)?.to_owned();
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
    Some(Asked { path, body })
}
