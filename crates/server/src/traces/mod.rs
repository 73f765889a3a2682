//! Traces for an operator's collector, off unless the environment names one (`OTEL_EXPORTER_OTLP_ENDPOINT`).
//!
//! Spans come from the code through `tracing` under the target [`TARGET`]; while nobody listens they cost
//! nothing. Whoever is traced never waits: a full queue drops and counts ([ADR 13](../../../../docs/adr/0013-traces.md)).

mod export;
mod layer;
mod settings;

pub use export::document;
pub use layer::{Exporting, FinishedSpan, Value};
pub use settings::{Sampler, TraceSettings};

use meters::Counter;
use model::{Clock, Random};
use std::{
    sync::{Arc, OnceLock, mpsc},
    thread::Builder,
    time::Duration,
};

/// The target of spans that are traced.
pub const TARGET: &str = "span";

/// What the exporter is handed.
#[derive(Debug)]
pub enum Item {
    /// A span that is over.
    Span(Box<FinishedSpan>),
    /// Everything that waits is to be sent now, and whoever asks told.
    Flush(mpsc::Sender<()>),
}

/// What became of spans.
#[derive(Debug, Default)]
pub struct SpanCounts {
    /// They were taken by the collector.
    pub exported: Counter,
    /// They found no room.
    pub dropped: Counter,
    /// The collector did not take them.
    pub failed: Counter,
}

/// Those of this process, which has one subscriber.
pub static COUNTS: SpanCounts = SpanCounts {
    exported: Counter::new(),
    dropped: Counter::new(),
    failed: Counter::new(),
};

static QUEUE: OnceLock<mpsc::SyncSender<Item>> = OnceLock::new();

/// Sends what waits, before the process ends; waits for that no longer than `patience`.
pub fn flush(patience: Duration) {
    let (tell, told) = mpsc::channel();
    if let Some(queue) = QUEUE.get()
        && queue.try_send(Item::Flush(tell)).is_ok()
    {
        // Late is as good as never: the process ends.
        let _ = told.recv_timeout(patience);
    }
}

/// Starts to export on a thread of its own; what it returns turns spans into traces.
///
/// # Errors
/// When the thread cannot be started.
pub fn exporting(
    set: TraceSettings,
    (clock, random): (Arc<dyn Clock>, Arc<dyn Random>),
    ticks: meters::Ticks,
) -> std::io::Result<Exporting> {
    let (queue, spans) = mpsc::sync_channel(set.queue);
    let sampler = set.sampler;
    let work = move || export::export_all(&spans, &set, (&COUNTS, ticks));
    Builder::new().name("traces".to_owned()).spawn(work)?;
    let _ = QUEUE.set(queue.clone());
    Ok(Exporting {
        queue,
        sampler,
        clock,
        random,
        ticks,
        counts: &COUNTS,
    })
}
