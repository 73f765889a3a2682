//! The tokens of partners' directories.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_opt},
    schema::scim_tokens,
};
use diesel::prelude::*;
use model::{At, Ending, HashedSecret, Id, ScimToken, Span, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = scim_tokens)]
struct TokenRow {
    id: String,
    connection_id: String,
    made_by: Option<String>,
    created_at: i64,
    expires_at: i64,
    last_used_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl TryFrom<TokenRow> for ScimToken {
    type Error = StoreError;
    fn try_from(row: TokenRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            connection_id: read(&row.connection_id)?,
            made_by: read_opt(row.made_by.as_deref())?,
            created_at: at(row.created_at),
            expires_at: at(row.expires_at),
            last_used_at: at_opt(row.last_used_at),
            revoked_at: at_opt(row.revoked_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a token.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_scim_token(
        &mut self,
        token: &ScimToken,
        hash: &HashedSecret,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(scim_tokens::table)
            .values((
                scim_tokens::id.eq(token.id.as_str()),
                scim_tokens::connection_id.eq(token.connection_id.as_str()),
                scim_tokens::token_hash.eq(hash.as_bytes().to_vec()),
                scim_tokens::made_by.eq(token.made_by.as_ref().map(Id::as_str)),
                scim_tokens::created_at.eq(token.created_at.micros()),
                scim_tokens::expires_at.eq(token.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The token with this hash, alive or not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_scim_token(
        &mut self,
        hash: &HashedSecret,
    ) -> Result<Option<ScimToken>, StoreError> {
        let row = sql!(self, |c| scim_tokens::table
            .filter(scim_tokens::token_hash.eq(hash.as_bytes().to_vec()))
            .select(TokenRow::as_select())
            .first(c)
            .optional())?;
        row.map(ScimToken::try_from).transpose()
    }

    /// All tokens of a connection, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_tokens_of(
        &mut self,
        connection: &Id<kind::Connection>,
    ) -> Result<Vec<ScimToken>, StoreError> {
        let rows = sql!(self, |c| scim_tokens::table
            .filter(scim_tokens::connection_id.eq(connection.as_str()))
            .order((scim_tokens::created_at, scim_tokens::id))
            .select(TokenRow::as_select())
            .load(c))?;
        rows.into_iter().map(ScimToken::try_from).collect()
    }

    /// Takes a token back; `false` when it was, or is not the connection's.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn revoke_scim_token(
        &mut self,
        connection: &Id<kind::Connection>,
        id: &Id<kind::ScimToken>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            scim_tokens::table
                .find(id.as_str())
                .filter(scim_tokens::connection_id.eq(connection.as_str()))
                .filter(scim_tokens::revoked_at.is_null())
        )
        .set(scim_tokens::revoked_at.eq(now.micros()))
        .execute(c))?;
        if rows == 1 {
            self.ended(Ending::DirectoryToken {
                connection: connection.clone(),
                id: id.clone(),
            });
        }
        Ok(rows == 1)
    }

    /// Notes that a token was used, at most once a minute.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn touch_scim_token(
        &mut self,
        id: &Id<kind::ScimToken>,
        now: At,
    ) -> Result<(), StoreError> {
        let recent = now.minus(Span::mins(1)).micros();
        sql!(self, |c| diesel::update(
            scim_tokens::table.find(id.as_str()).filter(
                scim_tokens::last_used_at
                    .is_null()
                    .or(scim_tokens::last_used_at.le(recent))
            )
        )
        .set(scim_tokens::last_used_at.eq(now.micros()))
        .execute(c))?;
        Ok(())
    }
}
