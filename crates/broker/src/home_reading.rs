//! Homes are read anew in the background, so that a change is held before anybody signs in. Nodes share
//! the work by a conditional write to `connections.next_read_at`.

use crate::{Broker, BrokerError, sign_in::learn};
use model::{Connection, HomeRecord, Id, Reason, Span, kind};
use store::DueHome;

/// A home is read so often.
const EVERY: Span = Span::hours(1);
/// One that could not be read is tried again after so long.
const AGAIN: Span = Span::mins(10);
/// A node that took a home and says nothing has given it up after so long.
const LEASE: Span = Span::mins(5);

/// A home that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadHome {
    /// Its connection.
    pub connection: Id<kind::Connection>,
    /// Why it was not believed.
    pub refused: Option<Reason>,
}

impl Broker {
    /// Reads the home that has been due for the longest; `None` when none is. What drifted is held, as
    /// at a sign-in (S13); all keys replaced is written down (S12).
    ///
    /// # Errors
    /// [`BrokerError`] when the connection does not read.
    pub fn read_due_home(&self) -> Result<Option<ReadHome>, BrokerError> {
        let now = self.clock.now();
        // Looks before it writes, so that an idle node does not take the writer.
        let Some(due) = self.store.read(|tx| tx.next_home_due(now))? else {
            return Ok(None);
        };
        let connection = self.store.write(|tx| {
            if tx.claim_home(&due, now, LEASE)? {
                tx.find_connection(&due.id)
            } else {
                Ok(None)
            }
        })?;
        match connection {
            Some(connection) => self.read_home(&connection, due).map(Some),
            // Another node was first, or it is gone: there may be others.
            None => Ok(Some(ReadHome {
                connection: due.id,
                refused: None,
            })),
        }
    }

    fn read_home(&self, connection: &Connection, due: DueHome) -> Result<ReadHome, BrokerError> {
        let party = self.relying_party(connection)?;
        let found = self.providers.probe(&party);
        let now = self.clock.now();
        let refused = match found {
            Ok(home) => {
                let home = HomeRecord {
                    subjects: connection.home.as_ref().and_then(|home| home.subjects),
                    ..home
                };
                self.store.write(|tx| {
                    learn(tx, connection, &home, now)?;
                    tx.home_was_read(&connection.id, now.plus(EVERY), None)?;
                    Ok::<_, BrokerError>(())
                })?;
                None
            }
            Err(refusal) => {
                if let error @ (BrokerError::Store(_) | BrokerError::Damaged(_)) =
                    self.refuse(connection, None, &refusal)
                {
                    return Err(error);
                }
                let note = format!("{}: {}", refusal.reason, refusal.note);
                self.store
                    .write(|tx| tx.home_was_read(&connection.id, now.plus(AGAIN), Some(&note)))?;
                Some(refusal.reason)
            }
        };
        Ok(ReadHome {
            connection: due.id,
            refused,
        })
    }
}

#[cfg(test)]
#[path = "home_reading_tests.rs"]
mod tests;
