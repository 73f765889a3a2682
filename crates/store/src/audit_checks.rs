//! How far the audit chain was checked, and which refusals bear which reference.

use crate::{
    ChainBreak, StoreError, Tx,
    convert::{at, at_opt},
    schema::{audit_checks, audit_references},
};
use diesel::prelude::*;
use model::{At, Mark, Span, hex, unhex};
use std::cell::RefCell;

/// How often the whole chain is gone through again.
const ROUND: Span = Span::days(1);

thread_local! {
    /// The reference on the page that this thread is making.
    static REFERENCE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the work of one request; refusals that it writes down are found by the reference on its page.
pub fn referring_to<T>(reference: &str, work: impl FnOnce() -> T) -> T {
    /// Takes the reference away again, also when the work panics.
    struct Until;
    impl Drop for Until {
        fn drop(&mut self) {
            REFERENCE.with_borrow_mut(|held| *held = None);
        }
    }
    REFERENCE.with_borrow_mut(|held| *held = Some(reference.to_owned()));
    let _until = Until;
    work()
}

/// What is known of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditState {
    /// The number of its last line.
    pub lines: i64,
    /// Every line up to this one held when it was last checked.
    pub verified: i64,
    /// When that was.
    pub at: Option<At>,
    /// The first line that did not hold.
    pub broken: Option<i64>,
}

/// A part of the chain that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditStep {
    /// Behind this line.
    from: Mark,
    /// Up to this line.
    to: Mark,
    /// The first line that does not hold, and what is wrong with it.
    pub fault: Option<(i64, ChainBreak)>,
    /// When the round began.
    began_at: At,
}

impl AuditStep {
    /// Whether it found nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.seq == self.to.seq && self.fault.is_none()
    }
}

impl Tx<'_> {
    pub(crate) fn note_reference(&mut self, seq: i64) -> Result<(), StoreError> {
        let Some(reference) = REFERENCE.with_borrow(Clone::clone) else {
            return Ok(());
        };
        sql!(self, |c| diesel::insert_into(audit_references::table)
            .values((
                audit_references::reference.eq(&reference),
                audit_references::seq.eq(seq),
            ))
            .execute(c))?;
        Ok(())
    }

    /// How far the chain was checked.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn audit_state(&mut self) -> Result<AuditState, StoreError> {
        let lines = self.audit_end()?.seq;
        let (verified, when, broken): (i64, Option<i64>, Option<i64>) =
            sql!(self, |c| audit_checks::table
                .find(1)
                .select((
                    audit_checks::verified_seq,
                    audit_checks::verified_at,
                    audit_checks::broken_seq,
                ))
                .first(c))?;
        Ok(AuditState {
            lines,
            verified,
            at: at_opt(when),
            broken,
        })
    }

    /// Checks the next part of the chain, behind what was checked before in this round.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn check_audit_further(&mut self) -> Result<AuditStep, StoreError> {
        let (seq, hash, began): (i64, String, i64) = sql!(self, |c| audit_checks::table
            .find(1)
            .select((
                audit_checks::seq,
                audit_checks::hash,
                audit_checks::began_at
            ))
            .first(c))?;
        let previous = if seq == 0 {
            vec![0; 32]
        } else {
            unhex(&hash).ok_or_else(|| StoreError::Corrupt("a hash of the chain".into()))?
        };
        let checked = self.check_lines((seq, previous))?;
        Ok(AuditStep {
            from: Mark { seq, hash },
            to: Mark {
                seq: checked.seq,
                hash: hex(&checked.hash),
            },
            fault: checked.fault,
            began_at: at(began),
        })
    }

    /// Writes down what a check found; where it found nothing new and the round is old, the next one begins.
    /// `false` when another node was there first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_audit_step(&mut self, step: &AuditStep, now: At) -> Result<bool, StoreError> {
        let rows = if step.is_empty() {
            if now.since(step.began_at) < ROUND {
                return Ok(false);
            }
            // Every line of the round held.
            sql!(self, |c| diesel::update(
                audit_checks::table
                    .find(1)
                    .filter(audit_checks::seq.eq(step.from.seq))
                    .filter(audit_checks::began_at.eq(step.began_at.micros()))
            )
            .set((
                audit_checks::seq.eq(0),
                audit_checks::hash.eq(""),
                audit_checks::began_at.eq(now.micros()),
                audit_checks::verified_seq.eq(step.from.seq),
                audit_checks::verified_at.eq(now.micros()),
                audit_checks::broken_seq.eq(None::<i64>),
            ))
            .execute(c))?
        } else {
            sql!(self, |c| diesel::update(
                audit_checks::table
                    .find(1)
                    .filter(audit_checks::seq.eq(step.from.seq))
                    .filter(audit_checks::began_at.eq(step.began_at.micros()))
            )
            .set((
                audit_checks::seq.eq(step.to.seq),
                audit_checks::hash.eq(&step.to.hash),
            ))
            .execute(c))?
        };
        if rows == 1 && !step.is_empty() {
            self.tell_audit_step(step, now)?;
        }
        Ok(rows == 1)
    }

    fn tell_audit_step(&mut self, step: &AuditStep, now: At) -> Result<(), StoreError> {
        if let Some((seq, _)) = step.fault {
            sql!(self, |c| diesel::update(audit_checks::table.find(1))
                .set((
                    audit_checks::broken_seq.eq(seq),
                    audit_checks::verified_seq.eq(step.to.seq),
                    audit_checks::verified_at.eq(now.micros()),
                ))
                .execute(c))?;
            return Ok(());
        }
        // A round that began anew says nothing until it is where the one before was.
        sql!(self, |c| diesel::update(
            audit_checks::table
                .find(1)
                .filter(audit_checks::verified_seq.le(step.to.seq))
        )
        .set((
            audit_checks::verified_seq.eq(step.to.seq),
            audit_checks::verified_at.eq(now.micros()),
        ))
        .execute(c))?;
        Ok(())
    }
}
