//! A broker over a database in memory, with one partner, for tests.

use crate::{
    Broker, BrokerParts,
    fake_home::{CLIENT_ID, Counted, Home, StoppedClock, outbound, signer},
};
use model::{
    Clock, Connection, ConnectionKind, ConnectionState, Email, Guest, GuestState, HomeProfile,
    HomeSettings, Id, Language, Lifetimes, Mail, Partner, PartnerState, Reason, Secret, Session,
    Settings, Span, SubjectSeed, TrustContract, Vault,
};
use std::sync::Arc;
use store::{AuditFilter, Location, NewSession, Store};

pub(crate) struct House {
    pub broker: Broker,
    pub clock: Arc<StoppedClock>,
    pub store: Store,
    vault: Arc<dyn Vault>,
    random: Arc<Counted>,
    pub partner: Partner,
}

impl House {
    pub(crate) fn new() -> Self {
        let (clock, random) = (Arc::new(StoppedClock::new()), Arc::new(Counted::new()));
        let vault: Arc<dyn Vault> = Arc::new(tokens::Sealer::new(
            zeroize::Zeroizing::new([7; 32]),
            random.clone(),
        ));
        let store = Store::open(&Location::Memory, 1).unwrap();
        store.migrate().unwrap();
        let settings = Settings {
            issuer: "https://id.host.example".into(),
            company: "Host".into(),
            contact_url: None,
            language: Language::En,
            lifetimes: Lifetimes::default(),
            limits: model::Limits::default(),
            dynamic_registration: false,
            ..Settings::default()
        };
        let partner = Partner {
            id: Id::new(clock.now(), &*random),
            name: "Fabrikam".into(),
            state: PartnerState::Active,
            trust: TrustContract::default(),
            domains: vec!["fabrikam.example".into()],
            created_at: clock.now(),
        };
        store.write(|tx| tx.insert_partner(&partner)).unwrap();
        let broker = Broker::new(BrokerParts {
            store: store.clone(),
            vault: Arc::clone(&vault),
            clock: clock.clone(),
            random: random.clone(),
            settings: Arc::new(settings),
            outbound: outbound(),
            keys: signer(&clock, &random).keys,
        });
        Self {
            broker,
            clock,
            store,
            vault,
            random,
            partner,
        }
    }

    fn connection(&self, kind: ConnectionKind, issuer: &str) -> Connection {
        let id = Id::new(self.clock.now(), &*self.random);
        let secret = self.vault.seal(&Connection::secret_context(&id), b"s3cret");
        let connection = Connection {
            client_secret: (kind == ConnectionKind::Oidc).then_some(secret),
            id,
            partner_id: self.partner.id.clone(),
            kind,
            name: "Fabrikam".into(),
            issuer: issuer.into(),
            client_id: CLIENT_ID.into(),
            settings: HomeSettings::default(),
            home: None,
            hold: None,
            state: ConnectionState::Enabled,
            cut_over_at: None,
            created_at: self.clock.now(),
        };
        self.store
            .write(|tx| tx.insert_connection(&connection))
            .unwrap();
        connection
    }

    pub(crate) fn connect(&self, home: &Home) -> Connection {
        self.connection(ConnectionKind::Oidc, &home.issuer)
    }

    /// Replaces our client secret at a home.
    pub(crate) fn renew_secret(&self, connection: &Connection, secret: &str) {
        let context = Connection::secret_context(&connection.id);
        let sealed = self.vault.seal(&context, secret.as_bytes());
        let client = (CLIENT_ID, Some(sealed.as_slice()));
        let renewed = self
            .store
            .write(|tx| tx.set_home_client(&connection.id, client, &connection.settings));
        assert!(renewed.unwrap());
    }

    pub(crate) fn invitation_accounts(&self) -> Connection {
        self.connection(ConnectionKind::Invitation, "https://id.host.example")
    }

    pub(crate) fn guest(&self, email: &str) -> Guest {
        let id = Id::new(self.clock.now(), &*self.random);
        let guest = Guest {
            subject: SubjectSeed {
                public: format!("public-{id}"),
                pairwise: format!("pairwise-{id}"),
            },
            id,
            partner_id: self.partner.id.clone(),
            email: email.parse::<Email>().unwrap(),
            display_name: "Bob Brown".into(),
            language: Language::De,
            state: GuestState::Active,
            sponsor_id: None,
            ends_at: None,
            created_at: self.clock.now(),
            accepted_at: None,
            removed_at: None,
            confirmed_at: None,
            confirmed_until: None,
            closed_at: None,
            frozen: None,
            home: HomeProfile::default(),
        };
        assert!(self.store.write(|tx| tx.insert_guest(&guest)).unwrap());
        guest
    }

    /// A session that began now.
    pub(crate) fn session(&self, guest: &Guest, connection: &Connection) -> Session {
        let now = self.clock.now();
        let session = Session {
            id: Id::new(now, &*self.random),
            guest_id: guest.id.clone(),
            connection_id: connection.id.clone(),
            home_issuer: connection.issuer.clone(),
            auth_time: now,
            amr: vec!["pwd".into()],
            acr: None,
            created_at: now,
            seen_at: now,
            expires_at: now.plus(Span::hours(12)),
            ended_at: None,
        };
        let new = NewSession {
            session: session.clone(),
            token: Secret::draw(&*self.random).hashed(),
        };
        assert!(self.store.write(|tx| tx.insert_session(&new)).unwrap());
        session
    }

    pub(crate) fn disable(&self, connection: &Connection) {
        assert!(
            self.store
                .write(|tx| tx.set_connection_state(&connection.id, ConnectionState::Disabled))
                .unwrap()
        );
    }

    /// Names and reasons of the audit lines so far.
    pub(crate) fn audit(&self) -> Vec<(String, Option<Reason>)> {
        let filter = AuditFilter {
            limit: 1_000,
            ..AuditFilter::default()
        };
        let mut lines = self.store.read(|tx| tx.list_events(&filter)).unwrap();
        lines.reverse();
        lines
            .into_iter()
            .map(|line| (line.event.name.to_string(), line.event.reason))
            .collect()
    }

    /// Kinds and particulars of the alerts that are to be mailed.
    pub(crate) fn alerts(&self) -> Vec<(String, String)> {
        let due = self.store.read(|tx| tx.alerts_to_mail(self.clock.now()));
        due.unwrap()
            .into_iter()
            .map(|alert| (alert.key.kind.to_string(), alert.note))
            .collect()
    }

    /// The mails that wait, opened.
    pub(crate) fn mails(&self) -> Vec<Mail> {
        let items = self
            .store
            .write(|tx| tx.claim_outbox(self.clock.now(), model::Span::mins(1), 100))
            .unwrap();
        items
            .iter()
            .map(|item| {
                self.vault
                    .open(&format!("outbox:{}", item.id), &item.payload)
                    .unwrap()
            })
            .map(|plain| serde_json::from_slice(&plain).unwrap())
            .collect()
    }
}
