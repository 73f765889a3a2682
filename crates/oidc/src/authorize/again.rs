//! The request comes back from the sign-in it caused. A sealed mark says since when a sign-in was
//! wanted for this very request, so that nobody can leave that step out.

use crate::{Cx, Params};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, Span};
use sha2::{Digest, Sha256};

/// The parameter that carries the mark.
pub const MARK: &str = "reauthenticated";

/// The clock of the node that made the session may be behind so much.
const SKEW: Span = Span::secs(5);

fn context(pairs: &[(String, String)]) -> String {
    let mut digest = Sha256::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != MARK) {
        for part in [name, value] {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
    }
    format!(
        "reauthenticate:{}",
        URL_SAFE_NO_PAD.encode(digest.finalize())
    )
}

/// The same request with whatever mark it has, as a path on our own origin.
pub fn as_it_came(pairs: &[(String, String)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("/authorize?{}", query.finish())
}

/// The same request, marked, as a path on our own origin.
pub fn continue_to(cx: &Cx, pairs: &[(String, String)]) -> String {
    let now = cx.clock.now().micros().to_be_bytes();
    let mark = URL_SAFE_NO_PAD.encode(cx.vault.seal(&context(pairs), &now));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(name, _)| name != MARK));
    query.append_pair(MARK, &mark);
    format!("/authorize?{}", query.finish())
}

/// Since when a sign-in was wanted; `None` when the request did not come back from one.
pub fn wanted_since(cx: &Cx, pairs: &[(String, String)]) -> Option<At> {
    let mark = Params::new(pairs).get(MARK)?;
    let sealed = URL_SAFE_NO_PAD.decode(mark).ok()?;
    let opened = cx.vault.open(&context(pairs), &sealed).ok()?;
    let at = At::from_micros(i64::from_be_bytes(opened.try_into().ok()?));
    let age = cx.clock.now().since(at);
    (age <= cx.settings.lifetimes.sign_in).then(|| at.minus(SKEW))
}
