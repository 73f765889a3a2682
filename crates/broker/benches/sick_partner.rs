//! What the others feel of a partner whose home accepts connections and never answers. Homes are 20 ms away,
//! as those on the Internet are.
//!
//! `cargo bench -p broker --bench sick_partner`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs
)]

use broker::{Outbound, OutboundPolicy};
use model::{At, Clock};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Sign-ins that want to go to the sick home at a time.
const IMPATIENT: usize = 64;
const REQUESTS: usize = 1_000;
/// How long a well home takes to answer.
const AWAY: Duration = Duration::from_millis(20);

struct Wall;

impl Clock for Wall {
    fn now(&self) -> At {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        At::from_micros(i64::try_from(since.as_micros()).unwrap())
    }
}

fn main() {
    let policy = OutboundPolicy::new(&["127.0.0.0/8".to_owned()], true).unwrap();
    let outbound = Outbound::new(policy, Arc::new(Wall));
    let (well, sick) = (serve(true), serve(false));
    println!("{:<40} {:>10} {:>10}", "", "median", "p99");
    // Warms up what both runs need.
    measure(&outbound, well);
    print_row("a well home, alone", measure(&outbound, well));

    let stop = Arc::new(AtomicBool::new(false));
    let impatient: Vec<_> = (0..IMPATIENT)
        .map(|_| {
            let (outbound, stop) = (outbound.clone(), Arc::clone(&stop));
            thread::spawn(move || hammer(&outbound, sick, &stop))
        })
        .collect();
    thread::sleep(Duration::from_secs(1));
    print_row(
        "beside a sick one, not yet noticed",
        measure(&outbound, well),
    );
    thread::sleep(Duration::from_secs(12));
    print_row("beside a sick one, left alone", measure(&outbound, well));
    stop.store(true, Ordering::SeqCst);
    let mut waits: Vec<Duration> = impatient
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    waits.sort_unstable();
    print_row("until the sick one's people are told", percentiles(&waits));
}

fn print_row(what: &str, (median, p99): (Duration, Duration)) {
    println!("{what:<40} {median:>10.1?} {p99:>10.1?}");
}

fn percentiles(sorted: &[Duration]) -> (Duration, Duration) {
    (sorted[sorted.len() / 2], sorted[sorted.len() * 99 / 100])
}

fn measure(outbound: &Outbound, home: SocketAddr) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..REQUESTS)
        .map(|_| {
            let began = Instant::now();
            outbound
                .get_json("well", &format!("http://{home}/"))
                .unwrap();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    percentiles(&times)
}

/// Tries again and again, as people do, a tenth of a second after each refusal.
fn hammer(outbound: &Outbound, home: SocketAddr, stop: &AtomicBool) -> Vec<Duration> {
    let mut waits = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let began = Instant::now();
        assert!(
            outbound
                .get_json("sick", &format!("http://{home}/"))
                .is_err()
        );
        waits.push(began.elapsed());
        thread::sleep(Duration::from_millis(100));
    }
    waits
}

/// A home on this machine that answers at once, or never.
fn serve(answers: bool) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let mut silent = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            if answers {
                let mut head = [0; 4096];
                let _ = stream.read(&mut head);
                thread::sleep(AWAY);
                let _ = stream.write_all(
                    b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}",
                );
            } else {
                silent.push(stream);
            }
        }
    });
    address
}
