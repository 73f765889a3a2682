//! Second factors of guests: authenticator apps (RFC 6238), and sessions that proved one.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, read_json},
    schema::{apps, sessions, totp_factors},
};
use diesel::prelude::*;
use model::{At, Id, TotpFactor, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = totp_factors)]
struct Row {
    secret: Vec<u8>,
    confirmed_at: Option<i64>,
    failures: i32,
    retry_at: i64,
}

impl Tx<'_> {
    /// Says whether an app wants multi-factor authentication; `false` when there is no such app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_app_mfa(&mut self, id: &Id<kind::App>, wanted: bool) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(apps::table.find(id.as_str()))
            .set(apps::require_mfa.eq(wanted))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Whether an app wants multi-factor authentication.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn app_wants_mfa(&mut self, id: &Id<kind::App>) -> Result<bool, StoreError> {
        let wanted: Option<bool> = sql!(self, |c| apps::table
            .find(id.as_str())
            .select(apps::require_mfa)
            .first(c)
            .optional())?;
        Ok(wanted.unwrap_or(false))
    }

    /// Notes that a live session proved a second factor here, and by which methods (RFC 8176);
    /// `false` when the session has ended.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn record_step_up(
        &mut self,
        id: &Id<kind::Session>,
        methods: &[&str],
        now: At,
    ) -> Result<bool, StoreError> {
        let before: Option<String> = sql!(self, |c| sessions::table
            .find(id.as_str())
            .filter(sessions::ended_at.is_null())
            .select(sessions::amr)
            .first(c)
            .optional())?;
        let Some(before) = before else {
            return Ok(false);
        };
        let mut amr: Vec<String> = read_json(&before)?;
        for method in methods {
            if !amr.iter().any(|it| it == method) {
                amr.push((*method).to_owned());
            }
        }
        let rows = sql!(self, |c| diesel::update(
            sessions::table
                .find(id.as_str())
                .filter(sessions::ended_at.is_null())
        )
        .set((
            sessions::amr.eq(json(&amr)?),
            sessions::mfa_at.eq(now.micros())
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Keeps the sealed secret of an authenticator app that is being set up. It takes the place of one
    /// that was never confirmed; `false` when a confirmed one is there.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn begin_totp(
        &mut self,
        guest: &Id<kind::Guest>,
        sealed: &[u8],
        now: At,
    ) -> Result<bool, StoreError> {
        sql!(self, |c| diesel::delete(
            totp_factors::table
                .find(guest.as_str())
                .filter(totp_factors::confirmed_at.is_null())
        )
        .execute(c))?;
        let rows = sql!(self, |c| diesel::insert_into(totp_factors::table)
            .values((
                totp_factors::guest_id.eq(guest.as_str()),
                totp_factors::secret.eq(sealed),
                totp_factors::created_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// A guest's authenticator app, confirmed or not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_totp(&mut self, guest: &Id<kind::Guest>) -> Result<Option<TotpFactor>, StoreError> {
        let row: Option<Row> = sql!(self, |c| totp_factors::table
            .find(guest.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        Ok(row.map(|row| TotpFactor {
            sealed: row.secret,
            confirmed_at: at_opt(row.confirmed_at),
            failures: row.failures,
            retry_at: at(row.retry_at),
        }))
    }

    /// Uses up one time step of an authenticator app, and confirms it by that. One conditional write:
    /// `false` when this step or a later one was used.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn accept_totp(
        &mut self,
        guest: &Id<kind::Guest>,
        step: i64,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            totp_factors::table
                .find(guest.as_str())
                .filter(totp_factors::last_step.lt(step))
        )
        .set((
            totp_factors::last_step.eq(step),
            totp_factors::failures.eq(0),
            totp_factors::retry_at.eq(0),
            totp_factors::confirmed_at.eq(diesel::dsl::case_when(
                totp_factors::confirmed_at.is_null(),
                Some(now.micros())
                    .into_sql::<diesel::sql_types::Nullable<diesel::sql_types::BigInt>>()
            )
            .otherwise(totp_factors::confirmed_at)),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Counts a try before its code is looked at: `false` while the guest must wait. From the
    /// `tries`th try in a row without a right code on, the next has to wait until `retry_at`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn try_totp(
        &mut self,
        guest: &Id<kind::Guest>,
        (tries, retry_at): (i32, At),
        now: At,
    ) -> Result<bool, StoreError> {
        let counted = sql!(self, |c| diesel::update(
            totp_factors::table
                .find(guest.as_str())
                .filter(totp_factors::retry_at.le(now.micros()))
        )
        .set(totp_factors::failures.eq(totp_factors::failures + 1))
        .execute(c))?;
        sql!(self, |c| diesel::update(
            totp_factors::table
                .find(guest.as_str())
                .filter(totp_factors::retry_at.le(now.micros()))
                .filter(totp_factors::failures.ge(tries))
        )
        .set(totp_factors::retry_at.eq(retry_at.micros()))
        .execute(c))?;
        Ok(counted == 1)
    }

    /// When a session proved a second factor here.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn stepped_up_at(&mut self, id: &Id<kind::Session>) -> Result<Option<At>, StoreError> {
        let found: Option<Option<i64>> = sql!(self, |c| sessions::table
            .find(id.as_str())
            .select(sessions::mfa_at)
            .first(c)
            .optional())?;
        Ok(at_opt(found.flatten()))
    }

    /// Forgets a guest's authenticator app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_totp(&mut self, guest: &Id<kind::Guest>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            totp_factors::table.find(guest.as_str())
        )
        .execute(c))?;
        Ok(())
    }
}
