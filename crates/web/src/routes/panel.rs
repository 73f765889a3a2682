//! The App Access Panel, signing out, the language switch.

use super::own_path;
use crate::{
    exchange::Exchange,
    http::{self, Response},
    i18n,
    pages::guest::{ErrorKind, Panel, SignedOut, Tile},
};
use model::{Secret, Span};

/// Access that ends within two weeks is marked.
const SOON: Span = Span::days(14);

pub fn panel(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return super::send_to_sign_in(exchange);
    };
    let portal = exchange.portal;
    let apps = match oidc::panel::apps_of(&portal.oidc, &signed_in.guest.id) {
        Ok(apps) => apps,
        Err(error) => return exchange.failure(&error),
    };
    let view = match admin::guests::detail(&portal.desk, &signed_in.guest.id) {
        Ok(view) => view,
        Err(error) => return exchange.failure(&error),
    };
    let consents = match oidc::consent::of_guest(&portal.oidc, &signed_in.guest.id) {
        Ok(consents) => !consents.is_empty(),
        Err(error) => return exchange.failure(&error),
    };
    let now = exchange.now();
    let tiles = apps
        .into_iter()
        .map(|app| Tile {
            name: app.name,
            href: app.launch_url,
            until: app.until,
            ends_soon: app.until.is_some_and(|until| until.since(now) < SOON),
        })
        .collect();
    let contact = portal.oidc.settings.contact_url.clone();
    Response::page(
        200,
        &Panel {
            frame: exchange.frame_in(Some(signed_in.guest.language)),
            apps: tiles,
            consents,
            name: signed_in.guest.display_name.clone(),
            partner: view
                .as_ref()
                .map(|v| v.partner.name.clone())
                .unwrap_or_default(),
            sponsor: contact.map(|link| {
                let name = view
                    .and_then(|v| v.sponsor_name)
                    .unwrap_or_else(|| portal.oidc.settings.company.clone());
                (name, link)
            }),
        },
    )
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
