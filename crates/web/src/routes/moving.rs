//! From an invitation account to the company's own sign-in.

use super::{
    outcome::{self, settle},
    sign_in, wrong_account,
};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::guest::MoveHome,
};
use admin::redemption::{self, MoveOffer};
use broker::Wishes;
use model::{Reason, SignIn};

/// The page that offers it.
pub fn offer(exchange: &Exchange<'_>, offer: MoveOffer) -> Response {
    Response::page(
        200,
        &MoveHome {
            frame: exchange.frame(),
            home: offer.home.name,
            until: offer.until,
        },
    )
}

/// Goes home, to come back as the same guest.
pub fn go(exchange: &Exchange<'_>) -> Response {
    settle(this_sign_in(exchange).and_then(|sign_in| {
        let offered = redemption::offered(exchange.desk(), &sign_in);
        let Some((offer, guest)) = offered.map_err(|e| exchange.failure(&e))? else {
            return Err(outcome::denial(exchange, Reason::StateInvalid, None));
        };
        let wishes = Wishes {
            // Who is signed in there by chance is not asked to prove anything; a choice is.
            prompt: Some(wrong_account::prompt_of(&offer.home)),
            ..Wishes::default()
        };
        let to = (sign_in.continue_to.as_str(), wishes);
        sign_in::move_home(exchange, &offer.home, guest, to)
    }))
}

/// Signs in as before, this time still.
pub fn stay(exchange: &Exchange<'_>) -> Response {
    settle(this_sign_in(exchange).and_then(|sign_in| {
        let resolution =
            redemption::stay(exchange.desk(), &sign_in).map_err(|e| exchange.failure(&e))?;
        outcome::follow(exchange, &sign_in, resolution)
    }))
}

fn this_sign_in(exchange: &Exchange<'_>) -> Result<SignIn, Response> {
    let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
    let found = exchange.portal.broker.find(cookie);
    found
        .map_err(|e| outcome::refused(exchange, &e))?
        .ok_or_else(|| outcome::denial(exchange, Reason::StateInvalid, None))
}
