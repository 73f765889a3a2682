use super::FileFault;
use std::collections::BTreeMap;

/// A longer label is not compared with ours.
const LONGEST: usize = 100;

/// The columns of the invitation file (R22, R23), and ours beyond them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The address.
    Email,
    /// The name.
    DisplayName,
    /// The app whose brand stands on the mail.
    InviteAppId,
    /// Where to go after acceptance.
    InviteReplyUrl,
    /// Apps to assign.
    InviteAppResources,
    /// Groups to join.
    InviteGroupResources,
    /// How to reach the host.
    InviteContactUsUrl,
    /// Language of mail and pages.
    Language,
    /// The partner, where the address's domain does not tell.
    Partner,
    /// Roles in the apps of the row.
    Roles,
    /// The first day on which the apps open.
    Start,
    /// The last day of all access.
    End,
    /// Who of the host answers for the guest.
    Sponsor,
    /// A personal message.
    PersonalMessage,
    /// Whether a mail goes out.
    SendMail,
}

impl Column {
    /// All, in the order of the template.
    pub const ALL: [Self; 15] = [
        Self::Email,
        Self::DisplayName,
        Self::InviteAppId,
        Self::InviteReplyUrl,
        Self::InviteAppResources,
        Self::InviteGroupResources,
        Self::InviteContactUsUrl,
        Self::Language,
        Self::Partner,
        Self::Roles,
        Self::Start,
        Self::End,
        Self::Sponsor,
        Self::PersonalMessage,
        Self::SendMail,
    ];

    /// The label, as the template writes it; it is read without regard to case.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "Email",
            Self::DisplayName => "DisplayName",
            Self::InviteAppId => "InviteAppID",
            Self::InviteReplyUrl => "InviteReplyUrl",
            Self::InviteAppResources => "InviteAppResources",
            Self::InviteGroupResources => "InviteGroupResources",
            Self::InviteContactUsUrl => "InviteContactUsUrl",
            Self::Language => "Language",
            Self::Partner => "Partner",
            Self::Roles => "Roles",
            Self::Start => "Start",
            Self::End => "End",
            Self::Sponsor => "Sponsor",
            Self::PersonalMessage => "PersonalMessage",
            Self::SendMail => "SendMail",
        }
    }

    /// How the file of May 2016 and today's template of Entra ID call it, where they do otherwise.
    const fn elsewhere(self) -> &'static [&'static str] {
        match self {
            Self::Email => &["inviteeEmail"],
            Self::InviteReplyUrl => &["InviteRedirectUrl"],
            Self::InviteAppResources => &["InvitedToApplications"],
            Self::InviteGroupResources => &["InvitedToGroups"],
            Self::PersonalMessage => &["InvitationText", "customizedMessageBody"],
            Self::SendMail => &["sendEmail"],
            _ => &[],
        }
    }

    fn labels(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.label()).chain(self.elsewhere().iter().copied())
    }

    /// The column of a label. Entra ID writes its own name for it in brackets, in the middle of a
    /// sentence.
    fn of(label: &str) -> Option<Self> {
        let named = bracketed(label).unwrap_or(label);
        Self::ALL
            .into_iter()
            .find(|column| column.labels().any(|it| it.eq_ignore_ascii_case(named)))
    }

    /// The column that a misspelt label probably means.
    fn near(label: &str) -> Option<Self> {
        let squeeze = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        if label.len() > LONGEST {
            return None;
        }
        let given = squeeze(label);
        let score = |it: &str| strsim::normalized_damerau_levenshtein(&given, &squeeze(it));
        Self::ALL
            .into_iter()
            .flat_map(|column| column.labels().map(move |it| (it, column)))
            .map(|(it, column)| (score(it), column))
            .filter(|(score, _)| *score >= 0.7)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, column)| column)
    }
}

fn bracketed(label: &str) -> Option<&str> {
    let (_, rest) = label.split_once('[')?;
    rest.split_once(']').map(|(name, _)| name.trim())
}

/// Which cell holds which column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    positions: BTreeMap<Column, usize>,
    /// Labels that mean nothing to us; their cells are kept but not read.
    pub(crate) ignored: Vec<String>,
    /// It is a file of May 2016 or of Entra ID: whoever sends it is the contact, unless the host has one.
    pub(crate) is_later: bool,
    /// It is a file of Entra ID, which knows no names.
    pub(crate) is_entra: bool,
}

impl Columns {
    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        self.positions.get(&column).copied()
    }

    /// Reads the labels: any order, any case, blanks around them (R20, R21, R25).
    pub(crate) fn read(labels: &[String], contact_needed: bool) -> Result<Self, FileFault> {
        let known: Vec<Option<Column>> = labels
            .iter()
            .map(|label| Column::of(label.trim()))
            .collect();
        let near = |label: &String| Column::near(label.trim());
        if known.iter().all(Option::is_none) && labels.iter().all(|label| near(label).is_none()) {
            return Err(FileFault::NoHeader);
        }
        let mut columns = Self::default();
        for (index, (label, column)) in labels.iter().zip(&known).enumerate() {
            let label = label.trim();
            let Some(column) = column else {
                if let Some(meant) = Column::near(label) {
                    return Err(FileFault::LabelMisspelt {
                        given: label.to_owned(),
                        meant: meant.label(),
                    });
                }
                if !label.is_empty() {
                    columns.ignored.push(label.to_owned());
                }
                continue;
            };
            if columns.positions.insert(*column, index).is_some() {
                return Err(FileFault::LabelTwice(column.label()));
            }
            columns.is_entra |= bracketed(label).is_some();
            columns.is_later |= !label.eq_ignore_ascii_case(column.label());
        }
        let needs = |column: &Column| match column {
            Column::Email => true,
            Column::DisplayName => !columns.is_entra,
            Column::InviteContactUsUrl => contact_needed && !columns.is_later,
            _ => false,
        };
        let missing = |column: &Column| needs(column) && columns.position(*column).is_none();
        match Column::ALL.into_iter().find(missing) {
            Some(column) => Err(FileFault::ColumnMissing(column.label())),
            None => Ok(columns),
        }
    }
}
