use crate::{At, Email, Id, kind, text_enum};

text_enum! {
    /// Whether an admin may sign in.
    AdminState {
        /// May sign in.
        Active = "active",
        /// May not.
        Disabled = "disabled",
    }
}

text_enum! {
    /// What an admin may do.
    AdminRole {
        /// Everything, also about admins.
        Owner = "owner",
        /// Everything but about admins.
        Admin = "admin",
        /// Invites people and looks.
        Inviter = "inviter",
        /// Looks.
        Auditor = "auditor",
    }
}

/// What is done in the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Looking; it changes nothing.
    Look,
    /// Inviting people.
    Invite,
    /// Changing guests, partners, apps and groups.
    Manage,
    /// Changing who administers.
    Rule,
}

impl AdminRole {
    /// Whether somebody with this role may do that.
    #[must_use]
    pub fn may(self, duty: Duty) -> bool {
        let most = match self {
            Self::Owner => Duty::Rule,
            Self::Admin => Duty::Manage,
            Self::Inviter => Duty::Invite,
            Self::Auditor => Duty::Look,
        };
        duty <= most
    }
}

/// A person of the host who administers and sponsors guests.
#[derive(Clone, Debug)]
pub struct Admin {
    /// Their id.
    pub id: Id<kind::Admin>,
    /// Their address; Reply-To of the invitations they send.
    pub email: Email,
    /// Their name as guests see it.
    pub name: String,
    /// Whether they may sign in.
    pub state: AdminState,
    /// What they may do.
    pub role: AdminRole,
    /// When they were added.
    pub created_at: At,
}
