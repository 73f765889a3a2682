//! `portico settings …`

use super::{
    Format,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use admin::settings::{self, SettingLine};
use anyhow::Context;
use clap::Subcommand;
use model::{Actor, ActorKind, SettingKey};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum SettingsCommand {
    /// Show the settings that may change while Portico runs, and which the configuration fixed.
    Show {
        /// Only this one, such as company or mail.from.
        key: Option<SettingKey>,
    },
    /// Change one; every node goes by it from its next request on.
    Set {
        /// Which, such as company or mail.from.
        key: SettingKey,
        /// To what; an empty value puts the default back.
        value: String,
    },
    /// Make a PNG or WebP image of 64 kB at most the logo.
    Logo {
        /// The image; without one, the logo is taken away.
        file: Option<PathBuf>,
    },
}

pub fn run(command: &SettingsCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        SettingsCommand::Show { key } => {
            let (version, mut lines) = settings::list(desk)?;
            lines.retain(|line| key.is_none_or(|key| key == line.key));
            let rows: Vec<_> = lines.iter().map(row).collect();
            let text = table(&["key", "value", "from"], &rows);
            let all: Vec<_> = lines
                .iter()
                .map(|it| json!({ "key": it.key, "value": it.value, "from": source(it) }))
                .collect();
            answer(
                format,
                &text,
                &json!({ "version": version, "settings": all }),
            );
        }
        SettingsCommand::Set { key, value } => {
            settings::change(desk, by, &[(*key, value.clone())], None)?;
        }
        SettingsCommand::Logo { file } => {
            let image = file.as_ref().map(|path| {
                std::fs::read(path).with_context(|| format!("reading {}", path.display()))
            });
            settings::set_logo(desk, by, image.transpose()?.as_deref())?;
        }
    }
    Ok(0)
}

fn row(line: &SettingLine) -> Vec<String> {
    let value = if line.value.is_empty() {
        "-".to_owned()
    } else {
        line.value.clone()
    };
    vec![line.key.to_string(), value, source(line).to_owned()]
}

/// Who decided it.
const fn source(line: &SettingLine) -> &'static str {
    match (line.fixed, line.kept) {
        (true, _) => "configuration",
        (false, true) => "settings",
        (false, false) => "default",
    }
}
