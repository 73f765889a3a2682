//! The kill switch: one transaction after which every request of the guest is refused, and the
//! receipt that says what ended when.

use crate::{
    Desk, Refusal, closing,
    guests::move_to,
    receipts::{self, AppReceipt, Notices},
    scim,
};
use fail::fail_point;
use model::{
    Actor, ActorKind, At, ChainedEvent, Event, EventName, Guest, GuestState, Id, NewReceipt,
    OutboxKind, OutboxState, PasskeyOwner, ReceiptKind, Span, kind,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{AuditFilter, GrantScope, OutboxDelivery, Tx};

pub use crate::receipts::{LogoutDelivery, Receipt};

/// Removes a guest for good: state, sessions, token families, codes in flight, invitations,
/// identities, passkeys and waiting mail end in one transaction, and the apps that listen are told
/// from the outbox. Removing a removed guest answers with the receipt it already has.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn remove(desk: &Desk, by: &Actor, id: &Id<kind::Guest>) -> Result<Receipt, Refusal> {
    end(desk, by, id)?;
    receipt(desk, id)?.ok_or(Refusal::Unknown("guest"))
}

/// The same without a look at the receipt: its id, or `None` when the guest was removed before.
pub(crate) fn end(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Guest>,
) -> Result<Option<Id<kind::Receipt>>, Refusal> {
    let outcome = desk.change(by, EventName::GuestRemoved, |tx, now| {
        let receipt = end_in(desk, tx, (by, id), now)?;
        fail_point!("removal.written");
        Ok(receipt)
    });
    fail_point!("removal.committed");
    match outcome {
        // Somebody else removed the guest between our look and our write: that is what was asked.
        Err(Refusal::StateConflict("removed")) => Ok(None),
        outcome => outcome,
    }
}

/// The same within the caller's transaction.
pub(crate) fn end_in(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, id): (&Actor, &Id<kind::Guest>),
    now: At,
) -> Result<Option<Id<kind::Receipt>>, Refusal> {
    let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
    if guest.state == GuestState::Removed {
        return Ok(None);
    }
    let receipt = kill(desk, tx, by, id, now)?;
    if desk.settings.lifetimes.closing == Span::secs(0) {
        closing::close(tx, (by, id), 0, now)?;
    }
    Ok(Some(receipt))
}

pub(crate) fn kill(
    desk: &Desk,
    tx: &mut Tx<'_>,
    by: &Actor,
    id: &Id<kind::Guest>,
    now: At,
) -> Result<Id<kind::Receipt>, Refusal> {
    let mut receipt = NewReceipt::begin(ReceiptKind::GuestRemoved, now, &*desk.random);
    receipts::name_assigned(tx, id, &mut receipt)?;
    scim::bar(tx, (&*desk.vault, id), now)?;
    let guest = move_to(tx, id, |_| GuestState::Removed, now)?;
    fail_point!("removal.begun");
    tx.end_with_receipt(&GrantScope::Guest(id), &mut receipt, &*desk.random)?;
    receipt.invitations = i64::try_from(tx.revoke_open_invitations(id)?).unwrap_or(i64::MAX);
    tx.unlink_identities(id)?;
    tx.forget_home_grant(id)?;
    tx.delete_passkeys(&PasskeyOwner::Guest(id.clone()))?;
    tx.delete_totp(id)?;
    tx.bury_mail_to(id, now)?;
    tx.forget_archived_access(id)?;
    let receipt_id = receipt.id.clone();
    let event = Event::change(now, by.clone(), EventName::GuestRemoved);
    tx.audit_ending(event.guest(id).partner(&guest.partner_id), receipt)?;
    Ok(receipt_id)
}

