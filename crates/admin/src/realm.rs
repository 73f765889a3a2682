//! Home realm discovery: which company's sign-in somebody means. It looks at companies alone, never
//! at people, and knows no list to show.

use crate::{Desk, Refusal, landing::distrust, partners};
use model::{Connection, ConnectionKind, Id, kind};
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
    let found = desk.store.read(|tx| {
        let partner = match hint.parse::<Id<kind::Connection>>() {
            Ok(id) => {
                let connection = tx.find_connection(&id)?.filter(is_a_home);
                let Some(connection) = connection else {
                    return Ok(None);
                };
                let partner = tx.find_partner(&connection.partner_id)?;
                return Ok(partner.map(|partner| (partner, Some(connection))));
            }
            Err(_) => partners::by_domain(tx, &domain)?,
        };
        partner
            .map(|partner| home_of(tx, &partner.id).map(|home| (partner, home)))
            .transpose()
    })?;
    Ok(found
        .filter(|(partner, _)| distrust(partner, now).is_none())
        .and_then(|(_, home)| home))
}

/// The home of the company that is called exactly so, in any case.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_name(desk: &Desk, name: &str) -> Result<Option<Connection>, Refusal> {
    let now = desk.clock.now();
    let home = desk
        .store
        .read(|tx| match tx.find_partner_by_name(name.trim())? {
            Some(partner) if distrust(&partner, now).is_none() => home_of(tx, &partner.id),
            _ => Ok(None),
        })?;
    Ok(home)
}

fn home_of(tx: &mut Tx<'_>, partner: &Id<kind::Partner>) -> Result<Option<Connection>, StoreError> {
    Ok(tx.preferred_connection(partner)?.filter(is_a_home))
}

/// A held one counts: the sign-in says that it is held.
fn is_a_home(connection: &Connection) -> bool {
    connection.kind == ConnectionKind::Oidc
        && connection.state.refuses() != Some(model::Reason::ConnectionDisabled)
}
