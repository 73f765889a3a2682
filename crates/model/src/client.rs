use crate::{ClientAuthMethod, SigningAlg, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

text_enum! {
    /// Grants (RFC 7591 §2, RFC 8628 §3.4, RFC 8693 §2.1).
    GrantType {
        /// A code for tokens.
        AuthorizationCode = "authorization_code",
        /// Tokens for their successors.
        RefreshToken = "refresh_token",
        /// Tokens in the authorization response.
        Implicit = "implicit",
        /// An app for itself.
        ClientCredentials = "client_credentials",
        /// A device without a browser.
        DeviceCode = "urn:ietf:params:oauth:grant-type:device_code",
        /// A token for one at another app.
        TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange",
    }
}

text_enum! {
    /// Response types (OAuth 2.0 Multiple Response Types §5).
    ResponseType {
        /// A code.
        Code = "code",
        /// An ID token.
        IdToken = "id_token",
        /// An ID token and an access token.
        IdTokenToken = "id_token token",
        /// A code and an ID token.
        CodeIdToken = "code id_token",
        /// A code and an access token.
        CodeToken = "code token",
        /// All three.
        CodeIdTokenToken = "code id_token token",
    }
}

impl ResponseType {
    /// The type that names these parts in whatever order.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let parts = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
        let asked = parts(text);
        let named = text.split(' ').count() == asked.len();
        let all = Self::ALL.iter().copied();
        all.into_iter()
            .find(|known| named && parts(known.as_str()) == asked)
    }

    /// Whether the answer holds a code.
    #[must_use]
    pub const fn has_code(self) -> bool {
        !matches!(self, Self::IdToken | Self::IdTokenToken)
    }

    /// Whether the answer holds an ID token.
    #[must_use]
    pub const fn has_id_token(self) -> bool {
        !matches!(self, Self::Code | Self::CodeToken)
    }

    /// Whether the answer holds an access token.
    #[must_use]
    pub const fn has_token(self) -> bool {
        matches!(
            self,
            Self::IdTokenToken | Self::CodeToken | Self::CodeIdTokenToken
        )
    }

    /// Whether tokens pass through the browser.
    #[must_use]
    pub const fn is_front_channel(self) -> bool {
        !matches!(self, Self::Code)
    }
}

text_enum! {
    /// Where an app reads claims about the guest.
    IdTokenClaims {
        /// In the ID token already.
        Included = "included",
        /// At userinfo only (OIDC Core §5.4).
        Userinfo = "userinfo",
    }
}

/// What a client registered beyond how it looks and where it lives. Members have the names of the
/// registry (RFC 7591 §4.1); a default is what a server-side web app of the host wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientMetadata {
    /// Answers it may ask the authorization endpoint for.
    pub response_types: Vec<ResponseType>,
    /// Grants that do not follow from its response types.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra_grants: Vec<GrantType>,
    /// Its public keys (RFC 7517 §5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks: Option<serde_json::Value>,
    /// Where its public keys are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_uri: Option<String>,
    /// The one algorithm of its assertions; any asymmetric one if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_endpoint_auth_signing_alg: Option<SigningAlg>,
    /// Whose certificate it authenticates with (RFC 8705 §2.1.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_subject: Option<CertificateSubject>,
    /// Whether its access tokens are bound to its certificate (RFC 8705 §3.4).
    #[serde(skip_serializing_if = "is_false")]
    pub tls_client_certificate_bound_access_tokens: bool,
    /// Whether it must prove possession of a key at every token request (RFC 9449 §5.2).
    #[serde(skip_serializing_if = "is_false")]
    pub dpop_bound_access_tokens: bool,
    /// Whether its proofs must carry a nonce of ours (RFC 9449 §8).
    #[serde(skip_serializing_if = "is_false")]
    pub require_dpop_nonce: bool,
    /// Whether it must push its authorization requests (RFC 9126 §6).
    #[serde(skip_serializing_if = "is_false")]
    pub require_pushed_authorization_requests: bool,
    /// Whether its authorization requests must be signed (RFC 9101 §10.5).
    #[serde(skip_serializing_if = "is_false")]
    pub require_signed_request_object: bool,
    /// The one algorithm of its request objects; any asymmetric one if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_object_signing_alg: Option<SigningAlg>,
    /// Userinfo is signed so; plain JSON if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub userinfo_signed_response_alg: Option<SigningAlg>,
    /// Introspection answers are signed so when a JWT is asked for (RFC 9701 §6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introspection_signed_response_alg: Option<SigningAlg>,
    /// Authorization responses are signed so when a JWT is asked for (JARM §3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_signed_response_alg: Option<SigningAlg>,
    /// Where it reads claims about the guest.
    pub id_token_claims: IdTokenClaims,
    /// What keeps its pairwise subjects apart, if not itself: the host of `sector_identifier_uri`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Its `sector_identifier_uri` as registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector_identifier_uri: Option<String>,
    /// How old an authentication may be when a request does not say, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_max_age: Option<u32>,
    /// The context it wants when a request does not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub default_acr_values: Vec<String>,
    /// Where front-channel logout goes (OIDC Front-Channel Logout §2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frontchannel_logout_uri: Option<String>,
    /// What it may ask for when it asks for itself (RFC 7591 §2), space-separated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Resources of the app that access tokens can be for (RFC 8707).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// Types of authorization details it may ask for (RFC 9396 §10).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorization_details_types: Vec<String>,
    /// The apps for which it may exchange tokens, by `client_id` (RFC 8693).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub token_exchange_audiences: Vec<String>,
    /// Where a third party may start a sign-in (OIDC Core §4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initiate_login_uri: Option<String>,
    /// Its home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_uri: Option<String>,
    /// Its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_uri: Option<String>,
    /// What it does with data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_uri: Option<String>,
    /// Its terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tos_uri: Option<String>,
    /// Its people's addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// Its name and links in other languages: `client_name#de` and the like (RFC 7591 §2.2).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub localized: BTreeMap<String, String>,
}

