//! Home realm discovery: which company's sign-in somebody means. It looks at companies alone, never
//! at people, and knows no list to show.

use crate::{Desk, Refusal, landing::distrust};
use model::{At, Connection, ConnectionKind, ConnectionState, Id, Partner, kind};
use store::{StoreError, Tx};

/// The home that an app or a link names (`idp_hint`, `kc_idp_hint`, `domain_hint`): a connection by its
/// id, or a partner by one of its mail domains. `None` for whatever else it says, or where the partner
/// is not trusted or has no home identity provider. A hint chooses a door; it opens none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_hint(desk: &Desk, hint: &str) -> Result<Option<Connection>, Refusal> {
    let now = desk.clock.now();
    let domain = hint
        .trim_start_matches('@')
        .trim_end_matches('.')
        .to_lowercase();
    Ok(desk.store.read(|tx| {
        let Ok(id) = hint.parse::<Id<kind::Connection>>() else {
            // Of several the person chooses.
            let mut homes = at_domain(tx, &domain, now)?;
            return Ok::<_, StoreError>(homes.pop().filter(|_| homes.is_empty()));
        };
        let Some(home) = tx.find_connection(&id)?.filter(is_a_home) else {
            return Ok(None);
        };
        let partner = tx.find_partner(&home.partner_id)?;
        Ok(partner
            .is_some_and(|partner| distrust(&partner, now).is_none())
            .then_some(home))
    })?)
}

/// The homes of the company that is called exactly so, in any case.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_name(desk: &Desk, name: &str) -> Result<Vec<Connection>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| {
        let partner = tx.find_partner_by_name(name.trim())?;
        match partner {
            Some(partner) if distrust(&partner, now).is_none() => homes_of(tx, &partner),
            _ => Ok::<_, StoreError>(Vec::new()),
        }
    })?)
}

/// The homes at which people with an address in a domain may sign in: of every partner for which the
/// domain counts, every one in use. Whoever has an address there chooses among them, known or not; the
/// answer depends on the domain alone (E01, E02).
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_domain(desk: &Desk, domain: &str) -> Result<Vec<Connection>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| at_domain(tx, domain, now))?)
}

fn at_domain(tx: &mut Tx<'_>, domain: &str, now: At) -> Result<Vec<Connection>, StoreError> {
    let mut trusted = Vec::new();
    let mut first = None;
    for partner in tx.find_partners_by_domain(domain)? {
        if distrust(&partner, now).is_none() {
            let domains = tx.partner_domains(&partner.id)?;
            let counts = domains
                .iter()
                .any(|it| it.domain == domain && it.state.counts());
            trusted.push((partner, counts));
        } else {
            first.get_or_insert(partner);
        }
    }
    // Where the domain lapsed for all of them, guests still are who they are.
    let any_counts = trusted.iter().any(|(_, counts)| *counts);
    trusted.retain(|(_, counts)| *counts || !any_counts);
    let mut homes = Vec::new();
    for (partner, _) in &trusted {
        homes.extend(homes_of(tx, partner)?);
    }
    // Whoever is not trusted says so after the sign-in.
    if let (true, Some(partner)) = (trusted.is_empty(), first) {
        homes.extend(tx.preferred_connection(&partner.id)?.filter(is_a_home));
    }
    Ok(homes)
}

/// The homes of a partner that are in use, oldest first; where none is, the newest that is held.
fn homes_of(tx: &mut Tx<'_>, partner: &Partner) -> Result<Vec<Connection>, StoreError> {
    let mut homes = tx.connections_of(&partner.id)?;
    homes.retain(|it| it.kind == ConnectionKind::Oidc && it.state == ConnectionState::Enabled);
    if homes.is_empty() {
        homes.extend(tx.preferred_connection(&partner.id)?.filter(is_a_home));
    }
    Ok(homes)
}

/// A held one counts: the sign-in says that it is held.
fn is_a_home(connection: &Connection) -> bool {
    connection.kind == ConnectionKind::Oidc && connection.state != ConnectionState::Disabled
}
