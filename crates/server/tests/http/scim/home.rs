//! People whom the directory brought sign in at home.

use super::{Directory, connection, now_is, user};
use crate::hostile_home::{Begun, House, Partner};
use admin::scim;
use model::{Actor, ActorKind, GuestState, HomeSettings, ScimSubject};
use product::Product;
use serde_json::{Value, json};
use testkit::on_every_store;
use web::http::SESSION;

impl Directory {
    /// The directory of a partner that is added first.
    pub fn of_another(product: &Product, name: &str) -> Self {
        let desk = &product.portico.desk;
        let by = Actor::plain(ActorKind::Operator);
        let domain = format!("{name}.example");
        let partner = admin::partners::add(desk, &by, name, &[domain]).unwrap();
        let new = admin::connections::NewOidcConnection {
            partner_id: partner.id,
            name: String::new(),
            issuer: format!("https://id.{name}.example"),
            client_id: "portico".into(),
            client_secret: None,
            settings: HomeSettings::default(),
        };
        let connection = admin::connections::add_oidc(desk, &by, &new).unwrap();
        assert_ne!(connection.id, super::connection(product).id);
        Self::through(product, connection, ScimSubject::ExternalId)
    }

    fn of_partner(house: &House, partner: &Partner, subject: ScimSubject) -> Self {
        Self::through(&house.product, partner.connection.clone(), subject)
    }
}

fn ana(partner: &Partner) -> Value {
    let mut ana = user("ana", &partner.subject());
    ana["emails"][0]["value"] = json!(partner.email);
    ana
}

