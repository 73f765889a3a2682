//! Trying an app's sign-in: the code flow as the app would run it, with this program in the app's place.
//!
//! Invariant: the redirect URI of a test works in the one request that was made for it, whose code only the
//! browser of the admin who asked for it can redeem. No token leaves this module, and what was granted ends
//! before the answer.

use crate::{
    Cx, OAuthError, OidcFailure, Params,
    authorize::{self, REQUEST_URI},
    preview::{Claim, Document, MadeFrom},
    token::{TokenResponse, redeem_own},
    userinfo::{Presentation, Userinfo, userinfo},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{
    Actor, App, Event, EventName, Guest, HashedSecret, Id, PushedRequest, Secret, Span, kind,
    text_enum,
};
use policy::Decision;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{GrantScope, GrantView, StoreError};
use tokens::{Expect, Expiry, TokenKind, half_hash};

/// How the references of these requests begin. No reference that is drawn for a client has a colon.
const MARK: &str = "test:";
/// What the browser keeps is sealed for this.
const CONTEXT: &str = "tryout";
/// A sign-in at home takes its time.
const LIFE: Span = Span::mins(10);
/// Clocks of our nodes may differ by so much.
const SKEW: i64 = 60;

text_enum! {
    /// What a client checks before it believes an answer.
    Check {
        /// The answer belongs to the request (RFC 6749 §10.12).
        State = "state",
        /// It came from the issuer that was asked (RFC 9207).
        Issuer = "issuer",
        /// The ID token is signed by a published key, by the algorithm that the app registered.
        Signature = "signature",
        /// It names the issuer.
        Iss = "iss",
        /// It is for this app.
        Aud = "aud",
        /// It counts now.
        Exp = "exp",
        /// It belongs to the request (OIDC Core §3.1.3.7).
        Nonce = "nonce",
        /// The access token belongs to it (OIDC Core §3.1.3.6).
        AtHash = "at_hash",
        /// Userinfo speaks of the same person (OIDC Core §5.3.4).
        Subject = "subject",
    }
}

/// Where a test's answer goes.
pub(crate) fn callback(cx: &Cx, app: &Id<kind::App>) -> String {
    let path = format!("/admin/apps/{app}/test/callback");
    cx.settings.link(&path)
}

/// Whether a pushed request is one of a test.
pub(crate) fn is_of(reference: &str) -> bool {
    reference.starts_with(MARK)
}

/// A test that begins.
#[derive(Debug)]
pub struct Begun {
    /// Where the browser goes, on our own origin.
    pub path: String,
    /// What it keeps until it is back.
    pub kept: Secret,
}

/// What the browser keeps of a test, sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    app: Id<kind::App>,
    admin: Id<kind::Admin>,
    scope: String,
    state: String,
    nonce: String,
    verifier: String,
    until: i64,
}