impl Default for ClientMetadata {
    fn default() -> Self {
        Self {
            response_types: vec![ResponseType::Code],
            extra_grants: Vec::new(),
            jwks: None,
            jwks_uri: None,
            token_endpoint_auth_signing_alg: None,
            tls_subject: None,
            tls_client_certificate_bound_access_tokens: false,
            dpop_bound_access_tokens: false,
            require_dpop_nonce: false,
            require_pushed_authorization_requests: false,
            require_signed_request_object: false,
            request_object_signing_alg: None,
            userinfo_signed_response_alg: None,
            introspection_signed_response_alg: None,
            authorization_signed_response_alg: None,
            id_token_claims: IdTokenClaims::Included,
            sector: None,
            sector_identifier_uri: None,
            default_max_age: None,
            default_acr_values: Vec::new(),
            frontchannel_logout_uri: None,
            scope: None,
            resources: Vec::new(),
            authorization_details_types: Vec::new(),
            token_exchange_audiences: Vec::new(),
            initiate_login_uri: None,
            client_uri: None,
            logo_uri: None,
            policy_uri: None,
            tos_uri: None,
            contacts: Vec::new(),
            localized: BTreeMap::new(),
        }
    }
}

impl ClientMetadata {
    /// Whether its access tokens count only together with a key or certificate.
    #[must_use]
    pub const fn binds_access_tokens(&self) -> bool {
        self.dpop_bound_access_tokens || self.tls_client_certificate_bound_access_tokens
    }

    /// A text in the reader's language if the client registered one (`client_name#de`), else as
    /// given (RFC 7591 §2.2).
    #[must_use]
    pub fn localized<'a>(&'a self, member: &str, language: &str, plain: &'a str) -> &'a str {
        let primary = language.split('-').next().unwrap_or(language);
        [language, primary]
            .iter()
            .find_map(|tag| self.localized.get(&format!("{member}#{tag}")))
            .map_or(plain, String::as_str)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The one name of a client's certificate that counts (RFC 8705 §2.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateSubject {
    /// The distinguished name (RFC 4514).
    #[serde(rename = "tls_client_auth_subject_dn")]
    Dn(String),
    /// A DNS name among the alternative names.
    #[serde(rename = "tls_client_auth_san_dns")]
    Dns(String),
    /// A URI among the alternative names.
    #[serde(rename = "tls_client_auth_san_uri")]
    Uri(String),
    /// An IP address among the alternative names.
    #[serde(rename = "tls_client_auth_san_ip")]
    Ip(String),
    /// An e-mail address among the alternative names.
    #[serde(rename = "tls_client_auth_san_email")]
    Email(String),
}

/// Which single claims a request asks for (OIDC Core §5.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimsRequest {
    /// For the ID token.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub id_token: BTreeSet<String>,
    /// For userinfo.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub userinfo: BTreeSet<String>,
}

impl ClaimsRequest {
    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id_token.is_empty() && self.userinfo.is_empty()
    }
}

/// A pushed authorization request (RFC 9126).
#[derive(Clone, Debug)]
pub struct PushedRequest {
    /// Whose.
    pub app_id: crate::Id<crate::kind::App>,
    /// Its parameters.
    pub params: Vec<(String, String)>,
    /// The key that the client proved when it pushed, if it did (RFC 9449 §10.1).
    pub dpop_jkt: Option<String>,
    /// Not from this instant on.
    pub expires_at: crate::At,
}

text_enum! {
    /// Where a device's request stands (RFC 8628).
    DeviceState {
        /// Nobody answered yet.
        Pending = "pending",
        /// A guest said yes.
        Approved = "approved",
        /// A guest said no.
        Refused = "refused",
        /// Its tokens were issued.
        Used = "used",
    }
}

/// A device that waits for a guest's answer (RFC 8628 §3.2).
#[derive(Clone, Debug)]
pub struct DeviceRequest {
    /// Which app it runs.
    pub app_id: crate::Id<crate::kind::App>,
    /// What it asks for, space-separated.
    pub scope: String,
    /// Where it stands.
    pub state: DeviceState,
    /// The family that the answer made.
    pub family_id: Option<crate::Id<crate::kind::Family>>,
    /// Not before this instant may it ask again.
    pub next_poll_at: crate::At,
    /// How long it must wait between two asks, in seconds.
    pub interval_secs: i32,
    /// Not from this instant on.
    pub expires_at: crate::At,
}

/// What a guest agreed to for a third-party app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The app.
    pub app_id: crate::Id<crate::kind::App>,
    /// The scope, space-separated.
    pub scope: String,
    /// When.
    pub given_at: crate::At,
}

/// How a client came to be registered (RFC 7591).
#[derive(Clone, Debug)]
pub struct InitialAccessToken {
    /// What it is for, in an admin's words.
    pub name: String,
    /// How many clients it may still register.
    pub uses_left: i32,
    /// Not from this instant on.
    pub expires_at: crate::At,
}

impl ClientAuthMethod {
    /// Whether the client presents a certificate (RFC 8705).
    #[must_use]
    pub const fn is_tls(self) -> bool {
        matches!(self, Self::Tls | Self::SelfSignedTls)
    }
}
