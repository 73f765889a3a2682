//! What the panel says of apps, and which of them a guest wants to see first.

use crate::{StoreError, Tx, convert::read};
use diesel::prelude::*;
use model::{AppListing, Id, kind};
use std::collections::{BTreeMap, BTreeSet};

diesel::table! {
    app_listings (app_id) {
        app_id -> Text,
        description -> Nullable<Text>,
        requestable -> Bool,
    }
}

diesel::table! {
    favourites (guest_id, app_id) {
        guest_id -> Text,
        app_id -> Text,
    }
}

impl Tx<'_> {
    /// Says what the panel says of an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_listing(
        &mut self,
        app: &Id<kind::App>,
        listing: &AppListing,
    ) -> Result<(), StoreError> {
        let said = (
            app_listings::description.eq(&listing.description),
            app_listings::requestable.eq(listing.requestable),
        );
        sql!(self, |c| diesel::insert_into(app_listings::table)
            .values((app_listings::app_id.eq(app.as_str()), said))
            .on_conflict(app_listings::app_id)
            .do_update()
            .set(said)
            .execute(c))?;
        Ok(())
    }

    /// What the panel says of an app; nothing where nobody said anything.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn listing_of(&mut self, app: &Id<kind::App>) -> Result<AppListing, StoreError> {
        let row: Option<(Option<String>, bool)> = sql!(self, |c| app_listings::table
            .find(app.as_str())
            .select((app_listings::description, app_listings::requestable))
            .first(c)
            .optional())?;
        Ok(row
            .map(|(description, requestable)| AppListing {
                description,
                requestable,
            })
            .unwrap_or_default())
    }

    /// What the panel says of every app of which it says something.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn listings(&mut self) -> Result<BTreeMap<Id<kind::App>, AppListing>, StoreError> {
        let rows: Vec<(String, Option<String>, bool)> =
            sql!(self, |c| app_listings::table.load(c))?;
        rows.into_iter()
            .map(|(app, description, requestable)| {
                let listing = AppListing {
                    description,
                    requestable,
                };
                Ok((read(&app)?, listing))
            })
            .collect()
    }

    /// Puts an app first on a guest's panel, or no longer.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_favourite(
        &mut self,
        guest: &Id<kind::Guest>,
        app: &Id<kind::App>,
        wanted: bool,
    ) -> Result<(), StoreError> {
        if wanted {
            sql!(self, |c| diesel::insert_into(favourites::table)
                .values((
                    favourites::guest_id.eq(guest.as_str()),
                    favourites::app_id.eq(app.as_str()),
                ))
                .on_conflict_do_nothing()
                .execute(c))?;
        } else {
            sql!(self, |c| diesel::delete(
                favourites::table.find((guest.as_str(), app.as_str()))
            )
            .execute(c))?;
        }
        Ok(())
    }

    /// The apps that a guest wants to see first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn favourites_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<BTreeSet<Id<kind::App>>, StoreError> {
        let rows: Vec<String> = sql!(self, |c| favourites::table
            .filter(favourites::guest_id.eq(guest.as_str()))
            .select(favourites::app_id)
            .load(c))?;
        rows.iter().map(|app| read(app)).collect()
    }
}
