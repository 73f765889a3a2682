//! `portico request …`: what guests ask for.

use super::{
    Format, instant,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use admin::{InboxFilter, InboxLine, asking};
use clap::Subcommand;
use model::{AccessRequest, Actor, ActorKind, At, Id, kind};
use serde_json::{Value, json};

#[derive(Debug, Subcommand)]
pub enum RequestCommand {
    /// List the requests that wait, oldest first.
    List {
        /// Only later ones than this.
        #[arg(long)]
        after: Option<Id<kind::AccessRequest>>,
        /// At most so many.
        #[arg(long, default_value_t = 100)]
        limit: u16,
    },
    /// Let the guest open the app, and mail them.
    Approve {
        /// The request's id.
        id: Id<kind::AccessRequest>,
        /// To the end of this day, or up to this instant; without an end of its own if unset.
        #[arg(long)]
        until: Option<String>,
    },
    /// Do not, and mail the guest why.
    Refuse {
        /// The request's id.
        id: Id<kind::AccessRequest>,
        /// Why, as the guest reads it.
        reason: String,
    },
}

pub fn run(command: &RequestCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        RequestCommand::List { after, limit } => {
            let filter = InboxFilter {
                after: after.clone(),
                limit: i64::from(*limit),
                ..InboxFilter::default()
            };
            show(&asking::inbox(desk, &filter)?, format);
        }
        RequestCommand::Approve { id, until } => {
            let end = instant(until.as_deref(), At::parse)?;
            let until = asking::approve(desk, by, id, end)?;
            let text = until.map_or_else(
                || "granted, without an end".to_owned(),
                |until| format!("granted until {until}"),
            );
            let until = until.map(|it| it.to_string());
            answer(
                format,
                &text,
                &json!({ "state": "approved", "until": until }),
            );
        }
        RequestCommand::Refuse { id, reason } => {
            asking::refuse(desk, by, id, reason)?;
            answer(
                format,
                "refused; the guest is told",
                &json!({ "state": "refused" }),
            );
        }
    }
    Ok(0)
}

fn show(lines: &[InboxLine], format: Format) {
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            let AccessRequest {
                id, kind, asked_at, ..
            } = &line.request;
            vec![
                id.to_string(),
                line.guest_email.clone(),
                line.app_name.clone(),
                kind.to_string(),
                asked_at.to_string(),
                line.sponsor
                    .as_ref()
                    .map_or("-", |(_, name)| name)
                    .to_owned(),
            ]
        })
        .collect();
    let json = lines
        .iter()
        .map(|line| {
            let request = &line.request;
            json!({
                "id": request.id, "guest": request.guest_id, "email": line.guest_email,
                "name": line.guest_name, "partner": line.partner_name, "app": request.app_id,
                "app_name": line.app_name, "kind": request.kind, "note": request.note,
                "asked_at": request.asked_at.to_string(),
                "last_used": line.last_used.map(|at| at.to_string()),
                "sponsor": line.sponsor.as_ref().map(|(_, name)| name),
            })
        })
        .collect();
    answer(
        format,
        &table(
            &["request", "guest", "app", "for", "asked", "sponsor"],
            &rows,
        ),
        &Value::Array(json),
    );
}
