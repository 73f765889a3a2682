//! What the environment says about traces, in the variables of the OpenTelemetry specification.

use model::Secret;
use std::{collections::BTreeMap, time::Duration};

/// Where traces go, and how many of them.
#[derive(Clone, Debug)]
pub struct TraceSettings {
    /// The URL to which batches are posted.
    pub endpoint: String,
    /// Headers that the collector wants; they may be secret.
    pub headers: Vec<(String, Secret)>,
    /// How long a batch may take.
    pub timeout: Duration,
    /// What is said of this process.
    pub resource: BTreeMap<String, String>,
    /// Which traces are kept.
    pub sampler: Sampler,
    /// So many spans wait at most; whatever comes then is dropped and counted.
    pub queue: usize,
    /// So many spans go in one batch at most.
    pub batch: usize,
    /// A batch that is not full goes after so long.
    pub delay: Duration,
    /// What of the environment is not followed, in sentences for the log.
    pub notes: Vec<String>,
}

/// Which traces are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampler {
    /// Whether the word of whoever called counts, where there is one.
    pub asks_parent: bool,
    /// The share of all other traces.
    pub ratio: f64,
}

impl Sampler {
    /// Whether a trace of this id is kept.
    #[must_use]
    pub fn keeps(&self, trace_id: [u8; 16], parent: Option<bool>) -> bool {
        if let Some(kept) = parent.filter(|_| self.asks_parent) {
            return kept;
        }
        let mut tail = [0_u8; 8];
        tail.copy_from_slice(&trace_id[8..]);
        // 53 bits, all that a double holds.
        let drawn = u64::from_be_bytes(tail) >> 11;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let drawn = drawn as f64 / (1_u64 << 53) as f64;
        drawn < self.ratio
    }
}

impl TraceSettings {
    /// Reads the environment; `None` where no endpoint is set, or traces are switched off.
    #[must_use]
    pub fn read(environment: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let all: BTreeMap<String, String> = environment
            .into_iter()
            .filter(|(name, value)| name.starts_with("OTEL_") && !value.trim().is_empty())
            .map(|(name, value)| (name, value.trim().to_owned()))
            .collect();
        let get = |name: &str| all.get(name).map(String::as_str);
        let exporter = get("OTEL_TRACES_EXPORTER").unwrap_or("otlp");
        let off = get("OTEL_SDK_DISABLED").is_some_and(|it| it.eq_ignore_ascii_case("true"));
        if off || exporter != "otlp" {
            return None;
        }
        let own = get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT").map(str::to_owned);
        let shared = get("OTEL_EXPORTER_OTLP_ENDPOINT");
        let endpoint =
            own.or_else(|| Some(format!("{}/v1/traces", shared?.trim_end_matches('/'))))?;
        // The word for traces alone comes before the one for everything.
        let otlp = |name: &str| {
            get(&format!("OTEL_EXPORTER_OTLP_TRACES_{name}"))
                .or_else(|| get(&format!("OTEL_EXPORTER_OTLP_{name}")))
        };
        let mut notes = Vec::new();
        if let Some(protocol) = otlp("PROTOCOL").filter(|it| *it != "http/json") {
            notes.push(format!(
                "traces are sent as http/json, not {protocol}; the endpoint must take OTLP over HTTP"
            ));
        }
        let number = |name: &str, default: u64| match get(name).map(str::parse::<u64>) {
            Some(Ok(number)) if number > 0 => number,
            _ => default,
        };
        let size =
            |name: &str, default| usize::try_from(number(name, default)).unwrap_or(usize::MAX);
        let timeout = otlp("TIMEOUT").and_then(|it| it.parse().ok());
        let mut resource = pairs(get("OTEL_RESOURCE_ATTRIBUTES").unwrap_or_default());
        if let Some(name) = get("OTEL_SERVICE_NAME") {
            resource.insert("service.name".into(), name.to_owned());
        }
        let service = resource.entry("service.name".into());
        service.or_insert_with(|| "portico".into());
        let version = resource.entry("service.version".into());
        version.or_insert_with(|| env!("CARGO_PKG_VERSION").into());
        let sampler = sampler(
            get("OTEL_TRACES_SAMPLER"),
            get("OTEL_TRACES_SAMPLER_ARG"),
            &mut notes,
        );
        Some(Self {
            endpoint,
            headers: pairs(otlp("HEADERS").unwrap_or_default())
                .into_iter()
                .map(|(name, value)| (name, Secret::new(value)))
                .collect(),
            timeout: Duration::from_millis(timeout.unwrap_or(10_000)),
            resource,
            sampler,
            queue: size("OTEL_BSP_MAX_QUEUE_SIZE", 2_048).min(65_536),
            batch: size("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", 512).min(4_096),
            delay: Duration::from_millis(number("OTEL_BSP_SCHEDULE_DELAY", 5_000)),
            notes,
        })
    }
}

