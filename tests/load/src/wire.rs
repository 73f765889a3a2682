//! The wire between a node and its database server, which can be slow, silent or cut.

use anyhow::{Context, Result};
use parking_lot::{Condvar, Mutex};
use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs},
    os::unix::net::UnixStream,
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use url::Url;

/// What a wire does with what comes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It lets everything pass.
    Whole,
    /// It holds each answer back for so long.
    Slow(Duration),
    /// It holds everything back and says nothing: a partition of the network.
    Silent,
    /// It is cut: connections end, and new ones find nobody.
    Cut,
}

/// Such a wire; a node reaches the database through it by [`Wire::url`].
pub struct Wire {
    /// The URL for the node.
    pub url: String,
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    open: Mutex<Vec<TcpStream>>,
}

#[derive(Clone)]
enum Far {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

impl Wire {
    /// Before the server of a database.
    ///
    /// # Errors
    /// When the URL is none of a server, or nothing can be listened at.
    pub fn before(database: &str) -> Result<Self> {
        let url = Url::parse(database)?;
        let port = url.port().unwrap_or(5432);
        let host = decoded(
            url.host_str()
                .context("no host in the URL of the database")?,
        );
        // As libpq has it: a host that begins with a slash is the directory of a socket.
        let far = if host.starts_with('/') {
            Far::Unix(PathBuf::from(host).join(format!(".s.PGSQL.{port}")))
        } else {
            let mut all = (host.as_str(), port).to_socket_addrs()?;
            Far::Tcp(all.next().context("no address")?)
        };
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let secret = url
            .password()
            .map(|it| format!(":{it}"))
            .unwrap_or_default();
        let at = listener.local_addr()?;
        let whole = format!("postgres://{}{secret}@{at}{}", url.username(), url.path());
        let shared = Arc::new(Shared {
            state: Mutex::new(State::Whole),
            changed: Condvar::new(),
            open: Mutex::new(Vec::new()),
        });
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let state = *own.state.lock();
                if state != State::Cut {
                    let (own, far) = (Arc::clone(&own), far.clone());
                    std::thread::spawn(move || own.join(&near, &far));
                }
            }
        });
        Ok(Self { url: whole, shared })
    }

    /// Changes what it does, for connections that are open too.
    pub fn becomes(&self, state: State) {
        *self.shared.state.lock() = state;
        if state == State::Cut {
            for stream in self.shared.open.lock().drain(..) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
        self.shared.changed.notify_all();
    }
}

fn decoded(host: &str) -> String {
    let pairs = url::form_urlencoded::parse(host.as_bytes());
    pairs.map(|(name, _)| name.into_owned()).collect()
}

impl Shared {
    fn join(&self, near: &TcpStream, far: &Far) -> Option<()> {
        near.set_nodelay(true).ok()?;
        self.open.lock().push(near.try_clone().ok()?);
        match far {
            Far::Tcp(address) => {
                let far = TcpStream::connect(address).ok()?;
                far.set_nodelay(true).ok()?;
                self.carry(near, &far);
                let _ = far.shutdown(Shutdown::Both);
            }
            Far::Unix(path) => {
                let far = UnixStream::connect(path).ok()?;
                self.carry(near, &far);
                let _ = far.shutdown(Shutdown::Both);
            }
        }
        let _ = near.shutdown(Shutdown::Both);
        None
    }

    /// Both ways, until one end closes.
    fn carry<N: Both, F: Both>(&self, near: N, far: F) {
        std::thread::scope(|scope| {
            scope.spawn(move || {
                self.one_way(near, far, false);
                far.end();
            });
            self.one_way(far, near, true);
            near.end();
        });
    }

    /// Until one end closes.
    fn one_way(&self, mut from: impl Read, mut to: impl Write, is_answer: bool) {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            self.hold_back(is_answer);
            let sent = bytes.get(..count).map(|bytes| to.write_all(bytes));
            if !matches!(sent, Some(Ok(()))) {
                return;
            }
        }
    }

    fn hold_back(&self, is_answer: bool) {
        let mut state = self.state.lock();
        if let State::Slow(for_so_long) = *state
            && is_answer
        {
            self.changed.wait_for(&mut state, for_so_long);
        }
        while *state == State::Silent {
            self.changed.wait(&mut state);
        }
    }
}

/// A connection that can be closed by whoever shares it.
trait Both: Read + Write + Copy + Send {
    fn end(&self);
}

impl Both for &TcpStream {
    fn end(&self) {
        let _ = self.shutdown(Shutdown::Both);
    }
}

impl Both for &UnixStream {
    fn end(&self) {
        let _ = self.shutdown(Shutdown::Both);
    }
}
