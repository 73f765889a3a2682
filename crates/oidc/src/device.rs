//! Devices without a browser (RFC 8628): they ask here, and a guest answers on a page.

use crate::{
    ClientRequest, Cx, OAuthCode, OAuthError, OidcFailure, Params, authorize::SCOPES, client,
    consent, session::SignedIn,
};
use model::{
    Actor, App, ConsentFact, DeviceRequest, DeviceState, Event, EventName, GrantType, HashedSecret,
    Random, Reason, Secret,
};
use policy::{Ask, decide};
use serde::Serialize;
use store::{NewDeviceRequest, StoreError};

/// Seconds between two asks (§3.2).
const INTERVAL_SECS: i32 = 5;

/// What a device gets to show (§3.2).
#[derive(Debug, Serialize)]
pub struct DeviceAuthorization {
    /// For the device alone.
    pub device_code: Secret,
    /// For the person to type.
    pub user_code: String,
    /// Where.
    pub verification_uri: String,
    /// The same with the code in it, for a QR code.
    pub verification_uri_complete: String,
    /// Seconds until both are over.
    pub expires_in: i64,
    /// Seconds between two asks.
    pub interval: i32,
}

/// Begins a device's request (§3.1).
///
/// # Errors
/// [`OAuthError`], ready for the client.
pub fn begin(cx: &Cx, request: &ClientRequest<'_>) -> Result<DeviceAuthorization, OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let app = client::authenticate(cx, &params, request)?;
    if !app.may_use(GrantType::DeviceCode) {
        return Err(OAuthError::new(
            OAuthCode::UnauthorizedClient,
            Reason::GrantTypeNotAllowed,
            "the client is not registered for this grant_type",
        ));
    }
    let asked: Vec<&str> = params.get("scope").unwrap_or_default().split(' ').collect();
    let known = SCOPES.into_iter().filter(|scope| asked.contains(scope));
    let scope = known.collect::<Vec<_>>().join(" ");
    if !asked.contains(&"openid") {
        return Err(OAuthError::new(
            OAuthCode::InvalidScope,
            Reason::ScopeInvalid,
            "scope must contain openid",
        ));
    }
    let now = cx.clock.now();
    let life = cx.settings.lifetimes.device_code;
    let device_code = Secret::draw(&*cx.random);
    let user_code = draw_user_code(&*cx.random);
    let new = NewDeviceRequest {
        request: DeviceRequest {
            app_id: app.id,
            scope,
            state: DeviceState::Pending,
            family_id: None,
            next_poll_at: now,
            interval_secs: INTERVAL_SECS,
            expires_at: now.plus(life),
        },
        device_code: device_code.hashed(),
        user_code: hash_of(&user_code),
    };
    cx.store.write(|tx| tx.insert_device_request(&new))?;
    let verification_uri = cx.settings.link("/device");
    Ok(DeviceAuthorization {
        device_code,
        verification_uri_complete: format!("{verification_uri}?user_code={user_code}"),
        verification_uri,
        user_code,
        expires_in: life.as_secs(),
        interval: INTERVAL_SECS,
    })
}

/// Eight letters without vowels and look-alikes, `WDJB-MJHT` (§6.1): 34 bits.
fn draw_user_code(random: &dyn Random) -> String {
    const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
    let mut code = String::with_capacity(9);
    while code.len() < 9 {
        if code.len() == 4 {
            code.push('-');
        }
        let mut byte = [0_u8; 1];
        random.fill(&mut byte);
        // 240 is a multiple of 20, so no letter is likelier than another.
        if byte[0] < 240
            && let Some(letter) = LETTERS.get(usize::from(byte[0] % 20))
        {
            code.push(char::from(*letter));
        }
    }
    code
}

/// However a person typed it: case, spaces and hyphens do not count (§6.1).
fn letters(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphabetic);
    letters.map(|c| c.to_ascii_uppercase()).collect()
}

/// The letters as a device shows them.
fn as_shown(typed: &str) -> String {
    let letters = letters(typed);
    match letters.split_at_checked(4) {
        Some((first, second)) => format!("{first}-{second}"),
        None => letters,
    }
}

fn hash_of(typed: &str) -> HashedSecret {
    HashedSecret::of(&letters(typed))
}

