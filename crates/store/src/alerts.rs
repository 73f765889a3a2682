//! What admins are to look at without having asked.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::{alerts, partners},
};
use diesel::prelude::*;
use model::{Alert, AlertKey, AlertKind, At, Span};

/// One alert is mailed at most so often, however often it happens.
pub const ALERT_PERIOD: Span = Span::days(1);
/// So many are read at a time.
const AT_ONCE: i64 = 50;

type Row = (String, String, String, String, String, i32, i64, String);

fn alert(
    (kind, partner_id, about, subject, note, times, last, name): Row,
) -> Result<Alert, StoreError> {
    Ok(Alert {
        key: AlertKey {
            kind: read(&kind)?,
            partner_id: read(&partner_id)?,
            about,
        },
        subject,
        partner: name,
        note,
        times,
        last_at: at(last),
    })
}

/// The columns of [`Row`].
macro_rules! columns {
    () => {
        (
            alerts::kind,
            alerts::partner_id,
            alerts::about,
            alerts::subject,
            alerts::note,
            alerts::times,
            alerts::last_at,
            partners::name,
        )
    };
}

impl Tx<'_> {
    /// Keeps an alert. One that is there already counts once more and is to be looked at again.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn raise_alert(
        &mut self,
        key: &AlertKey,
        (subject, note): (&str, &str),
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(alerts::table)
            .values((
                alerts::kind.eq(key.kind.as_str()),
                alerts::partner_id.eq(key.partner_id.as_str()),
                alerts::about.eq(&key.about),
                alerts::subject.eq(subject),
                alerts::note.eq(note),
                alerts::times.eq(1),
                alerts::last_at.eq(now.micros()),
            ))
            .on_conflict((alerts::kind, alerts::partner_id, alerts::about))
            .do_update()
            .set((
                alerts::times.eq(alerts::times + 1),
                alerts::last_at.eq(now.micros()),
                alerts::subject.eq(subject),
                alerts::note.eq(note),
                alerts::seen_at.eq(None::<i64>),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The alerts that nobody has looked at and that show nowhere else, newest first, at most fifty.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn unseen_alerts(&mut self) -> Result<Vec<Alert>, StoreError> {
        let elsewhere = AlertKind::SHOWN_ELSEWHERE.map(AlertKind::as_str);
        let rows: Vec<Row> = sql!(self, |c| alerts::table
            .inner_join(partners::table.on(partners::id.eq(alerts::partner_id)))
            .filter(alerts::seen_at.is_null())
            .filter(alerts::kind.ne_all(elsewhere))
            .order((alerts::last_at.desc(), alerts::kind, alerts::about))
            .limit(AT_ONCE)
            .select(columns!())
            .load(c))?;
        rows.into_iter().map(alert).collect()
    }

    /// Puts an alert aside until it happens again; `false` when it was or there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn put_alert_aside(&mut self, key: &AlertKey, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            alerts::table
                .find((key.kind.as_str(), key.partner_id.as_str(), &key.about))
                .filter(alerts::seen_at.is_null())
        )
        .set((alerts::seen_at.eq(now.micros()), alerts::times.eq(0)))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// The alerts of which a mail is due, the longest waiting first, at most fifty.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn alerts_to_mail(&mut self, now: At) -> Result<Vec<Alert>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| alerts::table
            .inner_join(partners::table.on(partners::id.eq(alerts::partner_id)))
            .filter(alerts::seen_at.is_null())
            .filter(
                alerts::mailed_at.is_null().or(alerts::mailed_at
                    .le(now.minus(ALERT_PERIOD).micros())
                    .and(alerts::mailed_at.lt(alerts::last_at.nullable())))
            )
            .order((alerts::last_at, alerts::kind, alerts::about))
            .limit(AT_ONCE)
            .select(columns!())
            .load(c))?;
        rows.into_iter().map(alert).collect()
    }

    /// Takes an alert to mail it, so that one node does; `false` when another was first or somebody
    /// put it aside.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_alert_mail(&mut self, key: &AlertKey, now: At) -> Result<bool, StoreError> {
        let period_ago = now.minus(ALERT_PERIOD).micros();
        let rows = sql!(self, |c| diesel::update(
            alerts::table
                .filter(alerts::kind.eq(key.kind.as_str()))
                .filter(alerts::partner_id.eq(key.partner_id.as_str()))
                .filter(alerts::about.eq(&key.about))
                .filter(alerts::seen_at.is_null())
                .filter(
                    alerts::mailed_at
                        .is_null()
                        .or(alerts::mailed_at.le(period_ago))
                )
        )
        .set(alerts::mailed_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
