//! How long people who left keep access: from the moment a signal is sent, or their home begins to refuse,
//! until every way is refused (E3, N1, O09).
//!
//! `cargo run --release -p load --bin leavers -- --leavers 100`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring tool: it reads the clock, starts processes and prints its figures"
)]

use anyhow::{Result, ensure};
use clap::Parser;
use load::{
    client::{Client, text},
    company::{Company, ENCRYPTION_KEY, Founding, Person},
    holding::{Holding, Way},
    seed::{self, Seeded},
    server::{Ground, Subject},
    waits,
};
use model::{Clock, Secret, SignalDelivery, SignalEvent, SigningAlg, Span};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use store::{Location, Store};
use testkit::SystemClock;

/// Guests of a silent home are asked about so often: the shortest period that a contract may have.
const PERIOD: Span = Span::mins(1);
/// Those of other homes; no probe shall be quicker than the signal.
const LONG_PERIOD: Span = Span::mins(15);
/// Signals that are fetched are handed over so far apart.
const APART: Duration = Duration::from_millis(233);
/// Nobody waits longer.
const LONGEST: Duration = Duration::from_secs(150);

/// Measures leavers.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many people leave, for each kind.
    #[arg(long, default_value_t = 100)]
    leavers: usize,
}

model::text_enum! {
    /// What tells us.
    Kind {
        /// A logout token of the home.
        LogoutToken = "back-channel logout token",
        /// CAEP, posted.
        SessionRevoked = "SET session-revoked, push",
        /// RISC, posted.
        AccountDisabled = "SET account-disabled, push",
        /// RISC, posted.
        AccountPurged = "SET account-purged, push",
        /// RISC, fetched.
        Fetched = "SET account-disabled, poll",
        /// By the connection's own secret.
        Revocation = "global token revocation",
        /// A directory's change.
        Inactive = "SCIM active: false",
        /// A directory's deletion.
        Deleted = "SCIM DELETE",
        /// Nothing does; the home refuses to renew.
        Silent = "silent home, probe every minute",
    }
}

/// A company whose people leave in one way, with what proves it.
struct Scene {
    kind: Kind,
    company: Company,
    proof: Option<Secret>,
}

/// Where signals go and where access is tried.
struct Nodes<'a> {
    seeded: &'a Seeded,
    hears: SocketAddr,
    asked: SocketAddr,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ground = Ground::new(&arguments.subject)?;
    let (seeded, scenes) = found(&ground, arguments.leavers)?;
    let environment = [ENCRYPTION_KEY, ("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8")];
    let node = ground.launch(&environment)?;
    let second = match ground.location()? {
        Location::Postgres(_) => Some(ground.launch_another(&environment)?),
        Location::File(_) | Location::Memory => None,
    };
    let nodes = Nodes {
        seeded: &seeded,
        hears: node.address,
        asked: second.as_ref().map_or(node.address, |it| it.address),
    };
    for scene in &scenes {
        let mut times = match scene.kind {
            Kind::Fetched | Kind::Silent => scene.watch(&nodes)?,
            _ => scene.tell(&nodes)?,
        };
        println!("{}", waits::line(scene.kind.as_str(), &mut times));
    }
    Ok(())
}

/// Seeds everything before any node starts.
fn found(ground: &Ground, leavers: usize) -> Result<(Seeded, Vec<Scene>)> {
    let location = ground.location()?;
    let mut seeded = seed::seed(&location, 0, SigningAlg::Es256)?;
    seeded.host.clone_from(&ground.host);
    let store = Store::open(&location, 2)?;
    let mut scenes = Vec::new();
    for (n, kind) in Kind::ALL.iter().copied().enumerate() {
        let silent = kind == Kind::Silent;
        let by = Founding {
            store: &store,
            seeded: &seeded,
            now: SystemClock.now(),
            period: if silent { PERIOD } else { LONG_PERIOD },
            quiet: Span::secs(0),
        };
        let company = Company::found(&by, &format!("company{n}"), leavers)?;
        let proof = match kind {
            Kind::LogoutToken | Kind::Silent => None,
            Kind::Fetched => Some(company.agree(&by, SignalDelivery::Poll)?),
            Kind::Inactive | Kind::Deleted => Some(company.directory(&by)?),
            _ => Some(company.agree(&by, SignalDelivery::Push)?),
        };
        scenes.push(Scene {
            kind,
            company,
            proof,
        });
    }
    Ok((seeded, scenes))
}

