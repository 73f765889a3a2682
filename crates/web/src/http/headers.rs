//! Headers on every response, errors included (S10, W01, X04).

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// Pages that post to us and nowhere else.
const STRICT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Pages on the way to a home identity provider or an app. Browsers apply `form-action` to every
/// redirect that follows a post, and those hosts are known only along the way.
const SIGN_IN: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     form-action 'self' https:; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
     trusted-types 'none'";

/// The same when we ourselves are served over http on this machine.
const SIGN_IN_LOOPBACK: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     form-action 'self' https: http:; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// For the page that has apps told in frames: these origins may be framed, and nothing else.
pub fn policy_with_frames(addresses: &[String]) -> String {
    let mut origins: Vec<String> = addresses
        .iter()
        .filter_map(|address| {
            Some(
                url::Url::parse(address)
                    .ok()?
                    .origin()
                    .ascii_serialization(),
            )
        })
        .collect();
    origins.sort_unstable();
    origins.dedup();
    format!("{STRICT}; frame-src {}", origins.join(" "))
}

/// Adds what a response does not say itself.
pub fn complete(headers: &mut HeaderMap, path: &str, issuer: &str) {
    let admin = path == "/admin" || path.starts_with("/admin/");
    let policy = match (admin, issuer.starts_with("https:")) {
        (true, _) => STRICT,
        (false, true) => SIGN_IN,
        (false, false) => SIGN_IN_LOOPBACK,
    };
    let fixed = [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        (
            "permissions-policy",
            "publickey-credentials-get=(self), publickey-credentials-create=(self)",
        ),
        ("cache-control", "no-store"),
    ];
    for (name, value) in fixed {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if issuer.starts_with("https:") {
        headers.insert(
            HeaderName::from_static("strict-transport-security"),
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
}
