//! The words by which admins find guests.

use crate::{StoreError, Tx, schema::guest_words};
use diesel::prelude::*;
use model::{Email, Guest, Id, kind, words_of};

impl Tx<'_> {
    /// Notes the words of a guest who has none yet.
    pub(crate) fn write_guest_words(
        &mut self,
        id: &Id<kind::Guest>,
        name: &str,
        email: &Email,
    ) -> Result<(), StoreError> {
        let rows: Vec<_> = words_of(name, &email.key())
            .into_iter()
            .map(|word| {
                (
                    guest_words::word.eq(word),
                    guest_words::guest_id.eq(id.as_str()),
                )
            })
            .collect();
        sql!(self, |c| diesel::insert_into(guest_words::table)
            .values(&rows)
            .execute(c))?;
        Ok(())
    }

    /// Notes the words anew after the name or the address changed.
    pub(crate) fn rewrite_guest_words(&mut self, id: &Id<kind::Guest>) -> Result<(), StoreError> {
        self.forget_guest_words(id)?;
        let Some(Guest {
            display_name,
            email,
            ..
        }) = self.find_guest(id)?
        else {
            return Ok(());
        };
        self.write_guest_words(id, &display_name, &email)
    }

    /// Forgets the words of a guest.
    pub(crate) fn forget_guest_words(&mut self, id: &Id<kind::Guest>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            guest_words::table.filter(guest_words::guest_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(())
    }
}
