//! Receipts: what an ending cut off, app by app. How far the apps have been told is read from the outbox.

use crate::{
    EndedGrant, StoreError, Tx,
    convert::{at, at_opt, micros, read, read_opt},
    schema::{apps, guests, outbox, partners, receipt_apps, receipts},
};
use diesel::{
    dsl::{count_star, max},
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use model::{AppCut, At, Event, Id, NewReceipt, OutboxKind, OutboxState, ReceiptKind, kind};
use std::collections::BTreeMap;

/// Rows of one statement; PostgreSQL takes 65,535 values in one.
const AT_ONCE: usize = 1_000;

/// Which receipts to list, newest first.
#[derive(Clone, Debug, Default)]
pub struct ReceiptFilter {
    /// Only of this guest.
    pub guest_id: Option<Id<kind::Guest>>,
    /// Only of this partner.
    pub partner_id: Option<Id<kind::Partner>>,
    /// With the receipts of the partner's single guests.
    pub with_guests: bool,
    /// Only those that name this app.
    pub app_id: Option<Id<kind::App>>,
    /// Only older ones than this.
    pub before: Option<Id<kind::Receipt>>,
    /// At most so many.
    pub limit: i64,
}

/// One receipt without its apps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Its id.
    pub id: Id<kind::Receipt>,
    /// The number of the audit line that it rests on.
    pub line: i64,
    /// What ended.
    pub kind: ReceiptKind,
    /// When.
    pub at: At,
    /// The partner concerned, with its name.
    pub partner: Option<(Id<kind::Partner>, String)>,
    /// The guest concerned, with the name that is known by now.
    pub guest: Option<(Id<kind::Guest>, String)>,
    /// The app concerned, with its name.
    pub app: Option<(Id<kind::App>, String)>,
    /// Sessions that ended.
    pub sessions: i64,
    /// Invitations that were revoked.
    pub invitations: i64,
    /// How many apps it names.
    pub apps: i64,
    /// How many token families ended.
    pub grants: i64,
    /// The last access token of any app ends then.
    pub tokens_until: Option<At>,
}

impl ReceiptLine {
    /// The name of what it is about, as closely as is known: a guest, an app, or a partner.
    #[must_use]
    pub fn name(&self) -> &str {
        let guest = self.guest.as_ref().map(|it| it.1.as_str());
        let app = self.app.as_ref().map(|it| it.1.as_str());
        let partner = self.partner.as_ref().map(|it| it.1.as_str());
        guest.or(app).or(partner).unwrap_or_default()
    }
}

/// What a receipt says of one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptApp {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Whether it had registered for logout tokens.
    pub listens: bool,
    /// What ended there.
    pub cut: AppCut,
}

/// The notices of a receipt to one app that stand alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptNotices {
    /// What they are.
    pub kind: OutboxKind,
    /// The app; `None` for the work of writing them all.
    pub app_id: Option<Id<kind::App>>,
    /// How they stand.
    pub state: OutboxState,
    /// How many they are.
    pub count: i64,
    /// When the last of them was settled.
    pub done_at: Option<At>,
    /// A failure of one of them.
    pub last_error: Option<String>,
}

#[derive(Queryable)]
struct Row {
    id: String,
    line: i64,
    kind: String,
    at: i64,
    partner: (Option<String>, Option<String>),
    guest: (Option<String>, Option<String>),
    app: (Option<String>, Option<String>),
    sessions: i64,
    invitations: i64,
}

fn named<K: model::Kind>(
    (id, name): (Option<String>, Option<String>),
) -> Result<Option<(Id<K>, String)>, StoreError> {
    let id = read_opt(id.as_deref())?;
    Ok(id.map(|id| (id, name.unwrap_or_default())))
}

