use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{Confirmation, SigningAlg, Span, text_enum};
use serde::Serialize;
use sha2::{Digest, Sha256, Sha512};

text_enum! {
    /// The kinds of tokens we sign, by their `typ` header (RFC 8725 §3.11).
    TokenKind {
        /// An ID token.
        Id = "JWT",
        /// An access token (RFC 9068 §2.1).
        Access = "at+jwt",
        /// A logout token (OIDC Back-Channel Logout §2.4).
        Logout = "logout+jwt",
        /// A Security Event Token (RFC 8417 §2.3).
        SecurityEvent = "secevent+jwt",
        /// Userinfo as a JWT (OIDC Core §5.3.2).
        Userinfo = "userinfo+jwt",
        /// An introspection answer (RFC 9701 §5).
        Introspection = "token-introspection+jwt",
        /// An authorization response (JARM §2.1).
        Authorization = "oauth-authz-resp+jwt",
    }
}

/// Claims of an ID token (OIDC Core §2). Instants are seconds since the Unix epoch.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IdToken {
    /// Our issuer identifier, always.
    pub iss: String,
    /// The guest at this app.
    pub sub: String,
    /// The app, alone.
    pub aud: String,
    /// Not from this second on.
    pub exp: i64,
    /// When it was issued.
    pub iat: i64,
    /// When the person proved who they are, as the home says.
    pub auth_time: i64,
    /// The request's nonce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// At most what the home asserted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    /// At most what the home asserted (RFC 8176).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amr: Vec<String>,
    /// The session (OIDC Back-Channel Logout §2.1).
    pub sid: String,
    /// Left half of the access token's hash (OIDC Core §3.1.3.6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_hash: Option<String>,
    /// Left half of the code's hash (OIDC Core §3.3.2.11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub c_hash: Option<String>,
    /// Left half of the hash of `state`, where tokens pass through the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s_hash: Option<String>,
    /// Who the person is and where from.
    #[serde(flatten)]
    pub person: Person,
}

/// Claims about the person, in ID tokens and at userinfo.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// The name the host gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the home proved that address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// Preferred language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The home issuer.
    pub idp: String,
    /// The partner's name.
    pub partner: String,
    /// The partner's id.
    pub partner_id: String,
    /// Always true: nobody else signs in here.
    pub guest: bool,
    /// Roles at this app.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            name: None,
            email: None,
            email_verified: None,
            locale: None,
            idp: String::new(),
            partner: String::new(),
            partner_id: String::new(),
            guest: true,
            roles: Vec::new(),
        }
    }
}

/// Claims of an access token (RFC 9068 §2.2). Instants are seconds since the Unix epoch.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AccessToken {
    /// Our issuer identifier.
    pub iss: String,
    /// The guest at this app, or the app itself.
    pub sub: String,
    /// Whom it is for, alone.
    pub aud: String,
    /// The app it was issued to.
    pub client_id: String,
    /// When it was issued.
    pub iat: i64,
    /// Not from this second on.
    pub exp: i64,
    /// Its id.
    pub jti: String,
    /// What it allows, space-separated.
    pub scope: String,
    /// The session; none for an app that acts for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// Its token family, so that its state can be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// When the person proved who they are (RFC 9068 §2.2.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_time: Option<i64>,
    /// How (RFC 9068 §2.2.1); for step-up (RFC 9470 §6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    /// With which methods (RFC 8176).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amr: Vec<String>,
    /// What it is bound to (RFC 7800 §3.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
    /// The app that had it made for another (RFC 8693 §4.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<serde_json::Value>,
    /// Authorization details (RFC 9396 §9.1).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorization_details: Vec<serde_json::Value>,
    /// Roles at this app.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

/// Claims of a logout token (OIDC Back-Channel Logout §2.4).
#[derive(Clone, Debug, Serialize)]
pub struct LogoutToken {
    /// Our issuer identifier.
    pub iss: String,
    /// The guest at this app.
    pub sub: String,
    /// The app, alone.
    pub aud: String,
    /// When it was issued.
    pub iat: i64,
    /// Two minutes later at most.
    pub exp: i64,
    /// Its id, the same at every retry.
    pub jti: String,
    /// The session that ended.
    pub sid: String,
    /// What happened.
    pub events: serde_json::Value,
}

impl LogoutToken {
    /// How long one lives at most (OIDC Back-Channel Logout §4).
    pub const LIFETIME: Span = Span::mins(2);

    /// The `events` member that makes it a logout token.
    #[must_use]
    pub fn events() -> serde_json::Value {
        serde_json::json!({ "http://schemas.openid.net/event/backchannel-logout": {} })
    }
}

/// The left half of a text's hash in base64url (`at_hash`, `c_hash`, OIDC Core §3.1.3.6), with the
/// hash of the algorithm that signs: SHA-512 for Ed25519, SHA-256 for the others.
#[must_use]
pub fn half_hash(alg: SigningAlg, text: &str) -> String {
    let digest: Vec<u8> = match alg {
        SigningAlg::EdDsa => Sha512::digest(text.as_bytes()).to_vec(),
        _ => Sha256::digest(text.as_bytes()).to_vec(),
    };
    URL_SAFE_NO_PAD.encode(digest.split_at(digest.len() / 2).0)
}
