//! The audit chain, newest first.

use super::{Answer, lines::audit_lines, settle};
use crate::{exchange::Exchange, http::Response, pages::admin::AuditList};
use ::admin::{AuditFilter, admins, audit};

const LINES: i64 = 50;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    let before = exchange
        .request
        .query_pairs()
        .get("before")
        .and_then(|n| n.parse().ok());
    let filter = AuditFilter {
        before,
        limit: LINES,
        ..AuditFilter::default()
    };
    let lines = audit::list(exchange.desk(), &filter).map_err(|e| exchange.trouble(&e))?;
    let admins = admins::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let oldest = lines.last().map(|line| line.seq).filter(|seq| *seq > 1);
    Ok(Response::page(
        200,
        &AuditList {
            frame: exchange.frame(),
            lines: audit_lines(&lines, &admins),
            older: oldest.map(|seq| format!("/admin/audit?before={seq}")),
        },
    ))
}
