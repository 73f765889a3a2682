//! The lies, and the reason for which each is refused.

use super::{
    Begun, House, Partner,
    home::{ACCESS_TOKEN, KEY, METADATA, OTHER, Reply, WEAK, hs256},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use model::{Clock, Reason};
use product::{Answer, Browser};
use serde_json::{Value, json};

const GOOD: &str = r#"{"alg":"RS256","kid":"home-1"}"#;
const LINK_LOCAL: &str = "http://169.254.169.254/latest/meta-data/";
const HTML: &str = "<script>alert(1)</script>";

mod callbacks;

type Outcome = (Answer, Browser);

/// To whom, and in whose name.
pub struct Said<'a> {
    pub house: &'a House,
    pub partner: &'a Partner,
}

/// One lie.
pub struct Lie {
    pub name: String,
    pub reason: Reason,
    pub tell: Box<dyn Fn(&Said<'_>) -> Outcome>,
}

impl Said<'_> {
    fn begin(&self, max_age: Option<u32>) -> Begun {
        match self.house.begin(self.partner, max_age) {
            Ok(begun) => begun,
            Err(refused) => panic!("{} {}", refused.0.status, refused.0.body),
        }
    }

    /// Begins, and has the home answer the token request with what `make` makes of the payload.
    fn with_token(&self, max_age: Option<u32>, make: impl Fn(&Begun, Value) -> String) -> Outcome {
        let begun = self.begin(max_age);
        let claims = self.house.claims(self.partner, &begun);
        self.partner.home.issue(&make(&begun, claims));
        self.back(begun)
    }

    fn back(&self, begun: Begun) -> Outcome {
        let query = begun.query(&self.partner.home.issuer);
        self.house.call_back(self.partner, begun, &query)
    }

    /// Begins, which must not succeed or come to nothing by the end.
    fn whole(&self) -> Outcome {
        match self.house.begin(self.partner, None) {
            Err(refused) => *refused,
            Ok(begun) => self.house.finish_well(self.partner, begun),
        }
    }
}

