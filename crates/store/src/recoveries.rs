//! Ways back of guests who lost their second factor.

use crate::{
    CodeCheck, StoreError, Tx,
    convert::{at, hash, read},
};
use diesel::prelude::*;
use model::{At, HashedSecret, Id, Recovery, RecoveryState, kind};

diesel::table! {
    recoveries (id) {
        id -> Text,
        guest_id -> Text,
        state -> Text,
        open_for -> Nullable<Text>,
        binding_hash -> Binary,
        code_hash -> Binary,
        tries_left -> Integer,
        created_at -> BigInt,
        asked_at -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
        expires_at -> BigInt,
    }
}

/// A recovery that begins, with the code that was mailed for it.
#[derive(Clone, Debug)]
pub struct NewRecovery {
    /// Its id; part of what is hashed.
    pub id: Id<kind::Recovery>,
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// What the browser holds.
    pub binding: HashedSecret,
    /// Hash over id and code.
    pub code: HashedSecret,
    /// How many tries the code allows.
    pub tries: i32,
    /// When it was made.
    pub created_at: At,
    /// Until when the code works.
    pub expires_at: At,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = recoveries)]
struct Row {
    id: String,
    guest_id: String,
    state: String,
    created_at: i64,
    expires_at: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = recoveries)]
struct CodeRow {
    id: String,
    code_hash: Vec<u8>,
    tries_left: i32,
    expires_at: i64,
}

impl TryFrom<Row> for Recovery {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            guest_id: read(&row.guest_id)?,
            state: read(&row.state)?,
            created_at: at(row.created_at),
            expires_at: at(row.expires_at),
        })
    }
}

