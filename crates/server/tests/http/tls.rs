//! N07: outbound TLS is checked, and a refusal names what is wrong with it.

use broker::{Outbound, OutboundError, OutboundPolicy};
use openssl::{
    asn1::Asn1Time,
    hash::MessageDigest,
    pkey::{PKey, Private},
    rsa::Rsa,
    ssl::{SslAcceptor, SslMethod, SslVersion},
    x509::{X509, X509Name},
};
use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::Arc,
};
use testkit::TestClock;

struct Pair {
    certificate: X509,
    key: PKey<Private>,
}

/// A certificate for localhost, valid for so many days, signed by another one or by itself.
fn certificate(days: u32, by: Option<&Pair>) -> Pair {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509Name::builder().unwrap();
    let called = if by.is_some() { "localhost" } else { "Own" };
    name.append_entry_by_text("CN", called).unwrap();
    let name = name.build();
    let mut made = X509::builder().unwrap();
    made.set_version(2).unwrap();
    made.set_subject_name(&name).unwrap();
    let issuer = by.map_or(&*name, |it| it.certificate.subject_name());
    made.set_issuer_name(issuer).unwrap();
    made.set_not_before(&Asn1Time::days_from_now(0).unwrap())
        .unwrap();
    made.set_not_after(&Asn1Time::days_from_now(days).unwrap())
        .unwrap();
    made.set_pubkey(&key).unwrap();
    made.sign(by.map_or(&key, |it| &it.key), MessageDigest::sha256())
        .unwrap();
    Pair {
        certificate: made.build(),
        key,
    }
}

/// A server at a port of its own; what is asked there, and whether anything was read in the clear.
fn serve(pair: &Pair, newest: Option<SslVersion>) -> u16 {
    let mut acceptor = SslAcceptor::mozilla_intermediate(SslMethod::tls_server()).unwrap();
    acceptor.set_private_key(&pair.key).unwrap();
    acceptor.set_certificate(&pair.certificate).unwrap();
    if newest.is_some() {
        acceptor.set_cipher_list("ALL:@SECLEVEL=0").unwrap();
        acceptor.set_min_proto_version(None).unwrap();
        acceptor.set_max_proto_version(newest).unwrap();
        acceptor.clear_options(openssl::ssl::SslOptions::NO_TLSV1_1);
    }
    let acceptor = acceptor.build();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Ok(mut stream) = acceptor.accept(stream) {
                let _ = stream.read(&mut [0; 1024]);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
            }
        }
    });
    port
}

fn ask(port: u16) -> String {
    // Even where plain http to this machine is allowed, as in the demonstration, https is checked.
    let policy = OutboundPolicy::new(&["127.0.0.0/8".to_owned()], true).unwrap();
    let outbound = Outbound::new(policy, Arc::new(TestClock::new()));
    match outbound.get_json("ptn", &format!("https://localhost:{port}/")) {
        Err(OutboundError::Unreachable(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn n07_certificates_are_checked_and_a_refusal_names_what_is_wrong() {
    let own = certificate(30, None);
    let unknown = certificate(30, Some(&own));
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = plain.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in plain.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
        }
    });
    for (port, expected) in [
        (serve(&own, None), "self-signed"),
        (serve(&unknown, None), "unable to get local issuer"),
        (serve(&own, Some(SslVersion::TLS1_1)), "protocol"),
        (port, "wrong version number"),
    ] {
        let why = ask(port);
        assert!(why.contains(expected), "{expected}: {why}");
    }
}
