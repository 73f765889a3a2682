//! The audit chain: listing, exporting and checking it.

use crate::{Desk, Refusal, csv::Writer};
use model::{Actor, At, ChainedEvent, Event, hex};
use std::collections::HashMap;
use store::{AuditFilter, AuditState, AuditVerdict, StoreError};

/// Lines of one exported file; whoever wants more narrows the filter, or asks at the command line.
pub const MOST_EXPORTED: usize = 100_000;
/// Lines that are read at once.
const AT_ONCE: i64 = 1_000;
/// Parts of the chain that one round checks.
const STEPS: usize = 50;

model::text_enum! {
    /// The form of an exported file.
    ExportFormat {
        /// A table for spreadsheets.
        Csv = "csv",
        /// One JSON document a line.
        JsonLines = "jsonl",
    }
}

/// Lists lines by filter, newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, filter: &AuditFilter) -> Result<Vec<ChainedEvent>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_events(filter))?)
}

/// Names by id: of admins and apps, and of the guests and partners that some lines are about. Whoever was
/// erased has none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn names(desk: &Desk, events: &[ChainedEvent]) -> Result<HashMap<String, String>, Refusal> {
    let about = || events.iter().map(|it| &it.event);
    let guests: Vec<_> = about().filter_map(|it| it.guest_id.clone()).collect();
    Ok(desk.store.read(|tx| {
        let partners = about().filter_map(|it| it.partner_id.as_ref());
        let partners = tx.names_of_partners(partners)?.into_iter();
        let guests = tx.guests_of_ids(&guests)?.into_iter();
        let admins = tx.list_admins()?.into_iter();
        let apps = tx.list_apps()?.into_iter();
        Ok::<_, StoreError>(
            partners
                .map(|(id, name)| (id.to_string(), name))
                .chain(guests.map(|it| (it.id.to_string(), it.display_name)))
                .chain(admins.map(|it| (it.id.to_string(), it.name)))
                .chain(apps.map(|it| (it.id.to_string(), it.name)))
                .filter(|(_, name)| !name.is_empty())
                .collect(),
        )
    })?)
}

/// How far the chain was checked.
///
/// # Errors
/// [`Refusal::Store`].
pub fn state(desk: &Desk) -> Result<AuditState, Refusal> {
    Ok(desk.store.read(|tx| tx.audit_state())?)
}

/// Checks the whole chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn verify(desk: &Desk) -> Result<AuditVerdict, Refusal> {
    Ok(desk.store.read(|tx| tx.verify_audit())?)
}

/// Checks what was added since the last time, and everything once a day; several nodes share one state.
/// Returns the first line that does not hold, if there is one.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<Option<i64>, Refusal> {
    let now = desk.clock.now();
    for _ in 0..STEPS {
        let step = desk.store.read(|tx| tx.check_audit_further())?;
        let was_first = desk.store.write(|tx| tx.keep_audit_step(&step, now))?;
        if let Some((seq, _)) = step.fault {
            return Ok(Some(seq));
        }
        if step.is_empty() || !was_first {
            break;
        }
    }
    Ok(None)
}

/// Everything that a filter matches as a file, oldest last. The export is a line of the chain itself (G02).
///
/// # Errors
/// [`Refusal::TooMany`] beyond [`MOST_EXPORTED`].
pub fn export(
    desk: &Desk,
    by: &Actor,
    filter: &AuditFilter,
    format: ExportFormat,
) -> Result<Vec<u8>, Refusal> {
    let mut lines = Vec::new();
    each(desk, filter, |some| {
        lines.extend(some);
        if lines.len() > MOST_EXPORTED {
            return Err(Refusal::TooMany(MOST_EXPORTED));
        }
        Ok(())
    })?;
    let detail = serde_json::json!({
        "did": "audit_exported", "format": format, "lines": lines.len(), "filter": told(filter),
    });
    desk.exported(by, detail)?;
    Ok(match format {
        ExportFormat::Csv => table(&lines),
        ExportFormat::JsonLines => json_lines(&lines),
    })
}

/// Hands on everything that a filter matches, newest first, some lines at a time.
///
/// # Errors
/// Whatever `told` says.
fn each(
    desk: &Desk,
    filter: &AuditFilter,
    mut told: impl FnMut(Vec<ChainedEvent>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut filter = filter.clone();
    filter.limit = AT_ONCE;
    loop {
        let some = list(desk, &filter)?;
        let is_last = i64::try_from(some.len()).unwrap_or(0) < AT_ONCE;
        filter.before = some.last().map(|line| line.seq);
        told(some)?;
        if is_last {
            return Ok(());
        }
    }
}

/// A line as programs read it; with the hashes a reader can follow the chain.
#[must_use]
pub fn as_json(line: &ChainedEvent) -> serde_json::Value {
    let it = &line.event;
    serde_json::json!({
        "seq": line.seq, "at": it.at.to_string(), "actor": it.actor.kind, "actor_id": it.actor.id, "event": it.name,
        "reason": it.reason, "partner": it.partner_id, "guest": it.guest_id, "app": it.app_id, "detail": it.detail,
        "previous_hash": hex(&line.previous_hash), "hash": hex(&line.hash),
    })
}

/// Writes a refusal that changed nothing to the audit chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn record(desk: &Desk, event: Event) -> Result<(), Refusal> {
    Ok(desk.store.record(event)?)
}

fn json_lines(lines: &[ChainedEvent]) -> Vec<u8> {
    let mut all = Vec::new();
    for line in lines {
        all.extend_from_slice(as_json(line).to_string().as_bytes());
        all.push(b'\n');
    }
    all
}

fn table(lines: &[ChainedEvent]) -> Vec<u8> {
    const HEAD: [&str; 11] = [
        "line", "at", "actor", "actor_id", "event", "reason", "partner", "guest", "app", "detail",
        "hash",
    ];
    let or_nothing = |it: Option<String>| it.unwrap_or_default();
    let mut writer = Writer::new(HEAD);
    for line in lines {
        let it = &line.event;
        writer.line([
            line.seq.to_string(),
            it.at.to_string(),
            it.actor.kind.to_string(),
            or_nothing(it.actor.id.clone()),
            it.name.to_string(),
            or_nothing(it.reason.map(|it| it.to_string())),
            or_nothing(it.partner_id.as_ref().map(ToString::to_string)),
            or_nothing(it.guest_id.as_ref().map(ToString::to_string)),
            or_nothing(it.app_id.as_ref().map(ToString::to_string)),
            if it.detail.is_null() {
                String::new()
            } else {
                it.detail.to_string()
            },
            hex(&line.hash),
        ]);
    }
    writer.done()
}

/// A filter for the line about an export: which ids and names, and nothing else.
fn told(filter: &AuditFilter) -> serde_json::Value {
    serde_json::json!({
        "actor": filter.actor_kind, "actor_id": filter.actor_id, "guest": filter.guest_id,
        "partner": filter.partner_id, "app": filter.app_id, "event": filter.name, "reason": filter.reason,
        "reference": filter.reference, "since": filter.since.map(At::secs), "until": filter.until.map(At::secs),
    })
}
