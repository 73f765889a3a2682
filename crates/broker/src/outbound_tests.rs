use super::*;
use crate::fake_home::StoppedClock;
use model::Span;
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
};

/// Answers every name with the same addresses.
#[derive(Debug)]
struct Always(Vec<SocketAddr>);

impl Resolver for Always {
    fn resolve(
        &self,
        _: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut found = self.empty();
        self.0.iter().for_each(|address| found.push(*address));
        Ok(found)
    }
}

fn clock() -> Arc<dyn Clock> {
    Arc::new(StoppedClock::new())
}

fn loopback_policy() -> OutboundPolicy {
    let mut policy = OutboundPolicy::new(&["127.0.0.0/8".to_owned()], true).unwrap();
    policy.limits.turn = Duration::ZERO;
    policy
}

/// Serves the same bytes to everybody and counts who came.
fn serve(answer: Vec<u8>) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let visits = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&visits);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            let mut head = [0_u8; 4096];
            let _ = stream.read(&mut head);
            let _ = stream.write_all(&answer);
        }
    });
    (address, visits)
}

fn ok(body: &[u8]) -> Vec<u8> {
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn get(url: &str) -> Request {
    http::Request::get(url).body(Vec::new()).unwrap()
}

#[test]
fn n01_forbidden_addresses_are_refused_in_every_spelling() {
    let outbound = Outbound::new(OutboundPolicy::new(&[], false).unwrap(), clock());
    for url in [
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://0.0.0.0/",
        "https://localhost/",
        "https://any.localhost./",
        "http://one.example/",
        "http://127.0.0.1/",
        "ftp://one.example/",
    ] {
        let refused = outbound.send("p", get(url));
        assert!(
            matches!(refused, Err(OutboundError::AddressNotAllowed)),
            "{url}: {refused:?}"
        );
    }
}

#[test]
fn n01_our_own_name_is_refused() {
    let mut policy = OutboundPolicy::new(&[], false).unwrap();
    policy.own_authority = Some("id.host.example".into());
    let refused =
        Outbound::new(policy, clock()).check_url(&Url::parse("https://ID.host.example/x").unwrap());
    assert!(matches!(refused, Err(OutboundError::AddressNotAllowed)));
}

#[test]
fn n02_a_name_that_resolves_to_a_private_address_is_never_connected_to() {
    let (private, visits) = serve(ok(b"secret"));
    let policy = OutboundPolicy::new(&[], false).unwrap();
    let outbound = Outbound::with_resolver(
        policy,
        clock(),
        Always(vec![private, "[::1]:443".parse().unwrap()]),
    );
    for _ in 0..1_000 {
        let refused = outbound.send("p", get("https://rebinding.example/"));
        assert!(matches!(refused, Err(OutboundError::AddressNotAllowed)));
    }
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}

#[test]
fn plain_http_reaches_listed_loopback_addresses_only() {
    let (address, visits) = serve(ok(b"hello"));
    let outbound = Outbound::new(loopback_policy(), clock());
    let answer = outbound
        .send(
            "p",
            get(&format!("http://home.localhost:{}/", address.port())),
        )
        .unwrap();
    assert_eq!(answer.body(), b"hello");

    let elsewhere = Outbound::with_resolver(loopback_policy(), clock(), Always(vec![address]));
    let refused = elsewhere.send("p", get("http://one.example/"));
    assert!(matches!(refused, Err(OutboundError::AddressNotAllowed)));
    assert_eq!(visits.load(Ordering::SeqCst), 1);
}

#[test]
fn n03_a_redirect_is_an_answer_and_is_not_followed() {
    let (target, visits) = serve(ok(b"secret"));
    for status in ["302 Found", "307 Temporary Redirect"] {
        let (address, _) = serve(
            format!("HTTP/1.1 {status}\r\nlocation: http://{target}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .into_bytes(),
        );
        let outbound = Outbound::new(loopback_policy(), clock());
        let answer = outbound
            .post_form("p", &format!("http://{address}/"), &[("a", "b")])
            .unwrap();
        assert!(answer.status().is_redirection());
    }
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}

#[test]
fn a_body_over_the_limit_is_cut() {
    let body = vec![b'x'; 1024 * 1024];
    let (fits, _) = serve(ok(&body));
    let outbound = Outbound::new(loopback_policy(), clock());
    assert_eq!(
        outbound
            .send("p", get(&format!("http://{fits}/")))
            .unwrap()
            .body()
            .len(),
        body.len()
    );

    let (too_long, _) = serve(ok(&[body, vec![b'x']].concat()));
    let cut = outbound.send("p", get(&format!("http://{too_long}/")));
    assert!(matches!(cut, Err(OutboundError::TooLarge)), "{cut:?}");
}

#[test]
fn a_slow_answer_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut policy = loopback_policy();
    policy.limits.total = Duration::from_millis(50);
    let slow = Outbound::new(policy, clock()).send("p", get(&format!("http://{address}/")));
    assert!(matches!(slow, Err(OutboundError::Timeout)), "{slow:?}");
}

#[test]
fn a_partner_gets_so_many_requests_at_a_time_and_others_are_not_held_up() {
    let turns = Turns::default();
    let limits = OutboundLimits {
        at_a_time: 2,
        turn: Duration::ZERO,
        ..OutboundLimits::default()
    };
    let first = turns.take("slow", &limits);
    let second = turns.take("slow", &limits);
    assert!(first.is_some() && second.is_some());
    assert!(turns.take("slow", &limits).is_none());
    assert!(turns.take("other", &limits).is_some());
    drop(first);
    assert!(turns.take("slow", &limits).is_some());
}

#[test]
fn a_request_waits_for_its_turn() {
    let turns = Arc::new(Turns::default());
    let limits = OutboundLimits {
        at_a_time: 1,
        turn: Duration::from_secs(60),
        ..OutboundLimits::default()
    };
    let first = turns.take("p", &limits);
    let (done, waited) = mpsc::channel();
    let waiting = Arc::clone(&turns);
    std::thread::spawn(move || done.send(waiting.take("p", &limits).is_some()));
    drop(first);
    assert!(waited.recv().unwrap());
}

#[test]
fn a_host_that_does_not_answer_is_left_alone_and_the_partners_other_host_is_not() {
    let (address, visits) = serve(b"this is no HTTP\r\n\r\n".to_vec());
    let (well, _) = serve(ok(b"well"));
    let clock = Arc::new(StoppedClock::new());
    let outbound = Outbound::new(loopback_policy(), Arc::clone(&clock) as Arc<dyn Clock>);
    let ask = |at: SocketAddr| outbound.send("p", get(&format!("http://{at}/")));
    for _ in 0..5 {
        assert!(matches!(ask(address), Err(OutboundError::Unreachable(_))));
    }
    assert!(matches!(ask(address), Err(OutboundError::Resting)));
    assert_eq!(visits.load(Ordering::SeqCst), 5);
    assert_eq!(ask(well).unwrap().body(), b"well");
    clock.advance(Span::secs(5));
    assert!(matches!(ask(address), Err(OutboundError::Unreachable(_))));
    assert!(matches!(ask(address), Err(OutboundError::Resting)));
    assert_eq!(visits.load(Ordering::SeqCst), 6);
}
