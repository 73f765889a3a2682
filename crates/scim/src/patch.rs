//! Patches (RFC 7644 §3.5.2), in the dialects that directories speak.

use crate::{
    Fault, Resource,
    filter::{self, Filter, Operator},
    schema::{self, ENTERPRISE, Kind, Mutability, PATCH, Target},
};
use serde_json::{Map, Value};

/// How many operations a patch may have.
const MOST: usize = 1_000;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Add,
    Replace,
    Remove,
}

/// One operation of a patch.
#[derive(Clone, Debug)]
pub struct Operation {
    verb: Verb,
    path: Option<String>,
    value: Option<Value>,
}

/// Without regard to the case of the name.
fn member<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    map.iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// Reads the body of a patch.
///
/// # Errors
/// [`Fault::syntax`].
pub fn operations(body: &Map<String, Value>) -> Result<Vec<Operation>, Fault> {
    let schemas = member(body, "schemas").and_then(Value::as_array);
    let says = |urn: &str| schemas.is_some_and(|all| all.iter().any(|it| it == urn));
    if !says(PATCH) {
        return Err(Fault::syntax(format!("schemas must name {PATCH}.")));
    }
    let all = member(body, "Operations")
        .and_then(Value::as_array)
        .filter(|all| !all.is_empty() && all.len() <= MOST)
        .ok_or_else(|| Fault::syntax(format!("Operations must be a list of 1 to {MOST}.")))?;
    let read = |it: &Value| {
        let map = it.as_object()?;
        let op = member(map, "op")?.as_str()?;
        let verb = match op.to_ascii_lowercase().as_str() {
            "add" => Verb::Add,
            "replace" => Verb::Replace,
            "remove" => Verb::Remove,
            _ => return None,
        };
        let path = match member(map, "path") {
            None | Some(Value::Null) => None,
            Some(path) => Some(path.as_str()?.to_owned()),
        };
        let value = member(map, "value").cloned();
        Some(Operation {
            verb,
            path: path.filter(|it| !it.is_empty()),
            value,
        })
    };
    all.iter()
        .map(|it| {
            read(it).ok_or_else(|| Fault::syntax("An operation has an op of add, replace or remove, a path that is text, and a value."))
        })
        .collect()
}

/// Carries the operations out on a resource in our spelling, one after the other; what comes out
/// is still to be normalised.
///
/// # Errors
/// What the RFC calls for; then the whole patch is void.
pub fn apply(
    resource: Resource,
    document: &mut Map<String, Value>,
    operations: &[Operation],
) -> Result<(), Fault> {
    for operation in operations {
        match &operation.path {
            Some(path) => at_path(
                resource,
                document,
                (operation.verb, path),
                operation.value.as_ref(),
            )?,
            None => pathless(resource, document, operation)?,
        }
    }
    Ok(())
}

/// An operation on the resource itself. Its keys are names or, as some directories write, paths.
fn pathless(
    resource: Resource,
    document: &mut Map<String, Value>,
    operation: &Operation,
) -> Result<(), Fault> {
    if operation.verb == Verb::Remove {
        return Err(Fault::no_target("A removal needs a path."));
    }
    let Some(Value::Object(given)) = &operation.value else {
        return Err(Fault::value("Without a path the value must be an object."));
    };
    for (key, value) in given {
        let is_extension = key.eq_ignore_ascii_case(ENTERPRISE) && resource == Resource::User;
        if let (true, Value::Object(parts)) = (is_extension, value) {
            for (name, value) in parts {
                let path = format!("{ENTERPRISE}:{name}");
                if schema::resolve(resource, &path).is_some() {
                    at_path(resource, document, (operation.verb, &path), Some(value))?;
                }
            }
            continue;
        }
        // As in a whole resource: what we do not know or what only we set is passed over.
        let known = filter::parse_path(resource, key);
        let ours = |(target, _): &(Target, _)| target.leaf().mutability != Mutability::ReadOnly;
        if known.as_ref().is_ok_and(ours) {
            at_path(resource, document, (operation.verb, key), Some(value))?;
        }
    }
    Ok(())
}

fn at_path(
    resource: Resource,
    document: &mut Map<String, Value>,
    (verb, path): (Verb, &str),
    value: Option<&Value>,
) -> Result<(), Fault> {
    if resource == Resource::User && path.eq_ignore_ascii_case(ENTERPRISE) {
        return whole_extension(document, verb, value);
    }
    let (target, chosen) = filter::parse_path(resource, path)?;
    if target.attribute.mutability == Mutability::ReadOnly
        || target.leaf().mutability == Mutability::ReadOnly
        || target
            .sub
            .is_some_and(|sub| sub.mutability == Mutability::Immutable)
    {
        return Err(Fault::mutability(format!(
            "{} cannot be changed.",
            target.path()
        )));
    }
    if verb == Verb::Remove && target.leaf().required {
        return Err(Fault::mutability(format!(
            "{} cannot be removed.",
            target.path()
        )));
    }
    if verb != Verb::Remove && value.is_none() {
        return Err(Fault::value(format!(
            "There is no value for {}.",
            target.path()
        )));
    }
    let holder = if target.extension {
        let inner = document
            .entry(ENTERPRISE)
            .or_insert_with(|| Map::new().into());
        inner
            .as_object_mut()
            .ok_or_else(|| Fault::value("The extension must be an object."))?
    } else {
        document
    };
    if target.attribute.multi {
        let name = target.attribute.name;
        let mut all = match holder.remove(name) {
            Some(Value::Array(all)) => all,
            _ => Vec::new(),
        };
        let done = if verb == Verb::Remove {
            remove_from(&mut all, &target, chosen.as_ref(), value)
        } else {
            let value = value.cloned().unwrap_or(Value::Null);
            in_list(&mut all, (verb, &target), chosen.as_ref(), value)
        };
        holder.insert(name.into(), all.into());
        return done;
    }
    let value = value.cloned().unwrap_or(Value::Null);
    in_single(holder, (verb, &target), value);
    Ok(())
}

