//! What clients leave with us for a while: pushed requests, ids of what they signed, and the
//! tokens with which they may register.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json},
    kept::Keep,
    schema::{initial_access_tokens, pushed_requests, replays},
};
use diesel::prelude::*;
use model::{At, HashedSecret, InitialAccessToken, PushedRequest};

#[derive(Queryable, Selectable)]
#[diesel(table_name = pushed_requests)]
struct PushedRow {
    app_id: String,
    params: String,
    dpop_jkt: Option<String>,
    expires_at: i64,
}

impl Tx<'_> {
    /// Keeps a pushed request.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_pushed_request(
        &mut self,
        uri: &HashedSecret,
        request: &PushedRequest,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(pushed_requests::table)
            .values((
                pushed_requests::uri_hash.eq(uri.as_bytes()),
                pushed_requests::app_id.eq(request.app_id.as_str()),
                pushed_requests::params.eq(json(&request.params)?),
                pushed_requests::dpop_jkt.eq(&request.dpop_jkt),
                pushed_requests::expires_at.eq(request.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// A pushed request that was not used yet; looking uses nothing up. Its expiry is the caller's
    /// to judge.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_pushed_request(
        &mut self,
        uri: &HashedSecret,
    ) -> Result<Option<PushedRequest>, StoreError> {
        let row: Option<PushedRow> = sql!(self, |c| pushed_requests::table
            .find(uri.as_bytes())
            .filter(pushed_requests::used_at.is_null())
            .select(PushedRow::as_select())
            .get_result(c)
            .optional())?;
        row.map(|row| {
            Ok(PushedRequest {
                app_id: read(&row.app_id)?,
                params: read_json(&row.params)?,
                dpop_jkt: row.dpop_jkt,
                expires_at: at(row.expires_at),
            })
        })
        .transpose()
    }

    /// Uses a pushed request up; `false` when somebody did before.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consume_pushed_request(
        &mut self,
        uri: &HashedSecret,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            pushed_requests::table
                .find(uri.as_bytes())
                .filter(pushed_requests::used_at.is_null())
        )
        .set(pushed_requests::used_at.eq(now.micros()))
        .kept()
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Remembers an id until it expires; `false` when it is remembered already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn remember(&mut self, id: &HashedSecret, expires_at: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(replays::table)
            .values((
                replays::id_hash.eq(id.as_bytes()),
                replays::expires_at.eq(expires_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Adds a token with which clients may register.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_initial_access_token(
        &mut self,
        hash: &HashedSecret,
        token: &InitialAccessToken,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(initial_access_tokens::table)
            .values((
                initial_access_tokens::token_hash.eq(hash.as_bytes()),
                initial_access_tokens::name.eq(&token.name),
                initial_access_tokens::uses_left.eq(token.uses_left),
                initial_access_tokens::created_at.eq(now.micros()),
                initial_access_tokens::expires_at.eq(token.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Takes one use off a token; its name, or `None` when it has none left, is over or unknown.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn use_initial_access_token(
        &mut self,
        hash: &HashedSecret,
        now: At,
    ) -> Result<Option<String>, StoreError> {
        use initial_access_tokens as t;
        Ok(sql!(self, |c| diesel::update(
            t::table
                .find(hash.as_bytes())
                .filter(t::uses_left.gt(0))
                .filter(t::expires_at.gt(now.micros()))
        )
        .set(t::uses_left.eq(t::uses_left - 1))
        .returning(t::name)
        .get_result(c)
        .optional())?)
    }
}
