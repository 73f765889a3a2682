use crate::{At, Id, kind};

/// One single sign-on session of a guest in one browser. The cookie value is a secret of its own;
/// only its hash is stored, and a new one is drawn at every sign-in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id, also the `sid` claim (OIDC Back-Channel Logout §2.1).
    pub id: Id<kind::Session>,
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// Through which connection.
    pub connection_id: Id<kind::Connection>,
    /// The home issuer, for the `idp` claim.
    pub home_issuer: String,
    /// When the person last proved who they are, as the home says.
    pub auth_time: At,
    /// Authentication methods the home asserted (RFC 8176).
    pub amr: Vec<String>,
    /// Authentication context the home asserted.
    pub acr: Option<String>,
    /// When it began.
    pub created_at: At,
    /// When it was last used; written at most once a minute.
    pub seen_at: At,
    /// Ends then at the latest.
    pub expires_at: At,
    /// Set once it was ended.
    pub ended_at: Option<At>,
}

/// A session of an admin.
#[derive(Clone, Debug)]
pub struct AdminSession {
    /// Who.
    pub admin_id: Id<kind::Admin>,
    /// When it began.
    pub created_at: At,
    /// When the person last proved who they are.
    pub proven_at: At,
    /// When it was last used; written at most once a minute.
    pub seen_at: At,
    /// Ends then at the latest.
    pub expires_at: At,
}
