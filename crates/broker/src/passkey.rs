//! Passkeys (WebAuthn Level 3) of guests with an invitation account and of admins: discoverable
//! credentials with user verification, so one of them alone says who it is and proves it.
//!
//! The state of a ceremony lies sealed in the database under the hash of a cookie value, and is
//! taken out by the one request that finishes it.

use crate::{Broker, BrokerError, StartRequest, StartedHere, Wishes};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{
    Actor, ActorKind, At, ConnectionKind, ConnectionState, CredentialChange, CredentialType, Event,
    EventName, FactorChange, HashedSecret, HomeSignIn, Id, Passkey, PasskeyOwner, Reason, Secret,
    Session, Settings, SignInStep, Span, Telling, kind,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;
use store::Tx;
use url::Url;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey as Credential, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
};

/// A ceremony must be finished within this time.
const CEREMONY: Span = Span::mins(5);
/// Longer answers of a browser are not read.
const LONGEST_ANSWER: usize = 64 * 1024;
/// What the ceremony's state is sealed for.
const CONTEXT: &str = "passkey.ceremony";

/// A ceremony that has begun.
#[derive(Debug)]
pub struct Ceremony {
    /// Value for the `__Host-` cookie that binds the ceremony to this browser.
    pub binding: Secret,
    /// The options for `navigator.credentials`, as JSON.
    pub options: String,
}

#[derive(Serialize, Deserialize)]
struct Registration {
    owner: String,
    state: PasskeyRegistration,
}

#[derive(Serialize, Deserialize)]
enum State {
    Registration(Box<Registration>),
    Authentication(Box<DiscoverableAuthentication>),
}

/// Us as WebAuthn knows us; none where the issuer's host is no domain.
pub(crate) fn relying_party(settings: &Settings) -> Option<Webauthn> {
    let origin = Url::parse(&settings.issuer).ok()?;
    let domain = origin.domain()?.to_owned();
    WebauthnBuilder::new(&domain, &origin).ok()?.build().ok()
}

impl Broker {
    /// Whether passkeys can be used at this address.
    #[must_use]
    pub const fn offers_passkeys(&self) -> bool {
        self.webauthn.is_some()
    }

