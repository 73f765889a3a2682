//! Signing keys.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::signing_keys,
};
use diesel::prelude::*;
use model::{At, Ending, SigningKeyRecord};

#[derive(Queryable, Selectable)]
#[diesel(table_name = signing_keys)]
struct Row {
    kid: String,
    alg: String,
    private_key: Vec<u8>,
    public_jwk: String,
    created_at: i64,
    active_from: i64,
    active_until: i64,
    published_until: i64,
}

impl Tx<'_> {
    /// Adds a signing key; `false` when another node made the key for that algorithm and time first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_signing_key(&mut self, key: &SigningKeyRecord) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(signing_keys::table)
            .values((
                signing_keys::kid.eq(&key.kid),
                signing_keys::alg.eq(key.alg.as_str()),
                signing_keys::private_key.eq(&key.private_key),
                signing_keys::public_jwk.eq(&key.public_jwk),
                signing_keys::created_at.eq(key.created_at.micros()),
                signing_keys::active_from.eq(key.active_from.micros()),
                signing_keys::active_until.eq(key.active_until.micros()),
                signing_keys::published_until.eq(key.published_until.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// All keys that may still verify something, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_signing_keys(&mut self, now: At) -> Result<Vec<SigningKeyRecord>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| signing_keys::table
            .filter(signing_keys::published_until.gt(now.micros()))
            .order((signing_keys::active_from, signing_keys::kid))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter()
            .map(|row| {
                Ok(SigningKeyRecord {
                    kid: row.kid,
                    alg: read(&row.alg)?,
                    private_key: row.private_key,
                    public_jwk: row.public_jwk,
                    created_at: at(row.created_at),
                    active_from: at(row.active_from),
                    active_until: at(row.active_until),
                    published_until: at(row.published_until),
                })
            })
            .collect()
    }

    /// Hands over at `handover`: keys of the algorithm that would sign beyond it stop then.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_signing_keys(
        &mut self,
        alg: model::SigningAlg,
        handover: At,
    ) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            signing_keys::table
                .filter(signing_keys::alg.eq(alg.as_str()))
                .filter(signing_keys::active_from.lt(handover.micros()))
                .filter(signing_keys::active_until.gt(handover.micros()))
        )
        .set(signing_keys::active_until.eq(handover.micros()))
        .execute(c))?)
    }

    /// Forgets a key, its private part too; `false` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_signing_key(&mut self, kid: &str) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            signing_keys::table.filter(signing_keys::kid.eq(kid))
        )
        .execute(c))?;
        if rows == 1 {
            self.ended(Ending::SigningKey {
                kid: kid.to_owned(),
            });
        }
        Ok(rows == 1)
    }

    /// Whether a key may still verify something.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn signing_key_stands(&mut self, kid: &str, now: At) -> Result<bool, StoreError> {
        let found: i64 = sql!(self, |c| signing_keys::table
            .filter(signing_keys::kid.eq(kid))
            .filter(signing_keys::published_until.gt(now.micros()))
            .count()
            .get_result(c))?;
        Ok(found == 1)
    }
}
