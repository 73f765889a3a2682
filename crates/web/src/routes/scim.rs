//! Directories of partners (SCIM 2.0): from HTTP to the verb and back.

use crate::{exchange::Exchange, http::Response};
use admin::scim::{self, Answer, Fault};
use model::{Id, kind};
use serde_json::json;

const MEDIA_TYPE: &str = "application/scim+json";
/// Where a protected resource is described; its path follows (RFC 9728 §3.1).
const METADATA: &str = "/.well-known/oauth-protected-resource";

/// Whether a path is that of a directory, where every answer is in its language.
pub fn is_directory(path: &str) -> bool {
    path.starts_with("/scim/v2/")
}

/// A refusal before anything was looked at. An address of more than 8 KiB is a filter that nobody reads.
pub fn refuse_directory(status: u16, problem: &str) -> Response {
    let fault = match status {
        414 => Fault::filter("The filter is too long."),
        _ => Fault::new(status, problem),
    };
    respond(Answer::refused(&fault))
}

/// The path of a directory; nothing where no connection can have that name.
fn directory(exchange: &Exchange<'_>) -> Option<String> {
    let id: Id<kind::Connection> = exchange.segment(0).parse().ok()?;
    Some(format!("/scim/v2/{id}"))
}

/// What a directory's client needs to know of it (RFC 9728 §2). Tokens are made by an admin, so there is no
/// authorization server to name.
pub(super) fn metadata(exchange: &Exchange<'_>) -> Response {
    let settings = &exchange.portal.desk.settings;
    match directory(exchange) {
        Some(path) => Response::json(
            200,
            &json!({
                "resource": settings.link(&path),
                "resource_name": "SCIM 2.0",
                "bearer_methods_supported": ["header"],
            }),
        ),
        None => refuse_directory(404, "There is no such directory."),
    }
}

/// RFC 6750 §3 and RFC 9728 §5.1.
fn challenge(exchange: &Exchange<'_>) -> String {
    let plain = "Bearer realm=\"scim\", error=\"invalid_token\"";
    match directory(exchange) {
        Some(path) => {
            let settings = &exchange.portal.desk.settings;
            let address = settings.link(&format!("{METADATA}{path}"));
            format!("{plain}, resource_metadata=\"{address}\"")
        }
        None => plain.to_owned(),
    }
}

pub(super) fn answer(exchange: &Exchange<'_>) -> Response {
    let desk = &exchange.portal.desk;
    let header = exchange.request.header("authorization").unwrap_or_default();
    let token = match header.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => "",
    };
    let answer = match scim::authenticate(desk, exchange.segment(0), token) {
        Ok(caller) => match request(exchange) {
            Ok(request) => scim::answer(desk, &caller, &request),
            Err(fault) => Answer::refused(&fault),
        },
        Err(fault) => Answer::refused(&fault),
    };
    tracing::info!(
        reference = exchange.reference(),
        status = answer.status,
        "a directory was answered"
    );
    let refused = answer.status == 401;
    let response = respond(answer);
    if refused {
        return response.header("www-authenticate", challenge(exchange));
    }
    response
}

fn request(exchange: &Exchange<'_>) -> Result<scim::Request, Fault> {
    let request = exchange.request;
    let method = request.method.as_str();
    let media_type = request.media_type();
    let is_json = matches!(
        media_type.as_str(),
        "application/scim+json" | "application/json"
    );
    if !request.body.is_empty() && !is_json {
        return Err(Fault::new(415, "Send application/scim+json."));
    }
    Ok(scim::Request {
        method: method.into(),
        path: exchange.segments.iter().skip(1).cloned().collect(),
        query: request.query_pairs().0,
        body: request.body.clone(),
        if_match: request.header("if-match").map(str::to_owned),
        if_none_match: request.header("if-none-match").map(str::to_owned),
    })
}

fn respond(answer: Answer) -> Response {
    let body = answer.body.map(|body| body.to_string()).unwrap_or_default();
    let mut response = Response::new(answer.status, MEDIA_TYPE, body);
    if answer.status == 429 {
        response = response.header("retry-after", "3600");
    }
    if let Some(etag) = answer.etag {
        response = response.header("etag", etag);
    }
    if let Some(location) = answer.location {
        response = response.header("location", location);
    }
    response
}
