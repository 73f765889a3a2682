//! Removing several guests at once: ticked on the list, asked once, each with a receipt of its own.

use super::{Answer, settle, stake};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{RemoveGuests, RemovedGuests, RemovedRow, Ticked},
};
use ::admin::{
    bulk::{self, Wish},
    guests, radius,
};
use model::{GuestState, Id, kind};

pub fn ask(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

/// Whoever is removed by now is left out.
fn show(exchange: &Exchange<'_>) -> Answer {
    let query = exchange.request.query_pairs();
    let mut ids: Vec<Id<kind::Guest>> = Vec::new();
    let mut ticked = Vec::new();
    for id in query.all("guest").iter().filter_map(|id| id.parse().ok()) {
        if ids.contains(&id) {
            continue;
        }
        let found = guests::find(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
        let Some(guest) = found.filter(|it| it.state != GuestState::Removed) else {
            continue;
        };
        ticked.push(Ticked {
            id: id.to_string(),
            name: guest.display_name,
            email: guest.email.to_string(),
        });
        ids.push(id);
    }
    Ok(Response::page(
        200,
        &RemoveGuests {
            frame: exchange.frame(),
            guests: ticked,
            stake: stake::of(exchange, radius::Ends::Guests(&ids))?,
        },
    ))
}

/// A reload sends the same again, which changes nothing.
pub fn remove(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let ids = exchange.form.all("guest");
        let wishes: Vec<Wish> = (1..)
            .zip(ids)
            .map(|(line, id)| Wish {
                line,
                guest: id.to_owned(),
                partner: None,
            })
            .collect();
        let mut rows = Vec::with_capacity(wishes.len());
        bulk::remove(exchange.desk(), &actor, &wishes, |outcome| {
            let (id, name) = match &outcome.guest {
                Some((id, name)) => (id.to_string(), name.clone()),
                None => (outcome.given.clone(), outcome.given.clone()),
            };
            rows.push(RemovedRow {
                id,
                name,
                code: outcome.code,
                receipt: outcome.receipt.as_ref().map(ToString::to_string),
            });
        });
        Ok(Response::page(
            200,
            &RemovedGuests {
                frame: exchange.frame(),
                rows,
            },
        ))
    })())
}
