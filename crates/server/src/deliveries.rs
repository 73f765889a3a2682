//! Delivering the outbox of one node: a few deliveries at a time to each destination, so that one that is
//! slow or down holds up no other.

use crate::wire::Portico;
use admin::Delivery;
use fail::fail_point;
use meters::Counter;
use model::{
    Actor, ActorKind, At, Destination, Event, EventName, Id, OutboxItem, OutboxKind, Reason, Span,
    kind,
};
use parking_lot::Mutex;
use std::{
    collections::BTreeMap,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    time::Duration,
};
use store::{NewOutboxItem, RETRY_HORIZON, SIGNAL_HORIZON, StoreError};

/// How many deliveries go on at a time.
pub const DELIVERIES: usize = 32;
/// How many of them to one destination.
const AT_ONE: usize = 4;
/// How many to one where the last delivery failed.
const AT_A_SICK_ONE: usize = 1;
/// How often a node looks for due work that another node or a retry left.
const POLL: Duration = Duration::from_millis(200);
/// A delivery that was begun and not finished by then is taken up again by any node.
const LEASE: Span = Span::secs(60);

/// What the dispatcher is told.
#[derive(Debug)]
pub enum Told {
    /// A delivery ended, and whether the next one is likely to fail too.
    Ended(Destination, bool),
    /// To claim no more.
    Stop,
}

/// How it stands at the destinations that something is under way to, or where the last delivery failed.
#[derive(Debug, Default)]
struct Board {
    standings: BTreeMap<Destination, Standing>,
    under_way: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    under_way: usize,
    is_sick: bool,
}

impl Board {
    /// How many deliveries to `destination` may begin.
    fn room(&self, destination: &Destination) -> usize {
        let standing = self.standings.get(destination).copied();
        let Standing { under_way, is_sick } = standing.unwrap_or_default();
        let most = if is_sick { AT_A_SICK_ONE } else { AT_ONE };
        let free = DELIVERIES.saturating_sub(self.under_way);
        most.saturating_sub(under_way).min(free)
    }

    fn begin(&mut self, destination: Destination) {
        self.under_way += 1;
        self.standings.entry(destination).or_default().under_way += 1;
    }

    fn end(&mut self, destination: Destination, is_sick: bool) {
        self.under_way = self.under_way.saturating_sub(1);
        let mut standing = self.standings.remove(&destination).unwrap_or_default();
        standing.under_way = standing.under_way.saturating_sub(1);
        standing.is_sick = is_sick;
        if is_sick || standing.under_way > 0 {
            self.standings.insert(destination, standing);
        }
    }
}

/// Claims due work as there is room for it and hands it to the delivery threads, until it is told to stop.
pub fn dispatch(portico: &Portico, told: &Receiver<Told>, items: &Sender<OutboxItem>) {
    let mut board = Board::default();
    loop {
        let claimed = claim(portico, &mut board).unwrap_or_else(|error| {
            tracing::warn!(%error, "the outbox could not be read; trying again");
            Vec::new()
        });
        let pause = if claimed.is_empty() {
            POLL
        } else {
            Duration::ZERO
        };
        for item in claimed {
            if items.send(item).is_err() {
                return;
            }
        }
        let mut word = told.recv_timeout(pause);
        loop {
            match word {
                Ok(Told::Ended(destination, is_sick)) => board.end(destination, is_sick),
                Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => break,
            }
            word = told.recv_timeout(Duration::ZERO);
        }
    }
}

/// Looks before it writes, so that an idle node, or one whose destinations are all busy, does not take the
/// writer.
fn claim(portico: &Portico, board: &mut Board) -> Result<Vec<OutboxItem>, StoreError> {
    let now = portico.clock.now();
    let due = portico.store.read(|tx| match tx.next_outbox_due()? {
        Some(due) if due <= now => tx.due_destinations(now),
        _ => Ok(Vec::new()),
    })?;
    let mut claimed = Vec::new();
    for destination in due {
        let room = i64::try_from(board.room(&destination)).unwrap_or_default();
        if room == 0 {
            continue;
        }
        let claim = |tx: &mut store::Tx<'_>| tx.claim_outbox_to(&destination, now, LEASE, room);
        for item in portico.store.write(claim)? {
            board.begin(item.destination());
            claimed.push(item);
        }
    }
    Ok(claimed)
}

/// Delivers what is claimed, until the dispatcher is gone.
pub fn deliver_all(portico: &Portico, queue: &Mutex<Receiver<OutboxItem>>, tell: &Sender<Told>) {
    loop {
        let item = queue.lock().recv();
        let Ok(item) = item else { return };
        let outcome = deliver(portico, &item);
        let is_sick = matches!(outcome, Delivery::Retry(_));
        if tell.send(Told::Ended(item.destination(), is_sick)).is_err() {
            return;
        }
    }
}

