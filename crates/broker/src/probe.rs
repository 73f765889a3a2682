//! The leaver probe (N1): homes are asked about guests while these are signed in here, and before
//! anything of theirs is extended.

use crate::{Broker, BrokerError, renewal::HomeAnswer};
use fail::fail_point;
use model::{
    Actor, ActorKind, At, DueProbe, Event, EventName, FreezeReason, HomeCheck, Id, Reason, Secret,
    Span, confirmed_through, kind,
};
use serde_json::json;
use store::StoreError;

/// A question that was begun and not written down by then may be asked by anybody.
const LEASE: Span = Span::secs(60);

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probed {
    /// The home confirmed the person.
    Confirmed,
    /// The home says that the person is gone; the guest is frozen.
    Gone,
    /// The home said nothing about the person.
    Unclear,
    /// The guest signed in anew, or was stopped, while the home was asked: the answer came too late.
    Overtaken,
}

impl Broker {
    /// Takes up to `limit` guests who are due; each is to be given to [`Broker::probe_guest`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn due_probes(&self, limit: i64) -> Result<Vec<DueProbe>, StoreError> {
        let now = self.clock.now();
        let due = self.store.read(|tx| tx.next_probe_due())?;
        if due.is_none_or(|due| due > now) {
            return Ok(Vec::new());
        }
        self.store.write(|tx| tx.claim_probes(now, LEASE, limit))
    }

    /// Asks a home about a guest and writes down what came of it, in one transaction after the answer.
    ///
    /// # Errors
    /// [`BrokerError`] from the database, or when the stored token does not open.
    pub fn probe_guest(&self, probe: &DueProbe) -> Result<Probed, BrokerError> {
        fail_point!("probe.claimed");
        let id = &probe.identity.connection_id;
        let connection = self.store.read(|tx| tx.find_connection(id))?;
        let Some(connection) = connection else {
            return Ok(Probed::Overtaken);
        };
        let party = self.relying_party(&connection)?;
        let context = DueProbe::secret_context(&probe.identity);
        let token = String::from_utf8(self.vault.open(&context, &probe.secret)?)
            .map_err(|_| BrokerError::Damaged("a refresh token is not text"))?;
        let answer = self
            .providers
            .renew(&party, &probe.identity, &Secret::new(token));
        fail_point!("probe.answered");
        let probed = match answer {
            HomeAnswer::Renewed(rotated) => {
                let sealed = rotated.map(|it| self.vault.seal(&context, it.expose().as_bytes()));
                self.confirmed(probe, sealed.as_deref())?
            }
            HomeAnswer::Gone if probe.was_interrupted => {
                let note = "refused after an answer was lost; the person must sign in at home";
                self.unclear(probe, Reason::HomeRefused, (note, true))?
            }
            HomeAnswer::Gone => self.gone(probe)?,
            HomeAnswer::Unclear(reason, note) => self.unclear(probe, reason, (&note, false))?,
            HomeAnswer::Lost(reason, note) => self.unclear(probe, reason, (&note, true))?,
        };
        fail_point!("probe.written");
        Ok(probed)
    }

    fn confirmed(&self, probe: &DueProbe, rotated: Option<&[u8]>) -> Result<Probed, StoreError> {
        let (now, period) = (self.clock.now(), self.period_of(probe));
        self.store.write(|tx| {
            if !tx.probe_confirmed(probe, rotated, self.next_probe(now, period))? {
                return Ok(Probed::Overtaken);
            }
            tx.confirm_guest(&probe.guest_id, now, Some(confirmed_through(now, period)))?;
            Ok(Probed::Confirmed)
        })
    }

    fn gone(&self, probe: &DueProbe) -> Result<Probed, StoreError> {
        let now = self.clock.now();
        self.store.write(|tx| {
            // Only if nobody signed in anew since we asked: that would be news of the person.
            if !tx.forget_probed(probe)? {
                return Ok(Probed::Overtaken);
            }
            let reason = FreezeReason::GoneAtHome;
            let Some(frozen) = tx.freeze_guest(&probe.guest_id, reason, now, &*self.random)? else {
                return Ok(Probed::Overtaken);
            };
            let detail = json!({
                "did": "frozen", "for": reason.as_str(), "by": "probe",
                "connection": probe.identity.connection_id,
                "ended": frozen.receipt.grants(), "archived": frozen.archived,
            });
            tx.audit_ending(self.leaver(probe, None, now).detail(detail), frozen.receipt)?;
            Ok(Probed::Gone)
        })
    }

    fn unclear(
        &self,
        probe: &DueProbe,
        reason: Reason,
        (note, was_lost): (&str, bool),
    ) -> Result<Probed, StoreError> {
        let (now, period) = (self.clock.now(), self.period_of(probe));
        tracing::warn!(guest = %probe.guest_id, %reason, note, "a home said nothing about a guest");
        let again = now.plus(Span::mins(1).min(period));
        let short: String = note.chars().take(200).collect();
        self.store.write(|tx| {
            if !tx.probe_failed(probe, (&short, was_lost), (now, again))? {
                return Ok(Probed::Overtaken);
            }
            // Once, not with every try.
            if probe.failing_since.is_none() {
                let detail = json!({ "connection": probe.identity.connection_id, "by": "probe" });
                tx.audit(self.leaver(probe, Some(reason), now).detail(detail));
            }
            Ok(Probed::Unclear)
        })
    }

    fn leaver(&self, probe: &DueProbe, refused: Option<Reason>, now: At) -> Event {
        let actor = Actor::plain(ActorKind::System);
        let event = match refused {
            Some(reason) => Event::refusal(now, actor, EventName::Leaver, reason),
            None => Event::change(now, actor, EventName::Leaver),
        };
        event.guest(&probe.guest_id).partner(&probe.partner_id)
    }

    fn period_of(&self, probe: &DueProbe) -> Span {
        self.settings.lifetimes.probe_period(probe.probe_every)
    }

    /// Within the last tenth of the period, so that guests who came together are not asked about together.
    fn next_probe(&self, now: At, period: Span) -> At {
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        let tenth = period.as_secs() / 10;
        let early = i64::from(u32::from_le_bytes(bytes)) % tenth.max(1);
        now.plus(period).minus(Span::secs(early))
    }
}

impl HomeCheck for Broker {
    fn confirm(&self, guest: &Id<kind::Guest>) {
        let now = self.clock.now();
        // Looks before it writes: many homes cannot be asked.
        let claimed = match self.store.read(|tx| tx.can_be_probed(guest)) {
            Ok(true) => self.store.write(|tx| tx.claim_probe_of(guest, now, LEASE)),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        let outcome = claimed
            .map_err(BrokerError::from)
            .and_then(|probe| probe.map(|it| self.probe_guest(&it)).transpose());
        if let Err(error) = outcome {
            tracing::warn!(%error, %guest, "a home could not be asked about a guest");
        }
    }
}

#[cfg(test)]
#[path = "probe_tests.rs"]
mod tests;
