//! Background work of one node: delivering the outbox, keeping keys, forgetting what is over.
//!
//! Nodes share the work through leases in the database; nothing here decides on access.

use crate::{probing::ask_homes, wire::Portico};
use admin::Delivery;
use fail::fail_point;
use model::{At, OutboxItem, OutboxKind, Span};
use parking_lot::Mutex;
use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender},
    },
    thread::{Builder, JoinHandle},
    time::Duration,
};
use store::{RETRY_HORIZON, StoreError};

/// How often a node looks for due work that another node or a retry left.
const POLL: Duration = Duration::from_millis(200);
/// How many deliveries go on at a time; one slow receiver holds up one of them.
const DELIVERIES: usize = 16;
/// How many items one look takes.
const CLAIMED_AT_ONCE: i64 = 8;
/// A delivery that was begun and not finished by then is taken up again by any node.
const LEASE: Span = Span::secs(60);
/// How often a node looks for domains that are due.
const DOMAIN_POLL: Duration = Duration::from_secs(60);
/// How often a node looks for leavers' records whose time is over.
const RECORDS_POLL: Duration = Duration::from_secs(60);
/// How often keys are looked after and long-expired rows forgotten.
const UPKEEP: Span = Span::mins(1);

/// The running background threads; they end when this is dropped or [`Workers::stop`] is called.
pub struct Workers {
    stop: Vec<Sender<()>>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts the background work.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(portico: &Arc<Portico>) -> std::io::Result<Self> {
        let (stop, stopped) = mpsc::channel();
        // Room for none: an item is claimed only when a delivery thread is about to be free.
        let (items, queue) = mpsc::sync_channel::<OutboxItem>(0);
        let queue = Arc::new(Mutex::new(queue));
        let mut threads = Vec::with_capacity(DELIVERIES + 2);
        for n in 0..DELIVERIES {
            let (portico, queue) = (Arc::clone(portico), Arc::clone(&queue));
            threads.push(
                Builder::new()
                    .name(format!("delivery-{n}"))
                    .spawn(move || deliver_all(&portico, &queue))?,
            );
        }
        let (no_more_checks, checks_stopped) = mpsc::channel();
        let checker = Arc::clone(portico);
        threads.push(
            Builder::new()
                .name("domains".into())
                .spawn(move || check_domains(&checker, &checks_stopped))?,
        );
        let (no_more_records, records_stopped) = mpsc::channel();
        let keeper = Arc::clone(portico);
        threads.push(
            Builder::new()
                .name("records".into())
                .spawn(move || keep_records(&keeper, &records_stopped))?,
        );
        let (no_more_probes, probes_stopped) = mpsc::channel();
        let prober = Arc::clone(portico);
        threads.push(
            Builder::new()
                .name("probes".into())
                .spawn(move || ask_homes(&prober, &probes_stopped))?,
        );
        let portico = Arc::clone(portico);
        threads.push(
            Builder::new()
                .name("dispatcher".into())
                .spawn(move || dispatch(&portico, &stopped, &items))?,
        );
        Ok(Self {
            stop: vec![stop, no_more_checks, no_more_records, no_more_probes],
            threads,
        })
    }

    /// Ends the background work after the deliveries that are under way.
    pub fn stop(mut self) {
        self.stop.clear();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a background thread had panicked");
            }
        }
    }
}

