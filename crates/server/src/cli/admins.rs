//! `portico admin …`

use super::{
    Format,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use clap::Subcommand;
use model::{Actor, ActorKind, Email};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Print a new one-time sign-in link for an admin who is locked out.
    Recover {
        /// The admin's address; may be left out while there is only one admin.
        email: Option<Email>,
    },
    /// Add an admin and print a one-time sign-in link.
    Add {
        /// Their address; guests see it as the inviter's.
        email: Email,
        /// Their name as guests see it.
        #[arg(long)]
        name: String,
    },
    /// List admins.
    List,
}

pub fn run(command: &AdminCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    match command {
        AdminCommand::Recover { email } => {
            let email = match email {
                Some(email) => email.clone(),
                None => only_admin(&portico)?,
            };
            let path = admin::admins::recover(&portico.desk, &operator, &email)?;
            print_link(&portico, format, path.expose());
        }
        AdminCommand::Add { email, name } => {
            let (_, path) = admin::admins::add(&portico.desk, &operator, name, email)?;
            print_link(&portico, format, path.expose());
        }
        AdminCommand::List => {
            let admins = admin::admins::list(&portico.desk)?;
            let rows: Vec<Vec<String>> = admins
                .iter()
                .map(|a| {
                    vec![
                        a.id.to_string(),
                        a.email.to_string(),
                        a.name.clone(),
                        a.state.to_string(),
                    ]
                })
                .collect();
            let json = admins
                .iter()
                .map(|a| json!({"id": a.id, "email": a.email, "name": a.name, "state": a.state}))
                .collect();
            answer(
                format,
                &table(&["id", "address", "name", "state"], &rows),
                &serde_json::Value::Array(json),
            );
        }
    }
    Ok(0)
}

fn only_admin(portico: &Portico) -> anyhow::Result<Email> {
    let mut admins = admin::admins::list(&portico.desk)?;
    match (admins.pop(), admins.is_empty()) {
        (Some(only), true) => Ok(only.email),
        (None, _) => anyhow::bail!("there is no admin yet; `portico serve` prints the first link"),
        (Some(_), false) => anyhow::bail!(
            "there are several admins; name one by address (see `portico admin list`)"
        ),
    }
}

fn print_link(portico: &Portico, format: Format, path: &str) {
    let link = portico.settings.link(path);
    let minutes = portico.settings.lifetimes.admin_link.as_secs() / 60;
    answer(
        format,
        &format!("{link}\nIt works once, for {minutes} minutes."),
        &json!({"link": link, "minutes": minutes}),
    );
}
