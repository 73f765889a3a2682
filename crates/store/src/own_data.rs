//! What is held about a guest, for the guest.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_json},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use model::{At, Granted, Id, kind};

/// One sign-in that became a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastSignIn {
    /// When.
    pub at: At,
    /// Through which connection.
    pub connection_name: String,
    /// By which issuer's word.
    pub issuer: String,
    /// By which methods, as the home says.
    pub amr: Vec<String>,
    /// When the session was ended.
    pub ended_at: Option<At>,
    /// When it ends, or ended, by itself.
    pub expires_at: At,
}

/// What an app was given of a guest at one time or another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenTo {
    /// The app.
    pub app_id: Id<kind::App>,
    /// The scope that was granted.
    pub scope: String,
    /// Single claims and the like.
    pub granted: Granted,
}

#[derive(QueryableByName)]
struct SignInRow {
    #[diesel(sql_type = BigInt)]
    created_at: i64,
    #[diesel(sql_type = Text)]
    connection_name: String,
    #[diesel(sql_type = Text)]
    home_issuer: String,
    #[diesel(sql_type = Text)]
    amr: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    ended_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    expires_at: i64,
}

#[derive(QueryableByName)]
struct GivenRow {
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = Text)]
    scope: String,
    #[diesel(sql_type = Text)]
    granted: String,
}

impl Tx<'_> {
    /// The sign-ins of a guest since then, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sign_ins_of(
        &mut self,
        guest: &Id<kind::Guest>,
        since: At,
        limit: i64,
    ) -> Result<Vec<PastSignIn>, StoreError> {
        let rows: Vec<SignInRow> = sql!(self, |c| {
            sql_query(
            "SELECT s.created_at, c.name AS connection_name, s.home_issuer, s.amr, s.ended_at, s.expires_at \
             FROM sessions s JOIN connections c ON c.id = s.connection_id WHERE s.guest_id = $1 \
             AND s.created_at >= $2 ORDER BY s.created_at DESC, s.id DESC LIMIT $3"
        )
        .bind::<Text, _>(guest.as_str())
        .bind::<BigInt, _>(since.micros())
        .bind::<BigInt, _>(limit)
        .load(c)
        })?;
        rows.into_iter()
            .map(|row| {
                Ok(PastSignIn {
                    at: at(row.created_at),
                    connection_name: row.connection_name,
                    issuer: row.home_issuer,
                    amr: read_json(&row.amr)?,
                    ended_at: at_opt(row.ended_at),
                    expires_at: at(row.expires_at),
                })
            })
            .collect()
    }

    /// What each app was given of a guest, each kind of it once.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn given_of(&mut self, guest: &Id<kind::Guest>) -> Result<Vec<GivenTo>, StoreError> {
        let rows: Vec<GivenRow> = sql!(self, |c| {
            sql_query(
            "SELECT DISTINCT app_id, scope, granted FROM families WHERE guest_id = $1 ORDER BY app_id, scope, granted"
        )
        .bind::<Text, _>(guest.as_str())
        .load(c)
        })?;
        rows.into_iter()
            .map(|row| {
                Ok(GivenTo {
                    app_id: read(&row.app_id)?,
                    scope: row.scope,
                    granted: read_json(&row.granted)?,
                })
            })
            .collect()
    }
}
