//! What tokens get bound to: the key of a proof, or the client's certificate.

use crate::{
    ClientRequest, Cx, OAuthCode, OAuthError,
    dpop::{self, NonceUse, ProofOf},
};
use model::{App, ClientAuthMethod, Confirmation, Reason};

/// What a request at this path proves possession of; `None` for a client that need not.
///
/// # Errors
/// [`OAuthError`] when what the client registered is missing, or what it sent does not fit.
pub(crate) fn of(
    cx: &Cx,
    app: &App,
    request: &ClientRequest<'_>,
    path: &str,
) -> Result<Option<Confirmation>, OAuthError> {
    if let Some(proof) = request.dpop {
        let what = ProofOf {
            method: "POST",
            path,
            access_token: None,
            nonce: NonceUse::of(&app.client),
        };
        return Ok(Some(Confirmation::Key(dpop::verify(cx, proof, &what)?)));
    }
    if app.client.dpop_bound_access_tokens {
        return Err(OAuthError::new(
            OAuthCode::InvalidDpopProof,
            Reason::ProofInvalid,
            "this client must send a DPoP proof",
        ));
    }
    if !app.client.tls_client_certificate_bound_access_tokens {
        return Ok(None);
    }
    let certificate = request.certificate.ok_or_else(|| {
        OAuthError::new(
            OAuthCode::InvalidRequest,
            Reason::ProofInvalid,
            "this client must present its certificate",
        )
    })?;
    Ok(Some(Confirmation::Certificate(
        certificate.thumbprint().to_owned(),
    )))
}

/// Whether refresh tokens may be for what a request proved: those of a page alone (W05, "OAuth 2.0 for
/// Browser-Based Applications") are for a key that scripts of others cannot take along, or a certificate.
pub(crate) fn may_refresh(app: &App, proved: Option<&Confirmation>) -> bool {
    proved.is_some() || !app.runs_in_browser()
}

/// Whether a client's refresh tokens are bound too: those of one that cannot prove itself
/// (RFC 9449 §5).
pub(crate) const fn binds_refresh(app: &App) -> bool {
    matches!(app.auth_method, ClientAuthMethod::None)
}
