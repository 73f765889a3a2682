//! JWTs that clients sign: assertions, request objects, proofs of possession. The algorithm must
//! be one that the caller expects; a header alone decides nothing (RFC 8725 §3.1).

use crate::key::{LEAST_RSA_BITS, LEAST_RSA_EXPONENT};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::jws::{ES256, EdDSA, HS256, JwsVerifier, PS256, RS256};
use model::SigningAlg;
use openssl::{
    bn::{BigNum, BigNumContext},
    ec::{EcGroup, EcKey, EcPoint},
    nid::Nid,
    pkey::{Id, PKey, Public},
    rsa::Rsa,
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Longer ones are not looked at.
const LONGEST: usize = 16 * 1024;
/// More keys than that are nobody's.
const MOST_KEYS: usize = 50;

/// Why a client's JWT or key does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignProblem {
    /// It is no JWT.
    #[error("it is not a compact JWS with JSON inside")]
    Malformed,
    /// It uses an extension (J09).
    #[error("it demands an extension that is not known here")]
    Critical,
    /// It uses another algorithm than expected (J01).
    #[error("its algorithm is not acceptable")]
    Algorithm,
    /// No key fits it.
    #[error("none of the keys fits it")]
    Key,
    /// Its signature is wrong.
    #[error("its signature does not verify")]
    Signature,
}

/// A compact JWS, taken apart and not yet believed.
#[derive(Debug)]
pub struct Jws<'a> {
    header: Map<String, Value>,
    payload: Vec<u8>,
    signed: &'a str,
    signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Takes one apart.
    ///
    /// # Errors
    /// [`ForeignProblem::Malformed`] or [`ForeignProblem::Critical`].
    pub fn parse(token: &'a str) -> Result<Self, ForeignProblem> {
        use ForeignProblem::Malformed;
        if token.len() > LONGEST {
            return Err(Malformed);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(Malformed)?;
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| Malformed);
        let header: Map<String, Value> =
            serde_json::from_slice(&decode(header)?).map_err(|_| Malformed)?;
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(ForeignProblem::Critical);
        }
        Ok(Self {
            header,
            payload: decode(payload)?,
            signed,
            signature: decode(signature)?,
        })
    }

    /// A text member of the header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header.get(name)?.as_str()
    }

    /// The algorithm it names, if that is one we take from clients.
    #[must_use]
    pub fn alg(&self) -> Option<SigningAlg> {
        match self.header("alg")? {
            // Its other name (RFC 9864 §2.2).
            "Ed25519" => Some(SigningAlg::EdDsa),
            alg => alg.parse().ok(),
        }
    }

    /// The key inside its header (RFC 7515 §4.1.3), which proves possession of itself alone.
    ///
    /// # Errors
    /// [`ForeignProblem::Key`] when there is none or it is weak.
    pub fn own_key(&self) -> Result<ForeignKey, ForeignProblem> {
        ForeignKey::parse(self.header.get("jwk").ok_or(ForeignProblem::Key)?)
    }

    /// The claims as they stand, for finding out whose key to try.
    ///
    /// # Errors
    /// [`ForeignProblem::Malformed`].
    pub fn unverified_claims(&self) -> Result<Value, ForeignProblem> {
        serde_json::from_slice::<Map<String, Value>>(&self.payload)
            .map(Value::Object)
            .map_err(|_| ForeignProblem::Malformed)
    }

    /// The claims, once one of the keys verified the signature. `wanted` is the only algorithm
    /// that will do; any asymmetric one if it is unset.
    ///
    /// # Errors
    /// [`ForeignProblem`], the first that applies.
    pub fn verify(
        &self,
        keys: &KeySet,
        wanted: Option<SigningAlg>,
    ) -> Result<Value, ForeignProblem> {
        let alg = self.alg().ok_or(ForeignProblem::Algorithm)?;
        if wanted.is_some_and(|wanted| wanted != alg) {
            return Err(ForeignProblem::Algorithm);
        }
        let mut tried = false;
        for key in keys.fitting(alg, self.header("kid")) {
            tried = true;
            if key.verifies(alg, self.signed.as_bytes(), &self.signature) {
                return self.unverified_claims();
            }
        }
        Err(if tried {
            ForeignProblem::Signature
        } else {
            ForeignProblem::Key
        })
    }

    /// The claims, once the secret verified the signature with HS256.
    ///
    /// # Errors
    /// [`ForeignProblem`].
    pub fn verify_with_secret(&self, secret: &str) -> Result<Value, ForeignProblem> {
        if self.header("alg") != Some("HS256") {
            return Err(ForeignProblem::Algorithm);
        }
        let verifier = HS256
            .verifier_from_bytes(secret)
            .map_err(|_| ForeignProblem::Key)?;
        verifier
            .verify(self.signed.as_bytes(), &self.signature)
            .map_err(|_| ForeignProblem::Signature)?;
        self.unverified_claims()
    }
}

