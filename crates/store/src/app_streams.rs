//! Streams of signals to apps.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json},
    schema::outbox,
};
use diesel::prelude::*;
use model::{
    AppStream, At, Ending, Id, OutboxKind, OutboxState, SignalDelivery, SignalEvent, StreamStatus,
    kind,
};

diesel::table! {
    app_streams (id) {
        id -> Text,
        app_id -> Text,
        delivery -> Text,
        endpoint -> Nullable<Text>,
        credential -> Nullable<Binary>,
        requested -> Nullable<Text>,
        description -> Nullable<Text>,
        status -> Text,
        status_reason -> Nullable<Text>,
        created_at -> BigInt,
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = app_streams)]
struct Row {
    id: String,
    app_id: String,
    delivery: String,
    endpoint: Option<String>,
    credential: Option<Vec<u8>>,
    requested: Option<String>,
    description: Option<String>,
    status: String,
    status_reason: Option<String>,
    created_at: i64,
}

impl TryFrom<Row> for AppStream {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            app_id: read(&row.app_id)?,
            delivery: read(&row.delivery)?,
            endpoint: row.endpoint,
            authorization: row.credential,
            requested: row.requested.as_deref().map(read_json).transpose()?,
            description: row.description,
            status: read(&row.status)?,
            status_reason: row.status_reason,
            created_at: at(row.created_at),
        })
    }
}

/// An app that is told of something.
#[derive(Clone, Debug)]
pub(crate) struct Listening {
    pub(crate) app_id: Id<kind::App>,
    /// Where a signal to it stands at first.
    pub(crate) begins_as: OutboxState,
}

impl Listening {
    pub(crate) fn of(stream: &AppStream) -> Self {
        let goes_out =
            stream.delivery == SignalDelivery::Push && stream.status == StreamStatus::Enabled;
        Self {
            app_id: stream.app_id.clone(),
            begins_as: if goes_out {
                OutboxState::Waiting
            } else {
                OutboxState::Held
            },
        }
    }
}

impl Tx<'_> {
    /// Adds a stream; `false` when the app has one already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_app_stream(&mut self, stream: &AppStream) -> Result<bool, StoreError> {
        let requested = stream.requested.as_ref().map(json).transpose()?;
        let rows = sql!(self, |c| diesel::insert_into(app_streams::table)
            .values((
                app_streams::id.eq(stream.id.as_str()),
                app_streams::app_id.eq(stream.app_id.as_str()),
                app_streams::delivery.eq(stream.delivery.as_str()),
                app_streams::endpoint.eq(&stream.endpoint),
                app_streams::credential.eq(&stream.authorization),
                app_streams::requested.eq(&requested),
                app_streams::description.eq(&stream.description),
                app_streams::status.eq(stream.status.as_str()),
                app_streams::status_reason.eq(&stream.status_reason),
                app_streams::created_at.eq(stream.created_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// The stream of an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn app_stream(&mut self, app: &Id<kind::App>) -> Result<Option<AppStream>, StoreError> {
        let row: Option<Row> = sql!(self, |c| app_streams::table
            .filter(app_streams::app_id.eq(app.as_str()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(AppStream::try_from).transpose()
    }

    /// Replaces what an app may change of its stream, its status too; `false` when it is gone. What waits for
    /// the app goes on as the stream is now, or is dropped.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn update_app_stream(&mut self, stream: &AppStream, now: At) -> Result<bool, StoreError> {
        let requested = stream.requested.as_ref().map(json).transpose()?;
        let rows = sql!(self, |c| diesel::update(
            app_streams::table.find(stream.id.as_str())
        )
        .set((
            app_streams::delivery.eq(stream.delivery.as_str()),
            app_streams::endpoint.eq(&stream.endpoint),
            app_streams::credential.eq(&stream.authorization),
            app_streams::requested.eq(&requested),
            app_streams::description.eq(&stream.description),
            app_streams::status.eq(stream.status.as_str()),
            app_streams::status_reason.eq(&stream.status_reason),
        ))
        .execute(c))?;
        if rows == 0 {
            return Ok(false);
        }
        if stream.status == StreamStatus::Disabled {
            self.drop_signals(&stream.app_id, now)?;
        } else {
            let to = Listening::of(stream).begins_as;
            self.move_signals(&[stream.app_id.as_str()], to, now)?;
        }
        Ok(true)
    }

    /// Lets what some apps are still to be told wait, or be held.
    fn move_signals(&mut self, apps: &[&str], to: OutboxState, now: At) -> Result<(), StoreError> {
        let from = match to {
            OutboxState::Waiting => OutboxState::Held,
            _ => OutboxState::Waiting,
        };
        sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::app_id.eq_any(apps))
                .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
                .filter(outbox::state.eq(from.as_str()))
        )
        .set((
            outbox::state.eq(to.as_str()),
            outbox::due_at.eq(now.micros())
        ))
        .execute(c))?;
        Ok(())
    }

    /// Ends a stream; `false` when it is gone already. What waits for its app is dropped.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_app_stream(
        &mut self,
        id: &Id<kind::AppStream>,
        now: At,
    ) -> Result<bool, StoreError> {
        let app: Option<String> = sql!(self, |c| diesel::delete(
            app_streams::table.find(id.as_str())
        )
        .returning(app_streams::app_id)
        .get_result(c)
        .optional())?;
        let Some(app) = app else {
            return Ok(false);
        };
        self.ended(Ending::AppStream { id: id.clone() });
        self.drop_signals(&read(&app)?, now)?;
        Ok(true)
    }

    fn drop_signals(&mut self, app: &Id<kind::App>, now: At) -> Result<(), StoreError> {
        let open = [OutboxState::Waiting, OutboxState::Held].map(OutboxState::as_str);
        sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::app_id.eq(app.as_str()))
                .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
                .filter(outbox::state.eq_any(open))
        )
        .set((
            outbox::state.eq(OutboxState::Dead.as_str()),
            outbox::payload.eq(Vec::<u8>::new()),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq("the stream ended"),
        ))
        .execute(c))?;
        Ok(())
    }

    /// The apps that are told of such an event, now or later.
    pub(crate) fn listening(&mut self, event: SignalEvent) -> Result<Vec<Listening>, StoreError> {
        let all = self.open_app_streams()?;
        let wanted = all.iter().filter(|stream| stream.wants(event));
        Ok(wanted.map(Listening::of).collect())
    }

    /// Streams that are not disabled.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn open_app_streams(&mut self) -> Result<Vec<AppStream>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| app_streams::table
            .filter(app_streams::status.ne(StreamStatus::Disabled.as_str()))
            .order(app_streams::app_id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(AppStream::try_from).collect()
    }

    /// Puts right what was written while a stream changed beside it: held for an app that is posted to, or
    /// waiting for one that is not; and gives up what nobody fetched for too long.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn settle_signals(&mut self, now: At) -> Result<usize, StoreError> {
        let open = self.open_app_streams()?;
        let open: Vec<Listening> = open.iter().map(Listening::of).collect();
        for to in [OutboxState::Waiting, OutboxState::Held] {
            let apps = open.iter().filter(|it| it.begins_as == to);
            let apps: Vec<&str> = apps.map(|it| it.app_id.as_str()).collect();
            if !apps.is_empty() {
                self.move_signals(&apps, to, now)?;
            }
        }
        self.give_up_held(now)
    }
}
