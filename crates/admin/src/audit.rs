//! The audit chain: listing and checking it.

use crate::{Desk, Refusal};
use model::ChainedEvent;
use store::{AuditFilter, AuditVerdict};

/// Lists lines by filter, newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, filter: &AuditFilter) -> Result<Vec<ChainedEvent>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_events(filter))?)
}

/// Checks the whole chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn verify(desk: &Desk) -> Result<AuditVerdict, Refusal> {
    Ok(desk.store.read(|tx| tx.verify_audit())?)
}

/// Writes a refusal that changed nothing to the audit chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn record(desk: &Desk, event: model::Event) -> Result<(), Refusal> {
    Ok(desk.store.record(event)?)
}
