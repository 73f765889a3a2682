//! A partner's home identity provider: a small OpenID provider whose people sign in by a button.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{Clock, HashedSecret, Lifetimes, Random, Secret, SigningAlg};
use parking_lot::Mutex;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokens::{KeyRequest, KeyRing, Sealer, TokenKind};
use web::{
    demo::{HomePeople, HomeSignInPage, Person},
    http::{Limits, Method, Pairs, Request, Response, Site},
};

/// Our client there.
const CLIENT_ID: &str = "portico";

/// The provider.
pub struct Home {
    issuer: String,
    keys: Mutex<KeyRing>,
    vault: Sealer,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    /// Whether it answers nobody but its own pages.
    is_down: AtomicBool,
    client_secret: Secret,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    people: Vec<Person>,
    redirect_uris: Vec<String>,
    codes: HashMap<String, Grant>,
    /// Subjects by the refresh tokens that were given for them.
    granted: HashMap<String, String>,
}

/// The subject identifier of a person there.
pub fn subject_of(name: &str) -> String {
    format!("{name}-7f31")
}

/// What a code stands for.
struct Grant {
    person: Person,
    redirect_uri: String,
    challenge: String,
    nonce: Option<String>,
}

/// Claims of its ID tokens.
#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    exp: i64,
    iat: i64,
    auth_time: i64,
    nonce: Option<&'a str>,
    name: &'a str,
    email: &'a str,
    email_verified: bool,
    amr: &'a [&'a str],
}

impl Home {
    /// A provider at an origin, with a fresh key and a few people.
    ///
    /// # Errors
    /// When no key can be made.
    pub fn new(
        issuer: String,
        clock: Arc<dyn Clock>,
        random: &Arc<dyn Random>,
    ) -> anyhow::Result<Self> {
        let vault = Sealer::from_base64(&Secret::draw(&**random), Arc::clone(random))?;
        let keys = fresh_keys(&*clock, &**random, &vault)?;
        let people = [
            ("ana", "Ana Silva"),
            ("bo", "Bo Chen"),
            ("bob", "Bob Fabry"),
            ("carol", "Carol Fabry"),
        ]
        .map(|(name, full)| Person {
            subject: subject_of(name),
            name: full.into(),
            email: format!("{name}@fabrikam.example"),
            other_email: format!("{name}@mail.fabrikam.example"),
            employed: true,
            proves_mfa: true,
        });
        Ok(Self {
            issuer,
            keys: Mutex::new(keys),
            vault,
            clock,
            is_down: AtomicBool::new(false),
            client_secret: Secret::draw(&**random),
            random: Arc::clone(random),
            state: Mutex::new(State {
                people: people.into(),
                ..State::default()
            }),
        })
    }

    /// The secret of the client `portico`.
    #[must_use]
    pub const fn client_secret(&self) -> &Secret {
        &self.client_secret
    }

    /// Accepts a redirect URI of the client `portico`.
    pub fn trust_redirect(&self, uri: String) {
        self.state.lock().redirect_uris.push(uri);
    }

