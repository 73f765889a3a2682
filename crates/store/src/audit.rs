//! The audit chain: append-only, each line bound to the one before by SHA-256.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json, read_opt},
    kept::Keep,
    schema::{audit_events, audit_head},
};
use diesel::prelude::*;
use model::{Actor, ChainedEvent, Event, Mark, hex};
use sha2::{Digest, Sha256};

/// What came of checking the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditVerdict {
    /// Every line is as it was written, and none is missing.
    Intact {
        /// How many lines there are.
        lines: i64,
    },
    /// The chain does not hold.
    Broken {
        /// The first line that does not fit.
        seq: i64,
        /// What is wrong with it.
        fault: ChainBreak,
    },
}

/// How far a check of the chain came.
pub(crate) struct Checked {
    /// The last line that holds.
    pub(crate) seq: i64,
    /// Its hash.
    pub(crate) hash: Vec<u8>,
    /// The first line that does not hold, and what is wrong with it.
    pub(crate) fault: Option<(i64, ChainBreak)>,
}

/// How a chain can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainBreak {
    /// A line is missing at this position.
    Missing,
    /// The line's content is not what was written.
    Altered,
    /// The line does not continue the one before.
    Unlinked,
    /// The chain ends before or behind its recorded end.
    WrongEnd,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_events)]
pub(crate) struct Row {
    pub(crate) seq: i64,
    at: i64,
    actor_kind: String,
    actor_id: Option<String>,
    name: String,
    reason: Option<String>,
    partner_id: Option<String>,
    guest_id: Option<String>,
    app_id: Option<String>,
    detail: String,
    previous_hash: Vec<u8>,
    hash: Vec<u8>,
}

impl Row {
    /// The hash over the previous hash and every column, each with its length so that no two
    /// lines of different content have the same input.
    fn compute_hash(&self) -> Vec<u8> {
        let mut digest = Sha256::new();
        digest.update(&self.previous_hash);
        digest.update(self.seq.to_be_bytes());
        digest.update(self.at.to_be_bytes());
        let columns = [
            Some(&self.actor_kind),
            self.actor_id.as_ref(),
            Some(&self.name),
            self.reason.as_ref(),
            self.partner_id.as_ref(),
            self.guest_id.as_ref(),
            self.app_id.as_ref(),
            Some(&self.detail),
        ];
        for column in columns {
            match column {
                None => digest.update(u64::MAX.to_be_bytes()),
                Some(text) => {
                    digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                    digest.update(text.as_bytes());
                }
            }
        }
        digest.finalize().to_vec()
    }

    pub(crate) fn chained(self) -> Result<ChainedEvent, StoreError> {
        Ok(ChainedEvent {
            seq: self.seq,
            event: Event {
                at: at(self.at),
                actor: Actor {
                    kind: read(&self.actor_kind)?,
                    id: self.actor_id,
                },
                name: read(&self.name)?,
                reason: read_opt(self.reason.as_deref())?,
                partner_id: read_opt(self.partner_id.as_deref())?,
                guest_id: read_opt(self.guest_id.as_deref())?,
                app_id: read_opt(self.app_id.as_deref())?,
                detail: read_json(&self.detail)?,
            },
            previous_hash: self.previous_hash,
            hash: self.hash,
        })
    }
}

fn mark(seq: i64, hash: &[u8]) -> Mark {
    let hash = hex(hash);
    Mark { seq, hash }
}

