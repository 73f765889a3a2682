//! A partner whose people sign in at a double, so that there is a home to ask about them.

use crate::{
    double::{CLIENT_ID, Double},
    seed::{self, Seeded},
};
use anyhow::{Context, Result, ensure};
use model::{
    Assignee, Assignment, At, Connection, Guest, HashedSecret, HomeIdentity, Id, Polling, Random,
    ScimSubject, ScimToken, Secret, SignIn, SignInStep, SignalDelivery, SignalStream, Span,
    StreamStatus, Vault, confirmed_through, kind,
};
use std::sync::Arc;
use store::{NewSession, Store, StoreError, Tx};
use testkit::{TestRandom, test_vault};

/// The key under which everything here is sealed, as configuration.
pub const ENCRYPTION_KEY: (&str, &str) = (
    "PORTICO_KEYS__ENCRYPTION_KEY",
    "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
);

/// What companies are founded with.
#[derive(Clone, Copy)]
pub struct Founding<'a> {
    /// Where.
    pub store: &'a Store,
    /// The app that everybody may open.
    pub seeded: &'a Seeded,
    /// Now.
    pub now: At,
    /// A home is asked so often.
    pub period: Span,
    /// Nothing is due before so long from now.
    pub quiet: Span,
}

/// Somebody who is signed in.
pub struct Person {
    /// The guest.
    pub guest: Id<kind::Guest>,
    /// How the home knows the person.
    pub subject: String,
    /// The session cookie's value.
    pub cookie: String,
}

/// The partner.
pub struct Company {
    /// Its home.
    pub home: Double,
    /// The way in.
    pub connection: Connection,
    /// Its people, all of them signed in.
    pub people: Vec<Person>,
    random: Arc<TestRandom>,
    vault: Arc<dyn Vault>,
}

impl Company {
    /// A partner of that name with so many people, all of them known at its home. When the home is asked about
    /// them first is spread evenly over the period, after the quiet.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn found(by: &Founding<'_>, name: &str, people: usize) -> Result<Self> {
        let seed = name.bytes().fold(7, |sum: u64, byte| {
            sum.wrapping_mul(31).wrapping_add(u64::from(byte))
        });
        let random = Arc::new(TestRandom::from_seed(seed));
        let vault = test_vault(random.clone());
        let home = Double::open()?;
        let (mut partner, mut connection) = seed::partner(&*random, by.now);
        name.clone_into(&mut partner.name);
        partner.domains = vec![format!("{name}.example")];
        partner.trust.probe_every = Some(by.period);
        connection.issuer.clone_from(&home.issuer);
        connection.client_id = CLIENT_ID.into();
        connection.settings.scim_subject = ScimSubject::ExternalId;
        let assignment = Assignment {
            id: Id::new(by.now, &*random),
            app_id: by.seeded.client_id.parse()?,
            assignee: Assignee::Partner(partner.id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
            created_at: by.now,
        };
        by.store.write(|tx| {
            tx.insert_partner(&partner)?;
            tx.insert_connection(&connection)?;
            tx.insert_assignment(&assignment)
        })?;
        let mut company = Self {
            home,
            connection,
            people: Vec::with_capacity(people),
            random,
            vault,
        };
        let numbers: Vec<usize> = (0..people).collect();
        for some in numbers.chunks(500) {
            let guests: Result<Vec<Guest>> = some
                .iter()
                .map(|n| {
                    let mut guest = seed::guest(*n, &partner, &*company.random, by.now)?;
                    guest.email = format!("p{n}@{name}.example").parse()?;
                    Ok(guest)
                })
                .collect();
            let guests = guests?;
            let hired = by.store.write(|tx| {
                let all = some.iter().zip(&guests);
                all.map(|(n, guest)| {
                    let share = by.period.as_secs() * i64::try_from(*n).unwrap_or_default()
                        / i64::try_from(people).unwrap_or(i64::MAX);
                    company.hire(tx, guest, (by, Span::secs(share)))
                })
                .collect::<Result<Vec<Person>, StoreError>>()
            })?;
            company.people.extend(hired);
        }
        Ok(company)
    }

