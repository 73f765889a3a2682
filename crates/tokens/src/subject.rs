use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{SubjectSeed, SubjectType};
use sha2::{Digest, Sha256};

/// The `sub` of a guest at an app (OIDC Core §8). `sector` keeps pairwise subjects apart; the
/// result is never the address, never reused and says nothing about the upstream subject (J11).
#[must_use]
pub fn subject(seed: &SubjectSeed, kind: SubjectType, sector: &str) -> String {
    match kind {
        SubjectType::Public => seed.public.clone(),
        SubjectType::Pairwise => {
            let mut digest = Sha256::new();
            digest.update(seed.pairwise.as_bytes());
            digest.update([0]);
            digest.update(sector.as_bytes());
            URL_SAFE_NO_PAD.encode(digest.finalize())
        }
    }
}
