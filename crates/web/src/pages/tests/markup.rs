//! A small check of HTML as our templates write it: balanced tags and the rules of the house.

use std::collections::BTreeSet;

const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "!doctype"];

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closing: bool,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value)
    }
}

/// Everything that is wrong with a page.
pub fn problems(html: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let tags = tags(html, &mut wrong);
    balance(&tags, &mut wrong);
    rules(&tags, &mut wrong);
    labels(&tags, &mut wrong);
    wrong
}

/// The elements of a page with the names of their attributes, in their order.
pub fn skeleton(html: &str) -> Result<Vec<String>, Vec<String>> {
    let mut wrong = Vec::new();
    let tags = tags(html, &mut wrong);
    let lines = tags.iter().map(|tag| {
        let names: Vec<&str> = tag.attributes.iter().map(|it| it.0).collect();
        format!(
            "{}{} {}",
            if tag.closing { "/" } else { "" },
            tag.name,
            names.join(" ")
        )
    });
    let lines = lines.collect();
    if wrong.is_empty() {
        Ok(lines)
    } else {
        Err(wrong)
    }
}

fn tags<'a>(html: &'a str, wrong: &mut Vec<String>) -> Vec<Tag<'a>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let Some(end) = end_of_tag(rest) else {
            wrong.push(format!("open tag: {}", &rest[..rest.len().min(40)]));
            break;
        };
        let (inside, after) = (&rest[..end], &rest[end + 1..]);
        let closing = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        tags.push(Tag {
            name: &inside[..name_end],
            attributes: attributes(&inside[name_end..], wrong),
            closing,
        });
        rest = after;
    }
    tags
}

/// The `>` that is in no attribute value.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn attributes<'a>(mut text: &'a str, wrong: &mut Vec<String>) -> Vec<(&'a str, &'a str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    loop {
        let trimmed = text.trim_start();
        if trimmed.is_empty() {
            return found;
        }
        if trimmed.len() == text.len() {
            wrong.push(format!("attributes without a blank: {text}"));
        }
        let end = trimmed
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(trimmed.len());
        let name = &trimmed[..end];
        let (value, after) = match trimmed[end..].strip_prefix("=\"") {
            Some(value) => value.split_once('"').unwrap_or((value, "")),
            None => ("", &trimmed[end..]),
        };
        if found.iter().any(|(key, _)| *key == name) {
            wrong.push(format!("twice: {name}"));
        }
        found.push((name, value));
        text = after;
    }
}

fn balance(tags: &[Tag<'_>], wrong: &mut Vec<String>) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| !VOID.contains(&tag.name)) {
        if tag.closing {
            let last = open.pop();
            if last != Some(tag.name) {
                wrong.push(format!("{last:?} closed by {}", tag.name));
                return;
            }
            continue;
        }
        let in_p = open.contains(&"p");
        if in_p && ["div", "p", "ul", "dl", "form", "h2", "table", "section"].contains(&tag.name) {
            wrong.push(format!("{} inside p", tag.name));
        }
        if tag.name == "form" && open.contains(&"form") {
            wrong.push("form inside form".to_owned());
        }
        open.push(tag.name);
    }
    if !open.is_empty() {
        wrong.push(format!("left open: {open:?}"));
    }
}

fn rules(tags: &[Tag<'_>], wrong: &mut Vec<String>) {
    for (name, times) in [("main", 1), ("h1", 1), ("title", 1), ("html", 1)] {
        let found = tags.iter().filter(|t| t.name == name && !t.closing).count();
        if found != times {
            wrong.push(format!("{found} × {name}"));
        }
    }
    let mut ids = BTreeSet::new();
    for tag in tags {
        if tag.name == "html" && !tag.closing {
            for needed in ["lang", "dir"] {
                if tag.get(needed).is_none_or(str::is_empty) {
                    wrong.push(format!("html without {needed}"));
                }
            }
        }
        if tag.name == "style" || (tag.name == "script" && !tag.closing && tag.get("src").is_none())
        {
            wrong.push(format!("inline {}", tag.name));
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") || *name == "style" {
                wrong.push(format!("inline {name}"));
            }
            if ["href", "src", "action"].contains(name) && value.starts_with("javascript:") {
                wrong.push(format!("{name}={value}"));
            }
            if *name == "id" && !ids.insert(*value) {
                wrong.push(format!("id twice: {value}"));
            }
        }
    }
    for tag in tags {
        for name in ["aria-describedby", "aria-labelledby", "for"] {
            for id in tag.get(name).unwrap_or_default().split_whitespace() {
                if !ids.contains(id) {
                    wrong.push(format!("{name} without target: {id}"));
                }
            }
        }
        if let Some(id) = tag.get("href").and_then(|href| href.strip_prefix('#'))
            && !id.is_empty()
            && !ids.contains(id)
        {
            wrong.push(format!("link to nothing: {id}"));
        }
    }
}

/// Every input that people see is inside a label or has one.
fn labels(tags: &[Tag<'_>], wrong: &mut Vec<String>) {
    let labelled: BTreeSet<&str> = tags
        .iter()
        .filter(|tag| tag.name == "label")
        .filter_map(|tag| tag.get("for"))
        .collect();
    let mut in_label = false;
    for tag in tags {
        if tag.name == "label" {
            in_label = !tag.closing;
        }
        let seen = ["input", "select", "textarea"].contains(&tag.name) && !tag.closing;
        if !seen || tag.get("type") == Some("hidden") || in_label {
            continue;
        }
        if tag.get("id").is_none_or(|id| !labelled.contains(id)) {
            wrong.push(format!("without label: {:?}", tag.get("name")));
        }
    }
}
