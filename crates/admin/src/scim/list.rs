//! Reading: one resource, pages of them, and what the service says of itself.

use super::{Answer, Caller, Request, etag, failed, showing, shown, stored_as};
use crate::Desk;
use ::scim::{Fault, Filter, Operator, Resource};
use model::{Id, kind};
use serde_json::{Value, json};
use store::{ScimCondition, ScimQuery, ScimTest, StoreError};

/// The most resources on one page.
const PAGE: i64 = 200;
/// The largest body, as the service says.
pub(super) const LARGEST: usize = 1024 * 1024;

pub(super) fn read(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    (resource, id): (Resource, &Id<kind::ScimResource>),
) -> Result<Answer, Fault> {
    let answer = desk.store.snapshot(|tx| {
        let found = tx.find_scim_resource(&caller.connection.id, stored_as(resource), id)?;
        let Some(it) = found else {
            return Ok(None);
        };
        if request
            .if_none_match
            .as_deref()
            .is_some_and(|tag| tag == etag(&it))
        {
            return Ok(Some(Answer {
                status: 304,
                body: None,
                etag: Some(etag(&it)),
                location: None,
            }));
        }
        showing(tx, caller, (200, request), &it).map(Some)
    });
    answer
        .map_err(|error: StoreError| failed(&error))?
        .ok_or_else(Fault::unknown)
}

/// POST to `.search`: the parameters stand in the body (RFC 7644 §3.4.3).
pub(super) fn search(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    resource: Resource,
) -> Result<Answer, Fault> {
    if request.method != "POST" {
        return Err(Fault::new(405, "Send a search by POST."));
    }
    let body = ::scim::parse_body(&request.body)?;
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(all) => {
            let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            all.join(",")
        }
        other => other.to_string(),
    };
    let query = body.iter().map(|(name, value)| (name.clone(), text(value)));
    let request = Request {
        query: query.collect(),
        ..Request::default()
    };
    list(desk, caller, &request, resource)
}

pub(super) fn list(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    resource: Resource,
) -> Result<Answer, Fault> {
    let filter = match request.parameter("filter").filter(|it| !it.is_empty()) {
        Some(text) => Some(::scim::parse(resource, text)?),
        None => None,
    };
    let condition = filter.as_ref().map(lower);
    let sort_path = match request.parameter("sortBy").filter(|it| !it.is_empty()) {
        Some(name) => {
            let target = ::scim::resolve(resource, name).filter(|it| it.leaf().filterable);
            Some(
                target
                    .ok_or_else(|| {
                        Fault::path(format!("There is nothing to sort by at {name:?}."))
                    })?
                    .path(),
            )
        }
        None => None,
    };
    let number = |name: &str, otherwise: i64| match request.parameter(name) {
        Some(text) => text
            .trim()
            .parse::<i64>()
            .map_err(|_| Fault::value(format!("{name} must be a number."))),
        None => Ok(otherwise),
    };
    let start = number("startIndex", 1)?.max(1);
    let count = number("count", PAGE)?.clamp(0, PAGE);
    let downwards = request
        .parameter("sortOrder")
        .is_some_and(|it| it.eq_ignore_ascii_case("descending"));
    let query = ScimQuery {
        connection: &caller.connection.id,
        kind: stored_as(resource),
        condition: condition.as_ref(),
        sort: sort_path.as_deref().map(|path| (path, downwards)),
        offset: start - 1,
        limit: count,
    };
    let projection = request.projection(resource);
    let page = desk.store.snapshot(|tx| {
        let (all, total) = tx.list_scim_resources(&query)?;
        let mut resources = Vec::new();
        for it in &all {
            resources.push(Value::Object(shown(tx, caller, it, &projection)?));
        }
        Ok::<_, StoreError>((resources, total))
    });
    let (resources, total) = page.map_err(|error| failed(&error))?;
    Ok(Answer::of(
        200,
        json!({
            "schemas": [::scim::LIST], "totalResults": total, "startIndex": start,
            "itemsPerPage": resources.len(), "Resources": resources,
        }),
    ))
}

