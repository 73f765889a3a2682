use crate::{At, Id, Span, kind, text_enum};
use serde_json::{Map, Value};

text_enum! {
    /// What a partner's directory keeps here.
    ScimKind {
        /// A person.
        User = "user",
        /// A group of the directory.
        Group = "group",
    }
}

/// A bearer token with which a partner's directory provisions through one connection.
#[derive(Clone, Debug)]
pub struct ScimToken {
    /// Its id.
    pub id: Id<kind::ScimToken>,
    /// The connection it is for.
    pub connection_id: Id<kind::Connection>,
    /// The admin who made it, who also answers for the guests that it brings.
    pub made_by: Option<Id<kind::Admin>>,
    /// When it was made.
    pub created_at: At,
    /// When it ends by itself.
    pub expires_at: At,
    /// When it was last used, to the minute.
    pub last_used_at: Option<At>,
    /// When it was taken back.
    pub revoked_at: Option<At>,
}

impl ScimToken {
    /// Whether it opens anything.
    #[must_use]
    pub fn lives(&self, now: At) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }

    /// Whether the note of its last use is a minute old.
    #[must_use]
    pub fn is_to_touch(&self, now: At) -> bool {
        self.last_used_at
            .is_none_or(|at| at.plus(Span::mins(1)) <= now)
    }
}

/// A user or group as a partner's directory sees it (RFC 7643). It gives no access by itself.
#[derive(Clone, Debug)]
pub struct ScimResource {
    /// Its id, never reused.
    pub id: Id<kind::ScimResource>,
    /// Through which connection it came.
    pub connection_id: Id<kind::Connection>,
    /// What it is.
    pub kind: ScimKind,
    /// User name, or name of the group, in lower case; unique for the connection.
    pub name_key: String,
    /// Who a user is at the home, where the connection says which attribute tells.
    pub subject: Option<String>,
    /// The guest behind a user, once there is one.
    pub guest_id: Option<Id<kind::Guest>>,
    /// What the directory said, in our spelling and order.
    pub attributes: Map<String, Value>,
    /// Counts the changes; the ETag.
    pub version: i64,
    /// When it was made.
    pub created_at: At,
    /// When it was last changed.
    pub modified_at: At,
}

impl ScimResource {
    /// Whether the directory says that a user works there. Who says nothing of it means that they do.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.attributes.get("active") != Some(&Value::Bool(false))
    }
}
