//! Filters (RFC 7644 §3.4.2.2): read by recursive descent, printed, and held against a resource.

use crate::{
    Fault, Resource,
    resource::compared,
    schema::{self, Attribute, ENTERPRISE, Kind, Target},
};
use model::At;
use serde_json::{Map, Value};
use std::fmt;

/// The longest filter that is read.
const LONGEST: usize = 8 * 1024;
/// How deep parentheses, brackets and `not` may be nested (C05).
const DEEPEST: usize = 20;
/// How many comparisons there may be.
const MOST: usize = 100;

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Contains.
    Co,
    /// Starts with.
    Sw,
    /// Ends with.
    Ew,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
}

const OPERATORS: &[(&str, Operator)] = &[
    ("eq", Operator::Eq),
    ("ne", Operator::Ne),
    ("co", Operator::Co),
    ("sw", Operator::Sw),
    ("ew", Operator::Ew),
    ("gt", Operator::Gt),
    ("ge", Operator::Ge),
    ("lt", Operator::Lt),
    ("le", Operator::Le),
];

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Text.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// An instant.
    Instant(At),
}

impl Literal {
    /// In the form in which values of the attribute are compared.
    #[must_use]
    pub fn compared(&self, attribute: &Attribute) -> String {
        match self {
            Self::Text(text) if attribute.exact => text.clone(),
            Self::Text(text) => text.to_lowercase(),
            Self::Boolean(yes) => yes.to_string(),
            Self::Instant(at) => format!("{:020}", at.micros()),
        }
    }
}

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of these.
    And(Vec<Filter>),
    /// Any of these.
    Or(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// There is a value.
    Present(Target),
    /// Some value compares so.
    Compare(Target, Operator, Literal),
    /// Some element of the list passes; paths within name the parts of the element.
    Element(Target, Box<Filter>),
}

/// Reads a filter.
///
/// # Errors
/// [`Fault::filter`] with what is wrong.
pub fn parse(resource: Resource, text: &str) -> Result<Filter, Fault> {
    let mut reader = Reader::new(resource, text)?;
    let filter = reader.either(None, 0)?;
    reader.end()?;
    Ok(filter)
}

/// Reads `name[filter].sub` or a plain path of a patch (RFC 7644 §3.5.2, figure 7).
pub(crate) fn parse_path(
    resource: Resource,
    text: &str,
) -> Result<(Target, Option<Filter>), Fault> {
    let mut reader = Reader::new(resource, text).map_err(|it| Fault::path(it.detail))?;
    let name = reader.word();
    let unknown = || Fault::path(format!("There is no attribute {text:?}."));
    let mut target = schema::resolve(resource, name).ok_or_else(unknown)?;
    if !reader.takes("[") {
        reader.end().map_err(|_| unknown())?;
        return Ok((target, None));
    }
    if target.attribute.kind != Kind::Complex || !target.attribute.multi || target.sub.is_some() {
        return Err(Fault::path(format!(
            "{name} is no list, so nothing can be chosen from it."
        )));
    }
    let filter = reader.either(Some(target), 1)?;
    reader.expect("]")?;
    if reader.takes(".") {
        let sub = reader.word();
        target.sub = Some(schema::named(target.attribute.subs, sub).ok_or_else(unknown)?);
    }
    reader.end().map_err(|_| unknown())?;
    Ok((target, Some(filter)))
}

struct Reader<'t> {
    resource: Resource,
    rest: &'t str,
    comparisons: usize,
}

