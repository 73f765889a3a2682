//! A home identity provider that keeps people: it renews what it granted for them until they are gone,
//! says so if it is asked to, and notes who was asked about when.

use crate::{
    answering::{self, Asked},
    homes,
    proof::{ProofKey, fresh_id},
};
use anyhow::{Context, Result};
use model::{Clock, SignalEvent};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use testkit::SystemClock;

/// Who we are there.
pub const CLIENT_ID: &str = "portico";
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// What a refresh token of a person begins with; the subject follows.
const GRANT: &str = "grant-of-";

/// How it answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// It renews what it granted for whoever is there, and says of others that they are gone.
    #[default]
    Well,
    /// It says 503.
    Sick,
    /// It keeps the connection open and says nothing until its mood changes, wherever it is asked.
    Mute,
}

#[derive(Default)]
struct Life {
    mood: Mood,
    gone: BTreeSet<String>,
    asked: Vec<(String, Instant)>,
    waiting: BTreeMap<String, String>,
    polled: Vec<Instant>,
}

struct State {
    key: ProofKey,
    life: Mutex<Life>,
    changed: Condvar,
}

/// The home.
#[derive(Clone)]
pub struct Double {
    /// Its issuer identifier.
    pub issuer: String,
    state: Arc<State>,
}

impl Double {
    /// Opens one where everybody is there.
    ///
    /// # Errors
    /// When there is no port.
    pub fn open() -> Result<Self> {
        let state = Arc::new(State {
            key: ProofKey::draw()?,
            life: Mutex::default(),
            changed: Condvar::new(),
        });
        let answering = Arc::clone(&state);
        let issuer = answering::serve(move |base, asked| answering.answer(base, asked))?;
        Ok(Self { issuer, state })
    }

    /// The refresh token that it granted for a person.
    #[must_use]
    pub fn grant_of(subject: &str) -> String {
        format!("{GRANT}{subject}")
    }

    /// From now on it answers so.
    pub fn is(&self, mood: Mood) {
        self.state.life().mood = mood;
        self.state.changed.notify_all();
    }

    /// From now on nothing is renewed for a person.
    pub fn dismiss(&self, subject: &str) {
        self.state.life().gone.insert(subject.to_owned());
    }

    /// Who was asked about, and when, in this order.
    #[must_use]
    pub fn asked(&self) -> Vec<(String, Instant)> {
        self.state.life().asked.clone()
    }

    /// When somebody was asked about.
    #[must_use]
    pub fn asked_about(&self, subject: &str) -> Vec<Instant> {
        let asked = self.asked().into_iter();
        asked.filter(|it| it.0 == subject).map(|it| it.1).collect()
    }

    /// When tokens were fetched.
    #[must_use]
    pub fn polled(&self) -> Vec<Instant> {
        self.state.life().polled.clone()
    }

