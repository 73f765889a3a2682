//! A file that is the whole list of something: who is not in it loses that.

use super::{File, Outcome, RowFault, RowPlan, Sending, files::Ending, work::Sender};
use crate::{Desk, Refusal, RowCode, assignments, removal};
use model::{Actor, Assignee, At, Duty, Guest, Id, ImportStep, Particulars, Whole, kind};
use store::{ImportBatch, ImportRow, Lease, Tx};

/// So many are found in one transaction.
const AT_ONCE: i64 = 500;

/// The name of what a file is the whole list of.
pub(super) fn name_of(tx: &mut Tx<'_>, whole: &Whole) -> Result<String, Refusal> {
    match whole {
        Whole::Partner(id) => {
            let found = tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
            Ok(found.name)
        }
        Whole::App(id) => {
            let found = tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
            Ok(found.name)
        }
    }
}

/// What a file would end.
pub(super) fn ending(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (batch, whole): (&ImportBatch, Whole),
) -> Result<Ending, Refusal> {
    let listed = tx.count_listed(&whole)?;
    Ok(Ending {
        name: name_of(tx, &whole)?,
        listed,
        most: most(desk, listed),
        nameless: tx.count_nameless_rows(&batch.id)?,
        whole,
    })
}

/// How many may lose something by one file: a share, and one in any case.
fn most(desk: &Desk, listed: i64) -> i64 {
    (listed.saturating_mul(desk.settings.limits.reconcile) / 100).max(1)
}

/// Whether a file may be sent that is the whole list of something.
pub(super) fn check(file: &File, sending: Sending) -> Result<(), Refusal> {
    let Some(ending) = &file.whole else {
        return Ok(());
    };
    let missing = i64::try_from(file.totals.remove).unwrap_or(i64::MAX);
    if missing == 0 {
        return Ok(());
    }
    if ending.nameless > 0 {
        return Err(Refusal::RowsNameless(ending.nameless));
    }
    if missing > ending.most {
        return Err(Refusal::Removals {
            missing,
            listed: ending.listed,
            most: ending.most,
        });
    }
    if sending != Sending::Removing(missing) {
        return Err(Refusal::RemovalsUnconfirmed(missing));
    }
    Ok(())
}

/// Writes some of those down who are not in the file; when there are none left, the file is checked.
pub(super) fn list_some(
    desk: &Desk,
    batch: &ImportBatch,
    lease: Lease<'_>,
) -> Result<Option<i64>, Refusal> {
    desk.store.write(|tx| {
        if !tx.hold_import(&batch.id, lease, (batch.step, batch.at_row))? {
            return Ok(None);
        }
        let found = match &batch.whole {
            Some(whole) => {
                let last = tx.find_import_row(&batch.id, batch.at_row)?;
                let after = last
                    .filter(|row| row.n > batch.rows)
                    .and_then(|row| row.guest_id);
                tx.missing_from_import(batch, whole, (after.as_ref(), AT_ONCE))?
            }
            None => Vec::new(),
        };
        if found.is_empty() {
            let steps = (ImportStep::Checking, ImportStep::Checked);
            tx.move_import(&batch.id, steps, batch.at_row)?;
            return Ok(None);
        }
        let rows: Vec<ImportRow> = (batch.at_row + 1..)
            .zip(&found)
            .map(|(n, guest)| missing_row(n, guest))
            .collect();
        tx.put_import_rows(&batch.id, &rows)?;
        let at_row = rows.last().map_or(batch.at_row, |row| row.n);
        tx.hold_import(&batch.id, lease, (batch.step, at_row))?;
        Ok(Some(at_row - batch.at_row))
    })
}

fn missing_row(n: i64, guest: &Guest) -> ImportRow {
    ImportRow {
        n,
        line: 0,
        cells: Vec::new(),
        address: guest.email.to_string(),
        email_key: Some(guest.email.key()),
        outcome: Outcome::Remove,
        pending: true,
        code: Some(RowCode::Removes.to_string()),
        message: "Is not in the file and loses the access.".to_owned(),
        field: None,
        warning: None,
        suggestion: None,
        partner_id: None,
        guest_id: Some(guest.id.clone()),
        invitation_id: None,
        receipt_id: None,
        particulars: Particulars::default(),
    }
}

/// Ends what somebody has who is not in the file, with a receipt.
pub(super) fn end(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (batch, row, sender): (&ImportBatch, &mut ImportRow, &Sender),
    now: At,
) -> Result<(), Refusal> {
    let (Some(guest), Some(whole)) = (row.guest_id.clone(), &batch.whole) else {
        return Err(Refusal::Unknown("guest"));
    };
    row.pending = false;
    if let Err(fault) = sender.may(Duty::Manage) {
        refuse(row, fault);
        return Ok(());
    }
    let by = Actor::admin(&sender.admin.id);
    let ended = match whole {
        // Whoever moved to another partner meanwhile is on another list.
        Whole::Partner(id) => match tx.find_guest(&guest)? {
            Some(found) if found.partner_id == *id => removal::end_in(desk, tx, (&by, &found), now),
            _ => Ok(None),
        },
        Whole::App(id) => unassign(desk, tx, (&by, &guest, id), now),
    };
    match ended {
        Ok(receipt) => {
            row.receipt_id = receipt;
            "Was not in the file and lost the access.".clone_into(&mut row.message);
        }
        Err(refusal) => refuse(row, RowFault::of(refusal)?),
    }
    Ok(())
}

/// Writes down why a row was not done.
pub(super) fn refuse(row: &mut ImportRow, fault: RowFault) {
    RowPlan::problem(0, row.address.clone(), fault).write_to(row);
}

fn unassign(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, guest, app): (&Actor, &Id<kind::Guest>, &Id<kind::App>),
    now: At,
) -> Result<Option<Id<kind::Receipt>>, Refusal> {
    let all = tx.assignments_to(&Assignee::Guest(guest.clone()))?;
    let mut last = None;
    for assignment in all.into_iter().filter(|it| it.app_id == *app) {
        let (_, receipt) = assignments::unassign_in(desk, tx, (by, &assignment.id), now)?;
        last = Some(receipt);
    }
    Ok(last)
}
