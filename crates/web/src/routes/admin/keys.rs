//! The keys that tokens are signed with.

use super::{Answer, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{AlgUse, Done, KeyRow, Keys},
};
use ::admin::apps;
use model::SigningAlg;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    let apps = apps::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let ring = exchange.portal.oidc.keys.current();
    let now = exchange.now();
    let uses = SigningAlg::ALL.iter().map(|alg| AlgUse {
        alg: *alg,
        apps: apps.iter().filter(|app| app.id_token_alg == *alg).count(),
    });
    Ok(Response::page(
        200,
        &Keys {
            frame: exchange.frame(),
            rows: ring.records().map(|key| KeyRow::of(key, now)).collect(),
            uses: uses.collect(),
        },
    ))
}

pub fn rotate(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        oidc::keys::rotate_now(&exchange.portal.oidc, &actor).map_err(|e| exchange.failure(&e))?;
        Ok(done("/admin/keys", Done::Rotated))
    })())
}
