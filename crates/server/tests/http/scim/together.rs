//! Many at once: two writers, a hundred leavers, and filters over many people.

use super::{Directory, PATCH, connection, user};
use model::{GuestState, Id, ScimKind, ScimResource};
use product::{Product, Seed};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::Arc};
use store::ScimValue;
use testkit::{TestClock, TestRandom, on_every_store};

const BULK: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

/// Links the first guests to subjects, and has the directory send them all.
fn sent(product: &Product, fabrikam: &mut Directory, n: usize) -> Vec<String> {
    let home = connection(product);
    let now = product.portico.clock.now();
    let link = |tx: &mut store::Tx<'_>| {
        for (n, guest) in product.seeded.guests.iter().enumerate() {
            let identity = model::HomeIdentity {
                connection_id: home.id.clone(),
                issuer: home.issuer.clone(),
                subject: format!("subject {n}"),
            };
            assert!(tx.link_identity(&identity, guest, now)?);
        }
        Ok::<_, store::StoreError>(())
    };
    product.portico.store.write(link).unwrap();
    let operations: Vec<Value> = (0..n)
        .map(|n| {
            json!({
                "method": "POST", "path": "/Users", "bulkId": format!("b{n}"),
                "data": user(&format!("u{n}"), &format!("subject {n}")),
            })
        })
        .collect();
    let answer = fabrikam.send(
        "POST",
        "/Bulk",
        &json!({ "schemas": [BULK], "Operations": operations }),
    );
    assert_eq!(answer.status, 200, "{}", answer.body);
    let done = answer.json();
    let done = done["Operations"].as_array().unwrap();
    done.iter()
        .map(|it| {
            assert_eq!(it["status"], "201", "{it}");
            let place = it["location"].as_str().unwrap();
            place.rsplit('/').next().unwrap().to_owned()
        })
        .collect()
}

/// The next of a row of small numbers.
fn draw(random: &dyn model::Random, below: usize) -> usize {
    let mut bytes = [0; 2];
    random.fill(&mut bytes);
    usize::from(u16::from_le_bytes(bytes)) % below
}

fn anybody(random: &dyn model::Random, n: usize) -> Map<String, Value> {
    let pick = |of: &[&str]| of[draw(random, of.len())].to_owned();
    let mut it = json!({
        "userName": format!("{}{n}", pick(&["Ana", "ben", "\u{c4}rger", "x%_"])),
        "active": draw(random, 3) > 0,
    });
    if draw(random, 2) == 0 {
        it["title"] = pick(&["a", "A", "ab", "b'", "\\", "%"]).into();
    }
    if draw(random, 2) == 0 {
        it["externalId"] = pick(&["x1", "X1", "x2"]).into();
    }
    let emails: Vec<Value> = (0..draw(random, 3))
        .map(|_| json!({ "value": pick(&["a@x.example", "B@x.example"]), "type": pick(&["work", "home"]) }))
        .collect();
    it["emails"] = emails.into();
    scim::normalise(scim::Resource::User, it.as_object().unwrap()).unwrap()
}

