//! Clients that register themselves (RFC 7591) and manage their registration (RFC 7592), and the
//! rules that every client's metadata keeps.

mod check;
mod metadata;

pub(crate) use check::check;
pub use metadata::{describe, parse};

use crate::{Desk, Refusal, apps, desk::done};
use model::{
    Actor, ActorKind, App, Documents, EventName, HashedSecret, Id, InitialAccessToken, Party,
    ReceiptKind, Secret, kind,
};
use serde_json::{Map, Value};
use store::GrantScope;

/// What a client that registered itself is told, once.
#[derive(Debug)]
pub struct Registered {
    /// The app.
    pub app: App,
    /// Its secret, if its method needs one.
    pub secret: Option<Secret>,
    /// With which it manages its registration (RFC 7592 §3).
    pub registration_token: Secret,
}

/// Makes a token with which a client may register, returned this once (RFC 7591 §3).
///
/// # Errors
/// [`Refusal::Store`].
pub fn invite(desk: &Desk, by: &Actor, token: &InitialAccessToken) -> Result<Secret, Refusal> {
    let secret = Secret::draw(&*desk.random);
    desk.change(by, EventName::App, |tx, now| {
        tx.insert_initial_access_token(&secret.hashed(), token, now)?;
        let detail = serde_json::json!({ "did": "registration_invited", "name": token.name });
        tx.audit(model::Event::change(now, by.clone(), EventName::App).detail(detail));
        Ok(())
    })?;
    Ok(secret)
}

/// Registers a client with a token from [`invite`]. The app is a third party's, and nobody may
/// open it before an admin assigns it.
///
/// # Errors
/// [`Refusal::RegistrationRefused`], or what is wrong with the metadata; then the token keeps its
/// use.
pub fn register(
    desk: &Desk,
    documents: &dyn Documents,
    token: &str,
    given: &Map<String, Value>,
) -> Result<Registered, Refusal> {
    let by = Actor::plain(ActorKind::Anonymous);
    if !desk.settings.dynamic_registration {
        return Err(Refusal::RegistrationRefused);
    }
    let wished = wished(documents, given)?;
    let registration_token = Secret::draw(&*desk.random);
    let (app, secret) = desk.change(&by, EventName::App, |tx, now| {
        let hash = HashedSecret::of(token);
        if tx.use_initial_access_token(&hash, now)?.is_none() {
            return Err(Refusal::RegistrationRefused);
        }
        let (app, secret) = apps::insert(desk, tx, &by, &wished, now)?;
        tx.set_registration_token(&app.id, &registration_token.hashed())?;
        Ok((app, secret))
    })?;
    Ok(Registered {
        app,
        secret,
        registration_token,
    })
}

/// Metadata of a stranger, checked in full.
fn wished(
    documents: &dyn Documents,
    given: &Map<String, Value>,
) -> Result<apps::Registration, Refusal> {
    let wished = apps::Registration {
        party: Party::Third,
        ..parse(given)?
    };
    with_sector(documents, wished)?.checked()
}

/// Sets the sector of a registration that names a document, once that lists its redirect URIs
/// (OIDC Core §8.1, Registration §5).
///
/// # Errors
/// [`Refusal::Metadata`].
pub fn with_sector(
    documents: &dyn Documents,
    mut wished: apps::Registration,
) -> Result<apps::Registration, Refusal> {
    let wrong = |problem| Refusal::Metadata {
        member: "sector_identifier_uri",
        problem,
    };
    let Some(uri) = wished.client.sector_identifier_uri.clone() else {
        wished.client.sector = None;
        return Ok(wished);
    };
    let host = url::Url::parse(&uri)
        .ok()
        .filter(|url| url.scheme() == "https" || url.scheme() == "http")
        .and_then(|url| url.host_str().map(str::to_owned))
        .ok_or(wrong("must be an https address"))?;
    let listed: Vec<String> = documents
        .json(&uri)
        .ok()
        .and_then(|list| serde_json::from_value(list).ok())
        .ok_or(wrong("does not answer with a JSON list of redirect URIs"))?;
    if wished.redirect_uris.iter().any(|uri| !listed.contains(uri)) {
        return Err(wrong("does not list every redirect URI"));
    }
    wished.client.sector = Some(host);
    Ok(wished)
}

/// The app that a registration token manages.
///
/// # Errors
/// [`Refusal::RegistrationRefused`] for another token or another app.
pub fn managed(desk: &Desk, id: &Id<kind::App>, token: &str) -> Result<App, Refusal> {
    let (stored, app) = desk
        .store
        .read(|tx| Ok::<_, store::StoreError>((tx.registration_token(id)?, tx.find_app(id)?)))?;
    let given = HashedSecret::of(token);
    let fits = stored.is_some_and(|stored| stored.matches(&given));
    app.filter(|_| fits && desk.settings.dynamic_registration)
        .ok_or(Refusal::RegistrationRefused)
}

/// Replaces a registration (RFC 7592 §2.2).
///
/// # Errors
/// As [`managed`] and [`register`].
pub fn replace(
    desk: &Desk,
    documents: &dyn Documents,
    app: &App,
    given: &Map<String, Value>,
) -> Result<App, Refusal> {
    if given
        .get("client_id")
        .is_some_and(|id| id != app.id.as_str())
    {
        return Err(Refusal::Metadata {
            member: "client_id",
            problem: "is another app's",
        });
    }
    let wished = wished(documents, given)?;
    apps::update(desk, &Actor::app(&app.id), &app.id, &wished)
}

/// Gives a registration up (RFC 7592 §2.3): the app is switched off, all its grants end, and its
/// token stops working. What it did stays in the audit chain.
///
/// # Errors
/// [`Refusal::Store`].
pub fn withdraw(desk: &Desk, app: &App) -> Result<(), Refusal> {
    let by = Actor::app(&app.id);
    desk.change(&by, EventName::App, |tx, now| {
        tx.set_app_state(&app.id, model::AppState::Disabled)?;
        let ends = (&GrantScope::App(&app.id), ReceiptKind::AppWithdrawn);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let nobody = Secret::draw(&*desk.random);
        tx.set_registration_token(&app.id, &nobody.hashed())?;
        let event = done(now, &by, EventName::App, "registration_withdrawn");
        tx.audit_ending(event.app(&app.id), receipt)?;
        Ok(())
    })
}
