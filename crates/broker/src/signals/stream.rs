//! Agreeing with a partner on a stream of signals.

use crate::{Broker, BrokerError};
use model::{
    Actor, Connection, Event, EventName, Id, Reason, Secret, SignalDelivery, SignalStream,
    StreamStatus, kind,
};
use serde_json::json;
use url::Url;

/// What a partner's IT admin told us of its transmitter.
#[derive(Clone, Debug, Default)]
pub struct NewSignalStream {
    /// Its issuer identifier; the home's own when none.
    pub issuer: Option<String>,
    /// Where its keys are; the home's own when none.
    pub jwks_uri: Option<String>,
    /// Who we are to it; our own issuer identifier and our client id there when empty.
    pub audience: Vec<String>,
}

impl Broker {
    /// Adds a stream that the transmitter of a connection posts to [`Broker::events_uri`], with the
    /// secret that it must present as a bearer token. The secret can be read this once.
    ///
    /// # Errors
    /// [`BrokerError::Refused`] with [`Reason::StateConflict`] when the connection has a stream, with
    /// [`Reason::ConnectionDisabled`] when no home is there to speak, with [`Reason::AddressNotAllowed`]
    /// for an address of keys that must not be asked.
    pub fn add_push_stream(
        &self,
        by: &Actor,
        id: &Id<kind::Connection>,
        new: NewSignalStream,
    ) -> Result<(SignalStream, Secret), BrokerError> {
        let connection = self.agreeing(id)?;
        if let Some(address) = &new.jwks_uri {
            self.check_address(address)?;
        }
        let secret = Secret::draw(&*self.random);
        let stream = SignalStream {
            connection_id: id.clone(),
            delivery: SignalDelivery::Push,
            issuer: new.issuer.unwrap_or_else(|| connection.issuer.clone()),
            audience: if new.audience.is_empty() {
                vec![self.settings.issuer.clone(), connection.client_id.clone()]
            } else {
                new.audience
            },
            jwks_uri: new.jwks_uri,
            secret: Some(secret.hashed()),
            status: StreamStatus::Enabled,
            created_at: self.clock.now(),
            verified_at: None,
            last_event: None,
            remote: None,
            access_token: None,
            awaited_state: None,
            polling: None,
        };
        self.keep_stream(by, &connection, &stream)?;
        Ok((stream, secret))
    }

    /// The stream of a connection.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn signal_stream(
        &self,
        id: &Id<kind::Connection>,
    ) -> Result<Option<SignalStream>, BrokerError> {
        Ok(self.store.read(|tx| tx.find_stream(id))?)
    }

    /// Forgets the stream of a connection: nothing is heard of it from now on.
    ///
    /// # Errors
    /// [`BrokerError::Refused`] when there is none.
    pub fn remove_stream(&self, by: &Actor, id: &Id<kind::Connection>) -> Result<(), BrokerError> {
        let connection = self.agreeing(id)?;
        let now = self.clock.now();
        let removed = self.store.write(|tx| {
            let removed = tx.delete_stream(id)?;
            if removed {
                let event = Event::change(now, by.clone(), EventName::Connection);
                let detail = json!({ "did": "signals_removed", "connection": id });
                tx.audit(event.partner(&connection.partner_id).detail(detail));
            }
            Ok::<_, store::StoreError>(removed)
        })?;
        removed
            .then_some(())
            .ok_or(BrokerError::Refused(Reason::StateConflict))
    }

    pub(super) fn keep_stream(
        &self,
        by: &Actor,
        connection: &Connection,
        stream: &SignalStream,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let added = self.store.write(|tx| {
            let added = tx.insert_stream(stream)?;
            if added {
                let event = Event::change(now, by.clone(), EventName::Connection);
                let detail = json!({
                    "did": "signals_added", "connection": connection.id, "by": stream.delivery,
                    "issuer": stream.issuer, "audience": stream.audience, "keys": stream.jwks_uri,
                });
                tx.audit(event.partner(&connection.partner_id).detail(detail));
            }
            Ok::<_, store::StoreError>(added)
        })?;
        added
            .then_some(())
            .ok_or(BrokerError::Refused(Reason::StateConflict))
    }

    /// A connection that has a home.
    pub(super) fn agreeing(&self, id: &Id<kind::Connection>) -> Result<Connection, BrokerError> {
        let found = self.store.read(|tx| tx.find_connection(id))?;
        found
            .filter(|it| it.kind == model::ConnectionKind::Oidc)
            .ok_or(BrokerError::Refused(Reason::ConnectionDisabled))
    }

    fn check_address(&self, address: &str) -> Result<(), BrokerError> {
        let refused = |_| BrokerError::Refused(Reason::AddressNotAllowed);
        let url = Url::parse(address).map_err(|e| refused(e.to_string()))?;
        self.providers
            .outbound
            .check_url(&url)
            .map_err(|e| refused(e.to_string()))
    }
}
