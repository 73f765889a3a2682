//! Log lines on standard error: pretty on a terminal, one JSON object per line otherwise.

use crate::{config::LogFormat, log_queue::Queue};
use std::io::{self, IsTerminal};
use tracing_subscriber::{EnvFilter, fmt};

/// Logging goes on until this is dropped, which waits a moment for the last lines.
#[must_use]
pub struct Logging(Queue);

impl Drop for Logging {
    fn drop(&mut self) {
        self.0.flush();
    }
}

/// Starts logging. `level` is a filter such as `info` or `oidc=debug,info`; a second call changes nothing. Whoever
/// logs never waits for standard error: see [`crate::log_queue`].
///
/// # Errors
/// When there is no thread to be had.
pub fn start(format: LogFormat, level: &str) -> io::Result<Logging> {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let json = match format {
        LogFormat::Json => true,
        LogFormat::Pretty => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let queue = Queue::start(io::stderr())?;
    let lines = fmt().with_env_filter(filter).with_writer(queue.clone());
    let _ = if json {
        lines.json().try_init()
    } else {
        lines.with_target(false).try_init()
    };
    Ok(Logging(queue))
}
