//! Ways in for partners.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, read, read_json},
    schema::{connections, guests, identity_links},
};
use diesel::{prelude::*, sql_types::Bool};
use model::{
    At, Connection, ConnectionKind, ConnectionState, Ending, GuestState, HomeHold, HomeRecord,
    HomeSettings, Id, kind,
};

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
    settings: String,
    home: Option<String>,
    hold: Option<String>,
    cut_over_at: Option<i64>,
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
            settings: read_json(&row.settings)?,
            home: row.home.as_deref().map(read_json).transpose()?,
            hold: row.hold.as_deref().map(read_json).transpose()?,
            state: read(&row.state)?,
            cut_over_at: at_opt(row.cut_over_at),
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
        let settings = json(&connection.settings)?;
        let home = connection.home.as_ref().map(json).transpose()?;
        let hold = connection.hold.as_ref().map(json).transpose()?;
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
                connections::settings.eq(&settings),
                connections::home.eq(&home),
                connections::hold.eq(&hold),
                connections::cut_over_at.eq(connection.cut_over_at.map(At::micros)),
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
            // An id may have been given to a set-up long before it became a connection.
            .order((connections::created_at, connections::id))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Connection::try_from).collect()
    }

    /// How many living guests have an account at a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_guests_through(
        &mut self,
        connection: &Id<kind::Connection>,
    ) -> Result<i64, StoreError> {
        let there = identity_links::table
            .filter(identity_links::connection_id.eq(connection.as_str()))
            .select(identity_links::guest_id);
        Ok(sql!(self, |c| guests::table
            .filter(guests::id.eq_any(there))
            .filter(guests::state.ne(GuestState::Removed.as_str()))
            .count()
            .get_result(c))?)
    }

    /// All held connections, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn held_connections(&mut self) -> Result<Vec<Connection>, StoreError> {
        let rows = sql!(self, |c| connections::table
            .filter(connections::hold.is_not_null())
            .order(connections::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Connection::try_from).collect()
    }

    /// The way in that a partner's people use now: its newest enabled home identity provider, else
    /// one that is held, else its invitation accounts; `None` when all are switched off.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn preferred_connection(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<Option<Connection>, StoreError> {
        let all = self.connections_of(partner)?;
        let newest = |kind, state| {
            let fits = move |c: &&Connection| c.kind == kind && c.state == state;
            all.iter().rev().find(fits).cloned()
        };
        Ok(newest(ConnectionKind::Oidc, ConnectionState::Enabled)
            // A home that is held is no reason to come in by another door.
            .or_else(|| newest(ConnectionKind::Oidc, ConnectionState::Held))
            .or_else(|| newest(ConnectionKind::Invitation, ConnectionState::Enabled)))
    }

    /// Switches a connection on or off; `false` when it was so already or does not exist. What is held
    /// is not switched on, but released.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_connection_state(
        &mut self,
        id: &Id<kind::Connection>,
        to: ConnectionState,
    ) -> Result<bool, StoreError> {
        let off = to != ConnectionState::Enabled;
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(id.as_str())
                .filter(connections::state.ne(to.as_str()))
                .filter(connections::hold.is_null().or(off.into_sql::<Bool>()))
        )
        .set(connections::state.eq(to.as_str()))
        .execute(c))?;
        if rows == 1 && to == ConnectionState::Disabled {
            self.ended(Ending::Connection { id: id.clone() });
        }
        Ok(rows == 1)
    }

    /// Stops sign-ins through a connection that is in use; `false` when it is not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_connection(
        &mut self,
        id: &Id<kind::Connection>,
        hold: &HomeHold,
    ) -> Result<bool, StoreError> {
        let hold = json(hold)?;
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(id.as_str())
                .filter(connections::state.eq(ConnectionState::Enabled.as_str()))
        )
        .set((
            connections::state.eq(ConnectionState::Held.as_str()),
            connections::hold.eq(&hold),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Puts a held connection to use again, for a home that is as it was `found`; `false` when it is
    /// not held.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn release_connection(
        &mut self,
        id: &Id<kind::Connection>,
        found: Option<&HomeRecord>,
    ) -> Result<bool, StoreError> {
        let home = found.map(json).transpose()?;
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(id.as_str())
                .filter(connections::hold.is_not_null())
        )
        .set((
            connections::state.eq(ConnectionState::Enabled.as_str()),
            connections::hold.eq(None::<String>),
            connections::home.eq(&home),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Sets when the invitation accounts of a partner end as a way in, or that they do not; one row,
    /// however many the accounts are. `false` when the partner has no such accounts.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_cut_over(
        &mut self,
        partner: &Id<kind::Partner>,
        at: Option<At>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .filter(connections::partner_id.eq(partner.as_str()))
                .filter(connections::kind.eq(ConnectionKind::Invitation.as_str()))
        )
        .set(connections::cut_over_at.eq(at.map(At::micros)))
        .execute(c))?;
        Ok(rows > 0)
    }

    /// The connections whose cut-over has come and through which somebody is still signed in.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn connections_to_cut_over(&mut self, now: At) -> Result<Vec<Connection>, StoreError> {
        use crate::schema::sessions;
        let live = sessions::table
            .filter(sessions::connection_id.eq(connections::id))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()));
        let rows = sql!(self, |c| connections::table
            .filter(connections::cut_over_at.le(now.micros()))
            .filter(diesel::dsl::exists(live))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Connection::try_from).collect()
    }

    /// How many active guests sign in through a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_accounts(&mut self, id: &Id<kind::Connection>) -> Result<i64, StoreError> {
        use crate::schema::{guests, identity_links};
        Ok(sql!(self, |c| identity_links::table
            .inner_join(guests::table.on(guests::id.eq(identity_links::guest_id)))
            .filter(identity_links::connection_id.eq(id.as_str()))
            .filter(guests::state.eq(GuestState::Active.as_str()))
            .count()
            .get_result(c))?)
    }

    /// Keeps what a home is like, unless its connection is held.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_home_record(
        &mut self,
        id: &Id<kind::Connection>,
        home: &HomeRecord,
    ) -> Result<bool, StoreError> {
        let home = json(home)?;
        let rows = sql!(self, |c| diesel::update(
            connections::table
                .find(id.as_str())
                .filter(connections::hold.is_null())
        )
        .set(connections::home.eq(&home))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Replaces what was agreed about a home; `false` when there is no such connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_home_settings(
        &mut self,
        id: &Id<kind::Connection>,
        settings: &HomeSettings,
    ) -> Result<bool, StoreError> {
        let settings = json(settings)?;
        let rows = sql!(self, |c| diesel::update(
            connections::table.find(id.as_str())
        )
        .set(connections::settings.eq(&settings))
        .execute(c))?;
        Ok(rows == 1)
    }
}