fn dispatch(portico: &Portico, stopped: &Receiver<()>, items: &SyncSender<OutboxItem>) {
    let mut upkeep_due = portico.clock.now();
    loop {
        let now = portico.clock.now();
        if now >= upkeep_due {
            upkeep_due = now.plus(UPKEEP);
            upkeep(portico, now);
        }
        let claimed = claim_due(portico, now).unwrap_or_else(|error| {
            tracing::warn!(%error, "the outbox could not be read; trying again");
            Vec::new()
        });
        let idle = claimed.is_empty();
        for item in claimed {
            if items.send(item).is_err() {
                return;
            }
        }
        let pause = if idle { POLL } else { Duration::ZERO };
        match stopped.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Looks before it writes, so that an idle node does not take the writer.
fn claim_due(portico: &Portico, now: At) -> Result<Vec<OutboxItem>, StoreError> {
    let due = portico.store.read(|tx| tx.next_outbox_due())?;
    if due.is_some_and(|due| due <= now) {
        portico
            .store
            .write(|tx| tx.claim_outbox(now, LEASE, CLAIMED_AT_ONCE))
    } else {
        Ok(Vec::new())
    }
}

fn deliver_all(portico: &Portico, queue: &Mutex<Receiver<OutboxItem>>) {
    loop {
        let item = queue.lock().recv();
        let Ok(item) = item else { return };
        deliver(portico, &item);
    }
}

/// Delivers one item and records what came of it.
pub fn deliver(portico: &Portico, item: &OutboxItem) {
    fail_point!("delivery.claimed");
    let outcome = match item.kind {
        OutboxKind::Mail => {
            admin::deliver_mail(&portico.desk, item, &*portico.renderer, &*portico.mailer)
        }
        OutboxKind::Logout => portico.deliver_logout(item),
        OutboxKind::PartnerEnding => admin::partners::sweep(&portico.desk, item),
    };
    fail_point!("delivery.sent");
    let now = portico.clock.now();
    let recorded = portico.store.write(|tx| match &outcome {
        Delivery::Done => tx.finish_outbox(&item.id, now),
        Delivery::Dead(error) => tx.bury_outbox(&item.id, error, now),
        Delivery::Retry(error) => match next_try(item, now) {
            Some(due_at) => tx.retry_outbox(&item.id, error, due_at),
            None => tx.bury_outbox(&item.id, error, now),
        },
    });
    fail_point!("delivery.recorded");
    match (&outcome, recorded) {
        (Delivery::Done, Ok(_)) => tracing::info!(item = %item.id, kind = %item.kind, "delivered"),
        (Delivery::Retry(error) | Delivery::Dead(error), Ok(_)) => {
            tracing::warn!(item = %item.id, kind = %item.kind, attempt = item.attempts, %error, "not delivered");
        }
        // The lease runs out and the item is delivered again under the same id.
        (_, Err(error)) => {
            tracing::error!(item = %item.id, %error, "a delivery could not be recorded")
        }
    }
}

/// When to try again: after 1 s, 4 s, 16 s … at most every 15 minutes, until the horizon.
fn next_try(item: &OutboxItem, now: At) -> Option<At> {
    let exponent = u32::try_from(item.attempts.clamp(1, 6) - 1).unwrap_or(0);
    let pause = Span::secs(4_i64.pow(exponent).min(900));
    let due_at = now.plus(pause);
    (due_at.since(item.created_at) < RETRY_HORIZON).then_some(due_at)
}

/// Looks up records of proven domains that are due; a thread of its own, since the DNS may be slow.
fn check_domains(portico: &Portico, stopped: &Receiver<()>) {
    loop {
        let pause = match admin::domains::check_due(&portico.desk, &*portico.dns) {
            Ok(Some(checked)) => {
                tracing::info!(domain = %checked.domain, state = %checked.state, misses = checked.misses, "looked a domain up");
                Duration::ZERO
            }
            Ok(None) => DOMAIN_POLL,
            Err(error) => {
                tracing::warn!(%error, "a domain could not be checked; trying again");
                DOMAIN_POLL
            }
        };
        match stopped.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Closes records whose time is over and freezes whom nobody confirms or answers for; a thread of its own,
/// since there may be many.
fn keep_records(portico: &Portico, stopped: &Receiver<()>) {
    loop {
        match admin::sponsors::sweep(&portico.desk) {
            Ok(0) => {}
            Ok(frozen) => tracing::info!(frozen, "froze guests without a sponsor"),
            Err(error) => {
                tracing::warn!(%error, "guests without a sponsor could not be frozen; trying again");
            }
        }
        match admin::closing::sweep(&portico.desk) {
            Ok(swept) if swept == admin::closing::Swept::default() => {}
            Ok(swept) => tracing::info!(?swept, "looked after the records of leavers"),
            Err(error) => {
                tracing::warn!(%error, "records of leavers could not be closed; trying again");
            }
        }
        if let Some(journal) = &portico.journal {
            let end = portico.store.read(|tx| tx.audit_end());
            if let Err(error) = end.map_err(Into::into).and_then(|end| journal.note(&end)) {
                tracing::error!(%error, "the end of the audit chain could not be noted outside the database");
            }
        }
        match stopped.recv_timeout(RECORDS_POLL) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn upkeep(portico: &Portico, now: At) {
    if let Err(error) = oidc::keys::ensure_keys(&portico.oidc) {
        tracing::error!(%error, "signing keys could not be looked after");
    }
    if let Err(error) = admin::cut_over::sweep(&portico.desk) {
        tracing::warn!(%error, "sessions past a cut-over could not be ended; no decision allows them");
    }
    match portico.store.write(|tx| tx.purge(now)) {
        Ok(purged) => tracing::debug!(?purged, "forgot what is long over"),
        Err(error) => tracing::warn!(%error, "expired rows could not be purged"),
    }
}
