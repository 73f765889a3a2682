//! Agreeing on a stream with the transmitter itself (Shared Signals Framework 1.0 §8.1).

use super::transmitter::{Ask, Transmitter, odd, read};
use crate::{Broker, BrokerError, Refusal, RelyingParty, jws::Audience};
use model::{
    Actor, Connection, Id, Polling, Reason, RemoteStream, Secret, SignalDelivery, SignalEvent,
    SignalStream, StreamStatus, kind,
};
use serde::Deserialize;
use serde_json::{Value, json};
use ureq::http::Method;

/// What is to be agreed with a transmitter.
#[derive(Clone, Debug, Default)]
pub struct StreamWish {
    /// Its issuer identifier; the home's own when none.
    pub issuer: Option<String>,
    /// Whether we fetch tokens; otherwise it posts them.
    pub poll: bool,
    /// What lets us in there; without one we prove ourselves as at the home.
    pub token: Option<Secret>,
}

/// Why a stream was not agreed on.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// For a reason of ours.
    #[error(transparent)]
    Ours(#[from] BrokerError),
    /// The transmitter does not do its part.
    #[error("the transmitter does not do its part: {0}")]
    Transmitter(#[from] Refusal),
}

impl From<store::StoreError> for StreamError {
    fn from(error: store::StoreError) -> Self {
        Self::Ours(error.into())
    }
}

/// What a transmitter answers about a new stream (§8.1.1.1).
#[derive(Deserialize)]
struct Created {
    stream_id: String,
    iss: String,
    aud: Audience,
    delivery: Delivery,
}

impl Created {
    fn remote(&self, found: &Transmitter) -> RemoteStream {
        RemoteStream {
            stream_id: self.stream_id.clone(),
            configuration: found.configuration_endpoint.clone(),
            verification: found.verification_endpoint.clone(),
            status: found.status_endpoint.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Delivery {
    method: String,
    endpoint_url: Option<String>,
}

#[derive(Deserialize)]
struct Status {
    status: StreamStatus,
}

impl Broker {
    /// Reads what the transmitter of a connection says of itself, has it make a stream, and asks it for a
    /// verification event.
    ///
    /// # Errors
    /// [`StreamError`]; then nothing is kept here.
    pub fn agree_on_stream(
        &self,
        by: &Actor,
        id: &Id<kind::Connection>,
        wish: &StreamWish,
    ) -> Result<SignalStream, StreamError> {
        let connection = self.agreeing(id)?;
        if self.store.read(|tx| tx.find_stream(id))?.is_some() {
            return Err(BrokerError::Refused(Reason::StateConflict).into());
        }
        let party = self.relying_party(&connection)?;
        let issuer = wish.issuer.as_deref().unwrap_or(&connection.issuer);
        let found = self.providers.transmitter(&party.key, issuer)?;
        let context = SignalStream::token_context(id);
        let sealed = wish.token.as_ref();
        let sealed = sealed.map(|token| self.vault.seal(&context, token.expose().as_bytes()));
        let secret = (!wish.poll).then(|| Secret::draw(&*self.random));
        let asked = (sealed.as_deref(), secret.as_ref());
        let created = self.create_stream((&connection, &party), &found, asked)?;
        let remote = created.remote(&found);
        let agreed = self.agreed(id, &found, created, (sealed.clone(), secret));
        let kept = agreed.map_err(StreamError::from).and_then(|stream| {
            self.keep_stream(by, &connection, &stream)?;
            Ok(stream)
        });
        if kept.is_err() {
            // It was made there, and nobody here would hear of it.
            let gone = self.delete_there((&connection, &party), sealed.as_deref(), &remote);
            if let Err(error) = gone {
                tracing::warn!(%error, connection = %id, "a stream that is not heard stays there");
            }
        }
        let stream = kept?;
        // The stream stands, whether or not it shows at once that it works.
        if let Err(error) = self.verify_stream(id) {
            tracing::warn!(%error, connection = %id, "no verification could be asked for");
        }
        Ok(stream)
    }

    fn create_stream(
        &self,
        (connection, party): (&Connection, &RelyingParty),
        found: &Transmitter,
        (token, secret): (Option<&[u8]>, Option<&Secret>),
    ) -> Result<Created, Refusal> {
        let method = delivery_by(secret.is_some()).method();
        let offered = &found.delivery_methods_supported;
        if !offered.is_empty() && !offered.iter().any(|it| it == method) {
            return Err(odd("it does not offer that way of delivery"));
        }
        if found.default_subjects.as_deref() == Some("NONE") {
            tracing::warn!(connection = %connection.id, "the transmitter tells only of people who are added there");
        }
        let delivery = match secret {
            Some(secret) => json!({
                "method": method, "endpoint_url": self.events_uri(&connection.id),
                "authorization_header": format!("Bearer {}", secret.expose()),
            }),
            None => json!({ "method": method }),
        };
        let wanted = SignalEvent::ALL.iter().filter(|it| it.is_about_somebody());
        let body = json!({
            "delivery": delivery, "events_requested": wanted.collect::<Vec<_>>(),
            "description": self.settings.company,
        });
        let ask = Ask {
            method: Method::POST,
            url: &found.configuration_endpoint,
            body: Some(&body),
        };
        let answer = self.ask_transmitter((connection, party), token, &ask)?;
        read(&answer, &[200, 201])
    }

    fn agreed(
        &self,
        id: &Id<kind::Connection>,
        found: &Transmitter,
        created: Created,
        (access_token, secret): (Option<Vec<u8>>, Option<Secret>),
    ) -> Result<SignalStream, Refusal> {
        let method = delivery_by(secret.is_some()).method();
        if created.iss != found.issuer || created.delivery.method != method {
            return Err(odd("the stream is not the one that was asked for"));
        }
        if created.stream_id.is_empty() || created.aud.all().is_empty() {
            return Err(odd("the stream has no name, or is for nobody"));
        }
        let remote = created.remote(found);
        let now = self.clock.now();
        let polling = match &secret {
            Some(_) => None,
            None => {
                let endpoint = created.delivery.endpoint_url;
                let endpoint = endpoint.ok_or_else(|| odd("it does not say where to fetch"))?;
                self.providers.check_endpoint(&endpoint)?;
                Some(Polling {
                    endpoint,
                    next_at: now,
                    failing_since: None,
                    last_error: None,
                })
            }
        };
        Ok(SignalStream {
            connection_id: id.clone(),
            delivery: delivery_by(secret.is_some()),
            issuer: found.issuer.clone(),
            audience: created.aud.all().to_vec(),
            jwks_uri: Some(found.jwks_uri.clone()),
            secret: secret.as_ref().map(Secret::hashed),
            status: StreamStatus::Enabled,
            created_at: now,
            verified_at: None,
            last_event: None,
            remote: Some(remote),
            access_token,
            awaited_state: None,
            polling,
        })
    }

    /// Reads the status of a stream at its transmitter, has it send again if it does not, and asks for a
    /// verification event with a state of ours; only one with that state counts then.
    ///
    /// # Errors
    /// [`StreamError`], with [`Reason::StateConflict`] for a stream that the transmitter's admin made.
    pub fn verify_stream(&self, id: &Id<kind::Connection>) -> Result<StreamStatus, StreamError> {
        let connection = self.agreeing(id)?;
        let stream = self.store.read(|tx| tx.find_stream(id))?;
        let own = || BrokerError::Refused(Reason::StateConflict);
        let stream = stream.ok_or_else(own)?;
        let remote = stream.remote.as_ref().ok_or_else(own)?;
        let party = self.relying_party(&connection)?;
        let ask = |method, url: &str, body: Option<&Value>| {
            let token = stream.access_token.as_deref();
            let ask = Ask { method, url, body };
            self.ask_transmitter((&connection, &party), token, &ask)
        };
        let mut status = StreamStatus::Enabled;
        if let Some(address) = &remote.status {
            let read_at = with_stream_id(address, &remote.stream_id)?;
            status = read::<Status>(&ask(Method::GET, &read_at, None)?, &[200])?.status;
            if status != StreamStatus::Enabled {
                let wish = json!({ "stream_id": remote.stream_id, "status": "enabled" });
                let answer = ask(Method::POST, address, Some(&wish))?;
                status = read::<Status>(&answer, &[200, 202])?.status;
            }
            self.store.write(|tx| tx.set_stream_status(id, status))?;
        }
        if let Some(address) = &remote.verification {
            let state = Secret::draw(&*self.random);
            // Before it is asked for: it may come before the answer.
            self.store
                .write(|tx| tx.await_verification(id, &state.hashed()))?;
            let wish = json!({ "stream_id": remote.stream_id, "state": state.expose() });
            let answer = ask(Method::POST, address, Some(&wish))?;
            if !answer.status().is_success() {
                let note = format!("the transmitter answered {}", answer.status().as_u16());
                return Err(odd(&note).into());
            }
        }
        Ok(status)
    }

    /// Has the transmitter delete a stream that is forgotten here.
    ///
    /// # Errors
    /// [`StreamError`]; it may go on sending, and is not heard.
    pub fn delete_remote_stream(&self, stream: &SignalStream) -> Result<(), StreamError> {
        let Some(remote) = &stream.remote else {
            return Ok(());
        };
        let connection = self.agreeing(&stream.connection_id)?;
        let party = self.relying_party(&connection)?;
        let token = stream.access_token.as_deref();
        Ok(self.delete_there((&connection, &party), token, remote)?)
    }

    fn delete_there(
        &self,
        of: (&Connection, &RelyingParty),
        token: Option<&[u8]>,
        remote: &RemoteStream,
    ) -> Result<(), Refusal> {
        let ask = Ask {
            method: Method::DELETE,
            url: &with_stream_id(&remote.configuration, &remote.stream_id)?,
            body: None,
        };
        let answer = self.ask_transmitter(of, token, &ask)?;
        if answer.status().is_success() || answer.status() == 404 {
            return Ok(());
        }
        let status = answer.status().as_u16();
        Err(odd(&format!("the transmitter answered {status}")))
    }
}

const fn delivery_by(has_secret: bool) -> SignalDelivery {
    if has_secret {
        SignalDelivery::Push
    } else {
        SignalDelivery::Poll
    }
}

fn with_stream_id(address: &str, stream: &str) -> Result<String, Refusal> {
    let mut url = url::Url::parse(address).map_err(|e| odd(&e.to_string()))?;
    url.query_pairs_mut().append_pair("stream_id", stream);
    Ok(url.to_string())
}
