use crate::ClientKeys;
use crate::token::mint;
use model::{
    Actor, ActorKind, At, Clock, Event, EventName, HomeCheck, Random, Reason, Settings, Vault,
};
use policy::Decision;
use std::sync::Arc;
use store::Store;
use tokens::{ClientCa, SharedKeys};

/// What every endpoint works with. Built once by the server; cheap to clone.
#[derive(Clone)]
pub struct Cx {
    /// The data.
    pub store: Store,
    /// Signing keys.
    pub keys: Arc<SharedKeys>,
    /// Opens private keys.
    pub vault: Arc<dyn Vault>,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Codes, tokens and ids.
    pub random: Arc<dyn Random>,
    /// What the operator decided.
    pub settings: Arc<Settings>,
    /// Keys and documents that clients publish.
    pub client_keys: Arc<ClientKeys>,
    /// Who issues certificates to clients, if anybody does.
    pub client_ca: Option<Arc<ClientCa>>,
    /// Asks guests' homes whether they are still there.
    pub homes: Arc<dyn HomeCheck>,
}

impl Cx {
    /// When an access token that is made now ends: after its lifetime, and with the decision at the
    /// latest; to the second, as the token says it.
    pub(crate) fn access_until(&self, decision: &Decision) -> At {
        let wished = self.clock.now().plus(self.settings.lifetimes.access_token);
        At::from_secs(mint::bounded(wished, decision).secs())
    }

    /// Writes a refusal that changed nothing to the audit chain. A chain that cannot be written to
    /// does not turn the refusal into a success; it is logged.
    pub(crate) fn record(&self, event: Event) {
        if let Err(error) = self.store.record(event) {
            tracing::error!(%error, "a refusal could not be recorded");
        }
    }

    pub(crate) fn refusal(&self, name: EventName, reason: Reason) -> Event {
        Event::refusal(
            self.clock.now(),
            Actor::plain(ActorKind::Anonymous),
            name,
            reason,
        )
    }
}