impl Nodes<'_> {
    fn hearing(&self) -> Result<Client> {
        Client::connect(self.hears, &self.seeded.host)
    }

    fn asked(&self) -> Result<Client> {
        Client::connect(self.asked, &self.seeded.host)
    }

    fn hold(&self, client: &mut Client, person: &Person) -> Result<Holding> {
        Holding::get(client, self.seeded, &person.cookie)
    }

    /// Whether anything is granted. Asking who somebody is brings about nothing, and comes first.
    fn lets_in(&self, client: &mut Client, held: &Holding) -> Result<bool> {
        for way in Way::ALL {
            if held.is_granted(client, self.seeded, *way)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Scene {
    /// One after the other: from the moment when the signal is sent.
    fn tell(&self, nodes: &Nodes<'_>) -> Result<Vec<Duration>> {
        let (mut hearing, mut asked) = (nodes.hearing()?, nodes.asked()?);
        let mut times = Vec::with_capacity(self.company.people.len());
        for person in &self.company.people {
            let held = nodes.hold(&mut asked, person)?;
            let signal = self.signal(&mut hearing, person)?;
            let began = Instant::now();
            signal.send(&mut hearing)?;
            while nodes.lets_in(&mut asked, &held)? {
                ensure!(began.elapsed() < LONGEST, "{} still comes in", person.guest);
            }
            times.push(began.elapsed());
        }
        Ok(times)
    }

    /// All of them beside each other: nobody sends us anything.
    fn watch(&self, nodes: &Nodes<'_>) -> Result<Vec<Duration>> {
        let (home, people) = (&self.company.home, &self.company.people);
        let silent = self.kind == Kind::Silent;
        if silent {
            // Everybody was asked about before, so that the next time is what the product chose.
            home.wait_for_questions(people.len(), LONGEST)?;
        }
        let mut client = nodes.asked()?;
        let mut watched = Vec::with_capacity(people.len());
        for person in people {
            watched.push((person, nodes.hold(&mut client, person)?, None::<Instant>));
        }
        let (began, mut leaving) = (Instant::now(), 0);
        let mut times = Vec::with_capacity(people.len());
        while !watched.is_empty() {
            ensure!(began.elapsed() < LONGEST, "somebody still comes in");
            let next = watched.iter_mut().find(|(_, _, left)| left.is_none());
            if let Some((person, _, left)) = next
                && began.elapsed() >= APART * leaving
            {
                leaving += 1;
                *left = Some(Instant::now());
                match silent {
                    true => home.dismiss(&person.subject),
                    false => {
                        home.hand_over(home.signal(&person.subject, SignalEvent::AccountDisabled)?);
                    }
                }
            }
            let mut still = Vec::with_capacity(watched.len());
            for (person, held, left) in watched {
                match left {
                    Some(at) if !nodes.lets_in(&mut client, &held)? => times.push(at.elapsed()),
                    _ => still.push((person, held, left)),
                }
            }
            watched = still;
        }
        Ok(times)
    }

    /// What is to be sent about a person; a directory hears of them first.
    fn signal(&self, client: &mut Client, person: &Person) -> Result<Signal> {
        let (home, id) = (&self.company.home, &self.company.connection.id);
        let secret = self.proof.as_ref().map_or("", Secret::expose);
        let bearer = format!("Authorization: Bearer {secret}\r\n");
        let set = |event| -> Result<Signal> {
            let (_, token) = home.signal(&person.subject, event)?;
            let target = format!("/broker/{id}/events");
            Ok(Signal::new("POST", target, (bearer.clone(), token)).of(SET))
        };
        Ok(match self.kind {
            Kind::LogoutToken => {
                let body = format!("logout_token={}", home.logout_token(&person.subject)?);
                let target = format!("/broker/{id}/backchannel-logout");
                Signal::new("POST", target, (String::new(), body)).of(FORM)
            }
            Kind::SessionRevoked => set(SignalEvent::SessionRevoked)?,
            Kind::AccountDisabled => set(SignalEvent::AccountDisabled)?,
            Kind::AccountPurged => set(SignalEvent::AccountPurged)?,
            Kind::Revocation => {
                let body = json!({ "sub_id": home.subject(&person.subject) }).to_string();
                let target = format!("/broker/{id}/global-token-revocation");
                Signal::new("POST", target, (bearer, body)).of(JSON)
            }
            Kind::Inactive | Kind::Deleted => {
                let users = format!("/scim/v2/{id}/Users");
                let user = json!({
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                    "userName": person.subject, "externalId": person.subject,
                });
                let made = Signal::new("POST", users.clone(), (bearer.clone(), user.to_string()));
                let made: Value = serde_json::from_slice(&made.of(JSON).send(client)?)?;
                let target = format!("{users}/{}", text(&made, "id")?);
                if self.kind == Kind::Deleted {
                    Signal::new("DELETE", target, (bearer, String::new())).of(JSON)
                } else {
                    let change = json!({
                        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                        "Operations": [{ "op": "replace", "path": "active", "value": false }],
                    });
                    Signal::new("PATCH", target, (bearer, change.to_string())).of(JSON)
                }
            }
            Kind::Fetched | Kind::Silent => anyhow::bail!("nobody sends us anything"),
        })
    }
}

const SET: &str = "application/secevent+jwt";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// A request to us.
struct Signal {
    method: &'static str,
    target: String,
    headers: String,
    body: String,
    kind: &'static str,
}

impl Signal {
    fn new(method: &'static str, target: String, (headers, body): (String, String)) -> Self {
        Self {
            method,
            target,
            headers,
            body,
            kind: JSON,
        }
    }

    const fn of(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// Sends it; the answer, which must be that it was taken.
    fn send(&self, client: &mut Client) -> Result<Vec<u8>> {
        let content = (self.headers.as_str(), self.kind, self.body.as_str());
        let answer = client.send_body(self.method, &self.target, content)?;
        let said = String::from_utf8_lossy(&answer.body);
        let taken = (200..300).contains(&answer.status);
        ensure!(taken, "{} answered {}: {said}", self.target, answer.status);
        Ok(answer.body)
    }
}
