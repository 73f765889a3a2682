//! F01 for a partner's directory: while a leaver is written, and after.

use crate::house::House;
use model::{GuestState, ScimResource, Secret};
use serde_json::{Value, json};
use testkit::Database;

/// Steps within and around the transaction; the flag says whether the person left afterwards.
const CHANGING: [(&str, bool); 3] = [
    ("scim.updated", false),
    ("scim.left", false),
    ("scim.committed", true),
];
const DELETING: [(&str, bool); 3] = [
    ("scim.deleted", false),
    ("scim.left", false),
    ("scim.gone", true),
];

struct Directory<'h> {
    house: &'h House,
    base: &'h str,
    token: &'h Secret,
}

impl Directory<'_> {
    /// What was answered, if anything.
    fn say(&self, method: &str, path: &str, body: &Value) -> Option<(u16, Value)> {
        let bearer = format!("Authorization: Bearer {}\r\n", self.token.expose());
        let target = format!("{}{path}", self.base);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut client = self.house.client();
        let answer = client.send_json(method, &target, (&bearer, &body)).ok()?;
        let said = serde_json::from_slice(&answer.body).unwrap_or_default();
        Some((answer.status, said))
    }

    fn leave(&self, method: &str, id: &str) -> Option<u16> {
        let patch = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{ "op": "replace", "path": "active", "value": false }],
        });
        let body = if method == "PATCH" {
            patch
        } else {
            Value::Null
        };
        let answer = self.say(method, &format!("/Users/{id}"), &body);
        answer.map(|(status, _)| status)
    }
}

fn of<'h>(house: &'h House, (base, token): (&'h str, &'h Secret)) -> Directory<'h> {
    Directory { house, base, token }
}

fn users(house: &House) -> Vec<ScimResource> {
    let guest = house.guest(0);
    house.store.read(|tx| tx.scim_users_of(&guest)).unwrap()
}

fn dies((step, counts): (&str, bool), method: &str, database: Database) {
    let mut house = House::start(database, step);
    let (base, token) = house.directory();
    let (held, others) = (house.tokens(0), house.tokens(1));
    let user = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "one", "externalId": "one",
    });
    let (status, made) = of(&house, (&base, &token))
        .say("POST", "/Users", &user)
        .unwrap();
    assert_eq!(status, 201, "{made}");
    let id = made["id"].as_str().unwrap().to_owned();
    let answer = house.under_load(|house| of(house, (&base, &token)).leave(method, &id));
    assert_eq!(answer, None, "{step}: the process should have died");
    house.revive();

    let guest = house.store.read(|tx| tx.find_guest(&house.guest(0)));
    let frozen = guest.unwrap().unwrap().state == GuestState::Frozen;
    assert_eq!(frozen, counts, "{step}");
    let stands = users(&house).iter().any(ScimResource::is_active);
    assert_eq!(stands, !counts, "{step}: what the directory reads");
    assert_eq!(house.goes_on(&held).is_none(), counts, "{step}: tokens");
    assert_eq!(house.is_signed_in(0), !counts, "{step}: session");
    if !counts {
        assert_eq!(house.app.more(), [], "{step}: nobody is told of nothing");
        // The directory, which got no answer, says it again.
        let again = of(&house, (&base, &token)).leave(method, &id);
        assert!(matches!(again, Some(200 | 204)), "{step}: {again:?}");
        assert!(house.goes_on(&held).is_none());
    }
    assert!(house.app.next().unwrap().sid.starts_with("ses_"));
    assert_eq!(house.app.more(), [], "{step}: told once");
    assert!(house.goes_on(&others).is_some(), "{step}: somebody else");
    house.is_sound();
}

#[test]
fn f01_a_crash_while_a_directory_writes_leaves_all_or_nothing_of_it() {
    for database in [Database::File, Database::Postgres] {
        for step in CHANGING {
            dies(step, "PATCH", database);
        }
        for step in DELETING {
            dies(step, "DELETE", database);
        }
    }
}
