//! Security Event Tokens (RFC 8417).

use crate::{Cx, OidcFailure};
use model::{
    App, AppSignal, AppStream, Guest, Id, OutboxItem, Secret, SignalDelivery, SignalEvent,
    StreamStatus, kind,
};
use serde_json::{Map, Value, json};
use store::StoreError;
use tokens::{TokenKind, subject};

/// What is to become of a signal that is due.
#[derive(Clone, Debug)]
pub enum Outgoing {
    /// It is posted.
    Post(Post),
    /// The app fetches it, or does not want to be told now; it is kept.
    Held,
    /// The app has no stream that it could go to.
    Nowhere,
}

/// A token and where it goes.
#[derive(Clone, Debug)]
pub struct Post {
    /// Whom it is for.
    pub app_id: Id<kind::App>,
    /// The app's endpoint.
    pub uri: String,
    /// The signed token.
    pub token: Secret,
    /// The `Authorization` header that the app wants with it.
    pub authorization: Option<Secret>,
}

/// Makes the token of a signal that is due, for an app that is posted to. Each retry carries the same `jti` and
/// the same `iat`.
///
/// # Errors
/// [`OidcFailure`].
pub fn post(cx: &Cx, item: &OutboxItem) -> Result<Outgoing, OidcFailure> {
    let Some(app_id) = &item.app_id else {
        return Ok(Outgoing::Nowhere);
    };
    let found = cx
        .store
        .read(|tx| Ok::<_, StoreError>((tx.find_app(app_id)?, tx.app_stream(app_id)?)))?;
    let (Some(app), Some(stream)) = found else {
        return Ok(Outgoing::Nowhere);
    };
    let uri = match (stream.status, stream.delivery, &stream.endpoint) {
        (StreamStatus::Disabled, ..) => return Ok(Outgoing::Nowhere),
        (StreamStatus::Enabled, SignalDelivery::Push, Some(uri)) => uri.clone(),
        _ => {
            cx.store.write(|tx| tx.hold_signal(&item.id))?;
            return Ok(Outgoing::Held);
        }
    };
    let Some(due) = Due::of(item) else {
        return Ok(Outgoing::Nowhere);
    };
    let about = due.signal.guest_id.as_slice();
    let guests = cx.store.read(|tx| tx.guests_of_ids(about))?;
    let Some(token) = sign(cx, (&app, &stream), &due, &guests)? else {
        return Ok(Outgoing::Nowhere);
    };
    Ok(Outgoing::Post(Post {
        app_id: app.id,
        uri,
        token,
        authorization: header(cx, &stream)?,
    }))
}

fn header(cx: &Cx, stream: &AppStream) -> Result<Option<Secret>, StoreError> {
    let Some(sealed) = &stream.authorization else {
        return Ok(None);
    };
    let plain = cx.vault.open(&AppStream::context(&stream.id), sealed).ok();
    let text = plain.and_then(|plain| String::from_utf8(plain).ok());
    let text = text.ok_or_else(|| StoreError::Corrupt("a sealed header does not open".into()))?;
    Ok(Some(Secret::new(text)))
}

/// A signal that is due, as it was written down.
pub(super) struct Due<'a> {
    pub(super) item: &'a OutboxItem,
    pub(super) signal: AppSignal,
}

impl<'a> Due<'a> {
    /// `None` where it cannot be read.
    pub(super) fn of(item: &'a OutboxItem) -> Option<Self> {
        let signal = serde_json::from_slice(&item.payload).ok()?;
        Some(Self { item, signal })
    }
}

/// The token of a signal; `None` where whom it is about is none of these guests any more.
pub(super) fn sign(
    cx: &Cx,
    (app, stream): (&App, &AppStream),
    Due { item, signal }: &Due<'_>,
    guests: &[Guest],
) -> Result<Option<Secret>, OidcFailure> {
    let Some(about) = about(cx, (app, stream), signal, guests) else {
        return Ok(None);
    };
    let happened = item.created_at.secs();
    let claims = json!({
        "iss": cx.settings.issuer,
        "aud": app.id,
        "iat": happened,
        "jti": item.id,
        "sub_id": about,
        "events": { signal.event.as_str(): says(signal, happened) },
    });
    let (keys, now) = (cx.keys.current(), cx.clock.now());
    let token = keys.sign(app.id_token_alg, TokenKind::SecurityEvent, &claims, now)?;
    Ok(Some(Secret::new(token)))
}

/// Whom it is about, as the app knows them (RFC 9493 §3.2.3, Shared Signals Framework 1.0 §3.2).
fn about(
    cx: &Cx,
    (app, stream): (&App, &AppStream),
    signal: &AppSignal,
    guests: &[Guest],
) -> Option<Value> {
    let Some(guest) = &signal.guest_id else {
        return Some(json!({ "format": "opaque", "id": stream.id }));
    };
    let guest = guests.iter().find(|it| it.id == *guest)?;
    let user = json!({
        "format": "iss_sub",
        "iss": cx.settings.issuer,
        "sub": subject(&guest.subject, app.subject_type, app.sector()),
    });
    Some(match &signal.session_id {
        None => user,
        Some(session) => json!({
            "format": "complex", "user": user,
            "session": { "format": "opaque", "id": session },
        }),
    })
}

/// What happened (CAEP 1.0 §2 and §3, RISC 1.0 §2).
fn says(signal: &AppSignal, happened: i64) -> Value {
    let mut says = Map::new();
    if signal.event == SignalEvent::Verification {
        if let Some(state) = &signal.state {
            says.insert("state".into(), json!(state));
        }
        return Value::Object(says);
    }
    says.insert("event_timestamp".into(), json!(happened));
    if let Some(why) = signal.why {
        says.insert("initiating_entity".into(), json!(why.initiator()));
        says.insert("reason_admin".into(), json!({ "en": why }));
    }
    if let Some((kind, change)) = signal.credential {
        says.insert("credential_type".into(), json!(kind));
        says.insert("change_type".into(), json!(change));
    }
    Value::Object(says)
}
