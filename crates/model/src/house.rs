//! The settings that may change while Portico runs. Each has one key, the same in the configuration, on the
//! command line and in the console, and one rule for its values; what the configuration says is fixed.

use crate::{
    Accent, Colour, Email, Language, Logo, Particulars, Settings, Span, is_control, text_enum,
};
use std::collections::BTreeMap;

text_enum! {
    /// A setting that may change at run time.
    SettingKey {
        /// The host company's name.
        Company = "company",
        /// How a guest reaches the host (https or mailto).
        Contact = "contact_url",
        /// Whom to call, in the host's words, at the foot of pages and mails.
        Support = "support",
        /// The colour of links and buttons.
        Accent = "brand.accent",
        /// The language when nothing nearer decides.
        Language = "language",
        /// The languages offered to people.
        Languages = "languages",
        /// The sender of mail.
        MailFrom = "mail.from",
        /// Where answers go when no inviter is named.
        MailReplyTo = "mail.reply_to",
        /// Where mail goes that could not be delivered.
        MailBounce = "mail.bounce",
        /// After which days an invitation that nobody accepted is sent once more.
        Reminders = "mail.reminders",
        /// How many days before its end a guest is told of it.
        Endings = "mail.endings",
        /// How long an invitation works.
        Invitation = "lifetimes.invitation",
        /// How long guests of a sponsor who went stay.
        SponsorGrace = "lifetimes.sponsor_grace",
        /// Guests whom one admin may invite in a day.
        Invitations = "limits.invitations",
        /// Codes mailed to one address in an hour.
        Codes = "limits.codes",
        /// Codes mailed to one address at the wish of strange devices.
        CodesOfStrangers = "limits.codes_of_strangers",
        /// Codes that one network may ask for.
        CodesFrom = "limits.codes_from",
        /// Links of nobody that one network may try.
        Guesses = "limits.guesses",
        /// Addresses that one network may look up.
        Lookups = "limits.lookups",
    }
}

/// The values of settings, as they were written. A key without a value has its default.
pub type SettingValues = BTreeMap<SettingKey, String>;

/// The settings as the database keeps them.
#[derive(Clone, Debug, Default)]
pub struct KeptSettings {
    /// Counts the changes; 0 when there was none.
    pub version: i64,
    /// The values.
    pub values: SettingValues,
    /// The logo.
    pub logo: Option<Logo>,
}

/// What is wrong with a value; the text follows the setting's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingFault {
    /// Nothing, a control character, or too long.
    #[error("must be one line of at most 200 characters")]
    Line,
    /// Not a link.
    #[error("must start with https:// or mailto:")]
    Link,
    /// Not a colour.
    #[error("must be a colour such as #12558f")]
    Colour,
    /// A colour that cannot be read.
    #[error("has too little contrast with white; the nearest that has enough is {0}")]
    Contrast(Colour),
    /// Not a language, or not languages.
    #[error("must be some of {}", Language::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", "))]
    Languages,
    /// Not an address.
    #[error("must be a mail address")]
    Address,
    /// Not an address with or without a name.
    #[error(
        "must be a mail address, or a name and an address such as Contoso <guests@contoso.example>"
    )]
    Sender,
    /// Not days.
    #[error("must be up to 5 whole numbers of days from 1 to 90, such as 3 10")]
    Days,
    /// Not a time within the bounds.
    #[error("must be a time such as 12h or 14d, from {0} to {1}")]
    Span(&'static str, &'static str),
    /// Not a number within the bounds.
    #[error("must be from 1 to 1000000")]
    Number,
}

impl SettingFault {
    /// The stable spelling of each, with what its text names.
    pub const CODES: [(&str, &[&str]); 10] = [
        ("line", &[]),
        ("link", &[]),
        ("colour", &[]),
        ("contrast", &["colour"]),
        ("languages", &[]),
        ("address", &[]),
        ("sender", &[]),
        ("days", &[]),
        ("span", &["least", "most"]),
        ("number", &[]),
    ];

    /// The stable spelling.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Link => "link",
            Self::Colour => "colour",
            Self::Contrast(_) => "contrast",
            Self::Languages => "languages",
            Self::Address => "address",
            Self::Sender => "sender",
            Self::Days => "days",
            Self::Span(..) => "span",
            Self::Number => "number",
        }
    }

    /// What the text names, for texts in other languages.
    #[must_use]
    pub fn particulars(&self) -> Particulars {
        let none = Particulars::default();
        match self {
            Self::Contrast(colour) => none.text("colour", &colour.to_string()),
            Self::Span(least, most) => none.text("least", least).text("most", most),
            _ => none,
        }
    }
}

