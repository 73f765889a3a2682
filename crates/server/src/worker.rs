//! Background work of one node: delivering the outbox, keeping keys, forgetting what is over.
//!
//! Nodes share the work through leases in the database; nothing here decides on access.

use crate::{
    deliveries::{DELIVERIES, Told, deliver_all, dispatch},
    polling::fetch_signals,
    probing::ask_homes,
    wire::Portico,
};
use parking_lot::Mutex;
use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{Builder, JoinHandle},
    time::Duration,
};

/// How often a node looks for domains that are due.
const DOMAIN_POLL: Duration = Duration::from_secs(60);
/// How often a node looks for homes that are due to be read.
const HOME_POLL: Duration = Duration::from_secs(30);
/// How often a node looks for leavers' records whose time is over.
const RECORDS_POLL: Duration = Duration::from_secs(60);
/// How often a node looks for invitation files that wait.
const FILE_POLL: Duration = Duration::from_secs(1);
/// How often a node looks whether keys were revoked or made elsewhere.
const KEYS_POLL: Duration = Duration::from_secs(1);
/// How often keys are looked after and long-expired rows forgotten.
const UPKEEP: Duration = Duration::from_secs(60);

/// The running background threads; they end when this is dropped or [`Workers::stop`] is called.
pub struct Workers {
    no_more_deliveries: Sender<Told>,
    stop: Vec<Sender<()>>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts the background work.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(portico: &Arc<Portico>) -> std::io::Result<Self> {
        let (tell, told) = mpsc::channel();
        let mut workers = Self {
            no_more_deliveries: tell.clone(),
            stop: Vec::new(),
            threads: Vec::with_capacity(DELIVERIES + 8),
        };
        workers.begin_deliveries(portico, &tell, told)?;
        workers.begin("domains", portico, check_domains)?;
        workers.begin("homes", portico, read_homes)?;
        workers.begin("records", portico, keep_records)?;
        workers.begin("files", portico, do_files)?;
        workers.begin("probes", portico, ask_homes)?;
        workers.begin("signals", portico, fetch_signals)?;
        workers.begin("keys", portico, follow)?;
        workers.begin("upkeep", portico, keep_up)?;
        Ok(workers)
    }

