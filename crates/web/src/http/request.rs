use super::{
    form::Pairs,
    multipart::{self, Part},
    pieces::Pieces,
};
use actix_web::{HttpRequest, http::header::HeaderMap};
use std::net::{IpAddr, Ipv4Addr};

/// The methods we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET, and HEAD, which is answered as GET without a body.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
    /// DELETE.
    Delete,
    /// Preflight of a cross-origin request.
    Options,
}

impl Method {
    /// The one of that name; HEAD is answered as GET.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "GET" | "HEAD" => Self::Get,
            "POST" => Self::Post,
            "PUT" => Self::Put,
            "PATCH" => Self::Patch,
            "DELETE" => Self::Delete,
            "OPTIONS" => Self::Options,
            _ => return None,
        })
    }

    /// Its name (RFC 9110 §9).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }
}

/// A request, read in full; it can be handed to another thread.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// Its path, percent-encoded as it was sent.
    pub path: String,
    /// Its query string without the question mark.
    pub query: String,
    /// The `Host` header or `:authority`, as sent.
    pub host: String,
    /// Who is at the other end of the connection: a client, or the proxy before us.
    pub peer: Option<IpAddr>,
    /// Its body, but for one that is a form with a file.
    pub body: Vec<u8>,
    /// The fields of a form with a file; `None` when the body is none.
    pub parts: Option<Vec<Part>>,
    headers: HeaderMap,
    cookies: Vec<(String, String)>,
}

impl Request {
    /// Takes over what actix read, still without a body; `None` for a method we do not know.
    pub(super) fn new(request: &HttpRequest) -> Option<Self> {
        let method = Method::of(request.method().as_str())?;
        let cookies = request
            .cookies()
            .map(|all| {
                all.iter()
                    .map(|c| (c.name().to_owned(), c.value().to_owned()))
                    .collect()
            })
            .unwrap_or_default();
        Some(Self {
            method,
            path: request.path().to_owned(),
            query: request.query_string().to_owned(),
            host: request.connection_info().host().to_owned(),
            // Only at a socket in the file system nobody has an address: whoever connects is on this machine.
            peer: Some(
                request
                    .peer_addr()
                    .map_or(Ipv4Addr::LOCALHOST.into(), |address| address.ip()),
            ),
            body: Vec::new(),
            parts: None,
            headers: request.headers().clone(),
            cookies,
        })
    }

    /// The same with its body.
    pub(super) fn with_body(mut self, body: Pieces) -> Self {
        if self.media_type() == "multipart/form-data" {
            let media_type = self.header("content-type").unwrap_or_default();
            self.parts = multipart::read(media_type, body);
        } else {
            self.body = body.whole();
        }
        self
    }

    /// How many bytes follow, where the head says so.
    pub(super) fn said_length(&self) -> Option<u64> {
        self.header("content-length")?.parse().ok()
    }

    /// Whether a body follows (RFC 9112 §6.3).
    pub(super) fn has_body(&self) -> bool {
        self.announces_more_than(0)
    }

    /// Whether a body of more than `some` bytes follows, or one of unknown length (RFC 9112 §6.3).
    pub(super) fn announces_more_than(&self, some: u64) -> bool {
        self.header_count("transfer-encoding") > 0 || self.said_length().is_some_and(|it| it > some)
    }

    /// A header, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// How often a header was sent.
    #[must_use]
    pub fn header_count(&self, name: &str) -> usize {
        self.headers.get_all(name).count()
    }

    /// The value of a cookie; empty ones do not count.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies
            .iter()
            .find(|(n, v)| n == name && !v.is_empty())
            .map(|(_, v)| v.as_str())
    }

    /// The pairs of the query.
    #[must_use]
    pub fn query_pairs(&self) -> Pairs {
        Pairs::parse(self.query.as_bytes())
    }

    /// The media type of the body, without parameters, in lower case.
    #[must_use]
    pub fn media_type(&self) -> String {
        self.header("content-type")
            .and_then(|kind| kind.split(';').next())
            .map(|kind| kind.trim().to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// The pairs of the body, if its content type says that it is a form.
    #[must_use]
    pub fn form(&self) -> Option<Pairs> {
        (self.media_type() == "application/x-www-form-urlencoded").then(|| Pairs::parse(&self.body))
    }
}
