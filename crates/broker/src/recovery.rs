//! The way back of a guest who lost every second factor. It takes three things: a session of the guest,
//! fresh again at the end; the guest's mailbox; and somebody of the host who vouches for the person. What
//! was lost goes on counting until a new passkey takes its place, in the browser in which it began.

use crate::{Broker, BrokerError, Recipient, mailbox::typed_code};
use model::{
    Actor, AdminState, At, Event, EventName, FactorChange, Guest, HashedSecret, Id, Mail,
    MailContent, PasskeyOwner, Reason, Recovery, RecoveryState, Secret, Session, Span, Telling,
    kind,
};
use serde_json::json;
use store::{CodeCheck, GrantScope, NewRecovery, Tx};

const DIGITS: usize = 6;
const TRIES: i32 = 5;
/// So many recoveries of a guest may begin within [`WINDOW`].
const BEGINNINGS: i64 = 5;
/// So many times the host is asked within [`WINDOW`].
const ASKED: i64 = 3;
const WINDOW: Span = Span::days(1);
/// The host has so long to answer.
pub(crate) const ANSWER: Span = Span::days(3);

impl Broker {
    /// The recovery of a guest that this browser began, while it may still come to something.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn recovery(
        &self,
        guest: &Id<kind::Guest>,
        binding: &str,
    ) -> Result<Option<Recovery>, BrokerError> {
        let now = self.clock.now();
        let found = self
            .store
            .read(|tx| Ok::<_, BrokerError>(tx.find_recovery(&HashedSecret::of(binding))?))?;
        let ended = |it: &Recovery| matches!(it.state, RecoveryState::Done | RecoveryState::Ended);
        let refused = |it: &Recovery| it.state == RecoveryState::Refused;
        Ok(found.filter(|it| {
            it.guest_id == *guest && !ended(it) && (refused(it) || it.expires_at > now)
        }))
    }

    /// Mails a code for a new recovery. Returns what the browser keeps.
    ///
    /// # Errors
    /// [`Reason::StateConflict`] when the guest has no factor to lose, [`Reason::RateLimited`].
    pub fn begin_recovery(&self, session: &Session, guest: &Guest) -> Result<Secret, BrokerError> {
        let now = self.clock.now();
        if self.second_factors(&guest.id)?.is_empty() {
            return Err(self.no_recovery(session, Reason::StateConflict));
        }
        let binding = Secret::draw(&*self.random);
        let code = Secret::draw_digits(&*self.random, DIGITS);
        let lifetime = self.settings.lifetimes.mail_code;
        let id = Id::<kind::Recovery>::new(now, &*self.random);
        let new = NewRecovery {
            code: code_hash(&id, code.expose()),
            id,
            guest_id: guest.id.clone(),
            binding: binding.hashed(),
            tries: TRIES,
            created_at: now,
            expires_at: now.plus(lifetime),
        };
        let minutes = lifetime.as_secs() / 60;
        let mail = self.sealed_mail(&to(guest), MailContent::Code { code, minutes }, now)?;
        let key = HashedSecret::of(&format!("recovery:{}", guest.id));
        let begun = self.store.write(|tx| {
            if tx.count_attempt(&key, WINDOW, now)? > BEGINNINGS {
                return Ok(false);
            }
            tx.insert_recovery(&new)?;
            tx.insert_outbox(&mail)?;
            tx.audit(event(now, guest, "begun"));
            Ok::<_, BrokerError>(true)
        })?;
        if begun {
            Ok(binding)
        } else {
            Err(self.no_recovery(session, Reason::RateLimited))
        }
    }

    /// Tries the mailed code. The right one asks the sponsor, and tells the guest by mail.
    ///
    /// # Errors
    /// [`Reason::CodeWrong`], [`Reason::TooManyTries`], [`Reason::RateLimited`] when the host was asked
    /// often enough.
    pub fn ask_for_recovery(
        &self,
        session: &Session,
        guest: &Guest,
        (binding, typed): (&str, &str),
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let binding = HashedSecret::of(binding);
        let key = HashedSecret::of(&format!("recovery_asked:{}", guest.id));
        let hash_with = |id: &str| hash_of(id, &typed_code(typed));
        let refusal = self.store.write(|tx| {
            let browser = (&binding, &guest.id);
            match tx.try_recovery_code(browser, hash_with, (now, now.plus(ANSWER)))? {
                CodeCheck::Right => {}
                CodeCheck::Wrong(_) | CodeCheck::Expired => return Ok(Some(Reason::CodeWrong)),
                CodeCheck::Gone => return Ok(Some(Reason::TooManyTries)),
            }
            if tx.count_attempt(&key, WINDOW, now)? > ASKED {
                tx.end_recoveries(&guest.id, now)?;
                return Ok(Some(Reason::RateLimited));
            }
            self.tell_of(tx, &guest.id, FactorChange::RecoveryAsked, now)?;
            self.ask_sponsor(tx, guest, now)?;
            tx.audit(event(now, guest, "asked"));
            Ok::<_, BrokerError>(None)
        })?;
        refusal.map_or(Ok(()), |reason| Err(self.no_recovery(session, reason)))
    }

    /// The sponsor hears of it; where there is none who may act, every admin.
    fn ask_sponsor(&self, tx: &mut Tx<'_>, guest: &Guest, now: At) -> Result<(), BrokerError> {
        let admins = tx.list_admins()?;
        let active = || admins.iter().filter(|it| it.state == AdminState::Active);
        let mut asked: Vec<_> = active()
            .filter(|it| Some(&it.id) == guest.sponsor_id.as_ref())
            .collect();
        if asked.is_empty() {
            asked = active().collect();
        }
        for admin in asked {
            let mail = Mail {
                to: admin.email.clone(),
                language: self.settings.language,
                reply_to: None,
                content: MailContent::RecoveryAsked {
                    name: guest.display_name.clone(),
                    email: guest.email.clone(),
                    link: self.settings.link(&format!("/admin/guests/{}", guest.id)),
                    expires_at: now.plus(ANSWER),
                },
            };
            tx.insert_outbox(&self.sealed(&mail, None, now)?)?;
        }
        Ok(())
    }

    /// Makes the new passkey of an approved recovery: in one transaction the recovery is used up, every
    /// old factor dies, the guest's other sessions end, and this one has proven a second factor.
    ///
    /// # Errors
    /// [`Reason::LoginRequired`] unless the guest signed in just now, [`Reason::StateConflict`] when
    /// nothing is approved for this browser, [`Reason::PasskeyInvalid`].
    pub fn complete_recovery(
        &self,
        session: &Session,
        recovery: &str,
        (binding, answer): (&str, &str),
    ) -> Result<(), BrokerError> {
        if !self.is_fresh(session) {
            return Err(self.no_recovery(session, Reason::LoginRequired));
        }
        let guest = &session.guest_id;
        let owner = PasskeyOwner::Guest(guest.clone());
        let recovery = HashedSecret::of(recovery);
        let made = self.register(&owner, (binding, answer), |tx, now| {
            if !tx.complete_recovery(&recovery, guest, now)?
                || !tx.record_step_up(&session.id, &["pop", "user", "mfa"], now)?
            {
                return Err(BrokerError::Refused(Reason::StateConflict));
            }
            tx.revoke_factors(guest, Telling::at(now, &*self.random))?;
            self.end_other_sessions(tx, session, now)?;
            self.tell_of(tx, guest, FactorChange::Recovered, now)?;
            let event = Event::change(now, Actor::guest(guest), EventName::Recovery).guest(guest);
            tx.audit(event.detail(json!({ "did": "completed" })));
            Ok(())
        });
        match made {
            Err(BrokerError::Refused(Reason::StateConflict)) => {
                Err(self.no_recovery(session, Reason::StateConflict))
            }
            other => other.map(drop),
        }
    }

    /// Ends every session of the guest but this one (F02).
    pub(crate) fn end_other_sessions(
        &self,
        tx: &mut Tx<'_>,
        session: &Session,
        now: At,
    ) -> Result<(), BrokerError> {
        for other in tx.live_sessions_of(&session.guest_id, now)? {
            if other.id != session.id {
                tx.end_access(&GrantScope::Session(&other.id), now, &*self.random)?;
            }
        }
        Ok(())
    }

    fn no_recovery(&self, session: &Session, reason: Reason) -> BrokerError {
        let actor = Actor::guest(&session.guest_id);
        let event = Event::refusal(self.clock.now(), actor, EventName::Recovery, reason);
        self.audited(event.guest(&session.guest_id), reason)
    }
}

fn event(now: At, guest: &Guest, did: &str) -> Event {
    Event::change(now, Actor::guest(&guest.id), EventName::Recovery)
        .guest(&guest.id)
        .partner(&guest.partner_id)
        .detail(json!({ "did": did }))
}

fn code_hash(id: &Id<kind::Recovery>, code: &str) -> HashedSecret {
    hash_of(id.as_str(), code)
}

/// The same code has another hash in another recovery.
fn hash_of(id: &str, code: &str) -> HashedSecret {
    HashedSecret::of(&format!("recovery:{id}:{code}"))
}

fn to(guest: &Guest) -> Recipient {
    Recipient {
        guest_id: guest.id.clone(),
        email: guest.email.clone(),
        name: guest.display_name.clone(),
        language: guest.language,
    }
}

#[cfg(test)]
#[path = "recovery_tests.rs"]
mod tests;
