//! Making, changing and ending the stream of an app (Shared Signals Framework 1.0 §8.1).

use super::{FETCH, SignalsError};
use crate::Cx;
use model::{
    Actor, App, AppStream, Event, EventName, HashedSecret, Id, Reason, SignalDelivery, SignalEvent,
    Span, StreamStatus, Telling,
};
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

/// Verifications may be asked for so often.
const BETWEEN_VERIFICATIONS: Span = Span::secs(10);
/// Longest texts of an app's own.
const WORDS: usize = 400;
const HEADER: usize = 4_000;
const EVENTS: usize = 50;

/// A stream's configuration as an app sends it. What only we say is held against what is so.
#[derive(Deserialize)]
struct Wish {
    stream_id: Option<String>,
    delivery: Option<Delivery>,
    events_requested: Option<Vec<String>>,
    description: Option<String>,
    iss: Option<Value>,
    aud: Option<Value>,
    events_supported: Option<Value>,
    events_delivered: Option<Value>,
    min_verification_interval: Option<Value>,
}

#[derive(Deserialize)]
struct Delivery {
    method: String,
    endpoint_url: Option<String>,
    authorization_header: Option<String>,
}

/// Whether an address may be posted to.
pub type MayReach<'a> = &'a dyn Fn(&str) -> bool;

fn describe(cx: &Cx, stream: &AppStream) -> Value {
    let delivered: Vec<_> = SignalEvent::TOLD
        .iter()
        .filter(|event| stream.wants(**event))
        .collect();
    let endpoint = match (&stream.delivery, &stream.endpoint) {
        (SignalDelivery::Push, Some(endpoint)) => endpoint.clone(),
        _ => cx.settings.link(&format!("{FETCH}/{}", stream.id)),
    };
    let mut says = json!({
        "stream_id": stream.id,
        "iss": cx.settings.issuer,
        "aud": stream.app_id,
        "events_supported": SignalEvent::TOLD,
        "events_delivered": delivered,
        "delivery": { "method": stream.delivery.method(), "endpoint_url": endpoint },
        "min_verification_interval": BETWEEN_VERIFICATIONS.as_secs(),
    });
    if let Some(object) = says.as_object_mut() {
        if let Some(requested) = &stream.requested {
            object.insert("events_requested".into(), json!(requested));
        }
        if let Some(description) = &stream.description {
            object.insert("description".into(), json!(description));
        }
    }
    says
}

fn parse<T: for<'de> Deserialize<'de>>(body: &[u8]) -> Result<T, SignalsError> {
    serde_json::from_slice(body)
        .map_err(|_| SignalsError::wrong("the body is not what it should be"))
}

fn short(text: Option<String>) -> Option<String> {
    text.map(|text| {
        text.chars()
            .filter(|c| !c.is_control())
            .take(WORDS)
            .collect()
    })
}

/// The stream of an app under a name that it gives it.
fn own(tx: &mut Tx<'_>, app: &App, id: Option<&str>) -> Result<AppStream, SignalsError> {
    let stream = tx.app_stream(&app.id)?;
    stream
        .filter(|stream| Some(stream.id.as_str()) == id)
        .ok_or(SignalsError::Unknown)
}

fn changed(cx: &Cx, app: &App, (did, stream): (&str, &AppStream)) -> Event {
    let detail =
        json!({ "did": did, "stream": stream.id, "by": stream.delivery, "status": stream.status });
    let actor = Actor::app(&app.id);
    let event = Event::change(cx.clock.now(), actor, EventName::AppStream);
    event.app(&app.id).detail(detail)
}

impl Wish {
    /// What only we say must be so, where it is there (§8.1.1.3).
    fn agrees_with(&self, now: &Value) -> bool {
        [
            ("iss", &self.iss),
            ("aud", &self.aud),
            ("events_supported", &self.events_supported),
            ("events_delivered", &self.events_delivered),
            ("min_verification_interval", &self.min_verification_interval),
        ]
        .iter()
        .all(|(name, said)| said.as_ref().is_none_or(|said| now.get(name) == Some(said)))
    }

    fn requested(&mut self) -> Result<Option<Vec<String>>, SignalsError> {
        let requested = self.events_requested.take();
        if requested.as_ref().is_some_and(|all| all.len() > EVENTS) {
            return Err(SignalsError::wrong("events_requested names too many"));
        }
        Ok(requested.map(|mut all| {
            all.retain(|uri| uri.len() <= WORDS);
            all
        }))
    }
}

