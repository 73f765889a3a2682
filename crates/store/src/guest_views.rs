//! Filters of the guest list that admins keep under a name.

use crate::{StoreError, Tx, schema::guest_views};
use diesel::prelude::*;
use model::{Id, kind};

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestSavedView {
    /// The name.
    pub name: String,
    /// The query of the list's address.
    pub query: String,
}

impl Tx<'_> {
    /// An admin's kept filters, by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guest_views_of(
        &mut self,
        admin: &Id<kind::Admin>,
    ) -> Result<Vec<GuestSavedView>, StoreError> {
        let rows: Vec<(String, String)> = sql!(self, |c| guest_views::table
            .filter(guest_views::admin_id.eq(admin.as_str()))
            .order(guest_views::name)
            .select((guest_views::name, guest_views::query))
            .load(c))?;
        Ok(rows
            .into_iter()
            .map(|(name, query)| GuestSavedView { name, query })
            .collect())
    }

    /// Keeps a filter; one of the same name is replaced.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_guest_view(
        &mut self,
        admin: &Id<kind::Admin>,
        view: &GuestSavedView,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(guest_views::table)
            .values((
                guest_views::admin_id.eq(admin.as_str()),
                guest_views::name.eq(&view.name),
                guest_views::query.eq(&view.query),
            ))
            .on_conflict((guest_views::admin_id, guest_views::name))
            .do_update()
            .set(guest_views::query.eq(&view.query))
            .execute(c))?;
        Ok(())
    }

    /// Forgets a filter; `false` when there is none of that name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_guest_view(
        &mut self,
        admin: &Id<kind::Admin>,
        name: &str,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            guest_views::table.find((admin.as_str(), name))
        )
        .execute(c))?;
        Ok(rows == 1)
    }
}
