//! `portico migrate …`, `portico keys …`

use super::{
    Format,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use clap::Subcommand;
use model::{Actor, ActorKind};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum MigrateCommand {
    /// Show which migrations are applied and pending.
    Status,
    /// Apply pending migrations.
    Up,
}

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// List signing keys.
    List,
    /// Make new keys take over as soon as apps can know them.
    Rotate,
    /// Take a key out of use at once, because somebody else may have it. Every token that it signed is refused
    /// from now on, and a new key signs instead.
    Revoke {
        /// Its id; see `portico keys list`.
        kid: String,
    },
}

pub fn run_migrate(
    command: &MigrateCommand,
    config: &Config,
    format: Format,
) -> anyhow::Result<u8> {
    let store = crate::wire::open_store(config)?;
    let status = match command {
        MigrateCommand::Status => store.migration_status()?,
        MigrateCommand::Up => store.migrate()?,
    };
    let list = |names: &[String]| {
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    };
    answer(
        format,
        &format!(
            "applied: {}\npending: {}",
            list(&status.applied),
            list(&status.pending)
        ),
        &json!({"applied": status.applied, "pending": status.pending}),
    );
    Ok(0)
}

pub fn run_keys(command: &KeysCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    match command {
        KeysCommand::List => oidc::keys::ensure_keys(&portico.oidc)?,
        KeysCommand::Rotate => {
            let operator = Actor::plain(ActorKind::Operator);
            oidc::keys::rotate_now(&portico.oidc, &operator)?;
        }
        KeysCommand::Revoke { kid } => {
            let operator = Actor::plain(ActorKind::Operator);
            anyhow::ensure!(
                oidc::keys::revoke(&portico.oidc, &operator, kid)?,
                "there is no key {kid:?}; see `portico keys list`"
            );
        }
    }
    let ring = portico.oidc.keys.current();
    let rows: Vec<Vec<String>> = ring
        .records()
        .map(|k| {
            vec![
                k.kid.clone(),
                k.alg.to_string(),
                k.active_from.to_string(),
                k.active_until.to_string(),
                k.published_until.to_string(),
            ]
        })
        .collect();
    let json = ring
        .records()
        .map(|k| {
            json!({"kid": k.kid, "alg": k.alg, "active_from": k.active_from.to_string(),
                   "active_until": k.active_until.to_string(), "published_until": k.published_until.to_string()})
        })
        .collect();
    answer(
        format,
        &table(
            &["kid", "alg", "signs from", "signs until", "published until"],
            &rows,
        ),
        &serde_json::Value::Array(json),
    );
    Ok(0)
}
