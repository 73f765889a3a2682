//! For load balancers and containers.

use crate::{exchange::Exchange, http::Response};

pub fn alive(_: &Exchange<'_>) -> Response {
    Response::text(200, "alive")
}

pub fn ready(exchange: &Exchange<'_>) -> Response {
    if (exchange.portal.ready)() {
        Response::text(200, "ready")
    } else {
        Response::text(503, "the database does not answer").header("retry-after", "1")
    }
}