/// A filter in the words of the data layer.
pub(super) fn lower(filter: &Filter) -> ScimCondition {
    let many = |all: &[Filter]| all.iter().map(lower).collect();
    match filter {
        Filter::And(all) => ScimCondition::All(many(all)),
        Filter::Or(all) => ScimCondition::Any(many(all)),
        Filter::Not(inner) => ScimCondition::Not(Box::new(lower(inner))),
        Filter::Element(list, inner) => {
            let path = ::scim::Target { sub: None, ..*list }.path();
            ScimCondition::Element(path, Box::new(lower(inner)))
        }
        Filter::Present(target) => value(target, ScimTest::Present),
        Filter::Compare(target, operator, literal) => {
            let wanted = literal.compared(target.leaf());
            let test = match operator {
                Operator::Eq | Operator::Ne => ScimTest::Eq(wanted),
                Operator::Co => ScimTest::Co(wanted),
                Operator::Sw => ScimTest::Sw(wanted),
                Operator::Ew => ScimTest::Ew(wanted),
                Operator::Gt => ScimTest::Gt(wanted),
                Operator::Ge => ScimTest::Ge(wanted),
                Operator::Lt => ScimTest::Lt(wanted),
                Operator::Le => ScimTest::Le(wanted),
            };
            let met = value(target, test);
            if *operator == Operator::Ne {
                ScimCondition::Not(Box::new(met))
            } else {
                met
            }
        }
    }
}

fn value(target: &::scim::Target, test: ScimTest) -> ScimCondition {
    if target.attribute.name == "members" {
        ScimCondition::Member(test)
    } else {
        ScimCondition::Value(target.path(), test)
    }
}

/// What the service says of itself (RFC 7644 §4).
pub(super) fn about(caller: &Caller, path: &[&str], filtered: bool) -> Result<Answer, Fault> {
    if filtered {
        return Err(Fault::new(403, "This is not filtered."));
    }
    let base = &caller.base;
    let found = |all: Vec<Value>, wanted: &str, by: &str| {
        let is = |it: &Value| it.get(by).and_then(Value::as_str) == Some(wanted);
        all.into_iter().find(is).ok_or_else(Fault::unknown)
    };
    let listed = |all: Vec<Value>| {
        json!({
            "schemas": [::scim::LIST], "totalResults": all.len(), "startIndex": 1,
            "itemsPerPage": all.len(), "Resources": all,
        })
    };
    let body = match path {
        ["ServiceProviderConfig"] => config(base),
        ["Schemas"] => listed(::scim::schemas(base)),
        ["Schemas", id] => found(::scim::schemas(base), id, "id")?,
        ["ResourceTypes"] => listed(types(base)),
        ["ResourceTypes", name] => found(types(base), name, "id")?,
        _ => return Err(Fault::unknown()),
    };
    Ok(Answer::of(200, body))
}

fn types(base: &str) -> Vec<Value> {
    let one = |it: Resource, about: &str, more: Value| {
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": it.name(), "name": it.name(), "endpoint": format!("/{}", it.endpoint()),
            "description": about, "schema": it.schema(), "schemaExtensions": more,
            "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{}", it.name()) },
        })
    };
    let extension = json!([{ "schema": ::scim::ENTERPRISE, "required": false }]);
    vec![
        one(Resource::User, "A person of the partner", extension),
        one(Resource::Group, "A group of the partner", json!([])),
    ]
}

fn config(base: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": true, "maxOperations": super::bulk::MOST, "maxPayloadSize": LARGEST },
        "filter": { "supported": true, "maxResults": PAGE },
        "changePassword": { "supported": false },
        "sort": { "supported": true },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken", "name": "Bearer token",
            "description": "A token that the host made for this connection", "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
    })
}
