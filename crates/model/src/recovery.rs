use crate::{At, Id, kind, text_enum};

text_enum! {
    /// How far somebody is who lost what they prove a second factor by.
    RecoveryState {
        /// A code was mailed; the mailbox is not proven yet.
        Proving = "proving",
        /// The mailbox is proven; the sponsor or an admin decides.
        Asked = "asked",
        /// Somebody of the host vouches for the person.
        Approved = "approved",
        /// Somebody of the host does not.
        Refused = "refused",
        /// A new passkey took the place of what was lost.
        Done = "done",
        /// Something else ended it: another request, or a factor that was proven after all.
        Ended = "ended",
    }
}

/// A guest's way back to a second factor. It is bound to the browser in which it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Its id.
    pub id: Id<kind::Recovery>,
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// How far it is.
    pub state: RecoveryState,
    /// When it began.
    pub created_at: At,
    /// Not from this instant on: the code, the wait for an answer, or the window for a new passkey.
    pub expires_at: At,
}
