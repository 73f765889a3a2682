//! Home realm discovery: which company's sign-in a browser is sent to, and what it tells strangers.

use crate::hostile_home::{Begun, House, Partner};
use model::{Actor, ActorKind};
use product::{Answer, Browser};
use testkit::on_every_store;
use web::http::{HOME, SESSION};

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
    fn several_homes_are_chosen_from_and_the_choice_says_nothing_about_people(store: &TestStore) {
        let house = House::open(store);
        let desk = &house.product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let older = house.partner("north");
        let partner = admin::partners::detail(desk, &older.connection.partner_id).unwrap().unwrap().partner;
        let newer = house.connect(partner, model::HomeSettings::default());
        let labs = house.connected("labs", model::HomeSettings::default());
        admin::domains::add(desk, &by, &labs.connection.partner_id, "north.example").unwrap();
        house.partner("south");
        let ask = |address: &str| house.product.browser().post("/sign-in", &[("email", address), ("continue_to", "/")]);
        let mut shown = Vec::new();
        for address in [older.email.as_str(), "xyz@north.example"] {
            let page = ask(address);
            assert_eq!(page.status, 200, "{}", page.body);
            for home in [&older, &newer, &labs] {
                assert!(page.body.contains(home.connection.id.as_str()));
            }
            assert!(!page.body.contains("south"), "nobody else is named");
            let (_, token) = page.body.split_once("name=\"csrf\" value=\"").unwrap();
            let token = token.split('"').next().unwrap();
            shown.push(page.body.replace(token, "").replace(address, ""));
        }
        assert_eq!(shown[0], shown[1], "known and unknown people see the same");
        for home in [&older, &newer, &labs] {
            let mut browser = house.product.browser();
            let form = [("email", older.email.as_str()), ("continue_to", "/"), ("home", home.connection.id.as_str())];
            let led = browser.post("/sign-in", &form);
            assert!(leads_home(&led, home), "{}", led.location());
            assert_eq!(led.parameter("login_hint").as_deref(), Some(older.email.as_str()));
        }
        let mut browser = house.product.browser();
        let led = browser.post("/sign-in", &[("home", older.connection.id.as_str()), ("continue_to", "/")]);
        let (back, browser) = house.finish_well(&older, Begun::at(browser, &led));
        assert!(back.status == 303 && browser.cookie(SESSION).is_some(), "the older home is still a way in");
        assert_eq!(house.product.browser().post("/sign-in", &[("email", "North")]).status, 200, "so by name");
        admin::domains::lapse(desk, &by, &labs.connection.partner_id, "north.example").unwrap();
        assert!(!ask(&older.email).body.contains(labs.connection.id.as_str()), "a lapsed domain is nobody's");
        admin::connections::set_state(desk, &by, &newer.connection.id, model::ConnectionState::Disabled).unwrap();
        assert!(leads_home(&ask(&older.email), &older));
    }

    fn e02_look_ups_are_counted_by_network_and_shut_nobody_else_out(store: &TestStore) {
        let house = House::open(store);
        let north = house.partner("north");
        let mut browser = house.product.browser();
        browser.get("/sign-in");
        let csrf = browser.cookie(web::http::CSRF).unwrap().to_owned();
        let mut ask = |field: &str, value: &str, from: &str| {
            let body = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs([(field, value), ("csrf", &csrf), ("continue_to", "/")])
                .finish();
            let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-forwarded-for", from)];
            browser.send("POST", "/sign-in", &headers, &body)
        };
        for n in 0..300 {
            assert_eq!(ask("email", &format!("company {n}"), "203.0.113.1").status, 400, "{n}");
        }
        for what in ["company", "North", "ana@north.example", "xyz@nobody.example"] {
            assert_eq!(ask("email", what, "203.0.113.1").status, 429, "{what}: known and unknown alike");
        }
        assert!(leads_home(&ask("home", north.connection.id.as_str(), "203.0.113.1"), &north), "who chose looks nothing up");
        assert!(leads_home(&ask("email", "North", "203.0.113.2"), &north), "another network is not concerned");
        house.clock.advance(model::Span::mins(61));
        assert!(leads_home(&ask("email", "North", "203.0.113.1"), &north));
    }

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
