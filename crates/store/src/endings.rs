//! Which guests are to be told that their access ends.

use crate::{StoreError, Tx, schema::guests};
use diesel::prelude::*;
use model::{At, Guest, GuestState, Id, kind};

/// Those of a query over guests who are in use and were not told of their end so many days before it, or
/// later.
macro_rules! untold {
    ($query:expr, $days:expr) => {
        $query
            .filter(guests::state.eq(GuestState::Active.as_str()))
            .filter(
                guests::end_told_for
                    .is_null()
                    .or(guests::end_told_for.ne(guests::ends_at))
                    .or(guests::end_told_days.gt($days)),
            )
    };
}

impl Tx<'_> {
    /// Up to `limit` guests in use whose access ends after `from` and by `until`, and who were not told so
    /// `days` before that end or later.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_to_tell(
        &mut self,
        (from, until): (At, At),
        days: i64,
        limit: i64,
    ) -> Result<Vec<Guest>, StoreError> {
        let rows = sql!(self, |c| untold!(guests::table, days)
            .filter(guests::ends_at.gt(from.micros()))
            .filter(guests::ends_at.le(until.micros()))
            .order(guests::ends_at)
            .limit(limit)
            .select(crate::guests::Row::as_select())
            .load(c))?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// Notes that a guest is told of an end so many days before; `false` when they were already, or the end
    /// is another one by now.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn note_end_told(
        &mut self,
        id: &Id<kind::Guest>,
        end: At,
        days: i64,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            untold!(guests::table.find(id.as_str()), days).filter(guests::ends_at.eq(end.micros()))
        )
        .set((
            guests::end_told_for.eq(end.micros()),
            guests::end_told_days.eq(days),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}
