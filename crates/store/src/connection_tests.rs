//! Test sign-ins at connections.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json},
    schema::connection_tests,
};
use diesel::prelude::*;
use model::{At, ConnectionTest, HashedSecret, Id, SETUP_ATTEMPTS_KEPT, SetupOutcome, kind};

/// A test sign-in that begins.
#[derive(Clone, Debug)]
pub struct NewConnectionTest {
    /// What is kept of it.
    pub test: ConnectionTest,
    /// Hash of the cookie that binds it to a browser.
    pub binding: HashedSecret,
    /// Hash of the OAuth `state`.
    pub state: HashedSecret,
    /// Sealed nonce and PKCE verifier.
    pub upstream: Vec<u8>,
    /// Its callback is not taken from this instant on.
    pub expires_at: At,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = connection_tests)]
struct Row {
    id: String,
    connection_id: String,
    tester: String,
    created_at: i64,
    outcome: Option<String>,
}

impl TryFrom<Row> for ConnectionTest {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            connection_id: read(&row.connection_id)?,
            tester: row.tester,
            created_at: at(row.created_at),
            outcome: row.outcome.as_deref().map(read_json).transpose()?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a test sign-in, and forgets all but the newest [`SETUP_ATTEMPTS_KEPT`] of its connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_connection_test(&mut self, new: &NewConnectionTest) -> Result<(), StoreError> {
        let it = &new.test;
        let outcome = it.outcome.as_ref().map(json).transpose()?;
        sql!(self, |c| diesel::insert_into(connection_tests::table)
            .values((
                connection_tests::id.eq(it.id.as_str()),
                connection_tests::connection_id.eq(it.connection_id.as_str()),
                connection_tests::tester.eq(&it.tester),
                connection_tests::binding_hash.eq(new.binding.as_bytes()),
                connection_tests::state_hash.eq(new.state.as_bytes()),
                connection_tests::upstream.eq(&new.upstream),
                connection_tests::created_at.eq(it.created_at.micros()),
                connection_tests::expires_at.eq(new.expires_at.micros()),
                connection_tests::outcome.eq(&outcome),
            ))
            .execute(c))?;
        let kept = self.connection_tests_of(&it.connection_id)?;
        let kept: Vec<&str> = kept.iter().map(|test| test.id.as_str()).collect();
        sql!(self, |c| diesel::delete(
            connection_tests::table
                .filter(connection_tests::connection_id.eq(it.connection_id.as_str()))
                .filter(connection_tests::id.ne_all(&kept))
        )
        .execute(c))?;
        Ok(())
    }

    /// The newest test sign-ins at a connection, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn connection_tests_of(
        &mut self,
        connection: &Id<kind::Connection>,
    ) -> Result<Vec<ConnectionTest>, StoreError> {
        let most = i64::try_from(SETUP_ATTEMPTS_KEPT).unwrap_or(i64::MAX);
        let rows = sql!(self, |c| connection_tests::table
            .filter(connection_tests::connection_id.eq(connection.as_str()))
            .order((
                connection_tests::created_at.desc(),
                connection_tests::id.desc()
            ))
            .limit(most)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(ConnectionTest::try_from).collect()
    }

    /// Whether a `state` is that of a test sign-in at a connection, in whatever state that is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn is_connection_test(&mut self, state: &HashedSecret) -> Result<bool, StoreError> {
        let found: Option<String> = sql!(self, |c| connection_tests::table
            .filter(connection_tests::state_hash.eq(state.as_bytes()))
            .select(connection_tests::id)
            .first(c)
            .optional())?;
        Ok(found.is_some())
    }

    /// Uses up the one callback of a test sign-in, with what was sealed for it: `None` for a second
    /// callback, another browser or connection, or after its time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_connection_test(
        &mut self,
        state: &HashedSecret,
        (binding, connection): (&HashedSecret, &Id<kind::Connection>),
        now: At,
    ) -> Result<Option<(ConnectionTest, Vec<u8>)>, StoreError> {
        let row = sql!(self, |c| diesel::update(
            connection_tests::table
                .filter(connection_tests::state_hash.eq(state.as_bytes()))
                .filter(connection_tests::binding_hash.eq(binding.as_bytes()))
                .filter(connection_tests::connection_id.eq(connection.as_str()))
                .filter(connection_tests::returned_at.is_null())
                .filter(connection_tests::outcome.is_null())
                .filter(connection_tests::expires_at.gt(now.micros()))
        )
        .set(connection_tests::returned_at.eq(now.micros()))
        .returning((Row::as_returning(), connection_tests::upstream))
        .get_result::<(Row, Vec<u8>)>(c)
        .optional())?;
        row.map(|(row, upstream)| Ok((ConnectionTest::try_from(row)?, upstream)))
            .transpose()
    }

    /// Writes down what came of a test sign-in, once.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_connection_test(
        &mut self,
        id: &Id<kind::ConnectionTest>,
        outcome: &SetupOutcome,
    ) -> Result<bool, StoreError> {
        let outcome = json(outcome)?;
        let rows = sql!(self, |c| diesel::update(
            connection_tests::table
                .find(id.as_str())
                .filter(connection_tests::outcome.is_null())
        )
        .set(connection_tests::outcome.eq(&outcome))
        .execute(c))?;
        Ok(rows == 1)
    }
}
