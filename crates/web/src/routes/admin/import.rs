//! Inviting by file: upload, check, send, see how far it is.

use super::{Answer, attachment, named, partner_in, partner_names, settle, uploaded};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem,
        admin::{
            ImportApplied, ImportCheck, ImportForm, ImportLine, ImportProgress, ImportRow,
            ImportUpload, ImportWhole, RowResult,
        },
    },
};
use ::admin::{
    Refusal, RowPage,
    csv::{self, File, FileFault, Outcome, RowPlan, RowWish, Sending},
};
use model::{Id, ImportStep, Whole, kind};
use std::io;

/// Rows of one page; the result file has all of them.
const ROWS: i64 = 100;
/// Files that are offered again.
const FILES: i64 = 10;
/// So many rows are done while somebody waits for the page; the rest is done behind it.
const AT_ONCE: i64 = 200;
/// After so many seconds a page that tells how far something is asks again.
const REFRESH: &str = "2";
const CSV: &str = "text/csv; charset=utf-8";

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show_upload(exchange, ImportForm::default(), None))
}

fn show_upload(exchange: &Exchange<'_>, mut form: ImportForm, refusal: Option<&Refusal>) -> Answer {
    form.whole_partner.choices = partner_names(exchange)?;
    let app = form.whole_app.value.clone();
    let apps = super::app_choices(exchange, &[&app])?;
    form.whole_app.choices = super::or_none(apps, "–".to_owned());
    let files =
        csv::list(exchange.desk(), exchange.by()?, FILES).map_err(|e| exchange.trouble(&e))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let bad = refusal.is_some() || !form.problems().is_empty();
    let files = files
        .into_iter()
        .map(|file| ImportLine {
            id: file.id.to_string(),
            at: file.created_at,
            rows: file.rows,
            step: file.step,
            whole: file.whole,
        })
        .collect();
    let page = ImportUpload { frame, form, files };
    Ok(Response::page(if bad { 400 } else { 200 }, &page))
}

pub fn upload(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let by = exchange.by()?;
        let mut form = ImportForm::default();
        let text = |name: &str| exchange.form.text(name).to_owned();
        form.whole_partner.value = text("whole-partner");
        form.whole_app.value = text("whole-app");
        let partner = partner_in(exchange, &mut form.whole_partner)?;
        let whole = match (partner, form.whole_app.value.parse::<Id<kind::App>>()) {
            (Some(_), Ok(_)) => {
                form.whole_app.problem = Some(Problem::Choice);
                None
            }
            (Some(partner), Err(_)) => Some(Whole::Partner(partner.id)),
            (None, app) => app.ok().map(Whole::App),
        };
        if !form.problems().is_empty() {
            return show_upload(exchange, form, None);
        }
        let content = uploaded(exchange);
        if content.is_empty() {
            form.file.problem = Some(Problem::File);
            return show_upload(exchange, form, None);
        }
        match csv::upload(exchange.desk(), by, &content, whole) {
            Ok(file) => Ok(Response::see_other(&format!("/admin/import/{}", file.id))),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => show_refused(exchange, form, &refusal),
        }
    })())
}

fn show_refused(exchange: &Exchange<'_>, mut form: ImportForm, refusal: &Refusal) -> Answer {
    form.file.problem = Some(Problem::FileUnreadable);
    form.file.said = Some(exchange.told(refusal));
    show_upload(exchange, form, Some(refusal))
}

/// For a file that was not read to its end.
pub fn too_large(exchange: &Exchange<'_>) -> Response {
    let refusal = FileFault::TooLarge.into();
    settle(show_refused(exchange, ImportForm::default(), &refusal)).with_status(413)
}

pub fn check(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::ImportBatch>(0)?;
        let file = exchange.found(csv::find(exchange.desk(), &id))?;
        match file.step {
            ImportStep::Checked => show_check(exchange, &file, None),
            ImportStep::Sent => show_applied(exchange, &file),
            _ => Ok(show_progress(exchange, &file)),
        }
    })())
}

