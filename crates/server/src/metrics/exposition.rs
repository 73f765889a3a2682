//! Figures in the text format 0.0.4 that Prometheus reads.

use super::{
    catalogue::{self as all, Kind, Metric},
    database::Gathered,
    process,
};
use crate::{tls::Certificate, traces::COUNTS, wire::Portico};
use meters::{Bounds, Family, Histogram, Meters};
use model::{At, OutboxKind, SigningAlg};
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, MetricEncoder, prometheus_text},
    metrics::MetricType,
    registry::Registry,
};
use std::{fmt, sync::Arc};

/// The media type of what [`text`] writes.
pub const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// All figures of this moment.
///
/// # Errors
/// When they cannot be written, which does not happen in memory.
pub fn text(
    portico: &Arc<Portico>,
    certificate: Option<&Arc<Certificate>>,
) -> Result<String, fmt::Error> {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Figures(
        Arc::clone(portico),
        certificate.map(Arc::clone),
    )));
    let mut text = String::new();
    prometheus_text::encode(&mut text, &registry)?;
    Ok(text)
}

struct Figures(Arc<Portico>, Option<Arc<Certificate>>);

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Figures")
    }
}

impl Collector for Figures {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let (portico, mut page) = (&*self.0, Page(encoder));
        let (meters, now) = (&**portico.store.meters(), portico.clock.now());
        page.process(portico.started)?;
        page.http(meters)?;
        page.work(meters)?;
        let gathered = portico.store.read(|tx| Gathered::read(tx, now));
        page.gathered(gathered.ok().as_ref(), now)?;
        page.store(meters, portico.store.pool())?;
        page.keys(portico, now)?;
        page.metric(all::SPANS, |it| {
            it.count(&["exported"], COUNTS.exported.get())?;
            it.count(&["dropped"], COUNTS.dropped.get())?;
            it.count(&["failed"], COUNTS.failed.get())
        })?;
        self.1.as_ref().map_or(Ok(()), |it| page.certificate(it))
    }
}

