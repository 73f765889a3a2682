//! The page of the rules, and what a change of them would change, by form, by link and by role.

use admin::{InviteRequest, apps, assignments, partners};
use model::{
    Actor, ActorKind, AdminRole, AppState, Assignee, BoundTo, Guest, Id, Partner, TrustContract,
    kind,
};
use product::{Browser, Product};
use std::collections::BTreeSet;
use testkit::{TestStore, on_every_store};

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

/// A partner whose guests may open an app.
struct World {
    product: Product,
    partner: Partner,
    app: Id<kind::App>,
    guests: Vec<Guest>,
}

impl World {
    fn new(store: &TestStore) -> Self {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let (ada, _) = admin::admins::add(
            desk,
            &operator(),
            "Ada",
            &"ada@contoso.example".parse().unwrap(),
        )
        .unwrap();
        let partner =
            partners::add(desk, &operator(), "Alder", &["alder.example".to_owned()]).unwrap();
        let registration = apps::Registration {
            name: "Drawing Vault".into(),
            redirect_uris: vec!["https://vault.contoso.example/callback".into()],
            ..apps::Registration::default()
        };
        let app = apps::register(desk, &operator(), &registration)
            .unwrap()
            .0
            .id;
        let guests: Vec<Guest> = ["ana", "bo"]
            .map(|name| {
                let email = format!("{name}@alder.example").parse().unwrap();
                let invited =
                    admin::invitations::invite(desk, &ada, &InviteRequest::new(email, name));
                let guest = invited.unwrap().guest;
                desk.store
                    .write(|tx| tx.activate_guest(&guest.id, desk.clock.now()))
                    .unwrap();
                guest
            })
            .to_vec();
        let new = assignments::NewAssignment {
            app_id: app.clone(),
            assignee: Assignee::Partner(partner.id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        assignments::assign(desk, &operator(), &new).unwrap();
        Self {
            product,
            partner,
            app,
            guests,
        }
    }

    fn with_role(&self, role: AdminRole, bound_to: &BoundTo) -> Browser {
        let email = format!("{role}@contoso.example");
        let browser = self.product.admin(&email);
        let desk = &self.product.portico.desk;
        let all = admin::admins::list(desk).unwrap();
        let id = all
            .into_iter()
            .find(|it| it.email.as_str() == email)
            .unwrap()
            .id;
        admin::sponsors::appoint(desk, &operator(), &id, (role, Some(bound_to))).unwrap();
        browser
    }

    fn trust(&self) -> TrustContract {
        let desk = &self.product.portico.desk;
        partners::detail(desk, &self.partner.id)
            .unwrap()
            .unwrap()
            .partner
            .trust
    }

    fn state(&self) -> AppState {
        apps::detail(&self.product.portico.desk, &self.app)
            .unwrap()
            .unwrap()
            .app
            .state
    }
}

on_every_store! {
    fn a_contract_is_looked_at_before_it_is_changed_and_what_was_typed_stays(store: &TestStore) {
        let world = World::new(store);
        let mut admin = world.product.admin("mia@contoso.example");
        let path = format!("/admin/partners/{}/contract", world.partner.id);
        let page = admin.get(&path).body;
        assert!(page.contains("name=\"preview\""), "{page}");
        let narrow = [("name", "Alder"), ("app_scope", "only"), ("quota", "77"), ("contacts", "Ida Berg <ida@alder.example>")];
        let preview: Vec<_> = narrow.into_iter().chain([("preview", "yes")]).collect();
        let seen = admin.post(&path, &preview);
        assert_eq!(seen.status, 200);
        assert!(seen.body.contains("This changes 2 of 2 guest × app pairs"), "{}", seen.body);
        assert!(seen.body.contains("value=\"77\"") && seen.body.contains("Ida Berg"), "{}", seen.body);
        assert!(seen.body.contains(&format!("action=\"{path}\"")) && seen.body.contains(">Apply<"), "{}", seen.body);
        assert!(seen.body.contains(world.guests[0].id.as_str()) && seen.body.contains("app not in the partner"), "{}", seen.body);
        assert_eq!((world.trust().version, world.trust().allowed_apps), (1, None), "nothing was written");
        let wrong = admin.post(&path, &[("name", "Alder"), ("app_scope", "any"), ("quota", "many"), ("preview", "yes")]);
        assert_eq!(wrong.status, 400, "what cannot be saved is not previewed");
        let saved = admin.post(&path, &narrow);
        assert_eq!((saved.status, world.trust().allowed_apps), (303, Some(Vec::new())));
    }

    fn an_apps_rules_and_assignments_are_looked_at_before_they_change(store: &TestStore) {
        let world = World::new(store);
        let mut admin = world.product.admin("mia@contoso.example");
        let app = format!("/admin/apps/{}", world.app);
        let seen = admin.post(&format!("{app}/disable"), &[("preview", "yes")]);
        assert!(seen.body.contains("This changes 2 of 2") && seen.body.contains("Lose the app"), "{}", seen.body);
        assert_eq!(world.state(), AppState::Enabled);
        let seen = admin.post(&format!("{app}/mfa"), &[("wanted", "yes"), ("preview", "yes")]);
        assert!(seen.body.contains("Nobody&#39;s access changes") || seen.body.contains("Nobody's access changes"), "nobody is signed in: {}", seen.body);
        assert!(seen.body.contains("name=\"wanted\" value=\"yes\""), "{}", seen.body);
        let seen = admin.post(&format!("{app}/confirmation"), &[("hours", "24"), ("preview", "yes")]);
        assert!(seen.body.contains("name=\"hours\" value=\"24\""), "{}", seen.body);
        assert_eq!(admin.post(&format!("{app}/confirmation"), &[("hours", "0"), ("preview", "yes")]).status, 400, "as when it is saved");
        let given = apps::detail(&world.product.portico.desk, &world.app).unwrap().unwrap().assignments;
        let take = format!("/admin/assignments/{}/remove?from=app", given[0].0.id);
        assert!(admin.get(&take).body.contains("name=\"preview\""));
        let seen = admin.post(&take, &[("preview", "yes")]);
        assert!(seen.body.contains("This changes 2 of 2") && seen.body.contains(&take), "{}", seen.body);
        let gone = admin.post(&take, &[]);
        assert_eq!(gone.location(), format!("{app}?done=taken"));
        let group = admin::groups::create(&world.product.portico.desk, &operator(), "Engineering").unwrap();
        let joins = admin.post(&format!("/admin/groups/{}/members", group.id), &[("guest", "ana@alder.example")]);
        assert_eq!(joins.status, 303);
        let group_id = group.id.to_string();
        let give = [("guest", ""), ("group", group_id.as_str()), ("partner", ""), ("preview", "yes")];
        let seen = admin.post(&format!("{app}/assignments"), &give);
        assert!(seen.body.contains("This changes 1 of 1") && seen.body.contains("Gain the app"), "{}", seen.body);
        assert!(seen.body.contains(&format!("value=\"{group_id}\" selected")), "{}", seen.body);
        let partner = format!("/admin/partners/{}", world.partner.id);
        let seen = admin.post(&format!("{partner}/apps"), &[("app", world.app.as_str()), ("preview", "yes")]);
        assert!(seen.body.contains("This changes 2 of 2"), "{}", seen.body);
        let seen = admin.post(&format!("/admin/groups/{group_id}/apps"), &[("app", world.app.as_str()), ("preview", "yes")]);
        assert!(seen.body.contains("This changes 1 of 1"), "{}", seen.body);
        assert!(apps::detail(&world.product.portico.desk, &world.app).unwrap().unwrap().assignments.is_empty());
    }

    fn the_page_of_the_rules_says_what_counts_and_tries_a_change(store: &TestStore) {
        let world = World::new(store);
        let mut auditor = world.with_role(AdminRole::Auditor, &BoundTo::default());
        let page = auditor.get("/admin/policy");
        assert_eq!(page.status, 200);
        for text in ["Drawing Vault", "Alder", "Any app may be given", "As the contract says", "action=\"/admin/why\""] {
            assert!(page.body.contains(text), "{text}: {}", page.body);
        }
        let tried = auditor.get(&format!("/admin/policy?try={}&change=off", world.app));
        assert!(tried.body.contains("This changes 2 of 2") && tried.body.contains("app switched off"), "{}", tried.body);
        assert_eq!(world.state(), AppState::Enabled);
        let is_on = auditor.get(&format!("/admin/policy?try={}&change=on", world.app));
        assert_eq!(is_on.status, 409, "it is on");
        assert_eq!(auditor.get("/admin/policy?try=x&change=off").status, 400);
        let path = format!("/admin/apps/{}/mfa", world.app);
        assert_eq!(auditor.post(&path, &[("wanted", "yes"), ("preview", "yes")]).status, 403, "forms are for those who manage");
    }

    fn p03_a_preview_reaches_no_further_than_the_change(store: &TestStore) {
        let world = World::new(store);
        let other = apps::Registration {
            name: "Other".into(),
            redirect_uris: vec!["https://other.contoso.example/callback".into()],
            ..apps::Registration::default()
        };
        let other = apps::register(&world.product.portico.desk, &operator(), &other).unwrap().0.id;
        let bound = BoundTo { partners: BTreeSet::new(), apps: BTreeSet::from([other.clone()]) };
        let mut owner = world.with_role(AdminRole::AppOwner, &bound);
        // Of what is beyond their reach they do not even hear that it is there.
        let refuses = |answer: product::Answer| assert!(matches!(answer.status, 403 | 404), "{}", answer.status);
        assert_eq!(owner.get("/admin/policy").status, 403);
        assert_eq!(owner.get(&format!("/admin/policy?try={}&change=off", world.app)).status, 403);
        let give = [("guest", world.guests[0].id.as_str()), ("preview", "yes")];
        let seen = owner.post(&format!("/admin/apps/{other}/assignments"), &give);
        assert!(seen.status == 200 && seen.body.contains("This changes 1 of 1"), "{}", seen.body);
        refuses(owner.post(&format!("/admin/apps/{}/assignments", world.app), &give));
        let whole = [("partner", "Alder"), ("preview", "yes")];
        refuses(owner.post(&format!("/admin/apps/{other}/assignments"), &whole));
        let partners = BTreeSet::from([world.partner.id.clone()]);
        let mut inviter = world.with_role(AdminRole::Inviter, &BoundTo { partners, apps: BTreeSet::new() });
        refuses(inviter.get("/admin/policy"));
        refuses(inviter.post(&format!("/admin/partners/{}/contract", world.partner.id), &[("preview", "yes")]));
    }

    fn why_names_the_smallest_change_and_whom_else_it_touches(store: &TestStore) {
        let world = World::new(store);
        apps::disable(&world.product.portico.desk, &operator(), &world.app).unwrap();
        let mut admin = world.product.admin("mia@contoso.example");
        let page = admin.get(&format!("/admin/why?guest={}&app={}", world.guests[0].id, world.app));
        assert!(page.body.contains("Smallest change") && page.body.contains("Switch the app on"), "{}", page.body);
        assert!(page.body.contains("Others touched: 1"), "{}", page.body);
        assert!(page.body.contains(&format!("href=\"/admin/apps/{}\"", world.app)), "{}", page.body);
    }
}