fn show_check(exchange: &Exchange<'_>, file: &File, refusal: Option<&Refusal>) -> Answer {
    let query = exchange.request.query_pairs();
    let only_problems = query.get("only").is_some();
    let wanted = RowPage {
        only_problems,
        after: query.get("after").and_then(place),
        limit: ROWS,
    };
    let rows = csv::page(exchange.desk(), &file.id, &wanted).map_err(|e| exchange.trouble(&e))?;
    let full = i64::try_from(rows.len()).unwrap_or(0) == ROWS;
    let last = rows.last().filter(|_| full);
    let only = if only_problems { "only=problems&" } else { "" };
    let next = last.map(|((rank, n), _)| format!("?{only}after={rank}.{n}"));
    let totals = file.totals;
    let counts = [
        (RowResult::Invite, totals.invite),
        (RowResult::Add, totals.add_access),
        (RowResult::Remove, totals.remove),
        (RowResult::Unchanged, totals.unchanged),
        (RowResult::Problem, totals.problem),
        (RowResult::Skipped, totals.skipped),
        (RowResult::Warning, file.warned),
    ];
    let page = ImportCheck {
        frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        id: file.id.to_string(),
        counts: counts.into_iter().filter(|(_, n)| *n > 0).collect(),
        invitations: totals.invite,
        additions: totals.add_access,
        total: file.rows,
        to_look_at: totals.problem + file.warned,
        only_problems,
        rows: rows
            .into_iter()
            .map(|((_, n), plan)| row(n, plan))
            .collect(),
        next,
        whole: whole(file),
    };
    Ok(Response::page(
        if refusal.is_some() { 409 } else { 200 },
        &page,
    ))
}

/// A place in the list: rank and number, with a dot between.
fn place(text: &str) -> Option<(i32, i64)> {
    let (rank, n) = text.split_once('.')?;
    Some((rank.parse().ok()?, n.parse().ok()?))
}

fn whole(file: &File) -> Option<ImportWhole> {
    let ending = file.whole.as_ref()?;
    let missing = i64::try_from(file.totals.remove).unwrap_or(i64::MAX);
    Some(ImportWhole {
        name: ending.name.clone(),
        removes: matches!(ending.whole, Whole::Partner(_)),
        missing,
        listed: ending.listed,
        most: ending.most,
        nameless: ending.nameless,
    })
}

const fn result_of(plan: &RowPlan) -> RowResult {
    match plan.outcome {
        Outcome::Problem => RowResult::Problem,
        Outcome::Skipped | Outcome::Waiting => RowResult::Skipped,
        Outcome::Remove => RowResult::Remove,
        _ if plan.warning.is_some() => RowResult::Warning,
        Outcome::Invite => RowResult::Invite,
        Outcome::AddAccess => RowResult::Add,
        Outcome::Unchanged => RowResult::Unchanged,
    }
}

fn row(n: i64, plan: RowPlan) -> ImportRow {
    ImportRow {
        n,
        line: plan.line,
        result: result_of(&plan),
        code: plan.code,
        warning: plan.warning,
        address: plan.email,
        particulars: plan.particulars,
        suggestion: plan.suggestion,
    }
}

/// What is done with a file, or a row of it, leads back to where one was.
fn back(exchange: &Exchange<'_>, id: &Id<kind::ImportBatch>) -> Response {
    let only = if exchange.form.get("only").is_some() {
        "?only=problems"
    } else {
        ""
    };
    Response::see_other(&format!("/admin/import/{id}{only}"))
}

