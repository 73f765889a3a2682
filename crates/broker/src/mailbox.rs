//! Proof of a mailbox by a mailed 6-digit code, for people without a home identity provider.

use crate::{Broker, BrokerError};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{
    Actor, ActorKind, Asker, At, ConnectionKind, Email, Event, EventName, HashedSecret, HomeSignIn,
    Id, Language, Limits, Mail, MailContent, OutboxKind, Reason, Secret, SignIn, SignInStep, Span,
    kind,
};
use store::{CodeCheck, NewMailCode, NewOutboxItem, StoreError, Tx};

const DIGITS: usize = 6;
const TRIES: i32 = 5;
const WINDOW: Span = Span::hours(1);

/// Whose mailbox it is. Only a caller who knows that the address belongs to somebody invited, or to
/// an invitation account, makes one.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Who will be signed in; also the subject of the invitation account.
    pub guest_id: Id<kind::Guest>,
    /// Where the code goes: the address the host wrote down, never one that was typed.
    pub email: Email,
    /// The name the host gave.
    pub name: String,
    /// In which language to write.
    pub language: Language,
}

/// The vault context of the mark on a device.
const DEVICE: &str = "known_device";

impl Broker {
    /// What a browser keeps after a guest signed in here, so that others cannot use up its codes (D07). It
    /// lets nobody in.
    #[must_use]
    pub fn device_mark(&self, guest: &Id<kind::Guest>) -> Secret {
        let sealed = self.vault.seal(DEVICE, guest.as_str().as_bytes());
        Secret::new(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Whether a browser's mark says that this very guest signed in there.
    #[must_use]
    pub fn knows_device(&self, mark: &str, guest: &Id<kind::Guest>) -> bool {
        let sealed = URL_SAFE_NO_PAD.decode(mark).unwrap_or_default();
        let opened = self.vault.open(DEVICE, &sealed);
        opened.is_ok_and(|plain| plain == guest.as_str().as_bytes())
    }

    /// Counts a link or code that belongs to nobody, tried from one network; `true` once it has tried
    /// more than it may within an hour (I08).
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn count_guess(&self, network: Option<&str>) -> Result<bool, BrokerError> {
        let key = format!("guess:from:{}", network.unwrap_or("?"));
        let most = self.settings.limits.guesses;
        self.exceeds(&key, most, EventName::InviteBruteForce)
    }

    /// Counts a look-up of a company's sign-in by address or name; `true` once the network has looked up
    /// more than it may within an hour (E02).
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn count_lookup(&self, network: Option<&str>) -> Result<bool, BrokerError> {
        // Behind a proxy that hides its clients one limit would shut everybody out.
        let Some(network) = network else {
            return Ok(false);
        };
        let most = self.settings.limits.lookups;
        self.exceeds(&format!("lookup:from:{network}"), most, EventName::SignIn)
    }

    /// Counts what somebody unknown tries.
    fn exceeds(&self, key: &str, most: i64, event: EventName) -> Result<bool, BrokerError> {
        let anonymous = Actor::plain(ActorKind::Anonymous);
        let refusal = Event::refusal(self.clock.now(), anonymous, event, Reason::RateLimited);
        let key = HashedSecret::of(key);
        Ok(self
            .store
            .write(|tx| tx.exceeds_limit(&key, (most, WINDOW), refusal))?)
    }

    /// Mails a code that proves a mailbox for this sign-in; earlier codes of it die. For an address
    /// that nobody was invited by (`recipient` is `None`) everything is the same, but no mail leaves.
    ///
    /// # Errors
    /// [`Reason::RateLimited`] when the asker had enough codes for this address ([`Limits`]),
    /// [`Reason::StateInvalid`] for a sign-in that is not waiting for a proof.
    pub fn request_code(
        &self,
        sign_in: &SignIn,
        address: &Email,
        (recipient, asker): (Option<&Recipient>, &Asker),
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let id = Id::<kind::MailCode>::new(now, &*self.random);
        let code = Secret::draw_digits(&*self.random, DIGITS);
        let email_key = recipient.map_or(address, |r| &r.email).key();
        let lifetime = self.settings.lifetimes.mail_code;
        let new = NewMailCode {
            code: code_hash(id.as_str(), &email_key, code.expose()),
            id,
            sign_in_id: sign_in.id.clone(),
            email_key,
            tries: TRIES,
            created_at: now,
            expires_at: now.plus(lifetime),
        };
        let minutes = lifetime.as_secs() / 60;
        let mail = recipient
            .map(|to| self.sealed_mail(to, MailContent::Code { code, minutes }, now))
            .transpose()?;
        let refusal = self.store.write(|tx| {
            let reason = if waiting_for_proof(tx, sign_in, now)? {
                let limits = &self.settings.limits;
                too_many(tx, (&new.email_key, asker), limits, now)?.then_some(Reason::RateLimited)
            } else {
                Some(Reason::StateInvalid)
            };
            if let Some(reason) = reason {
                tx.audit(mail_code_event(now, sign_in, Some(reason)));
                return Ok::<_, BrokerError>(Some(reason));
            }
            tx.insert_mail_code(&new)?;
            if let Some(item) = &mail {
                tx.insert_outbox(item)?;
            }
            Ok(None)
        })?;
        refusal.map_or(Ok(()), |reason| Err(BrokerError::Refused(reason)))
    }

    /// Tries a code. If it is right the sign-in is proven as the invitation account of
    /// `recipient`, in the same transaction that uses the code up.
    ///
    /// # Errors
    /// [`Reason::CodeWrong`], [`Reason::TooManyTries`] when none is left to try,
    /// [`Reason::StateInvalid`] for a sign-in that is not waiting for a proof.
    pub fn check_code(
        &self,
        sign_in: &SignIn,
        typed: &str,
        recipient: Option<&Recipient>,
    ) -> Result<HomeSignIn, BrokerError> {
        let now = self.clock.now();
        let outcome = self.store.write(|tx| {
            let reason = match tx.check_mail_code(
                &sign_in.id,
                |id| typed_hash(id, recipient, typed),
                now,
            )? {
                // Nobody was mailed that code; whoever guessed it learns no more than others.
                CodeCheck::Right => match recipient {
                    Some(recipient) => {
                        let proof = self.mailbox_proof(sign_in, recipient, now);
                        if is_invitation(tx, sign_in)?
                            && tx.prove_sign_in(&sign_in.id, &proof, now)?
                        {
                            tx.audit(mail_code_event(now, sign_in, None));
                            return Ok::<_, BrokerError>(Ok(proof));
                        }
                        Reason::StateInvalid
                    }
                    None => Reason::CodeWrong,
                },
                CodeCheck::Wrong(_) | CodeCheck::Expired => Reason::CodeWrong,
                CodeCheck::Gone => Reason::TooManyTries,
            };
            tx.audit(mail_code_event(now, sign_in, Some(reason)));
            Ok(Err(reason))
        })?;
        outcome.map_err(BrokerError::Refused)
    }

    /// Tries a code that was mailed to the invited address after a sign-in at home with another one.
    /// The sign-in stays proven as what the home said; the mailbox comes on top.
    ///
    /// # Errors
    /// As [`Broker::check_code`].
    pub fn check_invited_mailbox(
        &self,
        sign_in: &SignIn,
        typed: &str,
        recipient: &Recipient,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let reason = self.store.write(|tx| {
            let reason = match tx.check_mail_code(
                &sign_in.id,
                |id| typed_hash(id, Some(recipient), typed),
                now,
            )? {
                CodeCheck::Right => None,
                CodeCheck::Wrong(_) | CodeCheck::Expired => Some(Reason::CodeWrong),
                CodeCheck::Gone => Some(Reason::TooManyTries),
            };
            tx.audit(mail_code_event(now, sign_in, reason));
            Ok::<_, BrokerError>(reason)
        })?;
        reason.map_or(Ok(()), |reason| Err(BrokerError::Refused(reason)))
    }

    /// What an invitation account asserts: we are the issuer, and the mailbox was just proven.
    fn mailbox_proof(&self, sign_in: &SignIn, recipient: &Recipient, now: At) -> HomeSignIn {
        HomeSignIn {
            connection_id: sign_in.connection_id.clone(),
            issuer: self.settings.issuer.clone(),
            subject: recipient.guest_id.to_string(),
            name: Some(recipient.name.clone()),
            email: Some(recipient.email.to_string()),
            email_verified: true,
            auth_time: now,
            amr: vec!["otp".into()],
            acr: None,
            groups: None,
            session: model::HomeSession::default(),
        }
    }

    pub(crate) fn sealed_mail(
        &self,
        to: &Recipient,
        content: MailContent,
        now: At,
    ) -> Result<NewOutboxItem, BrokerError> {
        let mail = Mail {
            to: to.email.clone(),
            language: to.language,
            reply_to: None,
            content,
        };
        self.sealed(&mail, Some(&to.guest_id), now)
    }

    pub(crate) fn sealed(
        &self,
        mail: &Mail,
        guest: Option<&Id<kind::Guest>>,
        now: At,
    ) -> Result<NewOutboxItem, BrokerError> {
        let id = Id::<kind::OutboxItem>::new(now, &*self.random);
        let plain = serde_json::to_vec(mail)
            .map_err(|_| BrokerError::Damaged("a mail cannot be written down"))?;
        Ok(NewOutboxItem {
            payload: self.vault.seal(&mail_context(&id), &plain),
            id,
            kind: OutboxKind::Mail,
            guest_id: guest.cloned(),
            app_id: None,
            created_at: now,
            receipt_id: None,
        })
    }
}

/// Reads the sign-in again: what the caller holds may be old.
/// Counts a code that is asked for. A known device has an allowance of its own; of the others each network
/// has one, and all together another, so that nobody uses up a guest's.
fn too_many(
    tx: &mut Tx<'_>,
    (email_key, asker): (&str, &Asker),
    limits: &Limits,
    now: At,
) -> Result<bool, StoreError> {
    let mut exceeds = |key: String, most: i64| {
        let used = tx.count_attempt(&HashedSecret::of(&key), WINDOW, now)?;
        Ok::<_, StoreError>(used > most)
    };
    if let Some(device) = &asker.device {
        let device = URL_SAFE_NO_PAD.encode(device.as_bytes());
        return exceeds(format!("code:{email_key}:on:{device}"), limits.codes);
    }
    let network = asker.network.as_deref();
    let from = network.unwrap_or("?");
    if exceeds(format!("code:{email_key}:from:{from}"), limits.codes)? {
        return Ok(true);
    }
    if network.is_some() && exceeds(format!("codes:from:{from}"), limits.codes_from)? {
        return Ok(true);
    }
    exceeds(
        format!("code:{email_key}:strangers"),
        limits.codes_of_strangers,
    )
}

fn waiting_for_proof(tx: &mut Tx<'_>, sign_in: &SignIn, now: At) -> Result<bool, BrokerError> {
    let current = tx.find_sign_in_by_binding(&sign_in.binding, now)?;
    let Some(current) = current.filter(|s| s.id == sign_in.id) else {
        return Ok(false);
    };
    match current.step {
        SignInStep::Started => is_invitation(tx, sign_in),
        // Signed in at home, with another address than the invited one or to replace an account here.
        SignInStep::Proven => {
            Ok(current.invitation_id.is_some() || current.moves_guest_id.is_some())
        }
        SignInStep::Finished => Ok(false),
    }
}

/// Whether the sign-in runs through an enabled connection of invitation accounts.
fn is_invitation(tx: &mut Tx<'_>, sign_in: &SignIn) -> Result<bool, BrokerError> {
    let connection = tx.find_connection(&sign_in.connection_id)?;
    Ok(connection.is_some_and(|c| {
        c.kind == ConnectionKind::Invitation && c.state == model::ConnectionState::Enabled
    }))
}

/// The vault context of a mail that waits: one item's payload opens nowhere else.
fn mail_context(id: &Id<kind::OutboxItem>) -> String {
    format!("outbox:{id}")
}

/// The same code has another hash in another row and for another address, so what was mailed to one
/// person proves nothing about another.
fn code_hash(id: &str, email_key: &str, code: &str) -> HashedSecret {
    HashedSecret::of(&format!("mail_code:{id}:{email_key}:{code}"))
}

fn typed_hash(id: &str, recipient: Option<&Recipient>, typed: &str) -> HashedSecret {
    code_hash(
        id,
        &recipient.map(|r| r.email.key()).unwrap_or_default(),
        &typed_code(typed),
    )
}

/// Blanks and hyphens between the digits do not count.
pub(crate) fn typed_code(typed: &str) -> String {
    let counts = |c: &char| !c.is_whitespace() && *c != '-';
    typed.chars().filter(counts).collect()
}

fn mail_code_event(now: At, sign_in: &SignIn, reason: Option<Reason>) -> Event {
    let mut event = Event::change(now, Actor::plain(ActorKind::Anonymous), EventName::MailCode)
        .detail(serde_json::json!({ "sign_in": sign_in.id, "connection": sign_in.connection_id }));
    event.reason = reason;
    event
}

#[cfg(test)]
#[path = "mailbox_tests.rs"]
mod tests;