    /// How many tokens wait for being fetched and acknowledged.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.state.life().waiting.len()
    }

    /// Waits a moment, whatever happens.
    pub fn rest(&self, moment: Duration) {
        let life = self.state.life();
        let waited = self
            .state
            .changed
            .wait_timeout_while(life, moment, |_| true);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Waits until so many questions were asked in all.
    ///
    /// # Errors
    /// When they were not in time.
    pub fn wait_for_questions(&self, many: usize, longest: Duration) -> Result<()> {
        let life = self.state.life();
        let waited = self
            .state
            .changed
            .wait_timeout_while(life, longest, |life| life.asked.len() < many);
        let (life, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        let came = life.asked.len();
        let in_time = (!timeout.timed_out()).then_some(());
        in_time.with_context(|| format!("{came} questions of {many} after {longest:?}"))
    }

    /// A logout token about a person (OIDC Back-Channel Logout §2.4).
    ///
    /// # Errors
    /// When the library cannot sign.
    pub fn logout_token(&self, subject: &str) -> Result<String> {
        let now = SystemClock.now();
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "jti": fresh_id(now), "sub": subject,
            "iat": now.secs(), "exp": now.secs() + 60, "events": { LOGOUT: {} },
        });
        let header = json!({ "alg": "ES256", "kid": "1", "typ": "logout+jwt" });
        self.state.key.sign(&header, &claims)
    }

    /// A Security Event Token about a person (RFC 8417), with its `jti`.
    ///
    /// # Errors
    /// When the library cannot sign.
    pub fn signal(&self, subject: &str, event: SignalEvent) -> Result<(String, String)> {
        let now = SystemClock.now();
        let jti = fresh_id(now);
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "jti": jti, "iat": now.secs(),
            "sub_id": self.subject(subject), "events": { event.as_str(): {} },
        });
        let header = json!({ "alg": "ES256", "kid": "1", "typ": "secevent+jwt" });
        Ok((jti, self.state.key.sign(&header, &claims)?))
    }

    /// A person as a subject identifier (RFC 9493).
    #[must_use]
    pub fn subject(&self, subject: &str) -> Value {
        json!({ "format": "iss_sub", "iss": self.issuer, "sub": subject })
    }

    /// Where its tokens are fetched (RFC 8936).
    #[must_use]
    pub fn poll_endpoint(&self) -> String {
        format!("{}/poll", self.issuer)
    }

    /// Lets a token wait until it is fetched.
    pub fn hand_over(&self, (jti, token): (String, String)) {
        self.state.life().waiting.insert(jti, token);
    }
}

impl State {
    fn life(&self) -> MutexGuard<'_, Life> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, issuer: &str, asked: &Asked) -> (u16, String) {
        let (status, body) = match asked.path.as_str() {
            "/.well-known/openid-configuration" => (200, homes::metadata(issuer)),
            "/jwks" => (200, homes::keys(&self.key)),
            "/token" => self.renew(&asked.body),
            "/poll" => (200, self.poll(&asked.body)),
            _ => (404, Value::Null),
        };
        (status, body.to_string())
    }

    fn renew(&self, form: &[u8]) -> (u16, Value) {
        let mut fields = url::form_urlencoded::parse(form);
        let token = fields.find(|(name, _)| name == "refresh_token");
        let subject = token.and_then(|(_, it)| it.strip_prefix(GRANT).map(str::to_owned));
        let Some(subject) = subject else {
            return (400, json!({ "error": "invalid_request" }));
        };
        let mut life = self.life();
        life.asked.push((subject.clone(), right_now()));
        self.changed.notify_all();
        life = self.unless_mute(life);
        if life.mood == Mood::Sick {
            (503, json!({ "error": "temporarily_unavailable" }))
        } else if life.gone.contains(&subject) {
            (400, json!({ "error": "invalid_grant" }))
        } else {
            let tokens = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60 });
            (200, tokens)
        }
    }

    fn unless_mute<'a>(&'a self, life: MutexGuard<'a, Life>) -> MutexGuard<'a, Life> {
        let waited = self
            .changed
            .wait_while(life, |life| life.mood == Mood::Mute);
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    /// RFC 8936 §2.2 to §2.4; never with `moreAvailable`, since all that waits is given.
    fn poll(&self, body: &[u8]) -> Value {
        let asked: Value = serde_json::from_slice(body).unwrap_or_default();
        let done = asked.get("ack").and_then(Value::as_array);
        let most = asked.get("maxEvents").and_then(Value::as_u64);
        let most = usize::try_from(most.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        let mut life = self.life();
        life.polled.push(right_now());
        self.changed.notify_all();
        life = self.unless_mute(life);
        for jti in done.into_iter().flatten().filter_map(Value::as_str) {
            life.waiting.remove(jti);
        }
        let sets: BTreeMap<_, _> = life.waiting.iter().take(most).collect();
        json!({ "sets": sets })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "when the home was asked is measured"
)]
fn right_now() -> Instant {
    Instant::now()
}
