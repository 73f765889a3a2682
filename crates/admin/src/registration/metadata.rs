//! Client metadata as JSON (RFC 7591 §2): the same reading for the command line, the API of
//! clients, and what both are told afterwards.

use crate::{Refusal, apps::Registration};
use model::{
    App, CertificateSubject, ClientMetadata, GrantType, Party, Pkce, RefreshUse, ResponseType,
};
use serde_json::{Map, Value, json};
use std::str::FromStr;

/// Longer texts are nobody's metadata.
const LONGEST: usize = 16 * 1024;

/// Members that may stand once more with a language tag (RFC 7591 §2.2).
const LOCALIZED: [&str; 5] = [
    "client_name",
    "client_uri",
    "logo_uri",
    "policy_uri",
    "tos_uri",
];

/// Members that are read as they are.
const MEMBERS: [&str; 27] = [
    "jwks",
    "jwks_uri",
    "token_endpoint_auth_signing_alg",
    "tls_client_certificate_bound_access_tokens",
    "dpop_bound_access_tokens",
    "require_dpop_nonce",
    "require_pushed_authorization_requests",
    "require_signed_request_object",
    "request_object_signing_alg",
    "userinfo_signed_response_alg",
    "introspection_signed_response_alg",
    "authorization_signed_response_alg",
    "id_token_claims",
    "sector_identifier_uri",
    "default_max_age",
    "default_acr_values",
    "frontchannel_logout_uri",
    "scope",
    "resources",
    "authorization_details_types",
    "token_exchange_audiences",
    "initiate_login_uri",
    "client_uri",
    "logo_uri",
    "policy_uri",
    "tos_uri",
    "contacts",
];

/// Reads metadata. Members that are not known are passed over (RFC 7591 §2).
///
/// # Errors
/// [`Refusal::Metadata`] naming the member.
pub fn parse(given: &Map<String, Value>) -> Result<Registration, Refusal> {
    if given.values().map(|v| v.to_string().len()).sum::<usize>() > LONGEST {
        return Err(wrong("metadata", "may have 16384 characters at most"));
    }
    let defaults = Registration::default();
    let response_types = response_types(given)?;
    let (refresh, extra_grants) = grants(given, &response_types)?;
    let auth_method = member(given, "token_endpoint_auth_method")?;
    let auth_method = auth_method.unwrap_or(defaults.auth_method);
    let client = ClientMetadata {
        response_types,
        extra_grants,
        tls_subject: tls_subject(given)?,
        localized: localized(given),
        ..plain_members(given)?
    };
    Ok(Registration {
        name: text(given, "client_name")?.unwrap_or_else(|| "Unnamed app".into()),
        auth_method,
        pkce: member::<Pkce>(given, "pkce")?.unwrap_or(Pkce::Required),
        refresh,
        party: match given.get("third_party") {
            Some(Value::Bool(true)) => Party::Third,
            None | Some(Value::Bool(false)) => Party::Host,
            Some(_) => return Err(wrong("third_party", "must be true or false")),
        },
        client,
        id_token_alg: member(given, "id_token_signed_response_alg")?
            .unwrap_or(defaults.id_token_alg),
        subject_type: member(given, "subject_type")?.unwrap_or(defaults.subject_type),
        redirect_uris: texts(given, "redirect_uris")?,
        post_logout_redirect_uris: texts(given, "post_logout_redirect_uris")?,
        launch_url: text(given, "launch_url")?,
        contact_url: text(given, "contact_url")?,
        backchannel_logout_uri: text(given, "backchannel_logout_uri")?,
    })
}

/// What is registered about an app, in the same words (RFC 7591 §3.2.1).
#[must_use]
pub fn describe(app: &App) -> Map<String, Value> {
    let mut all = match serde_json::to_value(&app.client) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    for ours in ["extra_grants", "sector"] {
        all.remove(ours);
    }
    if let Some(Value::Object(subject)) = all.remove("tls_subject") {
        all.extend(subject);
    }
    if let Some(Value::Object(localized)) = all.remove("localized") {
        all.extend(localized);
    }
    let more = json!({
        "client_id": app.id,
        "client_id_issued_at": app.created_at.secs(),
        "client_name": app.name,
        "redirect_uris": app.redirect_uris,
        "post_logout_redirect_uris": app.post_logout_redirect_uris,
        "grant_types": app.grant_types(),
        "token_endpoint_auth_method": app.auth_method,
        "id_token_signed_response_alg": app.id_token_alg,
        "subject_type": app.subject_type,
        "pkce": app.pkce,
        "third_party": app.party == Party::Third,
        "launch_url": app.launch_url,
        "contact_url": app.contact_url,
        "backchannel_logout_uri": app.backchannel_logout_uri,
    });
    if let Value::Object(more) = more {
        all.extend(more.into_iter().filter(|(_, value)| !value.is_null()));
    }
    all
}

