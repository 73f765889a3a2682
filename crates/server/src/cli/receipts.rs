//! `portico receipt …`: what endings cut off, and whether a kept file still holds.

use super::{
    Format, apps, guests,
    output::{self, answer, table},
    partners,
};
use crate::{config::Config, wire::Portico};
use admin::{
    ReceiptFilter, ReceiptLine,
    receipts::{self, FileVerdict, LogoutDelivery, Receipt},
};
use anyhow::Context;
use clap::Subcommand;
use model::{At, Id, kind};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum ReceiptCommand {
    /// List receipts, newest first.
    List {
        /// Of this guest, by id or address.
        #[arg(long)]
        guest: Option<String>,
        /// Of this partner, its connections and its guests, by name or id.
        #[arg(long)]
        partner: Option<String>,
        /// That name this app, by id, slug or name.
        #[arg(long)]
        app: Option<String>,
        /// Only older ones than this receipt.
        #[arg(long)]
        before: Option<Id<kind::Receipt>>,
        /// At most so many.
        #[arg(long, default_value_t = 100)]
        limit: u16,
    },
    /// Show one receipt; as JSON it is the file that the console offers, byte for byte.
    Show {
        /// Its id.
        id: Id<kind::Receipt>,
    },
    /// Hold a kept file against the audit chain. Exit code 0: it holds; 10: it does not.
    Check {
        /// The file.
        file: PathBuf,
    },
}

pub fn run(command: &ReceiptCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    match command {
        ReceiptCommand::List {
            guest,
            partner,
            app,
            before,
            limit,
        } => {
            let guest = guest.as_deref().map(|it| guests::find_any(&portico, it));
            let partner = partner.as_deref().map(|it| partners::find(&portico, it));
            let app = app.as_deref().map(|it| apps::find(&portico, it));
            let filter = ReceiptFilter {
                guest_id: guest.transpose()?.map(|it| it.id),
                partner_id: partner.transpose()?.map(|it| it.id),
                with_guests: true,
                app_id: app.transpose()?.map(|it| it.id),
                before: before.clone(),
                limit: i64::from(*limit),
            };
            list(&receipts::list(&portico.desk, &filter)?, format);
            Ok(0)
        }
        ReceiptCommand::Show { id } => {
            let receipt = receipts::find(&portico.desk, id)?;
            show(
                &portico,
                &receipt.with_context(|| format!("there is no receipt {id}"))?,
                format,
            )?;
            Ok(0)
        }
        ReceiptCommand::Check { file } => {
            let content =
                std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
            let verdict = receipts::check(&portico.desk, &content)?;
            let text = match verdict {
                FileVerdict::Holds => "The audit chain holds this receipt and what it says.",
                FileVerdict::NoReceipt => "This is no receipt that names an audit line.",
                FileVerdict::OtherLine => {
                    "The audit chain has another line at this place, or none."
                }
                FileVerdict::OtherFacts => "The audit line is there, but says something else.",
            };
            answer(format, text, &json!({ "verdict": verdict }));
            Ok(if verdict == FileVerdict::Holds { 0 } else { 10 })
        }
    }
}

fn list(found: &[ReceiptLine], format: Format) {
    let until = |line: &ReceiptLine| line.tokens_until.map(|at| at.to_string());
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|line| {
            vec![
                line.id.to_string(),
                line.at.to_string(),
                line.kind.to_string(),
                line.name().to_owned(),
                line.apps.to_string(),
                until(line).unwrap_or_else(|| "-".into()),
            ]
        })
        .collect();
    let all = found.iter().map(|line| {
        json!({
            "receipt": line.id, "at": line.at.to_string(), "ended": line.kind, "name": line.name(),
            "partner": line.partner.as_ref().map(|it| &it.0),
            "guest": line.guest.as_ref().map(|it| &it.0), "app": line.app.as_ref().map(|it| &it.0),
            "sessions": line.sessions, "invitations": line.invitations, "grants": line.grants,
            "apps": line.apps, "tokens_end_at": until(line), "line": line.line,
        })
    });
    let head = ["id", "at", "ended", "of", "apps", "last token ends"];
    answer(format, &table(&head, &rows), &all.collect());
}

/// What an ending cut off and until when anything of it goes on, app by app.
pub fn show(portico: &Portico, receipt: &Receipt, format: Format) -> anyhow::Result<()> {
    if format == Format::Json {
        let file = String::from_utf8(receipts::file(&portico.desk, receipt))?;
        output::line(file.trim_end());
        return Ok(());
    }
    let or_none = |at: Option<At>| at.map_or_else(|| "-".to_owned(), |at| at.to_string());
    let rows: Vec<Vec<String>> = receipt
        .apps
        .iter()
        .map(|app| {
            vec![
                app.name.clone(),
                app.guests.to_string(),
                app.cut_at.to_string(),
                told(&app.logout),
                app.signal.as_ref().map_or_else(|| "-".to_owned(), told),
                or_none(app.offline_until),
            ]
        })
        .collect();
    let of = [
        receipt.guest.as_ref().map(|it| &it.1),
        receipt.app.as_ref().map(|it| &it.1),
        receipt.partner.as_ref().map(|it| &it.1),
    ];
    let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
    let id = receipt.id.as_ref().map_or("-", |id| id.as_str());
    let line = receipt.rests_on.as_ref();
    let line = line.map_or_else(
        || "-".into(),
        |it| format!("{} {}", it.seq, receipts::hash_of(it)),
    );
    let head = [
        "app",
        "guests",
        "cut at",
        "logout token",
        "signals",
        "last token ends",
    ];
    output::line(&format!(
        "{}: {} at {}, by {}\nreceipt {id}, audit line {line}\n\
         {} sessions, {} sign-ins at apps and {} invitations ended\n{}",
        receipt.kind,
        of.join(", "),
        receipt.at,
        receipt.by.id.as_deref().unwrap_or(receipt.by.kind.as_str()),
        receipt.sessions,
        receipt.grants(),
        receipt.invitations,
        table(&head, &rows)
    ));
    Ok(())
}

fn told(logout: &LogoutDelivery) -> String {
    match logout {
        LogoutDelivery::Done(Some(at)) => format!("delivered at {at}"),
        LogoutDelivery::Waiting(Some(problem)) => format!("waiting ({problem})"),
        LogoutDelivery::Dead(Some(problem)) => format!("given up ({problem})"),
        other => other.as_str().replace('_', " "),
    }
}
