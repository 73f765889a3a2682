use crate::{At, Id, kind, text_enum};

text_enum! {
    /// To whom an app is assigned.
    AssigneeKind {
        /// One guest.
        Guest = "guest",
        /// Every member of a group.
        Group = "group",
        /// Every guest of a partner.
        Partner = "partner",
    }
}

/// To whom an app is assigned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Assignee {
    /// One guest.
    Guest(Id<kind::Guest>),
    /// Every member of a group.
    Group(Id<kind::Group>),
    /// Every guest of a partner.
    Partner(Id<kind::Partner>),
}

impl Assignee {
    /// Which kind.
    #[must_use]
    pub const fn kind(&self) -> AssigneeKind {
        match self {
            Self::Guest(_) => AssigneeKind::Guest,
            Self::Group(_) => AssigneeKind::Group,
            Self::Partner(_) => AssigneeKind::Partner,
        }
    }

    /// The id as text; the prefixes keep the kinds apart.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Guest(id) => id.as_str(),
            Self::Group(id) => id.as_str(),
            Self::Partner(id) => id.as_str(),
        }
    }
}

/// A grant of one app. Always required; without one nobody opens anything.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Its id.
    pub id: Id<kind::Assignment>,
    /// The app.
    pub app_id: Id<kind::App>,
    /// To whom.
    pub assignee: Assignee,
    /// Roles the app learns of.
    pub roles: Vec<String>,
    /// Not before.
    pub starts_at: Option<At>,
    /// Not from this instant on.
    pub ends_at: Option<At>,
    /// When it was given.
    pub created_at: At,
}

/// A group of guests.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Id<kind::Group>,
    /// Its unique name.
    pub name: String,
    /// When it was made.
    pub created_at: At,
}
