//! What a guest has to prove who they are by, on the guest's own page.

use crate::{Broker, BrokerError, Recipient};
use model::{
    Actor, At, CredentialChange, CredentialType, Event, EventName, FactorChange, Guest, Id,
    MailContent, Passkey, PasskeyOwner, Reason, Session, Telling, TotpFactor, kind,
};
use serde_json::json;
use store::Tx;

/// A guest's passkeys and authenticator app.
#[derive(Debug)]
pub struct OwnFactors {
    /// In the order in which they were made.
    pub passkeys: Vec<Passkey>,
    /// The authenticator app, once its first code was right.
    pub totp: Option<TotpFactor>,
}

impl Broker {
    /// What a guest has.
    ///
    /// # Errors
    /// [`BrokerError::Store`].
    pub fn own_factors(&self, guest: &Id<kind::Guest>) -> Result<OwnFactors, BrokerError> {
        let owner = PasskeyOwner::Guest(guest.clone());
        self.store.read(|tx| {
            let mut passkeys = tx.passkeys_of(&owner)?;
            passkeys.sort_by_key(|it| (it.created_at, it.id.to_string()));
            let totp = tx.find_totp(guest)?;
            Ok(OwnFactors {
                passkeys,
                totp: totp.filter(|it| it.confirmed_at.is_some()),
            })
        })
    }

    /// Removes a passkey of the guest; it is refused from the next request on, the guest's other sessions
    /// end, and the guest hears of it by mail.
    ///
    /// # Errors
    /// [`Reason::LoginRequired`] unless the session proved a factor, as for adding one;
    /// [`Reason::PasskeyInvalid`] when the guest has no such passkey.
    pub fn remove_passkey(
        &self,
        session: &Session,
        id: &Id<kind::Passkey>,
    ) -> Result<(), BrokerError> {
        let owner = PasskeyOwner::Guest(session.guest_id.clone());
        self.change_factors(session, FactorChange::PasskeyRemoved, |tx, _| {
            Ok(tx.delete_passkey(id, &owner)?)
        })
    }

    /// Removes the guest's authenticator app, as [`Broker::remove_passkey`].
    ///
    /// # Errors
    /// As [`Broker::remove_passkey`]; [`Reason::TotpInvalid`] when there is none.
    pub fn remove_totp(&self, session: &Session) -> Result<(), BrokerError> {
        let guest = session.guest_id.clone();
        self.change_factors(session, FactorChange::TotpRemoved, |tx, _| {
            let there = tx.find_totp(&guest)?.is_some();
            tx.delete_totp(&guest)?;
            Ok(there)
        })
    }

    fn change_factors(
        &self,
        session: &Session,
        change: FactorChange,
        work: impl Fn(&mut Tx<'_>, At) -> Result<bool, BrokerError>,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let actor = Actor::guest(&session.guest_id);
        let event = Event::change(now, actor, EventName::Passkey).guest(&session.guest_id);
        if !self.may_add_factor(session)? {
            let mut refusal = event;
            refusal.reason = Some(Reason::LoginRequired);
            return Err(self.audited(refusal, Reason::LoginRequired));
        }
        let (kind, missing) = match change {
            FactorChange::TotpRemoved | FactorChange::TotpAdded => {
                (CredentialType::App, Reason::TotpInvalid)
            }
            _ => (CredentialType::Passkey, Reason::PasskeyInvalid),
        };
        let done = self.store.write(|tx| {
            if !work(tx, now)? {
                return Ok(false);
            }
            self.tell_of(tx, &session.guest_id, change, now)?;
            let changed = (kind, CredentialChange::Deleted);
            let telling = Telling::at(now, &*self.random);
            tx.queue_credential_signals(&session.guest_id, changed, telling)?;
            self.end_other_sessions(tx, session, now)?;
            tx.audit(event.clone().detail(json!({ "did": change })));
            Ok::<_, BrokerError>(true)
        })?;
        if done {
            Ok(())
        } else {
            let mut refusal = event;
            refusal.reason = Some(missing);
            Err(self.audited(refusal, missing))
        }
    }

    /// Writes to a guest that something changed about how they prove who they are, in the transaction
    /// that changes it.
    pub(crate) fn tell_of(
        &self,
        tx: &mut Tx<'_>,
        guest: &Id<kind::Guest>,
        change: FactorChange,
        now: At,
    ) -> Result<(), BrokerError> {
        let Some(guest) = tx.find_guest(guest)? else {
            return Ok(());
        };
        let content = MailContent::FactorChanged {
            name: guest.display_name.clone(),
            change,
            contact_url: self.settings.contact_url.clone(),
        };
        let mail = self.sealed_mail(&to(&guest), content, now)?;
        tx.insert_outbox(&mail)?;
        Ok(())
    }
}

fn to(guest: &Guest) -> Recipient {
    Recipient {
        guest_id: guest.id.clone(),
        email: guest.email.clone(),
        name: guest.display_name.clone(),
        language: guest.language,
    }
}
