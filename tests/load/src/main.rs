//! Measures a server from outside over keep-alive connections.
//!
//! `cargo run --release -p load -- --bin target/release/portico --ops code-flow,refresh`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring tool: it reads the clock, starts processes and prints its figures"
)]

mod flow;

use anyhow::{Context, Result};
use clap::Parser;
use flow::Operation;
use load::{
    client, seed,
    server::{self, Subject},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Seeds a database, starts a server on it and measures it.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// Which operations: code-flow, code, refresh, par-dpop, client-credentials, token-exchange,
    /// device, introspection, userinfo, discovery, jwks.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "code-flow,code,refresh,par-dpop,client-credentials,token-exchange,device,introspection,userinfo,discovery,jwks"
    )]
    ops: Vec<Operation>,
    /// Parallel connections.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Seconds each operation is measured, after two of warm-up.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// How many guests there are.
    #[arg(long, default_value_t = 64)]
    guests: usize,
    /// How ID tokens are signed: RS256 or ES256.
    #[arg(long, default_value = "RS256")]
    alg: model::SigningAlg,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let server = server::start(&arguments.subject, |location| {
        seed::seed(location, arguments.guests, arguments.alg)
    })?;
    println!(
        "ready after {:.0} ms, idle RSS {:.1} MiB",
        server.process.ready.as_secs_f64() * 1e3,
        server.process.rss_mib()?
    );
    println!(
        "{:<18} {:>10} {:>9} {:>9} {:>9} {:>12} {:>7}",
        "operation", "per second", "p50 ms", "p99 ms", "max ms", "CPU ms/op", "errors"
    );
    for operation in &arguments.ops {
        let figures = measure(&arguments, &server, *operation)?;
        println!("{figures}");
    }
    println!("RSS after load {:.1} MiB", server.process.rss_mib()?);
    Ok(())
}

/// What one measurement found.
struct Figures {
    operation: Operation,
    per_second: f64,
    latencies: Vec<Duration>,
    cpu_ms: f64,
    errors: usize,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |part: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "an index"
            )]
            let index = (part * self.latencies.len().saturating_sub(1) as f64) as usize;
            self.latencies
                .get(index)
                .map_or(0.0, |d| d.as_secs_f64() * 1e3)
        };
        write!(
            f,
            "{:<18} {:>10.0} {:>9.2} {:>9.2} {:>9.2} {:>12.3} {:>7}",
            self.operation.to_string(),
            self.per_second,
            at(0.5),
            at(0.99),
            at(1.0),
            self.cpu_ms,
            self.errors
        )
    }
}

fn measure(
    arguments: &Arguments,
    server: &server::Server,
    operation: Operation,
) -> Result<Figures> {
    let phase = Arc::new(Phase::default());
    let threads: Vec<_> = (0..arguments.connections)
        .map(|n| {
            let (phase, address, seeded) = (
                Arc::clone(&phase),
                server.process.address,
                Arc::clone(&server.seeded),
            );
            std::thread::spawn(move || run(operation, address, &seeded, n, &phase))
        })
        .collect();
    wait(Duration::from_secs(2));
    let (cpu_before, began) = (server.process.cpu()?, Instant::now());
    phase.counting.store(true, Ordering::SeqCst);
    wait(Duration::from_secs(arguments.seconds));
    phase.counting.store(false, Ordering::SeqCst);
    let (cpu, elapsed) = (
        server.process.cpu()?.saturating_sub(cpu_before),
        began.elapsed(),
    );
    phase.stop.store(true, Ordering::SeqCst);

    let mut latencies = Vec::new();
    let mut errors = 0;
    for thread in threads {
        let (times, failed) = thread
            .join()
            .map_err(|_| anyhow::anyhow!("a client thread panicked"))??;
        latencies.extend(times);
        errors += failed;
    }
    latencies.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    let count = latencies.len() as f64;
    Ok(Figures {
        operation,
        per_second: count / elapsed.as_secs_f64(),
        cpu_ms: cpu.as_secs_f64() * 1e3 / count.max(1.0),
        latencies,
        errors,
    })
}

/// What all clients look at.
#[derive(Default)]
struct Phase {
    counting: AtomicBool,
    stop: AtomicBool,
}

/// One client: the operation again and again, the latencies of those that began while counting.
fn run(
    operation: Operation,
    address: std::net::SocketAddr,
    seeded: &seed::Seeded,
    n: usize,
    phase: &Phase,
) -> Result<(Vec<Duration>, usize)> {
    let mut client = client::Client::connect(address, &seeded.host)?;
    let mut person =
        flow::Person::prepare(operation, &mut client, seeded, n).context("preparing a client")?;
    let (mut times, mut errors) = (Vec::new(), 0);
    while !phase.stop.load(Ordering::SeqCst) {
        let counted = phase.counting.load(Ordering::SeqCst);
        let outcome = person.perform(operation, &mut client, seeded);
        if counted {
            match outcome {
                Ok(time) => times.push(time),
                Err(_) => errors += 1,
            }
        }
    }
    Ok((times, errors))
}

fn wait(time: Duration) {
    std::thread::sleep(time);
}
