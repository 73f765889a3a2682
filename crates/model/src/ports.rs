use crate::{At, Id, kind};

/// The only source of the present. Tests pass one they can move.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> At;
}

/// The only source of randomness. Production passes the operating system's generator.
pub trait Random: Send + Sync {
    /// Fills the buffer with unpredictable bytes.
    fn fill(&self, buffer: &mut [u8]);
}

/// Authenticated encryption for what must be read again (private keys, partner secrets,
/// mail that waits to be sent). The context is bound to the ciphertext, so a value cannot be
/// moved to another row or column.
pub trait Vault: Send + Sync {
    /// Encrypts `plain` for the place named by `context`.
    fn seal(&self, context: &str, plain: &[u8]) -> Vec<u8>;
    /// Decrypts what [`Vault::seal`] made for the same context.
    ///
    /// # Errors
    /// [`Unsealable`] when the bytes were altered, belong elsewhere or the key is another one.
    fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Unsealable>;
    /// The same bytes whenever the same text comes in the same context, of no use to whoever has the
    /// database but not the key.
    fn fingerprint(&self, context: &str, plain: &[u8]) -> Vec<u8>;
}

/// Signs mail for the domain it comes from (DKIM).
pub trait SignMail: Send + Sync {
    /// The `DKIM-Signature` header of a message (RFC 6376), with its line ends.
    ///
    /// # Errors
    /// What went wrong, for the log.
    fn signature(&self, message: &[u8], at: At) -> Result<String, String>;
}

/// Reads documents of other parties. It does so through the one guarded client.
pub trait Documents: Send + Sync {
    /// The JSON document at an https address; blocks until it is there.
    ///
    /// # Errors
    /// [`Unreadable`] with what went wrong, for the log.
    fn json(&self, url: &str) -> Result<serde_json::Value, Unreadable>;
}

/// Asks a guest's home whether the person is still there.
pub trait HomeCheck: Send + Sync {
    /// Asks now, unless somebody is asking already, and writes down what the home said; blocks for a
    /// bounded time. What came of it stands in the facts that a decision reads afterwards.
    fn confirm(&self, guest: &Id<kind::Guest>);
}

/// Asks the DNS for text records.
pub trait TxtRecords: Send + Sync {
    /// The texts at a name. An empty list means that the DNS answered and there are none; blocks
    /// for a bounded time.
    ///
    /// # Errors
    /// [`TxtUnknown`] when the DNS did not answer, or not reliably. That says nothing about the record.
    fn txt(&self, name: &str) -> Result<Vec<String>, TxtUnknown>;
}

/// The DNS gave no answer that says anything.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the DNS gave no usable answer: {0}")]
pub struct TxtUnknown(pub String);

/// A document could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{url} could not be read: {problem}")]
pub struct Unreadable {
    /// Where it should be.
    pub url: String,
    /// What went wrong.
    pub problem: String,
}

/// A sealed value could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the sealed value does not open: it was altered, belongs to another place, or the encryption key is not the one it was made with"
)]
pub struct Unsealable;

/// A text that is none of the known spellings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is not a known {what}")]
pub struct UnknownText {
    /// The kind of thing expected.
    pub what: &'static str,
    /// What was given.
    pub given: String,
}
