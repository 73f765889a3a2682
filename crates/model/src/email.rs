use std::{fmt, str::FromStr};

/// A mail address as given, with a comparison key beside it.
///
/// Only the domain is case-folded in what we send; the key also folds the local part, because
/// two invitations that differ in case alone are the same person. The key compares rows that
/// the host wrote; it never finds an account at sign-in.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email {
    text: String,
}

impl Email {
    /// The address to send to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The form in which two addresses of the host's list are compared.
    #[must_use]
    pub fn key(&self) -> String {
        self.text.to_lowercase()
    }

    /// The domain in lower case, in its ASCII (IDNA) form.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// `a••@fabrikam.example`: for pages that anybody with the link can see.
    #[must_use]
    pub fn masked(&self) -> String {
        let first = self.text.chars().next().unwrap_or('•');
        format!("{first}••@{}", self.domain())
    }
}

impl FromStr for Email {
    type Err = InvalidEmail;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| {
                (c.is_alphanumeric() && !c.is_control()) || "!#$%&'*+-/=?^_`{|}~.".contains(c)
            });
        let domain = url::Host::parse(domain).map_err(|_| InvalidEmail)?;
        let url::Host::Domain(domain) = domain else {
            return Err(InvalidEmail);
        };
        let labels_ok = domain.len() <= 253
            && domain.contains('.')
            && domain.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            });
        if local_ok && labels_ok {
            Ok(Self {
                text: format!("{local}@{domain}"),
            })
        } else {
            Err(InvalidEmail)
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Logs carry no addresses.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl serde::Serialize for Email {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text)
    }
}
impl<'de> serde::Deserialize<'de> for Email {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The text is not an address that mail can be sent to (RFC 5321 §4.1.2, without quoted local parts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct InvalidEmail;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plus_tags_and_international_domains_are_addresses() {
        for (given, kept) in [
            ("ana+b2b@fabrikam.example", "ana+b2b@fabrikam.example"),
            (" Bob@Fabrikam.EXAMPLE ", "Bob@fabrikam.example"),
            ("ulf@bücher.example", "ulf@xn--bcher-kva.example"),
        ] {
            assert_eq!(
                given.parse::<Email>().map(|e| e.as_str().to_owned()),
                Ok(kept.to_owned())
            );
        }
    }

    #[test]
    fn what_mail_cannot_reach_is_refused() {
        for given in [
            "",
            "ana",
            "ana@",
            "@b.example",
            "a b@c.example",
            "a@b",
            "a@b..c",
            "a\n@b.example",
            "a@[127.0.0.1]",
            "a..b@c.example",
            "ana@fabrikam,example",
            "<a@b.example>",
            "a@b.example\r\nBcc: x@y.example",
        ] {
            assert!(given.parse::<Email>().is_err(), "{given:?}");
        }
    }
}