impl Delivery {
    /// Writes down how an app wants to be told. A header is kept for the address that it was given for alone.
    fn settle(
        self,
        cx: &Cx,
        stream: &mut AppStream,
        may_reach: MayReach<'_>,
    ) -> Result<(), SignalsError> {
        let wanted = SignalDelivery::ALL
            .iter()
            .find(|it| it.method() == self.method);
        stream.delivery = *wanted.ok_or(SignalsError::wrong("delivery.method is not offered"))?;
        if stream.delivery == SignalDelivery::Poll {
            (stream.endpoint, stream.authorization) = (None, None);
            return Ok(());
        }
        let endpoint = self
            .endpoint_url
            .ok_or(SignalsError::wrong("delivery.endpoint_url is missing"))?;
        if endpoint.len() > 2_000 || endpoint.contains('#') || !may_reach(&endpoint) {
            return Err(SignalsError::Request(
                Reason::AddressNotAllowed,
                "delivery.endpoint_url is not an address that may be posted to",
            ));
        }
        let same = stream.endpoint.as_deref() == Some(endpoint.as_str());
        stream.endpoint = Some(endpoint);
        stream.authorization = match self.authorization_header {
            None if same => stream.authorization.take(),
            None => None,
            Some(header) => {
                let visible = |b: u8| b == b' ' || b.is_ascii_graphic();
                if header.len() > HEADER || !header.bytes().all(visible) {
                    let hint = "delivery.authorization_header is no header";
                    return Err(SignalsError::wrong(hint));
                }
                let context = AppStream::context(&stream.id);
                Some(cx.vault.seal(&context, header.as_bytes()))
            }
        };
        Ok(())
    }
}

/// Makes the stream of an app.
///
/// # Errors
/// [`SignalsError`]; [`SignalsError::Exists`] where there is one.
pub fn create(
    cx: &Cx,
    app: &App,
    body: &[u8],
    may_reach: MayReach<'_>,
) -> Result<Value, SignalsError> {
    let mut wish: Wish = if body.is_empty() {
        parse(b"{}")?
    } else {
        parse(body)?
    };
    let now = cx.clock.now();
    let mut stream = AppStream {
        id: Id::new(now, &*cx.random),
        app_id: app.id.clone(),
        delivery: SignalDelivery::Poll,
        endpoint: None,
        authorization: None,
        requested: wish.requested()?,
        description: short(wish.description),
        status: StreamStatus::Enabled,
        status_reason: None,
        created_at: now,
    };
    if let Some(delivery) = wish.delivery {
        delivery.settle(cx, &mut stream, may_reach)?;
    }
    cx.store.write(|tx| {
        if !tx.insert_app_stream(&stream)? {
            return Err(SignalsError::Exists);
        }
        tx.audit(changed(cx, app, ("created", &stream)));
        Ok(())
    })?;
    Ok(describe(cx, &stream))
}

/// The stream of that name, or all that the app has.
///
/// # Errors
/// [`SignalsError`].
pub fn read(cx: &Cx, app: &App, id: Option<&str>) -> Result<Value, SignalsError> {
    cx.store.read(|tx| match id {
        Some(_) => Ok(describe(cx, &own(tx, app, id)?)),
        None => {
            let all = tx.app_stream(&app.id)?;
            let all: Vec<Value> = all.iter().map(|stream| describe(cx, stream)).collect();
            Ok(json!(all))
        }
    })
}

/// Changes what is named (§8.1.1.3).
///
/// # Errors
/// [`SignalsError`].
pub fn update(
    cx: &Cx,
    app: &App,
    body: &[u8],
    may_reach: MayReach<'_>,
) -> Result<Value, SignalsError> {
    change(cx, app, (parse(body)?, false), may_reach)
}

/// Replaces everything that is the app's to say (§8.1.1.4).
///
/// # Errors
/// [`SignalsError`].
pub fn replace(
    cx: &Cx,
    app: &App,
    body: &[u8],
    may_reach: MayReach<'_>,
) -> Result<Value, SignalsError> {
    change(cx, app, (parse(body)?, true), may_reach)
}

