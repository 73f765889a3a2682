//! Groups of a directory: what an empty list means, and what a frozen guest gets back.

use super::{Directory, PATCH, connection, now_is, subject_of, user};
use model::{Actor, ActorKind, GuestState};
use product::{Answer, Product};
use serde_json::{Value, json};
use testkit::on_every_store;

impl Directory {
    fn group(&mut self, name: &str, members: &[&str]) -> String {
        let members: Vec<Value> = members.iter().map(|id| json!({ "value": id })).collect();
        let body = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": name,
            "members": members,
        });
        let made = self.send("POST", "/Groups", &body);
        assert_eq!(made.status, 201, "{}", made.body);
        made.text("id")
    }

    fn patch_group(&mut self, id: &str, operation: &Value) -> Answer {
        let body = json!({ "schemas": [PATCH], "Operations": [operation] });
        self.send("PATCH", &format!("/Groups/{id}"), &body)
    }
}

fn members(answer: &Answer) -> usize {
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["members"].as_array().map_or(0, Vec::len)
}

/// A group of ours to which the directory's group `Staff` is mapped.
fn mapped(product: &Product) -> model::Group {
    let by = Actor::plain(ActorKind::Operator);
    let ours = admin::groups::create(&product.portico.desk, &by, "Ours").unwrap();
    let home = connection(product);
    let mut settings = home.settings;
    settings.groups.insert("Staff".into(), ours.id.clone());
    let store = &product.portico.store;
    store
        .write(|tx| tx.set_home_settings(&home.id, &settings))
        .unwrap();
    ours
}

on_every_store! {
    fn only_a_mapped_group_gives_anything(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let ours = admin::groups::create(desk, &by, "Ours").unwrap();
        let mut settings = connection(&product).settings;
        settings.groups.insert("Staff".into(), ours.id.clone());
        let id = connection(&product).id;
        product.portico.store.write(|tx| tx.set_home_settings(&id, &settings)).unwrap();
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let user_id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let members = || admin::groups::detail(desk, &ours.id).unwrap().unwrap().members.len();
        let mut group = |name: &str| {
            let body = json!({
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": name,
                "members": [{ "value": user_id }],
            });
            fabrikam.send("POST", "/Groups", &body)
        };
        assert_eq!(group("Unmapped").status, 201);
        assert_eq!(members(), 0);
        let staff = group("Staff");
        assert_eq!((staff.status, members()), (201, 1), "{}", staff.body);
        let leave = json!({ "schemas": [PATCH], "Operations": [
            { "op": "Remove", "path": format!("members[value eq \"{user_id}\"]") } ] });
        let left = fabrikam.send("PATCH", &format!("/Groups/{}", staff.text("id")), &leave);
        assert_eq!((left.status, members()), (200, 0), "{}", left.body);
        assert_eq!(guest.state, GuestState::Active);
    }

    fn who_is_in_a_group_follows_at_once_when_it_means_another_of_ours(store: &TestStore) {
        let (product, _) = Product::start(store);
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let [one, other] = ["One", "Other"].map(|name| admin::groups::create(desk, &by, name).unwrap());
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let user_id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        fabrikam.group("Staff", &[&user_id]);
        let agree = |mapped: Option<&model::Group>| {
            let mut settings = connection(&product).settings;
            settings.groups.clear();
            settings.groups.extend(mapped.map(|it| ("Staff".to_owned(), it.id.clone())));
            admin::connections::agree(desk, &by, &connection(&product).id, &settings).unwrap();
        };
        let within = || {
            let groups = product.portico.store.read(|tx| tx.groups_of(&guest.id)).unwrap();
            let ours = |it: &model::Group| it.name == "One" || it.name == "Other";
            groups.into_iter().filter(ours).map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(within(), Vec::<String>::new());
        agree(Some(&one));
        assert_eq!(within(), ["One"]);
        agree(Some(&other));
        assert_eq!(within(), ["Other"]);
        agree(None);
        assert_eq!(within(), Vec::<String>::new());
    }

    fn an_empty_list_of_members_clears_a_group_only_where_that_is_said(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let ids = ["ana", "ben"].map(|name| fabrikam.send("POST", "/Users", &user(name, name)).text("id"));
        let both = [ids[0].as_str(), ids[1].as_str()];
        let id = fabrikam.group("Staff", &both);
        for (operation, left) in [
            (json!({ "op": "add", "path": "members", "value": [] }), 2),
            (json!({ "op": "add", "value": { "members": [] } }), 2),
            (json!({ "op": "remove", "path": "members", "value": [] }), 2),
            (json!({ "op": "Remove", "path": "members", "value": [{ "value": ids[0] }] }), 1),
            (json!({ "op": "add", "path": "members", "value": [{ "value": ids[0] }] }), 2),
            (json!({ "op": "remove", "path": format!("members[value eq \"{}\"]", ids[1]) }), 1),
            (json!({ "op": "remove", "path": "members" }), 0),
            (json!({ "op": "add", "path": "members", "value": { "value": ids[1] } }), 1),
            (json!({ "op": "replace", "path": "members", "value": [] }), 0),
            (json!({ "op": "replace", "value": { "displayName": "Staff 2" } }), 0),
        ] {
            assert_eq!(members(&fabrikam.patch_group(&id, &operation)), left, "{operation}");
        }
        let nameless = json!({ "op": "remove", "path": "members", "value": [{ "display": "Ana" }] });
        let refused = fabrikam.patch_group(&id, &nameless);
        assert_eq!((refused.status, refused.text("scimType").as_str()), (400, "invalidValue"));
    }

    fn who_left_a_group_while_frozen_does_not_come_back_to_it(store: &TestStore) {
        let (product, _) = Product::start(store);
        let ours = mapped(&product);
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let user_id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let id = fabrikam.group("Staff", &[&user_id]);
        let desk = &product.portico.desk;
        let count = || admin::groups::detail(desk, &ours.id).unwrap().unwrap().members.len();
        let email = "ada@contoso.example".parse().unwrap();
        let (ada, _) = admin::admins::add(desk, &Actor::plain(ActorKind::Operator), "Ada", &email).unwrap();
        let by = Actor::admin(&ada.id);
        assert_eq!(count(), 1);
        for (operation, after) in [
            (json!({ "op": "remove", "path": "members", "value": [{ "value": user_id }] }), 0),
            (json!({ "op": "add", "path": "members", "value": [{ "value": user_id }] }), 1),
        ] {
            assert_eq!(fabrikam.set_active(&user_id, &json!(false)).status, 200);
            assert_eq!((now_is(&product, &guest.id).state, count()), (GuestState::Frozen, 0));
            assert_eq!(fabrikam.patch_group(&id, &operation).status, 200);
            assert_eq!(count(), 0, "nothing is given to whoever is frozen");
            admin::leavers::thaw(desk, &by, &guest.id).unwrap();
            assert_eq!(count(), after, "{operation}");
        }
    }
}
