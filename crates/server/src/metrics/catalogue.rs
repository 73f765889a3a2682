//! Every figure there is: its name, its labels and what it says. The endpoint and the reference
//! (`docs/reference/metrics.md`) are both made from this list.

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It only grows.
    Counter,
    /// It rises and falls.
    Gauge,
    /// How often something was how large.
    Histogram,
}

impl Kind {
    /// As the text format spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Its name, as it is queried; a histogram has `_bucket`, `_sum` and `_count` behind it.
    pub name: &'static str,
    /// What kind of number it is.
    pub kind: Kind,
    /// Its labels.
    pub labels: &'static [&'static str],
    /// What it says.
    pub help: &'static str,
}

macro_rules! metrics {
    ($($id:ident = $kind:ident $name:literal [$($label:literal),*] $help:literal;)+) => {
        $(
            #[doc = $help]
            pub const $id: Metric = Metric {
                name: $name,
                kind: Kind::$kind,
                labels: &[$($label),*],
                help: $help,
            };
        )+
        /// Every figure, in the order in which it is told.
        pub const ALL: &[Metric] = &[$($id),+];
    };
}

metrics! {
    BUILD = Gauge "portico_build_info" ["version"] "Always 1; the version that runs.";
    START = Gauge "process_start_time_seconds" [] "When the process started, in seconds since 1970.";
    MEMORY = Gauge "process_resident_memory_bytes" [] "Memory of the process that is in RAM.";
    CPU = Counter "process_cpu_seconds_total" [] "Processor time of the process, in user and system mode.";
    OPEN_FDS = Gauge "process_open_fds" [] "Open file descriptors.";
    MAX_FDS = Gauge "process_max_fds" [] "The most file descriptors that may be open.";
    THREADS = Gauge "process_threads" [] "Threads of the process.";

    REQUESTS = Counter "portico_http_requests_total" ["method", "route", "status"] "Answered requests, by the pattern of the route and the class of the status.";
    REQUEST_DURATION = Histogram "portico_http_request_duration_seconds" ["method", "route"] "From the end of a request's head to the beginning of its answer.";
    SHED = Counter "portico_http_shed_total" [] "Requests that were answered with 503 at once, because more was waiting than could be done in time.";
    IN_FLIGHT = Gauge "portico_http_requests_in_flight" [] "Requests that are under way.";

    SIGN_INS = Counter "portico_sign_ins_total" ["partner", "outcome"] "Sign-ins that ended, by the partner's id (`unknown` where it is none of ours, `other` beyond the first 500) and outcome: `signed_in` or `refused`.";
    REFUSALS = Counter "portico_refusals_total" ["reason"] "Requests that were refused, by the reason code that stands on the page and in the log.";
    TOKENS = Counter "portico_tokens_issued_total" ["grant"] "Answers of the token endpoint that hand out tokens, by grant.";

    OUTBOX_WAITING = Gauge "portico_outbox_waiting" ["kind"] "What waits to be delivered: `mail`, logout notices, signals and what partners' endings leave to do.";
    OUTBOX_RETRIED = Gauge "portico_outbox_retried" ["kind"] "What of it was tried before, in vain or by a node that is gone.";
    OUTBOX_TRIES = Gauge "portico_outbox_most_tries" ["kind"] "The tries of what was tried most often and still waits.";
    OUTBOX_AGE = Gauge "portico_outbox_oldest_age_seconds" ["kind"] "How long the oldest of it has been waiting; 0 when nothing waits.";
    OUTBOX_GIVEN_UP = Gauge "portico_outbox_given_up" ["kind"] "What was given up and is kept; of `mail`, what failed for good or was superseded.";
    DELIVERIES = Counter "portico_deliveries_total" ["kind", "outcome"] "Tries of this node, by outcome: `delivered`, `failed` (tried again later) or `given_up`.";

    OUTBOUND = Histogram "portico_outbound_request_duration_seconds" ["outcome"] "Requests to homes and apps, by outcome: `answered`, `failing` (status 5xx), `timeout`, `unreachable`, `too_large`, `busy`, `resting` or `not_allowed`.";
    HOMES_UNREADABLE = Gauge "portico_homes_unreadable" [] "Connections in use whose home could not be read, or not be believed, when it was last tried.";
    PROBE_LAG = Gauge "portico_probe_lag_seconds" [] "How long the guest has been due whose home is to be asked next; 0 when nobody is due.";

    DATABASE_UP = Gauge "portico_database_up" [] "1 when the database answered for this very answer. While it is 0, figures that stand in the database are left out.";
    POOL_CONNECTIONS = Gauge "portico_store_pool_connections" ["state"] "Connections to the database that are `idle` or `busy`.";
    POOL_WAIT = Histogram "portico_store_pool_wait_seconds" [] "How long work waited for a connection.";
    POOL_TIMEOUTS = Counter "portico_store_pool_timeouts_total" [] "Work that got no connection in time and was answered with 503 or tried again.";
    STORE_DURATION = Histogram "portico_store_duration_seconds" ["kind"] "Work in the database with the wait for its turn: `read`, `snapshot`, or `write` until it is durable.";
    WRITER_WAITING = Gauge "portico_store_writer_waiting" [] "Transactions that wait for the one writer (SQLite).";
    WRITER_GROUP = Histogram "portico_store_writer_group_size" [] "How many transactions one commit made durable (SQLite).";

    SIGNING = Histogram "portico_signing_duration_seconds" ["alg"] "Signatures of tokens, by algorithm.";
    KEY_AGE = Gauge "portico_signing_key_age_seconds" ["alg"] "How long the key that signs has been signing.";
    KEY_ROTATION = Gauge "portico_signing_key_rotation_timestamp_seconds" ["alg"] "When the key that signs hands over to the next, in seconds since 1970.";

    TLS_END = Gauge "portico_tls_certificate_expiry_timestamp_seconds" [] "When the certificate of the listener ends, in seconds since 1970; where Portico does TLS itself.";
    TLS_REFUSED = Gauge "portico_tls_certificate_refused" [] "1 while the files of the certificate cannot be used and an older one stays in use; where Portico does TLS itself.";
    SPANS = Counter "portico_trace_spans_total" ["outcome"] "Spans of traces that were `exported`, `dropped` because the queue was full, or that the collector did not take (`failed`).";
}

/// The row of a figure in the reference.
#[must_use]
pub fn row(metric: &Metric) -> String {
    let labels: Vec<String> = metric.labels.iter().map(|it| format!("`{it}`")).collect();
    format!(
        "| `{}` | {} | {} | {} |",
        metric.name,
        metric.kind.as_str(),
        labels.join(", "),
        metric.help
    )
}
