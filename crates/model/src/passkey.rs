use crate::{At, Id, UnknownText, kind};
use std::str::FromStr;

/// Whose passkey it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasskeyOwner {
    /// A guest with an invitation account.
    Guest(Id<kind::Guest>),
    /// An admin.
    Admin(Id<kind::Admin>),
}

impl PasskeyOwner {
    /// The owner's id as text; the prefixes keep the kinds apart.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Guest(id) => id.as_str(),
            Self::Admin(id) => id.as_str(),
        }
    }
}

impl std::fmt::Display for PasskeyOwner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PasskeyOwner {
    type Err = UnknownText;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse()
            .map(Self::Guest)
            .or_else(|_| text.parse().map(Self::Admin))
    }
}

/// A guest's authenticator app (RFC 6238).
#[derive(Clone, Debug)]
pub struct TotpFactor {
    /// Its secret, sealed.
    pub sealed: Vec<u8>,
    /// When its first code was right; before that it proves nothing.
    pub confirmed_at: Option<At>,
    /// Wrong codes in a row.
    pub failures: i32,
    /// No code is looked at before.
    pub retry_at: At,
}

/// A WebAuthn credential (W3C WebAuthn Level 3).
#[derive(Clone, Debug)]
pub struct Passkey {
    /// Its id here.
    pub id: Id<kind::Passkey>,
    /// Whose.
    pub owner: PasskeyOwner,
    /// The credential id in base64url.
    pub credential_id: String,
    /// The serialised public credential.
    pub credential: String,
    /// When it was made.
    pub created_at: At,
    /// When it was last used.
    pub used_at: Option<At>,
}
