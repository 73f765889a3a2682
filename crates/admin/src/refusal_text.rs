//! What a refusal says in other languages: a code of a closed list, and what its text names. Those that are left
//! out here have lists of their own: the faults of URLs, domains, settings, logos, files and invitations.

use crate::Refusal;
use model::Particulars;

impl Refusal {
    /// Every code that [`Self::said`] gives, with what its text names.
    pub const SAID: [(&str, &[&str]); 29] = [
        ("unavailable", &[]),
        ("unknown", &[]),
        ("missing", &["field"]),
        ("too_long", &["field", "most"]),
        ("control_character", &["field"]),
        ("taken", &["given"]),
        ("domain_unproven", &["name", "value"]),
        ("domain_unanswered", &["name"]),
        ("redirect_missing", &[]),
        ("no_secret", &[]),
        ("pkce_needed", &[]),
        ("invalid_client_metadata", &["problem"]),
        ("connection_invalid", &["problem"]),
        ("contract_invalid", &["problem"]),
        ("dates_reversed", &[]),
        ("counts_too_early", &[]),
        ("state_conflict", &[]),
        ("nothing_linked", &[]),
        ("sponsor_missing", &[]),
        ("last_admin", &[]),
        ("colleague_unknown", &["given"]),
        ("rate_limited", &[]),
        ("removal_ceiling", &["listed", "missing", "most"]),
        ("removals_unconfirmed", &["count"]),
        ("rows_nameless", &["count"]),
        ("rekey_rows", &["count"]),
        ("second_person_needed", &[]),
        ("too_many", &["most"]),
        ("setting_fixed", &["key"]),
    ];

    /// The code of the text and what it names; a `field` by its English name. `None` where another list says it.
    #[must_use]
    pub fn said(&self) -> Option<(&'static str, Particulars)> {
        let none = Particulars::default();
        let named = match self {
            Self::Missing(field) | Self::ControlCharacter(field) => none.text("field", field),
            Self::TooLong { field, most } => none.text("field", field).number("most", *most),
            Self::Taken { given, .. } | Self::Colleague(given) => none.text("given", given),
            Self::DomainUnproven { name, value } => none.text("name", name).text("value", value),
            Self::DomainUnanswered { name, .. } => none.text("name", name),
            // The words of the protocols stay as they are.
            Self::Metadata { member, problem }
            | Self::Connection { member, problem }
            | Self::Contract { member, problem } => {
                none.text("problem", &format!("{member} {problem}"))
            }
            Self::Removals {
                missing,
                listed,
                most,
            } => none
                .number("missing", *missing)
                .number("listed", *listed)
                .number("most", *most),
            Self::RemovalsUnconfirmed(count) | Self::RowsNameless(count) => {
                none.number("count", *count)
            }
            Self::Rekey(count) => none.number("count", *count),
            Self::TooMany(most) => none.number("most", *most),
            Self::SettingFixed(key) => none.text("key", key.as_str()),
            Self::Store(_)
            | Self::Unknown(_)
            | Self::RedirectMissing
            | Self::NoSecret
            | Self::PkceNeeded
            | Self::DatesReversed
            | Self::CountsTooEarly
            | Self::StateConflict(_)
            | Self::NothingLinked
            | Self::SponsorMissing
            | Self::LastAdmin
            | Self::ResendLimit
            | Self::SecondPerson => none,
            Self::DomainInvalid { .. }
            | Self::Url { .. }
            | Self::RegistrationRefused
            | Self::AdminDisabled
            | Self::LinkInvalid
            | Self::Refused(_)
            | Self::AddressTaken
            | Self::InviteBudget(_)
            | Self::Setting { .. }
            | Self::Logo(_)
            | Self::File(_)
            | Self::Invite(_) => return None,
        };
        Some((self.code(), named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SettingKey;
    use store::StoreError;

    #[test]
    fn every_refusal_names_what_the_text_of_its_code_takes() {
        let text = || "x".to_owned();
        let (member, problem) = ("jwks", "must be a JWK set");
        let all = [
            Refusal::Store(StoreError::Sql(text())),
            Refusal::Unknown("app"),
            Refusal::Missing("name"),
            Refusal::TooLong {
                field: "name",
                most: 200,
            },
            Refusal::ControlCharacter("name"),
            Refusal::Taken {
                what: "a group",
                given: text(),
            },
            Refusal::DomainUnproven {
                name: text(),
                value: text(),
            },
            Refusal::DomainUnanswered {
                name: text(),
                problem: text(),
            },
            Refusal::RedirectMissing,
            Refusal::NoSecret,
            Refusal::PkceNeeded,
            Refusal::Metadata { member, problem },
            Refusal::Connection { member, problem },
            Refusal::Contract { member, problem },
            Refusal::DatesReversed,
            Refusal::CountsTooEarly,
            Refusal::StateConflict("active"),
            Refusal::NothingLinked,
            Refusal::SponsorMissing,
            Refusal::LastAdmin,
            Refusal::Colleague(text()),
            Refusal::ResendLimit,
            Refusal::Removals {
                missing: 2,
                listed: 3,
                most: 1,
            },
            Refusal::RemovalsUnconfirmed(1),
            Refusal::RowsNameless(1),
            Refusal::Rekey(1),
            Refusal::SecondPerson,
            Refusal::TooMany(100),
            Refusal::SettingFixed(SettingKey::Company),
        ];
        let said: Vec<(&str, Vec<String>)> = all
            .iter()
            .map(|it| {
                let (code, named) = it.said().expect("a text");
                let names = (&named).into_iter().map(|(name, _)| name.clone());
                (code, names.collect())
            })
            .collect();
        let listed: Vec<(&str, Vec<String>)> = Refusal::SAID
            .iter()
            .map(|(code, named)| (*code, named.iter().map(|it| (*it).to_owned()).collect()))
            .collect();
        assert_eq!(said, listed);
    }
}
