//! The one HTTP client that leaves the house. It follows no redirect, speaks https, looks at the
//! address it is about to connect to, reads a bounded body and gives up at a deadline.

use crate::{Cidr, InvalidCidr, address::is_public, breaker::Breaker, turns::Turns};
use meters::Meters;
use model::{Clock, Reason, Secret};
use std::{net::IpAddr, sync::Arc, time::Duration};
use tracing::field::Empty;
use ureq::{
    Agent,
    config::Config,
    http::{self, Uri, header},
    tls::{RootCerts, TlsConfig, TlsProvider},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::{Host, Url};

/// An outbound request; the body may be empty.
pub type Request = http::Request<Vec<u8>>;
/// The answer to an outbound request, with its whole body.
pub type Response = http::Response<Vec<u8>>;

const USER_AGENT: &str = concat!("Portico/", env!("CARGO_PKG_VERSION"));

/// What may be reached, and at what cost.
#[derive(Clone, Debug)]
pub struct OutboundPolicy {
    /// Blocks that may be reached although they are not public.
    pub allow: Vec<Cidr>,
    /// Whether plain http is accepted for loopback addresses inside `allow`.
    pub allow_http_loopback: bool,
    /// Host and port that are never asked: our own.
    pub own_authority: Option<String>,
    /// How much time and space a request may take.
    pub limits: OutboundLimits,
}

impl OutboundPolicy {
    /// A policy from the operator's list of address blocks.
    ///
    /// # Errors
    /// [`InvalidCidr`] for the first text that is none.
    pub fn new(allow: &[String], allow_http_loopback: bool) -> Result<Self, InvalidCidr> {
        Ok(Self {
            allow: allow
                .iter()
                .map(|text| text.parse())
                .collect::<Result<_, _>>()?,
            allow_http_loopback,
            own_authority: None,
            limits: OutboundLimits::default(),
        })
    }

    /// Whether this policy lets a connection to the address be made.
    #[must_use]
    pub fn admits(&self, address: IpAddr) -> bool {
        is_public(address) || self.lists(address)
    }

    fn lists(&self, address: IpAddr) -> bool {
        self.allow.iter().any(|block| block.contains(address))
    }

    fn admits_over_http(&self, address: IpAddr) -> bool {
        self.allow_http_loopback && address.to_canonical().is_loopback() && self.lists(address)
    }
}

/// How much time and space a request may take.
#[derive(Clone, Copy, Debug)]
pub struct OutboundLimits {
    /// Name resolution, TCP and TLS, each.
    pub connect: Duration,
    /// Everything, to the last byte of the body.
    pub total: Duration,
    /// Longest body in bytes.
    pub body: u64,
    /// Requests to one partner at a time.
    pub at_a_time: usize,
    /// Requests to one partner that wait for their turn; who comes then is told at once.
    pub waiting: usize,
    /// How long a request waits for its turn.
    pub turn: Duration,
}

impl Default for OutboundLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            total: Duration::from_secs(10),
            body: 1024 * 1024,
            at_a_time: 8,
            waiting: 16,
            turn: Duration::from_secs(2),
        }
    }
}

/// Why an outbound request came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    /// No address of the host may be connected to, or the scheme is not https.
    #[error("address not allowed")]
    AddressNotAllowed,
    /// The URL cannot be requested.
    #[error("not a URL that can be requested")]
    InvalidUrl,
    /// Too many requests to this partner are under way.
    #[error("too many requests to this partner are under way")]
    Busy,
    /// This host did not answer the last requests and is left alone for a while.
    #[error("this host did not answer lately; it is tried again within a minute")]
    Resting,
    /// It took too long.
    #[error("no complete answer in time")]
    Timeout,
    /// The answer is longer than allowed.
    #[error("the answer is too long")]
    TooLarge,
    /// No connection, no TLS, or no HTTP.
    #[error("the connection failed: {0}")]
    Unreachable(String),
}

impl OutboundError {
    /// The reason for audit and pages.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        match self {
            Self::AddressNotAllowed | Self::InvalidUrl => Reason::AddressNotAllowed,
            Self::Busy | Self::Resting | Self::Timeout | Self::TooLarge | Self::Unreachable(_) => {
                Reason::HomeUnreachable
            }
        }
    }

    /// How the request ended, in a word for figures.
    const fn outcome(&self) -> &'static str {
        match self {
            Self::AddressNotAllowed | Self::InvalidUrl => "not_allowed",
            Self::Busy => "busy",
            Self::Resting => "resting",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Unreachable(_) => "unreachable",
        }
    }
}

