//! The console's lists by HTTP: filters in the address, everything that matches at once, files.

use product::Product;
use testkit::on_every_store;

/// The reference that stands on a page about a problem.
fn reference(body: &str) -> String {
    let after = body.split_once(" · ").expect("a page with a reference").1;
    after.chars().take(7).collect()
}

on_every_store! {
    fn the_address_of_the_list_holds_the_filter_and_all_that_match_are_changed_after_a_question(store: &TestStore) {
        let product = Product::seeded(store, product::Seed { guests: 60, ..product::Seed::default() }, std::sync::Arc::new(testkit::TestClock::new()));
        let mut admin = product.admin("ada@contoso.example");
        let page = admin.get("/admin/guests?state=active&q=guest");
        assert_eq!(page.status, 200);
        assert!(page.body.contains("50 of 60"), "{}", page.body);
        assert!(page.body.contains("/admin/guests?q=guest&#38;state=active&#38;after=gst_"), "the next page keeps the filter");
        assert!(admin.get("/admin/guests?q=nobody").body.contains("No guests found"));
        let wrong = admin.get("/admin/guests?before=someday");
        assert!(wrong.body.contains("aria-invalid"), "{}", wrong.body);
        let question = admin.get("/admin/guests/bulk?act=extend&all=1&q=guest&state=active");
        assert!(question.body.contains("name=\"count\" value=\"60\""), "{}", question.body);
        let sent = [("act", "extend"), ("all", "1"), ("q", "guest"), ("state", "active"), ("until", "2027-03-31")];
        let stale = admin.post("/admin/guests/bulk", &[&sent[..], &[("count", "59")]].concat());
        assert_eq!(stale.status, 200, "asked again: the list is another than the one agreed to");
        assert!(stale.body.contains("name=\"count\" value=\"60\""));
        let ending = "/admin/guests?before=2027-04-02";
        assert!(admin.get(ending).body.contains("No guests found"), "nothing was changed");
        let done = admin.post("/admin/guests/bulk", &[&sent[..], &[("count", "60")]].concat());
        assert!(done.body.contains("60 guests changed"), "{}", done.body);
        assert!(admin.get(ending).body.contains("50 of 60"));
        let bad = admin.post("/admin/guests/bulk", &[("act", "extend"), ("guest", "gst_x"), ("until", "x")]);
        assert_eq!(bad.status, 409);
        let file = admin.post("/admin/guests/export", &[("q", "guest")]);
        assert_eq!((file.status, file.header("content-type")), (200, Some("text/csv; charset=utf-8")));
        assert_eq!(file.body.lines().count(), 61);
        let kept = admin.post("/admin/guests/views", &[("name", "Active"), ("state", "active"), ("csrf2", "x")]);
        assert_eq!(kept.status, 303);
        assert!(admin.get("/admin/guests").body.contains("/admin/guests?state=active\"><bdi>Active"));
        admin.post("/admin/guests/views/forget", &[("view", "Active")]);
        assert!(!admin.get("/admin/guests").body.contains("<bdi>Active</bdi>"));
    }

    fn refusals_are_told_in_the_language_of_whoever_reads_them(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        assert_eq!(admin.post("/language", &[("language", "de"), ("return_to", "/admin")]).status, 303);
        assert_eq!(admin.post("/admin/groups", &[("name", "Externe")]).status, 303);
        for (path, form, says) in [
            ("/admin/groups", [("name", ""), ("domains", "")], "Füllen Sie das Feld „Name“ aus."),
            ("/admin/groups", [("name", "Externe"), ("domains", "")], "„Externe“ ist schon vergeben."),
            ("/admin/partners", [("name", "Mailer"), ("domains", "gmail.com")], "„gmail.com“ gibt jedem ein Postfach."),
        ] {
            let answer = admin.post(path, &form);
            assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
        }
    }

    fn what_a_page_refused_is_found_by_its_reference(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut admin = product.admin("ada@contoso.example");
        let refused = admin.post_bare("/admin/groups", &[("name", "x")]);
        assert_eq!(refused.status, 403);
        let reference = reference(&refused.body);
        let found = admin.get(&format!("/admin/audit?reference={reference}"));
        assert!(found.body.contains("<tr><td"), "{reference}: {}", found.body);
        assert!(found.body.contains("refused") || found.body.contains("Refused"));
        assert!(!admin.get("/admin/audit?reference=ZZZ-ZZZ").body.contains("<tr><td"));
        let all = admin.post("/admin/audit/export", &[("format", "jsonl"), ("reason", "csrf")]);
        assert_eq!(all.body.lines().count(), 1);
        let line: serde_json::Value = serde_json::from_str(&all.body).unwrap();
        assert_eq!((line["event"].as_str(), line["reason"].as_str()), (Some("csrf"), Some("csrf")));
        let unknown = admin.get("/admin/audit?guest=nobody@nowhere.example");
        assert!(unknown.body.contains("aria-invalid"));
        assert_eq!(admin.get("/admin/audit?since=2020-01-01&until=2020-01-02").status, 200);
    }
}
