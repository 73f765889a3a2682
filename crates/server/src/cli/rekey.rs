//! `portico partner rekey …`

use super::{
    Format,
    output::{answer, table},
    partners::find,
};
use crate::wire::Portico;
use admin::rekey::{self, RekeyPlan};
use anyhow::Context;
use clap::{Args, Subcommand};
use model::{Actor, ActorKind, Id, kind};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum RekeyCommand {
    /// Say what a file would do; nothing is changed.
    Check(Mapping),
    /// Propose what a file says, for an admin to approve in the console.
    Propose(Mapping),
    /// Show what waits for approval.
    Show {
        /// The partner, by name or id.
        partner: String,
    },
    /// Carry out what an admin proposed.
    Approve {
        /// The partner, by name or id.
        partner: String,
    },
    /// Put aside what was proposed.
    Discard {
        /// The partner, by name or id.
        partner: String,
    },
}

#[derive(Args, Debug)]
pub struct Mapping {
    /// A CSV file with the columns `old_subject` and `new_subject`, and `new_issuer` where the new home has several.
    file: PathBuf,
    /// The connection that the guests came through.
    #[arg(long)]
    from: Id<kind::Connection>,
    /// The connection that they will come through.
    #[arg(long)]
    to: Id<kind::Connection>,
}

impl Mapping {
    fn read(&self) -> anyhow::Result<Vec<u8>> {
        std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))
    }
}

/// The exit code is 1 when rows of a checked file cannot be used.
pub fn run(command: &RekeyCommand, portico: &Portico, format: Format) -> anyhow::Result<u8> {
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        RekeyCommand::Check(mapping) => {
            let ways = (&mapping.from, &mapping.to);
            let plan = rekey::plan(desk, ways, &mapping.read()?)?;
            show_plan(&plan, format);
            return Ok(u8::from(plan.faults() > 0));
        }
        RekeyCommand::Propose(mapping) => {
            let ways = (&mapping.from, &mapping.to);
            let rekey = rekey::propose(desk, by, ways, &mapping.read()?)?;
            let guests = rekey.entries.len();
            answer(
                format,
                &format!("Proposed for {guests} guests. An admin approves it in the console."),
                &json!({"id": rekey.id, "guests": guests}),
            );
        }
        RekeyCommand::Show { partner } => {
            let open = rekey::open(desk, &find(portico, partner)?.id)?;
            let text = open.as_ref().map_or_else(
                || "Nothing waits for approval.".to_owned(),
                |it| format!("{} guests from {} to {}", it.entries.len(), it.from, it.to),
            );
            let value = open.map(|it| {
                json!({
                    "id": it.id, "guests": it.entries.len(), "from": it.from, "to": it.to,
                    "proposed_by": it.proposed_by.id, "proposed_at": it.proposed_at.to_string(),
                })
            });
            answer(format, &text, &json!(value));
        }
        RekeyCommand::Approve { partner } => {
            let guests = rekey::approve(desk, by, &find(portico, partner)?.id)?;
            answer(
                format,
                &format!("{guests} guests have their new keys."),
                &json!({"guests": guests}),
            );
        }
        RekeyCommand::Discard { partner } => {
            rekey::discard(desk, by, &find(portico, partner)?.id)?;
        }
    }
    Ok(0)
}

fn show_plan(plan: &RekeyPlan, format: Format) {
    let rows: Vec<Vec<String>> = plan
        .rows
        .iter()
        .map(|row| {
            let what = match &row.entry {
                Ok((_, name)) => name.clone(),
                Err(fault) => fault.to_string(),
            };
            vec![row.line.to_string(), row.old.clone(), row.new.clone(), what]
        })
        .collect();
    let json: Vec<_> = plan
        .rows
        .iter()
        .map(|row| {
            json!({
                "line": row.line, "old_subject": row.old, "new_subject": row.new,
                "guest": row.entry.as_ref().ok().map(|(entry, _)| &entry.guest_id),
                "fault": row.entry.as_ref().err().map(ToString::to_string),
            })
        })
        .collect();
    let text = format!(
        "{}\n{} of {} rows cannot be used; {} people of the old connection are not in the file.",
        table(&["line", "old_subject", "new_subject", "guest"], &rows),
        plan.faults(),
        plan.rows.len(),
        plan.left_out,
    );
    answer(
        format,
        &text,
        &json!({"rows": json, "left_out": plan.left_out}),
    );
}
