//! X09: work that panics is an error like another: a page with a reference, no cause, and the process lives on.

use model::{Actor, ActorKind, TxtRecords, TxtUnknown};
use product::{Browser, Product};
use std::{net::TcpListener, sync::Arc};
use testkit::on_every_store;
use web::http::{ADMIN, Signals, serve_on};

const CAUSE: &str = "a cause that is nobody's business";

/// A DNS that is not written well.
struct Panicking;

impl TxtRecords for Panicking {
    fn txt(&self, _name: &str) -> Result<Vec<String>, TxtUnknown> {
        panic!("{CAUSE}")
    }
}

on_every_store! {
    fn x09_work_that_panics_gives_a_page_with_a_reference_and_the_next_request_is_answered(store: &TestStore) {
        let (product, _) = Product::start(store);
        let by = Actor::plain(ActorKind::Operator);
        let desk = &product.portico.desk;
        let partner = admin::partners::add(desk, &by, "Tailspin", &["tailspin.example".into()]).unwrap();
        let mut portal = product.portico.portal();
        portal.dns = Arc::new(Panicking);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let running = serve_on(Arc::new(portal), listener, Signals::Ignored).unwrap();
        let signed_in = product.admin("mia@contoso.example");
        let (host, _) = product.host_and_address();
        let mut mia = Browser::new(address, &host);
        mia.set_cookie(ADMIN, signed_in.cookie(ADMIN).unwrap());

        let page = format!("/admin/partners/{}/domains", partner.id);
        let one = format!("{page}/tailspin.example");
        assert_eq!(mia.get(&page).status, 200);
        assert_eq!(mia.post(&one, &[("do", "prove")]).status, 303);
        for _ in 0..20 {
            let failed = mia.post(&one, &[("do", "check")]);
            assert_eq!(failed.status, 500);
            assert!(failed.header("content-type").unwrap().starts_with("text/html"));
            let reference = failed.body.split('>').any(|text| {
                let text = text.split('<').next().unwrap_or_default();
                text.split([' ', '·']).any(is_reference)
            });
            assert!(reference, "{}", failed.body);
            for inside in [CAUSE, "panic", ".rs", "crates/", "sqlite", "postgres", env!("CARGO_PKG_VERSION")] {
                assert!(!failed.body.contains(inside), "{inside}: {}", failed.body);
            }
        }
        assert_eq!(mia.get(&page).status, 200, "the process lives on");
        assert_eq!(mia.post(&one, &[("do", "remove")]).status, 303, "and writes");
        running.stop().unwrap();
    }
}

fn is_reference(word: &str) -> bool {
    word.len() == 7
        && word.as_bytes().get(3) == Some(&b'-')
        && word
            .bytes()
            .all(|b| b == b'-' || b.is_ascii_uppercase() || b.is_ascii_digit())
}
