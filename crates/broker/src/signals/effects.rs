//! What a signal that was believed brings about. Sessions end as far as they began before it, and of
//! what is said about an account only the newest counts, in whatever order it comes.

use super::{
    set::SecurityEvent,
    subject::{Meant, meant},
};
use crate::{Broker, RelyingParty, jws::OLDEST};
use model::{
    Actor, ActorKind, At, Connection, Email, Event, EventName, FreezeReason, Guest, HashedSecret,
    HomeIdentity, HomeProfile, HomeWord, NewReceipt, Reason, ReceiptKind, Session, SignalEvent,
    SignalStream, StreamStatus, proves_mfa,
};
use serde_json::{Map, Value, json};
use store::{AtHome, GrantScope, StoreError, Tx};

/// Whether anything was done about a signal, or why not.
type Outcome = Result<Result<(), Reason>, StoreError>;

/// One token of one connection.
pub(super) struct Hearing<'a> {
    pub(super) broker: &'a Broker,
    pub(super) connection: &'a Connection,
    pub(super) party: &'a RelyingParty,
    pub(super) stream: &'a SignalStream,
    pub(super) event: &'a SecurityEvent,
    pub(super) now: At,
}

impl Hearing<'_> {
    /// Does what the token brings about, and writes down what became of it. The reason, where the
    /// transmitter is to hear of one.
    pub(super) fn heed(&self, tx: &mut Tx<'_>) -> Result<Option<Reason>, StoreError> {
        let outcome = match &self.event.event {
            None => Err(Reason::SignalUnknown),
            Some((kind, payload)) => self.act(tx, *kind, payload)?,
        };
        if let Err(reason) = outcome {
            tx.audit(self.line(Some(reason)));
        }
        tx.stream_heard(&self.connection.id, self.name(), self.now)?;
        let told = outcome.err();
        Ok(told.filter(|reason| *reason == Reason::StateInvalid))
    }

    fn act(&self, tx: &mut Tx<'_>, kind: SignalEvent, payload: &Map<String, Value>) -> Outcome {
        if kind == SignalEvent::Verification {
            return self.verified(tx, payload);
        }
        if kind == SignalEvent::StreamUpdated {
            return self.stream_updated(tx, payload);
        }
        let Some(subject) = &self.event.subject else {
            return Ok(Err(Reason::SubjectUnclear));
        };
        let meant = match meant(subject, self.party) {
            Ok(meant) => meant,
            Err(reason) => return Ok(Err(reason)),
        };
        match kind {
            SignalEvent::SessionRevoked | SignalEvent::CredentialChange => {
                self.end_sessions(tx, &meant, |_, _| Ok(true))
            }
            SignalEvent::AssuranceLevelChange => self.assurance_changed(tx, &meant, payload),
            _ => self.about_account(tx, kind, &meant, payload),
        }
    }

    /// Shared Signals Framework §8.1.4: while we await a state of ours, no other counts.
    fn verified(&self, tx: &mut Tx<'_>, payload: &Map<String, Value>) -> Outcome {
        let state = payload.get("state").and_then(Value::as_str);
        if let Some(awaited) = &self.stream.awaited_state
            && !state.is_some_and(|it| HashedSecret::of(it).matches(awaited))
        {
            return Ok(Err(Reason::StateInvalid));
        }
        tx.stream_verified(&self.connection.id, self.now)?;
        tx.audit(self.line(None));
        Ok(Ok(()))
    }

    fn stream_updated(&self, tx: &mut Tx<'_>, payload: &Map<String, Value>) -> Outcome {
        let status = payload.get("status").and_then(Value::as_str);
        let Some(status) = status.and_then(|it| it.parse::<StreamStatus>().ok()) else {
            return Ok(Err(Reason::UpstreamClaim));
        };
        tx.set_stream_status(&self.connection.id, status)?;
        let detail = self.detail(json!({ "status": status }));
        tx.audit(self.line(None).detail(detail));
        Ok(Ok(()))
    }

    /// CAEP §3.4. Whatever is not said to be an increase may be a decrease.
    fn assurance_changed(
        &self,
        tx: &mut Tx<'_>,
        meant: &Meant,
        payload: &Map<String, Value>,
    ) -> Outcome {
        if payload.get("change_direction").and_then(Value::as_str) == Some("increase") {
            tx.audit(self.line(None));
            return Ok(Ok(()));
        }
        let partner = tx.find_partner(&self.connection.partner_id)?;
        let Some(trust) = partner.map(|partner| partner.trust) else {
            return Ok(Err(Reason::WrongPartner));
        };
        self.end_sessions(tx, meant, |tx, session| {
            let accepted = (trust.mfa_amr.as_slice(), trust.mfa_acr.as_slice());
            let by_home = proves_mfa(accepted, &session.amr, session.acr.as_deref());
            Ok(by_home && tx.stepped_up_at(&session.id)?.is_none())
        })
    }

    /// Ends the sessions that are meant, began before it happened there, and that `which` names.
    fn end_sessions(
        &self,
        tx: &mut Tx<'_>,
        meant: &Meant,
        which: impl Fn(&mut Tx<'_>, &Session) -> Result<bool, StoreError>,
    ) -> Outcome {
        let at_home = self.at_home(meant);
        if self.covers(self.now) {
            tx.drop_sign_ins_at_home(&at_home, self.now)?;
        }
        let mut ended = 0;
        for session in tx.sessions_at_home(&at_home)? {
            if self.covers(session.created_at) && which(tx, &session)? {
                let ends = (&GrantScope::Session(&session.id), ReceiptKind::HomeSignal);
                let receipt = tx.end_for_receipt(ends, self.now, &*self.broker.random)?;
                let detail = self.detail(json!({ "session": session.id }));
                let event = self.line(None).guest(&session.guest_id);
                tx.audit_ending(event.detail(detail), receipt)?;
                ended += 1;
            }
        }
        Ok(if ended > 0 {
            Ok(())
        } else {
            Err(Reason::SessionEnded)
        })
    }

    /// Whether something that began at an instant here may have begun before it happened there. Whose
    /// clock goes slower than a sign-in allows has no sessions here.
    fn covers(&self, began: At) -> bool {
        began <= self.event.occurred.plus(OLDEST)
    }

    fn at_home<'m>(&'m self, meant: &'m Meant) -> AtHome<'m> {
        let (issuer, subject, sid) = match meant {
            Meant::Person {
                issuer,
                subject,
                sid,
            } => (issuer, Some(subject.as_str()), sid.as_deref()),
            Meant::Session(sid) => (&self.connection.issuer, None, Some(sid.as_str())),
        };
        AtHome {
            connection: &self.connection.id,
            issuer,
            subject,
            sid,
        }
    }

    fn about_account(
        &self,
        tx: &mut Tx<'_>,
        kind: SignalEvent,
        meant: &Meant,
        payload: &Map<String, Value>,
    ) -> Outcome {
        let Meant::Person {
            issuer, subject, ..
        } = meant
        else {
            return Ok(Err(Reason::SubjectUnclear));
        };
        let identity = HomeIdentity {
            connection_id: self.connection.id.clone(),
            issuer: issuer.clone(),
            subject: subject.clone(),
        };
        let Some(guest) = tx.find_guest_by_identity(&identity)? else {
            return Ok(Err(Reason::GuestUnknown));
        };
        let outcome = match kind {
            SignalEvent::AccountDisabled => self.disabled(tx, &guest, meant)?,
            SignalEvent::AccountPurged => self.purged(tx, &guest)?,
            SignalEvent::AccountEnabled => self.enabled(tx, &guest)?,
            _ => self.address_changed(tx, &guest, meant, payload)?,
        };
        match outcome {
            Ok(Done { detail, receipt }) => {
                let event = self.line(None).guest(&guest.id);
                let event = event.detail(self.detail(detail));
                match receipt {
                    Some(receipt) => tx.audit_ending(event, receipt)?,
                    None => tx.audit(event),
                }
            }
            Err(reason) => tx.audit(self.line(Some(reason)).guest(&guest.id)),
        }
        Ok(Ok(()))
    }

    fn is_newest(
        &self,
        tx: &mut Tx<'_>,
        guest: &Guest,
        word: HomeWord,
    ) -> Result<bool, StoreError> {
        let said_at = self.event.occurred;
        tx.keep_word((&guest.id, &self.connection.id), word, said_at)
    }

    fn disabled(&self, tx: &mut Tx<'_>, guest: &Guest, meant: &Meant) -> Decided {
        if !self.is_newest(tx, guest, HomeWord::AccountDisabled)? {
            // It may be used again by now; what began before is over all the same.
            let _ = self.end_sessions(tx, meant, |_, _| Ok(true))?;
            return Ok(Err(Reason::SignalOutdated));
        }
        self.freeze(tx, guest, FreezeReason::AccountDisabled)
    }

    fn purged(&self, tx: &mut Tx<'_>, guest: &Guest) -> Decided {
        self.is_newest(tx, guest, HomeWord::AccountPurged)?;
        if tx.freeze_for_good(&guest.id, self.now)? {
            return Ok(Ok(json!({ "for": FreezeReason::AccountPurged }).into()));
        }
        self.freeze(tx, guest, FreezeReason::AccountPurged)
    }

    fn freeze(&self, tx: &mut Tx<'_>, guest: &Guest, reason: FreezeReason) -> Decided {
        let frozen = tx.freeze_guest(&guest.id, reason, self.now, &*self.broker.random)?;
        Ok(match frozen {
            Some(frozen) => Ok(Done {
                detail: json!({
                    "for": reason, "ended": frozen.receipt.grants(), "archived": frozen.archived,
                }),
                receipt: Some(frozen.receipt),
            }),
            None => Err(Reason::GuestFrozen),
        })
    }

    /// Only what such a signal froze thaws by one, and only while no other home says that they are out.
    fn enabled(&self, tx: &mut Tx<'_>, guest: &Guest) -> Decided {
        if !self.is_newest(tx, guest, HomeWord::AccountEnabled)? {
            return Ok(Err(Reason::SignalOutdated));
        }
        let reason = FreezeReason::AccountDisabled;
        if !tx.hold_frozen(&guest.id, reason)? {
            return Ok(match guest.frozen {
                Some(_) => Err(Reason::GuestFrozen),
                None => Ok(json!({}).into()),
            });
        }
        if tx.is_out_at_a_home(&guest.id)? {
            return Ok(Err(Reason::GuestFrozen));
        }
        let thawed = tx.thaw_guest(&guest.id, self.now, &*self.broker.random)?;
        Ok(match thawed {
            Some(_) => Ok(json!({ "was": reason }).into()),
            None => Err(Reason::AddressTaken),
        })
    }

    /// The new address is noted, unproven. It finds nobody and gives nothing.
    fn address_changed(
        &self,
        tx: &mut Tx<'_>,
        guest: &Guest,
        meant: &Meant,
        payload: &Map<String, Value>,
    ) -> Decided {
        let address = payload.get("new-value").and_then(Value::as_str);
        let Some(address) = address.filter(|it| it.parse::<Email>().is_ok()) else {
            return Ok(Err(Reason::SubjectUnclear));
        };
        let sessions = tx.sessions_at_home(&self.at_home(meant))?;
        let said_since = sessions.iter().any(|it| !self.covers(it.created_at));
        if said_since || !self.is_newest(tx, guest, HomeWord::AddressChanged)? {
            return Ok(Err(Reason::SignalOutdated));
        }
        let profile = HomeProfile {
            email: Some(address.to_owned()),
            email_verified: false,
            ..guest.home.clone()
        };
        tx.record_home_profile(&guest.id, &profile)?;
        Ok(Ok(json!({}).into()))
    }

    fn name(&self) -> &'static str {
        let event = self.event.event.as_ref();
        event.map_or("unknown", |(kind, _)| kind.short())
    }

    /// An audit line about the token; it takes no word of the transmitter's.
    pub(super) fn line(&self, reason: Option<Reason>) -> Event {
        let by = Actor::plain(ActorKind::System);
        match reason {
            Some(reason) => Event::refusal(self.now, by, EventName::Leaver, reason),
            None => Event::change(self.now, by, EventName::Leaver),
        }
        .partner(&self.connection.partner_id)
        .detail(self.detail(json!({})))
    }

    fn detail(&self, more: Value) -> Value {
        let mut detail = json!({
            "did": "signal", "signal": self.name(), "connection": self.connection.id,
        });
        if let (Some(all), Value::Object(more)) = (detail.as_object_mut(), more) {
            all.extend(more);
        }
        detail
    }
}

/// What was done: for the audit line, and for a receipt where access ended.
struct Done {
    detail: Value,
    receipt: Option<NewReceipt>,
}

impl From<Value> for Done {
    fn from(detail: Value) -> Self {
        Self {
            detail,
            receipt: None,
        }
    }
}

/// What was done, or why nothing was.
type Decided = Result<Result<Done, Reason>, StoreError>;