/// The values of a figure's labels, in the order of its labels.
type Values<'a> = &'a [&'a str];

struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    /// One figure with all of its lines.
    fn metric(
        &mut self,
        metric: Metric,
        lines: impl FnOnce(&mut Lines<'_>) -> fmt::Result,
    ) -> fmt::Result {
        let kind = match metric.kind {
            Kind::Counter => MetricType::Counter,
            Kind::Gauge => MetricType::Gauge,
            Kind::Histogram => MetricType::Histogram,
        };
        // The library writes `_total` behind the name of a counter itself.
        let name = metric.name.strip_suffix("_total").unwrap_or(metric.name);
        let encoder = self.0.encode_descriptor(name, metric.help, None, kind)?;
        lines(&mut Lines { encoder, metric })
    }

    fn gauge(&mut self, metric: Metric, number: f64) -> fmt::Result {
        self.metric(metric, |it| it.gauge(&[], number))
    }

    fn process(&mut self, started: At) -> fmt::Result {
        let version = env!("CARGO_PKG_VERSION");
        self.metric(all::BUILD, |it| it.gauge(&[version], 1.0))?;
        self.gauge(all::START, seconds(started.micros()))?;
        let Some(process) = process::read() else {
            return Ok(());
        };
        self.gauge(all::MEMORY, process.resident)?;
        self.metric(all::CPU, |it| it.counter(&[], process.cpu))?;
        self.gauge(all::OPEN_FDS, process.open_fds)?;
        self.gauge(all::MAX_FDS, process.max_fds)?;
        self.gauge(all::THREADS, process.threads)
    }

    fn http(&mut self, meters: &Meters) -> fmt::Result {
        let http = &meters.http;
        self.metric(all::REQUESTS, |it| {
            it.family(&http.requests, |key| {
                let (method, route, status) = key.unwrap_or(&("other", "other", "other"));
                vec![*method, *route, *status]
            })
        })?;
        self.metric(all::REQUEST_DURATION, |it| {
            for (key, times) in http.durations.all() {
                let (method, route) = key.unwrap_or(("other", "other"));
                it.histogram(&[method, route], &times)?;
            }
            Ok(())
        })?;
        self.metric(all::SHED, |it| it.count(&[], http.shed.get()))?;
        self.gauge(all::IN_FLIGHT, float(http.in_flight.get()))
    }

    fn work(&mut self, meters: &Meters) -> fmt::Result {
        self.metric(all::SIGN_INS, |it| {
            for (partner, counts) in meters.sign_ins.all() {
                let partner = match partner.as_deref() {
                    None => "other",
                    Some("") => "unknown",
                    Some(id) => id,
                };
                it.count(&[partner, "signed_in"], counts.signed_in.get())?;
                it.count(&[partner, "refused"], counts.refused.get())?;
            }
            Ok(())
        })?;
        self.metric(all::REFUSALS, |it| {
            it.family(&meters.refusals, |key| {
                vec![key.copied().unwrap_or("other")]
            })
        })?;
        self.metric(all::TOKENS, |it| {
            it.family(&meters.tokens, |key| {
                vec![key.map_or("other", |grant| grant.as_str())]
            })
        })?;
        self.metric(all::DELIVERIES, |it| {
            it.family(&meters.deliveries, |key| {
                let (kind, outcome) = key.unwrap_or(&("other", "other"));
                vec![*kind, *outcome]
            })
        })?;
        self.metric(all::OUTBOUND, |it| {
            for (outcome, times) in meters.outbound.all() {
                it.histogram(&[outcome.unwrap_or("other")], &times)?;
            }
            Ok(())
        })
    }

    /// What stands in the database, and whether it could be read.
    fn gathered(&mut self, gathered: Option<&Gathered>, now: At) -> fmt::Result {
        let up = if gathered.is_some() { 1.0 } else { 0.0 };
        self.gauge(all::DATABASE_UP, up)?;
        let Some(gathered) = gathered else {
            return Ok(());
        };
        let waiting = |kind| gathered.waiting.iter().find(|it| it.kind == kind);
        let since = |at: At| seconds(now.since(at).as_micros().max(0));
        let by_kind = |page: &mut Self, metric, number: &dyn Fn(OutboxKind) -> f64| {
            page.metric(metric, |it| {
                for kind in OutboxKind::ALL {
                    it.gauge(&[kind.as_str()], number(*kind))?;
                }
                Ok(())
            })
        };
        by_kind(self, all::OUTBOX_WAITING, &|kind| {
            waiting(kind).map_or(0.0, |it| float(it.number))
        })?;
        by_kind(self, all::OUTBOX_RETRIED, &|kind| {
            waiting(kind).map_or(0.0, |it| float(it.retried))
        })?;
        by_kind(self, all::OUTBOX_TRIES, &|kind| {
            waiting(kind).map_or(0.0, |it| float(it.most_tries))
        })?;
        by_kind(self, all::OUTBOX_AGE, &|kind| {
            waiting(kind).map_or(0.0, |it| since(it.since))
        })?;
        by_kind(self, all::OUTBOX_GIVEN_UP, &|kind| {
            let given_up = gathered.given_up.iter().find(|it| it.0 == kind);
            given_up.map_or(0.0, |it| float(it.1))
        })?;
        let homes = &gathered.homes;
        self.gauge(all::HOMES_UNREADABLE, float(homes.unreadable))?;
        self.gauge(all::PROBE_LAG, homes.probe_due.map_or(0.0, since))
    }

    fn store(&mut self, meters: &Meters, pool: Option<(u32, u32)>) -> fmt::Result {
        let store = &meters.store;
        if let Some((open, idle)) = pool {
            self.metric(all::POOL_CONNECTIONS, |it| {
                it.gauge(&["idle"], f64::from(idle))?;
                it.gauge(&["busy"], f64::from(open.saturating_sub(idle)))
            })?;
        }
        self.metric(all::POOL_WAIT, |it| it.histogram(&[], &store.pool_wait))?;
        self.metric(all::POOL_TIMEOUTS, |it| {
            it.count(&[], store.pool_timeouts.get())
        })?;
        self.metric(all::STORE_DURATION, |it| {
            it.histogram(&["read"], &store.reads)?;
            it.histogram(&["snapshot"], &store.snapshots)?;
            it.histogram(&["write"], &store.writes)
        })?;
        self.gauge(all::WRITER_WAITING, float(store.writer_waiting.get()))?;
        self.metric(all::WRITER_GROUP, |it| {
            it.histogram(&[], &store.writer_group)
        })?;
        self.metric(all::SIGNING, |it| {
            for (alg, times) in meters.signing.all() {
                it.histogram(&[alg.map_or("other", SigningAlg::as_str)], &times)?;
            }
            Ok(())
        })
    }

    fn certificate(&mut self, certificate: &Certificate) -> fmt::Result {
        let ends_at = seconds(certificate.ends_at().micros());
        self.gauge(all::TLS_END, ends_at)?;
        let refused = if certificate.is_refused() { 1.0 } else { 0.0 };
        self.gauge(all::TLS_REFUSED, refused)
    }

    fn keys(&mut self, portico: &Portico, now: At) -> fmt::Result {
        let ring = portico.oidc.keys.current();
        let signing = || {
            SigningAlg::ALL
                .iter()
                .filter_map(|alg| Some((alg.as_str(), ring.signing(*alg, now)?)))
        };
        self.metric(all::KEY_AGE, |it| {
            for (alg, key) in signing() {
                it.gauge(&[alg], seconds(now.since(key.active_from).as_micros()))?;
            }
            Ok(())
        })?;
        self.metric(all::KEY_ROTATION, |it| {
            for (alg, key) in signing() {
                it.gauge(&[alg], seconds(key.active_until.micros()))?;
            }
            Ok(())
        })
    }
}

/// The lines of one figure.
struct Lines<'a> {
    encoder: MetricEncoder<'a>,
    metric: Metric,
}

