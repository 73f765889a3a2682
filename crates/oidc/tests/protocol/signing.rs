//! Keys of clients, and what they sign with them.

use crate::house::{House, ISSUER, Pairs, secret_of, with};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::{
    jwk::{
        Jwk,
        alg::{ec::EcCurve, ed::EdCurve},
    },
    jws::{ES256, EdDSA, JwsSigner, PS256, RS256},
};
use model::{App, Clock, SigningAlg};
use oidc::{ClientRequest, OAuthError, introspection, par::push};
use openssl::{hash::MessageDigest, pkey::PKey, sign::Signer};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::sync::{
    OnceLock,
    atomic::{AtomicU32, Ordering},
};

pub const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A private key of a client.
#[derive(Clone)]
pub struct ClientKey {
    pub alg: SigningAlg,
    jwk: Jwk,
}

impl ClientKey {
    pub fn new(alg: SigningAlg) -> Self {
        // RSA keys take long to make.
        static RSA: OnceLock<Jwk> = OnceLock::new();
        let jwk = match alg {
            SigningAlg::Rs256 | SigningAlg::Ps256 => RSA
                .get_or_init(|| Jwk::generate_rsa_key(2048).unwrap())
                .clone(),
            SigningAlg::Es256 => Jwk::generate_ec_key(EcCurve::P256).unwrap(),
            SigningAlg::EdDsa => Jwk::generate_ed_key(EdCurve::Ed25519).unwrap(),
        };
        Self { alg, jwk }
    }

    pub fn named(mut self, kid: &str) -> Self {
        self.jwk.set_key_id(kid);
        self
    }

    pub fn public(&self) -> Value {
        let mut public = serde_json::to_value(self.jwk.to_public_key().unwrap()).unwrap();
        if let Some(kid) = self.jwk.key_id() {
            public["kid"] = json!(kid);
        }
        public
    }

    /// The private JWK, which must never be shown to anybody.
    pub fn private(&self) -> Value {
        serde_json::to_value(&self.jwk).unwrap()
    }

    pub fn thumbprint(&self) -> String {
        tokens::thumbprint_of(&self.public()).unwrap()
    }

    /// A JWT with its algorithm and name in the header, and with whatever else is to be there.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let mut full = json!({ "alg": self.alg.as_str() });
        if let Some(kid) = self.jwk.key_id() {
            full["kid"] = json!(kid);
        }
        let more = header.as_object().unwrap().clone();
        full.as_object_mut().unwrap().extend(more);
        self.sign_texts(&full.to_string(), &claims.to_string())
    }

    /// A JWT of texts that are JSON or not.
    pub fn sign_texts(&self, header: &str, payload: &str) -> String {
        let signer: Box<dyn JwsSigner> = match self.alg {
            SigningAlg::Rs256 => Box::new(RS256.signer_from_jwk(&self.jwk).unwrap()),
            SigningAlg::Ps256 => Box::new(PS256.signer_from_jwk(&self.jwk).unwrap()),
            SigningAlg::Es256 => Box::new(ES256.signer_from_jwk(&self.jwk).unwrap()),
            SigningAlg::EdDsa => Box::new(EdDSA.signer_from_jwk(&self.jwk).unwrap()),
        };
        compact_texts(header, payload, |message| signer.sign(message).unwrap())
    }
}

/// A compact JWS.
pub fn compact(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    compact_texts(&header.to_string(), &claims.to_string(), sign)
}

fn compact_texts(header: &str, payload: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let signed = format!("{}.{}", encode(header), encode(payload));
    let signature = URL_SAFE_NO_PAD.encode(sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Signed with HS256 and these octets.
pub fn with_octets(secret: &[u8], claims: &Value) -> String {
    // HMAC fills keys up with zeros; OpenSSL wants one octet at least.
    let key = PKey::hmac(if secret.is_empty() { b"\0" } else { secret }).unwrap();
    compact(&json!({"alg": "HS256"}), claims, |message| {
        let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
        signer.sign_oneshot_to_vec(message).unwrap()
    })
}

/// JSON that is nested so deeply.
pub fn nested(depth: usize) -> String {
    format!("{}1{}", "[".repeat(depth), "]".repeat(depth))
}

/// Public keys as a client registers or publishes them.
pub fn key_set(keys: &[&ClientKey]) -> Value {
    let keys: Vec<Value> = keys.iter().map(|key| key.public()).collect();
    json!({ "keys": keys })
}

/// An id that was not used before.
pub fn fresh_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("id-{}", NEXT.fetch_add(1, Ordering::SeqCst))
}

/// The claims of an assertion that is in order.
pub fn assertion_claims(house: &House, app: &App) -> Value {
    let now = house.clock.now().secs();
    json!({
        "iss": app.id, "sub": app.id, "aud": ISSUER,
        "iat": now, "exp": now + 60, "jti": fresh_id(),
    })
}

/// A form with an assertion in the place of a secret.
pub fn with_assertion(form: Pairs, jwt: &str) -> Pairs {
    let form = with(form, "client_secret", None);
    let form = with(form, "client_assertion_type", Some(ASSERTION_TYPE));
    with(form, "client_assertion", Some(jwt))
}

/// A claim or header member set to another value; null takes it away.
pub fn changed(object: &Value, name: &str, value: &Value) -> Value {
    let mut object: Map<String, Value> = object.as_object().unwrap().clone();
    if value.is_null() {
        object.remove(name);
    } else {
        object.insert(name.to_owned(), value.clone());
    }
    Value::Object(object)
}

/// Whether a client is believed: asking about no token at all does nothing else.
pub fn is_believed(house: &House, request: &ClientRequest<'_>) -> Result<(), OAuthError> {
    let answer = introspection::introspect(&house.cx, request)?;
    assert_eq!(answer, json!({"active": false}));
    Ok(())
}

/// A proof of possession (RFC 9449 §4.2) for a request to one of our paths.
pub struct Proof<'a> {
    pub key: &'a ClientKey,
    pub claims: Value,
    pub header: Value,
}

impl<'a> Proof<'a> {
    pub fn new(house: &House, key: &'a ClientKey, method: &str, path: &str) -> Self {
        let now = house.clock.now().secs();
        Self {
            key,
            claims: json!({
                "htm": method, "htu": format!("{ISSUER}{path}"), "iat": now, "jti": fresh_id(),
            }),
            header: json!({ "typ": "dpop+jwt", "jwk": key.public() }),
        }
    }

    pub fn at_token(house: &House, key: &'a ClientKey) -> Self {
        Self::new(house, key, "POST", "/token")
    }

    /// With another value of a claim; null takes it away.
    pub fn with(mut self, name: &str, value: &Value) -> Self {
        self.claims = changed(&self.claims, name, value);
        self
    }

    /// About an access token.
    pub fn about(self, token: &str) -> Self {
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(token));
        self.with("ath", &json!(hash))
    }

    pub fn signed(&self) -> String {
        self.key.sign(&self.header, &self.claims)
    }
}

/// The `request_uri` of a pushed request of a client with a secret.
pub fn pushed(house: &House, app: &App, request: &Pairs) -> Result<String, OAuthError> {
    let form = with(
        request.clone(),
        "client_secret",
        Some(secret_of(app).expose()),
    );
    push(&house.cx, &ClientRequest::form(&form)).map(|pushed| pushed.request_uri)
}

/// What a browser brings to the authorization endpoint after a request was pushed.
pub fn referring(app: &App, request_uri: &str) -> Pairs {
    crate::house::pairs(&[("client_id", app.id.as_str()), ("request_uri", request_uri)])
}
