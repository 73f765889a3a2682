use crate::{
    At, Id, Random, ReceiptKind, SignalDelivery, SignalEvent, StreamStatus, kind, text_enum,
};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a guest proves who they are by, in the words of CAEP 1.0 §3.3. It has none for a passkey that
    /// is on several devices; it is told as one that can be carried along.
    CredentialType {
        /// A passkey.
        Passkey = "fido2-roaming",
        /// An authenticator app.
        App = "app",
    }
}

text_enum! {
    /// What became of it (CAEP 1.0 §3.3).
    CredentialChange {
        /// The guest made it.
        Created = "create",
        /// The guest removed it.
        Deleted = "delete",
        /// It was taken away from whoever holds it.
        Revoked = "revoke",
    }
}

impl SignalEvent {
    /// What apps are told of guests.
    pub const TOLD: [Self; 5] = [
        Self::SessionRevoked,
        Self::CredentialChange,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::AccountPurged,
    ];
}

/// Where an app is told what happens to its guests (Shared Signals Framework 1.0 §8.1.1).
#[derive(Clone, Debug)]
pub struct AppStream {
    /// Its id.
    pub id: Id<kind::AppStream>,
    /// Whose it is. An app has one at most.
    pub app_id: Id<kind::App>,
    /// How tokens get there.
    pub delivery: SignalDelivery,
    /// Where they are posted.
    pub endpoint: Option<String>,
    /// The `Authorization` header that goes with them, sealed for [`AppStream::context`].
    pub authorization: Option<Vec<u8>>,
    /// The URIs of the events that the app asked for; all when it named none.
    pub requested: Option<Vec<String>>,
    /// The app's own words about it.
    pub description: Option<String>,
    /// Whether it is told now.
    pub status: StreamStatus,
    /// Why, in the app's words.
    pub status_reason: Option<String>,
    /// When it was made.
    pub created_at: At,
}

impl AppStream {
    /// The vault context of what lets us in at the app.
    #[must_use]
    pub fn context(id: &Id<kind::AppStream>) -> String {
        format!("app_stream:{id}")
    }

    /// Whether the app is told of such events.
    #[must_use]
    pub fn wants(&self, event: SignalEvent) -> bool {
        match &self.requested {
            Some(uris) => uris.iter().any(|uri| uri == event.as_str()),
            None => true,
        }
    }
}

/// Something that an app is to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppSignal {
    /// What happened.
    pub event: SignalEvent,
    /// To whom; to the stream itself when nobody is named.
    pub guest_id: Option<Id<kind::Guest>>,
    /// To this session alone.
    pub session_id: Option<Id<kind::Session>>,
    /// What brought it about.
    pub why: Option<ReceiptKind>,
    /// What became of which credential.
    pub credential: Option<(CredentialType, CredentialChange)>,
    /// What the app asked to hear again in a verification.
    pub state: Option<String>,
}

impl AppSignal {
    /// Of somebody, and nothing else yet.
    #[must_use]
    pub const fn about(event: SignalEvent, guest: Id<kind::Guest>) -> Self {
        Self {
            event,
            guest_id: Some(guest),
            session_id: None,
            why: None,
            credential: None,
            state: None,
        }
    }
}

/// When signals are written, and what they tell of.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// When it happened.
    pub now: At,
    /// Draws ids.
    pub random: &'a dyn Random,
    /// The receipt of it.
    pub receipt: Option<&'a Id<kind::Receipt>>,
    /// What brought it about.
    pub why: Option<ReceiptKind>,
}

impl<'a> Telling<'a> {
    /// Of something without a receipt.
    #[must_use]
    pub const fn at(now: At, random: &'a dyn Random) -> Self {
        Self {
            now,
            random,
            receipt: None,
            why: None,
        }
    }
}

impl ReceiptKind {
    /// Whether the guest's account may not be used any more, not only what ended of it.
    #[must_use]
    pub const fn disables(self) -> bool {
        matches!(
            self,
            Self::GuestRemoved
                | Self::GuestSuspended
                | Self::GuestFrozen
                | Self::PartnerSuspended
                | Self::PartnerEnded
        )
    }

    /// Who brought it about, in the words of CAEP 1.0 §2.
    #[must_use]
    pub const fn initiator(self) -> &'static str {
        match self {
            Self::ConsentWithdrawn => "user",
            Self::GuestFrozen | Self::HomeSignal | Self::AppWithdrawn => "system",
            _ => "admin",
        }
    }
}
