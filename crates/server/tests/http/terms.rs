//! Terms of use as guests and admins meet them.

use admin::terms::{self, Publishing};
use model::{Actor, ActorKind, AdminRole, Language, Terms, TermsText};
use product::{Answer, Browser, Product};
use testkit::on_every_store;

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

fn publish(product: &Product, body: &str, asks_again: bool) -> Terms {
    let desk = &product.portico.desk;
    let draft = terms::draft(desk, &operator(), None).unwrap();
    let text = TermsText {
        language: Language::En,
        title: format!("Rules <b>{}</b>", draft.number),
        body: body.into(),
    };
    terms::write(desk, &operator(), &draft.id, &text).unwrap();
    let how = Publishing {
        asks_again,
        ..Publishing::default()
    };
    terms::publish(desk, &operator(), &draft.id, &how).unwrap()
}

/// *I agree* on the page that asks at that address.
fn agree(guest: &mut Browser, at: &str, version: &Terms) -> Answer {
    let page = guest.get(at);
    assert!(page.body.contains(version.id.as_str()), "{}", page.body);
    let query = at.strip_prefix("/terms").unwrap();
    let form = [("terms", version.id.as_str()), ("language", "en")];
    guest.post(&format!("/terms{query}"), &form)
}

on_every_store! {
    fn a_guest_reads_agrees_and_goes_on_where_they_wanted_to(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut guest = product.guest(0);
        assert_eq!(guest.get("/").status, 200);
        let version = publish(&product, "Keep it to yourself.\n\nMore: https://contoso.example/rules.", false);
        let led = guest.get(&load::requests::authorization(&product.seeded));
        assert_eq!(led.status, 303);
        let at = led.location().to_owned();
        assert!(at.starts_with("/terms?continue_to=%2Fauthorize"), "{at}");
        let page = guest.get(&at).body;
        assert!(page.contains("<a href=\"https://contoso.example/rules\" rel=\"noreferrer\">"), "{page}");
        let later = guest.get(&at.replacen("/terms", "/terms/not-now", 1));
        assert!(later.body.contains("stays closed") && later.body.contains("action=\"/sign-out\""));
        assert_eq!(guest.get(&at).status, 200, "looking agrees to nothing");
        let on = agree(&mut guest, &at, &version);
        assert_eq!((on.status, on.location()), (303, at.as_str()));
        let back = guest.get(&at);
        assert!(back.location().starts_with("/authorize?"), "{}", back.location());
        assert!(guest.get(back.location()).parameter("code").is_some());
        assert_eq!(guest.get("/").status, 200);
    }

    fn a_guest_in_the_middle_of_a_session_is_asked_for_a_new_version(store: &TestStore) {
        let (product, _) = Product::start(store);
        let first = publish(&product, "One.", false);
        let mut guest = product.guest(0);
        let led = guest.get("/");
        assert_eq!((led.status, led.location()), (303, "/terms?continue_to=%2F"));
        agree(&mut guest, led.location(), &first);
        assert_eq!(guest.get("/").status, 200);
        publish(&product, "Two.", false);
        assert_eq!(guest.get("/").status, 200, "it wants no new yes");
        let third = publish(&product, "Three.", true);
        assert_eq!(guest.get("/").location(), "/terms?continue_to=%2F");
        let stale = guest.post("/terms?continue_to=%2F", &[("terms", first.id.as_str()), ("language", "en")]);
        assert_eq!(stale.location(), "/terms?continue_to=%2F");
        assert_eq!(guest.get("/").status, 303, "the old text is no answer");
        for path in ["/me", "/leave", "/me/data.json"] {
            assert_eq!(guest.get(path).status, 200, "{path} stays open");
        }
        let quiet = guest.get(&format!("{}&prompt=none", load::requests::authorization(&product.seeded)));
        assert_eq!(quiet.parameter("error").as_deref(), Some("interaction_required"));
        agree(&mut guest, "/terms?continue_to=%2F", &third);
        assert_eq!(guest.get("/").status, 200);
        let me = guest.get("/me").body;
        assert!(me.contains(&format!("/terms/{}", first.id)) && me.contains(&format!("/terms/{}", third.id)));
        let held = guest.get("/me/data.json").json();
        assert_eq!(held["terms"].as_array().unwrap().len(), 2);
        let mut admin = product.admin("ada@contoso.example");
        let page = admin.get(&format!("/admin/guests/{}", product.seeded.guests[0])).body;
        assert!(page.contains(&format!("/terms/{}", third.id)));
    }

    fn x01_x02_hostile_text_comes_out_as_text_and_only_https_is_a_link(store: &TestStore) {
        let (product, _) = Product::start(store);
        let hostile = "<script>alert(1)</script> javascript:alert(1) https://x.example/\"onclick=\"a <img src=x>";
        let version = publish(&product, hostile, false);
        let mut guest = product.guest(0);
        for path in ["/terms?continue_to=%2F".to_owned(), format!("/terms/{}", version.id)] {
            let page = guest.get(&path);
            assert_eq!(page.status, 200, "{path}");
            for bad in ["<script>", "<img src=x", "href=\"javascript", "<b>1</b>", "\"onclick"] {
                assert!(!page.body.contains(bad), "{path}: {bad}");
            }
        }
        let away = guest.get("/terms?continue_to=https%3A%2F%2Fevil.example");
        assert!(away.body.contains("action=\"/terms?continue_to=%2F\""), "only our own paths");
        let on = agree(&mut guest, "/terms?continue_to=%2F%2Fevil.example", &version);
        assert_eq!(on.location(), "/terms?continue_to=%2F");
    }

    fn anybody_reads_what_is_published_and_nobody_a_draft(store: &TestStore) {
        let (product, _) = Product::start(store);
        let version = publish(&product, "One.", false);
        let draft = terms::draft(&product.portico.desk, &operator(), None).unwrap();
        let mut stranger = product.browser();
        assert_eq!(stranger.get(&format!("/terms/{}", version.id)).status, 200);
        assert_eq!(stranger.get(&format!("/terms/{}", draft.id)).status, 404);
        assert_eq!(stranger.get("/terms/nothing").status, 404);
        assert_eq!(stranger.get("/terms").status, 303);
        let mut guest = product.guest(0);
        for (id, language) in [("nothing", "en"), (version.id.as_str(), "tlh")] {
            let wrong = guest.post("/terms", &[("terms", id), ("language", language)]);
            assert_eq!(wrong.status, 400, "{id} {language}");
        }
        guest.post("/terms", &[("terms", draft.id.as_str()), ("language", "en")]);
        assert!(terms::of_guest(&product.portico.desk, &product.seeded.guests[0]).unwrap().is_empty());
    }

    fn an_admin_writes_looks_and_publishes_and_an_auditor_looks(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        assert!(admin.get("/admin/terms").body.contains("Guests agree to nothing yet"));
        let begun = admin.post("/admin/terms", &[("app", "")]);
        let at = begun.location().to_owned();
        assert!(at.starts_with("/admin/terms/trm_"), "{at}");
        let wrong = admin.post(&at, &[("language", "en"), ("title", "Rules"), ("text", "")]);
        assert_eq!(wrong.status, 409);
        assert!(wrong.body.contains("value=\"Rules\""), "what was typed is kept");
        let saved = admin.post(&at, &[("language", "en"), ("title", "Rules"), ("text", "<i>Quiet</i>, please.")]);
        assert_eq!(saved.status, 303);
        let page = admin.get(&at).body;
        assert!(page.contains("&#60;i&#62;Quiet") || page.contains("&lt;i&gt;Quiet"), "{page}");
        let publish = format!("{at}/publish");
        assert_eq!(admin.post(&publish, &[("from", "soon")]).status, 409);
        assert_eq!(admin.post(&publish, &[("from", "2001-01-01")]).status, 409);
        assert_eq!(admin.post(&publish, &[("seen", "1")]).status, 409, "it was changed since");
        let done = admin.post(&publish, &[("from", ""), ("also", "yearly")]);
        assert_eq!(done.location(), format!("{at}?done=published"));
        assert_eq!(admin.post(&publish, &[]).status, 409, "once");
        assert_eq!(admin.post(&at, &[("language", "en"), ("title", "x"), ("text", "y")]).status, 409);
        let page = admin.get(&at).body;
        assert!(page.contains("in force") && page.contains("A yes is over after a year") && !page.contains("name=\"title\""));
        let list = admin.post(&format!("{at}/export"), &[]);
        assert_eq!(list.header("content-type"), Some("text/csv; charset=utf-8"));

        let mut auditor = product.admin("otto@contoso.example");
        let all = admin::admins::list(&product.portico.desk).unwrap();
        let otto = all.iter().find(|it| it.email.as_str() == "otto@contoso.example").unwrap();
        admin::sponsors::set_role(&product.portico.desk, &operator(), &otto.id, AdminRole::Auditor).unwrap();
        assert_eq!(auditor.get(&at).status, 200);
        assert!(!auditor.get("/admin/terms").body.contains("action=\"/admin/terms\""));
        let stopped = auditor.post("/admin/terms", &[("app", "")]);
        assert_eq!(stopped.status, 403);
    }
}