impl<'t> Reader<'t> {
    fn new(resource: Resource, text: &'t str) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::filter(format!(
                "The filter is longer than {LONGEST} bytes."
            )));
        }
        Ok(Self {
            resource,
            rest: text,
            comparisons: 0,
        })
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    fn takes(&mut self, what: &str) -> bool {
        match self.rest.strip_prefix(what) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn wrong(&self, expected: &str) -> Fault {
        let near: String = self.rest.chars().take(20).collect();
        Fault::filter(format!("Expected {expected} before {near:?}."))
    }

    fn expect(&mut self, what: &str) -> Result<(), Fault> {
        self.skip();
        if self.takes(what) {
            Ok(())
        } else {
            Err(self.wrong(what))
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.skip();
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.wrong("the end"))
        }
    }

    /// The characters of names and URNs.
    fn word(&mut self) -> &'t str {
        let stop =
            |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '_' | '$'));
        let at = self.rest.find(stop).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(at);
        self.rest = rest;
        word
    }

    /// A keyword, which a space or a parenthesis follows.
    fn keyword(&mut self, what: &str) -> bool {
        self.skip();
        let Some(rest) = schema::after(self.rest, what) else {
            return false;
        };
        let ends = rest.is_empty() || rest.starts_with([' ', '(']);
        if ends {
            self.rest = rest;
        }
        ends
    }

    fn either(&mut self, within: Option<Target>, depth: usize) -> Result<Filter, Fault> {
        let mut all = vec![self.both(within, depth)?];
        while self.keyword("or") {
            all.push(self.both(within, depth)?);
        }
        Ok(one_or(all, Filter::Or))
    }

    fn both(&mut self, within: Option<Target>, depth: usize) -> Result<Filter, Fault> {
        let mut all = vec![self.single(within, depth)?];
        while self.keyword("and") {
            all.push(self.single(within, depth)?);
        }
        Ok(one_or(all, Filter::And))
    }

    fn single(&mut self, within: Option<Target>, depth: usize) -> Result<Filter, Fault> {
        if depth > DEEPEST {
            return Err(Fault::filter(format!(
                "The filter is nested deeper than {DEEPEST}."
            )));
        }
        self.skip();
        let negated = self.keyword("not");
        self.skip();
        if negated || self.rest.starts_with('(') {
            self.expect("(")?;
            let inner = self.either(within, depth + 1)?;
            self.expect(")")?;
            return Ok(if negated {
                Filter::Not(Box::new(inner))
            } else {
                inner
            });
        }
        self.comparison(within, depth)
    }

    fn comparison(&mut self, within: Option<Target>, depth: usize) -> Result<Filter, Fault> {
        self.comparisons += 1;
        if self.comparisons > MOST {
            return Err(Fault::filter(format!(
                "The filter has more than {MOST} comparisons."
            )));
        }
        let name = self.word();
        let unknown = || Fault::filter(format!("There is no attribute {name:?} to filter by."));
        let mut target = match within {
            Some(list) => Target {
                sub: Some(schema::named(list.attribute.subs, name).ok_or_else(unknown)?),
                ..list
            },
            None => schema::resolve(self.resource, name).ok_or_else(unknown)?,
        };
        if self.takes("[") {
            let is_list = target.attribute.multi && target.sub.is_none();
            if within.is_some()
                || !is_list
                || !searchable(&target)
                || target.attribute.name == "members"
            {
                return Err(unknown());
            }
            let inner = self.either(Some(target), depth + 1)?;
            self.expect("]")?;
            return Ok(Filter::Element(target, Box::new(inner)));
        }
        if !searchable(&target) {
            return Err(unknown());
        }
        self.skip();
        let word = self.word();
        if word.eq_ignore_ascii_case("pr") {
            return Ok(Filter::Present(target));
        }
        let operator = OPERATORS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
            .map(|(_, operator)| *operator)
            .ok_or_else(|| Fault::filter(format!("{word:?} is no operator.")))?;
        if target.sub.is_none() && target.attribute.kind == Kind::Complex {
            target.sub = schema::named(target.attribute.subs, "value");
            if target.sub.is_none() || !searchable(&target) {
                return Err(unknown());
            }
        }
        self.skip();
        self.compare(target, operator)
    }

    fn compare(&mut self, target: Target, operator: Operator) -> Result<Filter, Fault> {
        let value = self.literal()?;
        if value.is_null() {
            return match operator {
                Operator::Eq => Ok(Filter::Not(Box::new(Filter::Present(target)))),
                Operator::Ne => Ok(Filter::Present(target)),
                _ => Err(Fault::filter("Nothing but eq and ne goes with null.")),
            };
        }
        let wrong = || {
            let path = target.path();
            Fault::filter(format!(
                "{path} cannot be compared in that way with {value}."
            ))
        };
        let literal = match (target.leaf().kind, &value) {
            (Kind::Boolean, Value::Bool(yes)) => Literal::Boolean(*yes),
            (Kind::Boolean, Value::String(text)) => {
                Literal::Boolean(text.to_ascii_lowercase().parse().map_err(|_| wrong())?)
            }
            (Kind::Instant, Value::String(text)) => {
                let at = At::parse(text).filter(|at| at.micros() >= 0);
                Literal::Instant(at.ok_or_else(wrong)?)
            }
            (Kind::Text | Kind::Reference, Value::String(text)) if !text.contains('\0') => {
                Literal::Text(text.clone())
            }
            _ => return Err(wrong()),
        };
        let fits = match literal {
            Literal::Text(_) => true,
            Literal::Boolean(_) => matches!(operator, Operator::Eq | Operator::Ne),
            Literal::Instant(_) => !matches!(operator, Operator::Co | Operator::Sw | Operator::Ew),
        };
        if fits {
            Ok(Filter::Compare(target, operator, literal))
        } else {
            Err(wrong())
        }
    }

    /// A JSON text, or a bare word of JSON.
    fn literal(&mut self) -> Result<Value, Fault> {
        let mut end = 0;
        if self.rest.starts_with('"') {
            let mut escaped = false;
            for (at, c) in self.rest.char_indices().skip(1) {
                if c == '"' && !escaped {
                    end = at + 1;
                    break;
                }
                escaped = c == '\\' && !escaped;
            }
        } else {
            let stop = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
            end = self.rest.find(stop).unwrap_or(self.rest.len());
        }
        let (text, rest) = self.rest.split_at(end);
        let given = match text.to_ascii_lowercase().as_str() {
            // Entra writes them in capitals.
            word @ ("true" | "false" | "null") => serde_json::from_str(word),
            _ => serde_json::from_str(text),
        };
        let value = given.map_err(|_| self.wrong("a value"))?;
        self.rest = rest;
        Ok(value)
    }
}

