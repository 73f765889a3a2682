//! K07, F17: the certificate of the listener, followed on disk while people come and go.

use crate::hostile_home::House;
use model::{At, Clock, Span};
use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    hash::MessageDigest,
    pkey::PKey,
    rsa::Rsa,
    ssl::{SslConnector, SslMethod, SslStream, SslVerifyMode, SslVersion},
    x509::{X509, X509Name, extension::SubjectAlternativeName},
};
use parking_lot::Mutex;
use server::{
    metrics::{FiguresSite, text},
    tls::{Certificate, CertificateFiles, Urgency},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    os::unix::net::UnixStream,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use testkit::{Database, SystemClock, TestStore};
use web::http::{Place, Running, Signals, serve_on};

/// A directory with a certificate and its key.
struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("tls-{name}-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        Self(directory)
    }

    fn named(&self) -> CertificateFiles {
        CertificateFiles {
            certificate: self.0.join("chain.pem"),
            key: self.0.join("key.pem"),
        }
    }

    /// Puts another pair in the place of the one that is there.
    fn put(&self, serial: u32, until: At) {
        let (certificate, key) = pair(serial, until);
        self.swap("key.pem", &key);
        self.swap("chain.pem", &certificate);
    }

    fn swap(&self, name: &str, text: &[u8]) {
        let new = self.0.join("new");
        fs::write(&new, text).unwrap();
        fs::rename(new, self.0.join(name)).unwrap();
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A certificate for localhost that ends then, and its key.
fn pair(serial: u32, until: At) -> (Vec<u8>, Vec<u8>) {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509Name::builder().unwrap();
    name.append_entry_by_text("CN", "localhost").unwrap();
    let name = name.build();
    let mut made = X509::builder().unwrap();
    made.set_version(2).unwrap();
    let number = BigNum::from_u32(serial).unwrap();
    made.set_serial_number(&number.to_asn1_integer().unwrap())
        .unwrap();
    made.set_subject_name(&name).unwrap();
    made.set_issuer_name(&name).unwrap();
    made.set_not_before(&Asn1Time::from_unix(0).unwrap())
        .unwrap();
    made.set_not_after(&Asn1Time::from_unix(until.secs()).unwrap())
        .unwrap();
    made.set_pubkey(&key).unwrap();
    let names = SubjectAlternativeName::new()
        .dns("localhost")
        .build(&made.x509v3_context(None, None))
        .unwrap();
    made.append_extension(names).unwrap();
    made.sign(&key, MessageDigest::sha256()).unwrap();
    (
        made.build().to_pem().unwrap(),
        key.private_key_to_pem_pkcs8().unwrap(),
    )
}

fn connect(address: SocketAddr, newest: Option<SslVersion>) -> io::Result<SslStream<TcpStream>> {
    let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
    connector.set_verify(SslVerifyMode::NONE);
    connector.set_max_proto_version(newest).unwrap();
    if newest.is_some() {
        connector.set_min_proto_version(None).unwrap();
        connector.set_cipher_list("ALL:@SECLEVEL=0").unwrap();
    }
    connector.set_alpn_protos(b"\x02h2\x08http/1.1").unwrap();
    let stream = TcpStream::connect(address)?;
    connector
        .build()
        .connect("localhost", stream)
        .map_err(io::Error::other)
}

fn serial(stream: &SslStream<TcpStream>) -> String {
    let certificate = stream.ssl().peer_certificate().unwrap();
    let number = certificate.serial_number().to_bn().unwrap();
    number.to_dec_str().unwrap().to_string()
}

/// Asks on an open connection, and reads the answer whole.
fn ask(stream: &mut (impl Read + Write)) -> io::Result<String> {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
    let (mut answer, mut byte) = (Vec::new(), [0_u8; 1]);
    while !answer.ends_with(b"alive") {
        if stream.read(&mut byte)? == 0 {
            break;
        }
        answer.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The product behind a certificate.
struct Behind {
    house: House,
    files: Files,
    certificate: Arc<Certificate>,
    running: Running,
}

impl Behind {
    fn tls(name: &str) -> Self {
        let house = House::open(&TestStore::new(Database::Memory));
        let files = Files::new(name);
        files.put(1, SystemClock.now().plus(Span::days(90)));
        let certificate = Arc::new(Certificate::open(files.named()).unwrap());
        let place = Place::Tcp(([127, 0, 0, 1], 0).into());
        let listener = place
            .listen(Some(Arc::clone(certificate.identity())))
            .unwrap();
        let portal = Arc::new(house.product.portico.portal());
        let running = serve_on(portal, listener, Signals::Ignored).unwrap();
        Self {
            house,
            files,
            certificate,
            running,
        }
    }

    fn figure(&self, name: &str) -> f64 {
        let site = FiguresSite {
            portico: Arc::clone(&self.house.product.portico),
            certificate: Some(Arc::clone(&self.certificate)),
        };
        let text = text(&site.portico, site.certificate.as_ref()).unwrap();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap();
        line.trim().parse().unwrap()
    }
}

#[test]
fn k07_a_certificate_is_replaced_under_requests_and_none_of_them_fails() {
    let behind = Behind::tls("replaced");
    let address = behind.running.address;
    let (answered, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (failed, serials) = (Mutex::new(Vec::new()), Mutex::new(BTreeSet::new()));
    let mut kept = connect(address, None).unwrap();
    assert_eq!(serial(&kept), "1");
    assert!(ask(&mut kept).unwrap().starts_with("HTTP/1.1 200"));
    let visit = || {
        let mut stream = connect(address, None)?;
        serials.lock().insert(serial(&stream));
        for _ in 0..2 {
            let answer = ask(&mut stream)?;
            if !answer.starts_with("HTTP/1.1 200") {
                return Err(io::Error::other(answer));
            }
            answered.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    if let Err(error) = visit() {
                        failed.lock().push(error.to_string());
                    }
                }
            });
        }
        for generation in 2..=4_u32 {
            let before = answered.load(Ordering::SeqCst);
            while answered.load(Ordering::SeqCst) < before + 20 && failed.lock().is_empty() {
                std::thread::yield_now();
            }
            let until = SystemClock
                .now()
                .plus(Span::days(90 + i64::from(generation)));
            behind.files.put(generation, until);
            behind.certificate.look(SystemClock.now());
            assert_eq!(
                serial(&connect(address, None).unwrap()),
                generation.to_string()
            );
        }
        done.store(true, Ordering::SeqCst);
    });
    assert_eq!(*failed.lock(), Vec::<String>::new());
    assert!(serials.lock().len() >= 3, "{:?}", serials.lock());
    assert!(answered.load(Ordering::SeqCst) >= 60);
    assert!(
        ask(&mut kept).unwrap().starts_with("HTTP/1.1 200"),
        "it was open before"
    );
    drop(kept);
    behind.running.stop().unwrap();
}

#[test]
fn k07_new_files_that_cannot_be_used_leave_the_old_certificate_in_use_and_are_told_of() {
    let behind = Behind::tls("broken");
    let (address, now) = (behind.running.address, SystemClock.now());
    let refused = "portico_tls_certificate_refused";
    let (_, other_key) = pair(9, now.plus(Span::days(9)));
    let (whole, _) = pair(9, now.plus(Span::days(9)));
    for (name, broken, said) in [
        ("chain.pem", &whole[..100], "holds no certificate"),
        ("chain.pem", &b""[..], "holds no certificate"),
        ("key.pem", &b"no key"[..], "holds no private key"),
        ("key.pem", &other_key[..], "does not belong"),
    ] {
        behind.files.put(1, now.plus(Span::days(90)));
        behind.certificate.look(now);
        assert!(!behind.certificate.is_refused());
        behind.files.swap(name, broken);
        let log = logged(|| {
            behind.certificate.look(now);
            behind.certificate.look(now);
        });
        assert_eq!(log.matches("the old one stays").count(), 1, "{log}");
        assert!(log.contains(said) && log.contains(name), "{said}: {log}");
        assert!(!log.contains("PRIVATE KEY"), "{log}");
        assert!((behind.figure(refused) - 1.0).abs() < 0.1);
        let mut stream = connect(address, None).unwrap();
        assert_eq!(serial(&stream), "1");
        assert!(ask(&mut stream).unwrap().starts_with("HTTP/1.1 200"));
        let fault = format!("{:#}", behind.files.named().read().err().unwrap());
        assert!(fault.starts_with("tls."), "{fault}");
    }
    fs::remove_file(behind.files.0.join("key.pem")).unwrap();
    let log = logged(|| {
        behind.certificate.look(now);
    });
    assert!(log.contains("No such file"), "{log}");
    behind.files.put(2, now.plus(Span::days(90)));
    let log = logged(|| {
        behind.certificate.look(now);
    });
    assert!(log.contains("was replaced"), "{log}");
    assert_eq!(serial(&connect(address, None).unwrap()), "2");
    assert!(behind.figure(refused).abs() < 0.1);
    behind.running.stop().unwrap();
}

#[test]
fn k07_the_end_of_a_certificate_is_warned_of_30_7_and_1_days_before_and_when_it_is_over() {
    let behind = Behind::tls("warned");
    let end = behind.certificate.ends_at();
    for (left, urgency) in [
        (Span::days(31), Urgency::None),
        (Span::days(30), Urgency::Month),
        (Span::days(7), Urgency::Week),
        (Span::days(1), Urgency::Day),
        (Span::secs(1), Urgency::Day),
        (Span::secs(0), Urgency::Expired),
    ] {
        assert_eq!(Urgency::of(end, end.minus(left)), urgency, "{left:?}");
    }
    let look = |left: Span| {
        logged(|| {
            behind.certificate.look(end.minus(left));
        })
    };
    assert_eq!(look(Span::days(40)), "");
    assert!(look(Span::days(30)).contains("days=30"));
    assert_eq!(look(Span::hours(30 * 24 - 1)), "", "said already");
    assert!(look(Span::days(29)).contains("days=29"), "once a day");
    assert!(look(Span::days(7)).contains("ends soon"));
    assert!(look(Span::hours(24)).contains("ends soon"));
    let over = look(Span::secs(-60));
    assert!(
        over.contains("ERROR") && over.contains("has expired"),
        "{over}"
    );
    let name = "portico_tls_certificate_expiry_timestamp_seconds";
    let told = f64::from(u32::try_from(end.secs()).unwrap());
    assert!((behind.figure(name) - told).abs() < 1.0);
    behind.running.stop().unwrap();
}

#[test]
fn old_tls_and_http_2_are_not_spoken_and_health_is_told_by_tls_too() {
    let behind = Behind::tls("versions");
    let address = behind.running.address;
    for old in [SslVersion::TLS1, SslVersion::TLS1_1] {
        assert!(connect(address, Some(old)).is_err(), "{old:?}");
    }
    for new in [SslVersion::TLS1_2, SslVersion::TLS1_3] {
        let mut stream = connect(address, Some(new)).unwrap();
        assert_eq!(
            stream.ssl().selected_alpn_protocol(),
            Some(&b"http/1.1"[..])
        );
        assert!(ask(&mut stream).unwrap().starts_with("HTTP/1.1 200"));
    }
    let place = Place::Tcp(address);
    assert!(place.is_ready(true).unwrap());
    assert!(!place.is_ready(false).unwrap_or(false), "not in the clear");
    behind.running.stop().unwrap();
}

#[test]
fn at_a_socket_in_the_file_system_the_proxy_is_this_machine() {
    let house = House::open(&TestStore::new(Database::Memory));
    let path = std::env::temp_dir().join(format!("at-{}.sock", std::process::id()));
    let place = Place::Unix(path.clone());
    let portal = Arc::new(house.product.portico.portal());
    let running = serve_on(portal, place.listen(None).unwrap(), Signals::Ignored).unwrap();
    assert!(place.is_ready(false).unwrap());
    let host = &house.product.seeded.host;
    let mut looked = Vec::new();
    for n in 0..61 {
        let mut stream = UnixStream::connect(&path).unwrap();
        write!(stream, "GET /invite/guess-{n} HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: 203.0.113.1\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        looked.push(answer.get(9..12).unwrap_or_default().to_owned());
    }
    assert!(looked[..60].iter().all(|it| it == "410"), "{looked:?}");
    assert_eq!(looked[60], "429", "the proxy's word on who asks counts");
    running.stop().unwrap();
    fs::remove_file(path).unwrap();
}

/// What is logged on this thread meanwhile.
fn logged(work: impl FnOnce()) -> String {
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);
    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, work);
    let lines = lines.0.lock().clone();
    String::from_utf8(lines).unwrap()
}
