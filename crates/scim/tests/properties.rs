//! Z08: whatever is sent as a filter or a patch is read or refused, and reaches nothing that is ours to set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use scim::{Filter, PATCH, Resource, USER};
use serde_json::{Map, Value, json};

/// Attributes of a user with an operand that fits, and one with parts for brackets.
const NAMES: &[&str] = &[
    "userName",
    "externalId",
    "displayName",
    "name.familyName",
    "emails.value",
    "phoneNumbers.type",
    "urn:ietf:params:scim:schemas:core:2.0:User:title",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-cA-C@. ]{0,6}",
        "[\"\\\\' \u{df}\u{130}\u{1f600}%_()\\[\\]]{0,6}"
    ]
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn comparison(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    let operator = prop::sample::select(vec![
        "eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ",
    ]);
    prop_oneof![
        (prop::sample::select(names), operator, text())
            .prop_map(|(name, operator, text)| format!("{name} {operator} {}", quoted(&text))),
        prop::sample::select(names).prop_map(|name| format!("{name} pr")),
    ]
}

fn filter() -> impl Strategy<Value = String> {
    let element = prop::collection::vec(comparison(&["value", "type", "display"]), 1..3)
        .prop_map(|all| format!("emails[{}]", all.join(" and ")));
    let leaf = prop_oneof![
        4 => comparison(NAMES),
        1 => element,
        1 => Just("active eq true".to_owned()),
        1 => Just("meta.lastModified gt \"2026-01-01T00:00:00Z\"".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} and {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            inner.prop_map(|it| format!("not ({it})")),
        ]
    })
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text().prop_map(Value::from),
        Just(json!("ana@fabrikam.example")),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "value",
                "type",
                "primary",
                "id",
                "meta",
                "active",
                "userName",
                "groups",
                "members",
                "$ref",
                "schemas",
                "name",
                "emails",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            ])
            .prop_map(str::to_owned),
            text(),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

fn path() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "id", "meta", "meta.version", "groups", "groups.value", "schemas", "userName", "active", "emails",
            "emails.value", "emails[type eq \"work\"]", "emails[type eq \"work\"].value", "members",
            "members.value", "members[value eq \"x\"]", "name", "name.givenName", "displayName", "EMAILS.TYPE",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        ]).prop_map(str::to_owned),
        1 => text(),
        1 => filter().prop_map(|it| format!("emails[{it}]")),
    ]
}

fn patch() -> impl Strategy<Value = Value> {
    let verb = prop::sample::select(vec![
        "add", "replace", "remove", "Add", "Replace", "Remove", "move",
    ]);
    let operation = (
        verb,
        prop::option::of(path()),
        prop::option::of(json_value()),
    )
        .prop_map(|(verb, path, value)| {
            let mut one = json!({ "op": verb });
            if let Some(path) = path {
                one["path"] = path.into();
            }
            if let Some(value) = value {
                one["value"] = value;
            }
            one
        });
    prop::collection::vec(operation, 0..5)
        .prop_map(|all| json!({ "schemas": [PATCH], "Operations": all }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other}"),
    }
}

fn user() -> Map<String, Value> {
    object(json!({
        "userName": "ana", "externalId": "x1", "active": false, "displayName": "Ana",
        "emails": [{ "value": "ana@fabrikam.example", "type": "work", "primary": true }],
    }))
}

proptest! {
    #[test]
    fn z08_what_is_printed_of_a_filter_is_read_as_the_same_filter(given in filter()) {
        let Ok(first) = scim::parse(Resource::User, &given) else {
            // Only nesting may be too much, never the grammar.
            prop_assert!(given.len() > 400, "{given}");
            return Ok(());
        };
        let printed = first.to_string();
        let second = scim::parse(Resource::User, &printed);
        prop_assert_eq!(second.as_ref().map(Filter::to_string), Ok(printed.clone()), "{}", given);
        prop_assert_eq!(second, Ok(first), "{}", printed);
    }

    #[test]
    fn z08_no_text_breaks_the_reader_of_filters(given in any::<String>(), tail in filter()) {
        for text in [given.clone(), format!("{given} and {tail}"), format!("{tail}{given}")] {
            for resource in [Resource::User, Resource::Group] {
                if let Err(fault) = scim::parse(resource, &text) {
                    prop_assert_eq!((fault.status, fault.kind), (400, Some("invalidFilter")));
                }
            }
        }
    }

    #[test]
    fn z08_no_patch_reaches_what_is_ours_to_set(body in patch()) {
        let Ok(operations) = scim::operations(&object(body.clone())) else { return Ok(()) };
        for resource in [Resource::User, Resource::Group] {
            let mut document = match resource {
                Resource::User => user(),
                Resource::Group => object(json!({ "displayName": "Staff", "members": [] })),
            };
            let outcome = scim::apply(resource, &mut document, &operations)
                .and_then(|()| scim::normalise(resource, &document));
            match outcome {
                Ok(clean) => {
                    for ours in ["id", "meta", "schemas", "groups"] {
                        prop_assert!(!clean.contains_key(ours), "{ours} after {body}");
                    }
                    prop_assert_eq!(scim::normalise(resource, &clean), Ok(clean.clone()), "once is enough");
                }
                Err(fault) => prop_assert_eq!(fault.status, 400, "{}", body),
            }
        }
    }

    #[test]
    fn z08_no_body_breaks_the_reader_of_resources(body in json_value(), bytes in any::<Vec<u8>>()) {
        let _ = scim::parse_body(&bytes);
        if let Value::Object(map) = body {
            for resource in [Resource::User, Resource::Group] {
                if let Err(fault) = scim::normalise(resource, &map) {
                    prop_assert_eq!(fault.status, 400);
                }
            }
        }
    }
}

#[test]
fn c05_depth_length_and_number_of_comparisons_are_limited() {
    let nested = |n: usize| format!("{}userName pr{}", "(".repeat(n), ")".repeat(n));
    assert!(scim::parse(Resource::User, &nested(20)).is_ok());
    for too_much in [
        nested(21),
        nested(5_000),
        format!("{}userName pr{}", "not (".repeat(2_000), ")".repeat(2_000)),
        "(".repeat(8_192),
        vec!["userName pr"; 101].join(" or "),
        format!("userName eq {}", quoted(&"x".repeat(10 * 1024))),
    ] {
        let fault = scim::parse(Resource::User, &too_much).unwrap_err();
        assert_eq!((fault.status, fault.kind), (400, Some("invalidFilter")));
    }
    let deep = format!("{}1{}", "[".repeat(2_000), "]".repeat(2_000));
    let body = format!("{{\"schemas\":[\"{USER}\"],\"name\":{deep}}}");
    assert_eq!(scim::parse_body(body.as_bytes()).unwrap_err().status, 400);
}
