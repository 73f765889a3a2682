//! Doing what is to be done about a file, a few rows in each transaction.

use super::{
    Layout, Outcome, RowFault, as_row,
    check::{Seen, read_row},
    files, missing,
    rows::RowReader,
};
use crate::{
    Desk, Refusal, RowCode,
    directory::{Directory, reach_of},
    invitations::invite_in,
};
use fail::fail_point;
use model::{Actor, Admin, AdminState, At, Duty, Event, EventName, Id, ImportStep, Span, kind};
use std::collections::HashMap;
use store::{ImportBatch, ImportRow, Lease, StoreError, Tx};

/// So many rows are checked while somebody waits for the page; the rest is done behind it.
pub(super) const INLINE: i64 = 2_000;
/// So many rows a node does before it looks whether it is to stop.
const ROUND: i64 = 1_000;
/// So many rows are checked in one transaction.
const CHECKED_AT_ONCE: i64 = 200;
/// So many rows are done in one transaction.
const DONE_AT_ONCE: i64 = 100;
/// A node that says nothing for so long has died.
const LEASE: Span = Span::secs(10);

/// Goes on with the file that has waited longest for a node; `false` when none waits.
///
/// # Errors
/// [`Refusal::Store`]; what was committed before stays and is not done twice.
pub fn go_on(desk: &Desk) -> Result<bool, Refusal> {
    let now = desk.clock.now();
    match desk.store.read(|tx| tx.due_import(now))? {
        Some(id) => advance(desk, &id, ROUND),
        None => Ok(false),
    }
}

/// Goes on with one file, for about so many rows; `false` when there is nothing to do, or somebody else is at it.
///
/// # Errors
/// [`Refusal::Store`]; what was committed before stays and is not done twice.
pub fn advance(desk: &Desk, id: &Id<kind::ImportBatch>, most: i64) -> Result<bool, Refusal> {
    let (now, holder) = (desk.clock.now(), desk.draw_seed());
    let lease = lease(&holder, now);
    if !desk.store.write(|tx| tx.claim_import(id, lease, now))? {
        return Ok(false);
    }
    // A file that fails keeps its lease, so that others have their turn before it is tried again.
    run(desk, (id, &holder), most)?;
    desk.store.write(|tx| tx.release_import(id, &holder))?;
    Ok(true)
}

fn lease(holder: &str, now: At) -> Lease<'_> {
    Lease {
        holder,
        until: now.plus(LEASE),
    }
}

/// Until there is nothing to do, enough is done, or somebody else took over.
fn run(
    desk: &Desk,
    (id, holder): (&Id<kind::ImportBatch>, &str),
    most: i64,
) -> Result<(), Refusal> {
    let find = || desk.store.read(|tx| tx.find_import(id));
    let Some(first) = find()? else {
        return Ok(());
    };
    let layout = files::layout(desk, &first)?;
    let mut round: Option<Round<'_>> = None;
    let mut left = most;
    while left > 0 {
        let Some(batch) = find()? else {
            return Ok(());
        };
        let done = match batch.step {
            ImportStep::Checking if batch.at_row < batch.rows => {
                let round = match &mut round {
                    Some(round) => round,
                    none => {
                        let begun = |tx: &mut Tx<'_>| Round::begin(desk, tx, &batch, &layout);
                        none.insert(desk.store.read(begun)?)
                    }
                };
                round.check_some(desk, &batch, holder)?
            }
            ImportStep::Checking => {
                missing::list_some(desk, &batch, lease(holder, desk.clock.now()))?
            }
            ImportStep::Sending => send_some(desk, &batch, &layout, holder)?,
            ImportStep::Reading | ImportStep::Checked | ImportStep::Sent => return Ok(()),
        };
        match done {
            Some(done) => left = left.saturating_sub(done.max(1)),
            None => return Ok(()),
        }
    }
    Ok(())
}

/// What checking rows looks at, read once.
pub(super) struct Round<'a> {
    directory: Directory,
    reader: RowReader<'a>,
}

impl<'a> Round<'a> {
    pub(super) fn begin(
        desk: &Desk,
        tx: &mut Tx<'_>,
        batch: &ImportBatch,
        layout: &'a Layout,
    ) -> Result<Self, Refusal> {
        let reach = reach_of(tx, batch.created_by.as_ref())?;
        let mut directory = Directory::load(tx, &desk.settings.issuer, reach)?;
        directory.plan_before(tx.planned_by_import(&batch.id, batch.at_row)?);
        let reader = RowReader::new(desk, layout, &directory, batch.whole.clone());
        Ok(Self { directory, reader })
    }

    /// Says what rows that follow one another would do.
    pub(super) fn plan(
        &mut self,
        tx: &mut Tx<'_>,
        (batch, rows): (&ImportBatch, &mut [ImportRow]),
        now: At,
    ) -> Result<(), Refusal> {
        let Some(first) = rows.first().map(|row| row.n) else {
            return Ok(());
        };
        let keys = rows.iter().filter_map(|row| row.email_key.as_deref());
        let keys: Vec<&str> = keys.collect();
        let before = tx.import_addresses_before(&batch.id, first, &keys)?;
        let line = |(key, line)| (key, u64::try_from(line).unwrap_or(0));
        let mut seen = Seen {
            lines: before.into_iter().map(line).collect::<HashMap<_, _>>(),
        };
        for row in rows {
            if row.code.as_deref() == Some(RowCode::LeftOut.as_str()) {
                continue;
            }
            let given = as_row(row);
            let planned = seen.plan(tx, &mut self.directory, (&self.reader, &given), now)?;
            planned.plan.write_to(row);
            row.partner_id = planned.partner;
        }
        Ok(())
    }

