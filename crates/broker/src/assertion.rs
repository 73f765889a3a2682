//! How we prove ourselves at a home without a secret: an assertion that we sign and that the home
//! checks with our published keys (RFC 7523 §2.2).

use crate::{Refusal, RelyingParty, provider::Metadata};
use model::{At, EventName, ProviderTemplate, Random, Reason, Secret, SigningAlg};
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::json;
use std::sync::Arc;
use tokens::{SharedKeys, TokenKind};

/// The value of `client_assertion_type`.
pub(crate) const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// An assertion is good for so many seconds.
const LIFE: i64 = 60;
/// Whom an assertion for Entra ID is for (workload identity federation).
const ENTRA_AUDIENCE: &str = "api://AzureADTokenExchange";

/// Signs assertions with our own keys.
#[derive(Clone)]
pub struct Signer {
    /// The keys.
    pub keys: Arc<SharedKeys>,
    /// Our own issuer identifier.
    pub issuer: String,
    /// For `jti`.
    pub random: Arc<dyn Random>,
}

impl Signer {
    /// An assertion for one token request.
    pub(crate) fn sign(
        &self,
        party: &RelyingParty,
        metadata: &Metadata,
        now: At,
    ) -> Result<String, Refusal> {
        let token_endpoint = metadata.token_endpoint().map_or("", |one| one.as_str());
        let (iss, sub, aud) = match party.settings.template {
            // Entra takes no key set of an app, but trusts the issuer and subject that it was told.
            ProviderTemplate::Entra => (&self.issuer, &party.subject, ENTRA_AUDIENCE),
            ProviderTemplate::Okta => (&party.client_id, &party.client_id, token_endpoint),
            // Nobody but this provider can use what names it alone.
            _ => (&party.client_id, &party.client_id, party.issuer.as_str()),
        };
        let claims = json!({
            "iss": iss, "sub": sub, "aud": aud,
            "iat": now.secs(), "nbf": now.secs(), "exp": now.secs() + LIFE,
            "jti": Secret::draw(&*self.random).expose(),
        });
        let signed = self
            .keys
            .current()
            .sign(algorithm(metadata), TokenKind::Id, &claims, now);
        signed.map_err(|error| {
            Refusal::new(
                EventName::UpstreamToken,
                Reason::AlgInvalid,
                &error.to_string(),
            )
        })
    }
}

/// What both sides can do; RS256 where the home does not say (OIDC Core §9).
fn algorithm(metadata: &Metadata) -> SigningAlg {
    let known = metadata.token_endpoint_auth_signing_alg_values_supported();
    let takes = |alg: CoreJwsSigningAlgorithm| known.is_none_or(|all| all.contains(&alg));
    let ours = [
        (
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            SigningAlg::Rs256,
        ),
        (CoreJwsSigningAlgorithm::EcdsaP256Sha256, SigningAlg::Es256),
        (CoreJwsSigningAlgorithm::RsaSsaPssSha256, SigningAlg::Ps256),
        (CoreJwsSigningAlgorithm::EdDsa, SigningAlg::EdDsa),
    ];
    let shared = ours.into_iter().find(|(theirs, _)| takes(theirs.clone()));
    shared.map_or(SigningAlg::Rs256, |(_, alg)| alg)
}