impl SettingKey {
    /// Sets it to what a value says; nothing puts the default in its place, and what does not fit changes
    /// nothing.
    ///
    /// # Errors
    /// What is wrong with the value.
    pub fn set(self, it: &mut Settings, value: &str) -> Result<(), SettingFault> {
        let value = value.trim();
        let default = Settings::default();
        let some = |text: String| (!text.is_empty()).then_some(text);
        match self {
            Self::Company if value.is_empty() => it.company = default.company,
            Self::Company => it.company = line(value)?,
            Self::Contact => it.contact_url = some(link(value)?),
            Self::Support => it.support = some(line(value)?),
            Self::Accent => it.accent = accent(value)?,
            Self::Language if value.is_empty() => it.language = default.language,
            Self::Language => it.language = value.parse().map_err(|_| SettingFault::Languages)?,
            Self::Languages => it.languages = languages(value)?,
            Self::MailFrom => it.mail.from = some(sender(value)?),
            Self::MailReplyTo => it.mail.reply_to = address(value)?,
            Self::MailBounce => it.mail.bounce = address(value)?,
            Self::Reminders => it.mail.reminders = days(value, default.mail.reminders)?,
            Self::Endings => it.mail.endings = days(value, default.mail.endings)?,
            Self::Invitation => {
                let bounds = (("1h", Span::hours(1)), ("90d", Span::days(90)));
                it.lifetimes.invitation = span(value, bounds, default.lifetimes.invitation)?;
            }
            Self::SponsorGrace => {
                let bounds = (("1d", Span::days(1)), ("365d", Span::days(365)));
                it.lifetimes.sponsor_grace = span(value, bounds, default.lifetimes.sponsor_grace)?;
            }
            Self::Invitations => it.limits.invitations = number(value, default.limits.invitations)?,
            Self::Codes => it.limits.codes = number(value, default.limits.codes)?,
            Self::CodesOfStrangers => {
                it.limits.codes_of_strangers = number(value, default.limits.codes_of_strangers)?;
            }
            Self::CodesFrom => it.limits.codes_from = number(value, default.limits.codes_from)?,
            Self::Guesses => it.limits.guesses = number(value, default.limits.guesses)?,
            Self::Lookups => it.limits.lookups = number(value, default.limits.lookups)?,
        }
        Ok(())
    }

    /// What it is set to, in the words that [`SettingKey::set`] reads.
    #[must_use]
    pub fn get(self, it: &Settings) -> String {
        let list = |all: &[i64]| all.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        match self {
            Self::Company => it.company.clone(),
            Self::Contact => it.contact_url.clone().unwrap_or_default(),
            Self::Support => it.support.clone().unwrap_or_default(),
            Self::Accent => it
                .accent
                .map(|it| it.colour().to_string())
                .unwrap_or_default(),
            Self::Language => it.language.to_string(),
            Self::Languages => {
                let tags: Vec<_> = it.languages.iter().map(|it| it.as_str()).collect();
                tags.join(" ")
            }
            Self::MailFrom => it.mail.from.clone().unwrap_or_default(),
            Self::MailReplyTo => it
                .mail
                .reply_to
                .as_ref()
                .map(Email::to_string)
                .unwrap_or_default(),
            Self::MailBounce => it
                .mail
                .bounce
                .as_ref()
                .map(Email::to_string)
                .unwrap_or_default(),
            Self::Reminders => list(&it.mail.reminders),
            Self::Endings => list(&it.mail.endings),
            Self::Invitation => it.lifetimes.invitation.in_words(),
            Self::SponsorGrace => it.lifetimes.sponsor_grace.in_words(),
            Self::Invitations => it.limits.invitations.to_string(),
            Self::Codes => it.limits.codes.to_string(),
            Self::CodesOfStrangers => it.limits.codes_of_strangers.to_string(),
            Self::CodesFrom => it.limits.codes_from.to_string(),
            Self::Guesses => it.limits.guesses.to_string(),
            Self::Lookups => it.limits.lookups.to_string(),
        }
    }
}

impl Settings {
    /// With what is kept; what the configuration fixed stays, and so does what no longer reads.
    #[must_use]
    pub fn with(&self, kept: &KeptSettings) -> Self {
        let mut it = Self {
            logo: kept.logo.clone(),
            ..self.clone()
        };
        for (key, value) in &kept.values {
            if !self.fixed.contains(key) {
                key.set(&mut it, value).ok();
            }
        }
        it
    }
}

fn line(value: &str) -> Result<String, SettingFault> {
    if value.chars().count() > 200 || value.contains(is_control) {
        return Err(SettingFault::Line);
    }
    Ok(value.to_owned())
}

fn link(value: &str) -> Result<String, SettingFault> {
    let known = value.is_empty() || value.starts_with("https://") || value.starts_with("mailto:");
    if known {
        line(value)
    } else {
        Err(SettingFault::Link)
    }
}

fn accent(value: &str) -> Result<Option<Accent>, SettingFault> {
    if value.is_empty() {
        return Ok(None);
    }
    let colour: Colour = value.parse().map_err(|_| SettingFault::Colour)?;
    Accent::new(colour)
        .map(Some)
        .map_err(SettingFault::Contrast)
}

/// The named languages in the order of the list; all of them where none is named.
fn languages(value: &str) -> Result<Vec<Language>, SettingFault> {
    let tags = value
        .split([' ', ',', '\n', '\r'])
        .filter(|it| !it.is_empty());
    let named: Vec<Language> = tags
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| SettingFault::Languages)?;
    let mut all = Language::ALL.to_vec();
    all.retain(|it| named.is_empty() || named.contains(it));
    Ok(all)
}