macro_rules! lines {
    () => {
        receipts::table
            .left_join(partners::table.on(partners::id.nullable().eq(receipts::partner_id)))
            .left_join(guests::table.on(guests::id.nullable().eq(receipts::guest_id)))
            .left_join(apps::table.on(apps::id.nullable().eq(receipts::app_id)))
            .select((
                receipts::id,
                receipts::line,
                receipts::kind,
                receipts::at,
                (receipts::partner_id, partners::name.nullable()),
                (receipts::guest_id, guests::display_name.nullable()),
                (receipts::app_id, apps::name.nullable()),
                receipts::sessions,
                receipts::invitations,
            ))
    };
}

impl Tx<'_> {
    /// Writes down what a receipt says of each app, and whether that listens now.
    pub(crate) fn insert_receipt_apps(&mut self, receipt: &NewReceipt) -> Result<(), StoreError> {
        if receipt.apps.is_empty() {
            return Ok(());
        }
        let listening: Vec<String> = sql!(self, |c| apps::table
            .filter(apps::backchannel_logout_uri.is_not_null())
            .select(apps::id)
            .load(c))?;
        let rows: Vec<_> = receipt
            .apps
            .iter()
            .map(|(app, cut)| {
                (
                    receipt_apps::receipt_id.eq(receipt.id.as_str()),
                    receipt_apps::app_id.eq(app.as_str()),
                    receipt_apps::listens.eq(listening.iter().any(|id| id == app.as_str())),
                    receipt_apps::guests.eq(cut.guests),
                    receipt_apps::grants.eq(cut.grants),
                    receipt_apps::tokens_until.eq(micros(cut.tokens_until)),
                )
            })
            .collect();
        for some in rows.chunks(AT_ONCE) {
            sql!(self, |c| diesel::insert_into(receipt_apps::table)
                .values(some)
                .execute(c))?;
        }
        Ok(())
    }

    /// Writes a receipt down that rests on a line of the chain.
    pub(crate) fn insert_receipt(
        &mut self,
        receipt: &NewReceipt,
        event: &Event,
        line: i64,
    ) -> Result<(), StoreError> {
        let partner = match (&event.partner_id, &event.guest_id) {
            (None, Some(guest)) => self.find_guest(guest)?.map(|guest| guest.partner_id),
            (known, _) => known.clone(),
        };
        sql!(self, |c| diesel::insert_into(receipts::table)
            .values((
                receipts::id.eq(receipt.id.as_str()),
                receipts::line.eq(line),
                receipts::kind.eq(receipt.kind.as_str()),
                receipts::at.eq(receipt.at.micros()),
                receipts::partner_id.eq(partner.as_ref().map(Id::as_str)),
                receipts::guest_id.eq(event.guest_id.as_ref().map(Id::as_str)),
                receipts::app_id.eq(event.app_id.as_ref().map(Id::as_str)),
                receipts::sessions.eq(receipt.sessions),
                receipts::invitations.eq(receipt.invitations),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Lets a receipt name a later end where something that was under way beside its ending got a token
    /// that ends later than it says.
    pub(crate) fn prolong_receipt(
        &mut self,
        id: &Id<kind::Receipt>,
        ended: &[EndedGrant],
    ) -> Result<(), StoreError> {
        let mut latest: BTreeMap<&Id<kind::App>, At> = BTreeMap::new();
        for grant in ended {
            if let Some(until) = grant.access_until {
                let known = latest.entry(&grant.app_id).or_insert(until);
                *known = until.max(*known);
            }
        }
        for (app, until) in latest {
            // What ran out before the ending is no later end: the receipt says so by naming none.
            sql!(self, |c| {
                sql_query(
                "UPDATE receipt_apps SET tokens_until = $1 WHERE receipt_id = $2 AND app_id = $3 \
                 AND COALESCE(tokens_until, (SELECT r.at FROM receipts r WHERE r.id = receipt_id)) < $1"
            )
            .bind::<BigInt, _>(until.micros())
            .bind::<Text, _>(id.as_str())
            .bind::<Text, _>(app.as_str())
            .execute(c)
            })?;
        }
        Ok(())
    }

    /// Finds a receipt.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_receipt(
        &mut self,
        id: &Id<kind::Receipt>,
    ) -> Result<Option<ReceiptLine>, StoreError> {
        let row: Option<Row> = sql!(self, |c| lines!()
            .filter(receipts::id.eq(id.as_str()))
            .first(c)
            .optional())?;
        Ok(self.with_totals(row.into_iter().collect())?.pop())
    }

    /// Lists receipts by filter, newest first, in two statements or three.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_receipts(
        &mut self,
        filter: &ReceiptFilter,
    ) -> Result<Vec<ReceiptLine>, StoreError> {
        let naming = self.newest_naming(filter)?;
        let rows: Vec<Row> = sql!(self, |c| {
            let mut query = lines!()
                .order(receipts::id.desc())
                .limit(filter.limit)
                .into_boxed();
            if let Some(id) = &filter.guest_id {
                query = query.filter(receipts::guest_id.eq(id.as_str()));
            }
            if let Some(id) = &filter.partner_id {
                query = query.filter(receipts::partner_id.eq(id.as_str()));
                if !filter.with_guests {
                    query = query.filter(receipts::guest_id.is_null());
                }
            }
            if let Some(naming) = &naming {
                query = query.filter(receipts::id.eq_any(naming));
            }
            if let Some(id) = filter.app_id.as_ref().filter(|_| naming.is_none()) {
                let all = receipt_apps::table
                    .filter(receipt_apps::app_id.eq(id.as_str()))
                    .select(receipt_apps::receipt_id);
                query = query.filter(receipts::id.eq_any(all));
            }
            if let Some(before) = &filter.before {
                query = query.filter(receipts::id.lt(before.as_str()));
            }
            query.load(c)
        })?;
        self.with_totals(rows)
    }

    /// The newest receipts that name an app, straight from the index, where nothing else is asked: an app
    /// may be named by any number.
    fn newest_naming(&mut self, filter: &ReceiptFilter) -> Result<Option<Vec<String>>, StoreError> {
        let (Some(app), None, None) = (&filter.app_id, &filter.guest_id, &filter.partner_id) else {
            return Ok(None);
        };
        Ok(Some(sql!(self, |c| {
            let mut query = receipt_apps::table
                .filter(receipt_apps::app_id.eq(app.as_str()))
                .order(receipt_apps::receipt_id.desc())
                .limit(filter.limit)
                .select(receipt_apps::receipt_id)
                .into_boxed();
            if let Some(before) = &filter.before {
                query = query.filter(receipt_apps::receipt_id.lt(before.as_str()));
            }
            query.load(c)
        })?))
    }

    /// The newest receipt of one kind about a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn last_receipt_of(
        &mut self,
        guest: &Id<kind::Guest>,
        kind: ReceiptKind,
    ) -> Result<Option<ReceiptLine>, StoreError> {
        let row: Option<Row> = sql!(self, |c| lines!()
            .filter(receipts::guest_id.eq(guest.as_str()))
            .filter(receipts::kind.eq(kind.as_str()))
            .order(receipts::id.desc())
            .first(c)
            .optional())?;
        Ok(self.with_totals(row.into_iter().collect())?.pop())
    }

    fn with_totals(&mut self, rows: Vec<Row>) -> Result<Vec<ReceiptLine>, StoreError> {
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let apps: Vec<(String, i64, Option<i64>)> = sql!(self, |c| receipt_apps::table
            .filter(receipt_apps::receipt_id.eq_any(&ids))
            .select((
                receipt_apps::receipt_id,
                receipt_apps::grants,
                receipt_apps::tokens_until,
            ))
            .load(c))?;
        let mut totals: BTreeMap<String, (i64, i64, Option<i64>)> = BTreeMap::new();
        for (id, grants, until) in apps {
            let total = totals.entry(id).or_default();
            *total = (total.0 + 1, total.1 + grants, total.2.max(until));
        }
        rows.into_iter()
            .map(|row| {
                let (apps, grants, until) = totals.get(&row.id).copied().unwrap_or_default();
                Ok(ReceiptLine {
                    id: read(&row.id)?,
                    line: row.line,
                    kind: read(&row.kind)?,
                    at: at(row.at),
                    partner: named(row.partner)?,
                    guest: named(row.guest)?,
                    app: named(row.app)?,
                    sessions: row.sessions,
                    invitations: row.invitations,
                    apps,
                    grants,
                    tokens_until: at_opt(until),
                })
            })
            .collect()
    }

    /// Forgets up to `limit` receipts from before an instant, the oldest first, with how apps were told of them.
    /// The lines of the chain that they rest on stay. How many it were.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn prune_receipts(&mut self, before: At, limit: i64) -> Result<usize, StoreError> {
        // Ids begin with the time, so the oldest are the first in the index of the key.
        let oldest: Vec<(String, i64)> = sql!(self, |c| receipts::table
            .order(receipts::id)
            .limit(limit)
            .select((receipts::id, receipts::at))
            .load(c))?;
        let over: Vec<String> = oldest
            .into_iter()
            .filter(|(_, at)| *at < before.micros())
            .map(|(id, _)| id)
            .collect();
        if over.is_empty() {
            return Ok(0);
        }
        sql!(self, |c| diesel::delete(
            outbox::table.filter(outbox::receipt_id.eq_any(&over))
        )
        .execute(c))?;
        sql!(self, |c| diesel::delete(
            receipt_apps::table.filter(receipt_apps::receipt_id.eq_any(&over))
        )
        .execute(c))?;
        Ok(sql!(self, |c| diesel::delete(
            receipts::table.filter(receipts::id.eq_any(&over))
        )
        .execute(c))?)
    }

    /// What a receipt says of each app, by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn apps_of_receipt(
        &mut self,
        id: &Id<kind::Receipt>,
    ) -> Result<Vec<ReceiptApp>, StoreError> {
        type AppRow = (String, String, bool, i64, i64, Option<i64>);
        let rows: Vec<AppRow> = sql!(self, |c| receipt_apps::table
            .inner_join(apps::table.on(apps::id.eq(receipt_apps::app_id)))
            .filter(receipt_apps::receipt_id.eq(id.as_str()))
            .order((apps::name, apps::id))
            .select((
                apps::id,
                apps::name,
                receipt_apps::listens,
                receipt_apps::guests,
                receipt_apps::grants,
                receipt_apps::tokens_until,
            ))
            .load(c))?;
        rows.into_iter()
            .map(|(app_id, name, listens, guests, grants, until)| {
                Ok(ReceiptApp {
                    app_id: read(&app_id)?,
                    name,
                    listens,
                    cut: AppCut {
                        guests,
                        grants,
                        tokens_until: at_opt(until),
                    },
                })
            })
            .collect()
    }

    /// How the notices that a receipt's ending caused stand, counted by app and state.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn notices_of_receipt(
        &mut self,
        id: &Id<kind::Receipt>,
    ) -> Result<Vec<ReceiptNotices>, StoreError> {
        type NoticeRow = (
            String,
            Option<String>,
            String,
            i64,
            Option<i64>,
            Option<String>,
        );
        let rows: Vec<NoticeRow> = sql!(self, |c| outbox::table
            .filter(outbox::receipt_id.eq(id.as_str()))
            .group_by((outbox::kind, outbox::app_id, outbox::state))
            .select((
                outbox::kind,
                outbox::app_id,
                outbox::state,
                count_star(),
                max(outbox::done_at),
                max(outbox::last_error),
            ))
            .load(c))?;
        rows.into_iter()
            .map(|(kind, app, state, count, done, last_error)| {
                Ok(ReceiptNotices {
                    kind: read(&kind)?,
                    app_id: read_opt(app.as_deref())?,
                    state: read(&state)?,
                    count,
                    done_at: at_opt(done),
                    last_error,
                })
            })
            .collect()
    }
}
