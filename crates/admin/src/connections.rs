//! Ways in for partners.

use crate::{Desk, Refusal, desk::done, text, urls};
use model::{
    Actor, Connection, ConnectionKind, ConnectionState, Event, EventName, Id, PartnerState, Secret,
    kind,
};
use store::GrantScope;

/// A home identity provider to trust.
#[derive(Clone, Debug)]
pub struct NewOidcConnection {
    /// Whose people come through it.
    pub partner_id: Id<kind::Partner>,
    /// What the sign-in button says; the partner's name when empty.
    pub name: String,
    /// Its issuer, or the address of its discovery document.
    pub issuer: String,
    /// Our client id there.
    pub client_id: String,
    /// Our client secret there, if we have one.
    pub client_secret: Option<Secret>,
}

/// Adds a partner's home identity provider. From now on the partner's people use it.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Url`], or a fault of name or client id.
pub fn add_oidc(desk: &Desk, by: &Actor, new: &NewOidcConnection) -> Result<Connection, Refusal> {
    let issuer =
        urls::normalise_issuer(&new.issuer).map_err(|fault| fault.of("issuer", &new.issuer))?;
    let client_id = text::line("client id", &new.client_id)?;
    desk.change(by, EventName::Connection, |tx, now| {
        let partner = tx
            .find_partner(&new.partner_id)?
            .ok_or(Refusal::Unknown("partner"))?;
        if partner.state == PartnerState::Ended {
            return Err(Refusal::StateConflict(partner.state.as_str()));
        }
        let name = if new.name.trim().is_empty() {
            partner.name
        } else {
            text::line("name", &new.name)?
        };
        let id = Id::new(now, &*desk.random);
        let secret = new
            .client_secret
            .as_ref()
            .filter(|secret| !secret.expose().is_empty());
        let connection = Connection {
            client_secret: secret.map(|secret| {
                desk.vault
                    .seal(&Connection::secret_context(&id), secret.expose().as_bytes())
            }),
            id,
            partner_id: partner.id,
            kind: ConnectionKind::Oidc,
            name,
            issuer: issuer.clone(),
            client_id: client_id.clone(),
            state: ConnectionState::Enabled,
            created_at: now,
        };
        tx.insert_connection(&connection)?;
        let detail = serde_json::json!({ "did": "added", "connection": connection.id });
        tx.audit(
            done(now, by, EventName::Connection, "added")
                .partner(&connection.partner_id)
                .detail(detail),
        );
        Ok(connection)
    })
}

/// Switches a connection on or off. Switching off ends everything that came through it.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn set_state(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Connection>,
    to: ConnectionState,
) -> Result<Id<kind::Partner>, Refusal> {
    desk.change(by, EventName::Connection, |tx, now| {
        let connection = tx
            .find_connection(id)?
            .ok_or(Refusal::Unknown("connection"))?;
        if !tx.set_connection_state(id, to)? {
            return Err(Refusal::StateConflict(to.as_str()));
        }
        let mut ended = 0;
        if to == ConnectionState::Disabled {
            let grants = tx.end_access(&GrantScope::Connection(id), now, &*desk.random)?;
            ended = grants.len();
        }
        let detail = serde_json::json!({ "did": to.as_str(), "connection": id, "ended": ended });
        tx.audit(
            Event::change(now, by.clone(), EventName::Connection)
                .partner(&connection.partner_id)
                .detail(detail),
        );
        Ok(connection.partner_id)
    })
}
