//! The facts about many guests at many apps, for saying beforehand what a change would change.

use super::{
    FactRow, SessionPart, collect,
    columns::{FACTS, REACHING, SESSION_FACTS},
    confirmed, no_older_than,
};
use crate::{StoreError, Tx, convert::read};
use diesel::{prelude::*, sql_query, sql_types::Text};
use model::{At, Id, Pair, Premises, kind};
use std::collections::BTreeMap;

/// Which guests something concerns.
#[derive(Clone, Copy, Debug)]
pub enum GuestsOf<'a> {
    /// Whomever something assigns an app to.
    App(&'a Id<kind::App>),
    /// All of a partner.
    Partner(&'a Id<kind::Partner>),
    /// The members of a group.
    Group(&'a Id<kind::Group>),
    /// One.
    Guest(&'a Id<kind::Guest>),
    /// Everybody.
    Everybody,
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = Text)]
    id: String,
}

#[derive(QueryableByName)]
struct PairRow {
    #[diesel(embed)]
    fact: FactRow,
    #[diesel(sql_type = Text)]
    guest_name: String,
}

#[derive(QueryableByName)]
struct LiveRow {
    #[diesel(sql_type = Text)]
    guest_id: String,
    #[diesel(embed)]
    session: SessionPart,
}

impl Tx<'_> {
    /// The guests whom something concerns and who are not removed, in the order of their ids; at most so many.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_concerned(
        &mut self,
        of: GuestsOf<'_>,
        limit: usize,
    ) -> Result<Vec<Id<kind::Guest>>, StoreError> {
        let (those, id) = match of {
            GuestsOf::App(id) => (
                "g.id IN (SELECT s.assignee_id FROM assignments s WHERE s.app_id = $1 \
                 UNION SELECT m.guest_id FROM assignments s JOIN group_members m ON m.group_id = s.assignee_id \
                 WHERE s.app_id = $1 UNION SELECT x.id FROM assignments s JOIN guests x \
                 ON x.partner_id = s.assignee_id WHERE s.app_id = $1)",
                id.as_str(),
            ),
            GuestsOf::Partner(id) => ("g.partner_id = $1", id.as_str()),
            GuestsOf::Group(id) => (
                "g.id IN (SELECT m.guest_id FROM group_members m WHERE m.group_id = $1)",
                id.as_str(),
            ),
            GuestsOf::Guest(id) => ("g.id = $1", id.as_str()),
            GuestsOf::Everybody => ("g.id > $1", ""),
        };
        let query = format!(
            "SELECT g.id FROM guests g WHERE g.state <> 'removed' AND {those} ORDER BY g.id LIMIT {limit}"
        );
        let rows: Vec<IdRow> = sql!(self, |c| sql_query(query).bind::<Text, _>(id).load(c))?;
        rows.iter().map(|row| read(&row.id)).collect()
    }

    /// The facts about some guests at some apps, or where those are `None` at every app that something assigns to
    /// them, each with the guest's newest live session. Two statements, however many they are.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn pairs(
        &mut self,
        guests: &[Id<kind::Guest>],
        apps: Option<&[Id<kind::App>]>,
        now: At,
    ) -> Result<Vec<Pair>, StoreError> {
        if guests.is_empty() || apps.is_some_and(<[_]>::is_empty) {
            return Ok(Vec::new());
        }
        let named = apps.unwrap_or_default();
        let (apps_at, guests_at) = (
            places(1, named.len()),
            places(1 + named.len(), guests.len()),
        );
        let join = match apps {
            Some(_) => {
                format!("JOIN apps a ON a.id IN ({apps_at}) LEFT JOIN assignments s ON {REACHING}")
            }
            None => {
                "JOIN assignments s ON s.assignee_id IN (SELECT g.id UNION ALL SELECT g.partner_id \
                 UNION ALL SELECT m.group_id FROM group_members m WHERE m.guest_id = g.id) \
                 JOIN apps a ON a.id = s.app_id LEFT JOIN \"groups\" gr ON gr.id = s.assignee_id"
                    .to_owned()
            }
        };
        let query = format!(
            "{FACTS}, g.display_name AS guest_name FROM guests g JOIN partners p ON p.id = g.partner_id {join} \
             WHERE g.id IN ({guests_at}) ORDER BY g.id, a.id, s.id"
        );
        let rows: Vec<PairRow> = sql!(self, |c| {
            let mut query = sql_query(query).into_boxed();
            for id in named {
                query = query.bind::<Text, _>(id.as_str());
            }
            for id in guests {
                query = query.bind::<Text, _>(id.as_str());
            }
            query.load(c)
        })?;
        let live = self.live_sessions(guests, now)?;
        put_together(rows, &live)
    }

    /// The newest live session of each of some guests.
    fn live_sessions(
        &mut self,
        guests: &[Id<kind::Guest>],
        now: At,
    ) -> Result<BTreeMap<String, SessionPart>, StoreError> {
        let query = format!(
            "SELECT se.guest_id{SESSION_FACTS} FROM sessions se JOIN connections c ON c.id = se.connection_id \
             JOIN guests g ON g.id = se.guest_id JOIN partners p ON p.id = g.partner_id \
             WHERE se.guest_id IN ({}) AND se.ended_at IS NULL AND se.expires_at > {now} \
             AND se.access_epoch = p.access_epoch AND c.state <> 'disabled' \
             AND (c.cut_over_at IS NULL OR c.cut_over_at > {now}) ORDER BY se.created_at, se.id",
            places(1, guests.len()),
            now = now.micros()
        );
        let rows: Vec<LiveRow> = sql!(self, |c| {
            let mut query = sql_query(query).into_boxed();
            for id in guests {
                query = query.bind::<Text, _>(id.as_str());
            }
            query.load(c)
        })?;
        Ok(rows
            .into_iter()
            .map(|row| (row.guest_id, row.session))
            .collect())
    }
}

