//! `portico backup …`, `portico restore`, `portico db …`

use super::{Format, output::answer};
use crate::{
    backup::{Backups, Contents, told},
    config::Config,
    wire::{self, Portico},
};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::PathBuf;
use store::{ArchiveSummary, Location};

#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// Write everything the database holds into a new file, while the server goes on. The encryption key is
    /// not in it: keep that apart.
    Create {
        /// The file; it must not exist.
        file: PathBuf,
        /// Seal the file under the encryption key. Otherwise names and addresses in it can be read.
        #[arg(long)]
        seal: bool,
    },
    /// Read a backup to its end and say what is in it; nothing is changed.
    Verify {
        /// The file.
        file: PathBuf,
    },
}

/// What `restore` takes.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// A file that `portico backup create` made, of this version or an older one, on either database.
    file: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum DbCommand {
    /// Move everything to another, empty database, and compare it there row by row. The old one can be read
    /// afterwards, and no longer be written. Stop the server before; whoever still runs gets errors.
    Move {
        /// The new database: sqlite:///path or postgres://user@host/name.
        #[arg(long, value_name = "URL")]
        to: String,
    },
    /// Let a database be written again that was moved; what was written to the new one since is not in it.
    Reopen,
}

pub fn run(command: &BackupCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    match command {
        BackupCommand::Create { file, seal } => {
            let portico = Portico::for_commands(config)?;
            let summary = of(&portico).create(&portico.store, file, *seal)?;
            let place = file.display().to_string();
            let text = format!("Everything is in {place}: {}.", in_words(&summary));
            answer(
                format,
                &text,
                &json!({ "file": place, "tables": listed(&summary) }),
            );
        }
        BackupCommand::Verify { file } => {
            let around = wire::surroundings_of_existing(config)?;
            let contents = around.backups().verify(file, &config.data_dir)?;
            tell("This backup is whole.", &contents, format);
        }
    }
    Ok(0)
}

pub fn restore(args: &RestoreArgs, config: &Config, format: Format) -> anyhow::Result<u8> {
    let around = wire::surroundings_of_existing(config)?;
    let contents = around
        .backups()
        .restore(&wire::open_store(config)?, &args.file)?;
    // Opened as for every command, what ended since the backup ends again.
    Portico::for_commands(config)?;
    let text = "Restored. Everybody signs in anew, and what ended since is ended.";
    tell(text, &contents, format);
    Ok(0)
}

pub fn run_db(command: &DbCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    match command {
        DbCommand::Move { to } => move_to(to, config, format),
        DbCommand::Reopen => {
            wire::open_store(config)?.take_back()?;
            answer(format, "The database can be written again.", &json!({}));
            Ok(0)
        }
    }
}

fn move_to(to: &str, config: &Config, format: Format) -> anyhow::Result<u8> {
    let location = Location::parse(to).map_err(|problem| anyhow::anyhow!("--to: {problem}"))?;
    if location == config.database || location == Location::Memory {
        bail!("--to: name another database than the one that is moved");
    }
    let portico = Portico::for_commands(config)?;
    let target = wire::open_at(&location, 2).context("the new database")?;
    portico.store.record(told(portico.clock.now(), "moved"))?;
    let summary = portico.store.move_to(&target)?;
    let text = format!(
        "Everything was moved and compared: {}.\nSet database.url to the new database and start the server. \
         The old one can be read and no longer be written; `portico db reopen` lets it be written again.",
        in_words(&summary)
    );
    answer(format, &text, &json!({ "tables": listed(&summary) }));
    Ok(0)
}

fn of(portico: &Portico) -> Backups<'_> {
    Backups {
        clock: &*portico.clock,
        random: &*portico.desk.random,
        vault: &*portico.desk.vault,
    }
}

fn in_words(summary: &ArchiveSummary) -> String {
    format!(
        "{} rows of {} tables, {} guests among them",
        summary.rows(),
        summary.tables.len(),
        summary.of("guests")
    )
}

fn listed(summary: &ArchiveSummary) -> serde_json::Value {
    let rows = summary.tables.iter();
    rows.map(|(name, rows)| (name.clone(), json!(rows)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn tell(text: &str, contents: &Contents, format: Format) {
    let made_at = model::At::from_micros(contents.head.made_at).to_string();
    let text = format!(
        "{text}\nMade by Portico {} at {made_at}: {}. The audit chain holds to line {}.",
        contents.head.made_by,
        in_words(&contents.summary),
        contents.lines
    );
    let json = json!({
        "made_by": contents.head.made_by, "made_at": made_at, "audit_lines": contents.lines,
        "tables": listed(&contents.summary),
    });
    answer(format, &text, &json);
}
