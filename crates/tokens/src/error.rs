/// A key cannot be made, loaded or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The private key does not open; the encryption key is probably another one.
    #[error("signing key {kid}: {source}")]
    Sealed {
        /// Which key.
        kid: String,
        /// Why.
        source: model::Unsealable,
    },
    /// The key is too weak or not of its algorithm's kind (J03).
    #[error("signing key {kid} is not acceptable: {problem}")]
    Unacceptable {
        /// Which key.
        kid: String,
        /// Why.
        problem: String,
    },
    /// No key of that algorithm is active now.
    #[error("no active signing key for {0}")]
    NoActiveKey(model::SigningAlg),
    /// The library refused.
    #[error("signing failed: {0}")]
    Library(String),
}

/// A token does not verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// Not a compact JWS of acceptable size and form, or its header is not acceptable.
    #[error("the token is malformed")]
    Malformed,
    /// The header's algorithm is not that of the key (RFC 8725 §3.1).
    #[error("the token's algorithm is not acceptable")]
    Algorithm,
    /// The header names no key of ours that may still verify.
    #[error("the token's key is unknown or retired")]
    UnknownKey,
    /// The signature is not of that key.
    #[error("the token's signature is wrong")]
    Signature,
    /// Another kind of token (RFC 8725 §3.11).
    #[error("the token is of another kind")]
    Kind,
    /// Another issuer.
    #[error("the token is of another issuer")]
    Issuer,
    /// For another audience.
    #[error("the token is for another audience")]
    Audience,
    /// Expired or not yet valid.
    #[error("the token is not valid now")]
    Time,
}
