use crate::{AppState, AssigneeKind, At, ConnectionState, GuestState, Id, PartnerState, kind};

/// Everything one access decision looks at, read in one statement.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The guest.
    pub guest_id: Id<kind::Guest>,
    /// Where the guest stands.
    pub guest_state: GuestState,
    /// When the guest's access ends.
    pub guest_ends_at: Option<At>,
    /// The guest's partner.
    pub partner_id: Id<kind::Partner>,
    /// Whether the partner is trusted.
    pub partner_state: PartnerState,
    /// When the partner's contract ends.
    pub partner_ends_at: Option<At>,
    /// Until when the home's last confirmation of the guest counts: for as long as it was given, and no
    /// longer than partner and app accept (`max_unconfirmed_age`). `None` where nothing bounds it.
    pub confirmed_until: Option<At>,
    /// The only apps the partner's guests may open; `None` means any.
    pub partner_apps: Option<Vec<Id<kind::App>>>,
    /// The app.
    pub app_id: Id<kind::App>,
    /// Whether the app may be opened.
    pub app_state: AppState,
    /// Whether the guest must consent, and has.
    pub consent: ConsentFact,
    /// From when on terms of use are open that the guest has not agreed to, or no longer; `None` where nothing
    /// published asks them.
    pub terms_open_from: Option<At>,
    /// Live or not, for asks that rest on a session.
    pub session: Option<SessionFacts>,
    /// Everything that assigns the app to the guest.
    pub assignments: Vec<AssignmentFact>,
}

/// Where a guest's consent to an app stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentFact {
    /// The app is the host's.
    NotOwed,
    /// The app is a third party's and the guest has consented.
    Given,
    /// The app is a third party's and the guest has not consented.
    Missing,
}

/// Where a session's multi-factor authentication stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MfaFact {
    /// The app does not ask for it.
    NotAsked,
    /// The home proved it, in words that the partner's contract names, or the guest proved it here.
    Proven,
    /// The app asks for it and nobody proved it.
    Missing,
}

/// The session and token family an ask rests on.
#[derive(Clone, Debug)]
pub struct SessionFacts {
    /// The connection it came through.
    pub connection_state: ConnectionState,
    /// When invitation accounts of its connection end as a way in.
    pub cut_over_at: Option<At>,
    /// When the session was ended.
    pub ended_at: Option<At>,
    /// When it ends by itself.
    pub expires_at: At,
    /// Whether it is strong enough for the app.
    pub mfa: MfaFact,
    /// When the family was revoked, if the ask rests on one.
    pub family_revoked_at: Option<At>,
    /// When the family ends by itself, if the ask rests on one.
    pub family_expires_at: Option<At>,
}

/// One assignment that reaches the guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentFact {
    /// Its id.
    pub id: Id<kind::Assignment>,
    /// How it reaches the guest.
    pub via: AssigneeKind,
    /// The name of the group or partner it goes through; empty for a direct one.
    pub via_name: String,
    /// Roles it gives.
    pub roles: Vec<String>,
    /// Not before.
    pub starts_at: Option<At>,
    /// Not from this instant on.
    pub ends_at: Option<At>,
}
