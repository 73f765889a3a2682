//! `portico admin …`

use super::{
    Format, apps,
    output::{answer, table},
    partners,
};
use crate::{config::Config, wire::Portico};
use admin::sponsors;
use anyhow::Context;
use clap::Subcommand;
use model::{Actor, ActorKind, Admin, AdminRole, BoundTo, Email};
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
        /// What they may do: owner, admin, inviter, `app_owner` or auditor.
        #[arg(long, default_value = "admin")]
        role: AdminRole,
    },
    /// Change what an admin may do; it holds from their next request on. An inviter without --partner or --app
    /// may invite from all partners, or give all apps; an app owner has the apps named and no other.
    Role {
        /// By address.
        email: Email,
        /// owner, admin, inviter, `app_owner` or auditor.
        role: AdminRole,
        /// A partner they are bound to, by name or id; may be repeated.
        #[arg(long = "partner", value_name = "PARTNER")]
        partners: Vec<String>,
        /// An app they are bound to, by id, slug or name; may be repeated.
        #[arg(long = "app", value_name = "APP")]
        apps: Vec<String>,
    },
    /// Switch an admin off: sessions and links end at once. The guests they answer for go to a successor, or
    /// freeze after `lifetimes.sponsor_grace`.
    Disable {
        /// By address.
        email: Email,
        /// The admin who answers for the guests from now on.
        #[arg(long, value_name = "ADDRESS")]
        successor: Option<Email>,
    },
    /// Let an admin in again.
    Enable {
        /// By address.
        email: Email,
    },
    /// List admins and how many guests they answer for.
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
        AdminCommand::Add { email, name, role } => {
            let who = (name.as_str(), email);
            let (_, path) = admin::admins::add_as(&portico.desk, &operator, *role, who)?;
            print_link(&portico, format, path.expose());
        }
        AdminCommand::Role {
            email,
            role,
            partners,
            apps,
        } => {
            let bound_to = bound_to(&portico, partners, apps)?;
            let id = find(&portico, email)?.id;
            sponsors::appoint(&portico.desk, &operator, &id, (*role, Some(&bound_to)))?;
        }
        AdminCommand::Disable { email, successor } => {
            let successor = successor
                .as_ref()
                .map(|it| find(&portico, it))
                .transpose()?;
            let done = sponsors::disable(
                &portico.desk,
                &operator,
                &find(&portico, email)?.id,
                successor.as_ref().map(|it| &it.id),
            )?;
            let until = done.until.map(|at| at.to_string());
            let text = match &until {
                Some(at) => {
                    format!("Switched off. Their guests freeze at {at} unless handed over.")
                }
                None => format!("Switched off; {} guests handed over.", done.handed_over),
            };
            answer(
                format,
                &text,
                &json!({"handed_over": done.handed_over, "guests_freeze_at": until}),
            );
        }
        AdminCommand::Enable { email } => {
            sponsors::enable(&portico.desk, &operator, &find(&portico, email)?.id)?;
        }
        AdminCommand::List => {
            let all = sponsors::list(&portico.desk)?;
            let until = |s: &sponsors::Sponsor| s.until.map(|at| at.to_string());
            let known = || all.iter().filter_map(|s| Some((s.admin.as_ref()?, s)));
            let rows: Vec<Vec<String>> = known()
                .map(|(a, s)| {
                    vec![
                        a.id.to_string(),
                        a.email.to_string(),
                        a.name.clone(),
                        a.state.to_string(),
                        a.role.to_string(),
                        s.guests.to_string(),
                        until(s).unwrap_or_else(|| "-".into()),
                    ]
                })
                .collect();
            let json = known()
                .map(|(a, s)| json!({"id": a.id, "email": a.email, "name": a.name, "state": a.state, "role": a.role, "partners": a.bound_to.partners, "apps": a.bound_to.apps, "guests": s.guests, "guests_freeze_at": until(s)}))
                .collect();
            answer(
                format,
                &table(
                    &[
                        "id",
                        "address",
                        "name",
                        "state",
                        "role",
                        "guests",
                        "they freeze at",
                    ],
                    &rows,
                ),
                &serde_json::Value::Array(json),
            );
        }
    }
    Ok(0)
}

fn bound_to(portico: &Portico, partners: &[String], apps: &[String]) -> anyhow::Result<BoundTo> {
    let mut bound_to = BoundTo::default();
    for partner in partners {
        bound_to
            .partners
            .insert(partners::find(portico, partner)?.id);
    }
    for app in apps {
        bound_to.apps.insert(apps::find(portico, app)?.id);
    }
    Ok(bound_to)
}

/// An admin by address.
pub fn find(portico: &Portico, email: &Email) -> anyhow::Result<Admin> {
    admin::admins::list(&portico.desk)?
        .into_iter()
        .find(|a| a.email.key() == email.key())
        .with_context(|| format!("there is no admin {email}; see `portico admin list`"))
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
