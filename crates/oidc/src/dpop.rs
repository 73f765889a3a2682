//! Proofs of possession (RFC 9449).

use crate::{Cx, OAuthCode, OAuthError, signed::Claims, signed::is_first};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, EventName, HashedSecret, Reason, Span};
use sha2::{Digest, Sha256};
use tokens::{Jws, KeySet};
use url::Url;

/// A proof is good for so long after it was made.
const LIFE: Span = Span::mins(1);
/// And, with a nonce of ours, for as long as the nonce.
const NONCE_LIFE: Span = Span::mins(5);
const FUTURE_SKEW: Span = Span::secs(60);
const NONCE: &str = "dpop_nonce";

/// The algorithms of proofs: all that we take from clients, Ed25519 under both of its names (RFC
/// 8037 §3.1, RFC 9864 §2.2).
pub const ALGORITHMS: [&str; 5] = ["RS256", "ES256", "PS256", "EdDSA", "Ed25519"];

/// What a proof has to be about.
#[derive(Clone, Copy, Debug)]
pub struct ProofOf<'a> {
    /// The method of the request.
    pub method: &'a str,
    /// The path of the request on our own origin.
    pub path: &'a str,
    /// The access token that comes with it, at a resource.
    pub access_token: Option<&'a str>,
    /// Whether it must carry a nonce of ours.
    pub nonce: NonceUse,
}

/// Whether a proof must carry a nonce of ours (RFC 9449 §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonceUse {
    /// It must.
    Required,
    /// It may; one that is there must be good.
    Optional,
}

impl NonceUse {
    /// From what a client registered.
    #[must_use]
    pub const fn of(client: &model::ClientMetadata) -> Self {
        if client.require_dpop_nonce {
            Self::Required
        } else {
            Self::Optional
        }
    }
}

/// A nonce for the next proofs. No node has to remember it: it holds its own age.
#[must_use]
pub fn nonce(cx: &Cx) -> String {
    let now = cx.clock.now().micros().to_be_bytes();
    URL_SAFE_NO_PAD.encode(cx.vault.seal(NONCE, &now))
}

fn is_good_nonce(cx: &Cx, nonce: &str, now: At) -> bool {
    let opened = URL_SAFE_NO_PAD
        .decode(nonce)
        .ok()
        .and_then(|sealed| cx.vault.open(NONCE, &sealed).ok());
    let made = opened.and_then(|bytes| <[u8; 8]>::try_from(bytes).ok());
    made.map(|bytes| At::from_micros(i64::from_be_bytes(bytes)))
        .is_some_and(|made| made <= now.plus(FUTURE_SKEW) && now.since(made) < NONCE_LIFE)
}

/// Verifies a proof (§4.3); the thumbprint of its key.
///
/// # Errors
/// [`OAuthError`] with `invalid_dpop_proof` or `use_dpop_nonce`.
pub fn verify(cx: &Cx, proof: &str, of: &ProofOf<'_>) -> Result<String, OAuthError> {
    let outcome = check(cx, proof, of);
    if let Err(error) = &outcome
        && error.code == OAuthCode::InvalidDpopProof
    {
        cx.record(cx.refusal(EventName::Jwt, error.reason));
    }
    outcome
}

fn check(cx: &Cx, proof: &str, of: &ProofOf<'_>) -> Result<String, OAuthError> {
    let invalid = |hint| OAuthError::new(OAuthCode::InvalidDpopProof, Reason::ProofInvalid, hint);
    let jws = Jws::parse(proof).map_err(|_| invalid("the DPoP proof is no JWT"))?;
    if jws.header("typ") != Some("dpop+jwt") {
        return Err(invalid("typ of the DPoP proof must be dpop+jwt"));
    }
    let key = jws
        .own_key()
        .map_err(|_| invalid("jwk of the DPoP proof is no usable public key"))?;
    let jkt = key.thumbprint().to_owned();
    let claims = jws
        .verify(&KeySet::of(key), None)
        .map(Claims::new)
        .map_err(|_| invalid("the DPoP proof does not verify"))?;
    if claims.text("htm") != Some(of.method) {
        return Err(invalid("htm is not the method of the request"));
    }
    if !claims
        .text("htu")
        .is_some_and(|htu| is_same_target(htu, &cx.settings.link(of.path)))
    {
        return Err(invalid("htu is not the address of the request"));
    }
    if let Some(token) = of.access_token {
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()));
        let fits = claims
            .text("ath")
            .is_some_and(|ath| HashedSecret::of(ath).matches(&HashedSecret::of(&hash)));
        if !fits {
            return Err(invalid("ath is not the hash of the access token"));
        }
    }
    let now = cx.clock.now();
    let with_nonce = match claims.text("nonce") {
        Some(nonce) if is_good_nonce(cx, nonce, now) => true,
        None if of.nonce == NonceUse::Optional => false,
        _ => {
            return Err(OAuthError::new(
                OAuthCode::UseDpopNonce,
                Reason::ProofNonceNeeded,
                "use the nonce of the DPoP-Nonce header",
            ));
        }
    };
    let life = if with_nonce { NONCE_LIFE } else { LIFE };
    let made = claims
        .instant("iat")
        .filter(|made| *made <= now.plus(FUTURE_SKEW) && now.since(*made) <= life)
        .ok_or_else(|| invalid("iat of the DPoP proof is not acceptable"))?;
    let jti = claims
        .text("jti")
        .filter(|jti| jti.len() <= 256)
        .ok_or_else(|| invalid("jti of the DPoP proof is missing"))?;
    if !is_first(cx, ["dpop", &jkt, jti], made.plus(life))? {
        return Err(OAuthError::new(
            OAuthCode::InvalidDpopProof,
            Reason::Replay,
            "the DPoP proof was used before",
        ));
    }
    Ok(jkt)
}

/// Equal but for query, fragment and spelling (§4.3, RFC 3986 §6.2.2).
fn is_same_target(given: &str, ours: &str) -> bool {
    let plain = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        url.set_query(None);
        url.set_fragment(None);
        Some(url)
    };
    plain(given).is_some_and(|given| Some(given) == plain(ours))
}
