//! Lines of the audit chain as pages show them.

use crate::pages::admin::{AuditLine, Linked};
use model::{Admin, ChainedEvent};

/// Lines with names of admins in place of ids.
pub fn audit_lines(events: &[ChainedEvent], admins: &[Admin]) -> Vec<AuditLine> {
    events.iter().map(|chained| line(chained, admins)).collect()
}

fn line(chained: &ChainedEvent, admins: &[Admin]) -> AuditLine {
    let event = &chained.event;
    let id = event.actor.id.as_deref();
    let name = id
        .and_then(|id| admins.iter().find(|a| a.id.as_str() == id))
        .map(|a| a.name.clone());
    let about = [
        event
            .guest_id
            .as_ref()
            .map(|id| link("guests", id.as_str())),
        event.app_id.as_ref().map(|id| link("apps", id.as_str())),
        event
            .partner_id
            .as_ref()
            .map(|id| link("partners", id.as_str())),
    ];
    // What the receipt says is told better by its page.
    let mut detail = event.detail.clone();
    let receipt = detail.as_object_mut().and_then(|it| it.remove("receipt"));
    let receipt = receipt.and_then(|it| it["id"].as_str().map(|id| link("receipts", id)));
    let is_empty = detail.is_null() || detail.as_object().is_some_and(serde_json::Map::is_empty);
    AuditLine {
        seq: chained.seq,
        at: event.at,
        actor: name.unwrap_or_else(|| event.actor.kind.to_string()),
        event: event.name,
        reason: event.reason,
        about: about.into_iter().flatten().chain(receipt).collect(),
        detail: if is_empty {
            String::new()
        } else {
            detail.to_string()
        },
    }
}

fn link(list: &str, id: &str) -> Linked {
    let short = id.get(..12).unwrap_or(id);
    Linked {
        name: format!("{short}…"),
        href: format!("/admin/{list}/{id}"),
    }
}
