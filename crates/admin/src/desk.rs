use crate::Refusal;
use model::{Actor, At, Clock, Event, EventName, Random, Settings, Vault};
use std::sync::Arc;
use store::{Store, StoreError, Tx};

/// What every verb works with. Built once by the server; cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The data.
    pub store: Store,
    /// Seals mail and partner secrets.
    pub vault: Arc<dyn Vault>,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Ids, tokens and secrets.
    pub random: Arc<dyn Random>,
    /// What the operator decided.
    pub settings: Arc<Settings>,
}

impl Desk {
    /// Runs one change in one transaction. A refusal undoes it and leaves a line in the audit
    /// chain, when its reason is one that an auditor asks about.
    pub(crate) fn change<T>(
        &self,
        actor: &Actor,
        name: EventName,
        work: impl FnOnce(&mut Tx<'_>, At) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let now = self.clock.now();
        let outcome = self.store.write(|tx| work(tx, now));
        if let Err(refusal) = &outcome
            && let Some(reason) = refusal.reason()
        {
            let event = Event::refusal(now, actor.clone(), name, reason)
                .detail(serde_json::json!({ "code": refusal.code() }));
            self.store.record(event)?;
        }
        outcome
    }

    /// Starts a whole transaction over when the database ended it in favour of another one that
    /// wrote the same rows at the same moment.
    pub(crate) fn retry_conflicts<T>(
        &self,
        mut work: impl FnMut() -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        for _ in 0..3 {
            match work() {
                Err(Refusal::Store(StoreError::Conflict(_) | StoreError::Sql(_))) => {}
                outcome => return outcome,
            }
        }
        work()
    }

    /// Writes down that somebody took a list out (G02).
    pub(crate) fn exported(&self, by: &Actor, detail: serde_json::Value) -> Result<(), Refusal> {
        self.change(by, EventName::Export, |tx, now| {
            tx.audit(Event::change(now, by.clone(), EventName::Export).detail(detail));
            Ok(())
        })
    }

    /// 128 random bits as 32 hex digits.
    pub(crate) fn draw_seed(&self) -> String {
        let mut bytes = [0_u8; 16];
        self.random.fill(&mut bytes);
        model::hex(&bytes)
    }
}

/// A change that was made, with what was done in one word.
pub(crate) fn done(now: At, actor: &Actor, name: EventName, did: &str) -> Event {
    Event::change(now, actor.clone(), name).detail(serde_json::json!({ "did": did }))
}