    fn hire(
        &self,
        tx: &mut Tx<'_>,
        guest: &Guest,
        (by, first): (&Founding<'_>, Span),
    ) -> Result<Person, StoreError> {
        let random: &dyn Random = &*self.random;
        let subject = format!("at-home-{}", guest.id);
        let identity = HomeIdentity {
            connection_id: self.connection.id.clone(),
            issuer: self.home.issuer.clone(),
            subject: subject.clone(),
        };
        tx.insert_guest(guest)?;
        tx.link_identity(&identity, &guest.id, by.now)?;
        let (session, cookie) = seed::session(guest, &self.connection, random, by.now);
        tx.insert_session(&NewSession {
            session,
            token: cookie.hashed(),
        })?;
        let sign_in = SignIn {
            id: Id::new(by.now, random),
            binding: Secret::draw(random).hashed(),
            connection_id: self.connection.id.clone(),
            invitation_id: None,
            moves_guest_id: None,
            mailbox_proven: false,
            continue_to: "/".into(),
            state: HashedSecret::of(&subject),
            upstream: Vec::new(),
            step: SignInStep::Started,
            proof: None,
            expires_at: by.now.plus(Span::mins(30)),
        };
        let context = model::DueProbe::secret_context(&identity);
        let sealed = self
            .vault
            .seal(&context, Double::grant_of(&subject).as_bytes());
        tx.insert_sign_in(&sign_in)?;
        tx.keep_sign_in_grant(&sign_in.id, &sealed)?;
        let whose = (&guest.id, &self.connection.id);
        tx.take_home_grant(&sign_in.id, whose, by.now.plus(by.quiet).plus(first))?;
        let until = confirmed_through(by.now, by.period);
        tx.confirm_guest(&guest.id, by.now, Some(until))?;
        Ok(Person {
            guest: guest.id.clone(),
            subject,
            cookie: cookie.expose().to_owned(),
        })
    }

    /// Agrees on a stream that is pushed, or fetched from the home's poll endpoint; the secret that proves
    /// the transmitter.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn agree(&self, by: &Founding<'_>, delivery: SignalDelivery) -> Result<Secret> {
        let secret = Secret::draw(&*self.random);
        let id = &self.connection.id;
        let fetched = delivery == SignalDelivery::Poll;
        let token = self
            .vault
            .seal(&SignalStream::token_context(id), b"let-us-in");
        let stream = SignalStream {
            connection_id: id.clone(),
            delivery,
            issuer: self.home.issuer.clone(),
            audience: vec![CLIENT_ID.into()],
            jwks_uri: None,
            secret: Some(secret.hashed()),
            status: StreamStatus::Enabled,
            created_at: by.now,
            verified_at: None,
            last_event: None,
            remote: None,
            access_token: fetched.then_some(token),
            awaited_state: None,
            polling: fetched.then(|| Polling {
                endpoint: self.home.poll_endpoint(),
                next_at: by.now.plus(by.quiet),
                failing_since: None,
                last_error: None,
            }),
        };
        let added = by.store.write(|tx| tx.insert_stream(&stream))?;
        ensure!(added, "there is a stream");
        Ok(secret)
    }

    /// A token for the company's directory.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn directory(&self, by: &Founding<'_>) -> Result<Secret> {
        let secret = Secret::draw(&*self.random);
        let token = ScimToken {
            id: Id::new(by.now, &*self.random),
            connection_id: self.connection.id.clone(),
            made_by: None,
            created_at: by.now,
            expires_at: by.now.plus(Span::days(1)),
            last_used_at: None,
            revoked_at: None,
        };
        by.store
            .write(|tx| tx.insert_scim_token(&token, &secret.hashed()))?;
        Ok(secret)
    }

    /// The subject of the n-th person.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn person(&self, n: usize) -> Result<&Person> {
        self.people.get(n).context("there are fewer people")
    }
}
