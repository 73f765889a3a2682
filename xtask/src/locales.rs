//! The texts of each language: complete, with the same arguments, without markup, with the
//! plurals the language has, used, and short where they are subjects of mails.

mod read;
mod uses;

use crate::Finding;
use read::{Message, Messages};
use std::path::Path;

/// Longest subject in characters; a placeable counts as a name of usual length.
const SUBJECT: usize = 70;
const USUAL_NAME: usize = 10;

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let folder = root.join("crates/web/locales");
    let read = |language: &str| -> anyhow::Result<(Messages, Vec<Finding>)> {
        let mut all = Messages::new();
        let mut findings = Vec::new();
        for entry in std::fs::read_dir(folder.join(language))? {
            let file = std::fs::read_to_string(entry?.path())?;
            for (key, message) in read::parse(&file) {
                if all.insert(key.clone(), message).is_some() {
                    findings.push(format!("locales/{language}: {key} stands twice"));
                }
            }
        }
        Ok((all, findings))
    };
    let (english, _) = read("en")?;
    let mut findings = uses::unused(root, &english)?;
    for entry in std::fs::read_dir(&folder)? {
        let name = entry?.file_name();
        let language = &*name.to_string_lossy();
        let (theirs, twice) = read(language)?;
        let found = compare(&english, &theirs);
        let found = found.into_iter().chain(theirs.iter().flat_map(|(key, it)| {
            let of_text = sound(language, key, it);
            of_text.into_iter().map(move |what| format!("{key} {what}"))
        }));
        findings.extend(twice);
        findings.extend(found.map(|what| format!("locales/{language}: {what}")));
    }
    Ok(findings)
}

fn compare(english: &Messages, theirs: &Messages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, message) in english {
        match theirs.get(key) {
            None => findings.push(format!("{key} is missing")),
            Some(found) if found.arguments != message.arguments => findings.push(format!(
                "{key} takes {:?} instead of {:?}",
                found.arguments, message.arguments
            )),
            Some(_) => {}
        }
    }
    let foreign = theirs.keys().filter(|key| !english.contains_key(*key));
    findings.extend(foreign.map(|key| format!("{key} is not a key of English")));
    findings
}

/// What is wrong with a message by itself.
fn sound(language: &str, key: &str, message: &Message) -> Vec<Finding> {
    let mut findings = Vec::new();
    if message.text.contains('<') || has_entity(&message.text) {
        findings.push("holds markup".to_owned());
    }
    let wanted = plurals(language);
    for select in &message.selects {
        let has = |category: &str| select.iter().any(|it| it == category);
        if !select.iter().any(|it| CATEGORIES.contains(&it.as_str())) {
            continue;
        }
        for category in wanted.iter().filter(|it| !has(it)) {
            findings.push(format!("has no text for the plural `{category}`"));
        }
        let useless = CATEGORIES
            .iter()
            .filter(|it| has(it) && !wanted.contains(it) && **it != "other");
        for category in useless {
            findings.push(format!(
                "has a text for `{category}`, a plural it never takes"
            ));
        }
    }
    let length = message.longest(USUAL_NAME);
    if is_subject(key) && length > SUBJECT {
        findings.push(format!(
            "is a subject of about {length} characters; {SUBJECT} fit"
        ));
    }
    findings
}

/// `&amp;` and the like, which would be shown as they stand.
fn has_entity(text: &str) -> bool {
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#"];
    entities.iter().any(|it| text.contains(it))
}

fn is_subject(key: &str) -> bool {
    let is_alert = key.starts_with("alert-") && !key.ends_with("-text");
    key.starts_with("mail-") && key.contains("-subject") || is_alert
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plurals that whole numbers below a million take (CLDR).
fn plurals(language: &str) -> &'static [&'static str] {
    match language {
        "ja" | "ko" | "zh-Hans" | "zh-Hant" => &["other"],
        "ru" => &["one", "few", "many"],
        _ => &["one", "other"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        read::parse(&format!("key = {text}\n")).pop().unwrap().1
    }

    fn count(variants: &str) -> Message {
        message(&format!("\n    {{ $n ->\n{variants}\n    }}"))
    }

    #[test]
    fn missing_foreign_and_differently_filled_keys_are_found() {
        let of = |file: &str| read::parse(file).into_iter().collect::<Messages>();
        let english = of("a = A { $x }\nb = B\n");
        let theirs = of("a = A { $y }\nc = C\n");
        assert_eq!(compare(&english, &theirs).len(), 3);
        assert!(compare(&english, &english).is_empty());
    }

    #[test]
    fn each_language_needs_its_plurals_and_no_other() {
        let two = count("        [one] x\n       *[other] y");
        let russian = count("        [one] x\n        [few] y\n       *[many] z");
        assert!(sound("en", "key", &two).is_empty());
        assert_eq!(sound("ru", "key", &two).len(), 2);
        assert!(sound("ru", "key", &russian).is_empty());
        assert_eq!(sound("ja", "key", &two).len(), 1);
        let state = count("        [on] x\n       *[off] y");
        assert!(sound("ru", "key", &state).is_empty());
    }

    #[test]
    fn markup_and_long_subjects_are_found() {
        assert_eq!(sound("en", "key", &message("Look <b>here</b>")).len(), 1);
        assert_eq!(sound("en", "key", &message("R&amp;D")).len(), 1);
        assert!(sound("en", "key", &message("R&D; and more")).is_empty());
        let long = message(&"x".repeat(71));
        assert!(sound("en", "mail-x-text", &long).is_empty());
        assert_eq!(sound("en", "mail-x-subject", &long).len(), 1);
        assert_eq!(sound("en", "alert-x", &long).len(), 1);
        let names = message(&format!("{} {{ $company }}", "x".repeat(60)));
        assert_eq!(sound("en", "mail-x-subject-app", &names).len(), 1);
    }
}
