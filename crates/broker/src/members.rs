//! JSON objects in which no member stands twice. Of two members with one name some readers take the
//! first and some the last (RFC 8259 §4), so a token with both says two things at once.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, MapAccess, Visitor},
};
use serde_json::{Map, Value};
use std::fmt;

struct Members(Map<String, Value>);

struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = access.next_entry::<String, Value>()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a member stands twice"));
            }
        }
        Ok(Members(members))
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

/// Reads an object whose members each stand once.
pub(crate) fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, serde_json::Error> {
    let Members(members) = serde_json::from_slice(json)?;
    serde_json::from_value(Value::Object(members))
}

/// A member that is there, be it `null`.
pub(crate) fn there<'de, D: Deserializer<'de>>(member: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(member).map(Some)
}

/// What an OAuth error object says (RFC 6749 §5.2), for a log; `None` where it is none.
pub(crate) fn error_of(json: &[u8]) -> Option<String> {
    let all: Map<String, Value> = serde_json::from_slice(json).ok()?;
    let text = |name: &str| all.get(name).and_then(Value::as_str);
    let error = text("error")?;
    Some(match text("error_description") {
        Some(description) => format!("{error}: {description}"),
        None => error.to_owned(),
    })
}
