//! F15: clients that send a byte a second, in headers and in bodies, and more of them than the node has room for.

use crate::house::House;
use load::waits;
use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    sync::mpsc::channel,
    time::{Duration, Instant},
};
use testkit::Database;

/// As many of each kind in the short form; `FAULTS_DRIPS` says how many in a long one.
const DRIPS: usize = 300;
/// Whoever drips is cut off so soon.
const CUT: Duration = Duration::from_secs(10);
/// How much longer that may take on a crowded machine.
const CROWDED: u32 = 2;
/// How often each sends a byte.
const TICK: Duration = Duration::from_secs(1);

#[expect(
    clippy::disallowed_methods,
    reason = "the long form is asked for by the environment"
)]
fn drips() -> usize {
    let asked = std::env::var("FAULTS_DRIPS").ok();
    asked.map_or(DRIPS, |text| text.parse().unwrap())
}

/// One that never gets to the end of what it says.
struct Drip {
    stream: TcpStream,
    began: Instant,
    cut: Option<Duration>,
}

impl Drip {
    fn begin(house: &House, beginning: &str) -> Self {
        let mut stream = TcpStream::connect(house.address()).unwrap();
        stream.write_all(beginning.as_bytes()).unwrap();
        stream.set_nonblocking(true).unwrap();
        Self {
            stream,
            began: Instant::now(),
            cut: None,
        }
    }

    /// Sends one byte more; notes when the connection was closed.
    fn drip(&mut self) {
        if self.cut.is_some() {
            return;
        }
        let mut answer = [0; 512];
        let is_over = loop {
            match self.stream.read(&mut answer) {
                Ok(0) => break true,
                Ok(_) => {}
                Err(error) => break error.kind() != ErrorKind::WouldBlock,
            }
        };
        if is_over || self.stream.write_all(b"x").is_err() {
            self.cut = Some(self.began.elapsed());
        }
    }
}

/// How long so many honest sign-ins took.
fn honest(house: &House, times: usize) -> Vec<Duration> {
    let once = |_| {
        let began = Instant::now();
        assert!(house.is_signed_in(1), "an honest guest was turned away");
        began.elapsed()
    };
    (0..times).map(once).collect()
}

#[test]
fn f15_whoever_drips_is_cut_off_and_honest_guests_are_served_meanwhile() {
    let house = House::start(Database::File, "");
    let mut before = honest(&house, 200);
    let head = "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let body = format!("{head}Content-Length: 1000\r\n\r\ngrant_type=");
    let mut all = Vec::new();
    for _ in 0..drips() {
        all.push(Drip::begin(&house, head));
        all.push(Drip::begin(&house, &body));
    }
    let count = all.len();
    let (tell, told) = channel();
    let dripping = std::thread::spawn(move || {
        let (_nobody_tells, tick) = channel::<()>();
        while all.iter().any(|it| it.cut.is_none()) && all[0].began.elapsed() < CUT * CROWDED {
            all.iter_mut().for_each(Drip::drip);
            let _ = tick.recv_timeout(TICK);
        }
        tell.send(all).unwrap();
    });
    let mut meanwhile = honest(&house, 200);
    let all = told.recv().unwrap();
    dripping.join().unwrap();
    println!("F15: {}", waits::line("sign-ins before", &mut before));
    println!(
        "F15: {}",
        waits::line(&format!("with {count} who drip"), &mut meanwhile)
    );
    let cut: Vec<_> = all.iter().filter_map(|it| it.cut).collect();
    println!("F15: cut off after {:.1?} at most", cut.iter().max());
    assert_eq!(cut.len(), count, "some go on");
}

#[test]
fn f15_more_connections_than_there_is_room_for_wait_and_then_get_in() {
    let few = [("PORTICO_LIMITS__CONNECTIONS", "32")];
    let house = House::with(Database::File, &few);
    let silent: Vec<_> = (0..200)
        .map(|_| Drip::begin(&house, "GET / HTTP/1.1\r\n"))
        .collect();
    let began = Instant::now();
    let mut client = house.client();
    client.wait_up_to(Duration::from_secs(120)).unwrap();
    let answer = client.get("/jwks", "Accept: */*").unwrap();
    println!(
        "F15: beside {} who say nothing, an answer after {:.1?}",
        silent.len(),
        began.elapsed()
    );
    assert_eq!(answer.status, 200);
    drop(silent);
    assert!(house.is_signed_in(1), "the node lives");
}
