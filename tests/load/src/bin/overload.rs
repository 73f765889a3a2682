//! Measures what becomes of a server that is asked for ten times as much as it can do (F14): sign-ins come at a
//! rate of their own, whether or not earlier ones were answered.
//!
//! `tests/load/overload` runs it with the server on one core and this on another.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring tool: it reads the clock, waits, starts processes and prints its figures"
)]

use anyhow::{Context, Result, ensure};
use clap::Parser;
use load::{
    client::{Client, code_of, text},
    requests,
    seed::{self, Seeded},
    server::{self, Server, Subject},
    waits,
};
use std::{
    os::unix::fs::PermissionsExt,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// How long a phase runs before it counts: a burst may wait, and is over by then.
const WARM_UP: Duration = Duration::from_secs(3);

/// Measures a server under more than it can do.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many times as many sign-ins come as can be done.
    #[arg(long, default_value_t = 10.0)]
    factor: f64,
    /// Seconds each phase is measured, after three of warm-up.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections on which sign-ins come; one that is late waits for a free one, which counts.
    #[arg(long, default_value_t = 400)]
    connections: usize,
    /// Parallel sign-ins while what can be done is measured.
    #[arg(long, default_value_t = 16)]
    parallel: usize,
    /// The core on which the server runs alone, if one is set apart for it.
    #[arg(long)]
    core: Option<usize>,
}

/// What a phase found.
#[derive(Default)]
struct Found {
    whole: usize,
    accepted: Vec<Duration>,
    shed: Vec<Duration>,
    broken: usize,
    other: usize,
}

/// When sign-ins come.
enum Pace {
    /// As soon as the last one is done.
    Closed,
    /// So many a second.
    Open(f64),
}

fn main() -> Result<()> {
    let mut arguments = Arguments::parse();
    if let Some(core) = arguments.core {
        set_apart(&mut arguments.subject, core)?;
    }
    let server = server::start(&arguments.subject, |location| {
        seed::seed(location, 64, model::SigningAlg::Rs256)
    })?;
    let capacity = run(&arguments, &server, (&Pace::Closed, arguments.parallel))?;
    let rate = per_second(&arguments, &capacity);
    let usual = run(
        &arguments,
        &server,
        (&Pace::Open(rate * 0.8), arguments.connections),
    )?;
    let before = server.process.rss_mib()?;
    let wanted = Pace::Open(rate * arguments.factor);
    let flooded = run(&arguments, &server, (&wanted, arguments.connections))?;
    let rss = server.process.rss_mib()?;
    let after = run(
        &arguments,
        &server,
        (&Pace::Open(rate * 0.8), arguments.connections),
    )?;
    for (name, mut found) in [
        ("as fast as can be", capacity),
        ("at 0.8 of that", usual),
        ("flooded", flooded),
        ("at 0.8 again", after),
    ] {
        println!(
            "{name}: {:.0} sign-ins a second, {} told to come later, {} of them in the middle, {} other answers",
            per_second(&arguments, &found),
            found.shed.len(),
            found.broken,
            found.other
        );
        println!("  {}", waits::line("accepted", &mut found.accepted));
        println!("  {}", waits::line("told to come later", &mut found.shed));
    }
    println!("RSS {before:.1} MiB before, {rss:.1} MiB after the flood");
    Ok(())
}

/// Has the server started on a core of its own.
fn set_apart(subject: &mut Subject, core: usize) -> Result<()> {
    let bin = std::fs::canonicalize(&subject.bin).context("the server binary")?;
    let path = std::env::temp_dir().join(format!("portico-on-core-{}", std::process::id()));
    std::fs::write(
        &path,
        format!(
            "#!/bin/sh\nexec taskset -c {core} {} \"$@\"\n",
            bin.display()
        ),
    )?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))?;
    subject.bin = path;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn per_second(arguments: &Arguments, found: &Found) -> f64 {
    found.whole as f64 / arguments.seconds as f64
}

