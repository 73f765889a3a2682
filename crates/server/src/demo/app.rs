//! A sample app: a relying party that shows the ID token it got and whether access still holds.

use super::seed::Client;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use broker::Outbound;
use model::{Random, Secret};
use parking_lot::Mutex;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, sync::Arc};
use web::{
    demo::SampleApp,
    http::{Limits, Method, Request, Response, Site, make},
};

const COOKIE: &str = "__Host-sample";

/// The app.
pub struct SampleSite {
    name: String,
    origin: String,
    issuer: String,
    client: Client,
    outbound: Outbound,
    random: Arc<dyn Random>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Sign-ins under way: what the callback must bring, by state.
    begun: HashMap<String, Begun>,
    /// Sessions by cookie.
    sessions: HashMap<String, Session>,
}

struct Begun {
    browser: String,
    verifier: Secret,
    nonce: String,
}

struct Session {
    claims: Value,
    access_token: Secret,
    refresh_token: Secret,
    ended: Option<String>,
}

impl SampleSite {
    pub fn new(
        name: &str,
        origin: String,
        client: Client,
        (random, outbound, issuer): (Arc<dyn Random>, Outbound, String),
    ) -> Self {
        Self {
            name: name.into(),
            origin,
            issuer,
            client,
            outbound,
            random,
            state: Mutex::default(),
        }
    }

    fn draw(&self) -> Secret {
        Secret::draw(&*self.random)
    }

