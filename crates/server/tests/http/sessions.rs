//! Cookies and sessions (S01, S02, S05, S06), and what a stranger can learn (E01).

use crate::hostile_home::House;
use model::{Actor, ActorKind};
use product::{Answer, Product};
use std::collections::BTreeSet;
use testkit::on_every_store;
use web::http::{ADMIN, SESSION};

fn cookies(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    all.map(|c| c.to_str().unwrap().to_owned()).collect()
}

on_every_store! {
    fn s05_every_cookie_is_bound_to_this_host_and_hidden_from_scripts(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut browser = product.browser();
        let by = Actor::plain(ActorKind::Operator);
        let email = "ada@contoso.example".parse().unwrap();
        let (_, link) = admin::admins::add(&product.portico.desk, &by, "Ada", &email).unwrap();
        let mut seen = cookies(&browser.get("/sign-in"));
        seen.extend(cookies(&browser.post(link.expose(), &[])));
        seen.extend(cookies(&browser.post("/language", &[("language", "de")])));
        seen.extend(cookies(&product.guest(0).post("/sign-out", &[])));
        assert!(seen.len() >= 5, "{seen:?}");
        for cookie in &seen {
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for attribute in ["Secure", "HttpOnly", "Path=/"] {
                assert!(cookie.contains(attribute), "{attribute}: {cookie}");
            }
            let strict = if cookie.starts_with(ADMIN) { "SameSite=Strict" } else { "SameSite=Lax" };
            assert!(cookie.contains(strict) && !cookie.contains("Domain"), "{cookie}");
            assert!(cookie.len() < 4096);
        }
    }

    fn s02_what_somebody_else_planted_in_a_browser_signs_nobody_in(store: &TestStore) {
        let house = House::open(store);
        let (own, other) = (house.partner("litware"), house.partner("proseware"));
        let Ok(begun) = house.begin(&other, None) else { panic!("refused") };
        let (_, attacker) = house.finish_well(&other, begun);
        let planted = attacker.cookie(SESSION).unwrap().to_owned();
        let before = (house.sessions(&own).len() + 1, house.sessions(&other).len());

        // The session of somebody else, in the browser before the sign-in: it is not the one that opens.
        let Ok(mut begun) = house.begin(&own, None) else { panic!("refused") };
        begun.browser.set_cookie(SESSION, &planted);
        let (_, mut victim) = house.finish_well(&own, begun);
        assert_ne!(victim.cookie(SESSION), Some(planted.as_str()));
        assert_eq!((house.sessions(&own).len(), house.sessions(&other).len()), before);
        let mut thief = house.product.browser();
        thief.set_cookie(SESSION, &planted);
        assert_eq!(thief.post("/sign-out", &[]).status, 303);
        assert_eq!(victim.get("/").status, 200, "it is nobody's but the victim's");
        assert_eq!(house.sessions(&other).len() + 1, before.1);

        // A sign-in that somebody else began, finished in the victim's browser: its cookie is not there.
        let Ok(mut theirs) = house.begin(&own, None) else { panic!("refused") };
        let query = theirs.query(&own.home.issuer);
        theirs.browser = house.product.browser();
        let (answer, browser) = house.call_back(&own, theirs, &query);
        assert_eq!((answer.status, browser.cookie(SESSION)), (400, None), "{}", answer.body);
    }

    fn s06_a_cookie_replayed_after_signing_out_opens_nothing(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        assert_eq!(guest.get("/").status, 200);
        assert_eq!(guest.post("/sign-out", &[]).status, 303);
        assert_eq!(guest.cookie(SESSION), None, "the browser is told to forget it");
        let mut replayed = product.guest(0);
        assert!(replayed.get("/").location().starts_with("/sign-in"));
        let mut admin = product.admin("ada@contoso.example");
        let old = admin.cookie(ADMIN).unwrap().to_owned();
        assert_eq!(admin.post("/admin/sign-out", &[]).status, 303);
        admin.set_cookie(ADMIN, &old);
        assert_eq!(admin.get("/admin").location(), "/admin/sign-in");
    }

    fn an_app_may_ask_for_logout_by_get_or_post_and_only_our_button_does_it(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let ask = [("client_id", product.seeded.client_id.as_str()), ("state", "s")];
        for answer in [guest.post_bare("/logout", &ask), guest.get("/logout?state=s")] {
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert!(answer.body.contains("action=\"/logout/now\""));
            assert!(answer.body.contains("value=\"s\""), "what the app said is kept");
        }
        assert_eq!(guest.get("/").status, 200, "nothing has ended yet");
        let done = guest.post("/logout/now", &ask);
        assert_eq!((done.status, done.location()), (303, "/signed-out"));
        assert!(product.guest(0).get("/").location().starts_with("/sign-in"));
    }

    fn a_one_time_link_of_an_admin_works_once_and_looking_at_it_uses_nothing_up(store: &TestStore) {
        let (product, _) = Product::start(store);
        let by = Actor::plain(ActorKind::Operator);
        let email = "ada@contoso.example".parse().unwrap();
        let (_, link) = admin::admins::add(&product.portico.desk, &by, "Ada", &email).unwrap();
        let mut scanner = product.browser();
        for _ in 0..50 {
            assert_eq!(scanner.get(link.expose()).status, 200);
        }
        assert_eq!(scanner.post(link.expose(), &[]).status, 303);
        assert_eq!(scanner.get("/admin").status, 200);
        let mut second = product.browser();
        let again = second.post(link.expose(), &[]);
        assert_eq!(again.status, 410);
        assert!(again.body.contains("link_invalid"));
        assert_eq!(second.get("/admin").location(), "/admin/sign-in");
    }

    fn e01_the_sign_in_page_answers_alike_for_known_and_unknown_addresses(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let (ada, _) = admin::admins::add(desk, &by, "Ada", &"ada@contoso.example".parse().unwrap()).unwrap();
        admin::partners::add(desk, &by, "Woodgrove", &["woodgrove.example".into()]).unwrap();
        let request = admin::InviteRequest {
            contact_url: Some("https://contoso.example/people/ada".into()),
            ..admin::InviteRequest::new("bob@woodgrove.example".parse().unwrap(), "Bob")
        };
        admin::invitations::invite(desk, &ada, &request).unwrap();
        product.deliver();
        product.mails.take();
        let ask = |address: &str| {
            let mut browser = product.browser();
            let answer = browser.post("/sign-in", &[("email", address), ("continue_to", "/")]);
            let page = browser.get(answer.location());
            let names: BTreeSet<String> = answer.headers.keys().map(ToString::to_string).collect();
            (answer.status, answer.location().to_owned(), names, page.status, page.body.len())
        };
        let known = ask("bob@woodgrove.example");
        let unknown = ask("eve@woodgrove.example");
        let elsewhere = ask("zoe@nowheresv.example");
        assert_eq!(known.0, 303);
        assert_eq!(known, unknown);
        assert_eq!(known.1, elsewhere.1);
        assert_eq!((known.3, known.4), (elsewhere.3, elsewhere.4));
        product.deliver();
        let mails = product.mails.take();
        assert_eq!(mails.len(), 1, "only the invited person gets a code");
        assert_eq!(mails.first().unwrap().to.to_string(), "bob@woodgrove.example");
    }
}
