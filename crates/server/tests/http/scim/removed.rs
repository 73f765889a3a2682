//! What the host removed, and what a directory may say of it.

use super::{Directory, now_is, subject_of, user};
use admin::AuditFilter;
use model::{Actor, ActorKind, GuestState, Reason};
use product::Product;
use serde_json::{Value, json};
use testkit::on_every_store;

on_every_store! {
    fn o01_a_directory_never_undoes_what_the_host_removed(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        let (guest, subject) = subject_of(&product, 0);
        let made = fabrikam.send("POST", "/Users", &user("somebody", &subject));
        let (id, tag) = (made.text("id"), made.header("etag").unwrap().to_owned());
        let path = format!("/Users/{id}");
        admin::removal::remove(desk, &by, &guest.id).unwrap();

        let read = fabrikam.send("GET", &path, &Value::Null);
        assert_eq!(read.json()["active"], false, "it reads what is");
        assert_ne!(read.header("etag").unwrap(), tag);
        let found = fabrikam.send("GET", "/Users?filter=active%20eq%20true", &Value::Null);
        assert_eq!(found.json()["totalResults"], 0);

        let mut put = user("somebody", &subject);
        put["active"] = json!(true);
        for refused in [fabrikam.set_active(&id, &json!(true)), fabrikam.send("PUT", &path, &put)] {
            assert_eq!(refused.status, 403, "{}", refused.body);
            assert!(refused.text("detail").contains("ask your contact"), "{}", refused.body);
        }
        assert_eq!(fabrikam.set_active(&id, &json!(false)).status, 200);
        let mut other = user("another", &subject);
        assert_eq!(fabrikam.send("POST", "/Users", &other).status, 403, "the account with another address");
        assert_eq!(fabrikam.send("DELETE", &path, &Value::Null).status, 204);
        assert_eq!(fabrikam.send("POST", "/Users", &other).status, 403);
        other["externalId"] = json!("x7");
        other["userName"] = json!("SOMEBODY");
        assert_eq!(fabrikam.send("POST", "/Users", &other).status, 403, "the name with another account");
        assert_eq!(now_is(&product, &guest.id).state, GuestState::Removed);

        let filter = AuditFilter {
            limit: 100,
            guest_id: Some(guest.id.clone()),
            ..AuditFilter::default()
        };
        let lines = admin::audit::list(desk, &filter).unwrap();
        let said: Vec<_> = lines
            .iter()
            .filter(|it| it.event.reason == Some(Reason::GuestRemoved))
            .collect();
        assert_eq!(said.len(), 5);
        assert!(said.iter().all(|it| it.event.actor.kind == ActorKind::Directory));

        admin::closing::erase(desk, &by, &guest.id).unwrap();
        other["externalId"] = json!(subject);
        other["userName"] = json!("another");
        assert_eq!(fabrikam.send("POST", "/Users", &other).status, 403, "after the erasure too");
    }

    fn n4_what_the_directory_said_goes_with_the_record(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        let (guest, subject) = subject_of(&product, 0);
        let id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let group = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff",
            "members": [{ "value": id }],
        });
        let group = fabrikam.send("POST", "/Groups", &group).text("id");
        admin::closing::erase(desk, &by, &guest.id).unwrap();
        assert_eq!(fabrikam.send("GET", &format!("/Users/{id}"), &Value::Null).status, 404);
        let left = fabrikam.send("GET", &format!("/Groups/{group}"), &Value::Null);
        assert_eq!(left.json().get("members"), None);
        let all = fabrikam.send("GET", "/Users", &Value::Null);
        assert!(!all.body.contains("somebody"), "{}", all.body);
        let filter = AuditFilter {
            limit: 100,
            guest_id: Some(guest.id.clone()),
            ..AuditFilter::default()
        };
        let lines = admin::audit::list(desk, &filter).unwrap();
        let proof = lines.iter().find(|it| it.event.detail["did"] == "closed").unwrap();
        assert_eq!(proof.event.detail["directory"], 1);
    }

    fn a_leaver_whom_others_froze_stays_frozen_and_a_taken_address_keeps_them_so(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let desk = &product.portico.desk;
        let (guest, subject) = subject_of(&product, 0);
        let id = fabrikam.send("POST", "/Users", &user("somebody", &subject)).text("id");
        let now = model::Clock::now(&*clock);
        let freeze = |tx: &mut store::Tx<'_>| {
            tx.freeze_guest(&guest.id, model::FreezeReason::AccountDisabled, now, &*desk.random)
        };
        assert!(product.portico.store.write(freeze).unwrap().is_some());
        for active in [false, true] {
            assert_eq!(fabrikam.set_active(&id, &json!(active)).status, 200);
            assert_eq!(now_is(&product, &guest.id).state, GuestState::Frozen, "not by the directory");
        }
        let by = Actor::plain(ActorKind::Operator);
        let email = "ada@contoso.example".parse().unwrap();
        let (ada, _) = admin::admins::add(desk, &by, "Ada Byron", &email).unwrap();
        admin::leavers::thaw(desk, &Actor::admin(&ada.id), &guest.id).unwrap();
        assert_eq!(fabrikam.set_active(&id, &json!(false)).status, 200);
        let mut anew = admin::InviteRequest::new(guest.email.clone(), "Namesake");
        anew.partner = Some(guest.partner_id.clone());
        anew.renew = true;
        admin::invitations::invite(desk, &ada, &anew).unwrap();
        let refused = fabrikam.set_active(&id, &json!(true));
        assert_eq!((refused.status, refused.text("scimType").as_str()), (409, "uniqueness"));
        assert_eq!(now_is(&product, &guest.id).state, GuestState::Frozen);
    }

    fn n5_a_change_of_address_touches_neither_identity_nor_access(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let (guest, subject) = subject_of(&product, 0);
        let said = model::HomeProfile {
            name: Some("Some Body".into()),
            email: Some("Somebody@fabrikam.example".into()),
            email_verified: true,
        };
        let keep = |tx: &mut store::Tx<'_>| tx.record_home_profile(&guest.id, &said);
        product.portico.store.write(keep).unwrap();
        let home = || now_is(&product, &guest.id).home;
        let mut body = user("somebody", &subject);
        body["emails"] = json!([]);
        let id = fabrikam.send("POST", "/Users", &body).text("id");
        assert_eq!((home().email, home().email_verified), (said.email.clone(), true), "nothing said");
        let mut browser = product.guest(0);
        for (address, verified) in [
            ("Somebody@FABRIKAM.example", true), ("new.name@fabrikam.example", true),
            ("somebody@elsewhere.example", false), ("somebody@fabrikam.example", false),
        ] {
            body["emails"] = json!([{ "value": address, "primary": true }]);
            body["displayName"] = json!("New Name");
            let put = fabrikam.send("PUT", &format!("/Users/{id}"), &body);
            assert_eq!(put.status, 200, "{}", put.body);
            assert_eq!(home().email_verified, verified, "{address}");
            assert_eq!(home().name.as_deref(), Some("New Name"));
            let after = now_is(&product, &guest.id);
            assert_eq!((after.state, &after.email), (guest.state, &guest.email));
            let links = product.portico.store.read(|tx| tx.identities_of(&guest.id)).unwrap();
            assert_eq!(links.len(), 1);
            assert_eq!(links[0].subject, subject);
            let code = browser.get(&load::requests::authorization(&product.seeded));
            assert!(code.parameter("code").is_some(), "{}", code.body);
        }
    }
}
