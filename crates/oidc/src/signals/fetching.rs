//! Fetching Security Event Tokens (RFC 8936).

use super::{
    SignalsError,
    set::{Due, sign},
};
use crate::Cx;
use model::{App, AppStream, SignalDelivery, StreamStatus};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use store::{StoreError, Tx};

/// At most so many tokens in one answer.
const AT_ONCE: i64 = 100;

/// What an app asks for, and what it says of what it got before (RFC 8936 §2.2). We never wait for more.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    max_events: Option<i64>,
    #[serde(default)]
    ack: Vec<String>,
    #[serde(default)]
    set_errs: BTreeMap<String, NotTaken>,
}

#[derive(Deserialize)]
struct NotTaken {
    err: String,
}

impl NotTaken {
    /// In our words, and no longer than those.
    fn told(&self) -> String {
        let readable = |c: char| c.is_ascii_graphic();
        let code: String = self.err.chars().filter(|c| readable(*c)).take(64).collect();
        format!("the app answered {code}")
    }
}

/// Notes what an app took of its stream, and hands over what is kept for it.
///
/// # Errors
/// [`SignalsError`].
pub fn fetch(cx: &Cx, app: &App, (id, body): (&str, &[u8])) -> Result<Value, SignalsError> {
    let asked: Asked = serde_json::from_slice(body)
        .map_err(|_| SignalsError::wrong("the body is no request for tokens"))?;
    let refused: Vec<(String, String)> = asked
        .set_errs
        .iter()
        .map(|(jti, why)| (jti.clone(), why.told()))
        .collect();
    let now = cx.clock.now();
    let most = asked.max_events.unwrap_or(AT_ONCE).clamp(0, AT_ONCE);
    let says = !asked.ack.is_empty() || !refused.is_empty();
    let work = |tx: &mut Tx<'_>| {
        let stream = tx.app_stream(&app.id)?;
        let ours = |it: &AppStream| it.id.as_str() == id && it.delivery == SignalDelivery::Poll;
        let Some(stream) = stream.filter(ours) else {
            return Ok::<_, StoreError>(None);
        };
        if says {
            tx.settle_fetched(&app.id, (&asked.ack, &refused), now)?;
        }
        let kept = match stream.status {
            // One more tells whether there are more.
            StreamStatus::Enabled => tx.held_signals(&app.id, most + 1)?,
            StreamStatus::Paused | StreamStatus::Disabled => Vec::new(),
        };
        Ok(Some((stream, kept)))
    };
    // An app that only asks again, as it does most of the time, does not take the writer.
    let found = match says {
        true => cx.store.write(work)?,
        false => cx.store.read(work)?,
    };
    let (stream, kept) = found.ok_or(SignalsError::Unknown)?;
    let most = usize::try_from(most).unwrap_or_default();
    let more = kept.len() > most;
    let due: Vec<_> = kept.iter().take(most).filter_map(Due::of).collect();
    let about = due.iter().filter_map(|it| it.signal.guest_id.clone());
    let about: Vec<_> = about.collect();
    let guests = cx.store.read(|tx| tx.guests_of_ids(&about))?;
    let mut sets = Map::new();
    for due in &due {
        if let Some(token) = sign(cx, (app, &stream), due, &guests)? {
            sets.insert(due.item.id.to_string(), json!(token.expose()));
        }
    }
    Ok(json!({ "sets": sets, "moreAvailable": more }))
}
