use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, Lifetimes, Random, SigningAlg, SigningKeyRecord};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};
use tokens::{Expect, Expiry, KeyRequest, KeyRing, Sealer, TokenKind, generate};
use zeroize::Zeroizing;

pub const ISSUER: &str = "https://guests.example";
pub const APP: &str = "app_1";
/// When the fixture's keys are made and begin to sign.
pub const START: At = At::from_secs(1_800_000_000);

/// The same bytes at every run: SHA-256 of a seed and a counter.
pub struct Seeded {
    seed: u64,
    drawn: AtomicU64,
}

impl Seeded {
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self {
            seed,
            drawn: AtomicU64::new(0),
        })
    }
}

impl Random for Seeded {
    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let counter = self.drawn.fetch_add(1, Ordering::Relaxed);
            let mut block = Sha256::new();
            block.update(self.seed.to_le_bytes());
            block.update(counter.to_le_bytes());
            chunk.copy_from_slice(&block.finalize()[..chunk.len()]);
        }
    }
}

pub fn sealer() -> Sealer {
    Sealer::new(Zeroizing::new([7; 32]), Seeded::new(1))
}

pub fn make(alg: SigningAlg, now: At, active_from: At) -> SigningKeyRecord {
    let request = KeyRequest {
        alg,
        now,
        active_from,
        lifetimes: &Lifetimes::default(),
    };
    // Two algorithms of one kind must not get one key.
    let seed = 2 + alg as u64;
    generate(&request, &*Seeded::new(seed), &sealer()).unwrap()
}

/// One key of each algorithm, made once: an RSA key takes a moment.
pub fn records() -> &'static [SigningKeyRecord] {
    static RECORDS: OnceLock<Vec<SigningKeyRecord>> = OnceLock::new();
    let all = SigningAlg::ALL.iter();
    RECORDS.get_or_init(|| all.map(|alg| make(*alg, START, START)).collect())
}

pub fn record(alg: SigningAlg) -> &'static SigningKeyRecord {
    records().iter().find(|r| r.alg == alg).unwrap()
}

pub fn ring() -> KeyRing {
    KeyRing::load(records(), &sealer()).unwrap()
}

pub fn claims() -> Value {
    let now = START.secs();
    json!({ "iss": ISSUER, "sub": "s", "aud": APP, "iat": now, "exp": now + 300 })
}

pub fn expect(kind: TokenKind) -> Expect<'static> {
    Expect {
        kind,
        issuer: ISSUER,
        audience: Some(APP),
        expiry: Expiry::Enforced,
    }
}

/// The header, payload and signature of a token, decoded.
pub fn parts(token: &str) -> [Vec<u8>; 3] {
    let parts: Vec<Vec<u8>> = token
        .split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect();
    parts.try_into().unwrap()
}

/// A compact serialization of raw parts.
pub fn join(header: &str, payload: &[u8], signature: &[u8]) -> String {
    [header.as_bytes(), payload, signature]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".")
}
