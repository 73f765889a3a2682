//! What an ending would cut off, for the pages that ask before one.

use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{Stake, TokensAtStake},
};
use ::admin::radius;

/// Counted now.
pub fn of(exchange: &Exchange<'_>, ends: radius::Ends<'_>) -> Result<Stake, Response> {
    let radius = radius::of(exchange.desk(), ends).map_err(|e| exchange.trouble(&e))?;
    Ok(Stake {
        guests: radius.guests,
        sessions: radius.sessions,
        invitations: radius.invitations,
        apps: radius
            .apps
            .into_iter()
            .map(|app| TokensAtStake {
                name: app.name,
                guests: app.guests,
                listens: app.listens,
                until: app.tokens_until,
            })
            .collect(),
    })
}
