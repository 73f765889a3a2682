//! Lines of the audit chain as pages show them.

use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Frame,
        admin::{AuditLine, Linked},
    },
};
use ::admin::audit;
use model::ChainedEvent;
use std::collections::HashMap;

/// Lines with names in place of ids.
pub fn audit_lines(
    exchange: &Exchange<'_>,
    events: &[ChainedEvent],
) -> Result<Vec<AuditLine>, Response> {
    let names = audit::names(exchange.desk(), events).map_err(|e| exchange.trouble(&e))?;
    let frame = exchange.frame();
    let told = |chained| line(chained, &names, &frame);
    Ok(events.iter().map(told).collect())
}

fn line(chained: &ChainedEvent, names: &HashMap<String, String>, frame: &Frame) -> AuditLine {
    let event = &chained.event;
    let actor = event.actor.id.as_ref().and_then(|id| names.get(id));
    let named = |list: &str, id: Option<&str>| {
        id.map(|id| Linked {
            name: names.get(id).cloned().unwrap_or_else(|| short(id)),
            href: format!("/admin/{list}/{id}"),
        })
    };
    let about = [
        named("guests", event.guest_id.as_ref().map(|id| id.as_str())),
        named("apps", event.app_id.as_ref().map(|id| id.as_str())),
        named("partners", event.partner_id.as_ref().map(|id| id.as_str())),
    ];
    // What the receipt says is told better by its page.
    let mut detail = event.detail.clone();
    let receipt = detail.as_object_mut().and_then(|it| it.remove("receipt"));
    let receipt = receipt.and_then(|it| named("receipts", it["id"].as_str()));
    let receipt = receipt.map(|it| Linked {
        name: frame.t("receipts"),
        ..it
    });
    let is_empty = detail.is_null() || detail.as_object().is_some_and(serde_json::Map::is_empty);
    let ids = event.guest_id.as_ref().zip(event.app_id.as_ref());
    AuditLine {
        why: ids.map(|(guest, app)| format!("/admin/why?guest={guest}&app={app}&at={}", event.at)),
        seq: chained.seq,
        at: event.at,
        actor: actor
            .cloned()
            .unwrap_or_else(|| frame.somebody(event.actor.kind)),
        event: event.name,
        did: detail["did"].as_str().unwrap_or_default().to_owned(),
        reason: event.reason,
        about: about.into_iter().flatten().chain(receipt).collect(),
        detail: if is_empty {
            String::new()
        } else {
            detail.to_string()
        },
    }
}

fn short(id: &str) -> String {
    format!("{}…", id.get(..12).unwrap_or(id))
}
