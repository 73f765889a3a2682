//! Users and groups of partners' directories (SCIM), and the tokens they come with.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json, read_opt},
    schema::{connections, partners, scim_barred, scim_members, scim_resources, scim_values},
};
use diesel::prelude::*;
use model::{At, GuestState, Id, PartnerState, ScimKind, ScimResource, kind};

/// One value of a resource in the form in which filters compare it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScimValue {
    /// Its attribute, such as `emails.value`.
    pub path: String,
    /// Which element of a list it belongs to.
    pub element: i64,
    /// The value.
    pub compared: String,
}

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = scim_resources)]
pub(crate) struct Row {
    id: String,
    connection_id: String,
    kind: String,
    name_key: String,
    subject: Option<String>,
    guest_id: Option<String>,
    attributes: String,
    version: i64,
    created_at: i64,
    modified_at: i64,
}

impl TryFrom<Row> for ScimResource {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            connection_id: read(&row.connection_id)?,
            kind: read(&row.kind)?,
            name_key: row.name_key,
            subject: row.subject,
            guest_id: read_opt(row.guest_id.as_deref())?,
            attributes: read_json(&row.attributes)?,
            version: row.version,
            created_at: at(row.created_at),
            modified_at: at(row.modified_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a resource; `false` when the connection has one of that name, or of that guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_scim_resource(
        &mut self,
        resource: &ScimResource,
        values: &[ScimValue],
    ) -> Result<bool, StoreError> {
        let attributes = json(&resource.attributes)?;
        let rows = sql!(self, |c| diesel::insert_into(scim_resources::table)
            .values((
                scim_resources::id.eq(resource.id.as_str()),
                scim_resources::connection_id.eq(resource.connection_id.as_str()),
                scim_resources::kind.eq(resource.kind.as_str()),
                scim_resources::name_key.eq(&resource.name_key),
                scim_resources::subject.eq(&resource.subject),
                scim_resources::guest_id.eq(resource.guest_id.as_ref().map(Id::as_str)),
                scim_resources::attributes.eq(&attributes),
                scim_resources::version.eq(resource.version),
                scim_resources::created_at.eq(resource.created_at.micros()),
                scim_resources::modified_at.eq(resource.modified_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        if rows == 1 {
            self.insert_scim_values(resource, values)?;
        }
        Ok(rows == 1)
    }

    /// Replaces a resource by what it is to be, if it still has the version before; `false` when
    /// somebody was faster.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another resource has its name.
    pub fn update_scim_resource(
        &mut self,
        resource: &ScimResource,
        values: &[ScimValue],
    ) -> Result<bool, StoreError> {
        let attributes = json(&resource.attributes)?;
        let rows = sql!(self, |c| diesel::update(
            scim_resources::table
                .find(resource.id.as_str())
                .filter(scim_resources::version.eq(resource.version - 1))
        )
        .set((
            scim_resources::name_key.eq(&resource.name_key),
            scim_resources::subject.eq(&resource.subject),
            scim_resources::guest_id.eq(resource.guest_id.as_ref().map(Id::as_str)),
            scim_resources::attributes.eq(&attributes),
            scim_resources::version.eq(resource.version),
            scim_resources::modified_at.eq(resource.modified_at.micros()),
        ))
        .execute(c))?;
        if rows == 1 {
            self.delete_scim_values(&resource.id)?;
            self.insert_scim_values(resource, values)?;
        }
        Ok(rows == 1)
    }

    /// Deletes a resource of that version with its memberships; `false` when somebody was faster.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_scim_resource(
        &mut self,
        id: &Id<kind::ScimResource>,
        version: i64,
    ) -> Result<bool, StoreError> {
        // Taken first, so that two deletions follow one another.
        let rows = sql!(self, |c| diesel::update(
            scim_resources::table
                .find(id.as_str())
                .filter(scim_resources::version.eq(version))
        )
        .set(scim_resources::version.eq(version + 1))
        .execute(c))?;
        if rows == 0 {
            return Ok(false);
        }
        self.delete_scim_values(id)?;
        sql!(self, |c| diesel::delete(
            scim_members::table.filter(
                scim_members::group_id
                    .eq(id.as_str())
                    .or(scim_members::user_id.eq(id.as_str()))
            )
        )
        .execute(c))?;
        sql!(self, |c| diesel::delete(
            scim_resources::table.find(id.as_str())
        )
        .execute(c))?;
        Ok(true)
    }

    /// Some of the resources, with their versions, of directories whose partner's contract ended before an
    /// instant.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_of_ended_partners(
        &mut self,
        before: At,
        limit: i64,
    ) -> Result<Vec<(Id<kind::ScimResource>, i64)>, StoreError> {
        let rows: Vec<(String, i64)> = sql!(self, |c| scim_resources::table
            .inner_join(connections::table.on(connections::id.eq(scim_resources::connection_id)))
            .inner_join(partners::table.on(partners::id.eq(connections::partner_id)))
            .filter(partners::state.eq(PartnerState::Ended.as_str()))
            .filter(partners::access_ended_at.lt(before.micros()))
            .limit(limit)
            .select((scim_resources::id, scim_resources::version))
            .load(c))?;
        rows.into_iter()
            .map(|(id, version)| Ok((read(&id)?, version)))
            .collect()
    }

    fn insert_scim_values(
        &mut self,
        resource: &ScimResource,
        values: &[ScimValue],
    ) -> Result<(), StoreError> {
        for value in values {
            sql!(self, |c| diesel::insert_into(scim_values::table)
                .values((
                    scim_values::resource_id.eq(resource.id.as_str()),
                    scim_values::connection_id.eq(resource.connection_id.as_str()),
                    scim_values::path.eq(&value.path),
                    scim_values::element.eq(value.element),
                    scim_values::compared.eq(&value.compared),
                ))
                .on_conflict_do_nothing()
                .execute(c))?;
        }
        Ok(())
    }

    fn delete_scim_values(&mut self, id: &Id<kind::ScimResource>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            scim_values::table.filter(scim_values::resource_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(())
    }

    /// A resource of a connection; another connection's is not found.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_scim_resource(
        &mut self,
        connection: &Id<kind::Connection>,
        kind: ScimKind,
        id: &Id<kind::ScimResource>,
    ) -> Result<Option<ScimResource>, StoreError> {
        let row = sql!(self, |c| scim_resources::table
            .find(id.as_str())
            .filter(scim_resources::connection_id.eq(connection.as_str()))
            .filter(scim_resources::kind.eq(kind.as_str()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(ScimResource::try_from).transpose()
    }

    /// What a connection's directory calls a guest, if it does.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_user_of(
        &mut self,
        connection: &Id<kind::Connection>,
        guest: &Id<kind::Guest>,
    ) -> Result<Option<ScimResource>, StoreError> {
        let row = sql!(self, |c| scim_resources::table
            .filter(scim_resources::connection_id.eq(connection.as_str()))
            .filter(scim_resources::guest_id.eq(guest.as_str()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(ScimResource::try_from).transpose()
    }

    /// How many resources of a kind a connection has.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_scim_resources(
        &mut self,
        connection: &Id<kind::Connection>,
        kind: ScimKind,
    ) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| scim_resources::table
            .filter(scim_resources::connection_id.eq(connection.as_str()))
            .filter(scim_resources::kind.eq(kind.as_str()))
            .count()
            .get_result(c))?)
    }

    /// The users in a group.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_members(
        &mut self,
        group: &Id<kind::ScimResource>,
    ) -> Result<Vec<Id<kind::ScimResource>>, StoreError> {
        let ids: Vec<String> = sql!(self, |c| scim_members::table
            .filter(scim_members::group_id.eq(group.as_str()))
            .order(scim_members::user_id)
            .select(scim_members::user_id)
            .load(c))?;
        ids.iter().map(|id| read(id)).collect()
    }

    /// The groups a user is in.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_groups_of(
        &mut self,
        user: &Id<kind::ScimResource>,
    ) -> Result<Vec<ScimResource>, StoreError> {
        let rows = sql!(self, |c| scim_resources::table
            .inner_join(scim_members::table.on(scim_members::group_id.eq(scim_resources::id)))
            .filter(scim_members::user_id.eq(user.as_str()))
            .order(scim_resources::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(ScimResource::try_from).collect()
    }

    /// Puts a user into a group, or takes it out.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_scim_member(
        &mut self,
        group: &Id<kind::ScimResource>,
        user: &Id<kind::ScimResource>,
        is_in: bool,
    ) -> Result<(), StoreError> {
        if is_in {
            sql!(self, |c| diesel::insert_into(scim_members::table)
                .values((
                    scim_members::group_id.eq(group.as_str()),
                    scim_members::user_id.eq(user.as_str()),
                ))
                .on_conflict_do_nothing()
                .execute(c))?;
        } else {
            sql!(self, |c| diesel::delete(
                scim_members::table.find((group.as_str(), user.as_str()))
            )
            .execute(c))?;
        }
        Ok(())
    }

    /// Whether a connection's directory keeps a user with this subject and says that they are inactive. Of
    /// whom the host removed it is the host that said so.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_says_gone(
        &mut self,
        connection: &Id<kind::Connection>,
        subject: &str,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| scim_resources::table
            .filter(scim_resources::connection_id.eq(connection.as_str()))
            .filter(scim_resources::subject.eq(subject))
            .select(Row::as_select())
            .load(c))?;
        for row in rows {
            let user = ScimResource::try_from(row)?;
            let guest = match &user.guest_id {
                Some(id) => self.find_guest(id)?,
                None => None,
            };
            let is_removed = guest.is_some_and(|it| it.state == GuestState::Removed);
            if !user.is_active() && !is_removed {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A user with a subject is whoever the subject is linked to: just now it was linked to this guest. A
    /// guest of a connection is one user at the most.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub(crate) fn adopt_scim_user(
        &mut self,
        (connection, subject): (&Id<kind::Connection>, &str),
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<(), StoreError> {
        if self.scim_user_of(connection, guest)?.is_some() {
            return Ok(());
        }
        sql!(self, |c| diesel::update(
            scim_resources::table
                .filter(scim_resources::connection_id.eq(connection.as_str()))
                .filter(scim_resources::subject.eq(subject))
        )
        .set((
            scim_resources::guest_id.eq(guest.as_str()),
            scim_resources::version.eq(scim_resources::version + 1),
            scim_resources::modified_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(())
    }

    /// What the directories call a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn scim_users_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<ScimResource>, StoreError> {
        let rows = sql!(self, |c| scim_resources::table
            .filter(scim_resources::guest_id.eq(guest.as_str()))
            .order(scim_resources::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(ScimResource::try_from).collect()
    }

    /// Makes a removed guest's users inactive, so that directories read what is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn deactivate_scim_users(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<(), StoreError> {
        for mut user in self.scim_users_of(guest)? {
            if !user.is_active() {
                continue;
            }
            user.attributes.insert("active".into(), false.into());
            let attributes = json(&user.attributes)?;
            sql!(self, |c| diesel::update(
                scim_resources::table.find(user.id.as_str())
            )
            .set((
                scim_resources::attributes.eq(&attributes),
                scim_resources::version.eq(scim_resources::version + 1),
                scim_resources::modified_at.eq(now.micros()),
            ))
            .execute(c))?;
            sql!(self, |c| diesel::update(
                scim_values::table
                    .filter(scim_values::resource_id.eq(user.id.as_str()))
                    .filter(scim_values::path.eq("active"))
            )
            .set(scim_values::compared.eq("false"))
            .execute(c))?;
        }
        Ok(())
    }

    /// Deletes what directories said of a guest; says how many users that were.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub(crate) fn erase_scim_users(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<usize, StoreError> {
        let mut erased = 0;
        for user in self.scim_users_of(guest)? {
            erased += usize::from(self.delete_scim_resource(&user.id, user.version)?);
        }
        Ok(erased)
    }

    /// Keeps that the host removed whoever has this fingerprint at a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn bar_from_scim(
        &mut self,
        connection: &Id<kind::Connection>,
        (fingerprint, guest): (&[u8], &Id<kind::Guest>),
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(scim_barred::table)
            .values((
                scim_barred::connection_id.eq(connection.as_str()),
                scim_barred::fingerprint.eq(fingerprint),
                scim_barred::guest_id.eq(guest.as_str()),
                scim_barred::barred_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(())
    }

    /// The guest whom the host removed and who has one of these fingerprints.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn barred_from_scim(
        &mut self,
        connection: &Id<kind::Connection>,
        fingerprints: &[Vec<u8>],
    ) -> Result<Option<Id<kind::Guest>>, StoreError> {
        let id: Option<String> = sql!(self, |c| scim_barred::table
            .filter(scim_barred::connection_id.eq(connection.as_str()))
            .filter(scim_barred::fingerprint.eq_any(fingerprints))
            .order(scim_barred::barred_at)
            .select(scim_barred::guest_id)
            .first(c)
            .optional())?;
        read_opt(id.as_deref())
    }

    /// The host lets whoever has this fingerprint in again.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn unbar_from_scim(
        &mut self,
        connection: &Id<kind::Connection>,
        fingerprint: &[u8],
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            scim_barred::table
                .filter(scim_barred::connection_id.eq(connection.as_str()))
                .filter(scim_barred::fingerprint.eq(fingerprint))
        )
        .execute(c))?;
        Ok(())
    }
}
