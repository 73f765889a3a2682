//! A desk on an empty database with a clock and randomness that tests control.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use admin::{Desk, InviteRequest, apps, groups, partners};
use model::{
    Actor, ActorKind, Admin, App, At, Clock, Connection, Group, HashedSecret, HomeSignIn, Id,
    Invitation, Partner, Random, Secret, Settings, SignIn, SignInStep, Span, Unsealable, Vault,
    kind,
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use store::{Location, Store};

pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn advance(&self, span: Span) {
        self.0.fetch_add(span.as_micros(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> At {
        At::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Distinct and spread out; unpredictability is not needed here.
#[derive(Default)]
pub struct TestRandom(AtomicU64);

impl Random for TestRandom {
    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            let mut z = n
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .wrapping_add(0x1234_5678_9abc_def1);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// Binds a value to its context and shows it otherwise.
pub struct TestVault;

impl Vault for TestVault {
    fn seal(&self, context: &str, plain: &[u8]) -> Vec<u8> {
        [context.as_bytes(), b"\0", plain].concat()
    }
    fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let opened = sealed
            .strip_prefix(context.as_bytes())
            .and_then(|rest| rest.strip_prefix(b"\0"));
        opened.map(<[u8]>::to_vec).ok_or(Unsealable)
    }
}

/// Everything a test works with.
pub struct House {
    pub desk: Desk,
    pub clock: Arc<TestClock>,
    pub ada: Admin,
}

pub const ISSUER: &str = "https://id.contoso.example";
pub const CONTACT: &str = "https://contoso.example/people/ada";

/// The one place that chooses the database.
pub fn open_store() -> Store {
    let store = Store::open(&Location::Memory, 4).unwrap();
    store.migrate().unwrap();
    store
}

pub fn house() -> House {
    house_with(|_| {})
}

pub fn house_with(change: impl FnOnce(&mut Settings)) -> House {
    house_on(open_store(), change)
}

pub fn house_on(store: Store, change: impl FnOnce(&mut Settings)) -> House {
    let mut settings = Settings {
        issuer: ISSUER.into(),
        company: "Contoso".into(),
        contact_url: None,
        language: model::Language::En,
        lifetimes: model::Lifetimes::default(),
    };
    change(&mut settings);
    let clock = Arc::new(TestClock(AtomicI64::new(
        At::from_secs(1_800_000_000).micros(),
    )));
    let desk = Desk {
        store,
        vault: Arc::new(TestVault),
        clock: clock.clone(),
        random: Arc::new(TestRandom::default()),
        settings: Arc::new(settings),
    };
    let operator = Actor::plain(ActorKind::Operator);
    let (ada, _) = admin::admins::add(
        &desk,
        &operator,
        "Ada Byron",
        &"ada@contoso.example".parse().unwrap(),
    )
    .unwrap();
    House { desk, clock, ada }
}

impl House {
    pub fn by(&self) -> Actor {
        Actor::admin(&self.ada.id)
    }

    pub fn now(&self) -> At {
        self.clock.now()
    }

    pub fn app(&self, name: &str) -> App {
        self.app_with(name, |_| {})
    }

    pub fn app_with(&self, name: &str, change: impl FnOnce(&mut apps::Registration)) -> App {
        let host = name.to_lowercase().replace(' ', "-");
        let mut registration = apps::Registration {
            name: name.into(),
            redirect_uris: vec![format!("https://{host}.contoso.example/callback")],
            launch_url: Some(format!("https://{host}.contoso.example/")),
            ..apps::Registration::default()
        };
        change(&mut registration);
        apps::register(&self.desk, &self.by(), &registration)
            .unwrap()
            .0
    }

    pub fn group(&self, name: &str) -> Group {
        groups::create(&self.desk, &self.by(), name).unwrap()
    }

    pub fn partner(&self, name: &str, domain: &str) -> Partner {
        partners::add(&self.desk, &self.by(), name, &[domain.to_owned()]).unwrap()
    }

    /// A partner with a home identity provider.
    pub fn federated(&self, name: &str, domain: &str) -> (Partner, Connection) {
        let partner = self.partner(name, domain);
        let new = admin::connections::NewOidcConnection {
            partner_id: partner.id.clone(),
            name: String::new(),
            issuer: format!("https://login.{domain}"),
            client_id: "portico".into(),
            client_secret: Some(Secret::new("shh")),
        };
        let connection = admin::connections::add_oidc(&self.desk, &self.by(), &new).unwrap();
        (partner, connection)
    }

    pub fn invite(&self, email: &str) -> admin::Invited {
        self.invite_with(email, |_| {}).unwrap()
    }

    pub fn invite_with(
        &self,
        email: &str,
        change: impl FnOnce(&mut InviteRequest),
    ) -> Result<admin::Invited, admin::Refusal> {
        let mut request = InviteRequest::new(email.parse().unwrap(), "A Guest");
        change(&mut request);
        admin::invitations::invite(&self.desk, &self.ada, &request)
    }

    /// A sign-in that came back from a connection with this word about the person.
    pub fn proven(
        &self,
        connection: &Connection,
        invitation: Option<&Invitation>,
        who: Who<'_>,
    ) -> SignIn {
        let now = self.now();
        let proof = HomeSignIn {
            connection_id: connection.id.clone(),
            issuer: connection.issuer.clone(),
            subject: who.subject.into(),
            name: Some("Home Name".into()),
            email: who.email.map(str::to_owned),
            email_verified: who.verified,
            auth_time: now,
            amr: vec!["pwd".into()],
            acr: None,
        };
        let mut sign_in = SignIn {
            id: Id::<kind::SignIn>::new(now, &*self.desk.random),
            binding: HashedSecret::of(Secret::draw(&*self.desk.random).expose()),
            connection_id: connection.id.clone(),
            invitation_id: invitation.map(|it| it.id.clone()),
            continue_to: "/".into(),
            state: HashedSecret::of(Secret::draw(&*self.desk.random).expose()),
            upstream: Vec::new(),
            step: SignInStep::Started,
            proof: None,
            expires_at: now.plus(Span::mins(30)),
        };
        self.desk
            .store
            .write(|tx| {
                tx.insert_sign_in(&sign_in)?;
                tx.prove_sign_in(&sign_in.id, &proof, now)
            })
            .map(|proven| assert!(proven))
            .unwrap();
        sign_in.step = SignInStep::Proven;
        sign_in.proof = Some(proof);
        sign_in
    }

    /// The connection for people without a home identity provider.
    pub fn mailbox_connection(&self, partner: &Partner) -> Connection {
        let all = self
            .desk
            .store
            .read(|tx| tx.connections_of(&partner.id))
            .unwrap();
        all.into_iter()
            .find(|c| c.kind == model::ConnectionKind::Invitation)
            .unwrap()
    }

    /// The mails that wait, opened.
    pub fn mails(&self) -> Vec<model::Mail> {
        let far = self.now().plus(Span::days(1));
        let items = self
            .desk
            .store
            .write(|tx| tx.claim_outbox(far, Span::secs(-86_400), 100_000))
            .unwrap();
        items
            .iter()
            .filter(|item| item.kind == model::OutboxKind::Mail)
            .map(|item| {
                let plain = self
                    .desk
                    .vault
                    .open(&admin::mail_context(&item.id), &item.payload)
                    .unwrap();
                serde_json::from_slice(&plain).unwrap()
            })
            .collect()
    }

    pub fn verify_audit(&self) {
        let verdict = admin::audit::verify(&self.desk).unwrap();
        assert!(
            matches!(verdict, admin::AuditVerdict::Intact { .. }),
            "{verdict:?}"
        );
    }
}

/// What a home says about a person.
#[derive(Clone, Copy)]
pub struct Who<'a> {
    pub subject: &'a str,
    pub email: Option<&'a str>,
    pub verified: bool,
}

impl<'a> Who<'a> {
    pub const fn verified(subject: &'a str, email: &'a str) -> Self {
        Self {
            subject,
            email: Some(email),
            verified: true,
        }
    }
    pub const fn unverified(subject: &'a str, email: &'a str) -> Self {
        Self {
            subject,
            email: Some(email),
            verified: false,
        }
    }
}

/// The token at the end of an invitation link.
pub fn token(invited: &admin::Invited) -> String {
    let link = invited.link.as_ref().unwrap().expose().to_owned();
    link.strip_prefix(&format!("{ISSUER}/invite/"))
        .unwrap()
        .to_owned()
}
