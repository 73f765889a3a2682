//! How much work waits, for figures that an operator watches. Numbers alone, nothing about anybody.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::{connections, outbox},
};
use diesel::{
    QueryableByName,
    dsl::count_star,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use model::{At, ConnectionKind, ConnectionState, OutboxKind, OutboxState};

/// What waits to be delivered, of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Of which kind.
    pub kind: OutboxKind,
    /// How much waits.
    pub number: i64,
    /// How much of it was tried before, in vain.
    pub retried: i64,
    /// The tries of what was tried most often.
    pub most_tries: i64,
    /// Since when the oldest waits.
    pub since: At,
}

#[derive(QueryableByName)]
struct WaitingRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = BigInt)]
    retried: i64,
    #[diesel(sql_type = BigInt)]
    most_tries: i64,
    #[diesel(sql_type = BigInt)]
    since: i64,
}

const WAITING: &str = "SELECT kind, COUNT(*) AS number, \
     COUNT(CASE WHEN attempts > 0 THEN 1 END) AS retried, \
     CAST(MAX(attempts) AS BIGINT) AS most_tries, MIN(created_at) AS since \
     FROM outbox WHERE state = 'waiting' AND created_at <= $1 GROUP BY kind";

/// How it stands with homes that are read and asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Homes {
    /// Connections in use whose home could not be read, or not be believed, when it was last tried.
    pub unreadable: i64,
    /// When the next guest is, or was, due to be asked about.
    pub probe_due: Option<At>,
}

impl Tx<'_> {
    /// What waits to be delivered, by kind; a kind of which nothing waits is not named. Reminders, which are
    /// written ahead of their time, do not wait before it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn waiting_work(&mut self, now: At) -> Result<Vec<Waiting>, StoreError> {
        let rows: Vec<WaitingRow> = sql!(self, |c| sql_query(WAITING)
            .bind::<BigInt, _>(now.micros())
            .load(c))?;
        let waiting = rows.into_iter().map(|row| {
            Ok(Waiting {
                kind: read(&row.kind)?,
                number: row.number,
                retried: row.retried,
                most_tries: row.most_tries,
                since: at(row.since),
            })
        });
        waiting.collect()
    }

    /// How much was given up, by kind.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn work_given_up(&mut self) -> Result<Vec<(OutboxKind, i64)>, StoreError> {
        let rows: Vec<(String, i64)> = sql!(self, |c| outbox::table
            .filter(outbox::state.eq(OutboxState::Dead.as_str()))
            .group_by(outbox::kind)
            .select((outbox::kind, count_star()))
            .load(c))?;
        rows.into_iter()
            .map(|(kind, number)| Ok((read(&kind)?, number)))
            .collect()
    }

    /// How it stands with homes.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn home_figures(&mut self) -> Result<Homes, StoreError> {
        let unreadable = sql!(self, |c| connections::table
            .filter(connections::state.eq(ConnectionState::Enabled.as_str()))
            .filter(connections::kind.eq(ConnectionKind::Oidc.as_str()))
            .filter(connections::read_fault.is_not_null())
            .count()
            .get_result(c))?;
        Ok(Homes {
            unreadable,
            probe_due: self.next_probe_due()?,
        })
    }
}
