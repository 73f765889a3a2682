//! Counters of tries.

use crate::{StoreError, Tx, kept::kept};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Binary},
};
use model::{At, Event, HashedSecret, Span};

#[derive(QueryableByName)]
struct Used {
    #[diesel(sql_type = BigInt)]
    used: i64,
}

impl Tx<'_> {
    /// Counts one try and says the how manieth it is within the window, which began with the first. One
    /// conditional write, so tries at once are counted each (E05).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_attempt(
        &mut self,
        key: &HashedSecret,
        window: Span,
        now: At,
    ) -> Result<i64, StoreError> {
        let counted: Used = sql!(self, |c| {
            kept(
            "INSERT INTO attempts (key_hash, used, ends_at) VALUES ($1, 1, $2) \
             ON CONFLICT (key_hash) DO UPDATE SET \
             used = CASE WHEN attempts.ends_at <= $3 THEN 1 ELSE attempts.used + 1 END, \
             ends_at = CASE WHEN attempts.ends_at <= $3 THEN excluded.ends_at ELSE attempts.ends_at END \
             RETURNING used"
        )
        .bind::<Binary, _>(key.as_bytes())
        .bind::<BigInt, _>(now.plus(window).micros())
        .bind::<BigInt, _>(now.micros())
        .get_result(c)
        })?;
        Ok(counted.used)
    }

    /// Counts one try, as [`Tx::count_attempt`], at the time of `refusal`; `true` for each that is more than
    /// may be in the window. The first of those is written down as the refusal says.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn exceeds_limit(
        &mut self,
        key: &HashedSecret,
        (most, window): (i64, Span),
        refusal: Event,
    ) -> Result<bool, StoreError> {
        let used = self.count_attempt(key, window, refusal.at)?;
        if used == most.saturating_add(1) {
            self.audit(refusal);
        }
        Ok(used > most)
    }
}
