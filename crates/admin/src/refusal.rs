use crate::{DomainFault, InviteFault, UrlFault, csv::FileFault, settings::LogoFault};
use model::{Reason, SettingFault, SettingKey};
use store::StoreError;

/// Why a verb did nothing. The text says what to do; [`Refusal::code`] is stable.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The database failed; nothing was changed.
    #[error("The data could not be read or written. Try again in a moment.")]
    Store(#[from] StoreError),
    /// The thing is not there.
    #[error("There is no such {0}. It may have been removed; go back to the list.")]
    Unknown(&'static str),
    /// A field is empty.
    #[error("Fill in the {0}.")]
    Missing(&'static str),
    /// A field is longer than it may be.
    #[error("Shorten the {field} to at most {most} characters.")]
    TooLong {
        /// Which field.
        field: &'static str,
        /// Its limit in characters.
        most: usize,
    },
    /// A field holds a control character or a line break.
    #[error("Remove line breaks and control characters from the {0}.")]
    ControlCharacter(&'static str),
    /// Another one has that name or address.
    #[error("There is already {what} called {given:?}. Choose another.")]
    Taken {
        /// What is taken, with its article.
        what: &'static str,
        /// The name given.
        given: String,
    },
    /// Not a partner's mail domain.
    #[error("{given:?} {fault}.")]
    DomainInvalid {
        /// What was given.
        given: String,
        /// What is wrong with it.
        fault: DomainFault,
    },
    /// The record that proves a domain is not there.
    #[error(
        "There is no TXT record {name} with the value {value}. Publish it and check again; a new record may take an hour to be seen."
    )]
    DomainUnproven {
        /// Where the record stands.
        name: String,
        /// What it holds.
        value: String,
    },
    /// The DNS did not answer, so nothing is known.
    #[error(
        "The DNS gave no usable answer about {name} ({problem}). Check again in a few minutes."
    )]
    DomainUnanswered {
        /// What was asked for.
        name: String,
        /// What went wrong.
        problem: String,
    },
    /// Not a usable URL.
    #[error("{field} {given:?}: {fault}")]
    Url {
        /// Which field.
        field: &'static str,
        /// The URL given.
        given: String,
        /// What is wrong with it.
        fault: UrlFault,
    },
    /// An app needs somewhere to return to.
    #[error("Add at least one redirect URI.")]
    RedirectMissing,
    /// A public app has no secret.
    #[error(
        "This app is a public client and has no secret. Register it as confidential to give it one."
    )]
    NoSecret,
    /// A public app must use PKCE.
    #[error("A public client must use PKCE. Require it, or register the app as confidential.")]
    PkceNeeded,
    /// A member of a client's metadata that cannot be.
    #[error("{member} {problem}.")]
    Metadata {
        /// Which member (RFC 7591 §2).
        member: &'static str,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// Something about a home identity provider that cannot be.
    #[error("The {member} {problem}.")]
    Connection {
        /// Which part.
        member: &'static str,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// Something in a trust contract that cannot be.
    #[error("{member} {problem}.")]
    Contract {
        /// Which member.
        member: &'static str,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// Registration by clients is switched off, or its token does not count.
    #[error(
        "This registration is not accepted. Ask an admin for a token and send it as a bearer token."
    )]
    RegistrationRefused,
    /// A start that is not before the end.
    #[error("The start must be before the end.")]
    DatesReversed,
    /// Terms that would count before now, or before the version in front of them.
    #[error("It cannot count before now, or before the version in front of it.")]
    CountsTooEarly,
    /// The thing is in another state than the change needs.
    #[error("The state does not allow that: it is {0}.")]
    StateConflict(&'static str),
    /// An admin who may not sign in.
    #[error("This admin is switched off.")]
    AdminDisabled,
    /// A one-time link that cannot be used.
    #[error(
        "This link was used, replaced or is too old. Run `portico admin recover` for a new one."
    )]
    LinkInvalid,
    /// Something that only another state of things would allow; the reason is for the audit chain.
    #[error("This cannot be done now ({0}).")]
    Refused(Reason),
    /// A frozen guest whose address somebody else has by now.
    #[error(
        "Somebody else was invited at this address since. This guest stays frozen while that one is there."
    )]
    AddressTaken,
    /// A frozen guest who could not sign in.
    #[error("No account is linked to this guest any more. Invite the person anew.")]
    NothingLinked,
    /// Nobody answers for a guest.
    #[error("Nobody answers for this guest. Name an active admin as the sponsor first.")]
    SponsorMissing,
    /// Nobody would be left who may do everything.
    #[error("This is the last owner who may sign in. Make another one first.")]
    LastAdmin,
    /// A mailbox that a partner's IT admin may not let in.
    #[error(
        "{0:?} is not at a mail domain of this company that we know. Ask your contact to send a link there."
    )]
    Colleague(String),
    /// Too many invitation mails.
    #[error("Five invitations were sent again to this address today. Wait until tomorrow.")]
    ResendLimit,
    /// Too many new guests of one inviter.
    #[error(
        "You have invited {0} people today, and that is the most. Wait until tomorrow, or have limits.invitations raised."
    )]
    InviteBudget(i64),
    /// More would lose something by a file that is a whole list than one file may end.
    #[error(
        "{missing} of {listed} are not in the file and would lose their access; one file may end that of {most}. Check that it is the whole list, or have limits.reconcile raised."
    )]
    Removals {
        /// Who is not in it.
        missing: i64,
        /// How many there are.
        listed: i64,
        /// How many one file may end.
        most: i64,
    },
    /// Nobody confirmed how many lose something, or it was another number.
    #[error("{0} are not in the file and lose their access. Confirm that number.")]
    RemovalsUnconfirmed(i64),
    /// Rows of a whole list in which nobody can be recognised.
    #[error(
        "{0} rows name nobody, so whoever they mean would lose their access. Mend them or leave them out first."
    )]
    RowsNameless(i64),
    /// Rows of a mapping file that cannot be used.
    #[error("{0} rows cannot be used, so nothing was proposed. Mend them and check again.")]
    Rekey(usize),
    /// Who proposed it cannot approve it.
    #[error("Somebody else than the proposer has to approve this.")]
    SecondPerson,
    /// More than one page or file takes.
    #[error("This is more than {0} at once. Narrow the filter, or use the command line.")]
    TooMany(usize),
    /// A setting that cannot be so.
    #[error("{key} {fault}.")]
    Setting {
        /// Which setting.
        key: SettingKey,
        /// What is wrong with the value.
        fault: SettingFault,
    },
    /// A setting that the configuration decided.
    #[error("{0} stands in the configuration and is changed there.")]
    SettingFixed(SettingKey),
    /// An image that cannot be the logo.
    #[error("{0}.")]
    Logo(LogoFault),
    /// A file that cannot be used as a whole.
    #[error(transparent)]
    File(#[from] FileFault),
    /// An invitation that cannot be made.
    #[error(transparent)]
    Invite(#[from] InviteFault),
}

impl Refusal {
    /// The stable spelling.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Store(_) => "unavailable",
            Self::Unknown(_) => "unknown",
            Self::Missing(_) => "missing",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacter(_) => "control_character",
            Self::Taken { .. } => "taken",
            Self::DomainInvalid { .. } => "domain_invalid",
            Self::DomainUnproven { .. } => "domain_unproven",
            Self::DomainUnanswered { .. } => "domain_unanswered",
            Self::Url { fault, .. } => fault.code(),
            Self::RedirectMissing => "redirect_missing",
            Self::NoSecret => "no_secret",
            Self::PkceNeeded => "pkce_needed",
            Self::Metadata { .. } => "invalid_client_metadata",
            Self::Connection { .. } => "connection_invalid",
            Self::Contract { .. } => "contract_invalid",
            Self::RegistrationRefused => "registration_refused",
            Self::DatesReversed => "dates_reversed",
            Self::CountsTooEarly => "counts_too_early",
            Self::StateConflict(_) => "state_conflict",
            Self::AdminDisabled => "admin_disabled",
            Self::LinkInvalid => "link_invalid",
            Self::Refused(reason) => reason.as_str(),
            Self::AddressTaken => "address_taken",
            Self::NothingLinked => "nothing_linked",
            Self::SponsorMissing => "sponsor_missing",
            Self::LastAdmin => "last_admin",
            Self::Colleague(_) => "colleague_unknown",
            Self::ResendLimit | Self::InviteBudget(_) => "rate_limited",
            Self::Removals { .. } => "removal_ceiling",
            Self::RemovalsUnconfirmed(_) => "removals_unconfirmed",
            Self::RowsNameless(_) => "rows_nameless",
            Self::Rekey(_) => "rekey_rows",
            Self::SecondPerson => "second_person_needed",
            Self::TooMany(_) => "too_many",
            Self::Setting { .. } => "setting_invalid",
            Self::SettingFixed(_) => "setting_fixed",
            Self::Logo(_) => "logo_invalid",
            Self::File(fault) => fault.code(),
            Self::Invite(fault) => fault.code().as_str(),
        }
    }

    /// The reason for the audit chain; `None` for slips of the pen that no auditor asks about.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::StateConflict(_) => Some(Reason::StateConflict),
            Self::DomainUnproven { .. } => Some(Reason::DomainUnproven),
            Self::DomainUnanswered { .. } => Some(Reason::DomainUnanswered),
            Self::RegistrationRefused => Some(Reason::RegistrationRefused),
            Self::AdminDisabled => Some(Reason::AdminDisabled),
            Self::LinkInvalid => Some(Reason::LinkInvalid),
            Self::Refused(reason) => Some(*reason),
            Self::AddressTaken => Some(Reason::AddressTaken),
            Self::NothingLinked => Some(Reason::NothingLinked),
            Self::SponsorMissing => Some(Reason::SponsorMissing),
            Self::LastAdmin => Some(Reason::LastAdmin),
            Self::Removals { .. } => Some(Reason::RemovalCeiling),
            Self::ResendLimit | Self::InviteBudget(_) => Some(Reason::RateLimited),
            Self::Invite(fault) => fault.reason(),
            _ => None,
        }
    }
}
