use crate::{At, Email, Id, Language, kind, text_enum};

text_enum! {
    /// Where a guest stands: `invited → active ⇄ suspended → removed`. Each but the last may become
    /// `frozen` and come back from there.
    GuestState {
        /// Invited, never signed in.
        Invited = "invited",
        /// Has accepted.
        Active = "active",
        /// Stopped by an admin; may be resumed.
        Suspended = "suspended",
        /// Stopped because the home says that the person left, or nobody answers for them any more.
        /// Assignments and groups are archived.
        Frozen = "frozen",
        /// Gone for good. A later invitation to the same address makes a new guest.
        Removed = "removed",
    }
}

impl GuestState {
    /// Whether a guest may go from this state to `next`.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::Invited,
                Self::Active | Self::Suspended | Self::Frozen | Self::Removed
            ) | (Self::Active, Self::Suspended | Self::Frozen | Self::Removed)
                | (
                    Self::Suspended,
                    Self::Active | Self::Invited | Self::Frozen | Self::Removed
                )
                | (
                    Self::Frozen,
                    Self::Active | Self::Invited | Self::Suspended | Self::Removed
                )
        )
    }
}

text_enum! {
    /// Why a guest was frozen.
    FreezeReason {
        /// The home refused to renew what it had granted for the person (RFC 6749 §5.2 `invalid_grant`).
        GoneAtHome = "gone_at_home",
        /// The home said that the account is disabled (RISC `account-disabled`).
        AccountDisabled = "account_disabled",
        /// The home said that the account is gone for good (RISC `account-purged`).
        AccountPurged = "account_purged",
        /// The partner's directory made the person inactive (SCIM `active: false`).
        Deprovisioned = "deprovisioned",
        /// The partner's directory deleted the person (SCIM DELETE).
        Deleted = "deleted",
        /// Somebody else came from the same home with the person's address (S06).
        Recreated = "recreated",
        /// The account came back after a long time under another name and another address (S07).
        SubjectReused = "subject_reused",
        /// The last account at home was taken away from the guest (S18).
        Unlinked = "unlinked",
        /// Nobody confirmed the person for too long.
        Unconfirmed = "unconfirmed",
        /// The sponsor went and nobody took over.
        SponsorGone = "sponsor_gone",
    }
}

/// That a guest is frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freeze {
    /// Since when.
    pub at: At,
    /// Why.
    pub reason: FreezeReason,
    /// What the guest was before, and becomes again when thawed.
    pub from: GuestState,
}

/// A partner's person in our directory.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Its id, never reused.
    pub id: Id<kind::Guest>,
    /// The company the person belongs to.
    pub partner_id: Id<kind::Partner>,
    /// The invited address. It receives mail; it identifies nobody.
    pub email: Email,
    /// The name the host gave; never overwritten by what the home asserts (R65).
    pub display_name: String,
    /// Preferred language of mail and pages.
    pub language: Language,
    /// Where the guest stands.
    pub state: GuestState,
    /// The host's person who answers for the guest.
    pub sponsor_id: Option<Id<kind::Admin>>,
    /// When all access ends by itself.
    pub ends_at: Option<At>,
    /// When the guest was created.
    pub created_at: At,
    /// When the invitation was redeemed.
    pub accepted_at: Option<At>,
    /// When the guest was removed.
    pub removed_at: Option<At>,
    /// When the home last confirmed the person.
    pub confirmed_at: Option<At>,
    /// Until when that confirmation counts by itself; partner and app may want a newer one.
    pub confirmed_until: Option<At>,
    /// When everything personal was erased from a removed guest's record.
    pub closed_at: Option<At>,
    /// Set while the state is [`GuestState::Frozen`].
    pub frozen: Option<Freeze>,
    /// What the home asserted at the last sign-in.
    pub home: HomeProfile,
    /// Random bits behind the subject identifiers; `None` only in lists.
    pub subject: SubjectSeed,
}

/// What the home identity provider said about a person, kept apart from what the host said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeProfile {
    /// The `name` claim.
    pub name: Option<String>,
    /// The `email` claim.
    pub email: Option<String>,
    /// Whether the home proved that address and may speak for its domain.
    pub email_verified: bool,
}

/// Two independent 128-bit values, drawn once per guest and never reused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectSeed {
    /// `sub` at apps that use public subject identifiers.
    pub public: String,
    /// Never disclosed; pairwise subjects are derived from it (OIDC Core §8.1).
    pub pairwise: String,
}

/// The key of a guest: who says so, and whom they mean (rule 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HomeIdentity {
    /// Through which connection.
    pub connection_id: Id<kind::Connection>,
    /// The verified `iss`.
    pub issuer: String,
    /// The verified `sub`.
    pub subject: String,
}
