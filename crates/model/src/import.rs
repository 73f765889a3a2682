use crate::{Id, kind, text_enum};

text_enum! {
    /// How far an invitation file is.
    ImportStep {
        /// Its rows are being written down. One that stays so was cut off, and is forgotten.
        Reading = "reading",
        /// What each row would do is being found out.
        Checking = "checking",
        /// Somebody may look, mend and send.
        Checked = "checked",
        /// Its rows are being done.
        Sending = "sending",
        /// All is done.
        Sent = "sent",
    }
}

text_enum! {
    /// What a row of an invitation file comes to.
    RowOutcome {
        /// It was not looked at yet.
        Waiting = "waiting",
        /// A mail goes out.
        Invite = "invite",
        /// A guest gets more apps or groups.
        AddAccess = "add_access",
        /// Somebody who is not in the file loses what the file is the whole list of.
        Remove = "remove",
        /// Nothing is to be done.
        Unchanged = "unchanged",
        /// The row cannot be used.
        Problem = "problem",
        /// The row is left out.
        Skipped = "skipped",
    }
}

impl RowOutcome {
    /// Whether it changes something.
    #[must_use]
    pub const fn does_something(self) -> bool {
        matches!(self, Self::Invite | Self::AddAccess | Self::Remove)
    }
}

/// What an invitation file is the whole list of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The partner's guests: who is not in it is removed.
    Partner(Id<kind::Partner>),
    /// Those who have an app by themselves: who is not in it loses it.
    App(Id<kind::App>),
}
