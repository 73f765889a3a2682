//! The kill switch: after the answer to *Remove* every request is refused, and the apps are told.

use model::{Actor, ActorKind, GuestState, Id, kind};
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

fn guests_state(product: &Product, id: &Id<kind::Guest>) -> GuestState {
    let found = admin::guests::find(&product.portico.desk, id);
    found.unwrap().unwrap().state
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

    fn p01_an_app_that_nothing_assigns_is_refused_to_a_session_and_to_a_refresh(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let tokens = tokens(&product, &mut guest);
        let request = load::requests::authorization(&product.seeded);
        let desk = &product.portico.desk;
        let app = product.app().id;
        for assignment in desk.store.read(|tx| tx.assignments_of_app(&app)).unwrap() {
            admin::assignments::unassign(desk, &Actor::plain(ActorKind::Operator), &assignment.id).unwrap();
        }
        let page = guest.get(&request);
        assert!(page.status == 403 && page.body.contains("not_assigned"), "{}: {}", page.status, page.body);
        let denied = guest.get(&format!("{request}&prompt=none"));
        assert_eq!((denied.status, denied.parameter("error").as_deref()), (303, Some("access_denied")), "{}", denied.body);
        assert_eq!(denied.parameter("code"), None);
        let refresh = load::requests::refresh(&product.seeded, text(&tokens, "refresh_token"));
        assert_eq!(product.browser().post_form("/token", &refresh).text("error"), "invalid_grant");
    }

    fn n03_a_receipt_is_on_the_pages_and_is_a_file_that_the_chain_holds(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let _tokens = tokens(&product, &mut guest);
        let id = only_guest(&product);
        let mut ada = product.admin("ada@contoso.example");
        let page = format!("/admin/guests/{id}");
        assert!(!ada.get(&page).body.contains("/admin/receipts/"), "none yet");
        assert_eq!(ada.post(&format!("{page}/suspend"), &[]).status, 303);
        let link = |page: &str| {
            let (_, rest) = page.split_once("href=\"/admin/receipts/").unwrap();
            format!("/admin/receipts/{}", rest.split_once('"').unwrap().0)
        };
        let receipt = link(&ada.get(&page).body);
        assert_eq!(link(&ada.get(&format!("/admin/apps/{}", product.app().id)).body), receipt);
        let shown = ada.get(&receipt);
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert!(shown.body.contains("is suspended") && shown.body.contains("Measured"));
        let file = ada.get(&format!("{receipt}/file"));
        assert_eq!(file.status, 200);
        assert!(file.header("content-disposition").unwrap().contains("attachment"));
        let holds = admin::receipts::check(&product.portico.desk, file.body.as_bytes()).unwrap();
        assert_eq!(holds, admin::receipts::FileVerdict::Holds);
        assert_eq!(ada.get("/admin/receipts/rcp_0/file").status, 404);
        assert_eq!(product.browser().get(&format!("{receipt}/file")).status, 303, "for admins alone");
        // The partner's own page has what is about all of its guests.
        let partner = product.portico.desk.store.read(|tx| tx.list_partners()).unwrap().remove(0);
        let page = format!("/admin/partners/{}", partner.id);
        assert!(!ada.get(&page).body.contains("is suspended"));
        assert_eq!(ada.post(&format!("{page}/suspend"), &[]).status, 303);
        let listed = ada.get(&page);
        assert!(ada.get(&link(&listed.body)).body.contains("is suspended"), "{}", listed.body);
    }

    fn o02_guests_ticked_on_the_list_are_removed_after_one_question(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let tokens = tokens(&product, &mut guest);
        let id = only_guest(&product);
        let mut ada = product.admin("ada@contoso.example");
        let list = ada.get("/admin/guests").body;
        assert!(list.contains(&format!("form=\"ticked\" name=\"guest\" value=\"{id}\"")), "{list}");
        let asked = ada.get(&format!("/admin/removals?guest={id}&guest={id}&guest=gst_0"));
        assert_eq!(asked.status, 200);
        assert!(asked.body.contains("Remove access of 1 guest?") && asked.body.contains("Measured"), "{}", asked.body);
        let refresh = load::requests::refresh(&product.seeded, text(&tokens, "refresh_token"));
        let looked = guests_state(&product, &id);
        assert_eq!(looked, GuestState::Active, "a look changes nothing");
        let unknown = "gst_00000000000070008000000000000000";
        let send = |ada: &mut Browser| ada.post("/admin/removals", &[("guest", id.as_str()), ("guest", unknown), ("guest", "x")]);
        let done = send(&mut ada);
        assert_eq!(done.status, 200);
        assert!(done.body.contains("1 guest is removed") && done.body.contains("No such guest"), "{}", done.body);
        assert!(done.body.contains("Neither id nor address") && done.body.contains("/admin/receipts/rcp_"));
        assert_eq!(product.browser().post_form("/token", &refresh).text("error"), "invalid_grant");
        assert!(guest.get("/").location().starts_with("/sign-in"));
        assert!(send(&mut ada).body.contains("Was removed before"), "a reload changes nothing");
        assert!(ada.get(&format!("/admin/removals?guest={id}")).body.contains("Nobody is chosen"));
    }

    fn u5_each_page_that_asks_before_an_ending_says_what_it_cuts_off(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let _tokens = tokens(&product, &mut guest);
        let id = only_guest(&product);
        let mut ada = product.admin("ada@contoso.example");
        let (desk, app) = (&product.portico.desk, product.app());
        let partner = desk.store.read(|tx| tx.list_partners()).unwrap().remove(0);
        let assigned = desk.store.read(|tx| tx.assignments_of_app(&app.id)).unwrap().remove(0);
        let connection = desk.store.read(|tx| tx.connections_of(&partner.id)).unwrap().remove(0).id;
        for page in [
            format!("/admin/guests/{id}/suspend"),
            format!("/admin/guests/{id}/remove"),
            format!("/admin/removals?guest={id}"),
            format!("/admin/partners/{}/suspend", partner.id),
            format!("/admin/partners/{}/end", partner.id),
            format!("/admin/connections/{connection}/disable"),
            format!("/admin/apps/{}/disable", app.id),
            format!("/admin/assignments/{}/remove", assigned.id),
        ] {
            let asked = ada.get(&page);
            assert_eq!(asked.status, 200, "{page}");
            let (_, table) = asked.body.split_once("<tbody>").unwrap();
            let (row, _) = table.split_once("</tbody>").unwrap();
            assert!(row.contains("Measured") && row.contains("App does not listen"), "{page}: {row}");
            assert!(row.contains("<time "), "{page}: its last token");
        }
        assert_eq!(guests_state(&product, &id), GuestState::Active, "questions change nothing");
        let gone = ada.post(&format!("/admin/assignments/{}/remove?from=app", assigned.id), &[]);
        assert_eq!(gone.location(), format!("/admin/apps/{}?done=taken", app.id));
        assert_eq!(ada.get(&format!("/admin/assignments/{}/remove", assigned.id)).status, 404);
    }

    fn o06_everybody_of_a_partner_that_is_switched_off_is_refused_from_the_answer_on(store: &TestStore) {
        let (product, _) = Product::start(store);
        let guests: Vec<_> = (0..product.seeded.sessions.len()).map(|n| {
            let mut guest = product.guest(n);
            let tokens = tokens(&product, &mut guest);
            (guest, tokens)
        }).collect();
        assert!(!guests.is_empty());
        let desk = &product.portico.desk;
        let partner = admin::partners::list(desk).unwrap().remove(0).id;
        let mut ada = product.admin("ada@contoso.example");
        let off = ada.post(&format!("/admin/partners/{partner}/suspend"), &[]);
        assert_eq!(off.status, 303, "{}", off.body);
        let request = load::requests::authorization(&product.seeded);
        for (mut guest, tokens) in guests {
            let bearer = format!("Bearer {}", text(&tokens, "access_token"));
            let told = product.browser().send("GET", "/userinfo", &[("authorization", &bearer)], "");
            assert_eq!(told.status, 401);
            let refresh = load::requests::refresh(&product.seeded, text(&tokens, "refresh_token"));
            assert_eq!(product.browser().post_form("/token", &refresh).text("error"), "invalid_grant");
            assert_eq!(guest.get(&request).parameter("code"), None);
            assert_ne!(guest.get("/").status, 200);
        }
    }

    fn s14_an_app_that_listens_gets_one_logout_token_and_its_page_says_when_it_took_it(store: &TestStore) {
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

        let page = format!("/admin/apps/{}", app.id);
        let taken = |page: &str| {
            let (_, rest) = page.split_once("Last logout it acknowledged").unwrap();
            rest.split_once("</dl>").unwrap().0.contains("<time")
        };
        assert!(!taken(&ada.get(&page).body), "none yet");
        assert_eq!(product.deliver(), 1);
        assert!(taken(&ada.get(&page).body), "{}", ada.get(&page).body);
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

    fn o04_what_was_given_up_at_an_app_is_sent_again_from_its_page(store: &TestStore) {
        let clock = Arc::new(TestClock::new());
        let seed = Seed { origin: None, ..Seed::default() };
        let product = Product::seeded(store, seed, clock.clone());
        let mut ada = product.admin("ada@contoso.example");
        let app = product.app();
        let listen_at = |uri: String| store.write(|tx| {
            let mut app = tx.find_app(&app.id)?.unwrap();
            app.backchannel_logout_uri = Some(uri.clone());
            tx.update_app(&app).map(drop)
        }).unwrap();
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        listen_at(format!("http://{closed}/logout"));
        tokens(&product, &mut product.guest(0));
        let id = only_guest(&product);
        assert_eq!(ada.post(&format!("/admin/guests/{id}/remove"), &[]).status, 303);
        let mut tries = 0;
        while store.read(|tx| tx.notices_to(&app.id)).unwrap() == (1, 0) {
            tries += product.deliver();
            clock.advance(model::Span::mins(16));
        }
        assert!(tries > 26 * 3, "for a day and more");

        let mut bea = product.admin("bea@contoso.example");
        let page = format!("/admin/apps/{}", app.id);
        assert!(bea.get(&page).body.contains("1 given up"));
        let (address, received) = listening_app();
        listen_at(format!("http://{address}/logout"));
        assert_eq!(bea.post(&format!("{page}/notices"), &[]).status, 303);
        assert_eq!(product.deliver(), 1);
        assert!(received.recv().unwrap().starts_with("logout_token="));
        assert!(bea.get(&page).body.contains("0 given up"));
    }

    fn an_app_bounds_how_long_a_homes_word_counts(store: &TestStore) {
        let clock = Arc::new(TestClock::new());
        let product = Product::seeded(store, Seed::default(), clock.clone());
        let mut ada = product.admin("ada@contoso.example");
        let page = format!("/admin/apps/{}/confirmation", product.app().id);
        for hours in ["0", "8761", "soon"] {
            let refused = ada.post(&page, &[("hours", hours)]);
            assert_eq!(refused.status, 400);
            assert!(refused.body.contains("enter 1 to 8760 hours"), "{hours}");
        }
        assert_eq!(ada.post(&page, &[("hours", "1")]).status, 303);
        let mut guest = product.guest(0);
        let request = load::requests::authorization(&product.seeded);
        // Never away for long enough to be signed out.
        for is_confirmed in [true, true, true, false] {
            let code = guest.get(&request).parameter("code");
            assert_eq!(code.is_some(), is_confirmed, "asked at home anew after an hour");
            clock.advance(model::Span::mins(20));
        }
        let mut bea = product.admin("bea@contoso.example");
        assert_eq!(bea.post(&page, &[("hours", "")]).status, 303);
        assert!(guest.get(&request).parameter("code").is_some());
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