fn change(
    cx: &Cx,
    app: &App,
    (mut wish, is_all): (Wish, bool),
    may_reach: MayReach<'_>,
) -> Result<Value, SignalsError> {
    let requested = wish.requested()?;
    cx.store.write(|tx| {
        let mut stream = own(tx, app, wish.stream_id.as_deref())?;
        if !wish.agrees_with(&describe(cx, &stream)) {
            return Err(SignalsError::wrong(
                "what the transmitter says is different",
            ));
        }
        match wish.delivery.take() {
            Some(delivery) => delivery.settle(cx, &mut stream, may_reach)?,
            None if is_all => {
                stream.delivery = SignalDelivery::Poll;
                (stream.endpoint, stream.authorization) = (None, None);
            }
            None => {}
        }
        if is_all || requested.is_some() {
            stream.requested.clone_from(&requested);
        }
        if is_all || wish.description.is_some() {
            stream.description = short(wish.description.take());
        }
        if !tx.update_app_stream(&stream, cx.clock.now())? {
            return Err(SignalsError::Unknown);
        }
        tx.audit(changed(cx, app, ("changed", &stream)));
        Ok(describe(cx, &stream))
    })
}

/// Ends the stream of an app.
///
/// # Errors
/// [`SignalsError`].
pub fn delete(cx: &Cx, app: &App, id: Option<&str>) -> Result<(), SignalsError> {
    cx.store.write(|tx| {
        let stream = own(tx, app, id)?;
        if !tx.end_app_stream(&stream.id, cx.clock.now())? {
            return Err(SignalsError::Unknown);
        }
        tx.audit(changed(cx, app, ("deleted", &stream)));
        Ok(())
    })
}

fn stands(stream: &AppStream) -> Value {
    let mut says = json!({ "stream_id": stream.id, "status": stream.status });
    if let (Some(object), Some(reason)) = (says.as_object_mut(), &stream.status_reason) {
        object.insert("reason".into(), json!(reason));
    }
    says
}

/// How a stream stands (§8.1.2.1).
///
/// # Errors
/// [`SignalsError`].
pub fn status(cx: &Cx, app: &App, id: Option<&str>) -> Result<Value, SignalsError> {
    cx.store.read(|tx| Ok(stands(&own(tx, app, id)?)))
}

#[derive(Deserialize)]
struct StatusWish {
    stream_id: String,
    status: StreamStatus,
    reason: Option<String>,
}

/// Has a stream go on, wait, or be of no use (§8.1.2.2).
///
/// # Errors
/// [`SignalsError`].
pub fn set_status(cx: &Cx, app: &App, body: &[u8]) -> Result<Value, SignalsError> {
    let wish: StatusWish = parse(body)?;
    let reason = short(wish.reason);
    cx.store.write(|tx| {
        let mut stream = own(tx, app, Some(&wish.stream_id))?;
        stream.status = wish.status;
        stream.status_reason.clone_from(&reason);
        if !tx.update_app_stream(&stream, cx.clock.now())? {
            return Err(SignalsError::Unknown);
        }
        tx.audit(changed(cx, app, ("status", &stream)));
        Ok(stands(&stream))
    })
}

#[derive(Deserialize)]
struct VerificationWish {
    stream_id: String,
    state: Option<String>,
}

/// Sends a verification event over the stream (§8.1.4.2).
///
/// # Errors
/// [`SignalsError`].
pub fn verify(cx: &Cx, app: &App, body: &[u8]) -> Result<(), SignalsError> {
    let wish: VerificationWish = parse(body)?;
    if wish.state.as_ref().is_some_and(|state| state.len() > 2_000) {
        return Err(SignalsError::wrong("state is too long"));
    }
    let now = cx.clock.now();
    let key = HashedSecret::of(&format!("ssf.verification:{}", app.id));
    let in_time = cx.store.write(|tx| {
        let stream = own(tx, app, Some(&wish.stream_id))?;
        if stream.status == StreamStatus::Disabled {
            return Err(SignalsError::wrong("the stream is disabled"));
        }
        let actor = Actor::app(&app.id);
        let refusal = Event::refusal(now, actor, EventName::AppStream, Reason::RateLimited);
        if tx.exceeds_limit(&key, (1, BETWEEN_VERIFICATIONS), refusal.app(&app.id))? {
            return Ok(false);
        }
        tx.queue_verification(&stream, wish.state.clone(), Telling::at(now, &*cx.random))?;
        Ok::<_, SignalsError>(true)
    })?;
    in_time.then_some(()).ok_or(SignalsError::TooSoon)
}