    fn begin_deliveries(
        &mut self,
        portico: &Arc<Portico>,
        tell: &Sender<Told>,
        told: Receiver<Told>,
    ) -> std::io::Result<()> {
        let (items, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        for n in 0..DELIVERIES {
            let (portico, queue, tell) = (Arc::clone(portico), Arc::clone(&queue), tell.clone());
            let work = move || deliver_all(&portico, &queue, &tell);
            let name = format!("delivery-{n}");
            self.threads.push(Builder::new().name(name).spawn(work)?);
        }
        let portico = Arc::clone(portico);
        let work = move || dispatch(&portico, &told, &items);
        let name = "dispatcher".to_owned();
        self.threads.push(Builder::new().name(name).spawn(work)?);
        Ok(())
    }

    /// Starts one kind of work on a thread of its own. A round says how long to wait for the next; the last
    /// one is over when the other end of the channel is gone.
    fn begin(
        &mut self,
        name: &str,
        portico: &Arc<Portico>,
        round: fn(&Portico) -> Duration,
    ) -> std::io::Result<()> {
        let (stop, stopped) = mpsc::channel::<()>();
        let portico = Arc::clone(portico);
        let work = move || {
            loop {
                match stopped.recv_timeout(round(&portico)) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        let thread = Builder::new().name(name.to_owned());
        self.threads.push(thread.spawn(work)?);
        self.stop.push(stop);
        Ok(())
    }

    /// Ends the background work after the deliveries that are under way.
    pub fn stop(mut self) {
        // Refused only when the dispatcher is gone already.
        let _ = self.no_more_deliveries.send(Told::Stop);
        self.stop.clear();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a background thread had panicked");
            }
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        let _ = self.no_more_deliveries.send(Told::Stop);
    }
}

/// Looks up records of proven domains that are due; a thread of its own, since the DNS may be slow.
fn check_domains(portico: &Portico) -> Duration {
    match admin::domains::check_due(&portico.desk, &*portico.dns) {
        Ok(Some(checked)) => {
            tracing::info!(domain = %checked.domain, state = %checked.state, misses = checked.misses, "looked a domain up");
            Duration::ZERO
        }
        Ok(None) => DOMAIN_POLL,
        Err(error) => {
            tracing::warn!(%error, "a domain could not be checked; trying again");
            DOMAIN_POLL
        }
    }
}

/// Reads homes that are due; a thread of its own, since a home may be slow.
fn read_homes(portico: &Portico) -> Duration {
    match portico.broker.read_due_home() {
        Ok(Some(read)) => {
            if let Some(reason) = read.refused {
                tracing::warn!(connection = %read.connection, %reason, "a home was not believed");
            }
            Duration::ZERO
        }
        Ok(None) => HOME_POLL,
        Err(error) => {
            tracing::warn!(%error, "a home could not be read; trying again");
            HOME_POLL
        }
    }
}

/// Checks and sends invitation files; a thread of its own, since one may have a hundred thousand rows.
fn do_files(portico: &Portico) -> Duration {
    match admin::csv::go_on(&portico.present_desk()) {
        Ok(true) => Duration::ZERO,
        Ok(false) => FILE_POLL,
        Err(error) => {
            tracing::warn!(%error, "an invitation file could not be gone on with; trying again");
            FILE_POLL
        }
    }
}

/// Tells admins what they are to look at, closes records whose time is over, and freezes whom nobody
/// confirms or answers for; a thread of its own, since there may be many.
fn keep_records(portico: &Portico) -> Duration {
    let desk = portico.present_desk();
    match admin::sponsors::sweep(&desk) {
        Ok(0) => {}
        Ok(frozen) => tracing::info!(frozen, "froze guests without a sponsor"),
        Err(error) => {
            tracing::warn!(%error, "guests without a sponsor could not be frozen; trying again");
        }
    }
    match admin::endings::sweep(&desk) {
        Ok(0) => {}
        Ok(told) => tracing::info!(told, "told guests that their access ends"),
        Err(error) => {
            tracing::warn!(%error, "guests could not be told that their access ends; trying again")
        }
    }
    match admin::alerts::sweep(&desk) {
        Ok(0) => {}
        Ok(alerts) => tracing::info!(alerts, "mailed admins what they are to look at"),
        Err(error) => tracing::warn!(%error, "alerts could not be mailed; trying again"),
    }
    match admin::closing::sweep(&desk) {
        Ok(swept) if swept == admin::closing::Swept::default() => {}
        Ok(swept) => tracing::info!(?swept, "looked after the records of leavers"),
        Err(error) => {
            tracing::warn!(%error, "records of leavers could not be closed; trying again");
        }
    }
    match admin::audit::sweep(&desk) {
        Ok(None) => {}
        Ok(Some(line)) => tracing::error!(line, "a line of the audit chain does not hold"),
        Err(error) => tracing::warn!(%error, "the audit chain could not be checked; trying again"),
    }
    match admin::receipts::prune(&portico.desk) {
        Ok(0) => {}
        Ok(pruned) => tracing::info!(pruned, "forgot receipts that are over"),
        Err(error) => tracing::warn!(%error, "old receipts could not be forgotten; trying again"),
    }
    if let Some(journal) = &portico.journal {
        let end = portico.store.read(|tx| tx.audit_end());
        if let Err(error) = end.map_err(Into::into).and_then(|end| journal.note(&end)) {
            tracing::error!(%error, "the end of the audit chain could not be noted outside the database");
        }
    }
    RECORDS_POLL
}

/// One round of what is looked after by time alone.
pub fn look_after(portico: &Portico) {
    keep_records(portico);
    keep_up(portico);
}

/// Follows signing keys and settings, which other nodes and commands change: a key that was revoked signs, and is
/// published, until the next round at the longest, and discovery is right by then.
fn follow(portico: &Portico) -> Duration {
    portico.store.doubt_connections();
    let _ = portico.live.now(&portico.store);
    if let Err(error) = oidc::keys::follow(&portico.oidc) {
        tracing::warn!(%error, "signing keys could not be looked at; trying again");
    }
    KEYS_POLL
}

/// Looks after the signing keys and forgets what is long over.
fn keep_up(portico: &Portico) -> Duration {
    if let Err(error) = oidc::keys::ensure_keys(&portico.oidc) {
        tracing::error!(%error, "signing keys could not be looked after");
    }
    if let Err(error) = admin::cut_over::sweep(&portico.desk) {
        tracing::warn!(%error, "sessions past a cut-over could not be ended; no decision allows them");
    }
    match portico
        .store
        .write(|tx| tx.settle_signals(portico.clock.now()))
    {
        Ok(0) => {}
        Ok(given_up) => tracing::warn!(given_up, "apps fetched no signals for days"),
        Err(error) => tracing::warn!(%error, "signals that are kept could not be looked after"),
    }
    match portico.store.write(|tx| tx.purge(portico.clock.now())) {
        Ok(purged) => tracing::debug!(?purged, "forgot what is long over"),
        Err(error) => tracing::warn!(%error, "expired rows could not be purged"),
    }
    UPKEEP
}
