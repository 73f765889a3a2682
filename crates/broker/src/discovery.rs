//! Looks for a home identity provider where somebody says that one is, and tells exactly what is there
//! instead (OIDC Discovery §4). Nothing is asked in anybody's name.

use crate::{
    Broker, Outbound, OutboundError, Refusal,
    error::excerpt,
    provider::{Metadata, check_endpoints, own_issuer},
};
use model::{EventName, Id, Reason, kind};
use openidconnect::core::CoreClientAuthMethod;

/// Where a company says which provider is its own (OIDC Discovery §2).
const ISSUER_LINK: &str = "http://openid.net/specs/connect/1.0/issuer";

/// Why an address is not that of an OpenID provider.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiscoveryFault {
    /// Not an address that may be connected to.
    #[error("the address is not one we may connect to")]
    NotAllowed,
    /// Not an issuer identifier.
    #[error("{0}")]
    Invalid(String),
    /// No connection, no TLS, no whole answer.
    #[error("{0}")]
    Unreachable(String),
    /// An HTTP error.
    #[error("it answers {status} at {address}")]
    Status {
        /// The status code.
        status: u16,
        /// What was asked for.
        address: String,
    },
    /// A page for people or an XML document.
    #[error("a page or an XML document stands at {0}")]
    Markup(String),
    /// No provider metadata.
    #[error("no provider metadata at {address}: {problem}")]
    NotMetadata {
        /// What was asked for.
        address: String,
        /// What is wrong with it.
        problem: String,
    },
    /// It calls itself by another address that is not its own.
    #[error("it calls itself {0}")]
    OtherIssuer(String),
    /// An endpoint is missing or stands where we may not connect to.
    #[error("{0}")]
    Endpoint(String),
}

impl DiscoveryFault {
    /// Every stable spelling.
    pub const CODES: &'static [&'static str] = &[
        "not-allowed",
        "invalid",
        "unreachable",
        "status",
        "page",
        "not-metadata",
        "other-issuer",
        "endpoint",
    ];

    /// The stable spelling.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Invalid(_) => "invalid",
            Self::Unreachable(_) => "unreachable",
            Self::Status { .. } => "status",
            Self::Markup(_) => "page",
            Self::NotMetadata { .. } => "not-metadata",
            Self::OtherIssuer(_) => "other-issuer",
            Self::Endpoint(_) => "endpoint",
        }
    }

    /// What was found, for whoever entered the address: possibly written by the other side, cut.
    #[must_use]
    pub fn found(&self) -> String {
        match self {
            Self::NotAllowed => String::new(),
            Self::Status { status, .. } => status.to_string(),
            Self::Markup(address) => excerpt(address),
            Self::NotMetadata { problem, .. } => excerpt(problem),
            Self::Invalid(note)
            | Self::Unreachable(note)
            | Self::OtherIssuer(note)
            | Self::Endpoint(note) => excerpt(note),
        }
    }

    /// Whether another path of the same host may do better.
    pub(crate) const fn is_about_the_path(&self) -> bool {
        matches!(
            self,
            Self::Status { .. } | Self::Markup(_) | Self::NotMetadata { .. } | Self::OtherIssuer(_)
        )
    }
}

impl From<OutboundError> for DiscoveryFault {
    fn from(error: OutboundError) -> Self {
        match error {
            OutboundError::AddressNotAllowed | OutboundError::InvalidUrl => Self::NotAllowed,
            other => Self::Unreachable(other.to_string()),
        }
    }
}

impl From<DiscoveryFault> for Refusal {
    fn from(fault: DiscoveryFault) -> Self {
        let (event, reason) = match &fault {
            DiscoveryFault::NotAllowed => (EventName::Outbound, Reason::AddressNotAllowed),
            // It is away, not another one.
            DiscoveryFault::Status {
                status: 500..=599, ..
            } => (EventName::Outbound, Reason::HomeUnreachable),
            DiscoveryFault::Unreachable(_) => (EventName::Outbound, Reason::HomeUnreachable),
            DiscoveryFault::OtherIssuer(_) | DiscoveryFault::Invalid(_) => {
                (EventName::UpstreamMetadata, Reason::IssuerMismatch)
            }
            _ => (EventName::UpstreamMetadata, Reason::HomeUnreachable),
        };
        Self::new(event, reason, &fault.to_string())
    }
}

/// A provider that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovered {
    /// Its issuer identifier in its own spelling.
    pub issuer: String,
    /// Whether it takes our keys (`private_key_jwt`); `None` when it does not say.
    pub takes_keys: Option<bool>,
}

impl Broker {
    /// The provider at the first of several addresses of one host where there is one.
    ///
    /// # Errors
    /// What stands at the first address instead.
    pub fn discover(
        &self,
        partner: &Id<kind::Partner>,
        candidates: &[String],
    ) -> Result<Discovered, DiscoveryFault> {
        let mut first = None;
        for candidate in candidates {
            match self.providers.discover(partner.as_str(), candidate) {
                Ok(found) => return Ok(found),
                Err(fault) if fault.is_about_the_path() => {
                    first.get_or_insert(fault);
                }
                Err(fault) => return Err(first.unwrap_or(fault)),
            }
        }
        Err(first.unwrap_or(DiscoveryFault::NotAllowed))
    }

    /// The provider that a company's domain names: at the domain itself, or by its web finger
    /// (RFC 7033).
    #[must_use]
    pub fn discover_by_domain(
        &self,
        partner: &Id<kind::Partner>,
        domain: &str,
    ) -> Option<Discovered> {
        let key = partner.as_str();
        match self.providers.discover(key, &format!("https://{domain}")) {
            Ok(found) => Some(found),
            Err(fault) if fault.is_about_the_path() => {
                let named = self.providers.web_finger(key, domain)?;
                self.providers.discover(key, &named).ok()
            }
            Err(_) => None,
        }
    }
}

/// The provider at an address, with or without a slash at its end.
pub(crate) fn discover(
    key: &str,
    given: &str,
    outbound: &Outbound,
) -> Result<Discovered, DiscoveryFault> {
    let (issuer, metadata) = own_issuer(key, given, outbound)?;
    check_endpoints(&metadata, outbound)
        .map_err(|refusal| DiscoveryFault::Endpoint(refusal.note))?;
    Ok(Discovered {
        issuer,
        takes_keys: takes_keys(&metadata),
    })
}

fn takes_keys(metadata: &Metadata) -> Option<bool> {
    metadata
        .token_endpoint_auth_methods_supported()
        .map(|methods| methods.contains(&CoreClientAuthMethod::PrivateKeyJwt))
}

/// The issuer that a domain's web finger names.
pub(crate) fn web_finger(key: &str, domain: &str, outbound: &Outbound) -> Option<String> {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("resource", &format!("https://{domain}"))
        .append_pair("rel", ISSUER_LINK)
        .finish();
    let address = format!("https://{domain}/.well-known/webfinger?{query}");
    let answer = outbound.get_json(key, &address).ok()?;
    if answer.status() != 200 {
        return None;
    }
    let document: serde_json::Value = serde_json::from_slice(answer.body()).ok()?;
    let links = document.get("links")?.as_array()?;
    links
        .iter()
        .find(|link| link.get("rel").and_then(|rel| rel.as_str()) == Some(ISSUER_LINK))?
        .get("href")?
        .as_str()
        .map(str::to_owned)
}

#[cfg(test)]
#[path = "discovery_tests.rs"]
mod tests;
