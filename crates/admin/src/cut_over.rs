//! When the invitation accounts of a partner end as a way in, because it has a sign-in of its own (N6).

use crate::{Desk, Refusal, desk::done};
use model::{Actor, ActorKind, At, ConnectionKind, Event, EventName, Id, Partner, kind};
use store::GrantScope;

/// Sets from when on the partner's people come through its own sign-in alone, or takes that back. Until
/// then whoever signs in by mailed code or passkey is asked to move, and may do it later. One row is
/// written, however many the guests are.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::Missing`] when the partner has no sign-in of its own to move to.
pub fn set(
    desk: &Desk,
    by: &Actor,
    partner: &Id<kind::Partner>,
    at: Option<At>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Connection, |tx, now| {
        let partner = find(tx.find_partner(partner)?)?;
        let preferred = tx.preferred_connection(&partner.id)?;
        let has_home = preferred.is_some_and(|it| it.kind == ConnectionKind::Oidc);
        if at.is_some() && !has_home {
            return Err(Refusal::Missing("home identity provider"));
        }
        if !tx.set_cut_over(&partner.id, at)? {
            return Err(Refusal::Unknown("connection"));
        }
        let detail = serde_json::json!({ "did": "cut_over", "at": at.map(|at| at.to_string()) });
        tx.audit(
            done(now, by, EventName::Connection, "cut_over")
                .partner(&partner.id)
                .detail(detail),
        );
        Ok(())
    })
}

fn find(partner: Option<Partner>) -> Result<Partner, Refusal> {
    partner.ok_or(Refusal::Unknown("partner"))
}

/// Has the apps told of the sessions that a cut-over ended; the decision knew it from the instant on.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<(), Refusal> {
    let now = desk.clock.now();
    let due = desk.store.read(|tx| tx.connections_to_cut_over(now))?;
    for connection in due {
        desk.store.write(|tx| {
            let ended =
                tx.end_access(&GrantScope::Connection(&connection.id), now, &*desk.random)?;
            let by = Actor::plain(ActorKind::System);
            let detail = serde_json::json!({
                "did": "cut_over_reached", "connection": connection.id, "ended": ended.len(),
            });
            tx.audit(
                Event::change(now, by, EventName::Connection)
                    .partner(&connection.partner_id)
                    .detail(detail),
            );
            Ok::<_, Refusal>(())
        })?;
    }
    Ok(())
}

/// How many active guests still have nothing but an account of this connection.
///
/// # Errors
/// [`Refusal::Store`].
pub fn accounts(desk: &Desk, connection: &Id<kind::Connection>) -> Result<i64, Refusal> {
    Ok(desk.store.read(|tx| tx.count_accounts(connection))?)
}
