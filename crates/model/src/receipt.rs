use crate::{At, Id, Random, kind, text_enum};
use std::collections::BTreeMap;

text_enum! {
    /// What ended, so that there is a receipt of it.
    ReceiptKind {
        /// A guest was removed.
        GuestRemoved = "guest_removed",
        /// A guest was suspended.
        GuestSuspended = "guest_suspended",
        /// A guest left, by whatever sign, and is frozen.
        GuestFrozen = "guest_frozen",
        /// An account at home was taken away from a guest.
        AccountUnlinked = "account_unlinked",
        /// An admin ended sessions of a guest who may sign in again.
        SessionsEnded = "sessions_ended",
        /// A guest's factors were forgotten.
        FactorsReset = "factors_reset",
        /// A guest signed out everywhere.
        SignedOut = "signed_out",
        /// A home ended sessions of a guest who may sign in again.
        HomeSignal = "home_signal",
        /// A partner was suspended.
        PartnerSuspended = "partner_suspended",
        /// The collaboration with a partner ended.
        PartnerEnded = "partner_ended",
        /// Apps left a partner's contract.
        ContractNarrowed = "contract_narrowed",
        /// A connection was switched off.
        ConnectionDisabled = "connection_disabled",
        /// An app was switched off.
        AppDisabled = "app_disabled",
        /// An app gave its registration up.
        AppWithdrawn = "app_withdrawn",
        /// An assignment was taken away.
        AssignmentRemoved = "assignment_removed",
        /// A guest left a group.
        GroupLeft = "group_left",
        /// A guest took a consent back.
        ConsentWithdrawn = "consent_withdrawn",
    }
}

/// What ended at one app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AppCut {
    /// Guests who held something there.
    pub guests: i64,
    /// Token families that lived.
    pub grants: i64,
    /// The last access token that the app got ends then; `None` when none lives.
    pub tokens_until: Option<At>,
}

impl AppCut {
    /// Both of two cuts at the same app.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            guests: self.guests.max(other.guests),
            grants: self.grants + other.grants,
            tokens_until: self.tokens_until.max(other.tokens_until),
        }
    }
}

/// A receipt that is being written while its transaction ends things.
#[derive(Clone, Debug)]
pub struct NewReceipt {
    /// Its id.
    pub id: Id<kind::Receipt>,
    /// What ends.
    pub kind: ReceiptKind,
    /// When.
    pub at: At,
    /// Sessions that lived.
    pub sessions: i64,
    /// Invitations that were open.
    pub invitations: i64,
    /// App by app.
    pub apps: BTreeMap<Id<kind::App>, AppCut>,
}

impl NewReceipt {
    /// A receipt of nothing yet.
    #[must_use]
    pub fn begin(kind: ReceiptKind, now: At, random: &dyn Random) -> Self {
        Self {
            id: Id::new(now, random),
            kind,
            at: now,
            sessions: 0,
            invitations: 0,
            apps: BTreeMap::new(),
        }
    }

    /// Adds what ended at an app.
    pub fn cut(&mut self, app: &Id<kind::App>, cut: AppCut) {
        let known = self.apps.entry(app.clone()).or_default();
        *known = known.and(cut);
    }

    /// How many token families ended.
    #[must_use]
    pub fn grants(&self) -> i64 {
        self.apps.values().map(|cut| cut.grants).sum()
    }
}
