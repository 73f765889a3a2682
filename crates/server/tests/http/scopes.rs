//! P02, P03, P04, P15: what admins who are bound to some partners or apps reach, and what wants a new proof.

use admin::{AuditFilter, GuestFilter, InviteRequest, apps, assignments, partners};
use model::{
    Actor, ActorKind, AdminRole, App, Assignee, BoundTo, ConnectionKind, Guest, Id, Partner,
    Reason, Span, kind,
};
use product::{Answer, Browser, Product};
use std::collections::BTreeSet;
use testkit::{TestStore, on_every_store};
use web::http::Method;

/// Two partners with a guest and an app each, beside those that were seeded.
struct Two {
    product: Product,
    clock: std::sync::Arc<testkit::TestClock>,
    partners: [Partner; 2],
    apps: [App; 2],
    guests: [Guest; 2],
}

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

impl Two {
    fn new(store: &TestStore) -> Self {
        let (product, clock) = Product::start(store);
        let desk = &product.portico.desk;
        let (ada, _) = admin::admins::add(
            desk,
            &operator(),
            "Ada",
            &"ada@contoso.example".parse().unwrap(),
        )
        .unwrap();
        let both = ["Alder", "Birch"];
        let partners = both.map(|name| {
            let domain = format!("{}.example", name.to_lowercase());
            partners::add(desk, &operator(), name, &[domain]).unwrap()
        });
        let apps = ["First App", "Second App"].map(|name| {
            let registration = apps::Registration {
                name: name.to_owned(),
                redirect_uris: vec!["https://app.contoso.example/callback".into()],
                ..apps::Registration::default()
            };
            apps::register(desk, &operator(), &registration).unwrap().0
        });
        let guests = [0, 1].map(|n| {
            let email = format!("ana@{}.example", both[n].to_lowercase());
            let mut request =
                InviteRequest::new(email.parse().unwrap(), format!("Ana {}", both[n]));
            request.apps = vec![apps[n].id.clone()];
            admin::invitations::invite(desk, &ada, &request)
                .unwrap()
                .guest
        });
        Self {
            product,
            clock,
            partners,
            apps,
            guests,
        }
    }

    /// Somebody with a role, bound to things of the first partner.
    fn bound(&self, role: AdminRole, bound_to: &BoundTo) -> (Browser, Id<kind::Admin>) {
        let email = format!("{role}{}@contoso.example", bound_to.partners.len());
        let browser = self.product.admin(&email);
        let desk = &self.product.portico.desk;
        let all = admin::admins::list(desk).unwrap();
        let id = all
            .into_iter()
            .find(|it| it.email.as_str() == email)
            .unwrap()
            .id;
        admin::sponsors::appoint(desk, &operator(), &id, (role, Some(bound_to))).unwrap();
        (browser, id)
    }

    fn inviter(&self) -> (Browser, Id<kind::Admin>) {
        let partners = BTreeSet::from([self.partners[0].id.clone()]);
        self.bound(
            AdminRole::Inviter,
            &BoundTo {
                partners,
                apps: BTreeSet::new(),
            },
        )
    }

    fn app_owner(&self) -> (Browser, Id<kind::Admin>) {
        let apps = BTreeSet::from([self.apps[0].id.clone()]);
        self.bound(
            AdminRole::AppOwner,
            &BoundTo {
                partners: BTreeSet::new(),
                apps,
            },
        )
    }

    /// Whatever belongs to the second partner must not be told of; which apps there are is known to whoever may
    /// give every one.
    fn says_nothing(&self, answer: &Answer, what: &str) {
        for text in [
            "Birch",
            "birch",
            self.partners[1].id.as_str(),
            self.guests[1].id.as_str(),
        ] {
            assert!(
                !answer.body.contains(text),
                "{what} tells of {text}: {}",
                answer.body
            );
        }
    }

    fn guests_of(&self, n: usize) -> usize {
        let filter = GuestFilter {
            partner_id: Some(self.partners[n].id.clone()),
            limit: 50,
            ..GuestFilter::default()
        };
        admin::guests::list(&self.product.portico.desk, &filter)
            .unwrap()
            .len()
    }
}

fn without_reference(answer: &Answer) -> String {
    let body = &answer.body;
    // The reference and the instant differ from page to page, and so does the path that leads back.
    let start = body.find("<main").unwrap_or(0);
    let end = body.find("<details").unwrap_or(body.len());
    body[start..end].to_owned()
}

