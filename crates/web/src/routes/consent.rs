//! What a guest agrees to for apps of others, and taking it back.

use super::{oidc, send_to_sign_in};
use crate::{
    exchange::Exchange,
    http::{Pairs, Response},
    pages::guest::{AgreedApp, Consent, Consents, ErrorKind, learns},
};
use ::oidc::authorize::{ConsentAnswer, ConsentAsk};
use model::kind;

/// Asks the guest; nothing is agreed to until the answer is posted.
pub fn ask(exchange: &Exchange<'_>, ask: &ConsentAsk) -> Response {
    let frame = exchange.frame_in(Some(ask.guest.language));
    let (client, lang) = (&ask.app.client, frame.lang());
    let link = |member: &str, plain: &Option<String>| {
        let plain = plain.as_deref()?;
        Some(client.localized(member, lang, plain).to_owned())
    };
    let links = [
        ("consent-policy", link("policy_uri", &client.policy_uri)),
        ("consent-terms", link("tos_uri", &client.tos_uri)),
        ("consent-site", link("client_uri", &client.client_uri)),
    ];
    let asked = ask.scopes.iter().chain(&ask.claims).map(String::as_str);
    let request = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&ask.request)
        .finish();
    Response::page(
        200,
        &Consent {
            app: client
                .localized("client_name", lang, &ask.app.name)
                .to_owned(),
            logo: link("logo_uri", &client.logo_uri),
            name: ask.guest.display_name.clone(),
            // What a token would say: the home's address where it gave one.
            email: {
                let said = ask.guest.home.email.clone();
                said.unwrap_or_else(|| ask.guest.email.to_string())
            },
            language: ask.guest.language.as_str(),
            learns: learns(asked),
            does: ask.details.clone(),
            links: links
                .into_iter()
                .filter_map(|(key, link)| Some((key, link?)))
                .collect(),
            request,
            frame,
        },
    )
}

/// Goes on with the request that asked.
pub fn answer(exchange: &Exchange<'_>) -> Response {
    let answer = match exchange.form.get("answer") {
        Some("yes") => ConsentAnswer::Yes,
        Some("no") => ConsentAnswer::No,
        _ => return exchange.error(400, ErrorKind::BadRequest, None),
    };
    let request = exchange.form.get("request").unwrap_or_default();
    oidc::respond(exchange, &Pairs::parse(request.as_bytes()).0, answer)
}

/// What the guest agreed to.
pub fn list(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let consents = match ::oidc::consent::of_guest(&exchange.portal.oidc, &signed_in.guest.id) {
        Ok(consents) => consents,
        Err(error) => return exchange.failure(&error),
    };
    let apps = consents.into_iter().map(|(consent, name)| AgreedApp {
        name,
        since: consent.given_at,
        action: format!("/consents/{}/withdraw", consent.app_id),
    });
    Response::page(
        200,
        &Consents {
            frame: exchange.frame_in(Some(signed_in.guest.language)),
            apps: apps.collect(),
            withdrawn: exchange.request.query_pairs().get("withdrawn").is_some(),
        },
    )
}

/// Takes one back.
pub fn withdraw(exchange: &Exchange<'_>) -> Response {
    let (Some(signed_in), Some(app)) = (&exchange.guest, exchange.id::<kind::App>(0)) else {
        return exchange.error(404, ErrorKind::NotFound, None);
    };
    match ::oidc::consent::withdraw(&exchange.portal.oidc, &signed_in.guest.id, &app) {
        Ok(_) => Response::see_other("/consents?withdrawn=1"),
        Err(error) => exchange.failure(&error),
    }
}
