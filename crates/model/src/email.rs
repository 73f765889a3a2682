use std::{fmt, str::FromStr};

/// A mail address as given, with a comparison key beside it.
///
/// Only the domain is case-folded in what we send; the key also folds the ASCII letters of the local
/// part, because two invitations that differ in case alone are the same person. Nothing else is folded:
/// not plus tags, not dots, no letter that only looks alike (S17). The key compares rows that the host
/// wrote; it never finds an account at sign-in.
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
        self.text.to_ascii_lowercase()
    }

    /// Whether several people probably read this mailbox: a role (RFC 2142) or a distribution list. An
    /// invitation there is whoever's clicks first.
    #[must_use]
    pub fn looks_shared(&self) -> bool {
        const SHARED: [&str; 30] = [
            "abuse",
            "accounting",
            "admin",
            "all",
            "billing",
            "contact",
            "everybody",
            "everyone",
            "help",
            "helpdesk",
            "hostmaster",
            "hr",
            "info",
            "list",
            "mail",
            "marketing",
            "no-reply",
            "noc",
            "noreply",
            "office",
            "postmaster",
            "purchasing",
            "reception",
            "sales",
            "security",
            "service",
            "staff",
            "support",
            "team",
            "webmaster",
        ];
        let key = self.key();
        let local = key.split(['@', '+']).next().unwrap_or_default();
        SHARED.contains(&local)
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

    /// A step of SplitMix64.
    fn next(state: &mut u64) -> usize {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from((z ^ (z >> 27)) >> 33).unwrap_or(0)
    }

    #[test]
    fn s17_no_two_mailboxes_are_one_but_by_the_case_of_ascii_letters() {
        // Letters that other foldings make one: dotted and dotless i, the Kelvin sign, sharp s, accents.
        const PARTS: [&str; 20] = [
            "a", "A", "k", "K", "\u{212a}", "i", "I", "\u{130}", "\u{131}", "s", "S", "\u{17f}",
            "ß", "é", "e", "+x", "+X", ".", "-", "1",
        ];
        const DOMAINS: [&str; 4] = [
            "Fabrikam.EXAMPLE",
            "fabrikam.example",
            "bücher.example",
            "xn--bcher-kva.example",
        ];
        let mut state = 17;
        let mut seen: std::collections::HashMap<String, (String, String)> = Default::default();
        let mut made = 0;
        for _ in 0..10_000 {
            let length = 1 + next(&mut state) % 5;
            let local: String = (0..length)
                .map(|_| PARTS[next(&mut state) % PARTS.len()])
                .collect();
            let given = format!("{local}@{}", DOMAINS[next(&mut state) % DOMAINS.len()]);
            let Ok(email) = given.parse::<Email>() else {
                continue;
            };
            made += 1;
            let again: Email = email.as_str().parse().unwrap();
            assert_eq!(again.as_str(), email.as_str(), "{given}: once is enough");
            assert_eq!(again.key(), email.key().parse::<Email>().unwrap().key());
            assert_eq!(
                email.as_str().rsplit_once('@').unwrap().0,
                local,
                "what is sent to is as given"
            );
            let mailbox = (local.to_ascii_lowercase(), email.domain().to_owned());
            let first = seen.entry(email.key()).or_insert_with(|| mailbox.clone());
            assert_eq!(*first, mailbox, "{given} is another mailbox");
        }
        assert!(made > 5_000, "{made}");
    }

    #[test]
    fn s17_mailboxes_of_several_people_are_told() {
        for (given, shared) in [
            ("info@fabrikam.example", true),
            ("Support+portal@fabrikam.example", true),
            ("postmaster@fabrikam.example", true),
            ("ana@fabrikam.example", false),
            ("information@fabrikam.example", false),
            ("ana+info@fabrikam.example", false),
        ] {
            assert_eq!(
                given.parse::<Email>().unwrap().looks_shared(),
                shared,
                "{given}"
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
