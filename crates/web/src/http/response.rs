use super::Told;
use actix_web::{
    HttpResponse, HttpResponseBuilder,
    cookie::Cookie,
    http::{StatusCode, header},
    web::{self, Bytes},
};
use askama::Template;
use futures_util::stream;
use std::{fmt, io};

/// Makes a body while it is sent: each call the next piece, `None` at the end. It may block. An error cuts
/// the answer off, which whoever reads it notices.
pub type Making = Box<dyn FnMut() -> Option<io::Result<Vec<u8>>> + Send>;

/// Seconds after which whoever could not be answered may come again.
const RETRY_AFTER: &str = "1";

struct Rest(Making);

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rest")
    }
}

/// A response, ready to be sent; it can come from another thread.
#[derive(Debug)]
pub struct Response {
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    cookies: Vec<Cookie<'static>>,
    body: Vec<u8>,
    rest: Option<Rest>,
    on_beat: bool,
    // Boxed, because responses are handed on by value.
    told: Option<Box<Told>>,
}

impl Response {
    /// A response with a body of some media type.
    #[must_use]
    pub fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: vec![("content-type", media_type.to_owned())],
            cookies: Vec::new(),
            body: body.into(),
            rest: None,
            on_beat: false,
            told: None,
        }
    }

    /// A response whose body is made while it is sent, so that no size of it is too large.
    #[must_use]
    pub fn made(status: u16, media_type: &str, making: Making) -> Self {
        Self {
            rest: Some(Rest(making)),
            ..Self::new(status, media_type, Vec::new())
        }
    }

    /// An HTML page.
    #[must_use]
    pub fn page(status: u16, page: &impl Template) -> Self {
        match page.render() {
            Ok(html) => Self::new(status, "text/html; charset=utf-8", html),
            Err(error) => {
                tracing::error!(%error, "a page could not be rendered");
                Self::text(500, "internal error")
            }
        }
    }

    /// Plain text.
    #[must_use]
    pub fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", text)
    }

    /// An error as programs read it (RFC 6749 §5.2).
    #[must_use]
    pub fn error_json(status: u16, error: &str, description: &str) -> Self {
        let told = serde_json::json!({ "error": error, "error_description": description });
        Self::json(status, &told)
    }

    /// A JSON document.
    #[must_use]
    pub fn json(status: u16, body: &impl serde::Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(json) => Self::new(status, "application/json", json),
            Err(error) => {
                tracing::error!(%error, "a JSON document could not be written");
                Self::text(500, "internal error")
            }
        }
    }

    /// 303 See Other, never 307 or 308 (A19).
    #[must_use]
    pub fn see_other(location: &str) -> Self {
        let mut response = Self::text(303, "");
        response.headers.push(("location", location.to_owned()));
        response
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with another status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(self.status);
        self
    }

    /// Has whoever asked come back in a moment (RFC 9110 §15.6.4).
    #[must_use]
    pub fn later(self) -> Self {
        let is_said = self.headers.iter().any(|(name, _)| *name == "retry-after");
        let later = self.with_status(503);
        match is_said {
            true => later,
            false => later.header("retry-after", RETRY_AFTER),
        }
    }

    /// Adds a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Has it leave on a beat, so that its time does not tell what was found (E01). Only what passes
    /// through the listener waits.
    #[must_use]
    pub fn on_beat(mut self) -> Self {
        self.on_beat = true;
        self
    }

    /// Says what was found out about the request; for the log and figures.
    #[must_use]
    pub fn telling(mut self, told: Told) -> Self {
        self.told = Some(Box::new(told));
        self
    }

    /// What was found out about the request.
    #[must_use]
    pub fn told(&self) -> &Told {
        static NOTHING: Told = Told::nothing();
        self.told.as_deref().unwrap_or(&NOTHING)
    }

    /// Whether it leaves on a beat.
    #[must_use]
    pub fn keeps_beat(&self) -> bool {
        self.on_beat
    }

    /// The status code.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Whether it is an HTML page.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.headers
            .iter()
            .any(|(name, value)| *name == "content-type" && value.starts_with("text/html"))
    }

    /// Whether it is a JSON document.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.headers
            .iter()
            .any(|(name, value)| *name == "content-type" && value == "application/json")
    }

    /// Where it redirects to.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers
            .iter()
            .find(|(name, _)| *name == "location")
            .map(|(_, value)| value.as_str())
    }

    /// The body, as far as it is not made while it is sent.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Puts HTML at the end of a page's body.
    #[must_use]
    pub(crate) fn append_to_page(mut self, html: &str) -> Self {
        let end = b"</body>";
        if let Some(at) = self.body.windows(end.len()).rposition(|part| part == end) {
            self.body.splice(at..at, html.bytes());
        }
        self
    }

    pub(super) fn into_actix(self) -> HttpResponse {
        let mut builder = HttpResponseBuilder::new(self.status);
        // Nothing has no media type (RFC 9110 §8.3).
        let empty = self.body.is_empty() && self.rest.is_none();
        let kept = |name: &str| !(empty && name == "content-type");
        for (name, value) in self.headers.into_iter().filter(|(name, _)| kept(name)) {
            builder.append_header((
                name,
                header::HeaderValue::from_str(&value)
                    .unwrap_or(header::HeaderValue::from_static("")),
            ));
        }
        for cookie in self.cookies {
            builder.cookie(cookie);
        }
        match self.rest {
            None => builder.body(self.body),
            Some(Rest(making)) => builder.streaming(stream::try_unfold(making, next_piece)),
        }
    }
}

async fn next_piece(mut making: Making) -> io::Result<Option<(Bytes, Making)>> {
    let made = web::block(move || (making(), making)).await;
    let (piece, making) = made.map_err(io::Error::other)?;
    let piece = piece.transpose()?;
    Ok(piece.map(|piece| (Bytes::from(piece), making)))
}
