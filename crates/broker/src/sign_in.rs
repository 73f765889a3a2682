//! Sign-in at a home identity provider, from the first redirect to the proof.

use crate::{
    Broker, BrokerError, Callback, Refusal, Remembered, Verified, Wishes, broker::alert_key,
    provider::held,
};
use model::{
    Actor, ActorKind, AlertKind, At, Connection, ConnectionKind, Drift, DueProbe, Event, EventName,
    HashedSecret, HomeRecord, HomeSignIn, Id, Reason, Secret, SignIn, SignInStep, SubjectShape,
    kind,
};
use serde_json::json;
use store::Tx;
use url::{Url, form_urlencoded};

/// Longer queries are not read.
const LONGEST_QUERY: usize = 16 * 1024;

/// A sign-in to begin.
#[derive(Clone, Debug)]
pub struct StartRequest<'a> {
    /// Through which connection.
    pub connection: &'a Connection,
    /// The invitation accepted in this browser, if that is how it begins.
    pub invitation_id: Option<Id<kind::Invitation>>,
    /// The guest who is signed in to an invitation account here and wants to go on through the home.
    pub moves_guest_id: Option<Id<kind::Guest>>,
    /// Path on our own origin to return to.
    pub continue_to: String,
    /// What the home is asked for.
    pub wishes: Wishes,
}

/// A sign-in that has begun at the home.
#[derive(Debug)]
pub struct Started {
    /// Value for the `__Host-` cookie that binds the sign-in to this browser.
    pub binding: Secret,
    /// Where to send the browser.
    pub redirect: Url,
}

/// A sign-in here, that waits for a mailed code or a passkey.
#[derive(Debug)]
pub struct StartedHere {
    /// Value for the `__Host-` cookie that binds the sign-in to this browser.
    pub binding: Secret,
    /// The sign-in.
    pub sign_in: SignIn,
}

/// A sign-in whose home proved the person.
#[derive(Debug)]
pub struct Finished {
    /// At step `proven`.
    pub sign_in: SignIn,
    /// Who it is.
    pub proof: HomeSignIn,
}

/// The parameters that came back, each at most once (RFC 6749 §3.1).
#[derive(Default)]
pub(crate) struct Returned {
    pub(crate) state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
}

impl Returned {
    pub(crate) fn parse(query: &str) -> Result<Self, Reason> {
        if query.len() > LONGEST_QUERY {
            return Err(Reason::InvalidRequest);
        }
        let mut returned = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let field = match &*name {
                "state" => &mut returned.state,
                "code" => &mut returned.code,
                "iss" => &mut returned.iss,
                "error" => &mut returned.error,
                "error_description" => &mut returned.error_description,
                _ => continue,
            };
            if field.replace(value.into_owned()).is_some() {
                return Err(Reason::InvalidRequest);
            }
        }
        Ok(returned)
    }

    /// The code, or the home's refusal in its own words, for the log only (U14).
    pub(crate) fn outcome(self) -> Result<Callback, Refusal> {
        let refuse =
            |note: &str| Refusal::new(EventName::UpstreamCallback, Reason::HomeRefused, note);
        match (self.error, self.code) {
            (Some(error), _) => Err(refuse(&format!(
                "{error}: {}",
                self.error_description.unwrap_or_default()
            ))),
            (None, Some(code)) if !code.is_empty() => Ok(Callback {
                code: Secret::new(code),
                iss: self.iss,
            }),
            (None, _) => Err(Refusal::new(
                EventName::UpstreamCallback,
                Reason::InvalidRequest,
                "no code",
            )),
        }
    }
}

/// Why a callback is not taken up, with the connection it concerns where that is known.
struct Rejected {
    reason: Reason,
    sign_in: Option<SignIn>,
}

impl Broker {
    /// Begins a sign-in at the home of a connection: asks the home's metadata first, then writes the
    /// sign-in in one transaction.
    ///
    /// # Errors
    /// [`BrokerError::Refused`] when the home cannot be reached or believed, the connection is
    /// switched off, or `continue_to` leads away from us.
    pub fn start(&self, request: &StartRequest<'_>) -> Result<Started, BrokerError> {
        let connection = request.connection;
        if connection.kind != ConnectionKind::Oidc {
            return Err(self.not_started(connection, Reason::InvalidRequest));
        }
        let party = self.relying_party(connection)?;
        let begun = self
            .providers
            .begin(&party, &request.wishes)
            .map_err(|refusal| self.refuse(connection, None, &refusal))?;
        let binding = Secret::draw(&*self.random);
        let (id, now) = self.new_id();
        let upstream = self.seal_remembered(&id, &begun.remembered)?;
        let sign_in = self.sign_in((id, now), request, (&binding, &begun.state), upstream);
        self.insert(connection, &sign_in)?;
        Ok(Started {
            binding,
            redirect: begun.url,
        })
    }

