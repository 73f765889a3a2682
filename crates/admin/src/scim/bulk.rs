//! Many requests in one (RFC 7644 §3.7). Each is a transaction of its own.

use super::{Answer, Caller, Request, route};
use crate::Desk;
use ::scim::Fault;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The most operations in one request.
pub(super) const MOST: usize = 100;
const SCHEMA: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

struct Operation {
    method: String,
    path: String,
    bulk_id: Option<String>,
    version: Option<String>,
    data: Value,
}

fn read(value: &Value) -> Option<Operation> {
    let map = value.as_object()?;
    let text = |name: &str| Some(map.get(name)?.as_str()?.to_owned());
    let method = text("method")?.to_ascii_uppercase();
    let known = matches!(method.as_str(), "POST" | "PUT" | "PATCH" | "DELETE");
    let bulk_id = text("bulkId");
    let named = method != "POST" || bulk_id.is_some();
    (known && named).then_some(Operation {
        method,
        path: text("path")?,
        bulk_id,
        version: text("version"),
        data: map.get("data").cloned().unwrap_or(Value::Null),
    })
}

pub(super) fn run(desk: &Desk, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    let body = ::scim::parse_body(&request.body)?;
    let named = body.get("schemas").and_then(Value::as_array);
    if !named.is_some_and(|all| all.iter().any(|it| it == SCHEMA)) {
        return Err(Fault::syntax(format!("schemas must name {SCHEMA}.")));
    }
    let all = body.get("Operations").and_then(Value::as_array);
    let all = all.ok_or_else(|| Fault::syntax("Operations must be a list."))?;
    if all.len() > MOST {
        return Err(Fault::new(
            413,
            format!("A request has at most {MOST} operations."),
        ));
    }
    let most_errors = body.get("failOnErrors").and_then(Value::as_u64);
    let operations: Option<Vec<Operation>> = all.iter().map(read).collect();
    let operations = operations.ok_or_else(|| {
        Fault::syntax("An operation has a method, a path and, for POST, a bulkId.")
    })?;
    let mut made = BTreeMap::new();
    let mut done: BTreeMap<usize, Value> = BTreeMap::new();
    let mut errors = 0;
    // Who refers to a resource that is made further down waits for it.
    loop {
        let before = done.len();
        for (n, operation) in operations.iter().enumerate() {
            let enough = most_errors.is_some_and(|most| most > 0 && errors >= most);
            if enough || done.contains_key(&n) || !is_ready(operation, &made) {
                continue;
            }
            let outcome = one(desk, caller, operation, &mut made);
            errors += u64::from(outcome.1);
            done.insert(n, outcome.0);
        }
        if done.len() == before {
            break;
        }
    }
    let enough = most_errors.is_some_and(|most| most > 0 && errors >= most);
    for (n, operation) in operations.iter().enumerate() {
        if !enough && !done.contains_key(&n) {
            let fault = Fault::value("It refers to a bulkId that nothing made.");
            done.insert(n, told(operation, &Answer::refused(&fault)));
        }
    }
    let results: Vec<Value> = done.into_values().collect();
    Ok(Answer::of(
        200,
        json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkResponse"], "Operations": results }),
    ))
}

/// Whether everything it refers to is made.
fn is_ready(operation: &Operation, made: &BTreeMap<String, String>) -> bool {
    fn all(value: &Value, made: &BTreeMap<String, String>) -> bool {
        match value {
            Value::String(text) => text
                .strip_prefix("bulkId:")
                .is_none_or(|id| made.contains_key(id)),
            Value::Array(many) => many.iter().all(|it| all(it, made)),
            Value::Object(map) => map.values().all(|it| all(it, made)),
            _ => true,
        }
    }
    let path = operation.path.rsplit('/').next().unwrap_or_default();
    all(&path.into(), made) && all(&operation.data, made)
}

fn put_in(value: &Value, made: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) => {
            let id = text.strip_prefix("bulkId:").and_then(|id| made.get(id));
            id.map_or_else(|| value.clone(), |id| id.as_str().into())
        }
        Value::Array(many) => many.iter().map(|it| put_in(it, made)).collect(),
        Value::Object(map) => {
            let map: Map<String, Value> = map
                .iter()
                .map(|(name, it)| (name.clone(), put_in(it, made)))
                .collect();
            map.into()
        }
        other => other.clone(),
    }
}

/// Carries one operation out; whether it failed comes with it.
fn one(
    desk: &Desk,
    caller: &Caller,
    operation: &Operation,
    made: &mut BTreeMap<String, String>,
) -> (Value, bool) {
    let path: Vec<String> = operation
        .path
        .trim_start_matches('/')
        .split('/')
        .map(|part| match put_in(&part.into(), made) {
            Value::String(text) => text,
            _ => part.to_owned(),
        })
        .collect();
    let resources = matches!(path.first().map(String::as_str), Some("Users" | "Groups"));
    let request = Request {
        method: operation.method.clone(),
        body: put_in(&operation.data, made).to_string().into_bytes(),
        if_match: operation.version.clone(),
        path,
        ..Request::default()
    };
    let answer = if resources && request.path.get(1).map(String::as_str) != Some(".search") {
        route(desk, caller, &request)
    } else {
        Err(Fault::path(
            "The path of an operation begins with /Users or /Groups.",
        ))
    };
    let answer = answer.unwrap_or_else(|fault| Answer::refused(&fault));
    let id = answer.body.as_ref().and_then(|it| it.get("id")?.as_str());
    if let (Some(bulk_id), Some(id), true) = (&operation.bulk_id, id, answer.status == 201) {
        made.insert(bulk_id.clone(), id.to_owned());
    }
    (told(operation, &answer), answer.status >= 400)
}

fn told(operation: &Operation, answer: &Answer) -> Value {
    let mut result = json!({ "method": operation.method, "status": answer.status.to_string() });
    let location = answer
        .body
        .as_ref()
        .and_then(|it| it.get("meta")?.get("location"));
    let parts = [
        ("bulkId", operation.bulk_id.clone().map(Value::from)),
        ("version", answer.etag.clone().map(Value::from)),
        ("location", location.cloned()),
        (
            "response",
            answer.body.clone().filter(|_| answer.status >= 400),
        ),
    ];
    if let Some(map) = result.as_object_mut() {
        for (name, value) in parts {
            if let Some(value) = value {
                map.insert(name.into(), value);
            }
        }
    }
    result
}
