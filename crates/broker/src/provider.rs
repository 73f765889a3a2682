//! What we know of a home identity provider: its metadata and its keys, kept for a while.

use crate::{
    DiscoveryFault, Outbound, OutboundError, Refusal, RelyingParty, id_token::TENANT,
    jws::ALGORITHMS, members,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, Drift, EventName, HomeHold, HomeRecord, Reason, Span, SubjectShape};
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
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};
use url::Url;

const WELL_KNOWN: &str = ".well-known/openid-configuration";
/// Metadata is read again after so long.
const METADATA_LIFE: Span = Span::hours(1);
/// While a provider cannot be read, what was read last is believed for so long; keys that it took
/// back are believed for no longer than that (S12).
const METADATA_GRACE: Span = Span::hours(24);
/// A provider that could not be read is asked again after so long.
const READ_PAUSE: Span = Span::mins(1);
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
    /// What it is like.
    pub record: Arc<HomeRecord>,
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
    /// When reading it was last tried and failed since.
    failed_at: Option<At>,
    /// When the keys were last fetched because of an unknown one.
    keys_sought_at: Option<At>,
}

impl Known {
    fn may_be_kept(&self, now: At) -> bool {
        now.since(self.read_at) < METADATA_GRACE
    }
}

/// The providers read so far, by issuer.
#[derive(Default)]
pub(crate) struct Catalogue {
    known: Mutex<HashMap<String, Known>>,
}

impl Catalogue {
    /// The provider, from memory if it was read within the last hour, as long as it is as agreed. One
    /// that cannot be reached is believed to be as it was read last, for a day; one that answers
    /// something else is not.
    pub(crate) fn provider(
        &self,
        party: &RelyingParty,
        outbound: &Outbound,
        now: At,
    ) -> Result<Provider, Refusal> {
        let known = self.known.lock().get(&party.issuer).and_then(|known| {
            let paused = known
                .failed_at
                .is_some_and(|at| now.since(at) < READ_PAUSE && known.may_be_kept(now));
            let fresh = now.since(known.read_at) < METADATA_LIFE;
            (fresh || paused).then(|| known.provider.clone())
        });
        let provider = match known {
            Some(provider) => provider,
            None => match self.read(party, outbound, now) {
                Err(refusal) => self.kept(party, &refusal, now).ok_or(refusal)?,
                Ok(provider) => provider,
            },
        };
        check_drift(party, &provider.record)?;
        Ok(provider)
    }

    /// What was read last, where the provider cannot be reached now.
    fn kept(&self, party: &RelyingParty, refusal: &Refusal, now: At) -> Option<Provider> {
        if refusal.event != EventName::Outbound || refusal.reason != Reason::HomeUnreachable {
            return None;
        }
        let mut catalogue = self.known.lock();
        let known = catalogue.get_mut(&party.issuer)?;
        known.failed_at = Some(now);
        known.may_be_kept(now).then(|| known.provider.clone())
    }

