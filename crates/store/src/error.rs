use crate::{errand::note_away, pool::doubt_connections};
use diesel::result::{DatabaseErrorKind, Error};

/// Why the store did not do as asked. "Not found" is `Option`, "lost the race" is a row count.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No connection could be had in time, or the database went away. Try again later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A unique or foreign key says no.
    #[error("the database refuses the row: {0}")]
    Conflict(String),
    /// A stored value does not read as what it must be.
    #[error("a stored value is damaged: {0}")]
    Corrupt(String),
    /// Anything else the database says.
    #[error("the database failed: {0}")]
    Sql(String),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(
                DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ForeignKeyViolation,
                info,
            ) => Self::Conflict(
                info.constraint_name()
                    .unwrap_or_else(|| info.message())
                    .to_owned(),
            ),
            // The last of them: a server that was the primary and is a standby now.
            Error::DatabaseError(
                DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::UnableToSendCommand
                | DatabaseErrorKind::ReadOnlyTransaction,
                info,
            ) => Self::away(info.message()),
            Error::DatabaseError(_, info) if is_full(info.message()) => Self::busy(info.message()),
            Error::BrokenTransactionManager => Self::away("the connection broke"),
            Error::DeserializationError(cause) => Self::Corrupt(cause.to_string()),
            other => Self::Sql(other.to_string()),
        }
    }
}

impl From<r2d2::Error> for StoreError {
    fn from(error: r2d2::Error) -> Self {
        note_away();
        Self::Unavailable(error.to_string())
    }
}

/// Whether a database, either one, has no room to write (F11): what was to be written is undone, and can be written
/// once there is.
fn is_full(message: &str) -> bool {
    message.contains("disk is full") || message.contains("No space left on device")
}

impl StoreError {
    /// What broke one connection has probably broken others.
    fn away(message: &str) -> Self {
        doubt_connections();
        Self::busy(message)
    }

    /// Somebody waited in vain.
    pub(crate) fn busy(message: &str) -> Self {
        note_away();
        Self::Unavailable(message.to_owned())
    }
}
