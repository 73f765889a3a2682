//! Resources: what a client sends in our spelling, and what it is shown.

use crate::{
    Fault, Resource,
    schema::{self, Attribute, COMMON, ENTERPRISE, Kind, Mutability, Target},
};
use model::{At, is_control};
use serde_json::{Map, Value};

/// How deep a body may be nested.
const DEEPEST: usize = 12;
/// Longest text of an attribute, in characters.
const LONGEST: usize = 200;
/// How many elements a list may have that is no list of members.
const MOST: usize = 50;

/// Reads a body: a JSON object, not too deep.
///
/// # Errors
/// [`Fault::syntax`].
pub fn parse_body(body: &[u8]) -> Result<Map<String, Value>, Fault> {
    fn depth(value: &Value) -> usize {
        match value {
            Value::Array(all) => 1 + all.iter().map(depth).max().unwrap_or(0),
            Value::Object(all) => 1 + all.values().map(depth).max().unwrap_or(0),
            _ => 0,
        }
    }
    match serde_json::from_slice(body) {
        Ok(value) if depth(&value) > DEEPEST => Err(Fault::syntax("The body is nested too deep.")),
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Fault::syntax("The body must be a JSON object.")),
    }
}

/// A resource that a client sent, in our spelling: what nobody but us sets and what we do not know
/// is left out, and so is what is empty.
///
/// # Errors
/// [`Fault::syntax`] without the right `schemas`, [`Fault::value`] for what cannot be.
pub fn normalise(
    resource: Resource,
    given: &Map<String, Value>,
) -> Result<Map<String, Value>, Fault> {
    let mut clean = Map::new();
    for (key, value) in given {
        if let Some(rest) = schema::after(key, ENTERPRISE)
            && rest.is_empty()
            && resource == Resource::User
        {
            let none = Map::new();
            let mut extension = Map::new();
            for (key, value) in value.as_object().unwrap_or(&none) {
                if let Some(attribute) = schema::named(schema::extension_attributes(), key) {
                    keep(&mut extension, attribute, value)?;
                }
            }
            if !extension.is_empty() {
                clean.insert(ENTERPRISE.into(), extension.into());
            }
            continue;
        }
        let known =
            schema::named(resource.attributes(), key).or_else(|| schema::named(COMMON, key));
        if let Some(attribute) = known {
            keep(&mut clean, attribute, value)?;
        }
    }
    // Whoever says nothing of `active` is told what it is.
    let lacks = resource
        .attributes()
        .iter()
        .find(|it| it.required && it.kind != Kind::Boolean && !clean.contains_key(it.name));
    match lacks {
        Some(missing) => Err(Fault::value(format!("{} is missing.", missing.name))),
        None => Ok(clean),
    }
}

fn keep(into: &mut Map<String, Value>, attribute: &Attribute, value: &Value) -> Result<(), Fault> {
    if attribute.mutability == Mutability::ReadOnly {
        return Ok(());
    }
    let value = clean(attribute, value)?;
    if is_nothing(&value) {
        into.remove(attribute.name);
    } else {
        into.insert(attribute.name.into(), value);
    }
    Ok(())
}

pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        _ => false,
    }
}

