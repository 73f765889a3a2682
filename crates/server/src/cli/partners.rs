//! `portico partner …`

use super::{
    Format,
    connections::{Agreed, ConnectionCommand, connect, read_secret},
    contract::{self, ContractChange},
    domains::DomainCommand,
    output::{answer, table},
    rekey::{self, RekeyCommand},
    scim::{self, ScimCommand},
    setup::SetupCommand,
    signals::SignalsCommand,
};
use crate::{config::Config, wire::Portico};
use admin::{
    connections,
    partners::{self, Called},
};
use anyhow::{Context, bail};
use clap::Subcommand;
use model::{Actor, ActorKind, At, ConnectionKind, HomeAuthMethod, Id, Partner, kind};
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
    /// Connect a partner's OIDC home identity provider. Unless told otherwise we prove ourselves there
    /// with our published keys (private_key_jwt).
    Connect {
        /// The partner, by name or id.
        partner: String,
        /// The issuer, such as https://login.fabrikam.example.
        #[arg(long)]
        issuer: String,
        /// Our client id there.
        #[arg(long)]
        client_id: String,
        /// We prove ourselves there by a client secret, read from standard input.
        #[arg(long, conflicts_with = "public")]
        secret: bool,
        /// We are a public client there.
        #[arg(long)]
        public: bool,
        #[command(flatten)]
        agreed: Agreed,
    },
    /// One connection to a home identity provider: what is agreed, and changes to it.
    #[command(subcommand)]
    Connection(ConnectionCommand),
    /// Accept what changed at the home of a held connection, and use it again.
    Release {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// Why, for the audit chain: whom you asked, and what they said.
        #[arg(long)]
        why: String,
    },
    /// Show what is agreed with a partner, or change what is named. Lists replace what was there.
    Contract {
        /// The partner, by name or id.
        partner: String,
        #[command(flatten)]
        change: ContractChange,
    },
    /// Set from when on its people come through its own sign-in alone, no longer by mailed codes.
    CutOver {
        /// The partner, by name or id.
        partner: String,
        /// The last day of mailed codes, such as 2027-03-31; `now` or `never`.
        #[arg(long)]
        on: String,
    },
    /// Have the partner's IT admin connect its sign-in by a mailed link.
    #[command(subcommand)]
    Setup(SetupCommand),
    /// Give guests other keys because the partner's home moved: by a file, with two people.
    #[command(subcommand)]
    Rekey(RekeyCommand),
    /// Shared Signals that its home sends about its people (SSF, CAEP, RISC).
    #[command(subcommand)]
    Signals(SignalsCommand),
    /// Its directory: tokens, and what it has here (SCIM).
    #[command(subcommand)]
    Scim(ScimCommand),
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
            secret,
            public,
            agreed,
        } => {
            let partner = find(&portico, partner)?;
            let mut settings = agreed.settings(&portico)?;
            if *secret || *public {
                settings.auth_method = HomeAuthMethod::Secret;
            }
            let new = connections::NewOidcConnection {
                partner_id: partner.id,
                name: partner.name,
                issuer: issuer.clone(),
                client_id: client_id.clone(),
                client_secret: secret.then(|| read_secret("client secret")).transpose()?,
                settings,
            };
            connect(&portico, new, agreed.later, format)?;
        }
        PartnerCommand::Connection(command) => super::connections::run(command, &portico, format)?,
        PartnerCommand::Release { connection, why } => {
            connections::release(desk, &operator, connection, why)?;
        }
        PartnerCommand::Contract { partner, change } => {
            let partner = find(&portico, partner)?;
            contract::run(&portico, partner, change, format)?;
        }
        PartnerCommand::CutOver { partner, on } => {
            let partner = find(&portico, partner)?;
            let at = match on.as_str() {
                "never" => None,
                "now" => Some(portico.clock.now()),
                day => Some(At::parse(day).with_context(|| {
                    format!("{day:?} is neither a day such as 2027-03-31 nor `now` or `never`")
                })?),
            };
            admin::cut_over::set(desk, &operator, &partner.id, at)?;
        }
        PartnerCommand::Scim(command) => scim::run(command, &portico, format)?,
        PartnerCommand::Setup(command) => super::setup::run(command, &portico, format)?,
        PartnerCommand::Rekey(command) => return rekey::run(command, &portico, format),
        PartnerCommand::Signals(command) => super::signals::run(command, &portico, format)?,
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
        json.push(json!({
            "id": c.id, "kind": c.kind, "issuer": c.issuer, "state": c.state, "redirect_uri": redirect,
            "changed": c.hold.as_ref().map(|hold| &hold.drift),
        }));
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

/// A partner by id, by name without regard to case, or by a mail domain that it alone has.
pub fn find(portico: &Portico, given: &str) -> anyhow::Result<Partner> {
    match partners::called(&portico.desk, given)? {
        Called::Partner(partner) => Ok(*partner),
        Called::Nobody(alike) if alike.is_empty() => {
            bail!("there is no partner {given:?}; see `portico partner list`")
        }
        Called::Nobody(alike) => {
            bail!(
                "no partner is called exactly {given:?}; did you mean {}?",
                alike.join(", ")
            )
        }
    }
}
