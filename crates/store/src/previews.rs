//! What a preview of tokens asks beside the facts of the decision.

use crate::{StoreError, Tx, facts::columns::home_vouches, kept::kept};
use diesel::{
    prelude::*,
    sql_types::{Bool, Text},
};
use model::{Id, kind};

#[derive(QueryableByName)]
struct Vouched {
    #[diesel(sql_type = Bool)]
    home_vouches: bool,
}

impl Tx<'_> {
    /// Whether a guest's home speaks now for the address that it asserted, as the read behind every token asks.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn home_vouches(
        &mut self,
        guest: &Id<kind::Guest>,
        connection: &Id<kind::Connection>,
    ) -> Result<bool, StoreError> {
        let query = concat!(
            "SELECT ",
            home_vouches!(),
            " AS home_vouches FROM guests g JOIN connections c ON c.id = $1 WHERE g.id = $2"
        );
        let row: Option<Vouched> = sql!(self, |c| kept(query)
            .bind::<Text, _>(connection.as_str())
            .bind::<Text, _>(guest.as_str())
            .get_result(c)
            .optional())?;
        Ok(row.is_some_and(|row| row.home_vouches))
    }
}
