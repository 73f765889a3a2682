//! Groups and their members.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::{group_members, groups},
};
use diesel::prelude::*;
use model::{At, Ending, Group, Id, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = groups)]
struct Row {
    id: String,
    name: String,
    created_at: i64,
}

impl TryFrom<Row> for Group {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            name: row.name,
            created_at: at(row.created_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a group. Names are unique without regard to case.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the name is taken.
    pub fn insert_group(&mut self, group: &Group) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(groups::table)
            .values((
                groups::id.eq(group.id.as_str()),
                groups::name.eq(&group.name),
                groups::name_key.eq(group.name.to_lowercase()),
                groups::created_at.eq(group.created_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds a group.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_group(&mut self, id: &Id<kind::Group>) -> Result<Option<Group>, StoreError> {
        let row = sql!(self, |c| groups::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Group::try_from).transpose()
    }

    /// All groups by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_groups(&mut self) -> Result<Vec<Group>, StoreError> {
        let rows = sql!(self, |c| groups::table
            .order(groups::name_key)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Group::try_from).collect()
    }

    /// The groups a guest is a member of.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn groups_of(&mut self, guest: &Id<kind::Guest>) -> Result<Vec<Group>, StoreError> {
        let rows = sql!(self, |c| groups::table
            .inner_join(group_members::table.on(group_members::group_id.eq(groups::id)))
            .filter(group_members::guest_id.eq(guest.as_str()))
            .order(groups::name_key)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Group::try_from).collect()
    }

    /// The ids of a group's members, oldest guest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn members_of(
        &mut self,
        group: &Id<kind::Group>,
    ) -> Result<Vec<Id<kind::Guest>>, StoreError> {
        let ids: Vec<String> = sql!(self, |c| group_members::table
            .filter(group_members::group_id.eq(group.as_str()))
            .order(group_members::guest_id)
            .select(group_members::guest_id)
            .load(c))?;
        ids.iter().map(|id| read(id)).collect()
    }

    /// Adds a guest to a group; `false` when it was a member already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn add_member(
        &mut self,
        group: &Id<kind::Group>,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(group_members::table)
            .values((
                group_members::group_id.eq(group.as_str()),
                group_members::guest_id.eq(guest.as_str()),
                group_members::added_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Takes a guest out of a group; `false` when it was no member.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn remove_member(
        &mut self,
        group: &Id<kind::Group>,
        guest: &Id<kind::Guest>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            group_members::table.find((group.as_str(), guest.as_str()))
        )
        .execute(c))?;
        if rows == 1 {
            self.ended(Ending::Member {
                group: group.clone(),
                guest: guest.clone(),
            });
        }
        Ok(rows == 1)
    }
}
