//! Ending what was granted: sessions, families, codes in flight.

use crate::{StoreError, Tx, convert::read};
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};
use model::{At, Id, Random, kind};

/// Whose grants end.
#[derive(Clone, Debug)]
pub enum GrantScope<'a> {
    /// One family.
    Family(&'a Id<kind::Family>),
    /// All families of a session, and the session.
    Session(&'a Id<kind::Session>),
    /// Everything of a guest, sessions included.
    Guest(&'a Id<kind::Guest>),
    /// Everything of all guests of a partner, sessions included.
    Partner(&'a Id<kind::Partner>),
    /// Everything that came through a connection, sessions included.
    Connection(&'a Id<kind::Connection>),
    /// All families at an app.
    App(&'a Id<kind::App>),
    /// A guest's families at one app.
    GuestAtApp(&'a Id<kind::Guest>, &'a Id<kind::App>),
    /// The families of a group's members at one app.
    GroupAtApp(&'a Id<kind::Group>, &'a Id<kind::App>),
    /// The families of a partner's guests at one app.
    PartnerAtApp(&'a Id<kind::Partner>, &'a Id<kind::App>),
}

/// A family that was live and is revoked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedGrant {
    /// The family.
    pub family_id: Id<kind::Family>,
    /// Its session.
    pub session_id: Id<kind::Session>,
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// At which app.
    pub app_id: Id<kind::App>,
    /// When it was made.
    pub created_at: At,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    session_id: String,
    #[diesel(sql_type = Text)]
    guest_id: String,
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = BigInt)]
    created_at: i64,
}

/// Conditions for `sessions`, and for `families` on top of its `session_id`.
struct Condition<'a> {
    sessions: Option<&'static str>,
    families: &'static str,
    first: &'a str,
    second: &'a str,
}

impl<'a> GrantScope<'a> {
    fn condition(&self) -> Condition<'a> {
        let whole = |sessions, families, id: &'a str| Condition {
            sessions: Some(sessions),
            families,
            first: id,
            second: "",
        };
        let part = |families, id: &'a str, app: &'a str| Condition {
            sessions: None,
            families,
            first: id,
            second: app,
        };
        match *self {
            Self::Family(id) => part("id = $2 AND '' = $3", id.as_str(), ""),
            Self::Session(id) => whole("id = $2", "session_id = $2 AND '' = $3", id.as_str()),
            Self::Guest(id) => whole("guest_id = $2", "guest_id = $2 AND '' = $3", id.as_str()),
            Self::Partner(id) => whole(
                "guest_id IN (SELECT g.id FROM guests g WHERE g.partner_id = $2)",
                "guest_id IN (SELECT g.id FROM guests g WHERE g.partner_id = $2) AND '' = $3",
                id.as_str(),
            ),
            Self::Connection(id) => whole(
                "connection_id = $2",
                "session_id IN (SELECT se.id FROM sessions se WHERE se.connection_id = $2) AND '' = $3",
                id.as_str(),
            ),
            Self::App(id) => part("app_id = $2 AND '' = $3", id.as_str(), ""),
            Self::GuestAtApp(id, app) => {
                part("guest_id = $2 AND app_id = $3", id.as_str(), app.as_str())
            }
            Self::GroupAtApp(id, app) => part(
                "guest_id IN (SELECT m.guest_id FROM group_members m WHERE m.group_id = $2) AND app_id = $3",
                id.as_str(),
                app.as_str(),
            ),
            Self::PartnerAtApp(id, app) => part(
                "guest_id IN (SELECT g.id FROM guests g WHERE g.partner_id = $2) AND app_id = $3",
                id.as_str(),
                app.as_str(),
            ),
        }
    }
}

impl TryFrom<Row> for EndedGrant {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            family_id: read(&row.id)?,
            session_id: read(&row.session_id)?,
            guest_id: read(&row.guest_id)?,
            app_id: read(&row.app_id)?,
            created_at: At::from_micros(row.created_at),
        })
    }
}

impl Tx<'_> {
    /// Ends all live grants of a scope, as [`Tx::end_grants`], and has the apps that listen told.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_access(
        &mut self,
        scope: &GrantScope<'_>,
        now: At,
        random: &dyn Random,
    ) -> Result<Vec<EndedGrant>, StoreError> {
        let ended = self.end_grants(scope, now)?;
        self.queue_logout_notices(&ended, now, random)?;
        Ok(ended)
    }

    /// Ends all live grants of a scope in one or two statements, however many they are, and
    /// returns the families that an app had got tokens from. Codes in flight die with their
    /// family. Nothing that ended ever comes back to life.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_grants(
        &mut self,
        scope: &GrantScope<'_>,
        now: At,
    ) -> Result<Vec<EndedGrant>, StoreError> {
        let condition = scope.condition();
        if let Some(sessions) = condition.sessions {
            let query =
                format!("UPDATE sessions SET ended_at = $1 WHERE ended_at IS NULL AND {sessions}");
            sql!(self, |c| sql_query(query)
                .bind::<BigInt, _>(now.micros())
                .bind::<Text, _>(condition.first)
                .execute(c))?;
        }
        let query = format!(
            "UPDATE families SET revoked_at = $1 WHERE revoked_at IS NULL AND {} \
             RETURNING id, session_id, guest_id, app_id, created_at",
            condition.families
        );
        let rows: Vec<Row> = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(now.micros())
            .bind::<Text, _>(condition.first)
            .bind::<Text, _>(condition.second)
            .load(c))?;
        rows.into_iter().map(EndedGrant::try_from).collect()
    }

    /// Live families of a guest, for the blast radius before a removal.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn live_grants_of(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<Vec<EndedGrant>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| sql_query(
            "SELECT id, session_id, guest_id, app_id, created_at FROM families \
             WHERE guest_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY id"
        )
        .bind::<Text, _>(guest.as_str())
        .bind::<BigInt, _>(now.micros())
        .load(c))?;
        rows.into_iter().map(EndedGrant::try_from).collect()
    }
}
