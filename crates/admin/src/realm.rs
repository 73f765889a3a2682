//! Home realm discovery: which company's sign-in somebody means. It looks at companies alone, never
//! at people, and knows no list to show.

use crate::{Desk, Refusal, landing::distrust, partners};
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
            let partner = partners::by_domain(tx, &domain)?;
            return home_of(tx, partner, now);
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

/// The home of the company that is called exactly so, in any case.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_name(desk: &Desk, name: &str) -> Result<Option<Connection>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| {
        let partner = tx.find_partner_by_name(name.trim())?;
        home_of(tx, partner, now)
    })?)
}

/// The home of a partner, if there is one that is trusted and has one.
fn home_of(
    tx: &mut Tx<'_>,
    partner: Option<Partner>,
    now: At,
) -> Result<Option<Connection>, StoreError> {
    match partner {
        Some(partner) if distrust(&partner, now).is_none() => {
            Ok(tx.preferred_connection(&partner.id)?.filter(is_a_home))
        }
        _ => Ok(None),
    }
}

/// A held one counts: the sign-in says that it is held.
fn is_a_home(connection: &Connection) -> bool {
    connection.kind == ConnectionKind::Oidc && connection.state != ConnectionState::Disabled
}