fn sampler(name: Option<&str>, argument: Option<&str>, notes: &mut Vec<String>) -> Sampler {
    let share = argument.and_then(|it| it.parse::<f64>().ok());
    let share = share.filter(|it| (0.0..=1.0).contains(it)).unwrap_or(1.0);
    let name = name.unwrap_or("parentbased_always_on");
    let (asks_parent, kind) = match name.strip_prefix("parentbased_") {
        Some(kind) => (true, kind),
        None => (false, name),
    };
    let ratio = match kind {
        "always_on" => 1.0,
        "always_off" => 0.0,
        "traceidratio" => share,
        _ => {
            notes.push(format!(
                "OTEL_TRACES_SAMPLER {name} is not known; every trace is kept"
            ));
            1.0
        }
    };
    Sampler { asks_parent, ratio }
}

/// `key=value,key=value`, percent-encoded as in W3C Baggage.
fn pairs(text: &str) -> BTreeMap<String, String> {
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=')?;
        // Form decoding reads a plus sign as a space, and here it is one of its own.
        let value = value.trim().replace('+', "%2B");
        let decoded = url::form_urlencoded::parse(format!("v={value}").as_bytes())
            .next()
            .map(|(_, value)| value.into_owned());
        Some((key.trim().to_owned(), decoded?))
    };
    text.split(',').filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Option<TraceSettings> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        TraceSettings::read(pairs.iter().map(own))
    }

    const ENDPOINT: (&str, &str) = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/");

    #[test]
    fn traces_are_off_unless_an_endpoint_is_set() {
        assert!(read(&[]).is_none());
        for off in [
            &[("OTEL_SERVICE_NAME", "guests")][..],
            &[ENDPOINT, ("OTEL_SDK_DISABLED", "true")],
            &[ENDPOINT, ("OTEL_TRACES_EXPORTER", "none")],
        ] {
            assert!(read(off).is_none(), "{off:?}");
        }
        let set = read(&[ENDPOINT]).unwrap();
        assert_eq!(set.endpoint, "http://collector:4318/v1/traces");
        assert_eq!(set.resource["service.name"], "portico");
        let own = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://other/traces");
        assert_eq!(
            read(&[ENDPOINT, own]).unwrap().endpoint,
            "http://other/traces"
        );
    }

    #[test]
    fn headers_attributes_and_sampling_follow_the_specification() {
        let set = read(&[
            ENDPOINT,
            (
                "OTEL_EXPORTER_OTLP_HEADERS",
                "authorization=Bearer%20a+b, x=1",
            ),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test"),
            ("OTEL_SERVICE_NAME", "guests"),
            ("OTEL_TRACES_SAMPLER", "traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.25"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        ]);
        let set = set.unwrap();
        let headers = set.headers.iter();
        let headers: Vec<_> = headers
            .map(|(name, value)| (name.as_str(), value.expose()))
            .collect();
        assert_eq!(headers, [("authorization", "Bearer a+b"), ("x", "1")]);
        assert_eq!(set.resource["deployment.environment"], "test");
        assert_eq!(set.resource["service.name"], "guests");
        assert_eq!(set.notes.len(), 1, "{:?}", set.notes);
        let mut id = [0; 16];
        assert!(set.sampler.keeps(id, Some(false)), "nobody else is asked");
        id[8] = 0x40;
        assert!(!set.sampler.keeps(id, None), "a quarter");
        let parent = read(&[ENDPOINT]).unwrap().sampler;
        assert!(!parent.keeps(id, Some(false)) && parent.keeps(id, None));
    }
}
