//! The durable outbox: work written with its cause, delivered at least once.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_opt},
    schema::outbox,
};
use diesel::prelude::*;
use model::{At, Id, OutboxItem, OutboxKind, OutboxState, Span, kind};

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
struct Row {
    id: String,
    kind: String,
    payload: Vec<u8>,
    attempts: i32,
    created_at: i64,
}

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
                    } = item;
                    (
                        outbox::id.eq(id.as_str()),
                        outbox::kind.eq(kind.as_str()),
                        outbox::state.eq(OutboxState::Waiting.as_str()),
                        outbox::guest_id.eq(guest_id.as_ref().map(Id::as_str)),
                        outbox::app_id.eq(app_id.as_ref().map(Id::as_str)),
                        outbox::payload.eq(payload),
                        outbox::attempts.eq(0),
                        outbox::created_at.eq(created_at.micros()),
                        outbox::due_at.eq(created_at.micros()),
                    )
                })
                .collect();
            sql!(self, |c| diesel::insert_into(outbox::table)
                .values(&rows)
                .execute(c))?;
        }
        Ok(())
    }

    /// Takes due work for this node: each item is taken by one conditional write that also moves
    /// its due time behind the lease, so a node that dies loses nothing and two nodes do not
    /// deliver the same item at the same time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_outbox(
        &mut self,
        now: At,
        lease: Span,
        limit: i64,
    ) -> Result<Vec<OutboxItem>, StoreError> {
        let due: Vec<(String, i64)> = sql!(self, |c| outbox::table
            .filter(
                outbox::state
                    .eq(OutboxState::Waiting.as_str())
                    .and(outbox::due_at.le(now.micros()))
            )
            // The id too: all claimers take row locks in the same order.
            .order((outbox::due_at, outbox::id))
            .limit(limit)
            .select((outbox::id, outbox::due_at))
            .load(c))?;
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
                claimed.push(OutboxItem {
                    id: read(&row.id)?,
                    kind: read(&row.kind)?,
                    payload: row.payload,
                    attempts: row.attempts,
                    created_at: at(row.created_at),
                });
            }
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
        self.close_outbox(id, OutboxState::Done, None, now)
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
        self.close_outbox(id, OutboxState::Dead, Some(error), now)
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

    /// When the next waiting item is due; `None` when none waits.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_outbox_due(&mut self) -> Result<Option<At>, StoreError> {
        let due: Option<i64> = sql!(self, |c| outbox::table
            .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
            .select(diesel::dsl::min(outbox::due_at))
            .first(c))?;
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
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            outbox::table
                .find(id.as_str())
                .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
        )
        .set((
            outbox::state.eq(state.as_str()),
            outbox::payload.eq(Vec::<u8>::new()),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq(error),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }
}

impl Tx<'_> {
    /// Writes one logout notice for each app and session among what ended, for apps that
    /// registered a back-channel logout URI (OIDC Back-Channel Logout §2.2). Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_logout_notices(
        &mut self,
        ended: &[crate::EndedGrant],
        now: At,
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
            });
        }
        self.insert_outbox_items(&items)?;
        Ok(told.len())
    }
}
