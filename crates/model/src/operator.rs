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
    /// When they were added.
    pub created_at: At,
}
