//! Where a site listens: at an address, at an address by TLS, or at a socket in the file system.

use super::tls::SharedIdentity;
use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use std::{
    fmt, fs,
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::{
        fs::PermissionsExt,
        net::{UnixListener, UnixStream},
    },
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};

/// Who may connect to a socket: its owner and group, as far as its directory lets them come.
const SOCKET_MODE: u32 = 0o660;
/// How long we wait for an answer of our own.
const PATIENCE: Duration = Duration::from_secs(3);

/// A place to listen at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An address with a port.
    Tcp(SocketAddr),
    /// A socket in the file system.
    Unix(PathBuf),
}

/// A text that names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected an address with a port such as 127.0.0.1:8080, or unix:/run/portico/portico.sock"
)]
pub struct InvalidPlace;

impl FromStr for Place {
    type Err = InvalidPlace;
    fn from_str(text: &str) -> Result<Self, InvalidPlace> {
        match text.strip_prefix("unix:") {
            Some(path) if path.starts_with('/') => Ok(Self::Unix(path.into())),
            Some(_) => Err(InvalidPlace),
            None => text.parse().map(Self::Tcp).map_err(|_| InvalidPlace),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl From<SocketAddr> for Place {
    fn from(address: SocketAddr) -> Self {
        Self::Tcp(address)
    }
}

impl Place {
    /// The address, if it is one.
    #[must_use]
    pub fn address(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(address) => Some(*address),
            Self::Unix(_) => None,
        }
    }

    /// Begins to listen; by TLS, where there is a certificate. A socket that a dead process left is replaced.
    ///
    /// # Errors
    /// When that is not possible, such as when somebody listens there already.
    pub fn listen(&self, identity: Option<Arc<SharedIdentity>>) -> io::Result<Listener> {
        match (self, identity) {
            (Self::Tcp(address), None) => Ok(Listener::Plain(TcpListener::bind(address)?)),
            (Self::Tcp(address), Some(identity)) => {
                Ok(Listener::Tls(TcpListener::bind(address)?, identity))
            }
            (Self::Unix(path), _) => Ok(Listener::Unix(at_socket(path)?)),
        }
    }

    /// Whether a server that listens here says of itself that it is ready. Its certificate is not looked at:
    /// the question is about this machine, and nothing secret is said.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn is_ready(&self, by_tls: bool) -> io::Result<bool> {
        match self {
            Self::Tcp(address) => {
                let stream = TcpStream::connect_timeout(address, PATIENCE)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                if !by_tls {
                    return ask(stream);
                }
                let mut connector =
                    SslConnector::builder(SslMethod::tls_client()).map_err(io::Error::other)?;
                connector.set_verify(SslVerifyMode::NONE);
                let mut asking = connector
                    .build()
                    .configure()
                    .map_err(io::Error::other)?
                    .verify_hostname(false);
                asking.set_use_server_name_indication(false);
                ask(asking
                    .connect("localhost", stream)
                    .map_err(io::Error::other)?)
            }
            Self::Unix(path) => {
                let stream = UnixStream::connect(path)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                ask(stream)
            }
        }
    }
}

fn ask(mut stream: impl Read + Write) -> io::Result<bool> {
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    // The status is in the first bytes; how the connection ends does not matter then.
    let read = stream.take(64 * 1024).read_to_end(&mut answer);
    if answer.is_empty() {
        read?;
    }
    Ok(answer.starts_with(b"HTTP/1.1 200"))
}

fn at_socket(path: &Path) -> io::Result<UnixListener> {
    let bound = UnixListener::bind(path).or_else(|error| {
        let is_dead = |error: &io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        if taken && UnixStream::connect(path).is_err_and(|it| is_dead(&it)) {
            fs::remove_file(path)?;
            return UnixListener::bind(path);
        }
        Err(error)
    })?;
    fs::set_permissions(path, fs::Permissions::from_mode(SOCKET_MODE))?;
    Ok(bound)
}

/// A place at which somebody listens.
pub enum Listener {
    /// At an address.
    Plain(TcpListener),
    /// At an address by TLS.
    Tls(TcpListener, Arc<SharedIdentity>),
    /// At a socket.
    Unix(UnixListener),
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self::Plain(listener)
    }
}

impl Listener {
    /// Where, as far as it is an address; this machine and port 0 for a socket.
    pub(super) fn address(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Plain(listener) | Self::Tls(listener, _) => listener.local_addr(),
            Self::Unix(_) => Ok(([127, 0, 0, 1], 0).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_an_address_or_an_absolute_path() {
        let place = |text: &str| text.parse::<Place>();
        assert_eq!(
            place("127.0.0.1:8080"),
            Ok(Place::Tcp(([127, 0, 0, 1], 8080).into()))
        );
        let socket = place("unix:/run/portico/portico.sock").unwrap();
        assert_eq!(socket.to_string(), "unix:/run/portico/portico.sock");
        for wrong in [
            "8080",
            "localhost",
            "unix:",
            "unix:run/x.sock",
            "/run/x.sock",
        ] {
            assert_eq!(place(wrong), Err(InvalidPlace), "{wrong}");
        }
    }

    #[test]
    fn a_socket_that_a_dead_process_left_is_replaced_and_one_in_use_is_not() {
        let path = std::env::temp_dir().join(format!("portico-{}.sock", std::process::id()));
        let place = Place::Unix(path.clone());
        let first = place.listen(None).unwrap();
        let Err(error) = place.listen(None) else {
            panic!("two listen at one socket")
        };
        assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
        drop(first);
        let second = place.listen(None).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, SOCKET_MODE);
        drop(second);
        fs::remove_file(path).unwrap();
    }
}
