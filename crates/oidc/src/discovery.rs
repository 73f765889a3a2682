//! The discovery document and the key set. Every value is true (rule 10).

use crate::{
    Cx, OidcFailure,
    authorize::{PERSONAL, PROMPTS, ResponseMode, SCOPES},
    dpop::ALGORITHMS,
    token::GRANTS,
};
use model::{ClientAuthMethod, GrantType, Language, ResponseType, SigningAlg, SubjectType};
use serde_json::{Value, json};

/// What depends on how this installation is set up.
#[derive(Clone, Copy, Debug)]
pub struct Offers<'a> {
    /// The languages that pages have texts in.
    pub languages: &'a [Language],
    /// Whether clients may register themselves (RFC 7591).
    pub registration: bool,
    /// Whether certificates of clients reach us (RFC 8705).
    pub certificates: bool,
}

/// OpenID Provider metadata (OIDC Discovery §3, RFC 8414 §2, and the documents that add members).
#[must_use]
pub fn document(cx: &Cx, offers: &Offers<'_>) -> Value {
    let mut document = json!({
        "issuer": cx.settings.issuer,
        "scopes_supported": SCOPES,
        "response_types_supported": texts(ResponseType::ALL, ResponseType::as_str),
        "response_modes_supported": texts(ResponseMode::ALL, ResponseMode::as_str),
        "grant_types_supported": grants(),
        "subject_types_supported": texts(SubjectType::ALL, SubjectType::as_str),
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": claims(),
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": true,
        "prompt_values_supported": PROMPTS,
        "display_values_supported": ["page"],
        "ui_locales_supported": texts(offers.languages, Language::as_str),
        "request_parameter_supported": true,
        "request_uri_parameter_supported": false,
        "require_request_uri_registration": false,
        "require_pushed_authorization_requests": false,
        "require_signed_request_object": false,
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "frontchannel_logout_supported": true,
        "frontchannel_logout_session_supported": true,
        "tls_client_certificate_bound_access_tokens": offers.certificates,
    });
    add(&mut document, endpoints(cx, offers));
    add(&mut document, algorithms());
    add(&mut document, client_authentication(offers));
    document
}

fn add(document: &mut Value, more: Value) {
    if let (Some(document), Value::Object(more)) = (document.as_object_mut(), more) {
        document.extend(more);
    }
}

fn texts<T: Copy>(all: &[T], text: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| text(*one)).collect()
}

fn endpoints(cx: &Cx, offers: &Offers<'_>) -> Value {
    let at = |path: &str| cx.settings.link(path);
    let mut endpoints = json!({
        "authorization_endpoint": at("/authorize"),
        "pushed_authorization_request_endpoint": at(crate::par::PATH),
        "token_endpoint": at(crate::token::PATH),
        "device_authorization_endpoint": at("/device_authorization"),
        "userinfo_endpoint": at(crate::userinfo::PATH),
        "jwks_uri": at("/jwks"),
        "end_session_endpoint": at("/logout"),
        "revocation_endpoint": at("/revoke"),
        "introspection_endpoint": at("/introspect"),
    });
    if offers.registration {
        add(
            &mut endpoints,
            json!({ "registration_endpoint": at("/register") }),
        );
    }
    endpoints
}

fn grants() -> Vec<&'static str> {
    let token_endpoint = GRANTS.iter();
    let all = token_endpoint.chain(&[GrantType::Implicit]);
    all.map(|grant| grant.as_str()).collect()
}

fn claims() -> Vec<&'static str> {
    const OURS: [&str; 18] = [
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "auth_time",
        "nonce",
        "acr",
        "amr",
        "sid",
        "at_hash",
        "c_hash",
        "s_hash",
        "idp",
        "partner",
        "partner_id",
        "guest",
        "roles",
    ];
    OURS.into_iter().chain(PERSONAL).collect()
}

/// What we sign with, and what we take from clients.
fn algorithms() -> Value {
    let ours = texts(SigningAlg::ALL, SigningAlg::as_str);
    json!({
        "id_token_signing_alg_values_supported": ours,
        "userinfo_signing_alg_values_supported": ours,
        "introspection_signing_alg_values_supported": ours,
        "authorization_signing_alg_values_supported": ours,
        "request_object_signing_alg_values_supported": ALGORITHMS,
        "dpop_signing_alg_values_supported": ALGORITHMS,
    })
}

fn client_authentication(offers: &Offers<'_>) -> Value {
    let offered = |method: &&ClientAuthMethod| offers.certificates || !method.is_tls();
    let methods: Vec<&str> = ClientAuthMethod::ALL
        .iter()
        .filter(offered)
        .map(|method| method.as_str())
        .collect();
    let confidential: Vec<&str> = methods.iter().copied().filter(|m| *m != "none").collect();
    let algorithms = [&ALGORITHMS[..], &["HS256"]].concat();
    json!({
        "token_endpoint_auth_methods_supported": methods,
        "token_endpoint_auth_signing_alg_values_supported": algorithms,
        "revocation_endpoint_auth_methods_supported": methods,
        "revocation_endpoint_auth_signing_alg_values_supported": algorithms,
        "introspection_endpoint_auth_methods_supported": confidential,
        "introspection_endpoint_auth_signing_alg_values_supported": algorithms,
    })
}

/// The published keys (RFC 7517 §5): those that are loaded, so that apps go on while the database is away. What was
/// revoked elsewhere is gone from them as soon as this node has looked ([`crate::keys::follow`], each second).
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
