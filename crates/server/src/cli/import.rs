//! `portico import`

use super::{
    Format, apps,
    guests::acting_admin,
    output::{answer, table},
    partners,
};
use crate::{config::Config, wire::Portico};
use admin::csv::{self, File, Report, Sending, Totals};
use anyhow::{Context, bail};
use clap::Args;
use model::{Admin, Email, ImportStep, Whole};
use serde_json::json;
use std::{path::PathBuf, sync::mpsc, time::Duration};

/// How often one looks whether a server that works on the file is through.
const LOOK: Duration = Duration::from_millis(200);

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file (CSV).
    file: PathBuf,
    /// Send the invitations; without it nothing is changed.
    #[arg(long)]
    send: bool,
    /// The file is the whole list of this: partner=NAME, of all the partner's guests, or app=NAME, of all who
    /// have the app. Who is not in it loses that.
    #[arg(long, value_name = "WHAT", value_parser = whole_list)]
    reconcile: Option<WholeList>,
    /// With --reconcile and --send: how many lose something, as the check said.
    #[arg(long, value_name = "NUMBER", requires = "reconcile")]
    removing: Option<i64>,
    /// In whose name, by address; may be left out while there is only one admin.
    #[arg(long = "as", value_name = "ADMIN")]
    by: Option<Email>,
}

/// What a file is the whole list of, as the command line names it.
#[derive(Clone, Debug)]
enum WholeList {
    Partner(String),
    App(String),
}

fn whole_list(text: &str) -> Result<WholeList, String> {
    match text.split_once('=') {
        Some(("partner", name)) => Ok(WholeList::Partner(name.to_owned())),
        Some(("app", name)) => Ok(WholeList::App(name.to_owned())),
        _ => Err("write partner=NAME or app=NAME".to_owned()),
    }
}

/// Exit code 6: some rows were not done.
pub fn run(args: &ImportArgs, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let content =
        std::fs::read(&args.file).with_context(|| format!("reading {}", args.file.display()))?;
    if !args.send && args.reconcile.is_none() {
        let report = csv::check_file(&portico.desk, &content)?;
        let said = "nothing was changed; add --send to send";
        return Ok(print(&report, (false, said), format));
    }
    let by = acting_admin(&portico, args.by.as_ref())?;
    let whole = match &args.reconcile {
        None => None,
        Some(WholeList::Partner(name)) => Some(Whole::Partner(partners::find(&portico, name)?.id)),
        Some(WholeList::App(name)) => Some(Whole::App(apps::find(&portico, name)?.id)),
    };
    let mut file = csv::upload(&portico.desk, &by, &content, whole)?;
    wait(&portico, &mut file, ImportStep::Checked)?;
    let mut said = "nothing was changed; add --send to send".to_owned();
    if args.send {
        let sending = args.removing.map_or(Sending::Inviting, Sending::Removing);
        csv::send(&portico.desk, &by, &file.id, sending)?;
        wait(&portico, &mut file, ImportStep::Sent)?;
        "done".clone_into(&mut said);
    } else if let Some(ending) = &file.whole {
        said = format!(
            "nothing was changed; {} of {} who have {} are not in the file, and one file may end that of {}; \
             add --send --removing {} to send",
            file.totals.remove, ending.listed, ending.name, ending.most, file.totals.remove
        );
    }
    let report = csv::report(&portico.desk, &file.id)?;
    Ok(print(&report, (args.send, &said), format))
}

/// Checks those whom a command names, and sends what can be done about them unless only a look is wished for.
pub(super) fn finish(
    portico: &Portico,
    by: &Admin,
    (mut file, send): (File, bool),
    format: Format,
) -> anyhow::Result<u8> {
    wait(portico, &mut file, ImportStep::Checked)?;
    if send {
        csv::send(&portico.desk, by, &file.id, Sending::Inviting)?;
        wait(portico, &mut file, ImportStep::Sent)?;
    }
    let said = if send { "done" } else { "nothing was changed" };
    let report = csv::report(&portico.desk, &file.id)?;
    Ok(print(&report, (send, said), format))
}

/// Does what is to be done about a file, or waits for the server that does.
fn wait(portico: &Portico, file: &mut File, step: ImportStep) -> anyhow::Result<()> {
    let (_nobody_tells, told) = mpsc::channel::<()>();
    while file.step != step {
        if !csv::advance(&portico.desk, &file.id, i64::MAX)? {
            // Always the time: nobody tells.
            let _ = told.recv_timeout(LOOK);
        }
        match csv::find(&portico.desk, &file.id)? {
            Some(found) => *file = found,
            None => bail!("the file was forgotten meanwhile"),
        }
    }
    Ok(())
}

fn print(report: &Report, (sent, said): (bool, &str), format: Format) -> u8 {
    let Totals {
        invite,
        add_access,
        remove,
        unchanged,
        problem,
        skipped,
        ..
    } = report.totals();
    let rows: Vec<Vec<String>> = report
        .rows
        .iter()
        .map(|r| {
            vec![
                r.line.to_string(),
                r.email.clone(),
                r.outcome.to_string(),
                r.code.to_string(),
                r.message.clone(),
            ]
        })
        .collect();
    let text = format!(
        "{}\n{invite} invitations, {add_access} with more access, {remove} removals, {unchanged} unchanged, {} \
         problems ({said})",
        table(&["line", "address", "outcome", "code", "message"], &rows),
        problem + skipped
    );
    answer(
        format,
        &text,
        &json!({"sent": sent, "rows": report.rows, "said": said}),
    );
    if problem + skipped > 0 { 6 } else { 0 }
}
