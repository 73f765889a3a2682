//! The certificate of the listener: read from its files, followed when they change, and warned of before it
//! ends (K07, F17).

use anyhow::{Context, anyhow};
use model::{At, Clock, Span};
use parking_lot::Mutex;
use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::Builder,
    time::Duration,
};
use web::http::{Identity, IdentityFault, SharedIdentity};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How often a warning is said again.
const AGAIN: Span = Span::days(1);

/// Where a certificate and its key are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFiles {
    /// The certificate with those between it and a root, in PEM.
    pub certificate: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

impl CertificateFiles {
    /// Reads them.
    ///
    /// # Errors
    /// One sentence that names the key of the configuration, the file, and what is wrong with it.
    pub fn read(&self) -> anyhow::Result<Identity> {
        let at = |key, path: &Path| format!("{key} {}", path.display());
        let certificate = at("tls.certificate_file", &self.certificate);
        let key = at("tls.key_file", &self.key);
        let chain =
            fs::read(&self.certificate).with_context(|| format!("reading {certificate}"))?;
        let secret = fs::read(&self.key).with_context(|| format!("reading {key}"))?;
        Identity::from_pem(&chain, &secret).map_err(|fault| match fault {
            IdentityFault::NoKey => anyhow!("{key}: {fault}"),
            IdentityFault::Mismatch => anyhow!("{key}: {fault} of {}", self.certificate.display()),
            IdentityFault::NoCertificate | IdentityFault::Refused(_) => {
                anyhow!("{certificate}: {fault}")
            }
        })
    }
}

/// How near the end of a certificate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// More than 30 days away.
    None,
    /// 30 days at most.
    Month,
    /// 7 days at most.
    Week,
    /// A day at most.
    Day,
    /// It is over.
    Expired,
}

impl Urgency {
    /// Of a certificate that ends then.
    #[must_use]
    pub fn of(ends_at: At, now: At) -> Self {
        match ends_at.since(now) {
            left if left <= Span::secs(0) => Self::Expired,
            left if left <= Span::days(1) => Self::Day,
            left if left <= Span::days(7) => Self::Week,
            left if left <= Span::days(30) => Self::Month,
            _ => Self::None,
        }
    }
}

/// By what a changed file is recognised.
type Stamp = Option<(u64, i64, i64, u64)>;

fn stamp(path: &Path) -> Stamp {
    let it = fs::metadata(path).ok()?;
    Some((it.ino(), it.mtime(), it.mtime_nsec(), it.len()))
}

#[derive(Debug)]
struct Seen {
    files: [Stamp; 2],
    is_refused: bool,
    warned: (Urgency, At),
}

/// The certificate in use, and what was seen of its files.
pub struct Certificate {
    files: CertificateFiles,
    identity: Arc<SharedIdentity>,
    seen: Mutex<Seen>,
}

impl Certificate {
    /// Reads the files for the first time.
    ///
    /// # Errors
    /// As [`CertificateFiles::read`].
    pub fn open(files: CertificateFiles) -> anyhow::Result<Self> {
        // Before they are read: whatever changes meanwhile is read again.
        let stamps = [stamp(&files.certificate), stamp(&files.key)];
        let identity = Arc::new(SharedIdentity::new(files.read()?));
        Ok(Self {
            files,
            identity,
            seen: Mutex::new(Seen {
                files: stamps,
                is_refused: false,
                warned: (Urgency::None, At::from_secs(0)),
            }),
        })
    }

    /// What shakes hands.
    #[must_use]
    pub fn identity(&self) -> &Arc<SharedIdentity> {
        &self.identity
    }

    /// When the certificate in use ends.
    #[must_use]
    pub fn ends_at(&self) -> At {
        self.identity.current().ends_at()
    }

    /// Whether the files as they are now cannot be used, so that an older certificate stays.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.seen.lock().is_refused
    }

    /// Looks at the files and at the time; how long to wait for the next look. Files that changed are put into
    /// use; ones that cannot be used change nothing and are told of once.
    pub fn look(&self, now: At) -> Duration {
        let mut seen = self.seen.lock();
        let stamps = [stamp(&self.files.certificate), stamp(&self.files.key)];
        let is_news = stamps != seen.files;
        if is_news || seen.is_refused {
            seen.files = stamps;
            seen.is_refused = match self.files.read() {
                Ok(identity) => {
                    let until = identity.ends_at();
                    self.identity.replace(identity);
                    tracing::info!(%until, "the certificate of the listener was replaced");
                    false
                }
                Err(error) => {
                    if is_news {
                        tracing::error!(error = %format!("{error:#}"), "the new certificate of the listener cannot be used; the old one stays");
                    }
                    true
                }
            };
        }
        self.warn(&mut seen, now);
        LOOK
    }

    fn warn(&self, seen: &mut Seen, now: At) {
        let until = self.ends_at();
        let urgency = Urgency::of(until, now);
        let (before, at) = seen.warned;
        if urgency == before && (urgency == Urgency::None || now.since(at) < AGAIN) {
            return;
        }
        seen.warned = (urgency, now);
        let file = self.files.certificate.display();
        match urgency {
            Urgency::None => {}
            Urgency::Expired => {
                tracing::error!(%until, %file, "the certificate of the listener has expired: nobody can connect; replace the files, no restart is needed");
            }
            _ => {
                let days = until.since(now).as_secs() / 86_400;
                tracing::warn!(days, %until, %file, "the certificate of the listener ends soon; replace the files, no restart is needed");
            }
        }
    }
}

/// Looks after the certificate on a thread of its own, until it is dropped.
#[derive(Debug)]
pub struct Watch(#[expect(dead_code, reason = "its end is the sign to stop")] Sender<()>);

impl Watch {
    /// Begins.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn begin(certificate: Arc<Certificate>, clock: Arc<dyn Clock>) -> std::io::Result<Self> {
        let (stop, stopped) = mpsc::channel::<()>();
        let look = move || {
            while let Err(RecvTimeoutError::Timeout) =
                stopped.recv_timeout(certificate.look(clock.now()))
            {}
        };
        Builder::new().name("certificate".to_owned()).spawn(look)?;
        Ok(Self(stop))
    }
}
