//! Home realm discovery: which company's sign-in a browser is sent to, and what it tells strangers.

use crate::hostile_home::{House, Partner};
use model::{Actor, ActorKind};
use product::{Answer, Browser};
use testkit::on_every_store;
use web::http::HOME;

fn leads_home(answer: &Answer, partner: &Partner) -> bool {
    answer.status == 303 && answer.location().starts_with(partner.issuer())
}

fn asks_who_is_there(answer: &Answer) -> bool {
    answer.status == 303 && answer.location().starts_with("/sign-in?")
}

/// A browser that came through the partner's home once.
fn came_through(house: &House, partner: &Partner) -> Browser {
    let begun = house.begin(partner, None).ok().unwrap();
    house.finish_well(partner, begun).1
}

on_every_store! {
    fn an_apps_hint_leads_to_the_home_it_names_and_a_wrong_one_to_the_question(store: &TestStore) {
        let house = House::open(store);
        let (north, south) = (house.partner("north"), house.partner("south"));
        let app = load::requests::authorization(&house.product.seeded);
        let ask = |hint: String| house.product.browser().get(&format!("{app}&{hint}"));
        for name in ["idp_hint", "kc_idp_hint", "domain_hint"] {
            assert!(leads_home(&ask(format!("{name}={}", south.connection.id)), &south), "{name}");
            assert!(leads_home(&ask(format!("{name}=north.example")), &north), "{name}");
            assert!(leads_home(&ask(format!("{name}=NORTH.example.")), &north), "{name}");
        }
        let plain = house.product.browser().get(&app).location().len();
        for hint in ["nobody.example", "north", "con_1", "%3Cb%3E", ""] {
            let answer = ask(format!("idp_hint={hint}"));
            assert!(asks_who_is_there(&answer), "{hint}: {}", answer.location());
            assert!(answer.location().len() > plain, "the request is kept as it was");
        }
    }

    fn a_start_link_leads_through_the_home_to_the_panel_or_the_app(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let start = |path: &str| house.product.browser().get(path);
        assert!(leads_home(&start("/start?domain_hint=north.example"), &north));
        assert!(asks_who_is_there(&start("/start")));
        assert!(asks_who_is_there(&start("/start?domain_hint=nobody.example")));
        let slug = house.product.app().slug;
        assert!(leads_home(&start(&format!("/start/{slug}?domain_hint=north.example")), &north));
        assert_eq!(start("/start/no-such-app").status, 404);
        let mut guest = house.product.guest(0);
        assert_eq!(guest.get("/start").location(), "/");
        let there = guest.get(&format!("/start/{slug}"));
        let launch = house.product.app().launch_url.unwrap_or_else(|| "/".into());
        assert_eq!((there.status, there.location()), (303, launch.as_str()));
    }

    fn a_company_is_found_by_its_full_name_alone_and_none_is_listed(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let say = |what: &str| house.product.browser().post("/sign-in", &[("email", what)]);
        assert!(leads_home(&say("North"), &north));
        for part in ["nor", "nort", "n", "%", "north_"] {
            let answer = say(part);
            assert_eq!(answer.status, 400, "{part}");
            assert!(answer.body.contains(part) && !answer.body.contains("north.example"));
        }
    }

    fn the_company_of_the_last_sign_in_is_offered_while_it_may_be_used(store: &TestStore) {
        let house = House::open(store);
        let (north, south) = (house.partner("north"), house.partner("south"));
        let mut browser = came_through(&house, &north);
        assert_eq!(browser.cookie(HOME), Some(north.connection.id.as_str()));
        browser.post("/sign-out", &[]);
        let page = browser.get("/sign-in").body;
        assert!(page.contains("name=\"home\"") && page.contains("north"), "{page}");
        assert!(!page.contains("south"));
        let id = north.connection.id.as_str();
        assert!(leads_home(&browser.post("/sign-in", &[("home", id)]), &north));
        // Whoever is somebody else says so.
        assert!(leads_home(&browser.post("/sign-in", &[("email", &south.email)]), &south));
        let by = Actor::plain(ActorKind::Operator);
        let desk = &house.product.portico.desk;
        admin::partners::suspend(desk, &by, &north.connection.partner_id).unwrap();
        assert!(!browser.get("/sign-in").body.contains("name=\"home\""));
        assert_eq!(browser.post("/sign-in", &[("home", id)]).status, 400);
        browser.set_cookie(HOME, "con_nothing");
        assert_eq!(browser.get("/sign-in").status, 200);
    }

    fn a_contract_is_changed_on_its_page_and_a_slip_keeps_what_was_entered(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let partner = &north.connection.partner_id;
        let page = format!("/admin/partners/{partner}/contract");
        let mut mia = house.product.admin("mia@contoso.example");
        let agreed = [
            ("name", "North"),
            ("mfa_amr", "mfa\nhwk"),
            ("app_scope", "any"),
            ("quota", "25"),
            ("recheck", "60"),
            ("review", "2027-03-31"),
            ("contacts", "Ida Berg <ida@north.example>"),
        ];
        let mut slips = agreed.to_vec();
        slips[3].1 = "many";
        slips[6].1 = "nobody";
        let refused = mia.post(&page, &slips);
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("many") && refused.body.contains("nobody"));
        let saved = mia.post(&page, &agreed);
        assert_eq!(saved.status, 303, "{}", saved.body);
        let shown = mia.get(&format!("/admin/partners/{partner}")).body;
        for fact in ["mfa, hwk", "25", "60", "2027-03-31", "ida@north.example", "contract_changed"] {
            assert!(shown.contains(fact), "{fact}");
        }
        let again = mia.get(&page).body;
        assert!(again.contains("2027-03-31") && again.contains("hwk"), "{again}");
    }
}