    /// Begins a sign-in of an invitation account, which a mailed code or a passkey will prove.
    ///
    /// # Errors
    /// As [`Broker::start`].
    pub fn start_here(&self, request: &StartRequest<'_>) -> Result<StartedHere, BrokerError> {
        let connection = request.connection;
        if connection.kind != ConnectionKind::Invitation {
            return Err(self.not_started(connection, Reason::InvalidRequest));
        }
        let (binding, state) = (Secret::draw(&*self.random), Secret::draw(&*self.random));
        let (id, now) = self.new_id();
        let address = request.wishes.login_hint.as_deref().unwrap_or_default();
        let upstream = self.vault.seal(&upstream_context(&id), address.as_bytes());
        let sign_in = self.sign_in((id, now), request, (&binding, &state), upstream);
        self.insert(connection, &sign_in)?;
        Ok(StartedHere { binding, sign_in })
    }

    /// The address that a sign-in here began with (`login_hint`); none for a sign-in at a home.
    #[must_use]
    pub fn address(&self, sign_in: &SignIn) -> Option<model::Email> {
        let plain = self
            .vault
            .open(&upstream_context(&sign_in.id), &sign_in.upstream)
            .ok()?;
        String::from_utf8(plain).ok()?.parse().ok()
    }

    /// The unexpired sign-in that a browser's cookie is bound to.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn find(&self, binding: &str) -> Result<Option<SignIn>, BrokerError> {
        let (binding, now) = (HashedSecret::of(binding), self.clock.now());
        self.store
            .read(|tx| Ok(tx.find_sign_in_by_binding(&binding, now)?))
    }

    /// The unexpired, unfinished sign-in that a `state` belongs to, in whichever browser it was begun.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn find_by_state(&self, state: &str) -> Result<Option<SignIn>, BrokerError> {
        let (state, now) = (HashedSecret::of(state), self.clock.now());
        let found = self.store.read(|tx| tx.find_sign_in_by_state(&state))?;
        let is_open = |it: &SignIn| it.expires_at > now && it.step != SignInStep::Finished;
        Ok(found.filter(is_open))
    }

    /// Takes up what came back to the redirect URI of a connection. The answer is used up by one
    /// conditional write before anything is asked of the home, so a repeated callback never causes
    /// a second token request (U02).
    ///
    /// # Errors
    /// [`BrokerError::Refused`]: [`Reason::StateInvalid`] (U02), [`Reason::MixUp`] (U03, U04),
    /// [`Reason::ConnectionDisabled`] (U10), [`Reason::HomeRefused`] (U14), and what verification of
    /// the home's token says (U05).
    pub fn finish(
        &self,
        connection_id: &Id<kind::Connection>,
        binding: Option<&str>,
        query: &str,
    ) -> Result<Finished, BrokerError> {
        let returned = Returned::parse(query).and_then(|returned| {
            let state = returned
                .state
                .as_deref()
                .map(HashedSecret::of)
                .ok_or(Reason::StateInvalid)?;
            Ok((returned, state))
        });
        let (returned, state) = returned.map_err(|reason| {
            let event = callback_refused(self.clock.now(), reason, connection_id, None);
            self.audited(event, reason)
        })?;
        let binding = binding.map(HashedSecret::of);
        let (sign_in, connection) = self.take_up(connection_id, binding.as_ref(), &state)?;
        let declined = returned.error.as_deref() == Some("access_denied");
        let verified = returned
            .outcome()
            .and_then(|callback| self.ask_home(&connection, &sign_in, &callback))
            .map_err(|refusal| {
                let refused = self.refuse(&connection, Some(&sign_in.id), &refusal);
                if declined {
                    BrokerError::Declined(sign_in.continue_to.clone())
                } else if refusal.reason == Reason::UpstreamTenant {
                    BrokerError::ForeignTenant(refusal.account)
                } else {
                    refused
                }
            })?;
        self.keep_proof(&connection, sign_in, verified)
    }

    /// Checks the callback against its sign-in and uses it up, in one transaction.
    fn take_up(
        &self,
        connection_id: &Id<kind::Connection>,
        binding: Option<&HashedSecret>,
        state: &HashedSecret,
    ) -> Result<(SignIn, Connection), BrokerError> {
        let now = self.clock.now();
        let outcome = self.store.write(|tx| {
            let outcome = admit(tx, connection_id, binding, state, now)?;
            if let Err(rejected) = &outcome {
                tx.audit(callback_refused(
                    now,
                    rejected.reason,
                    connection_id,
                    rejected.sign_in.as_ref(),
                ));
            }
            Ok::<_, BrokerError>(outcome)
        })?;
        outcome.map_err(|rejected| BrokerError::Refused(rejected.reason))
    }

    fn ask_home(
        &self,
        connection: &Connection,
        sign_in: &SignIn,
        callback: &Callback,
    ) -> Result<Verified, Refusal> {
        let damaged = |_| {
            Refusal::new(
                EventName::UpstreamCallback,
                Reason::StateInvalid,
                "sealed values do not open",
            )
        };
        let remembered = self.open_remembered(sign_in).map_err(damaged)?;
        let party = self.relying_party(connection).map_err(damaged)?;
        let verified = self.providers.finish(&party, &remembered, callback)?;
        check_subject(connection, verified)
    }

    /// Keeps the proof, unless the connection was switched off or time ran out meanwhile.
    fn keep_proof(
        &self,
        connection: &Connection,
        mut sign_in: SignIn,
        verified: Verified,
    ) -> Result<Finished, BrokerError> {
        let now = self.clock.now();
        let home = verified.home;
        let refresh_token = verified.refresh_token;
        let proof = HomeSignIn {
            connection_id: connection.id.clone(),
            issuer: verified.issuer,
            subject: verified.subject,
            name: verified.name,
            email: verified.email,
            email_verified: verified.email_verified,
            auth_time: verified.auth_time,
            amr: verified.amr,
            acr: verified.acr,
            groups: verified.groups,
            session: verified.session,
        };
        let grant = refresh_token.map(|token| {
            let context = DueProbe::secret_context(&proof.identity());
            self.vault.seal(&context, token.expose().as_bytes())
        });
        let refused = self.store.write(|tx| {
            let reason = if let Some(reason) = refuses(tx, &connection.id)? {
                reason
            } else if !tx.prove_sign_in(&sign_in.id, &proof, now)? {
                Reason::StateInvalid
            } else {
                learn(tx, connection, &home, now)?;
                if let Some(grant) = &grant {
                    tx.keep_sign_in_grant(&sign_in.id, grant)?;
                }
                return Ok::<_, BrokerError>(None);
            };
            tx.audit(callback_refused(
                now,
                reason,
                &connection.id,
                Some(&sign_in),
            ));
            Ok(Some(reason))
        })?;
        if let Some(reason) = refused {
            return Err(BrokerError::Refused(reason));
        }
        sign_in.step = SignInStep::Proven;
        sign_in.proof = Some(proof.clone());
        Ok(Finished { sign_in, proof })
    }

    fn new_id(&self) -> (Id<kind::SignIn>, At) {
        let now = self.clock.now();
        (Id::new(now, &*self.random), now)
    }

    fn sign_in(
        &self,
        (id, now): (Id<kind::SignIn>, At),
        request: &StartRequest<'_>,
        (binding, state): (&Secret, &Secret),
        upstream: Vec<u8>,
    ) -> SignIn {
        SignIn {
            id,
            binding: binding.hashed(),
            connection_id: request.connection.id.clone(),
            invitation_id: request.invitation_id.clone(),
            moves_guest_id: request.moves_guest_id.clone(),
            mailbox_proven: request.moves_guest_id.is_some(),
            continue_to: request.continue_to.clone(),
            state: state.hashed(),
            upstream,
            step: SignInStep::Started,
            proof: None,
            expires_at: now.plus(self.settings.lifetimes.sign_in),
        }
    }

    fn insert(&self, connection: &Connection, sign_in: &SignIn) -> Result<(), BrokerError> {
        if !is_own_path(&sign_in.continue_to) {
            return Err(self.not_started(connection, Reason::InvalidRequest));
        }
        let refused = self.store.write(|tx| {
            let refused = refuses(tx, &connection.id)?;
            if refused.is_none() {
                tx.insert_sign_in(sign_in)?;
            }
            Ok::<_, BrokerError>(refused)
        })?;
        refused.map_or(Ok(()), |reason| Err(self.not_started(connection, reason)))
    }

    fn not_started(&self, connection: &Connection, reason: Reason) -> BrokerError {
        self.refuse(
            connection,
            None,
            &Refusal::new(EventName::SignIn, reason, "not begun"),
        )
    }

    fn seal_remembered(
        &self,
        id: &Id<kind::SignIn>,
        remembered: &Remembered,
    ) -> Result<Vec<u8>, BrokerError> {
        let plain = serde_json::to_vec(remembered)
            .map_err(|_| BrokerError::Damaged("a sign-in cannot be written down"))?;
        Ok(self.vault.seal(&upstream_context(id), &plain))
    }

    fn open_remembered(&self, sign_in: &SignIn) -> Result<Remembered, BrokerError> {
        let plain = self
            .vault
            .open(&upstream_context(&sign_in.id), &sign_in.upstream)?;
        serde_json::from_slice(&plain).map_err(|_| BrokerError::Damaged("a sign-in does not read"))
    }
}

