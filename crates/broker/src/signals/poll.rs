//! Fetching Security Event Tokens (RFC 8936). A stream is taken by one node at a time; what was not
//! acknowledged when a node stopped comes again, and counts once.

use super::{
    set_error,
    transmitter::{Ask, read},
};
use crate::{Broker, BrokerError, Refusal, RelyingParty};
use fail::fail_point;
use model::{
    Actor, ActorKind, At, Connection, Event, EventName, Reason, SignalStream, Span, StreamStatus,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::StoreError;
use ureq::http::Method;

/// Nobody else fetches of a stream so long.
const LEASE: Span = Span::secs(60);
/// After so long no more is fetched under one lease.
const STINT: Span = Span::secs(30);
/// Nor after so many requests.
const REQUESTS: usize = 50;
/// How many tokens one answer may bring.
const AT_ONCE: usize = 100;
/// Pause after an answer that brought everything: what is fetched comes as soon as what is posted, nearly.
const PAUSE: Span = Span::secs(1);
/// The first pause after a failure.
const FIRST_RETRY: Span = Span::secs(5);
/// Pause where the transmitter says that it sends nothing, and the longest one while it fails.
const LONG_PAUSE: Span = Span::mins(15);

/// What a transmitter answers (RFC 8936 §2.3).
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    sets: BTreeMap<String, String>,
}

/// What is to be told about the tokens of the last answer (RFC 8936 §2.4).
#[derive(Default)]
struct Receipt {
    acknowledged: Vec<String>,
    errors: Map<String, Value>,
    /// Why a token could not be looked at; those after it were not either.
    postponed: Option<Reason>,
}

impl Receipt {
    fn is_empty(&self) -> bool {
        self.acknowledged.is_empty() && self.errors.is_empty()
    }
}

impl Broker {
    /// Takes up to `limit` streams whose tokens are to be fetched; each is to be given to
    /// [`Broker::poll_stream`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn due_polls(&self, limit: i64) -> Result<Vec<SignalStream>, StoreError> {
        let now = self.clock.now();
        let due = self.store.read(|tx| tx.next_poll_due())?;
        if due.is_none_or(|due| due > now) {
            return Ok(Vec::new());
        }
        self.store.write(|tx| tx.claim_polls(now, LEASE, limit))
    }

    /// Fetches what waits for a stream and does what it brings about; how many tokens were acknowledged.
    ///
    /// # Errors
    /// [`BrokerError`] from the database. What is the transmitter's fault is written down with the stream.
    pub fn poll_stream(&self, stream: &SignalStream) -> Result<usize, BrokerError> {
        let id = &stream.connection_id;
        let Some(connection) = self.store.read(|tx| tx.find_connection(id))? else {
            return Ok(0);
        };
        let party = self.relying_party(&connection)?;
        let mut taken = 0;
        let outcome = self.fetch_all((&connection, &party), stream, &mut taken);
        let now = self.clock.now();
        match outcome {
            Ok(()) => {
                let sends = stream.status == StreamStatus::Enabled;
                let pause = if sends { PAUSE } else { LONG_PAUSE };
                self.store
                    .write(|tx| tx.poll_done(stream, now.plus(pause), None))?;
            }
            Err(PollError::Ours(error)) => return Err(error),
            Err(PollError::Transmitter(refusal)) => self.failed(&connection, stream, &refusal)?,
        }
        Ok(taken)
    }

    fn fetch_all(
        &self,
        (connection, party): (&Connection, &RelyingParty),
        stream: &SignalStream,
        taken: &mut usize,
    ) -> Result<(), PollError> {
        let Some(polling) = &stream.polling else {
            return Ok(());
        };
        let until = self.clock.now().plus(STINT);
        let mut receipt = Receipt::default();
        // What comes again although it was acknowledged waits for the next time.
        let mut seen = BTreeSet::new();
        for request in 1..=REQUESTS {
            let last = request == REQUESTS || receipt.postponed.is_some();
            let last = last || self.clock.now() >= until;
            let body = json!({
                "maxEvents": if last { 0 } else { AT_ONCE }, "returnImmediately": true,
                "ack": receipt.acknowledged, "setErrs": receipt.errors,
            });
            let ask = Ask {
                method: Method::POST,
                url: &polling.endpoint,
                body: Some(&body),
            };
            let token = stream.access_token.as_deref();
            let answer = self.ask_transmitter((connection, party), token, &ask)?;
            let mut answer: Answer = read(&answer, &[200])?;
            answer.sets.retain(|jti, _| seen.insert(jti.clone()));
            *taken += receipt.acknowledged.len();
            if last {
                break;
            }
            receipt = self.take_all(connection, stream, answer.sets)?;
            fail_point!("poll.taken");
            if receipt.is_empty() {
                break;
            }
        }
        match receipt.postponed {
            Some(reason) => {
                let note = "tokens could not be verified";
                Err(Refusal::new(EventName::Leaver, reason, note).into())
            }
            None => Ok(()),
        }
    }

    fn take_all(
        &self,
        connection: &Connection,
        stream: &SignalStream,
        sets: BTreeMap<String, String>,
    ) -> Result<Receipt, BrokerError> {
        let mut receipt = Receipt::default();
        for (jti, token) in sets.into_iter().take(AT_ONCE) {
            match self.take_set(connection, stream, &token) {
                Ok(()) => receipt.acknowledged.push(jti),
                Err(BrokerError::Refused(reason)) => match set_error(reason) {
                    Some(error) => {
                        let told = json!({ "err": error, "description": reason });
                        receipt.errors.insert(jti, told);
                    }
                    None => {
                        receipt.postponed = Some(reason);
                        break;
                    }
                },
                Err(error) => return Err(error),
            }
        }
        Ok(receipt)
    }

    /// Tries again after as long as it has failed so far, from seconds to a quarter of an hour.
    fn failed(
        &self,
        connection: &Connection,
        stream: &SignalStream,
        refusal: &Refusal,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        tracing::warn!(connection = %connection.id, reason = %refusal.reason, note = %refusal.note, "signals could not be fetched");
        let known = stream.polling.as_ref().and_then(|it| it.failing_since);
        let since = known.unwrap_or(now);
        let pause = now.since(since).max(FIRST_RETRY).min(LONG_PAUSE);
        self.store.write(|tx| {
            let failure = (since, refusal.note.as_str());
            if tx.poll_done(stream, now.plus(pause), Some(failure))? && known.is_none() {
                tx.audit(not_fetched(connection, refusal.reason, now));
            }
            Ok(())
        })
    }
}

/// Once, not with every try.
fn not_fetched(connection: &Connection, reason: Reason, now: At) -> Event {
    let by = Actor::plain(ActorKind::System);
    Event::refusal(now, by, EventName::Leaver, reason)
        .partner(&connection.partner_id)
        .detail(json!({ "did": "poll", "connection": connection.id }))
}

/// Whose fault it is that nothing more was fetched.
enum PollError {
    Ours(BrokerError),
    Transmitter(Refusal),
}

impl From<BrokerError> for PollError {
    fn from(error: BrokerError) -> Self {
        Self::Ours(error)
    }
}

impl From<Refusal> for PollError {
    fn from(refusal: Refusal) -> Self {
        Self::Transmitter(refusal)
    }
}
