//! What guests agreed to for third-party apps.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::{apps, consents},
};
use diesel::prelude::*;
use model::{At, Consent, Id, kind};

impl Tx<'_> {
    /// Notes a consent in the place of an earlier one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn give_consent(
        &mut self,
        guest: &Id<kind::Guest>,
        app: &Id<kind::App>,
        scope: &str,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(consents::table)
            .values((
                consents::guest_id.eq(guest.as_str()),
                consents::app_id.eq(app.as_str()),
                consents::scope.eq(scope),
                consents::given_at.eq(now.micros()),
            ))
            .on_conflict((consents::guest_id, consents::app_id))
            .do_update()
            .set((
                consents::scope.eq(scope),
                consents::given_at.eq(now.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Takes a consent back; `false` when there was none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn withdraw_consent(
        &mut self,
        guest: &Id<kind::Guest>,
        app: &Id<kind::App>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            consents::table.find((guest.as_str(), app.as_str()))
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// The scope a guest consented to for an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consented_scope(
        &mut self,
        guest: &Id<kind::Guest>,
        app: &Id<kind::App>,
    ) -> Result<Option<String>, StoreError> {
        Ok(sql!(self, |c| consents::table
            .find((guest.as_str(), app.as_str()))
            .select(consents::scope)
            .first(c)
            .optional())?)
    }

    /// A guest's consents, each with the app's name, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consents_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<(Consent, String)>, StoreError> {
        let rows: Vec<(String, String, i64, String)> = sql!(self, |c| consents::table
            .inner_join(apps::table.on(apps::id.eq(consents::app_id)))
            .filter(consents::guest_id.eq(guest.as_str()))
            .order((consents::given_at.desc(), apps::name))
            .select((
                consents::app_id,
                consents::scope,
                consents::given_at,
                apps::name
            ))
            .load(c))?;
        rows.into_iter()
            .map(|(app, scope, given_at, name)| {
                let consent = Consent {
                    app_id: read(&app)?,
                    scope,
                    given_at: at(given_at),
                };
                Ok((consent, name))
            })
            .collect()
    }
}
