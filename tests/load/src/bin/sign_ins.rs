//! Measures how long it takes from *I am ana@fabrikam.example* to the way to that company's identity
//! provider, with few partners and with many.
//!
//! `cargo run --release -p load --bin sign_ins -- --partners 10000`
#![expect(
    clippy::print_stdout,
    reason = "a measuring tool: it starts processes and prints what it found"
)]

use anyhow::{Context, Result, ensure};
use clap::Parser;
use load::{
    client::Client,
    homes, requests, seed,
    server::{Ground, Subject},
    waits,
};
use model::Clock;
use std::time::{Duration, Instant};
use store::{Location, Store, StoreError};
use testkit::{SystemClock, TestRandom};

/// People come from so many of the partners; their homes' metadata is known by then.
const IN_USE: usize = 10;

/// Measures the start of sign-ins.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many partners there are, each with a domain and a home of its own.
    #[arg(long, default_value_t = 10)]
    partners: usize,
    /// How many sign-ins are started.
    #[arg(long, default_value_t = 5_000)]
    sign_ins: usize,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    ensure!(arguments.partners >= IN_USE, "at least {IN_USE} partners");
    let ground = Ground::new(&arguments.subject)?;
    found(&ground.location()?, arguments.partners)?;
    let environment = [
        ("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8"),
        ("PORTICO_LIMITS__LOOKUPS", "1000000"),
    ];
    let node = ground.launch(&environment)?;
    let mut client = Client::connect(node.address, &ground.host)?;
    let step = (arguments.partners / IN_USE).max(1);
    for n in 0..IN_USE {
        start(&mut client, n * step)?;
    }
    let mut times = Vec::with_capacity(arguments.sign_ins);
    for n in 0..arguments.sign_ins {
        times.push(start(&mut client, n % IN_USE * step)?);
    }
    let what = format!("start of a sign-in among {} partners", arguments.partners);
    println!("{}", waits::line(&what, &mut times));
    Ok(())
}

/// Writes the partners down.
fn found(location: &Location, partners: usize) -> Result<()> {
    let (random, now) = (TestRandom::from_seed(1), SystemClock.now());
    let base = homes::serve()?;
    let store = Store::open(location, 2)?;
    store.migrate()?;
    let numbers: Vec<usize> = (0..partners).collect();
    for some in numbers.chunks(500) {
        store.write(|tx| {
            for n in some {
                let (mut partner, mut connection) = seed::partner(&random, now);
                partner.name = format!("Partner {n}");
                partner.domains = vec![format!("p{n}.example")];
                connection.issuer = format!("{base}/p{n}");
                tx.insert_partner(&partner)?;
                tx.insert_connection(&connection)?;
            }
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(())
}

/// How long the answer takes that leads to the home of the n-th partner.
#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn start(client: &mut Client, n: usize) -> Result<Duration> {
    let (headers, csrf) = requests::visitor_post();
    let form = format!("{csrf}&email=ana%40p{n}.example&continue_to=%2F");
    let began = Instant::now();
    let answer = client.post_form_with("/sign-in", &form, &headers)?;
    let took = began.elapsed();
    let to = answer.location.context("sent nowhere")?;
    ensure!(to.contains(&format!("/p{n}/authorize?")), "sent to {to}");
    Ok(took)
}