impl Tx<'_> {
    /// Begins a recovery. Those that wait for an answer stay: this one has proven nothing yet.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_recovery(&mut self, new: &NewRecovery) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(recoveries::table)
            .values((
                recoveries::id.eq(new.id.as_str()),
                recoveries::guest_id.eq(new.guest_id.as_str()),
                recoveries::state.eq(RecoveryState::Proving.as_str()),
                recoveries::binding_hash.eq(new.binding.as_bytes()),
                recoveries::code_hash.eq(new.code.as_bytes()),
                recoveries::tries_left.eq(new.tries),
                recoveries::created_at.eq(new.created_at.micros()),
                recoveries::expires_at.eq(new.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The recovery that a browser began, however far it is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_recovery(
        &mut self,
        binding: &HashedSecret,
    ) -> Result<Option<Recovery>, StoreError> {
        let row = sql!(self, |c| recoveries::table
            .filter(recoveries::binding_hash.eq(binding.as_bytes()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Recovery::try_from).transpose()
    }

    /// Tries the mailed code of a recovery of this guest. Every try takes one away in the conditional
    /// write that guards it. The right one makes the recovery wait for an answer until `until`, in the
    /// place of any other of the guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn try_recovery_code(
        &mut self,
        (binding, guest): (&HashedSecret, &Id<kind::Guest>),
        hash_with: impl FnOnce(&str) -> HashedSecret,
        (now, until): (At, At),
    ) -> Result<CodeCheck, StoreError> {
        let row: Option<CodeRow> = sql!(self, |c| diesel::update(
            recoveries::table
                .filter(recoveries::binding_hash.eq(binding.as_bytes()))
                .filter(recoveries::guest_id.eq(guest.as_str()))
                .filter(recoveries::state.eq(RecoveryState::Proving.as_str()))
                .filter(recoveries::tries_left.gt(0))
        )
        .set(recoveries::tries_left.eq(recoveries::tries_left - 1))
        .returning(CodeRow::as_returning())
        .get_result(c)
        .optional())?;
        let Some(row) = row else {
            return Ok(CodeCheck::Gone);
        };
        if row.expires_at <= now.micros() {
            return Ok(CodeCheck::Expired);
        }
        if !hash(&row.code_hash)?.matches(&hash_with(&row.id)) {
            return Ok(match row.tries_left {
                0 => CodeCheck::Gone,
                left => CodeCheck::Wrong(left),
            });
        }
        self.end_open_recoveries(guest, now)?;
        let rows = sql!(self, |c| diesel::update(
            recoveries::table
                .find(&row.id)
                .filter(recoveries::state.eq(RecoveryState::Proving.as_str()))
        )
        .set((
            recoveries::state.eq(RecoveryState::Asked.as_str()),
            recoveries::open_for.eq(guest.as_str()),
            recoveries::asked_at.eq(now.micros()),
            recoveries::expires_at.eq(until.micros()),
        ))
        .execute(c))?;
        Ok(if rows == 1 {
            CodeCheck::Right
        } else {
            CodeCheck::Gone
        })
    }

    fn end_open_recoveries(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            recoveries::table.filter(recoveries::open_for.eq(guest.as_str()))
        )
        .set((
            recoveries::state.eq(RecoveryState::Ended.as_str()),
            recoveries::open_for.eq(None::<String>),
            recoveries::decided_at.eq(now.micros()),
        ))
        .execute(c))?)
    }

    /// Ends whatever a guest began: a factor was proven, so none is lost. Returns how many waited for
    /// an answer or for the new passkey.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_recoveries(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<usize, StoreError> {
        sql!(self, |c| diesel::delete(
            recoveries::table
                .filter(recoveries::guest_id.eq(guest.as_str()))
                .filter(recoveries::state.eq(RecoveryState::Proving.as_str()))
        )
        .execute(c))?;
        self.end_open_recoveries(guest, now)
    }

    /// The recovery of a guest that waits for an answer or for the new passkey, and is not over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn open_recovery_of(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<Option<Recovery>, StoreError> {
        let row = sql!(self, |c| recoveries::table
            .filter(recoveries::open_for.eq(guest.as_str()))
            .filter(recoveries::expires_at.gt(now.micros()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Recovery::try_from).transpose()
    }

    /// The recoveries that wait for an answer, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn recoveries_to_decide(
        &mut self,
        limit: i64,
        now: At,
    ) -> Result<Vec<Recovery>, StoreError> {
        let rows = sql!(self, |c| recoveries::table
            .filter(recoveries::state.eq(RecoveryState::Asked.as_str()))
            .filter(recoveries::expires_at.gt(now.micros()))
            .order(recoveries::id)
            .limit(limit)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Recovery::try_from).collect()
    }

    /// Answers a recovery that waits, once; `false` when it does not wait.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn decide_recovery(
        &mut self,
        id: &Id<kind::Recovery>,
        to: RecoveryState,
        (now, until): (At, At),
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            recoveries::table
                .find(id.as_str())
                .filter(recoveries::state.eq(RecoveryState::Asked.as_str()))
                .filter(recoveries::expires_at.gt(now.micros()))
        )
        .set((
            recoveries::state.eq(to.as_str()),
            recoveries::decided_at.eq(now.micros()),
            recoveries::expires_at.eq(until.micros()),
        ))
        .execute(c))?;
        if rows == 1 && to != RecoveryState::Approved {
            sql!(self, |c| diesel::update(
                recoveries::table.find(id.as_str())
            )
            .set(recoveries::open_for.eq(None::<String>))
            .execute(c))?;
        }
        Ok(rows == 1)
    }

    /// Uses an approved recovery up, in the browser that began it and for its guest alone.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn complete_recovery(
        &mut self,
        binding: &HashedSecret,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            recoveries::table
                .filter(recoveries::binding_hash.eq(binding.as_bytes()))
                .filter(recoveries::guest_id.eq(guest.as_str()))
                .filter(recoveries::state.eq(RecoveryState::Approved.as_str()))
                .filter(recoveries::expires_at.gt(now.micros()))
        )
        .set((
            recoveries::state.eq(RecoveryState::Done.as_str()),
            recoveries::open_for.eq(None::<String>),
            recoveries::expires_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}