fn address(value: &str) -> Result<Option<Email>, SettingFault> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| SettingFault::Address)
}

/// `guests@contoso.example` or `Contoso <guests@contoso.example>`.
fn sender(value: &str) -> Result<String, SettingFault> {
    let inner = value.strip_suffix('>').and_then(|it| it.rsplit_once('<'));
    let address = inner.map_or(value, |(_, address)| address);
    let is_address = value.is_empty() || address.parse::<Email>().is_ok();
    let fits = line(value).map_err(|_| SettingFault::Sender)?;
    is_address.then_some(fits).ok_or(SettingFault::Sender)
}

/// `3 10`; `0` alone is none.
fn days(value: &str, default: Vec<i64>) -> Result<Vec<i64>, SettingFault> {
    let parts: Vec<&str> = value
        .split([' ', ','])
        .filter(|it| !it.is_empty())
        .collect();
    match parts.as_slice() {
        [] => return Ok(default),
        ["0"] => return Ok(Vec::new()),
        _ => {}
    }
    let fits = |it: &&str| it.parse::<i64>().ok().filter(|n| (1..=90).contains(n));
    let mut all: Vec<i64> = parts
        .iter()
        .map(fits)
        .collect::<Option<_>>()
        .filter(|_| parts.len() <= 5)
        .ok_or(SettingFault::Days)?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

type Bound = (&'static str, Span);

fn span(value: &str, (least, most): (Bound, Bound), default: Span) -> Result<Span, SettingFault> {
    if value.is_empty() {
        return Ok(default);
    }
    Span::parse(value)
        .filter(|it| (least.1..=most.1).contains(it))
        .ok_or(SettingFault::Span(least.0, most.0))
}

fn number(value: &str, default: i64) -> Result<i64, SettingFault> {
    if value.is_empty() {
        return Ok(default);
    }
    let number = value.parse().ok().filter(|n| (1..=1_000_000).contains(n));
    number.ok_or(SettingFault::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value that is not the default, for each key.
    fn other(key: SettingKey) -> &'static str {
        match key {
            SettingKey::Company => "Contoso",
            SettingKey::Contact => "mailto:help@contoso.example",
            SettingKey::Support => "Call 1234",
            SettingKey::Accent => "#7a1f5c",
            SettingKey::Language => "de",
            SettingKey::Languages => "en de zh-Hant",
            SettingKey::MailFrom => "Contoso <guests@contoso.example>",
            SettingKey::MailReplyTo | SettingKey::MailBounce => "help@contoso.example",
            SettingKey::Reminders => "0",
            SettingKey::Endings => "1 7 30",
            SettingKey::Invitation => "12h",
            SettingKey::SponsorGrace => "30d",
            _ => "17",
        }
    }

    #[test]
    fn each_setting_reads_back_as_it_was_set_and_nothing_is_the_default() {
        for key in SettingKey::ALL {
            let mut it = Settings::default();
            key.set(&mut it, other(*key)).unwrap();
            let shown = if *key == SettingKey::Reminders {
                ""
            } else {
                other(*key)
            };
            assert_eq!(key.get(&it), shown, "{key}");
            key.set(&mut it, "").unwrap();
            assert_eq!(key.get(&it), key.get(&Settings::default()), "{key}");
        }
    }

    #[test]
    fn values_that_do_not_fit_are_refused() {
        for (key, value) in [
            (SettingKey::Company, "Con\r\nBcc: x"),
            (SettingKey::Company, "Con\u{202e}toso"),
            (SettingKey::Contact, "javascript:alert(1)"),
            (SettingKey::Contact, "http://contoso.example"),
            (SettingKey::Accent, "red"),
            (SettingKey::Accent, "#ffcc00"),
            (SettingKey::Language, "tlh"),
            (SettingKey::Languages, "en, tlh"),
            (SettingKey::MailFrom, "Contoso"),
            (SettingKey::MailFrom, "Con\u{2028}toso <a@b.example>"),
            (SettingKey::MailBounce, "Contoso <a@b.example>"),
            (SettingKey::Reminders, "3 0"),
            (SettingKey::Endings, "1 2 3 4 5 6"),
            (SettingKey::Invitation, "91d"),
            (SettingKey::SponsorGrace, "soon"),
            (SettingKey::Codes, "0"),
            (SettingKey::Lookups, "1000001"),
        ] {
            let mut it = Settings::default();
            assert!(key.set(&mut it, value).is_err(), "{key} {value:?}");
        }
    }

    #[test]
    fn what_the_configuration_fixed_stays() {
        let mut base = Settings::default();
        base.fixed.insert(SettingKey::Company);
        let values = SettingValues::from([
            (SettingKey::Company, "Other".to_owned()),
            (SettingKey::Support, "Call 1234".to_owned()),
            (SettingKey::Codes, "many".to_owned()),
        ]);
        let it = base.with(&KeptSettings {
            values,
            ..KeptSettings::default()
        });
        assert_eq!(it.company, base.company);
        assert_eq!(it.support.as_deref(), Some("Call 1234"));
        assert_eq!(it.limits.codes, base.limits.codes);
    }
}