    fn metadata(&self) -> Response {
        let at = |path: &str| format!("{}{path}", self.issuer);
        Response::json(
            200,
            &json!({
                "issuer": self.issuer,
                "authorization_endpoint": at("/authorize"),
                "token_endpoint": at("/token"),
                "jwks_uri": at("/jwks"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": true,
            }),
        )
    }

    /// The authorization request's parameters, if they are our client's.
    fn known_client(&self, pairs: &Pairs) -> bool {
        pairs.get("client_id") == Some(CLIENT_ID)
            && pairs
                .get("redirect_uri")
                .is_some_and(|uri| self.state.lock().redirect_uris.iter().any(|u| u == uri))
    }

    fn sign_in_page(&self, query: &str, problem: Option<&str>) -> Response {
        let people = self
            .state
            .lock()
            .people
            .iter()
            .filter(|p| p.employed)
            .cloned()
            .collect();
        Response::page(
            200,
            &HomeSignInPage {
                people,
                query: query.to_owned(),
                problem: problem.map(str::to_owned),
            },
        )
    }

    /// Somebody whom the request names is taken to be signed in here already, as people at work
    /// usually are; everybody else is asked.
    fn authorize(&self, request: &Request) -> Response {
        let pairs = request.query_pairs();
        let hint = pairs
            .get("login_hint")
            .filter(|_| pairs.get("prompt") != Some("login"));
        let signed_in = hint.and_then(|hint| {
            self.state
                .lock()
                .people
                .iter()
                .find(|p| p.employed && p.is_called(hint))
                .cloned()
        });
        match signed_in {
            Some(person) => self.answer(&pairs, person),
            None => self.sign_in_page(&request.query, None),
        }
    }

    fn sign_in(&self, form: &Pairs) -> Response {
        let query = form.text("query");
        let request = Pairs::parse(query.as_bytes());
        if !self.known_client(&request) {
            return Response::text(400, "unknown client or redirect URI");
        }
        let chosen = form.text("person");
        let person = self
            .state
            .lock()
            .people
            .iter()
            .find(|p| p.employed && p.subject == chosen)
            .cloned();
        match person {
            Some(person) => self.answer(&request, person),
            None => self.sign_in_page(query, Some("This person does not work here any more.")),
        }
    }

    /// A code for a person, to the redirect URI of a request whose client is known.
    fn answer(&self, request: &Pairs, person: Person) -> Response {
        let mut state = self.state.lock();
        let code = Secret::draw(&*self.random);
        let redirect_uri = request.text("redirect_uri").to_owned();
        state.codes.insert(
            code.expose().to_owned(),
            Grant {
                person,
                redirect_uri: redirect_uri.clone(),
                challenge: request.text("code_challenge").to_owned(),
                nonce: request.get("nonce").map(str::to_owned),
            },
        );
        let answer = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("code", code.expose()),
                ("state", request.text("state")),
                ("iss", &self.issuer),
            ])
            .finish();
        Response::see_other(&format!("{redirect_uri}?{answer}"))
    }

    fn token(&self, request: &Request) -> Response {
        let Some(form) = request.form() else {
            return Response::text(415, "a form is expected");
        };
        let refused = |error: &str| Response::json(400, &json!({ "error": error }));
        if !self.is_our_client(request) {
            return Response::json(401, &json!({ "error": "invalid_client" }));
        }
        if form.get("grant_type") == Some("refresh_token") {
            return self.renew(form.text("refresh_token"));
        }
        let Some(grant) = self.state.lock().codes.remove(form.text("code")) else {
            return refused("invalid_grant");
        };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form.text("code_verifier")));
        if grant.redirect_uri != form.text("redirect_uri") || grant.challenge != challenge {
            return refused("invalid_grant");
        }
        let now = self.clock.now();
        let claims = Claims {
            iss: &self.issuer,
            sub: &grant.person.subject,
            aud: CLIENT_ID,
            exp: now.secs() + 300,
            iat: now.secs(),
            auth_time: now.secs(),
            nonce: grant.nonce.as_deref(),
            name: &grant.person.name,
            email: &grant.person.email,
            email_verified: true,
            amr: methods(grant.person.proves_mfa),
        };
        let signed = self
            .keys
            .lock()
            .sign(SigningAlg::Es256, TokenKind::Id, &claims, now);
        match signed {
            Ok(id_token) => {
                let refresh = Secret::draw(&*self.random).expose().to_owned();
                let mut state = self.state.lock();
                state
                    .granted
                    .insert(refresh.clone(), grant.person.subject.clone());
                Response::json(
                    200,
                    &json!({
                        "access_token": Secret::draw(&*self.random), "token_type": "Bearer", "expires_in": 300,
                        "id_token": id_token, "refresh_token": refresh,
                    }),
                )
            }
            Err(error) => Response::text(500, &error.to_string()),
        }
    }

    /// Whoever still works here is still there: all that Portico ever asks without the person.
    fn renew(&self, token: &str) -> Response {
        let state = self.state.lock();
        let subject = state.granted.get(token);
        let mut employed = state.people.iter().filter(|person| person.employed);
        if employed.any(|person| Some(&person.subject) == subject) {
            let access = Secret::draw(&*self.random);
            let told = json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300 });
            return Response::json(200, &told);
        }
        Response::json(400, &json!({ "error": "invalid_grant" }))
    }

    fn is_our_client(&self, request: &Request) -> bool {
        use base64::engine::general_purpose::STANDARD;
        let expected = STANDARD.encode(format!("{CLIENT_ID}:{}", self.client_secret.expose()));
        request
            .header("authorization")
            .and_then(|value| value.strip_prefix("Basic "))
            .is_some_and(|given| HashedSecret::of(given).matches(&HashedSecret::of(&expected)))
    }

    /// What its own page changes about a person.
    fn change(&self, subject: &str, form: &Pairs) -> Response {
        let mut state = self.state.lock();
        if let Some(person) = state.people.iter_mut().find(|p| p.subject == subject) {
            match form.text("do") {
                "hire" => person.employed = true,
                "fire" => person.employed = false,
                "address" => std::mem::swap(&mut person.email, &mut person.other_email),
                "drop-mfa" => person.proves_mfa = false,
                "take-mfa" => person.proves_mfa = true,
                _ => {}
            }
        }
        Response::see_other("/")
    }

    /// What its own page changes about the server.
    fn operate(&self, form: &Pairs) -> Response {
        match form.text("do") {
            "stop" => self.is_down.store(true, Ordering::SeqCst),
            "start" => self.is_down.store(false, Ordering::SeqCst),
            "keys" => match fresh_keys(&*self.clock, &*self.random, &self.vault) {
                Ok(keys) => *self.keys.lock() = keys,
                Err(error) => return Response::text(500, &error.to_string()),
            },
            _ => {}
        }
        Response::see_other("/")
    }

    fn own_page(&self) -> Response {
        let people = self.state.lock().people.clone();
        let is_down = self.is_down.load(Ordering::SeqCst);
        Response::page(200, &HomePeople { people, is_down })
    }
}

