//! What it costs to ask homes about everybody who is signed in: processor time of the server while nothing
//! else happens (N1).
//!
//! `cargo run --release -p load --bin probes -- --guests 10000`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring tool: it reads the clock, starts processes and prints its figures"
)]

use anyhow::Result;
use clap::Parser;
use load::{
    company::{Company, ENCRYPTION_KEY, Founding},
    seed,
    server::{Ground, Subject},
};
use model::{Clock, SigningAlg, Span};
use std::time::{Duration, Instant};
use store::Store;
use testkit::SystemClock;

/// Until a node that has just started does nothing but its daily work.
const SETTLE: Duration = Duration::from_secs(10);

/// Measures the silent probe.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many guests are signed in.
    #[arg(long, default_value_t = 10_000)]
    guests: usize,
    /// In how many companies.
    #[arg(long, default_value_t = 10)]
    companies: usize,
    /// How often each guest is asked about.
    #[arg(long, default_value_t = 15)]
    minutes: i64,
    /// How long it is measured.
    #[arg(long, default_value_t = 120)]
    seconds: u64,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ground = Ground::new(&arguments.subject)?;
    let companies = found(&ground, &arguments)?;
    let environment = [ENCRYPTION_KEY, ("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8")];
    let node = ground.launch(&environment)?;
    std::thread::sleep(SETTLE);
    let asked = || companies.iter().map(|it| it.home.asked().len()).sum();
    let (began, used, before): (_, _, usize) = (Instant::now(), node.cpu()?, asked());
    std::thread::sleep(Duration::from_secs(arguments.seconds));
    let (took, used, questions) = (began.elapsed(), node.cpu()? - used, asked() - before);
    let (took, used) = (took.as_secs_f64(), used.as_secs_f64());
    println!(
        "{} guests asked about every {} minutes: {questions} questions in {took:.0} s, {:.1} a second",
        arguments.guests,
        arguments.minutes,
        f64::from(u32::try_from(questions)?) / took,
    );
    println!(
        "processor: {:.2} % of one core, {:.2} ms for a question",
        used / took * 100.0,
        used * 1_000.0 / f64::from(u32::try_from(questions.max(1))?),
    );
    Ok(())
}

fn found(ground: &Ground, arguments: &Arguments) -> Result<Vec<Company>> {
    let location = ground.location()?;
    let seeded = seed::seed(&location, 0, SigningAlg::Es256)?;
    let store = Store::open(&location, 2)?;
    let by = Founding {
        store: &store,
        seeded: &seeded,
        now: SystemClock.now(),
        period: Span::mins(arguments.minutes),
        quiet: Span::secs(0),
    };
    let each = arguments.guests.div_ceil(arguments.companies);
    (0..arguments.companies)
        .map(|n| Company::found(&by, &format!("company{n}"), each))
        .collect()
}
