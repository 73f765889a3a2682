//! `portico audit …`, `portico migrate …`, `portico keys …`

use super::{
    Format,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use clap::Subcommand;
use serde_json::json;
use store::{AuditFilter, AuditVerdict};

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Check the whole chain. Exit code 0: intact; 1: broken.
    Verify,
    /// Show the newest lines.
    Tail {
        /// How many.
        #[arg(long, short = 'n', default_value_t = 20)]
        lines: i64,
    },
}

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
}

pub fn run_audit(command: &AuditCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    match command {
        AuditCommand::Verify => match admin::audit::verify(&portico.desk)? {
            AuditVerdict::Intact { lines } => {
                answer(
                    format,
                    &format!("Intact: {lines} lines"),
                    &json!({"intact": true, "lines": lines}),
                );
                Ok(0)
            }
            AuditVerdict::Broken { seq, fault } => {
                let fault = format!("{fault:?}").to_lowercase();
                answer(
                    format,
                    &format!("Broken at line {seq}: {fault}"),
                    &json!({"intact": false, "seq": seq, "fault": fault}),
                );
                Ok(1)
            }
        },
        AuditCommand::Tail { lines } => {
            let mut events = admin::audit::list(
                &portico.desk,
                &AuditFilter {
                    limit: *lines,
                    ..AuditFilter::default()
                },
            )?;
            events.reverse();
            let about = |e: &model::Event| {
                [
                    e.guest_id.as_ref().map(ToString::to_string),
                    e.app_id.as_ref().map(ToString::to_string),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
            };
            let rows: Vec<Vec<String>> = events
                .iter()
                .map(|c| {
                    let e = &c.event;
                    let outcome = e
                        .reason
                        .map_or_else(|| "done".to_owned(), |r| r.to_string());
                    vec![
                        c.seq.to_string(),
                        e.at.to_string(),
                        e.actor.kind.to_string(),
                        e.name.to_string(),
                        outcome,
                        about(e),
                    ]
                })
                .collect();
            let json = events
                .iter()
                .map(|c| {
                    let e = &c.event;
                    json!({"seq": c.seq, "at": e.at.to_string(), "actor": e.actor.kind, "actor_id": e.actor.id, "event": e.name,
                           "reason": e.reason, "partner": e.partner_id, "guest": e.guest_id, "app": e.app_id, "detail": e.detail})
                })
                .collect();
            answer(
                format,
                &table(&["line", "at", "actor", "event", "outcome", "about"], &rows),
                &serde_json::Value::Array(json),
            );
            Ok(0)
        }
    }
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
        KeysCommand::Rotate => oidc::keys::rotate_now(&portico.oidc)?,
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
