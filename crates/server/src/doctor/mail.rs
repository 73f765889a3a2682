//! The DNS records by which others judge our mail (RFC 7208, RFC 6376, RFC 7489).

use super::{Finding, warning};
use crate::config::{Config, MailTarget};
use model::TxtRecords;

pub(super) fn examine(config: &Config, dns: &dyn TxtRecords) -> Vec<Finding> {
    let is_sent = matches!(config.mail, MailTarget::Smtp(_));
    if !is_sent || config.settings.issuer.starts_with("http://") {
        return Vec::new();
    }
    let from = config.settings.mail.from.as_deref();
    let sender = from.unwrap_or(&config.default_sender);
    let Some((_, domain)) = sender.trim_end_matches('>').rsplit_once('@') else {
        return Vec::new();
    };
    let mut found = Vec::new();
    found.extend(record(dns, domain, "v=spf1", "spf_missing"));
    found.extend(dmarc(dns, domain));
    if let Some(dkim) = &config.dkim {
        let name = format!("{}._domainkey.{}", dkim.selector, dkim.domain);
        found.extend(record(dns, &name, "p=", "dkim_missing"));
    }
    found
}

/// It may stand at the domain of the organisation instead.
fn dmarc(dns: &dyn TxtRecords, domain: &str) -> Option<Finding> {
    let missing = record(
        dns,
        &format!("_dmarc.{domain}"),
        "v=DMARC1",
        "dmarc_missing",
    )?;
    let organisation = domain.split_once('.').map(|(_, rest)| rest);
    match organisation.filter(|it| it.contains('.')) {
        Some(it) => {
            record(dns, &format!("_dmarc.{it}"), "v=DMARC1", "dmarc_missing").map(|_| missing)
        }
        None => Some(missing),
    }
}

fn record(dns: &dyn TxtRecords, name: &str, wanted: &str, code: &'static str) -> Option<Finding> {
    match dns.txt(name) {
        Ok(texts) if texts.iter().any(|it| it.contains(wanted)) => None,
        Ok(_) => Some(warning(
            code,
            format!("the DNS has no TXT record with {wanted} at {name}"),
            "Publish it; without it, large mail providers refuse or hide invitations.",
        )),
        Err(error) => Some(warning(
            "dns_silent",
            format!("{name}: {error}"),
            "See that this machine can ask the DNS.",
        )),
    }
}
