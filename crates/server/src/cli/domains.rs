//! `portico partner domain …`

use super::{
    Format,
    output::{answer, table},
    partners::find,
};
use crate::wire::Portico;
use admin::domains;
use clap::{Args, Subcommand};
use model::{Actor, ActorKind, PartnerDomain};
use serde_json::{Value, json};

#[derive(Debug, Subcommand)]
pub enum DomainCommand {
    /// List a partner's domains with their states and records.
    List {
        /// The partner, by name or id.
        partner: String,
    },
    /// Add a domain, on your word that it is the partner's.
    Add(One),
    /// Show the DNS record that proves a domain; it stays the same until the domain lapses.
    Prove(One),
    /// Look the DNS record up now.
    Check(One),
    /// Mail the domain's postmaster a link that proves it.
    Mail(One),
    /// Let a lapsed domain count again, on your word.
    Attest(One),
    /// Stop counting a domain at once.
    Lapse(One),
    /// Take a domain away.
    Remove(One),
}

#[derive(Args, Debug)]
pub struct One {
    /// The partner, by name or id.
    partner: String,
    /// The domain, such as fabrikam.example.
    domain: String,
}

pub fn run(command: &DomainCommand, portico: &Portico, format: Format) -> anyhow::Result<()> {
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    let id = |one: &One| find(portico, &one.partner).map(|partner| partner.id);
    let shown = match command {
        DomainCommand::List { partner } => domains::list(desk, &find(portico, partner)?.id)?,
        DomainCommand::Add(one) => vec![domains::add(desk, by, &id(one)?, &one.domain)?],
        DomainCommand::Prove(one) => {
            vec![domains::request_proof(desk, by, &id(one)?, &one.domain)?]
        }
        DomainCommand::Check(one) => {
            let named = (&id(one)?, one.domain.as_str());
            vec![domains::check_now(desk, by, &*portico.dns, named)?]
        }
        DomainCommand::Mail(one) => {
            domains::ask_postmaster(desk, by, &id(one)?, &one.domain)?;
            Vec::new()
        }
        DomainCommand::Attest(one) => vec![domains::attest(desk, by, &id(one)?, &one.domain)?],
        DomainCommand::Lapse(one) => vec![domains::lapse(desk, by, &id(one)?, &one.domain)?],
        DomainCommand::Remove(one) => {
            domains::remove(desk, by, &id(one)?, &one.domain)?;
            Vec::new()
        }
    };
    show(&shown, format);
    Ok(())
}

fn show(shown: &[PartnerDomain], format: Format) {
    let rows: Vec<Vec<String>> = shown
        .iter()
        .map(|d| {
            vec![
                d.domain.clone(),
                d.state.to_string(),
                d.record_value()
                    .map(|_| d.record_name())
                    .unwrap_or_default(),
                d.record_value().unwrap_or_default(),
            ]
        })
        .collect();
    let json = shown
        .iter()
        .map(|d| {
            json!({
                "domain": d.domain, "state": d.state, "misses": d.misses,
                "record_name": d.record_name(), "record_value": d.record_value(),
            })
        })
        .collect();
    answer(
        format,
        &table(&["domain", "state", "TXT record", "value"], &rows),
        &Value::Array(json),
    );
}
