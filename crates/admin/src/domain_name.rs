//! What may be a partner's mail domain.

use model::Email;

/// Providers where anybody gets a mailbox; a partner cannot speak for their addresses.
const CONSUMER: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hey.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "naver.com",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rocketmail.com",
    "t-online.de",
    "tutanota.com",
    "wanadoo.fr",
    "web.de",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.com",
    "yandex.ru",
    "ymail.com",
    "zoho.com",
];

/// Why a text is no partner's mail domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DomainFault {
    /// Not a domain name.
    #[error("is not a mail domain. Write it like fabrikam.example, without @")]
    Malformed,
    /// Markup or several words.
    #[error("holds blanks or markup. Write one domain like fabrikam.example on each line")]
    Markup,
    /// A URL.
    #[error(
        "is a web address. Write the part after @ of the people's mail addresses, like fabrikam.example"
    )]
    Url,
    /// A mail address.
    #[error("is a mail address. Write only the part after the @, like fabrikam.example")]
    Address,
    /// An IP address.
    #[error("is an IP address. Write the domain name, like fabrikam.example")]
    Ip,
    /// A name of this machine or without a dot.
    #[error("is a name inside one network. Write a public domain, like fabrikam.example")]
    Local,
    /// Everybody registers names below it.
    #[error(
        "is a public suffix, below which anybody can have a name. Write the company's own domain, like fabrikam.co.uk"
    )]
    PublicSuffix,
    /// Everybody gets mailboxes there.
    #[error(
        "gives mailboxes to anybody. Write the company's own domain, or invite these people one by one"
    )]
    Consumer,
}

impl DomainFault {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Malformed,
        Self::Markup,
        Self::Url,
        Self::Address,
        Self::Ip,
        Self::Local,
        Self::PublicSuffix,
        Self::Consumer,
    ];

    /// The stable spelling.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Markup => "markup",
            Self::Url => "url",
            Self::Address => "address",
            Self::Ip => "ip",
            Self::Local => "local",
            Self::PublicSuffix => "public_suffix",
            Self::Consumer => "consumer",
        }
    }
}

/// The domain in lower case and ASCII (IDNA) form; an `@` in front is forgiven.
///
/// # Errors
/// [`DomainFault`].
pub(crate) fn normalise(given: &str) -> Result<String, DomainFault> {
    let bare = given.trim();
    let bare = bare.strip_prefix('@').unwrap_or(bare);
    if bare.contains(['<', '>', '"', '&']) || bare.contains(char::is_whitespace) {
        return Err(DomainFault::Markup);
    }
    if bare.contains(['/', '\\', '?', '#']) {
        return Err(DomainFault::Url);
    }
    if bare.contains('@') {
        return Err(DomainFault::Address);
    }
    match url::Host::parse(bare) {
        Ok(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => return Err(DomainFault::Ip),
        Err(_) if bare.parse::<std::net::IpAddr>().is_ok() => return Err(DomainFault::Ip),
        Ok(url::Host::Domain(_)) | Err(_) => {}
    }
    let lower = bare.to_lowercase();
    if lower == "localhost" || lower.ends_with(".localhost") {
        return Err(DomainFault::Local);
    }
    let email: Email = format!("postmaster@{bare}").parse().map_err(|_| {
        // Umlauts and hyphens are fine in a name without a dot; it is still no public one.
        let is_label = !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || c == '-');
        if is_label {
            DomainFault::Local
        } else {
            DomainFault::Malformed
        }
    })?;
    let domain = email.domain();
    if CONSUMER.contains(&domain) {
        return Err(DomainFault::Consumer);
    }
    if psl::suffix_str(domain) == Some(domain) {
        return Err(DomainFault::PublicSuffix);
    }
    Ok(domain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{DomainFault::*, *};

    #[test]
    fn what_is_no_partners_domain_is_named_for_what_it_is() {
        for (given, fault) in [
            ("co.uk", PublicSuffix),
            ("GitHub.IO", PublicSuffix),
            ("公司.cn", PublicSuffix),
            ("Gmail.com", Consumer),
            ("@outlook.com", Consumer),
            ("localhost", Local),
            ("mail.localhost", Local),
            ("com", Local),
            ("fabrikam", Local),
            ("192.0.2.1", Ip),
            ("[2001:db8::1]", Ip),
            ("2001:db8::1", Ip),
            ("https://fabrikam.example", Url),
            ("fabrikam.example/login", Url),
            ("ana@fabrikam.example", Address),
            ("<b>fabrikam.example</b>", Markup),
            ("a.example b.example", Markup),
            ("*.example", Malformed),
            ("a..example", Malformed),
            ("", Malformed),
        ] {
            assert_eq!(normalise(given), Err(fault), "{given:?}");
        }
    }

    #[test]
    fn case_and_script_are_folded_once_and_for_all() {
        for (given, kept) in [
            (" @Fabrikam.EXAMPLE ", "fabrikam.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"),
            ("fabrikam.co.uk", "fabrikam.co.uk"),
            ("fabrikam.github.io", "fabrikam.github.io"),
        ] {
            assert_eq!(normalise(given).as_deref(), Ok(kept));
            assert_eq!(normalise(kept).as_deref(), Ok(kept));
        }
    }
}
