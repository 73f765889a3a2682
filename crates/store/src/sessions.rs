//! Guests' single sign-on sessions.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, read, read_json},
    kept::{Keep, kept},
    schema::{connections, guests, partners, sessions},
    tx::Conn,
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Binary, Nullable, Text},
};
use model::{At, HashedSecret, HomeSignIn, Id, Session, kind};
use std::collections::BTreeMap;

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = sessions)]
pub(crate) struct Row {
    id: String,
    guest_id: String,
    connection_id: String,
    home_issuer: String,
    auth_time: i64,
    amr: String,
    acr: Option<String>,
    created_at: i64,
    seen_at: i64,
    expires_at: i64,
    ended_at: Option<i64>,
}

impl TryFrom<Row> for Session {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            guest_id: read(&row.guest_id)?,
            connection_id: read(&row.connection_id)?,
            home_issuer: row.home_issuer,
            auth_time: at(row.auth_time),
            amr: read_json(&row.amr)?,
            acr: row.acr,
            created_at: at(row.created_at),
            seen_at: at(row.seen_at),
            expires_at: at(row.expires_at),
            ended_at: at_opt(row.ended_at),
        })
    }
}

/// A session with the hash of its cookie.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What to store.
    pub session: Session,
    /// Hash of the cookie value.
    pub token: HashedSecret,
}

/// Whom or which session a home means; where it names both, both must fit.
#[derive(Clone, Copy, Debug)]
pub struct AtHome<'a> {
    /// Through which connection it is heard.
    pub connection: &'a Id<kind::Connection>,
    /// The verified issuer.
    pub issuer: &'a str,
    /// The person.
    pub subject: Option<&'a str>,
    /// The session.
    pub sid: Option<&'a str>,
}

impl AtHome<'_> {
    /// Whether what a home once proved is of that person and session.
    pub(crate) fn means(&self, proof: &HomeSignIn) -> bool {
        let named = self.subject.is_some() || self.sid.is_some();
        named
            && proof.issuer == self.issuer
            && self.subject.is_none_or(|subject| proof.subject == subject)
            && self
                .sid
                .is_none_or(|sid| proof.session.sid.as_deref() == Some(sid))
    }
}

