//! `portico mail …`

use super::{Format, output::answer};
use crate::{config::Config, wire::Portico};
use anyhow::anyhow;
use clap::Subcommand;
use model::{Email, Language, Mail};
use serde_json::json;
use web::mail::samples::{SampleKind, sample};

#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Show a mail as this host sends it: subject and text, or with -o json the HTML too.
    Preview {
        /// invitation, reminder, code, access-ending, access-ended, setup-link or security-notice.
        kind: SampleKind,
        /// In which language.
        #[arg(long)]
        language: Option<Language>,
    },
    /// Send a mail now, to see whether it arrives.
    Test {
        /// To whom.
        to: Email,
        /// Which kind.
        #[arg(long, default_value = "code")]
        kind: SampleKind,
        /// In which language.
        #[arg(long)]
        language: Option<Language>,
    },
}

pub fn run(command: &MailCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let desk = &portico.desk;
    let example = |kind, to: &Email, language: Option<Language>| -> Mail {
        let language = language.unwrap_or(desk.settings.language);
        sample(kind, (to, language), &desk.settings, desk.clock.now())
    };
    match command {
        MailCommand::Preview { kind, language } => {
            let mail = example(*kind, &"ana@fabrikam.example".parse()?, *language);
            let shown = portico.renderer.render(&mail, &desk.settings);
            let shown = shown.map_err(|error| anyhow!(error))?;
            answer(
                format,
                &format!("{}\n\n{}", shown.subject, shown.text),
                &json!({ "subject": shown.subject, "text": shown.text, "html": shown.html }),
            );
        }
        MailCommand::Test { to, kind, language } => {
            let mail = example(*kind, to, *language);
            admin::send_now(desk, &mail, &*portico.renderer, &*portico.mailer)
                .map_err(|error| anyhow!("the mail was not taken: {error}"))?;
            answer(
                format,
                &format!("Sent to {to}; the mail server took it."),
                &json!({ "to": to, "kind": kind }),
            );
        }
    }
    Ok(0)
}
