//! Ways in for partners.

use crate::{Desk, Refusal, desk::done, home_settings, scim, text, urls};
use model::{
    Actor, AlertKey, AlertKind, At, Connection, ConnectionKind, ConnectionState, ConnectionTest,
    Event, EventName, Group, HomeAuthMethod, HomeRecord, HomeSettings, Id, Partner, PartnerState,
    ReceiptKind, Secret, SetupFacts, kind,
};
use std::collections::BTreeMap;
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

/// Adds a partner's home identity provider. From now on the partner's people use it; what it is like is
/// agreed at the first contact.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Url`], [`Refusal::Connection`], or a fault of name or client id.
pub fn add_oidc(desk: &Desk, by: &Actor, new: &NewOidcConnection) -> Result<Connection, Refusal> {
    add(desk, by, new, (ConnectionState::Enabled, None))
}

/// Adds a home identity provider that was read just now, as it was found (U01); switched off where it
/// could not be read.
///
/// # Errors
/// As [`add_oidc`].
pub fn add_found(
    desk: &Desk,
    by: &Actor,
    new: &NewOidcConnection,
    home: Option<HomeRecord>,
) -> Result<Connection, Refusal> {
    let state = match home {
        Some(_) => ConnectionState::Enabled,
        None => ConnectionState::Disabled,
    };
    add(desk, by, new, (state, home))
}

fn add(
    desk: &Desk,
    by: &Actor,
    new: &NewOidcConnection,
    (state, home): (ConnectionState, Option<HomeRecord>),
) -> Result<Connection, Refusal> {
    let issuer =
        urls::normalise_issuer(&new.issuer).map_err(|fault| fault.of("issuer", &new.issuer))?;
    let client_id = own_client_id(desk, &new.client_id)?;
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
            home: home.clone(),
            hold: None,
            state,
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

/// Our client id at a home.
fn own_client_id(desk: &Desk, given: &str) -> Result<String, Refusal> {
    let client_id = text::line("client id", given)?;
    if client_id == desk.settings.issuer {
        // What we sign there as ourselves must not pass for what we sign here.
        return Err(Refusal::Connection {
            member: "client id",
            problem: "is our own issuer; have the partner choose another",
        });
    }
    Ok(client_id)
}

/// What is agreed about a home in its one form, before it is agreed.
///
/// # Errors
/// As [`agree`].
pub fn settle(issuer: &str, settings: &HomeSettings) -> Result<HomeSettings, Refusal> {
    home_settings::normalise(issuer, settings)
}

fn check_groups(tx: &mut Tx<'_>, settings: &HomeSettings) -> Result<(), Refusal> {
    for group in settings.groups.values() {
        tx.find_group(group)?.ok_or(Refusal::Unknown("group"))?;
    }
    Ok(())
}

/// Changes what is agreed about a home; it holds from the next sign-in on. Whom the partner's directory
/// has in a group that means another of ours now joins and leaves at once.
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
        only_oidc(&connection)?;
        let settings = HomeSettings {
            // How we prove ourselves is changed together with the secret.
            auth_method: connection.settings.auth_method,
            // And which attribute its directory calls the subject, on the directory's page.
            scim_subject: connection.settings.scim_subject,
            ..home_settings::normalise(&connection.issuer, settings)?
        };
        check_groups(tx, &settings)?;
        tx.set_home_settings(id, &settings)?;
        let after = Connection {
            settings: settings.clone(),
            ..connection.clone()
        };
        scim::remap(desk, tx, (&connection, &after), by, now)?;
        let detail = serde_json::json!({
            "did": "agreed", "connection": id, "before": connection.settings, "now": settings,
        });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(())
    })
}

/// How we prove ourselves at a home from now on.
#[derive(Clone, Debug)]
pub struct ClientChange {
    /// Our client id there.
    pub client_id: String,
    /// By what.
    pub auth_method: HomeAuthMethod,
    /// A new secret; without one the stored one stays.
    pub secret: Option<Secret>,
    /// Whether the stored secret is forgotten.
    pub forget_secret: bool,
}

/// Changes how we prove ourselves at a home; it holds from the next request there on. A secret that is
/// of no use any more is not kept.
///
/// # Errors
/// [`Refusal::Unknown`], or a fault of the client id.
pub fn change_client(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Connection>,
    change: &ClientChange,
) -> Result<(), Refusal> {
    let client_id = own_client_id(desk, &change.client_id)?;
    desk.change(by, EventName::Connection, |tx, now| {
        let connection = find(tx, id)?;
        only_oidc(&connection)?;
        let new = change
            .secret
            .as_ref()
            .filter(|secret| !secret.expose().is_empty());
        let secret = match new {
            _ if change.forget_secret || change.auth_method == HomeAuthMethod::PrivateKeyJwt => {
                None
            }
            Some(secret) => {
                let context = Connection::secret_context(id);
                Some(desk.vault.seal(&context, secret.expose().as_bytes()))
            }
            None => connection.client_secret.clone(),
        };
        let settings = HomeSettings {
            auth_method: change.auth_method,
            ..connection.settings.clone()
        };
        tx.set_home_client(id, (&client_id, secret.as_deref()), &settings)?;
        let detail = serde_json::json!({
            "did": "client_changed", "connection": id, "client_id": client_id,
            "auth_method": change.auth_method, "secret_replaced": new.is_some(),
            "has_secret": secret.is_some(),
        });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(())
    })
}

