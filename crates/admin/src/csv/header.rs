use super::FileFault;

/// The columns of the invitation file (R22, R23).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

impl Column {
    /// All, in the order of the template.
    pub const ALL: [Self; 8] = [
        Self::Email,
        Self::DisplayName,
        Self::InviteAppId,
        Self::InviteReplyUrl,
        Self::InviteAppResources,
        Self::InviteGroupResources,
        Self::InviteContactUsUrl,
        Self::Language,
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
        }
    }

    fn of(label: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|column| column.label().eq_ignore_ascii_case(label))
    }

    /// The column that a misspelt label probably means.
    fn near(label: &str) -> Option<Self> {
        let squeeze = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let given = squeeze(label);
        Self::ALL
            .into_iter()
            .map(|column| {
                (
                    strsim::normalized_damerau_levenshtein(&given, &squeeze(column.label())),
                    column,
                )
            })
            .filter(|(score, _)| *score >= 0.7)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, column)| column)
    }
}

/// Which cell holds which column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    positions: [Option<usize>; Column::ALL.len()],
    /// Labels that mean nothing to us; their cells are kept but not read.
    pub(crate) ignored: Vec<String>,
}

impl Columns {
    pub(crate) const fn position(&self, column: Column) -> Option<usize> {
        // The order of `ALL` is the order of the variants.
        match column {
            Column::Email => self.positions[0],
            Column::DisplayName => self.positions[1],
            Column::InviteAppId => self.positions[2],
            Column::InviteReplyUrl => self.positions[3],
            Column::InviteAppResources => self.positions[4],
            Column::InviteGroupResources => self.positions[5],
            Column::InviteContactUsUrl => self.positions[6],
            Column::Language => self.positions[7],
        }
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
            let slot = Column::ALL
                .iter()
                .position(|c| c == column)
                .and_then(|n| columns.positions.get_mut(n));
            if let Some(slot) = slot
                && slot.replace(index).is_some()
            {
                return Err(FileFault::LabelTwice(column.label()));
            }
        }
        let needed = [
            Column::Email,
            Column::DisplayName,
            Column::InviteContactUsUrl,
        ];
        let missing = |column: &&Column| {
            columns.position(**column).is_none()
                && (contact_needed || **column != Column::InviteContactUsUrl)
        };
        match needed.iter().find(missing) {
            Some(column) => Err(FileFault::ColumnMissing(column.label())),
            None => Ok(columns),
        }
    }
}