    /// Reads the provider now. No lock is held meanwhile.
    pub(crate) fn read(
        &self,
        party: &RelyingParty,
        outbound: &Outbound,
        now: At,
    ) -> Result<Provider, Refusal> {
        let metadata = document(&party.key, &party.issuer, outbound)?;
        check_issuer(party, metadata.issuer().as_str())?;
        check_endpoints(&metadata, outbound)?;
        // Before anything is asked of an endpoint that moved (S13).
        let record = record(&metadata);
        check_drift(party, &record)?;
        let keys = fetch_keys(party, &metadata, outbound)?;
        let provider = Provider {
            record: Arc::new(with_keys(&record, &keys)),
            metadata: Arc::new(metadata),
            keys: Arc::new(keys),
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
                failed_at: None,
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
        let keys = fetch_keys(party, &provider.metadata, outbound)?;
        let provider = Provider {
            record: Arc::new(with_keys(&provider.record, &keys)),
            keys: Arc::new(keys),
            ..provider
        };
        if let Some(known) = self.known.lock().get_mut(&party.issuer) {
            known.provider = provider.clone();
        }
        Ok(Some(provider))
    }
}

/// The issuer identifier in the provider's own spelling, with its metadata, for an address that was
/// typed: with or without the slash at its end, or as the provider calls itself, if that is at the same
/// origin and the document there says the same.
pub(crate) fn own_issuer(
    key: &str,
    given: &str,
    outbound: &Outbound,
) -> Result<(String, Metadata), DiscoveryFault> {
    let other = given
        .strip_suffix('/')
        .map_or_else(|| format!("{given}/"), str::to_owned);
    let (address, metadata) = match document(key, given, outbound) {
        Ok(metadata) => (given, metadata),
        Err(fault) if !fault.is_about_the_path() => return Err(fault),
        Err(fault) => match document(key, &other, outbound) {
            Ok(metadata) => (other.as_str(), metadata),
            Err(_) => return Err(fault),
        },
    };
    let named = metadata.issuer().to_string();
    if named == address || named.contains(TENANT) {
        return Ok((address.to_owned(), metadata));
    }
    let origin = |text: &str| Url::parse(text).ok().map(|url| url.origin());
    if origin(&named) == origin(given) {
        let again = document(key, &named, outbound)?;
        if again.issuer().as_str() == named {
            return Ok((named, again));
        }
    }
    Err(DiscoveryFault::OtherIssuer(named))
}

/// What the provider writes of itself (OIDC Discovery §4).
fn document(key: &str, issuer: &str, outbound: &Outbound) -> Result<Metadata, DiscoveryFault> {
    let issuer = issuer_url(issuer)?;
    let address = issuer
        .join(WELL_KNOWN)
        .map_err(|e| DiscoveryFault::Invalid(e.to_string()))?
        .to_string();
    let answer = match outbound.get_json(key, &address) {
        // It answers, but something else.
        Err(error @ OutboundError::TooLarge) => {
            let problem = error.to_string();
            return Err(DiscoveryFault::NotMetadata { address, problem });
        }
        answer => answer?,
    };
    let body = answer.body();
    if answer.status() != 200 {
        let status = answer.status().as_u16();
        return Err(DiscoveryFault::Status { status, address });
    }
    if body.trim_ascii_start().starts_with(b"<") {
        return Err(DiscoveryFault::Markup(address));
    }
    serde_json::from_slice(body).map_err(|e| DiscoveryFault::NotMetadata {
        problem: members::error_of(body).map_or_else(
            || e.to_string(),
            |error| format!("it answers with an error, {error}; {e}"),
        ),
        address,
    })
}

/// U01: it must call itself what it was configured as; where its tenants share one document, what
/// that document says of all of them (S08).
fn check_issuer(party: &RelyingParty, named: &str) -> Result<(), Refusal> {
    if named == party.issuer || party.issuer_of_tenants().as_deref() == Some(named) {
        return Ok(());
    }
    let refusal = Refusal::new(
        EventName::UpstreamMetadata,
        Reason::IssuerMismatch,
        &format!("it calls itself {named}"),
    );
    let hold = || HomeHold {
        drift: vec![Drift::Issuer],
        found: None,
    };
    Err(match party.home {
        Some(_) => refusal.holding(hold()),
        None => refusal,
    })
}

/// The part of the record that the metadata tells.
fn record(metadata: &Metadata) -> HomeRecord {
    let endpoints = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(|one| one.url()),
        metadata.userinfo_endpoint().map(|one| one.url()),
        Some(metadata.jwks_uri().url()),
    ];
    let origins = endpoints.into_iter().flatten();
    let algorithms = metadata.id_token_signing_alg_values_supported().iter();
    HomeRecord {
        origins: sorted(origins.map(|url| url.origin().ascii_serialization())),
        algorithms: sorted(
            algorithms
                .filter(|alg| ALGORITHMS.contains(alg))
                .filter_map(|alg| serde_json::to_value(alg).ok()?.as_str().map(str::to_owned)),
        ),
        ..HomeRecord::default()
    }
}

