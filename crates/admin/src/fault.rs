use model::{Particulars, Reason, text_enum};

text_enum! {
    /// What came of one invitation, by form or by row. The spellings are stable (R42).
    RowCode {
        /// A guest is made and gets a mail, or gets a new mail because the old link expired.
        Invite = "invite",
        /// A guest who is there already gets more apps or groups.
        AddsAccess = "adds_access",
        /// Everything is as the row says already.
        Unchanged = "unchanged",
        /// The address cannot receive mail.
        MailInvalid = "mail_invalid",
        /// No name.
        NameMissing = "name_missing",
        /// No way to reach the host.
        ContactMissing = "contact_missing",
        /// The contact is neither an https page nor a mail address.
        ContactInvalid = "contact_invalid",
        /// No such app.
        AppUnknown = "app_unknown",
        /// No such group.
        GroupUnknown = "group_unknown",
        /// The reply URL is no registered address.
        ReplyUrlUnregistered = "reply_url_unregistered",
        /// The language is not one we speak; English is used.
        LanguageUnknown = "language_unknown",
        /// The address looks like a distribution list (R47).
        ListAddress = "list_address",
        /// A guest who is there keeps end and sponsor as they are.
        GuestKept = "guest_kept",
        /// The row is the example of a template.
        ExampleRow = "example_row",
        /// No such partner.
        PartnerUnknown = "partner_unknown",
        /// No admin has that address.
        SponsorUnknown = "sponsor_unknown",
        /// A role that cannot be.
        RoleInvalid = "role_invalid",
        /// Not a day.
        DateInvalid = "date_invalid",
        /// The day is over, or the end comes before the start.
        DatePast = "date_past",
        /// Neither true nor false.
        SwitchInvalid = "switch_invalid",
        /// The row was not looked at yet.
        Waiting = "waiting",
        /// Somebody who is not in the file loses what it is the whole list of.
        Removes = "removes",
        /// The row is about another partner's guest than the file is the whole list of.
        OtherPartner = "other_partner",
        /// No partner has the domain, and one has nearly that.
        DomainMisspelt = "domain_misspelt",
        /// Whoever sends has invited as many as they may in a day.
        LimitReached = "limit_reached",
        /// What the row names changed between check and sending.
        ChangedMeanwhile = "changed_meanwhile",
        /// Whoever sent the file may not do that any more.
        SenderMayNot = "sender_may_not",
        /// Somebody chose to leave the row out.
        LeftOut = "left_out",
        /// An earlier row has the same address.
        DuplicateRow = "duplicate_row",
        /// The guest was removed and stays removed.
        GuestRemoved = "guest_removed",
        /// The guest is suspended.
        GuestSuspended = "guest_suspended",
        /// The guest is frozen: the person left the partner, or nobody answers for them.
        GuestFrozen = "guest_frozen",
        /// Whoever reads the address's mail wants no invitations.
        BlockedByRecipient = "blocked_by_recipient",
        /// The partner is suspended.
        PartnerSuspended = "partner_suspended",
        /// The partner's collaboration is over.
        PartnerEnded = "partner_ended",
        /// The partner has as many guests as agreed.
        QuotaReached = "quota_reached",
        /// The partner's contract does not include the app.
        AppNotInContract = "app_not_in_contract",
        /// A text is too long.
        TooLong = "too_long",
        /// A text holds a control character.
        ControlCharacter = "control_character",
        /// The row has fewer cells than it needs.
        CellsMissing = "cells_missing",
        /// The row has more cells than the header.
        CellsExtra = "cells_extra",
        /// The row is empty.
        BlankRow = "blank_row",
    }
}

impl RowCode {
    /// The names of the particulars that a text about it has to have; there may be a `suggestion` beside them.
    #[must_use]
    pub const fn named(self) -> &'static [&'static str] {
        match self {
            Self::Invite => &["mail"],
            Self::MailInvalid
            | Self::ContactInvalid
            | Self::AppUnknown
            | Self::GroupUnknown
            | Self::PartnerUnknown
            | Self::SponsorUnknown
            | Self::RoleInvalid
            | Self::SwitchInvalid
            | Self::ReplyUrlUnregistered => &["given"],
            Self::DateInvalid => &["field", "given"],
            Self::DatePast | Self::ControlCharacter => &["field"],
            Self::TooLong => &["field", "most"],
            Self::OtherPartner | Self::PartnerSuspended | Self::PartnerEnded => &["partner"],
            Self::QuotaReached => &["partner", "quota"],
            Self::AppNotInContract => &["app", "partner"],
            Self::CellsMissing | Self::CellsExtra => &["expected", "found"],
            Self::LimitReached => &["most"],
            Self::DuplicateRow => &["line"],
            _ => &[],
        }
    }
}

