use crate::{BrokerError, Outbound, Providers, Refusal, RelyingParty};
use model::{
    Actor, ActorKind, Clock, Connection, Event, Id, Random, Reason, Secret, Settings, Vault, kind,
};
use serde_json::json;
use std::sync::Arc;
use store::Store;
use webauthn_rs::Webauthn;

/// What a broker is made of.
#[derive(Clone)]
pub struct BrokerParts {
    /// Where sign-ins, codes and passkeys are kept.
    pub store: Store,
    /// Seals what must be read again.
    pub vault: Arc<dyn Vault>,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// What the operator decided.
    pub settings: Arc<Settings>,
    /// The way out.
    pub outbound: Outbound,
}

/// The ways in: home identity providers, mailed codes, passkeys. Clones share everything.
#[derive(Clone)]
pub struct Broker {
    pub(crate) store: Store,
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) providers: Providers,
    pub(crate) webauthn: Option<Arc<Webauthn>>,
}

impl Broker {
    /// Puts a broker together. Where the issuer's host is an IP address there are no passkeys,
    /// because browsers make none for it.
    #[must_use]
    pub fn new(parts: BrokerParts) -> Self {
        Self {
            providers: Providers::new(
                parts.outbound,
                Arc::clone(&parts.clock),
                Arc::clone(&parts.random),
            ),
            webauthn: crate::passkey::relying_party(&parts.settings).map(Arc::new),
            store: parts.store,
            vault: parts.vault,
            clock: parts.clock,
            random: parts.random,
            settings: parts.settings,
        }
    }

    /// The redirect URI of one connection; every connection has its own (U04).
    #[must_use]
    pub fn redirect_uri(&self, connection: &Id<kind::Connection>) -> String {
        self.settings
            .link(&format!("/broker/{connection}/callback"))
    }

    /// Reads the home identity provider of a connection now, before the connection is saved or
    /// switched on, so that a wrong issuer or address shows at once (U01).
    ///
    /// # Errors
    /// [`BrokerError::Refused`], already written to the audit chain.
    pub fn probe(&self, connection: &Connection) -> Result<(), BrokerError> {
        let party = self.relying_party(connection)?;
        self.providers
            .probe(&party)
            .map_err(|refusal| self.refuse(connection, None, &refusal))
    }

    pub(crate) fn relying_party(
        &self,
        connection: &Connection,
    ) -> Result<RelyingParty, BrokerError> {
        let client_secret = connection
            .client_secret
            .as_deref()
            .map(|sealed| self.open_secret(connection, sealed));
        Ok(RelyingParty {
            key: connection.partner_id.to_string(),
            issuer: connection.issuer.clone(),
            client_id: connection.client_id.clone(),
            client_secret: client_secret.transpose()?,
            redirect_uri: self.redirect_uri(&connection.id),
        })
    }

    fn open_secret(&self, connection: &Connection, sealed: &[u8]) -> Result<Secret, BrokerError> {
        let plain = self
            .vault
            .open(&Connection::secret_context(&connection.id), sealed)?;
        String::from_utf8(plain)
            .map(Secret::new)
            .map_err(|_| BrokerError::Damaged("a client secret is not text"))
    }

    /// Logs what the home said and writes the refusal to the audit chain, which gets no word of it.
    pub(crate) fn refuse(
        &self,
        connection: &Connection,
        sign_in: Option<&Id<kind::SignIn>>,
        refusal: &Refusal,
    ) -> BrokerError {
        tracing::warn!(
            event = %refusal.event, reason = %refusal.reason, connection = %connection.id, note = %refusal.note,
            "a home identity provider was not believed"
        );
        let event = Event::refusal(
            self.clock.now(),
            Actor::plain(ActorKind::Anonymous),
            refusal.event,
            refusal.reason,
        )
        .partner(&connection.partner_id)
        .detail(json!({ "connection": connection.id, "sign_in": sign_in }));
        self.audited(event, refusal.reason)
    }

    /// Writes a refusal in a transaction of its own.
    pub(crate) fn audited(&self, event: Event, reason: Reason) -> BrokerError {
        match self.store.record(event) {
            Ok(()) => BrokerError::Refused(reason),
            Err(error) => error.into(),
        }
    }
}