fn upstream_context(id: &Id<kind::SignIn>) -> String {
    format!("sign_in.upstream:{id}")
}

/// A callback of another browser, connection or time leaves the sign-in as it is, so that nobody can
/// spoil somebody else's.
fn admit(
    tx: &mut Tx<'_>,
    connection_id: &Id<kind::Connection>,
    binding: Option<&HashedSecret>,
    state: &HashedSecret,
    now: At,
) -> Result<Result<(SignIn, Connection), Rejected>, BrokerError> {
    let Some(sign_in) = tx.find_sign_in_by_state(state)? else {
        return Ok(Err(Rejected {
            reason: Reason::StateInvalid,
            sign_in: None,
        }));
    };
    let reject = |reason, sign_in| {
        Ok(Err(Rejected {
            reason,
            sign_in: Some(sign_in),
        }))
    };
    if !binding.is_some_and(|binding| binding.matches(&sign_in.binding)) {
        return reject(Reason::StateInvalid, sign_in);
    }
    if sign_in.connection_id != *connection_id {
        return reject(Reason::MixUp, sign_in);
    }
    let connection = tx.find_connection(connection_id)?;
    let connection = match connection.map(|c| (c.state.refuses(), c)) {
        Some((None, connection)) => connection,
        Some((Some(reason), _)) => return reject(reason, sign_in),
        None => return reject(Reason::ConnectionDisabled, sign_in),
    };
    if tx.consume_callback(&sign_in.id, now)? {
        Ok(Ok((sign_in, connection)))
    } else {
        reject(Reason::StateInvalid, sign_in)
    }
}

