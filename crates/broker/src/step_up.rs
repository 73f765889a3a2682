//! The one local step-up of a session whose home did not prove multi-factor authentication: a passkey,
//! or the code of an authenticator app (RFC 6238). Both prove a session of this very guest stronger and
//! sign nobody in.

use crate::{Broker, BrokerError};
use model::{
    Actor, At, CredentialChange, CredentialType, Event, EventName, FactorChange, Id, PasskeyOwner,
    Reason, Session, Span, Telling, TotpFactor, kind,
};
use serde_json::json;
use totp_rs::Totp;

/// So many wrong codes in a row are looked at without a pause.
const TRIES: i32 = 5;
/// The first pause; each wrong code after it doubles the next.
const FIRST_PAUSE: Span = Span::mins(1);
/// The longest pause. There is no lock that lasts.
const LONGEST_PAUSE: Span = Span::mins(15);
/// A new factor may be added so long after the guest proved who they are at home or by mailbox.
const FRESH: Span = Span::mins(10);
/// 160 bits, as RFC 4226 §4 recommends.
const SECRET: usize = 20;

/// What a guest can prove a second factor with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactors {
    /// At least one passkey.
    pub passkey: bool,
    /// An authenticator app whose first code was right.
    pub totp: bool,
}

impl SecondFactors {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        !self.passkey && !self.totp
    }
}

/// An authenticator app that is being set up.
#[derive(Clone)]
pub struct TotpSetup {
    /// The secret in Base32, to type in.
    pub secret: String,
    /// The same as a link for the device that has the app.
    pub link: String,
}

