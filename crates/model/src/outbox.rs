use crate::{At, Id, kind, text_enum};

text_enum! {
    /// What an outbox item delivers.
    OutboxKind {
        /// A mail; the payload is a sealed [`crate::Mail`].
        Mail = "mail",
        /// A logout token to one app (OIDC Back-Channel Logout §2.5); the payload is a [`LogoutNotice`].
        Logout = "logout",
        /// Writing down guest by guest what ended with a partner; the payload is a [`PartnerEnding`].
        PartnerEnding = "partner_ending",
        /// Telling guest by guest that a partner's people may come again; the payload is a [`PartnerEnding`].
        PartnerResumed = "partner_resumed",
        /// A Security Event Token to one app (RFC 8417); the payload is a [`crate::AppSignal`].
        Signal = "signal",
    }
}

text_enum! {
    /// Where an outbox item stands.
    OutboxState {
        /// To be delivered when due.
        Waiting = "waiting",
        /// Kept until the app fetches it, or wants to be told again.
        Held = "held",
        /// Delivered; the payload is gone.
        Done = "done",
        /// Given up after the last retry.
        Dead = "dead",
    }
}

/// A durable piece of work, written in the transaction that caused it.
#[derive(Clone, Debug)]
pub struct OutboxItem {
    /// Its id; also the `jti` of a logout token and the Message-ID of a mail.
    pub id: Id<kind::OutboxItem>,
    /// What it delivers.
    pub kind: OutboxKind,
    /// The app concerned.
    pub app_id: Option<Id<kind::App>>,
    /// What to deliver.
    pub payload: Vec<u8>,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was written.
    pub created_at: At,
}

/// Where deliveries go to. What is slow or down at one holds up no other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Destination {
    /// What is delivered there.
    pub kind: OutboxKind,
    /// The app, where each has an end of its own.
    pub app_id: Option<Id<kind::App>>,
}

impl OutboxItem {
    /// Where it goes.
    #[must_use]
    pub fn destination(&self) -> Destination {
        Destination {
            kind: self.kind,
            app_id: self.app_id.clone(),
        }
    }
}

/// Whose guests' access ended all at once.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PartnerEnding {
    /// The partner.
    pub partner_id: Id<kind::Partner>,
    /// The receipt of it; work of old has none.
    #[serde(default)]
    pub receipt_id: Option<Id<kind::Receipt>>,
}

/// Who must be told that a session ended.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LogoutNotice {
    /// The app to tell.
    pub app_id: Id<kind::App>,
    /// Whose session ended.
    pub guest_id: Id<kind::Guest>,
    /// The session, when one in particular ended.
    pub session_id: Id<kind::Session>,
}