impl Tx<'_> {
    /// Where the chain ends.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn audit_end(&mut self) -> Result<Mark, StoreError> {
        let (seq, hash): (i64, Vec<u8>) = sql!(self, |c| audit_head::table
            .find(1)
            .select((audit_head::seq, audit_head::hash))
            .first(c))?;
        Ok(mark(seq, &hash))
    }

    /// Whether the chain holds a mark: this very line at this place.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn audit_holds(&mut self, wanted: &Mark) -> Result<bool, StoreError> {
        let hash: Option<Vec<u8>> = sql!(self, |c| audit_events::table
            .find(wanted.seq)
            .select(audit_events::hash)
            .first(c)
            .optional())?;
        // Before the first line there is nothing to hold against.
        Ok(wanted.seq == 0 || hash.is_some_and(|hash| mark(wanted.seq, &hash) == *wanted))
    }

    /// Appends events and says which number the first one got; called once per transaction, right before
    /// its commit.
    pub(crate) fn append_events(&mut self, events: &[Event]) -> Result<i64, StoreError> {
        let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
        // Taking the numbers locks the end of the chain until the commit.
        let (end, mut previous): (i64, Vec<u8>) =
            sql!(self, |c| diesel::update(audit_head::table.find(1))
                .set(audit_head::seq.eq(audit_head::seq + count))
                .returning((audit_head::seq, audit_head::hash))
                .kept()
                .get_result(c))?;
        for (seq, event) in (end - count + 1..).zip(events) {
            let mut row = Row {
                seq,
                at: event.at.micros(),
                actor_kind: event.actor.kind.to_string(),
                actor_id: event.actor.id.clone(),
                name: event.name.to_string(),
                reason: event.reason.map(|r| r.to_string()),
                partner_id: event.partner_id.as_ref().map(ToString::to_string),
                guest_id: event.guest_id.as_ref().map(ToString::to_string),
                app_id: event.app_id.as_ref().map(ToString::to_string),
                detail: json(&event.detail)?,
                previous_hash: previous,
                hash: Vec::new(),
            };
            row.hash = row.compute_hash();
            previous = row.hash.clone();
            self.insert_event(&row)?;
            if event.reason.is_some() {
                self.note_reference(seq)?;
            }
        }
        sql!(self, |c| diesel::update(audit_head::table.find(1))
            .set(audit_head::hash.eq(&previous))
            .kept()
            .execute(c))?;
        Ok(end - count + 1)
    }

    /// The line at a place of the chain.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_event(&mut self, seq: i64) -> Result<Option<ChainedEvent>, StoreError> {
        let row: Option<Row> = sql!(self, |c| audit_events::table
            .find(seq)
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Row::chained).transpose()
    }

    fn insert_event(&mut self, row: &Row) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(audit_events::table)
            .values((
                audit_events::seq.eq(row.seq),
                audit_events::at.eq(row.at),
                audit_events::actor_kind.eq(&row.actor_kind),
                audit_events::actor_id.eq(&row.actor_id),
                audit_events::name.eq(&row.name),
                audit_events::reason.eq(&row.reason),
                audit_events::partner_id.eq(&row.partner_id),
                audit_events::guest_id.eq(&row.guest_id),
                audit_events::app_id.eq(&row.app_id),
                audit_events::detail.eq(&row.detail),
                audit_events::previous_hash.eq(&row.previous_hash),
                audit_events::hash.eq(&row.hash),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Checks the whole chain, a thousand lines at a time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn verify_audit(&mut self) -> Result<AuditVerdict, StoreError> {
        let (mut seq, mut previous) = (0, vec![0; 32]);
        loop {
            let checked = self.check_lines((seq, previous))?;
            let is_over = checked.seq == seq;
            (seq, previous) = (checked.seq, checked.hash);
            if let Some((seq, fault)) = checked.fault {
                return Ok(AuditVerdict::Broken { seq, fault });
            }
            if is_over {
                break;
            }
        }
        let (end, hash): (i64, Vec<u8>) = sql!(self, |c| audit_head::table
            .find(1)
            .select((audit_head::seq, audit_head::hash))
            .first(c))?;
        // Lines may have been added while we read; then the end lies behind what we saw.
        if end < seq || (end == seq && hash != previous) {
            return Ok(AuditVerdict::Broken {
                seq: end,
                fault: ChainBreak::WrongEnd,
            });
        }
        if end > seq {
            let newer: i64 = sql!(self, |c| audit_events::table
                .filter(audit_events::seq.gt(seq))
                .count()
                .get_result(c))?;
            if newer == 0 {
                return Ok(AuditVerdict::Broken {
                    seq: seq + 1,
                    fault: ChainBreak::Missing,
                });
            }
        }
        Ok(AuditVerdict::Intact { lines: seq })
    }

    /// Checks the next thousand lines behind one that held.
    pub(crate) fn check_lines(
        &mut self,
        (mut seq, mut hash): (i64, Vec<u8>),
    ) -> Result<Checked, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| audit_events::table
            .filter(audit_events::seq.gt(seq))
            .order(audit_events::seq)
            .limit(1_000)
            .select(Row::as_select())
            .load(c))?;
        for row in rows {
            let fault = if row.seq != seq + 1 {
                Some(ChainBreak::Missing)
            } else if row.previous_hash != hash {
                Some(ChainBreak::Unlinked)
            } else if row.compute_hash() != row.hash {
                Some(ChainBreak::Altered)
            } else {
                None
            };
            if let Some(fault) = fault {
                let fault = Some((seq + 1, fault));
                return Ok(Checked { seq, hash, fault });
            }
            (seq, hash) = (row.seq, row.hash);
        }
        Ok(Checked {
            seq,
            hash,
            fault: None,
        })
    }
}
