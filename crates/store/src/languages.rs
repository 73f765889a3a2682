//! In which language people are written to.

use crate::{StoreError, Tx, schema::guests};
use diesel::prelude::*;
use model::{GuestState, Id, Language, kind};

impl Tx<'_> {
    /// Writes to a guest in another language from now on; `false` when it is theirs already, or they were
    /// removed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_guest_language(
        &mut self,
        id: &Id<kind::Guest>,
        language: Language,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.ne(GuestState::Removed.as_str()))
                .filter(guests::language.ne(language.as_str()))
        )
        .set(guests::language.eq(language.as_str()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
