//! Test sign-ins of a draft: the very checks of a real sign-in, that end in a report. A test makes no
//! session, touches no guest, holds no connection, and its `state` is that of no sign-in.

use crate::{
    Broker, BrokerError, Callback, Refusal, RelyingParty, Remembered, Verified, Wishes,
    sign_in::Returned,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{
    Actor, At, Connection, Email, Event, EventName, HashedSecret, HomeRecord, Id, Reason, Secret,
    Setup, SetupAttempt, SetupFacts, SetupOutcome, SetupState, SubjectShape, kind, shorten_subject,
};
use serde_json::{Map, Value};
use store::NewSetupAttempt;
use url::Url;

/// Who tests what.
#[derive(Clone, Copy, Debug)]
pub struct SetupTest<'a> {
    /// The draft.
    pub setup: &'a Setup,
    /// In which browser.
    pub session: &'a Id<kind::SetupSession>,
    /// By whose mailbox.
    pub email: &'a Email,
    /// By whom, for the audit chain.
    pub by: &'a Actor,
}

/// What a test sign-in tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestKind {
    /// A partner's draft.
    Setup,
    /// A connection that exists.
    Connection,
}

impl Broker {
    /// Begins a test sign-in; the home is read anew for it. `None` when the home cannot be read or
    /// believed: that is an attempt too, and is kept with its reason.
    ///
    /// # Errors
    /// [`BrokerError`] when the draft is not complete or cannot be read.
    pub fn start_setup_test(&self, test: &SetupTest<'_>) -> Result<Option<Url>, BrokerError> {
        let party = self.drafted(test.setup)?;
        let wishes = Wishes {
            login_hint: Some(test.email.to_string()),
            ..Wishes::default()
        };
        let begun = self
            .providers
            .probe(&party)
            .and_then(|_| self.providers.begin(&party, &wishes));
        let now = self.clock.now();
        let id = Id::<kind::SetupAttempt>::new(now, &*self.random);
        let (state, upstream, outcome, url) = match begun {
            Ok(begun) => {
                let upstream = self.seal_test(&id, &begun.remembered)?;
                (begun.state, upstream, None, Some(begun.url))
            }
            Err(refusal) => {
                let state = Secret::draw(&*self.random);
                (state, Vec::new(), Some(failed(&refusal)), None)
            }
        };
        let new = NewSetupAttempt {
            attempt: SetupAttempt {
                id,
                setup_id: test.setup.id.clone(),
                session_id: test.session.clone(),
                email: test.email.clone(),
                revision: test.setup.revision,
                created_at: now,
                outcome,
            },
            state: state.hashed(),
            upstream,
            expires_at: now.plus(self.settings.lifetimes.sign_in),
        };
        self.store.write(|tx| {
            tx.insert_setup_attempt(&new)?;
            if let Some(outcome) = &new.attempt.outcome {
                tx.audit(tested(test, outcome, now));
            }
            Ok::<_, BrokerError>(())
        })?;
        Ok(url)
    }