/// What a removal ended and how far the apps have been told; `None` when the guest is not removed.
///
/// # Errors
/// [`Refusal::Store`].
pub fn receipt(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<Receipt>, Refusal> {
    let longest = desk.settings.lifetimes.access_token;
    desk.store.read(|tx| {
        let Some(guest) = tx.find_guest(id)? else {
            return Ok(None);
        };
        let (GuestState::Removed, Some(removed_at)) = (guest.state, guest.removed_at) else {
            return Ok(None);
        };
        match tx.last_receipt_of(id, ReceiptKind::GuestRemoved)? {
            Some(line) => receipts::assemble(tx, line).map(Some),
            None => by_line(tx, guest, (removed_at, longest)).map(Some),
        }
    })
}

/// The receipt of a removal from before receipts were kept: what its audit line says.
fn by_line(
    tx: &mut Tx<'_>,
    guest: Guest,
    (removed_at, longest): (At, Span),
) -> Result<Receipt, Refusal> {
    let rests_on = line_of(tx, &guest)?;
    let detail = rests_on.as_ref().map(|line| line.event.detail.clone());
    let facts: RemovalFacts = detail
        .and_then(|detail| serde_json::from_value(detail).ok())
        .unwrap_or_default();
    let deliveries = tx.deliveries_of(&guest.id)?;
    let mut apps = Vec::new();
    for app_id in &facts.apps {
        let Some(app) = tx.find_app(app_id)? else {
            continue;
        };
        let logout = match app.backchannel_logout_uri {
            None => LogoutDelivery::DoesNotListen,
            Some(_) => delivery_at(&deliveries, app_id, removed_at),
        };
        apps.push(AppReceipt {
            app_id: app.id,
            name: app.name,
            cut_at: removed_at,
            guests: 1,
            grants: 0,
            logout,
            notices: Notices::default(),
            offline_until: facts.offline_until(app_id, removed_at.plus(longest)),
        });
    }
    let partner = tx.find_partner(&guest.partner_id)?;
    let by = rests_on.as_ref().map(|line| line.event.actor.clone());
    Ok(Receipt {
        id: None,
        kind: ReceiptKind::GuestRemoved,
        at: removed_at,
        by: by.unwrap_or_else(|| Actor::plain(ActorKind::System)),
        partner: partner.map(|it| (it.id, it.name)),
        guest: Some((guest.id, guest.display_name)),
        app: None,
        sessions: facts.sessions,
        invitations: facts.invitations,
        apps,
        rests_on,
    })
}

/// What an audit line of old says of a removal.
#[derive(Default, serde::Deserialize)]
struct RemovalFacts {
    /// Every app that had been granted something.
    apps: BTreeSet<Id<kind::App>>,
    sessions: i64,
    invitations: i64,
    /// When the last token of each app that held one ends, in seconds; the oldest lines do not say.
    tokens_until: Option<BTreeMap<Id<kind::App>, i64>>,
}

impl RemovalFacts {
    fn offline_until(&self, app: &Id<kind::App>, at_latest: At) -> Option<At> {
        match &self.tokens_until {
            Some(known) => known.get(app).map(|secs| At::from_secs(*secs)),
            None => Some(at_latest),
        }
    }
}

/// The audit line of the removal. Refused tries may have followed it.
fn line_of(tx: &mut Tx<'_>, guest: &Guest) -> Result<Option<ChainedEvent>, Refusal> {
    let mut before = None;
    loop {
        let filter = AuditFilter {
            guest_id: Some(guest.id.clone()),
            before,
            limit: 200,
            ..AuditFilter::default()
        };
        let lines = tx.list_events(&filter)?;
        let made = |name: EventName, refused: bool| name == EventName::GuestRemoved && !refused;
        before = lines.last().map(|line| line.seq);
        let found = lines
            .into_iter()
            .find(|line| made(line.event.name, line.event.reason.is_some()));
        if found.is_some() || before.is_none() {
            return Ok(found);
        }
    }
}

/// The least finished of the deliveries that the removal caused.
fn delivery_at(
    deliveries: &[OutboxDelivery],
    app: &Id<kind::App>,
    removed_at: At,
) -> LogoutDelivery {
    let ours = deliveries.iter().filter(|item| {
        item.kind == OutboxKind::Logout
            && item.app_id.as_ref() == Some(app)
            && item.created_at == removed_at
    });
    let rank = |item: &&OutboxDelivery| match item.state {
        OutboxState::Waiting => 0,
        OutboxState::Dead => 1,
        OutboxState::Done => 2,
    };
    match ours.min_by_key(rank) {
        None => LogoutDelivery::NothingToTell,
        Some(item) => match item.state {
            OutboxState::Waiting => LogoutDelivery::Waiting(item.last_error.clone()),
            OutboxState::Dead => LogoutDelivery::Dead(item.last_error.clone()),
            OutboxState::Done => LogoutDelivery::Done(item.done_at),
        },
    }
}
