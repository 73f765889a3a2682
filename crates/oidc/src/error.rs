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
        /// The access token does not allow that (RFC 6750 §3.1).
        InsufficientScope = "insufficient_scope",
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
        /// `prompt=none` needs a consent (OIDC Core §3.1.2.6).
        ConsentRequired = "consent_required",
        /// The guest must do something and `prompt=none` forbids to ask (OIDC Core §3.1.2.6).
        InteractionRequired = "interaction_required",
        /// The demanded authentication cannot be had (OIDC Unmet Authentication Requirements §2).
        UnmetAuthentication = "unmet_authentication_requirements",
        /// The request object is not in order (RFC 9101 §7).
        InvalidRequestObject = "invalid_request_object",
        /// The `request_uri` is unknown, used or over (RFC 9101 §7).
        InvalidRequestUri = "invalid_request_uri",
        /// `request_uri` is one of the client's own, which we never fetch (A16).
        RequestUriNotSupported = "request_uri_not_supported",
        /// The resource is not acceptable (RFC 8707 §2).
        InvalidTarget = "invalid_target",
        /// The authorization details are not acceptable (RFC 9396 §5).
        InvalidAuthorizationDetails = "invalid_authorization_details",
        /// The proof of possession is not in order (RFC 9449 §5).
        InvalidDpopProof = "invalid_dpop_proof",
        /// The proof needs a nonce of ours (RFC 9449 §8).
        UseDpopNonce = "use_dpop_nonce",
        /// Nobody has answered for the device yet (RFC 8628 §3.5).
        AuthorizationPending = "authorization_pending",
        /// The device asks too often (RFC 8628 §3.5).
        SlowDown = "slow_down",
        /// The device code is over (RFC 8628 §3.5).
        ExpiredToken = "expired_token",
        /// Such a token cannot be revoked (RFC 7009 §2.2.1).
        UnsupportedTokenType = "unsupported_token_type",
        /// A redirect URI is not acceptable (RFC 7591 §3.2.2).
        InvalidRedirectUri = "invalid_redirect_uri",
        /// Metadata of a client is not acceptable (RFC 7591 §3.2.2).
        InvalidClientMetadata = "invalid_client_metadata",
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
            Self::InsufficientScope => 403,
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
