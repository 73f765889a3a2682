//! Inviting by file: upload, check, send.

use super::{Answer, settle, uploaded};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{ImportApplied, ImportCheck, ImportForm, ImportRow, ImportUpload, RowResult},
    },
};
use ::admin::{
    Refusal,
    csv::{self, Outcome, Report, RowPlan},
};
use model::kind;

/// Rows that a page shows; the result file has all of them.
const SHOWN: usize = 500;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(Ok(show_upload(exchange, ImportForm::default(), None)))
}

fn show_upload(exchange: &Exchange<'_>, form: ImportForm, refusal: Option<&Refusal>) -> Response {
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let bad = refusal.is_some() || form.file.problem.is_some();
    Response::page(if bad { 400 } else { 200 }, &ImportUpload { frame, form })
}

pub fn upload(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let by = exchange.by()?;
        let mut form = ImportForm::default();
        let content = uploaded(exchange);
        if content.is_empty() {
            form.file.problem = Some(Problem::File);
            return Ok(show_upload(exchange, form, None));
        }
        match csv::upload(exchange.desk(), by, &content) {
            Ok(upload) => Ok(Response::see_other(&format!("/admin/import/{}", upload.id))),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                form.file.problem = Some(Problem::FileUnreadable);
                form.file.said = Some(refusal.to_string());
                Ok(show_upload(exchange, form, Some(&refusal)))
            }
        }
    })())
}

pub fn check(exchange: &Exchange<'_>) -> Response {
    settle(show_check(exchange))
}

fn show_check(exchange: &Exchange<'_>) -> Answer {
    let id = exchange.named::<kind::ImportBatch>(0)?;
    let upload = exchange.found(csv::find_upload(exchange.desk(), &id))?;
    if let Some(report) = &upload.applied {
        return Ok(show_applied(exchange, id.as_str(), report));
    }
    let report = csv::check_upload(exchange.desk(), &upload).map_err(|e| exchange.trouble(&e))?;
    let totals = report.totals();
    let mut rows: Vec<&RowPlan> = report.rows.iter().collect();
    rows.sort_by_key(|row| (result_of(row) != RowResult::Problem, row.line));
    let counts = RowResult::ALL
        .iter()
        .map(|result| {
            (
                *result,
                report
                    .rows
                    .iter()
                    .filter(|row| result_of(row) == *result)
                    .count(),
            )
        })
        .filter(|(_, number)| *number > 0)
        .collect();
    Ok(Response::page(
        200,
        &ImportCheck {
            frame: exchange.frame(),
            id: id.to_string(),
            counts,
            invitations: totals.invite,
            additions: totals.add_access,
            rows: rows.into_iter().take(SHOWN).map(row).collect(),
            total: report.rows.len(),
        },
    ))
}

fn result_of(plan: &RowPlan) -> RowResult {
    match plan.outcome {
        Outcome::Problem | Outcome::Skipped => RowResult::Problem,
        _ if plan.warning.is_some() => RowResult::Warning,
        Outcome::Invite => RowResult::Invite,
        Outcome::AddAccess => RowResult::Add,
        Outcome::Unchanged => RowResult::Unchanged,
    }
}

fn row(plan: &RowPlan) -> ImportRow {
    ImportRow {
        line: usize::try_from(plan.line).unwrap_or(usize::MAX),
        address: plan.email.clone(),
        result: result_of(plan),
        code: plan.warning.unwrap_or(plan.code).to_string(),
        message: plan.message.clone(),
    }
}

pub fn apply(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, by) = (exchange.named::<kind::ImportBatch>(0)?, exchange.by()?);
        csv::apply(exchange.desk(), by, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(Response::see_other(&format!("/admin/import/{id}")))
    })())
}

fn show_applied(exchange: &Exchange<'_>, id: &str, report: &Report) -> Response {
    let totals = report.totals();
    Response::page(
        200,
        &ImportApplied {
            frame: exchange.frame(),
            id: id.to_owned(),
            invitations: totals.invite,
            additions: totals.add_access,
            problems: totals.problem + totals.skipped,
            waiting: 0,
        },
    )
}

pub fn result(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::ImportBatch>(0)?;
        let upload = exchange.found(csv::find_upload(exchange.desk(), &id))?;
        let report =
            csv::check_upload(exchange.desk(), &upload).map_err(|e| exchange.trouble(&e))?;
        Ok(file(
            csv::result_file(&upload.sheet, &report),
            "invitations-result.csv",
        ))
    })())
}

pub fn template(_: &Exchange<'_>) -> Response {
    file(csv::template(), "invitations.csv")
}

pub fn ids(exchange: &Exchange<'_>) -> Response {
    match csv::ids(exchange.desk()) {
        Ok(bytes) => file(bytes, "apps-and-groups.csv"),
        Err(error) => exchange.trouble(&error),
    }
}

fn file(content: Vec<u8>, name: &str) -> Response {
    Response::new(200, "text/csv; charset=utf-8", content).header(
        "content-disposition",
        format!("attachment; filename=\"{name}\""),
    )
}
