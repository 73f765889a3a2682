//! What a partner's directory sends, whatever it is.

use scim::Resource;
use serde_json::{Map, Value, json};

const BOTH: [Resource; 2] = [Resource::User, Resource::Group];

/// Any filter: it is refused in the words of the protocol, or what is printed of it is the same filter.
pub fn filter(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for resource in BOTH {
        match scim::parse(resource, text) {
            Ok(filter) => {
                let again = scim::parse(resource, &filter.to_string());
                assert_eq!(again, Ok(filter), "printed otherwise than read");
            }
            Err(fault) => assert_eq!((fault.status, fault.kind), (400, Some("invalidFilter"))),
        }
    }
}

/// Any patch: nothing that is ours to set comes out of it.
pub fn patch(data: &[u8]) {
    let Ok(body) = scim::parse_body(data) else {
        return;
    };
    let Ok(operations) = scim::operations(&body) else {
        return;
    };
    for resource in BOTH {
        let mut document = standing(resource);
        let outcome = scim::apply(resource, &mut document, &operations)
            .and_then(|()| scim::normalise(resource, &document));
        match outcome {
            Ok(clean) => {
                for ours in ["id", "meta", "schemas", "groups"] {
                    assert!(!clean.contains_key(ours), "{ours} was set");
                }
                assert_eq!(scim::normalise(resource, &clean), Ok(clean.clone()));
                let _ = scim::values(resource, &clean);
            }
            Err(fault) => assert_eq!(fault.status, 400),
        }
    }
}

fn standing(resource: Resource) -> Map<String, Value> {
    let value = match resource {
        Resource::User => json!({
            "userName": "ana", "externalId": "x1", "active": true, "name": { "givenName": "Ana" },
            "emails": [{ "value": "ana@fabrikam.example", "type": "work", "primary": true }],
        }),
        Resource::Group => json!({ "displayName": "Staff", "members": [{ "value": "scr_1" }] }),
    };
    value.as_object().unwrap().clone()
}
