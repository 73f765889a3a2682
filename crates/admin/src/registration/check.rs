//! What must hold between the members of a client's metadata.

use crate::{Refusal, apps::Registration, urls};
use model::{CertificateSubject, ClientAuthMethod, ClientMetadata, GrantType};

/// Checks a registration beyond its addresses for people.
pub(crate) fn check(it: &Registration) -> Result<(), Refusal> {
    let client = &it.client;
    check_links(client)?;
    check_keys(it)?;
    check_certificate(it)?;
    check_grants(it)?;
    let absolute = |uri: &String| url::Url::parse(uri).is_ok_and(|url| url.fragment().is_none());
    if !client.resources.iter().all(absolute) {
        return Err(wrong(
            "resources",
            "must be absolute URIs without a fragment",
        ));
    }
    Ok(())
}

const fn wrong(member: &'static str, problem: &'static str) -> Refusal {
    Refusal::Metadata { member, problem }
}

fn check_links(client: &ClientMetadata) -> Result<(), Refusal> {
    let links = [
        ("jwks_uri", &client.jwks_uri),
        ("sector_identifier_uri", &client.sector_identifier_uri),
        ("frontchannel_logout_uri", &client.frontchannel_logout_uri),
        ("initiate_login_uri", &client.initiate_login_uri),
        ("client_uri", &client.client_uri),
        ("logo_uri", &client.logo_uri),
        ("policy_uri", &client.policy_uri),
        ("tos_uri", &client.tos_uri),
    ];
    for (field, link) in links {
        if let Some(link) = link {
            urls::check_web_url(link).map_err(|fault| fault.of(field, link))?;
        }
    }
    for (name, link) in &client.localized {
        if !name.starts_with("client_name#") {
            urls::check_web_url(link).map_err(|fault| fault.of("localized link", link))?;
        }
    }
    Ok(())
}

fn check_keys(it: &Registration) -> Result<(), Refusal> {
    let client = &it.client;
    if client.jwks.is_some() && client.jwks_uri.is_some() {
        return Err(wrong("jwks", "and jwks_uri exclude each other"));
    }
    if let Some(set) = &client.jwks {
        let keys = set.get("keys").and_then(serde_json::Value::as_array);
        let Some(keys) = keys else {
            return Err(wrong("jwks", "must be a JWK set (RFC 7517)"));
        };
        if keys
            .iter()
            .any(|key| key.get("d").is_some() || key.get("k").is_some())
        {
            return Err(wrong("jwks", "holds a private key; register public ones"));
        }
    }
    let signs = it.auth_method == ClientAuthMethod::PrivateKeyJwt
        || it.auth_method == ClientAuthMethod::SelfSignedTls
        || client.require_signed_request_object;
    if signs && client.jwks.is_none() && client.jwks_uri.is_none() {
        return Err(wrong(
            "jwks",
            "or jwks_uri is needed for what this client signs",
        ));
    }
    Ok(())
}

fn check_certificate(it: &Registration) -> Result<(), Refusal> {
    let subject = &it.client.tls_subject;
    if (it.auth_method == ClientAuthMethod::Tls) != subject.is_some() {
        return Err(wrong(
            "tls_client_auth_subject_dn",
            "or another subject belongs to tls_client_auth, and to no other method",
        ));
    }
    if let Some(CertificateSubject::Ip(ip)) = subject
        && ip.parse::<std::net::IpAddr>().is_err()
    {
        return Err(wrong("tls_client_auth_san_ip", "must be an IP address"));
    }
    Ok(())
}

fn check_grants(it: &Registration) -> Result<(), Refusal> {
    let confidential = [GrantType::ClientCredentials, GrantType::TokenExchange];
    let listed = &it.client.extra_grants;
    if it.auth_method == ClientAuthMethod::None && listed.iter().any(|g| confidential.contains(g)) {
        return Err(wrong(
            "grant_types",
            "has one that a public client cannot use",
        ));
    }
    Ok(())
}
