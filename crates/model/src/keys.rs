use crate::{At, SigningAlg};
use std::fmt;

/// A signing key as it is stored: the private part sealed, with the instants that rule its use.
///
/// `created_at ≤ active_from < active_until ≤ published_until`. It is published from its creation,
/// signs from `active_from` until `active_until`, and verifies until `published_until`.
#[derive(Clone)]
pub struct SigningKeyRecord {
    /// Key id (RFC 7517 §4.5).
    pub kid: String,
    /// The one algorithm it is used with.
    pub alg: SigningAlg,
    /// PKCS#8 DER, sealed for the context [`SigningKeyRecord::context`].
    pub private_key: Vec<u8>,
    /// The public JWK as JSON, with `kid`, `alg` and `use`.
    pub public_jwk: String,
    /// When it was made and first published.
    pub created_at: At,
    /// Signs from then.
    pub active_from: At,
    /// Signs no longer from then on.
    pub active_until: At,
    /// Neither published nor accepted from then on.
    pub published_until: At,
}

impl SigningKeyRecord {
    /// The vault context of a private key.
    #[must_use]
    pub fn context(kid: &str) -> String {
        format!("signing_key:{kid}")
    }
}

/// Without the private key, sealed as it is (K04).
impl fmt::Debug for SigningKeyRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeyRecord")
            .field("kid", &self.kid)
            .field("alg", &self.alg)
            .field("active_from", &self.active_from)
            .field("active_until", &self.active_until)
            .field("published_until", &self.published_until)
            .finish_non_exhaustive()
    }
}
