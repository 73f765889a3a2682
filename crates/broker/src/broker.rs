use crate::{BrokerError, Outbound, Providers, Refusal, RelyingParty, assertion::Signer};
use model::{
    Actor, ActorKind, AlertKey, AlertKind, Clock, Connection, Event, EventName, HomeHold,
    HomeRecord, HomeSettings, Id, Random, Reason, Secret, Settings, Vault, kind,
};
use serde_json::json;
use std::sync::Arc;
use store::{Store, StoreError};
use tokens::SharedKeys;
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
    /// Our own keys, with which we prove ourselves at homes.
    pub keys: Arc<SharedKeys>,
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
    /// The same, by other settings of the same origin.
    #[must_use]
    pub fn with_settings(&self, settings: Arc<Settings>) -> Self {
        Self {
            settings,
            ..self.clone()
        }
    }

    /// Puts a broker together. Where the issuer's host is an IP address there are no passkeys,
    /// because browsers make none for it.
    #[must_use]
    pub fn new(parts: BrokerParts) -> Self {
        let signer = Signer {
            keys: parts.keys,
            issuer: parts.settings.issuer.clone(),
            random: Arc::clone(&parts.random),
        };
        Self {
            providers: Providers::new(
                parts.outbound,
                Arc::clone(&parts.clock),
                Arc::clone(&parts.random),
                signer,
            ),
            webauthn: crate::passkey::relying_party(&parts.settings).map(Arc::new),
            store: parts.store,
            vault: parts.vault,
            clock: parts.clock,
            random: parts.random,
            settings: parts.settings,
        }
    }

    /// Whether an address may be posted to, as far as that can be told without asking the DNS.
    #[must_use]
    pub fn may_reach(&self, address: &str) -> bool {
        url::Url::parse(address).is_ok_and(|url| self.providers.outbound.check_url(&url).is_ok())
    }

    /// The redirect URI of one connection; every connection has its own (U04).
    #[must_use]
    pub fn redirect_uri(&self, connection: &Id<kind::Connection>) -> String {
        self.settings
            .link(&format!("/broker/{connection}/callback"))
    }

    /// Whether homes on this very machine may be asked, as in the demo.
    #[must_use]
    pub fn allows_loopback(&self) -> bool {
        self.providers.allows_loopback()
    }

    /// Reads the home identity provider of a connection now, before the connection is saved or
    /// switched on, so that a wrong issuer or address shows at once (U01). What it is like now is what
    /// is held to be agreed.
    ///
    /// # Errors
    /// [`BrokerError::Refused`], already written to the audit chain.
    pub fn probe(&self, connection: &Connection) -> Result<(), BrokerError> {
        let party = self.relying_party(connection)?;
        let home = self
            .providers
            .probe(&party)
            .map_err(|refusal| self.refuse(connection, None, &refusal))?;
        let agreed = HomeRecord {
            subjects: connection.home.as_ref().and_then(|home| home.subjects),
            ..home
        };
        self.store
            .write(|tx| tx.keep_home_record(&connection.id, &agreed))?;
        Ok(())
    }

    /// Reads a home before there is a connection to it, with what is agreed; what it is like is what a
    /// connection is written down with (U01). Nothing is asked in anybody's name and nothing kept.
    ///
    /// # Errors
    /// The [`Refusal`], for the admin, with [`Reason::IssuerMismatch`] when it calls itself anything
    /// else.
    pub fn survey(
        &self,
        partner: &Id<kind::Partner>,
        issuer: &str,
        settings: &HomeSettings,
    ) -> Result<HomeRecord, Refusal> {
        self.providers.probe(&RelyingParty {
            key: partner.to_string(),
            issuer: issuer.to_owned(),
            client_id: String::new(),
            client_secret: None,
            redirect_uri: String::new(),
            subject: String::new(),
            settings: settings.clone(),
            home: None,
        })
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
            subject: connection.id.to_string(),
            settings: connection.settings.clone(),
            home: connection.home.clone(),
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
        match &refusal.hold {
            None if refusal.reason == Reason::UpstreamTenant => {
                match self.tell_of_tenant(connection, event, &refusal.note) {
                    Ok(()) => BrokerError::Refused(refusal.reason),
                    Err(error) => error.into(),
                }
            }
            None => self.audited(event, refusal.reason),
            Some(hold) => match self.hold(connection, event, hold) {
                Ok(()) => BrokerError::Refused(refusal.reason),
                Err(error) => error.into(),
            },
        }
    }

    /// Writes the refusal, and stops sign-ins until an admin looked at what changed.
    fn hold(
        &self,
        connection: &Connection,
        refusal: Event,
        hold: &HomeHold,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.store.write(|tx| {
            tx.audit(refusal);
            if tx.hold_connection(&connection.id, hold)? {
                let event =
                    Event::change(now, Actor::plain(ActorKind::System), EventName::Connection);
                let detail = json!({
                    "did": "held", "connection": connection.id, "changed": hold.drift,
                    "agreed": connection.home, "found": hold.found,
                });
                tx.audit(event.partner(&connection.partner_id).detail(detail));
                let drift: Vec<_> = hold.drift.iter().map(|one| one.as_str()).collect();
                let key = alert_key(AlertKind::ConnectionHeld, connection);
                tx.raise_alert(&key, (&connection.name, &drift.join(",")), now)?;
            }
            Ok(())
        })
    }

    /// Writes the refusal of an account of a tenant that is not agreed, and has the admins told: the
    /// company may have moved.
    fn tell_of_tenant(
        &self,
        connection: &Connection,
        refusal: Event,
        tenant: &str,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.store.write(|tx| {
            tx.audit(refusal);
            let key = alert_key(AlertKind::ForeignTenant, connection);
            tx.raise_alert(&key, (&connection.name, tenant), now)
        })
    }

    /// Writes a refusal in a transaction of its own.
    pub(crate) fn audited(&self, event: Event, reason: Reason) -> BrokerError {
        match self.store.record(event) {
            Ok(()) => BrokerError::Refused(reason),
            Err(error) => error.into(),
        }
    }
}

/// The alert of a kind about a connection.
pub(crate) fn alert_key(kind: AlertKind, connection: &Connection) -> AlertKey {
    AlertKey::new(kind, &connection.partner_id, &connection.id)
}
