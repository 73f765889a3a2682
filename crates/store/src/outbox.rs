//! The durable outbox: work written with its cause, delivered at least once.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_opt},
    kept::kept,
    schema::outbox,
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_types::{BigInt, Nullable, Text},
};
use model::{At, Destination, Id, OutboxItem, OutboxKind, OutboxState, Span, kind};

/// Deliveries are retried for so long, then given up (O04).
pub const RETRY_HORIZON: Span = Span::hours(26);

/// Work to write into the outbox.
#[derive(Clone, Debug)]
pub struct NewOutboxItem {
    /// Its id.
    pub id: Id<kind::OutboxItem>,
    /// What it delivers.
    pub kind: OutboxKind,
    /// The guest concerned.
    pub guest_id: Option<Id<kind::Guest>>,
    /// The app concerned.
    pub app_id: Option<Id<kind::App>>,
    /// What to deliver.
    pub payload: Vec<u8>,
    /// When it was written; due at once.
    pub created_at: At,
    /// The receipt of the ending that it tells of.
    pub receipt_id: Option<Id<kind::Receipt>>,
}

/// How a delivery stands, for receipts.
#[derive(Clone, Debug)]
pub struct OutboxDelivery {
    /// The item.
    pub id: Id<kind::OutboxItem>,
    /// What it delivers.
    pub kind: OutboxKind,
    /// Where it stands.
    pub state: OutboxState,
    /// The app concerned.
    pub app_id: Option<Id<kind::App>>,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was written.
    pub created_at: At,
    /// When it was delivered or given up.
    pub done_at: Option<At>,
    /// What the last failure was.
    pub last_error: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(crate) struct Row {
    id: String,
    kind: String,
    app_id: Option<String>,
    payload: Vec<u8>,
    attempts: i32,
    created_at: i64,
}

impl TryFrom<Row> for OutboxItem {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            kind: read(&row.kind)?,
            app_id: read_opt(row.app_id.as_deref())?,
            payload: row.payload,
            attempts: row.attempts,
            created_at: at(row.created_at),
        })
    }
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = Nullable<Text>)]
    app_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    due_at: i64,
}

// From app to app through the index, as no `DISTINCT` of either database goes. SQLite numbers `$n` by first
// appearance, so the numbers ascend within the text.
const DUE: &str = "WITH RECURSIVE line (app_id) AS (\
     SELECT MIN(app_id) FROM outbox WHERE state = 'waiting' AND kind = $1 \
     UNION ALL SELECT (SELECT MIN(o.app_id) FROM outbox o WHERE o.state = 'waiting' AND o.kind = $1 \
     AND o.app_id > line.app_id) FROM line WHERE line.app_id IS NOT NULL), \
     longest (app_id, due_at) AS (SELECT line.app_id, (SELECT MIN(o.due_at) FROM outbox o \
     WHERE o.state = 'waiting' AND o.kind = $1 AND o.app_id = line.app_id) FROM line \
     WHERE line.app_id IS NOT NULL UNION ALL SELECT NULL, (SELECT MIN(due_at) FROM outbox \
     WHERE state = 'waiting' AND kind = $1 AND app_id IS NULL)) \
     SELECT app_id, due_at FROM longest WHERE due_at <= $2";

#[derive(QueryableByName)]
struct UndeliveredRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

// Each half through an index of its own; what is done, and that is most of it, is not read.
const UNDELIVERED: &str = "SELECT kind, state, COUNT(*) AS number FROM outbox WHERE state = 'dead' \
     GROUP BY kind, state UNION ALL SELECT kind, state, COUNT(*) AS number FROM outbox \
     WHERE state = 'waiting' AND attempts > 0 GROUP BY kind, state";

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct DeliveryRow {
    id: String,
    kind: String,
    state: String,
    app_id: Option<String>,
    attempts: i32,
    created_at: i64,
    done_at: Option<i64>,
    last_error: Option<String>,
}

/// Rows of one statement; PostgreSQL takes 65,535 values in one.
const AT_ONCE: usize = 1_000;

/// What did not arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undelivered {
    /// Logout notices that were given up.
    pub notices_given_up: i64,
    /// Logout notices that wait after a try that failed.
    pub notices_waiting: i64,
    /// Mails that were given up, or wait after a try that failed.
    pub mails: i64,
}

