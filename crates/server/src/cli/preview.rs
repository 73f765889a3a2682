//! `--dry-run` of whatever changes a rule for many.

use super::{
    Format,
    output::{answer, table},
};
use crate::wire::Portico;
use admin::{
    Effect,
    preview::{self, Change, ChangedPair, Preview, Stand},
};
use clap::Args;
use serde_json::{Value, json};

/// Whether a change is only looked at.
#[derive(Args, Debug)]
pub struct DryRun {
    /// Say for whom it would change something, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl DryRun {
    /// Prints what a change would change, where only that is asked for.
    pub fn shows(
        &self,
        portico: &Portico,
        change: Change<'_>,
        format: Format,
    ) -> anyhow::Result<bool> {
        if self.dry_run {
            let seen = preview::of(&portico.desk, change)?;
            answer(format, &text(&seen), &json(&seen));
        }
        Ok(self.dry_run)
    }
}

fn text(seen: &Preview) -> String {
    let (least, more_than) = if seen.at_least {
        ("at least ", "more than ")
    } else {
        ("", "")
    };
    let mut lines = vec![format!(
        "Would change {least}{} of {more_than}{} pairs of a guest and an app; nothing was changed",
        seen.changed(),
        seen.pairs
    )];
    let counts = Effect::ALL.iter().map(|it| (it, seen.count(*it)));
    let counts = counts.filter(|(_, count)| *count > 0);
    lines.extend(counts.map(|(effect, count)| format!("{effect}: {count}")));
    if !seen.listed.is_empty() {
        let rows: Vec<Vec<String>> = seen.listed.iter().map(row).collect();
        let head = ["guest", "partner", "app", "effect", "at present", "then"];
        lines.push(table(&head, &rows));
    }
    if seen.unlisted() > 0 {
        lines.push(format!("and {} more", seen.unlisted()));
    }
    lines.join("\n")
}

fn row(it: &ChangedPair) -> Vec<String> {
    vec![
        it.guest.clone(),
        it.partner.clone(),
        it.app.clone(),
        it.effect.to_string(),
        words(it.before),
        words(it.after),
    ]
}

fn words(stand: Stand) -> String {
    match (stand.denied, stand.until) {
        (Some(reason), _) => reason.to_string(),
        (None, Some(until)) => format!("yes until {until}"),
        (None, None) => "yes".to_owned(),
    }
}

fn json(seen: &Preview) -> Value {
    let stand = |it: Stand| json!({ "allowed": it.denied.is_none(), "reason": it.denied, "until": it.until.map(|at| at.to_string()) });
    let effects: serde_json::Map<String, Value> = Effect::ALL
        .iter()
        .map(|it| (it.to_string(), json!(seen.count(*it))))
        .collect();
    let listed: Vec<Value> = seen
        .listed
        .iter()
        .map(|it| {
            json!({
                "guest": it.guest_id, "guest_name": it.guest, "partner": it.partner, "app": it.app_id,
                "app_name": it.app, "effect": it.effect, "before": stand(it.before), "after": stand(it.after),
            })
        })
        .collect();
    json!({
        "dry_run": true, "pairs": seen.pairs, "at_least": seen.at_least, "changed": seen.changed(),
        "effects": effects, "listed": listed, "unlisted": seen.unlisted(),
    })
}
