//! Fetching signals of one node: streams that are due are taken a few at a time. Nodes share the work by
//! conditional writes.

use crate::wire::Portico;
use std::time::Duration;

/// How often a node looks for streams that are due.
const LOOK: Duration = Duration::from_millis(250);
/// How many transmitters are asked at a time.
const AT_ONCE: i64 = 8;

/// Fetches what is due; how long to wait for the next time.
pub fn fetch_signals(portico: &Portico) -> Duration {
    fetch_due(portico);
    LOOK
}

/// Fetches of the streams that are due, all at the same time.
pub fn fetch_due(portico: &Portico) {
    let due = portico.broker.due_polls(AT_ONCE).unwrap_or_else(|error| {
        tracing::warn!(%error, "streams that are due could not be read; trying again");
        Vec::new()
    });
    std::thread::scope(|scope| {
        for stream in &due {
            scope.spawn(|| match portico.broker.poll_stream(stream) {
                Ok(taken) => {
                    tracing::debug!(connection = %stream.connection_id, taken, "fetched signals");
                }
                Err(error) => {
                    tracing::warn!(connection = %stream.connection_id, %error, "signals could not be fetched");
                }
            });
        }
    });
}