/// Why nobody signs in through a connection now.
fn refuses(tx: &mut Tx<'_>, id: &Id<kind::Connection>) -> Result<Option<Reason>, BrokerError> {
    let found = tx.find_connection(id)?;
    Ok(found.map_or(Some(Reason::ConnectionDisabled), |c| c.state.refuses()))
}

/// Subjects that look unlike all before are a sign that the home names people in another way now, and
/// that one person may get another's name. So do homes that name people by address or user name from
/// the start; an admin accepts that or nobody comes in (S07).
pub(crate) fn check_subject(
    connection: &Connection,
    verified: Verified,
) -> Result<Verified, Refusal> {
    let shape = SubjectShape::of(&verified.subject);
    let first = SubjectShape::of_person(&verified.subject, verified.user_name.as_deref());
    let agreed = connection.home.as_ref();
    let refuse = |drift| Err(held(vec![drift], &verified.home, agreed));
    match agreed.and_then(|home| home.subjects) {
        None if first.is_reusable() => refuse(Drift::ReusableSubjects),
        Some(known) if !known.admits(shape) => refuse(Drift::Subjects),
        known => Ok(Verified {
            home: HomeRecord {
                subjects: known.or(Some(shape)),
                ..verified.home
            },
            ..verified
        }),
    }
}

/// Keeps what the home is like now, where that changed as it may; that no key of before is left is
/// worth a line (S12).
pub(crate) fn learn(
    tx: &mut Tx<'_>,
    connection: &Connection,
    home: &HomeRecord,
    now: At,
) -> Result<(), BrokerError> {
    if connection.home.as_ref() == Some(home) {
        return Ok(());
    }
    tx.keep_home_record(&connection.id, home)?;
    let before = connection.home.as_ref();
    if let Some(before) = before.filter(|before| before.replaced_all_keys(home)) {
        let event = Event::change(now, Actor::plain(ActorKind::System), EventName::Connection);
        let detail = json!({
            "did": "keys_replaced", "connection": connection.id,
            "before": before.keys, "now": home.keys,
        });
        tx.audit(event.partner(&connection.partner_id).detail(detail));
        let note = format!("{} → {}", before.keys.join(", "), home.keys.join(", "));
        let key = alert_key(AlertKind::KeysReplaced, connection);
        tx.raise_alert(&key, (&connection.name, &note), now)?;
    }
    Ok(())
}

fn callback_refused(
    now: At,
    reason: Reason,
    connection: &Id<kind::Connection>,
    sign_in: Option<&SignIn>,
) -> Event {
    Event::refusal(
        now,
        Actor::plain(ActorKind::Anonymous),
        EventName::UpstreamCallback,
        reason,
    )
    .detail(json!({
        "connection": connection,
        "sign_in": sign_in.map(|sign_in| &sign_in.id),
        "begun_at": sign_in.map(|sign_in| &sign_in.connection_id),
    }))
}

/// A path with an optional query on our own origin; browsers read `//` and `/\` as another host.
fn is_own_path(path: &str) -> bool {
    let mut characters = path.chars();
    characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && !path.chars().any(|c| c.is_control() || c == '\\')
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "trust_tests.rs"]
mod trust_tests;
