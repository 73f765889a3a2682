//! `portico terms …`: what guests have to agree to.

use super::{
    Format, apps, instant,
    output::{answer, table},
};
use crate::{config::Config, wire::Portico};
use admin::terms::{self, Publishing, TermsLine};
use anyhow::Context;
use clap::{Args, Subcommand};
use model::{Actor, ActorKind, At, Id, Language, TermsText, kind};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum TermsCommand {
    /// List all versions with how many guests agreed to each.
    List,
    /// Show one version with its texts.
    Show {
        /// Its id.
        id: Id<kind::Terms>,
    },
    /// Write the text of one language into the draft; begins it from the last version where there is none.
    Draft(DraftArgs),
    /// Publish a draft. It never changes after that.
    Publish {
        /// The draft's id.
        id: Id<kind::Terms>,
        /// It counts from this day or instant on; without one, from now on.
        #[arg(long)]
        from: Option<String>,
        /// Ask those again who agreed to an earlier version.
        #[arg(long)]
        ask_again: bool,
        /// Ask everybody again a year after they agreed.
        #[arg(long)]
        yearly: bool,
    },
    /// Throw a draft away.
    Discard {
        /// Its id.
        id: Id<kind::Terms>,
    },
    /// Write who agreed to a version into a file (CSV).
    Export {
        /// Its id.
        id: Id<kind::Terms>,
        /// Where to.
        file: PathBuf,
    },
}

/// What `draft` takes.
#[derive(Debug, Args)]
pub struct DraftArgs {
    /// The terms of this app (name, short name or id); without one, those of whatever guests open.
    #[arg(long)]
    app: Option<String>,
    /// The language of the text.
    #[arg(long, default_value = "en")]
    language: Language,
    /// The heading.
    #[arg(long, requires = "file")]
    title: Option<String>,
    /// A file with the text: plain, UTF-8, paragraphs separated by empty lines.
    #[arg(long, requires = "title")]
    file: Option<PathBuf>,
    /// Take the language out.
    #[arg(long, conflicts_with = "title")]
    without: bool,
}

pub fn run(command: &TermsCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        TermsCommand::List => list(&terms::list(desk)?, format),
        TermsCommand::Show { id } => {
            let line = terms::detail(desk, id)?;
            show(
                &line.with_context(|| format!("there are no terms {id}"))?,
                format,
            );
        }
        TermsCommand::Draft(args) => draft(&portico, by, args, format)?,
        TermsCommand::Publish {
            id,
            from,
            ask_again,
            yearly,
        } => {
            let how = Publishing {
                counts_from: instant(from.as_deref(), At::parse_beginning)?,
                asks_again: *ask_again,
                yearly: *yearly,
                seen: None,
            };
            let published = terms::publish(desk, by, id, &how)?;
            let from = published.published.map(|it| it.counts_from.to_string());
            let text = format!(
                "version {} counts from {}",
                published.number,
                from.as_deref().unwrap_or("now")
            );
            let number = published.number;
            answer(
                format,
                &text,
                &json!({ "id": id, "number": number, "counts_from": from }),
            );
        }
        TermsCommand::Discard { id } => terms::discard(desk, by, id)?,
        TermsCommand::Export { id, file } => {
            let content = terms::export(desk, by, id)?;
            std::fs::write(file, content).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    Ok(0)
}

fn draft(portico: &Portico, by: &Actor, args: &DraftArgs, format: Format) -> anyhow::Result<()> {
    let desk = &portico.desk;
    let app = args.app.as_deref().map(|it| apps::find(portico, it));
    let app = app.transpose()?.map(|it| it.id);
    // Read first, so that a file that is not there begins no draft.
    let body = match &args.file {
        Some(file) => {
            std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?
        }
        None => String::new(),
    };
    let mut draft = terms::draft(desk, by, app.as_ref())?;
    if args.title.is_some() || args.without {
        let text = TermsText {
            language: args.language,
            title: args.title.clone().unwrap_or_default(),
            body,
        };
        draft = terms::write(desk, by, &draft.id, &text)?;
    }
    let languages: Vec<&str> = draft.texts.iter().map(|it| it.language.as_str()).collect();
    answer(
        format,
        draft.id.as_str(),
        &json!({ "id": draft.id, "number": draft.number, "languages": languages }),
    );
    Ok(())
}

fn as_json(line: &TermsLine) -> Value {
    let (terms, published) = (&line.terms, line.terms.published);
    json!({
        "id": terms.id, "app": terms.app_id, "app_name": line.app_name, "number": terms.number,
        "state": line.state, "agreed": line.agreed, "to_ask": line.to_ask,
        "counts_from": published.map(|it| it.counts_from.to_string()),
        "published_at": published.map(|it| it.at.to_string()),
        "asks_again": published.map(|it| it.asks_again),
        "yearly": published.map(|it| it.renew_after.is_some()),
        "sha256": terms.digest(), "texts": terms.texts,
    })
}

fn list(lines: &[TermsLine], format: Format) {
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            let from = line.terms.published.map(|it| it.counts_from.to_string());
            let text = line.terms.text_in(&[Language::En]);
            vec![
                line.terms.id.to_string(),
                line.app_name.clone().unwrap_or_else(|| "-".to_owned()),
                line.terms.number.to_string(),
                line.state.to_string(),
                from.unwrap_or_else(|| "-".to_owned()),
                line.agreed.to_string(),
                text.map_or_else(|| "-".to_owned(), |it| it.title.clone()),
            ]
        })
        .collect();
    let head = ["id", "app", "version", "state", "from", "agreed", "heading"];
    answer(
        format,
        &table(&head, &rows),
        &Value::Array(lines.iter().map(as_json).collect()),
    );
}

fn show(line: &TermsLine, format: Format) {
    let mut text = format!(
        "version {}, {}; {} guests agreed",
        line.terms.number, line.state, line.agreed
    );
    if let Some(count) = line.to_ask {
        text.push_str(&format!(", {count} active guests still have to"));
    }
    for each in &line.terms.texts {
        text.push_str(&format!(
            "\n\n[{}] {}\n\n{}",
            each.language, each.title, each.body
        ));
    }
    answer(format, &text, &as_json(line));
}