fn lie(name: &str, reason: Reason, tell: impl Fn(&Said<'_>) -> Outcome + 'static) -> Lie {
    Lie {
        name: name.to_owned(),
        reason,
        tell: Box::new(tell),
    }
}

/// Claims are changed by this; JSON `"absent"` takes one out.
fn claims(name: &str, reason: Reason, change: impl Fn(i64) -> Value + 'static) -> Lie {
    claims_under(None, name, reason, change)
}

fn claims_under(
    max_age: Option<u32>,
    name: &str,
    reason: Reason,
    change: impl Fn(i64) -> Value + 'static,
) -> Lie {
    lie(name, reason, move |said| {
        let now = said.house.clock.now().secs();
        said.with_token(max_age, |_, mut claims| {
            for (name, value) in change(now).as_object().unwrap() {
                if value == "absent" {
                    claims.as_object_mut().unwrap().remove(name);
                } else {
                    claims[name] = value.clone();
                }
            }
            KEY.sign(GOOD, &claims.to_string())
        })
    })
}

/// The token is made of the good payload by this.
fn token(name: &str, reason: Reason, make: impl Fn(String) -> String + 'static) -> Lie {
    lie(name, reason, move |said| {
        said.with_token(None, |_, claims| make(claims.to_string()))
    })
}

fn header(name: &str, reason: Reason, header: &'static str) -> Lie {
    token(name, reason, move |payload| KEY.sign(header, &payload))
}

/// A member stands twice in the payload: what is put first, and what was there.
fn twice(member: &'static str) -> Lie {
    let name = format!("{member} twice in the payload");
    token(&name, Reason::UpstreamClaim, move |payload| {
        let doubled = payload.replacen('{', &format!("{{{member},"), 1);
        KEY.sign(GOOD, &doubled)
    })
}

/// The token endpoint answers this.
fn answer(name: &str, reason: Reason, reply: impl Fn() -> Reply + 'static) -> Lie {
    lie(name, reason, move |said| {
        let begun = said.begin(None);
        said.partner.home.say("/token", reply());
        said.back(begun)
    })
}

/// This stands at a path of the home before anything is begun.
fn at(path: &'static str, name: &str, reason: Reason, reply: impl Fn() -> Reply + 'static) -> Lie {
    lie(name, reason, move |said| {
        said.partner.home.say(path, reply());
        said.whole()
    })
}

fn metadata(name: &str, reason: Reason, change: impl Fn(&mut Value) + 'static) -> Lie {
    lie(name, reason, move |said| {
        let mut metadata = said.partner.home.metadata();
        change(&mut metadata);
        said.partner.home.say(METADATA, Reply::json(&metadata));
        said.whole()
    })
}

/// All of them.
pub fn lies() -> Vec<Lie> {
    let mut all = parties();
    all.extend(times());
    all.extend(subjects());
    all.extend(signatures());
    all.extend(key_sets());
    all.extend(duplicates());
    all.extend(answers());
    all.extend(documents());
    all.extend(callbacks::lies());
    all
}

fn parties() -> Vec<Lie> {
    use Reason::{IssuerMismatch, UpstreamAudience, UpstreamClaim, UpstreamNonce};
    let of_issuer = |name: &str, change: fn(String) -> String| {
        lie(name, IssuerMismatch, move |said| {
            said.with_token(None, |_, mut claims| {
                claims["iss"] = change(said.partner.home.issuer.clone()).into();
                KEY.sign(GOOD, &claims.to_string())
            })
        })
    };
    vec![
        claims(
            "another issuer",
            IssuerMismatch,
            |_| json!({ "iss": "https://other.example" }),
        ),
        of_issuer("issuer with a slash", |iss| format!("{iss}/")),
        of_issuer("issuer in other case", |iss| iss.replace("http", "HTTP")),
        claims(
            "issuer missing",
            UpstreamClaim,
            |_| json!({ "iss": "absent" }),
        ),
        claims(
            "another audience",
            UpstreamAudience,
            |_| json!({ "aud": "other" }),
        ),
        claims("no audience", UpstreamAudience, |_| json!({ "aud": [] })),
        claims(
            "audience in other case",
            UpstreamAudience,
            |_| json!({ "aud": "Portico" }),
        ),
        claims(
            "audiences without azp",
            UpstreamAudience,
            |_| json!({ "aud": ["portico", "x"] }),
        ),
        claims(
            "azp of another client",
            UpstreamAudience,
            |_| json!({ "aud": ["portico", "x"], "azp": "x" }),
        ),
        claims(
            "azp alone of another client",
            UpstreamAudience,
            |_| json!({ "azp": "x" }),
        ),
        claims(
            "nonce missing",
            UpstreamNonce,
            |_| json!({ "nonce": "absent" }),
        ),
        claims(
            "nonce of another request",
            UpstreamNonce,
            |_| json!({ "nonce": "other" }),
        ),
        claims("nonce empty", UpstreamNonce, |_| json!({ "nonce": "" })),
        claims(
            "nonce as a list",
            UpstreamClaim,
            |_| json!({ "nonce": ["x"] }),
        ),
    ]
}

fn times() -> Vec<Lie> {
    use Reason::{UpstreamClaim, UpstreamTime};
    vec![
        claims("expired", UpstreamTime, |now| json!({ "exp": now - 31 })),
        claims(
            "expiry missing",
            UpstreamClaim,
            |_| json!({ "exp": "absent" }),
        ),
        claims(
            "expiry as text",
            UpstreamClaim,
            |now| json!({ "exp": now.to_string() }),
        ),
        claims(
            "issued in the future",
            UpstreamTime,
            |now| json!({ "iat": now + 61 }),
        ),
        claims(
            "issued long ago",
            UpstreamTime,
            |now| json!({ "iat": now - 301 }),
        ),
        claims(
            "not valid yet",
            UpstreamTime,
            |now| json!({ "nbf": now + 61 }),
        ),
        claims_under(
            Some(60),
            "auth_time missing",
            UpstreamClaim,
            |_| json!({ "auth_time": "absent" }),
        ),
        claims_under(
            Some(60),
            "auth_time as text",
            UpstreamClaim,
            |_| json!({ "auth_time": "now" }),
        ),
        claims_under(
            Some(60),
            "authenticated too long ago",
            UpstreamTime,
            |now| json!({ "auth_time": now - 91 }),
        ),
    ]
}

fn subjects() -> Vec<Lie> {
    use Reason::UpstreamClaim;
    vec![
        claims(
            "subject missing",
            UpstreamClaim,
            |_| json!({ "sub": "absent" }),
        ),
        claims("subject empty", UpstreamClaim, |_| json!({ "sub": "" })),
        claims(
            "subject too long",
            UpstreamClaim,
            |_| json!({ "sub": "x".repeat(256) }),
        ),
        claims(
            "subject with control characters",
            UpstreamClaim,
            |_| json!({ "sub": "a\u{0}b" }),
        ),
        claims(
            "subject as a number",
            UpstreamClaim,
            |_| json!({ "sub": 7 }),
        ),
        claims(
            "subject as a list",
            UpstreamClaim,
            |_| json!({ "sub": ["a"] }),
        ),
        claims(
            "at_hash of another token",
            UpstreamClaim,
            |_| json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }),
        ),
        lie("userinfo about somebody else", UpstreamClaim, |said| {
            let told =
                json!({ "sub": "somebody-else", "name": "Ana", "email": said.partner.email });
            said.partner.home.say("/userinfo", Reply::json(&told));
            said.with_token(None, |_, mut claims| {
                claims.as_object_mut().unwrap().remove("email");
                KEY.sign(GOOD, &claims.to_string())
            })
        }),
        token("JSON too deep", UpstreamClaim, |payload| {
            let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
            KEY.sign(GOOD, &payload.replacen('{', &format!("{{\"x\":{deep},"), 1))
        }),
        token("a megabyte of token", UpstreamClaim, |payload| {
            let filler = "x".repeat(700_000);
            KEY.sign(
                GOOD,
                &payload.replacen('{', &format!("{{\"x\":\"{filler}\","), 1),
            )
        }),
        token("no JSON", UpstreamClaim, |_| KEY.sign(GOOD, "no JSON")),
        token("a list instead of claims", UpstreamClaim, |_| {
            KEY.sign(GOOD, "[]")
        }),
    ]
}