    /// Begins to make a passkey for somebody who is signed in. `name` tells accounts apart in the
    /// browser's list, usually the mail address.
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`] where passkeys cannot be used.
    pub fn start_passkey_registration(
        &self,
        owner: &PasskeyOwner,
        name: &str,
        display_name: &str,
    ) -> Result<Ceremony, BrokerError> {
        let webauthn = self.webauthn()?;
        let known = self
            .store
            .read(|tx| Ok::<_, BrokerError>(tx.passkeys_of(owner)?))?;
        let known: Vec<_> = known
            .iter()
            .filter_map(|p| read::<Credential>(&p.credential).ok())
            .map(|c| c.cred_id().clone())
            .collect();
        let handle =
            user_handle(owner).ok_or(BrokerError::Damaged("an owner's id is malformed"))?;
        let (options, state) = webauthn
            .start_passkey_registration(handle, name, display_name, Some(known))
            .map_err(|_| BrokerError::Damaged("a passkey ceremony cannot begin"))?;
        let mut options = serde_json::to_value(options)
            .map_err(|_| BrokerError::Damaged("a ceremony cannot be written down"))?;
        // The company's name may change while we run.
        if let Some(name) = options.pointer_mut("/publicKey/rp/name") {
            *name = self.settings.company.clone().into();
        }
        // Without a name the person types nothing, so the authenticator must remember for whom it is.
        let selection = options
            .pointer_mut("/publicKey/authenticatorSelection")
            .and_then(|s| s.as_object_mut());
        if let Some(selection) = selection {
            selection.insert("residentKey".into(), "required".into());
            selection.insert("requireResidentKey".into(), true.into());
        }
        let registration = Registration {
            owner: owner.to_string(),
            state,
        };
        self.keep_ceremony(
            options.to_string(),
            &State::Registration(Box::new(registration)),
        )
    }

    /// Finishes making an admin's passkey with the browser's answer (JSON of `PublicKeyCredential`).
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`] when the answer does not fit, the ceremony is over, used or
    /// somebody else's, or the credential is known already.
    pub fn finish_passkey_registration(
        &self,
        owner: &PasskeyOwner,
        binding: &str,
        answer: &str,
    ) -> Result<Id<kind::Passkey>, BrokerError> {
        self.register(owner, (binding, answer), |_, _| Ok(()))
    }

    /// The same for a guest who is signed in. The guest's other sessions end (F02), and the guest hears of
    /// it by mail. Who may add one is [`Broker::may_add_factor`]'s to say.
    ///
    /// # Errors
    /// As [`Broker::finish_passkey_registration`].
    pub fn add_passkey(
        &self,
        session: &Session,
        binding: &str,
        answer: &str,
    ) -> Result<Id<kind::Passkey>, BrokerError> {
        let guest = &session.guest_id;
        let owner = PasskeyOwner::Guest(guest.clone());
        self.register(&owner, (binding, answer), |tx, now| {
            self.tell_of(tx, guest, FactorChange::PasskeyAdded, now)?;
            self.end_other_sessions(tx, session, now)
        })
    }

    /// Keeps a new passkey, and does what belongs to it before that in the same transaction.
    pub(crate) fn register(
        &self,
        owner: &PasskeyOwner,
        (binding, answer): (&str, &str),
        first: impl FnOnce(&mut Tx<'_>, At) -> Result<(), BrokerError>,
    ) -> Result<Id<kind::Passkey>, BrokerError> {
        let webauthn = self.webauthn()?;
        let credential = match self.take_ceremony(binding)? {
            Some(State::Registration(begun)) if begun.owner == owner.as_str() => {
                read_answer::<RegisterPublicKeyCredential>(answer).and_then(|answer| {
                    webauthn
                        .finish_passkey_registration(&answer, &begun.state)
                        .ok()
                })
            }
            _ => None,
        };
        let Some(credential) = credential else {
            return Err(self.passkey_refused(Some(owner)));
        };
        let now = self.clock.now();
        let passkey = Passkey {
            id: Id::new(now, &*self.random),
            owner: owner.clone(),
            credential_id: URL_SAFE_NO_PAD.encode(credential.cred_id()),
            credential: write(&credential)?,
            created_at: now,
            used_at: None,
        };
        let kept = self.store.write(|tx| {
            first(tx, now)?;
            if !tx.insert_passkey(&passkey)? {
                return Err(BrokerError::Refused(Reason::PasskeyInvalid));
            }
            if let PasskeyOwner::Guest(guest) = owner {
                let made = (CredentialType::Passkey, CredentialChange::Created);
                tx.queue_credential_signals(guest, made, Telling::at(now, &*self.random))?;
            }
            let event = passkey_event(now, Some(owner), None);
            tx.audit(event.detail(json!({ "passkey": passkey.id })));
            Ok(())
        });
        match kept {
            Ok(()) => Ok(passkey.id),
            Err(BrokerError::Refused(Reason::PasskeyInvalid)) => {
                Err(self.passkey_refused(Some(owner)))
            }
            Err(other) => Err(other),
        }
    }

    /// Begins a sign-in by passkey; the authenticator will say whose it is.
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`] where passkeys cannot be used.
    pub fn start_passkey_authentication(&self) -> Result<Ceremony, BrokerError> {
        let (options, state) = self
            .webauthn()?
            .start_discoverable_authentication()
            .map_err(|_| BrokerError::Damaged("a passkey ceremony cannot begin"))?;
        self.keep_ceremony(write(&options)?, &State::Authentication(Box::new(state)))
    }

    /// Finishes a sign-in by passkey and says whose it is. A counter that does not rise is refused.
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`].
    pub fn finish_passkey_authentication(
        &self,
        binding: &str,
        answer: &str,
    ) -> Result<PasskeyOwner, BrokerError> {
        let state = match self.take_ceremony(binding)? {
            Some(State::Authentication(state)) => *state,
            _ => return Err(self.passkey_refused(None)),
        };
        let Some(answer) = read_answer::<PublicKeyCredential>(answer) else {
            return Err(self.passkey_refused(None));
        };
        let credential_id = URL_SAFE_NO_PAD.encode(answer.get_credential_id());
        let found = self
            .store
            .read(|tx| Ok::<_, BrokerError>(tx.find_passkey(&credential_id)?))?;
        let Some(passkey) = found else {
            return Err(self.passkey_refused(None));
        };
        let mut credential: Credential = read(&passkey.credential)?;
        let Some(result) = self.verify(&passkey, &credential, &answer, state)? else {
            return Err(self.passkey_refused(Some(&passkey.owner)));
        };
        credential.update_credential(&result);
        let (now, credential) = (self.clock.now(), write(&credential)?);
        let used = self.store.write(|tx| {
            let used = tx.record_passkey_use(&passkey.id, &credential, now)?;
            if let (true, PasskeyOwner::Guest(guest)) = (used, &passkey.owner) {
                tx.end_recoveries(guest, now)?;
            }
            Ok::<_, BrokerError>(used)
        })?;
        if used {
            Ok(passkey.owner)
        } else {
            Err(self.passkey_refused(Some(&passkey.owner)))
        }
    }

    /// Signs a guest in by passkey: the proof of the guest's invitation account, in a sign-in that is
    /// bound to this browser.
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`] also when the passkey is an admin's,
    /// [`Reason::ConnectionDisabled`] when the partner has no invitation accounts at present.
    pub fn sign_in_with_passkey(
        &self,
        continue_to: &str,
        binding: &str,
        answer: &str,
    ) -> Result<StartedHere, BrokerError> {
        let owner = self.finish_passkey_authentication(binding, answer)?;
        let PasskeyOwner::Guest(guest_id) = &owner else {
            return Err(self.passkey_refused(Some(&owner)));
        };
        let (guest, connections) = self.store.read(|tx| {
            let guest = tx.find_guest(guest_id)?;
            let connections = guest
                .as_ref()
                .map(|g| tx.connections_of(&g.partner_id))
                .transpose()?;
            Ok::<_, BrokerError>((guest, connections.unwrap_or_default()))
        })?;
        let Some(guest) = guest else {
            return Err(self.passkey_refused(Some(&owner)));
        };
        let connection = connections
            .into_iter()
            .find(|c| c.kind == ConnectionKind::Invitation && c.state == ConnectionState::Enabled);
        let now = self.clock.now();
        let Some(connection) = connection else {
            let event = passkey_event(now, Some(&owner), Some(Reason::ConnectionDisabled));
            return Err(self.audited(event, Reason::ConnectionDisabled));
        };
        let mut started = self.start_here(&StartRequest {
            connection: &connection,
            invitation_id: None,
            moves_guest_id: None,
            continue_to: continue_to.to_owned(),
            wishes: Wishes::default(),
        })?;
        let proof = HomeSignIn {
            connection_id: connection.id,
            issuer: self.settings.issuer.clone(),
            subject: guest.id.to_string(),
            name: None,
            email: None,
            email_verified: false,
            auth_time: now,
            amr: ["pop", "user", "mfa"].map(str::to_owned).to_vec(),
            acr: None,
            groups: None,
            session: model::HomeSession::default(),
        };
        let proven = self.store.write(|tx| {
            Ok::<_, BrokerError>(tx.prove_sign_in(&started.sign_in.id, &proof, now)?)
        })?;
        if !proven {
            return Err(self.passkey_refused(Some(&owner)));
        }
        started.sign_in.step = SignInStep::Proven;
        started.sign_in.proof = Some(proof);
        Ok(started)
    }

    /// The answer must verify, with user verification, and name the owner that we wrote down.
    fn verify(
        &self,
        passkey: &Passkey,
        credential: &Credential,
        answer: &PublicKeyCredential,
        state: DiscoverableAuthentication,
    ) -> Result<Option<AuthenticationResult>, BrokerError> {
        let webauthn = self.webauthn()?;
        let named = webauthn
            .identify_discoverable_authentication(answer)
            .ok()
            .map(|(handle, _)| handle);
        if named.is_none() || named != user_handle(&passkey.owner) {
            return Ok(None);
        }
        let verified = webauthn.finish_discoverable_authentication_v2(answer, state, credential);
        Ok(verified.ok().filter(AuthenticationResult::user_verified))
    }

    fn webauthn(&self) -> Result<&Webauthn, BrokerError> {
        self.webauthn
            .as_deref()
            .ok_or(BrokerError::Refused(Reason::PasskeyInvalid))
    }

    fn keep_ceremony(&self, options: String, state: &State) -> Result<Ceremony, BrokerError> {
        let binding = Secret::draw(&*self.random);
        let sealed = self.vault.seal(CONTEXT, write(state)?.as_bytes());
        let expires_at = self.clock.now().plus(CEREMONY);
        self.store.write(|tx| {
            Ok::<_, BrokerError>(tx.insert_ceremony(&binding.hashed(), &sealed, expires_at)?)
        })?;
        Ok(Ceremony { binding, options })
    }

    /// Takes the ceremony out of the database; whoever comes second finds nothing.
    fn take_ceremony(&self, binding: &str) -> Result<Option<State>, BrokerError> {
        let (binding, now) = (HashedSecret::of(binding), self.clock.now());
        let sealed = self
            .store
            .write(|tx| Ok::<_, BrokerError>(tx.take_ceremony(&binding, now)?))?;
        let Some(sealed) = sealed else {
            return Ok(None);
        };
        let plain = self.vault.open(CONTEXT, &sealed)?;
        serde_json::from_slice(&plain)
            .map(Some)
            .map_err(|_| BrokerError::Damaged("a ceremony does not read"))
    }

    fn passkey_refused(&self, owner: Option<&PasskeyOwner>) -> BrokerError {
        let event = passkey_event(self.clock.now(), owner, Some(Reason::PasskeyInvalid));
        self.audited(event, Reason::PasskeyInvalid)
    }
}

/// The user handle (WebAuthn §5.4.3) is the UUID inside the owner's id: no personal data.
fn user_handle(owner: &PasskeyOwner) -> Option<Uuid> {
    owner
        .as_str()
        .rsplit_once('_')
        .and_then(|(_, uuid)| Uuid::parse_str(uuid).ok())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, BrokerError> {
    serde_json::from_str(text).map_err(|_| BrokerError::Damaged("a stored passkey does not read"))
}

fn write<T: Serialize>(value: &T) -> Result<String, BrokerError> {
    serde_json::to_string(value)
        .map_err(|_| BrokerError::Damaged("a passkey cannot be written down"))
}

fn read_answer<T: DeserializeOwned>(answer: &str) -> Option<T> {
    (answer.len() <= LONGEST_ANSWER)
        .then(|| serde_json::from_str(answer).ok())
        .flatten()
}

fn passkey_event(now: At, owner: Option<&PasskeyOwner>, reason: Option<Reason>) -> Event {
    let actor = match owner {
        Some(PasskeyOwner::Guest(id)) => Actor::guest(id),
        Some(PasskeyOwner::Admin(id)) => Actor::admin(id),
        None => Actor::plain(ActorKind::Anonymous),
    };
    let mut event = Event::change(now, actor, EventName::Passkey);
    event.reason = reason;
    if let Some(PasskeyOwner::Guest(id)) = owner {
        event = event.guest(id);
    }
    event
}

#[cfg(test)]
#[path = "passkey_tests.rs"]
mod tests;