/// A client's public keys.
#[derive(Debug, Default)]
pub struct KeySet(Vec<ForeignKey>);

impl KeySet {
    /// Reads a JWK set (RFC 7517 §5). Keys that cannot sign for us are passed over.
    ///
    /// # Errors
    /// [`ForeignProblem::Malformed`] when it is none.
    pub fn parse(set: &Value) -> Result<Self, ForeignProblem> {
        let keys = set
            .get("keys")
            .and_then(Value::as_array)
            .filter(|keys| keys.len() <= MOST_KEYS)
            .ok_or(ForeignProblem::Malformed)?;
        let usable = keys.iter().filter_map(|jwk| ForeignKey::parse(jwk).ok());
        Ok(Self(usable.collect()))
    }

    /// Of one key.
    #[must_use]
    pub fn of(key: ForeignKey) -> Self {
        Self(vec![key])
    }

    /// Whether it holds no usable key.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a certificate's key is among them (RFC 8705 §2.2.2).
    #[must_use]
    pub fn holds(&self, spki: &[u8]) -> bool {
        let same = |key: &ForeignKey| key.public.public_key_to_der().is_ok_and(|der| der == spki);
        self.0.iter().any(same)
    }

    fn fitting<'k>(
        &'k self,
        alg: SigningAlg,
        kid: Option<&'k str>,
    ) -> impl Iterator<Item = &'k ForeignKey> {
        self.0.iter().filter(move |key| {
            key.can(alg) && kid.is_none_or(|kid| key.kid.as_deref().is_none_or(|own| own == kid))
        })
    }
}

/// One public key of somebody else.
#[derive(Debug)]
pub struct ForeignKey {
    kid: Option<String>,
    alg: Option<String>,
    public: PKey<Public>,
    thumbprint: String,
}

