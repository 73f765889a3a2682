//! `portico partner contract …`

use super::{Format, output::answer, preview::DryRun};
use crate::wire::Portico;
use admin::{apps, partners, preview::Change};
use anyhow::Context;
use clap::Args;
use model::{Actor, ActorKind, App, At, Id, Partner, PartnerContact, Span, TrustContract, kind};
use serde_json::json;

/// What to change in a trust contract; nothing named shows it.
#[derive(Args, Debug)]
pub struct ContractChange {
    /// Value of the home's amr that counts as multi-factor; none by an empty one.
    #[arg(long = "mfa-amr", value_name = "AMR")]
    mfa_amr: Option<Vec<String>>,
    /// Value of the home's acr that counts as multi-factor; none by an empty one.
    #[arg(long = "mfa-acr", value_name = "ACR")]
    mfa_acr: Option<Vec<String>>,
    /// An app that may be given, by slug or id; no other may.
    #[arg(long = "allow-app", value_name = "APP", conflicts_with = "any_app")]
    allow_apps: Option<Vec<String>>,
    /// Any app may be given.
    #[arg(long)]
    any_app: bool,
    /// Most guests at a time, or `none`.
    #[arg(long, value_name = "NUMBER")]
    quota: Option<String>,
    /// For how many minutes a confirmation by the home counts (5 to 43200), or `none`.
    #[arg(long, value_name = "MINUTES")]
    recheck: Option<String>,
    /// Minutes between two questions to the home about a guest (1 to 60), or `none`.
    #[arg(long, value_name = "MINUTES")]
    probe: Option<String>,
    /// Day on which to look at it again, or `none`.
    #[arg(long, value_name = "DAY")]
    review: Option<String>,
    /// Its last day, or `none`.
    #[arg(long, value_name = "DAY")]
    ends: Option<String>,
    /// Whom to call there: `Ida Berg <ida@fabrikam.example>`; nobody by an empty one.
    #[arg(long = "contact", value_name = "PERSON")]
    contacts: Option<Vec<String>>,
    #[command(flatten)]
    dry: DryRun,
}

pub fn run(
    portico: &Portico,
    partner: Partner,
    change: &ContractChange,
    format: Format,
) -> anyhow::Result<()> {
    let changed = change.apply(portico, &partner.trust)?;
    let wished = Change::Contract(&partner.id, &changed);
    if change.dry.shows(portico, wished, format)? {
        return Ok(());
    }
    let mut trust = partner.trust;
    if changed != trust {
        let operator = Actor::plain(ActorKind::Operator);
        partners::update(
            &portico.desk,
            &operator,
            &partner.id,
            &partner.name,
            &changed,
        )?;
        trust = TrustContract {
            version: trust.version + 1,
            ..changed
        };
    }
    show(&partner.name, &trust, format);
    Ok(())
}

fn show(name: &str, trust: &TrustContract, format: Format) {
    let contacts: Vec<String> = trust.contacts.iter().map(ToString::to_string).collect();
    let value = json!({
        "partner": name,
        "version": trust.version,
        "mfa_amr": trust.mfa_amr,
        "mfa_acr": trust.mfa_acr,
        "allowed_apps": trust.allowed_apps,
        "guest_quota": trust.guest_quota,
        "recheck_minutes": trust.recheck.map(|it| it.as_secs() / 60),
        "probe_minutes": trust.probe_every.map(|it| it.as_secs() / 60),
        "review_at": trust.review_at.map(|at| at.to_string()),
        "ends_at": trust.ends_at.map(|at| at.to_string()),
        "contacts": contacts,
    });
    let lines: Vec<String> = value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(member, value)| format!("{member}: {value}"))
        .collect();
    answer(format, &lines.join("\n"), &value);
}

impl ContractChange {
    fn apply(&self, portico: &Portico, trust: &TrustContract) -> anyhow::Result<TrustContract> {
        let mut next = trust.clone();
        replace(&mut next.mfa_amr, self.mfa_amr.as_deref());
        replace(&mut next.mfa_acr, self.mfa_acr.as_deref());
        if self.any_app {
            next.allowed_apps = None;
        } else if let Some(named) = &self.allow_apps {
            let all = apps::list(&portico.desk)?;
            next.allowed_apps = Some(
                named
                    .iter()
                    .map(|it| app_named(&all, it))
                    .collect::<anyhow::Result<_>>()?,
            );
        }
        if let Some(text) = &self.quota {
            next.guest_quota = optional(text, |it| it.parse().ok())
                .with_context(|| format!("{text:?} is no number of guests"))?;
        }
        if let Some(text) = &self.recheck {
            next.recheck = optional(text, |it| it.parse().ok().map(Span::mins))
                .with_context(|| format!("{text:?} is no number of minutes"))?;
        }
        if let Some(text) = &self.probe {
            next.probe_every = optional(text, |it| it.parse().ok().map(Span::mins))
                .with_context(|| format!("{text:?} is no number of minutes"))?;
        }
        if let Some(text) = &self.review {
            next.review_at = day(text)?;
        }
        if let Some(text) = &self.ends {
            next.ends_at = day(text)?;
        }
        if let Some(people) = &self.contacts {
            next.contacts = people
                .iter()
                .filter(|it| !it.is_empty())
                .map(|it| contact(it))
                .collect::<anyhow::Result<_>>()?;
        }
        Ok(next)
    }
}

fn replace(list: &mut Vec<String>, with: Option<&[String]>) {
    if let Some(values) = with {
        *list = values.iter().filter(|it| !it.is_empty()).cloned().collect();
    }
}

/// The outer `None` is what cannot be read.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text == "none" {
        Some(None)
    } else {
        read(text).map(Some)
    }
}

fn day(text: &str) -> anyhow::Result<Option<At>> {
    optional(text, At::parse).with_context(|| format!("{text:?} is no day such as 2027-03-31"))
}

fn app_named(all: &[App], named: &str) -> anyhow::Result<Id<kind::App>> {
    let found = all
        .iter()
        .find(|app| app.slug == named || app.id.as_str() == named);
    let app =
        found.with_context(|| format!("there is no app {named:?}; see `portico app list`"))?;
    Ok(app.id.clone())
}

fn contact(text: &str) -> anyhow::Result<PartnerContact> {
    text.parse()
        .with_context(|| format!("{text:?} is nobody to call"))
}
