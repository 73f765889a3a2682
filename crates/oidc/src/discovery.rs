//! The discovery document and the key set. Every value is true (rule 10).

use crate::{
    Cx, OidcFailure,
    authorize::{PROMPTS, SCOPES},
};
use model::{ClientAuthMethod, Language, SigningAlg, SubjectType};
use serde_json::{Value, json};

/// OpenID Provider metadata (OIDC Discovery §3, RFC 8414 §2, RFC 9207 §3). `languages` are those
/// that pages have texts in.
#[must_use]
pub fn document(cx: &Cx, languages: &[Language]) -> Value {
    let at = |path: &str| cx.settings.link(path);
    let texts = |all: &[SigningAlg]| all.iter().map(|a| a.as_str()).collect::<Vec<_>>();
    let methods = |fits: fn(ClientAuthMethod) -> bool| {
        let all = ClientAuthMethod::ALL.iter().filter(|m| fits(**m));
        all.map(|m| m.as_str()).collect::<Vec<_>>()
    };
    json!({
        "issuer": cx.settings.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": at("/jwks"),
        "end_session_endpoint": at("/logout"),
        "revocation_endpoint": at("/revoke"),
        "introspection_endpoint": at("/introspect"),
        "scopes_supported": SCOPES,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": SubjectType::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>(),
        "id_token_signing_alg_values_supported": texts(SigningAlg::ALL),
        "token_endpoint_auth_methods_supported": methods(|_| true),
        "revocation_endpoint_auth_methods_supported": methods(|_| true),
        "introspection_endpoint_auth_methods_supported": methods(|m| m != ClientAuthMethod::None),
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash",
            "name", "email", "email_verified", "locale", "idp", "partner", "partner_id", "guest", "roles"
        ],
        "prompt_values_supported": PROMPTS,
        "ui_locales_supported": languages.iter().map(|l| l.as_str()).collect::<Vec<_>>(),
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
    })
}

/// The published keys (RFC 7517 §5).
#[must_use]
pub fn jwks(cx: &Cx) -> Value {
    cx.keys.current().jwks(cx.clock.now())
}

/// Whether an origin is that of a registered redirect URI: its pages may read our answers.
///
/// # Errors
/// [`OidcFailure`].
pub fn is_app_origin(cx: &Cx, origin: &str) -> Result<bool, OidcFailure> {
    let apps = cx.store.read(|tx| tx.list_apps())?;
    let has = |uri: &String| {
        url::Url::parse(uri).is_ok_and(|u| u.origin().ascii_serialization() == origin)
    };
    Ok(origin != "null" && apps.iter().any(|app| app.redirect_uris.iter().any(has)))
}