/// Delivers one item and records what came of it.
pub fn deliver(portico: &Portico, item: &OutboxItem) -> Delivery {
    fail_point!("delivery.claimed");
    let outcome = match item.kind {
        OutboxKind::Mail => admin::deliver_mail(
            &portico.present_desk(),
            item,
            &*portico.renderer,
            &*portico.mailer,
        ),
        OutboxKind::Logout => portico.deliver_logout(item),
        OutboxKind::Signal => portico.deliver_signal(item),
        OutboxKind::PartnerEnding | OutboxKind::PartnerResumed => {
            admin::partners::sweep(&portico.desk, item)
        }
    };
    fail_point!("delivery.sent");
    let ended = match &outcome {
        Delivery::Done => "delivered",
        Delivery::Retry(_) => "failed",
        Delivery::Dead(_) => "given_up",
    };
    let deliveries = &portico.store.meters().deliveries;
    deliveries.at(&(item.kind.as_str(), ended), Counter::count);
    let next = match (&outcome, item.kind) {
        (Delivery::Done, OutboxKind::Mail) => {
            admin::reminder_after(&portico.present_desk(), item).unwrap_or_default()
        }
        _ => None,
    };
    let now = portico.clock.now();
    let again = match &outcome {
        Delivery::Retry(_) => next_try(item, now),
        Delivery::Done | Delivery::Dead(_) => None,
    };
    let recorded = record(portico, item, (&outcome, again, now), next.as_ref());
    fail_point!("delivery.recorded");
    match (&outcome, recorded) {
        (Delivery::Done, Ok(_)) => tracing::info!(item = %item.id, kind = %item.kind, "delivered"),
        (Delivery::Retry(error) | Delivery::Dead(error), Ok(_)) => {
            let reason = again.is_none().then(|| Reason::Undeliverable.as_str());
            tracing::warn!(item = %item.id, kind = %item.kind, attempt = item.attempts, reason, %error, "not delivered");
        }
        // The lease runs out and the item is delivered again under the same id.
        (_, Err(error)) => {
            tracing::error!(item = %item.id, %error, "a delivery could not be recorded")
        }
    }
    outcome
}

/// Writes down what came of a delivery, when it is tried again, and what follows it.
fn record(
    portico: &Portico,
    item: &OutboxItem,
    (outcome, again, now): (&Delivery, Option<At>, At),
    next: Option<&NewOutboxItem>,
) -> Result<bool, StoreError> {
    portico.store.write(|tx| {
        if item.kind == OutboxKind::Signal {
            // What comes after it about the same guest waits for it.
            tx.follow_signal(&item.id, again.unwrap_or(now))?;
        }
        let error = match (outcome, again) {
            (Delivery::Done, _) => {
                // Only whoever still holds the item lets the next one follow.
                let finished = tx.finish_outbox(&item.id, now)?;
                if let Some(next) = next.filter(|_| finished) {
                    tx.insert_outbox(next)?;
                }
                return Ok(finished);
            }
            (Delivery::Retry(error), Some(due_at)) => {
                return tx.retry_outbox(&item.id, error, due_at);
            }
            (Delivery::Retry(error) | Delivery::Dead(error), _) => error,
        };
        let given_up = match item.kind {
            OutboxKind::Logout | OutboxKind::Signal => tx.give_up_notice(&item.id, error, now)?,
            OutboxKind::Mail | OutboxKind::PartnerEnding | OutboxKind::PartnerResumed => {
                tx.bury_outbox(&item.id, error, now)?
            }
        };
        if given_up {
            let guest = tx.outbox_guest(&item.id)?;
            tx.audit(given_up_event(item, guest, now));
        }
        Ok(given_up)
    })
}

fn given_up_event(item: &OutboxItem, guest_id: Option<Id<kind::Guest>>, now: At) -> Event {
    let by = Actor::plain(ActorKind::System);
    let event = Event::refusal(now, by, EventName::Delivery, Reason::Undeliverable);
    let detail =
        serde_json::json!({ "item": item.id, "kind": item.kind, "attempts": item.attempts });
    Event {
        app_id: item.app_id.clone(),
        guest_id,
        ..event.detail(detail)
    }
}

/// When to try again: after 1 s, 4 s, 16 s … at most every 15 minutes, until the horizon.
fn next_try(item: &OutboxItem, now: At) -> Option<At> {
    let exponent = u32::try_from(item.attempts.clamp(1, 6) - 1).unwrap_or(0);
    let pause = Span::secs(4_i64.pow(exponent).min(900));
    let due_at = now.plus(pause);
    let horizon = match item.kind {
        OutboxKind::Signal => SIGNAL_HORIZON,
        _ => RETRY_HORIZON,
    };
    (due_at.since(item.created_at) < horizon).then_some(due_at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{AT_ONE, Board, DELIVERIES};
    use model::{At, Destination, Id, OutboxKind};
    use testkit::TestRandom;

    fn app(random: &TestRandom) -> Destination {
        Destination {
            kind: OutboxKind::Logout,
            app_id: Some(Id::new(At::from_secs(1_800_000_000), random)),
        }
    }

    #[test]
    fn an_app_that_does_not_answer_keeps_no_other_from_hearing() {
        let random = TestRandom::from_seed(1);
        let mut board = Board::default();
        let dead = app(&random);
        for _ in 0..AT_ONE {
            board.begin(dead.clone());
        }
        assert_eq!(board.room(&dead), 0);
        assert_eq!(board.room(&app(&random)), AT_ONE);
    }

    #[test]
    fn one_delivery_at_a_time_tries_whether_a_sick_app_is_well_again() {
        let random = TestRandom::from_seed(1);
        let mut board = Board::default();
        let sick = app(&random);
        board.begin(sick.clone());
        board.begin(sick.clone());
        board.end(sick.clone(), true);
        assert_eq!(board.room(&sick), 0, "the other one tries");
        board.end(sick.clone(), true);
        assert_eq!(board.room(&sick), 1);
        board.begin(sick.clone());
        board.end(sick.clone(), false);
        assert_eq!(board.room(&sick), AT_ONE);
        assert!(board.standings.is_empty(), "who is well is not remembered");
    }

    #[test]
    fn no_more_is_claimed_than_can_begin() {
        let random = TestRandom::from_seed(1);
        let mut board = Board::default();
        let mut begun = 0;
        for _ in 0..DELIVERIES {
            let app = app(&random);
            for _ in 0..board.room(&app) {
                board.begin(app.clone());
                begun += 1;
            }
        }
        assert_eq!(begun, DELIVERIES);
    }
}