on_every_store! {
    fn whom_the_directory_linked_signs_in_without_an_invitation(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let (answer, browser) = house.finish_well(&litware, house.begun(&litware));
        assert_eq!(answer.status, 403, "{}", answer.body);
        assert!(browser.cookie(SESSION).is_none(), "nobody yet");

        let mut directory = Directory::of_partner(&house, &litware, ScimSubject::ExternalId);
        let id = directory.send("POST", "/Users", &ana(&litware)).text("id");
        assert_eq!(house.ana(&litware).state, GuestState::Invited);
        let (other, _) = house.assert(&litware, house.begun(&litware), &json!({ "sub": "a namesake" }));
        assert_eq!(other.status, 403, "the address alone is nobody: {}", other.body);
        assert_eq!(directory.set_active(&id, &json!(false)).status, 200);
        let (off, _) = house.finish_well(&litware, house.begun(&litware));
        assert_eq!(off.status, 403, "{}", off.body);
        assert_eq!(directory.set_active(&id, &json!(true)).status, 200);
        let elsewhere = json!({ "email": "else@where.example" });
        let (answer, browser) = house.assert(&litware, house.begun(&litware), &elsewhere);
        assert_eq!(answer.status, 303, "the account decides: {}", answer.body);
        assert!(browser.cookie(SESSION).is_some());
        let ana = house.ana(&litware);
        assert_eq!(ana.state, GuestState::Active);
        assert!(ana.accepted_at.is_some() && ana.confirmed_at.is_some());
        assert!(ana.sponsor_id.is_some(), "somebody answers for them");
    }

    fn without_a_subject_the_first_sign_in_with_the_address_is_the_person(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let mut directory = Directory::of_partner(&house, &litware, ScimSubject::None);
        let id = directory.send("POST", "/Users", &ana(&litware)).text("id");
        let (page, mut browser) = house.finish_well(&litware, house.begun(&litware));
        assert_eq!(page.status, 200, "asked once: {}", page.body);
        let action = page.body.split("<form ").find(|it| it.contains("accept")).unwrap();
        let action = action.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
        let accepted = browser.post(action, &[]);
        assert_eq!(accepted.status, 303, "{}", accepted.body);
        let ana = house.ana(&litware);
        assert_eq!(ana.state, GuestState::Active);
        assert_eq!(directory.set_active(&id, &json!(false)).status, 200);
        assert_eq!(now_is(&house.product, &ana.id).state, GuestState::Frozen);
    }

    fn an_invited_guest_and_the_user_of_the_directory_meet_in_the_account(store: &TestStore) {
        let house = House::open(store);
        let litware = house.connected("litware", HomeSettings::default());
        let link = house.invited(&litware.email);
        let mut directory = Directory::of_partner(&house, &litware, ScimSubject::ExternalId);
        let id = directory.send("POST", "/Users", &ana(&litware)).text("id");
        assert_eq!(directory.set_active(&id, &json!(false)).status, 200);
        assert_eq!(house.ana(&litware).state, GuestState::Invited, "an address finds nobody");
        let accept = || {
            let mut browser = house.product.browser();
            let answer = browser.post(&link, &[]);
            house.finish_well(&litware, Begun::at(browser, &answer))
        };
        let (refused, _) = accept();
        assert_eq!(refused.status, 403, "inactive there: {}", refused.body);
        assert_eq!(directory.set_active(&id, &json!(true)).status, 200);
        let (answer, _) = accept();
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(house.ana(&litware).state, GuestState::Active);
        assert_eq!(directory.set_active(&id, &json!(false)).status, 200);
        assert_eq!(house.ana(&litware).state, GuestState::Frozen, "the account met");
    }

    fn l02_only_the_host_lets_a_removed_person_in_again(store: &TestStore) {
        let house = House::open(store);
        let litware = house.partner("litware");
        let desk = &house.product.portico.desk;
        let mut directory = Directory::of_partner(&house, &litware, ScimSubject::ExternalId);
        let id = directory.send("POST", "/Users", &ana(&litware)).text("id");
        let by = Actor::plain(ActorKind::Operator);
        let former = house.ana(&litware);
        admin::removal::remove(desk, &by, &former.id).unwrap();
        assert_eq!(directory.set_active(&id, &json!(true)).status, 403);
        let (answer, _) = house.finish_well(&litware, house.begun(&litware));
        assert_eq!(answer.status, 403, "{}", answer.body);

        let mut anew = admin::InviteRequest::new(litware.email.parse().unwrap(), "Ana");
        anew.renew = true;
        let heir = admin::invitations::invite(desk, &house.ada, &anew).unwrap().guest;
        let link = house.link();
        let mut browser = house.product.browser();
        let answer = browser.post(&link, &[]);
        let (answer, _) = house.finish_well(&litware, Begun::at(browser, &answer));
        assert_eq!(answer.status, 303, "{}", answer.body);
        let again = directory.set_active(&id, &json!(true));
        assert_eq!(again.status, 200, "{}", again.body);
        assert_eq!(directory.set_active(&id, &json!(false)).status, 200);
        assert_eq!(now_is(&house.product, &heir.id).state, GuestState::Frozen);
        assert_eq!(now_is(&house.product, &former.id).state, GuestState::Removed);
    }

    fn p02_a_token_is_shown_once_lives_twice_and_dies_at_once(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut first = Directory::of(&product);
        let (desk, by) = (&product.portico.desk, Actor::plain(ActorKind::Operator));
        let home = connection(&product);
        let (second, secret) = scim::make_token(desk, &by, &home.id, 30).unwrap();
        assert!(scim::make_token(desk, &by, &home.id, 30).is_err(), "two at a time");
        let view = scim::overview(desk, &home.id).unwrap().unwrap();
        assert!(!format!("{view:?}").contains(secret.expose()));
        assert_eq!(first.send("GET", "/Users", &Value::Null).status, 200);
        let old = view.tokens.iter().find(|it| it.id != second.id).unwrap();
        scim::revoke_token(desk, &by, &home.id, &old.id).unwrap();
        assert_eq!(first.send("GET", "/Users", &Value::Null).status, 401);
        first.token = secret.expose().to_owned();
        assert_eq!(first.send("GET", "/Users", &Value::Null).status, 200);
        assert!(scim::revoke_token(desk, &by, &home.id, &old.id).is_err(), "once");
    }
}
