//! The streams by which apps are told what happens to their guests, as admins see them. An app makes its own.

use crate::{Desk, Refusal};
use model::{Actor, AppStream, At, Event, EventName, Id, kind};
use store::{StoreError, Tx};

/// The stream of an app and how it goes.
#[derive(Clone, Debug)]
pub struct StreamView {
    /// The stream.
    pub stream: AppStream,
    /// When the app last acknowledged a signal.
    pub acknowledged_at: Option<At>,
    /// How many it has not acknowledged yet.
    pub undelivered: i64,
    /// How many were given up.
    pub given_up: i64,
}

pub(crate) fn of_app(
    tx: &mut Tx<'_>,
    app: &Id<kind::App>,
) -> Result<Option<StreamView>, StoreError> {
    let Some(stream) = tx.app_stream(app)? else {
        return Ok(None);
    };
    let (acknowledged_at, undelivered, given_up) = tx.signals_to(app)?;
    Ok(Some(StreamView {
        stream,
        acknowledged_at,
        undelivered,
        given_up,
    }))
}

/// The stream of an app; `None` when it made none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find(desk: &Desk, app: &Id<kind::App>) -> Result<Option<StreamView>, Refusal> {
    Ok(desk.store.read(|tx| of_app(tx, app))?)
}

/// Ends the stream of an app: it is told nothing more. It may make another for as long as its registration
/// has the scope for that.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn end(desk: &Desk, by: &Actor, app: &Id<kind::App>) -> Result<(), Refusal> {
    desk.change(by, EventName::AppStream, |tx, now| {
        let stream = tx.app_stream(app)?;
        let stream = stream.ok_or(Refusal::Unknown("stream of signals"))?;
        if !tx.end_app_stream(&stream.id, now)? {
            return Err(Refusal::Unknown("stream of signals"));
        }
        let detail = serde_json::json!({ "did": "ended", "stream": stream.id });
        let event = Event::change(now, by.clone(), EventName::AppStream);
        tx.audit(event.app(app).detail(detail));
        Ok(())
    })
}
