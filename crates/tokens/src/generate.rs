use crate::{KeyError, key::PublicPart};
use model::{At, Lifetimes, Random, SigningAlg, SigningKeyRecord, Span, Vault};
use openssl::{
    ec::{EcGroup, EcKey},
    error::ErrorStack,
    nid::Nid,
    pkey::PKey,
};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey, rand_core};
use zeroize::Zeroizing;

const RSA_BITS: usize = 2048;

/// Which key to make.
#[derive(Clone, Copy, Debug)]
pub struct KeyRequest<'a> {
    /// For which algorithm.
    pub alg: SigningAlg,
    /// When it is made.
    pub now: At,
    /// When it begins to sign.
    pub active_from: At,
    /// How long it signs, and how long its tokens live.
    pub lifetimes: &'a Lifetimes,
}

/// Makes a signing key. Its `kid` is its thumbprint (RFC 7638).
///
/// # Errors
/// [`KeyError::Library`] when the library cannot.
pub fn generate(
    request: &KeyRequest<'_>,
    random: &dyn Random,
    vault: &dyn Vault,
) -> Result<SigningKeyRecord, KeyError> {
    let library = |e: &dyn std::fmt::Display| KeyError::Library(e.to_string());
    let private = match request.alg {
        SigningAlg::Rs256 | SigningAlg::Ps256 => {
            let key =
                RsaPrivateKey::new(&mut Generator(random), RSA_BITS).map_err(|e| library(&e))?;
            key.to_pkcs8_der().map_err(|e| library(&e))?.to_bytes()
        }
        SigningAlg::Es256 => ec_key().map_err(|e| library(&e))?,
        SigningAlg::EdDsa => ed25519_key().map_err(|e| library(&e))?,
    };
    let PublicPart { kid, jwk, .. } =
        PublicPart::of(request.alg, &private).map_err(|e| library(&e))?;
    let lifetimes = request.lifetimes;
    let active_until = request.active_from.plus(lifetimes.key_active);
    let longest = lifetimes.access_token.max(lifetimes.id_token);
    Ok(SigningKeyRecord {
        private_key: vault.seal(&SigningKeyRecord::context(&kid), &private),
        public_jwk: jwk.to_string(),
        kid,
        alg: request.alg,
        created_at: request.now,
        active_from: request.active_from,
        active_until,
        // A day more, so that caches of the key set have forgotten it before we do.
        published_until: active_until.plus(longest).plus(Span::days(1)),
    })
}

/// A new key on P-256 as PKCS#8. OpenSSL draws it from its own generator, which the operating
/// system seeds.
fn ec_key() -> Result<Zeroizing<Vec<u8>>, ErrorStack> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    let key = PKey::from_ec_key(EcKey::generate(&group)?)?;
    key.private_key_to_pkcs8().map(Zeroizing::new)
}

/// A new Ed25519 key as PKCS#8.
fn ed25519_key() -> Result<Zeroizing<Vec<u8>>, ErrorStack> {
    let key = PKey::generate_ed25519()?;
    key.private_key_to_pkcs8().map(Zeroizing::new)
}

/// Our randomness in the form that the `rsa` crate takes it.
struct Generator<'a>(&'a dyn Random);

impl rand_core::RngCore for Generator<'_> {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        u32::from_le_bytes(bytes)
    }
    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        self.0.fill(dest);
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.0.fill(dest);
        Ok(())
    }
}

impl rand_core::CryptoRng for Generator<'_> {}
