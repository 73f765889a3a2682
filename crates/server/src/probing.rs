//! The leaver probe of one node: guests who are due are taken a few at a time and their homes asked.
//! Nodes share the work by conditional writes.

use crate::wire::Portico;
use model::DueProbe;
use std::time::Duration;

/// How often a node looks for guests who are due.
const POLL: Duration = Duration::from_secs(1);
/// How many homes are asked at a time.
const AT_ONCE: i64 = 16;

/// Asks about guests who are due; how long to wait for the next.
pub fn ask_homes(portico: &Portico) -> Duration {
    let due = portico.broker.due_probes(AT_ONCE).unwrap_or_else(|error| {
        tracing::warn!(%error, "guests who are due could not be read; trying again");
        Vec::new()
    });
    ask(portico, &due);
    if due.is_empty() { POLL } else { Duration::ZERO }
}

/// Asks about some guests, all at the same time; a home that is slow holds up its own guests and the
/// next handful, a deadline long at most.
pub fn ask(portico: &Portico, due: &[DueProbe]) {
    std::thread::scope(|scope| {
        for probe in due {
            scope.spawn(|| match portico.broker.probe_guest(probe) {
                Ok(probed) => tracing::debug!(guest = %probe.guest_id, ?probed, "asked a home"),
                Err(error) => {
                    tracing::warn!(guest = %probe.guest_id, %error, "a home could not be asked");
                }
            });
        }
    });
}