/// Why somebody cannot be invited. The text says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InviteFault {
    /// The address cannot receive mail.
    #[error("{given:?} is not a mail address.{}", did_you_mean(suggestion.as_deref()))]
    MailInvalid {
        /// What was given.
        given: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// No name.
    #[error("Give the person a name; it stands in the mail and in the guest list.")]
    NameMissing,
    /// No way to reach the host.
    #[error("Say how the person can reach you: an https page or a mailto address.")]
    ContactMissing,
    /// The contact is of another kind.
    #[error("{0:?} cannot be the contact. Use an https page or a mailto address.")]
    ContactInvalid(String),
    /// No such app.
    #[error("There is no app {given:?}.{}", did_you_mean(suggestion.as_deref()))]
    AppUnknown {
        /// What was given.
        given: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// No such group.
    #[error("There is no group {given:?}.{}", did_you_mean(suggestion.as_deref()))]
    GroupUnknown {
        /// What was given.
        given: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// No such partner.
    #[error("There is no partner {given:?}.{}", did_you_mean(suggestion.as_deref()))]
    PartnerUnknown {
        /// What was given.
        given: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// The row is about another partner's guest.
    #[error("The file is the whole list of {0}, and this row names another partner.")]
    OtherPartner(String),
    /// No admin has that address.
    #[error("No admin has the address {0:?}. Name one who works here, or leave it empty.")]
    SponsorUnknown(String),
    /// A role that cannot be.
    #[error("{0:?} cannot be a role. Use one line of at most 200 characters.")]
    RoleInvalid(String),
    /// Not a day.
    #[error("{given:?} is not a day. Write it like 2027-03-31.")]
    DateInvalid {
        /// The label of the column.
        field: &'static str,
        /// What was given.
        given: String,
    },
    /// The day is over, or comes before the other one.
    #[error("{0} lies in the past, or the end comes before the start. Choose a later day.")]
    DatePast(&'static str),
    /// Neither true nor false.
    #[error("{0:?} is neither TRUE nor FALSE. Write one of them, or leave it empty.")]
    SwitchInvalid(String),
    /// The reply URL is no registered address (R33).
    #[error(
        "{0:?} is not registered. Use an app's redirect URI or launch URL, or an address of this site, or leave it empty."
    )]
    ReplyUrlUnregistered(String),
    /// The guest was removed.
    #[error(
        "This person was removed and stays removed. Invite the address by the form and confirm that it is a new guest."
    )]
    GuestRemoved,
    /// The guest is suspended.
    #[error("This guest is suspended. Resume the guest first.")]
    GuestSuspended,
    /// The guest is frozen.
    #[error(
        "The guest with this address is frozen. Thaw the guest if they came back, or confirm that this is a new guest, who gets nothing of the old one's."
    )]
    GuestFrozen,
    /// Whoever reads the address's mail wants no invitations.
    #[error(
        "Whoever reads this mailbox wants no invitations. Only they can allow them again, by the link of the invitation that they declined."
    )]
    BlockedByRecipient,
    /// The partner is suspended.
    #[error("The partner {0} is suspended. Resume it first.")]
    PartnerSuspended(String),
    /// The partner's collaboration is over.
    #[error("The collaboration with {0} has ended. Choose another partner.")]
    PartnerEnded(String),
    /// The partner has as many guests as agreed.
    #[error("{partner} has {quota} guests, as many as agreed. Remove one or raise the quota.")]
    QuotaReached {
        /// The partner's name.
        partner: String,
        /// Its quota.
        quota: i32,
    },
    /// The partner's contract does not include the app.
    #[error(
        "The contract with {partner} does not include {app}. Add the app to the contract or leave it out."
    )]
    AppNotInContract {
        /// The app's name.
        app: String,
        /// The partner's name.
        partner: String,
    },
    /// A text is too long.
    #[error("{field} is longer than {most} characters. Shorten it.")]
    TooLong {
        /// The label of the column.
        field: &'static str,
        /// Its limit.
        most: usize,
    },
    /// A text holds a control character (X07).
    #[error("{0} holds a line break or a control character. Remove it.")]
    ControlCharacter(&'static str),
    /// The row has fewer cells than it needs (R26).
    #[error(
        "This row has {found} of {expected} cells. Fill in the missing ones, or check the separators."
    )]
    CellsMissing {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// The row has more cells than the header.
    #[error(
        "This row has {found} cells, the header has {expected}. Put cells that hold the separator into quotes."
    )]
    CellsExtra {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion
        .map(|s| format!(" Did you mean {s:?}?"))
        .unwrap_or_default()
}