/// Paths of links and of forms on a page, as the browser would send them.
fn ways(body: &str) -> Vec<(Method, String)> {
    let mut all = Vec::new();
    for part in body.split("<form method=\"post\" action=\"").skip(1) {
        all.push((Method::Post, part.split('"').next().unwrap().to_owned()));
    }
    for part in body.split("<a class=\"button").skip(1) {
        let href = part
            .split("href=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        all.push((Method::Get, href.to_owned()));
    }
    all
}

on_every_store! {
    fn p03_an_inviter_who_is_bound_to_a_partner_sees_and_reaches_nothing_of_another(store: &TestStore) {
        let two = Two::new(store);
        let (mut inviter, _) = two.inviter();
        let [own, other] = [0, 1].map(|n| two.guests[n].id.to_string());
        for path in ["/admin", "/admin/guests", "/admin/partners", "/admin/invite", "/admin/import", "/admin/requests"] {
            let page = inviter.get(path);
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            two.says_nothing(&page, path);
        }
        assert!(inviter.get("/admin/guests").body.contains("1 of 1"), "the count too");
        assert_eq!(inviter.get(&format!("/admin/guests/{own}")).status, 200);
        let unknown = inviter.get("/admin/guests/gst_0190a0a0a0a07a0a8a0a0a0a0a0a0a99");
        for path in [format!("/admin/guests/{other}"), format!("/admin/partners/{}", two.partners[1].id)] {
            let page = inviter.get(&path);
            assert_eq!(page.status, 404, "{path}");
            assert_eq!(without_reference(&page), without_reference(&unknown), "{path} looks like one that is not there");
        }
        for verb in ["resend", "request/dismiss"] {
            assert_eq!(inviter.post(&format!("/admin/guests/{other}/{verb}"), &[]).status, 404, "{verb}");
        }
        for search in ["q=birch", "q=ana&partner=Birch", &format!("partner={}", two.partners[1].id), "partner=birch.example"] {
            let page = inviter.get(&format!("/admin/guests?{search}"));
            assert!(!page.body.contains(&other) && !page.body.contains("Ana Birch"), "{search}");
        }
        let partners = inviter.get("/admin/partners?q=bir");
        assert!(!partners.body.contains(two.partners[1].id.as_str()));
        let file = inviter.post("/admin/guests/export", &[("q", "ana")]);
        assert!(file.body.contains("ana@alder.example"));
        assert!(!file.body.contains("birch"), "{}", file.body);
        let before = two.guests_of(1);
        for (email, partner) in [("new@birch.example", ""), ("new@birch.example", "Birch"), ("ana@birch.example", ""), ("new@alder.example", two.partners[1].id.as_str())] {
            let form = [("email", email), ("name", "New"), ("partner", partner), ("language", "en")];
            let refused = inviter.post("/admin/invite", &form);
            assert!(refused.status >= 400, "{email} {partner}: {}", refused.status);
            assert!(!refused.body.contains("Ana Birch") && !refused.body.contains(&other));
        }
        let form = [("email", "new@alder.example"), ("name", "New"), ("language", "en")];
        let invited = inviter.post("/admin/invite", &form);
        assert_eq!(invited.status, 303, "{}", invited.body);
        assert_eq!((two.guests_of(0), two.guests_of(1)), (2, before));
        let filter = AuditFilter { reason: Some(Reason::AdminScope), limit: 50, ..AuditFilter::default() };
        let told = admin::audit::list(&two.product.portico.desk, &filter).unwrap();
        assert_eq!(told.len(), 5, "each try is a line of the chain, that for one who is not there too");
    }

    fn c03_rows_of_a_file_beyond_an_inviters_partners_are_refused_and_the_others_go(store: &TestStore) {
        let two = Two::new(store);
        let (mut inviter, _) = two.inviter();
        let rows = "Email,DisplayName,InvitedToApplications\nnew@alder.example,New,\nnew@birch.example,New,\nana@birch.example,Ana,\n";
        let kept = inviter.post_multipart("/admin/import", &[("pasted", rows)]);
        assert_eq!(kept.status, 303, "{}", kept.body);
        let path = kept.location().to_owned();
        let check = inviter.get(&path);
        assert!(!check.body.contains("Ana Birch"), "{}", check.body);
        let before = two.guests_of(1);
        inviter.post(&format!("{path}/apply"), &[]);
        assert_eq!((two.guests_of(0), two.guests_of(1)), (2, before));
        let mut other = two.app_owner().0;
        assert_eq!(other.get(&path).status, 403, "files are for those who invite");
        let free = two.bound(AdminRole::Inviter, &BoundTo { partners: two.partners.iter().map(|it| it.id.clone()).collect(), apps: BTreeSet::new() });
        let (mut both, _) = free;
        assert_eq!(both.get(&path).status, 404, "another's file, for whoever is bound at all");
    }

    fn p04_an_inviter_gives_no_app_beyond_those_they_are_bound_to(store: &TestStore) {
        let two = Two::new(store);
        let apps = BTreeSet::from([two.apps[0].id.clone()]);
        let (mut inviter, _) = two.bound(AdminRole::Inviter, &BoundTo { partners: BTreeSet::new(), apps });
        let group = admin::groups::create(&two.product.portico.desk, &operator(), "Everybody").unwrap();
        let page = inviter.get("/admin/invite");
        assert!(page.body.contains("First App") && !page.body.contains("Second App"));
        assert!(!page.body.contains("Everybody"), "a group may bring other apps");
        for (name, value) in [("apps", two.apps[1].id.as_str()), ("groups", group.id.as_str())] {
            let form = [("email", "new@alder.example"), ("name", "New"), ("language", "en"), (name, value)];
            assert!(inviter.post("/admin/invite", &form).status >= 400, "{name}");
        }
        assert_eq!(two.guests_of(0), 1);
        let form = [("email", "new@alder.example"), ("name", "New"), ("language", "en"), ("apps", two.apps[0].id.as_str())];
        assert_eq!(inviter.post("/admin/invite", &form).status, 303);
        for path in [format!("/admin/apps/{}", two.apps[0].id), format!("/admin/partners/{}", two.partners[0].id)] {
            assert_eq!(inviter.get(&path).status, 403, "{path} tells of other people and apps");
        }
    }

    fn p03_an_app_owner_reaches_their_apps_and_the_people_who_have_them(store: &TestStore) {
        let two = Two::new(store);
        let (mut owner, _) = two.app_owner();
        let [own, other] = [0, 1].map(|n| two.apps[n].id.to_string());
        for path in ["/admin", "/admin/guests", "/admin/apps"] {
            let page = owner.get(path);
            assert_eq!(page.status, 200, "{path}");
            two.says_nothing(&page, path);
            assert!(!page.body.contains(&other) && !page.body.contains("Second App"), "{path}");
        }
        let page = owner.get(&format!("/admin/apps/{own}"));
        assert_eq!(page.status, 200);
        two.says_nothing(&page, "the app's page");
        for verb in ["", "/secret"] {
            assert_eq!(owner.get(&format!("/admin/apps/{other}{verb}")).status, 404, "{verb}");
        }
        for (verb, form) in [("assignments", vec![("guest", "ana@alder.example")]), ("redirects", vec![("redirect_uris", "https://evil.example/cb")]), ("secret", vec![]), ("notices", vec![])] {
            assert_eq!(owner.post(&format!("/admin/apps/{other}/{verb}"), &form).status, 404, "{verb}");
        }
        let desk = &two.product.portico.desk;
        let found = |n: usize| desk.store.read(|tx| tx.assignments_of_app(&two.apps[n].id)).unwrap();
        let theirs = found(1).remove(0).id;
        assert_eq!(owner.post(&format!("/admin/assignments/{theirs}/remove"), &[]).status, 404);
        assert!(assignments::find(desk, &theirs).unwrap().is_some());
        for (field, value) in [("partner", "Alder"), ("group", "Everybody")] {
            let given = owner.post(&format!("/admin/apps/{own}/assignments"), &[(field, value)]);
            assert_eq!(given.status, 404, "{field}");
        }
        assert_eq!(found(0).len(), 1);
        let given = owner.post(&format!("/admin/apps/{own}/assignments"), &[("guest", two.guests[1].id.as_str())]);
        assert_eq!(given.status, 303, "{}", given.body);
        assert!(owner.get("/admin/guests").body.contains("2 of 2"), "whoever has the app is seen from then on");
        let mine = found(0).into_iter().find(|it| it.assignee == Assignee::Guest(two.guests[1].id.clone())).unwrap();
        assert_eq!(owner.post(&format!("/admin/assignments/{}/remove", mine.id), &[]).status, 303);
        assert_eq!(owner.get(&format!("/admin/guests/{}", two.guests[1].id)).status, 404);
    }

    fn p02_a_change_of_what_somebody_is_bound_to_holds_from_their_next_request_on(store: &TestStore) {
        let two = Two::new(store);
        let (mut inviter, id) = two.inviter();
        let path = format!("/admin/guests/{}", two.guests[1].id);
        assert_eq!(inviter.get(&path).status, 404);
        let mut owner = two.product.admin("owner@contoso.example");
        let other = two.partners[1].id.to_string();
        let moved = owner.post(&format!("/admin/admins/{id}"), &[("role", "inviter"), ("partners", &other)]);
        assert_eq!(moved.status, 303, "{}", moved.body);
        assert_eq!(inviter.get(&path).status, 200);
        assert_eq!(inviter.get(&format!("/admin/guests/{}", two.guests[0].id)).status, 404);
        assert_eq!(owner.post(&format!("/admin/admins/{id}"), &[("role", "auditor")]).status, 303);
        assert_eq!(inviter.get("/admin/audit").status, 200);
        assert_eq!(inviter.get("/admin/invite").status, 403);
    }

    fn p02_pages_show_no_button_that_the_reader_may_not_use(store: &TestStore) {
        let two = Two::new(store);
        let desk = &two.product.portico.desk;
        let group = admin::groups::create(desk, &operator(), "Everybody").unwrap();
        let partners = desk.store.read(|tx| tx.list_partners()).unwrap();
        let mut all = partners.iter().flat_map(|it| desk.store.read(|tx| tx.connections_of(&it.id)).unwrap());
        let connection = all.find(|it| it.kind == ConnectionKind::Oidc).unwrap().id;
        let (partner, app, guest) = (&two.partners[0].id, &two.apps[0].id, &two.guests[0].id);
        let mut paths: Vec<String> = ["/admin", "/admin/guests", "/admin/partners", "/admin/apps", "/admin/groups", "/admin/sponsors", "/admin/audit", "/admin/admins", "/admin/keys", "/admin/policy", "/admin/why", "/admin/import", "/admin/requests", "/admin/settings", "/admin/settings/mail"].map(str::to_owned).to_vec();
        paths.extend([
            format!("/admin/guests/{guest}"), format!("/admin/partners/{partner}"), format!("/admin/partners/{partner}/contract"),
            format!("/admin/partners/{partner}/domains"), format!("/admin/partners/{partner}/setup"), format!("/admin/partners/{partner}/rekey"),
            format!("/admin/connections/{connection}"), format!("/admin/apps/{app}"), format!("/admin/apps/{app}/metadata"),
            format!("/admin/groups/{}", group.id),
        ]);
        let auditor = two.bound(AdminRole::Auditor, &BoundTo::default()).0;
        let all = two.bound(AdminRole::Inviter, &BoundTo::default()).0;
        let mut readers = [("auditor", auditor), ("inviter", all), ("bound inviter", two.inviter().0), ("app owner", two.app_owner().0)];
        let mut owner = two.product.admin("owner@contoso.example");
        let mut seen = 0;
        for path in &paths {
            assert!(owner.get(path).status == 200, "{path}");
            for (who, browser) in &mut readers {
                let page = browser.get(path);
                if page.status != 200 {
                    continue;
                }
                for (method, way) in ways(&page.body) {
                    if method == Method::Get && way.starts_with("/admin") {
                        let status = browser.get(&way.replace("&#38;", "&")).status;
                        assert_ne!(status, 403, "{who}: a button on {path} leads to {way}");
                        seen += 1;
                    } else if method == Method::Post && way != "/language" && way != "/admin/sign-out" {
                        let answer = browser.post(&way, &[("do", "nothing")]);
                        let refused = answer.status == 403 && answer.body.contains("admin_role");
                        assert!(!refused, "{who}: a form on {path} goes to {way}");
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }

    fn p15_dangerous_acts_want_a_proof_of_the_last_five_minutes(store: &TestStore) {
        let two = Two::new(store);
        let mut owner = two.product.admin("owner@contoso.example");
        let partner = format!("/admin/partners/{}/end", two.partners[1].id);
        two.clock.advance(Span::mins(5));
        let guest = two.guests[1].id.as_str();
        let app = format!("/admin/apps/{}/secret", two.apps[1].id);
        let id = admin::admins::list(&two.product.portico.desk).unwrap()[0].id.to_string();
        let erase = format!("/admin/guests/{guest}/erase");
        let appoint = format!("/admin/admins/{id}");
        let link = format!("/admin/admins/{id}/link");
        for (path, form, back) in [
            (partner.as_str(), vec![], partner.as_str()),
            ("/admin/removals", vec![("guest", guest)], "/admin/removals?guest="),
            (erase.as_str(), vec![], erase.as_str()),
            (app.as_str(), vec![], app.as_str()),
            (appoint.as_str(), vec![("role", "auditor")], appoint.as_str()),
            (link.as_str(), vec![], appoint.as_str()),
            ("/admin/admins", vec![("name", "Eve"), ("email", "eve@contoso.example"), ("role", "owner")], "/admin/admins?name=Eve"),
            ("/admin/keys", vec![], "/admin/keys"),
            ("/admin/sponsors/disable", vec![("admin", id.as_str())], "/admin/sponsors?admin="),
            ("/admin/guests/export", vec![], "/admin/guests"),
            ("/admin/audit/export", vec![("format", "csv")], "/admin/audit"),
        ] {
            let answer = owner.post(path, &form);
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location().starts_with("/admin/step-up?continue_to="), "{path}: {}", answer.location());
            let next = answer.parameter("continue_to").unwrap();
            assert!(next.starts_with(back), "{path} comes back to {next}");
            assert!(!next.contains("csrf"), "{next}");
        }
        assert_eq!(two.guests_of(1), 1);
        assert_eq!(owner.post("/admin/guests/export", &[("q", "ana")]).status, 200, "a filtered list is an everyday thing");
        let page = owner.get(&format!("/admin/step-up?continue_to={partner}"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("portico admin recover"), "who has no passkey is told what to do");
        let foreign = owner.post("/admin/step-up", &[("answer", "{}"), ("continue_to", "https://evil.example")]);
        assert_eq!(foreign.status, 403, "an answer that proves nothing");
        assert!(owner.post(&partner, &[]).location().starts_with("/admin/step-up"), "and nothing was proved");
        let mut fresh = two.product.admin("fresh@contoso.example");
        let ended = fresh.post(&partner, &[]);
        assert!(!ended.location().starts_with("/admin/step-up"), "{}", ended.location());
        let view = partners::detail(&two.product.portico.desk, &two.partners[1].id).unwrap().unwrap();
        assert_eq!(view.partner.state, model::PartnerState::Ended);
    }

    fn p15_the_last_owner_stays(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut owner = product.admin("owner@contoso.example");
        let desk = &product.portico.desk;
        for other in admin::admins::list(desk).unwrap() {
            if other.email.as_str() != "owner@contoso.example" {
                admin::sponsors::set_role(desk, &operator(), &other.id, AdminRole::Admin).unwrap();
            }
        }
        let all = admin::admins::list(desk).unwrap();
        let last = all.iter().find(|it| it.email.as_str() == "owner@contoso.example").unwrap().id.to_string();
        for (path, form) in [
            (format!("/admin/admins/{last}"), vec![("role", "app_owner")]),
            ("/admin/sponsors/disable".to_owned(), vec![("admin", last.as_str())]),
        ] {
            let refused = owner.post(&path, &form);
            assert_eq!(refused.status, 409, "{path}");
            assert!(refused.body.contains("last owner"), "{}", refused.body);
        }
        let added = owner.post("/admin/admins", &[("name", "Eve"), ("email", "eve@contoso.example"), ("role", "inviter")]);
        assert_eq!(added.status, 200);
        let link = added.body.split("<code class=\"secret\">").nth(1).unwrap().split('<').next().unwrap();
        let path = link.split_once("/admin/link/").map(|it| format!("/admin/link/{}", it.1)).unwrap();
        let mut eve = product.browser();
        assert_eq!(eve.post(&path, &[]).status, 303);
        assert_eq!(eve.get("/admin/guests").status, 200);
        assert_eq!(product.browser().post(&path, &[]).status, 410, "it works once");
    }
}
