//! Cross-site request forgery: a form repeats a secret that only our own pages in this browser
//! know, and the browser's own word about where the request comes from must not contradict it (S03).

use super::{Request, cookies};
use model::{HashedSecret, Random, Secret};

/// The secret of this browser, and whether it has to be set.
#[derive(Clone, Debug)]
pub struct CsrfToken {
    /// What forms repeat.
    pub secret: Secret,
    /// Whether the browser does not have it yet.
    pub fresh: bool,
}

/// The browser's secret, or a new one for it.
#[must_use]
pub fn token(request: &Request, random: &dyn Random) -> CsrfToken {
    match request.cookie(cookies::CSRF).filter(|v| v.len() == 43) {
        Some(value) => CsrfToken {
            secret: Secret::new(value),
            fresh: false,
        },
        None => CsrfToken {
            secret: Secret::draw(random),
            fresh: true,
        },
    }
}

/// Whether a POST comes from a page of ours in the same browser. `origin` is our public origin.
#[must_use]
pub fn is_ours(request: &Request, repeated: Option<&str>, origin: &str) -> bool {
    let repeats = match (request.cookie(cookies::CSRF), repeated) {
        (Some(cookie), Some(repeated)) => {
            HashedSecret::of(cookie).matches(&HashedSecret::of(repeated))
        }
        _ => false,
    };
    repeats && !is_from_elsewhere(request, origin)
}

/// Whether the browser says that a POST comes from another site's page, or it knows no page of ours; that
/// much its head tells.
#[must_use]
pub fn is_from_elsewhere(request: &Request, origin: &str) -> bool {
    let site = request.header("sec-fetch-site");
    let same_site = site.is_none_or(|site| site == "same-origin" || site == "none");
    // Pages with `Referrer-Policy: no-referrer` post with an origin of "null" (Fetch §3.2); then the
    // browser's other word must be there and say that the page is ours.
    let same_origin = match request.header("origin") {
        None => true,
        Some("null") => site == Some("same-origin"),
        Some(given) => given == origin,
    };
    !(same_site && same_origin) || request.cookie(cookies::CSRF).is_none()
}
