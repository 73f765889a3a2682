//! Global token revocation (draft-parecki-oauth-global-token-revocation): everything that one person of
//! the connection was granted ends, whenever it was.

use super::{
    refused,
    subject::{Meant, meant},
};
use crate::{Broker, BrokerError, members};
use model::{
    Actor, ActorKind, Connection, Event, EventName, HomeIdentity, Id, Reason, ReceiptKind, kind,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::{AtHome, GrantScope, StoreError, Tx};

/// The body: whom (RFC 9493). Earlier drafts called it `subject`.
#[derive(Deserialize)]
struct Revocation {
    #[serde(alias = "subject")]
    sub_id: Map<String, Value>,
}

impl Broker {
    /// Where everything of a person of a connection is revoked.
    #[must_use]
    pub fn revocation_uri(&self, connection: &Id<kind::Connection>) -> String {
        self.settings
            .link(&format!("/broker/{connection}/global-token-revocation"))
    }

    /// Ends all sessions of a person and everything that apps were granted in them, in whose name the
    /// connection's stream proves itself. The person can sign in again as long as the home lets them.
    ///
    /// # Errors
    /// [`BrokerError::Refused`], written to the audit chain: [`Reason::GuestUnknown`] when the connection
    /// has no such person, [`Reason::SubjectUnclear`] when it cannot be told who is meant.
    pub fn revoke_all(
        &self,
        id: &Id<kind::Connection>,
        bearer: Option<&str>,
        body: Option<&[u8]>,
    ) -> Result<(), BrokerError> {
        let (connection, _) = self.transmitter(id, bearer)?;
        let party = self.relying_party(&connection)?;
        let identity = body
            .and_then(|body| members::read::<Revocation>(body).ok())
            .ok_or_else(|| refused(Reason::InvalidRequest, "no sub_id"))
            .and_then(|asked| {
                let unclear = |reason| refused(reason, "nobody of this home");
                match meant(&asked.sub_id, &party).map_err(unclear)? {
                    Meant::Person {
                        issuer,
                        subject,
                        sid: None,
                    } => Ok(HomeIdentity {
                        connection_id: id.clone(),
                        issuer,
                        subject,
                    }),
                    _ => Err(unclear(Reason::SubjectUnclear)),
                }
            })
            .map_err(|refusal| self.unheard(&connection, refusal))?;
        let done = self
            .store
            .write(|tx| self.end_everything(tx, &connection, &identity))?;
        done.map_err(BrokerError::Refused)
    }

    fn end_everything(
        &self,
        tx: &mut Tx<'_>,
        connection: &Connection,
        identity: &HomeIdentity,
    ) -> Result<Result<(), Reason>, StoreError> {
        let now = self.clock.now();
        let by = Actor::plain(ActorKind::System);
        let detail = json!({ "did": "revocation", "connection": connection.id });
        let Some(guest) = tx.find_guest_by_identity(identity)? else {
            let reason = Reason::GuestUnknown;
            let event = Event::refusal(now, by, EventName::Leaver, reason);
            tx.audit(event.partner(&connection.partner_id).detail(detail));
            return Ok(Err(reason));
        };
        let at_home = AtHome {
            connection: &connection.id,
            issuer: &identity.issuer,
            subject: Some(&identity.subject),
            sid: None,
        };
        tx.drop_sign_ins_at_home(&at_home, now)?;
        let ends = (&GrantScope::Guest(&guest.id), ReceiptKind::HomeSignal);
        let receipt = tx.end_for_receipt(ends, now, &*self.random)?;
        let event = Event::change(now, by, EventName::Leaver).guest(&guest.id);
        tx.audit_ending(
            event.partner(&connection.partner_id).detail(detail),
            receipt,
        )?;
        Ok(Ok(()))
    }
}