impl Kept {
    /// The request of the test.
    fn params(&self, cx: &Cx) -> Vec<(String, String)> {
        let digest = Sha256::digest(self.verifier.as_bytes());
        [
            ("client_id", self.app.to_string()),
            ("response_type", "code".to_owned()),
            ("redirect_uri", callback(cx, &self.app)),
            ("response_mode", "form_post".to_owned()),
            ("scope", self.scope.clone()),
            ("state", self.state.clone()),
            ("nonce", self.nonce.clone()),
            ("code_challenge", URL_SAFE_NO_PAD.encode(digest)),
            ("code_challenge_method", "S256".to_owned()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }

    fn open(cx: &Cx, sealed: &str) -> Option<Self> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = cx.vault.open(CONTEXT, &sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }
}

/// Begins a test of an app's sign-in by an admin.
///
/// # Errors
/// [`OAuthError`] where the app itself could not ask so, for example because it uses no codes.
pub fn begin(cx: &Cx, by: &Id<kind::Admin>, app: &App, scope: &str) -> Result<Begun, OAuthError> {
    let now = cx.clock.now();
    let draw = || Secret::draw(&*cx.random).expose().to_owned();
    let until = now.plus(LIFE);
    let kept = Kept {
        app: app.id.clone(),
        admin: by.clone(),
        scope: scope.to_owned(),
        state: draw(),
        nonce: draw(),
        verifier: draw(),
        until: until.secs(),
    };
    let params = kept.params(cx);
    authorize::parse(&Params::new(&params), app)?;
    let reference = format!("{MARK}{}", draw());
    let pushed = PushedRequest {
        app_id: app.id.clone(),
        params,
        dpop_jkt: None,
        expires_at: until,
    };
    cx.store
        .write(|tx| {
            tx.insert_pushed_request(&HashedSecret::of(&reference), &pushed)?;
            let detail = json!({ "did": "sign_in_test_begun", "scope": scope });
            let event = Event::change(now, Actor::admin(by), EventName::Tryout);
            tx.audit(event.app(&app.id).detail(detail));
            Ok::<_, StoreError>(())
        })
        .map_err(OidcFailure::from)?;
    let plain = serde_json::to_vec(&kept).unwrap_or_default();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", app.id.as_str())
        .append_pair("request_uri", &format!("{REQUEST_URI}{reference}"))
        .finish();
    Ok(Begun {
        path: format!("/authorize?{query}"),
        kept: Secret::new(URL_SAFE_NO_PAD.encode(cx.vault.seal(CONTEXT, &plain))),
    })
}

/// A token without its signature, or the answer of userinfo.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub document: Document,
    /// A token's header.
    pub header: Option<String>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// What a test found.
#[derive(Debug)]
pub struct Trial {
    /// What was asked.
    pub request: Vec<(String, String)>,
    /// What came back; the code, which is used up, is left out.
    pub response: Vec<(String, String)>,
    /// Why there are no tokens: the code of the error and what is said of it.
    pub refused: Option<(String, String)>,
    /// Who signed in.
    pub guest: Option<Guest>,
    /// What the app would have got.
    pub shown: Vec<Shown>,
    /// What a client checks, and whether it holds.
    pub checks: Vec<(Check, bool)>,
}

/// Ends a test: redeems the code, decodes what comes, and ends what was granted. `fields` are what the browser
/// posted. `None` when it is not the answer to a test that this admin began in this browser for the app.
///
/// # Errors
/// [`OidcFailure`].
pub fn finish(
    cx: &Cx,
    (by, app): (&Id<kind::Admin>, &App),
    kept: &str,
    fields: &[(String, String)],
) -> Result<Option<Trial>, OidcFailure> {
    let now = cx.clock.now();
    let answer = Params::new(fields);
    let Some(kept) = Kept::open(cx, kept).filter(|it| it.until > now.secs()) else {
        return Ok(None);
    };
    let state = answer.get("state").unwrap_or_default();
    let is_its = HashedSecret::of(state).matches(&HashedSecret::of(&kept.state));
    if kept.admin != *by || kept.app != app.id || !is_its {
        return Ok(None);
    }
    let asked = answer.get("iss") == Some(&cx.settings.issuer);
    let mut trial = Trial {
        request: kept.params(cx),
        response: shown_response(&answer),
        refused: None,
        guest: None,
        shown: Vec::new(),
        checks: vec![(Check::State, is_its), (Check::Issuer, asked)],
    };
    let Some(code) = answer.get("code") else {
        let text = |name| answer.get(name).unwrap_or_default().to_owned();
        trial.refused = Some((text("error"), text("error_description")));
        return Ok(Some(trial));
    };
    let grant = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &callback(cx, &app.id)),
        ("code_verifier", &kept.verifier),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    match redeem_own(cx, app, &Params::new(&grant)) {
        Err(error) => trial.refused = Some((error.code.to_string(), error.hint.to_owned())),
        Ok((tokens, view, decision)) => {
            let read = read(cx, app, (&tokens, &view, &decision), &kept.nonce);
            end(cx, by, &view)?;
            trial.shown = read.0;
            trial.checks.extend(read.1);
            trial.guest = Some(view.guest);
        }
    }
    Ok(Some(trial))
}

fn shown_response(answer: &Params<'_>) -> Vec<(String, String)> {
    let known = ["code", "error", "error_description", "state", "iss"];
    known
        .into_iter()
        .filter_map(|name| {
            let value = answer.get(name)?;
            let value = if name == "code" { "…" } else { value };
            Some((name.to_owned(), value.to_owned()))
        })
        .collect()
}

/// Ends what was granted. The app knows nothing of it, so nobody is told.
fn end(cx: &Cx, by: &Id<kind::Admin>, view: &GrantView) -> Result<(), OidcFailure> {
    let now = cx.clock.now();
    Ok(cx.store.write(|tx| {
        tx.end_grants(&GrantScope::Family(&view.family.id), now)?;
        let detail = json!({ "did": "sign_in_tested", "scope": view.family.scope });
        let event = Event::change(now, Actor::admin(by), EventName::Tryout);
        tx.audit(
            event
                .guest(&view.guest.id)
                .partner(&view.guest.partner_id)
                .app(&view.family.app_id)
                .detail(detail),
        );
        Ok::<_, StoreError>(())
    })?)
}

type Read = (Vec<Shown>, Vec<(Check, bool)>);

/// Decodes and checks as a client does, with the published keys.
fn read(
    cx: &Cx,
    app: &App,
    (tokens, view, decision): (&TokenResponse, &GrantView, &Decision),
    nonce: &str,
) -> Read {
    let from = MadeFrom {
        issuer: &cx.settings.issuer,
        app,
        view,
        decision,
    };
    let access = tokens.access_token.expose();
    let id_token = tokens.id_token.as_ref().map_or("", Secret::expose);
    let (id_header, id_claims) = decoded(id_token);
    let (access_header, access_claims) = decoded(access);
    let told = match userinfo(cx, &Presentation::bearer(access)) {
        Ok(Userinfo::Plain(told)) => told,
        Ok(Userinfo::Signed(jwt)) => decoded(&jwt).1,
        Err(_) => Value::Null,
    };
    let checks = checks(cx, app, (id_token, access), (&id_header, &id_claims))
        .into_iter()
        .chain([
            (Check::Nonce, id_claims["nonce"].as_str() == Some(nonce)),
            (
                Check::Subject,
                told["sub"].is_string() && told["sub"] == id_claims["sub"],
            ),
        ])
        .collect();
    let shown = [
        (Document::IdToken, Some(id_header), id_claims),
        (Document::AccessToken, Some(access_header), access_claims),
        (Document::Userinfo, None, told),
    ]
    .into_iter()
    .map(|(document, header, claims)| Shown {
        claims: from.explain(document, &claims),
        header: header.map(|it| it.to_string()),
        document,
    })
    .collect();
    (shown, checks)
}

/// What a client checks about an ID token that came with an access token (OIDC Core §3.1.3.7, §3.1.3.8).
fn checks(
    cx: &Cx,
    app: &App,
    (id_token, access): (&str, &str),
    (header, claims): (&Value, &Value),
) -> [(Check, bool); 5] {
    let now = cx.clock.now();
    let expect = Expect {
        kind: TokenKind::Id,
        issuer: &cx.settings.issuer,
        audience: None,
        expiry: Expiry::Ignored,
    };
    let verified = cx.keys.current().verify(id_token, &expect, now).is_ok();
    let registered = header["alg"].as_str() == Some(app.id_token_alg.as_str());
    let secs = |name: &str| claims[name].as_i64().unwrap_or_default();
    let hash = half_hash(app.id_token_alg, access);
    [
        (Check::Signature, verified && registered),
        (
            Check::Iss,
            claims["iss"].as_str() == Some(&cx.settings.issuer),
        ),
        (Check::Aud, claims["aud"].as_str() == Some(app.id.as_str())),
        (
            Check::Exp,
            now.secs() < secs("exp") && secs("iat") <= now.secs() + SKEW,
        ),
        (Check::AtHash, claims["at_hash"].as_str() == Some(&hash)),
    ]
}

/// Header and claims of a JWT, without a look at its signature.
fn decoded(jwt: &str) -> (Value, Value) {
    let mut parts = jwt.split('.').map(|part| {
        let plain = URL_SAFE_NO_PAD.decode(part).unwrap_or_default();
        serde_json::from_slice(&plain).unwrap_or_default()
    });
    let mut next = || parts.next().unwrap_or_default();
    (next(), next())
}
