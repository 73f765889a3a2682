//! What may be agreed about a home identity provider.

use crate::{Refusal, text};
use model::{Email, HomeSettings, ProviderTemplate};
use url::Url;

/// The tenant of Microsoft accounts of private people.
const CONSUMERS: [&str; 2] = ["consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"];
/// Names for all organisations together.
const ALL_TENANTS: [&str; 2] = ["common", "organizations"];
/// A connection has no more tenants and no more group mappings than that.
const MOST: usize = 200;

/// Settings in their one form, for a home with this issuer. Providers whose tenants share keys are
/// known by their address, so that the tenant is pinned whatever template was chosen (S08).
///
/// # Errors
/// [`Refusal::Connection`], or a fault of a name.
pub fn normalise(issuer: &str, given: &HomeSettings) -> Result<HomeSettings, Refusal> {
    let url = Url::parse(issuer).ok();
    let template = match url.as_ref().and_then(Url::host_str) {
        Some("login.microsoftonline.com" | "login.microsoftonline.us" | "sts.windows.net") => {
            ProviderTemplate::Entra
        }
        Some("accounts.google.com") => ProviderTemplate::Google,
        _ => given.template,
    };
    let tenants = match template {
        ProviderTemplate::Entra => entra(url.as_ref(), &given.tenants)?,
        ProviderTemplate::Google => google(&given.tenants)?,
        _ => Vec::new(),
    };
    if tenants.len() > MOST || given.groups.len() > MOST {
        return Err(refused("connection", "has more than 200 tenants or groups"));
    }
    let mut settings = HomeSettings {
        template,
        tenants,
        ..given.clone()
    };
    for (what, name) in [
        ("name of the name claim", &mut settings.claims.name),
        ("name of the mail claim", &mut settings.claims.email),
        ("name of the groups claim", &mut settings.claims.groups),
    ] {
        *name = text::line(what, name)?;
    }
    Ok(settings)
}

const fn refused(member: &'static str, problem: &'static str) -> Refusal {
    Refusal::Connection { member, problem }
}

/// A tenant is a GUID. An issuer of one tenant pins it; one for all needs the list.
fn entra(issuer: Option<&Url>, given: &[String]) -> Result<Vec<String>, Refusal> {
    let named = issuer
        .and_then(|url| url.path_segments()?.next().map(str::to_lowercase))
        .unwrap_or_default();
    let given = lower(given);
    if CONSUMERS.contains(&named.as_str())
        || given.iter().any(|one| CONSUMERS.contains(&one.as_str()))
    {
        return Err(refused(
            "tenant",
            "is that of private Microsoft accounts; name the partner's own",
        ));
    }
    if ALL_TENANTS.contains(&named.as_str()) {
        if given.is_empty() {
            return Err(refused(
                "issuer",
                "is that of all Microsoft tenants; name the partner's tenant instead, or list the tenants",
            ));
        }
        if !given.iter().all(|one| is_guid(one)) {
            return Err(refused(
                "tenant",
                "is not a tenant id; it looks like 1f0e3dad-9990-4345-b743-9f8ffabdffc4",
            ));
        }
        return Ok(given);
    }
    if !is_guid(&named) {
        return Err(refused(
            "issuer",
            "names the tenant by a domain; take the tenant id, https://login.microsoftonline.com/TENANT-ID/v2.0",
        ));
    }
    if given.iter().any(|one| *one != named) {
        return Err(refused("tenant", "is another than that of the issuer"));
    }
    Ok(vec![named])
}

/// Google tells its customers apart by `hd`, a domain; private accounts have none.
fn google(given: &[String]) -> Result<Vec<String>, Refusal> {
    let domains = lower(given);
    if domains.is_empty() {
        return Err(refused(
            "tenant",
            "is missing; name the partner's Google Workspace domain",
        ));
    }
    let is_domain = |one: &String| format!("postmaster@{one}").parse::<Email>().is_ok();
    if domains.iter().all(is_domain) {
        Ok(domains)
    } else {
        Err(refused(
            "tenant",
            "is not a domain; write it like fabrikam.example",
        ))
    }
}

fn lower(given: &[String]) -> Vec<String> {
    let mut all: Vec<String> = given.iter().map(|one| one.trim().to_lowercase()).collect();
    all.retain(|one| !one.is_empty());
    all.sort_unstable();
    all.dedup();
    all
}

fn is_guid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|one| one.len()).eq([8, 4, 4, 4, 12])
        && groups.concat().chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "1f0e3dad-9990-4345-b743-9f8ffabdffc4";

    fn with(template: ProviderTemplate, tenants: &[&str]) -> HomeSettings {
        HomeSettings {
            template,
            tenants: tenants.iter().map(|one| (*one).to_owned()).collect(),
            ..HomeSettings::default()
        }
    }

    #[test]
    fn s08_shared_providers_are_known_by_their_address_and_always_pinned() {
        let generic = |tenants: &[&str]| with(ProviderTemplate::Generic, tenants);
        let entra = |end: &str| format!("https://login.microsoftonline.com/{end}");
        let of = |issuer: &str, tenants: &[&str]| {
            normalise(issuer, &generic(tenants)).map(|s| (s.template, s.tenants))
        };
        let one = vec![TENANT.to_owned()];
        assert_eq!(
            of(&entra(&format!("{TENANT}/v2.0")), &[]).unwrap(),
            (ProviderTemplate::Entra, one.clone())
        );
        assert_eq!(
            of(&entra("organizations/v2.0"), &[&TENANT.to_uppercase()]).unwrap(),
            (ProviderTemplate::Entra, one)
        );
        assert_eq!(
            of("https://accounts.google.com", &[" Fabrikam.Example "]).unwrap(),
            (
                ProviderTemplate::Google,
                vec!["fabrikam.example".to_owned()]
            )
        );
        for (issuer, tenants) in [
            (entra("common/v2.0"), &[][..]),
            (entra("organizations/v2.0"), &[][..]),
            (entra("common/v2.0"), &["fabrikam.example"][..]),
            (entra("consumers/v2.0"), &[][..]),
            (entra("9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"), &[][..]),
            (
                entra("common/v2.0"),
                &["9188040d-6c67-4c5b-b112-36a304b66dad"][..],
            ),
            (entra("fabrikam.onmicrosoft.com/v2.0"), &[][..]),
            (
                entra(&format!("{TENANT}/v2.0")),
                &["00000000-0000-0000-0000-000000000001"][..],
            ),
            ("https://accounts.google.com".to_owned(), &[][..]),
            (
                "https://accounts.google.com".to_owned(),
                &["not a domain"][..],
            ),
        ] {
            let refused = of(&issuer, tenants).unwrap_err();
            assert_eq!(refused.code(), "connection_invalid", "{issuer} {tenants:?}");
        }
    }

    #[test]
    fn other_providers_have_no_tenants_and_keep_their_template() {
        for template in [
            ProviderTemplate::Generic,
            ProviderTemplate::Okta,
            ProviderTemplate::Keycloak,
        ] {
            let kept =
                normalise("https://login.fabrikam.example", &with(template, &["x"])).unwrap();
            assert_eq!((kept.template, kept.tenants), (template, vec![]));
        }
    }
}
