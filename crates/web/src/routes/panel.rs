//! The App Access Panel, signing out, the language switch.

use super::own_path;
use crate::{
    exchange::Exchange,
    http::{self, Response},
    i18n,
    pages::guest::{Asking, ErrorKind, Panel, SignedOut, Tile},
};
use admin::{AskedFor, Refusal, panel as shown};
use model::{At, Id, Secret, Span, kind};

/// Access that ends within two weeks is marked.
const SOON: Span = Span::days(14);
/// With fewer apps there is nothing to find.
const FINDS_FROM: usize = 4;

pub fn panel(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return super::send_to_sign_in(exchange);
    };
    let (portal, guest) = (exchange.portal, &signed_in.guest);
    let view = match shown::of(&portal.desk, guest) {
        Ok(view) => view,
        Err(error) => return exchange.failure(&error),
    };
    if view.terms_open {
        return super::terms::ask_for(None, "/");
    }
    let asked = exchange.request.query_pairs();
    let query = asked.text("q").trim().to_owned();
    let wanted = query.to_lowercase();
    let finds = view.apps.len() >= FINDS_FROM || !query.is_empty();
    let now = exchange.now();
    let tiles: Vec<Tile> = view
        .apps
        .into_iter()
        .filter(|app| {
            let about = app.description.as_deref().unwrap_or_default();
            let says = |text: &str| text.to_lowercase().contains(&wanted);
            says(&app.name) || says(about)
        })
        .map(|app| tile(app, now))
        .collect();
    let contact = portal.oidc.settings.contact_url.clone();
    let company = || portal.oidc.settings.company.clone();
    Response::page(
        200,
        &Panel {
            frame: exchange.frame_in(Some(guest.language)),
            apps: tiles,
            finds,
            query,
            waiting: view.waiting.into_iter().map(asking).collect(),
            decided: view.decided.into_iter().map(asking).collect(),
            may_ask: view.may_ask,
            asked: asked.get("asked").is_some(),
            name: guest.display_name.clone(),
            partner: view.partner_name,
            sponsor: contact.map(|link| (view.decider.clone().unwrap_or_else(company), link)),
            decider: view.decider,
        },
    )
}

fn asking(asked: AskedFor) -> Asking {
    Asking {
        request: asked.request,
        app: asked.app_name,
    }
}

fn tile(app: shown::PanelApp, now: At) -> Tile {
    // The page that asks leads on to the panel, where the app is open then.
    let terms = app
        .waits_for_terms()
        .then(|| super::terms::path(Some(&app.app_id), "/"));
    let shut = !app.decision.is_allowed();
    let until = app.decision.until;
    let soon = until
        .map(|until| until.since(now))
        .filter(|left| *left < SOON);
    Tile {
        id: app.app_id.to_string(),
        name: app.name,
        description: app.description,
        href: app.launch_url.filter(|_| !shut),
        shut,
        terms,
        until,
        // The day on which it ends counts as the last whole one.
        days_left: soon.map(|left| left.as_secs().div_euclid(86_400)),
        starred: app.starred,
        may_ask: app.may_ask && (shut || soon.is_some()),
    }
}

/// Puts an app first, or no longer.
pub fn star(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return super::send_to_sign_in(exchange);
    };
    let wanted = exchange.form.get("star");
    let app = wanted.or_else(|| exchange.form.get("unstar"));
    let Some(app) = app.and_then(|id| id.parse::<Id<kind::App>>().ok()) else {
        return exchange.error(400, ErrorKind::BadRequest, None);
    };
    let desk = &exchange.portal.desk;
    match shown::star(desk, &signed_in.guest.id, &app, wanted.is_some()) {
        Ok(()) => Response::see_other("/"),
        Err(Refusal::Unknown(_)) => exchange.error(404, ErrorKind::NotFound, None),
        Err(error) => exchange.failure(&error),
    }
}

/// *Sign out* on our own pages, for whoever is signed in.
pub fn sign_out(exchange: &Exchange<'_>) -> Response {
    if let Some(cookie) = exchange.request.cookie(http::SESSION)
        && let Err(error) = oidc::session::end(&exchange.portal.oidc, cookie)
    {
        return exchange.failure(&error);
    }
    Response::see_other("/signed-out")
        .cookie(http::forget(http::SESSION))
        .cookie(http::forget(http::CSRF))
}

pub fn signed_out(exchange: &Exchange<'_>) -> Response {
    Response::page(
        200,
        &SignedOut {
            frame: exchange.frame(),
            back: None,
            told: Vec::new(),
        },
    )
}

/// Keeps the chosen language in this browser, and with the guest who is signed in, whom we write to in it
/// from now on.
pub fn language(exchange: &Exchange<'_>) -> Response {
    let tag = exchange.form.get("language").unwrap_or_default();
    let settings = &exchange.portal.oidc.settings;
    let Some(chosen) = i18n::chosen(tag, settings.pseudo_languages) else {
        return exchange.error(400, ErrorKind::BadRequest, None);
    };
    if let Some(signed_in) = exchange.portal.guest_of(exchange.request)
        && let Err(error) =
            admin::guests::speak(&exchange.portal.desk, &signed_in.guest, chosen.language())
    {
        return exchange.failure(&error);
    }
    let cookie = http::make(
        http::LANGUAGE,
        &Secret::new(chosen.tag()),
        Some(Span::days(365)),
    );
    Response::see_other(&own_path(exchange.form.get("return_to"))).cookie(cookie)
}
