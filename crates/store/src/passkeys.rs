//! Passkeys and the ceremonies that make and use them.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read},
    schema::{passkey_ceremonies, passkeys},
};
use diesel::prelude::*;
use model::{At, HashedSecret, Id, Passkey, PasskeyOwner, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = passkeys)]
struct Row {
    id: String,
    owner_id: String,
    credential_id: String,
    credential: String,
    created_at: i64,
    used_at: Option<i64>,
}

impl TryFrom<Row> for Passkey {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            owner: read(&row.owner_id)?,
            credential_id: row.credential_id,
            credential: row.credential,
            created_at: at(row.created_at),
            used_at: at_opt(row.used_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a passkey; `false` when that credential is known already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_passkey(&mut self, passkey: &Passkey) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(passkeys::table)
            .values((
                passkeys::id.eq(passkey.id.as_str()),
                passkeys::owner_id.eq(passkey.owner.as_str()),
                passkeys::credential_id.eq(&passkey.credential_id),
                passkeys::credential.eq(&passkey.credential),
                passkeys::created_at.eq(passkey.created_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Finds a passkey by its credential id (base64url).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_passkey(&mut self, credential_id: &str) -> Result<Option<Passkey>, StoreError> {
        let row = sql!(self, |c| passkeys::table
            .filter(passkeys::credential_id.eq(credential_id))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Passkey::try_from).transpose()
    }

    /// Somebody's passkeys, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn passkeys_of(&mut self, owner: &PasskeyOwner) -> Result<Vec<Passkey>, StoreError> {
        let rows = sql!(self, |c| passkeys::table
            .filter(passkeys::owner_id.eq(owner.as_str()))
            .order(passkeys::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Passkey::try_from).collect()
    }

    /// Keeps a passkey's new counter and that it was used; `false` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn record_passkey_use(
        &mut self,
        id: &Id<kind::Passkey>,
        credential: &str,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(passkeys::table.find(id.as_str()))
            .set((
                passkeys::credential.eq(credential),
                passkeys::used_at.eq(now.micros())
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Deletes one passkey of an owner; `false` when it was not theirs.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_passkey(
        &mut self,
        id: &Id<kind::Passkey>,
        owner: &PasskeyOwner,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            passkeys::table
                .find(id.as_str())
                .filter(passkeys::owner_id.eq(owner.as_str()))
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Deletes all passkeys of a guest that is being removed or of an admin who starts over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_passkeys(&mut self, owner: &PasskeyOwner) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::delete(
            passkeys::table.filter(passkeys::owner_id.eq(owner.as_str()))
        )
        .execute(c))?)
    }

    /// Keeps the state of a ceremony for the browser that holds the binding.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_ceremony(
        &mut self,
        binding: &HashedSecret,
        ceremony: &[u8],
        expires_at: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(passkey_ceremonies::table)
            .values((
                passkey_ceremonies::binding_hash.eq(binding.as_bytes()),
                passkey_ceremonies::ceremony.eq(ceremony),
                passkey_ceremonies::expires_at.eq(expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Takes a ceremony out; exactly one caller gets it, and only before it expires.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_ceremony(
        &mut self,
        binding: &HashedSecret,
        now: At,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let row: Option<(Vec<u8>, i64)> = sql!(self, |c| diesel::delete(
            passkey_ceremonies::table.find(binding.as_bytes())
        )
        .returning((passkey_ceremonies::ceremony, passkey_ceremonies::expires_at))
        .get_result(c)
        .optional())?;
        Ok(row
            .filter(|(_, expires_at)| *expires_at > now.micros())
            .map(|(ceremony, _)| ceremony))
    }
}