/// Lets sign-ins come for a while.
fn run(
    arguments: &Arguments,
    server: &Server,
    (pace, connections): (&Pace, usize),
) -> Result<Found> {
    let (next, began) = (AtomicU64::new(0), Instant::now());
    let over = WARM_UP + Duration::from_secs(arguments.seconds);
    let all = Mutex::new(Found::default());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|n| {
                let (next, all) = (&next, &all);
                scope.spawn(move || -> Result<()> {
                    let mut person = Person::new(server, n)?;
                    let mut found = Found::default();
                    loop {
                        let due = match pace {
                            Pace::Closed => began.elapsed(),
                            Pace::Open(rate) => due(next.fetch_add(1, Ordering::Relaxed), *rate),
                        };
                        if due >= over {
                            break;
                        }
                        std::thread::sleep(due.saturating_sub(began.elapsed()));
                        let late = began.elapsed().saturating_sub(due);
                        let mut one = Found::default();
                        person.signs_in(&mut one, late)?;
                        if due >= WARM_UP {
                            // What ends after its time is nothing that was done in it.
                            one.whole *= usize::from(began.elapsed() <= over);
                            found.add(one);
                        }
                    }
                    all.lock()
                        .map_err(|_| anyhow::anyhow!("poisoned"))?
                        .add(found);
                    Ok(())
                })
            })
            .collect();
        for thread in threads {
            thread
                .join()
                .map_err(|_| anyhow::anyhow!("a thread panicked"))??;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    all.into_inner().map_err(|_| anyhow::anyhow!("poisoned"))
}

#[expect(clippy::cast_precision_loss, reason = "an instant")]
fn due(number: u64, rate: f64) -> Duration {
    Duration::from_secs_f64(number as f64 / rate)
}

impl Found {
    fn add(&mut self, other: Self) {
        self.whole += other.whole;
        self.accepted.extend(other.accepted);
        self.shed.extend(other.shed);
        self.broken += other.broken;
        self.other += other.other;
    }
}

/// Somebody at a connection.
struct Person<'a> {
    client: Client,
    seeded: &'a Seeded,
    cookie: String,
    authorize: String,
}

impl<'a> Person<'a> {
    fn new(server: &'a Server, n: usize) -> Result<Self> {
        let seeded = &*server.seeded;
        let session = seeded
            .sessions
            .get(n % seeded.sessions.len())
            .context("no guests")?;
        Ok(Self {
            client: Client::connect(server.process.address, &seeded.host)?,
            seeded,
            cookie: format!("Cookie: __Host-portico-session={session}"),
            authorize: requests::authorization(seeded),
        })
    }

    /// From the request of the app to what it learns of the guest. The first request is as late as it found no
    /// free connection.
    fn signs_in(&mut self, found: &mut Found, late: Duration) -> Result<()> {
        let began = Instant::now();
        let answer = self.client.get(&self.authorize, &self.cookie)?;
        let took = late + began.elapsed();
        if !is_accepted(answer.status, found, (took, false)) {
            return Ok(());
        }
        let form = requests::redemption(self.seeded, &code_of(&answer)?);
        let began = Instant::now();
        let answer = self.client.post_form("/token", &form)?;
        if !is_accepted(answer.status, found, (began.elapsed(), true)) {
            return Ok(());
        }
        let access = text(&serde_json::from_slice(&answer.body)?, "access_token")?;
        let began = Instant::now();
        let answer = self
            .client
            .get("/userinfo", &format!("Authorization: Bearer {access}"))?;
        if is_accepted(answer.status, found, (began.elapsed(), true)) {
            ensure!(answer.status == 200, "userinfo answered {}", answer.status);
            found.whole += 1;
        }
        Ok(())
    }
}

/// Whether the server took the request up; counts it.
fn is_accepted(status: u16, found: &mut Found, (took, in_the_middle): (Duration, bool)) -> bool {
    match status {
        503 => {
            found.shed.push(took);
            found.broken += usize::from(in_the_middle);
            false
        }
        200..=399 => {
            found.accepted.push(took);
            true
        }
        _ => {
            found.other += 1;
            false
        }
    }
}
