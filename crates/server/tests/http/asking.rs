//! The panel, what guests ask for on it, and who may answer.

use admin::asking;
use model::{Actor, ActorKind, AdminRole, AppListing, Assignee, BoundTo};
use product::Product;
use std::collections::BTreeSet;
use testkit::on_every_store;

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

/// An app that guests may ask for and nobody has.
fn offered(product: &Product, name: &str) -> model::App {
    let desk = &product.portico.desk;
    let registration = admin::apps::Registration {
        name: name.into(),
        redirect_uris: vec!["https://vault.example/cb".into()],
        launch_url: Some("https://vault.example/".into()),
        ..admin::apps::Registration::default()
    };
    let (app, _) = admin::apps::register(desk, &operator(), &registration).unwrap();
    let listing = AppListing {
        description: Some("Drawings of parts".into()),
        requestable: true,
    };
    admin::apps::set_listing(desk, &operator(), &app.id, &listing).unwrap();
    app
}

/// Somebody who looks after one app.
fn app_owner(product: &Product, name: &str, app: &model::App) -> product::Browser {
    let desk = &product.portico.desk;
    if admin::admins::list(desk).unwrap().is_empty() {
        // Somebody has to be left who manages.
        let _ = product.admin("ada@contoso.example");
    }
    let email = format!("{name}@contoso.example");
    let browser = product.admin(&email);
    let all = admin::admins::list(desk).unwrap();
    let who = all.iter().find(|it| it.email.as_str() == email).unwrap();
    let bound = BoundTo {
        apps: BTreeSet::from([app.id.clone()]),
        ..BoundTo::default()
    };
    let role = (AdminRole::AppOwner, Some(&bound));
    admin::sponsors::appoint(desk, &operator(), &who.id, role).unwrap();
    browser
}

fn waiting(product: &Product) -> Vec<admin::InboxLine> {
    let all = admin::InboxFilter {
        limit: 10,
        ..admin::InboxFilter::default()
    };
    asking::inbox(&product.portico.desk, &all).unwrap()
}