fn clean(attribute: &Attribute, value: &Value) -> Result<Value, Fault> {
    if !attribute.multi {
        return single(attribute, value);
    }
    let given = match value {
        Value::Array(all) => all.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let is_members = attribute.name == "members";
    if !is_members && given.len() > MOST {
        return Err(Fault::value(format!(
            "{} has more than {MOST} elements.",
            attribute.name
        )));
    }
    let mut all: Vec<Value> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for element in given {
        // A bare text stands for the value of the element.
        let element = match element {
            Value::String(text) => serde_json::json!({ "value": text }),
            other => other,
        };
        let mut element = single(attribute, &element)?;
        if is_members {
            let value = element.get("value").cloned();
            let value = value.ok_or_else(|| Fault::value("A member lacks its value."))?;
            element = serde_json::json!({ "value": value });
        }
        if !is_nothing(&element) && seen.insert(element.to_string()) {
            all.push(element);
        }
    }
    only_one_primary(&mut all);
    Ok(all.into())
}

/// The last element that says so is the primary one (RFC 7644 §3.5.2).
fn only_one_primary(all: &mut [Value]) {
    let is_primary = |it: &Value| it.get("primary") == Some(&Value::Bool(true));
    let last = all.iter().rposition(is_primary);
    for (n, element) in all.iter_mut().enumerate() {
        if Some(n) != last
            && is_primary(element)
            && let Some(map) = element.as_object_mut()
        {
            map.insert("primary".into(), false.into());
        }
    }
}

fn single(attribute: &Attribute, value: &Value) -> Result<Value, Fault> {
    let wrong = |what: &str| Fault::value(format!("{} {what}.", attribute.name));
    match (attribute.kind, value) {
        (_, Value::Null) => Ok(Value::Null),
        (Kind::Complex, Value::Object(given)) => {
            let mut parts = Map::new();
            for (key, value) in given {
                if let Some(sub) = schema::named(attribute.subs, key) {
                    keep(&mut parts, sub, value)?;
                }
            }
            Ok(parts.into())
        }
        (Kind::Boolean, Value::Bool(_)) => Ok(value.clone()),
        // Entra writes booleans as texts.
        (Kind::Boolean, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" => Ok(true.into()),
            "false" => Ok(false.into()),
            _ => Err(wrong("must be true or false")),
        },
        (Kind::Text | Kind::Reference, Value::String(text)) => {
            if text.chars().count() > LONGEST && attribute.kind == Kind::Text {
                return Err(wrong(&format!("is longer than {LONGEST} characters")));
            }
            if text.chars().any(is_control) {
                return Err(wrong("holds a line break or a control character"));
            }
            Ok(text.trim().into())
        }
        _ => Err(wrong("is of another type")),
    }
}

/// A value in the form in which it is compared; `None` for what is of another type.
#[must_use]
pub fn compared(attribute: &Attribute, value: &Value) -> Option<String> {
    match (attribute.kind, value) {
        (Kind::Text | Kind::Reference, Value::String(text)) if attribute.exact => {
            Some(text.clone())
        }
        (Kind::Text | Kind::Reference, Value::String(text)) => Some(text.to_lowercase()),
        (Kind::Boolean, Value::Bool(yes)) => Some(yes.to_string()),
        (Kind::Instant, Value::String(text)) => {
            At::parse(text).map(|at| format!("{:020}", at.micros()))
        }
        _ => None,
    }
}

/// Everything that a filter may ask for in a whole resource: path, element, compared value. A list
/// and a group of parts stand there themselves too, with an empty value.
#[must_use]
pub fn values(resource: Resource, whole: &Map<String, Value>) -> Vec<(String, i64, String)> {
    let mut all = Vec::new();
    let none = Map::new();
    let extension = whole
        .get(ENTERPRISE)
        .and_then(Value::as_object)
        .unwrap_or(&none);
    let core = resource
        .attributes()
        .iter()
        .chain(COMMON)
        .map(|it| (false, whole, it));
    let more = schema::extension_attributes()
        .iter()
        .map(|it| (true, extension, it));
    for (is_extension, holder, attribute) in core.chain(more) {
        if attribute.name == "members" || attribute.name == "groups" {
            continue;
        }
        let target = |sub| Target {
            extension: is_extension,
            attribute,
            sub,
        };
        let elements = match holder.get(attribute.name) {
            None => continue,
            Some(Value::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        for (n, element) in elements.iter().enumerate() {
            let n = i64::try_from(n).unwrap_or(i64::MAX);
            if attribute.kind != Kind::Complex {
                all.extend(compared(attribute, element).map(|it| (target(None).path(), n, it)));
                continue;
            }
            all.push((target(None).path(), n, String::new()));
            for sub in attribute.subs.iter().filter(|sub| sub.filterable) {
                let value = element.get(sub.name).and_then(|it| compared(sub, it));
                all.extend(value.map(|it| (target(Some(sub)).path(), n, it)));
            }
        }
    }
    all
}

/// Which attributes an answer shows (RFC 7644 §3.9).
#[derive(Clone, Debug, Default)]
pub struct Projection {
    only: Option<Vec<Target>>,
    without: Vec<Target>,
}

impl Projection {
    /// From the two parameters. Names that we do not know show nothing.
    #[must_use]
    pub fn new(resource: Resource, only: Option<&str>, without: Option<&str>) -> Self {
        let read = |list: &str| -> Vec<Target> {
            list.split(',')
                .filter_map(|it| schema::resolve(resource, it.trim()))
                .collect()
        };
        Self {
            only: only.filter(|it| !it.trim().is_empty()).map(read),
            without: without.map(read).unwrap_or_default(),
        }
    }

    /// Whether an attribute of the core is shown at all; for what is costly to find.
    #[must_use]
    pub fn shows(&self, name: &str) -> bool {
        let is = |it: &Target| it.attribute.name == name;
        self.only.as_ref().is_none_or(|all| all.iter().any(is))
            && !self.without.iter().any(|it| is(it) && it.sub.is_none())
    }

    /// What is left of a resource. `id` and `schemas` always are.
    #[must_use]
    pub fn of(&self, whole: &Map<String, Value>) -> Map<String, Value> {
        let mut shown = Map::new();
        match &self.only {
            None => shown = whole.clone(),
            Some(all) => {
                for target in all {
                    copy(target, whole, &mut shown);
                }
            }
        }
        for target in self.without.iter().filter(|it| it.attribute.name != "id") {
            drop_at(target, &mut shown);
        }
        for name in ["id", "schemas"] {
            if let Some(value) = whole.get(name) {
                shown.insert(name.into(), value.clone());
            }
        }
        shown
    }
}

fn copy(target: &Target, from: &Map<String, Value>, into: &mut Map<String, Value>) {
    if target.extension {
        if let Some(Value::Object(extension)) = from.get(ENTERPRISE) {
            let inner = into.entry(ENTERPRISE).or_insert_with(|| Map::new().into());
            if let Some(inner) = inner.as_object_mut() {
                copy(
                    &Target {
                        extension: false,
                        ..*target
                    },
                    extension,
                    inner,
                );
            }
        }
        return;
    }
    let name = target.attribute.name;
    let Some(value) = from.get(name) else {
        return;
    };
    let Some(sub) = target.sub else {
        into.insert(name.into(), value.clone());
        return;
    };
    let part = |it: &Value| it.get(sub.name).cloned();
    match value {
        Value::Array(all) => {
            let empty = || Value::Array(vec![Value::Object(Map::new()); all.len()]);
            let shown = into.entry(name).or_insert_with(empty);
            for (shown, whole) in shown.as_array_mut().into_iter().flatten().zip(all) {
                if let (Some(part), Some(shown)) = (part(whole), shown.as_object_mut()) {
                    shown.insert(sub.name.into(), part);
                }
            }
        }
        one => {
            let shown = into.entry(name).or_insert_with(|| Map::new().into());
            if let (Some(part), Some(shown)) = (part(one), shown.as_object_mut()) {
                shown.insert(sub.name.into(), part);
            }
        }
    }
}

fn drop_at(target: &Target, shown: &mut Map<String, Value>) {
    let holder = if target.extension {
        match shown.get_mut(ENTERPRISE) {
            Some(Value::Object(extension)) => extension,
            _ => return,
        }
    } else {
        shown
    };
    let Some(sub) = target.sub else {
        holder.remove(target.attribute.name);
        return;
    };
    match holder.get_mut(target.attribute.name) {
        Some(Value::Array(all)) => {
            for map in all.iter_mut().filter_map(Value::as_object_mut) {
                map.remove(sub.name);
            }
        }
        Some(Value::Object(map)) => {
            map.remove(sub.name);
        }
        _ => {}
    }
}
