//! `portico audit …`

use super::{
    Format, admins, apps, guests, instant,
    output::{answer, line, table},
    partners,
};
use crate::{config::Config, wire::Portico};
use admin::audit::{self, ExportFormat};
use anyhow::Context;
use clap::{Args, Subcommand};
use model::{Actor, ActorKind, At, ChainedEvent, Email, Event, EventName, Id, Reason, kind};
use serde_json::json;
use std::path::PathBuf;
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
    /// List lines by what they are about, newest first.
    List(Box<ListArgs>),
}

#[derive(Debug, Args)]
pub struct ListArgs {
    /// Only by actors of this kind: admin, guest, app, `partner_admin`, directory, anonymous, operator, system.
    #[arg(long)]
    actor: Option<ActorKind>,
    /// Only by this admin, by address.
    #[arg(long, conflicts_with = "actor")]
    admin: Option<Email>,
    /// Only about this guest, by id, or by address while they are there.
    #[arg(long)]
    guest: Option<String>,
    /// Only about this partner, by name or id.
    #[arg(long)]
    partner: Option<String>,
    /// Only about this app, by id, slug or name.
    #[arg(long)]
    app: Option<String>,
    /// Only this event, such as `sign_in`.
    #[arg(long)]
    event: Option<EventName>,
    /// Only refused for this reason, such as `not_assigned`.
    #[arg(long)]
    reason: Option<Reason>,
    /// Only refusals on whose page this reference stood.
    #[arg(long)]
    reference: Option<String>,
    /// From this day or instant on.
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Up to the end of this day, or before this instant.
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Only before this line.
    #[arg(long, value_name = "LINE")]
    before: Option<i64>,
    /// At most so many.
    #[arg(long, short = 'n', default_value_t = 100)]
    lines: i64,
    /// Write everything that matches into this file instead; the chain tells of it.
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// How the file looks: csv or jsonl.
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    export_as: ExportFormat,
}

pub fn run(command: &AuditCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    match command {
        AuditCommand::Verify => return verify(&portico, format),
        AuditCommand::Tail { lines } => {
            let newest = AuditFilter {
                limit: *lines,
                ..AuditFilter::default()
            };
            let mut events = audit::list(&portico.desk, &newest)?;
            events.reverse();
            show(&events, format);
        }
        AuditCommand::List(args) => {
            let filter = filter(&portico, args)?;
            let Some(file) = &args.export else {
                show(&audit::list(&portico.desk, &filter)?, format);
                return Ok(0);
            };
            let operator = Actor::plain(ActorKind::Operator);
            let bytes = audit::export(&portico.desk, &operator, &filter, args.export_as)?;
            std::fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    Ok(0)
}

fn filter(portico: &Portico, args: &ListArgs) -> anyhow::Result<AuditFilter> {
    let admin = args.admin.as_ref();
    let admin = admin.map(|it| admins::find(portico, it)).transpose()?;
    let guest_id = match args.guest.as_deref() {
        // The chain keeps the ids of guests who are gone.
        Some(given) => Some(match given.parse::<Id<kind::Guest>>() {
            Ok(id) => id,
            Err(_) => guests::find_any(portico, given)?.id,
        }),
        None => None,
    };
    let partner = args.partner.as_deref();
    let partner = partner.map(|it| partners::find(portico, it)).transpose()?;
    let app = args.app.as_deref();
    let app = app.map(|it| apps::find(portico, it)).transpose()?;
    Ok(AuditFilter {
        guest_id,
        partner_id: partner.map(|it| it.id),
        app_id: app.map(|it| it.id),
        actor_kind: args.actor,
        actor_id: admin.map(|it| it.id.to_string()),
        name: args.event,
        reason: args.reason,
        reference: args.reference.clone(),
        since: instant(args.since.as_deref(), At::parse_beginning)?,
        until: instant(args.until.as_deref(), At::parse)?,
        before: args.before,
        limit: args.lines,
    })
}

fn verify(portico: &Portico, format: Format) -> anyhow::Result<u8> {
    match audit::verify(&portico.desk)? {
        AuditVerdict::Intact { lines } => {
            let json = json!({"intact": true, "lines": lines});
            answer(format, &format!("Intact: {lines} lines"), &json);
            Ok(0)
        }
        AuditVerdict::Broken { seq, fault } => {
            let fault = format!("{fault:?}").to_lowercase();
            let json = json!({"intact": false, "seq": seq, "fault": fault});
            answer(format, &format!("Broken at line {seq}: {fault}"), &json);
            Ok(1)
        }
    }
}

fn show(events: &[ChainedEvent], format: Format) {
    if format == Format::Json {
        let all = events.iter().map(audit::as_json).collect();
        line(&serde_json::Value::Array(all).to_string());
        return;
    }
    let about = |e: &Event| {
        let ids = [
            e.guest_id.as_ref().map(ToString::to_string),
            e.app_id.as_ref().map(ToString::to_string),
        ];
        ids.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let row = |c: &ChainedEvent| {
        let e = &c.event;
        let reason = e.reason.map(|it| it.to_string());
        vec![
            c.seq.to_string(),
            e.at.to_string(),
            e.actor.kind.to_string(),
            e.name.to_string(),
            reason.unwrap_or_else(|| "done".to_owned()),
            about(e),
        ]
    };
    let rows: Vec<Vec<String>> = events.iter().map(row).collect();
    let head = ["line", "at", "actor", "event", "outcome", "about"];
    line(&table(&head, &rows));
}
