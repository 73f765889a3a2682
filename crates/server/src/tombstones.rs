//! What ended, kept in a file outside the database: a restored backup revives nothing.
//!
//! A line is on disk before the transaction that ends something commits, and another one follows the
//! commit. When the database lacks the newest line of the audit chain that was committed, it is older than
//! the file: a backup was restored. See `docs/adr/0009-tombstones.md`.

use anyhow::Context;
use model::{
    Actor, ActorKind, Clock, Ending, Event, EventName, GuestState, Mark, Random, Tombstones, Vault,
};
use parking_lot::Mutex;
use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::{Store, StoreError};

/// One line of the file.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// Something is about to end; the chain ends at the mark with it.
    Ended { ending: Ending, mark: Mark },
    /// The chain up to here is committed.
    Committed(Mark),
    /// A restored database was brought up to date; its chain ended here then.
    Restored(Mark),
}

/// The file.
pub struct Journal {
    path: PathBuf,
    file: Mutex<File>,
}

impl Journal {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let file = OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .with_context(|| format!("opening data.tombstones {}", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            file: Mutex::new(file),
        })
    }

    /// Looks whether the database is the one this file knows. If a backup was restored, everything that
    /// ended since ends again, and whatever was granted before is dead. Returns how much ended again;
    /// `None` when no backup was restored.
    ///
    /// # Errors
    /// When file or database cannot be read or written.
    pub fn catch_up(
        &self,
        store: &Store,
        (clock, random, vault): (&dyn Clock, &dyn Random, &dyn Vault),
    ) -> anyhow::Result<Option<usize>> {
        let lines = self.read()?;
        // A later line may have a smaller number: the chain of a restored database begins anew there.
        let since = lines
            .iter()
            .rposition(|line| matches!(line, Line::Restored(_)))
            .unwrap_or(0);
        let newest = lines
            .iter()
            .skip(since)
            .filter_map(|line| match line {
                Line::Committed(mark) | Line::Restored(mark) => Some(mark),
                Line::Ended { .. } => None,
            })
            .chain(self.read_mark().as_ref())
            .max_by_key(|mark| mark.seq)
            .cloned();
        let Some(newest) = newest else {
            let end = store.read(|tx| tx.audit_end())?;
            self.append(&[Line::Committed(end)], true)?;
            return Ok(None);
        };
        if store.read(|tx| tx.audit_holds(&newest))? {
            return Ok(None);
        }
        let end = store.read(|tx| tx.audit_end())?;
        if end.seq == 0 {
            // A new database beside an old file: nobody is there who could come back.
            self.append(&[Line::Restored(end.clone())], true)?;
            self.note(&end)?;
            return Ok(None);
        }
        let ended = bring_up_to_date(store, &lines, (clock, random, vault))?;
        let end = store.read(|tx| tx.audit_end())?;
        self.append(&[Line::Restored(end.clone())], true)?;
        self.note(&end)?;
        Ok(Some(ended))
    }

    /// Notes where the chain ends now, so that a restored backup is noticed even if nothing ended since.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub fn note(&self, end: &Mark) -> anyhow::Result<()> {
        let (path, new) = (self.mark_path(), self.path.with_extension("new"));
        std::fs::write(&new, serde_json::to_vec(end)?)?;
        std::fs::rename(&new, &path).with_context(|| format!("writing {}", path.display()))
    }

    fn mark_path(&self) -> PathBuf {
        self.path.with_extension("mark")
    }

    fn read_mark(&self) -> Option<Mark> {
        let text = std::fs::read(self.mark_path()).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// The lines in order. A last line that a crash cut short says nothing.
    fn read(&self) -> anyhow::Result<Vec<Line>> {
        let mut lines = Vec::new();
        for line in BufReader::new(File::open(&self.path)?).lines() {
            match serde_json::from_str(&line?) {
                Ok(line) => lines.push(line),
                Err(error) => {
                    tracing::warn!(%error, file = %self.path.display(), "a line of the tombstones cannot be read");
                }
            }
        }
        Ok(lines)
    }

    fn append(&self, lines: &[Line], on_disk: bool) -> std::io::Result<()> {
        let mut text = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut text, line)?;
            text.push(b'\n');
        }
        let mut file = self.file.lock();
        file.write_all(&text)?;
        if on_disk { file.sync_data() } else { Ok(()) }
    }

    fn report(&self, outcome: std::io::Result<()>) {
        if let Err(error) = outcome {
            // The removal goes through: whoever waits for it must not wait for a full disk.
            tracing::error!(%error, file = %self.path.display(), "what ended could not be kept outside the database; a backup from before would revive it");
        }
    }
}

impl Tombstones for Journal {
    fn bury(&self, endings: &[Ending], mark: &Mark) {
        let lines: Vec<Line> = endings
            .iter()
            .map(|ending| Line::Ended {
                ending: ending.clone(),
                mark: mark.clone(),
            })
            .collect();
        self.report(self.append(&lines, true));
    }

    fn committed(&self, mark: &Mark) {
        self.report(self.append(&[Line::Committed(mark.clone())], false));
    }
}

/// Ends again what the database does not know to have ended, all in one transaction. What is in doubt,
/// because the process died between the line and the commit, counts as ended: somebody wanted it.
fn bring_up_to_date(
    store: &Store,
    lines: &[Line],
    (clock, random, vault): (&dyn Clock, &dyn Random, &dyn Vault),
) -> Result<usize, StoreError> {
    let now = clock.now();
    store.write(|tx| {
        let mut ended = 0;
        for line in lines {
            let Line::Ended { ending, mark } = line else {
                continue;
            };
            if !tx.audit_holds(mark)? {
                if let Ending::Guest { id, state, .. } = ending
                    && *state == GuestState::Removed
                {
                    admin::scim::bar(tx, (vault, id), now)?;
                }
                ended += usize::from(tx.end_again(ending, now, random)?);
            }
        }
        tx.end_everything_granted(now)?;
        let detail = serde_json::json!({ "did": "restored", "ended": ended });
        let system = Actor::plain(ActorKind::System);
        tx.audit(Event::change(now, system, EventName::Restored).detail(detail));
        Ok(ended)
    })
}
