//! Which kinds of audit lines tests brought about, for `cargo xtask audit`, which holds them against the catalogue (G01).

use std::path::PathBuf;
use store::Store;

/// Names a folder. Each store that ends leaves a file there, a line for each kind: the event, and the reason where
/// it was refused.
const VARIABLE: &str = "AUDIT_EMITTED";
/// Notes what stands in the chain of a store, if somebody wants to know.
pub(crate) fn note(store: &Store, name: &str) {
    #[expect(clippy::disallowed_methods, reason = "a switch of tests")]
    let Ok(folder) = std::env::var(VARIABLE) else {
        return;
    };
    // A store that cannot be read any more is one whose test has failed, or broke it.
    let Ok(kinds) = store.read(|tx| tx.kinds_of_events()) else {
        return;
    };
    let kinds = kinds.iter().map(|(event, reason)| match reason {
        Some(reason) => format!("{event} {reason}"),
        None => event.to_string(),
    });
    let kinds: Vec<String> = kinds.collect();
    // Ignored on purpose: what is missing there is missed by whoever reads.
    let _ = std::fs::write(PathBuf::from(folder).join(name), kinds.join("\n"));
}
