//! Proposals to give guests other keys.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json},
    schema::rekeys,
};
use diesel::prelude::*;
use model::{Actor, At, Id, Rekey, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = rekeys)]
struct Row {
    id: String,
    partner_id: String,
    from_connection_id: String,
    to_connection_id: String,
    entries: String,
    proposed_by: String,
    proposed_at: i64,
}

impl TryFrom<Row> for Rekey {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let (actor, actor_id): (String, Option<String>) = read_json(&row.proposed_by)?;
        Ok(Self {
            id: read(&row.id)?,
            partner_id: read(&row.partner_id)?,
            from: read(&row.from_connection_id)?,
            to: read(&row.to_connection_id)?,
            entries: read_json(&row.entries)?,
            proposed_by: Actor {
                kind: read(&actor)?,
                id: actor_id,
            },
            proposed_at: at(row.proposed_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a proposal; `false` while another one of the same partner is open.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_rekey(&mut self, rekey: &Rekey) -> Result<bool, StoreError> {
        let by = (rekey.proposed_by.kind.as_str(), &rekey.proposed_by.id);
        let rows = sql!(self, |c| diesel::insert_into(rekeys::table)
            .values((
                rekeys::id.eq(rekey.id.as_str()),
                rekeys::partner_id.eq(rekey.partner_id.as_str()),
                rekeys::from_connection_id.eq(rekey.from.as_str()),
                rekeys::to_connection_id.eq(rekey.to.as_str()),
                rekeys::entries.eq(json(&rekey.entries)?),
                rekeys::proposed_by.eq(json(&by)?),
                rekeys::proposed_at.eq(rekey.proposed_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// The open proposal of a partner.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn open_rekey_of(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<Option<Rekey>, StoreError> {
        let row = sql!(self, |c| rekeys::table
            .filter(rekeys::partner_id.eq(partner.as_str()))
            .filter(rekeys::closed_at.is_null())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Rekey::try_from).transpose()
    }

    /// Closes an open proposal; exactly one caller gets `true`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn close_rekey(&mut self, id: &Id<kind::Rekey>, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            rekeys::table
                .find(id.as_str())
                .filter(rekeys::closed_at.is_null())
        )
        .set(rekeys::closed_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
