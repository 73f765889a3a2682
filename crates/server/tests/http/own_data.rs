//! What a guest sees of themselves, takes along, and how they leave, in whatever state.

use crate::hostile_home::House;
use model::{Actor, ActorKind, GuestState, Id, kind};
use product::Product;
use testkit::on_every_store;

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

fn state(product: &Product, id: &Id<kind::Guest>) -> GuestState {
    let desk = &product.portico.desk;
    admin::guests::find(desk, id).unwrap().unwrap().state
}

on_every_store! {
    fn a_guest_sees_who_they_are_and_what_each_app_knows(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        let page = guest.get("/me");
        assert_eq!(page.status, 200);
        for said in ["guest0@fabrikam.example", "Fabrikam", "Your sign-ins of the last 30 days", "signed in"] {
            assert!(page.body.contains(said), "{said}");
        }
        assert_eq!(product.browser().get("/me").status, 303);
        let saved = guest.post("/language", &[("language", "de"), ("return_to", "/me?saved=1")]);
        assert_eq!(saved.location(), "/me?saved=1");
        assert!(guest.get("/me").body.contains("Mein Zugang"));
        let id = &product.seeded.guests[0];
        let language = admin::guests::find(&product.portico.desk, id).unwrap().unwrap().language;
        assert_eq!(language, model::Language::De, "mails too");
    }

    fn the_download_holds_everything_of_the_guest_and_nothing_of_others(store: &TestStore) {
        let product = Product::seeded(
            store,
            product::Seed { guests: 2, ..product::Seed::default() },
            std::sync::Arc::new(testkit::TestClock::new()),
        );
        let file = product.guest(0).get("/me/data.json");
        assert_eq!(file.status, 200);
        assert_eq!(file.header("cache-control"), Some("no-store"));
        assert_eq!(file.header("content-type"), Some("application/json"));
        assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
        let held = file.json();
        assert_eq!(held["guest"]["email"], "guest0@fabrikam.example");
        assert_eq!(held["partner"], "Fabrikam");
        assert_eq!(held["sign_ins"].as_array().unwrap().len(), 1);
        assert!(!held["apps"]["assigned"].as_array().unwrap().is_empty());
        for part in ["accounts", "invitations", "requests", "factors", "history"] {
            assert!(!held[part].is_null(), "{part}");
        }
        assert!(!file.body.contains("guest1@"), "another guest's");
        let cookie = &product.seeded.sessions[0];
        assert!(!file.body.contains(cookie.as_str()), "a secret");
    }

    fn signing_out_everywhere_ends_every_session_and_has_a_receipt(store: &TestStore) {
        let (product, _) = Product::start(store);
        let (mut here, mut there) = (product.guest(0), product.guest(0));
        assert_eq!(there.get("/").status, 200);
        assert_eq!(here.post("/me/sign-out", &[]).location(), "/signed-out");
        for browser in [&mut here, &mut there] {
            assert_eq!(browser.get("/").status, 303);
        }
        let id = &product.seeded.guests[0];
        assert_eq!(state(&product, id), GuestState::Active);
        let filter = admin::ReceiptFilter {
            guest_id: Some(id.clone()),
            limit: 10,
            ..admin::ReceiptFilter::default()
        };
        let receipts = admin::receipts::list(&product.portico.desk, &filter).unwrap();
        assert_eq!(receipts.len(), 1);
        assert_eq!(receipts[0].kind, model::ReceiptKind::SignedOut);
    }

    fn k15_a_signed_in_guest_leaves_and_whoever_answers_hears_of_it(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let (ada, _) = admin::admins::add(desk, &operator(), "Ada", &"ada@contoso.example".parse().unwrap()).unwrap();
        let id = product.seeded.guests[0].clone();
        admin::sponsors::assign(desk, &operator(), &id, &ada.id).unwrap();
        let mut guest = product.guest(0);
        let asked = guest.get("/leave");
        assert!(asked.body.contains("Everything ends at once") && asked.body.contains("Ada"));
        assert_eq!(state(&product, &id), GuestState::Active, "asking changes nothing");
        let left = guest.post("/leave", &[]);
        assert!(left.body.contains("You have left Contoso"), "{}", left.body);
        assert_eq!(state(&product, &id), GuestState::Removed);
        assert_eq!(guest.get("/").status, 303);
        product.deliver();
        let mails = product.mails.take();
        let told = mails.iter().find(|mail| mail.to.as_str() == "ada@contoso.example").unwrap();
        assert_eq!(told.content.subject, "Guest 0 has left");
        assert!(admin::removal::receipt(desk, &id).unwrap().is_some());
        assert_eq!(guest.post("/leave", &[]).status, 303, "to prove who they are first");
    }

    fn k15_a_suspended_guest_leaves_by_proving_who_they_are(store: &TestStore) {
        let house = House::open(store);
        let partner = house.partner("litware");
        let Ok(begun) = house.begin(&partner, None) else { panic!("refused") };
        let (_, mut browser) = house.finish_well(&partner, begun);
        assert_eq!(browser.get("/me").status, 200);
        let desk = &house.product.portico.desk;
        let guest = house.ana(&partner);
        admin::guests::suspend(desk, &operator(), &guest.id).unwrap();
        assert_eq!(browser.get("/leave").status, 303, "the session has ended");

        let Ok(begun) = house.begin(&partner, None) else { panic!("refused") };
        let (refused, mut again) = house.finish_well(&partner, begun);
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("guest_suspended") && refused.body.contains("href=\"/leave\""), "{}", refused.body);
        let mut stranger = house.product.browser();
        assert_eq!(stranger.post("/leave", &[]).status, 303, "nobody leaves for somebody else");
        assert_eq!(state(&house.product, &guest.id), GuestState::Suspended);
        assert!(again.get("/leave").body.contains("Everything ends at once"));
        assert!(again.post("/leave", &[]).body.contains("You have left"));
        assert_eq!(state(&house.product, &guest.id), GuestState::Removed);
    }
}