    fn check_some(
        &mut self,
        desk: &Desk,
        batch: &ImportBatch,
        holder: &str,
    ) -> Result<Option<i64>, Refusal> {
        let now = desk.clock.now();
        let up_to = batch.rows.min(batch.at_row + CHECKED_AT_ONCE);
        let held = desk.store.write(|tx| {
            if !tx.hold_import(&batch.id, lease(holder, now), (batch.step, up_to))? {
                return Ok(false);
            }
            let mut rows = tx.import_rows_after(&batch.id, batch.at_row, up_to - batch.at_row)?;
            rows.retain(|row| row.n <= up_to);
            self.plan(tx, (batch, &mut rows), now)?;
            tx.put_import_rows(&batch.id, &rows)?;
            Ok::<_, Refusal>(true)
        })?;
        Ok(held.then_some(up_to - batch.at_row))
    }
}

/// One transaction: a row with a fault changes nothing and is reported; a failing database undoes
/// all of it. Where two people invite the same persons at the same moment, the database makes
/// one of them start over. `None` when the file is done or not ours.
fn send_some(
    desk: &Desk,
    batch: &ImportBatch,
    layout: &Layout,
    holder: &str,
) -> Result<Option<i64>, Refusal> {
    let by = batch.sent_by.clone().ok_or(Refusal::Unknown("admin"))?;
    let done = desk.retry_conflicts(|| {
        let now = desk.clock.now();
        desk.store.write(|tx| {
            if !tx.hold_import(&batch.id, lease(holder, now), (batch.step, batch.at_row))? {
                return Ok(None);
            }
            let mut rows = tx.pending_import_rows(&batch.id, DONE_AT_ONCE)?;
            let is_ending = |row: &ImportRow| row.outcome == Outcome::Remove;
            // Each ending is a transaction of its own: it may be a large one.
            let some = rows.iter().position(is_ending).unwrap_or(rows.len());
            rows.truncate(some.max(1));
            let sender = Sender::find(tx, &by)?;
            if rows.is_empty() {
                finish(tx, batch, &sender.admin, now)?;
                return Ok(None);
            }
            match rows.as_mut_slice() {
                [row] if is_ending(row) => {
                    missing::end(desk, tx, (batch, row, &sender), now)?;
                }
                rows => invite_rows(desk, tx, (batch, layout, &sender), rows, now)?,
            }
            fail_point!("import.written");
            tx.put_import_rows(&batch.id, &rows)?;
            Ok(Some(i64::try_from(rows.len()).unwrap_or(i64::MAX)))
        })
    });
    fail_point!("import.committed");
    done
}

/// Who sent a file, and what they may do by now.
pub(super) struct Sender {
    pub(super) admin: Admin,
}

impl Sender {
    fn find(tx: &mut Tx<'_>, id: &Id<kind::Admin>) -> Result<Self, Refusal> {
        let admin = tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
        Ok(Self { admin })
    }

    /// Refuses what the sender may not do any more.
    pub(super) fn may(&self, duty: Duty) -> Result<(), RowFault> {
        if self.admin.state == AdminState::Active && self.admin.role.may(duty) {
            return Ok(());
        }
        let message = "Whoever sent the file may not do this any more. Send it anew.";
        Err(RowFault::plain(RowCode::SenderMayNot, message))
    }
}

fn invite_rows(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (batch, layout, sender): (&ImportBatch, &Layout, &Sender),
    rows: &mut [ImportRow],
    now: At,
) -> Result<(), Refusal> {
    let mut directory = Directory::load(tx, &desk.settings.issuer, sender.admin.reach())?;
    let reader = RowReader::new(desk, layout, &directory, batch.whole.clone());
    for row in rows {
        match sender.may(Duty::Invite) {
            Ok(()) => invite_row(desk, tx, (&mut directory, &reader, sender), row, now)?,
            Err(fault) => missing::refuse(row, fault),
        }
        row.pending = false;
        fail_point!("import.row");
    }
    Ok(())
}

fn invite_row(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (directory, reader, sender): (&mut Directory, &RowReader<'_>, &Sender),
    row: &mut ImportRow,
    now: At,
) -> Result<(), Refusal> {
    let mut it = match read_row(reader, &as_row(row)) {
        Ok(it) => it,
        Err(plan) => {
            plan.write_to(row);
            return Ok(());
        }
    };
    let invited = it
        .look_up(tx, directory)
        .and_then(|()| invite_in(desk, tx, directory, (&sender.admin, &it.request), now));
    let plan = match invited {
        Ok(invited) => {
            it.compare(&invited.guest);
            row.guest_id = Some(invited.guest.id);
            row.invitation_id = invited.invitation.map(|it| it.id);
            it.plan(Ok(invited.outcome))
        }
        Err(refusal) => it.plan(Err(RowFault::of(refusal)?)),
    };
    plan.write_to(row);
    Ok(())
}

fn finish(tx: &mut Tx<'_>, batch: &ImportBatch, by: &Admin, now: At) -> Result<(), StoreError> {
    if !tx.finish_import(&batch.id, now)? {
        return Ok(());
    }
    let (totals, ..) = files::count(tx, &batch.id)?;
    let detail = serde_json::json!({
        "did": "applied", "file": batch.id, "invited": totals.invite, "access_added": totals.add_access,
        "removed": totals.remove, "unchanged": totals.unchanged, "problems": totals.problem,
        "skipped": totals.skipped,
    });
    let event = Event::change(now, Actor::admin(&by.id), EventName::Import);
    tx.audit(event.detail(detail));
    Ok(())
}
