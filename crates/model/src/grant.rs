use crate::{At, Id, kind};

/// All tokens of one session at one app: made with the code, live until revoked or expired.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its id; access tokens carry it so that userinfo can ask for its state.
    pub id: Id<kind::Family>,
    /// The session it belongs to and ends with.
    pub session_id: Id<kind::Session>,
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// At which app.
    pub app_id: Id<kind::App>,
    /// Granted scope, space-separated (RFC 6749 §3.3).
    pub scope: String,
    /// When it began.
    pub created_at: At,
    /// Ends then however often it is refreshed.
    pub expires_at: At,
    /// Set once it was revoked.
    pub revoked_at: Option<At>,
}

/// What an authorization code stands for (RFC 6749 §4.1.2).
#[derive(Clone, Debug)]
pub struct Code {
    /// The family that its tokens will belong to.
    pub family_id: Id<kind::Family>,
    /// The app it was issued to.
    pub app_id: Id<kind::App>,
    /// The redirect URI of the request.
    pub redirect_uri: String,
    /// PKCE S256 challenge, if one was sent.
    pub challenge: Option<String>,
    /// The request's nonce.
    pub nonce: Option<String>,
    /// Not from this instant on.
    pub expires_at: At,
}
