//! A Security Event Token (RFC 8417) as the Shared Signals Framework wants it.

use super::refused;
use crate::{
    Refusal,
    jws::{Audience, FUTURE_SKEW, numeric_date},
    members,
};
use model::{At, Reason, SignalEvent, SignalStream, Span};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// `typ` (RFC 8417 §2.3). It must be there: it tells these from ID tokens and logout tokens.
pub(crate) const TYPES: [&str; 2] = ["secevent+jwt", "application/secevent+jwt"];
/// A token may be so old: a transmitter keeps and repeats what we did not take.
pub(crate) const OLDEST_SET: Span = Span::days(7);
const LONGEST_NAME: usize = 320;

/// An event with what its payload says.
type Happened = (SignalEvent, Map<String, Value>);

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: f64,
    jti: String,
    events: BTreeMap<String, Map<String, Value>>,
    sub_id: Option<Map<String, Value>>,
    toe: Option<f64>,
    #[serde(default, deserialize_with = "members::there")]
    sub: Option<Value>,
    #[serde(default, deserialize_with = "members::there")]
    exp: Option<Value>,
    #[serde(default, deserialize_with = "members::there")]
    nonce: Option<Value>,
}

/// A token that was believed.
#[derive(Debug)]
pub(crate) struct SecurityEvent {
    pub(crate) jti: String,
    pub(crate) issued: At,
    /// When it happened there, as far as it says.
    pub(crate) occurred: At,
    /// Whom it is about (RFC 9493).
    pub(crate) subject: Option<Map<String, Value>>,
    /// What happened; nothing where no event of it means anything here.
    pub(crate) event: Option<Happened>,
}

impl SecurityEvent {
    /// Checks the claims of a token whose signature verified.
    pub(crate) fn read(payload: &[u8], stream: &SignalStream, now: At) -> Result<Self, Refusal> {
        let claim = |note: &str| refused(Reason::UpstreamClaim, note);
        let claims: Claims = members::read(payload).map_err(|e| claim(&e.to_string()))?;
        if claims.iss != stream.issuer {
            return Err(refused(Reason::IssuerMismatch, &claims.iss));
        }
        let named = claims.aud.all();
        if !named.iter().any(|aud| stream.audience.contains(aud)) {
            return Err(refused(Reason::UpstreamAudience, "aud is not us"));
        }
        // Shared Signals Framework §4.1: neither belongs into such a token, both into others.
        if claims.exp.is_some() || claims.sub.is_some() {
            return Err(claim("exp and sub are forbidden"));
        }
        if claims.nonce.is_some() {
            return Err(refused(Reason::UpstreamNonce, "a nonce is forbidden"));
        }
        if claims.jti.is_empty() || claims.jti.chars().count() > LONGEST_NAME {
            return Err(claim("jti is empty or too long"));
        }
        let issued = numeric_date(claims.iat);
        if now.since(issued) > OLDEST_SET {
            return Err(refused(Reason::UpstreamTime, "issued too long ago"));
        }
        if claims.events.is_empty() {
            return Err(claim("no event"));
        }
        let event = only_known(claims.events)?;
        let (occurred, subject) = match &event {
            Some((_, payload)) => (happened(payload)?, subject(claims.sub_id, payload)?),
            None => (None, claims.sub_id),
        };
        let occurred = occurred.or(claims.toe).map_or(issued, numeric_date);
        let soon = now.plus(FUTURE_SKEW);
        if issued > soon || occurred > soon {
            return Err(refused(Reason::UpstreamTime, "of the future"));
        }
        Ok(Self {
            jti: claims.jti,
            issued,
            occurred,
            subject,
            event,
        })
    }
}

/// One token tells of one event (Shared Signals Framework §4.1.8), by several names perhaps.
fn only_known(events: BTreeMap<String, Map<String, Value>>) -> Result<Option<Happened>, Refusal> {
    let mut known = events
        .into_iter()
        .filter_map(|(uri, payload)| Some((uri.parse::<SignalEvent>().ok()?, payload)));
    match (known.next(), known.next()) {
        (_, Some(_)) => Err(refused(Reason::UpstreamClaim, "several events")),
        (one, None) => Ok(one),
    }
}

/// CAEP §2: when it happened.
fn happened(payload: &Map<String, Value>) -> Result<Option<f64>, Refusal> {
    match payload.get("event_timestamp") {
        None => Ok(None),
        Some(Value::Number(seconds)) => Ok(seconds.as_f64()),
        Some(_) => Err(refused(
            Reason::UpstreamClaim,
            "event_timestamp is no number",
        )),
    }
}

/// `sub_id`, or the `subject` of the event, where transmitters of before 1.0 put it.
fn subject(
    sub_id: Option<Map<String, Value>>,
    payload: &Map<String, Value>,
) -> Result<Option<Map<String, Value>>, Refusal> {
    match (sub_id, payload.get("subject")) {
        (given, None) => Ok(given),
        (None, Some(Value::Object(given))) => Ok(Some(given.clone())),
        _ => Err(refused(Reason::UpstreamClaim, "two subjects, or no object")),
    }
}
