//! Measures whether the time of an answer tells who is a guest: addresses of guests and of nobody, in turn,
//! ask for a mailed code, look at the page for it, type a wrong one and ask for another (E01). Medians and
//! the Mann-Whitney U test.
//!
//! `cargo run --release -p load --bin strangers`
#![expect(
    clippy::print_stdout,
    reason = "a measuring tool: it starts processes and prints what it found"
)]

use anyhow::{Result, ensure};
use clap::Parser;
use load::{
    client::{Answer, Client},
    requests, seed,
    server::{Ground, Subject},
    waits,
};
use model::{Clock, ConnectionKind, HomeIdentity};
use std::time::{Duration, Instant};
use store::{Location, Store, StoreError};
use testkit::{SystemClock, TestRandom};

/// Measures answers to guests and to strangers.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many answers of each kind.
    #[arg(long, default_value_t = 2_000)]
    samples: usize,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ground = Ground::new(&arguments.subject)?;
    let issuer = format!("http://{}", ground.host);
    found(&ground.location()?, arguments.samples, &issuer)?;
    let environment = [
        ("PORTICO_LIMITS__LOOKUPS", "1000000"),
        ("PORTICO_LIMITS__CODES_FROM", "1000000"),
    ];
    let node = ground.launch(&environment)?;
    let mut client = Client::connect(node.address, &ground.host)?;
    for n in 0..50 {
        ask(&mut client, &format!("warm{n}"))?;
    }
    let (mut known, mut unknown) = (Steps::default(), Steps::default());
    for n in 0..arguments.samples {
        known.add(ask(&mut client, &format!("guest{n}"))?);
        unknown.add(ask(&mut client, &format!("other{n}"))?);
    }
    println!("Mann-Whitney z within ±2.58 tells nothing at p > 0.01");
    for (n, step) in STEPS.iter().enumerate() {
        let z = mann_whitney(&known.0[n], &unknown.0[n]);
        println!("{step}, z {z:.2}");
        println!("  {}", waits::line("guests", &mut known.0[n]));
        println!("  {}", waits::line("strangers", &mut unknown.0[n]));
    }
    Ok(())
}

/// What everybody does, in this order.
const STEPS: [&str; 4] = [
    "asks for a code",
    "looks at the page",
    "types a wrong code",
    "asks for another",
];

/// The times of each step.
#[derive(Default)]
struct Steps([Vec<Duration>; 4]);

impl Steps {
    fn add(&mut self, took: [Duration; 4]) {
        for (all, one) in self.0.iter_mut().zip(took) {
            all.push(one);
        }
    }
}

/// One partner without a home, whose guests sign in by mailed codes.
fn found(location: &Location, guests: usize, issuer: &str) -> Result<()> {
    let (random, now) = (TestRandom::from_seed(1), SystemClock.now());
    let store = Store::open(location, 2)?;
    store.migrate()?;
    let (partner, mut connection) = seed::partner(&random, now);
    connection.kind = ConnectionKind::Invitation;
    connection.issuer = issuer.to_owned();
    let mut people = Vec::with_capacity(guests);
    for n in 0..guests {
        people.push(seed::guest(n, &partner, &random, now)?);
    }
    store.write(|tx| {
        tx.insert_partner(&partner)?;
        tx.insert_connection(&connection)?;
        for guest in &people {
            tx.insert_guest(guest)?;
            let identity = HomeIdentity {
                connection_id: connection.id.clone(),
                issuer: issuer.to_owned(),
                subject: guest.id.to_string(),
            };
            tx.link_identity(&identity, &guest.id, now)?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}

/// Walks through the steps with one address.
fn ask(client: &mut Client, name: &str) -> Result<[Duration; 4]> {
    let (headers, csrf) = requests::visitor_post();
    let form = format!("{csrf}&email={name}%40fabrikam.example&continue_to=%2F");
    let (asked, asking) = timed(|| client.post_form_with("/sign-in", &form, &headers))?;
    ensure!(
        (asked.status, asked.location.as_deref()) == (303, Some("/sign-in/code")),
        "{} {:?}",
        asked.status,
        asked.location
    );
    let csrf_cookie = headers.trim_end().trim_start_matches("Cookie: ");
    let headers = format!("Cookie: {csrf_cookie}; {}", asked.cookies.join("; "));
    let (page, looking) = timed(|| client.get("/sign-in/code", &headers))?;
    ensure!(page.status == 200, "the page answered {}", page.status);
    let headers = format!("{headers}\r\n");
    let form = format!("{csrf}&code=000000");
    let (wrong, typing) = timed(|| client.post_form_with("/sign-in/code", &form, &headers))?;
    ensure!(wrong.status == 400, "a wrong code got {}", wrong.status);
    let (more, again) = timed(|| client.post_form_with("/sign-in/code/new", &csrf, &headers))?;
    ensure!(more.status == 303, "another code got {}", more.status);
    Ok([asking, looking, typing, again])
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn timed(request: impl FnOnce() -> Result<Answer>) -> Result<(Answer, Duration)> {
    let began = Instant::now();
    let answer = request()?;
    Ok((answer, began.elapsed()))
}

/// The normal approximation of the U test, without ties: times in nanoseconds hardly have any.
#[expect(clippy::cast_precision_loss, reason = "counts of samples")]
fn mann_whitney(one: &[Duration], other: &[Duration]) -> f64 {
    let mut all: Vec<_> = one.iter().map(|it| (it, true)).collect();
    all.extend(other.iter().map(|it| (it, false)));
    all.sort_unstable();
    let ranks: usize = all
        .iter()
        .enumerate()
        .filter(|(_, (_, is_one))| *is_one)
        .map(|(n, _)| n + 1)
        .sum();
    let (n, m) = (one.len() as f64, other.len() as f64);
    let u = ranks as f64 - n * (n + 1.0) / 2.0;
    let deviation = (n * m * (n + m + 1.0) / 12.0).sqrt();
    (u - n * m / 2.0) / deviation
}
