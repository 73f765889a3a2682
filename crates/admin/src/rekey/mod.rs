//! Other keys for many guests at once, when a partner's home moved to another tenant or product (K05).
//!
//! A file maps old subjects to new ones. Looking at it changes nothing; a proposal needs somebody else
//! to approve it; approving is one transaction. It is the only way in which a key is ever changed (L07).

mod plan;

pub use plan::{RekeyFault, RekeyPlan, RekeyRow, plan};

use crate::{Desk, Refusal};
use model::{Actor, At, Event, EventName, Id, Partner, Rekey, RekeyEntry, kind};
use store::{GrantScope, Tx};

/// Keeps the mapping of a file until somebody else approves it. A file with a row that cannot be used
/// proposes nothing.
///
/// # Errors
/// As [`plan`]; [`Refusal::Rekey`] when rows cannot be used; [`Refusal::StateConflict`] while another
/// proposal of the partner is open.
pub fn propose(
    desk: &Desk,
    by: &Actor,
    ways: (&Id<kind::Connection>, &Id<kind::Connection>),
    file: &[u8],
) -> Result<Rekey, Refusal> {
    let plan = plan(desk, ways, file)?;
    let entries: Option<Vec<RekeyEntry>> = plan
        .rows
        .iter()
        .map(|row| row.entry.as_ref().ok().map(|(entry, _)| entry.clone()))
        .collect();
    let Some(entries) = entries else {
        return Err(Refusal::Rekey(plan.faults()));
    };
    desk.change(by, EventName::Link, |tx, now| {
        let rekey = Rekey {
            id: Id::new(now, &*desk.random),
            partner_id: plan.partner_id,
            from: ways.0.clone(),
            to: ways.1.clone(),
            entries,
            proposed_by: by.clone(),
            proposed_at: now,
        };
        if !tx.insert_rekey(&rekey)? {
            return Err(Refusal::StateConflict("proposed already"));
        }
        tx.audit(about(&rekey, (now, by), "rekey_proposed"));
        Ok(rekey)
    })
}

/// The proposal of a partner that waits.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open(desk: &Desk, partner: &Id<kind::Partner>) -> Result<Option<Rekey>, Refusal> {
    Ok(desk.store.read(|tx| tx.open_rekey_of(partner))?)
}

/// Carries out the proposal of a partner, all of it or nothing: each guest has the new key in place of
/// the old one and keeps everything else; what was granted on the old key ends.
///
/// # Errors
/// [`Refusal::SecondPerson`] for its proposer, [`Refusal::Unknown`] when none is open, and
/// [`Refusal::StateConflict`] when a guest's keys are no longer what the file said.
pub fn approve(desk: &Desk, by: &Actor, partner: &Id<kind::Partner>) -> Result<usize, Refusal> {
    desk.change(by, EventName::Link, |tx, now| {
        let rekey = close(tx, partner, now)?;
        if rekey.proposed_by == *by {
            return Err(Refusal::SecondPerson);
        }
        tx.audit(about(&rekey, (now, by), "rekey_approved"));
        for entry in &rekey.entries {
            carry_over(desk, tx, (&rekey, entry), (now, by))?;
        }
        Ok(rekey.entries.len())
    })
}

fn carry_over(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (rekey, entry): (&Rekey, &RekeyEntry),
    (now, by): (At, &Actor),
) -> Result<(), Refusal> {
    let guest = &entry.guest_id;
    let changed = tx.unlink_identity(&rekey.old_key(entry), guest)?
        && tx.link_identity(&rekey.new_key(entry), guest, now)?;
    if !changed {
        return Err(Refusal::StateConflict("no longer as it was checked"));
    }
    tx.end_access(&GrantScope::Guest(guest), now, &*desk.random)?;
    let detail = serde_json::json!({
        "did": "rekeyed", "rekey": rekey.id, "from": rekey.from, "connection": rekey.to,
    });
    tx.audit(
        Event::change(now, by.clone(), EventName::Link)
            .guest(guest)
            .partner(&rekey.partner_id)
            .detail(detail),
    );
    Ok(())
}

/// Puts the proposal of a partner aside.
///
/// # Errors
/// [`Refusal::Unknown`] when none is open.
pub fn discard(desk: &Desk, by: &Actor, partner: &Id<kind::Partner>) -> Result<(), Refusal> {
    desk.change(by, EventName::Link, |tx, now| {
        let rekey = close(tx, partner, now)?;
        tx.audit(about(&rekey, (now, by), "rekey_discarded"));
        Ok(())
    })
}

fn close(tx: &mut Tx<'_>, partner: &Id<kind::Partner>, now: At) -> Result<Rekey, Refusal> {
    let open = tx
        .open_rekey_of(partner)?
        .ok_or(Refusal::Unknown("proposal"))?;
    if tx.close_rekey(&open.id, now)? {
        Ok(open)
    } else {
        Err(Refusal::Unknown("proposal"))
    }
}

fn about(rekey: &Rekey, (now, by): (At, &Actor), did: &str) -> Event {
    let detail = serde_json::json!({
        "did": did, "rekey": rekey.id, "from": rekey.from, "connection": rekey.to,
        "guests": rekey.entries.len(),
    });
    Event::change(now, by.clone(), EventName::Link)
        .partner(&rekey.partner_id)
        .detail(detail)
}

/// The partner of both connections, which must be homes of one.
fn partner_of(
    tx: &mut Tx<'_>,
    (from, to): (&Id<kind::Connection>, &Id<kind::Connection>),
) -> Result<(Partner, String, String), Refusal> {
    let gone = || Refusal::Unknown("connection");
    let old = tx.find_connection(from)?.ok_or_else(gone)?;
    let new = tx.find_connection(to)?.ok_or_else(gone)?;
    let are_homes = [&old, &new]
        .iter()
        .all(|it| it.kind == model::ConnectionKind::Oidc);
    if !are_homes || old.id == new.id || old.partner_id != new.partner_id {
        return Err(Refusal::Connection {
            member: "new connection",
            problem: "must be another home identity provider of the same partner",
        });
    }
    let partner = tx.find_partner(&old.partner_id)?;
    let partner = partner.ok_or(Refusal::Unknown("partner"))?;
    Ok((partner, old.issuer, new.issuer))
}
