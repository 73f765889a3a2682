//! Fetching Security Event Tokens (RFC 8936).

use super::{SignalsError, set::sign};
use crate::Cx;
use model::{App, SignalDelivery, StreamStatus};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use store::StoreError;

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
    let found = cx.store.write(|tx| {
        let stream = tx.app_stream(&app.id)?;
        let Some(stream) = stream.filter(|it| it.id.as_str() == id) else {
            return Ok::<_, StoreError>(None);
        };
        if stream.delivery != SignalDelivery::Poll {
            return Ok(None);
        }
        tx.settle_fetched(&app.id, (&asked.ack, &refused), now)?;
        let kept = match stream.status {
            // One more tells whether there are more.
            StreamStatus::Enabled => tx.held_signals(&app.id, most + 1)?,
            StreamStatus::Paused | StreamStatus::Disabled => Vec::new(),
        };
        Ok(Some((stream, kept)))
    })?;
    let (stream, kept) = found.ok_or(SignalsError::Unknown)?;
    let most = usize::try_from(most).unwrap_or_default();
    let mut sets = Map::new();
    for item in kept.iter().take(most) {
        if let Some(token) = sign(cx, (app, &stream), item)? {
            sets.insert(item.id.to_string(), json!(token.expose()));
        }
    }
    Ok(json!({ "sets": sets, "moreAvailable": kept.len() > most }))
}