on_every_store! {
    fn u12_a_guest_asks_on_the_panel_and_reads_the_answer_there(store: &TestStore) {
        let (product, _) = Product::start(store);
        let app = offered(&product, "Drawing Vault");
        let mut guest = product.guest(0);
        assert!(guest.get("/").body.contains("Request another app"));
        let page = guest.get("/request");
        assert!(page.body.contains("Drawing Vault") && page.body.contains("Drawings of parts"));
        let sent = guest.post("/request", &[("app", app.id.as_str()), ("note", "On Monday")]);
        assert_eq!((sent.status, sent.location()), (303, "/?asked=1"));
        let panel = guest.get("/?asked=1").body;
        assert!(panel.contains("on its way") && panel.contains("waiting") && panel.contains("Drawing Vault"));
        assert!(!panel.contains("Request another app"), "there is nothing more to ask for");

        let mut admin = product.admin("ada@contoso.example");
        assert!(admin.get("/admin").body.contains("1 request of a guest waits"));
        assert!(admin.get("/admin/requests").body.contains("Drawing Vault"));
        let id = waiting(&product).remove(0).request.id;
        let detail = admin.get(&format!("/admin/requests/{id}"));
        assert!(detail.body.contains("On Monday") && detail.body.contains("never"));
        let wrong = admin.post(&format!("/admin/requests/{id}/approve"), &[("last_day", "soon")]);
        assert_eq!(wrong.status, 409);
        assert!(wrong.body.contains("value=\"soon\""), "what was typed is kept");
        let bare = admin.post(&format!("/admin/requests/{id}/refuse"), &[("reason", "")]);
        assert_eq!(bare.status, 409);
        let path = format!("/admin/requests/{id}/approve");
        let given = admin.post(&path, &[("last_day", "2999-03-31")]);
        assert_eq!((given.status, given.location()), (303, "/admin/requests?done=given"));
        assert_eq!(admin.post(&path, &[("last_day", "2999-03-31")]).status, 404, "once");
        let panel = guest.get("/").body;
        assert!(panel.contains("granted") && panel.contains("https://vault.example/"));
        product.deliver();
        let told = product.mails.take();
        assert!(told.iter().any(|mail| mail.content.subject == "You can open Drawing Vault"), "{told:?}");
    }

    fn u12_a_refused_app_names_who_decides_and_one_button_asks(store: &TestStore) {
        let (product, _) = Product::start(store);
        let app = offered(&product, "Drawing Vault");
        let mut guest = product.guest(0);
        let path = format!(
            "/authorize?client_id={}&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fvault.example%2Fcb&code_challenge={}&code_challenge_method=S256",
            app.id, "a".repeat(43)
        );
        let denied = guest.get(&path);
        assert_eq!(denied.status, 403);
        assert!(denied.body.contains("Ask for access") && denied.body.contains("not_assigned"));
        let asked = guest.post("/request", &[("app", app.id.as_str())]);
        assert_eq!(asked.status, 303);
        let again = guest.get(&format!("/apps/{}/why", app.id)).body;
        assert!(again.contains("You asked on") && !again.contains("<button class=\"button go\""), "{again}");
        assert_eq!(guest.get("/apps/nothing/why").status, 404);
        assert_eq!(guest.post("/request", &[("app", "nothing")]).status, 400);
        let unknown = "app_01890a5dac96774bbcceb302099a8057";
        assert_eq!(guest.post("/request", &[("app", unknown)]).status, 404);
    }

    fn p02_an_inviter_decides_about_own_guests_alone(store: &TestStore) {
        let (product, _) = Product::start(store);
        let app = offered(&product, "Drawing Vault");
        let desk = &product.portico.desk;
        let mut inviter = product.admin("ivy@contoso.example");
        let all = admin::admins::list(desk).unwrap();
        let ivy = all.iter().find(|it| it.email.as_str() == "ivy@contoso.example").unwrap();
        let (bea, _) = admin::admins::add(desk, &operator(), "Bea", &"bea@contoso.example".parse().unwrap()).unwrap();
        admin::sponsors::set_role(desk, &operator(), &ivy.id, AdminRole::Inviter).unwrap();
        let guest = product.seeded.guests[0].clone();
        product.guest(0).post("/request", &[("app", app.id.as_str())]);
        let id = waiting(&product).remove(0).request.id;
        let path = format!("/admin/requests/{id}/approve");
        admin::sponsors::assign(desk, &operator(), &guest, &bea.id).unwrap();
        let stopped = inviter.post(&path, &[("last_day", "2999-03-31")]);
        assert_eq!(stopped.status, 403);
        assert!(stopped.body.contains("admin_role"));
        assert!(!inviter.get(&format!("/admin/requests/{id}")).body.contains("/approve"));
        admin::sponsors::assign(desk, &operator(), &guest, &ivy.id).unwrap();
        assert_eq!(inviter.post(&path, &[("last_day", "2999-03-31")]).status, 303);
    }

    fn p04_an_app_owner_hears_of_and_decides_about_their_own_app_alone(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let (vault, wiki) = (offered(&product, "Drawing Vault"), offered(&product, "Wiki"));
        let mut owner = app_owner(&product, "olga", &vault);
        let mut other = app_owner(&product, "otto", &wiki);
        product.guest(0).post("/request", &[("app", vault.id.as_str())]);
        product.deliver();
        let told = product.mails.take();
        let to = |name: &str| told.iter().filter(|mail| mail.to.as_str() == format!("{name}@contoso.example")).count();
        assert_eq!((to("olga"), to("otto")), (1, 0), "who looks after the app hears of it, once");
        let id = waiting(&product).remove(0).request.id;
        let path = format!("/admin/requests/{id}");
        assert!(owner.get("/admin").body.contains("1 request of a guest waits"));
        let list = owner.get("/admin/requests").body;
        assert!(list.contains("Drawing Vault") && list.contains(&path));
        assert!(!other.get("/admin").body.contains("waits"));
        assert!(!other.get("/admin/requests?all=1").body.contains("Drawing Vault"));
        for verb in ["", "/approve", "/refuse"] {
            let way = format!("{path}{verb}");
            let answer = if verb.is_empty() { other.get(&way) } else { other.post(&way, &[("last_day", "2999-03-31"), ("reason", "no")]) };
            assert_eq!(answer.status, 404, "{way}: as if it were not there");
        }
        assert_eq!(waiting(&product).len(), 1);
        let detail = owner.get(&path).body;
        assert!(detail.contains(&format!("{path}/approve")), "{detail}");
        assert!(!detail.contains("/admin/guests/gst_"), "whose page they may not open");
        let given = owner.post(&format!("{path}/approve"), &[("last_day", "2999-03-31")]);
        assert_eq!((given.status, given.location()), (303, "/admin/requests?done=given"));
        let guest = product.seeded.guests[0].clone();
        let has = |app: &model::App| {
            let why = admin::why::explain(desk, guest.as_str(), app.id.as_str(), None).unwrap();
            why.decision.is_allowed()
        };
        assert!(has(&vault) && !has(&wiki));
        product.guest(0).post("/request", &[("app", wiki.id.as_str())]);
        let id = waiting(&product).remove(0).request.id;
        assert_eq!(owner.post(&format!("/admin/requests/{id}/approve"), &[("last_day", "2999-03-31")]).status, 404);
        assert_eq!(other.post(&format!("/admin/requests/{id}/refuse"), &[("reason", "Not this year")]).status, 303);
        assert!(!has(&wiki) && waiting(&product).is_empty());
    }

    fn p04_an_app_owner_gives_more_time_at_the_app_and_not_to_the_guest(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let vault = offered(&product, "Drawing Vault");
        let guest = product.seeded.guests[0].clone();
        let new = admin::assignments::NewAssignment {
            app_id: vault.id.clone(),
            assignee: Assignee::Guest(guest.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        admin::assignments::assign(desk, &operator(), &new).unwrap();
        let soon = product.portico.clock.now().plus(model::Span::days(3));
        admin::guests::extend(desk, &operator(), &guest, Some(soon)).unwrap();
        let mut owner = app_owner(&product, "olga", &vault);
        product.guest(0).post("/request", &[("app", vault.id.as_str())]);
        let id = waiting(&product).remove(0).request.id;
        let given = owner.post(&format!("/admin/requests/{id}/approve"), &[("last_day", "2999-03-31")]);
        assert_eq!(given.status, 303);
        let found = admin::guests::find(desk, &guest).unwrap().unwrap();
        assert_eq!(found.ends_at, Some(soon), "which reaches every app");
        product.deliver();
        let told = product.mails.take();
        assert!(told.iter().all(|mail| !mail.content.text.contains("2999")), "nothing is promised that does not hold: {told:?}");
    }

    fn the_panel_finds_and_puts_first_without_scripts(store: &TestStore) {
        let (product, _) = Product::start(store);
        let guest = &product.seeded.guests[0];
        let mut names = Vec::new();
        for name in ["Archive", "Drawing Vault", "Wiki"] {
            let app = offered(&product, name);
            let new = admin::assignments::NewAssignment {
                app_id: app.id.clone(),
                assignee: Assignee::Guest(guest.clone()),
                roles: Vec::new(),
                starts_at: None,
                ends_at: None,
            };
            admin::assignments::assign(&product.portico.desk, &operator(), &new).unwrap();
            names.push((name, app.id));
        }
        let mut browser = product.guest(0);
        let found = browser.get("/?q=dRaWing+v").body;
        assert!(found.contains("<bdi>Drawing Vault</bdi>") && !found.contains("<bdi>Wiki</bdi>"));
        assert!(browser.get("/?q=of+parts").body.contains("<bdi>Wiki</bdi>"), "by what it is for");
        assert!(browser.get("/?q=nothing+like+it").body.contains("No app fits that"));
        let wiki = names[2].1.as_str();
        assert_eq!(browser.post("/apps/star", &[("star", wiki)]).status, 303);
        let page = browser.get("/").body;
        let at = |name: &str| page.find(&format!("<bdi>{name}</bdi>")).unwrap();
        assert!(at("Wiki") < at("Archive"));
        assert!(page.contains(&format!("name=\"unstar\" value=\"{wiki}\"")));
        browser.post("/apps/star", &[("unstar", wiki)]);
        let page = browser.get("/").body;
        assert!(page.find("<bdi>Wiki</bdi>") > page.find("<bdi>Archive</bdi>"));
        assert_eq!(browser.post("/apps/star", &[("star", "nothing")]).status, 400);
    }
}