impl Lines<'_> {
    fn line(
        &mut self,
        values: Values<'_>,
        write: impl FnOnce(&mut MetricEncoder<'_>) -> fmt::Result,
    ) -> fmt::Result {
        debug_assert_eq!(self.metric.labels.len(), values.len());
        if values.is_empty() {
            return write(&mut self.encoder);
        }
        let labels = self.metric.labels.iter().copied();
        let labels: Vec<(&str, &str)> = labels.zip(values.iter().copied()).collect();
        write(&mut self.encoder.encode_family(&labels)?)
    }

    fn gauge(&mut self, values: Values<'_>, number: f64) -> fmt::Result {
        self.line(values, |it| it.encode_gauge(&number))
    }

    fn counter(&mut self, values: Values<'_>, number: f64) -> fmt::Result {
        self.line(values, |it| {
            it.encode_counter::<[(&str, &str); 0], f64, f64>(&number, None)
        })
    }

    fn count(&mut self, values: Values<'_>, number: u64) -> fmt::Result {
        self.line(values, |it| {
            it.encode_counter::<[(&str, &str); 0], u64, f64>(&number, None)
        })
    }

    fn histogram<B: Bounds>(&mut self, values: Values<'_>, sizes: &Histogram<B>) -> fmt::Result {
        let now = sizes.snapshot();
        self.line(values, |it| {
            it.encode_histogram::<[(&str, &str); 0]>(now.sum, now.count, &now.buckets, None)
        })
    }

    fn family<K: Ord + Clone>(
        &mut self,
        family: &Family<K, meters::Counter>,
        values: impl Fn(Option<&K>) -> Vec<&'static str>,
    ) -> fmt::Result {
        for (key, counter) in family.all() {
            self.count(&values(key.as_ref()), counter.get())?;
        }
        Ok(())
    }
}

fn seconds(micros: i64) -> f64 {
    float(micros) / 1e6
}

#[expect(
    clippy::cast_precision_loss,
    reason = "figures are read by people; beyond 2^53 the last digits are of no use"
)]
fn float(number: i64) -> f64 {
    number as f64
}
