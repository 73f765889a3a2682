//! Succession: every guest has somebody of the host who answers for them. When that one goes, somebody
//! takes over, or the guests freeze after a time that everybody was told of.

use crate::{
    Desk, Refusal,
    desk::done,
    invitations::letter::write_to,
    leavers::{freeze, managers},
};
use model::{
    Actor, ActorKind, Admin, AdminRole, AdminState, At, BoundTo, Event, EventName, FreezeReason,
    Guest, Id, MailContent, kind,
};
use store::Tx;

/// How many guests one transaction freezes.
const AT_ONCE: i64 = 100;

/// An admin and the guests they answer for.
#[derive(Clone, Debug)]
pub struct Sponsor {
    /// Who; `None` for the guests of nobody.
    pub admin: Option<Admin>,
    /// How many guests that are not removed.
    pub guests: i64,
    /// When these guests freeze unless somebody takes over.
    pub until: Option<At>,
}

/// All admins with how many guests they answer for; the guests of nobody come last, if there are any.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<Sponsor>, Refusal> {
    desk.store.read(|tx| {
        let all = tx.sponsorships()?;
        let of = |id: Option<&Id<kind::Admin>>| {
            let found = all.iter().find(|it| it.admin_id.as_ref() == id);
            found.map_or((0, None), |it| (it.guests, it.until))
        };
        let mut sponsors = Vec::new();
        for admin in tx.list_admins()? {
            let (guests, until) = of(Some(&admin.id));
            sponsors.push(Sponsor {
                admin: Some(admin),
                guests,
                until,
            });
        }
        let (guests, until) = of(None);
        if guests > 0 {
            sponsors.push(Sponsor {
                admin: None,
                guests,
                until,
            });
        }
        Ok(sponsors)
    })
}

/// Gives all guests of one admin, or those of nobody, to another.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::AdminDisabled`] for a successor who is switched off.
pub fn hand_over(
    desk: &Desk,
    by: &Actor,
    from: Option<&Id<kind::Admin>>,
    to: &Id<kind::Admin>,
) -> Result<usize, Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        if let Some(from) = from {
            tx.find_admin(from)?.ok_or(Refusal::Unknown("admin"))?;
        }
        hand_over_in(tx, by, (from, to), now)
    })
}

fn hand_over_in(
    tx: &mut Tx<'_>,
    by: &Actor,
    (from, to): (Option<&Id<kind::Admin>>, &Id<kind::Admin>),
    now: At,
) -> Result<usize, Refusal> {
    active(tx, to)?;
    let guests = tx.hand_over_guests(from, to)?;
    let detail = serde_json::json!({
        "did": "guests_handed_over", "from": from, "to": to, "guests": guests,
    });
    tx.audit(Event::change(now, by.clone(), EventName::Admin).detail(detail));
    Ok(guests)
}

/// Gives one guest to another sponsor.
///
/// # Errors
/// As [`hand_over`].
pub fn assign(
    desk: &Desk,
    by: &Actor,
    guest: &Id<kind::Guest>,
    to: &Id<kind::Admin>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Guest, |tx, now| {
        let guest = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        active(tx, to)?;
        assign_in(tx, by, &guest, to, now)
    })
}

/// The same within the caller's transaction, to an admin who is [`active`].
pub(crate) fn assign_in(
    tx: &mut Tx<'_>,
    by: &Actor,
    guest: &Guest,
    to: &Id<kind::Admin>,
    now: At,
) -> Result<(), Refusal> {
    tx.set_sponsor(&guest.id, to)?;
    let detail = serde_json::json!({
        "did": "sponsor_changed", "from": guest.sponsor_id, "to": to,
    });
    let event = Event::change(now, by.clone(), EventName::Guest);
    tx.audit(
        event
            .guest(&guest.id)
            .partner(&guest.partner_id)
            .detail(detail),
    );
    Ok(())
}

/// What switching an admin off did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disabled {
    /// Guests that have another sponsor now.
    pub handed_over: usize,
    /// When the guests who have none freeze; `None` when there are none.
    pub until: Option<At>,
}

/// Switches an admin off. The guests they answer for go to a successor; without one, the other admins are
/// told that these guests freeze after `lifetimes.sponsor_grace`.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::AdminDisabled`], or [`Refusal::LastAdmin`].
pub fn disable(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Admin>,
    successor: Option<&Id<kind::Admin>>,
) -> Result<Disabled, Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        let admin = tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
        keep_an_owner(tx, &admin)?;
        if !tx.disable_admin(id, now)? {
            return Err(Refusal::AdminDisabled);
        }
        let detail = serde_json::json!({ "did": "disabled", "admin": id });
        tx.audit(done(now, by, EventName::Admin, "disabled").detail(detail));
        let mut outcome = Disabled {
            handed_over: 0,
            until: None,
        };
        if let Some(successor) = successor {
            outcome.handed_over = hand_over_in(tx, by, (Some(id), successor), now)?;
            return Ok(outcome);
        }
        let own = tx.sponsorships()?;
        let guests = own.iter().find(|it| it.admin_id.as_ref() == Some(id));
        if let Some(guests) = guests.map(|it| it.guests) {
            let until = now.plus(desk.settings.lifetimes.sponsor_grace);
            tx.set_guests_until(id, Some(until))?;
            tell(desk, tx, (&admin, guests), (until, false), now)?;
            outcome.until = Some(until);
        }
        Ok(outcome)
    })
}

