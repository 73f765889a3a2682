use crate::{At, Id, kind, text_enum};

text_enum! {
    /// What a guest asks for at an app.
    RequestKind {
        /// To be let in.
        Access = "access",
        /// To stay in longer, or to be let in again.
        Extension = "extension",
    }
}

text_enum! {
    /// Where a request stands.
    RequestState {
        /// Nobody has decided yet.
        Open = "open",
        /// The guest got it.
        Approved = "approved",
        /// The guest did not get it.
        Refused = "refused",
        /// The guest no longer wants it.
        Withdrawn = "withdrawn",
    }
}

/// What a guest asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRequest {
    /// Its id.
    pub id: Id<kind::AccessRequest>,
    /// Who asks.
    pub guest_id: Id<kind::Guest>,
    /// For which app.
    pub app_id: Id<kind::App>,
    /// For what.
    pub kind: RequestKind,
    /// Why, in the guest's words.
    pub note: Option<String>,
    /// Where it stands.
    pub state: RequestState,
    /// When it was asked.
    pub asked_at: At,
    /// When it was decided or withdrawn.
    pub decided_at: Option<At>,
    /// Which admin decided; `None` for the operator.
    pub decided_by: Option<Id<kind::Admin>>,
    /// Until when the guest got it.
    pub ends_at: Option<At>,
    /// Why not, in the words of whoever decided.
    pub answer: Option<String>,
}

/// What the panel says of an app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppListing {
    /// What it is for, in one line.
    pub description: Option<String>,
    /// Whether guests may ask for it.
    pub requestable: bool,
}