impl InviteFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> RowCode {
        match self {
            Self::MailInvalid { .. } => RowCode::MailInvalid,
            Self::NameMissing => RowCode::NameMissing,
            Self::ContactMissing => RowCode::ContactMissing,
            Self::ContactInvalid(_) => RowCode::ContactInvalid,
            Self::AppUnknown { .. } => RowCode::AppUnknown,
            Self::GroupUnknown { .. } => RowCode::GroupUnknown,
            Self::PartnerUnknown { .. } => RowCode::PartnerUnknown,
            Self::OtherPartner(_) => RowCode::OtherPartner,
            Self::SponsorUnknown(_) => RowCode::SponsorUnknown,
            Self::RoleInvalid(_) => RowCode::RoleInvalid,
            Self::DateInvalid { .. } => RowCode::DateInvalid,
            Self::DatePast(_) => RowCode::DatePast,
            Self::SwitchInvalid(_) => RowCode::SwitchInvalid,
            Self::ReplyUrlUnregistered(_) => RowCode::ReplyUrlUnregistered,
            Self::GuestRemoved => RowCode::GuestRemoved,
            Self::GuestSuspended => RowCode::GuestSuspended,
            Self::GuestFrozen => RowCode::GuestFrozen,
            Self::BlockedByRecipient => RowCode::BlockedByRecipient,
            Self::PartnerSuspended(_) => RowCode::PartnerSuspended,
            Self::PartnerEnded(_) => RowCode::PartnerEnded,
            Self::QuotaReached { .. } => RowCode::QuotaReached,
            Self::AppNotInContract { .. } => RowCode::AppNotInContract,
            Self::TooLong { .. } => RowCode::TooLong,
            Self::ControlCharacter(_) => RowCode::ControlCharacter,
            Self::CellsMissing { .. } => RowCode::CellsMissing,
            Self::CellsExtra { .. } => RowCode::CellsExtra,
        }
    }

    /// What the text names, for texts in other languages.
    #[must_use]
    pub fn particulars(&self) -> Particulars {
        let none = Particulars::default();
        match self {
            Self::MailInvalid { given, suggestion }
            | Self::AppUnknown { given, suggestion }
            | Self::GroupUnknown { given, suggestion }
            | Self::PartnerUnknown { given, suggestion } => {
                let said = none.text("given", given);
                said.maybe("suggestion", suggestion.as_deref())
            }
            Self::ContactInvalid(given)
            | Self::SponsorUnknown(given)
            | Self::RoleInvalid(given)
            | Self::SwitchInvalid(given)
            | Self::ReplyUrlUnregistered(given) => none.text("given", given),
            Self::OtherPartner(partner)
            | Self::PartnerSuspended(partner)
            | Self::PartnerEnded(partner) => none.text("partner", partner),
            Self::DateInvalid { field, given } => none.text("field", field).text("given", given),
            Self::DatePast(field) | Self::ControlCharacter(field) => none.text("field", field),
            Self::TooLong { field, most } => none.text("field", field).number("most", *most),
            Self::QuotaReached { partner, quota } => {
                none.text("partner", partner).number("quota", *quota)
            }
            Self::AppNotInContract { app, partner } => {
                none.text("app", app).text("partner", partner)
            }
            Self::CellsMissing { found, expected } | Self::CellsExtra { found, expected } => {
                none.number("found", *found).number("expected", *expected)
            }
            Self::NameMissing
            | Self::ContactMissing
            | Self::GuestRemoved
            | Self::GuestSuspended
            | Self::GuestFrozen
            | Self::BlockedByRecipient => none,
        }
    }

    /// The label of the column or field at fault, where there is one.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::MailInvalid { .. }
            | Self::GuestRemoved
            | Self::GuestSuspended
            | Self::GuestFrozen
            | Self::BlockedByRecipient => Some("Email"),
            Self::NameMissing => Some("DisplayName"),
            Self::ContactMissing | Self::ContactInvalid(_) => Some("InviteContactUsUrl"),
            Self::AppUnknown { .. } | Self::AppNotInContract { .. } => Some("InviteAppResources"),
            Self::GroupUnknown { .. } => Some("InviteGroupResources"),
            Self::ReplyUrlUnregistered(_) => Some("InviteReplyUrl"),
            Self::PartnerUnknown { .. } | Self::OtherPartner(_) => Some("Partner"),
            Self::SponsorUnknown(_) => Some("Sponsor"),
            Self::RoleInvalid(_) => Some("Roles"),
            Self::SwitchInvalid(_) => Some("SendMail"),
            Self::TooLong { field, .. }
            | Self::ControlCharacter(field)
            | Self::DateInvalid { field, .. }
            | Self::DatePast(field) => Some(field),
            _ => None,
        }
    }

    /// The reason for the audit chain; `None` for slips of the pen.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::GuestRemoved => Some(Reason::GuestRemoved),
            Self::GuestSuspended => Some(Reason::GuestSuspended),
            Self::GuestFrozen => Some(Reason::GuestFrozen),
            Self::BlockedByRecipient => Some(Reason::BlockedByRecipient),
            Self::PartnerSuspended(_) => Some(Reason::PartnerSuspended),
            Self::PartnerEnded(_) => Some(Reason::PartnerEnded),
            Self::QuotaReached { .. } => Some(Reason::QuotaReached),
            Self::AppNotInContract { .. } => Some(Reason::AppNotInContract),
            Self::ReplyUrlUnregistered(_) => Some(Reason::RedirectMismatch),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_fault_names_what_the_texts_about_its_code_need() {
        let (text, pair) = (|| "x".to_owned(), || ("x".to_owned(), Some("y".to_owned())));
        let (given, suggestion) = pair();
        let faults = [
            InviteFault::MailInvalid { given, suggestion },
            InviteFault::NameMissing,
            InviteFault::ContactMissing,
            InviteFault::ContactInvalid(text()),
            InviteFault::AppUnknown {
                given: text(),
                suggestion: None,
            },
            InviteFault::GroupUnknown {
                given: text(),
                suggestion: None,
            },
            InviteFault::PartnerUnknown {
                given: text(),
                suggestion: None,
            },
            InviteFault::OtherPartner(text()),
            InviteFault::SponsorUnknown(text()),
            InviteFault::RoleInvalid(text()),
            InviteFault::DateInvalid {
                field: "End",
                given: text(),
            },
            InviteFault::DatePast("End"),
            InviteFault::SwitchInvalid(text()),
            InviteFault::ReplyUrlUnregistered(text()),
            InviteFault::GuestRemoved,
            InviteFault::GuestSuspended,
            InviteFault::GuestFrozen,
            InviteFault::BlockedByRecipient,
            InviteFault::PartnerSuspended(text()),
            InviteFault::PartnerEnded(text()),
            InviteFault::QuotaReached {
                partner: text(),
                quota: 1,
            },
            InviteFault::AppNotInContract {
                app: text(),
                partner: text(),
            },
            InviteFault::TooLong {
                field: "End",
                most: 1,
            },
            InviteFault::ControlCharacter("End"),
            InviteFault::CellsMissing {
                found: 1,
                expected: 2,
            },
            InviteFault::CellsExtra {
                found: 2,
                expected: 1,
            },
        ];
        let mut left: BTreeSet<RowCode> = RowCode::ALL.iter().copied().collect();
        for fault in faults {
            let said = fault.particulars();
            let names = (&said).into_iter().map(|(name, _)| name.as_str());
            let names: Vec<&str> = names.filter(|name| *name != "suggestion").collect();
            assert_eq!(names, fault.code().named(), "{fault:?}");
            left.remove(&fault.code());
        }
        // Rows have these from elsewhere.
        let named = left.into_iter().filter(|code| !code.named().is_empty());
        let elsewhere = [
            RowCode::Invite,
            RowCode::LimitReached,
            RowCode::DuplicateRow,
        ];
        assert_eq!(named.collect::<Vec<_>>(), elsewhere);
    }
}
