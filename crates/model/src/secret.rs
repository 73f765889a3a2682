use crate::Random;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A value that must not be shown: `Debug` is redacted, there is no `Display`, no `PartialEq`,
/// and memory is wiped on drop.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Draws 256 random bits as 43 characters of base64url.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        random.fill(bytes.as_mut());
        Self::new(URL_SAFE_NO_PAD.encode(bytes.as_ref()))
    }

    /// Draws a decimal code of `digits` digits without modulo bias.
    #[must_use]
    pub fn draw_digits(random: &dyn Random, digits: usize) -> Self {
        let mut code = String::with_capacity(digits);
        while code.len() < digits {
            let mut byte = [0_u8; 1];
            random.fill(&mut byte);
            if byte[0] < 250 {
                code.push(char::from(b'0' + byte[0] % 10));
            }
        }
        Self::new(code)
    }

    /// A secret that whoever holds this one and the salt can make again, and nobody else.
    #[must_use]
    pub fn derived(&self, salt: &[u8]) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"derived");
        digest.update(Sha256::digest(self.0.as_bytes()));
        digest.update(salt);
        Self::new(URL_SAFE_NO_PAD.encode(digest.finalize()))
    }

    /// The text itself, for the one place that hands it over.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What may be stored.
    #[must_use]
    pub fn hashed(&self) -> HashedSecret {
        HashedSecret::of(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl serde::Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d).map(Self::new)
    }
}

/// SHA-256 of a secret with at least 128 bits of entropy: the only form that is stored.
#[derive(Clone)]
pub struct HashedSecret([u8; 32]);

impl HashedSecret {
    /// Hashes what a caller presented.
    #[must_use]
    pub fn of(presented: &str) -> Self {
        Self(Sha256::digest(presented.as_bytes()).into())
    }

    /// From a stored value; `None` unless it has 32 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The stored form.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Compares in constant time.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Debug for HashedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, ..] = self.0;
        write!(f, "sha256:{a:02x}{b:02x}{c:02x}{d:02x}…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There is one such method for everything, and a second one for what can be compared by `==`: a
    /// type with both makes the call below ambiguous, and this file does not compile.
    trait Comparable<Marker> {
        fn is_not_comparable() {}
    }
    impl<T: ?Sized> Comparable<()> for T {}
    impl<T: ?Sized + PartialEq> Comparable<u8> for T {}

    #[test]
    fn e06_secrets_are_compared_in_constant_time_and_in_no_other_way() {
        // Fails to compile as soon as somebody derives `PartialEq`.
        <Secret as Comparable<_>>::is_not_comparable();
        <HashedSecret as Comparable<_>>::is_not_comparable();
        let right = HashedSecret::of("right");
        assert!(right.matches(&HashedSecret::of("right")));
        for bit in 0..256 {
            let mut bytes = *<&[u8; 32]>::try_from(right.as_bytes()).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let wrong = HashedSecret::from_bytes(&bytes).unwrap();
            assert!(!right.matches(&wrong), "bit {bit}");
        }
        assert!(HashedSecret::from_bytes(&[0; 31]).is_none());
    }
}
