//! How many requests are worked at, and who is told to come back later (F14).
//!
//! So many are worked at at once; more wait for a moment, those that end something begun before those that begin
//! something, and one network after the other. A burst may wait longer: while somebody always waits, waiting
//! longer helps nobody and a short wait is all that there is.

use actix_web::rt::time::{Instant, timeout};
use parking_lot::Mutex;
use std::{collections::VecDeque, sync::Arc, time::Duration};
use tokio::sync::oneshot::{Sender, channel};

/// Every so many turns, those that begin something go first: nobody keeps them out for good.
const TURNS: u32 = 4;

/// What a request is for whoever has to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// It ends access, or asks whether we work: places are kept free for it.
    Urgent,
    /// It goes on with something that was begun, such as a code that becomes tokens.
    Further,
    /// It begins something.
    First,
    /// It may wait for somebody else's server, so it must not take the places of those that do not.
    Far,
}

/// How a request gets in.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The pattern of its route; empty where there is none.
    pub name: &'static str,
    /// What it is.
    pub lane: Lane,
    /// Whether no single step of its work may take long; a database server that is silent meanwhile is then
    /// believed to be gone.
    pub answers_soon: bool,
    /// Where it comes from; empty where that is not known.
    pub network: String,
}

impl Default for Passage {
    fn default() -> Self {
        Self {
            name: "",
            lane: Lane::Further,
            answers_soon: false,
            network: String::new(),
        }
    }
}

/// How much is worked at at once, and how much waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throughput {
    /// Requests that are worked at at once.
    pub at_once: usize,
    /// Requests that wait for their turn.
    pub waiting: usize,
    /// Connections that are open at once; more wait to be accepted.
    pub connections: usize,
}

impl Default for Throughput {
    fn default() -> Self {
        Self {
            at_once: 32,
            waiting: 512,
            connections: 10_000,
        }
    }
}

/// Requests that end access and are worked at at once, beside all others.
const URGENT: usize = 16;
/// Requests that may wait for servers of others at once.
const FAR: usize = 128;

/// Where requests come in.
pub(super) struct Gates {
    near: Arc<Gate>,
    far: Arc<Gate>,
    urgent: Arc<Gate>,
}

impl Gates {
    pub(super) fn new(throughput: Throughput) -> Self {
        let usual = Measure {
            working: throughput.at_once,
            waiting: throughput.waiting,
            wait: Duration::from_millis(20),
            burst: Duration::from_millis(700),
        };
        Self {
            near: Gate::new(usual),
            far: Gate::new(Measure {
                working: FAR,
                ..usual
            }),
            urgent: Gate::new(Measure {
                working: URGENT,
                wait: Duration::from_secs(5),
                burst: Duration::from_secs(5),
                ..usual
            }),
        }
    }

    /// Waits for a turn; `None` for whoever should come back later.
    pub(super) async fn enter(&self, passage: &Passage) -> Option<Pass> {
        let (gate, step) = match passage.lane {
            Lane::Urgent => (&self.urgent, Step::Further),
            Lane::Further => (&self.near, Step::Further),
            Lane::First => (&self.near, Step::First),
            Lane::Far => (&self.far, Step::First),
        };
        gate.enter(step, &passage.network).await
    }
}

/// Who goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Further,
    First,
}

/// How much a gate lets through.
#[derive(Clone, Copy, Debug)]
struct Measure {
    /// Requests that are worked at at once.
    working: usize,
    /// Requests that wait.
    waiting: usize,
    /// How long one waits while somebody always does.
    wait: Duration,
    /// How long one waits in a burst; one is over after as much time with somebody waiting.
    burst: Duration,
}

/// Lets so many requests through at once.
struct Gate {
    measure: Measure,
    state: Mutex<State>,
}

struct State {
    working: usize,
    waiting: usize,
    /// When somebody began to wait with nobody waiting.
    crowded: Instant,
    turn: u32,
    further: Lanes,
    first: Lanes,
}

/// Those who wait, one network after the other.
#[derive(Default)]
struct Lanes(VecDeque<(String, VecDeque<Sender<Pass>>)>);

impl Lanes {
    /// Whether there was room at the end of the lane.
    fn push(&mut self, network: String, place: Sender<Pass>, most: usize) -> bool {
        let lane = match self.0.iter().position(|(name, _)| *name == network) {
            Some(at) => at,
            None => {
                self.0.push_back((network, VecDeque::new()));
                self.0.len() - 1
            }
        };
        let Some((_, lane)) = self.0.get_mut(lane) else {
            return false;
        };
        while lane.front().is_some_and(Sender::is_closed) {
            lane.pop_front();
        }
        let has_room = lane.len() < most;
        if has_room {
            lane.push_back(place);
        }
        has_room
    }

    /// Whoever is next and still waits.
    fn pop(&mut self) -> Option<Sender<Pass>> {
        while let Some((network, mut lane)) = self.0.pop_front() {
            let next = loop {
                match lane.pop_front() {
                    Some(place) if place.is_closed() => {}
                    other => break other,
                }
            };
            if !lane.is_empty() {
                self.0.push_back((network, lane));
            }
            if next.is_some() {
                return next;
            }
        }
        None
    }
}

/// The right to be worked at, until it is dropped.
pub(super) struct Pass(Arc<Gate>);

impl Drop for Pass {
    fn drop(&mut self) {
        let gate = Arc::clone(&self.0);
        let next = gate.next();
        if let Some(place) = next {
            // Whoever gave up in this moment gives the pass back by dropping it.
            drop(place.send(Pass(gate)));
        }
    }
}

/// Somebody who waits, until this is dropped.
struct Waiting<'a>(&'a Gate);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.state.lock().waiting -= 1;
    }
}

