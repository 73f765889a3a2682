use crate::{At, Id, kind, text_enum};

text_enum! {
    /// Whether an app may be opened.
    AppState {
        /// In use.
        Enabled = "enabled",
        /// Switched off by an admin.
        Disabled = "disabled",
    }
}

text_enum! {
    /// How the app authenticates at the token endpoint (OIDC Core §9). It comes from the
    /// registration, never from what a request carries.
    ClientAuthMethod {
        /// A public client.
        None = "none",
        /// Secret in the `Authorization` header.
        SecretBasic = "client_secret_basic",
        /// Secret in the form.
        SecretPost = "client_secret_post",
    }
}

text_enum! {
    /// JWS algorithm of ID tokens (RFC 7518 §3.1).
    SigningAlg {
        /// RSASSA-PKCS1-v1_5 with SHA-256, OIDC's default.
        Rs256 = "RS256",
        /// ECDSA with P-256 and SHA-256.
        Es256 = "ES256",
    }
}

text_enum! {
    /// Subject identifier type (OIDC Core §8).
    SubjectType {
        /// The same `sub` at every such app.
        Public = "public",
        /// Another `sub` at each app.
        Pairwise = "pairwise",
    }
}

text_enum! {
    /// Whether the app must use PKCE with S256 (RFC 7636).
    Pkce {
        /// The default.
        Required = "required",
        /// For confidential clients that cannot.
        Optional = "optional",
    }
}

/// An OIDC relying party with how it looks to people. Its `client_id` is its id.
#[derive(Clone, Debug)]
pub struct App {
    /// Its id and `client_id`.
    pub id: Id<kind::App>,
    /// Short unique name for files and commands: lower-case letters, digits, hyphens.
    pub slug: String,
    /// Its name as shown to people.
    pub name: String,
    /// Whether it may be opened.
    pub state: AppState,
    /// How it authenticates.
    pub auth_method: ClientAuthMethod,
    /// Whether PKCE is required.
    pub pkce: Pkce,
    /// Whether it may use refresh tokens.
    pub refresh: RefreshUse,
    /// How its ID tokens are signed.
    pub id_token_alg: SigningAlg,
    /// How its subjects are named.
    pub subject_type: SubjectType,
    /// Where a person starts it from the panel.
    pub launch_url: Option<String>,
    /// Whom a refused guest may ask (https or mailto).
    pub contact_url: Option<String>,
    /// Where logout tokens go (OIDC Back-Channel Logout §2.2).
    pub backchannel_logout_uri: Option<String>,
    /// Exact redirect URIs.
    pub redirect_uris: Vec<String>,
    /// Exact post-logout redirect URIs.
    pub post_logout_redirect_uris: Vec<String>,
    /// When it was registered.
    pub created_at: At,
}

text_enum! {
    /// Whether an app is registered for the `refresh_token` grant.
    RefreshUse {
        /// It gets refresh tokens.
        Allowed = "allowed",
        /// It does not.
        Never = "never",
    }
}