impl From<ureq::Error> for OutboundError {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Other(cause) if cause.is::<Refused>() => Self::AddressNotAllowed,
            ureq::Error::RequireHttpsOnly(_) => Self::AddressNotAllowed,
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => Self::InvalidUrl,
            ureq::Error::Timeout(_) => Self::Timeout,
            ureq::Error::BodyExceedsLimit(_) | ureq::Error::LargeResponseHeader(..) => {
                Self::TooLarge
            }
            other => Self::Unreachable(crate::error::excerpt(&other.to_string())),
        }
    }
}

/// Marks, inside the HTTP client's error type, that the filter refused every address.
#[derive(Debug, thiserror::Error)]
#[error("address not allowed")]
struct Refused;

/// Resolves names and keeps only addresses that may be connected to. Its answer is what the
/// connector connects to, so a name that answers differently the next time gains nothing (N02).
#[derive(Debug)]
struct GuardedResolver<R> {
    inner: R,
    policy: Arc<OutboundPolicy>,
}

impl<R: Resolver> Resolver for GuardedResolver<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        // `localhost` names never leave the machine (RFC 6761 §6.3), whatever a name server says.
        let found = if uri.host().is_some_and(is_localhost) {
            let at = |host: &str| {
                uri.to_string()
                    .replacen(uri.host().unwrap_or_default(), host, 1)
                    .parse::<Uri>()
            };
            let uri = at("127.0.0.1").map_err(|_| ureq::Error::HostNotFound)?;
            self.inner.resolve(&uri, config, timeout)?
        } else {
            self.inner.resolve(uri, config, timeout)?
        };
        let over_http = uri.scheme_str() != Some("https");
        let mut kept = self.empty();
        for address in &found {
            let ip = address.ip();
            if if over_http {
                self.policy.admits_over_http(ip)
            } else {
                self.policy.admits(ip)
            } {
                kept.push(*address);
            }
        }
        if kept.is_empty() {
            Err(ureq::Error::Other(Box::new(Refused)))
        } else {
            Ok(kept)
        }
    }
}

fn is_localhost(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}

/// The guarded HTTP client. Clones share its limits.
#[derive(Clone)]
pub struct Outbound {
    agent: Agent,
    policy: Arc<OutboundPolicy>,
    turns: Arc<Turns>,
    breaker: Arc<Breaker>,
    meters: Arc<Meters>,
}

impl Outbound {
    /// The same client, measured.
    #[must_use]
    pub fn with_meters(self, meters: Arc<Meters>) -> Self {
        Self { meters, ..self }
    }

    pub(crate) fn allows_loopback(&self) -> bool {
        self.policy.allow_http_loopback
    }

    /// A client under a policy, with the system's resolver and certificate store.
    #[must_use]
    pub fn new(policy: OutboundPolicy, clock: Arc<dyn Clock>) -> Self {
        Self::with_resolver(policy, clock, DefaultResolver::default())
    }

