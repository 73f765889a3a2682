//! Log lines on standard error: pretty on a terminal, one JSON object per line otherwise; and the spans that are
//! traced.

use crate::{
    config::LogFormat,
    log_queue::Queue,
    traces::{Exporting, TARGET},
};
use std::io::{self, IsTerminal};
use tracing_subscriber::{
    EnvFilter, Layer, filter::filter_fn, fmt, layer::SubscriberExt, registry,
    util::SubscriberInitExt,
};

/// Logging goes on until this is dropped, which waits a moment for the last lines.
#[must_use]
pub struct Logging(Queue);

impl Drop for Logging {
    fn drop(&mut self) {
        self.0.flush();
    }
}

/// Starts logging, and tracing where somebody wants traces. `level` is a filter such as `info` or
/// `oidc=debug,info`; a second call changes nothing. Whoever logs never waits for standard error: see
/// [`crate::log_queue`].
///
/// # Errors
/// When there is no thread to be had.
pub fn start(format: LogFormat, level: &str, traces: Option<Exporting>) -> io::Result<Logging> {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let json = match format {
        LogFormat::Json => true,
        LogFormat::Pretty => false,
        LogFormat::Auto => !io::stderr().is_terminal(),
    };
    let queue = Queue::start(io::stderr())?;
    let lines = fmt::layer().with_writer(queue.clone());
    let lines = if json {
        lines.json().boxed()
    } else {
        lines.with_target(false).boxed()
    };
    let all = registry().with(lines.with_filter(filter));
    let _ = match traces {
        None => all.try_init(),
        Some(traces) => {
            let traces = traces.with_filter(filter_fn(|it| it.target() == TARGET));
            all.with(traces).try_init()
        }
    };
    Ok(Logging(queue))
}
