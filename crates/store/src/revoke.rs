//! Ending what was granted: sessions, families, codes in flight.

use crate::{
    StoreError, Tx,
    convert::{at_opt, read},
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use model::{
    AppCut, At, Id, NewReceipt, PartnerEnding, Random, ReceiptKind, SignalEvent, Telling, kind,
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Everything of a partner's guests, sessions included. To look at: [`Tx::end_partner_access`] ends it
    /// in one write.
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
    /// When it would have run out.
    pub expires_at: At,
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
    #[diesel(sql_type = BigInt)]
    expires_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    access_until: Option<i64>,
}

#[derive(QueryableByName)]
struct StakeRow {
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = BigInt)]
    guests: i64,
    #[diesel(sql_type = BigInt)]
    grants: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    tokens_until: Option<i64>,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
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
    fn app(&self) -> Option<&'a Id<kind::App>> {
        match *self {
            Self::App(app)
            | Self::GuestAtApp(_, app)
            | Self::GroupAtApp(_, app)
            | Self::PartnerAtApp(_, app) => Some(app),
            Self::Family(_)
            | Self::Session(_)
            | Self::Guest(_)
            | Self::Partner(_)
            | Self::Connection(_) => None,
        }
    }

    /// Whether all that a guest has at an app ends, not what hangs on some session.
    const fn ends_all(&self) -> bool {
        !matches!(
            self,
            Self::Family(_) | Self::Session(_) | Self::Connection(_)
        )
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
            Self::Family(id) => part("families.id = $2 AND '' = $3", id.as_str(), ""),
            Self::Session(id) => whole(
                "sessions.id = $2",
                "families.session_id = $2 AND '' = $3",
                id.as_str(),
            ),
            Self::Guest(id) => whole(
                "sessions.guest_id = $2",
                "families.guest_id = $2 AND '' = $3",
                id.as_str(),
            ),
            Self::Partner(id) => whole(
                "sessions.guest_id IN (SELECT m.id FROM guests m WHERE m.partner_id = $2)",
                "families.guest_id IN (SELECT m.id FROM guests m WHERE m.partner_id = $2) AND '' = $3",
                id.as_str(),
            ),
            Self::Connection(id) => whole(
                "sessions.connection_id = $2",
                "families.session_id IN (SELECT se.id FROM sessions se WHERE se.connection_id = $2) AND '' = $3",
                id.as_str(),
            ),
            Self::App(id) => part("families.app_id = $2 AND '' = $3", id.as_str(), ""),
            Self::GuestAtApp(id, app) => part(
                "families.guest_id = $2 AND families.app_id = $3",
                id.as_str(),
                app.as_str(),
            ),
            Self::GroupAtApp(id, app) => part(
                "families.guest_id IN (SELECT m.guest_id FROM group_members m WHERE m.group_id = $2) \
                 AND families.app_id = $3",
                id.as_str(),
                app.as_str(),
            ),
            Self::PartnerAtApp(id, app) => part(
                "families.guest_id IN (SELECT m.id FROM guests m WHERE m.partner_id = $2) \
                 AND families.app_id = $3",
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
            expires_at: At::from_micros(row.expires_at),
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
        self.tell_of_ended(&ended, scope.ends_all(), Telling::at(now, random))?;
        Ok(ended)
    }

    /// Has the apps told of what ended there: by logout notices, and by signals where they listen.
    fn tell_of_ended(
        &mut self,
        ended: &[EndedGrant],
        is_all: bool,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        self.queue_logout_notices(ended, (telling.now, telling.receipt), telling.random)?;
        self.queue_session_signals(ended, is_all, telling)
    }

    /// Ends all live grants of a scope, as [`Tx::end_with_receipt`]; the receipt of that and of nothing else.
    /// An app at which things end is named whether or not anybody held something there.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_for_receipt(
        &mut self,
        (scope, kind): (&GrantScope<'_>, ReceiptKind),
        now: At,
        random: &dyn Random,
    ) -> Result<NewReceipt, StoreError> {
        let mut receipt = NewReceipt::begin(kind, now, random);
        if let Some(app) = scope.app() {
            receipt.cut(app, AppCut::default());
        }
        self.end_with_receipt(scope, &mut receipt, random)?;
        Ok(receipt)
    }

    /// Ends all live grants of a scope, as [`Tx::end_access`], and adds to a receipt what that cut off.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_with_receipt(
        &mut self,
        scope: &GrantScope<'_>,
        receipt: &mut NewReceipt,
        random: &dyn Random,
    ) -> Result<(), StoreError> {
        receipt.sessions += self.count_sessions_in(scope, receipt.at)?;
        let ended = self.end_grants(scope, receipt.at)?;
        let telling = Telling {
            receipt: Some(&receipt.id),
            why: Some(receipt.kind),
            ..Telling::at(receipt.at, random)
        };
        self.tell_of_ended(&ended, scope.ends_all(), telling)?;
        for app in self.signal_disabled(scope, telling)? {
            receipt.cut(&app, AppCut::default());
        }
        let mut lived: BTreeMap<_, (BTreeSet<_>, i64)> = BTreeMap::new();
        for grant in &ended {
            // What had run out by itself is no cut; its app is told all the same, so it is named.
            let (guests, grants) = lived.entry(&grant.app_id).or_default();
            if grant.expires_at > receipt.at {
                guests.insert(&grant.guest_id);
                *grants += 1;
            }
        }
        for (app, (guests, grants)) in lived {
            let guests = i64::try_from(guests.len()).unwrap_or(i64::MAX);
            let tokens_until = None;
            receipt.cut(
                app,
                AppCut {
                    guests,
                    grants,
                    tokens_until,
                },
            );
        }
        // Grants that ended before may have left tokens behind that an app still takes.
        for (app, stake) in self.at_stake(scope, receipt.at)? {
            receipt.cut(&app, AppCut { grants: 0, ..stake });
        }
        Ok(())
    }

    /// Has the apps that listen told that an account may not be used any more, where that is so; which ones.
    fn signal_disabled(
        &mut self,
        scope: &GrantScope<'_>,
        telling: Telling<'_>,
    ) -> Result<Vec<Id<kind::App>>, StoreError> {
        let GrantScope::Guest(guest) = *scope else {
            return Ok(Vec::new());
        };
        if !telling.why.is_some_and(ReceiptKind::disables) {
            return Ok(Vec::new());
        }
        let (one, event) = (std::slice::from_ref(guest), SignalEvent::AccountDisabled);
        let told = self.queue_account_signals(one, event, telling)?;
        Ok(told.into_iter().map(|(_, app)| app).collect())
    }

    /// What apps hold for a scope, app by app in one statement, however many guests it has: grants that
    /// live, and tokens that did not run out whatever became of their grants.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn at_stake(
        &mut self,
        scope: &GrantScope<'_>,
        now: At,
    ) -> Result<Vec<(Id<kind::App>, AppCut)>, StoreError> {
        let condition = scope.condition();
        // Straight from the partner to its guests, where it may have a hundred thousand.
        let families = match scope {
            GrantScope::Partner(_) => "g.partner_id = $2 AND '' = $3",
            GrantScope::PartnerAtApp(..) => "g.partner_id = $2 AND families.app_id = $3",
            _ => condition.families,
        };
        // A grant is of its partner's present epoch when it was made in it.
        let lives = "families.revoked_at IS NULL AND families.expires_at > $1 \
                     AND families.created_at >= COALESCE(p.access_ended_at, 0)";
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        let query = format!(
            "SELECT families.app_id AS app_id, COUNT(DISTINCT families.guest_id) AS guests, \
             COUNT(CASE WHEN {lives} THEN 1 END) AS grants, \
             MAX(CASE WHEN families.access_until > $1 THEN families.access_until END) AS tokens_until \
             FROM families JOIN guests g ON g.id = families.guest_id JOIN partners p ON p.id = g.partner_id \
             WHERE (families.access_until > $1 OR ({lives})) AND {families} \
             GROUP BY families.app_id ORDER BY families.app_id"
        );
        let rows: Vec<StakeRow> = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(now.micros())
            .bind::<Text, _>(condition.first)
            .bind::<Text, _>(condition.second)
            .load(c))?;
        rows.into_iter()
            .map(|row| {
                let cut = AppCut {
                    guests: row.guests,
                    grants: row.grants,
                    tokens_until: at_opt(row.tokens_until),
                };
                Ok((read(&row.app_id)?, cut))
            })
            .collect()
    }

    /// How many sessions of a scope live; none where only what happens at one app is meant.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_sessions_in(
        &mut self,
        scope: &GrantScope<'_>,
        now: At,
    ) -> Result<i64, StoreError> {
        let condition = scope.condition();
        let sessions = match (scope, condition.sessions) {
            (_, None) => return Ok(0),
            // Straight from the partner to its guests, as above.
            (GrantScope::Partner(_), _) => "g.partner_id = $2",
            (_, Some(sessions)) => sessions,
        };
        let query = format!(
            "SELECT COUNT(*) AS count FROM sessions JOIN guests g ON g.id = sessions.guest_id \
             JOIN partners p ON p.id = g.partner_id WHERE sessions.ended_at IS NULL \
             AND sessions.expires_at > $1 AND sessions.access_epoch = p.access_epoch AND {sessions}"
        );
        let row: CountRow = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(now.micros())
            .bind::<Text, _>(condition.first)
            .get_result(c))?;
        Ok(row.count)
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
            self.stop_grants_at(app.as_str())?;
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
             RETURNING id, session_id, guest_id, app_id, created_at, expires_at, access_until",
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
        ending: &PartnerEnding,
        after: Option<&Id<kind::Guest>>,
        (now, random): (At, &dyn Random),
    ) -> Result<Option<Id<kind::Guest>>, StoreError> {
        let (partner, receipt) = (&ending.partner_id, ending.receipt_id.as_ref());
        let some = self.guests_of_partner(partner, after, SWEPT_AT_ONCE)?;
        let after = after.map_or("", |id| id.as_str());
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
             RETURNING id, session_id, guest_id, app_id, created_at, expires_at, access_until"
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
        let found = self.find_partner(partner)?;
        let telling = Telling {
            receipt,
            why: found.and_then(|it| it.state.ended_for()),
            ..Telling::at(now, random)
        };
        // First, since a guest of whom something was told under this receipt is passed over.
        let event = SignalEvent::AccountDisabled;
        self.queue_partner_signals((partner, &some), event, telling)?;
        self.tell_of_ended(&ended, true, telling)?;
        if let Some(receipt) = receipt {
            self.prolong_receipt(receipt, &ended)?;
        }
        read(last).map(Some)
    }

    /// Live families of a guest, oldest first.
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
            "SELECT f.id, f.session_id, f.guest_id, f.app_id, f.created_at, f.expires_at, f.access_until FROM families f \
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
