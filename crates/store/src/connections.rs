//! Ways in for partners.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::connections,
};
use diesel::prelude::*;
use model::{Connection, ConnectionKind, ConnectionState, Id, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = connections)]
struct Row {
    id: String,
    partner_id: String,
    kind: String,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<Vec<u8>>,
    state: String,
    created_at: i64,
}

impl TryFrom<Row> for Connection {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            partner_id: read(&row.partner_id)?,
            kind: read(&row.kind)?,
            name: row.name,
            issuer: row.issuer,
            client_id: row.client_id,
            client_secret: row.client_secret,
            state: read(&row.state)?,
            created_at: at(row.created_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_connection(&mut self, connection: &Connection) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(connections::table)
            .values((
                connections::id.eq(connection.id.as_str()),
                connections::partner_id.eq(connection.partner_id.as_str()),
                connections::kind.eq(connection.kind.as_str()),
                connections::name.eq(&connection.name),
                connections::issuer.eq(&connection.issuer),
                connections::client_id.eq(&connection.client_id),
                connections::client_secret.eq(&connection.client_secret),
                connections::state.eq(connection.state.as_str()),
                connections::created_at.eq(connection.created_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_connection(
        &mut self,
        id: &Id<kind::Connection>,
    ) -> Result<Option<Connection>, StoreError> {
        let row = sql!(self, |c| connections::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Connection::try_from).transpose()
    }

    /// All connections of a partner, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn connections_of(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<Vec<Connection>, StoreError> {
        let rows = sql!(self, |c| connections::table
            .filter(connections::partner_id.eq(partner.as_str()))
            .order(connections::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Connection::try_from).collect()
    }

    /// The way in that a partner's people use now: its newest enabled home identity provider, else
    /// its invitation accounts; `None` when both are switched off.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn preferred_connection(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<Option<Connection>, StoreError> {
        let all = self.connections_of(partner)?;
        let enabled = |kind| {
            all.iter()
                .rev()
                .find(move |c| c.kind == kind && c.state == ConnectionState::Enabled)
                .cloned()
        };
        Ok(enabled(ConnectionKind::Oidc).or_else(|| enabled(ConnectionKind::Invitation)))
    }

    /// Switches a connection on or off; `false` when it was so already or does not exist.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_connection_state(
        &mut self,
        id: &Id<kind::Connection>,
        to: ConnectionState,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(id.as_str())
                .filter(connections::state.ne(to.as_str()))
        )
        .set(connections::state.eq(to.as_str()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
