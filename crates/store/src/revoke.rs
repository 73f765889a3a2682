//! Ending what was granted: sessions, families, codes in flight.

use crate::{
    StoreError, Tx,
    convert::{at_opt, read},
    schema::{families, guests},
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use model::{At, Id, Random, kind};

/// How many guests of a partner one transaction of a sweep looks at.
const SWEPT_AT_ONCE: i64 = 1_000;

/// Whose grants end.
#[derive(Clone, Debug)]
pub enum GrantScope<'a> {
    /// One family.
    Family(&'a Id<kind::Family>),
    /// All families of a session, and the session.
    Session(&'a Id<kind::Session>),
    /// Everything of a guest, sessions included.
    Guest(&'a Id<kind::Guest>),
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
    /// When the last token that the app got ends; `None` when it got none.
    pub access_until: Option<At>,
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
    #[diesel(sql_type = Nullable<BigInt>)]
    access_until: Option<i64>,
}

/// Conditions for `sessions`, and for `families` on top of its `session_id`.
struct Condition<'a> {
    sessions: Option<&'static str>,
    families: &'static str,
    first: &'a str,
    second: &'a str,
}

impl<'a> GrantScope<'a> {
    /// The app at which things end, when they end at one.
    fn app(&self) -> Option<&'a str> {
        match *self {
            Self::App(app)
            | Self::GuestAtApp(_, app)
            | Self::GroupAtApp(_, app)
            | Self::PartnerAtApp(_, app) => Some(app.as_str()),
            Self::Family(_) | Self::Session(_) | Self::Guest(_) | Self::Connection(_) => None,
        }
    }

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
            access_until: at_opt(row.access_until),
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
        if let Some(app) = scope.app() {
            self.stop_grants_at(app)?;
        }
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
             RETURNING id, session_id, guest_id, app_id, created_at, access_until",
            condition.families
        );
        let rows: Vec<Row> = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(now.micros())
            .bind::<Text, _>(condition.first)
            .bind::<Text, _>(condition.second)
            .load(c))?;
        rows.into_iter().map(EndedGrant::try_from).collect()
    }

    /// Writes down guest by guest what [`Tx::end_partner_access`] ended at once, for the next guests
    /// after `after`, and has the apps that listen told. Returns the last guest it looked at, `None`
    /// when there was none left. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sweep_partner(
        &mut self,
        partner: &Id<kind::Partner>,
        after: Option<&Id<kind::Guest>>,
        (now, random): (At, &dyn Random),
    ) -> Result<Option<Id<kind::Guest>>, StoreError> {
        let after = after.map_or("", |id| id.as_str());
        let some: Vec<String> = sql!(self, |c| guests::table
            .filter(guests::partner_id.eq(partner.as_str()))
            .filter(guests::id.gt(after))
            .order(guests::id)
            .limit(SWEPT_AT_ONCE)
            .select(guests::id)
            .load(c))?;
        let Some(last) = some.last() else {
            return Ok(None);
        };
        // Both statements name the same rows; SQLite numbers `$n` by first appearance.
        let earlier =
            "se.access_epoch < p.access_epoch AND g.partner_id = $1 AND g.id > $2 AND g.id <= $3";
        let dead = format!(
            "SELECT se.id FROM sessions se JOIN guests g ON g.id = se.guest_id \
             JOIN partners p ON p.id = g.partner_id WHERE {earlier}"
        );
        let cut = "(SELECT p.access_ended_at FROM partners p WHERE p.id = $1)";
        sql!(self, |c| sql_query(format!(
            "UPDATE sessions SET ended_at = {cut} WHERE ended_at IS NULL AND id IN ({dead})"
        ))
        .bind::<Text, _>(partner.as_str())
        .bind::<Text, _>(after)
        .bind::<Text, _>(last)
        .execute(c))?;
        let rows: Vec<Row> = sql!(self, |c| {
            sql_query(format!(
            "UPDATE families SET revoked_at = {cut} WHERE revoked_at IS NULL AND session_id IN ({dead}) \
             RETURNING id, session_id, guest_id, app_id, created_at, access_until"
        ))
        .bind::<Text, _>(partner.as_str())
        .bind::<Text, _>(after)
        .bind::<Text, _>(last)
        .load(c)
        })?;
        let ended: Vec<EndedGrant> = rows
            .into_iter()
            .map(EndedGrant::try_from)
            .collect::<Result<_, _>>()?;
        self.queue_logout_notices(&ended, now, random)?;
        read(last).map(Some)
    }

    /// The apps whose tokens for a guest have not run out, whatever became of their families, each with
    /// the instant at which its last one does.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn tokens_at_large(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<Vec<(Id<kind::App>, At)>, StoreError> {
        let rows: Vec<(String, Option<i64>)> = sql!(self, |c| families::table
            .filter(families::guest_id.eq(guest.as_str()))
            .filter(families::access_until.gt(now.micros()))
            .group_by(families::app_id)
            .order(families::app_id)
            .select((families::app_id, diesel::dsl::max(families::access_until)))
            .load(c))?;
        rows.into_iter()
            .map(|(app, until)| Ok((read(&app)?, At::from_micros(until.unwrap_or_default()))))
            .collect()
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
        let rows: Vec<Row> = sql!(self, |c| {
            sql_query(
            "SELECT f.id, f.session_id, f.guest_id, f.app_id, f.created_at, f.access_until FROM families f \
             JOIN sessions se ON se.id = f.session_id JOIN guests g ON g.id = f.guest_id \
             JOIN partners p ON p.id = g.partner_id WHERE f.guest_id = $1 AND f.revoked_at IS NULL \
             AND f.expires_at > $2 AND se.access_epoch = p.access_epoch ORDER BY f.id"
        )
        .bind::<Text, _>(guest.as_str())
        .bind::<BigInt, _>(now.micros())
        .load(c)
        })?;
        rows.into_iter().map(EndedGrant::try_from).collect()
    }
}
