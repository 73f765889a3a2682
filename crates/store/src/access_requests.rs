//! What guests ask for, and what became of it.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, micros, read, read_opt},
    listings::favourites,
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use model::{AccessRequest, At, Id, RequestState, kind};
use std::collections::{BTreeMap, BTreeSet};

diesel::table! {
    access_requests (id) {
        id -> Text,
        guest_id -> Text,
        app_id -> Text,
        kind -> Text,
        note -> Nullable<Text>,
        state -> Text,
        asked_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        ends_at -> Nullable<BigInt>,
        answer -> Nullable<Text>,
    }
}

/// Which requests that wait are listed, oldest first.
#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    /// Only those of guests whom this admin answers for, and of guests of nobody.
    pub sponsor: Option<Id<kind::Admin>>,
    /// Only those for these apps.
    pub apps: Option<BTreeSet<Id<kind::App>>>,
    /// Only this one.
    pub id: Option<Id<kind::AccessRequest>>,
    /// Only later ones than this.
    pub after: Option<Id<kind::AccessRequest>>,
    /// At most so many.
    pub limit: i64,
}

/// A request with what an admin decides on.
#[derive(Clone, Debug)]
pub struct InboxLine {
    /// The request.
    pub request: AccessRequest,
    /// The guest's name.
    pub guest_name: String,
    /// The guest's address.
    pub guest_email: String,
    /// The guest's partner.
    pub partner_name: String,
    /// Who answers for the guest.
    pub sponsor: Option<(Id<kind::Admin>, String)>,
    /// The app's name.
    pub app_name: String,
    /// When the guest last opened the app.
    pub last_used: Option<At>,
}

/// A guest's own request, with the app's name.
#[derive(Clone, Debug)]
pub struct AskedFor {
    /// The request.
    pub request: AccessRequest,
    /// The app's name.
    pub app_name: String,
}

/// What is decided about a request.
#[derive(Clone, Debug)]
pub struct RequestDecision {
    /// How.
    pub state: RequestState,
    /// By which admin.
    pub by: Option<Id<kind::Admin>>,
    /// Until when the guest gets it.
    pub ends_at: Option<At>,
    /// Why not.
    pub answer: Option<String>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    guest_id: String,
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    note: Option<String>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    asked_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    decided_at: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    decided_by: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    ends_at: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    answer: Option<String>,
    #[diesel(sql_type = Text)]
    app_name: String,
}

#[derive(QueryableByName)]
struct LineRow {
    #[diesel(embed)]
    request: Row,
    #[diesel(sql_type = Text)]
    guest_name: String,
    #[diesel(sql_type = Text)]
    guest_email: String,
    #[diesel(sql_type = Text)]
    partner_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    sponsor_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    sponsor_name: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    last_used: Option<i64>,
}

#[derive(QueryableByName)]
struct UseRow {
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = BigInt)]
    at: i64,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl TryFrom<Row> for AskedFor {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            request: AccessRequest {
                id: read(&row.id)?,
                guest_id: read(&row.guest_id)?,
                app_id: read(&row.app_id)?,
                kind: read(&row.kind)?,
                note: row.note,
                state: read(&row.state)?,
                asked_at: at(row.asked_at),
                decided_at: at_opt(row.decided_at),
                decided_by: read_opt(row.decided_by.as_deref())?,
                ends_at: at_opt(row.ends_at),
                answer: row.answer,
            },
            app_name: row.app_name,
        })
    }
}

impl TryFrom<LineRow> for InboxLine {
    type Error = StoreError;
    fn try_from(row: LineRow) -> Result<Self, StoreError> {
        let sponsor = read_opt(row.sponsor_id.as_deref())?;
        let AskedFor { request, app_name } = row.request.try_into()?;
        Ok(Self {
            request,
            app_name,
            guest_name: row.guest_name,
            guest_email: row.guest_email,
            partner_name: row.partner_name,
            sponsor: sponsor.zip(row.sponsor_name),
            last_used: at_opt(row.last_used),
        })
    }
}

const REQUEST: &str = "SELECT r.id, r.guest_id, r.app_id, r.kind, r.note, r.state, r.asked_at, r.decided_at, \
     r.decided_by, r.ends_at, r.answer, a.name AS app_name";

/// Requests of guests who are gone are nothing to decide on.
const WAITING: &str = "FROM access_requests r JOIN apps a ON a.id = r.app_id JOIN guests g ON g.id = r.guest_id \
     JOIN partners p ON p.id = g.partner_id LEFT JOIN admins s ON s.id = g.sponsor_id \
     WHERE r.state = 'open' AND g.state <> 'removed'";

/// The condition that a request is for one of some apps, which are bound from the `first` place on.
fn of_apps(apps: Option<&BTreeSet<Id<kind::App>>>, first: usize) -> String {
    let Some(apps) = apps else {
        return String::new();
    };
    let places: Vec<String> = (first..first + apps.len())
        .map(|n| format!("${n}"))
        .collect();
    match places.as_slice() {
        [] => " AND 1 = 0".to_owned(),
        places => format!(" AND r.app_id IN ({})", places.join(", ")),
    }
}