fn searchable(target: &Target) -> bool {
    // A list of which no part may be asked for may not be asked for either.
    let subs = target.attribute.subs;
    target.leaf().filterable
        && target.attribute.filterable
        && (subs.is_empty() || subs.iter().any(|sub| sub.filterable))
}

fn one_or(mut all: Vec<Filter>, many: fn(Vec<Filter>) -> Filter) -> Filter {
    match all.len() {
        1 => all.remove(0),
        _ => many(all),
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print(self, f, false)
    }
}

fn print(filter: &Filter, f: &mut fmt::Formatter<'_>, within: bool) -> fmt::Result {
    let name = |target: &Target| match target.sub {
        Some(sub) if within => sub.name.to_owned(),
        _ => target.path(),
    };
    match filter {
        Filter::And(all) | Filter::Or(all) => {
            let word = if matches!(filter, Filter::And(_)) {
                " and "
            } else {
                " or "
            };
            for (n, one) in all.iter().enumerate() {
                f.write_str(if n > 0 { word } else { "" })?;
                if matches!(one, Filter::And(_) | Filter::Or(_)) {
                    f.write_str("(")?;
                    print(one, f, within)?;
                    f.write_str(")")?;
                } else {
                    print(one, f, within)?;
                }
            }
            Ok(())
        }
        Filter::Not(inner) => {
            f.write_str("not (")?;
            print(inner, f, within)?;
            f.write_str(")")
        }
        Filter::Present(target) => write!(f, "{} pr", name(target)),
        Filter::Compare(target, operator, literal) => {
            let word = OPERATORS
                .iter()
                .find(|(_, it)| it == operator)
                .map_or("", |(word, _)| word);
            let value: Value = match literal {
                Literal::Text(text) => text.as_str().into(),
                Literal::Boolean(yes) => (*yes).into(),
                Literal::Instant(at) => {
                    let exactly = at.to_utc().format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
                    exactly.into()
                }
            };
            write!(f, "{} {word} {value}", name(target))
        }
        Filter::Element(target, inner) => {
            write!(f, "{}[", name(target))?;
            print(inner, f, true)?;
            f.write_str("]")
        }
    }
}

/// Whether a resource passes, as its JSON stands.
#[must_use]
pub fn matches(filter: &Filter, resource: &Map<String, Value>) -> bool {
    holds(filter, &|target| found(target, resource))
}

/// Whether one element of a list passes a filter that stood in brackets.
pub(crate) fn element_matches(filter: &Filter, element: &Value) -> bool {
    holds(filter, &|target| {
        let sub = target.sub.and_then(|sub| element.get(sub.name));
        sub.cloned().into_iter().collect()
    })
}

fn holds(filter: &Filter, values: &dyn Fn(&Target) -> Vec<Value>) -> bool {
    match filter {
        Filter::And(all) => all.iter().all(|one| holds(one, values)),
        Filter::Or(all) => all.iter().any(|one| holds(one, values)),
        Filter::Not(inner) => !holds(inner, values),
        Filter::Present(target) => !values(target).is_empty(),
        Filter::Compare(target, Operator::Ne, literal) => !holds(
            &Filter::Compare(*target, Operator::Eq, literal.clone()),
            values,
        ),
        Filter::Compare(target, operator, literal) => {
            let wanted = literal.compared(target.leaf());
            values(target).iter().any(|value| {
                compared(target.leaf(), value).is_some_and(|it| compares(&it, *operator, &wanted))
            })
        }
        Filter::Element(target, inner) => values(target)
            .iter()
            .any(|element| element_matches(inner, element)),
    }
}

fn compares(value: &str, operator: Operator, wanted: &str) -> bool {
    match operator {
        Operator::Eq => value == wanted,
        Operator::Ne => value != wanted,
        Operator::Co => value.contains(wanted),
        Operator::Sw => value.starts_with(wanted),
        Operator::Ew => value.ends_with(wanted),
        Operator::Gt => value > wanted,
        Operator::Ge => value >= wanted,
        Operator::Lt => value < wanted,
        Operator::Le => value <= wanted,
    }
}

/// The values at a path.
fn found(target: &Target, resource: &Map<String, Value>) -> Vec<Value> {
    let holder = if target.extension {
        resource.get(ENTERPRISE).and_then(Value::as_object)
    } else {
        Some(resource)
    };
    let elements = match holder.and_then(|it| it.get(target.attribute.name)) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
    };
    match target.sub {
        None => elements,
        Some(sub) => elements
            .iter()
            .filter_map(|it| it.get(sub.name))
            .cloned()
            .collect(),
    }
}