    pub(crate) fn with_resolver(
        policy: OutboundPolicy,
        clock: Arc<dyn Clock>,
        inner: impl Resolver,
    ) -> Self {
        let policy = Arc::new(policy);
        let tls = TlsConfig::builder()
            .provider(TlsProvider::NativeTls)
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .https_only(!policy.allow_http_loopback)
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent(USER_AGENT)
            .timeout_resolve(Some(policy.limits.connect))
            .timeout_connect(Some(policy.limits.connect))
            .timeout_global(Some(policy.limits.total))
            // A kept connection could die under a code that can be redeemed only once.
            .max_idle_connections(0)
            .build();
        let resolver = GuardedResolver {
            inner,
            policy: Arc::clone(&policy),
        };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            policy,
            turns: Arc::default(),
            breaker: Arc::new(Breaker::new(clock)),
            meters: Arc::default(),
        }
    }

    /// Looks at a URL before it is stored or handed to a browser: https (or loopback http where
    /// that is allowed), a host, no user information, not ourselves, no forbidden literal address.
    ///
    /// # Errors
    /// [`OutboundError::AddressNotAllowed`] or [`OutboundError::InvalidUrl`].
    pub fn check_url(&self, url: &Url) -> Result<(), OutboundError> {
        let host = url.host().ok_or(OutboundError::InvalidUrl)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OutboundError::InvalidUrl);
        }
        let own = self.policy.own_authority.as_deref();
        if own.is_some_and(|own| own.eq_ignore_ascii_case(url.authority())) {
            return Err(OutboundError::AddressNotAllowed);
        }
        let literal = match host {
            Host::Ipv4(address) => Some(IpAddr::V4(address)),
            Host::Ipv6(address) => Some(IpAddr::V6(address)),
            Host::Domain(name) if is_localhost(name) => {
                Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST))
            }
            Host::Domain(_) => None,
        };
        let allowed = match url.scheme() {
            "https" => literal.is_none_or(|address| self.policy.admits(address)),
            "http" => literal.is_some_and(|address| self.policy.admits_over_http(address)),
            _ => false,
        };
        if allowed {
            Ok(())
        } else {
            Err(OutboundError::AddressNotAllowed)
        }
    }

    /// Sends one request on behalf of `partner` (any stable name of whom it concerns) and reads the
    /// whole answer. A redirect is an answer like any other.
    ///
    /// # Errors
    /// [`OutboundError`]; an HTTP error status is not an error.
    pub fn send(&self, partner: &str, request: Request) -> Result<Response, OutboundError> {
        let span = tracing::trace_span!(
            target: "span", "outbound",
            http.request.method = request.method().as_str(),
            server.address = request.uri().host(),
            http.response.status_code = Empty,
            "error.type" = Empty,
        );
        let began = self.meters.now();
        let answer = span.in_scope(|| self.send_in_time(partner, request));
        let took = self.meters.since(began);
        let outcome = match &answer {
            Ok(answer) => {
                let status = answer.status();
                span.record("http.response.status_code", status.as_u16());
                if status.is_server_error() {
                    "failing"
                } else {
                    "answered"
                }
            }
            Err(error) => {
                span.record("error.type", error.outcome());
                error.outcome()
            }
        };
        let outbound = &self.meters.outbound;
        outbound.at(&outcome, |times| times.measure(took));
        answer
    }

    fn send_in_time(&self, partner: &str, request: Request) -> Result<Response, OutboundError> {
        let (mut parts, body) = request.into_parts();
        // Parsed the way browsers do it, so that `https://2130706433/` is what it means.
        let url = Url::parse(&parts.uri.to_string()).map_err(|_| OutboundError::InvalidUrl)?;
        self.check_url(&url)?;
        parts.uri = url
            .as_str()
            .parse()
            .map_err(|_| OutboundError::InvalidUrl)?;
        // A partner's sick host rests alone: its other homes go on.
        let host = format!("{partner} {}", url.authority());
        if !self.breaker.admits(&host) {
            return Err(OutboundError::Resting);
        }
        let _turn = self
            .turns
            .take(partner, &self.policy.limits)
            .ok_or(OutboundError::Busy)?;
        let answer = self.exchange(http::Request::from_parts(parts, body));
        match &answer {
            Err(OutboundError::Timeout | OutboundError::Unreachable(_)) => {
                self.breaker.failed(&host);
            }
            Ok(_) | Err(OutboundError::TooLarge) => self.breaker.answered(&host),
            // It was not asked.
            Err(_) => {}
        }
        answer
    }

    fn exchange(&self, request: Request) -> Result<Response, OutboundError> {
        let answer = if request.method() == http::Method::GET {
            self.agent.run(request.map(drop))
        } else {
            self.agent.run(request)
        };
        let (parts, mut body) = answer?.into_parts();
        let body = body
            .with_config()
            .limit(self.policy.limits.body)
            .read_to_vec()?;
        Ok(http::Response::from_parts(parts, body))
    }

    /// Posts a form (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub fn post_form(
        &self,
        partner: &str,
        url: &str,
        fields: &[(&str, &str)],
    ) -> Result<Response, OutboundError> {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = http::Request::post(url)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body.into_bytes())
            .map_err(|_| OutboundError::InvalidUrl)?;
        self.send(partner, request)
    }

    /// Posts a Security Event Token (RFC 8935 §2).
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub fn post_event(
        &self,
        party: &str,
        url: &str,
        authorization: Option<&str>,
        token: &str,
    ) -> Result<Response, OutboundError> {
        let mut request = http::Request::post(url)
            .header(header::CONTENT_TYPE, "application/secevent+jwt")
            .header(header::ACCEPT, "application/json");
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let request = request.body(token.as_bytes().to_vec());
        self.send(party, request.map_err(|_| OutboundError::InvalidUrl)?)
    }

    /// Gets a document without any credentials.
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub fn get_json(&self, party: &str, url: &str) -> Result<Response, OutboundError> {
        let request = http::Request::get(url)
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|_| OutboundError::InvalidUrl)?;
        self.send(party, request)
    }

    /// Gets a resource with a bearer token (RFC 6750 §2.1).
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub fn get_with_token(
        &self,
        partner: &str,
        url: &str,
        token: &Secret,
    ) -> Result<Response, OutboundError> {
        let request = http::Request::get(url)
            .header(header::AUTHORIZATION, format!("Bearer {}", token.expose()))
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|_| OutboundError::InvalidUrl)?;
        self.send(partner, request)
    }
}

#[cfg(test)]
#[path = "outbound_tests.rs"]
mod tests;
