use crate::{Expect, KeyError, TokenKind, VerifyError, key::Key, verify};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use meters::Meters;
use model::{At, Lifetimes, SigningAlg, SigningKeyRecord, Vault};
use serde::Serialize;
use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

/// All keys that may still verify something.
#[derive(Default)]
pub struct KeyRing {
    keys: Vec<Key>,
    meters: Arc<Meters>,
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
        records
            .iter()
            .map(|record| Key::load(record, vault))
            .collect::<Result<_, _>>()
            .map(|keys| Self {
                keys,
                meters: Arc::default(),
            })
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
        let header = format!(
            r#"{{"alg":"{alg}","kid":"{}","typ":"{kind}"}}"#,
            key.record.kid
        );
        let payload = serde_json::to_vec(claims).map_err(|e| library(&e))?;
        let mut token = URL_SAFE_NO_PAD.encode(header);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(payload, &mut token);
        let _span = tracing::trace_span!(target: "span", "sign", alg = alg.as_str()).entered();
        let began = self.meters.now();
        let signature = key.signer.sign(token.as_bytes()).map_err(|e| library(&e))?;
        let took = self.meters.since(began);
        self.meters.signing.at(&alg, |times| times.measure(took));
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }

    /// Verifies a token of ours and returns its claims.
    ///
    /// # Errors
    /// [`VerifyError`], the first that applies.
    pub fn verify(
        &self,
        token: &str,
        expect: &Expect<'_>,
        now: At,
    ) -> Result<serde_json::Value, VerifyError> {
        verify::verify(self, token, expect, now)
    }

    /// The published key set (RFC 7517 §5).
    #[must_use]
    pub fn jwks(&self, now: At) -> serde_json::Value {
        let keys: Vec<&serde_json::Value> = self
            .keys
            .iter()
            .filter(|k| k.is_published(now))
            .map(|k| &k.public)
            .collect();
        serde_json::json!({ "keys": keys })
    }

    /// Which keys have to be made now: one to sign at once where none can, and a successor, to be
    /// published ahead of its use, where the last one ends within the lead time.
    #[must_use]
    pub fn needs(&self, lifetimes: &Lifetimes, now: At) -> Vec<KeyNeed> {
        let due = now.plus(lifetimes.key_lead);
        SigningAlg::ALL
            .iter()
            .copied()
            .filter_map(|alg| {
                if self.active(alg, now).is_none() {
                    return Some(KeyNeed {
                        alg,
                        active_from: now,
                    });
                }
                let of_alg = self.keys.iter().filter(|k| k.record.alg == alg);
                let end = of_alg.map(|k| k.record.active_until).max()?;
                (end <= due).then_some(KeyNeed {
                    alg,
                    active_from: end,
                })
            })
            .collect()
    }

    /// Whether a key with that id is loaded, published or not: when a token names another one,
    /// another node may have made it, and loading anew is worth the try.
    #[must_use]
    pub fn knows(&self, kid: &str) -> bool {
        self.keys.iter().any(|k| k.record.kid == kid)
    }

    /// The stored records, for lists.
    pub fn records(&self) -> impl Iterator<Item = &SigningKeyRecord> {
        self.keys.iter().map(|k| &k.record)
    }

    /// The stored record of the key that signs by an algorithm now.
    #[must_use]
    pub fn signing(&self, alg: SigningAlg, now: At) -> Option<&SigningKeyRecord> {
        self.active(alg, now).map(|key| &key.record)
    }

    pub(crate) fn published(&self, kid: &str, now: At) -> Option<&Key> {
        self.keys
            .iter()
            .find(|k| k.record.kid == kid && k.is_published(now))
    }

    fn active(&self, alg: SigningAlg, now: At) -> Option<&Key> {
        self.keys
            .iter()
            .filter(|k| k.record.alg == alg && k.is_active(now))
            .max_by_key(|k| k.record.active_from)
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.keys.iter().map(|k| &k.record.kid))
            .finish()
    }
}

/// The ring in use; replaced as a whole when keys change.
#[derive(Default)]
pub struct SharedKeys {
    ring: RwLock<Arc<KeyRing>>,
    meters: Arc<Meters>,
}

impl SharedKeys {
    /// Starts with a ring.
    #[must_use]
    pub fn new(ring: KeyRing) -> Self {
        let shared = Self::default();
        shared.replace(ring);
        shared
    }

    /// Without keys yet; what is signed is measured.
    #[must_use]
    pub fn measured(meters: Arc<Meters>) -> Self {
        Self {
            ring: RwLock::default(),
            meters,
        }
    }

    /// The ring in use.
    #[must_use]
    pub fn current(&self) -> Arc<KeyRing> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another ring into use.
    pub fn replace(&self, mut ring: KeyRing) {
        ring.meters = Arc::clone(&self.meters);
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
    }
}