/// A device that waits for this guest's answer.
#[derive(Clone, Debug)]
pub struct DeviceAsk {
    /// The app it runs.
    pub app: App,
    /// The code as the device shows it.
    pub user_code: String,
    /// What it asks for.
    pub scopes: Vec<String>,
}

/// What a user code stands for; `None` when it is unknown, answered or over.
///
/// # Errors
/// [`OidcFailure`].
pub fn find(cx: &Cx, user_code: &str) -> Result<Option<DeviceAsk>, OidcFailure> {
    let now = cx.clock.now();
    let found = cx.store.read(|tx| {
        let Some(request) = tx.find_device_request(&hash_of(user_code), now)? else {
            return Ok(None);
        };
        let app = tx.find_app(&request.app_id)?;
        Ok::<_, StoreError>(app.map(|app| (app, request)))
    })?;
    Ok(found.map(|(app, request)| DeviceAsk {
        app,
        user_code: as_shown(user_code),
        scopes: request.scope.split(' ').map(str::to_owned).collect(),
    }))
}

/// Says no for a device; `false` when there was nothing to answer.
///
/// # Errors
/// [`OidcFailure`].
pub fn refuse(cx: &Cx, user_code: &str, signed_in: &SignedIn) -> Result<bool, OidcFailure> {
    let (now, guest) = (cx.clock.now(), &signed_in.guest.id);
    Ok(cx.store.write(|tx| {
        let answered = tx.answer_device_request(&hash_of(user_code), None, now)?;
        if answered {
            let why = Reason::ConsentRefused;
            let event = Event::refusal(now, Actor::guest(guest), EventName::Device, why);
            tx.audit(event.guest(guest));
        }
        Ok::<_, StoreError>(answered)
    })?)
}

/// Says yes for a device: it will get tokens for this guest. The inner error is the reason why not;
/// [`Reason::HomeUnconfirmed`], [`Reason::MfaRequired`] and [`Reason::TermsOpen`] are no refusals, they say what
/// to do first.
///
/// # Errors
/// [`OidcFailure`].
pub fn approve(
    cx: &Cx,
    user_code: &str,
    signed_in: &SignedIn,
) -> Result<Result<(), Reason>, OidcFailure> {
    let now = cx.clock.now();
    let (guest, session) = (&signed_in.guest, &signed_in.session.id);
    let code = hash_of(user_code);
    Ok(cx.store.write(|tx| {
        let Some(request) = tx.find_device_request(&code, now)? else {
            return Ok(Err(Reason::Expired));
        };
        // As at the authorization endpoint: no ending may miss the new family.
        tx.begin_grant(session, &request.app_id, now)?;
        let Some(mut facts) = tx.facts_for_session(session, &request.app_id)? else {
            return Ok(Err(Reason::SessionEnded));
        };
        let owed = facts.consent != ConsentFact::NotOwed;
        if owed {
            // The page says what the app gets to know; a yes to it is the consent.
            facts.consent = ConsentFact::Given;
        }
        if let Some(reason) = decide(&facts, Ask::Grant, now).denied_for() {
            if matches!(
                reason,
                Reason::HomeUnconfirmed | Reason::MfaRequired | Reason::TermsOpen
            ) {
                return Ok(Err(reason));
            }
            let actor = Actor::guest(&guest.id);
            let event = Event::refusal(now, actor, EventName::Device, reason);
            tx.audit(event.guest(&guest.id).app(&request.app_id));
            return Ok(Err(reason));
        }
        let Some(app) = tx.find_app(&request.app_id)? else {
            return Ok(Err(Reason::UnknownClient));
        };
        let family = signed_in.family(cx, &app, &request.scope);
        if !tx.answer_device_request(&code, Some(&family.id), now)? {
            return Ok(Err(Reason::Expired));
        }
        if owed {
            consent::give(tx, (&guest.id, &request.app_id), &request.scope, now)?;
        }
        tx.insert_family(&family)?;
        let event = Event::change(now, Actor::guest(&guest.id), EventName::Device);
        tx.audit(event.guest(&guest.id).app(&request.app_id));
        Ok::<_, StoreError>(Ok(()))
    })?)
}