pub fn check_again(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::ImportBatch>(0)?;
        match csv::check_again(exchange.desk(), &id) {
            // Somebody sent it meanwhile, which the page says.
            Ok(()) | Err(Refusal::StateConflict(_)) => Ok(back(exchange, &id)),
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}

pub fn settle_row(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::ImportBatch>(0)?;
        let n = exchange.segment(1).parse().unwrap_or(0);
        let wish = match exchange.form.text("do") {
            "use" => RowWish::Use,
            "skip" => RowWish::Skip,
            _ => RowWish::Check,
        };
        match csv::settle_row(exchange.desk(), &id, n, wish) {
            Ok(()) | Err(Refusal::StateConflict(_)) => Ok(back(exchange, &id)),
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}

pub fn apply(exchange: &Exchange<'_>) -> Response {
    settle(send(exchange, Sending::Inviting))
}

pub fn reconcile(exchange: &Exchange<'_>) -> Response {
    let confirmed = exchange.form.text("confirm").parse().unwrap_or(-1);
    settle(send(exchange, Sending::Removing(confirmed)))
}

fn send(exchange: &Exchange<'_>, sending: Sending) -> Answer {
    let (id, by) = (exchange.named::<kind::ImportBatch>(0)?, exchange.by()?);
    match csv::send(exchange.desk(), by, &id, sending) {
        Ok(()) => {
            csv::advance(exchange.desk(), &id, AT_ONCE).map_err(|e| exchange.trouble(&e))?;
            Ok(Response::see_other(&format!("/admin/import/{id}")))
        }
        Err(
            refusal @ (Refusal::Removals { .. }
            | Refusal::RemovalsUnconfirmed(_)
            | Refusal::RowsNameless(_)),
        ) => {
            let file = exchange.found(csv::find(exchange.desk(), &id))?;
            show_check(exchange, &file, Some(&refusal))
        }
        Err(Refusal::StateConflict(_)) => Ok(back(exchange, &id)),
        Err(refusal) => Err(exchange.trouble(&refusal)),
    }
}

fn show_progress(exchange: &Exchange<'_>, file: &File) -> Response {
    let totals = file.totals;
    let sending = file.step == ImportStep::Sending;
    let (done, all) = if sending {
        let all = totals.invite + totals.add_access + totals.remove;
        (all.saturating_sub(file.left), all)
    } else {
        let rows = usize::try_from(file.rows).unwrap_or(0);
        (rows.saturating_sub(totals.waiting), rows)
    };
    let page = ImportProgress {
        frame: exchange.frame(),
        id: file.id.to_string(),
        sending,
        done,
        all,
    };
    // The page needs no script to follow; who reads it slowly loses nothing by it.
    Response::page(200, &page).header("refresh", REFRESH)
}

fn show_applied(exchange: &Exchange<'_>, file: &File) -> Answer {
    let mails = csv::mails(exchange.desk(), &file.id).map_err(|e| exchange.trouble(&e))?;
    let totals = file.totals;
    Ok(Response::page(
        200,
        &ImportApplied {
            frame: exchange.frame(),
            id: file.id.to_string(),
            invitations: totals.invite,
            additions: totals.add_access,
            removals: totals.remove,
            problems: totals.problem + totals.skipped,
            waiting: mails.waiting,
            refused: mails.refused,
            accepted: mails.accepted,
            delivered: mails.handed_over,
        },
    ))
}

pub fn result(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::ImportBatch>(0)?;
        let file = csv::ResultFile::open(exchange.desk(), &id);
        let mut file = file.map_err(|e| exchange.trouble(&e))?;
        let making = move || file.next().map(|piece| piece.map_err(io::Error::other));
        Ok(named(
            Response::made(200, CSV, Box::new(making)),
            "invitations-result.csv",
        ))
    })())
}

pub fn template(_: &Exchange<'_>) -> Response {
    attachment(csv::template(), CSV, "invitations.csv")
}

pub fn ids(exchange: &Exchange<'_>) -> Response {
    match csv::ids(exchange.desk(), exchange.reach()) {
        Ok(bytes) => attachment(bytes, CSV, "apps-and-groups.csv"),
        Err(error) => exchange.trouble(&error),
    }
}
