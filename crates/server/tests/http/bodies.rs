//! D01, D03, D05: bodies and heads that are too large, and bodies of those who may send none.

use admin::admins;
use model::{Actor, ActorKind, AdminRole};
use product::{Browser, Product};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};
use testkit::{Database, TestStore, on_every_store};

const GIGABYTE: usize = 1024 * 1024 * 1024;
const KIND: &str = "Content-Type: multipart/form-data; boundary=x\r\n";

/// The cookies of a browser as a header.
fn cookies(browser: &Browser) -> String {
    let pair = |name| Some(format!("{name}={}", browser.cookie(name)?));
    let pairs: Vec<String> = [web::http::ADMIN, web::http::CSRF, web::http::LANGUAGE]
        .into_iter()
        .filter_map(pair)
        .collect();
    format!("Cookie: {}\r\n", pairs.join("; "))
}

/// A connection on which a file is about to be sent.
fn upload(product: &Product, head: &str) -> TcpStream {
    let (host, address) = product.host_and_address();
    let mut stream = TcpStream::connect(address).unwrap();
    let patience = Some(Duration::from_secs(60));
    stream.set_read_timeout(patience).unwrap();
    stream.set_write_timeout(patience).unwrap();
    write!(
        stream,
        "POST /admin/import HTTP/1.1\r\nHost: {host}\r\n{KIND}{head}\r\n"
    )
    .unwrap();
    stream
}

/// What is answered, read by its length.
fn answer(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut text, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let lower = line.to_lowercase();
        if let Some(said) = lower.strip_prefix("content-length:") {
            length = said.trim().parse().unwrap();
        }
        text.push_str(&line);
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    text + &String::from_utf8(body).unwrap()
}

/// The answer to a body of so many bytes of which none is sent.
fn announced(product: &Product, (head, length): (&str, usize)) -> String {
    answer(&upload(
        product,
        &format!("{head}Content-Length: {length}\r\n"),
    ))
}

on_every_store! {
    fn d01_whoever_may_not_upload_is_told_before_the_file_is_read(store: &TestStore) {
        let (product, _) = Product::start(store);
        let stranger = announced(&product, ("", 40 << 20));
        assert!(stranger.starts_with("HTTP/1.1 303"), "{stranger}");
        assert!(stranger.contains("location: /admin/sign-in\r\n"), "{stranger}");
        let operator = Actor::plain(ActorKind::Operator);
        let mut admin = product.admin("ada@contoso.example");
        admin.get("/admin/import");
        let head = cookies(&admin);
        let elsewhere = format!("{head}Origin: https://evil.example\r\n");
        let refused = announced(&product, (&elsewhere, 40 << 20));
        assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
        assert!(refused.contains("csrf"), "{refused}");
        let desk = &product.portico.desk;
        let eve = &"eve@contoso.example".parse().unwrap();
        let (_, link) = admins::add_as(desk, &operator, AdminRole::Auditor, ("Eve", eve)).unwrap();
        let mut auditor = product.browser();
        auditor.post(link.expose(), &[]);
        auditor.get("/admin/import");
        let refused = announced(&product, (&cookies(&auditor), 40 << 20));
        assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
        assert!(refused.contains("admin_role"), "{refused}");
        assert!(refused.contains("connection: close\r\n"), "{refused}");
    }

    fn d01_a_file_that_is_too_large_is_told_of_on_the_page_in_the_readers_language(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        admin.set_cookie(web::http::LANGUAGE, "de");
        admin.get("/admin/import");
        let page = announced(&product, (&cookies(&admin), GIGABYTE));
        assert!(page.starts_with("HTTP/1.1 413"), "{page}");
        assert!(page.contains("Die Datei ist größer als 50 MB. Teilen Sie sie in mehrere."), "{page}");
        assert!(page.contains("enctype=\"multipart/form-data\""), "the form is there for another one");
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let large = admin.send("POST", "/admin/invite", &[kind], &"x".repeat(33 * 1024));
        assert_eq!(large.status, 413);
        assert!(large.body.contains("mehr gesendet, als diese Seite annimmt"), "{}", large.body);
        let machine = admin.send("POST", "/token", &[kind], &"x".repeat(33 * 1024));
        assert_eq!(machine.status, 413);
        assert_eq!(machine.header("content-type"), Some("text/plain; charset=utf-8"));
    }

    fn d03_a_secret_counts_to_its_last_byte_and_a_huge_one_is_not_looked_at(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (id, secret) = (&product.seeded.client_id, &product.seeded.client_secret);
        let mut browser = product.browser();
        let mut status = |secret: &str| {
            let form = [
                ("grant_type", "client_credentials"),
                ("client_id", id.as_str()),
                ("client_secret", secret),
            ];
            browser.post_bare("/token", &form).status
        };
        assert_eq!(status(secret), 200);
        for more in ["\0", "x", &"x".repeat(73), &"x".repeat(8_000)] {
            assert_eq!(status(&format!("{secret}{more}")), 401, "{} more", more.len());
        }
        assert_eq!(status(&format!("\0{secret}")), 401);
        assert_eq!(status(&"x".repeat(1024 * 1024)), 413);
    }
}

#[test]
fn d01_a_file_of_a_gigabyte_is_not_taken_to_its_end() {
    let store = TestStore::new(Database::Memory);
    let (product, _) = Product::start(&store);
    let mut admin = product.admin("ada@contoso.example");
    admin.get("/admin/import");
    let head = format!("{}Transfer-Encoding: chunked\r\n", cookies(&admin));
    let mut stream = upload(&product, &head);
    let reading = stream.try_clone().unwrap();
    let told = std::thread::spawn(move || answer(&reading));
    let mut chunk = b"100000\r\n".to_vec();
    chunk.resize(chunk.len() + 0x10_0000, b'a');
    chunk.extend(b"\r\n");
    let mut sent = 0;
    while !told.is_finished() && sent < GIGABYTE && stream.write_all(&chunk).is_ok() {
        sent += chunk.len();
    }
    let told = told.join().unwrap();
    assert!(told.starts_with("HTTP/1.1 413"), "{told}");
    assert!(told.contains("larger than 50 MB. Split it"), "{told}");
    assert!(sent < 256 * 1024 * 1024, "{sent} bytes were taken");
}

#[test]
fn d01_heads_have_their_limits() {
    let store = TestStore::new(Database::Memory);
    let (product, _) = Product::start(&store);
    let mut browser = product.browser();
    let target = format!("/healthz?{}", "x".repeat(9_000));
    assert_eq!(browser.get(&target).status, 414);
    let long = "x".repeat(17 * 1024);
    let refused = browser.send("GET", "/healthz", &[("x-long", &long)], "");
    assert_eq!(refused.status, 431);
    let many: Vec<String> = (0..70).map(|n| format!("x-header-{n}")).collect();
    let headers: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "1")).collect();
    assert_eq!(browser.send("GET", "/healthz", &headers, "").status, 431);
    let some = headers.get(..50).unwrap();
    assert_eq!(browser.send("GET", "/healthz", some, "").status, 200);
}

#[test]
fn d05_no_engine_for_patterns_is_built_in_that_can_run_away() {
    let locked = include_str!("../../../../Cargo.lock");
    for engine in ["fancy-regex", "pcre2", "onig", "regress", "hyperscan"] {
        assert!(
            !locked.contains(&format!("name = \"{engine}\"\n")),
            "{engine}"
        );
    }
}
