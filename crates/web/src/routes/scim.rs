//! Directories of partners (SCIM 2.0): from HTTP to the verb and back.

use crate::{
    exchange::Exchange,
    http::{Method, Response},
};
use admin::scim::{self, Answer, Fault};

const MEDIA_TYPE: &str = "application/scim+json";

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
    respond(answer)
}

fn request(exchange: &Exchange<'_>) -> Result<scim::Request, Fault> {
    let request = exchange.request;
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
    };
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
    if answer.status == 401 {
        response = response.header(
            "www-authenticate",
            "Bearer realm=\"scim\", error=\"invalid_token\"",
        );
    }
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
