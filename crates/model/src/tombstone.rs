use crate::{At, FreezeReason, GuestState, Id, PartnerState, kind};

/// Something that ended, as it is kept outside the database, so that a backup from before it revives
/// nothing. It holds ids alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Ending {
    /// A guest was suspended or removed.
    Guest {
        /// Who.
        id: Id<kind::Guest>,
        /// What they became.
        state: GuestState,
        /// When.
        at: At,
    },
    /// A guest froze.
    Frozen {
        /// Who.
        id: Id<kind::Guest>,
        /// Why.
        reason: FreezeReason,
        /// When.
        at: At,
    },
    /// Everything personal of a guest was erased.
    Erased {
        /// Whose.
        id: Id<kind::Guest>,
        /// When.
        at: At,
    },
    /// A partner was suspended or ended, with all its guests: one line however many they are.
    Partner {
        /// Which.
        id: Id<kind::Partner>,
        /// What it became.
        state: PartnerState,
    },
    /// A connection was switched off.
    Connection {
        /// Which.
        id: Id<kind::Connection>,
    },
    /// An app was switched off.
    App {
        /// Which.
        id: Id<kind::App>,
    },
    /// An app's stream of signals ended.
    AppStream {
        /// Which.
        id: Id<kind::AppStream>,
    },
    /// An assignment was taken away.
    Assignment {
        /// Which.
        id: Id<kind::Assignment>,
    },
    /// A guest left a group.
    Member {
        /// The group.
        group: Id<kind::Group>,
        /// Who.
        guest: Id<kind::Guest>,
    },
    /// A signing key was revoked.
    SigningKey {
        /// Which.
        kid: String,
    },
    /// A token of a partner's directory was taken back.
    DirectoryToken {
        /// Of which connection.
        connection: Id<kind::Connection>,
        /// Which.
        id: Id<kind::ScimToken>,
    },
    /// An admin was switched off.
    Admin {
        /// Who.
        id: Id<kind::Admin>,
    },
}

/// A place in the audit chain: a database that has another line there, or none, is not the one that was.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// The line's number.
    pub seq: i64,
    /// Its hash, in hex.
    pub hash: String,
}

/// Where endings are kept outside the database.
///
/// A removal that cannot be written there goes through all the same; whoever implements this says so where
/// an operator reads it.
pub trait Tombstones: Send + Sync {
    /// Writes endings down for good, before the transaction that makes them commits. `mark` is where the
    /// chain ends with it.
    fn bury(&self, endings: &[Ending], mark: &Mark);
    /// The transaction up to this mark is committed.
    fn committed(&self, mark: &Mark);
}
