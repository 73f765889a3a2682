use model::{Random, Unsealable, Vault};
use openssl::{
    hash::MessageDigest,
    pkey::PKey,
    sign::Signer,
    symm::{Cipher, decrypt_aead, encrypt_aead},
};
use std::sync::Arc;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;

/// AES-256-GCM with a random nonce; the context is the additional authenticated data.
///
/// Layout: version (1 byte), nonce (12), tag (16), ciphertext.
pub struct Sealer {
    key: Zeroizing<[u8; 32]>,
    random: Arc<dyn Random>,
}

impl Sealer {
    /// A sealer under a 256-bit key.
    #[must_use]
    pub fn new(key: Zeroizing<[u8; 32]>, random: Arc<dyn Random>) -> Self {
        Self { key, random }
    }
}

impl Vault for Sealer {
    fn seal(&self, context: &str, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0_u8; NONCE];
        self.random.fill(&mut nonce);
        let mut tag = [0_u8; TAG];
        #[expect(
            clippy::expect_used,
            reason = "OpenSSL fails here only when memory is exhausted"
        )]
        let cipher = encrypt_aead(
            Cipher::aes_256_gcm(),
            self.key.as_ref(),
            Some(&nonce),
            context.as_bytes(),
            plain,
            &mut tag,
        )
        .expect("AES-256-GCM with fixed sizes");
        let mut sealed = Vec::with_capacity(1 + NONCE + TAG + cipher.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&tag);
        sealed.extend_from_slice(&cipher);
        sealed
    }

    fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (version, rest) = sealed.split_first().ok_or(Unsealable)?;
        let (nonce, rest) = rest.split_at_checked(NONCE).ok_or(Unsealable)?;
        let (tag, cipher) = rest.split_at_checked(TAG).ok_or(Unsealable)?;
        if *version != VERSION {
            return Err(Unsealable);
        }
        decrypt_aead(
            Cipher::aes_256_gcm(),
            self.key.as_ref(),
            Some(nonce),
            context.as_bytes(),
            cipher,
            tag,
        )
        .map_err(|_| Unsealable)
    }

    fn fingerprint(&self, context: &str, plain: &[u8]) -> Vec<u8> {
        let derived = mac(self.key.as_ref(), b"portico fingerprint v1");
        let context = mac(&derived, context.as_bytes());
        mac(&context, plain)
    }
}

/// HMAC with SHA-256 (RFC 2104).
fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "OpenSSL fails here only when memory is exhausted"
    )]
    let made = PKey::hmac(key)
        .and_then(|key| Signer::new(MessageDigest::sha256(), &key)?.sign_oneshot_to_vec(text))
        .expect("HMAC with a key of 32 bytes");
    made
}

impl Sealer {
    /// A sealer under a key written as 43 characters of base64url or 44 of base64.
    ///
    /// # Errors
    /// [`InvalidKey`] when it is not 32 bytes.
    pub fn from_base64(text: &model::Secret, random: Arc<dyn Random>) -> Result<Self, InvalidKey> {
        use base64::{
            Engine,
            engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
        };
        let text = text.expose();
        let bytes = URL_SAFE_NO_PAD
            .decode(text)
            .or_else(|_| STANDARD.decode(text))
            .map(Zeroizing::new);
        let bytes = bytes.map_err(|_| InvalidKey)?;
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| InvalidKey)?;
        Ok(Self::new(Zeroizing::new(key), random))
    }
}

/// The text is not a 256-bit key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the encryption key must be 32 bytes as base64")]
pub struct InvalidKey;
