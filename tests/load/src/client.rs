//! A keep-alive HTTP/1.1 client that costs little, so that the server gets the processor.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// One connection.
pub struct Client {
    reader: BufReader<TcpStream>,
    host: String,
}

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The `Location` header.
    pub location: Option<String>,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The cookies that were set, as `name=value`.
    pub cookies: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// Opens a connection; `host` goes into every request.
    ///
    /// # Errors
    /// When nobody listens there.
    pub fn connect(address: SocketAddr, host: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Self {
            reader: BufReader::new(stream),
            host: host.to_owned(),
        })
    }

    /// Waits so long for what comes next, instead of ten seconds.
    ///
    /// # Errors
    /// From the connection.
    pub fn wait_up_to(&mut self, patience: Duration) -> Result<()> {
        Ok(self.reader.get_mut().set_read_timeout(Some(patience))?)
    }

    /// A GET with one more header line.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn get(&mut self, target: &str, header: &str) -> Result<Answer> {
        let request = format!(
            "GET {target} HTTP/1.1\r\nHost: {}\r\n{header}\r\n\r\n",
            self.host
        );
        self.send(request.as_bytes())
    }

    /// A POST of a form.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn post_form(&mut self, target: &str, form: &str) -> Result<Answer> {
        self.post_form_with(target, form, "")
    }

    /// With more header lines, each with its line end.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn post_form_with(&mut self, target: &str, form: &str, headers: &str) -> Result<Answer> {
        let kind = "application/x-www-form-urlencoded";
        self.send_body("POST", target, (headers, kind, form))
    }

    /// Any method with a body of JSON and more header lines, each with its line end.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn send_json(
        &mut self,
        method: &str,
        target: &str,
        (headers, body): (&str, &str),
    ) -> Result<Answer> {
        self.send_body(method, target, (headers, "application/json", body))
    }

    /// Any method with a body of any kind and more header lines, each with its line end.
    ///
    /// # Errors
    /// When the connection breaks.
    pub fn send_body(
        &mut self,
        method: &str,
        target: &str,
        (headers, kind, body): (&str, &str, &str),
    ) -> Result<Answer> {
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            body.len()
        );
        self.send(request.as_bytes())
    }

    fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.reader.get_mut().write_all(request)?;
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        let status = line
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .context("no status line")?;
        let (mut length, mut location, mut cookies) = (Some(0), None, Vec::new());
        let mut retry_after = None;
        loop {
            line.clear();
            if self.reader.read_line(&mut line)? == 0 {
                bail!("the connection ended");
            }
            let header = line.trim_end();
            if header.is_empty() {
                break;
            }
            let Some((name, value)) = header.split_once(':') else {
                continue;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                length = None;
            } else if name.eq_ignore_ascii_case("location") {
                location = Some(value.trim().to_owned());
            } else if name.eq_ignore_ascii_case("retry-after") {
                retry_after = Some(value.trim().to_owned());
            } else if name.eq_ignore_ascii_case("set-cookie") {
                let pair = value.split(';').next().unwrap_or_default();
                cookies.push(pair.trim().to_owned());
            }
        }
        let mut body = Vec::new();
        match length {
            Some(length) => self.read_some(&mut body, length)?,
            None => self.read_chunks(&mut body)?,
        }
        Ok(Answer {
            status,
            location,
            retry_after,
            cookies,
            body,
        })
    }
}

impl Client {
    fn read_some(&mut self, body: &mut Vec<u8>, length: usize) -> Result<()> {
        let before = body.len();
        body.resize(before + length, 0);
        let room = body.get_mut(before..).unwrap_or_default();
        Ok(self.reader.read_exact(room)?)
    }

    /// A body that says piece by piece how long it is (RFC 9112 §7.1).
    fn read_chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim_end(), 16)?;
            self.read_some(body, length)?;
            self.reader.read_line(&mut line)?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}

/// The code in the redirect of an authorization response.
///
/// # Errors
/// When there is none.
pub fn code_of(answer: &Answer) -> Result<String> {
    let location = answer
        .location
        .as_deref()
        .with_context(|| format!("authorize answered {}", answer.status))?;
    url::Url::parse(location)?
        .query_pairs()
        .find(|(name, _)| name == "code")
        .map(|(_, value)| value.into_owned())
        .with_context(|| format!("no code in {location}"))
}

/// A text in a JSON object.
///
/// # Errors
/// When there is none.
pub fn text(object: &Value, name: &str) -> Result<String> {
    let text = object.get(name).and_then(Value::as_str);
    Ok(text.with_context(|| format!("no {name}"))?.to_owned())
}
