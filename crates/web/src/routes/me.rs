//! What a guest sees of themselves, and what they do about it.

use super::{outcome::denial, send_to_sign_in, terms};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::guest::{Leave, Left, MePage, MyAppRow, SignInRow, learns},
};
use admin::{
    Refusal,
    me::{self, MyApp},
};
use model::{Guest, Reason};

pub fn page(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let me = match me::of(exchange.desk(), &signed_in.guest.id) {
        Ok(Some(me)) => me,
        Ok(None) => return send_to_sign_in(exchange),
        Err(error) => return exchange.failure(&error),
    };
    let (guest, now) = (me.guest, exchange.now());
    let frame = exchange.frame_in(Some(guest.language));
    // An invitation account has no issuer but us, and nobody passed anything on.
    let own = &exchange.portal.oidc.settings.issuer;
    let ways = me.ways.into_iter().map(|(way, issuer)| {
        if issuer == *own {
            (frame.t("mail-code"), None)
        } else {
            (way, Some(issuer))
        }
    });
    let ways: Vec<_> = ways.collect();
    let said = (guest.home.name, guest.home.email, guest.home.email_verified);
    let sign_ins = me.sign_ins.into_iter().map(|it| SignInRow {
        lives: it.ended_at.is_none() && it.expires_at > now,
        at: it.at,
        through: it.connection_name,
        how: it.amr.join(", "),
    });
    Response::page(
        200,
        &MePage {
            partner: me.partner_name,
            said: ways
                .iter()
                .any(|(_, issuer)| issuer.is_some())
                .then_some(said),
            ways,
            confirmed_at: guest.confirmed_at,
            ends_at: guest.ends_at,
            sponsor: me.sponsor,
            apps: me.apps.into_iter().map(row).collect(),
            sign_ins: sign_ins.collect(),
            agreements: terms::rows(me.agreements),
            consents: me.consents > 0,
            saved: exchange.request.query_pairs().get("saved").is_some(),
            name: guest.display_name,
            email: guest.email.to_string(),
            frame,
        },
    )
}

fn row(app: MyApp) -> MyAppRow {
    let decision = app.access.decision;
    let given = app.given.iter().flat_map(|given| {
        let claims = &given.granted.claims;
        let single = claims.id_token.iter().chain(&claims.userinfo);
        given
            .scope
            .split_whitespace()
            .chain(single.map(String::as_str))
    });
    MyAppRow {
        name: app.access.name,
        why: decision
            .assignments
            .iter()
            .map(|it| (it.via, it.via_name.clone()))
            .collect(),
        learned: learns(given),
        last_used: app.last_used,
        until: decision.until,
        open: decision.is_allowed(),
    }
}

/// Everything that is held about the guest, as a file. It changes nothing, and nobody keeps it on the way.
pub fn data(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match me::held(exchange.desk(), &signed_in.guest.id) {
        Ok(held) => Response::json(200, &held).header(
            "content-disposition",
            "attachment; filename=\"my-data.json\"",
        ),
        Err(error) => exchange.failure(&error),
    }
}

pub fn sign_out_everywhere(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    match me::sign_out_everywhere(exchange.desk(), &signed_in.guest.id) {
        Ok(()) => Response::see_other("/signed-out")
            .cookie(http::forget(http::SESSION))
            .cookie(http::forget(http::CSRF)),
        Err(error) => exchange.failure(&error),
    }
}

/// Who wants to leave: the guest of this browser's session, else of the sign-in that was proven in it, so that
/// nobody who is suspended or frozen is kept.
fn leaver(exchange: &Exchange<'_>) -> Result<Guest, Response> {
    if let Some(signed_in) = exchange.portal.guest_of(exchange.request) {
        return Ok(signed_in.guest);
    }
    let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
    let sign_in = exchange
        .portal
        .broker
        .find(cookie)
        .map_err(|e| exchange.failure(&e))?;
    let found = match &sign_in {
        Some(sign_in) => me::proven(exchange.desk(), sign_in).map_err(|e| exchange.failure(&e))?,
        None => None,
    };
    found.ok_or_else(|| Response::see_other(&super::back_to("/sign-in", "/leave")))
}

/// Asks first, and says what ends.
pub fn ask_leave(exchange: &Exchange<'_>) -> Response {
    let guest = match leaver(exchange) {
        Ok(guest) => guest,
        Err(response) => return response,
    };
    match me::of(exchange.desk(), &guest.id) {
        Ok(Some(me)) => Response::page(
            200,
            &Leave {
                frame: exchange.frame_in(Some(guest.language)),
                state: guest.state,
                apps: me.apps.into_iter().map(|it| it.access.name).collect(),
                sponsor: me.sponsor,
                days: erased_after(exchange),
            },
        ),
        Ok(None) => denial(exchange, Reason::GuestUnknown, None),
        Err(error) => exchange.failure(&error),
    }
}

pub fn leave(exchange: &Exchange<'_>) -> Response {
    let guest = match leaver(exchange) {
        Ok(guest) => guest,
        Err(response) => return response,
    };
    match me::leave(exchange.desk(), &guest.id) {
        Ok(()) => left(exchange, &guest),
        Err(Refusal::Unknown(_)) => denial(exchange, Reason::GuestUnknown, None),
        Err(error) => exchange.failure(&error),
    }
}

/// The page after everything ended; the browser forgets what it knew.
pub fn left(exchange: &Exchange<'_>, guest: &Guest) -> Response {
    let page = Left {
        frame: exchange.frame_in(Some(guest.language)),
        days: erased_after(exchange),
    };
    let gone = [http::SESSION, http::SIGN_IN, http::DEVICE, http::HOME];
    gone.into_iter()
        .fold(Response::page(200, &page), |page, name| {
            page.cookie(http::forget(name))
        })
}

fn erased_after(exchange: &Exchange<'_>) -> i64 {
    exchange.portal.oidc.settings.lifetimes.closing.as_secs() / 86_400
}
