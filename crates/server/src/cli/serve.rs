//! `portico serve`.

use super::output::line;
use crate::{config::Config, logging, metrics::FiguresSite, wire::Portico, worker::Workers};
use anyhow::Context;
use std::sync::Arc;
use web::http::{Running, Signals, bind};

/// Answers requests until SIGTERM or Ctrl-C; then finishes what is under way.
pub fn serve(config: &Config) -> anyhow::Result<u8> {
    logging::start(config.log_format, &config.log_level);
    #[cfg(feature = "failpoints")]
    crate::failpoints::arm()?;
    let portico = Arc::new(Portico::for_serving(config)?);
    let (name, email) = &config.first_admin;
    let first_link = admin::admins::bootstrap_link(&portico.desk, name, email)?;
    let running = bind(Arc::new(portico.portal()), config.listen, Signals::Obeyed)
        .with_context(|| format!("listening on {}", config.listen))?;
    let figures = match config.metrics {
        Some(address) => {
            let site = Arc::new(FiguresSite(Arc::clone(&portico)));
            let running = bind(site, address, Signals::Ignored)
                .with_context(|| format!("listening on {address} for figures (metrics.listen)"))?;
            tracing::info!(address = %running.address, "figures are at /metrics");
            Some(running)
        }
        None => None,
    };
    let workers = Workers::start(&portico)?;
    line(&format!(
        "Ready at {} (listening on {})",
        portico.settings.issuer, running.address
    ));
    if let Some(path) = first_link {
        line(&format!(
            "First sign-in of an admin (works once, for {} minutes; `portico admin recover` makes another):\n{}",
            portico.settings.lifetimes.admin_link.as_secs() / 60,
            portico.settings.link(path.expose())
        ));
    }
    running.wait()?;
    workers.stop();
    figures.map_or(Ok(()), Running::stop)?;
    Ok(0)
}