impl Broker {
    /// What the guest can prove a second factor with.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn second_factors(&self, guest: &Id<kind::Guest>) -> Result<SecondFactors, BrokerError> {
        self.store.read(|tx| {
            let owner = PasskeyOwner::Guest(guest.clone());
            let totp = tx.find_totp(guest)?;
            Ok(SecondFactors {
                passkey: !tx.passkeys_of(&owner)?.is_empty(),
                totp: totp.is_some_and(|it| it.confirmed_at.is_some()),
            })
        })
    }

    /// Whether this session may add a factor: one that proved a factor the guest has, or, for the
    /// first one, a fresh sign-in. A stolen session can thereby not make itself stronger.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn may_add_factor(&self, session: &Session) -> Result<bool, BrokerError> {
        if self.second_factors(&session.guest_id)?.is_empty() {
            return Ok(self.is_fresh(session));
        }
        self.store
            .read(|tx| Ok(tx.stepped_up_at(&session.id)?.is_some()))
    }

    /// Whether the guest signed in just now.
    #[must_use]
    pub fn is_fresh(&self, session: &Session) -> bool {
        self.clock.now().since(session.created_at) <= FRESH
    }

    /// Proves a second factor by a passkey of the guest.
    ///
    /// # Errors
    /// [`Reason::PasskeyInvalid`] also when the passkey is somebody else's; [`Reason::SessionEnded`].
    pub fn step_up_with_passkey(
        &self,
        session: &Session,
        binding: &str,
        answer: &str,
    ) -> Result<(), BrokerError> {
        let owner = self.finish_passkey_authentication(binding, answer)?;
        if owner != PasskeyOwner::Guest(session.guest_id.clone()) {
            return Err(self.not_stepped_up(session, Reason::PasskeyInvalid));
        }
        self.step_up(session, &["pop", "user", "mfa"])
    }

    /// Makes the guest's first passkey, which proves a second factor at once.
    ///
    /// # Errors
    /// As [`Broker::add_passkey`]; [`Reason::LoginRequired`] when the sign-in is not
    /// fresh enough to add a factor.
    pub fn step_up_with_new_passkey(
        &self,
        session: &Session,
        binding: &str,
        answer: &str,
    ) -> Result<(), BrokerError> {
        if !self.may_add_factor(session)? {
            return Err(self.not_stepped_up(session, Reason::LoginRequired));
        }
        self.add_passkey(session, binding, answer)?;
        self.step_up(session, &["pop", "user", "mfa"])
    }

    /// Draws a secret for the guest's authenticator app, in place of one that was never confirmed.
    ///
    /// # Errors
    /// [`Reason::LoginRequired`] when the sign-in is not fresh enough to add a factor.
    pub fn begin_totp(&self, session: &Session) -> Result<(), BrokerError> {
        if !self.may_add_factor(session)? {
            return Err(self.not_stepped_up(session, Reason::LoginRequired));
        }
        let mut secret = [0; SECRET];
        self.random.fill(&mut secret);
        let guest = &session.guest_id;
        let sealed = self.vault.seal(&context(guest), &secret);
        let now = self.clock.now();
        self.store
            .write(|tx| Ok::<_, BrokerError>(tx.begin_totp(guest, &sealed, now)?))?;
        Ok(())
    }

    /// The authenticator app that is being set up; `None` when none is, or it is confirmed.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn totp_setup(
        &self,
        guest: &Id<kind::Guest>,
        account: &str,
    ) -> Result<Option<TotpSetup>, BrokerError> {
        let factor = self
            .store
            .read(|tx| Ok::<_, BrokerError>(tx.find_totp(guest)?))?;
        let Some(factor) = factor.filter(|it| it.confirmed_at.is_none()) else {
            return Ok(None);
        };
        let totp = self.totp(guest, &factor, account)?;
        let link = totp.to_url().map_err(|_| DAMAGED)?;
        Ok(Some(TotpSetup {
            secret: totp.secret().to_base32(),
            link,
        }))
    }

    /// Proves a second factor by the code of the guest's authenticator app; the first right one
    /// confirms it. A code counts once. Each try is counted before it is looked at, so that many at a
    /// time gain nothing.
    ///
    /// # Errors
    /// [`Reason::TotpInvalid`], [`Reason::TooManyTries`] until the pause is over,
    /// [`Reason::SessionEnded`].
    pub fn step_up_with_totp(&self, session: &Session, code: &str) -> Result<(), BrokerError> {
        let (guest, now) = (&session.guest_id, self.clock.now());
        let factor = self.store.write(|tx| {
            let factor = tx.find_totp(guest)?;
            Ok::<_, BrokerError>(match factor {
                Some(factor) => {
                    let tried = tx.try_totp(guest, (TRIES, retry_at(&factor, now)), now)?;
                    tried.then_some(factor).ok_or(Reason::TooManyTries)
                }
                None => Err(Reason::TotpInvalid),
            })
        })?;
        let factor = factor.map_err(|reason| self.not_stepped_up(session, reason))?;
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let at = u64::try_from(now.secs()).unwrap_or(0);
        let step = self
            .totp(guest, &factor, "")?
            .check(&digits, at)
            .and_then(|step| i64::try_from(step).ok());
        let Some(step) = step else {
            return Err(self.not_stepped_up(session, Reason::TotpInvalid));
        };
        let accepted = self.store.write(|tx| {
            let accepted = tx.accept_totp(guest, step, now)?;
            if accepted && factor.confirmed_at.is_none() {
                self.tell_of(tx, guest, FactorChange::TotpAdded, now)?;
                let made = (CredentialType::App, CredentialChange::Created);
                tx.queue_credential_signals(guest, made, Telling::at(now, &*self.random))?;
                self.end_other_sessions(tx, session, now)?;
            }
            if accepted {
                tx.end_recoveries(guest, now)?;
            }
            Ok::<_, BrokerError>(accepted)
        })?;
        if !accepted {
            return Err(self.not_stepped_up(session, Reason::TotpInvalid));
        }
        self.step_up(session, &["otp", "mfa"])
    }

    fn totp(
        &self,
        guest: &Id<kind::Guest>,
        factor: &TotpFactor,
        account: &str,
    ) -> Result<Totp, BrokerError> {
        let secret = self.vault.open(&context(guest), &factor.sealed)?;
        // The label's parts are parted by a colon, so it must not stand in them.
        let issuer = self.settings.company.replace(':', " ");
        totp_rs::Builder::new()
            .with_secret(secret)
            .with_issuer(Some(issuer))
            .with_account_name(account.replace(':', " "))
            .build()
            .map_err(|_| DAMAGED)
    }

    fn step_up(&self, session: &Session, methods: &[&str]) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let done = self.store.write(|tx| {
            let done = tx.record_step_up(&session.id, methods, now)?;
            if done {
                let actor = Actor::guest(&session.guest_id);
                let event = Event::change(now, actor, EventName::StepUp).guest(&session.guest_id);
                tx.audit(event.detail(json!({ "methods": methods })));
            }
            Ok::<_, BrokerError>(done)
        })?;
        if done {
            Ok(())
        } else {
            Err(self.not_stepped_up(session, Reason::SessionEnded))
        }
    }

    fn not_stepped_up(&self, session: &Session, reason: Reason) -> BrokerError {
        let actor = Actor::guest(&session.guest_id);
        let event = Event::refusal(self.clock.now(), actor, EventName::StepUp, reason);
        self.audited(event.guest(&session.guest_id), reason)
    }
}

const DAMAGED: BrokerError = BrokerError::Damaged("an authenticator app's secret does not read");

fn context(guest: &Id<kind::Guest>) -> String {
    format!("totp:{guest}")
}

/// Until when the guest waits if this try is the one too many.
fn retry_at(factor: &TotpFactor, now: At) -> At {
    let over = (factor.failures + 1 - TRIES).clamp(0, 10);
    let pause = Span::secs(FIRST_PAUSE.as_secs() << over);
    now.plus(pause.min(LONGEST_PAUSE))
}

#[cfg(test)]
#[path = "step_up_tests.rs"]
mod tests;
