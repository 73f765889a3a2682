//! Streams of Shared Signals, and the newest word of each home about an account.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, hash, json, micros, read, read_json},
    schema::{connections, guests},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Text},
};
use model::{
    At, ConnectionState, Ending, FreezeReason, GuestState, HashedSecret, HomeWord, Id, Polling,
    SignalStream, Span, StreamStatus, kind,
};

diesel::table! {
    signal_streams (connection_id) {
        connection_id -> Text,
        delivery -> Text,
        issuer -> Text,
        audience -> Text,
        jwks_uri -> Nullable<Text>,
        secret_hash -> Nullable<Binary>,
        status -> Text,
        created_at -> BigInt,
        verified_at -> Nullable<BigInt>,
        last_event -> Nullable<Text>,
        last_event_at -> Nullable<BigInt>,
        remote -> Nullable<Text>,
        access_token -> Nullable<Binary>,
        awaited_state -> Nullable<Binary>,
        poll_endpoint -> Nullable<Text>,
        next_poll_at -> Nullable<BigInt>,
        failing_since -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    account_signals (guest_id, connection_id, about) {
        guest_id -> Text,
        connection_id -> Text,
        about -> Text,
        said -> Text,
        weight -> Integer,
        said_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(signal_streams, connections);

#[derive(Queryable, Selectable)]
#[diesel(table_name = signal_streams)]
struct Row {
    connection_id: String,
    delivery: String,
    issuer: String,
    audience: String,
    jwks_uri: Option<String>,
    secret_hash: Option<Vec<u8>>,
    status: String,
    created_at: i64,
    verified_at: Option<i64>,
    last_event: Option<String>,
    last_event_at: Option<i64>,
    remote: Option<String>,
    access_token: Option<Vec<u8>>,
    awaited_state: Option<Vec<u8>>,
    poll_endpoint: Option<String>,
    next_poll_at: Option<i64>,
    failing_since: Option<i64>,
    last_error: Option<String>,
}

impl TryFrom<Row> for SignalStream {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let polling = row.poll_endpoint.zip(row.next_poll_at);
        Ok(Self {
            connection_id: read(&row.connection_id)?,
            delivery: read(&row.delivery)?,
            issuer: row.issuer,
            audience: read_json(&row.audience)?,
            jwks_uri: row.jwks_uri,
            secret: row.secret_hash.as_deref().map(hash).transpose()?,
            status: read(&row.status)?,
            created_at: at(row.created_at),
            verified_at: at_opt(row.verified_at),
            last_event: row.last_event.zip(row.last_event_at.map(at)),
            remote: row.remote.as_deref().map(read_json).transpose()?,
            access_token: row.access_token,
            awaited_state: row.awaited_state.as_deref().map(hash).transpose()?,
            polling: polling.map(|(endpoint, next)| Polling {
                endpoint,
                next_at: at(next),
                failing_since: at_opt(row.failing_since),
                last_error: row.last_error,
            }),
        })
    }
}

impl Tx<'_> {
    /// Adds a stream; `false` when the connection has one already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_stream(&mut self, stream: &SignalStream) -> Result<bool, StoreError> {
        let audience = json(&stream.audience)?;
        let remote = stream.remote.as_ref().map(json).transpose()?;
        let polling = stream.polling.as_ref();
        let rows = sql!(self, |c| diesel::insert_into(signal_streams::table)
            .values((
                signal_streams::connection_id.eq(stream.connection_id.as_str()),
                signal_streams::delivery.eq(stream.delivery.as_str()),
                signal_streams::issuer.eq(&stream.issuer),
                signal_streams::audience.eq(&audience),
                signal_streams::jwks_uri.eq(&stream.jwks_uri),
                signal_streams::secret_hash.eq(stream.secret.as_ref().map(|it| it.as_bytes())),
                signal_streams::status.eq(stream.status.as_str()),
                signal_streams::created_at.eq(stream.created_at.micros()),
                signal_streams::verified_at.eq(micros(stream.verified_at)),
                signal_streams::remote.eq(&remote),
                signal_streams::access_token.eq(&stream.access_token),
                signal_streams::poll_endpoint.eq(polling.map(|it| &it.endpoint)),
                signal_streams::next_poll_at.eq(polling.map(|it| it.next_at.micros())),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// The stream of a connection.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_stream(
        &mut self,
        connection: &Id<kind::Connection>,
    ) -> Result<Option<SignalStream>, StoreError> {
        let row = sql!(self, |c| signal_streams::table
            .find(connection.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(SignalStream::try_from).transpose()
    }

    /// Forgets a stream; `false` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_stream(&mut self, connection: &Id<kind::Connection>) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            signal_streams::table.find(connection.as_str())
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Notes that an event of a stream was believed; `false` when the stream is gone.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn stream_heard(
        &mut self,
        connection: &Id<kind::Connection>,
        event: &str,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            signal_streams::table.find(connection.as_str())
        )
        .set((
            signal_streams::last_event.eq(event),
            signal_streams::last_event_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Notes that a verification event came through.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn stream_verified(
        &mut self,
        connection: &Id<kind::Connection>,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            signal_streams::table.find(connection.as_str())
        )
        .set((
            signal_streams::verified_at.eq(now.micros()),
            signal_streams::awaited_state.eq(None::<Vec<u8>>),
        ))
        .execute(c))?;
        Ok(())
    }

    /// Awaits a verification event with this `state`, and no other.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn await_verification(
        &mut self,
        connection: &Id<kind::Connection>,
        state: &HashedSecret,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            signal_streams::table.find(connection.as_str())
        )
        .set(signal_streams::awaited_state.eq(state.as_bytes()))
        .execute(c))?;
        Ok(())
    }

    /// When tokens are to be fetched next, without taking the writer.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_poll_due(&mut self) -> Result<Option<At>, StoreError> {
        let due: Option<i64> = sql!(self, |c| signal_streams::table
            .inner_join(connections::table.on(connections::id.eq(signal_streams::connection_id)))
            .filter(connections::state.ne(ConnectionState::Disabled.as_str()))
            .select(diesel::dsl::min(signal_streams::next_poll_at))
            .get_result(c))?;
        Ok(at_opt(due))
    }

    /// Takes up to `limit` streams that are due; nobody else fetches of them before the lease ends. Each
    /// comes with that end as its next time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_polls(
        &mut self,
        now: At,
        lease: Span,
        limit: i64,
    ) -> Result<Vec<SignalStream>, StoreError> {
        let due: Vec<Row> = sql!(self, |c| signal_streams::table
            .inner_join(connections::table.on(connections::id.eq(signal_streams::connection_id)))
            .filter(connections::state.ne(ConnectionState::Disabled.as_str()))
            .filter(signal_streams::next_poll_at.le(now.micros()))
            // The id too: all claimers take row locks in the same order.
            .order((signal_streams::next_poll_at, signal_streams::connection_id))
            .limit(limit)
            .select(Row::as_select())
            .load(c))?;
        let until = now.plus(lease);
        let mut claimed = Vec::with_capacity(due.len());
        for row in due {
            // Every claim moves the due time, so one that still stands was claimed by nobody else.
            let rows = sql!(self, |c| diesel::update(
                signal_streams::table
                    .find(&row.connection_id)
                    .filter(signal_streams::next_poll_at.eq(row.next_poll_at))
            )
            .set(signal_streams::next_poll_at.eq(until.micros()))
            .execute(c))?;
            if rows == 1 {
                let next_poll_at = Some(until.micros());
                claimed.push(SignalStream::try_from(Row {
                    next_poll_at,
                    ..row
                })?);
            }
        }
        Ok(claimed)
    }

    /// Notes how fetching went, when it is tried again, and since when it fails in which way; `false` when
    /// the claim is over or the stream gone.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn poll_done(
        &mut self,
        claimed: &SignalStream,
        next_at: At,
        failure: Option<(At, &str)>,
    ) -> Result<bool, StoreError> {
        let Some(polling) = &claimed.polling else {
            return Ok(false);
        };
        let rows = sql!(self, |c| diesel::update(
            signal_streams::table
                .find(claimed.connection_id.as_str())
                .filter(signal_streams::next_poll_at.eq(polling.next_at.micros()))
        )
        .set((
            signal_streams::next_poll_at.eq(next_at.micros()),
            signal_streams::failing_since.eq(failure.map(|(since, _)| since.micros())),
            signal_streams::last_error.eq(failure.map(|(_, error)| error)),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Keeps what the transmitter says of a stream.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_stream_status(
        &mut self,
        connection: &Id<kind::Connection>,
        status: StreamStatus,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            signal_streams::table.find(connection.as_str())
        )
        .set(signal_streams::status.eq(status.as_str()))
        .execute(c))?;
        Ok(())
    }

    /// Keeps a home's word about a guest, said for an instant; `false` when a newer one is known, or a
    /// heavier one about the same instant. Nothing comes after a purge. The one conditional write also
    /// puts two words that come at once into an order.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_word(
        &mut self,
        (guest, connection): (&Id<kind::Guest>, &Id<kind::Connection>),
        word: HomeWord,
        said_at: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| {
            sql_query(
            "INSERT INTO account_signals (guest_id, connection_id, about, said, weight, said_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (guest_id, connection_id, about) DO UPDATE \
             SET said = excluded.said, weight = excluded.weight, said_at = excluded.said_at \
             WHERE excluded.weight = 2 OR (account_signals.weight <> 2 \
             AND (excluded.said_at > account_signals.said_at OR (excluded.said_at = account_signals.said_at \
             AND excluded.weight >= account_signals.weight)))"
        )
        .bind::<Text, _>(guest.as_str())
        .bind::<Text, _>(connection.as_str())
        .bind::<Text, _>(word.about())
        .bind::<Text, _>(word.as_str())
        .bind::<Integer, _>(word.weight())
        .bind::<BigInt, _>(said_at.micros())
        .execute(c)
        })?;
        Ok(rows == 1)
    }

    /// Whether some home's newest word about a guest's account is that it may not be used.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn is_out_at_a_home(&mut self, guest: &Id<kind::Guest>) -> Result<bool, StoreError> {
        let out = [HomeWord::AccountDisabled, HomeWord::AccountPurged].map(HomeWord::as_str);
        let rows: i64 = sql!(self, |c| account_signals::table
            .filter(account_signals::guest_id.eq(guest.as_str()))
            .filter(account_signals::said.eq_any(out))
            .count()
            .get_result(c))?;
        Ok(rows > 0)
    }

    /// Whether a guest is frozen for a reason, which then stays so until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_frozen(
        &mut self,
        id: &Id<kind::Guest>,
        reason: FreezeReason,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(GuestState::Frozen.as_str()))
                .filter(guests::frozen_for.eq(reason.as_str()))
        )
        .set(guests::frozen_for.eq(reason.as_str()))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Forgets what homes said of a guest's account.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub(crate) fn forget_account_signals(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            account_signals::table.filter(account_signals::guest_id.eq(guest.as_str()))
        )
        .execute(c))?;
        Ok(())
    }

    /// A guest whose account was disabled is frozen for its purge from now on, and comes back by no
    /// signal; `false` when it is not frozen for that.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn freeze_for_good(&mut self, id: &Id<kind::Guest>, now: At) -> Result<bool, StoreError> {
        let reason = FreezeReason::AccountPurged;
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(GuestState::Frozen.as_str()))
                .filter(guests::frozen_for.eq(FreezeReason::AccountDisabled.as_str()))
        )
        .set(guests::frozen_for.eq(reason.as_str()))
        .execute(c))?;
        if rows == 1 {
            self.ended(Ending::Frozen {
                id: id.clone(),
                reason,
                at: now,
            });
        }
        Ok(rows == 1)
    }
}