impl Tx<'_> {
    /// Adds a session to the present epoch of its guest's partner; `false` when the partner is not
    /// active. State and epoch are read by the statement that writes, so a suspension beside it either
    /// keeps the session from beginning or leaves it in the epoch that it ends.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_session(&mut self, new: &NewSession) -> Result<bool, StoreError> {
        let it = &new.session;
        let amr = json(&it.amr)?;
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        let rows = sql!(self, |c| {
            kept(
            "INSERT INTO sessions (id, token_hash, guest_id, connection_id, home_issuer, auth_time, amr, acr, \
             created_at, seen_at, expires_at, access_epoch) \
             SELECT $1, $2, g.id, $3, $4, $5, $6, $7, $8, $9, $10, p.access_epoch \
             FROM guests g JOIN partners p ON p.id = g.partner_id WHERE g.id = $11 AND p.state = 'active'"
        )
        .bind::<Text, _>(it.id.as_str())
        .bind::<Binary, _>(new.token.as_bytes())
        .bind::<Text, _>(it.connection_id.as_str())
        .bind::<Text, _>(&it.home_issuer)
        .bind::<BigInt, _>(it.auth_time.micros())
        .bind::<Text, _>(&amr)
        .bind::<Nullable<Text>, _>(&it.acr)
        .bind::<BigInt, _>(it.created_at.micros())
        .bind::<BigInt, _>(it.seen_at.micros())
        .bind::<BigInt, _>(it.expires_at.micros())
        .bind::<Text, _>(it.guest_id.as_str())
        .execute(c)
        })?;
        Ok(rows == 1)
    }

    /// The session behind a cookie, unless it was ended or its time is over. Idle time is the
    /// caller's to judge.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_live_session(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<Session>, StoreError> {
        let row = sql!(self, |c| sessions::table
            .inner_join(guests::table.on(guests::id.eq(sessions::guest_id)))
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .inner_join(connections::table.on(connections::id.eq(sessions::connection_id)))
            .filter(
                connections::cut_over_at
                    .is_null()
                    .or(connections::cut_over_at.gt(now.micros()))
            )
            .filter(sessions::token_hash.eq(token.as_bytes()))
            .filter(sessions::access_epoch.eq(partners::access_epoch))
            .filter(
                sessions::ended_at
                    .is_null()
                    .and(sessions::expires_at.gt(now.micros()))
            )
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Session::try_from).transpose()
    }

    /// Finds a session, live or not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_session(&mut self, id: &Id<kind::Session>) -> Result<Option<Session>, StoreError> {
        let row = sql!(self, |c| sessions::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Session::try_from).transpose()
    }

    /// Keeps what the home calls its own session behind one of ours.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_home_sid(&mut self, id: &Id<kind::Session>, sid: &str) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(sessions::table.find(id.as_str()))
            .set(sessions::home_sid.eq(sid))
            .execute(c))?;
        Ok(())
    }

    /// The sessions that were not ended and that a home means, oldest first. A home that names neither
    /// person nor session means none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sessions_at_home(&mut self, meant: &AtHome<'_>) -> Result<Vec<Session>, StoreError> {
        if meant.subject.is_none() && meant.sid.is_none() {
            return Ok(Vec::new());
        }
        let rows: Vec<Row> = sql!(self, |c| {
            kept(
            "SELECT se.id, se.guest_id, se.connection_id, se.home_issuer, se.auth_time, se.amr, se.acr, \
             se.created_at, se.seen_at, se.expires_at, se.ended_at FROM sessions se \
             WHERE se.connection_id = $1 AND se.home_issuer = $2 AND se.ended_at IS NULL \
             AND ($3 IS NULL OR se.home_sid = $3) AND ($4 IS NULL OR se.guest_id IN \
             (SELECT l.guest_id FROM identity_links l WHERE l.connection_id = se.connection_id \
             AND l.issuer = se.home_issuer AND l.subject = $4)) ORDER BY se.id"
        )
        .bind::<Text, _>(meant.connection.as_str())
        .bind::<Text, _>(meant.issuer)
        .bind::<Nullable<Text>, _>(meant.sid)
        .bind::<Nullable<Text>, _>(meant.subject)
        .load(c)
        })?;
        rows.into_iter().map(Session::try_from).collect()
    }

    /// A guest's sessions that are neither ended nor over, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn live_sessions_of(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<Vec<Session>, StoreError> {
        let rows = sql!(self, |c| sessions::table
            .inner_join(guests::table.on(guests::id.eq(sessions::guest_id)))
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .filter(sessions::guest_id.eq(guest.as_str()))
            .filter(sessions::access_epoch.eq(partners::access_epoch))
            .filter(
                sessions::ended_at
                    .is_null()
                    .and(sessions::expires_at.gt(now.micros()))
            )
            .order(sessions::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Session::try_from).collect()
    }

    /// When apps last got tokens for a guest, by app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn last_use_of_apps(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<BTreeMap<Id<kind::App>, At>, StoreError> {
        #[derive(QueryableByName)]
        struct Use {
            #[diesel(sql_type = Text)]
            app_id: String,
            #[diesel(sql_type = BigInt)]
            used_at: i64,
        }
        let query = "SELECT f.app_id, MAX(COALESCE((SELECT MAX(r.created_at) FROM refresh_tokens r \
                     WHERE r.family_id = f.id), f.created_at)) AS used_at \
                     FROM families f WHERE f.guest_id = $1 GROUP BY f.app_id";
        let rows: Vec<Use> = sql!(self, |c| kept(query)
            .bind::<Text, _>(guest.as_str())
            .load(c))?;
        rows.into_iter()
            .map(|row| Ok((read(&row.app_id)?, at(row.used_at))))
            .collect()
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn touch_session(&mut self, id: &Id<kind::Session>, now: At) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(sessions::table.find(id.as_str()))
            .set(sessions::seen_at.eq(now.micros()))
            .kept()
            .execute(c))?;
        Ok(())
    }

    /// Notes that a session is used to grant something at an app. On PostgreSQL no ending of either can
    /// look for grants before the transaction is over, and whatever ended before is seen by the next
    /// statement.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn begin_grant(
        &mut self,
        id: &Id<kind::Session>,
        app: &Id<kind::App>,
        now: At,
    ) -> Result<(), StoreError> {
        let Conn::Pg(c) = &mut self.conn else {
            return self.touch_session(id, now);
        };
        kept(
            "UPDATE sessions SET seen_at = $1 WHERE id = $2 \
             AND (SELECT pg_advisory_xact_lock_shared(hashtextextended($3, 0))) IS NOT NULL",
        )
        .bind::<BigInt, _>(now.micros())
        .bind::<Text, _>(id.as_str())
        .bind::<Text, _>(app.as_str())
        .execute(*c)?;
        Ok(())
    }

    /// Waits for whatever is being granted at an app, and keeps more from beginning until the
    /// transaction ends; SQLite has one writer anyway. A lock of its own, since one on the app's row
    /// would be written to disk with each grant.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub(crate) fn stop_grants_at(&mut self, app: &str) -> Result<(), StoreError> {
        if let Conn::Pg(c) = &mut self.conn {
            kept("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .bind::<Text, _>(app)
                .execute(*c)?;
        }
        Ok(())
    }

    /// Waits for whatever is under way in a living session of a guest, and keeps more from beginning
    /// until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn lock_sessions_of(&mut self, guest: &Id<kind::Guest>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            sessions::table
                .filter(sessions::guest_id.eq(guest.as_str()))
                .filter(sessions::ended_at.is_null())
        )
        .set(sessions::seen_at.eq(sessions::seen_at))
        .execute(c))?;
        Ok(())
    }

    /// How many guests hold live grants at an app, and in how many sessions.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_live_grants(
        &mut self,
        app: &Id<kind::App>,
        now: At,
    ) -> Result<(i64, i64), StoreError> {
        use crate::schema::families;
        use diesel::dsl::count;
        Ok(sql!(self, |c| families::table
            .inner_join(sessions::table.on(sessions::id.eq(families::session_id)))
            .inner_join(guests::table.on(guests::id.eq(families::guest_id)))
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .filter(sessions::access_epoch.eq(partners::access_epoch))
            .filter(families::app_id.eq(app.as_str()))
            .filter(
                families::revoked_at
                    .is_null()
                    .and(families::expires_at.gt(now.micros()))
            )
            .select((
                count(families::guest_id).aggregate_distinct(),
                count(families::session_id).aggregate_distinct(),
            ))
            .first(c))?)
    }
}