/// How somebody proves who they are (`amr`, RFC 8176).
pub fn methods(proves_mfa: bool) -> &'static [&'static str] {
    if proves_mfa {
        &["pwd", "mfa"]
    } else {
        &["pwd"]
    }
}

/// A key ring with one new key and nothing of the former ones.
fn fresh_keys(clock: &dyn Clock, random: &dyn Random, vault: &Sealer) -> anyhow::Result<KeyRing> {
    let now = clock.now();
    let lifetimes = Lifetimes::default();
    let request = KeyRequest {
        alg: SigningAlg::Es256,
        now,
        active_from: now,
        lifetimes: &lifetimes,
    };
    let key = tokens::generate(&request, random, vault)?;
    Ok(KeyRing::load(&[key], vault)?)
}

impl Site for Home {
    fn origin(&self) -> &str {
        &self.issuer
    }

    fn limits(&self, _path: &str) -> Limits {
        Limits::of(16 * 1024)
    }

    fn respond(&self, request: Request) -> Response {
        if let Some(response) = web::demo::asset(&request) {
            return response;
        }
        let form = request.form().unwrap_or_default();
        let own = matches!(request.path.as_str(), "/" | "/server")
            || request.path.starts_with("/people/");
        if self.is_down.load(Ordering::SeqCst) && !own {
            return Response::text(503, "Fabrikam's server is down");
        }
        match (request.method, request.path.as_str()) {
            (Method::Get, "/.well-known/openid-configuration") => self.metadata(),
            (Method::Get, "/jwks") => Response::json(200, &self.keys.lock().jwks(self.clock.now())),
            (Method::Get, "/") => self.own_page(),
            (Method::Get, "/authorize") if self.known_client(&request.query_pairs()) => {
                self.authorize(&request)
            }
            (Method::Post, "/token") => self.token(&request),
            (Method::Post, _)
                if request
                    .header("sec-fetch-site")
                    .is_some_and(|s| s != "same-origin") =>
            {
                Response::text(403, "only from this site's own pages")
            }
            (Method::Post, "/authorize") => self.sign_in(&form),
            (Method::Post, "/server") => self.operate(&form),
            (Method::Post, path) => match path.strip_prefix("/people/") {
                Some(subject) => self.change(subject, &form),
                None => Response::text(404, "not found"),
            },
            _ => Response::text(404, "not found"),
        }
    }
}
