//! Backups: everything the database holds as one file, which either database reads.

use crate::{
    sealed_file::{MAGIC, SealedReader, SealedWriter},
    wire::make_private_directory,
};
use anyhow::{Context, bail};
use model::{Actor, ActorKind, At, Clock, Event, EventName, Random, Vault};
use serde_json::json;
use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, BufWriter},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::{ArchiveError, ArchiveHead, ArchiveSummary, AuditVerdict, Location, Store, Tx};
use tokens::KeyRing;

/// The version that stands in backups.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What reading and writing backups needs besides a database.
#[derive(Clone, Copy)]
pub struct Backups<'a> {
    /// The present.
    pub clock: &'a dyn Clock,
    /// Randomness.
    pub random: &'a dyn Random,
    /// Opens what is sealed in the database, and whole files.
    pub vault: &'a dyn Vault,
}

/// A backup that was read to its end.
pub struct Contents {
    /// Who made it, and when.
    pub head: ArchiveHead,
    /// How many rows of each table it holds.
    pub summary: ArchiveSummary,
    /// How many lines its audit chain has; they are as they were written.
    pub lines: i64,
}

impl Backups<'_> {
    /// Writes a backup into a new file that only its owner may read; `sealed`, under the encryption key. The
    /// server goes on meanwhile. The audit chain says that it was made.
    ///
    /// # Errors
    /// What went wrong; then there is no such file.
    pub fn create(
        &self,
        store: &Store,
        file: &Path,
        sealed: bool,
    ) -> anyhow::Result<ArchiveSummary> {
        if file.exists() {
            bail!("{} exists already; name another file", file.display());
        }
        let part = part_of(file);
        let written = self.write(store, &part, sealed).and_then(|summary| {
            std::fs::rename(&part, file).context("giving the file its name")?;
            Ok(summary)
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written.with_context(|| format!("writing {}", file.display()))
    }

    fn write(&self, store: &Store, part: &Path, sealed: bool) -> anyhow::Result<ArchiveSummary> {
        let now = self.clock.now();
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(part)?;
        store.record(told(now, "backed up"))?;
        let mut out = BufWriter::new(file);
        let summary = if sealed {
            let mut out = SealedWriter::new(&mut out, self.vault, self.random)?;
            let summary = store.write_archive((VERSION, now), &mut out)?;
            out.finish()?;
            summary
        } else {
            store.write_archive((VERSION, now), &mut out)?
        };
        out.into_inner().map_err(|e| e.into_error())?.sync_all()?;
        Ok(summary)
    }

    /// Fills an empty database from a backup. Sessions, tokens and codes in it are dead; what ended after it
    /// was made ends again when the database is opened ([`crate::tombstones`]).
    ///
    /// # Errors
    /// What went wrong; then the database is as empty as it was.
    pub fn restore(&self, store: &Store, file: &Path) -> anyhow::Result<Contents> {
        self.read(store, file, |tx| {
            let now = self.clock.now();
            tx.end_everything_granted(now)?;
            let detail = json!({ "did": "restored", "backup": file.display().to_string() });
            let system = Actor::plain(ActorKind::Operator);
            tx.audit(Event::change(now, system, EventName::Restored).detail(detail));
            Ok(())
        })
    }

    /// Reads a backup into a database of its own, beside `scratch`, and forgets it again.
    ///
    /// # Errors
    /// What is wrong with the backup.
    pub fn verify(&self, file: &Path, scratch: &Path) -> anyhow::Result<Contents> {
        let scratch = Scratch::beside(scratch)?;
        let store = Store::open(&Location::File(scratch.database()), 1)?;
        self.read(&store, file, |_| Ok(()))
    }

    fn read(
        &self,
        store: &Store,
        file: &Path,
        finish: impl FnOnce(&mut Tx<'_>) -> Result<(), ArchiveError>,
    ) -> anyhow::Result<Contents> {
        let mut lines = 0;
        let checked = |tx: &mut Tx<'_>| {
            self.check_key(tx)?;
            lines = unbroken(tx)?;
            finish(tx)
        };
        let read = || {
            let mut input = BufReader::new(File::open(file)?);
            if !input.fill_buf()?.starts_with(MAGIC) {
                return store.read_archive(&mut input, checked);
            }
            input.consume(MAGIC.len());
            let opened = SealedReader::new(&mut input, self.vault)?;
            store.read_archive(&mut BufReader::new(opened), checked)
        };
        let (head, summary) = read().with_context(|| format!("reading {}", file.display()))?;
        Ok(Contents {
            head,
            summary,
            lines,
        })
    }

    /// Without the key that it was made with, nothing sealed in the database can be read.
    fn check_key(&self, tx: &mut Tx<'_>) -> Result<(), ArchiveError> {
        let keys = tx.list_signing_keys(At::from_micros(0))?;
        match KeyRing::load(&keys, self.vault) {
            Ok(_) => Ok(()),
            Err(_) => Err(ArchiveError::Refused(
                "the encryption key is not the one that this backup was made with; put that one where \
                 keys.encryption_key_file says"
                    .into(),
            )),
        }
    }
}

/// A line of the audit chain about everything as a whole.
pub fn told(now: At, did: &str) -> Event {
    let operator = Actor::plain(ActorKind::Operator);
    Event::change(now, operator, EventName::Export).detail(json!({ "did": did }))
}

fn unbroken(tx: &mut Tx<'_>) -> Result<i64, ArchiveError> {
    match tx.verify_audit()? {
        AuditVerdict::Intact { lines } => Ok(lines),
        AuditVerdict::Broken { seq, .. } => Err(ArchiveError::Refused(format!(
            "the audit chain in it is broken at line {seq}"
        ))),
    }
}

fn part_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// A directory that is gone when this is.
struct Scratch(PathBuf);

impl Scratch {
    fn beside(place: &Path) -> anyhow::Result<Self> {
        let directory = place.join(format!("backup-verify-{}", std::process::id()));
        make_private_directory(&directory)?;
        Ok(Self(directory))
    }

    fn database(&self) -> PathBuf {
        self.0.join("portico.db")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
