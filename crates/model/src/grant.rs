use crate::{At, ClaimsRequest, Id, kind};
use serde::{Deserialize, Serialize};

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
    /// What else was asked and granted.
    pub granted: Granted,
    /// The family whose token was exchanged for this one (RFC 8693); it ends with that one.
    pub exchanged_from: Option<Id<kind::Family>>,
    /// The key that its refresh tokens are bound to, for a public client.
    pub confirmation: Option<Confirmation>,
    /// When it began.
    pub created_at: At,
    /// Ends then however often it is refreshed.
    pub expires_at: At,
    /// When the last token that its app got ends; `None` while it got none.
    pub access_until: Option<At>,
    /// Set once it was revoked.
    pub revoked_at: Option<At>,
}

/// What a request was granted besides its scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Granted {
    /// Single claims (OIDC Core §5.5).
    #[serde(skip_serializing_if = "ClaimsRequest::is_empty")]
    pub claims: ClaimsRequest,
    /// Resources that access tokens may be for (RFC 8707).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// Authorization details (RFC 9396).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorization_details: Vec<serde_json::Value>,
}

/// What a token is bound to: whoever uses it proves possession (RFC 7800 §3.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmation {
    /// A key, by its thumbprint (RFC 9449 §6.1).
    #[serde(rename = "jkt")]
    Key(String),
    /// A certificate, by its SHA-256 thumbprint (RFC 8705 §3.1).
    #[serde(rename = "x5t#S256")]
    Certificate(String),
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
    /// The key that the request was bound to (RFC 9449 §10).
    pub dpop_jkt: Option<String>,
    /// Not from this instant on.
    pub expires_at: At,
}
