use crate::OutboundError;
use model::{EventName, HomeHold, Reason};
use store::StoreError;

/// How much of what somebody else wrote may stand in a log.
const EXCERPT: usize = 200;

/// What somebody else wrote, escaped and cut to 200 characters, for a log and nowhere else (U14).
pub(crate) fn excerpt(text: &str) -> String {
    text.escape_default().take(EXCERPT).collect()
}

/// A home identity provider, or what came in its name, was not believed.
#[derive(Debug, thiserror::Error)]
#[error("{event}: {reason}: {note}")]
pub struct Refusal {
    /// What was refused.
    pub event: EventName,
    /// Why.
    pub reason: Reason,
    /// For the log: at most 200 escaped characters, possibly written by the other side.
    pub note: String,
    /// What the connection is to be held for, if the home is no longer the one that was agreed to.
    pub hold: Option<Box<HomeHold>>,
    /// The address of the account that was used, in the words of the home, where it helps the person.
    pub account: Option<String>,
}

impl Refusal {
    pub(crate) fn new(event: EventName, reason: Reason, note: &str) -> Self {
        Self {
            event,
            reason,
            note: excerpt(note),
            hold: None,
            account: None,
        }
    }

    /// The same, naming the account that was used.
    pub(crate) fn of_account(self, account: Option<String>) -> Self {
        Self { account, ..self }
    }

    /// The same, for which the connection is held.
    pub(crate) fn holding(self, hold: HomeHold) -> Self {
        Self {
            hold: Some(Box::new(hold)),
            ..self
        }
    }
}

impl From<OutboundError> for Refusal {
    fn from(error: OutboundError) -> Self {
        Self::new(EventName::Outbound, error.reason(), &error.to_string())
    }
}

/// Why the broker did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum BrokerError {
    /// Refused, and written to the audit chain.
    #[error("refused: {0}")]
    Refused(Reason),
    /// The account is another tenant's than the agreed ones; written to the audit chain. Its address is
    /// what the home says, for its own page.
    #[error("refused: {}", Reason::UpstreamTenant)]
    ForeignTenant(Option<String>),
    /// The person, or their home for them, said no (RFC 6749 §4.1.2.1 `access_denied`); written to
    /// the audit chain. The app that waits at this path may be told.
    #[error("refused: {}", Reason::HomeRefused)]
    Declined(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something stored does not open or read; the operator must look.
    #[error("damaged: {0}")]
    Damaged(&'static str),
}

impl BrokerError {
    /// The reason, where it is a refusal.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refused(reason) => Some(*reason),
            Self::ForeignTenant(_) => Some(Reason::UpstreamTenant),
            Self::Declined(_) => Some(Reason::HomeRefused),
            Self::Store(_) | Self::Damaged(_) => None,
        }
    }
}

impl From<model::Unsealable> for BrokerError {
    fn from(_: model::Unsealable) -> Self {
        Self::Damaged("a sealed value does not open")
    }
}
