use super::{Method, Response};
use actix_web::http::header::HeaderMap;
use meters::{Counter, Meters};
use model::{Id, Reason, kind};
use std::{cell::RefCell, time::Duration};
use tracing::{Span, field::Empty};

/// What was found out about a request on its way: for its log line and the figures, never for the answer.
/// Ids of things, nothing about persons.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The pattern of the route; a path may hold a token that lets somebody in. Empty where there is none.
    pub route: &'static str,
    /// The reference on the page and in other log lines.
    pub reference: String,
    /// Why it was refused.
    pub reason: Option<Reason>,
    /// The partner concerned.
    pub partner: Option<Id<kind::Partner>>,
    /// The app concerned.
    pub app: Option<Id<kind::App>>,
}

impl Told {
    /// Nothing was found out.
    pub(super) const fn nothing() -> Self {
        Self {
            route: "",
            reference: String::new(),
            reason: None,
            partner: None,
            app: None,
        }
    }
}

/// What a handler notes while it works.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Told>);

impl Notes {
    /// For a request at a route.
    pub(crate) fn of(route: &'static str, reference: &str) -> Self {
        Self(RefCell::new(Told {
            route,
            reference: reference.to_owned(),
            ..Told::default()
        }))
    }

    /// Notes why the request is refused.
    pub fn refused(&self, reason: Reason) {
        self.0.borrow_mut().reason = Some(reason);
    }

    /// Notes which partner it concerns.
    pub fn partner(&self, id: &Id<kind::Partner>) {
        self.0.borrow_mut().partner = Some(id.clone());
    }

    /// Notes which app it concerns.
    pub fn app(&self, id: &Id<kind::App>) {
        self.0.borrow_mut().app = Some(id.clone());
    }

    /// What was noted.
    pub(crate) fn told(&self) -> Told {
        self.0.borrow().clone()
    }
}

/// The span of a request, where somebody traces: part of the caller's trace, if it names one.
pub(super) fn span(method: &'static str, headers: &HeaderMap) -> Span {
    let traceparent = headers.get("traceparent").and_then(|it| it.to_str().ok());
    tracing::trace_span!(
        target: "span", parent: None, "request",
        http.request.method = method,
        traceparent,
        http.route = Empty,
        http.response.status_code = Empty,
        portico.reference = Empty,
        portico.reason = Empty,
    )
}

fn record(span: &Span, told: &Told, status: u16) {
    span.record("http.response.status_code", status);
    for (field, text) in [
        ("http.route", told.route),
        ("portico.reference", told.reference.as_str()),
        ("portico.reason", told.reason.map_or("", Reason::as_str)),
    ] {
        if !text.is_empty() {
            span.record(field, text);
        }
    }
}

/// Counts an answer, writes its log line and ends its span.
pub(super) fn account(
    meters: &Meters,
    (method, span): (&'static str, &Span),
    response: &Response,
    took: Duration,
) {
    let (told, status) = (response.told(), response.status());
    record(span, told, status);
    let route = if told.route.is_empty() {
        "none"
    } else {
        told.route
    };
    let class = match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    let http = &meters.http;
    http.requests.at(&(method, route, class), Counter::count);
    let nanoseconds = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
    http.durations
        .at(&(method, route), |times| times.measure(nanoseconds));
    if let Some(reason) = told.reason {
        meters.refusals.at(&reason.as_str(), Counter::count);
    }
    let reference = Some(told.reference.as_str()).filter(|it| !it.is_empty());
    tracing::info!(
        target: "request",
        reference,
        method,
        route,
        status,
        duration_ms = took.as_secs_f64() * 1e3,
        reason = told.reason.map(Reason::as_str),
        partner = told.partner.as_ref().map(Id::as_str),
        app = told.app.as_ref().map(Id::as_str),
        "answered"
    );
}

/// The method for figures and log lines; one that we do not know is not repeated.
pub(super) fn method_of(text: &str) -> &'static str {
    match text {
        "HEAD" => "HEAD",
        text => Method::of(text).map_or("other", Method::as_str),
    }
}