impl ForeignKey {
    /// Reads a public JWK. Private, symmetric and weak ones are refused (J03).
    ///
    /// # Errors
    /// [`ForeignProblem::Key`].
    pub fn parse(jwk: &Value) -> Result<Self, ForeignProblem> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let for_signing = text("use").is_none_or(|purpose| purpose == "sig");
        if jwk.get("d").is_some() || jwk.get("k").is_some() || !for_signing {
            return Err(ForeignProblem::Key);
        }
        let public = match text("kty") {
            Some("RSA") => rsa(jwk),
            Some("EC") => p256(jwk),
            Some("OKP") => ed25519(jwk),
            _ => None,
        };
        Ok(Self {
            kid: text("kid").map(str::to_owned),
            alg: text("alg").map(str::to_owned),
            public: public.ok_or(ForeignProblem::Key)?,
            thumbprint: thumbprint_of(jwk).ok_or(ForeignProblem::Key)?,
        })
    }

    /// Its thumbprint (RFC 7638).
    #[must_use]
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    fn can(&self, alg: SigningAlg) -> bool {
        let kind = match alg {
            SigningAlg::Rs256 | SigningAlg::Ps256 => Id::RSA,
            SigningAlg::Es256 => Id::EC,
            SigningAlg::EdDsa => Id::ED25519,
        };
        let named = self.alg.as_deref().is_none_or(|own| {
            own == alg.as_str() || (own == "Ed25519" && alg == SigningAlg::EdDsa)
        });
        self.public.id() == kind && named
    }

    fn verifies(&self, alg: SigningAlg, message: &[u8], signature: &[u8]) -> bool {
        let Ok(spki) = self.public.public_key_to_der() else {
            return false;
        };
        let verified = match alg {
            SigningAlg::Rs256 => RS256
                .verifier_from_der(&spki)
                .and_then(|v| v.verify(message, signature)),
            SigningAlg::Ps256 => PS256
                .verifier_from_der(&spki)
                .and_then(|v| v.verify(message, signature)),
            SigningAlg::Es256 => ES256
                .verifier_from_der(&spki)
                .and_then(|v| v.verify(message, signature)),
            SigningAlg::EdDsa => EdDSA
                .verifier_from_der(&spki)
                .and_then(|v| v.verify(message, signature)),
        };
        verified.is_ok()
    }
}

fn octets(jwk: &Value, name: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok()
}

fn rsa(jwk: &Value) -> Option<PKey<Public>> {
    let n = BigNum::from_slice(&octets(jwk, "n")?).ok()?;
    let e = BigNum::from_slice(&octets(jwk, "e")?).ok()?;
    let strong = n.num_bits() >= LEAST_RSA_BITS && n.num_bits() <= 8 * LEAST_RSA_BITS;
    if !strong || e < BigNum::from_u32(LEAST_RSA_EXPONENT).ok()? || e.num_bits() > 64 {
        return None;
    }
    PKey::from_rsa(Rsa::from_public_components(n, e).ok()?).ok()
}

/// OpenSSL refuses a point that is not on the curve.
fn p256(jwk: &Value) -> Option<PKey<Public>> {
    if jwk.get("crv").and_then(Value::as_str) != Some("P-256") {
        return None;
    }
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).ok()?;
    let x = BigNum::from_slice(&octets(jwk, "x").filter(|x| x.len() == 32)?).ok()?;
    let y = BigNum::from_slice(&octets(jwk, "y").filter(|y| y.len() == 32)?).ok()?;
    let mut point = EcPoint::new(&group).ok()?;
    let mut context = BigNumContext::new().ok()?;
    point
        .set_affine_coordinates_gfp(&group, &x, &y, &mut context)
        .ok()?;
    let key = EcKey::from_public_key(&group, &point).ok()?;
    key.check_key().ok()?;
    PKey::from_ec_key(key).ok()
}

fn ed25519(jwk: &Value) -> Option<PKey<Public>> {
    if jwk.get("crv").and_then(Value::as_str) != Some("Ed25519") {
        return None;
    }
    PKey::public_key_from_raw_bytes(&octets(jwk, "x")?, Id::ED25519).ok()
}

/// The thumbprint of a JWK (RFC 7638 §3, RFC 8037 §2); `None` for kinds without one here.
#[must_use]
pub fn thumbprint_of(jwk: &Value) -> Option<String> {
    let names: &[&str] = match jwk.get("kty")?.as_str()? {
        "RSA" => &["e", "kty", "n"],
        "EC" => &["crv", "kty", "x", "y"],
        "OKP" => &["crv", "kty", "x"],
        _ => return None,
    };
    let mut members = Vec::with_capacity(names.len());
    for name in names {
        let text = serde_json::to_string(jwk.get(name)?.as_str()?).ok()?;
        members.push(format!("\"{name}\":{text}"));
    }
    let canonical = format!("{{{}}}", members.join(","));
    Some(URL_SAFE_NO_PAD.encode(Sha256::digest(canonical)))
}
