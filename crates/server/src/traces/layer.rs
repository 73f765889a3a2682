//! Turns the spans of the code into those of a trace.

use super::{Item, SpanCounts, settings::Sampler};
use model::{Clock, Random, unhex};
use std::{
    fmt,
    sync::{Arc, mpsc::SyncSender},
};
use tracing::{
    Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{Layer, layer::Context, registry::LookupSpan};

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

/// A span that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedSpan {
    /// Of which trace.
    pub trace_id: [u8; 16],
    /// Its own id.
    pub span_id: [u8; 8],
    /// The span that it is part of.
    pub parent: Option<[u8; 8]>,
    /// What it is.
    pub name: &'static str,
    /// When it began, in nanoseconds since 1970.
    pub began: u64,
    /// When it ended.
    pub ended: u64,
    /// What is known of it.
    pub attributes: Vec<(&'static str, Value)>,
}

/// What is kept of an open span.
struct Open {
    span: FinishedSpan,
    ticks: u64,
    kept: bool,
}

/// Gives spans their ids and hands those that are over to the exporter; it never waits for it.
pub struct Exporting {
    /// Where they go.
    pub queue: SyncSender<Item>,
    /// Which are kept.
    pub sampler: Sampler,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// For ids.
    pub random: Arc<dyn Random>,
    /// Measures.
    pub ticks: meters::Ticks,
    /// Counts those that find no room.
    pub counts: &'static SpanCounts,
}

impl Exporting {
    fn draw<const N: usize>(&self) -> [u8; N] {
        let mut id = [0; N];
        self.random.fill(&mut id);
        // All zeros is no id (W3C Trace Context §3.2.2.3).
        if id.iter().all(|byte| *byte == 0) {
            id[N - 1] = 1;
        }
        id
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Exporting {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut seen = Seen::default();
        attributes.record(&mut seen);
        let above = span.parent().and_then(|parent| {
            let extensions = parent.extensions();
            let open = extensions.get::<Open>()?;
            Some((open.span.trace_id, open.span.span_id, open.kept))
        });
        let called = seen.traceparent.as_deref().and_then(traceparent);
        let (trace_id, parent, kept) = match (above, called) {
            (Some((trace_id, parent, kept)), _) => (trace_id, Some(parent), kept),
            (None, Some((trace_id, parent, flag))) => {
                let kept = self.sampler.keeps(trace_id, Some(flag));
                (trace_id, Some(parent), kept)
            }
            (None, None) => {
                let trace_id = self.draw();
                (trace_id, None, self.sampler.keeps(trace_id, None))
            }
        };
        let began = u64::try_from(self.clock.now().micros()).unwrap_or_default() * 1_000;
        let open = Open {
            span: FinishedSpan {
                trace_id,
                span_id: self.draw(),
                parent,
                name: attributes.metadata().name(),
                began,
                ended: began,
                attributes: seen.attributes,
            },
            ticks: (self.ticks)(),
            kept,
        };
        span.extensions_mut().insert(open);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut extensions = span.extensions_mut();
        if let Some(open) = extensions.get_mut::<Open>() {
            let mut seen = Seen::default();
            values.record(&mut seen);
            open.span.attributes.append(&mut seen.attributes);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else {
            return;
        };
        let Some(mut open) = span.extensions_mut().remove::<Open>() else {
            return;
        };
        if !open.kept {
            return;
        }
        let took = (self.ticks)().saturating_sub(open.ticks);
        open.span.ended = open.span.began.saturating_add(took);
        let item = Item::Span(Box::new(open.span));
        if self.queue.try_send(item).is_err() {
            self.counts.dropped.count();
        }
    }
}

/// The header of W3C Trace Context: trace, span, and whether the caller keeps the trace.
fn traceparent(text: &str) -> Option<([u8; 16], [u8; 8], bool)> {
    let parts: Vec<&str> = text.split('-').collect();
    let [version, trace, span, flags, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let [version] = octets(version)?;
    // Later versions may add parts; version ff is none (§3.2.2.1).
    if version == 0xff || (version == 0 && !rest.is_empty()) {
        return None;
    }
    let (trace, span, [flags]) = (octets(trace)?, octets(span)?, octets(flags)?);
    let is_id = trace != [0; 16] && span != [0; 8];
    is_id.then_some((trace, span, flags & 1 == 1))
}

/// So many bytes, in lower-case digits alone (§3.2).
fn octets<const N: usize>(text: &str) -> Option<[u8; N]> {
    let lower = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    let bytes = text.bytes().all(lower).then(|| unhex(text))??;
    bytes.try_into().ok()
}

#[derive(Default)]
struct Seen {
    attributes: Vec<(&'static str, Value)>,
    traceparent: Option<String>,
}

impl Visit for Seen {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "traceparent" => self.traceparent = Some(value.to_owned()),
            name => self.attributes.push((name, Value::Text(value.to_owned()))),
        }
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.attributes.push((field.name(), Value::Flag(value)));
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.attributes.push((field.name(), Value::Number(value)));
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.record_i64(field, i64::try_from(value).unwrap_or(i64::MAX));
    }
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::traceparent;

    #[test]
    fn a_traceparent_is_believed_as_far_as_it_is_one() {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let (trace, span, kept) = traceparent(good).unwrap();
        assert_eq!((trace[0], span[7], kept), (0x4b, 0xb7, true));
        let later = good.replacen("00", "01", 1) + "-more";
        assert!(traceparent(&later).is_some(), "of a later version");
        for wrong in [
            "",
            "00",
            &good.replacen("00", "ff", 1),
            &format!("{good}-more"),
            &good.to_uppercase(),
            &good.replace("4bf92f3577b34da6a3ce929d0e0e4736", &"0".repeat(32)),
            &good.replace("00f067aa0ba902b7", &"0".repeat(16)),
            &good[1..],
        ] {
            assert!(traceparent(wrong).is_none(), "{wrong}");
        }
    }
}