fn with_keys(record: &HomeRecord, keys: &CoreJsonWebKeySet) -> HomeRecord {
    HomeRecord {
        keys: sorted(keys.keys().iter().filter_map(thumbprint)),
        ..record.clone()
    }
}

/// RFC 7638 §3.2: the members that make the key, in alphabetical order.
fn thumbprint(key: &CoreJsonWebKey) -> Option<String> {
    let jwk = serde_json::to_value(key).ok()?;
    let required: BTreeMap<_, _> = ["crv", "e", "kty", "n", "x", "y"]
        .into_iter()
        .filter_map(|name| Some((name, jwk.get(name)?)))
        .collect();
    let text = serde_json::to_string(&required).ok()?;
    Some(URL_SAFE_NO_PAD.encode(Sha256::digest(text)))
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    texts.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Refuses, and has the connection held, when the provider is no longer as agreed (S13).
fn check_drift(party: &RelyingParty, found: &HomeRecord) -> Result<(), Refusal> {
    let drift = party.home.as_ref().map(|agreed| agreed.drift(found));
    match drift.filter(|drift| !drift.is_empty()) {
        None => Ok(()),
        Some(drift) => Err(held(drift, found, party.home.as_ref())),
    }
}

/// The refusal with which a connection is held.
pub(crate) fn held(drift: Vec<Drift>, found: &HomeRecord, agreed: Option<&HomeRecord>) -> Refusal {
    let names: Vec<_> = drift.iter().map(|one| one.as_str()).collect();
    let note = format!("changed: {}", names.join(", "));
    let is_about_subjects = |it: &Drift| matches!(it, Drift::Subjects | Drift::ReusableSubjects);
    let subjects = if drift.iter().any(is_about_subjects) {
        Some(SubjectShape::Any)
    } else {
        agreed.and_then(|home| home.subjects)
    };
    let found = Some(HomeRecord {
        subjects,
        ..found.clone()
    });
    Refusal::new(EventName::UpstreamMetadata, Reason::ConnectionHeld, &note)
        .holding(HomeHold { drift, found })
}

fn fetch_keys(
    party: &RelyingParty,
    metadata: &Metadata,
    outbound: &Outbound,
) -> Result<CoreJsonWebKeySet, Refusal> {
    let send = |request| outbound.send(&party.key, request);
    let keys = CoreJsonWebKeySet::fetch(metadata.jwks_uri(), &send).map_err(|e| not_read(&e))?;
    Ok(usable(&keys))
}

/// An issuer identifier has no query and no fragment (OIDC Discovery §3).
fn issuer_url(issuer: &str) -> Result<IssuerUrl, DiscoveryFault> {
    let invalid = |note: &str| DiscoveryFault::Invalid(note.to_owned());
    let url = Url::parse(issuer).map_err(|e| invalid(&e.to_string()))?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(invalid("an issuer has neither query nor fragment"));
    }
    IssuerUrl::new(issuer.to_owned()).map_err(|e| invalid(&e.to_string()))
}

/// Looks at the endpoints when they are learnt; the browser is sent to one of them unseen by the
/// outbound client.
pub(crate) fn check_endpoints(metadata: &Metadata, outbound: &Outbound) -> Result<(), Refusal> {
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
pub(crate) fn usable(keys: &CoreJsonWebKeySet) -> CoreJsonWebKeySet {
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

pub(crate) fn not_read(error: &DiscoveryError<OutboundError>) -> Refusal {
    let (reason, note) = match error {
        DiscoveryError::Request(cause @ OutboundError::TooLarge) => {
            (cause.reason(), cause.to_string())
        }
        DiscoveryError::Request(cause) => {
            return Refusal::new(EventName::Outbound, cause.reason(), &cause.to_string());
        }
        DiscoveryError::Response(status, _, note) => {
            (Reason::HomeUnreachable, format!("{status}: {note}"))
        }
        DiscoveryError::Parse(cause) => (Reason::HomeUnreachable, cause.to_string()),
        other => (Reason::HomeUnreachable, other.to_string()),
    };
    Refusal::new(EventName::UpstreamMetadata, reason, &note)
}
