//! Removes guests one after the other and measures how soon after the removal's answer each app that they
//! used that answers has heard of it, while some apps never do (O04, P13).
//!
//! `cargo run --release -p load --bin notices -- --apps 50 --dead 5`
#![expect(
    clippy::print_stdout,
    reason = "a measuring tool: it starts processes and prints what it found"
)]

use anyhow::{Result, ensure};
use clap::Parser;
use load::{
    client::Client,
    ears::{Ears, Manner},
    requests, seed,
    server::{Ground, Subject},
    waits,
};
use model::{
    App, AppStream, Clock, Family, Guest, Id, Secret, Session, SignalDelivery, SigningAlg, Span,
    StreamStatus,
};
use std::time::{Duration, Instant};
use store::{Location, Store};
use testkit::{SystemClock, TestRandom};

/// Measures first deliveries of logout notices.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many apps every guest uses.
    #[arg(long, default_value_t = 20)]
    apps: usize,
    /// How many of them never answer.
    #[arg(long, default_value_t = 0)]
    dead: usize,
    /// They are told by signals instead of logout tokens, of the session and of the account.
    #[arg(long)]
    signals: bool,
    /// How many guests are removed.
    #[arg(long, default_value_t = 100)]
    removals: usize,
}

/// What stands before the first removal.
struct Scene {
    /// Those that never answer first.
    ears: Vec<Ears>,
    dead: usize,
    /// Whether apps are told by signals in place of logout notices.
    signals: bool,
    guests: Vec<(Guest, Session)>,
    admin: Secret,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ground = Ground::new(&arguments.subject)?;
    let scene = Scene::set(&ground.location()?, &arguments)?;
    let node = ground.launch(&[("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8")])?;
    let mut client = Client::connect(node.address, &ground.host)?;
    let (mut each, mut longest) = scene.measure(&mut client)?;
    println!(
        "{} removals, {} apps of which {} never answer",
        arguments.removals, arguments.apps, arguments.dead
    );
    println!("{}", waits::line("first try at one app", &mut each));
    let what = "first try at all apps of a guest";
    println!("{}", waits::line(what, &mut longest));
    Ok(())
}

/// The stream of an app that is posted to.
fn stream(app: &App, ears: &Ears, random: &TestRandom) -> AppStream {
    AppStream {
        id: Id::new(app.created_at, random),
        app_id: app.id.clone(),
        delivery: SignalDelivery::Push,
        endpoint: Some(ears.uri.clone()),
        authorization: None,
        requested: None,
        description: None,
        status: StreamStatus::Enabled,
        status_reason: None,
        created_at: app.created_at,
    }
}

impl Scene {
    fn set(location: &Location, arguments: &Arguments) -> Result<Self> {
        let (random, now) = (TestRandom::from_seed(1), SystemClock.now());
        let store = Store::open(location, 2)?;
        store.migrate()?;
        let (partner, connection) = seed::partner(&random, now);
        store.write(|tx| {
            tx.insert_partner(&partner)?;
            tx.insert_connection(&connection)
        })?;
        let mut ears = Vec::with_capacity(arguments.apps);
        let mut apps = Vec::with_capacity(arguments.apps);
        for n in 0..arguments.apps {
            let manner = match n < arguments.dead {
                true => Manner::Dead,
                false => Manner::Answers,
            };
            let listening = Ears::listen(manner)?;
            let mut app = seed::app(SigningAlg::Rs256, &random, now);
            app.slug = format!("app-{n}");
            if !arguments.signals {
                app.backchannel_logout_uri = Some(listening.uri.clone());
            }
            store.write(|tx| tx.insert_app(&app))?;
            if arguments.signals {
                let stream = stream(&app, &listening, &random);
                ensure!(store.write(|tx| tx.insert_app_stream(&stream))?);
            }
            ears.push(listening);
            apps.push(app);
        }
        let mut guests = Vec::with_capacity(arguments.removals);
        for n in 0..arguments.removals {
            let guest = seed::guest(n, &partner, &random, now)?;
            let (session, cookie) = seed::session(&guest, &connection, &random, now);
            let families: Vec<_> = apps
                .iter()
                .map(|app| Family {
                    access_until: Some(now.plus(Span::mins(5))),
                    ..seed::family(&session, app, &random)
                })
                .collect();
            store.write(|tx| {
                tx.insert_guest(&guest)?;
                tx.insert_session(&store::NewSession {
                    session: session.clone(),
                    token: cookie.hashed(),
                })?;
                families
                    .iter()
                    .try_for_each(|family| tx.insert_family(family))
            })?;
            guests.push((guest, session));
        }
        let admin = seed::admin(&store, &random, now)?;
        Ok(Self {
            ears,
            dead: arguments.dead,
            signals: arguments.signals,
            guests,
            admin,
        })
    }

    /// From the removal's answer to the arrival at each app, and at the last app of each guest.
    #[expect(clippy::disallowed_methods, reason = "time is what is measured")]
    fn measure(&self, client: &mut Client) -> Result<(Vec<Duration>, Vec<Duration>)> {
        let (headers, form) = requests::admin_post(&self.admin);
        let (mut waits, mut longest) = (Vec::new(), Vec::new());
        // By signals an app hears of the session and of the account.
        let tokens = if self.signals { 2 } else { 1 };
        for (guest, session) in &self.guests {
            let target = format!("/admin/guests/{}/remove", guest.id);
            let answer = client.post_form_with(&target, &form, &headers)?;
            let answered = Instant::now();
            ensure!(answer.status == 303, "removing answered {}", answer.status);
            let mut last = Duration::ZERO;
            for ears in self.ears.iter().skip(self.dead) {
                let mut about = None;
                for _ in 0..tokens {
                    let arrived = ears.next()?;
                    let known = about.get_or_insert_with(|| arrived.sid.clone());
                    let right = self.signals || arrived.sid == session.id.to_string();
                    ensure!(right && *known == arrived.sid, "told of another guest");
                    let wait = arrived.at.saturating_duration_since(answered);
                    last = last.max(wait);
                    waits.push(wait);
                }
            }
            longest.push(last);
        }
        Ok((waits, longest))
    }
}
