//! `portico serve`.

use super::output::line;
use crate::{
    config::Config,
    logging,
    metrics::FiguresSite,
    system::{OsRandom, SystemClock, ticks},
    tls::{Certificate, Watch},
    traces,
    wire::Portico,
    worker::Workers,
};
use anyhow::Context;
use model::{Clock, Random};
use std::{sync::Arc, time::Duration};
use web::http::{Place, Running, Signals, bind, serve_on};

/// How long the end of the process waits for the collector of traces.
const LAST_TRACES: Duration = Duration::from_secs(3);

/// Answers requests until SIGTERM or Ctrl-C; then finishes what is under way.
pub fn serve(config: &Config) -> anyhow::Result<u8> {
    let traces = config.traces.clone().map(|set| {
        let surroundings: (Arc<dyn Clock>, Arc<dyn Random>) =
            (Arc::new(SystemClock), Arc::new(OsRandom));
        traces::exporting(set, surroundings, ticks)
    });
    let _logging = logging::start(config.log_format, &config.log_level, traces.transpose()?)?;
    for note in config.traces.iter().flat_map(|set| &set.notes) {
        tracing::warn!("{note}");
    }
    #[cfg(feature = "failpoints")]
    crate::failpoints::arm()?;
    let portico = Arc::new(Portico::for_serving(config)?);
    let (name, email) = &config.first_admin;
    let first_link = admin::admins::bootstrap_link(&portico.desk, name, email)?;
    let certificate = match &config.tls {
        Some(files) => Some(Arc::new(Certificate::open(files.clone())?)),
        None => None,
    };
    let identity = certificate.as_ref().map(|it| Arc::clone(it.identity()));
    let listener = config.listen.listen(identity);
    let running = listener
        .and_then(|it| serve_on(Arc::new(portico.portal()), it, Signals::Obeyed))
        .with_context(|| format!("listening on {}", config.listen))?;
    let watch = certificate.clone();
    let watch = watch.map(|it| Watch::begin(it, Arc::clone(&portico.clock)));
    let _watch = watch.transpose()?;
    let figures = match config.metrics {
        Some(address) => {
            let site = Arc::new(FiguresSite {
                portico: Arc::clone(&portico),
                certificate,
            });
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
        portico.settings.issuer,
        match &config.listen {
            Place::Tcp(_) => Place::Tcp(running.address),
            socket @ Place::Unix(_) => socket.clone(),
        }
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
    traces::flush(LAST_TRACES);
    Ok(0)
}
