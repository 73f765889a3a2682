//! What the cases start from: partners, guests, apps and grants in few words.

use crate::{NewCode, NewSession, Store, StoreError, Tx};
use model::{
    App, AppState, Assignee, Assignment, At, ClientAuthMethod, ClientMetadata, Code, Connection,
    ConnectionKind, ConnectionState, Family, Granted, Group, Guest, GuestState, HashedSecret,
    HomeIdentity, HomeProfile, HomeSettings, Id, Kind, Language, Partner, PartnerState, Party,
    Pkce, Random, RefreshUse, Session, SigningAlg, Span, SubjectSeed, SubjectType, TrustContract,
    kind,
};
use sha2::{Digest, Sha256};
use std::sync::{
    Barrier,
    atomic::{AtomicU64, Ordering},
};

/// Bytes that no two draws of a process share: SHA-256 of a counter.
struct Counted;

static DRAWN: AtomicU64 = AtomicU64::new(0);

impl Random for Counted {
    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let block = Sha256::digest(DRAWN.fetch_add(1, Ordering::SeqCst).to_be_bytes());
            for (to, from) in chunk.iter_mut().zip(block) {
                *to = from;
            }
        }
    }
}

/// A store with an instant and ids of its own.
pub(super) struct World<'s> {
    pub store: &'s Store,
    pub now: At,
    random: Counted,
}

impl<'s> World<'s> {
    pub fn new(store: &'s Store) -> Self {
        // Not a whole second: every instant here has microseconds.
        Self {
            store,
            now: At::from_micros(1_795_424_400_123_457),
            random: Counted,
        }
    }

    pub fn later(&self, span: Span) -> At {
        self.now.plus(span)
    }

    pub fn random(&self) -> &dyn Random {
        &self.random
    }

    pub fn id<K: Kind>(&self) -> Id<K> {
        Id::new(self.now, &self.random)
    }

    pub fn hash(&self) -> HashedSecret {
        HashedSecret::of(self.id::<kind::Event>().as_str())
    }