    /// Begins a sign-in; `as` in the query says who is probably there (`login_hint`).
    fn begin(&self, request: &Request) -> Response {
        let (state, verifier, nonce, browser) =
            (self.draw(), self.draw(), self.draw(), self.draw());
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose()));
        let asked = request.query_pairs();
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(asked.get("as").map(|person| ("login_hint", person)))
            .extend_pairs([
                ("client_id", self.client.id.as_str()),
                ("redirect_uri", &format!("{}/callback", self.origin)),
                ("response_type", "code"),
                ("scope", "openid profile email"),
                ("state", state.expose()),
                ("nonce", nonce.expose()),
                ("code_challenge", &challenge),
                ("code_challenge_method", "S256"),
            ])
            .finish();
        self.state.lock().begun.insert(
            state.expose().to_owned(),
            Begun {
                browser: browser.expose().to_owned(),
                verifier,
                nonce: nonce.expose().to_owned(),
            },
        );
        Response::see_other(&format!("{}/authorize?{query}", self.issuer))
            .cookie(make(COOKIE, &browser, None))
    }

    fn callback(&self, request: &Request) -> Response {
        let query = request.query_pairs();
        if let Some(error) = query.get("error") {
            return self.page(None, Some(format!("Contoso answered: {error}")), None);
        }
        let browser = request.cookie(COOKIE).unwrap_or_default();
        let begun = self
            .state
            .lock()
            .begun
            .remove(query.text("state"))
            .filter(|b| b.browser == browser);
        let Some(begun) = begun.filter(|_| query.get("iss") == Some(&self.issuer)) else {
            return self.page(
                None,
                Some("This answer belongs to no sign-in of this browser.".into()),
                None,
            );
        };
        let tokens = self.exchange(&[
            ("grant_type", "authorization_code"),
            ("code", query.text("code")),
            ("redirect_uri", &format!("{}/callback", self.origin)),
            ("code_verifier", begun.verifier.expose()),
        ]);
        match tokens {
            Ok(session)
                if session.claims.get("nonce").and_then(Value::as_str) == Some(&begun.nonce) =>
            {
                let cookie = self.draw();
                self.state
                    .lock()
                    .sessions
                    .insert(cookie.expose().to_owned(), session);
                Response::see_other("/").cookie(make(COOKIE, &cookie, None))
            }
            Ok(_) => self.page(
                None,
                Some("The ID token belongs to another sign-in.".into()),
                None,
            ),
            Err(problem) => self.page(None, Some(problem), None),
        }
    }

    /// Asks the token endpoint. Its answer comes straight from it, over the connection we opened
    /// (OIDC Core §3.1.3.7 no. 6), so the sample reads the ID token without checking its signature.
    fn exchange(&self, pairs: &[(&str, &str)]) -> Result<Session, String> {
        let mut form = pairs.to_vec();
        form.push(("client_id", self.client.id.as_str()));
        form.push(("client_secret", self.client.secret.expose()));
        let answer = self
            .outbound
            .post_form(&self.origin, &format!("{}/token", self.issuer), &form)
            .map_err(|e| e.to_string())?;
        let body: Value = serde_json::from_slice(answer.body()).map_err(|e| e.to_string())?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
        if let Some(error) = text("error") {
            return Err(format!("the token endpoint answered {error}"));
        }
        let id_token = text("id_token").ok_or("no ID token")?;
        let payload = id_token
            .split('.')
            .nth(1)
            .and_then(|p| URL_SAFE_NO_PAD.decode(p).ok())
            .ok_or("no payload")?;
        Ok(Session {
            claims: serde_json::from_slice(&payload).map_err(|e| e.to_string())?,
            access_token: Secret::new(text("access_token").ok_or("no access token")?),
            refresh_token: Secret::new(text("refresh_token").ok_or("no refresh token")?),
            ended: None,
        })
    }

    /// The live lamp: every look asks whether access still holds.
    fn show(&self, request: &Request) -> Response {
        let cookie = request.cookie(COOKIE).unwrap_or_default();
        let tokens = self.state.lock().sessions.get(cookie).map(|s| {
            (
                s.claims.clone(),
                s.access_token.clone(),
                s.refresh_token.clone(),
                s.ended.clone(),
            )
        });
        let Some((claims, access, refresh, ended)) = tokens else {
            return self.page(None, None, None);
        };
        if ended.is_some() {
            return self.page(None, None, ended);
        }
        if self.still_holds(&access) {
            return self.page(Some(&claims), None, None);
        }
        let outcome = self.exchange(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.expose()),
        ]);
        let mut state = self.state.lock();
        match (state.sessions.get_mut(cookie), outcome) {
            (Some(session), Ok(fresh)) => {
                *session = fresh;
                let claims = session.claims.clone();
                drop(state);
                self.page(Some(&claims), None, None)
            }
            (Some(session), Err(_)) => {
                session.ended = Some("access was ended by Contoso".into());
                let ended = session.ended.clone();
                drop(state);
                self.page(None, None, ended)
            }
            (None, _) => {
                drop(state);
                self.page(None, None, None)
            }
        }
    }

    fn still_holds(&self, access: &Secret) -> bool {
        self.outbound
            .get_with_token(&self.origin, &format!("{}/userinfo", self.issuer), access)
            .is_ok_and(|answer| answer.status().is_success())
    }

    /// OIDC Back-Channel Logout §2.5. A logout token that names a session here ends it; that the
    /// next look at userinfo agrees is what makes it safe to read it without its signature.
    fn logout(&self, request: &Request) -> Response {
        let form = request.form().unwrap_or_default();
        let payload = form
            .text("logout_token")
            .split('.')
            .nth(1)
            .and_then(|p| URL_SAFE_NO_PAD.decode(p).ok());
        let claims: Option<Value> = payload.and_then(|p| serde_json::from_slice(&p).ok());
        let sid = claims.as_ref().and_then(|c| c.get("sid")).cloned();
        let named: Vec<(String, Secret)> = self
            .state
            .lock()
            .sessions
            .iter()
            .filter(|(_, session)| sid.is_some() && session.claims.get("sid") == sid.as_ref())
            .map(|(cookie, session)| (cookie.clone(), session.access_token.clone()))
            .collect();
        for (cookie, access) in named {
            if !self.still_holds(&access)
                && let Some(session) = self.state.lock().sessions.get_mut(&cookie)
            {
                session.ended = Some("Contoso sent a logout token".into());
            }
        }
        Response::text(200, "")
    }

    fn page(
        &self,
        claims: Option<&Value>,
        problem: Option<String>,
        ended: Option<String>,
    ) -> Response {
        Response::page(
            200,
            &SampleApp {
                name: self.name.clone(),
                claims: claims.map(|c| serde_json::to_string_pretty(c).unwrap_or_default()),
                ended,
                problem,
                tour_url: format!("{}/demo", self.issuer),
            },
        )
    }
}

impl Site for SampleSite {
    fn origin(&self) -> &str {
        &self.origin
    }

    fn limits(&self, _path: &str) -> Limits {
        Limits::of(32 * 1024)
    }

    fn respond(&self, request: Request) -> Response {
        if let Some(response) = web::demo::asset(&request) {
            return response;
        }
        match (request.method, request.path.as_str()) {
            (Method::Get, "/") => self.show(&request),
            (Method::Get, "/sign-in") => self.begin(&request),
            (Method::Get, "/callback") => self.callback(&request),
            (Method::Post, "/backchannel-logout") => self.logout(&request),
            _ => Response::text(404, "not found"),
        }
    }
}
