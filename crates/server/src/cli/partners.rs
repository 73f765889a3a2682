//! `portico partner …`

use super::{
    Format,
    domains::DomainCommand,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use admin::{connections, partners};
use anyhow::Context;
use clap::Subcommand;
use model::{Actor, ActorKind, ConnectionKind, Id, Partner, Secret, kind};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum PartnerCommand {
    /// Add a partner.
    Add {
        /// The company's name.
        name: String,
        /// Mail domains of its people.
        #[arg(long = "domain", value_name = "DOMAIN")]
        domains: Vec<String>,
    },
    /// Connect a partner's OIDC home identity provider. The client secret is read from standard input.
    Connect {
        /// The partner, by name or id.
        partner: String,
        /// The issuer, such as https://login.fabrikam.example.
        #[arg(long)]
        issuer: String,
        /// Our client id there.
        #[arg(long)]
        client_id: String,
        /// We are a public client there: read no secret.
        #[arg(long)]
        public: bool,
    },
    /// Its mail domains and how we know that they are its own.
    #[command(subcommand)]
    Domain(DomainCommand),
    /// List partners.
    List,
    /// Show a partner with its connections and their redirect URIs.
    Show {
        /// By name or id.
        partner: String,
    },
    /// Stop everything of a partner at once.
    Suspend {
        /// By name or id.
        partner: String,
    },
    /// Trust a suspended partner again; sessions and tokens stay dead.
    Resume {
        /// By name or id.
        partner: String,
    },
    /// End the collaboration for good.
    End {
        /// By name or id.
        partner: String,
    },
}

pub fn run(command: &PartnerCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    let desk = &portico.desk;
    match command {
        PartnerCommand::Add { name, domains } => {
            let partner = partners::add(desk, &operator, name, domains)?;
            answer(
                format,
                &format!("Added {} ({})", partner.name, partner.id),
                &json!({"id": partner.id, "name": partner.name}),
            );
        }
        PartnerCommand::Connect {
            partner,
            issuer,
            client_id,
            public,
        } => {
            let partner = find(&portico, partner)?;
            let secret = if *public { None } else { Some(read_secret()?) };
            let new = connections::NewOidcConnection {
                partner_id: partner.id,
                name: partner.name,
                issuer: issuer.clone(),
                client_id: client_id.clone(),
                client_secret: secret,
            };
            let connection = connections::add_oidc(desk, &operator, &new)?;
            let redirect = portico.broker.redirect_uri(&connection.id);
            let note = match portico.broker.probe(&connection) {
                Ok(()) => "The provider answers.".to_owned(),
                Err(error) => format!("The provider does not answer as expected yet: {error}"),
            };
            answer(
                format,
                &format!(
                    "Connected ({}). {note}\nRedirect URI to register there: {redirect}",
                    connection.id
                ),
                &json!({"id": connection.id, "redirect_uri": redirect, "note": note}),
            );
        }
        PartnerCommand::Domain(command) => super::domains::run(command, &portico, format)?,
        PartnerCommand::List => {
            let all = partners::list(desk)?;
            let rows: Vec<Vec<String>> = all
                .iter()
                .map(|p| {
                    vec![
                        p.id.to_string(),
                        p.name.clone(),
                        p.state.to_string(),
                        p.domains.join(" "),
                    ]
                })
                .collect();
            let json = all
                .iter()
                .map(
                    |p| json!({"id": p.id, "name": p.name, "state": p.state, "domains": p.domains}),
                )
                .collect();
            answer(
                format,
                &table(&["id", "name", "state", "domains"], &rows),
                &serde_json::Value::Array(json),
            );
        }
        PartnerCommand::Show { partner } => show(&portico, partner, format)?,
        PartnerCommand::Suspend { partner } => {
            partners::suspend(desk, &operator, &find(&portico, partner)?.id)?
        }
        PartnerCommand::Resume { partner } => {
            partners::resume(desk, &operator, &find(&portico, partner)?.id)?
        }
        PartnerCommand::End { partner } => {
            partners::end(desk, &operator, &find(&portico, partner)?.id)?
        }
    }
    Ok(0)
}

fn show(portico: &Portico, partner: &str, format: Format) -> anyhow::Result<()> {
    let partner = find(portico, partner)?;
    let view = partners::detail(&portico.desk, &partner.id)?.context("the partner is gone")?;
    let mut rows = Vec::new();
    let mut json = Vec::new();
    for c in &view.connections {
        let redirect = if c.kind == ConnectionKind::Oidc {
            portico.broker.redirect_uri(&c.id)
        } else {
            String::new()
        };
        json.push(json!({"id": c.id, "kind": c.kind, "issuer": c.issuer, "state": c.state, "redirect_uri": redirect}));
        rows.push(vec![
            c.id.to_string(),
            c.kind.to_string(),
            c.state.to_string(),
            c.issuer.clone(),
            redirect,
        ]);
    }
    let text = format!(
        "{} ({}), {}, {} guests\n{}",
        partner.name,
        partner.id,
        partner.state,
        view.living_guests,
        table(
            &["connection", "kind", "state", "issuer", "redirect URI"],
            &rows
        )
    );
    answer(
        format,
        &text,
        &json!({"id": partner.id, "name": partner.name, "state": partner.state, "connections": json}),
    );
    Ok(())
}

/// A partner by id, or by name without regard to case.
pub fn find(portico: &Portico, given: &str) -> anyhow::Result<Partner> {
    let id = given.parse::<Id<kind::Partner>>().ok();
    partners::list(&portico.desk)?
        .into_iter()
        .find(|p| id.as_ref() == Some(&p.id) || p.name.to_lowercase() == given.to_lowercase())
        .with_context(|| format!("there is no partner {given:?}; see `portico partner list`"))
}

/// Secrets come by standard input, so that they stand in no process list and no shell history.
fn read_secret() -> anyhow::Result<Secret> {
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .context("reading the client secret from standard input")?;
    let secret = line.trim();
    anyhow::ensure!(
        !secret.is_empty(),
        "no client secret on standard input; use --public for a public client"
    );
    Ok(Secret::new(secret))
}
