//! Admins, their one-time links and their sessions.

use crate::{
    StoreError, Tx,
    convert::{at, hash, json, read, read_json},
    schema::{admin_links, admin_sessions, admins},
};
use diesel::prelude::*;
use model::{Admin, AdminRole, AdminSession, At, BoundTo, Email, HashedSecret, Id, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = admins)]
struct Row {
    id: String,
    email: String,
    name: String,
    state: String,
    role: String,
    bound_to: String,
    created_at: i64,
}

impl TryFrom<Row> for Admin {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            email: read(&row.email)?,
            name: row.name,
            state: read(&row.state)?,
            role: read(&row.role)?,
            bound_to: read_json(&row.bound_to)?,
            created_at: at(row.created_at),
        })
    }
}

/// A one-time sign-in link for an admin.
#[derive(Clone, Debug)]
pub struct NewAdminLink {
    /// Hash of the token in the link.
    pub token: HashedSecret,
    /// For whom.
    pub admin_id: Id<kind::Admin>,
    /// Not from this instant on.
    pub expires_at: At,
}

impl Tx<'_> {
    /// Adds an admin; `false` when the address is an admin's already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_admin(&mut self, admin: &Admin) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(admins::table)
            .values((
                admins::id.eq(admin.id.as_str()),
                admins::email.eq(admin.email.as_str()),
                admins::email_key.eq(admin.email.key()),
                admins::name.eq(&admin.name),
                admins::state.eq(admin.state.as_str()),
                admins::role.eq(admin.role.as_str()),
                admins::bound_to.eq(json(&admin.bound_to)?),
                admins::created_at.eq(admin.created_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Finds an admin.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_admin(&mut self, id: &Id<kind::Admin>) -> Result<Option<Admin>, StoreError> {
        let row = sql!(self, |c| admins::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Admin::try_from).transpose()
    }

    /// Finds an admin by address, for the operator's commands.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_admin_by_email(&mut self, email: &Email) -> Result<Option<Admin>, StoreError> {
        let row = sql!(self, |c| admins::table
            .filter(admins::email_key.eq(email.key()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Admin::try_from).transpose()
    }

    /// All admins, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_admins(&mut self) -> Result<Vec<Admin>, StoreError> {
        let rows = sql!(self, |c| admins::table
            .order(admins::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Admin::try_from).collect()
    }

    /// Changes what an admin may do and what they are bound to; it holds from their next request on.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_admin_role(
        &mut self,
        id: &Id<kind::Admin>,
        role: AdminRole,
        bound_to: &BoundTo,
    ) -> Result<bool, StoreError> {
        let bound_to = json(bound_to)?;
        let rows = sql!(self, |c| diesel::update(admins::table.find(id.as_str()))
            .set((
                admins::role.eq(role.as_str()),
                admins::bound_to.eq(&bound_to)
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Changes an admin's name and address.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the address is another admin's.
    pub fn update_admin(&mut self, admin: &Admin) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            admins::table.find(admin.id.as_str())
        )
        .set((
            admins::email.eq(admin.email.as_str()),
            admins::email_key.eq(admin.email.key()),
            admins::name.eq(&admin.name),
            admins::state.eq(admin.state.as_str()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Keeps a one-time link; earlier unused links of the same admin die.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_admin_link(&mut self, link: &NewAdminLink) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            admin_links::table
                .filter(admin_links::admin_id.eq(link.admin_id.as_str()))
                .filter(admin_links::used_at.is_null())
        )
        .execute(c))?;
        sql!(self, |c| diesel::insert_into(admin_links::table)
            .values((
                admin_links::token_hash.eq(link.token.as_bytes()),
                admin_links::admin_id.eq(link.admin_id.as_str()),
                admin_links::expires_at.eq(link.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Whether a link could be used now; it stays as it is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn admin_link_is_open(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<bool, StoreError> {
        let open: i64 = sql!(self, |c| admin_links::table
            .filter(admin_links::token_hash.eq(token.as_bytes()))
            .filter(
                admin_links::used_at
                    .is_null()
                    .and(admin_links::expires_at.gt(now.micros()))
            )
            .count()
            .get_result(c))?;
        Ok(open == 1)
    }

    /// Uses a link up and says whose it was; `None` when it is unknown, used or expired.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consume_admin_link(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<Id<kind::Admin>>, StoreError> {
        let id: Option<String> = sql!(self, |c| diesel::update(
            admin_links::table
                .find(token.as_bytes())
                .filter(admin_links::used_at.is_null())
                .filter(admin_links::expires_at.gt(now.micros()))
        )
        .set(admin_links::used_at.eq(now.micros()))
        .returning(admin_links::admin_id)
        .get_result(c)
        .optional())?;
        id.as_deref().map(read).transpose()
    }

    /// Adds an admin session.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_admin_session(
        &mut self,
        session: &AdminSession,
        token: &HashedSecret,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(admin_sessions::table)
            .values((
                admin_sessions::token_hash.eq(token.as_bytes()),
                admin_sessions::admin_id.eq(session.admin_id.as_str()),
                admin_sessions::created_at.eq(session.created_at.micros()),
                admin_sessions::seen_at.eq(session.seen_at.micros()),
                admin_sessions::expires_at.eq(session.expires_at.micros()),
                admin_sessions::proven_at.eq(session.proven_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The admin session behind a cookie, unless its time is over. Idle time is the caller's to judge.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_admin_session(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<(AdminSession, Admin)>, StoreError> {
        let row: Option<(String, i64, i64, i64, i64, Row)> = sql!(self, |c| admin_sessions::table
            .inner_join(admins::table.on(admins::id.eq(admin_sessions::admin_id)))
            .filter(admin_sessions::token_hash.eq(token.as_bytes()))
            .filter(admin_sessions::expires_at.gt(now.micros()))
            .select((
                admin_sessions::admin_id,
                admin_sessions::created_at,
                admin_sessions::seen_at,
                admin_sessions::expires_at,
                admin_sessions::proven_at,
                Row::as_select(),
            ))
            .first(c)
            .optional())?;
        row.map(|(admin_id, created, seen, expires, proven, admin)| {
            let session = AdminSession {
                admin_id: read(&admin_id)?,
                created_at: at(created),
                seen_at: at(seen),
                expires_at: at(expires),
                // Sessions of before have no other proof than the sign-in.
                proven_at: at(proven.max(created)),
            };
            Ok((session, Admin::try_from(admin)?))
        })
        .transpose()
    }

    /// Notes that an admin session was used.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn touch_admin_session(&mut self, token: &HashedSecret, now: At) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            admin_sessions::table.find(token.as_bytes())
        )
        .set(admin_sessions::seen_at.eq(now.micros()))
        .execute(c))?;
        Ok(())
    }

    /// Notes that the person behind an admin session proved who they are; `false` when it is over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn prove_admin_session(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            admin_sessions::table
                .find(token.as_bytes())
                .filter(admin_sessions::expires_at.gt(now.micros()))
        )
        .set(admin_sessions::proven_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Ends an admin session.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_admin_session(&mut self, token: &HashedSecret) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            admin_sessions::table.find(token.as_bytes())
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// The hashes of an admin's live session cookies.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn admin_session_hashes(
        &mut self,
        admin: &Id<kind::Admin>,
    ) -> Result<Vec<HashedSecret>, StoreError> {
        let rows: Vec<Vec<u8>> = sql!(self, |c| admin_sessions::table
            .filter(admin_sessions::admin_id.eq(admin.as_str()))
            .select(admin_sessions::token_hash)
            .load(c))?;
        rows.iter().map(|bytes| hash(bytes)).collect()
    }
}
