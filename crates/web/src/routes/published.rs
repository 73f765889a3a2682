//! Documents that programs read again and again: what the provider offers, and its keys.

use crate::{exchange::Exchange, http::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A document that anybody may read from anywhere and keep for five minutes. Whoever kept it asks whether it is
/// still that (RFC 9110 §13.1.2).
pub(super) fn published(exchange: &Exchange<'_>, document: &impl Serialize) -> Response {
    let whole = Response::json(200, document);
    let digest = Sha256::digest(whole.body());
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..12]));
    let kept = exchange.request.header("if-none-match");
    let response = match kept.is_some_and(|kept| names(kept, &tag)) {
        true => Response::text(304, ""),
        false => whole,
    };
    response
        .header("etag", tag)
        .header("cache-control", "public, max-age=300")
        .header("access-control-allow-origin", "*")
}

/// Whether a list of entity tags names one; weak ones count as strong ones here (§8.8.3.2).
fn names(list: &str, tag: &str) -> bool {
    list.split(',')
        .map(str::trim)
        .any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_kept_document_is_known_by_its_tag_in_a_list_and_behind_a_proxy_that_weakened_it() {
        for kept in ["\"a\"", "\"b\", \"a\"", "W/\"a\"", "*"] {
            assert!(names(kept, "\"a\""), "{kept}");
        }
        for other in ["\"b\"", "a", "\"ab\"", ""] {
            assert!(!names(other, "\"a\""), "{other}");
        }
    }
}
