//! What somebody types or pastes where an issuer is asked for.

use crate::text;
use model::ProviderTemplate;
use url::{Host, Url};

/// Metadata stands behind one of these (OIDC Discovery §4, RFC 8414 §3).
const WELL_KNOWN: [&str; 2] = [
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
];

/// Why a text cannot be the address of a home identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssuerFault {
    /// Nothing.
    #[error("nothing was entered")]
    Missing,
    /// More than an address can be.
    #[error("longer than 2000 characters")]
    TooLong,
    /// A page's source instead of its address.
    #[error("markup, not an address")]
    Markup,
    /// A mail address.
    #[error("a mail address, not a web address")]
    MailAddress,
    /// Not an address at all.
    #[error("not a web address")]
    Malformed,
    /// Not https.
    #[error("not an https address")]
    Scheme,
    /// A number instead of a name.
    #[error("an IP address, not a name")]
    Ip,
    /// A name of one machine or network.
    #[error("a name inside one network")]
    Local,
    /// A name below which anybody can have a name.
    #[error("a public suffix")]
    PublicSuffix,
    /// A name or password before the host.
    #[error("an address with a user name in it")]
    UserInfo,
}

impl IssuerFault {
    /// Every stable spelling.
    pub const CODES: &'static [&'static str] = &[
        "missing",
        "too-long",
        "markup",
        "mail-address",
        "malformed",
        "scheme",
        "ip",
        "local",
        "public-suffix",
        "user-info",
    ];

    /// The stable spelling.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::Markup => "markup",
            Self::MailAddress => "mail-address",
            Self::Malformed => "malformed",
            Self::Scheme => "scheme",
            Self::Ip => "ip",
            Self::Local => "local",
            Self::PublicSuffix => "public-suffix",
            Self::UserInfo => "user-info",
        }
    }
}

/// Where the metadata of a pasted address may stand, the likeliest first: as given, without what
/// follows a known product's issuer, and at the host alone. `loopback` allows addresses of this machine.
///
/// # Errors
/// [`IssuerFault`].
pub fn issuer_candidates(given: &str, loopback: bool) -> Result<Vec<String>, IssuerFault> {
    let bare = given.trim().trim_matches(['"', '\'', ',']);
    if bare.len() > text::URL && !bare.starts_with('{') {
        return Err(IssuerFault::TooLong);
    }
    let address = match bare.chars().next() {
        None => return Err(IssuerFault::Missing),
        Some('{') => in_metadata(bare)?,
        Some(_) => bare.to_owned(),
    };
    let url = parse(&address)?;
    check_host(&url, loopback)?;
    let origin = url.origin().ascii_serialization();
    let path = issuer_path(url.path());
    let mut all = vec![format!("{origin}{path}")];
    for shorter in [product_path(&path), Some(String::new())]
        .into_iter()
        .flatten()
    {
        let candidate = format!("{origin}{shorter}");
        if !all.contains(&candidate) {
            all.push(candidate);
        }
    }
    Ok(all)
}

/// Which product an issuer is of, by its address.
#[must_use]
pub fn guess_template(issuer: &str) -> Option<ProviderTemplate> {
    let url = Url::parse(issuer).ok()?;
    let host = url.host_str()?;
    let below = |domain: &str| {
        host.strip_suffix(domain)
            .is_some_and(|rest| rest.ends_with('.'))
    };
    Some(match host {
        "login.microsoftonline.com" | "login.microsoftonline.us" | "sts.windows.net" => {
            ProviderTemplate::Entra
        }
        "accounts.google.com" => ProviderTemplate::Google,
        _ if below("okta.com") || below("oktapreview.com") || below("okta-emea.com") => {
            ProviderTemplate::Okta
        }
        _ if below("auth0.com") => ProviderTemplate::Auth0,
        _ if url.path().contains("/realms/") => ProviderTemplate::Keycloak,
        _ if url.path().starts_with("/application/o/") => ProviderTemplate::Authentik,
        _ => return None,
    })
}

/// The issuer of a metadata document that was pasted as a whole.
fn in_metadata(text: &str) -> Result<String, IssuerFault> {
    serde_json::from_str::<serde_json::Value>(text)
        .ok()
        .and_then(|document| Some(document.get("issuer")?.as_str()?.to_owned()))
        .ok_or(IssuerFault::Malformed)
}

fn parse(address: &str) -> Result<Url, IssuerFault> {
    if address.contains(['<', '>']) {
        return Err(IssuerFault::Markup);
    }
    if address
        .chars()
        .any(|c| c.is_whitespace() || c == '\\' || text::is_control(c))
    {
        return Err(IssuerFault::Malformed);
    }
    let whole = if address.contains("://") {
        address.to_owned()
    } else if address.parse::<model::Email>().is_ok() {
        return Err(IssuerFault::MailAddress);
    } else {
        format!("https://{address}")
    };
    let url = Url::parse(&whole).map_err(|_| IssuerFault::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(IssuerFault::UserInfo);
    }
    Ok(url)
}