fn whole_extension(
    document: &mut Map<String, Value>,
    verb: Verb,
    value: Option<&Value>,
) -> Result<(), Fault> {
    match (verb, value) {
        (Verb::Remove, _) => {
            document.remove(ENTERPRISE);
        }
        (Verb::Add | Verb::Replace, Some(Value::Object(parts))) => {
            let inner = document
                .entry(ENTERPRISE)
                .or_insert_with(|| Map::new().into());
            if let Some(inner) = inner.as_object_mut() {
                for (name, value) in parts {
                    let path = format!("{ENTERPRISE}:{name}");
                    if let Some(target) = schema::resolve(Resource::User, &path) {
                        inner.insert(target.attribute.name.into(), value.clone());
                    }
                }
            }
        }
        _ => return Err(Fault::value("The extension must be an object.")),
    }
    Ok(())
}

fn in_single(holder: &mut Map<String, Value>, (verb, target): (Verb, &Target), value: Value) {
    let name = target.attribute.name;
    match (target.sub, verb) {
        (None, Verb::Remove) => {
            holder.remove(name);
        }
        (None, _) => match (holder.get_mut(name), value) {
            // Parts that are not named stay (RFC 7644 §3.5.2.3).
            (Some(Value::Object(old)), Value::Object(new))
                if target.attribute.kind == Kind::Complex =>
            {
                set_parts(old, target, new);
            }
            (_, value) => {
                holder.insert(name.into(), value);
            }
        },
        (Some(sub), _) => {
            let inner = holder.entry(name).or_insert_with(|| Map::new().into());
            if let Some(inner) = inner.as_object_mut() {
                if verb == Verb::Remove {
                    inner.remove(sub.name);
                } else {
                    inner.insert(sub.name.into(), value);
                }
            }
        }
    }
}

/// Sets parts by name, without regard to case.
fn set_parts(old: &mut Map<String, Value>, target: &Target, new: Map<String, Value>) {
    for (key, value) in new {
        if let Some(sub) = schema::named(target.attribute.subs, &key) {
            old.insert(sub.name.into(), value);
        }
    }
}

/// Without a filter the whole list goes. Some directories name the elements in the value instead of in
/// the path: then these go, and an empty list of them is none.
fn remove_from(
    all: &mut Vec<Value>,
    target: &Target,
    chosen: Option<&Filter>,
    value: Option<&Value>,
) -> Result<(), Fault> {
    let is_chosen = |it: &Value| chosen.is_none_or(|filter| filter::element_matches(filter, it));
    if let Some(sub) = target.sub {
        for map in all
            .iter_mut()
            .filter(|it| is_chosen(it))
            .filter_map(Value::as_object_mut)
        {
            map.remove(sub.name);
        }
        return Ok(());
    }
    match value.filter(|it| !it.is_null()) {
        Some(named) if chosen.is_none() => {
            let named: Option<Vec<Value>> = listed(named.clone()).iter().map(value_of).collect();
            let named =
                named.ok_or_else(|| Fault::value("What is to be removed lacks its value."))?;
            all.retain(|it| !value_of(it).is_some_and(|value| named.contains(&value)));
        }
        _ => all.retain(|it| !is_chosen(it)),
    }
    Ok(())
}

fn in_list(
    all: &mut Vec<Value>,
    (verb, target): (Verb, &Target),
    chosen: Option<&Filter>,
    value: Value,
) -> Result<(), Fault> {
    let is_chosen = |it: &Value| chosen.is_none_or(|filter| filter::element_matches(filter, it));
    match (verb, target.sub, chosen) {
        (Verb::Add, None, None) => all.extend(listed(value)),
        (Verb::Replace, None, None) => *all = listed(value),
        _ => {
            if !all.iter().any(is_chosen) {
                let made = match (verb, chosen) {
                    (Verb::Replace, Some(_)) => None,
                    (_, Some(filter)) => described_by(filter),
                    (_, None) => Some(Map::new()),
                };
                let path = target.path();
                let none = || Fault::no_target(format!("No element of {path} is meant."));
                all.push(made.ok_or_else(none)?.into());
            }
            let meant = all.iter_mut().filter(|it| is_chosen(it));
            // A filter that the new element cannot pass describes nothing.
            for element in meant.filter_map(Value::as_object_mut) {
                match (target.sub, &value) {
                    (Some(sub), value) => {
                        element.insert(sub.name.into(), value.clone());
                    }
                    (None, Value::Object(new)) => set_parts(element, target, new.clone()),
                    (None, _) => return Err(Fault::value("An element must be an object.")),
                }
            }
        }
    }
    Ok(())
}

fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Array(all) => all,
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn value_of(element: &Value) -> Option<Value> {
    match element {
        Value::Object(map) => member(map, "value").cloned(),
        other => Some(other.clone()),
    }
}

/// The element that a filter of plain equalities describes.
fn described_by(filter: &Filter) -> Option<Map<String, Value>> {
    match filter {
        Filter::Compare(target, Operator::Eq, literal) => {
            let value: Value = match literal {
                filter::Literal::Text(text) => text.as_str().into(),
                filter::Literal::Boolean(yes) => (*yes).into(),
                filter::Literal::Instant(_) => return None,
            };
            Some(Map::from_iter([(target.sub?.name.to_owned(), value)]))
        }
        Filter::And(all) => {
            let parts: Option<Vec<_>> = all.iter().map(described_by).collect();
            Some(parts?.into_iter().flatten().collect())
        }
        _ => None,
    }
}
