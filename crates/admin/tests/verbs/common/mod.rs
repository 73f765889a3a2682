//! A desk on an empty database with a clock and randomness that tests control.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use admin::{Desk, InviteRequest, apps, assignments, csv, groups, partners};
use load::seed;
use model::{
    Actor, ActorKind, Admin, App, Assignee, At, Clock, Connection, Family, Group, Guest,
    HashedSecret, HomeSignIn, Id, ImportStep, Invitation, Partner, Random, Secret, Settings,
    SignIn, SignInStep, Span, Whole, kind,
};
use std::sync::Arc;
use store::{NewCode, NewSession, StoreError};
use testkit::{TestClock, TestRandom, TestStore, test_vault};

/// Everything a test works with.
pub struct House {
    pub desk: Desk,
    pub clock: Arc<TestClock>,
    pub ada: Admin,
}

pub const ISSUER: &str = "https://id.contoso.example";
pub const CONTACT: &str = "https://contoso.example/people/ada";

pub fn house(store: &TestStore) -> House {
    house_with(store, |_| {})
}

pub fn house_with(store: &TestStore, change: impl FnOnce(&mut Settings)) -> House {
    let mut settings = Settings {
        issuer: ISSUER.into(),
        company: "Contoso".into(),
        contact_url: None,
        language: model::Language::En,
        lifetimes: model::Lifetimes::default(),
        limits: model::Limits::default(),
        dynamic_registration: false,
        ..Settings::default()
    };
    change(&mut settings);
    let clock = Arc::new(TestClock::new());
    let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(1));
    let desk = Desk {
        store: store.handle(),
        vault: test_vault(random.clone()),
        clock: clock.clone(),
        random,
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
    /// A guest as they stand.
    pub fn guest(&self, id: &Id<kind::Guest>) -> Guest {
        admin::guests::detail(&self.desk, id)
            .unwrap()
            .unwrap()
            .guest
    }

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
        let connection = self.connect(&partner, &format!("https://login.{domain}"));
        (partner, connection)
    }

    /// Gives a partner a home identity provider.
    pub fn connect(&self, partner: &Partner, issuer: &str) -> Connection {
        let new = admin::connections::NewOidcConnection {
            partner_id: partner.id.clone(),
            name: String::new(),
            issuer: issuer.to_owned(),
            client_id: "portico".into(),
            client_secret: Some(Secret::new("shh")),
            settings: model::HomeSettings::default(),
        };
        admin::connections::add_oidc(&self.desk, &self.by(), &new).unwrap()
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

    /// A connection's word about somebody, of this moment.
    pub fn proof(&self, connection: &Connection, who: Who<'_>) -> HomeSignIn {
        HomeSignIn {
            connection_id: connection.id.clone(),
            issuer: connection.issuer.clone(),
            subject: who.subject.into(),
            name: Some("Home Name".into()),
            email: who.email.map(str::to_owned),
            email_verified: who.verified,
            auth_time: self.now(),
            amr: vec!["pwd".into()],
            acr: None,
            groups: None,
            session: model::HomeSession::default(),
        }
    }

    /// A sign-in that came back from a connection with this word about the person.
    pub fn proven(
        &self,
        connection: &Connection,
        invitation: Option<&Invitation>,
        who: Who<'_>,
    ) -> SignIn {
        let now = self.now();
        let proof = self.proof(connection, who);
        let mut sign_in = SignIn {
            id: Id::<kind::SignIn>::new(now, &*self.desk.random),
            binding: HashedSecret::of(Secret::draw(&*self.desk.random).expose()),
            connection_id: connection.id.clone(),
            invitation_id: invitation.map(|it| it.id.clone()),
            moves_guest_id: None,
            mailbox_proven: false,
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

    /// The mails that wait, opened, in the order of their recipients: what is due at one instant has
    /// no order of its own.
    pub fn mails(&self) -> Vec<model::Mail> {
        let far = self.now().plus(Span::days(1));
        let items = self
            .desk
            .store
            .write(|tx| tx.claim_outbox(far, Span::secs(-86_400), 100_000))
            .unwrap();
        let mut mails: Vec<model::Mail> = items
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
            .collect();
        mails.sort_by(|a, b| a.to.as_str().cmp(b.to.as_str()));
        mails
    }

    pub fn verify_audit(&self) {
        let verdict = admin::audit::verify(&self.desk).unwrap();
        assert!(
            matches!(verdict, admin::AuditVerdict::Intact { .. }),
            "{verdict:?}"
        );
    }
}

impl House {
    /// Keeps a file and checks it in full.
    pub fn upload(&self, file: &[u8]) -> csv::File {
        self.upload_whole(file, None)
    }

    /// The same with what it is the whole list of.
    pub fn upload_whole(&self, file: &[u8], whole: Option<Whole>) -> csv::File {
        let file = csv::upload(&self.desk, &self.ada, file, whole).unwrap();
        self.work(&file.id, ImportStep::Checked)
    }

    /// Sends a file and does all of it.
    pub fn send(&self, id: &Id<kind::ImportBatch>, sending: csv::Sending) -> csv::File {
        csv::send(&self.desk, &self.ada, id, sending).unwrap();
        self.work(id, ImportStep::Sent)
    }

    /// Works on a file until it is at a step, be it that others do.
    pub fn work(&self, id: &Id<kind::ImportBatch>, step: ImportStep) -> csv::File {
        loop {
            let file = csv::find(&self.desk, id).unwrap().unwrap();
            if file.step == step {
                return file;
            }
            csv::advance(&self.desk, id, i64::MAX).unwrap();
        }
    }

    /// What came of a file that is sent as it stands.
    pub fn apply(&self, file: &[u8]) -> csv::Report {
        let file = self.upload(file);
        self.send(&file.id, csv::Sending::Inviting);
        csv::report(&self.desk, &file.id).unwrap()
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

/// A session of a guest with tokens of these apps.
pub fn sign_in(house: &House, guest: &Guest, at: &[&App]) -> Id<kind::Session> {
    let (now, random) = (house.now(), &*house.desk.random);
    let connection = house
        .desk
        .store
        .read(|tx| tx.connections_of(&guest.partner_id))
        .unwrap()
        .remove(0);
    let (session, cookie) = seed::session(guest, &connection, random, now);
    house
        .desk
        .store
        .write(|tx| {
            tx.insert_session(&NewSession {
                session: session.clone(),
                token: cookie.hashed(),
            })?;
            for app in at {
                let family = Family {
                    access_until: Some(now.plus(Span::secs(217))),
                    ..seed::family(&session, app, random)
                };
                let code = model::Code {
                    family_id: family.id.clone(),
                    app_id: app.id.clone(),
                    redirect_uri: "https://x.example/".into(),
                    challenge: None,
                    nonce: None,
                    dpop_jkt: None,
                    expires_at: now.plus(Span::secs(60)),
                };
                tx.insert_family(&family)?;
                tx.insert_code(&NewCode {
                    code,
                    hash: Secret::draw(random).hashed(),
                })?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    session.id
}

/// A guest who has accepted, without going through a sign-in.
pub fn active(house: &House, email: &str) -> Guest {
    let guest = house.invite(email).guest;
    assert!(
        house
            .desk
            .store
            .write(|tx| tx.activate_guest(&guest.id, house.now()))
            .unwrap()
    );
    guest
}

pub fn live(house: &House, guest: &Guest) -> usize {
    house
        .desk
        .store
        .read(|tx| tx.live_grants_of(&guest.id, house.now()))
        .unwrap()
        .len()
}

pub fn assign(house: &House, app: &App, assignee: Assignee) -> model::Assignment {
    let new = assignments::NewAssignment {
        app_id: app.id.clone(),
        assignee,
        roles: Vec::new(),
        starts_at: None,
        ends_at: None,
    };
    assignments::assign(&house.desk, &house.by(), &new)
        .unwrap()
        .unwrap()
}
