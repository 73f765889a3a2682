use crate::{At, Email, Id, Reach, kind, text_enum};
use std::collections::BTreeSet;

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
        /// Invites people and looks; may be bound to some partners and apps.
        Inviter = "inviter",
        /// Looks after the apps they are bound to, and who may open them.
        AppOwner = "app_owner",
        /// Looks.
        Auditor = "auditor",
    }
}

/// What is done in the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Looking; it changes nothing.
    Look,
    /// Inviting people.
    Invite,
    /// Deciding about what guests ask for.
    Answer,
    /// Changing an app and who may open it.
    Own,
    /// Changing guests, partners, apps and groups.
    Manage,
    /// Changing who administers.
    Rule,
}

impl AdminRole {
    /// Whether somebody with this role may do that.
    #[must_use]
    pub const fn may(self, duty: Duty) -> bool {
        match (self, duty) {
            (Self::Owner, _) | (_, Duty::Look) => true,
            (Self::Admin, duty) => !matches!(duty, Duty::Rule),
            (Self::Inviter, duty) => matches!(duty, Duty::Invite | Duty::Answer),
            (Self::AppOwner, duty) => matches!(duty, Duty::Own | Duty::Answer),
            (Self::Auditor, _) => false,
        }
    }
}

/// The partners and apps that an admin is bound to.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct BoundTo {
    /// Partners.
    pub partners: BTreeSet<Id<kind::Partner>>,
    /// Apps.
    pub apps: BTreeSet<Id<kind::App>>,
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
    /// The partners and apps they are bound to; only inviters and app owners are.
    pub bound_to: BoundTo,
    /// When they were added.
    pub created_at: At,
}

impl Admin {
    /// Whether they look after an app, as one of the apps that they are bound to.
    #[must_use]
    pub fn owns(&self, app: &Id<kind::App>) -> bool {
        self.role == AdminRole::AppOwner && self.bound_to.apps.contains(app)
    }

    /// What they see and may change. An inviter who is bound to no partner may invite from all, and one who
    /// is bound to no app may give all; an app owner who is bound to no app has none.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let BoundTo { partners, apps } = &self.bound_to;
        match self.role {
            AdminRole::Owner | AdminRole::Admin | AdminRole::Auditor => Reach::default(),
            AdminRole::Inviter => Reach {
                partners: (!partners.is_empty()).then(|| partners.clone()),
                apps: (!apps.is_empty()).then(|| apps.clone()),
                guests_by_app: false,
            },
            AdminRole::AppOwner => Reach {
                partners: None,
                apps: Some(apps.clone()),
                guests_by_app: true,
            },
        }
    }
}