impl Gate {
    fn new(measure: Measure) -> Arc<Self> {
        Arc::new(Self {
            measure,
            state: Mutex::new(State {
                working: 0,
                waiting: 0,
                crowded: Instant::now(),
                turn: 0,
                further: Lanes::default(),
                first: Lanes::default(),
            }),
        })
    }

    /// Waits for a turn; `None` for whoever should come back later. `network` is where the request comes from,
    /// empty where that is not known.
    async fn enter(self: &Arc<Self>, step: Step, network: &str) -> Option<Pass> {
        let (place, mut turn) = channel();
        let patience = {
            let mut state = self.state.lock();
            // Whoever is done lets whoever waits in first, so nobody is overtaken here.
            if state.working < self.measure.working {
                state.working += 1;
                return Some(Pass(Arc::clone(self)));
            }
            if state.waiting >= self.measure.waiting {
                return None;
            }
            if state.waiting == 0 {
                state.crowded = Instant::now();
            }
            // One network never has all the places.
            let most = match network {
                "" => self.measure.waiting,
                _ => self.measure.waiting / 2,
            };
            let lanes = match step {
                Step::Further => &mut state.further,
                Step::First => &mut state.first,
            };
            if !lanes.push(network.to_owned(), place, most) {
                return None;
            }
            state.waiting += 1;
            match state.crowded.elapsed() < self.measure.burst {
                true => self.measure.burst,
                false => self.measure.wait,
            }
        };
        let _waiting = Waiting(self);
        match timeout(patience, &mut turn).await {
            Ok(pass) => pass.ok(),
            Err(_) => {
                // It may have come in this very moment.
                turn.close();
                turn.try_recv().ok()
            }
        }
    }

    /// Somebody is done: who is next, if anybody waits.
    fn next(&self) -> Option<Sender<Pass>> {
        let mut state = self.state.lock();
        state.turn = state.turn.wrapping_add(1);
        let state = &mut *state;
        let (before, after) = match state.turn % TURNS {
            0 => (&mut state.first, &mut state.further),
            _ => (&mut state.further, &mut state.first),
        };
        let next = before.pop().or_else(|| after.pop());
        if next.is_none() {
            state.working -= 1;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::rt::{System, spawn};

    const EVER: Duration = Duration::from_secs(60);

    fn gate(working: usize, waiting: usize) -> Arc<Gate> {
        Gate::new(Measure {
            working,
            waiting,
            wait: Duration::ZERO,
            burst: EVER,
        })
    }

    /// Who gets in, in which order, when each leaves at once.
    async fn order(gate: &Arc<Gate>, come: &[(Step, &'static str)]) -> Vec<usize> {
        let held = gate.enter(Step::First, "").await;
        let (tell, told) = std::sync::mpsc::channel();
        let mut all = Vec::new();
        for (n, (step, network)) in come.iter().copied().enumerate() {
            let (own, tell) = (Arc::clone(gate), tell.clone());
            all.push(spawn(async move {
                let pass = own.enter(step, network).await;
                tell.send((n, pass.is_some())).unwrap();
            }));
            // Until it waits, or was turned away.
            actix_web::rt::task::yield_now().await;
        }
        drop(held);
        for one in all {
            one.await.unwrap();
        }
        told.try_iter()
            .filter(|(_, is_in)| *is_in)
            .map(|(n, _)| n)
            .collect()
    }

    #[test]
    fn f14_so_many_are_in_so_many_wait_and_the_rest_is_turned_away_at_once() {
        System::new().block_on(async {
            let gate = gate(1, 2);
            let come = [(Step::Further, ""); 5];
            assert_eq!(order(&gate, &come).await, [0, 1]);
            assert!(gate.enter(Step::First, "").await.is_some(), "all are gone");
        });
    }

    #[test]
    fn f14_what_was_begun_goes_first_and_what_begins_is_not_kept_out_for_good() {
        System::new().block_on(async {
            let gate = gate(1, 100);
            let mut come = vec![(Step::First, "")];
            come.extend([(Step::Further, ""); 8]);
            let order = order(&gate, &come).await;
            let turn = order.iter().position(|n| *n == 0).unwrap();
            assert!((1..=3).contains(&turn), "{order:?}");
        });
    }

    #[test]
    fn f14_one_network_that_comes_with_many_keeps_nobody_else_waiting() {
        System::new().block_on(async {
            let gate = gate(1, 20);
            let mut come = vec![(Step::Further, "198.51.100.1"); 15];
            come.push((Step::Further, "203.0.113.9"));
            let order = order(&gate, &come).await;
            assert_eq!(order.get(1), Some(&15), "{order:?}");
            assert_eq!(order.len(), 11, "it never has all the places");
        });
    }

    #[test]
    fn f14_while_somebody_always_waits_one_waits_no_longer_than_a_moment() {
        System::new().block_on(async {
            let gate = Gate::new(Measure {
                working: 1,
                waiting: 10,
                wait: Duration::ZERO,
                burst: Duration::ZERO,
            });
            let held = gate.enter(Step::Further, "").await;
            assert!(gate.enter(Step::Further, "").await.is_none());
            drop(held);
            assert!(gate.enter(Step::Further, "").await.is_some());
        });
    }

    #[test]
    fn f14_whoever_hangs_up_while_waiting_takes_no_turn_along() {
        System::new().block_on(async {
            let gate = gate(1, 10);
            let held = gate.enter(Step::Further, "").await;
            let own = Arc::clone(&gate);
            let waits = spawn(async move { own.enter(Step::Further, "").await.is_some() });
            actix_web::rt::task::yield_now().await;
            waits.abort();
            let _ = waits.await;
            drop(held);
            assert!(gate.enter(Step::Further, "").await.is_some());
            assert_eq!(gate.state.lock().waiting, 0);
        });
    }
}
