use crate::{Expect, KeyError, TokenKind, VerifyError, verify};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::{
    jwk::Jwk,
    jws::{ES256, JwsSigner, JwsVerifier, RS256},
};
use model::{At, Lifetimes, SigningAlg, SigningKeyRecord, Vault};
use serde::Serialize;
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// One key, parsed once.
pub(crate) struct Key {
    pub(crate) record: SigningKeyRecord,
    public: serde_json::Value,
    signer: Box<dyn JwsSigner + Send + Sync>,
    pub(crate) verifier: Box<dyn JwsVerifier + Send + Sync>,
}

/// All keys that may still verify something.
#[derive(Default)]
pub struct KeyRing {
    keys: Vec<Key>,
}

/// A key that has to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyNeed {
    /// For which algorithm.
    pub alg: SigningAlg,
    /// From when it has to sign.
    pub active_from: At,
}

impl KeyRing {
    /// Opens and parses stored keys.
    ///
    /// # Errors
    /// [`KeyError`] for a key that does not open or is too weak; nothing is loaded then.
    pub fn load(records: &[SigningKeyRecord], vault: &dyn Vault) -> Result<Self, KeyError> {
        records.iter().map(|record| Key::load(record, vault)).collect::<Result<_, _>>().map(|keys| Self { keys })
    }

    /// Signs claims with the newest key that is active now.
    ///
    /// # Errors
    /// [`KeyError::NoActiveKey`] when there is none.
    pub fn sign(
        &self,
        alg: SigningAlg,
        kind: TokenKind,
        claims: &impl Serialize,
        now: At,
    ) -> Result<String, KeyError> {
        let key = self.active(alg, now).ok_or(KeyError::NoActiveKey(alg))?;
        let library = |e: &dyn std::fmt::Display| KeyError::Library(e.to_string());
        let header = format!(r#"{{"alg":"{alg}","kid":"{}","typ":"{kind}"}}"#, key.record.kid);
        let payload = serde_json::to_vec(claims).map_err(|e| library(&e))?;
        let mut token = URL_SAFE_NO_PAD.encode(header);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(payload, &mut token);
        let signature = key.signer.sign(token.as_bytes()).map_err(|e| library(&e))?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }

    /// Verifies a token of ours and returns its claims.
    ///
    /// # Errors
    /// [`VerifyError`], the first that applies.
    pub fn verify(&self, token: &str, expect: &Expect<'_>, now: At) -> Result<serde_json::Value, VerifyError> {
        verify::verify(self, token, expect, now)
    }

    /// The published key set (RFC 7517 §5).
    #[must_use]
    pub fn jwks(&self, now: At) -> serde_json::Value {
        let keys: Vec<&serde_json::Value> =
            self.keys.iter().filter(|k| k.is_published(now)).map(|k| &k.public).collect();
        serde_json::json!({ "keys": keys })
    }

    /// Which keys have to be made now: one to sign at once where none can, and a successor, to be
    /// published ahead of its use, where the last one ends within the lead time.
    #[must_use]
    pub fn needs(&self, lifetimes: &Lifetimes, now: At) -> Vec<KeyNeed> {
        SigningAlg::ALL
            .iter()
            .filter_map(|alg| {
                let last = self.keys.iter().filter(|k| k.record.alg == *alg).map(|k| k.record.active_until).max();
                match last {
                    Some(end) if end > now.plus(lifetimes.key_lead) => None,
                    Some(end) if end > now => Some(KeyNeed { alg: *alg, active_from: end }),
                    _ => Some(KeyNeed { alg: *alg, active_from: now }),
                }
            })
            .collect()
    }

    /// The stored records, for lists.
    pub fn records(&self) -> impl Iterator<Item = &SigningKeyRecord> {
        self.keys.iter().map(|k| &k.record)
    }

    pub(crate) fn published(&self, kid: &str, now: At) -> Option<&Key> {
        self.keys.iter().find(|k| k.record.kid == kid && k.is_published(now))
    }

    fn active(&self, alg: SigningAlg, now: At) -> Option<&Key> {
        self.keys
            .iter()
            .filter(|k| k.record.alg == alg && k.record.active_from <= now && now < k.record.active_until)
            .max_by_key(|k| k.record.active_from)
    }
}

impl Key {
    fn load(record: &SigningKeyRecord, vault: &dyn Vault) -> Result<Self, KeyError> {
        let kid = || record.kid.clone();
        let private = vault
            .open(&SigningKeyRecord::context(&record.kid), &record.private_key)
            .map(Zeroizing::new)
            .map_err(|source| KeyError::Sealed { kid: kid(), source })?;
        let unacceptable = |problem: String| KeyError::Unacceptable { kid: kid(), problem };
        let public: serde_json::Value =
            serde_json::from_str(&record.public_jwk).map_err(|e| unacceptable(e.to_string()))?;
        let jwk = Jwk::from_bytes(&record.public_jwk).map_err(|e| unacceptable(e.to_string()))?;
        // The library refuses RSA below 2048 bits, other curves and points off the curve.
        let (signer, verifier): (Box<dyn JwsSigner + Send + Sync>, Box<dyn JwsVerifier + Send + Sync>) =
            match record.alg {
                SigningAlg::Rs256 => (
                    Box::new(RS256.signer_from_der(&*private).map_err(|e| unacceptable(e.to_string()))?),
                    Box::new(RS256.verifier_from_jwk(&jwk).map_err(|e| unacceptable(e.to_string()))?),
                ),
                SigningAlg::Es256 => (
                    Box::new(ES256.signer_from_der(&*private).map_err(|e| unacceptable(e.to_string()))?),
                    Box::new(ES256.verifier_from_jwk(&jwk).map_err(|e| unacceptable(e.to_string()))?),
                ),
            };
        Ok(Self { record: record.clone(), public, signer, verifier })
    }

    fn is_published(&self, now: At) -> bool {
        self.record.created_at <= now && now < self.record.published_until
    }
}

/// The ring in use; replaced as a whole when keys change.
#[derive(Default)]
pub struct SharedKeys(RwLock<Arc<KeyRing>>);

impl SharedKeys {
    /// Starts with a ring.
    #[must_use]
    pub fn new(ring: KeyRing) -> Self {
        Self(RwLock::new(Arc::new(ring)))
    }

    /// The ring in use.
    #[must_use]
    pub fn current(&self) -> Arc<KeyRing> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another ring into use.
    pub fn replace(&self, ring: KeyRing) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
    }
}
