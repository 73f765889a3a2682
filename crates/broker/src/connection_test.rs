//! Test sign-ins at a connection that exists, and what a mapping makes of the claims that came. Like
//! those of a draft they end in a report: no session, no guest, no hold.

use crate::{
    Broker, BrokerError, Refusal, Remembered, Wishes,
    id_token::Person,
    setup_test::failed,
    sign_in::{Returned, check_subject},
};
use model::{
    Actor, At, CameClaim, Connection, ConnectionTest, Event, EventName, HashedSecret, HomeSettings,
    Id, Reason, Secret, SetupOutcome, kind,
};
use serde_json::{Map, Value, json};
use store::NewConnectionTest;
use url::Url;

/// What a mapping makes of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    /// The display name.
    pub name: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// Whether the home vouches for the address.
    pub email_verified: bool,
    /// The values of the groups claim; none when there is none.
    pub groups: Option<Vec<String>>,
}

/// What these settings make of claims that came: the ID token first, userinfo for what it lacks.
#[must_use]
pub fn mapped(claims: &[CameClaim], settings: &HomeSettings) -> Mapped {
    let person = |at_userinfo| {
        let from = claims.iter().filter(|it| it.at_userinfo == at_userinfo);
        let all: Map<String, Value> = from.map(|it| (it.name.clone(), it.value.clone())).collect();
        Person::of(&all, settings)
    };
    let (first, second) = (person(false), person(true));
    let verified = if first.email.is_some() {
        first.email_verified
    } else {
        second.email_verified
    };
    Mapped {
        name: first.name.or(second.name),
        email: first.email.or(second.email),
        email_verified: verified,
        groups: first.groups.or(second.groups),
    }
}

impl Broker {
    /// Begins a test sign-in at a connection, held and switched-off ones too; the home is read anew
    /// for it. The value of the cookie that binds it to this browser, and where to send the browser:
    /// `None` when the home cannot be read or believed, which is kept as a test too.
    ///
    /// # Errors
    /// [`BrokerError`] when the connection does not read.
    pub fn start_connection_test(
        &self,
        connection: &Connection,
        (tester, by): (&str, &Actor),
    ) -> Result<(Secret, Option<Url>), BrokerError> {
        let party = self.relying_party(connection)?;
        let begun = self
            .providers
            .probe(&party)
            .and_then(|_| self.providers.begin(&party, &Wishes::default()));
        let now = self.clock.now();
        let id = Id::<kind::ConnectionTest>::new(now, &*self.random);
        let binding = Secret::draw(&*self.random);
        let (state, upstream, outcome, url) = match begun {
            Ok(begun) => {
                let upstream = self.seal_connection_test(&id, &begun.remembered)?;
                (begun.state, upstream, None, Some(begun.url))
            }
            Err(refusal) => {
                let state = Secret::draw(&*self.random);
                (state, Vec::new(), Some(failed(&refusal)), None)
            }
        };
        let new = NewConnectionTest {
            test: ConnectionTest {
                id,
                connection_id: connection.id.clone(),
                tester: tester.to_owned(),
                created_at: now,
                outcome,
            },
            binding: binding.hashed(),
            state: state.hashed(),
            upstream,
            expires_at: now.plus(self.settings.lifetimes.sign_in),
        };
        self.store.write(|tx| {
            tx.insert_connection_test(&new)?;
            tx.audit(tested(connection, by, new.test.outcome.as_ref(), now));
            Ok::<_, BrokerError>(())
        })?;
        Ok((binding, url))
    }

    /// Takes up what came back for a test sign-in, once, in the browser that began it, and keeps what
    /// was found. `Ok(false)` when there is no such test under way here.
    ///
    /// # Errors
    /// [`BrokerError`] when the connection cannot be read.
    pub fn finish_connection_test(
        &self,
        connection: &Id<kind::Connection>,
        binding: &str,
        query: &str,
    ) -> Result<bool, BrokerError> {
        let Ok(returned) = Returned::parse(query) else {
            return Ok(false);
        };
        let Some(state) = returned.state.as_deref().map(HashedSecret::of) else {
            return Ok(false);
        };
        let (now, binding) = (self.clock.now(), HashedSecret::of(binding));
        let taken = self.store.write(|tx| {
            let taken = tx.take_connection_test(&state, (&binding, connection), now)?;
            let found = tx.find_connection(connection)?;
            Ok::<_, BrokerError>(taken.zip(found))
        })?;
        let Some(((test, upstream), connection)) = taken else {
            return Ok(false);
        };
        let outcome = match self.ask_tested(&connection, returned, (&test.id, &upstream)) {
            Ok(outcome) => outcome,
            Err(refusal) => failed(&refusal),
        };
        self.store.write(|tx| {
            tx.finish_connection_test(&test.id, &outcome)?;
            Ok::<_, BrokerError>(())
        })?;
        Ok(true)
    }

    fn ask_tested(
        &self,
        connection: &Connection,
        returned: Returned,
        (id, upstream): (&Id<kind::ConnectionTest>, &[u8]),
    ) -> Result<SetupOutcome, Refusal> {
        let damaged = |_| {
            let note = "sealed values do not open";
            Refusal::new(EventName::UpstreamCallback, Reason::StateInvalid, note)
        };
        let party = self.relying_party(connection).map_err(damaged)?;
        let remembered = self.open_connection_test(id, upstream).map_err(damaged)?;
        let callback = returned.outcome()?;
        let verified = self.providers.finish(&party, &remembered, &callback)?;
        let verified = check_subject(connection, verified)?;
        Ok(SetupOutcome::Passed(Box::new(self.facts(&party, verified))))
    }

    fn seal_connection_test(
        &self,
        id: &Id<kind::ConnectionTest>,
        remembered: &Remembered,
    ) -> Result<Vec<u8>, BrokerError> {
        let plain = serde_json::to_vec(remembered)
            .map_err(|_| BrokerError::Damaged("a test cannot be written down"))?;
        Ok(self.vault.seal(&context(id), &plain))
    }

    fn open_connection_test(
        &self,
        id: &Id<kind::ConnectionTest>,
        sealed: &[u8],
    ) -> Result<Remembered, BrokerError> {
        let plain = self.vault.open(&context(id), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| BrokerError::Damaged("a test does not read"))
    }
}

fn context(id: &Id<kind::ConnectionTest>) -> String {
    format!("connection_test.upstream:{id}")
}

/// The line of the audit chain: who tested what, and why it could not begin.
fn tested(connection: &Connection, by: &Actor, outcome: Option<&SetupOutcome>, now: At) -> Event {
    let mut event = Event::change(now, by.clone(), EventName::Connection)
        .partner(&connection.partner_id)
        .detail(json!({ "did": "tested", "connection": connection.id }));
    if let Some(SetupOutcome::Failed { reason, .. }) = outcome {
        event.reason = Some(*reason);
    }
    event
}

#[cfg(test)]
#[path = "connection_test_tests.rs"]
mod tests;
