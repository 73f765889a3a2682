//! Connections whose home is due to be read anew, and how we prove ourselves there.

use crate::{StoreError, Tx, convert::read, schema::connections};
use diesel::prelude::*;
use model::{At, ConnectionKind, ConnectionState, HomeSettings, Id, Span, kind};

/// A connection in use whose home is due to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueHome {
    /// The connection.
    pub id: Id<kind::Connection>,
    /// Since when it is due.
    pub since: At,
}

impl Tx<'_> {
    /// The home that has been due to be read for the longest, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_home_due(&mut self, now: At) -> Result<Option<DueHome>, StoreError> {
        let row: Option<(String, i64)> = sql!(self, |c| connections::table
            .filter(connections::state.eq(ConnectionState::Enabled.as_str()))
            .filter(connections::kind.eq(ConnectionKind::Oidc.as_str()))
            .filter(connections::next_read_at.le(now.micros()))
            .order((connections::next_read_at, connections::id))
            .select((connections::id, connections::next_read_at))
            .first(c)
            .optional())?;
        row.map(|(id, since)| {
            Ok(DueHome {
                id: read(&id)?,
                since: At::from_micros(since),
            })
        })
        .transpose()
    }

    /// Takes a due home for this node until the lease ends; `false` when another node was first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_home(&mut self, due: &DueHome, now: At, lease: Span) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(due.id.as_str())
                .filter(connections::next_read_at.eq(due.since.micros()))
        )
        .set(connections::next_read_at.eq(now.plus(lease).micros()))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Writes down when a home is to be read again, and what was wrong with it this time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn home_was_read(
        &mut self,
        id: &Id<kind::Connection>,
        next_at: At,
        fault: Option<&str>,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            connections::table.find(id.as_str())
        )
        .set((
            connections::next_read_at.eq(next_at.micros()),
            connections::read_fault.eq(fault),
        ))
        .execute(c))?;
        Ok(())
    }

    /// What was wrong with a home when it was last read; `None` when nothing was.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn read_fault(&mut self, id: &Id<kind::Connection>) -> Result<Option<String>, StoreError> {
        let fault: Option<Option<String>> = sql!(self, |c| connections::table
            .find(id.as_str())
            .select(connections::read_fault)
            .first(c)
            .optional())?;
        Ok(fault.flatten())
    }

    /// Replaces how we prove ourselves at a home; `false` when there is no such connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_home_client(
        &mut self,
        id: &Id<kind::Connection>,
        (client_id, secret): (&str, Option<&[u8]>),
        settings: &HomeSettings,
    ) -> Result<bool, StoreError> {
        let settings = crate::convert::json(settings)?;
        let rows = sql!(self, |c| diesel::update(
            connections::table.find(id.as_str())
        )
        .set((
            connections::client_id.eq(client_id),
            connections::client_secret.eq(secret),
            connections::settings.eq(&settings),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}
