//! Sends spans to the operator's collector: OTLP over HTTP in its JSON form.

use super::{
    Item, SpanCounts,
    layer::{FinishedSpan, Value},
    settings::TraceSettings,
};
use meters::Ticks;
use model::hex;
use serde_json::json;
use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    time::Duration,
};
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig, TlsProvider},
};

/// Kinds of spans (`SpanKind` of opentelemetry-proto).
const INTERNAL: u8 = 1;
const SERVER: u8 = 2;
const CLIENT: u8 = 3;
/// `STATUS_CODE_ERROR`.
const ERROR: u8 = 2;

/// Takes spans out of the queue and posts them in batches, until nobody can put one in any more.
pub fn export_all(
    queue: &Receiver<Item>,
    set: &TraceSettings,
    (counts, ticks): (&SpanCounts, Ticks),
) {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::NativeTls)
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    // The endpoint is the operator's own, most often on this machine or inside the network, so the guard of
    // outbound requests does not stand here (ADR 13).
    let agent: Agent = Agent::config_builder()
        .tls_config(tls)
        .timeout_global(Some(set.timeout))
        .max_redirects(0)
        .proxy(None)
        .build()
        .into();
    let mut batch = Vec::new();
    let mut is_failing = false;
    loop {
        let filled = fill(&mut batch, queue, (set, ticks));
        if !batch.is_empty() {
            let sent = post(&agent, set, &batch);
            let number = u64::try_from(batch.len()).unwrap_or_default();
            match &sent {
                Ok(()) => counts.exported.count_many(number),
                Err(problem) => {
                    counts.failed.count_many(number);
                    if !is_failing {
                        tracing::warn!(%problem, "traces could not be sent; they are dropped until the collector answers");
                    }
                }
            }
            is_failing = sent.is_err();
            batch.clear();
        }
        match filled {
            Filled::More => {}
            // Whoever asked may have gone.
            Filled::Asked(tell) => {
                let _ = tell.send(());
            }
            Filled::Over => return,
        }
    }
}

/// Why a batch is not waited for any longer.
enum Filled {
    /// It is full, or waited long enough.
    More,
    /// Somebody wants everything sent now, and be told.
    Asked(Sender<()>),
    /// No more will come.
    Over,
}

/// Waits for a full batch, or until the first of it waited for as long as one may.
fn fill(
    batch: &mut Vec<FinishedSpan>,
    queue: &Receiver<Item>,
    (set, ticks): (&TraceSettings, Ticks),
) -> Filled {
    let mut began = 0;
    while batch.len() < set.batch {
        let next = if batch.is_empty() {
            queue.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            let waited = Duration::from_nanos(ticks().saturating_sub(began));
            queue.recv_timeout(set.delay.saturating_sub(waited))
        };
        match next {
            Ok(Item::Span(span)) => {
                if batch.is_empty() {
                    began = ticks();
                }
                batch.push(*span);
            }
            Ok(Item::Flush(tell)) => return Filled::Asked(tell),
            Err(RecvTimeoutError::Timeout) => return Filled::More,
            Err(RecvTimeoutError::Disconnected) => return Filled::Over,
        }
    }
    Filled::More
}

fn post(agent: &Agent, set: &TraceSettings, batch: &[FinishedSpan]) -> Result<(), String> {
    let body = document(set, batch).to_string();
    let mut request = agent
        .post(&set.endpoint)
        .header("content-type", "application/json");
    for (name, value) in &set.headers {
        request = request.header(name, value.expose());
    }
    // An error status is an error here.
    request
        .send(body.as_bytes())
        .map(drop)
        .map_err(|e| e.to_string())
}

/// A batch as `ExportTraceServiceRequest` in JSON (OTLP §JSON Protobuf encoding).
#[must_use]
pub fn document(set: &TraceSettings, batch: &[FinishedSpan]) -> serde_json::Value {
    let resource = set.resource.iter();
    let resource: Vec<_> = resource
        .map(|(key, value)| json!({ "key": key, "value": { "stringValue": value } }))
        .collect();
    let spans: Vec<_> = batch.iter().map(span).collect();
    json!({ "resourceSpans": [{
        "resource": { "attributes": resource },
        "scopeSpans": [{
            "scope": { "name": "portico", "version": env!("CARGO_PKG_VERSION") },
            "spans": spans,
        }],
    }] })
}

fn span(it: &FinishedSpan) -> serde_json::Value {
    let text = |name: &str| {
        it.attributes.iter().find_map(|(key, value)| match value {
            Value::Text(text) if *key == name => Some(text.as_str()),
            _ => None,
        })
    };
    let name = match (text("http.request.method"), text("http.route")) {
        (Some(method), Some(route)) => format!("{method} {route}"),
        _ => it.name.to_owned(),
    };
    let failed = it.attributes.iter().any(|(key, value)| {
        *key == "error.type"
            || (*key == "http.response.status_code" && matches!(value, Value::Number(500..)))
    });
    let attributes: Vec<_> = it
        .attributes
        .iter()
        .map(|(key, value)| {
            let value = match value {
                Value::Text(text) => json!({ "stringValue": text }),
                Value::Number(number) => json!({ "intValue": number.to_string() }),
                Value::Flag(flag) => json!({ "boolValue": flag }),
            };
            json!({ "key": key, "value": value })
        })
        .collect();
    let mut told = json!({
        "traceId": hex(&it.trace_id),
        "spanId": hex(&it.span_id),
        "flags": 1,
        "name": name,
        "kind": match it.name {
            "request" => SERVER,
            "outbound" => CLIENT,
            _ => INTERNAL,
        },
        "startTimeUnixNano": it.began.to_string(),
        "endTimeUnixNano": it.ended.to_string(),
        "attributes": attributes,
        "status": if failed { json!({ "code": ERROR }) } else { json!({}) },
    });
    if let Some(parent) = &it.parent {
        told["parentSpanId"] = hex(parent).into();
    }
    told
}
