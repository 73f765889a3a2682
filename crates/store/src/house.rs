//! The settings that admins make while Portico runs: one row, with a version that counts changes.

use crate::{
    StoreError, Tx,
    convert::{json, read, read_json},
    schema::house_settings,
};
use diesel::prelude::*;
use model::{At, KeptSettings, Logo, SettingValues};

/// The one row.
const HOUSE: &str = "house";

type Row = (i64, String, Option<String>, Option<String>);

impl Tx<'_> {
    /// The version of the settings; 0 when none was ever made.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn settings_version(&mut self) -> Result<i64, StoreError> {
        let version: Option<i64> = sql!(self, |c| house_settings::table
            .find(HOUSE)
            .select(house_settings::version)
            .get_result(c)
            .optional())?;
        Ok(version.unwrap_or(0))
    }

    /// The settings as they are kept.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn kept_settings(&mut self) -> Result<KeptSettings, StoreError> {
        let row: Option<Row> = sql!(self, |c| house_settings::table
            .find(HOUSE)
            .select((
                house_settings::version,
                house_settings::choices,
                house_settings::logo_kind,
                house_settings::logo_mark,
            ))
            .first(c)
            .optional())?;
        let Some((version, choices, kind, mark)) = row else {
            return Ok(KeptSettings::default());
        };
        let logo = kind.zip(mark).map(|(kind, mark)| {
            Ok::<_, StoreError>(Logo {
                kind: read(&kind)?,
                mark,
            })
        });
        Ok(KeptSettings {
            version,
            values: read_json(&choices)?,
            logo: logo.transpose()?,
        })
    }

    /// The bytes of the logo.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn logo_image(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let image: Option<Option<Vec<u8>>> = sql!(self, |c| house_settings::table
            .find(HOUSE)
            .select(house_settings::logo)
            .first(c)
            .optional())?;
        Ok(image.flatten())
    }

    /// Replaces the values, if the settings still have the version that was looked at.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_settings(
        &mut self,
        seen: i64,
        values: &SettingValues,
        now: At,
    ) -> Result<bool, StoreError> {
        self.begin_settings(now)?;
        let rows = sql!(self, |c| diesel::update(
            house_settings::table
                .find(HOUSE)
                .filter(house_settings::version.eq(seen))
        )
        .set((
            house_settings::version.eq(seen + 1),
            house_settings::choices.eq(json(values)?),
            house_settings::changed_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Puts another logo in the place of the one there is, or none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_logo(&mut self, logo: Option<(&Logo, &[u8])>, now: At) -> Result<(), StoreError> {
        self.begin_settings(now)?;
        sql!(self, |c| diesel::update(house_settings::table.find(HOUSE))
            .set((
                house_settings::version.eq(house_settings::version + 1),
                house_settings::logo.eq(logo.map(|(_, image)| image.to_vec())),
                house_settings::logo_kind.eq(logo.map(|(it, _)| it.kind.as_str())),
                house_settings::logo_mark.eq(logo.map(|(it, _)| it.mark.as_str())),
                house_settings::changed_at.eq(now.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Makes the row where there is none.
    fn begin_settings(&mut self, now: At) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(house_settings::table)
            .values((
                house_settings::id.eq(HOUSE),
                house_settings::version.eq(0),
                house_settings::choices.eq("{}"),
                house_settings::changed_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(())
    }
}
