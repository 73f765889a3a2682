//! Removes guests one after the other while clients use what they hold, and counts answers that came
//! too late: requests that started after the removal's answer and were granted (rule 4, O01, P14).
//!
//! `cargo run --release -p load --bin removals -- --bin target/release/portico`
#![expect(
    clippy::print_stdout,
    reason = "a measuring tool: it starts processes and prints what it found"
)]

use anyhow::{Context, Result, ensure};
use clap::Parser;
use load::{
    client::Client,
    holding::{Holding, Way},
    requests,
    seed::{self, Seeded},
    server::{self, Subject},
};
use model::{Clock, Random, Secret, SigningAlg};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use store::{Location, Store};
use testkit::{SystemClock, TestRandom};

/// Counts answers that came too late.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many requests must start after a removal.
    #[arg(long, default_value_t = 1_000_000)]
    probes: usize,
    /// Parallel clients.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// How many guests there are; half of them are removed.
    #[arg(long, default_value_t = 400)]
    guests: usize,
}

/// What is held for a guest who may be removed by now.
struct Target {
    holding: Holding,
    removed: AtomicBool,
}

/// What all clients see.
struct Scene {
    seeded: Arc<Seeded>,
    nodes: Vec<SocketAddr>,
    targets: Vec<Target>,
    goal: usize,
    removed: AtomicUsize,
    late: AtomicUsize,
    granted_before: AtomicUsize,
    stale: Mutex<BTreeMap<Way, usize>>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut admin = None;
    let server = server::start(&arguments.subject, |location| {
        let seeded = seed::seed(location, arguments.guests, SigningAlg::Es256)?;
        let store = Store::open(location, 1)?;
        let random = TestRandom::from_seed(2);
        admin = Some(seed::admin(&store, &random, SystemClock.now())?);
        Ok(seeded)
    })?;
    let admin = admin.context("no admin was seeded")?;
    let second = match server.ground.location()? {
        Location::Postgres(_) => Some(server.another()?),
        Location::File(_) | Location::Memory => None,
    };
    let both = std::iter::once(&server.process).chain(&second);
    let nodes = both.map(|node| node.address).collect();
    let scene = Scene::prepare(&server.seeded, nodes, arguments.probes)?;
    let removed = std::thread::scope(|threads| {
        let clients: Vec<_> = (0..arguments.connections)
            .map(|n| {
                let scene = &scene;
                threads.spawn(move || scene.probe(n))
            })
            .collect();
        let removed = scene.remove_half(&admin)?;
        for client in clients {
            let outcome = client.join();
            outcome.map_err(|_| anyhow::anyhow!("a client thread panicked"))??;
        }
        Ok::<_, anyhow::Error>(removed)
    })?;
    scene.report(removed)
}

impl Scene {
    /// Lets every guest's app get its tokens, and one code that waits.
    fn prepare(seeded: &Arc<Seeded>, nodes: Vec<SocketAddr>, goal: usize) -> Result<Self> {
        let mut client = Client::connect(*nodes.first().context("no node")?, &seeded.host)?;
        let mut targets = Vec::with_capacity(seeded.sessions.len());
        for session in &seeded.sessions {
            targets.push(Target {
                holding: Holding::get(&mut client, seeded, session)?,
                removed: AtomicBool::new(false),
            });
        }
        Ok(Self {
            seeded: Arc::clone(seeded),
            nodes,
            targets,
            goal,
            removed: AtomicUsize::new(0),
            late: AtomicUsize::new(0),
            granted_before: AtomicUsize::new(0),
            stale: Mutex::new(BTreeMap::new()),
        })
    }

    /// A connection to each node.
    fn clients(&self) -> Result<Vec<Client>> {
        self.nodes
            .iter()
            .map(|node| Client::connect(*node, &self.seeded.host))
            .collect()
    }

    /// Removes every second guest, at either node in turn, spread over the run.
    fn remove_half(&self, admin: &Secret) -> Result<usize> {
        let mut clients = self.clients()?;
        let (headers, form) = requests::admin_post(admin);
        let victims: Vec<_> = self.targets.iter().zip(&self.seeded.guests).collect();
        let victims: Vec<_> = victims.into_iter().step_by(2).collect();
        for (n, (target, guest)) in victims.iter().enumerate() {
            let which = n % clients.len();
            let client = clients.get_mut(which).context("no node")?;
            let path = format!("/admin/guests/{guest}/remove");
            let answer = client.post_form_with(&path, &form, &headers)?;
            ensure!(answer.status == 303, "removing answered {}", answer.status);
            target.removed.store(true, Ordering::SeqCst);
            self.removed.store(n + 1, Ordering::SeqCst);
            // The next one once the clients did their share since this one.
            while self.late.load(Ordering::SeqCst) < self.goal / victims.len() * n {
                std::thread::yield_now();
            }
        }
        Ok(victims.len())
    }

    /// One client: any way of any guest at any node, until enough requests started after a removal.
    fn probe(&self, n: usize) -> Result<()> {
        let mut clients = self.clients()?;
        let random = TestRandom::from_seed(u64::try_from(n)? + 100);
        while self.late.load(Ordering::SeqCst) < self.goal {
            let target = self.target(&random).context("no guests")?;
            let way = *pick(&random, Way::ALL).context("no ways")?;
            let which = draw(&random) % clients.len();
            let client = clients.get_mut(which).context("no node")?;
            let is_late = target.removed.load(Ordering::SeqCst);
            // Before the removal the code stays unused, so that it is worth something afterwards.
            if way == Way::Code && !is_late {
                continue;
            }
            let granted = target.holding.is_granted(client, &self.seeded, way)?;
            if is_late {
                self.late.fetch_add(1, Ordering::SeqCst);
                if granted {
                    *locked(&self.stale).entry(way).or_default() += 1;
                }
            } else if granted {
                self.granted_before.fetch_add(1, Ordering::SeqCst);
            }
        }
        Ok(())
    }

    /// Three times of four somebody who is removed, the last one as likely as any: those are what counts.
    fn target(&self, random: &dyn Random) -> Option<&Target> {
        let removed = self.removed.load(Ordering::SeqCst);
        if removed > 0 && !draw(random).is_multiple_of(4) {
            return self.targets.get(draw(random) % removed * 2);
        }
        pick(random, &self.targets)
    }

    fn report(&self, removed: usize) -> Result<()> {
        let stale = locked(&self.stale);
        println!(
            "{} node(s), {removed} guests removed; {} requests granted before, {} started after a removal",
            self.nodes.len(),
            self.granted_before.load(Ordering::SeqCst),
            self.late.load(Ordering::SeqCst)
        );
        let count = stale.values().sum::<usize>();
        println!("granted although they started after it: {count} {stale:?}");
        ensure!(count == 0, "a removal did not hold");
        Ok(())
    }
}

fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

fn draw(random: &dyn Random) -> usize {
    let mut bytes = [0; 4];
    random.fill(&mut bytes);
    usize::try_from(u32::from_le_bytes(bytes)).unwrap_or_default()
}

fn pick<'a, T>(random: &dyn Random, all: &'a [T]) -> Option<&'a T> {
    all.get(draw(random).checked_rem(all.len())?)
}
