//! Which kinds of audit lines tests brought about, for `cargo xtask audit`, which holds them against the catalogue (G01).

use std::{collections::BTreeSet, path::PathBuf};
use store::{AuditFilter, Store};

/// Names a folder. Each store that ends leaves a file there, a line for each kind: the event, and the reason where
/// it was refused.
const VARIABLE: &str = "AUDIT_EMITTED";
/// More lines than any test writes.
const ALL: i64 = 1_000_000;

/// Notes what stands in the chain of a store, if somebody wants to know.
pub(crate) fn note(store: &Store, name: &str) {
    #[expect(clippy::disallowed_methods, reason = "a switch of tests")]
    let Ok(folder) = std::env::var(VARIABLE) else {
        return;
    };
    let filter = AuditFilter {
        limit: ALL,
        ..AuditFilter::default()
    };
    // A store that cannot be read any more is one whose test has failed, or broke it.
    let Ok(lines) = store.read(|tx| tx.list_events(&filter)) else {
        return;
    };
    let kinds = lines.iter().map(|line| match line.event.reason {
        Some(reason) => format!("{} {reason}", line.event.name),
        None => line.event.name.to_string(),
    });
    let kinds: Vec<String> = kinds.collect::<BTreeSet<_>>().into_iter().collect();
    // Ignored on purpose: what is missing there is missed by whoever reads.
    let _ = std::fs::write(PathBuf::from(folder).join(name), kinds.join("\n"));
}
