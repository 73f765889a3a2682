use super::{
    FileFault, Report, RowPlan, Sheet,
    check::{Read, RowReader, Seen, check},
    read,
};
use crate::{Desk, Refusal, directory::Directory, invitations::invite_in};
use model::{Actor, Admin, At, Event, EventName, Id, kind};
use store::{ImportBatch, StoreError, Tx};

/// So many rows are applied in one transaction.
const CHUNK: usize = 100;

/// A kept file, as its pages need it.
#[derive(Debug)]
pub struct Upload {
    /// Its id.
    pub id: Id<kind::ImportBatch>,
    /// The rows.
    pub sheet: Sheet,
    /// Who uploaded it.
    pub created_by: Option<Id<kind::Admin>>,
    /// What came of it, once it was applied in full.
    pub applied: Option<Report>,
}

/// Reads a file and keeps it for checking and applying.
///
/// # Errors
/// [`Refusal::File`] when the file as a whole cannot be used; then nothing is kept.
pub fn upload(desk: &Desk, by: &Admin, bytes: &[u8]) -> Result<Upload, Refusal> {
    let sheet = parse(desk, bytes)?;
    desk.change(&Actor::admin(&by.id), EventName::Import, |tx, now| {
        let id: Id<kind::ImportBatch> = Id::new(now, &*desk.random);
        tx.insert_import(&ImportBatch {
            id: id.clone(),
            content: bytes.to_vec(),
            created_by: Some(by.id.clone()),
            created_at: now,
            applied_at: None,
            result: None,
        })?;
        let detail = serde_json::json!({ "did": "uploaded", "file": id, "rows": sheet.rows() });
        tx.audit(Event::change(now, Actor::admin(&by.id), EventName::Import).detail(detail));
        Ok(Upload {
            id,
            sheet,
            created_by: Some(by.id.clone()),
            applied: None,
        })
    })
}

/// Finds a kept file.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find_upload(desk: &Desk, id: &Id<kind::ImportBatch>) -> Result<Option<Upload>, Refusal> {
    let Some(batch) = desk.store.read(|tx| tx.find_import(id))? else {
        return Ok(None);
    };
    let applied = batch.result.as_deref().map(stored_report).transpose()?;
    Ok(Some(Upload {
        id: batch.id,
        sheet: parse(desk, &batch.content)?,
        created_by: batch.created_by,
        applied,
    }))
}

/// What each row of a kept file would do now, or what it did if it was applied.
///
/// # Errors
/// [`Refusal::Store`].
pub fn check_upload(desk: &Desk, upload: &Upload) -> Result<Report, Refusal> {
    match &upload.applied {
        Some(report) => Ok(report.clone()),
        None => check(desk, &upload.sheet),
    }
}

/// Applies a kept file in transactions of a hundred rows. Each row is checked again in the
/// transaction that applies it. A file that was applied in full answers with its first result;
/// one that was cut off in the middle is finished, and rows that were done come out as unchanged.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::Store`]; what was committed before stays and is not done twice.
pub fn apply(desk: &Desk, by: &Admin, id: &Id<kind::ImportBatch>) -> Result<Report, Refusal> {
    let upload = find_upload(desk, id)?.ok_or(Refusal::Unknown("file"))?;
    if let Some(report) = upload.applied {
        return Ok(report);
    }
    let report = apply_rows(desk, by, &upload.sheet)?;
    let result =
        serde_json::to_string(&report.rows).map_err(|e| StoreError::Corrupt(e.to_string()))?;
    let totals = report.totals();
    let actor = Actor::admin(&by.id);
    let first = desk.change(&actor, EventName::Import, |tx, now| {
        let first = tx.finish_import(id, &result, now)?;
        if first {
            let detail = serde_json::json!({
                "did": "applied", "file": id, "invited": totals.invite, "access_added": totals.add_access,
                "unchanged": totals.unchanged, "problems": totals.problem, "skipped": totals.skipped,
            });
            tx.audit(Event::change(now, actor.clone(), EventName::Import).detail(detail));
        }
        Ok(first)
    })?;
    if first {
        return Ok(report);
    }
    // Somebody else finished the same file at the same time; there is one result for both.
    find_upload(desk, id)?
        .and_then(|upload| upload.applied)
        .ok_or(Refusal::Unknown("file"))
}

fn apply_rows(desk: &Desk, by: &Admin, sheet: &Sheet) -> Result<Report, Refusal> {
    let directory = desk
        .store
        .read(|tx| Directory::load(tx, &desk.settings.issuer))?;
    let reader = RowReader::new(desk, sheet, &directory);
    let mut seen = Seen::default();
    let mut rows: Vec<RowPlan> = Vec::with_capacity(sheet.rows());
    let mut chunk: Vec<Read> = Vec::with_capacity(CHUNK);
    sheet.each(|row| {
        chunk.push(seen.read(&reader, row));
        if chunk.len() == CHUNK {
            rows.extend(apply_chunk(desk, by, &chunk)?);
            chunk.clear();
        }
        Ok::<_, Refusal>(())
    })?;
    rows.extend(apply_chunk(desk, by, &chunk)?);
    Ok(Report { rows })
}

/// One transaction: a row with a fault changes nothing and is reported; a failing database undoes
/// the whole chunk. Where two people invite the same persons at the same moment, the database makes
/// one of them start over.
fn apply_chunk(desk: &Desk, by: &Admin, chunk: &[Read]) -> Result<Vec<RowPlan>, Refusal> {
    desk.retry_conflicts(|| {
        let now = desk.clock.now();
        desk.store.write(|tx| {
            let mut directory = Directory::load(tx, &desk.settings.issuer)?;
            chunk
                .iter()
                .map(|read| apply_row(desk, tx, &mut directory, (by, read), now))
                .collect()
        })
    })
}

fn apply_row(
    desk: &Desk,
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    (by, read): (&Admin, &Read),
    now: At,
) -> Result<RowPlan, Refusal> {
    let mut it = match read {
        Read::Plan(plan) => return Ok(plan.clone()),
        Read::Request(it) => it.clone(),
    };
    let invited = it
        .look_up(tx, directory)
        .and_then(|()| invite_in(desk, tx, directory, (by, &it.request), now));
    match invited {
        Ok(invited) => {
            it.compare(&invited.guest);
            Ok(it.plan(Ok(invited.outcome)))
        }
        Err(Refusal::Invite(fault)) => Ok(it.plan(Err(fault))),
        Err(other) => Err(other),
    }
}

fn parse(desk: &Desk, bytes: &[u8]) -> Result<Sheet, FileFault> {
    read(bytes, desk.settings.contact_url.is_none())
}

fn stored_report(json: &str) -> Result<Report, Refusal> {
    let rows = serde_json::from_str(json).map_err(|e| StoreError::Corrupt(e.to_string()))?;
    Ok(Report { rows })
}

/// What a file would do, without keeping it.
///
/// # Errors
/// [`Refusal::File`] when the file as a whole cannot be used.
pub fn check_file(desk: &Desk, bytes: &[u8]) -> Result<Report, Refusal> {
    check(desk, &parse(desk, bytes)?)
}
