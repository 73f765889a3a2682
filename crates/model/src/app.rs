use crate::{At, ClientMetadata, GrantType, Id, kind, text_enum};
use url::{Host, Url};

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
        /// A JWT keyed by the secret (RFC 7523 §2.2).
        SecretJwt = "client_secret_jwt",
        /// A JWT signed by a key of the client (RFC 7523 §2.2).
        PrivateKeyJwt = "private_key_jwt",
        /// A certificate whose subject is registered (RFC 8705 §2.1).
        Tls = "tls_client_auth",
        /// A certificate whose key is registered (RFC 8705 §2.2).
        SelfSignedTls = "self_signed_tls_client_auth",
    }
}

impl ClientAuthMethod {
    /// Whether the client holds a secret that we drew.
    #[must_use]
    pub const fn has_secret(self) -> bool {
        matches!(self, Self::SecretBasic | Self::SecretPost | Self::SecretJwt)
    }
}

text_enum! {
    /// Asymmetric JWS algorithms (RFC 7518 §3.1, RFC 8037 §3.1): the ones we sign with, and the
    /// only ones we take from clients.
    SigningAlg {
        /// RSASSA-PKCS1-v1_5 with SHA-256, OIDC's default.
        Rs256 = "RS256",
        /// ECDSA with P-256 and SHA-256.
        Es256 = "ES256",
        /// RSASSA-PSS with SHA-256.
        Ps256 = "PS256",
        /// Ed25519.
        EdDsa = "EdDSA",
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
    /// Whether guests are asked before it learns about them.
    pub party: Party,
    /// What else it registered.
    pub client: ClientMetadata,
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

text_enum! {
    /// Whose app it is.
    Party {
        /// The host's: its admins consent for the guests they assign.
        Host = "host",
        /// Somebody else's: each guest is asked.
        Third = "third",
    }
}

/// Whether an address never leaves the machine (RFC 6761 §6.3, RFC 8252 §7.3).
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl App {
    /// Whether it may use a grant.
    #[must_use]
    pub fn may_use(&self, grant: GrantType) -> bool {
        let types = &self.client.response_types;
        match grant {
            GrantType::AuthorizationCode => types.iter().any(|t| t.has_code()),
            GrantType::Implicit => types.iter().any(|t| t.is_front_channel()),
            GrantType::RefreshToken => self.refresh == RefreshUse::Allowed,
            _ => self.client.extra_grants.contains(&grant),
        }
    }

    /// Every grant it may use.
    #[must_use]
    pub fn grant_types(&self) -> Vec<GrantType> {
        let all = GrantType::ALL.iter().copied();
        all.filter(|grant| self.may_use(*grant)).collect()
    }

    /// Whether it is a public client whose code and tokens live in a page. Public clients that are sent back to
    /// this machine or to a scheme of their own are native (RFC 8252 §7).
    #[must_use]
    pub fn runs_in_browser(&self) -> bool {
        let is_remote = |uri: &String| {
            let url = Url::parse(uri).ok();
            url.is_none_or(|url| url.scheme().starts_with("http") && !is_loopback(&url))
        };
        self.auth_method == ClientAuthMethod::None && self.redirect_uris.iter().any(is_remote)
    }

    /// The vault context of its secrets, where they have to be read again.
    #[must_use]
    pub fn secret_context(id: &Id<kind::App>) -> String {
        format!("app_secret:{id}")
    }

    /// What keeps its pairwise subjects apart from those of others (OIDC Core §8.1): the host of
    /// its sector identifier, or itself alone.
    #[must_use]
    pub fn sector(&self) -> &str {
        self.client.sector.as_deref().unwrap_or(self.id.as_str())
    }
}