    /// Writes, and waits as long as it takes for a connection: a crowded pool is no finding.
    pub fn try_write<T>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        for _ in 0..60 {
            match self.store.write(&work) {
                Err(StoreError::Unavailable(_)) => {}
                done => return done,
            }
        }
        self.store.write(work)
    }

    pub fn write<T>(&self, work: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
        self.try_write(work).unwrap()
    }

    pub fn read<T>(&self, work: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
        for _ in 0..60 {
            match self.store.read(&work) {
                Err(StoreError::Unavailable(_)) => {}
                done => return done.unwrap(),
            }
        }
        self.store.read(work).unwrap()
    }

    pub fn new_partner(&self, name: &str) -> Partner {
        Partner {
            id: self.id(),
            name: name.to_owned(),
            state: PartnerState::Active,
            trust: TrustContract::default(),
            domains: vec![format!("{}.example", name.to_lowercase())],
            created_at: self.now,
        }
    }

    pub fn partner(&self, name: &str) -> Partner {
        let partner = self.new_partner(name);
        self.write(|tx| tx.insert_partner(&partner));
        partner
    }

    pub fn connection_at(
        &self,
        partner: &Partner,
        kind: ConnectionKind,
        created_at: At,
    ) -> Connection {
        let connection = Connection {
            id: Id::new(created_at, &self.random),
            partner_id: partner.id.clone(),
            kind,
            name: partner.name.clone(),
            issuer: "https://home.example".to_owned(),
            client_id: "portico".to_owned(),
            client_secret: Some(vec![0, 255, 1]),
            settings: HomeSettings::default(),
            home: None,
            hold: None,
            state: ConnectionState::Enabled,
            cut_over_at: None,
            created_at,
        };
        self.write(|tx| tx.insert_connection(&connection));
        connection
    }

    pub fn connection(&self, partner: &Partner) -> Connection {
        self.connection_at(partner, ConnectionKind::Oidc, self.now)
    }

    pub fn new_guest(&self, partner: &Partner, email: &str) -> Guest {
        Guest {
            id: self.id(),
            partner_id: partner.id.clone(),
            email: email.parse().unwrap(),
            display_name: email.split('@').next().unwrap_or_default().to_owned(),
            language: Language::En,
            state: GuestState::Active,
            sponsor_id: None,
            ends_at: None,
            created_at: self.now,
            accepted_at: None,
            removed_at: None,
            confirmed_at: None,
            confirmed_until: None,
            closed_at: None,
            frozen: None,
            home: HomeProfile::default(),
            subject: SubjectSeed {
                public: self.id::<kind::Event>().to_string(),
                pairwise: self.id::<kind::Event>().to_string(),
            },
        }
    }

    pub fn guest(&self, partner: &Partner, email: &str) -> Guest {
        let guest = self.new_guest(partner, email);
        assert!(self.write(|tx| tx.insert_guest(&guest)));
        guest
    }

    pub fn identity(&self, connection: &Connection, subject: &str) -> HomeIdentity {
        HomeIdentity {
            connection_id: connection.id.clone(),
            issuer: connection.issuer.clone(),
            subject: subject.to_owned(),
        }
    }

    pub fn new_app(&self, slug: &str) -> App {
        App {
            id: self.id(),
            slug: slug.to_owned(),
            name: format!("The {slug}"),
            state: AppState::Enabled,
            auth_method: ClientAuthMethod::SecretBasic,
            pkce: Pkce::Required,
            refresh: RefreshUse::Allowed,
            party: Party::Host,
            client: ClientMetadata::default(),
            id_token_alg: SigningAlg::Rs256,
            subject_type: SubjectType::Pairwise,
            launch_url: None,
            contact_url: None,
            backchannel_logout_uri: None,
            redirect_uris: vec![format!("https://{slug}.example/cb")],
            post_logout_redirect_uris: Vec::new(),
            created_at: self.now,
        }
    }

    pub fn app(&self, slug: &str) -> App {
        let app = self.new_app(slug);
        self.write(|tx| tx.insert_app(&app));
        app
    }

    pub fn group(&self, name: &str) -> Group {
        let group = Group {
            id: self.id(),
            name: name.to_owned(),
            created_at: self.now,
        };
        self.write(|tx| tx.insert_group(&group));
        group
    }

    pub fn assign(&self, app: &App, assignee: Assignee) -> Assignment {
        let assignment = Assignment {
            id: self.id(),
            app_id: app.id.clone(),
            assignee,
            roles: vec!["reader".to_owned()],
            starts_at: None,
            ends_at: None,
            created_at: self.now,
        };
        assert!(self.write(|tx| tx.insert_assignment(&assignment)));
        assignment
    }

    pub fn new_session(&self, guest: &Guest, connection: &Connection) -> NewSession {
        let session = Session {
            id: self.id(),
            guest_id: guest.id.clone(),
            connection_id: connection.id.clone(),
            home_issuer: connection.issuer.clone(),
            auth_time: self.now,
            amr: vec!["pwd".to_owned(), "mfa".to_owned()],
            acr: None,
            created_at: self.now,
            seen_at: self.now,
            expires_at: self.later(Span::hours(12)),
            ended_at: None,
        };
        NewSession {
            session,
            token: self.hash(),
        }
    }

    pub fn session(&self, guest: &Guest, connection: &Connection) -> NewSession {
        let new = self.new_session(guest, connection);
        self.write(|tx| tx.insert_session(&new));
        new
    }

    pub fn new_grant(&self, session: &Session, app: &App) -> (Family, NewCode) {
        let family = Family {
            id: self.id(),
            session_id: session.id.clone(),
            guest_id: session.guest_id.clone(),
            app_id: app.id.clone(),
            scope: "openid email".to_owned(),
            granted: Granted::default(),
            exchanged_from: None,
            confirmation: None,
            created_at: self.now,
            expires_at: self.later(Span::hours(12)),
            access_until: None,
            revoked_at: None,
        };
        let code = Code {
            family_id: family.id.clone(),
            app_id: app.id.clone(),
            redirect_uri: "https://app.example/cb".to_owned(),
            challenge: Some("challenge".to_owned()),
            nonce: None,
            dpop_jkt: None,
            expires_at: self.later(Span::secs(60)),
        };
        (
            family,
            NewCode {
                code,
                hash: self.hash(),
            },
        )
    }

    pub fn grant(&self, session: &Session, app: &App) -> (Family, NewCode) {
        let (family, code) = self.new_grant(session, app);
        self.write(|tx| {
            tx.insert_family(&family)?;
            tx.insert_code(&code)
        });
        (family, code)
    }

    /// One guest with a session and a grant at one app.
    pub fn cast(&self) -> Cast {
        let partner = self.partner("Fabrikam");
        let connection = self.connection(&partner);
        let guest = self.guest(&partner, "alice@fabrikam.example");
        let app = self.app("wiki");
        self.assign(&app, Assignee::Guest(guest.id.clone()));
        let session = self.session(&guest, &connection);
        let (family, code) = self.grant(&session.session, &app);
        Cast {
            partner,
            connection,
            guest,
            app,
            session,
            family,
            code,
        }
    }
}

/// What [`World::cast`] made.
pub(super) struct Cast {
    pub partner: Partner,
    pub connection: Connection,
    pub guest: Guest,
    pub app: App,
    pub session: NewSession,
    pub family: Family,
    pub code: NewCode,
}

/// How many callers race.
pub(super) const CALLERS: [usize; 3] = [2, 8, 32];

/// Lets so many callers start at the same moment and returns what each got.
pub(super) fn race<T: Send>(callers: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(callers);
    let (barrier, work) = (&barrier, &work);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..callers)
            .map(|caller| {
                scope.spawn(move || {
                    barrier.wait();
                    work(caller)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
