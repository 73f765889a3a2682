use crate::{At, Id, SetupOutcome, kind, shorten_subject};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A claim that came in a test sign-in. It is never a token, nor what ties a token to its request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameClaim {
    /// Its name at the home.
    pub name: String,
    /// Its value, cut where it is long.
    pub value: Value,
    /// Whether it stood at userinfo, not in the ID token.
    pub at_userinfo: bool,
}

/// Claims of the protocol; they say nothing about the person.
const PROTOCOL: [&str; 16] = [
    "iss", "aud", "azp", "exp", "iat", "nbf", "jti", "nonce", "sid", "at_hash", "c_hash", "s_hash",
    "rh", "uti", "aio", "ver",
];
/// So many claims are shown.
const MOST: usize = 60;
/// So many values of a list are kept, and so many characters of a text.
const LONGEST: (usize, usize) = (50, 200);

impl CameClaim {
    /// What of an answer of a home may be kept and shown.
    #[must_use]
    pub fn of(answer: &serde_json::Map<String, Value>, at_userinfo: bool) -> Vec<Self> {
        let shown = answer.iter().filter(|(name, value)| {
            !PROTOCOL.contains(&name.as_str())
                && !name.to_lowercase().contains("token")
                && !holds_token(value)
        });
        let mut claims: Vec<_> = shown
            .take(MOST)
            .map(|(name, value)| Self {
                name: cut(name),
                value: match (name.as_str(), value) {
                    ("sub", Value::String(subject)) => shorten_subject(subject).into(),
                    (_, value) => short(value),
                },
                at_userinfo,
            })
            .collect();
        claims.sort_by(|one, other| one.name.cmp(&other.name));
        claims
    }

    /// The value as a person reads it.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

/// Whether a value is, or holds, a signed or encrypted token in compact form (RFC 7515 §7.1).
fn holds_token(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with("eyJ") && text.contains('.'),
        Value::Array(all) => all.iter().any(holds_token),
        Value::Object(all) => all
            .iter()
            .any(|(name, value)| name.to_lowercase().contains("token") || holds_token(value)),
        _ => false,
    }
}

fn cut(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(LONGEST.1)
        .collect()
}

fn short(value: &Value) -> Value {
    match value {
        Value::String(text) => cut(text).into(),
        Value::Array(all) => all.iter().take(LONGEST.0).map(short).collect(),
        Value::Object(_) => match value.to_string() {
            text if text.chars().count() <= LONGEST.1 => value.clone(),
            text => cut(&text).into(),
        },
        other => other.clone(),
    }
}

/// A test sign-in at a connection that exists. It never makes a session and never touches a guest.
#[derive(Clone, Debug)]
pub struct ConnectionTest {
    /// Its id.
    pub id: Id<kind::ConnectionTest>,
    /// Which connection was tested.
    pub connection_id: Id<kind::Connection>,
    /// The name of who began it.
    pub tester: String,
    /// When it began.
    pub created_at: At,
    /// What came of it; `None` while the home has not answered.
    pub outcome: Option<SetupOutcome>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_came_is_shown_without_tokens_and_without_the_whole_subject() {
        let answer = json!({
            "sub": "01890a5d-ac96-774b-bcce-b302099a8057",
            "name": "Ana",
            "groups": ["a", "b"],
            "nonce": "n",
            "at_hash": "h",
            "refresh_token": "r",
            "extra": "eyJhbGciOiJub25lIn0.e30.",
            "deep": {"inner": ["eyJhbGciOiJub25lIn0.e30."]},
            "address": {"country": "DE"},
            "long": "x".repeat(500),
        });
        let came = CameClaim::of(answer.as_object().unwrap(), false);
        let names: Vec<&str> = came.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["address", "groups", "long", "name", "sub"]);
        let shown: Vec<String> = came.iter().map(CameClaim::shown).collect();
        assert_eq!(shown[0], r#"{"country":"DE"}"#);
        assert_eq!(shown[1], r#"["a","b"]"#);
        assert_eq!(shown[2].len(), 200);
        assert_eq!((shown[3].as_str(), shown[4].as_str()), ("Ana", "0189…57"));
    }
}