const fn wrong(member: &'static str, problem: &'static str) -> Refusal {
    Refusal::Metadata { member, problem }
}

fn text(given: &Map<String, Value>, name: &'static str) -> Result<Option<String>, Refusal> {
    match given.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(wrong(name, "must be a text")),
    }
}

fn texts(given: &Map<String, Value>, name: &'static str) -> Result<Vec<String>, Refusal> {
    let Some(value) = given.get(name).filter(|value| !value.is_null()) else {
        return Ok(Vec::new());
    };
    serde_json::from_value(value.clone()).map_err(|_| wrong(name, "must be a list of texts"))
}

fn member<T: FromStr>(
    given: &Map<String, Value>,
    name: &'static str,
) -> Result<Option<T>, Refusal> {
    text(given, name)?
        .map(|text| {
            text.parse()
                .map_err(|_| wrong(name, "is not one of those in the discovery document"))
        })
        .transpose()
}

fn response_types(given: &Map<String, Value>) -> Result<Vec<ResponseType>, Refusal> {
    const NAME: &str = "response_types";
    if !given.contains_key(NAME) {
        // An app that only acts for itself has no use for the authorization endpoint.
        let grants = texts(given, "grant_types")?;
        let needs = grants.is_empty() || grants.iter().any(|g| g == "authorization_code");
        return Ok(if needs {
            vec![ResponseType::Code]
        } else {
            Vec::new()
        });
    }
    texts(given, NAME)?
        .iter()
        .map(|text| {
            ResponseType::of(text)
                .ok_or(wrong(NAME, "is not one of those in the discovery document"))
        })
        .collect()
}

/// What `grant_types` says beyond the response types; the two must fit (RFC 7591 §2.1).
fn grants(
    given: &Map<String, Value>,
    responses: &[ResponseType],
) -> Result<(RefreshUse, Vec<GrantType>), Refusal> {
    const NAME: &str = "grant_types";
    let mut listed = Vec::new();
    for text in texts(given, NAME)? {
        let grant: GrantType = text
            .parse()
            .map_err(|_| wrong(NAME, "has one that is not in the discovery document"))?;
        listed.push(grant);
    }
    if !given.contains_key(NAME) {
        listed.push(GrantType::AuthorizationCode);
    }
    let has = |grant| listed.contains(&grant);
    let code = responses.iter().any(|r| r.has_code());
    let implicit = responses.iter().any(|r| r.has_id_token() || r.has_token());
    if code != has(GrantType::AuthorizationCode) || (implicit && !has(GrantType::Implicit)) {
        return Err(wrong(
            NAME,
            "does not fit response_types: code needs authorization_code, id_token and token need implicit",
        ));
    }
    let refresh = if has(GrantType::RefreshToken) {
        RefreshUse::Allowed
    } else {
        RefreshUse::Never
    };
    let derived = [
        GrantType::AuthorizationCode,
        GrantType::RefreshToken,
        GrantType::Implicit,
    ];
    listed.retain(|grant| !derived.contains(grant));
    Ok((refresh, listed))
}

fn tls_subject(given: &Map<String, Value>) -> Result<Option<CertificateSubject>, Refusal> {
    type Make = fn(String) -> CertificateSubject;
    const KINDS: [(&str, Make); 5] = [
        ("tls_client_auth_subject_dn", CertificateSubject::Dn),
        ("tls_client_auth_san_dns", CertificateSubject::Dns),
        ("tls_client_auth_san_uri", CertificateSubject::Uri),
        ("tls_client_auth_san_ip", CertificateSubject::Ip),
        ("tls_client_auth_san_email", CertificateSubject::Email),
    ];
    let mut found = None;
    for (name, make) in KINDS {
        if let Some(value) = text(given, name)? {
            if found.is_some() {
                return Err(wrong(name, "stands beside another one; name one subject"));
            }
            found = Some(make(value));
        }
    }
    Ok(found)
}

fn localized(given: &Map<String, Value>) -> std::collections::BTreeMap<String, String> {
    let tagged = given.iter().filter(|(name, _)| {
        let member = name.split_once('#').map(|(member, _)| member);
        member.is_some_and(|member| LOCALIZED.contains(&member))
    });
    tagged
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect()
}

/// One by one, so that the refusal can name the member.
fn plain_members(given: &Map<String, Value>) -> Result<ClientMetadata, Refusal> {
    let mut known = Map::new();
    for name in MEMBERS {
        let Some(value) = given.get(name).filter(|value| !value.is_null()) else {
            continue;
        };
        let alone = Map::from_iter([(name.to_owned(), value.clone())]);
        if serde_json::from_value::<ClientMetadata>(Value::Object(alone)).is_err() {
            return Err(wrong(
                name,
                "has a value of the wrong kind, or one that is not offered",
            ));
        }
        known.insert(name.to_owned(), value.clone());
    }
    serde_json::from_value(Value::Object(known)).map_err(|_| wrong("metadata", "cannot be read"))
}
