//! Lines of the audit chain by what an auditor asks for.

use crate::{
    StoreError, Tx,
    audit::Row,
    convert::{read, read_opt},
    schema::{audit_events, audit_references},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use model::{ActorKind, At, ChainedEvent, EventName, Id, Reason, kind};

/// Which lines to list, newest first.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Only about this guest.
    pub guest_id: Option<Id<kind::Guest>>,
    /// Only about this partner.
    pub partner_id: Option<Id<kind::Partner>>,
    /// Only about this app.
    pub app_id: Option<Id<kind::App>>,
    /// Only by actors of this kind.
    pub actor_kind: Option<ActorKind>,
    /// Only by the actor of this id.
    pub actor_id: Option<String>,
    /// Only this event.
    pub name: Option<EventName>,
    /// Only refused for this reason.
    pub reason: Option<Reason>,
    /// Only refusals on whose page this reference stood.
    pub reference: Option<String>,
    /// Not before this instant.
    pub since: Option<At>,
    /// Before this instant.
    pub until: Option<At>,
    /// Only before this position.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

impl Tx<'_> {
    /// Lists lines by filter, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_events(&mut self, filter: &AuditFilter) -> Result<Vec<ChainedEvent>, StoreError> {
        let reference = filter.reference.as_deref().map(normal);
        let rows: Vec<Row> = sql!(self, |c| {
            let mut query = audit_events::table
                .select(Row::as_select())
                .order(audit_events::seq.desc())
                .limit(filter.limit)
                .into_boxed();
            if let Some(id) = &filter.guest_id {
                query = query.filter(audit_events::guest_id.eq(id.as_str()));
            }
            if let Some(id) = &filter.partner_id {
                query = query.filter(audit_events::partner_id.eq(id.as_str()));
            }
            if let Some(id) = &filter.app_id {
                query = query.filter(audit_events::app_id.eq(id.as_str()));
            }
            if let Some(kind) = filter.actor_kind {
                query = query.filter(audit_events::actor_kind.eq(kind.as_str()));
            }
            if let Some(id) = &filter.actor_id {
                query = query.filter(audit_events::actor_id.eq(id));
            }
            if let Some(name) = filter.name {
                query = query.filter(audit_events::name.eq(name.as_str()));
            }
            if let Some(reason) = filter.reason {
                query = query.filter(audit_events::reason.eq(reason.as_str()));
            }
            if let Some(reference) = &reference {
                let lines = audit_references::table
                    .filter(audit_references::reference.eq(reference))
                    .select(audit_references::seq);
                query = query.filter(audit_events::seq.eq_any(lines));
            }
            if let Some(since) = filter.since {
                query = query.filter(audit_events::at.ge(since.micros()));
            }
            if let Some(until) = filter.until {
                query = query.filter(audit_events::at.lt(until.micros()));
            }
            if let Some(before) = filter.before {
                query = query.filter(audit_events::seq.lt(before));
            }
            query.load(c)
        })?;
        rows.into_iter().map(Row::chained).collect()
    }

    /// Every kind of line that stands in the chain: the event, and the reason where it was refused.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn kinds_of_events(&mut self) -> Result<Vec<(EventName, Option<Reason>)>, StoreError> {
        let rows: Vec<(String, Option<String>)> = sql!(self, |c| audit_events::table
            .select((audit_events::name, audit_events::reason))
            .distinct()
            .load(c))?;
        rows.into_iter()
            .map(|(name, reason)| Ok((read(&name)?, read_opt(reason.as_deref())?)))
            .collect()
    }
}

/// Sign-ins of one partner's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInCounts {
    /// Whose; `None` where nobody was found.
    pub partner_id: Option<Id<kind::Partner>>,
    /// How many succeeded.
    pub done: i64,
    /// How many were refused.
    pub refused: i64,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = Nullable<Text>)]
    partner_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    done: i64,
    #[diesel(sql_type = BigInt)]
    refused: i64,
}

impl Tx<'_> {
    /// Sign-ins since an instant by partner, those with most refusals first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sign_ins_since(&mut self, since: At) -> Result<Vec<SignInCounts>, StoreError> {
        // The names in a CASE, so that the index of instants is taken and not that of names.
        let query = "SELECT COALESCE(e.partner_id, g.partner_id) AS partner_id, \
                     COUNT(CASE WHEN e.reason IS NULL THEN 1 END) AS done, COUNT(e.reason) AS refused \
                     FROM audit_events e LEFT JOIN guests g ON g.id = e.guest_id \
                     WHERE e.at >= $1 AND CASE e.name WHEN 'sign_in' THEN TRUE \
                     WHEN 'upstream.callback' THEN e.reason IS NOT NULL \
                     WHEN 'upstream.token' THEN e.reason IS NOT NULL ELSE FALSE END \
                     GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1 LIMIT 20";
        let rows: Vec<CountRow> = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(since.micros())
            .load(c))?;
        rows.into_iter()
            .map(|row| {
                Ok(SignInCounts {
                    partner_id: read_opt(row.partner_id.as_deref())?,
                    done: row.done,
                    refused: row.refused,
                })
            })
            .collect()
    }
}

/// A reference as it stands on pages, however it was read out.
fn normal(given: &str) -> String {
    given.trim().to_uppercase()
}