fn signatures() -> Vec<Lie> {
    use Reason::{AlgInvalid, UpstreamClaim, UpstreamKey, UpstreamSignature};
    vec![
        token("no signature", AlgInvalid, |payload| {
            format!(
                "{}.{}.",
                B64.encode(r#"{"alg":"none"}"#),
                B64.encode(payload)
            )
        }),
        token("the public key as a shared secret", AlgInvalid, |payload| {
            hs256(
                &KEY.as_secret(),
                r#"{"alg":"HS256","kid":"home-1"}"#,
                &payload,
            )
        }),
        header(
            "an algorithm in other case",
            AlgInvalid,
            r#"{"alg":"rs256","kid":"home-1"}"#,
        ),
        header(
            "an algorithm that is not offered",
            AlgInvalid,
            r#"{"alg":"PS256","kid":"home-1"}"#,
        ),
        header("no algorithm", UpstreamClaim, r#"{"kid":"home-1"}"#),
        header(
            "an unknown key",
            UpstreamKey,
            r#"{"alg":"RS256","kid":"home-2"}"#,
        ),
        header(
            "an RSA key named under ES256",
            UpstreamKey,
            r#"{"alg":"ES256","kid":"home-1"}"#,
        ),
        header(
            "another type of token",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","typ":"at+jwt"}"#,
        ),
        header(
            "a logout token",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","typ":"logout+jwt"}"#,
        ),
        header(
            "something critical",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","crit":["x"],"x":1}"#,
        ),
        header(
            "critical nothing",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","crit":null}"#,
        ),
        header(
            "a key in the header",
            UpstreamKey,
            r#"{"alg":"RS256","kid":"x","jwk":{"kty":"RSA"}}"#,
        ),
        token("signed by another key", UpstreamSignature, |payload| {
            OTHER.sign(GOOD, &payload)
        }),
        token("a signature cut short", UpstreamSignature, |payload| {
            let whole = KEY.sign(GOOD, &payload);
            whole.get(..whole.len() - 6).unwrap().to_owned()
        }),
        token("an empty signature", UpstreamSignature, |payload| {
            let whole = KEY.sign(GOOD, &payload);
            format!("{}.", whole.rsplit_once('.').unwrap().0)
        }),
        token(
            "claims changed after signing",
            UpstreamSignature,
            |payload| {
                let whole = KEY.sign(GOOD, &payload);
                let signature = whole.rsplit_once('.').unwrap().1;
                let changed = payload.replace("Ana", "Eve");
                format!("{}.{}.{signature}", B64.encode(GOOD), B64.encode(changed))
            },
        ),
    ]
}

fn key_sets() -> Vec<Lie> {
    use Reason::UpstreamKey;
    let keys = |name: &str, reason, keys: fn() -> Value| {
        lie(name, reason, move |said| {
            let set = json!({ "keys": keys() });
            said.partner.home.say("/jwks", Reply::json(&set));
            said.with_token(None, |_, claims| KEY.sign(GOOD, &claims.to_string()))
        })
    };
    vec![
        keys("two keys of one name", UpstreamKey, || {
            json!([KEY.public(), OTHER.public()])
        }),
        keys("no keys", UpstreamKey, || json!([])),
        keys(
            "shared secrets only",
            UpstreamKey,
            || json!([{ "kty": "oct", "kid": "home-1", "k": B64.encode("secret") }]),
        ),
        keys("a key for encryption", UpstreamKey, || {
            let mut key = KEY.public();
            key["use"] = "enc".into();
            json!([key])
        }),
        lie("a weak key", UpstreamKey, |said| {
            let set = json!({ "keys": [WEAK.public()] });
            said.partner.home.say("/jwks", Reply::json(&set));
            said.with_token(None, |_, claims| WEAK.sign(GOOD, &claims.to_string()))
        }),
    ]
}

fn duplicates() -> Vec<Lie> {
    use Reason::UpstreamClaim;
    vec![
        twice(r#""sub":"somebody-else""#),
        twice(r#""iss":"https://other.example""#),
        twice(r#""aud":"other""#),
        twice(r#""email":"victim@fabrikam.example""#),
        twice(r#""email_verified":false"#),
        twice(r#""name":"Eve""#),
        header(
            "alg twice",
            UpstreamClaim,
            r#"{"alg":"none","alg":"RS256","kid":"home-1"}"#,
        ),
        header(
            "kid twice",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"other","kid":"home-1"}"#,
        ),
        header(
            "crit twice",
            UpstreamClaim,
            r#"{"alg":"RS256","kid":"home-1","crit":["b64"],"crit":null}"#,
        ),
    ]
}

fn answers() -> Vec<Lie> {
    use Reason::{HomeRefused, HomeUnreachable, UpstreamClaim};
    let without = json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer" });
    vec![
        answer("no ID token", UpstreamClaim, move || Reply::json(&without)),
        answer("a page of HTML", HomeUnreachable, || {
            Reply::text("text/html", HTML)
        }),
        answer("an error with 64 kB of HTML", HomeRefused, || {
            let body = json!({ "error": "invalid_grant", "error_description": HTML.repeat(2_700) });
            Reply::Whole(
                400,
                "content-type: application/json\r\n".into(),
                body.to_string().into(),
            )
        }),
        answer("a body without an end", HomeUnreachable, || Reply::Endless),
        answer("a body by drips", HomeUnreachable, || Reply::Drip),
        answer("a redirect", HomeUnreachable, || {
            Reply::redirect(LINK_LOCAL)
        }),
        answer("an empty answer", HomeUnreachable, || {
            Reply::text("application/json", "")
        }),
        lie("a type of token that is none", UpstreamClaim, |said| {
            let begun = said.begin(None);
            let claims = said.house.claims(said.partner, &begun).to_string();
            let body = json!({
                "access_token": ACCESS_TOKEN, "token_type": "mac", "id_token": KEY.sign(GOOD, &claims),
            });
            said.partner.home.say("/token", Reply::json(&body));
            said.back(begun)
        }),
    ]
}

fn documents() -> Vec<Lie> {
    use Reason::{AddressNotAllowed, HomeUnreachable, IssuerMismatch, UpstreamKey};
    let mut all = vec![
        metadata("metadata of another issuer", IssuerMismatch, |all| {
            all["issuer"] = "https://x.example".into()
        }),
        metadata(
            "metadata of the issuer with a slash",
            IssuerMismatch,
            |all| {
                all["issuer"] = format!("{}/", all["issuer"].as_str().unwrap()).into();
            },
        ),
        at(METADATA, "metadata elsewhere", HomeUnreachable, || {
            Reply::redirect(LINK_LOCAL)
        }),
        at(METADATA, "metadata of HTML", HomeUnreachable, || {
            Reply::text("text/html", HTML)
        }),
        at(METADATA, "metadata without an end", HomeUnreachable, || {
            Reply::Endless
        }),
        at("/jwks", "keys elsewhere", HomeUnreachable, || {
            Reply::redirect(LINK_LOCAL)
        }),
        at("/jwks", "ten megabytes of keys", HomeUnreachable, || {
            Reply::text("application/json", vec![b' '; 10_000_000])
        }),
        at("/jwks", "no JSON for keys", HomeUnreachable, || {
            Reply::text("application/json", HTML)
        }),
        at("/jwks", "private keys of somebody", UpstreamKey, || {
            let mut key = OTHER.private();
            key["kid"] = "home-9".into();
            Reply::json(&json!({ "keys": [key] }))
        }),
    ];
    for endpoint in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
        for address in [
            LINK_LOCAL,
            "https://10.0.0.1/x",
            "https://[::ffff:10.0.0.1]/",
            "http://home.example/",
        ] {
            let name = format!("{endpoint} at {address}");
            all.push(metadata(&name, AddressNotAllowed, move |all| {
                all[endpoint] = address.into()
            }));
        }
    }
    all
}
