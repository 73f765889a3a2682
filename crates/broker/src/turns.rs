//! Requests to one partner take turns. Each partner has a line of its own, so that nobody is woken, or
//! waits, for another partner's sake.

use crate::OutboundLimits;
use parking_lot::{Condvar, Mutex};
use std::{collections::HashMap, sync::Arc};

/// The lines of the partners that requests are under way to.
#[derive(Default)]
pub struct Turns {
    lines: Mutex<HashMap<String, Arc<Line>>>,
}

#[derive(Default)]
struct Line {
    count: Mutex<Count>,
    one_ended: Condvar,
}

#[derive(Default)]
struct Count {
    under_way: usize,
    waiting: usize,
}

/// Somebody's turn, until it is dropped.
pub struct Turn<'a> {
    place: Place<'a>,
}

/// A hold on a line, which is forgotten with the last one.
struct Place<'a> {
    turns: &'a Turns,
    key: &'a str,
    line: Arc<Line>,
}

impl Turns {
    /// Waits for a turn; `None` when too many wait already or it took too long.
    pub fn take<'a>(&'a self, key: &'a str, limits: &OutboundLimits) -> Option<Turn<'a>> {
        let place = self.place(key);
        let full = |count: &mut Count| count.under_way >= limits.at_a_time;
        let mut count = place.line.count.lock();
        if full(&mut count) {
            if count.waiting >= limits.waiting {
                return None;
            }
            count.waiting += 1;
            let one_ended = &place.line.one_ended;
            one_ended.wait_while_for(&mut count, full, limits.turn);
            count.waiting -= 1;
            if full(&mut count) {
                return None;
            }
        }
        count.under_way += 1;
        drop(count);
        Some(Turn { place })
    }

    fn place<'a>(&'a self, key: &'a str) -> Place<'a> {
        let mut lines = self.lines.lock();
        let line = match lines.get(key) {
            Some(line) => Arc::clone(line),
            None => Arc::clone(lines.entry(key.to_owned()).or_default()),
        };
        Place {
            turns: self,
            key,
            line,
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.place.line.count.lock().under_way -= 1;
        self.place.line.one_ended.notify_one();
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut lines = self.turns.lines.lock();
        // Places are made under this lock: two holders are the map and this one, and nobody joins now.
        if Arc::strong_count(&self.line) == 2 {
            lines.remove(self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Turns;
    use crate::OutboundLimits;
    use std::{sync::mpsc, thread, time::Duration};

    fn limits(at_a_time: usize, waiting: usize, turn: Duration) -> OutboundLimits {
        OutboundLimits {
            at_a_time,
            waiting,
            turn,
            ..OutboundLimits::default()
        }
    }

    #[test]
    fn a_full_line_keeps_nobody_else_and_is_forgotten_when_it_is_empty() {
        let turns = Turns::default();
        let limits = limits(2, 0, Duration::from_secs(600));
        let first = turns.take("sick", &limits).unwrap();
        let second = turns.take("sick", &limits).unwrap();
        assert!(turns.take("sick", &limits).is_none(), "nobody may wait");
        assert!(turns.take("well", &limits).is_some());
        drop(first);
        let third = turns.take("sick", &limits).unwrap();
        drop((second, third));
        assert!(turns.lines.lock().is_empty());
    }

    #[test]
    fn whoever_waits_gets_the_turn_that_ends() {
        let turns = Turns::default();
        let limits = limits(1, 2, Duration::from_secs(600));
        let held = turns.take("sick", &limits).unwrap();
        let (told, heard) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..2 {
                let (turns, limits, told) = (&turns, &limits, told.clone());
                scope.spawn(move || {
                    let turn = turns.take("sick", limits);
                    told.send(turn.is_some()).unwrap();
                });
            }
            let waiting = || {
                let lines = turns.lines.lock();
                lines.get("sick").unwrap().count.lock().waiting
            };
            while waiting() < 2 {
                thread::yield_now();
            }
            assert!(
                turns.take("sick", &limits).is_none(),
                "a third one is told at once"
            );
            drop(held);
            assert!(heard.recv().unwrap() && heard.recv().unwrap());
        });
        assert!(turns.lines.lock().is_empty());
    }

    #[test]
    fn whoever_waits_too_long_goes() {
        let turns = Turns::default();
        let limits = limits(1, 1, Duration::ZERO);
        let held = turns.take("sick", &limits).unwrap();
        assert!(turns.take("sick", &limits).is_none());
        drop(held);
        assert!(turns.lines.lock().is_empty());
    }
}
