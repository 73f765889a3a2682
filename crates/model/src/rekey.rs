use crate::{Actor, At, HomeIdentity, Id, kind};

/// A guest's key before and after.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RekeyEntry {
    /// The guest.
    pub guest_id: Id<kind::Guest>,
    /// Issuer and subject so far.
    pub old: (String, String),
    /// Issuer and subject from then on.
    pub new: (String, String),
}

/// A proposal to give guests of a partner other keys, because their home moved. It does nothing before
/// somebody else than its proposer approves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rekey {
    /// Its id.
    pub id: Id<kind::Rekey>,
    /// Whose guests.
    pub partner_id: Id<kind::Partner>,
    /// Where their keys are from.
    pub from: Id<kind::Connection>,
    /// Where the new ones are from.
    pub to: Id<kind::Connection>,
    /// Each guest once.
    pub entries: Vec<RekeyEntry>,
    /// Who proposed it.
    pub proposed_by: Actor,
    /// When.
    pub proposed_at: At,
}

impl Rekey {
    /// The key that an entry takes away.
    #[must_use]
    pub fn old_key(&self, entry: &RekeyEntry) -> HomeIdentity {
        key(&self.from, &entry.old)
    }

    /// The key that an entry gives.
    #[must_use]
    pub fn new_key(&self, entry: &RekeyEntry) -> HomeIdentity {
        key(&self.to, &entry.new)
    }
}

fn key(connection: &Id<kind::Connection>, (issuer, subject): &(String, String)) -> HomeIdentity {
    HomeIdentity {
        connection_id: connection.clone(),
        issuer: issuer.clone(),
        subject: subject.clone(),
    }
}
