//! Log lines on their way to standard error. Whoever logs never waits for whoever reads: lines stand in a bounded
//! queue, and one thread of its own writes them. Where they are not taken (a full pipe, a slow disk, a reader that
//! went), further lines are lost and counted, and requests go on (G04). What must not be lost is in the audit
//! chain, in the transaction that it is about.

use std::{
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    time::Duration,
};
use tracing_subscriber::fmt::MakeWriter;

/// So many lines wait at most; the largest are a few kilobytes.
const WAITING: usize = 4_096;
/// So long the end of the process waits for the last lines to be taken.
const FAREWELL: Duration = Duration::from_secs(1);

enum Word {
    Line(Vec<u8>),
    /// Everything before it was written.
    Flush(SyncSender<()>),
}

/// The way in.
#[derive(Clone)]
pub(crate) struct Queue {
    send: SyncSender<Word>,
    lost: Arc<AtomicU64>,
}

impl Queue {
    /// Starts the thread that writes to `out`.
    ///
    /// # Errors
    /// When there is no thread to be had.
    pub(crate) fn start(out: impl Write + Send + 'static) -> io::Result<Self> {
        let (send, receive) = sync_channel(WAITING);
        let lost = Arc::new(AtomicU64::new(0));
        let queue = Self { send, lost };
        let counted = Arc::clone(&queue.lost);
        std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || write_all(&receive, &counted, out))?;
        Ok(queue)
    }

    fn put(&self, line: &[u8]) {
        if self.send.try_send(Word::Line(line.to_vec())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits for the lines that stand in the queue, for a second at most.
    pub(crate) fn flush(&self) {
        let (done, told) = sync_channel(1);
        if self.send.try_send(Word::Flush(done)).is_ok() {
            // Ignored on purpose: nobody takes them, and the process is to end.
            let _ = told.recv_timeout(FAREWELL);
        }
    }
}

fn write_all(receive: &Receiver<Word>, lost: &AtomicU64, mut out: impl Write) {
    while let Ok(word) = receive.recv() {
        match word {
            Word::Line(line) => {
                if out.write_all(&line).is_err() {
                    lost.fetch_add(1, Ordering::Relaxed);
                    continue;
                }
                // By the same way in, so that it has the form of all others.
                let lost = lost.swap(0, Ordering::Relaxed);
                if lost > 0 {
                    tracing::warn!(
                        lost,
                        "log lines were lost: standard error was not read fast enough"
                    );
                }
            }
            Word::Flush(done) => {
                let _ = out.flush();
                let _ = done.send(());
            }
        }
    }
}

impl<'a> MakeWriter<'a> for Queue {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

/// One call is one line: that is how the subscriber writes.
impl Write for &Queue {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.put(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Condvar, Mutex};

    /// Takes nothing until it is opened.
    #[derive(Clone, Default)]
    struct Gate(Arc<Door>);

    #[derive(Default)]
    struct Door {
        state: Mutex<State>,
        opened: Condvar,
    }

    #[derive(Default)]
    struct State {
        is_open: bool,
        taken: Vec<u8>,
    }

    impl Gate {
        fn open(&self) {
            self.0.state.lock().unwrap().is_open = true;
            self.0.opened.notify_all();
        }

        fn taken(&self) -> String {
            String::from_utf8(self.0.state.lock().unwrap().taken.clone()).unwrap()
        }
    }

    impl Write for Gate {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut state = self.0.state.lock().unwrap();
            while !state.is_open {
                state = self.0.opened.wait(state).unwrap();
            }
            state.taken.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn g04_whoever_logs_goes_on_while_nobody_takes_the_lines_and_what_is_lost_is_counted() {
        let gate = Gate::default();
        let queue = Queue::start(gate.clone()).unwrap();
        let most = u64::try_from(WAITING).unwrap();
        for n in 0..2 * most {
            (&queue)
                .write_all(format!("line {n}\n").as_bytes())
                .unwrap();
        }
        let lost = queue.lost.load(Ordering::Relaxed);
        // One line may have been taken out by the thread that waits with it.
        assert!((most - 1..=most).contains(&lost), "{lost} were lost");
        gate.open();
        // The queue is emptied in order; then there is room again.
        let (done, told) = sync_channel(1);
        queue.send.send(Word::Flush(done)).unwrap();
        told.recv().unwrap();
        let taken = gate.taken();
        assert!(taken.starts_with("line 0\nline 1\n"), "the oldest are kept");
        assert_eq!(taken.lines().count() as u64, 2 * most - lost);
        (&queue).write_all(b"later\n").unwrap();
        queue.flush();
        assert!(gate.taken().ends_with("later\n"));
    }

    /// As a pipe whose reader has gone.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn g04_a_target_that_is_closed_is_no_error_of_whoever_logs() {
        let queue = Queue::start(Closed).unwrap();
        for _ in 0..10 {
            (&queue).write_all(b"a line\n").unwrap();
        }
        queue.flush();
        assert_eq!(queue.lost.load(Ordering::Relaxed), 10);
    }
}