    /// What kind of test sign-in it is that came back to a redirect URI, if it is one.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn test_kind(&self, query: &str) -> Result<Option<TestKind>, BrokerError> {
        let state = Returned::parse(query).ok().and_then(|it| it.state);
        let Some(state) = state else {
            return Ok(None);
        };
        let state = HashedSecret::of(&state);
        self.store.read(|tx| {
            Ok(if tx.is_setup_attempt(&state)? {
                Some(TestKind::Setup)
            } else if tx.is_connection_test(&state)? {
                Some(TestKind::Connection)
            } else {
                None
            })
        })
    }

    /// Takes up what came back for a test sign-in, once, in the browser that began it, and keeps what
    /// was found. `Ok(false)` when there is no such test under way here.
    ///
    /// # Errors
    /// [`BrokerError`] when the draft cannot be read.
    pub fn finish_setup_test(
        &self,
        test: &SetupTest<'_>,
        connection: &Id<kind::Connection>,
        query: &str,
    ) -> Result<bool, BrokerError> {
        let (setup, session) = (test.setup, test.session);
        let Ok(returned) = Returned::parse(query) else {
            return Ok(false);
        };
        let Some(state) = returned.state.as_deref().map(HashedSecret::of) else {
            return Ok(false);
        };
        let now = self.clock.now();
        let taken = self
            .store
            .write(|tx| tx.take_setup_attempt(&state, session, now))?;
        let Some((attempt, upstream)) = taken.filter(|(it, _)| it.setup_id == setup.id) else {
            return Ok(false);
        };
        let refuse =
            |reason, note: &str| Err(Refusal::new(EventName::UpstreamCallback, reason, note));
        let found = if *connection != setup.connection_id {
            refuse(Reason::MixUp, "it came back to another redirect URI")
        } else if attempt.revision != setup.revision || setup.state == SetupState::Approved {
            refuse(
                Reason::StateInvalid,
                "the set-up was changed during the test",
            )
        } else {
            let party = self.drafted(setup)?;
            let remembered = self.open_test(&attempt.id, &upstream)?;
            returned
                .outcome()
                .and_then(|callback| self.ask_drafted(&party, &remembered, &callback))
        };
        let outcome = match found {
            Ok(facts) => SetupOutcome::Passed(Box::new(facts)),
            Err(refusal) => failed(&refusal),
        };
        self.store.write(|tx| {
            if tx.finish_setup_attempt(&attempt.id, &outcome)? {
                tx.audit(tested(test, &outcome, now));
            }
            Ok::<_, BrokerError>(())
        })?;
        Ok(true)
    }

    fn ask_drafted(
        &self,
        party: &RelyingParty,
        remembered: &Remembered,
        callback: &Callback,
    ) -> Result<SetupFacts, Refusal> {
        let verified = self.providers.finish(party, remembered, callback)?;
        Ok(self.facts(party, verified))
    }

    /// What a test that passed found, with the claims that came, at userinfo too.
    pub(crate) fn facts(&self, party: &RelyingParty, verified: Verified) -> SetupFacts {
        let claims = self.providers.came(party, &verified);
        SetupFacts {
            claims,
            clock_skew: issued_at(&verified.id_token)
                .map_or(0, |at| at.since(self.clock.now()).as_secs()),
            home: HomeRecord {
                subjects: Some(SubjectShape::of_person(
                    &verified.subject,
                    verified.user_name.as_deref(),
                )),
                ..verified.home
            },
            issuer: verified.issuer,
            subject: shorten_subject(&verified.subject),
            name: verified.name,
            email: verified.email,
            email_verified: verified.email_verified,
            groups: verified.groups,
            amr: verified.amr,
            acr: verified.acr,
        }
    }

    /// Who we would be at the home of a draft. Nothing was agreed yet, so nothing can drift.
    fn drafted(&self, setup: &Setup) -> Result<RelyingParty, BrokerError> {
        let draft = &setup.draft;
        let issuer = draft
            .complete()
            .ok_or(BrokerError::Refused(Reason::SetupUntested))?;
        let context = Connection::secret_context(&setup.connection_id);
        let client_secret = match &setup.client_secret {
            Some(sealed) => {
                let plain = self.vault.open(&context, sealed)?;
                let text = String::from_utf8(plain)
                    .map_err(|_| BrokerError::Damaged("a client secret is not text"))?;
                Some(Secret::new(text))
            }
            None => None,
        };
        Ok(RelyingParty {
            key: setup.partner_id.to_string(),
            issuer: issuer.to_owned(),
            client_id: draft.client_id.clone(),
            client_secret,
            redirect_uri: self.redirect_uri(&setup.connection_id),
            subject: setup.connection_id.to_string(),
            settings: draft.settings.clone(),
            home: None,
        })
    }

    fn seal_test(
        &self,
        id: &Id<kind::SetupAttempt>,
        remembered: &Remembered,
    ) -> Result<Vec<u8>, BrokerError> {
        let plain = serde_json::to_vec(remembered)
            .map_err(|_| BrokerError::Damaged("a test cannot be written down"))?;
        Ok(self.vault.seal(&test_context(id), &plain))
    }

    fn open_test(
        &self,
        id: &Id<kind::SetupAttempt>,
        sealed: &[u8],
    ) -> Result<Remembered, BrokerError> {
        let plain = self.vault.open(&test_context(id), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| BrokerError::Damaged("a test does not read"))
    }
}

fn test_context(id: &Id<kind::SetupAttempt>) -> String {
    format!("setup_attempt.upstream:{id}")
}

pub(crate) fn failed(refusal: &Refusal) -> SetupOutcome {
    SetupOutcome::Failed {
        reason: refusal.reason,
        note: refusal.note.clone(),
    }
}

fn tested(test: &SetupTest<'_>, outcome: &SetupOutcome, now: At) -> Event {
    let detail = serde_json::json!({ "did": "tested", "setup": test.setup.id });
    let mut event = Event::change(now, test.by.clone(), EventName::Setup)
        .partner(&test.setup.partner_id)
        .detail(detail);
    if let SetupOutcome::Failed { reason, .. } = outcome {
        event.reason = Some(*reason);
    }
    event
}

/// When a token that was verified already says that it was issued.
fn issued_at(token: &Secret) -> Option<At> {
    payload(token)?.get("iat")?.as_i64().map(At::from_secs)
}

/// The claims of a token that was verified already.
pub(crate) fn payload(token: &Secret) -> Option<Map<String, Value>> {
    let payload = token.expose().split('.').nth(1)?;
    let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
    serde_json::from_slice(&payload).ok()
}

#[cfg(test)]
#[path = "setup_test_tests.rs"]
mod tests;