/// `$first, …`: so many places of a statement.
fn places(first: usize, number: usize) -> String {
    let all: Vec<String> = (first..first + number).map(|n| format!("${n}")).collect();
    all.join(", ")
}

/// One pair for each guest and app; the rows of one stand together.
fn put_together(
    rows: Vec<PairRow>,
    live: &BTreeMap<String, SessionPart>,
) -> Result<Vec<Pair>, StoreError> {
    let mut beside: Vec<(Premises, String, String)> = Vec::new();
    let mut last: Option<(String, String)> = None;
    for row in &rows {
        let key = (row.fact.guest_id.clone(), row.fact.app_id.clone());
        if last.as_ref() != Some(&key) {
            beside.push((
                premises(&row.fact, live.get(&row.fact.guest_id))?,
                row.guest_name.clone(),
                row.fact.partner_name.clone(),
            ));
            last = Some(key);
        }
    }
    let facts = collect(rows, |row| (row.fact, None))?;
    let pairs = facts
        .into_iter()
        .zip(beside)
        .map(|(app, (premises, guest_name, partner_name))| {
            let mut facts = app.facts;
            if let Some(session) = live.get(facts.guest_id.as_str()) {
                facts.session = Some(session.facts(premises.wants_mfa)?);
            }
            Ok(Pair {
                facts,
                premises,
                guest_name,
                partner_name,
                app_name: app.name,
            })
        });
    pairs.collect()
}

fn premises(row: &FactRow, session: Option<&SessionPart>) -> Result<Premises, StoreError> {
    let [recheck, max_unconfirmed] = no_older_than(row);
    Ok(Premises {
        confirmed: confirmed(row),
        recheck,
        max_unconfirmed,
        wants_mfa: row.app_requires_mfa,
        strength: session.map(SessionPart::strength).transpose()?,
    })
}
