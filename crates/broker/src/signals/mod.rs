//! Shared Signals (Shared Signals Framework 1.0): what a transmitter tells about the people of one
//! connection. It is believed as far as these go, and never for anybody else's.

mod agreement;
mod effects;
mod key_sets;
mod poll;
mod revocation;
mod set;
mod stream;
mod subject;
mod transmitter;

pub(crate) use crate::leaving::refused;
pub use agreement::{StreamError, StreamWish};
pub(crate) use key_sets::KeySets;
pub use stream::NewSignalStream;
pub(crate) use transmitter::AccessTokens;

use crate::{
    Broker, BrokerError, Providers, Refusal, RelyingParty,
    jws::{self, ALGORITHMS, Accepts, FUTURE_SKEW},
    leaving::speaks,
};
use model::{
    Actor, ActorKind, Connection, Event, EventName, HashedSecret, Id, Reason, SignalStream, kind,
};
use serde_json::json;
use set::{OLDEST_SET, SecurityEvent, TYPES};
use store::StoreError;

/// What a transmitter is told about a token that was not taken (RFC 8935 §2.4). `None` where the token
/// is not to blame, so that it is to be sent again.
#[must_use]
pub const fn set_error(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::HomeUnreachable | Reason::ConnectionHeld | Reason::AddressNotAllowed => None,
        Reason::UpstreamKey | Reason::UpstreamSignature | Reason::AlgInvalid => Some("invalid_key"),
        Reason::IssuerMismatch => Some("invalid_issuer"),
        Reason::UpstreamAudience => Some("invalid_audience"),
        Reason::ClientUnauthenticated => Some("authentication_failed"),
        Reason::ConnectionDisabled => Some("access_denied"),
        // Shared Signals Framework §8.1.4.
        Reason::StateInvalid => Some("invalid_state"),
        _ => Some("invalid_request"),
    }
}

impl Providers {
    /// The payload of a Security Event Token of a stream.
    fn open_set(
        &self,
        party: &RelyingParty,
        stream: &SignalStream,
        token: &str,
    ) -> Result<Vec<u8>, Refusal> {
        let Some(address) = &stream.jwks_uri else {
            return self.open_token(party, token, (&TYPES, false));
        };
        let accepts = Accepts {
            algorithms: &ALGORITHMS,
            types: &TYPES,
            untyped: false,
        };
        let at = (party.key.as_str(), address.as_str());
        let by = (&self.outbound, self.clock.now());
        let keys = self.key_sets.keys(at, by, false)?;
        match jws::open(token, &keys, accepts) {
            Err(refusal) if refusal.reason == Reason::UpstreamKey => {
                let newer = self.key_sets.keys(at, by, true)?;
                Ok(jws::open(token, &newer, accepts)?.payload)
            }
            opened => Ok(opened?.payload),
        }
    }
}

impl Broker {
    /// Where the transmitter of a connection posts Security Event Tokens.
    #[must_use]
    pub fn events_uri(&self, connection: &Id<kind::Connection>) -> String {
        self.settings.link(&format!("/broker/{connection}/events"))
    }

    /// Takes one Security Event Token that was posted (RFC 8935): what it brings about is done before
    /// this returns. A token that came before is taken again without effect. Without a token, the
    /// request was no proper one.
    ///
    /// # Errors
    /// [`BrokerError::Refused`], written to the audit chain; [`set_error`] says what the transmitter
    /// hears.
    pub fn hear_event(
        &self,
        id: &Id<kind::Connection>,
        bearer: Option<&str>,
        token: Option<&str>,
    ) -> Result<(), BrokerError> {
        let (connection, stream) = self.transmitter(id, bearer)?;
        let token = token.ok_or_else(|| {
            let refusal = refused(Reason::InvalidRequest, "not one Security Event Token");
            self.unheard(&connection, refusal)
        })?;
        self.take_set(&connection, &stream, token)
    }

    /// The stream in whose name a request comes, if its secret proves it.
    fn transmitter(
        &self,
        id: &Id<kind::Connection>,
        bearer: Option<&str>,
    ) -> Result<(Connection, SignalStream), BrokerError> {
        let (connection, stream) = self
            .store
            .read(|tx| Ok::<_, StoreError>((tx.find_connection(id)?, tx.find_stream(id)?)))?;
        let presented = bearer.map(HashedSecret::of);
        let proves = |stream: &SignalStream| {
            let pair = stream.secret.as_ref().zip(presented.as_ref());
            pair.is_some_and(|(kept, presented)| kept.matches(presented))
        };
        let (connection, stream) = match (connection, stream.filter(proves)) {
            (Some(connection), Some(stream)) => (connection, stream),
            (connection, _) => {
                let reason = Reason::ClientUnauthenticated;
                let by = Actor::plain(ActorKind::Anonymous);
                let event = Event::refusal(self.clock.now(), by, EventName::Leaver, reason);
                let event = event.detail(json!({ "did": "signal", "connection": id }));
                let event = match &connection {
                    Some(connection) => event.partner(&connection.partner_id),
                    None => event,
                };
                return Err(self.audited(event, reason));
            }
        };
        if !speaks(&connection) {
            let refusal = refused(Reason::ConnectionDisabled, "the connection is switched off");
            return Err(self.unheard(&connection, refusal));
        }
        Ok((connection, stream))
    }

    /// Verifies a token of a stream, uses it up and does what it brings about, in one transaction.
    fn take_set(
        &self,
        connection: &Connection,
        stream: &SignalStream,
        token: &str,
    ) -> Result<(), BrokerError> {
        let party = self.relying_party(connection)?;
        let now = self.clock.now();
        let event = self
            .providers
            .open_set(&party, stream, token)
            .and_then(|payload| SecurityEvent::read(&payload, stream, now))
            .map_err(|refusal| self.unheard(connection, refusal))?;
        let name = ["set", connection.id.as_str(), &stream.issuer, &event.jti];
        let name = HashedSecret::of(&name.join("\n"));
        // When it is too old to be taken, it need not be remembered.
        let until = event.issued.plus(OLDEST_SET).plus(FUTURE_SKEW);
        let hearing = effects::Hearing {
            broker: self,
            connection,
            party: &party,
            stream,
            event: &event,
            now,
        };
        let told = self.store.write(|tx| {
            if tx.remember(&name, until)? {
                hearing.heed(tx)
            } else {
                tx.audit(hearing.line(Some(Reason::Replay)));
                Ok::<_, StoreError>(None)
            }
        })?;
        told.map_or(Ok(()), |reason| Err(BrokerError::Refused(reason)))
    }
}