fn check_host(url: &Url, loopback: bool) -> Result<(), IssuerFault> {
    let (is_ip, is_here) = match url.host() {
        None => return Err(IssuerFault::Malformed),
        Some(Host::Ipv4(ip)) => (true, ip.is_loopback()),
        Some(Host::Ipv6(ip)) => (true, ip.is_loopback()),
        Some(Host::Domain(name)) => (false, name == "localhost" || name.ends_with(".localhost")),
    };
    if is_here && loopback {
        return Ok(());
    }
    if is_ip {
        return Err(IssuerFault::Ip);
    }
    let name = url.host_str().unwrap_or_default().trim_end_matches('.');
    if is_here || !name.contains('.') {
        return Err(IssuerFault::Local);
    }
    if psl::suffix_str(name) == Some(name) {
        return Err(IssuerFault::PublicSuffix);
    }
    if url.scheme() == "https" {
        Ok(())
    } else {
        Err(IssuerFault::Scheme)
    }
}

/// The path without the well-known part, which stands behind the issuer's or before it.
fn issuer_path(path: &str) -> String {
    for known in WELL_KNOWN {
        if let Some(before) = path.strip_suffix(known) {
            return before.to_owned();
        }
        if let Some(after) = path
            .strip_prefix(known)
            .filter(|rest| rest.starts_with('/'))
        {
            return after.to_owned();
        }
    }
    if path == "/" {
        String::new()
    } else {
        path.to_owned()
    }
}

/// Where the issuer of a known product ends in the path of one of its endpoints.
fn product_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    if let Some(at) = parts.iter().position(|part| *part == "realms") {
        let realm = parts.get(..at + 2)?;
        return Some(format!("/{}", realm.join("/")));
    }
    match parts.as_slice() {
        // Entra: the tenant stands first.
        [tenant, "oauth2", ..] => Some(format!("/{tenant}/v2.0")),
        // Okta: a custom authorization server.
        ["oauth2", server, "v1", ..] => Some(format!("/oauth2/{server}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_found_in_whatever_was_pasted() {
        for (given, found) in [
            (
                " \"https://Login.Fabrikam.Example/\", ",
                "https://login.fabrikam.example",
            ),
            ("login.fabrikam.example", "https://login.fabrikam.example"),
            (
                "https://login.fabrikam.example/t/.well-known/openid-configuration",
                "https://login.fabrikam.example/t",
            ),
            (
                "https://login.fabrikam.example/.well-known/oauth-authorization-server/t",
                "https://login.fabrikam.example/t",
            ),
            ("https://bücher.example/", "https://xn--bcher-kva.example"),
            (
                r#"{"issuer": "https://login.fabrikam.example/t", "jwks_uri": "x"}"#,
                "https://login.fabrikam.example/t",
            ),
            (
                "https://sso.fabrikam.example/auth/realms/main/protocol/openid-connect/auth?x=1",
                "https://sso.fabrikam.example/auth/realms/main",
            ),
            (
                "https://login.microsoftonline.com/1f0e3dad/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com/1f0e3dad/v2.0",
            ),
            (
                "https://fabrikam.okta.com/oauth2/default/v1/token",
                "https://fabrikam.okta.com/oauth2/default",
            ),
            (
                "https://fabrikam.okta.com/login?x#y",
                "https://fabrikam.okta.com",
            ),
        ] {
            let all = issuer_candidates(given, false).unwrap();
            assert!(all.contains(&found.to_owned()), "{given}: {all:?}");
        }
    }

    #[test]
    fn what_is_no_issuer_is_told_apart() {
        for (given, fault) in [
            ("  ", IssuerFault::Missing),
            ("<!doctype html><html></html>", IssuerFault::Markup),
            ("ida@fabrikam.example", IssuerFault::MailAddress),
            ("our identity provider", IssuerFault::Malformed),
            (r#"{"keys": []}"#, IssuerFault::Malformed),
            ("http://login.fabrikam.example", IssuerFault::Scheme),
            ("https://192.0.2.1/", IssuerFault::Ip),
            ("https://2130706433/", IssuerFault::Ip),
            ("https://[::1]/", IssuerFault::Ip),
            ("https://localhost:8080", IssuerFault::Local),
            ("https://intranet/adfs", IssuerFault::Local),
            ("https://co.uk/", IssuerFault::PublicSuffix),
            (
                "https://ida:pw@login.fabrikam.example",
                IssuerFault::UserInfo,
            ),
            (&"x".repeat(2_001), IssuerFault::TooLong),
        ] {
            assert_eq!(issuer_candidates(given, false), Err(fault), "{given}");
            assert!(IssuerFault::CODES.contains(&fault.code()));
        }
        assert!(issuer_candidates("http://127.0.0.1:9000/", true).is_ok());
        assert_eq!(
            issuer_candidates("http://10.0.0.1/", true),
            Err(IssuerFault::Ip)
        );
    }

    #[test]
    fn products_are_known_by_their_addresses() {
        for (issuer, template) in [
            (
                "https://login.microsoftonline.com/x/v2.0",
                Some(ProviderTemplate::Entra),
            ),
            ("https://fabrikam.okta.com", Some(ProviderTemplate::Okta)),
            (
                "https://sso.fabrikam.example/realms/main",
                Some(ProviderTemplate::Keycloak),
            ),
            ("https://notokta.com", None),
        ] {
            assert_eq!(guess_template(issuer), template, "{issuer}");
        }
    }
}