/// Changes what an admin may do; what they are bound to stays.
///
/// # Errors
/// As [`appoint`].
pub fn set_role(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Admin>,
    role: AdminRole,
) -> Result<(), Refusal> {
    appoint(desk, by, id, (role, None))
}

/// Changes what an admin may do, and which partners and apps they are bound to.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::LastAdmin`] for the last owner.
pub fn appoint(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Admin>,
    (role, bound_to): (AdminRole, Option<&BoundTo>),
) -> Result<(), Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        let admin = tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
        let bound_to = bound_to.unwrap_or(&admin.bound_to);
        for partner in &bound_to.partners {
            tx.find_partner(partner)?
                .ok_or(Refusal::Unknown("partner"))?;
        }
        for app in &bound_to.apps {
            tx.find_app(app)?.ok_or(Refusal::Unknown("app"))?;
        }
        if role != AdminRole::Owner {
            keep_an_owner(tx, &admin)?;
        }
        tx.set_admin_role(id, role, bound_to)?;
        let detail = serde_json::json!({
            "did": "role_changed", "admin": id, "from": admin.role, "to": role,
            "partners": bound_to.partners, "apps": bound_to.apps,
        });
        tx.audit(done(now, by, EventName::Admin, "role_changed").detail(detail));
        Ok(())
    })
}

/// Somebody stays who may do everything.
fn keep_an_owner(tx: &mut Tx<'_>, goes: &Admin) -> Result<(), Refusal> {
    let rules = goes.state == AdminState::Active && goes.role == AdminRole::Owner;
    if tx.hold_active_owners()? < 2 && rules {
        return Err(Refusal::LastAdmin);
    }
    Ok(())
}

/// Lets an admin in again; guests who did not freeze are theirs as before.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] for one who is not switched off.
pub fn enable(desk: &Desk, by: &Actor, id: &Id<kind::Admin>) -> Result<(), Refusal> {
    desk.change(by, EventName::Admin, |tx, now| {
        tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
        if !tx.enable_admin(id)? {
            return Err(Refusal::StateConflict("active"));
        }
        let detail = serde_json::json!({ "did": "enabled", "admin": id });
        tx.audit(done(now, by, EventName::Admin, "enabled").detail(detail));
        Ok(())
    })
}

/// Freezes the guests whom nobody took over in time, and tells the admins. Returns how many froze.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sweep(desk: &Desk) -> Result<usize, Refusal> {
    let now = desk.clock.now();
    let mut all = 0;
    for id in desk.store.read(|tx| tx.sponsors_overdue(now))? {
        let mut frozen = 0;
        loop {
            let (some, is_over) = desk.store.write(|tx| some_of(desk, tx, &id, frozen, now))?;
            frozen += some;
            if is_over {
                break;
            }
        }
        all += frozen;
    }
    Ok(all)
}

/// Freezes some guests of one who went; with the last ones the countdown ends and the admins are told, by
/// exactly one node.
fn some_of(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: &Id<kind::Admin>,
    so_far: usize,
    now: At,
) -> Result<(usize, bool), Refusal> {
    let guests = tx.guests_sponsored_by(id, AT_ONCE)?;
    let mut frozen = 0;
    for guest in &guests {
        frozen += usize::from(freeze(desk, tx, guest, FreezeReason::SponsorGone, now)?);
    }
    if i64_of(guests.len()) == AT_ONCE {
        return Ok((frozen, false));
    }
    if tx.set_guests_until(id, None)?
        && let Some(admin) = tx.find_admin(id)?
    {
        let all = i64_of(so_far + frozen);
        tell(desk, tx, (&admin, all), (now, true), now)?;
        let detail = serde_json::json!({ "did": "guests_frozen", "admin": id, "guests": all });
        let system = Actor::plain(ActorKind::System);
        tx.audit(Event::change(now, system, EventName::Admin).detail(detail));
    }
    Ok((frozen, true))
}

fn i64_of(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The admin, who is not switched off.
pub(crate) fn active(tx: &mut Tx<'_>, id: &Id<kind::Admin>) -> Result<Admin, Refusal> {
    let admin = tx.find_admin(id)?.ok_or(Refusal::Unknown("admin"))?;
    if admin.state == AdminState::Active {
        Ok(admin)
    } else {
        Err(Refusal::AdminDisabled)
    }
}

fn tell(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (gone, guests): (&Admin, i64),
    (until, frozen): (At, bool),
    now: At,
) -> Result<(), Refusal> {
    for reader in managers(tx)? {
        let content = MailContent::SponsorGone {
            name: gone.name.clone(),
            guests,
            until,
            frozen,
            link: desk.settings.link("/admin/sponsors"),
        };
        write_to(desk, tx, reader.email, content, now)?;
    }
    Ok(())
}