fn only_oidc(connection: &Connection) -> Result<(), Refusal> {
    match connection.kind {
        ConnectionKind::Oidc => Ok(()),
        ConnectionKind::Invitation => Err(Refusal::Unknown("home identity provider")),
    }
}

/// One connection with all that its page shows.
#[derive(Debug)]
pub struct ConnectionView {
    /// The connection.
    pub connection: Connection,
    /// Whose it is.
    pub partner: Partner,
    /// The groups of ours that can be mapped.
    pub groups: Vec<Group>,
    /// Its newest test sign-ins, newest first.
    pub tests: Vec<ConnectionTest>,
    /// What was wrong with the home when it was last read.
    pub fault: Option<String>,
}

impl ConnectionView {
    /// What the newest test sign-in that passed found.
    #[must_use]
    pub fn came(&self) -> Option<&SetupFacts> {
        let outcomes = self.tests.iter().filter_map(|it| it.outcome.as_ref());
        outcomes.filter_map(|it| it.passed()).next()
    }
}

/// One connection of any kind.
///
/// # Errors
/// [`Refusal::Store`].
pub fn named(desk: &Desk, id: &Id<kind::Connection>) -> Result<Option<Connection>, Refusal> {
    Ok(desk.store.read(|tx| tx.find_connection(id))?)
}

/// One connection to a home identity provider.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::Connection>) -> Result<Option<ConnectionView>, Refusal> {
    Ok(desk.store.read(|tx| {
        let Some(connection) = tx.find_connection(id)? else {
            return Ok(None);
        };
        if connection.kind != ConnectionKind::Oidc {
            return Ok(None);
        }
        let Some(partner) = tx.find_partner(&connection.partner_id)? else {
            return Ok(None);
        };
        Ok::<_, StoreError>(Some(ConnectionView {
            groups: tx.list_groups()?,
            tests: tx.connection_tests_of(id)?,
            fault: tx.read_fault(id)?,
            connection,
            partner,
        }))
    })?)
}

/// The mapping that was written as lines of `value = group`, the group by name or id.
///
/// # Errors
/// [`Refusal::Connection`] naming what is wrong with it.
pub fn read_group_map(
    groups: &[Group],
    lines: &[String],
) -> Result<BTreeMap<String, Id<kind::Group>>, Refusal> {
    let refused = |problem| Refusal::Connection {
        member: "group mapping",
        problem,
    };
    let mut map = BTreeMap::new();
    for line in lines {
        let (value, name) = line
            .rsplit_once('=')
            .ok_or(refused("is not written as VALUE=GROUP"))?;
        let (value, name) = (value.trim(), name.trim());
        let named =
            |it: &&Group| it.id.as_str() == name || it.name.to_lowercase() == name.to_lowercase();
        let group = groups
            .iter()
            .find(named)
            .ok_or(refused("names a group that does not exist here"))?;
        if value.is_empty() || map.insert(value.to_owned(), group.id.clone()).is_some() {
            return Err(refused("names a value twice or none"));
        }
    }
    Ok(map)
}

/// The same mapping as lines.
#[must_use]
pub fn write_group_map(groups: &[Group], map: &BTreeMap<String, Id<kind::Group>>) -> Vec<String> {
    let name = |id: &Id<kind::Group>| {
        let found = groups.iter().find(|it| it.id == *id);
        found.map_or_else(|| id.to_string(), |it| it.name.clone())
    };
    map.iter()
        .map(|(value, id)| format!("{value} = {}", name(id)))
        .collect()
}

/// Accepts what changed at the home of a held connection: it is used again, and what was found is
/// what is agreed from now on. `why` goes into the audit chain (S07).
///
/// # Errors
/// [`Refusal::Unknown`], a fault of the reason, or [`Refusal::StateConflict`] when it is not held.
pub fn release(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Connection>,
    why: &str,
) -> Result<(), Refusal> {
    let why = text::line("why", why)?;
    desk.change(by, EventName::Connection, |tx, now| {
        let connection = find(tx, id)?;
        let Some(hold) = &connection.hold else {
            return Err(Refusal::StateConflict(connection.state.as_str()));
        };
        let agreed = hold.found.as_ref().or(connection.home.as_ref());
        if !tx.release_connection(id, agreed)? {
            return Err(Refusal::StateConflict(connection.state.as_str()));
        }
        let key = AlertKey::new(AlertKind::ConnectionHeld, &connection.partner_id, id);
        tx.put_alert_aside(&key, now)?;
        let detail = serde_json::json!({
            "did": "released", "connection": id, "accepted": hold.drift, "why": why,
        });
        tx.audit(about(now, by, &connection).detail(detail));
        Ok(())
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
        let detail =
            |ended| serde_json::json!({ "did": to.as_str(), "connection": id, "ended": ended });
        let event = about(now, by, &connection);
        if to == ConnectionState::Disabled {
            let ends = (&GrantScope::Connection(id), ReceiptKind::ConnectionDisabled);
            let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
            tx.audit_ending(event.detail(detail(receipt.grants())), receipt)?;
        } else {
            tx.audit(event.detail(detail(0)));
        }
        Ok(connection.partner_id)
    })
}
