use crate::pool::doubt_connections;
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
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                // What broke this one has probably broken others.
                doubt_connections();
                Self::Unavailable(info.message().to_owned())
            }
            Error::DeserializationError(cause) => Self::Corrupt(cause.to_string()),
            other => Self::Sql(other.to_string()),
        }
    }
}

impl From<r2d2::Error> for StoreError {
    fn from(error: r2d2::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}
