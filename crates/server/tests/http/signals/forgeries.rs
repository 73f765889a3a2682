//! Security Event Tokens that no honest transmitter would send, and what each is refused for.

use super::{HEADER, Sender};
use crate::hostile_home::{
    House,
    home::{CLIENT_ID, KEY, OTHER, hs256},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use model::{Clock, Reason, SignalEvent};
use serde_json::{Value, json};

pub struct Forgery {
    pub name: String,
    pub reason: Reason,
    pub error: &'static str,
    pub token: String,
}

const REQUEST: &str = "invalid_request";

/// All of them; each would freeze the person of `own` if it were believed.
pub fn all(house: &House, own: &Sender, other: &Sender) -> Vec<Forgery> {
    let good = |name: &str| house.set(own, name, SignalEvent::AccountDisabled);
    let now = house.clock.now().secs();
    let mut all = Vec::new();
    for (name, reason, error, change) in parties(now, own, other).into_iter().chain(contents(now)) {
        let mut claims = good(name);
        for (member, value) in change.as_object().unwrap() {
            if value == "absent" {
                claims.as_object_mut().unwrap().remove(member);
            } else {
                claims[member] = value.clone();
            }
        }
        all.push(of(
            name,
            reason,
            error,
            &KEY.sign(HEADER, &claims.to_string()),
        ));
    }
    for (name, reason, error, header) in headers() {
        all.push(of(
            name,
            reason,
            error,
            &KEY.sign(header, &good(name).to_string()),
        ));
    }
    all.extend(made(house, own, &|name| good(name).to_string()));
    all
}

fn of(name: &str, reason: Reason, error: &'static str, token: &str) -> Forgery {
    Forgery {
        name: name.to_owned(),
        reason,
        error,
        token: token.to_owned(),
    }
}

type Change = (&'static str, Reason, &'static str, Value);

/// Claims about the parties and the time.
fn parties(now: i64, own: &Sender, other: &Sender) -> Vec<Change> {
    use Reason::{IssuerMismatch, UpstreamAudience, UpstreamClaim, UpstreamTime};
    let slash = format!("{}/", own.partner.issuer());
    let iss = |name, iss: &str| {
        (
            name,
            IssuerMismatch,
            "invalid_issuer",
            json!({ "iss": iss }),
        )
    };
    let aud = |name, aud| {
        (
            name,
            UpstreamAudience,
            "invalid_audience",
            json!({ "aud": aud }),
        )
    };
    let claim = |name, change| (name, UpstreamClaim, REQUEST, change);
    let time = |name, change| (name, UpstreamTime, REQUEST, change);
    let week = 7 * 86_400;
    vec![
        iss("another partner's iss", other.partner.issuer()),
        iss("iss with a slash", &slash),
        claim("no iss", json!({ "iss": "absent" })),
        aud("another aud", json!("another")),
        aud("aud of others", json!(["a", "b"])),
        aud("aud of nobody", json!([])),
        claim("no aud", json!({ "aud": "absent" })),
        claim("no iat", json!({ "iat": "absent" })),
        claim("iat as text", json!({ "iat": "now" })),
        time("an old iat", json!({ "iat": now - week - 10 })),
        time("a future iat", json!({ "iat": now + 120 })),
        time("a future toe", json!({ "toe": now + 120 })),
    ]
}

/// Claims about what happened, and to whom.
fn contents(now: i64) -> Vec<Change> {
    use Reason::{UpstreamClaim, UpstreamNonce, UpstreamTime};
    let disabled = SignalEvent::AccountDisabled.as_str();
    let revoked = SignalEvent::SessionRevoked.as_str();
    let logout = "http://schemas.openid.net/event/backchannel-logout";
    let claim = |name, change| (name, UpstreamClaim, REQUEST, change);
    let events = |name, events: Value| claim(name, json!({ "events": events }));
    let at = |name, reason, at: Value| {
        let events = json!({ disabled: { "event_timestamp": at } });
        (name, reason, REQUEST, json!({ "events": events }))
    };
    vec![
        claim("no jti", json!({ "jti": "absent" })),
        claim("an empty jti", json!({ "jti": "" })),
        claim("a number as jti", json!({ "jti": 7 })),
        claim("a long jti", json!({ "jti": "x".repeat(400) })),
        claim("sub", json!({ "sub": "somebody" })),
        claim("a null sub", json!({ "sub": null })),
        claim("exp", json!({ "exp": now + 60 })),
        ("a nonce", UpstreamNonce, REQUEST, json!({ "nonce": "n" })),
        claim("a text as sub_id", json!({ "sub_id": "somebody" })),
        events("no events", json!("absent")),
        events("empty events", json!({})),
        events("two events", json!({ disabled: {}, revoked: {} })),
        events("an event that is text", json!({ disabled: "yes" })),
        events("events as a list", json!([disabled])),
        events(
            "two subjects",
            json!({ disabled: { "subject": { "format": "opaque" } } }),
        ),
        events("a logout and text", json!({ logout: "yes" })),
        at("a future event", UpstreamTime, json!(now + 120)),
        at("an event in milliseconds", UpstreamTime, json!(now * 1000)),
        at("an event at no time", UpstreamClaim, json!("now")),
    ]
}

fn headers() -> Vec<(&'static str, Reason, &'static str, &'static str)> {
    use Reason::{AlgInvalid, UpstreamClaim, UpstreamKey};
    let kind = |name, header| (name, UpstreamClaim, REQUEST, header);
    let key = |name, reason, header| (name, reason, "invalid_key", header);
    vec![
        kind(
            "an ID token by typ",
            r#"{"alg":"RS256","kid":"home-1","typ":"JWT"}"#,
        ),
        kind("no typ", r#"{"alg":"RS256","kid":"home-1"}"#),
        kind(
            "a logout token by typ",
            r#"{"alg":"RS256","kid":"home-1","typ":"logout+jwt"}"#,
        ),
        kind(
            "an access token by typ",
            r#"{"alg":"RS256","kid":"home-1","typ":"at+jwt"}"#,
        ),
        kind(
            "crit",
            r#"{"alg":"RS256","kid":"home-1","typ":"secevent+jwt","crit":["x"]}"#,
        ),
        key(
            "alg none",
            AlgInvalid,
            r#"{"alg":"none","kid":"home-1","typ":"secevent+jwt"}"#,
        ),
        key(
            "alg that the home has not",
            AlgInvalid,
            r#"{"alg":"PS256","kid":"home-1","typ":"secevent+jwt"}"#,
        ),
        key(
            "alg of another type of key",
            UpstreamKey,
            r#"{"alg":"ES256","kid":"home-1","typ":"secevent+jwt"}"#,
        ),
        key(
            "an unknown key",
            UpstreamKey,
            r#"{"alg":"RS256","kid":"home-9","typ":"secevent+jwt"}"#,
        ),
    ]
}

/// Tokens that are made in another way than by the home's key over a header and claims.
fn made(house: &House, own: &Sender, good: &dyn Fn(&str) -> String) -> Vec<Forgery> {
    use Reason::{AlgInvalid, UpstreamClaim, UpstreamSignature};
    let header = r#"{"alg":"none","typ":"secevent+jwt"}"#;
    let unsigned = format!("{}.{}.", B64.encode(header), B64.encode(good("unsigned")));
    let hs = r#"{"alg":"HS256","typ":"secevent+jwt"}"#;
    let secret = hs256(&KEY.as_secret(), hs, &good("hs"));
    let swapped = {
        let token = KEY.sign(HEADER, &good("before"));
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = signed.split_once('.').unwrap();
        format!("{header}.{}.{signature}", B64.encode(good("after")))
    };
    let doubled = good("doubled").replacen('{', r#"{"jti":"another","#, 1);
    let (iss, now) = (own.partner.issuer(), house.clock.now().secs());
    let id_token = json!({
        "iss": iss, "sub": own.partner.subject(), "aud": CLIENT_ID, "iat": now, "exp": now + 300,
    });
    let mut logout = house.logout_claims(&own.partner, "logout");
    logout["sub"] = own.partner.subject().into();
    let bare = |claims: &Value| KEY.sign(r#"{"alg":"RS256","kid":"home-1"}"#, &claims.to_string());
    let dressed = |claims: &Value| KEY.sign(HEADER, &claims.to_string());
    let claim = |name, token: &str| of(name, UpstreamClaim, REQUEST, token);
    vec![
        of("unsigned", AlgInvalid, "invalid_key", &unsigned),
        of("a shared secret", AlgInvalid, "invalid_key", &secret),
        of(
            "somebody else's key",
            UpstreamSignature,
            "invalid_key",
            &OTHER.sign(HEADER, &good("other")),
        ),
        of(
            "another payload",
            UpstreamSignature,
            "invalid_key",
            &swapped,
        ),
        claim("a member twice", &KEY.sign(HEADER, &doubled)),
        claim("an ID token", &bare(&id_token)),
        claim("an ID token dressed as a SET", &dressed(&id_token)),
        claim("a logout token", &bare(&logout)),
        claim("a logout token dressed as a SET", &dressed(&logout)),
        claim("no JWT", "disable"),
        claim("nothing", ""),
        claim("a very long token", &"x".repeat(32 * 1024 - 20)),
    ]
}
