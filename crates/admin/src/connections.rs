//! Ways in for partners.

use crate::{Desk, Refusal, desk::done, home_settings, text, urls};
use model::{
    Actor, At, Connection, ConnectionKind, ConnectionState, Event, EventName, HomeSettings, Id,
    PartnerState, Secret, kind,
};
use store::{GrantScope, StoreError, Tx};

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
    /// What is agreed beside that.
    pub settings: HomeSettings,
}

/// Adds a partner's home identity provider. From now on the partner's people use it.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Url`], [`Refusal::Connection`], or a fault of name or client id.
pub fn add_oidc(desk: &Desk, by: &Actor, new: &NewOidcConnection) -> Result<Connection, Refusal> {
    let issuer =
        urls::normalise_issuer(&new.issuer).map_err(|fault| fault.of("issuer", &new.issuer))?;
    let client_id = text::line("client id", &new.client_id)?;
    if client_id == desk.settings.issuer {
        // What we sign there as ourselves must not pass for what we sign here.
        return Err(Refusal::Connection {
            member: "client id",
            problem: "is our own issuer; have the partner choose another",
        });
    }
    let settings = home_settings::normalise(&issuer, &new.settings)?;
    desk.change(by, EventName::Connection, |tx, now| {
        check_groups(tx, &settings)?;
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
            settings: settings.clone(),
            home: None,
            hold: None,
            state: ConnectionState::Enabled,
            cut_over_at: None,
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

fn check_groups(tx: &mut Tx<'_>, settings: &HomeSettings) -> Result<(), Refusal> {
    for group in settings.groups.values() {
        tx.find_group(group)?.ok_or(Refusal::Unknown("group"))?;
    }
    Ok(())
}

/// Changes what is agreed about a home; it holds from the next sign-in on.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::Connection`].
pub fn agree(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Connection>,
    settings: &HomeSettings,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Connection, |tx, now| {
        let connection = find(tx, id)?;
        let settings = home_settings::normalise(&connection.issuer, settings)?;
        check_groups(tx, &settings)?;
        tx.set_home_settings(id, &settings)?;
        let detail = serde_json::json!({
            "did": "agreed", "connection": id, "before": connection.settings, "now": settings,
        });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(())
    })
}

/// Accepts what changed at the home of a held connection: it is used again, and what was found is
/// what is agreed from now on.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] when it is not held.
pub fn release(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Connection>,
) -> Result<Id<kind::Partner>, Refusal> {
    desk.change(by, EventName::Connection, |tx, now| {
        let connection = find(tx, id)?;
        let Some(hold) = &connection.hold else {
            return Err(Refusal::StateConflict(connection.state.as_str()));
        };
        let agreed = hold.found.as_ref().or(connection.home.as_ref());
        if !tx.release_connection(id, agreed)? {
            return Err(Refusal::StateConflict(connection.state.as_str()));
        }
        let detail = serde_json::json!({
            "did": "released", "connection": id, "accepted": hold.drift,
        });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(connection.partner_id)
    })
}

/// All connections that are held, with the partner's name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn held(desk: &Desk) -> Result<Vec<(Connection, String)>, Refusal> {
    Ok(desk.store.read(|tx| {
        let mut held = Vec::new();
        for connection in tx.held_connections()? {
            let partner = tx.find_partner(&connection.partner_id)?;
            held.push((connection, partner.map(|p| p.name).unwrap_or_default()));
        }
        Ok::<_, StoreError>(held)
    })?)
}

fn find(tx: &mut Tx<'_>, id: &Id<kind::Connection>) -> Result<Connection, Refusal> {
    tx.find_connection(id)?
        .ok_or(Refusal::Unknown("connection"))
}

fn about(now: At, by: &Actor, connection: &Connection) -> Event {
    Event::change(now, by.clone(), EventName::Connection).partner(&connection.partner_id)
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
        let connection = find(tx, id)?;
        if !tx.set_connection_state(id, to)? {
            return Err(Refusal::StateConflict(to.as_str()));
        }
        let mut ended = 0;
        if to == ConnectionState::Disabled {
            let grants = tx.end_access(&GrantScope::Connection(id), now, &*desk.random)?;
            ended = grants.len();
        }
        let detail = serde_json::json!({ "did": to.as_str(), "connection": id, "ended": ended });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(connection.partner_id)
    })
}
