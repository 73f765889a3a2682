//! What the configuration says.

use super::{Finding, problem, warning};
use crate::config::{Config, MailTarget};
use broker::Cidr;
use model::Span;
use std::net::{IpAddr, Ipv4Addr};
use store::Location;

/// Where clouds hand out credentials to whoever asks from inside.
const METADATA: IpAddr = IpAddr::V4(Ipv4Addr::new(169, 254, 169, 254));
/// An address that belongs to no proxy of anybody.
const STRANGER: IpAddr = IpAddr::V4(Ipv4Addr::new(8, 8, 8, 8));

pub(super) fn examine(config: &Config) -> Vec<Finding> {
    let mut found = reach(config);
    found.extend(bounds(config));
    if config.settings.issuer.starts_with("http://") {
        // Everything else here is fine for trying things out on this machine.
        return found;
    }
    found.extend(production(config));
    found.extend(mail(config));
    found
}

/// Who is reached, and who is believed.
fn reach(config: &Config) -> Vec<Finding> {
    let mut found = Vec::new();
    let open = |blocks: &[Cidr], address| blocks.iter().any(|block| block.contains(address));
    if open(&config.outbound.allow, METADATA) || open(&config.outbound.allow, STRANGER) {
        found.push(problem(
            "outbound_too_wide",
            "outbound.allow lets requests reach addresses that hand out credentials, or everything",
            "Name only the networks in which your own identity providers are.",
        ));
    }
    let addresses = config
        .client_addresses
        .iter()
        .map(|(_, blocks)| ("limits", blocks));
    let certificates = config.client_certificates.iter();
    let certificates = certificates.map(|it| ("client_certificates", &it.trusted_proxies));
    for (section, blocks) in addresses.chain(certificates) {
        if open(blocks, STRANGER) {
            found.push(problem(
                "proxies_too_wide",
                format!("{section}.trusted_proxies believes headers from everybody"),
                "Name the addresses of your proxies alone.",
            ));
        }
    }
    let open = config.listen.address().filter(|it| !it.ip().is_loopback());
    if open.is_some() && config.client_addresses.is_none() && config.tls.is_none() {
        found.push(warning(
            "proxy_unknown",
            format!(
                "{} is open to other machines, and limits.client_address_header is not set: all clients behind \
                 a proxy count as one network",
                config.listen
            ),
            "Set limits.client_address_header and limits.trusted_proxies, or listen on 127.0.0.1.",
        ));
    }
    found
}

/// Numbers that hurt.
fn bounds(config: &Config) -> Vec<Finding> {
    let mut found = Vec::new();
    if config.connections < 4 {
        found.push(warning(
            "connections_few",
            format!("database.connections is {}", config.connections),
            "Give a node at least 4; 16 is the default.",
        ));
    }
    let lifetimes = &config.settings.lifetimes;
    if lifetimes.access_token > Span::mins(5) {
        found.push(warning(
            "access_token_long",
            "lifetimes.access_token is above 5m: an app that checks tokens by itself lags behind a removal by that much",
            "Leave it at 5m, or have such apps ask /introspect.",
        ));
    }
    found
}

fn production(config: &Config) -> Vec<Finding> {
    let settings = &config.settings;
    let mut found = Vec::new();
    let mut warn = |is: bool, code, what: &str, fix: &str| {
        if is {
            found.push(warning(code, what, fix));
        }
    };
    warn(
        settings.contact_url.is_none(),
        "contact_missing",
        "contact_url is not set: whoever is refused is not told whom to ask",
        "Set contact_url, here or in the console.",
    );
    warn(
        settings.company == "Portico",
        "company_default",
        "company is not set: guests read that Portico invites them",
        "Set company, here or in the console.",
    );
    warn(
        settings.pseudo_languages,
        "pseudo_languages",
        "pseudo_languages is on: pages can be asked for in languages that nobody speaks",
        "Leave it off except in tests.",
    );
    warn(
        settings.dynamic_registration,
        "registration_open",
        "registration.dynamic is on",
        "Leave it off unless apps register themselves.",
    );
    warn(
        config.first_admin.1.as_str().ends_with(".invalid")
            || config.first_admin.0 == "First admin",
        "admin_placeholder",
        "admin.name or admin.email is not set: guests read a placeholder as their inviter",
        "Set both before the first start; later, add an admin and disable the placeholder.",
    );
    if config.database == Location::Memory {
        found.push(problem(
            "database_in_memory",
            "database.url is sqlite::memory: everything is gone at the next start",
            "Name a file, or PostgreSQL.",
        ));
    }
    if let Location::File(database) = &config.database
        && database.parent() == config.tombstones.parent()
    {
        found.push(warning(
            "tombstones_beside_database",
            "data.tombstones lies beside the database: whoever restores that directory revives who was removed",
            "Put it on another disk, and leave it out of backups of the database.",
        ));
    }
    found
}

fn mail(config: &Config) -> Vec<Finding> {
    match &config.mail {
        MailTarget::Directory(directory) => vec![problem(
            "mail_to_folder",
            format!("mail goes into {} and to nobody", directory.display()),
            "Set mail.url to your mail server.",
        )],
        MailTarget::Smtp(url) => {
            let parsed = url::Url::parse(url).ok();
            let host = parsed
                .as_ref()
                .and_then(url::Url::host_str)
                .unwrap_or_default();
            let is_near = host == "localhost" || host.starts_with("127.") || host == "[::1]";
            if url.starts_with("smtps://") || url.contains("tls=required") || is_near {
                return Vec::new();
            }
            vec![warning(
                "mail_unencrypted",
                format!("mail to {host} may go without TLS, with invitations and codes in it"),
                "Use smtps://, or add ?tls=required to mail.url.",
            )]
        }
    }
}
