//! Invitation files by HTTP: rows in the reader's language, and uploads that are none.

use product::{Answer, Browser, Product};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};
use testkit::{Database, TestStore, on_every_store};

const HEADER: &str = "Email,DisplayName,InviteAppResources,InviteContactUsUrl,End,SendMail\n";
const CONTACT: &str = "https://contoso.example/help";

fn german(browser: &mut Browser, path: &str) -> Answer {
    browser.send("GET", path, &[("accept-language", "de")], "")
}

on_every_store! {
    fn a_row_says_in_the_readers_language_what_is_wrong_and_with_what(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let rows = [
            format!("\"ana@fabrikam,example\",Ana,,{CONTACT},,"),
            format!("bo@fabrikam.example,Bo,Nirgends<b>,{CONTACT},,"),
            format!("cai@fabrikam.example,{},,{CONTACT},,", "x".repeat(300)),
            format!("dai@fabrikam.example,Dai,,{CONTACT},morgen,"),
            format!("eve@fabrikam.example,Eve,,{CONTACT},,FALSE"),
            format!("fay@fabrikam.example,Fay,,{CONTACT},,"),
            format!("FAY@fabrikam.example,Fay,,{CONTACT},,"),
        ];
        let file = format!("{HEADER}{}\n", rows.join("\n"));
        let sent = admin.post_multipart("/admin/import", &[("pasted", &file)]);
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = german(&mut admin, sent.location());
        for said in [
            "„<bdi>ana@fabrikam,example</bdi>“ ist keine E-Mail-Adresse. Meinten Sie <bdi>ana@fabrikam.example</bdi>?",
            "Es gibt keine App „<bdi>Nirgends&lt;b&gt;</bdi>“.",
            "<bdi>DisplayName</bdi> ist länger als 200 Zeichen. Kürzen Sie es.",
            "<bdi>End</bdi>: „<bdi>morgen</bdi>“ ist kein Tag.",
            "Wird ohne E-Mail eingeladen.",
            "Wird per E-Mail eingeladen.",
            "Zeile 7 hat dieselbe Adresse.",
        ] {
            assert!(page.body.contains(said), "{said}\n{}", page.body);
        }
        for english in ["Did you mean", "There is no app", "Shorten it", "Is invited"] {
            assert!(!page.body.contains(english), "{english}");
        }
        // The file itself stays as it is for whoever reads it by machine.
        let result = admin.get(&format!("{}/result.csv", sent.location()));
        assert!(result.body.contains("There is no app \"\"Nirgends<b>\"\"."), "{}", result.body);
        assert!(result.body.contains(",app_unknown,"));
    }

    fn a_file_that_cannot_be_used_is_refused_in_the_readers_language(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        admin.set_cookie(web::http::LANGUAGE, "de");
        let cases = [
            ("PK\u{3}\u{4}\u{14}[Content_Types].xml", "Das ist eine Datei von Excel oder LibreOffice."),
            ("PK\u{3}\u{4}\u{14}people.csv", "Diese Datei ist gepackt."),
            ("<!doctype html><title>x</title>", "Das ist eine Webseite und keine CSV-Datei."),
            ("Emai,DisplayName\na,b\n", "Es gibt keine Spalte „Emai“. Meinten Sie Email?"),
            ("Email\na@f.example\n", "Die Spalte DisplayName fehlt."),
        ];
        for (content, said) in cases {
            let answer = admin.post_multipart("/admin/import", &[("pasted", content)]);
            assert_eq!(answer.status, 400, "{said}");
            assert!(answer.body.contains(said), "{said}\n{}", answer.body);
        }
        let page = admin.get("/admin/import");
        assert!(!page.body.contains("/admin/import/imp_"), "nothing is kept");
    }
}

/// What is answered to a body of a gigabyte, and how much of it went before that.
fn gigabyte((host, address): (&str, SocketAddr), head: &str, chunk: &[u8]) -> (String, usize) {
    let mut stream = TcpStream::connect(address).unwrap();
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).unwrap();
    stream.set_write_timeout(patience).unwrap();
    let mut reader = stream.try_clone().unwrap();
    let answer = std::thread::spawn(move || {
        let (mut text, mut some) = (Vec::new(), [0; 4096]);
        while let Ok(n @ 1..) = reader.read(&mut some) {
            text.extend_from_slice(&some[..n]);
            if text.ends_with(b"several files.") {
                break;
            }
        }
        String::from_utf8_lossy(&text).into_owned()
    });
    write!(
        stream,
        "POST /admin/import HTTP/1.1\r\nHost: {host}\r\n{head}\r\n"
    )
    .unwrap();
    let mut sent = 0;
    while !chunk.is_empty() && !answer.is_finished() && sent < 1024 * 1024 * 1024 {
        if stream.write_all(chunk).is_err() {
            break;
        }
        sent += chunk.len();
    }
    (answer.join().unwrap(), sent)
}

#[test]
fn d01_a_file_of_a_gigabyte_is_refused_without_being_read_to_its_end() {
    let store = TestStore::new(Database::Memory);
    let (product, _) = Product::start(&store);
    let (host, address) = product.host_and_address();
    let head = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824\r\n";
    let (answer, sent) = gigabyte((&host, address), head, b"");
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("larger than 50 MB. Split it"), "{answer}");
    assert_eq!(sent, 0, "who says so beforehand is answered at once");
    let head = "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n";
    let mut chunk = b"100000\r\n".to_vec();
    chunk.resize(chunk.len() + 0x10_0000, b'a');
    chunk.extend(b"\r\n");
    let (answer, sent) = gigabyte((&host, address), head, &chunk);
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("larger than 50 MB"), "{answer}");
    assert!(sent < 128 * 1024 * 1024, "{sent} bytes were taken");
}
