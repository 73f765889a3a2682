//! Partners' set-ups of their home identity providers, and the links to them. A draft stands here and
//! nowhere else: no query for connections finds it.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, read, read_json},
    schema::{setup_links, setups},
};
use diesel::prelude::*;
use model::{At, HashedSecret, Id, Setup, SetupLink, SetupState, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = setups)]
struct Row {
    id: String,
    partner_id: String,
    connection_id: String,
    state: String,
    draft: String,
    client_secret: Option<Vec<u8>>,
    auto_approve: bool,
    revision: i32,
    version: i32,
    created_at: i64,
    changed_at: i64,
}

impl TryFrom<Row> for Setup {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            partner_id: read(&row.partner_id)?,
            connection_id: read(&row.connection_id)?,
            state: read(&row.state)?,
            draft: read_json(&row.draft)?,
            client_secret: row.client_secret,
            auto_approve: row.auto_approve,
            revision: row.revision,
            version: row.version,
            created_at: at(row.created_at),
            changed_at: at(row.changed_at),
        })
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = setup_links)]
struct LinkRow {
    id: String,
    setup_id: String,
    email: String,
    language: String,
    inviter_name: String,
    inviter_email: Option<String>,
    created_at: i64,
    expires_at: i64,
    revoked_at: Option<i64>,
}

impl TryFrom<LinkRow> for SetupLink {
    type Error = StoreError;
    fn try_from(row: LinkRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            setup_id: read(&row.setup_id)?,
            email: read(&row.email)?,
            language: read(&row.language)?,
            inviter_name: row.inviter_name,
            inviter_email: row.inviter_email,
            created_at: at(row.created_at),
            expires_at: at(row.expires_at),
            revoked_at: at_opt(row.revoked_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a set-up. A partner has one at a time that is not approved.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it has one.
    pub fn insert_setup(&mut self, setup: &Setup) -> Result<(), StoreError> {
        let draft = json(&setup.draft)?;
        sql!(self, |c| diesel::insert_into(setups::table)
            .values((
                setups::id.eq(setup.id.as_str()),
                setups::partner_id.eq(setup.partner_id.as_str()),
                setups::connection_id.eq(setup.connection_id.as_str()),
                setups::state.eq(setup.state.as_str()),
                setups::draft.eq(&draft),
                setups::client_secret.eq(&setup.client_secret),
                setups::auto_approve.eq(setup.auto_approve),
                setups::revision.eq(setup.revision),
                setups::version.eq(setup.version),
                setups::created_at.eq(setup.created_at.micros()),
                setups::changed_at.eq(setup.changed_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds a set-up.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_setup(&mut self, id: &Id<kind::Setup>) -> Result<Option<Setup>, StoreError> {
        let row = sql!(self, |c| setups::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Setup::try_from).transpose()
    }

    /// All set-ups of a partner, newest first; at most the first is not approved.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn setups_of(&mut self, partner: &Id<kind::Partner>) -> Result<Vec<Setup>, StoreError> {
        let rows = sql!(self, |c| setups::table
            .filter(setups::partner_id.eq(partner.as_str()))
            .order((setups::created_at.desc(), setups::id.desc()))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Setup::try_from).collect()
    }

    /// Set-ups that wait for the host, the longest waiting first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn submitted_setups(&mut self) -> Result<Vec<Setup>, StoreError> {
        let rows = sql!(self, |c| setups::table
            .filter(setups::state.eq(SetupState::Submitted.as_str()))
            .order((setups::changed_at, setups::id))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Setup::try_from).collect()
    }

    /// Changes a set-up from what it was `before`; `false` when somebody changed it meanwhile, or when
    /// it was approved: that is final.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn update_setup(&mut self, before: &Setup, after: &Setup) -> Result<bool, StoreError> {
        let draft = json(&after.draft)?;
        let rows = sql!(self, |c| diesel::update(
            setups::table
                .find(before.id.as_str())
                .filter(setups::version.eq(before.version))
                .filter(setups::state.eq(before.state.as_str()))
                .filter(setups::state.ne(SetupState::Approved.as_str()))
        )
        .set((
            setups::state.eq(after.state.as_str()),
            setups::draft.eq(&draft),
            setups::client_secret.eq(&after.client_secret),
            setups::auto_approve.eq(after.auto_approve),
            setups::revision.eq(after.revision),
            setups::version.eq(setups::version + 1),
            setups::changed_at.eq(after.changed_at.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Adds a link with the hash of its token.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_setup_link(
        &mut self,
        link: &SetupLink,
        token: &HashedSecret,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(setup_links::table)
            .values((
                setup_links::id.eq(link.id.as_str()),
                setup_links::setup_id.eq(link.setup_id.as_str()),
                setup_links::token_hash.eq(token.as_bytes()),
                setup_links::email.eq(link.email.as_str()),
                setup_links::language.eq(link.language.as_str()),
                setup_links::inviter_name.eq(&link.inviter_name),
                setup_links::inviter_email.eq(&link.inviter_email),
                setup_links::created_at.eq(link.created_at.micros()),
                setup_links::expires_at.eq(link.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds the link that a token belongs to, in whatever state it is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_setup_link_by_token(
        &mut self,
        token: &HashedSecret,
    ) -> Result<Option<SetupLink>, StoreError> {
        let row = sql!(self, |c| setup_links::table
            .filter(setup_links::token_hash.eq(token.as_bytes()))
            .select(LinkRow::as_select())
            .first(c)
            .optional())?;
        row.map(SetupLink::try_from).transpose()
    }

    /// Finds a link.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_setup_link(
        &mut self,
        id: &Id<kind::SetupLink>,
    ) -> Result<Option<SetupLink>, StoreError> {
        let row = sql!(self, |c| setup_links::table
            .find(id.as_str())
            .select(LinkRow::as_select())
            .first(c)
            .optional())?;
        row.map(SetupLink::try_from).transpose()
    }

    /// All links to a set-up, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn setup_links_of(
        &mut self,
        setup: &Id<kind::Setup>,
    ) -> Result<Vec<SetupLink>, StoreError> {
        let rows = sql!(self, |c| setup_links::table
            .filter(setup_links::setup_id.eq(setup.as_str()))
            .order(setup_links::id.desc())
            .select(LinkRow::as_select())
            .load(c))?;
        rows.into_iter().map(SetupLink::try_from).collect()
    }

    /// Withdraws a link; `false` when it was withdrawn before or there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn revoke_setup_link(
        &mut self,
        id: &Id<kind::SetupLink>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            setup_links::table
                .find(id.as_str())
                .filter(setup_links::revoked_at.is_null())
        )
        .set(setup_links::revoked_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
