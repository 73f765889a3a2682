use model::{Random, Unsealable, Vault};
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
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
        #[expect(clippy::expect_used, reason = "OpenSSL fails here only when memory is exhausted")]
        let cipher =
            encrypt_aead(Cipher::aes_256_gcm(), self.key.as_ref(), Some(&nonce), context.as_bytes(), plain, &mut tag)
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
        decrypt_aead(Cipher::aes_256_gcm(), self.key.as_ref(), Some(nonce), context.as_bytes(), cipher, tag)
            .map_err(|_| Unsealable)
    }
}
