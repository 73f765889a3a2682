//! The kill switch: after the answer to *Remove* every request is refused, and the apps are told.

use model::{GuestState, Id, kind};
use product::{Browser, Product, Seed};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    sync::{Arc, mpsc},
};
use testkit::{TestClock, on_every_store};

fn only_guest(product: &Product) -> Id<kind::Guest> {
    let all = admin::guests::list(
        &product.portico.desk,
        &admin::GuestFilter {
            limit: 100,
            ..Default::default()
        },
    )
    .unwrap();
    all.into_iter().next().unwrap().id
}

/// Code flow to tokens.
fn tokens(product: &Product, guest: &mut Browser) -> serde_json::Value {
    let code = guest
        .get(&load::requests::authorization(&product.seeded))
        .parameter("code")
        .unwrap();
    let form = load::requests::redemption(&product.seeded, &code);
    product.browser().post_form("/token", &form).json()
}

fn text<'a>(value: &'a serde_json::Value, name: &str) -> &'a str {
    value.get(name).and_then(serde_json::Value::as_str).unwrap()
}

on_every_store! {
    fn t27_a_removed_guest_is_refused_everywhere_from_the_answer_on(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let tokens = tokens(&product, &mut guest);
        let request = load::requests::authorization(&product.seeded);
        let waiting = guest.get(&request).parameter("code").unwrap();
        let bearer = format!("Bearer {}", text(&tokens, "access_token"));
        let mut app = product.browser();
        assert_eq!(app.send("GET", "/userinfo", &[("authorization", &bearer)], "").status, 200);

        let id = only_guest(&product);
        let mut ada = product.admin("ada@contoso.example");
        let asked = ada.get(&format!("/admin/guests/{id}/remove"));
        assert!(asked.body.contains("Measured"), "the page says what will be cut");
        let removed = ada.post(&format!("/admin/guests/{id}/remove"), &[]);
        assert_eq!(removed.status, 303, "{}", removed.body);

        let denied = app.send("GET", "/userinfo", &[("authorization", &bearer)], "");
        assert_eq!((denied.status, denied.text("error")), (401, "invalid_token".into()));
        let refresh = load::requests::refresh(&product.seeded, text(&tokens, "refresh_token"));
        assert_eq!(app.post_form("/token", &refresh).text("error"), "invalid_grant");
        let code = load::requests::redemption(&product.seeded, &waiting);
        assert_eq!(app.post_form("/token", &code).text("error"), "invalid_grant");
        assert!(guest.get("/").location().starts_with("/sign-in"));
        assert!(guest.get(&request).location().starts_with("/sign-in"));
        let receipt = ada.get(removed.location());
        assert_eq!(receipt.status, 200);
        assert!(receipt.body.contains("Measured"));
        let view = admin::guests::detail(&product.portico.desk, &id).unwrap().unwrap();
        assert_eq!(view.guest.state, GuestState::Removed);
    }

    fn an_app_that_listens_gets_one_logout_token_for_a_removed_guest(store: &TestStore) {
        let clock = Arc::new(TestClock::new());
        // Plain http to an app on loopback is accepted only by a product that is there itself.
        let seed = Seed { origin: None, ..Seed::default() };
        let product = Product::seeded(store, seed, clock.clone());
        let (address, received) = listening_app();
        let app = product.app();
        let mut ada = product.admin("ada@contoso.example");
        let uri = format!("http://{address}/logout");
        store.write(|tx| {
            let mut app = tx.find_app(&app.id)?.unwrap();
            app.backchannel_logout_uri = Some(uri);
            tx.update_app(&app).map(drop)
        }).unwrap();
        let mut guest = product.guest(0);
        let tokens = tokens(&product, &mut guest);
        let id = only_guest(&product);
        assert_eq!(ada.post(&format!("/admin/guests/{id}/remove"), &[]).status, 303);

        assert_eq!(product.deliver(), 1);
        let body = received.recv().unwrap();
        let token = body.strip_prefix("logout_token=").unwrap();
        let claims = payload(token);
        assert_eq!(text(&claims, "iss"), product.origin);
        assert_eq!(text(&claims, "aud"), app.id.as_str());
        assert_eq!(claims.get("sid"), payload(text(&tokens, "id_token")).get("sid"));
        assert_eq!(claims.get("sub"), payload(text(&tokens, "id_token")).get("sub"));
        assert!(claims.get("events").unwrap().get("http://schemas.openid.net/event/backchannel-logout").is_some());
        assert_eq!(claims.get("nonce"), None);
        clock.advance(model::Span::hours(1));
        assert_eq!(product.deliver(), 0, "delivered once");
        assert!(received.try_recv().is_err());
    }
}

fn payload(token: &str) -> serde_json::Value {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// An app that answers 200 to everything and passes the bodies on.
fn listening_app() -> (std::net::SocketAddr, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut reader = BufReader::new(stream.unwrap());
            let mut length = 0;
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                if line.trim().is_empty() {
                    break;
                }
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            reader.get_mut().write_all(answer).unwrap();
            if send.send(String::from_utf8(body).unwrap()).is_err() {
                return;
            }
        }
    });
    (address, receive)
}