impl Tx<'_> {
    /// Writes work into the outbox.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_outbox(&mut self, item: &NewOutboxItem) -> Result<(), StoreError> {
        self.insert_outbox_items(std::slice::from_ref(item))
    }

    /// Writes much work at once: a partner may have a hundred thousand guests.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_outbox_items(&mut self, items: &[NewOutboxItem]) -> Result<(), StoreError> {
        self.insert_outbox_in(OutboxState::Waiting, items)
    }

    pub(crate) fn insert_outbox_in(
        &mut self,
        state: OutboxState,
        items: &[NewOutboxItem],
    ) -> Result<(), StoreError> {
        for some in items.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|item| {
                    let NewOutboxItem {
                        id,
                        kind,
                        guest_id,
                        app_id,
                        payload,
                        created_at,
                        receipt_id,
                    } = item;
                    (
                        outbox::id.eq(id.as_str()),
                        outbox::kind.eq(kind.as_str()),
                        outbox::state.eq(state.as_str()),
                        outbox::guest_id.eq(guest_id.as_ref().map(Id::as_str)),
                        outbox::app_id.eq(app_id.as_ref().map(Id::as_str)),
                        outbox::payload.eq(payload),
                        outbox::attempts.eq(0),
                        outbox::created_at.eq(created_at.micros()),
                        outbox::due_at.eq(created_at.micros()),
                        outbox::receipt_id.eq(receipt_id.as_ref().map(Id::as_str)),
                    )
                })
                .collect();
            sql!(self, |c| diesel::insert_into(outbox::table)
                .values(&rows)
                .execute(c))?;
        }
        Ok(())
    }

    /// Where work is due, the longest due first. One step in an index for each destination, however much
    /// waits for it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn due_destinations(&mut self, now: At) -> Result<Vec<Destination>, StoreError> {
        let mut due = Vec::new();
        for kind in OutboxKind::ALL {
            let rows: Vec<DueRow> = sql!(self, |c| kept(DUE)
                .bind::<Text, _>(kind.as_str())
                .bind::<BigInt, _>(now.micros())
                .load(c))?;
            for row in rows {
                let app_id = read_opt(row.app_id.as_deref())?;
                due.push((
                    row.due_at,
                    Destination {
                        kind: *kind,
                        app_id,
                    },
                ));
            }
        }
        due.sort();
        Ok(due
            .into_iter()
            .map(|(_, destination)| destination)
            .collect())
    }

    /// Takes up to `limit` due items that go to `destination` for this node: each is taken by one
    /// conditional write that also moves its due time behind the lease, so a node that dies loses nothing
    /// and two nodes do not deliver the same item at the same time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_outbox_to(
        &mut self,
        destination: &Destination,
        now: At,
        lease: Span,
        limit: i64,
    ) -> Result<Vec<OutboxItem>, StoreError> {
        let due: Vec<(String, i64)> = if destination.kind == OutboxKind::Signal {
            self.due_signals(destination, now, limit)?
        } else {
            sql!(self, |c| {
                let due = outbox::table
                    .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
                    .filter(outbox::kind.eq(destination.kind.as_str()))
                    .filter(outbox::due_at.le(now.micros()))
                    // The id too: all claimers take row locks in the same order.
                    .order((outbox::due_at, outbox::id))
                    .limit(limit)
                    .select((outbox::id, outbox::due_at))
                    .into_boxed();
                match &destination.app_id {
                    Some(app) => due.filter(outbox::app_id.eq(app.as_str())).load(c),
                    None => due.filter(outbox::app_id.is_null()).load(c),
                }
            })?
        };
        let mut claimed = Vec::with_capacity(due.len());
        for (id, due_at) in due {
            let row: Option<Row> = sql!(self, |c| diesel::update(
                outbox::table
                    .find(&id)
                    .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
                    .filter(outbox::due_at.eq(due_at))
            )
            .set((
                outbox::due_at.eq(now.plus(lease).micros()),
                outbox::attempts.eq(outbox::attempts + 1)
            ))
            .returning(Row::as_returning())
            .get_result(c)
            .optional())?;
            if let Some(row) = row {
                claimed.push(row.try_into()?);
            }
        }
        Ok(claimed)
    }

    /// Takes up to `limit` due items of each destination, for whoever delivers one after the other.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_outbox(
        &mut self,
        now: At,
        lease: Span,
        limit: i64,
    ) -> Result<Vec<OutboxItem>, StoreError> {
        let mut claimed = Vec::new();
        for destination in self.due_destinations(now)? {
            claimed.extend(self.claim_outbox_to(&destination, now, lease, limit)?);
        }
        Ok(claimed)
    }

    /// Marks an item delivered and forgets its payload.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_outbox(
        &mut self,
        id: &Id<kind::OutboxItem>,
        now: At,
    ) -> Result<bool, StoreError> {
        self.close_outbox(id, OutboxState::Done, None, (now, Some(Vec::new())))
    }

    /// Gives an item up and forgets its payload.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn bury_outbox(
        &mut self,
        id: &Id<kind::OutboxItem>,
        error: &str,
        now: At,
    ) -> Result<bool, StoreError> {
        self.close_outbox(id, OutboxState::Dead, Some(error), (now, Some(Vec::new())))
    }

    /// Gives a logout notice or a signal up. It holds no secret and stays, so that it can be sent again
    /// ([`Tx::resend_notices`]).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn give_up_notice(
        &mut self,
        id: &Id<kind::OutboxItem>,
        error: &str,
        now: At,
    ) -> Result<bool, StoreError> {
        self.close_outbox(id, OutboxState::Dead, Some(error), (now, None))
    }

    /// Lets the logout notices that were given up at an app be tried again now, under the same ids; how many
    /// there are.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn resend_notices(&mut self, app: &Id<kind::App>, now: At) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::app_id.eq(app.as_str()))
                .filter(outbox::kind.eq(OutboxKind::Logout.as_str()))
                .filter(outbox::state.eq(OutboxState::Dead.as_str()))
                // Given up before notices stayed.
                .filter(outbox::payload.ne(Vec::<u8>::new()))
        )
        .set((
            outbox::state.eq(OutboxState::Waiting.as_str()),
            outbox::attempts.eq(0),
            outbox::due_at.eq(now.micros()),
            outbox::done_at.eq(None::<i64>),
        ))
        .execute(c))?)
    }

    /// How many logout notices wait for an app, and how many were given up.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn notices_to(&mut self, app: &Id<kind::App>) -> Result<(i64, i64), StoreError> {
        let mut in_state = |state: OutboxState| {
            sql!(self, |c| outbox::table
                .filter(outbox::app_id.eq(app.as_str()))
                .filter(outbox::kind.eq(OutboxKind::Logout.as_str()))
                .filter(outbox::state.eq(state.as_str()))
                .count()
                .get_result::<i64>(c))
        };
        Ok((
            in_state(OutboxState::Waiting)?,
            in_state(OutboxState::Dead)?,
        ))
    }

    /// Puts an item back to be tried again at `due_at`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn retry_outbox(
        &mut self,
        id: &Id<kind::OutboxItem>,
        error: &str,
        due_at: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            outbox::table
                .find(id.as_str())
                .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
        )
        .set((
            outbox::due_at.eq(due_at.micros()),
            outbox::last_error.eq(error)
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Whom an item concerns.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn outbox_guest(
        &mut self,
        id: &Id<kind::OutboxItem>,
    ) -> Result<Option<Id<kind::Guest>>, StoreError> {
        let found: Option<Option<String>> = sql!(self, |c| outbox::table
            .find(id.as_str())
            .select(outbox::guest_id)
            .first(c)
            .optional())?;
        read_opt(found.flatten().as_deref())
    }

    /// How many logout notices and mails were given up, and how many wait after a try that failed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn undelivered(&mut self) -> Result<Undelivered, StoreError> {
        let rows: Vec<UndeliveredRow> = sql!(self, |c| kept(UNDELIVERED).load(c))?;
        let mut all = Undelivered::default();
        for row in rows {
            let place = match (read(&row.kind)?, read(&row.state)?) {
                (OutboxKind::Mail, _) => &mut all.mails,
                (_, OutboxState::Dead) => &mut all.notices_given_up,
                _ => &mut all.notices_waiting,
            };
            *place += row.number;
        }
        Ok(all)
    }

    /// When the next waiting item is due; `None` when none waits.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_outbox_due(&mut self) -> Result<Option<At>, StoreError> {
        let due: Option<i64> = sql!(self, |c| outbox::table
            .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
            .select(diesel::dsl::min(outbox::due_at))
            .get_result(c))?;
        Ok(at_opt(due))
    }

    /// How the deliveries concerning a guest stand, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn deliveries_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<OutboxDelivery>, StoreError> {
        let rows: Vec<DeliveryRow> = sql!(self, |c| outbox::table
            .filter(outbox::guest_id.eq(guest.as_str()))
            .order(outbox::id)
            .select(DeliveryRow::as_select())
            .load(c))?;
        rows.into_iter()
            .map(|row| {
                Ok(OutboxDelivery {
                    id: read(&row.id)?,
                    kind: read(&row.kind)?,
                    state: read(&row.state)?,
                    app_id: read_opt(row.app_id.as_deref())?,
                    attempts: row.attempts,
                    created_at: at(row.created_at),
                    done_at: at_opt(row.done_at),
                    last_error: row.last_error,
                })
            })
            .collect()
    }

    /// When an app last acknowledged a logout notice, as far as deliveries are kept; `None` before the
    /// first (S14).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn last_logout_told(&mut self, app: &Id<kind::App>) -> Result<Option<At>, StoreError> {
        let last: Option<i64> = sql!(self, |c| outbox::table
            .filter(outbox::app_id.eq(app.as_str()))
            .filter(outbox::kind.eq(OutboxKind::Logout.as_str()))
            .filter(outbox::state.eq(OutboxState::Done.as_str()))
            .select(diesel::dsl::max(outbox::done_at))
            .first(c))?;
        Ok(at_opt(last))
    }

    /// Gives up all waiting mail to a guest who is being removed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn bury_mail_to(&mut self, guest: &Id<kind::Guest>, now: At) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::guest_id.eq(guest.as_str()))
                .filter(outbox::kind.eq(OutboxKind::Mail.as_str()))
                .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
        )
        .set((
            outbox::state.eq(OutboxState::Dead.as_str()),
            outbox::payload.eq(Vec::<u8>::new()),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq("superseded"),
        ))
        .execute(c))?)
    }

    fn close_outbox(
        &mut self,
        id: &Id<kind::OutboxItem>,
        state: OutboxState,
        error: Option<&str>,
        (now, payload): (At, Option<Vec<u8>>),
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            outbox::table
                .find(id.as_str())
                .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
        )
        .set((
            outbox::state.eq(state.as_str()),
            payload.as_ref().map(|payload| outbox::payload.eq(payload)),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq(error),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}

impl Tx<'_> {
    /// Writes one logout notice for each app and session among what ended, for apps that
    /// registered a back-channel logout URI (OIDC Back-Channel Logout §2.2), under the receipt of the
    /// ending where there is one. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_logout_notices(
        &mut self,
        ended: &[crate::EndedGrant],
        (now, receipt): (At, Option<&Id<kind::Receipt>>),
        random: &dyn model::Random,
    ) -> Result<usize, StoreError> {
        use crate::schema::apps;
        if ended.is_empty() {
            return Ok(0);
        }
        let listening: Vec<String> = sql!(self, |c| apps::table
            .filter(apps::backchannel_logout_uri.is_not_null())
            .select(apps::id)
            .load(c))?;
        let mut told = std::collections::BTreeSet::new();
        let mut items = Vec::new();
        for grant in ended
            .iter()
            .filter(|g| listening.iter().any(|id| id == g.app_id.as_str()))
        {
            if !told.insert((&grant.app_id, &grant.session_id)) {
                continue;
            }
            let notice = model::LogoutNotice {
                app_id: grant.app_id.clone(),
                guest_id: grant.guest_id.clone(),
                session_id: grant.session_id.clone(),
            };
            items.push(NewOutboxItem {
                id: Id::new(now, random),
                kind: OutboxKind::Logout,
                guest_id: Some(grant.guest_id.clone()),
                app_id: Some(grant.app_id.clone()),
                payload: crate::convert::json(&notice)?.into_bytes(),
                created_at: now,
                receipt_id: receipt.cloned(),
            });
        }
        self.insert_outbox_items(&items)?;
        Ok(told.len())
    }
}
