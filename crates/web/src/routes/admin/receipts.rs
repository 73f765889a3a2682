//! Receipts of endings: to look at, and as a file to keep.

use super::{Answer, attachment, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{Delivery, Linked, Receipt as Page, ReceiptLink, ReceiptRow},
};
use ::admin::{
    ReceiptFilter, ReceiptLine,
    receipts::{self, AppReceipt, LogoutDelivery, Receipt},
};
use model::kind;

/// How many a page of something lists.
const LISTED: i64 = 10;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Receipt>(0)?;
        show(
            exchange,
            &exchange.found(receipts::find(exchange.desk(), &id))?,
        )
    })())
}

pub fn file(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Receipt>(0)?;
        let receipt = exchange.found(receipts::find(exchange.desk(), &id))?;
        let content = receipts::file(exchange.desk(), &receipt);
        let name = format!("receipt-{id}.json");
        Ok(attachment(content, "application/json", &name))
    })())
}

/// The page of a receipt.
pub fn show(exchange: &Exchange<'_>, receipt: &Receipt) -> Answer {
    let guest = receipt
        .guest
        .as_ref()
        .map(|it| ("guests", it.0.as_str(), &it.1));
    let app = receipt
        .app
        .as_ref()
        .map(|it| ("apps", it.0.as_str(), &it.1));
    let partner = receipt
        .partner
        .as_ref()
        .map(|it| ("partners", it.0.as_str(), &it.1));
    let link = |(list, id, name): (&str, &str, &String)| Linked {
        name: name.clone(),
        href: format!("/admin/{list}/{id}"),
    };
    let line = receipt.rests_on.as_ref();
    Ok(Response::page(
        200,
        &Page {
            frame: exchange.frame(),
            id: receipt.id.as_ref().map(ToString::to_string),
            kind: receipt.kind,
            at: receipt.at,
            by: exchange.name_of(&receipt.by)?,
            of: [guest, app, partner]
                .into_iter()
                .flatten()
                .map(link)
                .collect(),
            sessions: receipt.sessions,
            grants: receipt.grants(),
            invitations: receipt.invitations,
            apps: receipt.apps.iter().map(row).collect(),
            line: line.map(|it| (it.seq, receipts::hash_of(it))),
        },
    ))
}

fn row(app: &AppReceipt) -> ReceiptRow {
    ReceiptRow {
        name: app.name.clone(),
        guests: app.guests,
        cut_at: app.cut_at,
        delivery: word(&app.logout),
        delivered_at: app.logout.done_at(),
        problem: app.problem().map(str::to_owned),
        delivered: app.notices.delivered,
        waiting: app.notices.waiting,
        given_up: app.notices.given_up,
        signal: app.signal.as_ref().map(|it| (word(it), it.done_at())),
        tokens_end: app.offline_until,
    }
}

const fn word(it: &LogoutDelivery) -> Delivery {
    match it {
        LogoutDelivery::DoesNotListen => Delivery::Deaf,
        LogoutDelivery::NothingToTell => Delivery::Unused,
        LogoutDelivery::Waiting(_) => Delivery::Waiting,
        LogoutDelivery::Done(_) => Delivery::Delivered,
        LogoutDelivery::Dead(_) => Delivery::Dead,
    }
}

/// The newest receipts of something, for its page.
pub fn newest(
    exchange: &Exchange<'_>,
    filter: ReceiptFilter,
) -> Result<Vec<ReceiptLink>, Response> {
    let filter = ReceiptFilter {
        limit: LISTED,
        ..filter
    };
    let found = receipts::list(exchange.desk(), &filter).map_err(|e| exchange.trouble(&e))?;
    Ok(found.into_iter().map(listed).collect())
}

fn listed(line: ReceiptLine) -> ReceiptLink {
    ReceiptLink {
        id: line.id.to_string(),
        kind: line.kind,
        name: line.name().to_owned(),
        at: line.at,
        apps: line.apps,
        tokens_end: line.tokens_until,
    }
}
