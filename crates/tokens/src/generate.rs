use crate::KeyError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::jwk::{
    KeyPair,
    alg::{
        ec::{EcCurve, EcKeyPair},
        rsa::RsaKeyPair,
    },
};
use model::{At, Lifetimes, Random, SigningAlg, SigningKeyRecord, Span, Vault};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey, rand_core};
use sha2::{Digest, Sha256};
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
pub fn generate(request: &KeyRequest<'_>, random: &dyn Random, vault: &dyn Vault) -> Result<SigningKeyRecord, KeyError> {
    let library = |e: &dyn std::fmt::Display| KeyError::Library(e.to_string());
    let (private, mut jwk) = match request.alg {
        SigningAlg::Rs256 => {
            let key = RsaPrivateKey::new(&mut Generator(random), RSA_BITS).map_err(|e| library(&e))?;
            let der = key.to_pkcs8_der().map_err(|e| library(&e))?;
            let pair = RsaKeyPair::from_der(der.as_bytes()).map_err(|e| library(&e))?;
            (Zeroizing::new(der.as_bytes().to_vec()), pair.to_jwk_public_key())
        }
        SigningAlg::Es256 => {
            let pair = EcKeyPair::generate(EcCurve::P256).map_err(|e| library(&e))?;
            (Zeroizing::new(pair.to_der_private_key()), pair.to_jwk_public_key())
        }
    };
    let kid = thumbprint(&jwk)?;
    jwk.set_key_id(&kid);
    jwk.set_algorithm(request.alg.as_str());
    jwk.set_key_use("sig");
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
        published_until: At::from_micros(active_until.micros() + longest.as_micros()).plus(Span::days(1)),
    })
}

/// SHA-256 over the required members in lexicographic order (RFC 7638 §3).
fn thumbprint(jwk: &josekit::jwk::Jwk) -> Result<String, KeyError> {
    let member = |name: &str| jwk.parameter(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let canonical = match jwk.key_type() {
        "RSA" => format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, member("e"), member("n")),
        "EC" => format!(r#"{{"crv":"{}","kty":"EC","x":"{}","y":"{}"}}"#, member("crv"), member("x"), member("y")),
        other => return Err(KeyError::Library(format!("no thumbprint for key type {other}"))),
    };
    Ok(URL_SAFE_NO_PAD.encode(Sha256::digest(canonical)))
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