fn any_filter(random: &dyn model::Random, depth: usize) -> String {
    let pick = |of: &[&str]| of[draw(random, of.len())].to_owned();
    match draw(random, if depth > 3 { 3 } else { 6 }) {
        0 => format!(
            "{} pr",
            pick(&["title", "externalId", "emails", "emails.type"])
        ),
        1 => format!(
            "active {} {}",
            pick(&["eq", "ne"]),
            pick(&["true", "false"])
        ),
        2 => {
            let operator = pick(&["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]);
            let value = pick(&[
                "",
                "a",
                "A",
                "ab",
                "x1",
                "X1",
                "b'",
                "\\",
                "%",
                "_",
                "work",
                "a@X.example",
                "\u{e4}",
            ]);
            let name = pick(&[
                "title",
                "externalId",
                "userName",
                "emails.value",
                "emails.type",
            ]);
            format!("{name} {operator} {}", Value::from(value))
        }
        3 => format!("not ({})", any_filter(random, depth + 1)),
        4 => {
            let word = pick(&["and", "or"]);
            format!(
                "({} {word} {})",
                any_filter(random, depth + 1),
                any_filter(random, depth + 1)
            )
        }
        _ => format!(
            "emails[type eq \"{}\" {} value sw \"{}\"]",
            pick(&["work", "HOME"]),
            pick(&["and", "or"]),
            pick(&["a", "b"]),
        ),
    }
}

on_every_store! {
    fn of_two_writers_at_once_exactly_one_wins(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let made = fabrikam.send("POST", "/Users", &user("ana", "x1"));
        let path = format!("/Users/{}", made.text("id"));
        let mut tag = made.header("etag").unwrap().to_owned();
        for round in 0..10 {
            let mut writers: Vec<Directory> = (0..4).map(|_| fabrikam.another(&product)).collect();
            let (barrier, tag_now) = (std::sync::Barrier::new(writers.len()), tag.as_str());
            let answers: Vec<(u16, String)> = std::thread::scope(|scope| {
                let (barrier, path) = (&barrier, &path);
                let threads: Vec<_> = writers
                    .iter_mut()
                    .enumerate()
                    .map(|(n, writer)| {
                        scope.spawn(move || {
                            let patch = json!({ "schemas": [PATCH], "Operations": [
                                { "op": "replace", "path": "title", "value": format!("{round} {n}") } ] });
                            barrier.wait();
                            let answer = writer.send_if("PATCH", path, &patch, &[("if-match", tag_now)]);
                            (answer.status, answer.body)
                        })
                    })
                    .collect();
                threads.into_iter().map(|it| it.join().unwrap()).collect()
            });
            let won: Vec<_> = answers.iter().filter(|it| it.0 == 200).collect();
            assert_eq!(won.len(), 1, "{answers:?}");
            assert!(answers.iter().all(|it| [200, 412].contains(&it.0)), "{answers:?}");
            let now = fabrikam.send("GET", &path, &Value::Null);
            let winner: Value = serde_json::from_str(&won[0].1).unwrap();
            assert_eq!(now.json()["title"], winner["title"]);
            tag = now.header("etag").unwrap().to_owned();
        }
    }

    fn o09_a_hundred_leavers_are_out_before_the_answer(store: &TestStore) {
        let seed = Seed { guests: 100, alg: model::SigningAlg::Es256, ..Seed::default() };
        let product = Product::seeded(store, seed, Arc::new(TestClock::new()));
        let mut fabrikam = Directory::of(&product);
        let users = sent(&product, &mut fabrikam, 100);
        let held: Vec<String> = (0..100).step_by(10).map(|n| {
            let code = product.guest(n).get(&load::requests::authorization(&product.seeded));
            let form = load::requests::redemption(&product.seeded, &code.parameter("code").unwrap());
            product.browser().post_form("/token", &form).text("refresh_token")
        }).collect();
        let operations: Vec<Value> = users.iter().enumerate().map(|(n, id)| {
            let path = format!("/Users/{id}");
            if n % 2 == 0 {
                return json!({ "method": "DELETE", "path": path });
            }
            json!({ "method": "PATCH", "path": path, "data": { "schemas": [PATCH], "Operations": [
                { "op": "replace", "value": { "active": false } } ] } })
        }).collect();
        let answer = fabrikam.send("POST", "/Bulk", &json!({ "schemas": [BULK], "Operations": operations }));
        assert_eq!(answer.status, 200, "{}", answer.body);
        for it in answer.json()["Operations"].as_array().unwrap() {
            assert!(it["status"] == "200" || it["status"] == "204", "{it}");
        }
        for n in 0..100 {
            let mut browser = product.guest(n);
            assert!(browser.get("/").location().starts_with("/sign-in"), "{n}");
            let code = browser.get(&load::requests::authorization(&product.seeded));
            assert!(code.parameter("code").is_none(), "{n}");
        }
        for refresh in held {
            let form = load::requests::refresh(&product.seeded, &refresh);
            assert_eq!(product.browser().post_form("/token", &form).text("error"), "invalid_grant");
        }
        let frozen = admin::GuestFilter {
            state: Some(GuestState::Frozen),
            limit: 200,
            ..admin::GuestFilter::default()
        };
        assert_eq!(admin::guests::list(&product.portico.desk, &frozen).unwrap().len(), 100);
    }

    fn z08_filters_find_in_the_database_what_they_find_in_memory(store: &TestStore) {
        let (product, _) = Product::start(store);
        let mut fabrikam = Directory::of(&product);
        let random = TestRandom::from_seed(8);
        let (now, home) = (product.portico.clock.now(), connection(&product).id);
        let all: Vec<ScimResource> = (0..400)
            .map(|n| {
                let attributes = anybody(&random, n);
                ScimResource {
                    id: Id::new(now, &random),
                    connection_id: home.clone(),
                    kind: ScimKind::User,
                    name_key: format!("n{n}"),
                    subject: None,
                    guest_id: None,
                    attributes,
                    version: 1,
                    created_at: now,
                    modified_at: now,
                }
            })
            .collect();
        let keep = |tx: &mut store::Tx<'_>| {
            for it in &all {
                let values: Vec<ScimValue> = scim::values(scim::Resource::User, &it.attributes)
                    .into_iter()
                    .map(|(path, element, compared)| ScimValue { path, element, compared })
                    .collect();
                assert!(tx.insert_scim_resource(it, &values)?);
            }
            Ok::<_, store::StoreError>(())
        };
        product.portico.store.write(keep).unwrap();
        for _ in 0..150 {
            let text = any_filter(&random, 0);
            let filter = scim::parse(scim::Resource::User, &text).unwrap();
            let wanted: BTreeSet<&str> = all
                .iter()
                .filter(|it| scim::matches(&filter, &it.attributes))
                .map(|it| it.id.as_str())
                .collect();
            let mut found = BTreeSet::new();
            for start in [1, 201] {
                let search = json!({
                    "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                    "filter": text, "startIndex": start, "attributes": ["id"],
                });
                let page = fabrikam.send("POST", "/Users/.search", &search).json();
                assert_eq!(page["totalResults"], wanted.len(), "{text}");
                let ids = page["Resources"].as_array().cloned().unwrap_or_default();
                found.extend(ids.iter().map(|it| it["id"].as_str().unwrap().to_owned()));
            }
            assert!(found.iter().map(String::as_str).eq(wanted.iter().copied()), "{text}");
        }
    }
}
