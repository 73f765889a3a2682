//! What a guest asks for, and why an app does not open.

use super::{
    outcome::{denial, status_of},
    send_to_sign_in, terms,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Problem,
        guest::{AskForm, AskNow, AskPage, Denial, ErrorKind},
    },
};
use admin::{
    Refusal,
    asking::{self, Offer},
    invitations,
};
use model::{App, Guest, Id, Reason, RequestKind, kind};

/// The form: for the app that the address names, else for any that may be asked for.
pub fn page(exchange: &Exchange<'_>) -> Response {
    let query = exchange.request.query_pairs();
    let app = query.get("app").and_then(|id| id.parse().ok());
    show(exchange, app.as_ref(), AskForm::default())
}

fn show(exchange: &Exchange<'_>, app: Option<&Id<kind::App>>, mut form: AskForm) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let (guest, desk) = (&signed_in.guest, exchange.desk());
    let offers = match app {
        Some(app) => asking::offer(desk, &guest.id, app).map(|it| it.into_iter().collect()),
        None => asking::offers(desk, &guest.id),
    };
    let offers: Vec<Offer> = match offers {
        Ok(offers) => offers,
        Err(error) => return exchange.failure(&error),
    };
    let decider = match asking::decider(desk, guest) {
        Ok(decider) => decider,
        Err(error) => return exchange.failure(&error),
    };
    form.app.choices = offers
        .iter()
        .map(|offer| Choice {
            chosen: form.app.value == offer.app_id.as_str(),
            ..Choice::new(offer.app_id.as_str(), &offer.name)
        })
        .collect();
    let wrong = form.note.problem.is_some();
    Response::page(
        if wrong { 400 } else { 200 },
        &AskPage {
            frame: exchange.frame_in(Some(guest.language)),
            extends: app.is_some() && offers.iter().all(|it| it.kind == RequestKind::Extension),
            offers: offers
                .into_iter()
                .map(|it| (it.name, it.description))
                .collect(),
            decider,
            form,
        },
    )
}

/// Sends it; from the denial page with nothing but the app.
pub fn ask(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let note = exchange.form.text("note");
    let Ok(app) = exchange.form.text("app").parse::<Id<kind::App>>() else {
        return exchange.error(400, ErrorKind::BadRequest, None);
    };
    match asking::ask(exchange.desk(), &signed_in.guest.id, &app, note) {
        Ok(()) => Response::see_other("/?asked=1"),
        Err(Refusal::TooLong { .. } | Refusal::ControlCharacter(_)) => {
            let mut form = AskForm::default();
            form.app.value = app.to_string();
            form.note.value = note.to_owned();
            form.note.problem = Some(Problem::TooLong);
            show(exchange, Some(&app), form)
        }
        Err(Refusal::Refused(reason)) => denial(exchange, reason, None),
        Err(Refusal::Unknown(_)) => exchange.error(404, ErrorKind::NotFound, None),
        Err(error) => exchange.failure(&error),
    }
}

/// Takes one's own request back.
pub fn withdraw(exchange: &Exchange<'_>) -> Response {
    let (Some(signed_in), Some(id)) = (&exchange.guest, exchange.id(0)) else {
        return exchange.error(404, ErrorKind::NotFound, None);
    };
    match asking::withdraw(exchange.desk(), &signed_in.guest.id, &id) {
        // Decided meanwhile: the panel says how.
        Ok(()) | Err(Refusal::StateConflict(_)) => Response::see_other("/"),
        Err(Refusal::Unknown(_)) => exchange.error(404, ErrorKind::NotFound, None),
        Err(error) => exchange.failure(&error),
    }
}

/// Why an app of the panel does not open.
pub fn why(exchange: &Exchange<'_>) -> Response {
    let (Some(signed_in), Some(app)) = (&exchange.guest, exchange.id::<kind::App>(0)) else {
        return exchange.error(404, ErrorKind::NotFound, None);
    };
    let oidc = &exchange.portal.oidc;
    match oidc::panel::why(oidc, &signed_in.guest.id, &app) {
        Ok(Some((app, decision))) => match decision.denied_for() {
            Some(Reason::TermsOpen) => terms::ask_for(Some(&app.id), "/"),
            Some(reason) => why_not(exchange, (&app, &signed_in.guest), reason),
            None => Response::see_other("/"),
        },
        Ok(None) => exchange.error(404, ErrorKind::NotFound, None),
        Err(error) => exchange.failure(&error),
    }
}

/// The page that says why an app does not open, whom to ask, and has the button that asks.
pub fn why_not(exchange: &Exchange<'_>, (app, guest): (&App, &Guest), reason: Reason) -> Response {
    exchange.notes.refused(reason);
    exchange.notes.app(&app.id);
    let request = match ask_now(exchange, (app, guest)) {
        Ok(request) => request,
        Err(error) => return exchange.failure(&error),
    };
    let ask = match request {
        Some(_) => None,
        None => whom_to_ask(exchange, app, guest),
    };
    Response::page(
        status_of(reason),
        &Denial {
            frame: exchange.frame_in(Some(guest.language)),
            app: Some(app.name.clone()),
            reason,
            ask,
            request,
            leaves: false,
            at: exchange.now(),
        },
    )
}

fn ask_now(
    exchange: &Exchange<'_>,
    (app, guest): (&App, &Guest),
) -> Result<Option<AskNow>, Refusal> {
    let desk = exchange.desk();
    // Whoever has no session here cannot press the button.
    if exchange.guest.is_none() && exchange.portal.guest_of(exchange.request).is_none() {
        return Ok(None);
    }
    let Some(offer) = asking::offer(desk, &guest.id, &app.id)? else {
        return Ok(None);
    };
    let asked = asking::of_guest(desk, &guest.id)?;
    Ok(Some(AskNow {
        app_id: app.id.to_string(),
        kind: offer.kind,
        decider: asking::decider(desk, guest)?,
        asked_at: asking::waits_since(&asked, &app.id),
    }))
}

/// The app's contact, else whoever invited the guest, else the host.
fn whom_to_ask(
    exchange: &Exchange<'_>,
    app: &App,
    guest: &Guest,
) -> Option<(Option<String>, String)> {
    if let Some(link) = &app.contact_url {
        return Some((None, link.clone()));
    }
    match invitations::newest_of(exchange.desk(), &guest.id)
        .ok()
        .flatten()
    {
        Some(it) => Some((Some(it.inviter_name), it.contact_url)),
        None => {
            let host = exchange.settings().contact_url.clone();
            host.map(|link| (None, link))
        }
    }
}
