use model::{Reason, text_enum};
use store::StoreError;
use tokens::KeyError;

text_enum! {
    /// Error codes of RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1 and OIDC Core §3.1.2.6.
    OAuthCode {
        /// A parameter is missing, repeated or malformed.
        InvalidRequest = "invalid_request",
        /// The client did not prove itself.
        InvalidClient = "invalid_client",
        /// The code or refresh token is not usable.
        InvalidGrant = "invalid_grant",
        /// The scope is not acceptable.
        InvalidScope = "invalid_scope",
        /// The access token is not usable.
        InvalidToken = "invalid_token",
        /// The client may not use this grant.
        UnauthorizedClient = "unauthorized_client",
        /// The grant type is not offered.
        UnsupportedGrantType = "unsupported_grant_type",
        /// The response type is not offered.
        UnsupportedResponseType = "unsupported_response_type",
        /// The guest may not, or does not want to.
        AccessDenied = "access_denied",
        /// `prompt=none` needs a session.
        LoginRequired = "login_required",
        /// `request` is not offered.
        RequestNotSupported = "request_not_supported",
        /// `request_uri` is not offered.
        RequestUriNotSupported = "request_uri_not_supported",
        /// Our fault.
        ServerError = "server_error",
        /// Our fault, for now.
        TemporarilyUnavailable = "temporarily_unavailable",
    }
}

impl OAuthCode {
    /// The HTTP status of a direct answer.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidClient | Self::InvalidToken => 401,
            Self::ServerError => 500,
            Self::TemporarilyUnavailable => 503,
            _ => 400,
        }
    }
}

/// One refusal for three readers: the client sees code and hint, the audit chain the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {hint}")]
pub struct OAuthError {
    /// For the client.
    pub code: OAuthCode,
    /// For audit and log.
    pub reason: Reason,
    /// For the app's developer.
    pub hint: &'static str,
}

impl OAuthError {
    pub(crate) const fn new(code: OAuthCode, reason: Reason, hint: &'static str) -> Self {
        Self { code, reason, hint }
    }
    pub(crate) const fn grant(reason: Reason, hint: &'static str) -> Self {
        Self::new(OAuthCode::InvalidGrant, reason, hint)
    }
    pub(crate) const fn request(hint: &'static str) -> Self {
        Self::new(OAuthCode::InvalidRequest, Reason::InvalidRequest, hint)
    }
}

impl From<OidcFailure> for OAuthError {
    fn from(failure: OidcFailure) -> Self {
        tracing::error!(error = %failure, "an endpoint failed");
        match failure {
            OidcFailure::Store(StoreError::Unavailable(_)) => Self::new(
                OAuthCode::TemporarilyUnavailable,
                Reason::InvalidRequest,
                "try again in a moment",
            ),
            _ => Self::new(
                OAuthCode::ServerError,
                Reason::InvalidRequest,
                "internal error",
            ),
        }
    }
}

/// An endpoint could not do its work; nobody is to blame but us.
#[derive(Debug, thiserror::Error)]
pub enum OidcFailure {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
}