impl Tx<'_> {
    /// Adds a request; `false` while another one of the same guest for the same app is open.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_access_request(&mut self, new: &AccessRequest) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(access_requests::table)
            .values((
                access_requests::id.eq(new.id.as_str()),
                access_requests::guest_id.eq(new.guest_id.as_str()),
                access_requests::app_id.eq(new.app_id.as_str()),
                access_requests::kind.eq(new.kind.as_str()),
                access_requests::note.eq(&new.note),
                access_requests::state.eq(new.state.as_str()),
                access_requests::asked_at.eq(new.asked_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// What a guest asked for, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn access_requests_of(
        &mut self,
        guest: &Id<kind::Guest>,
        limit: i64,
    ) -> Result<Vec<AskedFor>, StoreError> {
        let query = format!(
            "{REQUEST} FROM access_requests r JOIN apps a ON a.id = r.app_id WHERE r.guest_id = $1 \
             ORDER BY r.id DESC LIMIT $2"
        );
        let rows: Vec<Row> = sql!(self, |c| sql_query(query)
            .bind::<Text, _>(guest.as_str())
            .bind::<BigInt, _>(limit)
            .load(c))?;
        rows.into_iter().map(AskedFor::try_from).collect()
    }

    /// The requests that wait, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn access_requests_waiting(
        &mut self,
        filter: &InboxFilter,
    ) -> Result<Vec<InboxLine>, StoreError> {
        let query = format!(
            "{REQUEST}, g.display_name AS guest_name, g.email AS guest_email, p.name AS partner_name, \
             s.id AS sponsor_id, s.name AS sponsor_name, (SELECT MAX(f.created_at) FROM families f \
             WHERE f.guest_id = r.guest_id AND f.app_id = r.app_id) AS last_used {WAITING} \
             AND r.id > $1 AND ($2 = '' OR r.id = $2) AND ($3 = '' OR g.sponsor_id IS NULL OR g.sponsor_id = $3){} \
             ORDER BY r.id LIMIT {}",
            of_apps(filter.apps.as_ref(), 4),
            filter.limit
        );
        let rows: Vec<LineRow> = sql!(self, |c| {
            let mut query = sql_query(query)
                .into_boxed()
                .bind::<Text, _>(filter.after.as_ref().map_or("", |id| id.as_str()))
                .bind::<Text, _>(filter.id.as_ref().map_or("", |id| id.as_str()))
                .bind::<Text, _>(filter.sponsor.as_ref().map_or("", |id| id.as_str()));
            for app in filter.apps.iter().flatten() {
                query = query.bind::<Text, _>(app.as_str());
            }
            query.load(c)
        })?;
        rows.into_iter().map(InboxLine::try_from).collect()
    }

    /// How many requests wait, by the same filter without its bounds.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_access_requests(&mut self, filter: &InboxFilter) -> Result<i64, StoreError> {
        let query = format!(
            "SELECT COUNT(*) AS number {WAITING} AND ($1 = '' OR g.sponsor_id IS NULL OR g.sponsor_id = $1){}",
            of_apps(filter.apps.as_ref(), 2)
        );
        let counted: CountRow = sql!(self, |c| {
            let mut query = sql_query(query)
                .into_boxed()
                .bind::<Text, _>(filter.sponsor.as_ref().map_or("", |id| id.as_str()));
            for app in filter.apps.iter().flatten() {
                query = query.bind::<Text, _>(app.as_str());
            }
            query.get_result(c)
        })?;
        Ok(counted.number)
    }

    /// Decides an open request, once; `false` when it is decided.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn decide_access_request(
        &mut self,
        id: &Id<kind::AccessRequest>,
        decision: &RequestDecision,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            access_requests::table
                .find(id.as_str())
                .filter(access_requests::state.eq(RequestState::Open.as_str()))
        )
        .set((
            access_requests::state.eq(decision.state.as_str()),
            access_requests::decided_at.eq(now.micros()),
            access_requests::decided_by.eq(decision.by.as_ref().map(|id| id.as_str())),
            access_requests::ends_at.eq(micros(decision.ends_at)),
            access_requests::answer.eq(&decision.answer),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// When a guest last opened each app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn last_uses_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<BTreeMap<Id<kind::App>, At>, StoreError> {
        let rows: Vec<UseRow> = sql!(self, |c| {
            sql_query(
            "SELECT app_id, MAX(created_at) AS at FROM families WHERE guest_id = $1 GROUP BY app_id"
        )
        .bind::<Text, _>(guest.as_str())
        .load(c)
        })?;
        rows.into_iter()
            .map(|row| Ok((read(&row.app_id)?, at(row.at))))
            .collect()
    }

    /// Erases what a guest asked for and wanted to see first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub(crate) fn erase_requests(&mut self, guest: &Id<kind::Guest>) -> Result<usize, StoreError> {
        let asked = sql!(self, |c| diesel::delete(
            access_requests::table.filter(access_requests::guest_id.eq(guest.as_str()))
        )
        .execute(c))?;
        let liked = sql!(self, |c| diesel::delete(
            favourites::table.filter(favourites::guest_id.eq(guest.as_str()))
        )
        .execute(c))?;
        Ok(asked + liked)
    }
}
