//! Who may open which app.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, micros, read, read_json},
    schema::assignments,
};
use diesel::prelude::*;
use model::{Assignee, AssigneeKind, Assignment, At, Ending, Id, kind};
use std::collections::BTreeMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = assignments)]
struct Row {
    id: String,
    app_id: String,
    assignee_kind: String,
    assignee_id: String,
    roles: String,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
    created_at: i64,
}

impl TryFrom<Row> for Assignment {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let id = &row.assignee_id;
        Ok(Self {
            id: read(&row.id)?,
            app_id: read(&row.app_id)?,
            assignee: match read(&row.assignee_kind)? {
                AssigneeKind::Guest => Assignee::Guest(read(id)?),
                AssigneeKind::Group => Assignee::Group(read(id)?),
                AssigneeKind::Partner => Assignee::Partner(read(id)?),
            },
            roles: read_json(&row.roles)?,
            starts_at: at_opt(row.starts_at),
            ends_at: at_opt(row.ends_at),
            created_at: at(row.created_at),
        })
    }
}

impl Tx<'_> {
    /// How many assignments give each app; an app that nothing gives is not in it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_assignments(&mut self) -> Result<BTreeMap<Id<kind::App>, i64>, StoreError> {
        let rows: Vec<(String, i64)> = sql!(self, |c| assignments::table
            .group_by(assignments::app_id)
            .select((assignments::app_id, diesel::dsl::count_star()))
            .load(c))?;
        rows.into_iter()
            .map(|(app, number)| Ok((read(&app)?, number)))
            .collect()
    }

    /// Assigns an app; `false` when it is assigned to the same assignee already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_assignment(&mut self, assignment: &Assignment) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(assignments::table)
            .values((
                assignments::id.eq(assignment.id.as_str()),
                assignments::app_id.eq(assignment.app_id.as_str()),
                assignments::assignee_kind.eq(assignment.assignee.kind().as_str()),
                assignments::assignee_id.eq(assignment.assignee.id()),
                assignments::roles.eq(json(&assignment.roles)?),
                assignments::starts_at.eq(micros(assignment.starts_at)),
                assignments::ends_at.eq(micros(assignment.ends_at)),
                assignments::created_at.eq(assignment.created_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Lets an assignment run from now to another end; `false` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn prolong_assignment(
        &mut self,
        id: &Id<kind::Assignment>,
        ends_at: Option<At>,
        now: At,
    ) -> Result<bool, StoreError> {
        let one = assignments::table.find(id.as_str());
        sql!(self, |c| diesel::update(
            one.filter(assignments::starts_at.gt(now.micros()))
        )
        .set(assignments::starts_at.eq(None::<i64>))
        .execute(c))?;
        let rows = sql!(self, |c| diesel::update(one)
            .set(assignments::ends_at.eq(micros(ends_at)))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Takes an assignment away and returns it; `None` when it was gone already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_assignment(
        &mut self,
        id: &Id<kind::Assignment>,
    ) -> Result<Option<Assignment>, StoreError> {
        let row = sql!(self, |c| diesel::delete(
            assignments::table.find(id.as_str())
        )
        .returning(Row::as_returning())
        .get_result(c)
        .optional())?;
        if row.is_some() {
            self.ended(Ending::Assignment { id: id.clone() });
        }
        row.map(Assignment::try_from).transpose()
    }

    /// Finds an assignment.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_assignment(
        &mut self,
        id: &Id<kind::Assignment>,
    ) -> Result<Option<Assignment>, StoreError> {
        let row = sql!(self, |c| assignments::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Assignment::try_from).transpose()
    }

    /// Who an app is assigned to, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn assignments_of_app(
        &mut self,
        app: &Id<kind::App>,
    ) -> Result<Vec<Assignment>, StoreError> {
        let rows = sql!(self, |c| assignments::table
            .filter(assignments::app_id.eq(app.as_str()))
            .order(assignments::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Assignment::try_from).collect()
    }

    /// What is assigned directly to a guest, a group or a partner, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn assignments_to(&mut self, assignee: &Assignee) -> Result<Vec<Assignment>, StoreError> {
        let rows = sql!(self, |c| assignments::table
            .filter(assignments::assignee_id.eq(assignee.id()))
            .order(assignments::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Assignment::try_from).collect()
    }
}
