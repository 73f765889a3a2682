//! What we know of a home identity provider: its metadata and its keys, kept for a while.

use crate::{Outbound, OutboundError, Refusal, RelyingParty, error::excerpt};
use model::{At, EventName, Reason, Span};
use openidconnect::{
    DiscoveryError, IssuerUrl, JsonWebKey, ProviderMetadata,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType,
        CoreJsonWebKey, CoreJsonWebKeySet, CoreJsonWebKeyType, CoreJweContentEncryptionAlgorithm,
        CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};
use url::Url;

/// Metadata is read again after so long.
const METADATA_LIFE: Span = Span::hours(1);
/// The key set is fetched again for an unknown key at most so often (U05).
const KEY_SET_PAUSE: Span = Span::secs(60);
/// Base64url length of a 2048-bit modulus; shorter keys are not believed.
const SHORTEST_MODULUS: usize = 342;

/// RFC 9207 §3. Whatever is not `true` is no promise.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Additional {
    #[serde(default)]
    authorization_response_iss_parameter_supported: serde_json::Value,
}

impl openidconnect::AdditionalProviderMetadata for Additional {}

pub(crate) type Metadata = ProviderMetadata<
    Additional,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// A provider as it described itself.
#[derive(Clone)]
pub(crate) struct Provider {
    pub metadata: Arc<Metadata>,
    pub keys: Arc<CoreJsonWebKeySet>,
}

impl Provider {
    /// Whether it promises the `iss` response parameter.
    pub(crate) fn promises_iss(&self) -> bool {
        self.metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported
            == true
    }
}

struct Known {
    provider: Provider,
    read_at: At,
    /// When the keys were last fetched because of an unknown one.
    keys_sought_at: Option<At>,
}

/// The providers read so far, by issuer.
#[derive(Default)]
pub(crate) struct Catalogue {
    known: Mutex<HashMap<String, Known>>,
}

impl Catalogue {
    /// The provider, from memory if it was read within the last hour.
    pub(crate) fn provider(
        &self,
        party: &RelyingParty,
        outbound: &Outbound,
        now: At,
    ) -> Result<Provider, Refusal> {
        let known = self.known.lock().get(&party.issuer).and_then(|known| {
            (now.since(known.read_at) < METADATA_LIFE).then(|| known.provider.clone())
        });
        known.map_or_else(|| self.read(party, outbound, now), Ok)
    }

    /// Reads the provider now. No lock is held meanwhile.
    pub(crate) fn read(
        &self,
        party: &RelyingParty,
        outbound: &Outbound,
        now: At,
    ) -> Result<Provider, Refusal> {
        let issuer = issuer_url(&party.issuer)?;
        let send = |request| outbound.send(&party.key, request);
        let mut metadata = Metadata::discover(&issuer, &send).map_err(|e| not_read(&e))?;
        check_endpoints(&metadata, outbound)?;
        let keys = Arc::new(usable(metadata.jwks()));
        metadata = metadata.set_jwks(CoreJsonWebKeySet::new(Vec::new()));
        let provider = Provider {
            metadata: Arc::new(metadata),
            keys,
        };
        let mut catalogue = self.known.lock();
        let keys_sought_at = catalogue
            .get(&party.issuer)
            .and_then(|known| known.keys_sought_at);
        catalogue.insert(
            party.issuer.clone(),
            Known {
                provider: provider.clone(),
                read_at: now,
                keys_sought_at,
            },
        );
        Ok(provider)
    }

    /// The provider with keys fetched now, or `None` when they were fetched within the last minute.
    pub(crate) fn with_newer_keys(
        &self,
        party: &RelyingParty,
        outbound: &Outbound,
        now: At,
    ) -> Result<Option<Provider>, Refusal> {
        let provider = {
            let mut catalogue = self.known.lock();
            let Some(known) = catalogue.get_mut(&party.issuer) else {
                return Ok(None);
            };
            if known
                .keys_sought_at
                .is_some_and(|sought| now.since(sought) < KEY_SET_PAUSE)
            {
                // Somebody else may have just brought them.
                return Ok(Some(known.provider.clone()));
            }
            // Noted before the request, so that of many callers one goes.
            known.keys_sought_at = Some(now);
            known.provider.clone()
        };
        let send = |request| outbound.send(&party.key, request);
        let keys = CoreJsonWebKeySet::fetch(provider.metadata.jwks_uri(), &send)
            .map_err(|e| not_read(&e))?;
        let provider = Provider {
            keys: Arc::new(usable(&keys)),
            ..provider
        };
        if let Some(known) = self.known.lock().get_mut(&party.issuer) {
            known.provider = provider.clone();
        }
        Ok(Some(provider))
    }
}

/// An issuer identifier has no query and no fragment (OIDC Discovery §3).
fn issuer_url(issuer: &str) -> Result<IssuerUrl, Refusal> {
    let invalid =
        |note: &str| Refusal::new(EventName::UpstreamMetadata, Reason::IssuerMismatch, note);
    let url = Url::parse(issuer).map_err(|e| invalid(&e.to_string()))?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(invalid("an issuer has neither query nor fragment"));
    }
    IssuerUrl::new(issuer.to_owned()).map_err(|e| invalid(&e.to_string()))
}

/// Looks at the endpoints when they are learnt; the browser is sent to one of them unseen by the
/// outbound client.
fn check_endpoints(metadata: &Metadata, outbound: &Outbound) -> Result<(), Refusal> {
    let refuse =
        |note: &str| Refusal::new(EventName::UpstreamMetadata, Reason::HomeUnreachable, note);
    let token = metadata
        .token_endpoint()
        .ok_or_else(|| refuse("the provider has no token endpoint"))?;
    outbound.check_url(metadata.authorization_endpoint().url())?;
    outbound.check_url(token.url())?;
    outbound.check_url(metadata.jwks_uri().url())?;
    Ok(())
}

/// Leaves out RSA keys under 2048 bits and whatever is no public signing key.
fn usable(keys: &CoreJsonWebKeySet) -> CoreJsonWebKeySet {
    let strong = |key: &&CoreJsonWebKey| match key.key_type() {
        CoreJsonWebKeyType::RSA => serde_json::to_value(key).is_ok_and(|jwk| {
            jwk.get("n")
                .and_then(|n| n.as_str())
                .is_some_and(|n| n.len() >= SHORTEST_MODULUS)
        }),
        CoreJsonWebKeyType::Symmetric => false,
        _ => true,
    };
    CoreJsonWebKeySet::new(keys.keys().iter().filter(strong).cloned().collect())
}

fn not_read(error: &DiscoveryError<OutboundError>) -> Refusal {
    let (reason, note) = match error {
        DiscoveryError::Request(cause) => {
            return Refusal::new(EventName::Outbound, cause.reason(), &cause.to_string());
        }
        // The one thing that the crate validates is the issuer.
        DiscoveryError::Validation(note) => (Reason::IssuerMismatch, excerpt(note)),
        DiscoveryError::Response(status, _, note) => {
            (Reason::HomeUnreachable, format!("{status}: {note}"))
        }
        DiscoveryError::Parse(cause) => (Reason::HomeUnreachable, cause.to_string()),
        other => (Reason::HomeUnreachable, other.to_string()),
    };
    Refusal::new(EventName::UpstreamMetadata, reason, &note)
}
