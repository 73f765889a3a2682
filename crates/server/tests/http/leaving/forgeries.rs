//! Logout tokens that no home would send, and the reason for which each is refused.

use super::{HEADER, ID_TOKEN, LOGOUT};
use crate::hostile_home::{
    House, Partner,
    home::{KEY, OTHER, hs256},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use model::{Clock, Reason};
use serde_json::{Value, json};

pub struct Forgery {
    pub name: String,
    pub reason: Reason,
    pub body: String,
}

/// All of them; each would end the session of `own` if it were believed.
pub fn all(house: &House, own: &Partner, other: &Partner) -> Vec<Forgery> {
    let good = |name: &str| {
        let mut claims = house.logout_claims(own, name);
        claims["sub"] = own.subject().into();
        claims["sid"] = "s-1".into();
        claims
    };
    let now = house.clock.now().secs();
    let mut all = Vec::new();
    let changes = parties_and_times(now, own, other)
        .into_iter()
        .chain(contents());
    for (name, reason, change) in changes {
        let mut claims = good(name);
        for (member, value) in change.as_object().unwrap() {
            if value == "absent" {
                claims.as_object_mut().unwrap().remove(member);
            } else {
                claims[member] = value.clone();
            }
        }
        all.push(of(name, reason, &KEY.sign(HEADER, &claims.to_string())));
    }
    for (name, reason, header) in headers() {
        all.push(of(name, reason, &KEY.sign(header, &good(name).to_string())));
    }
    all.extend(made(&|name| good(name).to_string()));
    all
}

fn of(name: &str, reason: Reason, token: &str) -> Forgery {
    Forgery {
        name: name.to_owned(),
        reason,
        body: format!("logout_token={token}"),
    }
}

type Change = (&'static str, Reason, Value);

/// Claims about the parties and the time.
fn parties_and_times(now: i64, own: &Partner, other: &Partner) -> Vec<Change> {
    use Reason::{IssuerMismatch, UpstreamAudience, UpstreamClaim, UpstreamTime};
    let slash = format!("{}/", own.issuer());
    let iss = |iss: &str| json!({ "iss": iss });
    let aud = |aud: Value| json!({ "aud": aud });
    vec![
        ("another home's iss", IssuerMismatch, iss(other.issuer())),
        ("iss with a slash", IssuerMismatch, iss(&slash)),
        ("no iss", UpstreamClaim, iss("absent")),
        ("another aud", UpstreamAudience, aud(json!("another"))),
        ("aud of others", UpstreamAudience, aud(json!(["a", "b"]))),
        ("aud of nobody", UpstreamAudience, aud(json!([]))),
        ("no aud", UpstreamClaim, aud(json!("absent"))),
        ("no iat", UpstreamClaim, json!({ "iat": "absent" })),
        ("iat as text", UpstreamClaim, json!({ "iat": "now" })),
        ("an old iat", UpstreamTime, json!({ "iat": now - 600 })),
        ("a future iat", UpstreamTime, json!({ "iat": now + 120 })),
        ("expired", UpstreamTime, json!({ "exp": now - 60 })),
        ("a long life", UpstreamTime, json!({ "exp": now + 600 })),
    ]
}

/// Claims about what happened, and to whom.
fn contents() -> Vec<Change> {
    use Reason::{UpstreamClaim, UpstreamNonce};
    let foreign = "http://x.example/";
    let two = json!({ LOGOUT: {}, foreign: {} });
    let claim = |name, change| (name, UpstreamClaim, change);
    let events = |name, events: Value| (name, UpstreamClaim, json!({ "events": events }));
    vec![
        claim("no jti", json!({ "jti": "absent" })),
        claim("an empty jti", json!({ "jti": "" })),
        claim("a number as jti", json!({ "jti": 7 })),
        ("a nonce", UpstreamNonce, json!({ "nonce": "n" })),
        ("a null nonce", UpstreamNonce, json!({ "nonce": null })),
        events("no events", json!("absent")),
        events("empty events", json!({})),
        events("another event", json!({ foreign: {} })),
        events("an event more", two),
        events("an event that is text", json!({ LOGOUT: "yes" })),
        events("events as a list", json!([LOGOUT])),
        claim("nobody", json!({ "sub": "absent", "sid": "absent" })),
        claim("an empty sub", json!({ "sub": "" })),
        claim("an empty sid", json!({ "sid": "" })),
        claim("a number as sid", json!({ "sid": 1 })),
        claim("a long sub", json!({ "sub": "x".repeat(256) })),
    ]
}

fn headers() -> Vec<(&'static str, Reason, &'static str)> {
    use Reason::{AlgInvalid, UpstreamClaim, UpstreamKey};
    vec![
        (
            "an access token by typ",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","typ":"at+jwt"}"#,
        ),
        (
            "a SET by typ",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","typ":"secevent+jwt"}"#,
        ),
        (
            "any JWT by typ",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","typ":"JWT"}"#,
        ),
        (
            "crit",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","crit":["x"]}"#,
        ),
        ("alg none", AlgInvalid, r#"{"alg":"none","kid":"home-1"}"#),
        (
            "alg that the home has not",
            AlgInvalid,
            r#"{"alg":"PS256","kid":"home-1"}"#,
        ),
        (
            "alg of another type of key",
            UpstreamKey,
            r#"{"alg":"ES256","kid":"home-1"}"#,
        ),
        (
            "an unknown key",
            UpstreamKey,
            r#"{"alg":"RS256","kid":"home-9"}"#,
        ),
    ]
}

/// Tokens that are made in another way than by the home's key over a header and claims.
fn made(good: &dyn Fn(&str) -> String) -> Vec<Forgery> {
    use Reason::{AlgInvalid, InvalidRequest, UpstreamClaim, UpstreamSignature};
    let unsigned = |name: &str| {
        format!(
            "{}.{}.",
            B64.encode(r#"{"alg":"none"}"#),
            B64.encode(good(name))
        )
    };
    let secret = hs256(&KEY.as_secret(), r#"{"alg":"HS256"}"#, &good("hs"));
    let swapped = {
        let token = KEY.sign(HEADER, &good("before"));
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = signed.split_once('.').unwrap();
        format!("{header}.{}.{signature}", B64.encode(good("after")))
    };
    let doubled = good("doubled").replacen('{', r#"{"sub":"another","#, 1);
    let id_token = r#"{"iss":"x","sub":"x","aud":"portico","iat":1,"exp":2,"nonce":"n"}"#;
    let whole = KEY.sign(HEADER, &good("whole"));
    let request = |name: &str, body: String| Forgery {
        name: name.to_owned(),
        reason: InvalidRequest,
        body,
    };
    vec![
        of("unsigned", AlgInvalid, &unsigned("unsigned")),
        of("a shared secret", AlgInvalid, &secret),
        of(
            "somebody else's key",
            UpstreamSignature,
            &OTHER.sign(HEADER, &good("other")),
        ),
        of("another payload", UpstreamSignature, &swapped),
        of("a member twice", UpstreamClaim, &KEY.sign(HEADER, &doubled)),
        of("an ID token", UpstreamClaim, &KEY.sign(ID_TOKEN, id_token)),
        of("no JWT", UpstreamClaim, "logout"),
        of(
            "a very long token",
            UpstreamClaim,
            &"x".repeat(32 * 1024 - 20),
        ),
        request(
            "two tokens",
            format!("logout_token={whole}&logout_token={whole}"),
        ),
        request("no token", "other=1".to_owned()),
    ]
}
