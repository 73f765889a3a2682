//! How `portico guest list` and `show` tell of guests.

use super::{
    Format, admins, apps,
    guests::find_group,
    instant,
    output::{answer, table},
    partners,
};
use crate::wire::Portico;
use admin::{
    GuestFilter, SponsoredBy,
    confidence::{self, Confidence},
    guest_export, guests,
};
use anyhow::Context;
use clap::Args;
use model::{Actor, ActorKind, Admin, At, Email, Guest, GuestState, Id, kind};
use serde_json::json;
use std::path::PathBuf;

/// What `portico guest list` shows.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// How words of the name or address begin, such as "silva fabrikam".
    #[arg(long)]
    search: Option<String>,
    /// Only in this state: invited, active, suspended, frozen, removed.
    #[arg(long)]
    state: Option<GuestState>,
    /// Only this partner's, by name or id.
    #[arg(long)]
    partner: Option<String>,
    /// Only those to whom something gives this app, by id, slug or name.
    #[arg(long)]
    app: Option<String>,
    /// Only members of this group, by name or id.
    #[arg(long)]
    group: Option<String>,
    /// Only those for whom this admin answers, by address.
    #[arg(long, conflicts_with = "orphans")]
    sponsor: Option<Email>,
    /// Only those for whom nobody answers.
    #[arg(long)]
    orphans: bool,
    /// Only those whose access ends before this day or instant.
    #[arg(long, value_name = "WHEN")]
    ends_before: Option<String>,
    /// Only active ones whose last confirmation no longer counts.
    #[arg(long)]
    unconfirmed: bool,
    /// Start behind this id.
    #[arg(long, value_name = "ID")]
    after: Option<Id<kind::Guest>>,
    /// At most so many.
    #[arg(long, default_value_t = 10_000)]
    limit: i64,
    /// Write the list as a table for spreadsheets into this file instead; the audit chain tells of it.
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
}

fn filter(portico: &Portico, args: &ListArgs) -> anyhow::Result<GuestFilter> {
    let partner = args.partner.as_deref();
    let partner = partner.map(|it| partners::find(portico, it)).transpose()?;
    let app = args.app.as_deref();
    let app = app.map(|it| apps::find(portico, it)).transpose()?;
    let group = args.group.as_deref();
    let group = group.map(|it| find_group(portico, it)).transpose()?;
    let sponsor = match &args.sponsor {
        Some(email) => Some(SponsoredBy::Admin(admins::find(portico, email)?.id)),
        None => args.orphans.then_some(SponsoredBy::Nobody),
    };
    Ok(GuestFilter {
        text: args.search.clone(),
        partner_id: partner.map(|it| it.id),
        state: args.state,
        app_id: app.map(|it| it.id),
        group_id: group.map(|it| it.id),
        sponsor,
        ends_before: instant(args.ends_before.as_deref(), At::parse)?,
        unconfirmed: args.unconfirmed.then(|| portico.clock.now()),
        after: args.after.clone(),
        limit: args.limit,
        ..GuestFilter::default()
    })
}

pub fn list(portico: &Portico, args: &ListArgs, format: Format) -> anyhow::Result<()> {
    let desk = &portico.desk;
    let filter = filter(portico, args)?;
    if let Some(file) = &args.export {
        let operator = Actor::plain(ActorKind::Operator);
        let table = guest_export::export(desk, &operator, &filter)?;
        std::fs::write(file, table).with_context(|| format!("writing {}", file.display()))?;
        return Ok(());
    }
    let found = guests::list(desk, &filter)?;
    let admins = admin::admins::list(desk)?;
    let sponsor = |g: &Guest| {
        let of = |a: &&Admin| Some(&a.id) == g.sponsor_id.as_ref();
        admins.iter().find(of).map(|a| a.email.to_string())
    };
    let sure = confidence::of(desk, &found)?;
    let dash = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    let rows: Vec<Vec<String>> = found
        .iter()
        .zip(&sure)
        .map(|(g, sure)| {
            vec![
                g.id.to_string(),
                g.email.to_string(),
                g.display_name.clone(),
                g.state.to_string(),
                dash(sponsor(g)),
                dash(sure.at.map(|at| at.to_string())),
                dash(through(sure)),
                sure.standing.to_string(),
            ]
        })
        .collect();
    let json = found
        .iter()
        .zip(&sure)
        .map(|(g, sure)| as_json(g, sponsor(g), sure))
        .collect();
    let head = [
        "id",
        "address",
        "name",
        "state",
        "sponsor",
        "confirmed",
        "through",
        "standing",
    ];
    answer(
        format,
        &table(&head, &rows),
        &serde_json::Value::Array(json),
    );
    Ok(())
}

fn through(sure: &Confidence) -> Option<String> {
    let (through, name) = sure.through.as_ref()?;
    Some(format!("{through} ({name})"))
}

fn as_json(g: &Guest, sponsor: Option<String>, sure: &Confidence) -> serde_json::Value {
    json!({
        "id": g.id, "email": g.email, "name": g.display_name, "state": g.state, "partner": g.partner_id,
        "sponsor": sponsor,
        "frozen": g.frozen.map(|f| json!({"at": f.at.to_string(), "because": f.reason})),
        "confirmed": {
            "at": sure.at.map(|at| at.to_string()), "until": sure.until.map(|at| at.to_string()),
            "through": sure.through.as_ref().map(|it| it.0),
            "connection": sure.through.as_ref().map(|it| &it.1), "standing": sure.standing,
        },
    })
}

pub fn show(portico: &Portico, guest: &Guest, format: Format) -> anyhow::Result<()> {
    let view = guests::detail(&portico.desk, &guest.id)?.context("there is no such guest")?;
    let sure = confidence::of(&portico.desk, std::slice::from_ref(guest))?.swap_remove(0);
    let moment = |at: Option<At>| at.map_or_else(|| "-".to_owned(), |at| at.to_string());
    let apps: Vec<&str> = view
        .apps
        .iter()
        .filter(|app| app.decision.is_allowed())
        .map(|app| app.name.as_str())
        .collect();
    let rows = [
        ("id", guest.id.to_string()),
        ("address", guest.email.to_string()),
        ("name", guest.display_name.clone()),
        ("state", guest.state.to_string()),
        ("partner", view.partner.name.clone()),
        (
            "sponsor",
            view.sponsor_name.clone().unwrap_or_else(|| "-".into()),
        ),
        ("may open", apps.join(", ")),
        ("ends", moment(guest.ends_at)),
        ("live sessions", view.sessions.len().to_string()),
        ("last confirmed", moment(sure.at)),
        ("through", through(&sure).unwrap_or_else(|| "-".into())),
        ("counts until", moment(sure.until)),
        ("standing", sure.standing.to_string()),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(k, v)| vec![k.to_owned(), v])
        .collect();
    let mut json = as_json(guest, view.sponsor_name.clone(), &sure);
    json["apps"] = json!(apps);
    json["sessions"] = json!(view.sessions.len());
    answer(format, &table(&["", ""], &rows), &json);
    Ok(())
}
